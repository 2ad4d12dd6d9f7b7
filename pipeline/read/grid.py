"""The cells of one sheet while they are being read, and the facts beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct, field

from pipeline.model import CellRef, column_number
from pipeline.raw import Block, Held, Rows

from .held import Decoder, How, how_stored
from .limits import LAST_COLUMN, LAST_ROW, Budget
from .styles import DateStyles

#: Top, left, bottom and right, from 1.
Area = tuple[int, int, int, int]

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Link(Struct):
    """A hyperlink's area, and the id of the relationship that holds its target."""

    area: Area
    relation: str


class Grid(Struct):
    """``rows``: row → column → what stands there. Blank cells are left out.

    ``block`` holds rows that were taken a column at a time (alike.py).
    """

    sheet: str
    decoder: Decoder
    styles: DateStyles
    budget: Budget
    rows: dict[int, dict[int, Held]] = field(default_factory=dict)
    block: Block = field(default_factory=Block)
    merges: list[Area] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    #: Values of plain cells, and how cells store them, by the words of their XML (plain.py).
    known: dict[bytes, Held] = field(default_factory=dict)
    hows: dict[bytes, How] = field(default_factory=dict)
    #: The same values by the attributes of their cells, and text (alike.py).
    decoded: dict[bytes, dict[bytes, Held]] = field(default_factory=dict)
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

    def all_rows(self) -> Mapping[int, Mapping[int, Held]]:
        """The rows in which something stands. Raises ValueError where a cell stands twice."""
        block = self.block
        for number in self.rows.keys() & block.numbers:
            at = block.numbers.index(number)
            row, more = self.rows[number], block.row(at)
            if not row.keys().isdisjoint(more):  # one of the two values would be lost in silence
                raise ValueError("a cell twice")
            row.update(more)
            block.drop(at)
        if not all(self.rows.values()):
            self.rows = {number: row for number, row in self.rows.items() if row}
        return Rows(block, self.rows) if block.numbers else self.rows

    def cells_in(self, area: Area) -> Iterator[tuple[int, int]]:
        """The places in ``area`` where something stands, by row and column."""
        top, left, bottom, right = area
        for number, row in self.rows.items():
            if top <= number <= bottom:
                yield from [(number, column) for column in row if left <= column <= right]
        numbers = self.block.numbers
        rows = range(bisect_left(numbers, top), bisect_right(numbers, bottom))
        for column, cells in self.block.columns.items():
            if left <= column <= right:
                yield from ((numbers[at], column) for at in rows if cells[at] is not None)

    def held(self, number: int, column: int) -> Held:
        """What stands there; None where the cell is blank."""
        at = self.block.index(number)
        if at is not None and column in self.block.columns:
            return self.block.columns[column][at]
        return self.rows.get(number, {}).get(column)

    def hold(self, number: int, column: int, held: Held) -> None:
        """Let ``held`` stand there instead of what does. Raises as :meth:`row`."""
        at = self.block.index(number)
        if at is None:
            self.row(number)[column] = held
        else:
            blank: list[Held] = [None] * len(self.block.numbers)
            self.block.columns.setdefault(column, blank)[at] = held

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
