"""Tindak Lanjut → the follow-up table: carried from quarter to quarter until closed.

A recommendation or decision is in hand from its TANGGAL until the TANGGAL SELESAI that
stands beside STATUS Sudah. One without a TANGGAL is carried as if it had always been open:
it must not fall out of the table that exists to keep it in sight.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.outcomes import CLOSED
from pipeline.recap.window import IN_PROCESS, UNKNOWN, Standing, Window, tabulate
from pipeline.schema import FOLLOW_UP_ORIGINS, TINDAK_LANJUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.balance import BalanceTable
    from pipeline.model import FollowUp, Period

STATUSES = TINDAK_LANJUT.column("status").choices
#: The one column of what left.
OUTCOMES = ("Selesai Ditindaklanjuti",)


class FollowUpStanding(Struct, frozen=True):
    """A row in hand in the period. ``overdue``: open at the cut-off and its limit has passed."""

    follow_up: FollowUp
    carried: bool
    closed: bool
    overdue: bool

    @property
    def status(self) -> str:
        """STATUS as printed: Dalam Proses for one open at the cut-off and closed since."""
        if not self.closed and self.follow_up.status == CLOSED:
            return IN_PROCESS
        return self.follow_up.status if self.follow_up.status in STATUSES else UNKNOWN


class FollowUpRecap(Struct, frozen=True):
    """The follow-up table of one period: what was open before it, then what came in.

    ``issued`` and ``closed_to_date`` count everything up to the cut-off, whatever period
    it is of; ``undated`` those among ``standings`` without a TANGGAL.
    """

    period: Period
    as_of: date
    origins: BalanceTable
    standings: tuple[FollowUpStanding, ...]
    issued: int
    closed_to_date: int
    undated: int

    @property
    def is_nil(self) -> bool:
        return self.origins.is_nil

    @property
    def balanced(self) -> bool:
        return self.origins.balanced

    @property
    def share(self) -> Fraction | None:
        """Followed up in the period / (carried + new); None where there was nothing."""
        return self.origins.total.share

    @property
    def share_to_date(self) -> Fraction | None:
        """Everything followed up by the cut-off / everything issued by then."""
        return Fraction(self.closed_to_date, self.issued) if self.issued else None

    @property
    def overdue(self) -> int:
        return sum(s.overdue for s in self.standings)


def recap_follow_ups(follow_ups: Sequence[FollowUp], period: Period, as_of: date) -> FollowUpRecap:
    """The table of ``follow_ups`` for ``period`` at A, in the sheet's order, carried first."""
    window = Window(period, as_of)
    found = []
    issued = closed_to_date = 0
    for row in follow_ups:
        entered = row.day or date.min
        closed = entered <= window.cutoff and row.is_closed_at(window.cutoff)
        issued += entered <= window.cutoff
        closed_to_date += closed
        left = row.finished if row.status == CLOSED else None
        move = window.movement(entered, left)
        if move is not None:
            late = row.due is not None and row.due <= window.cutoff
            found.append(FollowUpStanding(row, move.carried, move.left, late and not move.left))
    standings = tuple(sorted(found, key=lambda s: not s.carried))
    return FollowUpRecap(
        period=period,
        as_of=as_of,
        origins=tabulate(
            "Asal",
            OUTCOMES,
            FOLLOW_UP_ORIGINS,
            (
                Standing(
                    s.follow_up.origin or UNKNOWN, s.carried, OUTCOMES[0] if s.closed else None
                )
                for s in standings
            ),
        ),
        standings=standings,
        issued=issued,
        closed_to_date=closed_to_date,
        undated=sum(s.follow_up.day is None for s in standings),
    )
