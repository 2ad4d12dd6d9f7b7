"""Raw sheets: cells as the file holds them, before anyone asks what they mean.

:mod:`pipeline.read` makes these and :mod:`pipeline.parse` reads them; neither knows the
other, so the library that reads .xlsx can change without anything else moving.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class RawCell:
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


@dataclass(frozen=True, slots=True)
class RawSheet:
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

    def texts(self, row: int) -> dict[int, str]:
        """The cells of a row by column, each as :attr:`RawCell.text`, in the file's order."""
        return {column: text_of(held) for column, held in self.rows.get(row, {}).items()}


def text_of(held: Held) -> str:
    """:attr:`RawCell.text` of what a sheet holds."""
    value = held.value if isinstance(held, RawCell) else held
    return "" if value is None else str(value).strip(" ")


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A workbook as read. ``digest`` is the SHA-256 of the file's bytes, in hex.

    ``names`` are the workbook's defined names and what each refers to, as Excel writes it
    (``'Lembar Monev'!$A$1:$A$400``).
    """

    name: str
    digest: str
    sheets: tuple[RawSheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
