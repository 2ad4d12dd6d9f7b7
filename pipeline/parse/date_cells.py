"""Date cells: real dates, dates typed as text, months with their year, periods."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from pipeline import rules
from pipeline.dates import DateProblem, parse_date
from pipeline.exceltext import collapsed, loose, shown
from pipeline.findings import Rule
from pipeline.months import parse_month

from .reading import Faulty, Reading, Value, spelled_date

_PERIOD = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]|TW[1-4]))?")
_MONTH_YEAR = re.compile(r"([^\W\d]+\.?)[ -](\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(0?[1-9]|1[0-2])")

_DATE_RULES: Mapping[DateProblem, Rule] = {
    DateProblem.UNREADABLE: rules.cells.UNREADABLE_DATE,
    DateProblem.SHORT_YEAR: rules.cells.AMBIGUOUS_DATE,
    DateProblem.NO_YEAR: rules.cells.AMBIGUOUS_DATE,
    DateProblem.NO_DAY: rules.cells.AMBIGUOUS_DATE,
    DateProblem.IMPOSSIBLE: rules.cells.IMPOSSIBLE_DATE,
    DateProblem.CONTRADICTORY: rules.cells.WEEKDAY_CONTRADICTS,
}
#: What an incomplete date lacks, in the rule's words.
_LACKING = {
    DateProblem.SHORT_YEAR: rules.cells.SHORT_YEAR,
    DateProblem.NO_YEAR: rules.cells.NO_YEAR,
    DateProblem.NO_DAY: rules.cells.NO_DAY,
}


def read_date(reading: Reading) -> Value | Faulty:
    value = reading.cell.value
    if isinstance(value, datetime):  # a time of day is dropped, as the formulas do
        value = value.date()
    if isinstance(value, date):
        if value.year < 1900:  # a negative serial, which Excel shows as ####
            return reading.fault(rules.cells.UNREADABLE_DATE, text=reading.quoted)
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return reading.fault(rules.cells.NUMBER_AS_DATE, text=reading.quoted)
    if value is not None and not isinstance(value, str):
        return reading.fault(rules.cells.UNREADABLE_DATE, text=reading.quoted)
    text = reading.cell.text
    if not text:
        return None
    if not loose(text):
        if reading.column.feeds:
            return reading.fault(rules.cells.ONLY_HIDDEN_CHARACTERS)
        return None
    return _text_date(reading, text)


def _text_date(reading: Reading, text: str) -> Value | Faulty:
    read = parse_date(text)
    if read.problem is not None:
        lacking = _LACKING.get(read.problem, "")
        return reading.fault(_DATE_RULES[read.problem], text=shown(text), expected=lacking)
    if read.value is None:
        return reading.fault(rules.cells.UNREADABLE_DATE, text=shown(text))
    if reading.column.feeds:
        typed = f"{read.value:%d/%m/%Y}"
        return reading.fault(rules.cells.TEXT_DATE_COUNTED, text=shown(text), expected=typed)
    reading.report(rules.cells.TEXT_DATE, text=shown(text), day=spelled_date(read.value))
    return read.value


def read_month_year(reading: Reading) -> Value | Faulty:
    """The 1st of the month."""
    value = reading.cell.value
    if isinstance(value, datetime | date) and value.year >= 1900:
        return date(value.year, value.month, 1)
    text = collapsed(reading.quoted)
    if not text:
        return None
    if match := _MONTH_YEAR.fullmatch(text):
        month = parse_month(match[1])
        if month and int(match[2]) >= 1900:
            return date(int(match[2]), month, 1)
    match = _ISO_MONTH.fullmatch(text)
    if match and int(match[1]) >= 1900:
        return date(int(match[1]), int(match[2]), 1)
    return reading.fault(rules.cells.MONTH_YEAR, text=shown(text))


def read_period(reading: Reading) -> Value | Faulty:
    value = reading.cell.value
    if isinstance(value, datetime | date) and value.day == 1:
        period = f"{value.year}-{value.month:02d}"
        if _PERIOD.fullmatch(period):
            reading.report(rules.cells.PERIOD_AS_DATE, expected=period)
            return period
    text = collapsed(reading.quoted).upper()
    if not text or _PERIOD.fullmatch(text):
        return text
    return reading.fault(
        rules.cells.PERIOD, text=shown(reading.quoted), suggestion=_meant_period(text)
    )


def _meant_period(text: str) -> str | None:
    if match := _MONTH_YEAR.fullmatch(text):
        month = parse_month(match[1])
        return f"{match[2]}-{month:02d}" if month else None
    return None
