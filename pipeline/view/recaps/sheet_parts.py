"""What every annex in .xlsx is put together from: rows, shares, balance tables, the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.measure import percent
from pipeline.view.recaps.sheet_types import CellKind, SheetBook, SheetCell, SheetColumn, SheetTable
from pipeline.view.words.format import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from pipeline.balance import Balance, BalanceTable
    from pipeline.view.parts.types import DocumentFrame

Row = tuple[SheetCell, ...]
SHARE_COLUMN = SheetColumn("SELESAI (%)", 12, CellKind.SHARE)


def text_column(head: str, width: float) -> SheetColumn:
    """A left-aligned column of text."""
    return SheetColumn(head, width, CellKind.TEXT)


def row_of(*values: str | int | Decimal) -> Row:
    """A row of cells."""
    return tuple(SheetCell(v) for v in values)


def share_value(ratio: Fraction | None) -> Decimal | str:
    """A share as percent with two places; a dash where it has no value."""
    value = percent(ratio)
    return NONE if value is None else value


def book_of(frame: DocumentFrame, made_on: Any, tables: Iterable[SheetTable | None]) -> SheetBook:
    """The tables that are there, under the document's own titles."""
    return SheetBook(
        title_lines=frame.title_lines,
        office=frame.office_name,
        position=frame.position,
        footer=frame.footer,
        made_on=made_on,
        stamp=frame.stamp,
        tables=tuple(t for t in tables if t is not None),
    )


# --- balances ---------------------------------------------------------------------


def balance_columns(table: BalanceTable, dropped: int | None) -> tuple[SheetColumn, ...]:
    """The heads of a balance table; ``dropped`` is a column left out."""
    heads = ("Saldo Awal", "Masuk", *table.outcomes, "Saldo Akhir")
    return (
        text_column(table.heading.upper(), 30),
        *(SheetColumn(h.upper(), _width(h)) for k, h in enumerate(heads) if k != dropped),
        SHARE_COLUMN,
    )


def _width(head: str) -> float:
    """Wide enough for the head's longest word."""
    return max(12.0, 3.5 + 1.2 * max(map(len, head.replace("/", "/ ").split())))


def balance_row(row: Balance, dropped: int | None) -> Row:
    """A row's counts and share, in the columns of :func:`balance_columns`."""
    kept = [value for k, value in enumerate(row.cells) if k != dropped]
    return row_of(row.name, *kept, share_value(row.share))


def balances(
    tab: str, heading: str, table: BalanceTable, notes: Sequence[str], dropped: int | None = None
) -> SheetTable:
    """A balance table with its total as the last row."""
    rows = [balance_row(r, dropped) for r in (*table.rows, table.total)]
    columns = balance_columns(table, dropped)
    return SheetTable(
        tab, heading, columns, tuple(rows), totals=1, notes=tuple(filter(None, notes))
    )
