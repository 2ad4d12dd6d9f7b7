"""Evidence entries: one file under many spellings, and nothing outside of input/bukti."""

from __future__ import annotations

import pytest

from pipeline.evidence import (
    EvidenceFolder,
    EvidenceKind,
    EvidenceState,
    classify,
    classify_link,
)


@pytest.mark.parametrize(
    "entry",
    [
        "rapat/x.pdf",
        "bukti/rapat/x.pdf",
        "input/bukti/rapat/x.pdf",
        r"input\bukti\rapat\x.pdf",
        r"Bukti\rapat\x.pdf",
        "./rapat//x.pdf",
        "rapat/foto/../x.pdf",
        "  rapat/x.pdf ",
    ],
)
def test_one_file_has_many_spellings(entry):
    item = classify(entry)
    assert (item.kind, item.path) == (EvidenceKind.PATH, "rapat/x.pdf")


@pytest.mark.parametrize(
    "entry",
    [
        "/etc/contoh.pdf",
        r"C:\Users\contoh\x.pdf",
        "c:x.pdf",
        r"\\server\bagi\x.pdf",
        "//server/bagi/x.pdf",
        "../x.pdf",
        "bukti/../x.pdf",
        "rapat/../../x.pdf",
        "file:///C:/x.pdf",
        "ftp://contoh/x.pdf",
        "mailto:contoh@contoh.go.id",
        "~/x.pdf",
    ],
)
def test_what_leads_outside_is_outside(entry):
    assert classify(entry).kind is EvidenceKind.OUTSIDE


@pytest.mark.parametrize(
    "entry",
    [
        "https://contoh.go.id/a?b=1",
        "HTTP://contoh.go.id",
        "www.contoh.go.id/a",
        "Notulen: https://contoh.go.id/a",
    ],
)
def test_web_addresses_are_links(entry):
    assert classify(entry).kind is EvidenceKind.LINK


def test_a_colon_in_a_name_is_no_scheme():
    assert classify("Notulen: rapat Oktober").kind is EvidenceKind.PATH


def test_hyperlinks_to_files_are_decoded():
    item = classify_link("bukti/SK%20Tim.pdf#halaman=2")
    assert (item.kind, item.path) == (EvidenceKind.PATH, "SK Tim.pdf")
    assert classify_link("..%5C..%5Cx.pdf").kind is EvidenceKind.OUTSIDE


def test_the_folder_tells_files_folders_and_what_is_missing(tmp_path):
    root = tmp_path / "input" / "bukti"
    (root / "rapat").mkdir(parents=True)
    (root / "rapat" / "x.pdf").write_bytes(b"x")
    folder = EvidenceFolder(tmp_path)
    assert folder.state("rapat/x.pdf") is EvidenceState.FILE
    assert folder.state("rapat") is EvidenceState.FOLDER
    assert folder.state("rapat/y.pdf") is EvidenceState.MISSING
    assert folder.state("a\0b") is EvidenceState.MISSING
    assert EvidenceFolder(tmp_path / "lain").state("x.pdf") is EvidenceState.MISSING


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    root = tmp_path / "input" / "bukti"
    root.mkdir(parents=True)
    (tmp_path / "rahasia.pdf").write_bytes(b"x")
    (root / "x.pdf").symlink_to(tmp_path / "rahasia.pdf")
    assert EvidenceFolder(tmp_path).state("x.pdf") is EvidenceState.OUTSIDE
