"""How much a workbook may hold. What is above is refused before it can fill the memory.

A register of a whole province stays far below all of these (docs/batas.md).
"""

from __future__ import annotations

#: The file itself, and all its parts unpacked.
MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_PARTS = 5_000
#: Of all sheets together: cells that hold something, rows with such a cell, different texts.
MAX_CELLS = 3_000_000
MAX_ROWS = 300_000
MAX_STRINGS = 2_000_000
#: Merged areas, hyperlinks, styles, names and relationships, together.
MAX_ITEMS = 500_000

#: The grid of Excel [Excel specifications and limits].
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


class TooMuch(Exception):
    """``reason`` tells, in Indonesian, which limit was passed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Budget:
    """Counts what one workbook uses; raises TooMuch where a limit is passed."""

    def __init__(self) -> None:
        self._cells = self._rows = self._strings = self._items = 0

    def spend_cells(self, count: int) -> None:
        self._cells += count
        _check(self._cells, MAX_CELLS, "sel berisi")

    def spend_rows(self, count: int) -> None:
        self._rows += count
        _check(self._rows, MAX_ROWS, "baris berisi")

    def spend_strings(self, count: int) -> None:
        self._strings += count
        _check(self._strings, MAX_STRINGS, "teks yang berbeda")

    def spend_items(self, count: int = 1) -> None:
        self._items += count
        _check(self._items, MAX_ITEMS, "gabungan sel, tautan, gaya, dan nama")


def _check(used: int, limit: int, what: str) -> None:
    if used > limit:
        raise TooMuch(f"lebih dari {limit:,} {what}".replace(",", "."))
