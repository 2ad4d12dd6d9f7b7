"""Where a value stands: a cell, a row, a sheet or the file."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


def column_letter(column: int) -> str:
    """``1`` → ``A``, ``28`` → ``AB`` (the letters of ECMA-376 cell references)."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """``A`` → ``1``, ``AB`` → ``28``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class CellRef(Struct, frozen=True, order=True):
    """A place in a workbook: a cell, a whole sheet (row 0) or the file (sheet "")."""

    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def address(self) -> str | None:
        """``D14``; None where the place is a sheet or the file."""
        if not self.row or not self.column:
            return None
        return f"{column_letter(self.column)}{self.row}"


class RowRef(Struct, frozen=True):
    """A row of a sheet, and where each schema column stands in that sheet."""

    sheet: str
    number: int
    columns: Mapping[str, int] = field(default_factory=dict)

    def cell(self, key: str) -> CellRef:
        """The cell under schema column ``key``; the whole sheet if it has no such column."""
        column = self.columns.get(key, 0)
        return CellRef(self.sheet, self.number if column else 0, column)
