"""All recaps of one office for one period: what a quarterly or annual report prints together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.recap.complaints import ComplaintRecap, recap_complaints
from pipeline.recap.conflicts import (
    ConflictRecap,
    Declarations,
    recap_conflicts,
    recap_declarations,
)
from pipeline.recap.followups import FollowUpRecap, recap_follow_ups
from pipeline.recap.gratifications import GratificationRecap, recap_gratifications
from pipeline.recap.wbs import WbsRecap, recap_wbs
from pipeline.workdays import WorkCalendar

if TYPE_CHECKING:
    from datetime import date

    from pipeline.model import Office, Period


class Recaps(Struct, frozen=True):
    """The recaps of one period, all at one position."""

    wbs: WbsRecap
    complaints: ComplaintRecap
    gratifications: GratificationRecap
    conflicts: ConflictRecap
    declarations: Declarations
    follow_ups: FollowUpRecap


def recap_office(office: Office, period: Period, as_of: date) -> Recaps:
    """Every recap of ``office`` for ``period`` at A.

    Benturan Kepentingan has no dates of entry: its matrix is that of today's workbook, and
    a limit has passed if it lies on or before the earlier of E and A, as in the other recaps.
    """
    calendar = WorkCalendar(office.days_off)
    limits = office.settings.limits
    return Recaps(
        wbs=recap_wbs(office.cases, period, as_of),
        complaints=recap_complaints(office.complaints, period, as_of, limits, calendar),
        gratifications=recap_gratifications(office.gratifications, period, as_of, limits, calendar),
        conflicts=recap_conflicts(office.conflicts, min(as_of, period.end)),
        declarations=recap_declarations(office.people, period.end, as_of),
        follow_ups=recap_follow_ups(office.follow_ups, period, as_of),
    )
