"""The most telling public table that withstands the reader of every quarter's table.

Each quarter's layout is chosen from the quarters up to it alone, the earlier ones first,
just as they were published. That later quarters can always be published safely rests on
two things. Printing nothing of a quarter tells the reader nothing. And the one table that
is never withheld, NIHIL, says that nothing was open before: the reader is taken to know
that from the start (:mod:`pipeline.suppress.attack`).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.balance import Balance, BalanceTable
from pipeline.suppress.attack import Attack, Cells, check_chain
from pipeline.suppress.layout import (
    Layout,
    Line,
    Mark,
    Shape,
    candidates,
    fit,
    is_hidden,
    shapes,
    sums,
    worth,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class PublicCell(Struct, frozen=True):
    """A printed cell over one or more neighbouring columns (numbered as in Balance.cells)."""

    columns: tuple[int, ...]
    mark: Mark
    value: int | None

    @property
    def text(self) -> str:
        """``7``, ``kurang dari 3``, ``3 atau lebih`` or ``*``."""
        return str(self.value) if self.value is not None else self.mark.value


class PublicRow(Struct, frozen=True):
    """A printed line. ``members`` are the names of the rows that it sums up.

    ``share`` is % Selesai where ``has_share`` (None then means that there was no case);
    otherwise the printed numbers don't give it, and it isn't printed.
    """

    name: str
    members: tuple[str, ...]
    cells: tuple[PublicCell, ...]
    has_share: bool
    share: Fraction | None

    @property
    def is_merged(self) -> bool:
        return len(self.members) > 1


class PublicTable(Struct, frozen=True):
    """What the public reads of one quarter. ``rows`` may be empty: then only the total prints.

    ``altered``: something was merged or left out, so a note has to say why.
    """

    heading: str
    outcomes: tuple[str, ...]
    rows: tuple[PublicRow, ...]
    total: PublicRow
    is_nil: bool
    altered: bool


MERGED_NAME = "Gabungan"


def public_table(tables: Sequence[BalanceTable]) -> PublicTable:
    """The public table of the last of ``tables``.

    ``tables`` are all quarters published so far in their order, at least from the year's
    first, and the one to publish: same heading, none left out. Deterministic: an earlier
    quarter's table comes out as it was published, as long as the register says the same.
    Raises ValueError where there is none, or where they don't reconcile.
    """
    if not tables:
        raise ValueError("no quarter to publish")
    check_chain(tables)
    published: list[Layout] = []
    for quarter in range(len(tables)):
        chain = _aligned(tables[: quarter + 1])
        published.append(_choose(chain, published))
    return _print(_aligned(tables)[-1], published[-1])


def _aligned(tables: Sequence[BalanceTable]) -> list[BalanceTable]:
    """The same rows in every table: a row that one lacks had no case there."""
    names = list(dict.fromkeys(r.name for t in tables for r in t.rows))
    return [
        replace(
            table,
            rows=tuple(
                next(
                    (r for r in table.rows if r.name == name),
                    Balance(name, left=(0,) * len(table.outcomes)),
                )
                for name in names
            ),
        )
        for table in tables
    ]


def _choose(tables: Sequence[BalanceTable], published: Sequence[Layout]) -> Layout:
    """The layout of the last table, after the earlier ones were ``published``."""
    cells = Cells(tables)
    table, quarter = tables[-1], len(tables) - 1
    reader = Attack(cells)
    for number, layout in enumerate(published):
        wide = _widened(layout, len(table.rows))
        reader = reader.also(wide.claims(number, tables[number]), layout.pools(number))

    def is_safe(layout: Layout) -> bool:
        return reader.also(layout.claims(quarter, table), layout.pools(quarter)).is_safe()

    earlier = published[-1] if published else None
    last = None
    for layout in candidates(table, earlier):
        if table.is_nil or is_safe(layout):
            return layout if table.is_nil else _refined(table, layout, is_safe)
        last = layout
    assert last is not None  # nothing printed is always among the candidates
    return last


def _widened(layout: Layout, rows: int) -> Layout:
    """An earlier layout's total also sums up the rows that came later (all zero there)."""
    return replace(layout, total=replace(layout.total, rows=tuple(range(rows))))


def _refined(table: BalanceTable, layout: Layout, is_safe: Callable[[Layout], bool]) -> Layout:
    """``layout`` with each line's own shape as telling as it may be, the largest line first."""
    every = tuple(range(len(table.outcomes) + 3))
    order = sorted(
        range(len(layout.body)), key=lambda at: -sums(table, layout.body[at].rows, every)
    )
    for at in order:
        line = layout.body[at]
        finer = [
            Line(line.rows, shape)
            for shape in (fit(table, line.rows, s) for s in shapes(len(table.outcomes)))
            if shape is not None and not _is_bound(shape)
        ]
        finer = [f for f in finer if worth(table, f) > worth(table, line)]
        for other in sorted(finer, key=lambda f: -worth(table, f)):
            changed = replace(layout, body=(*layout.body[:at], other, *layout.body[at + 1 :]))
            if is_safe(changed):
                layout = changed
                break
    return layout


def _is_bound(shape: Shape) -> bool:
    return any(span.mark is Mark.AT_LEAST for span in shape)


def _print(table: BalanceTable, layout: Layout) -> PublicTable:
    rows = tuple(
        _print_line(
            table, line, table.rows[line.rows[0]].name if len(line.rows) == 1 else MERGED_NAME
        )
        for line in layout.body
        if not is_hidden(line.shape)
    )
    total = _print_line(table, layout.total, table.total.name)
    whole = len(rows) == len(table.rows)
    plain = all(
        len(c.columns) == 1 and c.mark is Mark.NUMBER for r in (*rows, total) for c in r.cells
    )
    return PublicTable(
        table.heading, table.outcomes, rows, total, table.is_nil, not (whole and plain)
    )


def _print_line(table: BalanceTable, line: Line, name: str) -> PublicRow:
    cells = tuple(
        PublicCell(
            span.columns,
            span.mark,
            sums(table, line.rows, span.columns) if span.mark is Mark.NUMBER else None,
        )
        for span in line.shape
    )
    has_share, share = _share(table, line.rows, line.shape)
    return PublicRow(name, tuple(table.rows[r].name for r in line.rows), cells, has_share, share)


def _share(
    table: BalanceTable, rows: tuple[int, ...], shape: Shape
) -> tuple[bool, Fraction | None]:
    """% Selesai where the printed numbers give it: all in hand, and what is still open."""
    printed = [span.columns for span in shape if span.mark is Mark.NUMBER]
    hand = {c for columns in printed for c in columns} >= {0, 1}
    closing = len(table.outcomes) + 2
    if not hand or (closing,) not in printed:
        return False, None
    handled = sums(table, rows, (0, 1))
    open_now = sums(table, rows, (closing,))
    return True, Fraction(handled - open_now, handled) if handled else None
