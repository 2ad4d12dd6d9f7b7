"""The cells of one sheet while they are being read, and the facts beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from pipeline.model import CellRef, column_number
from pipeline.raw import Held

from .held import Decoder, How, how_stored
from .limits import LAST_COLUMN, LAST_ROW, Budget
from .styles import DateStyles

#: Top, left, bottom and right, from 1.
Area = tuple[int, int, int, int]

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(slots=True)
class Link:
    """A hyperlink's area, and the id of the relationship that holds its target."""

    area: Area
    relation: str


@dataclass(slots=True)
class Grid:
    """``rows``: row → column → what stands there. Blank cells are left out."""

    sheet: str
    decoder: Decoder
    styles: DateStyles
    budget: Budget
    rows: dict[int, dict[int, Held]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    #: Values of plain cells, and how cells store them, by the words of their XML (plain.py).
    known: dict[bytes, Held] = field(default_factory=dict)
    hows: dict[bytes, How] = field(default_factory=dict)
    _columns: dict[str, int] = field(default_factory=dict)

    def row(self, number: int) -> dict[int, Held]:
        """The row, made where it is new. Raises ValueError outside of Excel's grid."""
        found = self.rows.get(number)
        if found is None:
            found = self.rows[number] = {}
            self.check_rows(len(self.rows) - 1)
        return found

    def check_rows(self, before: int) -> None:
        """After rows were made: there were ``before`` of them. Raises ValueError, TooMuch."""
        self.budget.spend_rows(len(self.rows) - before)
        if before < len(self.rows):
            last = max(islice(reversed(self.rows), len(self.rows) - before))
            if not 1 <= last <= LAST_ROW:
                raise ValueError(f"row {last}")

    def column(self, letters: str) -> int:
        """Raises ValueError outside of Excel's grid."""
        number = self._columns.get(letters)
        if number is None:
            number = self._columns[letters] = column_number(letters)
            if number > LAST_COLUMN:
                raise ValueError(f"column {letters}")
        return number

    def address(self, reference: str) -> tuple[int, int]:
        """``B7`` → (7, 2). Raises ValueError where it is no address."""
        match = _REFERENCE.fullmatch(reference)
        if match is None:
            raise ValueError(reference)
        return int(match[2]), self.column(match[1])

    def area(self, reference: str) -> Area:
        """``B7`` or ``B7:C9``. Raises ValueError."""
        first, _, last = reference.partition(":")
        top, left = self.address(first)
        bottom, right = self.address(last or first)
        return (min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def place(self, row: int, column: int) -> CellRef:
        return CellRef(self.sheet, row, column)

    def how(self, kind: str | None, style: str | None) -> How:
        return how_stored(kind, style, self.styles)
