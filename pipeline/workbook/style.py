"""Colours and cell formats of the workbook, each made once per file."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = "Calibri"
SIZE = 10

ENTRY = "#FFF9E5"
FORMULA = "#EDEDED"
HEADER = "#1F3864"
BAND = "#D9E2F3"
LINE = "#A6A6A6"
LINK = "#1F4E9E"

#: Dates as an Indonesian writes them, whatever the language of the program.
DATE = "dd/mm/yyyy"
LONG_DATE = "[$-421]d mmmm yyyy"
PERCENT = "0.00%"
POINTS = "+0.00;-0.00;0.00"
MONEY = "#,##0"
TEXT = "@"

Properties = dict[str, Any]

_BASE: Properties = {"font_name": FONT, "font_size": SIZE, "valign": "top"}
_BORDER: Properties = {"border": 1, "border_color": LINE}
_CENTER: Properties = {"align": "center"}


class Styles:
    """Formats by what a cell is, so that equal cells share one format of the file."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """A format of the base font with ``properties`` (XlsxWriter's names)."""
        merged = {**_BASE, **properties}
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(merged)
        return self._made[key]

    def title(self) -> Format:
        return self.of(bold=True, font_size=14, font_color=HEADER, valign="vcenter")

    def note(self) -> Format:
        return self.of(italic=True, font_color="#595959")

    def header(self) -> Format:
        return self.of(
            bold=True,
            font_color="#FFFFFF",
            bg_color=HEADER,
            text_wrap=True,
            valign="vcenter",
            **_CENTER,
            **_BORDER,
        )

    def numbering(self) -> Format:
        return self.of(italic=True, bg_color=BAND, **_CENTER, **_BORDER)

    def band(self, **more: Any) -> Format:
        """An area row, or a total."""
        return self.of(**{"bold": True, "bg_color": BAND, "text_wrap": True, **_BORDER, **more})

    def plan(self, **more: Any) -> Format:
        """A text of the decree."""
        return self.of(**{"text_wrap": True, **_BORDER, **more})

    def entry(self, **more: Any) -> Format:
        """A cell that staff fill in."""
        return self.of(**{"text_wrap": True, "bg_color": ENTRY, **_BORDER, **more})

    def formula(self, **more: Any) -> Format:
        """A live formula."""
        return self.of(**{"text_wrap": True, "bg_color": FORMULA, **_BORDER, **more})

    def link(self, **more: Any) -> Format:
        return self.formula(font_color=LINK, underline=1, **_CENTER, **more)

    # Conditional formats carry only what they change.

    def red(self) -> Format:
        return self._book.add_format({"bg_color": "#F8CBCB", "font_color": "#8B0000", "bold": True})

    def amber(self) -> Format:
        return self._book.add_format({"bg_color": "#FFE699", "font_color": "#7F4F00"})

    def green(self) -> Format:
        return self._book.add_format({"bg_color": "#C6E7C8", "font_color": "#0B5A1E"})

    def grey(self) -> Format:
        return self._book.add_format({"bg_color": "#D9D9D9", "font_color": "#404040"})
