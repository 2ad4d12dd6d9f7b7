"""One cell → one typed value, by the kind of its column; what is wrong becomes a finding.

Cells that feed the live formulas are read as those read them: what TRIM and a comparison
without case do not cover is an error here, so that Excel and the program never count one
cell in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from pipeline import rules
from pipeline.dates import DateProblem, parse_date
from pipeline.exceltext import collapsed, excel_trim, loose, same_text, shown
from pipeline.findings import CONFIDENTIAL_SHEETS, Finding, Rule, Severity
from pipeline.model import CellRef
from pipeline.months import MONTH_NAMES, month_name, parse_month, suggest_month
from pipeline.near import suggestion
from pipeline.raw import CellKind, RawCell
from pipeline.schema import (
    CODE_PATTERN,
    MARK,
    MARK_VARIANTS,
    NARASI,
    PERUBAHAN,
    Column,
    Kind,
    Sheet,
)

#: The values by kind: texts; lines as a tuple; dates (a month with its year is its 1st);
#: months 1…12; numbers; marks as True or False. None where the cell is blank.
Value = str | int | float | bool | date | tuple[str, ...] | None


class Faulty:
    """What a cell is read as where a finding says that it cannot be read."""


FAULTY: Final = Faulty()

#: Excel keeps 15 significant digits [Excel specifications and limits].
_LOST_DIGITS_FROM = 10**15
_CODE = re.compile(CODE_PATTERN)
_PERIOD = re.compile(r"(\d{4})-(?:(0[1-9]|1[0-2])|TW([1-4]))")
_MONTH_YEAR = re.compile(r"([^\W\d]+\.?)[ -](\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(0?[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Reading:
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
        if value.is_integer() and abs(value) < _LOST_DIGITS_FROM:
            return str(int(value))
        return repr(value).replace(".", ",")
    return str(value)


def spelled_date(day: date) -> str:
    """``31 Oktober 2025``."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def read_value(reading: Reading) -> Value | Faulty:
    """The cell's value by the kind of its column, or FAULTY (then a finding was made)."""
    kind = reading.cell.kind
    if kind is CellKind.ERROR:
        return reading.fault(rules.cells.ERROR_VALUE, text=reading.quoted)
    if kind is CellKind.UNCALCULATED:
        return reading.fault(rules.cells.UNCALCULATED)
    return _READERS[reading.column.kind](reading)


# --- text -----------------------------------------------------------------------------


def _as_text(reading: Reading) -> str | Faulty:
    """Any cell as text; FAULTY where it holds a logical value or a number with lost digits."""
    value = reading.cell.value
    if isinstance(value, bool):
        severity = Severity.ERROR if reading.column.feeds else None
        return reading.fault(rules.cells.LOGICAL_VALUE, severity)
    if isinstance(value, int | float):
        if abs(value) >= _LOST_DIGITS_FROM:
            return reading.fault(rules.cells.DIGITS_LOST)
        return number_text(value)
    if isinstance(value, datetime | date):
        return spelled_date(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}.{minutes % 60:02d}"
    return "" if value is None else str(value)


def _text(reading: Reading) -> Value | Faulty:
    text = _as_text(reading)
    return text if isinstance(text, Faulty) else text.strip()


def _lines(reading: Reading) -> Value | Faulty:
    """The lines, each trimmed, none empty. Given is what TRIM leaves something of."""
    text = _as_text(reading)
    if isinstance(text, Faulty):
        return text
    lines = tuple(line for part in text.split("\n") if (line := part.strip()))
    if not lines and excel_trim(text) and reading.column.feeds:
        reading.report(rules.cells.ONLY_HIDDEN_CHARACTERS)
        return FAULTY
    return lines


# --- choices ----------------------------------------------------------------------------


def _choice(reading: Reading) -> Value | Faulty:
    text = reading.cell.text if reading.cell.kind is CellKind.TEXT else reading.quoted
    if not text:
        return ""
    choices = reading.column.choices
    for choice in choices:
        if same_text(text, choice):
            return choice
    hidden = _with_hidden_characters(reading, text, choices)
    if hidden is not None:
        return hidden
    near = suggestion(text, choices)
    listed = near is None or reading.sheet.name in CONFIDENTIAL_SHEETS
    return reading.fault(
        rules.cells.UNKNOWN_CHOICE,
        _choice_severity(reading),
        text=shown(text),
        suggestion=near,
        choices=", ".join(choices) if listed else None,
    )


def _choice_severity(reading: Reading) -> Severity:
    """An error where figures hang on it: every STATUS, and what the recaps are counted by."""
    column = reading.column
    counted = column.required and reading.sheet not in (PERUBAHAN, NARASI)
    decides = column.feeds or column.key == "status" or counted
    return Severity.ERROR if decides else Severity.WARNING


def _with_hidden_characters(
    reading: Reading, text: str, canonical: tuple[str, ...]
) -> Value | Faulty:
    """For a text that only looks like a canonical one; None where it does not.

    Where formulas count the cell it is an error; elsewhere it is read, with a warning.
    """
    if not loose(text):
        if reading.column.feeds:
            return reading.fault(rules.cells.ONLY_HIDDEN_CHARACTERS)
        return ""
    for word in canonical:
        if loose(text) == loose(word):
            severity = Severity.ERROR if reading.column.feeds else Severity.WARNING
            reading.report(
                rules.cells.HIDDEN_CHARACTERS, severity, text=shown(text), expected=word
            )
            return FAULTY if reading.column.feeds else word
    return None


def _month(reading: Reading) -> Value | Faulty:
    text = reading.cell.text if reading.cell.kind is CellKind.TEXT else reading.quoted
    if not text:
        return None
    for number, name in enumerate(MONTH_NAMES, 1):
        if same_text(text, name):
            return number
    hidden = _with_hidden_characters(reading, text, MONTH_NAMES)
    if hidden is not None:
        return hidden
    known = parse_month(text)
    if text.isdigit() and 1 <= int(text) <= 12:
        known = int(text)
    if isinstance(reading.cell.value, datetime | date):
        known = reading.cell.value.month
    near = month_name(known) if known else suggest_month(text)
    return reading.fault(rules.cells.MONTH_NAME, text=shown(text), suggestion=near)


def _mark(reading: Reading) -> Value | Faulty:
    text = reading.cell.text
    if not text:
        return False
    if text == MARK:
        return True
    if reading.cell.kind is CellKind.TEXT and text in MARK_VARIANTS:
        reading.report(rules.plan.MARK_VARIANT, text=shown(text))
        return True
    if not loose(text):
        return reading.fault(rules.cells.ONLY_HIDDEN_CHARACTERS)
    return reading.fault(rules.plan.MARK_UNKNOWN, text=reading.quoted)


def _code(reading: Reading) -> Value | Faulty:
    """In capitals and trimmed, as the formulas find it; its form is checked with the plan."""
    text = reading.cell.text if reading.cell.kind is CellKind.TEXT else reading.quoted
    trimmed = excel_trim(text).upper()
    if not trimmed or (trimmed.isascii() and trimmed.isprintable()):
        return trimmed
    looks = loose(text).upper()
    if looks and not _CODE.fullmatch(looks):
        return trimmed
    hidden = _with_hidden_characters(reading, text, (looks,))
    return FAULTY if hidden is None else hidden


# --- dates -----------------------------------------------------------------------------

_DATE_RULES: Mapping[DateProblem, Rule] = {
    DateProblem.UNREADABLE: rules.cells.UNREADABLE_DATE,
    DateProblem.AMBIGUOUS: rules.cells.AMBIGUOUS_DATE,
    DateProblem.IMPOSSIBLE: rules.cells.IMPOSSIBLE_DATE,
    DateProblem.CONTRADICTORY: rules.cells.WEEKDAY_CONTRADICTS,
}


def _date(reading: Reading) -> Value | Faulty:
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
        return reading.fault(_DATE_RULES[read.problem], text=shown(text))
    if read.value is None:
        return reading.fault(rules.cells.UNREADABLE_DATE, text=shown(text))
    if reading.column.feeds:
        typed = f"{read.value:%d/%m/%Y}"
        return reading.fault(rules.cells.TEXT_DATE_COUNTED, text=shown(text), expected=typed)
    reading.report(rules.cells.TEXT_DATE, text=shown(text), day=spelled_date(read.value))
    return read.value


def _month_year(reading: Reading) -> Value | Faulty:
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
    if match := _ISO_MONTH.fullmatch(text):
        return date(int(match[1]), int(match[2]), 1)
    return reading.fault(rules.cells.MONTH_YEAR, text=shown(text))


def _period(reading: Reading) -> Value | Faulty:
    value = reading.cell.value
    if isinstance(value, datetime | date) and value.day == 1:
        period = f"{value.year}-{value.month:02d}"
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


# --- numbers ----------------------------------------------------------------------------


def _number(reading: Reading) -> Value | Faulty:
    value = reading.cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not collapsed(reading.quoted):
        return None
    return reading.fault(rules.cells.NOT_A_NUMBER, text=reading.quoted)


def _setting(reading: Reading) -> Value | Faulty:
    """As text; parse/settings.py reads the cell again by the kind of its setting."""
    return reading.quoted


_READERS: Mapping[Kind, Callable[[Reading], Value | Faulty]] = {
    Kind.TEXT: _text,
    Kind.LINES: _lines,
    Kind.CHOICE: _choice,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.MONTH_YEAR: _month_year,
    Kind.PERIOD: _period,
    Kind.CODE: _code,
    Kind.NIP: _text,
    Kind.INTEGER: _number,
    Kind.MONEY: _number,
    Kind.MARK: _mark,
    Kind.SETTING: _setting,
}

