"""WBS → the whistleblowing recap: kategori × status, with the balances of domain.md.

Months, not dates: a case counts from the first day of its month. Terbukti, Tidak Terbukti
and Tidak Cukup Bukti close a case in its BULAN SELESAI; without that month (an error stands
there) it stays open. Diteruskan stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.outcomes import CLOSING_STATUSES
from pipeline.recap.window import (
    IN_PROCESS,
    UNKNOWN,
    MonthCount,
    Standing,
    Window,
    month_start,
    tabulate,
)
from pipeline.schema import WBS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.balance import BalanceTable
    from pipeline.model import Period, WbsCase

CATEGORIES = WBS.column("category").choices
#: The statuses of open cases in their order, then what is printed where the sheet holds none.
OPEN_STATUSES = (
    *(s for s in WBS.column("status").choices if s not in CLOSING_STATUSES),
    IN_PROCESS,
)


class WbsStanding(Struct, frozen=True):
    """A case in hand in the period. ``outcome``: the status that closed it, None while open."""

    case: WbsCase
    carried: bool
    outcome: str | None

    @property
    def status(self) -> str:
        """STATUS as printed: Dalam Proses for a case open at the cut-off and closed since."""
        status = self.outcome or self.case.status
        return status if self.outcome or status in OPEN_STATUSES else IN_PROCESS


class OpenCases(Struct, frozen=True):
    """The closing balance of one category by status; ``counts`` follow OPEN_STATUSES."""

    name: str
    counts: tuple[int, ...]


class WbsRecap(Struct, frozen=True):
    """The WBS recap of one period. ``complete`` (4W1H) and ``forwarded`` count what came in."""

    period: Period
    as_of: date
    categories: BalanceTable
    open_cases: tuple[OpenCases, ...]
    months: tuple[MonthCount, ...]
    complete: int
    forwarded: int
    standings: tuple[WbsStanding, ...]
    undated: int

    @property
    def is_nil(self) -> bool:
        return self.categories.is_nil

    @property
    def balanced(self) -> bool:
        closing = {r.name: r.closing for r in self.categories.rows}
        return self.categories.balanced and all(
            sum(row.counts) == closing[row.name] for row in self.open_cases
        )


def left_in(case: WbsCase) -> date | None:
    """The first day of the month in which a case was closed; None while it is open."""
    return month_start(case.finished) if case.status in CLOSING_STATUSES else None


def recap_wbs(cases: Sequence[WbsCase], period: Period, as_of: date) -> WbsRecap:
    """The recap of ``cases`` for ``period`` at A."""
    window = Window(period, as_of)
    standings = []
    for case in cases:
        move = window.movement(month_start(case.received), left_in(case))
        if move is not None:
            outcome = case.status if move.left else None
            standings.append(WbsStanding(case, move.carried, outcome))
    table = tabulate(
        "Kategori",
        CLOSING_STATUSES,
        CATEGORIES,
        (Standing(s.case.category or UNKNOWN, s.carried, s.outcome) for s in standings),
    )
    received = [s.case for s in standings if not s.carried]
    return WbsRecap(
        period=period,
        as_of=as_of,
        categories=table,
        open_cases=_open_cases(table, standings),
        months=window.months([(month_start(c.received), left_in(c)) for c in cases]),
        complete=sum(c.complete == "Ya" for c in received),
        forwarded=sum(c.forwarded == "Ya" for c in received),
        standings=tuple(standings),
        undated=sum(c.received is None for c in cases),
    )


def _open_cases(table: BalanceTable, standings: Sequence[WbsStanding]) -> tuple[OpenCases, ...]:
    counts = {row.name: [0] * len(OPEN_STATUSES) for row in table.rows}
    for standing in standings:
        if standing.outcome is None:
            category = standing.case.category
            row = counts[category if category in counts else UNKNOWN]
            row[OPEN_STATUSES.index(standing.status)] += 1
    return tuple(OpenCases(name, tuple(row)) for name, row in counts.items())
