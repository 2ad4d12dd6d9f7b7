"""Which sums of cells a public table may print: rows merged, columns merged, cells left out.

A line of the table stands for one row, for some rows merged into one, or for all (Jumlah).
Its cells are spans of neighbouring columns: a span of several columns prints their sum in
one merged cell. Columns are numbered as in ``Balance.cells``: opening, in, each outcome,
closing. Every printed sum is 0 or at least 3; only where all that was in hand is one or two
cases do sums print as "kurang dari 3", and no row prints at all.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.suppress.attack import SMALL, Claim, Pool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.balance import BalanceTable


class Mark(Enum):
    """What a span prints; the values are its text where no number stands."""

    NUMBER = ""
    BELOW = "kurang dari 3"
    AT_LEAST = "3 atau lebih"
    HIDDEN = "*"


class Span(Struct, frozen=True):
    """Neighbouring columns in one cell. BELOW and AT_LEAST speak of their sum."""

    columns: tuple[int, ...]
    mark: Mark = Mark.NUMBER


Shape = tuple[Span, ...]


class Line(Struct, frozen=True):
    """A line over some rows of the table (by number), and its spans from left to right."""

    rows: tuple[int, ...]
    shape: Shape


class Layout(Struct, frozen=True):
    """``body``: single rows in their order, then the merged ones; then the total."""

    body: tuple[Line, ...]
    total: Line

    @property
    def merged(self) -> tuple[int, ...]:
        return next((line.rows for line in self.body if len(line.rows) > 1), ())

    def pools(self, quarter: int) -> Iterator[Pool]:
        """The rows that print only together."""
        rows = self.merged if self.body else self.total.rows
        if rows and any(span.mark is Mark.NUMBER for span in self.total.shape):
            yield Pool(quarter, rows)

    def claims(self, quarter: int, table: BalanceTable) -> Iterator[Claim]:
        """What the layout tells a reader about ``table``, the chain's ``quarter``."""
        for line in (*self.body, self.total):
            for span in line.shape:
                if span.mark is Mark.NUMBER:
                    printed = sums(table, line.rows, span.columns)
                    yield Claim(quarter, line.rows, span.columns, printed, printed)
                elif span.mark is Mark.BELOW:
                    yield Claim(quarter, line.rows, span.columns, min(SMALL), max(SMALL))
                elif span.mark is Mark.AT_LEAST:
                    yield Claim(quarter, line.rows, span.columns, max(SMALL) + 1)


def sums(table: BalanceTable, rows: Sequence[int], columns: Sequence[int]) -> int:
    return sum(table.rows[r].cells[c] for r in rows for c in columns)


def _partitions(columns: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every way to cut neighbouring columns into spans, the finest first."""
    gaps = len(columns) - 1
    for count in range(gaps, -1, -1):
        for cuts in combinations(range(1, gaps + 1), count):
            edges = (0, *cuts, len(columns))
            yield tuple(tuple(columns[a:b]) for a, b in pairwise(edges))


@cache
def shapes(outcomes: int) -> tuple[Shape, ...]:
    """All shapes of a line with ``outcomes`` outcome columns, nothing printed last."""
    found: list[Shape] = []
    for start in (((0,), (1,)), ((0, 1),)):
        for rest in _partitions(range(2, outcomes + 3)):
            found.append(tuple(Span(c) for c in (*start, *rest)))
    found += (_hand_only(outcomes, mark) for mark in (Mark.AT_LEAST, Mark.HIDDEN))
    return tuple(found)


def _prints_closing(shape: Shape) -> bool:
    return shape[-1].mark is Mark.NUMBER and len(shape[-1].columns) == 1


def _hand_only(outcomes: int, mark: Mark) -> Shape:
    """One statement on all that was in hand, and nothing else."""
    rest = tuple(range(2, outcomes + 3))
    return (Span((0, 1), mark), Span(rest, Mark.HIDDEN))


def is_hidden(shape: Shape) -> bool:
    return all(span.mark is Mark.HIDDEN for span in shape)


def fit(table: BalanceTable, rows: Sequence[int], shape: Shape) -> Shape | None:
    """``shape`` where these rows may print in it; None where it would print 1 or 2."""
    for span in shape:
        total = sums(table, rows, span.columns)
        if total in SMALL and span.mark is not Mark.HIDDEN:
            return None
        if not total and span.mark is Mark.AT_LEAST:
            return None
    return shape


def worth(table: BalanceTable, line: Line) -> int:
    """How much a line tells its reader: exact numbers most, zeros and bounds least."""
    total = 0
    for span in line.shape:
        if span.mark in (Mark.BELOW, Mark.AT_LEAST):
            total += 1
        elif span.mark is Mark.NUMBER:
            alone = len(span.columns) == 1 and len(line.rows) == 1
            printed = sums(table, line.rows, span.columns)
            total += (3 if alone else 2) if printed else 1
    return total


def _refines(fine: Shape, coarse: Shape) -> bool:
    """Whether every number of ``coarse`` is a sum of numbers of ``fine``."""
    parts = [span.columns for span in fine if span.mark is Mark.NUMBER]
    return all(
        sum(len(p) for p in parts if set(p) <= set(span.columns)) == len(span.columns)
        for span in coarse
        if span.mark is Mark.NUMBER
    )


def _bodies(table: BalanceTable) -> Iterator[tuple[Line, ...]]:
    """Every body in which all lines have one shape and at most one line is merged."""
    every = range(len(table.rows))
    options = shapes(len(table.outcomes))
    for size in (0, *range(2, len(table.rows))):
        for merged in combinations(every, size):
            groups = [(r,) for r in every if r not in merged] + ([merged] if merged else [])
            for shape in options:
                if any(span.mark is Mark.AT_LEAST for span in shape) or is_hidden(shape):
                    continue
                fitted = [fit(table, rows, shape) for rows in groups]
                if None not in fitted:
                    yield tuple(Line(rows, shape) for rows in groups)


def candidates(table: BalanceTable, earlier: Layout | None) -> Iterator[Layout]:
    """All layouts for ``table``, the most telling first and nothing at all last.

    Where two tell as much, the one that merges the rows of the ``earlier`` quarter's comes
    first: the same rows from quarter to quarter are easier to compare.
    """
    every = tuple(range(len(table.rows)))
    if table.total.handled in SMALL:
        for mark in (Mark.BELOW, Mark.HIDDEN):
            yield Layout((), Line(every, _hand_only(len(table.outcomes), mark)))
        return
    options = [fit(table, every, shape) for shape in shapes(len(table.outcomes))]
    totals = [Line(every, shape) for shape in options if shape is not None]
    if earlier is not None and _prints_closing(earlier.total.shape):
        known = (Span((0,)), Span(tuple(range(1, len(table.outcomes) + 3)), Mark.HIDDEN))
        totals.append(Line(every, known))
    bodies: list[tuple[Line, ...]] = [()]
    if len(every) > 1:
        bodies += _bodies(table)
    ranked: list[tuple[int, int, Layout]] = []
    for body in bodies:
        value = sum(worth(table, line) for line in body)
        for total in totals:
            if body and not _refines(total.shape, body[0].shape):
                continue
            layout = Layout(body, total)
            same = earlier is not None and layout.merged == earlier.merged
            ranked.append((2 * (value + 2 * worth(table, total)) + same, len(ranked), layout))
    ranked.sort(key=lambda item: (-item[0], item[1]))
    yield from (layout for _, _, layout in ranked)
