"""When a record is in hand: the period's two cut-offs, and how a record moves between them.

The opening balance stands at the end of the day before the period, the closing balance at
the earlier of the period's end E and the data's position A. So a case that was open at E
and was closed between E and A is open in this recap and leaves in the next one, and the
closing balance of a quarter is the opening balance of the next at the same A.

A record without the date on which it came in is in no balance (an error stands at its
cell). One that left before it came in (an error, too) leaves on the day on which it came
in, so that a draft's table still reconciles.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.balance import Balance, BalanceTable
from pipeline.model import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: What a case prints that was open at the cut-off and has been closed since.
IN_PROCESS = "Dalam Proses"
#: The row of records whose category cell is blank or holds no known choice (a finding
#: stands there). The cell's own text is never printed: it may hold an identity.
UNKNOWN = "Tidak Diketahui"


class Movement(Struct, frozen=True):
    """A record in hand: ``carried`` from before the period or received in it; gone or open."""

    carried: bool
    left: bool


class MonthCount(Struct, frozen=True):
    """What came in and what left in one month of the period, up to the cut-off."""

    month: int
    received: int
    left: int


class Window(Struct, frozen=True):
    """A period seen from A."""

    period: Period
    as_of: date

    @property
    def cutoff(self) -> date:
        """The day at whose end the closing balance stands: the earlier of E and A."""
        return min(self.period.end, self.as_of)

    @property
    def before(self) -> date:
        """The day at whose end the opening balance stands."""
        return min(self.period.start - timedelta(days=1), self.cutoff)

    def movement(self, entered: date | None, left: date | None) -> Movement | None:
        """How a record moved; None where it was not in hand in the period."""
        if entered is None or entered > self.cutoff:
            return None
        gone = max(left, entered) if left is not None else None
        if gone is not None and gone <= self.before:
            return None
        return Movement(entered <= self.before, gone is not None and gone <= self.cutoff)

    def months(self, moves: Sequence[tuple[date | None, date | None]]) -> tuple[MonthCount, ...]:
        """Each month of the period with its own counts; ``moves`` are (entered, left)."""
        counts = []
        for month in range(self.period.first, self.period.last + 1):
            own = Window(Period.of_month(self.period.year, month), self.as_of)
            inside = [m for m in (own.movement(*days) for days in moves) if m is not None]
            counts.append(
                MonthCount(month, sum(not m.carried for m in inside), sum(m.left for m in inside))
            )
        return tuple(counts)


def month_start(month: tuple[int, int] | None) -> date | None:
    """The day for a cell that holds only a month.

    A month counts from its first day on: where A lies inside a month, what the register
    says of that month is counted, for its day is not known and is not to be recorded.
    """
    return date(month[0], month[1], 1) if month is not None else None


class Standing(Struct, frozen=True):
    """What a table counts of one record: its row, and the outcome by which it left, if it did."""

    row: str
    carried: bool
    outcome: str | None


def tabulate(
    heading: str,
    outcomes: tuple[str, ...],
    names: Sequence[str],
    standings: Iterable[Standing],
) -> BalanceTable:
    """The balances of ``standings``, one row a name in their order, UNKNOWN only if needed."""
    counts = {name: _Tally(len(outcomes)) for name in names}
    for standing in standings:
        name = standing.row if standing.row in counts else UNKNOWN
        tally = counts.setdefault(name, _Tally(len(outcomes)))
        if standing.carried:
            tally.opening += 1
        else:
            tally.received += 1
        if standing.outcome is None:
            tally.closing += 1
        else:
            tally.left[outcomes.index(standing.outcome)] += 1
    return BalanceTable(
        heading,
        outcomes,
        tuple(
            Balance(name, t.opening, t.received, tuple(t.left), t.closing)
            for name, t in counts.items()
        ),
    )


class _Tally:
    """A row while it is being counted."""

    def __init__(self, outcomes: int) -> None:
        self.opening = self.received = self.closing = 0
        self.left = [0] * outcomes
