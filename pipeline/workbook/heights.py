"""Row heights: how tall wrapped text stands, for a print in which nothing is cut off.

Neither Excel nor LibreOffice measures the rows of a file that it opens for the first time,
so they are measured here. The heights are only a start: they are written as automatic, so
that a row grows when staff type more into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from xlsxwriter.utility import xl_pixel_width
from xlsxwriter.worksheet import Worksheet

from .style import SIZE

#: Points of one line of Calibri 10, and the space above and below a cell's text.
_LINE = 12.9
_PADDING = 3.0
#: Pixels of a column per character of its width, and those that the cell keeps free.
_PIXELS = 7.0
_MARGIN = 8.0
#: xl_pixel_width measures Calibri 11 as Excel draws it on a screen; print is narrower.
_SCALE = SIZE / 11 * 0.98
_MOST = 400.0
#: What stays on one line: LibreOffice also breaks behind a slash or a hyphen.
_WORD = re.compile(r"[^ /-]*[ /-]?")


def lines_of(text: str, width: float, bold: bool = False) -> int:
    """How many lines ``text`` takes, wrapped at words in a column ``width`` characters wide."""
    room = (width * _PIXELS - _MARGIN) / (_SCALE * (1.08 if bold else 1.0))
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0.0
        for word in _WORD.findall(paragraph):
            length = float(xl_pixel_width(word))
            if used and used + xl_pixel_width(word.rstrip()) > room:
                count += 1
                used = 0.0
            while length > room:  # a word too long for the column is broken
                count += 1
                length -= room
            used += length
    return count


def height_for(lines: int) -> float:
    """Points for a row of ``lines`` lines; Excel's limit is 409."""
    return min(lines * _LINE + _PADDING, _MOST)


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """Points for a row with these texts, each with its column's width."""
    return height_for(max((lines_of(text, width) for text, width in cells), default=1))


class GrowingSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet whose row heights are automatic, as if Excel had measured them itself.

    XlsxWriter marks each height that it is given as set by hand, and then Excel no longer
    lets the row grow; the mark is left out, except on rows in ``fixed``.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fixed: set[int] = set()

    def fix_row(self, row: int, height: float) -> None:
        """A height that stays: titles and rows of merged cells, which no program measures."""
        self.set_row(row, height)
        self.fixed.add(row + 1)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_start_tag_unencoded(tag, self._automatic(tag, attributes))

    def _xml_empty_tag_unencoded(self, tag: str, attributes: Any = ()) -> None:
        super()._xml_empty_tag_unencoded(tag, self._automatic(tag, attributes))

    def _automatic(self, tag: str, attributes: Any) -> Any:
        if tag != "row" or dict(attributes).get("r") in self.fixed:
            return attributes
        return [(name, value) for name, value in attributes if name != "customHeight"]
