"""The record of a register's document as the workbook would give it today, by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from pipeline.model import Decree, Office, Period

if TYPE_CHECKING:
    from pipeline.view.parts.material import ReportOptions

_Build: TypeAlias = "Callable[[Office, Decree | None, Period, date, ReportOptions], object]"


def _wbs(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.recap import recap_wbs
    from pipeline.view.recaps.wbs import build_wbs_recap

    return build_wbs_recap(office, decree, recap_wbs(office.cases, period, as_of), None, options)


def _public_wbs(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.publication import public_wbs
    from pipeline.recap import recap_wbs
    from pipeline.view.recaps.wbs import build_wbs_recap

    recap = recap_wbs(office.cases, period, as_of)
    return build_wbs_recap(office, decree, recap, public_wbs(office, period, as_of), options)


def _complaints(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.recap import recap_complaints
    from pipeline.view.recaps.complaints import build_complaints_recap
    from pipeline.workdays import WorkCalendar

    calendar, limits = WorkCalendar(office.days_off), office.settings.limits
    recap = recap_complaints(office.complaints, period, as_of, limits, calendar)
    return build_complaints_recap(office, decree, recap, None, options)


def _public_complaints(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.publication import public_complaints
    from pipeline.recap import recap_complaints
    from pipeline.view.recaps.complaints import build_complaints_recap
    from pipeline.workdays import WorkCalendar

    calendar, limits = WorkCalendar(office.days_off), office.settings.limits
    recap = recap_complaints(office.complaints, period, as_of, limits, calendar)
    table = public_complaints(office, period, as_of)
    return build_complaints_recap(office, decree, recap, table, options)


def _follow_up(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.recap import recap_follow_ups
    from pipeline.view.recaps.follow_ups import build_follow_up_table

    recap = recap_follow_ups(office.follow_ups, period, as_of)
    return build_follow_up_table(office, decree, recap, options)


def _conflicts(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.recap import recap_conflicts
    from pipeline.view.recaps.conflicts import build_conflict_matrix

    return build_conflict_matrix(office, decree, recap_conflicts(office.conflicts, as_of), options)


def _statements(
    office: Office, decree: Decree | None, period: Period, as_of: date, options: ReportOptions
) -> object:
    from pipeline.view.recaps.conflicts import build_statements

    return build_statements(office, decree, as_of, options)


#: By the kind that the document's provenance tells. A public version's record holds nothing
#: but what it prints, so that no tag of a document, forged or not, leads to a hidden count.
REGISTERS: Final[Mapping[str, _Build]] = {
    "wbs": _wbs,
    "wbs_publik": _public_wbs,
    "complaints": _complaints,
    "complaints_publik": _public_complaints,
    "followup": _follow_up,
    "conflicts": _conflicts,
    "statements": _statements,
}
