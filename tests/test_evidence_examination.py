"""Planted bad evidence is told apart, file by file; nothing outside of input/bukti is read."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest

from pipeline.evidence import EvidenceFolder, EvidenceState
from pipeline.evidence.examination import examine, summary_of
from pipeline.evidence.tree import init_folders
from pipeline.model import Entry

from .evidence_files import (
    TODAY,
    a_file,
    examined,
    notes_of,
    office_with,
    put,
    state_of,
    with_row,
)


def test_planted_bad_evidence_is_told_apart_file_by_file(tmp_path):
    secret = tmp_path / "rahasia.pdf"
    secret.write_bytes(a_file("rahasia.pdf"))
    root = put(tmp_path, "baik.pdf", a_file("baik.pdf")).parent
    put(tmp_path, "kosong.pdf", b"")
    put(tmp_path, "teks.pdf", b"Ini hanya teks.")
    put(tmp_path, "sama.pdf", a_file("baik.pdf"))
    put(tmp_path, "spasi.pdf ", a_file("spasi.pdf"))
    (root / "tautan.pdf").symlink_to(secret)
    (root / "keluar").symlink_to(tmp_path)
    office = office_with(
        (
            "I.1.1",
            10,
            (
                "baik.pdf",
                "hilang.pdf",
                "kosong.pdf",
                "teks.pdf",
                "tautan.pdf",
                "keluar/rahasia.pdf",
                "../../rahasia.pdf",
                str(secret),
                r"C:\Users\contoh\x.pdf",
                r"\\server\bagi\x.pdf",
                "NUL",
                "con.pdf",
                "baik.pdf:rahasia",
                "baik.pdf.",
                "spasi.pdf",
                "https://contoh.go.id/x",
                "https://x",
            ),
        ),
        ("I.1.2", 11, ("sama.pdf",)),
    )
    records = examine(office, tmp_path, TODAY)
    assert [(r.entry, r.state.value) for r in records] == [
        ("baik.pdf", "duplicate"),
        ("hilang.pdf", "missing"),
        ("kosong.pdf", "empty"),
        ("teks.pdf", "wrong_type"),
        ("tautan.pdf", "outside"),
        ("keluar/rahasia.pdf", "outside"),
        ("../../rahasia.pdf", "outside"),
        (str(secret), "outside"),
        (r"C:\Users\contoh\x.pdf", "outside"),
        (r"\\server\bagi\x.pdf", "outside"),
        ("NUL", "missing"),
        ("con.pdf", "missing"),
        ("baik.pdf:rahasia", "missing"),
        ("baik.pdf.", "missing"),
        ("spasi.pdf", "missing"),
        ("https://contoh.go.id/x", "unchecked"),
        ("https://x", "wrong_type"),
        ("sama.pdf", "duplicate"),
    ]
    read = {r.entry for r in records if r.sha256}
    assert read == {"baik.pdf", "teks.pdf", "sama.pdf"}


def test_names_that_windows_cannot_keep_apart_find_nothing_on_any_system(tmp_path):
    for name in ("con.pdf", "aux", "x.pdf:b", "x.pdf.", "LPT1.docx"):
        put(tmp_path, name, a_file("x.pdf"))
        assert EvidenceFolder(tmp_path).state(name) is EvidenceState.MISSING, name
    assert EvidenceFolder(tmp_path).state("") is EvidenceState.MISSING
    put(tmp_path, "konsep.pdf", a_file("x.pdf"))
    assert EvidenceFolder(tmp_path).state("konsep.pdf") is EvidenceState.FILE


def test_a_near_name_is_offered_and_never_taken(tmp_path):
    put(tmp_path, "spasi.pdf ", a_file("x.pdf"))
    put(tmp_path, "Laporan Rapat.pdf", a_file("x.pdf"))
    put(tmp_path, "V.1.1/SK_UPG.pdf", a_file("x.pdf"))
    for line, near in (
        ("spasi.pdf", "spasi.pdf "),
        ("laporan_rapat.pdf", "Laporan Rapat.pdf"),
        ("SK UPG.pdf", "V.1.1/SK_UPG.pdf"),
    ):
        (record,) = examined(tmp_path, line)
        assert record.state.value == "missing"
        assert [n.detail for n in record.notes] == [near]


def test_spellings_of_one_path_are_one_entry(tmp_path):
    put(tmp_path, "a/x.pdf", a_file("x.pdf"))
    lines = ("a/x.pdf", "bukti/a/x.pdf", "input/bukti/a/x.pdf", r"input\bukti\a\x.pdf")
    assert len(examined(tmp_path, *lines)) == 1


def test_one_file_of_two_targets_is_sharing_and_two_files_of_equal_bytes_are_not(tmp_path):
    put(tmp_path, "sk.pdf", a_file("sk.pdf"))
    put(tmp_path, "salinan.pdf", a_file("sk.pdf"))
    shared = office_with(("I.1.1", 10, ("sk.pdf",)), ("I.1.2", 11, ("bukti/sk.pdf",)))
    first, second = examine(shared, tmp_path, TODAY)
    assert (first.state.value, second.state.value) == ("ok", "ok")
    assert [(n.kind.value, n.detail) for n in first.files[0].notes] == [
        ("shared", "I.1.2 November")
    ]
    copied = office_with(("I.1.1", 10, ("sk.pdf",)), ("I.1.2", 11, ("salinan.pdf",)))
    first, second = examine(copied, tmp_path, TODAY)
    assert (first.state.value, second.state.value) == ("duplicate", "duplicate")
    assert second.files[0].notes[0].detail == 'I.1.1 Oktober ("sk.pdf")'


def test_two_copies_for_one_target_are_a_note_and_no_duplicate(tmp_path):
    put(tmp_path, "sk.pdf", a_file("sk.pdf"))
    put(tmp_path, "salinan.pdf", a_file("sk.pdf"))
    records = examined(tmp_path, "sk.pdf", "salinan.pdf")
    assert [r.state.value for r in records] == ["ok", "ok"]
    assert [[n.kind.value for n in r.files[0].notes] for r in records] == [["copy"], ["copy"]]


def test_a_month_s_proof_filed_again_for_another_month_is_a_duplicate(tmp_path):
    put(tmp_path, "agustus.pdf", a_file("x.pdf"))
    put(tmp_path, "september.pdf", a_file("x.pdf"))
    office = office_with(("I.1.1", 8, ("agustus.pdf",)), ("I.1.1", 9, ("september.pdf",)))
    assert {r.state.value for r in examine(office, tmp_path, TODAY)} == {"duplicate"}


def test_a_folder_counts_with_its_files_and_takes_the_worst_state(tmp_path):
    put(tmp_path, "foto/a.png", a_file("a.png", "a"))
    put(tmp_path, "foto/dalam/b.png", a_file("b.png", "b"))
    put(tmp_path, "foto/Thumbs.db", b"x")
    put(tmp_path, "foto/~$a.docx", b"x")
    (record,) = examined(tmp_path, "foto/")
    assert (record.kind.value, record.state.value) == ("folder", "ok")
    assert [f.path for f in record.files] == ["foto/a.png", "foto/dalam/b.png"]
    put(tmp_path, "foto/c.png", b"")
    assert state_of(tmp_path, "foto") == "empty"
    (tmp_path / "input/bukti/foto/luar").symlink_to(tmp_path)
    (record,) = examined(tmp_path, "foto")
    assert record.state.value == "outside"
    assert [f.path for f in record.files if f.sha256] == ["foto/a.png", "foto/dalam/b.png"]


def test_an_empty_folder_is_empty_and_the_whole_folder_is_no_evidence(tmp_path):
    (tmp_path / "input/bukti/V.1.1").mkdir(parents=True)
    assert state_of(tmp_path, "V.1.1") == "empty"
    assert state_of(tmp_path, "input/bukti") == "missing"


def test_a_link_to_a_folder_inside_does_not_turn_in_circles(tmp_path):
    put(tmp_path, "foto/a.png", a_file("a.png"))
    (tmp_path / "input/bukti/foto/lagi").symlink_to(tmp_path / "input/bukti/foto")
    (record,) = examined(tmp_path, "foto")
    assert [(f.path, f.state.value) for f in record.files] == [
        ("foto/a.png", "ok"),
        ("foto/lagi", "outside"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file_and_does_not_block(tmp_path):
    (tmp_path / "input/bukti").mkdir(parents=True)
    os.mkfifo(tmp_path / "input/bukti/x.pdf")
    assert state_of(tmp_path, "x.pdf") == "missing"


def test_what_may_not_be_read_is_unreadable(tmp_path, monkeypatch):
    put(tmp_path, "x.pdf", a_file("x.pdf"))

    def refuse(*_: object) -> int:
        raise PermissionError("contoh")

    monkeypatch.setattr("pipeline.evidence.folder.os.open", refuse)
    assert state_of(tmp_path, "x.pdf") == "unreadable"


def test_a_file_swapped_for_a_link_before_it_is_opened_is_not_read(tmp_path, monkeypatch):
    secret = tmp_path / "rahasia.pdf"
    secret.write_bytes(a_file("rahasia.pdf"))
    path = put(tmp_path, "x.pdf", a_file("x.pdf"))
    open_file = os.open

    def swap(name: str, flags: int) -> int:
        with suppress(FileNotFoundError):
            path.unlink()
        path.symlink_to(secret)
        return open_file(name, flags)

    monkeypatch.setattr("pipeline.evidence.folder.os.open", swap)
    (record,) = examined(tmp_path, "x.pdf")
    assert (record.state.value, record.sha256) == ("unreadable", None)


def test_a_folder_swapped_for_a_link_before_it_is_opened_is_not_read(tmp_path, monkeypatch):
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "x.pdf").write_bytes(a_file("rahasia.pdf"))
    path = put(tmp_path, "rapat/x.pdf", a_file("x.pdf"))
    open_file = os.open

    def swap(name: str, flags: int) -> int:
        if not path.parent.is_symlink():
            path.parent.rename(tmp_path / "lama")
            path.parent.symlink_to(outside)
        return open_file(name, flags)

    monkeypatch.setattr("pipeline.evidence.folder.os.open", swap)
    (record,) = examined(tmp_path, "rapat/x.pdf")
    assert (record.state.value, record.sha256) == ("unreadable", None)


def test_a_file_that_changes_while_it_is_read_is_noticed(tmp_path, monkeypatch):
    path = put(tmp_path, "x.pdf", a_file("x.pdf"))
    from pipeline.evidence import examination

    judge = examination.judge

    def slow(name, file, size):
        with path.open("ab") as other:
            other.write(b"x")
        return judge(name, file, size)

    monkeypatch.setattr(examination, "judge", slow)
    assert (state_of(tmp_path, "x.pdf"), notes_of(tmp_path, "x.pdf")) == (
        "unreadable",
        ["changed"],
    )


def test_odd_dates_of_files_are_noted(tmp_path):
    for name, day in (("nanti.pdf", datetime(2026, 3, 1)), ("dulu.pdf", datetime(2024, 12, 31))):
        path = put(tmp_path, name, a_file("x.pdf", name))
        os.utime(path, (day.timestamp(), day.timestamp()))
    put(tmp_path, "kini.pdf", a_file("x.pdf"))
    assert notes_of(tmp_path, "nanti.pdf") == ["future"]
    assert notes_of(tmp_path, "dulu.pdf") == ["before_year"]
    assert notes_of(tmp_path, "kini.pdf") == []
    (record,) = examined(tmp_path, "kini.pdf")
    assert record.files[0].modified == date(2025, 10, 3)


def test_a_cell_s_link_is_examined_in_place_of_its_name(tmp_path):
    put(tmp_path, "SK Tim.pdf", a_file("x.pdf"))
    office = office_with(("I.1.1", 10, ("x",)))
    entry = Entry("I.1.1", 10, evidence=("Lihat SK",), links=("bukti/SK%20Tim.pdf",))
    (record,) = examine(with_row(office, entry), tmp_path, TODAY)
    assert (record.entry, record.state.value) == ("bukti/SK%20Tim.pdf", "ok")


def test_progress_counts_each_file_once(tmp_path):
    data = a_file("x.pdf")
    put(tmp_path, "x.pdf", data)
    office = office_with(("I.1.1", 10, ("x.pdf",)), ("I.1.2", 11, ("x.pdf", "y.pdf")))
    told: list[tuple[int, int]] = []
    examine(office, tmp_path, TODAY, lambda done, total: told.append((done, total)))
    assert told[-1] == (len(data), len(data))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_the_summary_counts_entries_and_names_every_state(tmp_path):
    put(tmp_path, "x.pdf", a_file("x.pdf"))
    summary = summary_of(examined(tmp_path, "x.pdf", "y.pdf"))
    assert {s.value: n for s, n in summary.items()} == {
        "outside": 0,
        "missing": 1,
        "unreadable": 0,
        "wrong_type": 0,
        "empty": 0,
        "duplicate": 0,
        "ok": 1,
        "unchecked": 0,
    }


BIG = """
import resource, sys
from pathlib import Path
from tests.evidence_files import examined
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
records = examined(Path(sys.argv[1]), "besar.pdf", "nol.pdf")
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print([r.state.value for r in records], records[0].size, (after - before) // 1024)
"""


def test_files_of_200_mb_are_examined_in_bounded_memory(tmp_path):
    whole = a_file("besar.pdf")
    cut = whole.index(b"xref")
    path = put(tmp_path, "besar.pdf", b"")
    with path.open("r+b") as file:  # its page first, then a hole, then its end
        file.write(whole[:cut])
        file.seek(200 * 1024 * 1024)
        file.write(b"startxref\n%d\n%%%%EOF\n" % (cut - 20))
    with put(tmp_path, "nol.pdf", b"").open("r+b") as file:
        file.truncate(200 * 1024 * 1024)
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", BIG, str(tmp_path)], cwd=root, capture_output=True, text=True
    )
    states, rest = done.stdout.rsplit("]", 1)
    size, grown = rest.split()
    assert states + "]" == "['ok', 'wrong_type']", done.stderr
    assert int(size) > 200 * 1024 * 1024
    assert int(grown) < 30, f"{grown} MiB"


def test_asking_whether_a_file_is_there_reads_nothing(tmp_path, monkeypatch):
    put(tmp_path, "x.pdf", a_file("x.pdf"))

    def refuse(*_: object) -> int:
        raise AssertionError("opened")

    monkeypatch.setattr("pipeline.evidence.folder.os.open", refuse)
    assert EvidenceFolder(tmp_path).state("x.pdf") is EvidenceState.FILE


def test_the_empty_tree_has_a_folder_a_code_and_a_month_where_there_are_several(tmp_path):
    office = office_with(("I.1.1", 10, ()), ("I.1.2", 8, ()), ("I.1.2", 9, ()))
    made = init_folders(office, tmp_path)
    root = tmp_path / "input" / "bukti"
    names = [path.relative_to(root).as_posix() for path in made]
    assert names == ["I.1.1", "I.1.2/Agustus", "I.1.2/September"]
    assert init_folders(office, tmp_path) == ()


def test_the_empty_tree_is_not_made_through_a_link(tmp_path):
    outside = tmp_path / "luar"
    outside.mkdir()
    (tmp_path / "input/bukti").mkdir(parents=True)
    (tmp_path / "input/bukti/I.1.2").symlink_to(outside)
    init_folders(office_with(("I.1.2", 8, ()), ("I.1.2", 9, ())), tmp_path)
    assert list(outside.iterdir()) == []


def test_a_workbook_in_which_nothing_was_filled_in_is_empty() -> None:
    from io import BytesIO

    from openpyxl import Workbook

    from pipeline.evidence.office_files import xlsx
    from pipeline.evidence.records import RecordState

    blank, filled = Workbook(), Workbook()
    assert filled.active is not None
    filled.active["C9"] = "Rekap"
    states = []
    for book in (blank, filled):
        file = BytesIO()
        book.save(file)
        states.append(xlsx(file, len(file.getvalue())).state)
    assert states == [RecordState.EMPTY, RecordState.OK]
