"""Checks on dates: what has happened is not after today, and lies in the plan year."""

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
    for sheet, keys in _HAPPENED:
        table = context.table(sheet)
        if table is None:
            continue
        for key in keys:
            for record in table.records.those((key,), partial(_lies_ahead, key, context.today)):
                header = sheet.column(key).header
                yield rules.cells.DATE_IN_FUTURE.at(record.row.cell(key), column=header)


def _lies_ahead(key: str, today: date, record: Record) -> bool:
    day = record.day(key)
    return day is not None and day > today


def dates_lie_in_the_plan_year(context: Context) -> Iterator[Finding]:
    """A date lies in the plan year; one after today is reported as that."""
    year = context.office.year
    if not year:
        return
    for sheet, keys in _OF_THE_YEAR:
        for record in context.records(sheet):
            for key in keys:
                day = record.day(key)
                if day and day.year != year and day <= context.today:
                    header = sheet.column(key).header
                    rule = rules.cells.DATE_OUTSIDE_YEAR
                    yield rule.at(record.row.cell(key), column=header, expected=year)


CHECKS: tuple[Check, ...] = (nothing_happened_after_today, dates_lie_in_the_plan_year)
