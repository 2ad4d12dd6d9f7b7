"""``evidence`` as JSON and as a text for a chat message."""

from __future__ import annotations

import json
from datetime import date

from msgspec.structs import replace

from pipeline.evidence.examination import examine
from pipeline.evidence.records import RecordState
from pipeline.evidence.review import review
from pipeline.forms.evidence import evidence_json, evidence_text
from pipeline.model import Entry, EntryStatus, Examination, Office

from .evidence_files import TODAY, a_file, office_with, put, with_row

AS_OF = date(2025, 10, 31)


def text_of(office: Office, project, as_of: date = AS_OF) -> str:
    return evidence_text(review(office, examine(office, project, TODAY), as_of))


def persons(office: Office, **by_code: str) -> Office:
    indicators = tuple(
        replace(i, person=by_code.get(i.code.replace(".", "_"), i.person))
        for i in office.indicators
    )
    return replace(office, indicators=indicators)


def test_the_json_has_the_promised_keys(tmp_path):
    put(tmp_path, "x.pdf", a_file("x.pdf"))
    office = office_with(("I.1.1", 10, ("bukti/x.pdf", "y.pdf", "https://contoh.go.id/a")))
    record = json.loads(evidence_json(examine(office, tmp_path, TODAY)))
    assert [
        [e[k] for k in ("code", "month", "entry", "kind", "state")] for e in record["entries"]
    ] == [
        ["I.1.1", 10, "bukti/x.pdf", "file", "ok"],
        ["I.1.1", 10, "y.pdf", "file", "missing"],
        ["I.1.1", 10, "https://contoh.go.id/a", "link", "unchecked"],
    ]
    digests = [e["sha256"] for e in record["entries"]]
    assert len(digests[0]) == 64 and digests[1:] == [None, None]
    assert set(record["summary"]) == {state.value for state in RecordState}
    assert sum(record["summary"].values()) == 3
    assert record["entries"][0]["files"][0]["path"] == "x.pdf"


def test_what_is_missing_stands_by_area_and_person(tmp_path):
    put(tmp_path, "teks.pdf", b"hanya teks")
    office = office_with(
        ("I.1.1", 9, ("hilang.pdf",)),
        ("I.1.2", 10, ()),
        ("II.1.1", 10, ("teks.pdf",)),
        ("II.1.2", 12, ()),
    )
    office = persons(office, I_1_1="Kasubbag Contoh B", I_1_2="Kasubbag Contoh A", II_1_1="")
    office = with_row(office, Entry("II.1.2", 12))
    text = text_of(office, tmp_path)
    wanted = text[text.index("PERLU DILENGKAPI") :]
    assert wanted.splitlines() == [
        "PERLU DILENGKAPI: 3 target",
        "",
        "AREA I – PENATAAN TATA LAKSANA",
        "Kasubbag Contoh A:",
        "- I.1.2 Oktober: bukti belum ada (STATUS sudah Selesai); diminta: Contoh bukti",
        "Kasubbag Contoh B:",
        '- I.1.1 September: "hilang.pdf" tidak ditemukan',
        "",
        "AREA II – Penguatan Pengawasan",
        "(belum ada penanggung jawab):",
        '- II.1.1 Oktober: "teks.pdf" isinya teks biasa',
    ]


def test_nothing_is_asked_for_before_it_is_due_or_where_it_does_not_apply(tmp_path):
    office = office_with(("I.1.1", 10, ()), ("I.1.2", 11, ()), ("I.1.3", 9, ()))
    office = with_row(office, Entry("I.1.1", 10))
    office = with_row(office, Entry("I.1.2", 11))
    office = with_row(office, Entry("I.1.3", 9, EntryStatus.TIDAK_BERLAKU, note="Contoh"))
    assert "PERLU DILENGKAPI: 1 target" in text_of(office, tmp_path)
    assert "PERLU DILENGKAPI: 0 target" in text_of(office, tmp_path, date(2025, 10, 30))
    assert "PERLU DILENGKAPI: 2 target" in text_of(office, tmp_path, date(2025, 11, 30))


def test_the_examination_and_its_result_are_told(tmp_path):
    put(tmp_path, "x.pdf", a_file("x.pdf"))
    put(tmp_path, "y.pdf", a_file("y.pdf"))
    office = office_with(("I.1.1", 9, ("x.pdf",)), ("I.1.2", 10, ("y.pdf",)))
    first, second = office.entries
    poor = replace(
        first,
        examination=Examination.PERLU_PERBAIKAN,
        examined_by="Contoh Pemeriksa",
        examined_on=date(2025, 10, 8),
        examiner_note="Tanda tangan belum lengkap.",
    )
    office = replace(office, entries=(poor, replace(second, examination=Examination.SESUAI)))
    text = text_of(office, tmp_path)
    assert "Hasil periksa: sesuai 1, perlu perbaikan 1, belum diperiksa 0." in text
    assert (
        "- I.1.1 September: perlu perbaikan (Contoh Pemeriksa, 8 Oktober 2025): "
        "Tanda tangan belum lengkap." in text
    )


def test_the_figures_agree_with_the_records(tmp_path):
    put(tmp_path, "x.pdf", a_file("x.pdf"))
    put(tmp_path, "foto/a.png", a_file("a.png", "a"))
    put(tmp_path, "foto/b.png", a_file("b.png", "b"))
    office = office_with(
        ("I.1.1", 9, ("x.pdf", "foto", "hilang.pdf", "https://contoh.go.id/a")),
        ("I.1.2", 12, ("x.pdf",)),
    )
    text = text_of(office, tmp_path)
    assert (
        "Target: 2; 1 di antaranya berbatas waktu s.d. 31 Oktober 2025. "
        "Bukti ada 2, belum ada 0." in text
    )
    assert (
        "Isian bukti: 5 (ada dan dapat dibuka 3; tidak ditemukan 1; "
        "isinya tidak diperiksa aplikasi 1)." in text
    )
    assert "Tautan: 1;" in text and "Folder: 1, berisi 2 berkas." in text
    assert '- I.1.2 Desember: "x.pdf" dipakai bersama I.1.1 September' in text


def test_text_of_the_workbook_cannot_steer_a_terminal(tmp_path):
    office = office_with(("I.1.1", 9, ("hilang\x1b[31m.pdf", "a\u202eb.pdf")))
    text = text_of(office, tmp_path)
    assert "\x1b" not in text and "\u202e" not in text


def test_evidence_on_a_row_that_is_no_target_is_told(tmp_path):
    put(tmp_path, "x.pdf", a_file("x.pdf"))
    office = with_row(office_with(("I.1.1", 9, ())), Entry("I.1.1", 3, evidence=("x.pdf",)))
    assert "BUKTI PADA BARIS YANG BUKAN TARGET: I.1.1 Maret" in text_of(office, tmp_path)
