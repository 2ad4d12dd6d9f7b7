"""Checks of the limits in working days: complaints, and reports of gratifications.

Counted as the recaps count (pipeline/recap), as of the finish date or today. A year whose
days off are not known is said once a sheet, and nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from pipeline import rules
from pipeline.findings import Finding
from pipeline.model import CellRef, GratificationReport
from pipeline.outcomes import LAPOR, PASSED_ON, is_final, limit_of
from pipeline.parse import Record, complaint_of
from pipeline.parse.reading import spelled_date
from pipeline.schema import GRATIFIKASI, PENGADUAN, Sheet
from pipeline.workdays import UnknownYear, WorkCalendar

from .context import Check, Context

#: STATUS of a complaint that waits to be verified.
_WAITING = ("", PENGADUAN.column("status").choices[0])


class _Clock:
    """Compares the dates of one sheet with limits in working days, as of today."""

    def __init__(self, sheet: Sheet, context: Context) -> None:
        self._sheet = sheet
        self._today = context.today
        self._calendar = WorkCalendar(context.office.days_off)
        self._deadlines: dict[tuple[date, int], date | UnknownYear] = {}
        self._unknown: Counter[int] = Counter()

    def check(
        self, record: Record, key: str, start: date | None, limit: int | None
    ) -> Iterator[Finding]:
        """A finding at column ``key`` where its date, or today while it is blank, is too late."""
        if start is None or limit is None:
            return
        if key in record.faulty or key not in record.row.columns:
            return
        done = record.day(key)
        last = self._deadline(start, limit)
        if isinstance(last, UnknownYear):
            # An open row's limit stays unknown on whatever day the program runs.
            kept = done is not None and self._calendar.is_within(start, done, limit)
            if kept is not True:
                self._unknown[last.year] += 1
            return
        if (done or self._today) <= last:
            return
        rule = rules.registers.FINISHED_LATE if done else rules.registers.OVERDUE
        yield rule.at(
            record.row.cell(key),
            column=self._sheet.column(key).header,
            limit=limit,
            expected=spelled_date(last),
        )

    def _deadline(self, start: date, limit: int) -> date | UnknownYear:
        key = (start, limit)
        if key not in self._deadlines:
            self._deadlines[key] = self._calendar.deadline(start, limit)
        return self._deadlines[key]

    @property
    def uncounted(self) -> int:
        """How many rows could not be counted."""
        return self._unknown.total()

    def not_counted(self) -> Iterator[Finding]:
        """The years that could not be counted in, each once."""
        for year, rows in sorted(self._unknown.items()):
            place = CellRef(self._sheet.name)
            yield rules.registers.LIMIT_NOT_COUNTED.at(place, expected=year, rows=rows)


def complaints_keep_their_limits(context: Context) -> Iterator[Finding]:
    """Verification at SP4N-LAPOR!, and the finish of what was not passed on."""
    table = context.table(PENGADUAN)
    if table is None:
        return
    limits = context.office.settings.limits
    clock = _Clock(PENGADUAN, context)
    trial = _Clock(PENGADUAN, context)

    def tells(record: Record) -> bool:
        uncounted = trial.uncounted
        return any([True for _ in _complaint(trial, record, limits)]) or trial.uncounted > uncounted

    keys = ("channel", "received", "classification", "completed", "status", "finished")
    for record in table.records.those(keys, tells):
        yield from _complaint(clock, record, limits)
    yield from clock.not_counted()


def _complaint(clock: _Clock, record: Record, limits: Mapping[str, int]) -> Iterator[Finding]:
    """Of its columns only those by which :func:`complaints_keep_their_limits` asks count."""
    complaint = complaint_of(record)
    # Verified, or waiting for it (a later STATUS tells that it was).
    if complaint.channel == LAPOR and (complaint.completed or complaint.status in _WAITING):
        limit = limits.get("lapor_verification")
        yield from clock.check(record, "completed", complaint.received, limit)
    # Where STATUS and TANGGAL SELESAI contradict each other is a finding of its own.
    if complaint.status in PASSED_ON or "status" in record.faulty:
        return
    if is_final(complaint) == (complaint.finished is not None):
        start = complaint.completed or complaint.received
        yield from clock.check(record, "finished", start, limit_of(complaint, limits))


def gratifications_are_reported_in_time(context: Context) -> Iterator[Finding]:
    """To the unit, and to KPK: of the two limits the longest that has passed."""
    reports: tuple[GratificationReport, ...] = context.office.gratifications
    if not reports:
        return
    clock = _Clock(GRATIFIKASI, context)
    limits = context.office.settings.limits
    for record, report in zip(context.records(GRATIFIKASI), reports, strict=True):
        for key in ("gratification_kpk", "gratification_unit"):
            late = tuple(clock.check(record, "reported", report.received, limits.get(key)))
            yield from late
            if late:
                break
    yield from clock.not_counted()


CHECKS: tuple[Check, ...] = (complaints_keep_their_limits, gratifications_are_reported_in_time)
