"""The invented workbook of ``init --example`` and its evidence files."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from pipeline import schema
from pipeline.decree import load_decree
from pipeline.evidence import EvidenceFolder
from pipeline.example import evidence_files, example_contents, write_evidence
from pipeline.model import DerivedStatus
from pipeline.parse import Parsed, parse_workbook
from pipeline.read import read_workbook
from pipeline.validate import Context, validate
from pipeline.workbook import write_workbook
from pipeline.workbook.figures import figures_of

TODAY = date(2025, 11, 20)


def _project(folder: Path) -> Parsed:
    buffer = BytesIO()
    write_workbook(buffer, example_contents(load_decree(), TODAY))
    path = folder / "input" / "Rencana_Aksi_ZI_2025.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(buffer.getvalue())
    write_evidence(path.parent / "bukti")
    return parse_workbook(read_workbook(path))


def test_the_example_has_no_error_and_only_the_meant_warnings(tmp_path: Path) -> None:
    parsed = _project(tmp_path)
    context = Context(parsed, load_decree(), TODAY, EvidenceFolder(tmp_path))
    found = [f for f in validate(context) if f.severity.value != "info"]
    assert [(f.severity.value, f.sheet, f.message) for f in found] == [
        (
            "warning",
            "Lembar Monev",
            'Berkas "II.3.2/Daftar_Hadir_Monev_KIP.pdf" tidak ditemukan di input/bukti.',
        ),
        ("warning", "Lembar Monev", "Status Selesai, tetapi BUKTI DUKUNG kosong."),
        ("warning", "Lembar Monev", "Status Selesai, tetapi TANGGAL REALISASI kosong."),
        (
            "warning",
            "Pengaduan",
            "TANGGAL SELESAI melewati batas 5 hari kerja (paling lambat 27 Mei 2025).",
        ),
        (
            "warning",
            "Pengaduan",
            "TANGGAL SELESAI kosong, padahal batas 14 hari kerja berakhir 13 November 2025.",
        ),
    ]


def test_each_derived_status_occurs_at_the_example_position() -> None:
    figures = figures_of(example_contents(load_decree(), TODAY))
    assert figures.as_of == date(2025, 10, 31)
    assert {t.status for t in figures.progress.targets} == set(DerivedStatus)
    assert {i.status for i in figures.progress.indicators} == set(DerivedStatus)
    assert figures.progress.total.early == 3


def test_every_sheet_holds_something_and_every_month_a_meeting() -> None:
    contents = example_contents(load_decree(), TODAY)
    for sheet in schema.SHEETS:
        if sheet.register and sheet.columns:
            assert contents.rows[sheet.name], sheet.name
    periods = [row["period"] for row in contents.rows["Rapat"]]
    assert {f"2025-{month:02d}" for month in range(1, 13)} < set(periods)
    assert {f"2025-TW{quarter}" for quarter in (1, 2, 3, 4)} < set(periods)
    meetings = {f"{row['day']:%d/%m/%Y}" for row in contents.rows["Rapat"]}
    decisions = {r["reference"] for r in contents.rows["Tindak Lanjut"]}
    assert len(decisions & meetings) >= 3
    assert contents.settings["data_nature"] == "Contoh"


def test_every_entry_of_the_example_has_its_target() -> None:
    """A KODE or month that no target has would be left out without a word."""
    from pipeline.example import _load

    contents = example_contents(load_decree(), TODAY)
    keys = {(o.code, o.month) for o in contents.obligations()}
    given = {(c, int(m)) for c, months in _load("contoh")["monev"].items() for m in months}
    assert given <= keys


def test_people_are_recognisably_invented() -> None:
    contents = example_contents(load_decree(), TODAY)
    names = {str(row["name"]) for row in contents.rows["Pegawai"]}
    assert all(name.startswith("Contoh ") or name == "Almuttaqin" for name in names)


def test_evidence_files_are_valid_say_contoh_and_are_equal_on_every_run() -> None:
    files = evidence_files()
    assert files == evidence_files()
    assert len(files) == 52
    assert len(set(files.values())) == len(files)  # no two alike: a duplicate is a finding
    assert {path.rpartition(".")[2] for path in files} == {"pdf", "png", "docx", "xlsx"}
    for path, content in files.items():
        if path.endswith(".pdf"):
            assert content.startswith(b"%PDF-1.4") and b"(CONTOH)" in content
        elif path.endswith(".png"):
            assert content.startswith(b"\x89PNG\r\n\x1a\n") and b"CONTOH" in content
        elif path.endswith(".docx"):
            assert Document(BytesIO(content)).paragraphs[0].text == "CONTOH"
        else:
            assert load_workbook(BytesIO(content)).active["A1"].value == "CONTOH"
            assert zipfile.ZipFile(BytesIO(content)).testzip() is None


def test_evidence_that_is_already_there_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "I.1.1" / "SK_Tim_Kerja_ZI_2025.pdf"
    mine.parent.mkdir()
    mine.write_bytes(b"milik kantor")
    written = write_evidence(tmp_path)
    assert len(written) == 51 and mine not in written
    assert mine.read_bytes() == b"milik kantor"
