"""The .xlsx of the recaps: the printed figures as numbers, text as text, and nothing else."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.annex import write_sheets
from pipeline.opc import read_parts
from pipeline.view.recaps.sheet_types import CellKind, SheetBook, SheetCell, SheetColumn, SheetTable
from tests.recap_documents import (
    complaints,
    docx_tables,
    follow_ups,
    sheet_rows,
    sheets_of,
    table_with,
    wbs,
)
from tests.sample_registers import EMPTY, RICH, complaint


def as_printed(rows: list[list[object]], shares: bool = True) -> list[list[str]]:
    """Rows of counts that end in a share, as text."""
    found = []
    for row in rows:
        cells = [str(v) for v in row]
        if shares and isinstance(row[-1], int | float):
            cells[-1] = f"{row[-1]:.2f}".replace(".", ",")
        found.append(cells)
    return found


PAIRS = [
    (wbs, "Rekap WBS", "KATEGORI"),
    (complaints, "Rekap Pengaduan", "KANAL"),
]


@pytest.mark.parametrize(("make", "tab", "head"), PAIRS)
@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("office", [RICH, EMPTY], ids=["kasus", "nihil"])
def test_each_cell_of_the_recap_equals_that_of_the_document(
    make, tab, head, public, office
) -> None:
    made = make(office, public=public)
    rows = next(t[1:] for t in docx_tables(made.docx) if t[0][0] == head)
    assert as_printed(sheet_rows(sheets_of(made.xlsx)[tab], head)) == rows
    assert len(rows) >= 1


def test_the_other_tables_equal_those_of_the_document_too() -> None:
    for made, tabs in (
        (wbs(RICH), (("Per Bulan", "BULAN"), ("Tindak Lanjut", "NO"))),
        (complaints(RICH), (("Per Bulan", "BULAN"), ("Klasifikasi", "KLASIFIKASI"))),
    ):
        sheets = sheets_of(made.xlsx)
        for tab, head in tabs:
            rows = next(t[1:] for t in docx_tables(made.docx) if t[0][0] == head)
            shares = tab == "Klasifikasi"
            assert as_printed(sheet_rows(sheets[tab], head), shares) == rows, tab
    open_cases = [t[1:] for t in docx_tables(wbs(RICH).docx) if t[0][0] == "KATEGORI"][1]
    sheet = sheets_of(wbs(RICH).xlsx)["Kasus Terbuka"]
    assert as_printed(sheet_rows(sheet, "KATEGORI"), shares=False) == open_cases


@pytest.mark.parametrize("make", [wbs, complaints])
def test_the_annex_equals_that_of_the_document(make) -> None:
    made = make(RICH)
    listed = sheet_rows(sheets_of(made.xlsx)["Lampiran RAHASIA"], "NO")
    assert listed == docx_tables(made.docx)[-1][1:]
    assert sheets_of(made.xlsx)["Lampiran RAHASIA"]["A1"].value == "RAHASIA"


def test_the_follow_up_table_equals_that_of_the_document() -> None:
    made = follow_ups(RICH)
    sheets = sheets_of(made.xlsx)
    assert sheet_rows(sheets["Tindak Lanjut"], "NO") == table_with(made.docx, "NO")
    assert as_printed(sheet_rows(sheets["Rekap per Asal"], "ASAL")) == table_with(made.docx, "ASAL")


def test_counts_and_shares_are_numbers() -> None:
    rows = sheet_rows(sheets_of(complaints(RICH).xlsx)["Rekap Pengaduan"], "KANAL")
    assert rows[0] == ["Langsung", 1, 3, 2, 0, 1, 0, 1, 75]
    assert rows[-1] == ["Jumlah", 2, 6, 3, 1, 1, 1, 2, 75]


# --- text stays text --------------------------------------------------------------------


def book(*cells: str | int | Decimal, **more: object) -> SheetBook:
    table = SheetTable(
        "Contoh",
        "Contoh Tabel",
        tuple(SheetColumn(f"KOLOM {n}", 12, CellKind.TEXT) for n, _ in enumerate(cells)),
        (tuple(SheetCell(c) for c in cells),),
    )
    made = SheetBook(("JUDUL",), "KPU & Contoh", "Posisi", "Kaki & halaman", date(2025, 12, 31))
    return replace(made, tables=(table,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62", "-1", "@x", "{=A1}", "http://contoh.go.id", "00123", "1.234", "12/10"]
)
def test_text_is_never_taken_for_a_formula_a_link_or_a_number(text: str) -> None:
    data = write_sheets(book(text, "x"))
    cell = load_workbook(io.BytesIO(data)).active["A6"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert b"<f>" not in read_parts(data)["xl/worksheets/sheet1.xml"]


def test_a_register_number_that_looks_like_a_formula_stays_one() -> None:
    row = complaint("=HYPERLINK(1)", date(2025, 10, 2), "Surat", "Aspirasi", "Proses")
    made = complaints(replace(RICH, complaints=(row,)))
    cell = sheets_of(made.xlsx)["Lampiran RAHASIA"]
    assert "=HYPERLINK(1)" in [c.value for r in cell.iter_rows() for c in r if c.data_type == "s"]


def test_characters_that_xml_cannot_hold_are_dropped() -> None:
    data = write_sheets(book("a\x00b\x0bc", "x"))
    assert load_workbook(io.BytesIO(data)).active["A6"].value == "abc"


# --- the file ---------------------------------------------------------------------------


def test_equal_tables_give_equal_bytes() -> None:
    assert wbs(RICH).xlsx == wbs(replace(RICH)).xlsx
    assert write_sheets(book(1)) != write_sheets(book(2))


def test_every_sheet_is_set_up_for_a4_with_its_head_on_each_page() -> None:
    for sheet in sheets_of(wbs(RICH).xlsx).values():
        assert sheet.page_setup.paperSize == 9
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows and sheet.freeze_panes
        assert "Halaman" in sheet.oddFooter.right.text


def test_a_stamp_stands_on_every_printed_page() -> None:
    data = write_sheets(book(1, stamp="DRAF – CONTOH"))
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet["A1"].value == "DRAF – CONTOH"
    assert "DRAF – CONTOH" in sheet.oddHeader.right.text


@pytest.mark.parametrize("public", [False, True])
def test_nothing_is_hidden_and_no_property_names_a_person(public: bool) -> None:
    made = complaints(RICH, public=public)
    book = load_workbook(io.BytesIO(made.xlsx))
    assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
    for sheet in book.worksheets:
        assert not any(d.hidden for d in sheet.column_dimensions.values())
        assert not any(d.hidden for d in sheet.row_dimensions.values())
        assert not any(c.comment for row in sheet.iter_rows() for c in row)
    properties = book.properties
    assert (properties.creator, properties.lastModifiedBy) == ("KPU Kabupaten Contoh",) * 2
    assert properties.title == "REKAPITULASI PENANGANAN PENGADUAN MASYARAKAT TRIWULAN IV TAHUN 2025"
    assert not {n for n in read_parts(made.xlsx) if "comment" in n or "external" in n.lower()}
