"""Rows of the recaps that the quarterly report has not: months, open cases, annexes, references."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.months import month_name
from pipeline.outcomes import CLASSIFICATIONS
from pipeline.recap.complaints import CHANNELS, ComplaintStanding, Outcome
from pipeline.recap.followups import FollowUpRecap, FollowUpStanding, recap_follow_ups
from pipeline.recap.wbs import CATEGORIES, OpenCases, WbsStanding
from pipeline.recap.window import UNKNOWN, MonthCount
from pipeline.view.recaps.frame import choice, guarded
from pipeline.view.recaps.types import (
    CaseRow,
    ComplaintCaseRow,
    MonthRow,
    OpenCaseRow,
    ReferenceRow,
)
from pipeline.view.words.format import NONE, day, integer, month_year, percentage
from pipeline.view.words.text import dashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.identity import KnownNames
    from pipeline.model import Office
    from pipeline.view.parts.material import Material

_YES_NO = ("Ya", "Tidak")
_TIMELINESS = {
    Outcome.IN_TIME: "Tepat waktu",
    Outcome.LATE: "Terlambat",
    Outcome.UNTIMED: "Tidak dapat dihitung",
    Outcome.PASSED_ON: NONE,
}


def month_rows(months: Sequence[MonthCount]) -> tuple[MonthRow, ...]:
    return tuple(
        MonthRow(month_name(m.month), integer(m.received), integer(m.left)) for m in months
    )


def month_total(months: Sequence[MonthCount]) -> MonthRow:
    received, left = sum(m.received for m in months), sum(m.left for m in months)
    return MonthRow("Jumlah", integer(received), integer(left))


def open_case_row(name: str, counts: Sequence[int]) -> OpenCaseRow:
    """``counts`` follow :data:`pipeline.recap.wbs.OPEN_STATUSES`."""
    received, verification, review, forwarded, examination, in_process = map(integer, counts)
    return OpenCaseRow(
        name=name,
        received=received,
        verification=verification,
        review=review,
        forwarded=forwarded,
        examination=examination,
        in_process=in_process,
        total=integer(sum(counts)),
    )


def open_case_total(rows: Sequence[OpenCases]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(r.counts for r in rows), strict=True))


def _month(month: tuple[int, int] | None) -> str:
    return month_year(month[1], month[0]) if month else NONE


def case_rows(standings: Sequence[WbsStanding], names: KnownNames) -> tuple[CaseRow, ...]:
    """The annex of the WBS recap: codes, months and choices; recommendations through the guard.

    REKOMENDASI bears no date: of a case that is open at A it was, or will be, written later.
    """
    return tuple(
        CaseRow(
            number=str(number),
            code=dashed(guarded(s.case.case, names, digits=False)),
            received=_month(s.case.received),
            category=choice(s.case.category, CATEGORIES, UNKNOWN),
            forwarded=choice(s.case.forwarded, _YES_NO),
            status=s.status,
            finished=_month(s.case.finished) if s.outcome else NONE,
            recommendation=dashed(guarded(s.case.recommendation, names)) if s.outcome else NONE,
        )
        for number, s in enumerate(standings, 1)
    )


def _deadline(standing: ComplaintStanding) -> str:
    if isinstance(standing.deadline, date):
        return day(standing.deadline)
    return "Tidak dapat dihitung"


def _timeliness(standing: ComplaintStanding) -> str:
    if standing.outcome is not None:
        return _TIMELINESS[standing.outcome]
    if standing.overdue:
        return "Lewat batas waktu"
    known = isinstance(standing.deadline, date)
    return "Dalam batas waktu" if known else "Tidak dapat dihitung"


def complaint_case_rows(
    standings: Sequence[ComplaintStanding], names: KnownNames
) -> tuple[ComplaintCaseRow, ...]:
    """The annex of the complaint recap: register numbers, dates and choices, no free text."""
    return tuple(
        ComplaintCaseRow(
            number=str(number),
            register=dashed(guarded(s.complaint.number, names, digits=False)),
            received=day(s.complaint.received),
            channel=choice(s.complaint.channel, CHANNELS, UNKNOWN),
            classification=choice(s.complaint.classification, CLASSIFICATIONS, UNKNOWN),
            deadline=_deadline(s),
            status=s.status,
            finished=day(s.complaint.finished) if s.outcome else NONE,
            timeliness=_timeliness(s),
        )
        for number, s in enumerate(standings, 1)
    )


# --- follow-up of a register's cases -------------------------------------------------


def follow_ups_of(office: Office, origin: str, material: Material) -> FollowUpRecap:
    """The recap of the rows of Tindak Lanjut that came from one register."""
    rows = [r for r in office.follow_ups if r.origin == origin]
    return recap_follow_ups(rows, material.period, material.as_of)


def reference_rows(
    standings: Sequence[FollowUpStanding], names: KnownNames
) -> tuple[ReferenceRow, ...]:
    """Reference, dates and status of follow-ups that came from cases."""
    return tuple(
        ReferenceRow(
            number=str(number),
            reference=dashed(guarded(s.follow_up.reference, names, digits=False)),
            day=day(s.follow_up.day),
            due=day(s.follow_up.due),
            finished=day(s.follow_up.finished) if s.closed else NONE,
            status=status_of(s),
        )
        for number, s in enumerate(standings, 1)
    )


def status_of(standing: FollowUpStanding) -> str:
    """STATUS at the cut-off, and whether its limit has passed."""
    return f"{standing.status} (lewat batas waktu)" if standing.overdue else standing.status


def followed_up(recap: FollowUpRecap, what: str) -> str:
    """How many recommendations on ``what`` were followed up in the period."""
    total = recap.origins.total
    if not total.handled:
        return f"Tidak terdapat rekomendasi atas {what} yang perlu ditindaklanjuti."
    head = f"Rekomendasi atas {what} yang ditangani berjumlah {integer(total.handled)}"
    if not total.closing:
        return f"{head}, dan seluruhnya telah selesai ditindaklanjuti ({percentage(total.share)})."
    late = f"; {integer(recap.overdue)} melewati batas waktunya" if recap.overdue else ""
    if not total.left_total:
        return f"{head}, dan belum ada yang selesai ditindaklanjuti (0,00%){late}."
    return (
        f"{head}: {integer(total.left_total)} telah selesai ditindaklanjuti "
        f"({percentage(total.share)}) dan {integer(total.closing)} belum selesai{late}."
    )


def next_steps(recap: FollowUpRecap, closing: int, unit: str) -> tuple[str, ...]:
    """What becomes of the open cases, and of recommendations; nothing where there is neither."""
    if not closing and not recap.origins.total.handled:
        return ()
    carried = (
        f"Penanganan {integer(closing)} {unit} yang masih terbuka dilanjutkan, dan "
        "perkembangannya disampaikan dalam rekapitulasi triwulan berikutnya."
    )
    told = followed_up(recap, unit)
    return (carried, told) if closing else (told,)
