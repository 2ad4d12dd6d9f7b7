"""An .xlsx of tables as plain values: what :mod:`pipeline.annex` writes, cell by cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct, field


class CellKind(Enum):
    """How a column's cells stand: a text, a short text or count in the middle, a share (%)."""

    TEXT = "text"
    CENTER = "center"
    SHARE = "share"


class SheetColumn(Struct, frozen=True):
    """``width`` in characters, as Excel counts them."""

    head: str
    width: float
    kind: CellKind = CellKind.CENTER


class SheetCell(Struct, frozen=True):
    """A text or a number over ``span`` neighbouring columns. A Decimal is a percentage."""

    value: str | int | Decimal
    span: int = 1


class SheetTable(Struct, frozen=True):
    """One sheet: its ``tab``, lines above the table, the table, and notes below it.

    The last ``totals`` of ``rows`` are printed as sums; a row of one cell over all columns
    is a heading among the rows.
    """

    tab: str
    heading: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    totals: int = 0
    notes: tuple[str, ...] = ()
    confidential: bool = False


class SheetBook(Struct, frozen=True):
    """A workbook of tables. ``made_on`` stands in its properties in place of a clock's time.

    ``stamp`` is DRAF, CONTOH or both; ``office`` the name of the satuan kerja, its author.
    """

    title_lines: tuple[str, ...]
    office: str
    position: str
    footer: str
    made_on: date
    stamp: str = ""
    tables: tuple[SheetTable, ...] = field(default=())
