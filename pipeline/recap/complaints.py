"""Pengaduan → the complaint recap: kanal × balances and timeliness.

A complaint leaves on its finish date once its STATUS is Selesai, Diteruskan or Diarsipkan;
a finish date beside another STATUS (a finding stands there) does not close it. Its limit is
that of SP4N-LAPOR! for what came in by that channel, else that of its classification,
in working days after TANGGAL LENGKAP, else TANGGAL DITERIMA (domain.md, "Registers").
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.outcomes import CLASSIFICATIONS, FINISHED, LAPOR, is_final, limit_of
from pipeline.recap.window import (
    IN_PROCESS,
    UNKNOWN,
    MonthCount,
    Standing,
    Window,
    tabulate,
)
from pipeline.schema import PENGADUAN
from pipeline.workdays import UnknownYear, WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.balance import BalanceTable
    from pipeline.model import Complaint, Period

CHANNELS = PENGADUAN.column("channel").choices
STATUSES = PENGADUAN.column("status").choices
_FIRST_STATUS = "Diterima"


class Outcome(Enum):
    """How a complaint left; the values are the table's columns, in their order.

    UNTIMED is finished work whose limit can't be counted: its classification or its
    limit is missing, or it reaches into a year whose days off are not known.
    """

    IN_TIME = "Selesai Tepat Waktu"
    LATE = "Selesai Terlambat"
    UNTIMED = "Selesai, Ketepatan Tidak Dapat Dihitung"
    PASSED_ON = "Diteruskan/Diarsipkan"


OUTCOMES = tuple(outcome.value for outcome in Outcome)


class ComplaintStanding(Struct, frozen=True):
    """A complaint in hand in the period, at the cut-off.

    ``deadline``: its last day in time; None without a limit. ``overdue``: open at the
    cut-off and its deadline has passed. ``outcome`` None: open.
    """

    complaint: Complaint
    carried: bool
    outcome: Outcome | None
    deadline: date | UnknownYear | None
    overdue: bool

    @property
    def status(self) -> str:
        """STATUS as printed: Dalam Proses for a case open at the cut-off and closed since."""
        if self.outcome is None and is_final(self.complaint):
            return IN_PROCESS
        return self.complaint.status if self.complaint.status in STATUSES else UNKNOWN


class Verification(Struct, frozen=True):
    """How LAPOR! complaints received in the period kept the limit of their verification.

    Verified means TANGGAL LENGKAP; ``pending`` and ``overdue`` are those still Diterima
    without it at the cut-off, the second with the limit passed.
    """

    in_time: int = 0
    late: int = 0
    pending: int = 0
    overdue: int = 0


class ComplaintRecap(Struct, frozen=True):
    """The complaint recap of one period; both tables count the same complaints."""

    period: Period
    as_of: date
    channels: BalanceTable
    classifications: BalanceTable
    months: tuple[MonthCount, ...]
    verification: Verification
    standings: tuple[ComplaintStanding, ...]
    undated: int

    @property
    def is_nil(self) -> bool:
        return self.channels.is_nil

    @property
    def balanced(self) -> bool:
        same = self.channels.total.cells == self.classifications.total.cells
        return self.channels.balanced and self.classifications.balanced and same

    @property
    def overdue(self) -> int:
        """Open at the cut-off with the limit passed (of the closing balance)."""
        return sum(s.overdue for s in self.standings)


def left_on(complaint: Complaint) -> date | None:
    """The day on which a complaint leaves the office's hands; None while it is open."""
    return complaint.finished if is_final(complaint) else None


def deadline_of(
    complaint: Complaint, limits: Mapping[str, int], calendar: WorkCalendar
) -> date | UnknownYear | None:
    """The last day in time; None without a limit or a date to count from."""
    start = complaint.completed or complaint.received
    limit = limit_of(complaint, limits)
    if start is None or limit is None:
        return None
    return calendar.deadline(start, limit)


def finish_timeliness(
    complaint: Complaint, limits: Mapping[str, int], calendar: WorkCalendar
) -> Outcome:
    """IN_TIME, LATE or UNTIMED for a complaint that was finished."""
    start = complaint.completed or complaint.received
    limit = limit_of(complaint, limits)
    if start is None or limit is None or complaint.finished is None:
        return Outcome.UNTIMED
    kept = calendar.is_within(start, complaint.finished, limit)
    if isinstance(kept, UnknownYear):
        return Outcome.UNTIMED
    return Outcome.IN_TIME if kept else Outcome.LATE


def recap_complaints(
    complaints: Sequence[Complaint],
    period: Period,
    as_of: date,
    limits: Mapping[str, int],
    calendar: WorkCalendar,
) -> ComplaintRecap:
    """The recap of ``complaints`` for ``period`` at A; ``limits`` as in Settings.limits."""
    window = Window(period, as_of)
    found = [_standing(c, window, limits, calendar) for c in complaints]
    standings = tuple(s for s in found if s is not None)
    return ComplaintRecap(
        period=period,
        as_of=as_of,
        channels=tabulate(
            "Kanal",
            OUTCOMES,
            CHANNELS,
            (Standing(s.complaint.channel or UNKNOWN, *_fate(s)) for s in standings),
        ),
        classifications=tabulate(
            "Klasifikasi",
            OUTCOMES,
            CLASSIFICATIONS,
            (Standing(s.complaint.classification or UNKNOWN, *_fate(s)) for s in standings),
        ),
        months=window.months([(c.received, left_on(c)) for c in complaints]),
        verification=_verification(standings, window, limits, calendar),
        standings=standings,
        undated=sum(c.received is None for c in complaints),
    )


def _standing(
    complaint: Complaint, window: Window, limits: Mapping[str, int], calendar: WorkCalendar
) -> ComplaintStanding | None:
    move = window.movement(complaint.received, left_on(complaint))
    if move is None:
        return None
    deadline = deadline_of(complaint, limits, calendar)
    outcome = None
    if move.left:
        outcome = Outcome.PASSED_ON
        if complaint.status == FINISHED:
            outcome = finish_timeliness(complaint, limits, calendar)
    late = isinstance(deadline, date) and deadline <= window.cutoff
    return ComplaintStanding(complaint, move.carried, outcome, deadline, late and not move.left)


def _fate(standing: ComplaintStanding) -> tuple[bool, str | None]:
    return standing.carried, standing.outcome.value if standing.outcome else None


def _verification(
    standings: Iterable[ComplaintStanding],
    window: Window,
    limits: Mapping[str, int],
    calendar: WorkCalendar,
) -> Verification:
    limit = limits.get("lapor_verification")
    counts = {"in_time": 0, "late": 0, "pending": 0, "overdue": 0}
    for standing in standings:
        complaint = standing.complaint
        if standing.carried or complaint.channel != LAPOR or complaint.received is None:
            continue
        verified = complaint.completed
        if limit is None:
            continue
        if verified is not None and verified <= window.cutoff:
            kept = calendar.is_within(complaint.received, verified, limit)
            if not isinstance(kept, UnknownYear):
                counts["in_time" if kept else "late"] += 1
        elif standing.outcome is None and complaint.status in ("", _FIRST_STATUS):
            last = calendar.deadline(complaint.received, limit)
            passed = isinstance(last, date) and last <= window.cutoff
            counts["overdue" if passed else "pending"] += 1
    return Verification(**counts)
