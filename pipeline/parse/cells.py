"""One cell → one typed value, by the kind of its column; what is wrong becomes a finding.

Cells that feed the live formulas are read as those read them: what TRIM and a comparison
without case do not cover is an error here, so that Excel and the program never count one
cell in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from pipeline import rules
from pipeline.exceltext import collapsed, excel_trim, loose, same_text, shown
from pipeline.findings import CONFIDENTIAL_SHEETS, Severity
from pipeline.months import MONTH_NAMES, month_name, parse_month, suggest_month
from pipeline.near import suggestion
from pipeline.raw import CellKind
from pipeline.schema import CODE_PATTERN, MARK, MARK_VARIANTS, NARASI, PERUBAHAN, Kind

from .date_cells import read_date, read_month_year, read_period
from .reading import FAULTY, LOST_DIGITS_FROM, Faulty, Reading, Value, number_text, spelled_date

_CODE = re.compile(CODE_PATTERN)


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
        if abs(value) >= LOST_DIGITS_FROM:
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
    near = _nearest(text, choices)
    listed = near is None or reading.sheet.name in CONFIDENTIAL_SHEETS
    return reading.fault(
        rules.cells.UNKNOWN_CHOICE,
        _choice_severity(reading),
        text=shown(text),
        suggestion=near,
        choices=", ".join(choices) if listed else None,
    )


@lru_cache
def _nearest(text: str, choices: tuple[str, ...]) -> str | None:
    """Kept, for a column says the same wrong word over and over."""
    return suggestion(text, choices)


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
            reading.report(rules.cells.HIDDEN_CHARACTERS, severity, text=shown(text), expected=word)
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
    if len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 12:  # no ², nor 5,000 digits
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
        reading.report(rules.targets.MARK_VARIANT, text=shown(text))
        return True
    if not loose(text):
        return reading.fault(rules.cells.ONLY_HIDDEN_CHARACTERS)
    return reading.fault(rules.targets.MARK_UNKNOWN, text=reading.quoted)


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
    Kind.DATE: read_date,
    Kind.MONTH: _month,
    Kind.MONTH_YEAR: read_month_year,
    Kind.PERIOD: read_period,
    Kind.CODE: _code,
    Kind.NIP: _text,
    Kind.INTEGER: _number,
    Kind.MONEY: _number,
    Kind.MARK: _mark,
    Kind.SETTING: _setting,
}
