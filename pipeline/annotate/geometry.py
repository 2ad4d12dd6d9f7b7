"""Where a comment's box lies on its sheet, in the columns and rows that are there.

Excel keeps a box as an anchor: the cells of its corners and pixels inside them. A box of
two columns would be a sliver over the narrow month columns, so widths are added up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import ceil

from pipeline.annotate.marks import LAST_COLUMN, LAST_ROW, Mark
from pipeline.annotate.markup import first
from pipeline.annotate.sheet import SheetXml, number_of

_BOX_WIDTH = 300
_LINE_HEIGHT = 15
_LINE_LENGTH = 46
_TALLEST = 600
_FEWEST_LINES = 3
_FARTHEST = 200
_MARGIN = 12

#: Of a sheet that does not say: 8,43 characters and 15 points.
_COLUMN_PIXELS = 64
_ROW_POINTS = 15.0
_PIXELS_A_CHARACTER = 7


class Grid:
    """Sizes of a sheet's columns and rows in pixels (96 per inch)."""

    def __init__(self, sheet: SheetXml, heights: dict[int, float]) -> None:
        self._heights = heights
        self._columns = sheet.columns
        stated = first(sheet.around, "sheetFormatPr", 1)
        width = number_of(stated.get("defaultColWidth")) if stated else None
        height = number_of(stated.get("defaultRowHeight")) if stated else None
        self._width = round(width * _PIXELS_A_CHARACTER) if width else _COLUMN_PIXELS
        self._height = height or _ROW_POINTS
        self._column_pixels = lru_cache(maxsize=None)(self._measure_column)

    def _measure_column(self, index: int) -> int:
        for columns in self._columns:
            if columns.first <= index + 1 <= columns.last:
                if columns.hidden:
                    return 0
                if columns.width is not None:
                    return round(columns.width * _PIXELS_A_CHARACTER)
        return self._width

    def _row_pixels(self, index: int) -> int:
        return round(self._heights.get(index + 1, self._height) * 4 / 3)

    def anchor(self, mark: Mark) -> tuple[int, ...]:
        """Left column, pixels; top row, pixels; right column, pixels; bottom row, pixels.

        Columns and rows count from 0. The box stands right of the cell and a little above
        it; left of it at the sheet's right edge.
        """
        left = mark.column if mark.column + 20 < LAST_COLUMN else LAST_COLUMN - 20
        top = max(mark.row - 2, 0)
        right, x = _reach(left, 15 + _BOX_WIDTH, LAST_COLUMN - 1, self._column_pixels)
        bottom, y = _reach(top, 4 + box_height(mark), LAST_ROW - 1, self._row_pixels)
        return (left, 15, top, 4, right, x, bottom, y)

    def stretched(self, anchor: tuple[int, ...], pixels: int) -> tuple[int, ...]:
        """The anchor of a box that is taller by so many pixels."""
        bottom, y = _reach(anchor[6], anchor[7] + pixels, LAST_ROW - 1, self._row_pixels)
        return (*anchor[:6], bottom, y)


def _reach(index: int, length: int, last: int, size: Callable[[int], int]) -> tuple[int, int]:
    """The column or row in which ``length`` pixels from the start of ``index`` end."""
    last = min(last, index + _FARTHEST)  # not over a whole register of hidden rows
    while index < last and length >= size(index):
        length -= size(index)
        index += 1
    return index, max(0, min(length, size(index)))


def box_height(mark: Mark) -> int:
    """Pixels that the comment's text takes."""
    lines = 0
    for head, body in mark.paragraphs:
        for line in (head, *body.split("\n")):
            lines += max(1, ceil(len(line) / _LINE_LENGTH))
    lines += len(mark.findings) - 1  # a blank line between findings
    return min(_TALLEST, max(lines, _FEWEST_LINES) * _LINE_HEIGHT + _MARGIN)
