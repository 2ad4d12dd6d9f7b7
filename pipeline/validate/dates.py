"""Checks on dates: what has happened lies in the plan year, and is not after today.

A date of another year is reported as that, whether it has passed or not: reports print that
finding, and a report on equal data is the same on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from pipeline import rules
from pipeline.findings import Finding
from pipeline.parse import Record
from pipeline.schema import (
    GRATIFIKASI,
    LEMBAR_MONEV,
    PEGAWAI,
    PENGADUAN,
    PERUBAHAN,
    TINDAK_LANJUT,
    WBS,
    Sheet,
)

from .context import Check, Context

#: Columns that tell of something that has happened. Meetings and limits may lie ahead.
_HAPPENED: tuple[tuple[Sheet, tuple[str, ...]], ...] = (
    (LEMBAR_MONEV, ("realized_on", "examined_on")),
    (PEGAWAI, ("declared_on",)),
    (PERUBAHAN, ("day",)),
    (TINDAK_LANJUT, ("day", "finished")),
    (WBS, ("received", "finished")),
    (PENGADUAN, ("received", "completed", "finished")),
    (GRATIFIKASI, ("received", "reported")),
)
#: Columns of the plan year; cases and recommendations may come from the year before.
_OF_THE_YEAR: tuple[tuple[Sheet, tuple[str, ...]], ...] = (
    (LEMBAR_MONEV, ("realized_on", "examined_on")),
    (PEGAWAI, ("declared_on",)),
    (PERUBAHAN, ("day",)),
)


def nothing_happened_after_today(context: Context) -> Iterator[Finding]:
    """A date of something done is not after today."""
    of_the_year = {(sheet.name, key) for sheet, keys in _OF_THE_YEAR for key in keys}
    for sheet, keys in _HAPPENED:
        table = context.table(sheet)
        if table is None:
            continue
        for key in keys:
            year = context.office.year if (sheet.name, key) in of_the_year else 0
            ahead = partial(_lies_ahead, key, context.today, year)
            for record in table.records.those((key,), ahead):
                header = sheet.column(key).header
                yield rules.cells.DATE_IN_FUTURE.at(record.row.cell(key), column=header)


def _lies_ahead(key: str, today: date, year: int | None, record: Record) -> bool:
    """After ``today``; a date outside ``year`` (0, None: of any year) is another finding."""
    day = record.day(key)
    return day is not None and day > today and (not year or day.year == year)


def dates_lie_in_the_plan_year(context: Context) -> Iterator[Finding]:
    """A date lies in the plan year."""
    year = context.office.year
    if not year:
        return
    for sheet, keys in _OF_THE_YEAR:
        for record in context.records(sheet):
            for key in keys:
                day = record.day(key)
                if day and day.year != year:
                    header = sheet.column(key).header
                    rule = rules.cells.DATE_OUTSIDE_YEAR
                    yield rule.at(record.row.cell(key), column=header, expected=year)


CHECKS: tuple[Check, ...] = (nothing_happened_after_today, dates_lie_in_the_plan_year)
