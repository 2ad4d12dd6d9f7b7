"""A cell about to be read: what it holds, under which column, and where findings go."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from msgspec import Struct

from pipeline.exceltext import shown
from pipeline.findings import Finding, Rule, Severity
from pipeline.model import CellRef
from pipeline.months import month_name
from pipeline.raw import RawCell
from pipeline.schema import Column, Sheet

#: The values by kind: texts; lines as a tuple; dates (a month with its year is its 1st);
#: months 1…12; numbers; marks as True or False. None where the cell is blank.
Value = str | int | float | bool | date | tuple[str, ...] | None


class Faulty:
    """What a cell is read as where a finding says that it cannot be read."""


FAULTY: Final = Faulty()

#: Excel keeps 15 significant digits [Excel specifications and limits].
LOST_DIGITS_FROM = 10**15


class Reading(Struct, frozen=True):
    """A cell about to be read: under which column, at which place, findings to ``found``."""

    sheet: Sheet
    column: Column
    cell: RawCell
    place: CellRef
    found: list[Finding]

    @property
    def quoted(self) -> str:
        value = self.cell.value
        if isinstance(value, datetime | date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, bool):
            return "BENAR" if value else "SALAH"
        return shown("" if value is None else number_text(value))

    def report(self, rule: Rule, severity: Severity | None = None, **values: object) -> None:
        values.setdefault("column", self.column.header)
        self.found.append(rule.at(self.place, severity, **values))

    def fault(self, rule: Rule, severity: Severity | None = None, **values: object) -> Faulty:
        self.report(rule, severity, **values)
        return FAULTY


def number_text(value: object) -> str:
    """A number as people write it in a text cell: ``1505`` and not ``1505.0``."""
    if isinstance(value, float):
        if value.is_integer() and abs(value) < LOST_DIGITS_FROM:
            return str(int(value))
        return repr(value).replace(".", ",")
    return str(value)


def spelled_date(day: date) -> str:
    """``31 Oktober 2025``."""
    return f"{day.day} {month_name(day.month)} {day.year}"
