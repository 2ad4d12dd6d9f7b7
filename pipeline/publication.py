"""The public table of a quarter's recap, drawn up with all quarters of its year before it.

A public table is safe only together with those published before: what an earlier quarter
printed tells its reader the opening balance of the next (see :mod:`pipeline.suppress`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Office, Period
from pipeline.recap import recap_complaints, recap_wbs
from pipeline.suppress import PublicTable, public_table
from pipeline.workdays import WorkCalendar

if TYPE_CHECKING:
    from datetime import date


def _quarters(period: Period) -> tuple[Period, ...]:
    """The year's quarters up to ``period``. Raises ValueError where it is no quarter."""
    if period != Period.of_quarter(period.year, period.quarter):
        raise ValueError(f"not a quarter: {period.slug}")
    return tuple(Period.of_quarter(period.year, q) for q in range(1, period.quarter + 1))


def public_wbs(office: Office, period: Period, as_of: date) -> PublicTable:
    """WBS by category for the quarter ``period`` at A, small numbers suppressed."""
    return public_table([recap_wbs(office.cases, q, as_of).categories for q in _quarters(period)])


def public_complaints(office: Office, period: Period, as_of: date) -> PublicTable:
    """Pengaduan by channel for the quarter ``period`` at A, small numbers suppressed."""
    calendar, limits = WorkCalendar(office.days_off), office.settings.limits
    return public_table(
        [
            recap_complaints(office.complaints, q, as_of, limits, calendar).channels
            for q in _quarters(period)
        ]
    )
