"""A file is what its name says, or the examination says what it is instead."""

from __future__ import annotations

import pytest

from pipeline.evidence.examination import examine
from pipeline.evidence.records import RecordState
from pipeline.evidence.words import faults_of

from .evidence_files import (
    TODAY,
    a_file,
    a_jpeg,
    a_new_style_pdf,
    examined,
    locked,
    notes_of,
    office_with,
    put,
    repacked,
    state_of,
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.pdf", a_file("x.pdf")),
        ("x.PDF", a_file("x.pdf")),
        ("x.pdf", b"\n\n" + a_file("x.pdf")),
        ("x.pdf", a_file("x.pdf") + b"\0" * 3000),
        ("x.pdf", a_new_style_pdf()),
        ("x.docx", a_file("x.docx")),
        ("x.xlsx", a_file("x.xlsx")),
        ("x.png", a_file("x.png")),
        ("x.png", a_file("x.png") + b"trailing"),
        ("x.jpg", a_jpeg()),
        ("x.jpeg", a_jpeg(thumbnail=True) + b"more pictures"),
    ],
)
def test_a_whole_file_is_ok(tmp_path, name, data):
    put(tmp_path, name, data)
    assert state_of(tmp_path, name) == "ok"


@pytest.mark.parametrize(
    ("name", "data", "note"),
    [
        ("x.pdf", b"Notulen rapat, disimpan sebagai teks.", "content_is"),
        ("x.pdf", a_file("x.docx"), "content_is"),
        ("x.pdf", b"\0" * 5000, "content_is"),
        ("x.pdf", a_file("x.pdf")[:-60], "cut"),
        ("x.pdf", b"%PDF-1.4\n" + b"x" * 300 + b"startxref\n999999\n%%EOF", "cut"),
        ("x.pdf", b"%PDF-1.4\n<</Type/Pages/Kids[]>>\nstartxref\n9\n%%EOF", "no_page"),
        ("x.docx", b"<html>unduhan gagal</html>", "content_is"),
        ("x.docx", a_file("x.xlsx"), "content_is"),
        ("x.xlsx", a_file("x.docx"), "content_is"),
        ("x.docx", a_file("x.docx")[:-40], "cut"),
        ("x.docx", repacked(a_file("x.docx"), word_document_xml=b"<w:document>"), "cut"),
        ("x.docx", repacked(a_file("x.docx"), word_document_xml=None), "content_is"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "content_is"),
        ("x.png", a_file("x.png")[:-8], "cut"),
        ("x.png", a_file("x.png").replace(b"Comment", b"Kommentar"[:7]), "cut"),
        ("x.png", a_jpeg(), "content_is"),
        ("x.jpg", a_jpeg(whole=False), "cut"),
        ("x.jpg", a_jpeg(whole=False, thumbnail=True), "cut"),
        ("x.jpg", a_file("x.png"), "content_is"),
        ("x.lnk", b"L\0\0\0", "shortcut"),
    ],
)
def test_what_a_file_is_not_is_told(tmp_path, name, data, note):
    put(tmp_path, name, data)
    state = "unreadable" if note in ("cut", "no_page") else "wrong_type"
    assert (state_of(tmp_path, name), notes_of(tmp_path, name)) == (state, [note])


def test_the_words_on_a_damaged_file_say_what_its_state_says(tmp_path):
    for name in ("x.pdf", "x.docx", "x.png"):
        put(tmp_path, name, a_file(name)[: len(a_file(name)) // 2])
        (record,) = examined(tmp_path, name)
        assert record.state is RecordState.UNREADABLE
        ((_, words),) = faults_of(record)
        assert words == "rusak atau terpotong, sehingga tidak dapat dibuka"


@pytest.mark.parametrize(
    ("name", "part"), [("x.docx", b"word/document.xml"), ("x.xlsx", b"xl/worksheets/sheet1.xml")]
)
def test_a_damaged_part_of_a_document_is_found(tmp_path, name, part):
    data = bytearray(a_file(name))
    local_header = data.index(b"PK\x03\x04", data.index(part) - 30)
    data[local_header + 30 + len(part) + 10] ^= 0xFF
    put(tmp_path, name, bytes(data))
    assert notes_of(tmp_path, name) == ["cut"]


def test_a_password_is_told_apart_from_a_wrong_type(tmp_path):
    put(tmp_path, "x.docx", locked("x"))
    assert (state_of(tmp_path, "x.docx"), notes_of(tmp_path, "x.docx")) == (
        "unreadable",
        ["locked"],
    )


def test_an_encrypted_pdf_whose_pages_are_hidden_is_unchecked(tmp_path):
    data = b"%PDF-1.6\n<</Encrypt 5 0 R>>\nstartxref\n9\n%%EOF"
    put(tmp_path, "x.pdf", data)
    assert state_of(tmp_path, "x.pdf") == "unchecked"


def test_other_kinds_are_taken_as_given_and_hashed(tmp_path):
    put(tmp_path, "catatan.txt", b"Contoh")
    (record,) = examined(tmp_path, "catatan.txt")
    assert record.state.value == "unchecked"
    assert record.sha256 and len(record.sha256) == 64


def test_a_document_that_unpacks_to_too_much_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.evidence.office_files.MAX_UNPACKED", 500)
    put(tmp_path, "x.docx", a_file("x.docx"))
    assert (state_of(tmp_path, "x.docx"), notes_of(tmp_path, "x.docx")) == (
        "unchecked",
        ["too_big"],
    )


def test_any_cut_or_spoilt_file_is_judged_and_none_raises(tmp_path):
    """Every kind, cut at many lengths and with single bytes turned."""
    for name in ("x.pdf", "x.docx", "x.xlsx", "x.png", "x.jpg"):
        whole = a_jpeg(thumbnail=True) if name == "x.jpg" else a_file(name)
        spoilt = [whole[:n] for n in range(1, len(whole), max(1, len(whole) // 25))]
        for place in range(0, len(whole), max(1, len(whole) // 25)):
            turned = bytearray(whole)
            turned[place] ^= 0xFF
            spoilt.append(bytes(turned))
        for number, data in enumerate(spoilt):
            put(tmp_path, f"{number}/{name}", data)
        lines = tuple(f"{number}/{name}" for number in range(len(spoilt)))
        records = examine(office_with(("I.1.1", 10, lines)), tmp_path, TODAY)
        states = {r.state.value for r in records}
        assert states <= {"ok", "wrong_type", "unchecked", "unreadable"}
        cut = records[1 : len(whole) // max(1, len(whole) // 25) // 2]
        assert {r.state.value for r in cut} <= {"unreadable", "wrong_type"}, name
        assert "unreadable" in {r.state.value for r in cut}, name
