"""The index as .xlsx: a row a proof, to sort and filter; names are links into the bundle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from pipeline.opc import read_parts, write_parts

from .index import Index, IndexItem, IndexRow

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_LINE = 12
_HEADS = (
    ("NO", 5),
    ("AREA", 7),
    ("KOMPONEN", 22),
    ("KODE", 8),
    ("INDIKATOR", 36),
    ("BULAN", 11),
    ("BUKTI DUKUNG", 34),
    ("UKURAN (BITA)", 10),
    ("HASIL PERIKSA", 16),
    ("KETERANGAN", 26),
    ("SHA-256", 58),
)
_CENTER = (0, 1, 3, 5)
_FONT = {"font_name": "Arial", "font_size": 9, "valign": "top"}
_BORDER = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True}
_NONE = IndexItem("")
_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"


def index_xlsx(index: Index) -> bytes:
    """The bytes of the workbook; equal for equal indexes."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = Workbook(buffer, options)
    made = datetime(index.made_on.year, index.made_on.month, index.made_on.day)
    workbook.set_properties(
        {"title": " ".join(index.title), "author": index.office, "created": made}
    )
    sheet = workbook.add_worksheet("Indeks")
    _Writer(workbook, sheet, index).write()
    workbook.close()
    parts = read_parts(buffer.getvalue())
    # XlsxWriter writes C:-style slashes, which only Windows follows; Excel itself writes these.
    if _LINKS in parts:
        parts[_LINKS] = parts[_LINKS].replace(b"\\", b"/")
    return write_parts(parts)


def _tallest(texts: Iterable[str]) -> int:
    """Lines of the tallest cell of a row whose second to last but one columns hold ``texts``:
    LibreOffice and Excel's preview leave rows as high as the file says."""
    widths = (int(width * 0.92) for _, width in _HEADS[1:])
    return max(len(wrap(text, width)) or 1 for text, width in zip(texts, widths, strict=False))


class _Writer:
    def __init__(self, workbook: Workbook, sheet: Worksheet, index: Index) -> None:
        self._sheet = sheet
        self._index = index
        add = workbook.add_format
        self._plain = add({**_FONT})
        self._title = add({**_FONT, "bold": True, "font_size": 12})
        self._stamp = add({**_FONT, "bold": True, "font_size": 12, "font_color": "#C00000"})
        self._head = add(
            {
                **_FONT,
                **_BORDER,
                "bold": True,
                "bg_color": "#E7E6E6",
                "align": "center",
                "valign": "vcenter",
            }
        )
        self._cell = add({**_FONT, **_BORDER})
        self._middle = add({**_FONT, **_BORDER, "align": "center"})
        self._number = add({**_FONT, **_BORDER, "num_format": "#,##0"})
        self._digest = add({**_FONT, **_BORDER, "font_size": 7})
        self._link = add({**_FONT, **_BORDER, "font_color": "#0563C1", "underline": 1})

    def write(self) -> None:
        self._page()
        row = self._heading()
        head = row
        for column, (name, width) in enumerate(_HEADS):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(row, column, name, self._head)
        self._sheet.set_row(row, 28)
        number = 0
        for _, rows in self._index.areas:
            for line in rows:
                for item in line.items or (_NONE,):
                    row, number = row + 1, number + 1
                    self._item(row, number, line, item)
        # To compare a file's digest is work for a screen; on paper the column only costs width.
        self._sheet.print_area(0, 0, row + 1 + len(self._index.notes), len(_HEADS) - 2)
        self._sheet.autofilter(head, 0, max(row, head + 1), len(_HEADS) - 1)
        self._sheet.repeat_rows(head)
        self._sheet.freeze_panes(head + 1, 0)
        for place, note in enumerate(self._index.notes, row + 2):
            self._sheet.write_string(place, 0, note, self._plain)

    def _page(self) -> None:
        sheet = self._sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
        sheet.hide_gridlines(2)
        if self._index.stamp:
            sheet.set_header(f'&R&"Arial,Bold"&12{self._index.stamp}', {"margin": 0.3})
        sheet.set_footer("&R&8Halaman &P dari &N", {"margin": 0.3})

    def _heading(self) -> int:
        """Writes the lines above the table; the row of the table's head."""
        lines: list[tuple[str, Any]] = []
        if self._index.stamp:
            lines.append((self._index.stamp, self._stamp))
        lines += [(text, self._title) for text in self._index.title]
        lines += [(text, self._plain) for text in (self._index.office, *self._index.lines)]
        for row, (text, form) in enumerate(lines):
            self._sheet.write_string(row, 0, text, form)
        return len(lines) + 1

    def _item(self, row: int, number: int, line: IndexRow, item: IndexItem) -> None:
        sheet = self._sheet
        sheet.write_number(row, 0, number, self._middle)
        texts = (
            line.area,
            line.component,
            line.code,
            line.indicator,
            line.month,
        )
        for column, text in enumerate(texts, 1):
            form = self._middle if column in _CENTER else self._cell
            sheet.write_string(row, column, text, form)
        self._name(row, item)
        if item.size is None:
            sheet.write_blank(row, 7, None, self._cell)
        else:
            sheet.write_number(row, 7, item.size, self._number)
        remark = "; ".join(part for part in (line.remark, item.remark) if part)
        sheet.write_string(row, 8, line.examination, self._cell)
        sheet.write_string(row, 9, remark, self._cell)
        sheet.write_string(row, 10, item.sha256, self._digest)
        shown = (*texts, item.name, "", line.examination, remark)
        sheet.set_row(row, _LINE * _tallest(shown) + 3)

    def _name(self, row: int, item: IndexItem) -> None:
        """The proof's name, with a link where there is something to open."""
        target = f"external:{item.path}" if item.path else item.url
        linked = target and self._sheet.write_url(row, 6, target, self._link, item.name) == 0
        if not linked:
            self._sheet.write_string(row, 6, item.name, self._cell)
