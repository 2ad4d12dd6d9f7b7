"""The workbook that ``init`` writes, opened as a reader finds it."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline import schema
from pipeline.decree import load_decree
from pipeline.parse import parse_workbook
from pipeline.read import read_workbook
from pipeline.workbook import Contents, blank_contents, write_workbook
from pipeline.workbook.figures import figures_of
from pipeline.workbook.heights import lines_of
from tests.random_entries import random_contents

TODAY = date(2025, 10, 31)
REGISTERS = [sheet for sheet in schema.SHEETS if sheet.register and sheet.columns]


def _written(contents: Contents) -> bytes:
    buffer = BytesIO()
    write_workbook(buffer, contents)
    return buffer.getvalue()


@cache
def _blank() -> bytes:
    return _written(blank_contents(load_decree(), TODAY))


@cache
def _book(values: bool = False) -> Workbook:
    return load_workbook(BytesIO(_blank()), data_only=values)


def _header_row(sheet: Worksheet, *headers: str) -> int:
    """The first row that holds all ``headers``."""
    return next(row for row in range(1, 12) if set(headers) <= {cell.value for cell in sheet[row]})


def _column(sheet: Worksheet, header: str) -> int:
    row = _header_row(sheet, header)
    return next(cell.column for cell in sheet[row] if cell.value == header)


# --- sheets and columns ---------------------------------------------------------------


def test_every_sheet_of_the_schema_stands_in_its_order() -> None:
    assert tuple(_book().sheetnames) == schema.SHEET_NAMES


@pytest.mark.parametrize("contract", [s for s in schema.SHEETS if s.columns], ids=lambda s: s.name)
def test_every_column_of_the_schema_stands_under_its_header(contract: schema.Sheet) -> None:
    sheet = _book()[contract.name]
    row = _header_row(sheet, *contract.headers)
    found = [cell.value for cell in sheet[row] if cell.value]
    assert found[: len(contract.columns)] == [column.header for column in contract.columns]


def test_equal_contents_give_equal_bytes() -> None:
    assert _written(blank_contents(load_decree(), TODAY)) == _blank()


def test_the_settings_that_the_decree_states_are_filled_in() -> None:
    sheet = _book()["Pengaturan"]
    values = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=4)}
    assert values["Satuan kerja"] == "KPU Kabupaten Muaro Jambi"
    assert values["Kode satker"] == "1505"
    assert values["Provinsi"] == "Jambi"
    assert values["Tahun"] == 2025
    assert values["Nomor keputusan"] == "74 Tahun 2025"
    assert values["Tempat"] == "Sengeti"
    assert values["Alamat"] is None
    assert [values[f"Bobot Area {area}"] for area, _ in schema.AREA_WEIGHTS] == [
        8, 7, 10, 10, 15, 10,
    ]  # fmt: skip


# --- Rencana Aksi -----------------------------------------------------------------------


def test_rencana_aksi_is_the_decree_table_as_printed() -> None:
    sheet = _book()["Rencana Aksi"]
    decree = load_decree()
    assert sheet["A1"].value == decree.table_title
    assert [sheet.cell(4, column).value for column in range(1, 7)] == [1, 2, 3, 4, 5, 6]
    texts = [
        tuple(sheet.cell(row, column).value for column in range(3, 8))
        for row in range(5, sheet.max_row + 1)
        if sheet.cell(row, 7).value
    ]
    assert texts == [
        (i.indicator, i.action, i.evidence, i.target, i.code) for i in decree.indicators
    ]


def test_area_rows_run_across_and_area_two_shares_a_cell_with_its_number() -> None:
    sheet = _book()["Rencana Aksi"]
    merges = {str(merge) for merge in sheet.merged_cells.ranges}
    assert (sheet["A5"].value, "B5:F5" in merges) == ("I", True)
    shared = next(row for row in range(5, 90) if "TATA LAKSANA" in str(sheet.cell(row, 1).value))
    assert sheet.cell(shared, 1).value == "II PENATAAN TATA LAKSANA"
    assert f"A{shared}:F{shared}" in merges


def test_component_cells_are_merged_over_their_indicators() -> None:
    sheet = _book()["Rencana Aksi"]
    merged = {
        (merge.min_row, merge.max_row) for merge in sheet.merged_cells.ranges if merge.min_col == 2
    }
    sizes = Counter(
        len(component.indicators)
        for area in load_decree().areas
        for component in area.components
        if len(component.indicators) > 1
    )
    assert Counter(last - first + 1 for first, last in merged if last > first) == sizes


def test_the_marks_are_the_82_obligations() -> None:
    sheet = _book()["Rencana Aksi"]
    first = _column(sheet, "JAN")
    marks = [
        month
        for row in range(5, sheet.max_row + 1)
        for month in range(1, 13)
        if sheet.cell(row, first + month - 1).value == schema.MARK
    ]
    by_month = Counter(marks)
    assert [by_month[m] for m in range(1, 13)] == [6, 6, 0, 3, 1, 0, 5, 8, 6, 14, 8, 25]


def test_lembar_monev_has_a_row_an_obligation_in_the_decree_order_and_no_merges() -> None:
    sheet = _book()["Lembar Monev"]
    rows = [(r[0].value, r[1].value) for r in sheet.iter_rows(min_row=4) if r[0].value]
    blank = blank_contents(load_decree(), TODAY)
    assert rows == [(r["code"], r["month"]) for r in blank.rows["Lembar Monev"]]
    assert len(rows) == 82
    assert not sheet.merged_cells.ranges
    assert sheet.auto_filter.ref is not None


# --- formulas ---------------------------------------------------------------------------


def _formula_cells() -> list[tuple[str, str, str]]:
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in _book()
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_every_formula_has_a_stored_value() -> None:
    sheets = re.compile(r"xl/worksheets/sheet\d+\.xml")
    with zipfile.ZipFile(BytesIO(_blank())) as package:
        parts = [package.read(n).decode() for n in package.namelist() if sheets.fullmatch(n)]
    text = "".join(parts)
    assert text.count("<f>") == len(_formula_cells()) > 1_000
    assert len(re.findall(r"</f><v>", text)) == text.count("<f>")


def test_stored_values_are_what_measure_says() -> None:
    figures = figures_of(blank_contents(load_decree(), TODAY))
    sheet = _book(values=True)["Rekap"]
    total = next(row for row in sheet.iter_rows() if row[1].value == "JUMLAH")
    assert [cell.value for cell in total[2:12]] == [
        82, 49, 0, 0.5976, 0, -59.76, 0, 0, 35, 49,
    ]  # fmt: skip
    assert figures.progress.total.due == 49


def test_formulas_use_only_functions_of_excel_2013() -> None:
    known: set[str] = set()
    for names in (
        "AND CHOOSE DATE DAY HYPERLINK IF IFERROR INT ISNUMBER LEFT LEN LOOKUP",
        "MATCH MONTH N OR ROUND SEARCH SUM SUMPRODUCT TODAY TRIM YEAR",
    ):
        known.update(names.split())
    used = {
        name
        for _, _, formula in _formula_cells()
        for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', "", formula))
    }
    assert used <= known
    text = b"".join(
        zipfile.ZipFile(BytesIO(_blank())).read(f"xl/worksheets/sheet{n}.xml") for n in range(1, 16)
    )
    assert b"_xlfn" not in text and b'cm="1"' not in text and b't="array"' not in text
    assert max(len(formula) for _, _, formula in _formula_cells()) < 8_192


def test_formulas_count_no_formula_column_of_another_row() -> None:
    """What staff may type over (BATAS WAKTU, POSISI, STATUS of Rencana Aksi) feeds no count."""
    entry_ranges = {"LM_KODE", "LM_BULAN", "LM_STATUS", "LM_TANGGAL", "LM_BUKTI"}
    plan = {"RA_KODE", "RA_TANDA", "RA_INDIKATOR", "RA_BUKTI_FISIK", "RA_PENANGGUNG_JAWAB"}
    used = {
        name
        for _, _, formula in _formula_cells()
        for name in re.findall(r"\b(?:LM|RA)_[A-Z_]+", formula)
    }
    assert used == entry_ranges | plan


def test_the_ranges_that_formulas_count_include_the_header_and_rows_put_in_below() -> None:
    names = _book().defined_names
    for name in ("LM_KODE", "LM_STATUS", "RA_KODE", "RA_TANDA"):
        first, last = re.findall(r"\$(\d+)", names[name].attr_text)
        assert (int(first), int(last) >= 250) == (1, True)
    assert names["TanggalBatas"].attr_text.replace("'", "") == "Rekap!$C$3"


def test_the_date_cell_is_today_until_staff_type_one() -> None:
    assert _book()["Rekap"]["C3"].value == "=TODAY()"
    assert _book(values=True)["Rekap"]["C3"].value.date() == TODAY
    typed = replace(blank_contents(load_decree(), TODAY), typed_as_of=date(2025, 9, 30))
    sheet = load_workbook(BytesIO(_written(typed)))["Rekap"]
    assert sheet["C3"].value.date() == date(2025, 9, 30)


def test_links_lead_both_ways() -> None:
    book = _book()
    plan, monev = book["Rencana Aksi"], book["Lembar Monev"]
    there = plan.cell(6, _column(plan, "LEMBAR MONEV")).value
    back = monev.cell(4, _column(monev, "RENCANA AKSI")).value
    assert "HYPERLINK(\"#'Lembar Monev'!A\"&MATCH(" in there
    assert "HYPERLINK(\"#'Rencana Aksi'!G\"&MATCH(" in back


# --- entry aids and print ---------------------------------------------------------------


def _validated(sheet: Worksheet) -> dict[int, str]:
    """The kind of check by column number."""
    return {
        range_.min_col: check.type
        for check in sheet.data_validations.dataValidation
        for range_ in check.sqref.ranges
    }


@pytest.mark.parametrize("contract", REGISTERS, ids=lambda s: s.name)
def test_every_choice_has_a_list_and_every_date_a_check(contract: schema.Sheet) -> None:
    checks = _validated(_book()[contract.name])
    for number, column in enumerate(contract.columns, 1):
        if column.role is schema.Role.FORMULA:
            continue
        if column.choices or column.kind in (schema.Kind.MONTH, schema.Kind.CODE):
            assert checks[number] == "list", column.header
        if column.kind is schema.Kind.DATE:
            assert checks[number] == "date", column.header


@pytest.mark.parametrize("contract", REGISTERS, ids=lambda s: s.name)
def test_dates_nip_and_periode_have_their_formats_in_free_rows_too(contract: schema.Sheet) -> None:
    sheet = _book()[contract.name]
    formats = {schema.Kind.DATE: "dd/mm/yyyy", schema.Kind.NIP: "@", schema.Kind.PERIOD: "@"}
    for number, column in enumerate(contract.columns, 1):
        if column.kind in formats and column.role is not schema.Role.FORMULA:
            assert sheet.cell(5, number).number_format == formats[column.kind], column.header


def test_entry_cells_are_tinted_and_formula_cells_grey() -> None:
    sheet = _book()["Lembar Monev"]
    colours = {
        column.header: sheet.cell(4, number).fill.start_color.rgb
        for number, column in enumerate(schema.LEMBAR_MONEV.columns, 1)
    }
    assert colours["STATUS"] == colours["BUKTI DUKUNG"] == "FFFFF9E5"
    assert colours["BATAS WAKTU"] == colours["POSISI"] == "FFEDEDED"


@pytest.mark.parametrize("name", ["Rencana Aksi", "Lembar Monev", "Tindak Lanjut"])
def test_the_status_columns_have_conditional_formats(name: str) -> None:
    sheet = _book()[name]
    places = {str(found.sqref)[0] for found in sheet.conditional_formatting}
    letter = get_column_letter(_column(sheet, "STATUS"))
    assert letter in places


@pytest.mark.parametrize("contract", schema.SHEETS, ids=lambda s: s.name)
def test_every_sheet_prints_on_a4_landscape_with_page_numbers(contract: schema.Sheet) -> None:
    sheet = _book()[contract.name]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert "&P" in sheet.oddFooter.right.text
    if contract.name != "Rekap":  # its scale is given, so that its page break holds
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
    if contract.register and contract.columns:
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.freeze_panes is not None


def test_nothing_is_protected_or_hidden() -> None:
    for sheet in _book():
        assert not sheet.protection.sheet
        assert sheet.sheet_state == "visible"


def test_row_heights_are_automatic_so_that_rows_grow_when_staff_type() -> None:
    with zipfile.ZipFile(BytesIO(_blank())) as package:
        monev = package.read("xl/worksheets/sheet5.xml").decode()
    rows = re.findall(r"<row ([^>]*)>", monev)
    by_hand = [row for row in rows if "customHeight" in row]
    assert len(by_hand) == 2  # the title and the header
    assert sum(' ht="' in row for row in rows) > 80


def test_long_words_and_slashes_take_the_lines_that_they_need() -> None:
    assert lines_of("satu dua", 20) == 1
    assert lines_of("satu\ndua\n\ntiga", 20) == 4
    assert lines_of("I.4.2/SK_Agen_Perubahan_Perubahan.pdf", 22) == 3


def test_text_never_becomes_a_formula_a_link_or_a_number() -> None:
    blank = blank_contents(load_decree(), TODAY)
    row = {"number": "007", "recommendation": "=1+1", "evidence": "https://contoh.example"}
    contents = replace(blank, rows={**blank.rows, "Tindak Lanjut": (row,)})
    sheet = load_workbook(BytesIO(_written(contents)))["Tindak Lanjut"]
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("007", "s")
    assert (sheet["F4"].value, sheet["F4"].data_type) == ("=1+1", "s")
    assert sheet["K4"].hyperlink is None


# --- the same meaning to every reader -----------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_what_is_written_is_what_the_program_reads(seed: int, tmp_path) -> None:
    contents = random_contents(seed)
    path = tmp_path / "acak.xlsx"
    path.write_bytes(_written(contents))
    parsed = parse_workbook(read_workbook(path))
    assert [f for f in parsed.findings if f.severity.value == "error"] == []
    from pipeline.measure import measure

    expected = figures_of(contents).progress
    read = measure(parsed.office, expected.period, expected.as_of)
    assert read.total == expected.total
    assert [a.counts for a in read.areas] == [a.counts for a in expected.areas]
    assert [i.status for i in read.indicators] == [i.status for i in expected.indicators]
    assert read.quarters == expected.quarters
    assert read.weighted == expected.weighted
