"""Tables → .xlsx that an office prints, sorts and adds up: counts are numbers, text stays text.

Nothing of it is live: no formula, link, comment or hidden sheet. Equal tables give equal
bytes.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pipeline.opc import read_parts, write_parts
from pipeline.view.recaps.sheet_types import CellKind, SheetBook, SheetCell, SheetTable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_LINE = 13.5
_FONT = {"font_name": "Arial", "font_size": 9, "valign": "vcenter"}
_BORDER = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True}
_ALIGN = {CellKind.TEXT: "left", CellKind.CENTER: "center", CellKind.SHARE: "right"}
#: Wider tables stand across; about what A4 upright holds at a legible size.
_UPRIGHT = 115
#: Not XML 1.0 characters: they would break the file.
_UNPRINTABLE = {c: None for c in range(32) if c not in (9, 10, 13)} | {
    c: None for c in (*range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
}


def write_sheets(book: SheetBook) -> bytes:
    """``book`` as the bytes of an .xlsx: a sheet a table, A4, its head repeated on each page."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = Workbook(buffer, options)
    made = datetime(book.made_on.year, book.made_on.month, book.made_on.day)
    title = _plain(" ".join(book.title_lines))
    workbook.set_properties({"title": title, "author": _plain(book.office), "created": made})
    for table in book.tables:
        _SheetWriter(workbook, book, table).write()
    workbook.close()
    return write_parts(read_parts(buffer.getvalue()))


def _plain(text: str) -> str:
    return text.translate(_UNPRINTABLE)


class _SheetWriter:
    """One table on its sheet, from the top down."""

    def __init__(self, workbook: Workbook, book: SheetBook, table: SheetTable) -> None:
        self._workbook = workbook
        self._book = book
        self._table = table
        self._sheet: Worksheet = workbook.add_worksheet(table.tab)
        self._row = 0

    def write(self) -> None:
        self._page()
        for index, column in enumerate(self._table.columns):
            self._sheet.set_column(index, index, column.width)
        self._heading()
        head = self._row
        self._head()
        body = len(self._table.rows) - self._table.totals
        for number, cells in enumerate(self._table.rows):
            self._cells(cells, is_total=number >= body)
        self._sheet.repeat_rows(head)
        self._sheet.freeze_panes(head + 1, 0)
        self._row += 1
        for note in self._table.notes:
            self._line(note, italic=True)

    def _format(self, **properties: Any) -> Any:
        return self._workbook.add_format({**_FONT, **properties})

    def _page(self) -> None:
        sheet, wide = self._sheet, sum(c.width for c in self._table.columns) > _UPRIGHT
        sheet.set_paper(_A4)
        sheet.set_landscape() if wide else sheet.set_portrait()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        marks = [self._book.stamp, "RAHASIA" if self._table.confidential else ""]
        mark = " – ".join(m for m in marks if m)
        if mark:
            sheet.set_header(f'&R&"Arial,Bold"&12{mark}', {"margin": 0.3})
        footer = self._book.footer[:150].replace("&", "&&")
        sheet.set_footer(f"&L&7{_plain(footer)}&R&8Halaman &P dari &N", {"margin": 0.3})

    def _heading(self) -> None:
        if self._table.confidential:
            self._line("RAHASIA", bold=True, font_size=12, font_color="#C00000")
        if self._book.stamp:
            self._line(self._book.stamp, bold=True, font_size=12, font_color="#C00000")
        for text in self._book.title_lines:
            self._line(text, bold=True, font_size=12)
        self._line(self._book.office)
        self._line(self._book.position)
        self._line(self._table.heading, bold=True, font_size=10)

    def _line(self, text: str, **properties: Any) -> None:
        """A line over all columns, as high as its text stands."""
        last = len(self._table.columns) - 1
        cell = self._format(text_wrap=True, **properties)
        room = sum(c.width for c in self._table.columns) * 9 / properties.get("font_size", 9)
        if last:
            self._sheet.merge_range(self._row, 0, self._row, last, "", cell)
        self._sheet.write_string(self._row, 0, _plain(text), cell)
        size = properties.get("font_size", 9) / 9
        self._sheet.set_row(self._row, _LINE * size * _lines(text, room) + 2)
        self._row += 1

    def _head(self) -> None:
        cell = self._format(bold=True, bg_color="#E7E6E6", align="center", **_BORDER)
        for index, column in enumerate(self._table.columns):
            self._sheet.write_string(self._row, index, column.head, cell)
        tallest = max(_lines(c.head, c.width * 0.85) for c in self._table.columns)
        self._sheet.set_row(self._row, _LINE * tallest + 4)
        self._row += 1

    def _cells(self, cells: tuple[SheetCell, ...], is_total: bool) -> None:
        columns, at, tallest = self._table.columns, 0, 1
        is_band = len(cells) == 1 < len(columns)
        marked = {"bold": True, "bg_color": "#F2F2F2"} if is_total or is_band else {}
        for value in cells:
            kind = columns[at].kind if value.span == 1 or is_band else CellKind.CENTER
            form = {"num_format": "0.00"} if isinstance(value.value, Decimal) else {}
            properties = {**_BORDER, "align": _ALIGN[kind], **marked, **form}
            cell = self._format(**properties)
            if value.span > 1:
                self._sheet.merge_range(self._row, at, self._row, at + value.span - 1, "", cell)
            self._put(at, value, cell)
            width = sum(c.width for c in columns[at : at + value.span])
            tallest = max(tallest, _lines(str(value.value), width))
            at += value.span
        self._sheet.set_row(self._row, _LINE * tallest + 4)
        self._row += 1

    def _put(self, column: int, value: SheetCell, cell: Any) -> None:
        if isinstance(value.value, str):
            self._sheet.write_string(self._row, column, _plain(value.value), cell)
        else:
            self._sheet.write_number(self._row, column, float(value.value), cell)


def _lines(text: str, width: float) -> int:
    """Lines that ``text`` takes, wrapped at words, where about ``width`` characters fit."""
    count = 0
    for paragraph in text.split("\n"):
        used, lines = 0.0, 1
        for word in paragraph.split(" "):
            if used and used + 1 + len(word) > width:
                lines, used = lines + 1, 0.0
            used += len(word) + (1 if used else 0)
            lines += int((used - 1) // width) if used > width else 0
            used = used % width if used > width else used
        count += lines
    return count
