"""Raw sheets: cells as the file holds them, before anyone asks what they mean.

:mod:`pipeline.read` makes these and :mod:`pipeline.parse` reads them; neither knows the
other, so the library that reads .xlsx can change without anything else moving.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from operator import itemgetter

from msgspec import Struct, field

from pipeline.model import CellRef

CellValue = str | int | float | bool | datetime | date | time | timedelta | None


class CellKind(Enum):
    BLANK = "blank"
    TEXT = "text"
    NUMBER = "number"
    BOOL = "bool"
    DATE = "date"
    ERROR = "error"
    #: A formula that no program has calculated: its value is not known (not "blank").
    UNCALCULATED = "uncalculated"

    @classmethod
    def of(cls, value: CellValue) -> CellKind:
        """The kind of a plain value."""
        return _KINDS.get(type(value), cls.DATE)


_KINDS: Mapping[type, CellKind] = {
    type(None): CellKind.BLANK,
    str: CellKind.TEXT,
    int: CellKind.NUMBER,
    float: CellKind.NUMBER,
    bool: CellKind.BOOL,
}


class RawCell(Struct, frozen=True):
    """One cell. ``value`` is the cached value of a formula; an error's text for ERROR."""

    place: CellRef
    value: CellValue = None
    kind: CellKind = CellKind.BLANK
    is_formula: bool = False
    link: str | None = None

    @property
    def text(self) -> str:
        """The value as text, trimmed of spaces only, as Excel's TRIM does at the ends."""
        return text_of(self.value)


#: A plain value stands for its cell (a register has a million of them); a RawCell where
#: there is more to say: a formula, an error, a link.
Held = CellValue | RawCell


class Block(Struct):
    """Rows of a big sheet by columns: their numbers, rising, and each column's cells.

    Each of ``columns`` is as long as ``numbers``; None where a cell is blank. Every row holds
    something.
    """

    numbers: list[int] = field(default_factory=list)
    columns: dict[int, list[Held]] = field(default_factory=dict)

    def append(self, numbers: Sequence[int], columns: Mapping[int, Sequence[Held]]) -> None:
        """More rows, all below those that are here."""
        before = len(self.numbers)
        self.numbers += numbers
        for column in columns.keys() - self.columns.keys():
            self.columns[column] = [None] * before
        for column, cells in self.columns.items():
            cells += columns.get(column) or [None] * len(numbers)

    def drop(self, at: int) -> None:
        """The row that stands there."""
        del self.numbers[at]
        for cells in self.columns.values():
            del cells[at]

    def index(self, number: int) -> int | None:
        """Where the row stands; None where it is not here."""
        at = bisect_left(self.numbers, number)
        return at if at < len(self.numbers) and self.numbers[at] == number else None

    def row(self, at: int) -> dict[int, Held]:
        """The cells of a row that hold something, by column."""
        cells = ((column, self.columns[column][at]) for column in sorted(self.columns))
        return {column: held for column, held in cells if held is not None}


class Rows(Mapping[int, Mapping[int, Held]]):
    """The rows of ``block`` and of ``others``, in order; no row is in both.

    A row of the block is put together when somebody asks for it.
    """

    def __init__(self, block: Block, others: Mapping[int, Mapping[int, Held]]) -> None:
        self._block = block
        self._others = others

    def __getitem__(self, number: int) -> Mapping[int, Held]:
        if number in self._others:
            return self._others[number]
        at = self._block.index(number)
        if at is None:
            raise KeyError(number)
        return self._block.row(at)

    def __contains__(self, number: object) -> bool:
        known = isinstance(number, int) and self._block.index(number) is not None
        return known or number in self._others

    def __iter__(self) -> Iterator[int]:
        return iter(sorted([*self._block.numbers, *self._others]))

    def __len__(self) -> int:
        return len(self._block.numbers) + len(self._others)

    def columns_below(
        self, row: int, columns: Sequence[int]
    ) -> tuple[list[int], list[Sequence[Held]]]:
        """As :meth:`RawSheet.columns_below`."""
        block = self._block
        first = bisect_right(block.numbers, row)
        numbers = block.numbers[first:]
        blank: list[Held] = [None] * len(numbers)
        below, others = _columns_below(self._others, row, columns)
        found: list[Sequence[Held]] = [
            [*(block.columns[c][first:] if c in block.columns else blank), *other]
            for c, other in zip(columns, others, strict=True)
        ]
        if not below or not numbers:
            return numbers + below, found
        numbers += below
        in_order = itemgetter(*sorted(range(len(numbers)), key=numbers.__getitem__))
        return list(in_order(numbers)), [in_order(cells) for cells in found]


def _columns_below(
    rows: Mapping[int, Mapping[int, Held]], row: int, columns: Sequence[int]
) -> tuple[list[int], list[Sequence[Held]]]:
    numbers = sorted(number for number in rows if number > row)
    below = [rows[number] for number in numbers]
    return numbers, [[cells.get(column) for cells in below] for column in columns]


class RawSheet(Struct, frozen=True):
    """A sheet's cells that hold anything, by row then column (both from 1).

    ``merges`` are (first row, first column, last row, last column); ``hidden_rows`` the
    rows that are hidden or filtered away, ``hidden_columns`` (first, last) of each run of
    hidden columns.
    """

    name: str
    rows: Mapping[int, Mapping[int, Held]] = field(default_factory=dict)
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()

    def cell(self, row: int, column: int) -> RawCell:
        """The cell there; a blank one with its place where the file has none."""
        held = self.rows.get(row, {}).get(column)
        if isinstance(held, RawCell):
            return held
        return RawCell(CellRef(self.name, row, column), held, CellKind.of(held))

    def columns_below(
        self, row: int, columns: Sequence[int]
    ) -> tuple[list[int], list[Sequence[Held]]]:
        """The numbers of the rows below ``row``, in order, and their cells in each of ``columns``.

        None stands where a cell is blank.
        """
        if isinstance(self.rows, Rows):
            return self.rows.columns_below(row, columns)
        return _columns_below(self.rows, row, columns)

    def texts(self, row: int) -> dict[int, str]:
        """The cells of a row by column, each as :attr:`RawCell.text`, in the file's order."""
        return {column: text_of(held) for column, held in self.rows.get(row, {}).items()}


def text_of(held: Held) -> str:
    """:attr:`RawCell.text` of what a sheet holds."""
    value = held.value if isinstance(held, RawCell) else held
    return "" if value is None else str(value).strip(" ")


class RawWorkbook(Struct, frozen=True):
    """A workbook as read. ``digest`` is the SHA-256 of the file's bytes, in hex.

    ``names`` are the workbook's defined names and what each refers to, as Excel writes it
    (``'Lembar Monev'!$A$1:$A$400``).
    """

    name: str
    digest: str
    sheets: tuple[RawSheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
