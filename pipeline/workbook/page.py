"""What every sheet shares: print set-up, header rows, cells, drop-downs and date checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from xlsxwriter.format import Format

from pipeline import schema
from pipeline.months import MONTH_NAMES
from pipeline.schema import Column, Kind, Role

from .contents import CellValue
from .heights import GrowingSheet, height_of
from .layout import CODE_LIST_NAME, HEADER_ROW
from .style import DATE, MONEY, TEXT, Properties, Styles

_A4 = 9
#: What A4 landscape leaves between its side margins, at 96 pixels an inch.
_PAGE_PIXELS = (11.69 - 2 * 0.4) * 96
#: Programs and printers draw a column up to 5% wider than its pixels.
_LEEWAY = 0.93
_FIRST_DAY = date(2000, 1, 1)
_LAST_DAY = date(2099, 12, 31)

#: Number format and alignment by what a column holds.
_BY_KIND: dict[Kind, Properties] = {
    Kind.DATE: {"num_format": DATE, "align": "center"},
    Kind.MONTH: {"num_format": TEXT},
    Kind.MONTH_YEAR: {"num_format": TEXT},
    Kind.PERIOD: {"num_format": TEXT},
    Kind.CODE: {"num_format": TEXT},
    Kind.NIP: {"num_format": TEXT},
    Kind.MONEY: {"num_format": MONEY},
    Kind.MARK: {"num_format": TEXT, "align": "center", "valign": "vcenter"},
}


def set_page(sheet: GrowingSheet, pages_wide: int = 1, tab: str = "#1F3864") -> None:
    """A4 landscape, fitted to the width, with the sheet's name and the page numbers."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&F – &A&R&8Halaman &P dari &N", {"margin": 0.3})
    sheet.hide_gridlines(2)
    sheet.set_tab_color(tab)


def scale_for(widths: Iterable[float]) -> int:
    """Per cent at which columns of these widths fill an A4 page across."""
    pixels = sum(int(width * 7 + 5) for width in widths)
    return int(_PAGE_PIXELS / pixels * _LEEWAY * 100)


def put(sheet: GrowingSheet, row: int, column: int, value: CellValue, cell: Format) -> None:
    """Writes ``value`` as what it is: text never becomes a formula, a number or a link."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, cell)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, cell)
    elif isinstance(value, date):  # a datetime is one too
        sheet.write_datetime(row, column, value, cell)
    else:
        sheet.write_number(row, column, value, cell)


def put_formula(
    sheet: GrowingSheet, row: int, column: int, formula: str, cell: Format, value: CellValue
) -> None:
    """Writes a live formula with the value that it has now; a date as its serial number."""
    stored: CellValue = value
    if isinstance(value, date):
        stored = (value - date(1899, 12, 30)).days
    sheet.write_formula(row, column, formula, cell, "" if stored is None else stored)


def write_head(
    sheet: GrowingSheet, styles: Styles, title: str, note: str, columns: Sequence[Column]
) -> None:
    """Title, note and header row, with the columns' widths and their formats below the data."""
    sheet.fix_row(0, 24)
    sheet.write_string(0, 0, title, styles.title())
    sheet.write_string(1, 0, note, styles.note())
    for index, column in enumerate(columns):
        below = styles.of(text_wrap=True, **_BY_KIND.get(column.kind, {}))
        sheet.set_column(index, index, column.width, below)
        sheet.write_string(HEADER_ROW, index, column.header, styles.header())
    heads = [(column.header, column.width - 1) for column in columns]
    sheet.fix_row(HEADER_ROW, height_of(heads) + 4)
    sheet.repeat_rows(HEADER_ROW)


def fit_row(
    sheet: GrowingSheet, row: int, columns: Sequence[Column], values: Mapping[str, CellValue]
) -> None:
    """Makes a row as tall as its texts stand; ``values`` by column key."""
    cells = [
        (value, column.width)
        for column in columns
        if isinstance(value := values.get(column.key), str)
    ]
    sheet.set_row(row, height_of(cells))


def format_of(styles: Styles, column: Column) -> Format:
    """The format of a cell under ``column``: tinted for entries, grey for formulas."""
    more = {"align": "center"} if column.header == "NO" else _BY_KIND.get(column.kind, {})
    if column.role is Role.FORMULA:
        return styles.formula(**more)
    return styles.entry(**more) if column.role is Role.ENTRY else styles.plan(**more)


def check_column(
    sheet: GrowingSheet, column: Column, index: int, first_row: int, last_row: int
) -> None:
    """The drop-down or the date check of a column; nothing for free text and formulas."""
    options = _check_of(column)
    if options is not None and column.role is not Role.FORMULA:
        sheet.data_validation(first_row, index, last_row, index, options)


def _check_of(column: Column) -> dict[str, Any] | None:
    if column.choices:
        return choice_check(column.header, column.choices)
    if column.kind is Kind.DATE:
        return date_check(column.header)
    if column.kind is Kind.MONTH:
        return choice_check(column.header, MONTH_NAMES)
    if column.kind is Kind.CODE:
        return {
            "validate": "list",
            "source": f"={CODE_LIST_NAME}",
            "ignore_blank": False,  # the list has empty cells, which would else allow anything
            "error_type": "warning",
            "error_title": "KODE tidak dikenal",
            "error_message": "KODE ini tidak ada dalam lembar Rencana Aksi.",
        }
    if column.kind is Kind.MARK:
        return choice_check(column.header, (schema.MARK,))
    return _advice_of(column)


def _advice_of(column: Column) -> dict[str, Any] | None:
    """Kinds that no list can check: what to type, shown when the cell is chosen."""
    if column.kind is Kind.MONEY:
        return {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": f"{column.header} bukan bilangan",
            "error_message": "Ketik angka rupiah tanpa titik dan tanpa Rp, mis. 250000.",
        }
    advice = {
        Kind.PERIOD: "Bulan: 2025-10. Triwulan: 2025-TW4. Laporan akhir: 2025.",
        Kind.MONTH_YEAR: "Nama bulan dan tahun, mis. Oktober 2025.",
        Kind.NIP: "18 digit tanpa spasi. Kosongkan bagi anggota KPU.",
    }.get(column.kind)
    if advice is None:
        return None
    return {"validate": "any", "input_title": column.header.title(), "input_message": advice}


def choice_check(header: str, choices: Sequence[str]) -> dict[str, Any]:
    """A drop-down list; what is not in it is refused."""
    return {
        "validate": "list",
        "source": list(choices),
        "error_title": "Pilih dari daftar",
        "error_message": f"Isian {header.title()} dipilih dari daftar yang tersedia.",
    }


def date_check(header: str) -> dict[str, Any]:
    """Only a date; text that looks like one is refused, for no formula counts it."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
        "error_title": "Tanggal tidak dapat dibaca",
        "error_message": f"Ketik {header.title()} sebagai hari/bulan/tahun, mis. 31/10/2025.",
    }
