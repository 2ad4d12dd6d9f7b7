"""Dates typed as text: day first, in the few shapes that can only mean one day.

Accepted: ``31/10/2025``, ``31-10-2025``, ``31.10.2025``, ``12 Okt 2025``,
``12 Nopember 2025`` and ISO ``2025-10-31``; any of them after a weekday, as in
``Jumat, 31 Oktober 2025``. Spaces may be repeated or non-breaking, and a dash may be a
long one. All else is refused with a reason: day and month are never swapped, and
a year is never completed. No date library that guesses is asked.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from msgspec import Struct

from pipeline.months import parse_month, plain_text


class DateProblem(Enum):
    """Why a text is no date."""

    UNREADABLE = "unreadable"
    """No accepted shape, or its month is none: ``segera``, ``10/13/2025``, ``12 Oct 2025``."""

    SHORT_YEAR = "short year"
    """The year has two digits, and is not completed: ``31/10/25``, ``31 Okt 25``."""

    NO_YEAR = "no year"
    """``31/10``, ``31 Oktober``."""

    NO_DAY = "no day"
    """``10/2025``, ``2025-10``, ``Oktober 2025``."""

    IMPOSSIBLE = "impossible"
    """The month has no such day: ``31/02/2025``."""

    CONTRADICTORY = "contradictory"
    """The day of the week is not that date's: ``Senin, 31 Oktober 2025`` (a Friday)."""


class DateReading(Struct, frozen=True):
    """What a text says about a day. Both are None for a blank text, which is no fault."""

    value: date | None = None
    problem: DateProblem | None = None


_WEEKDAYS = {
    "senin": 0,
    "selasa": 1,
    "rabu": 2,
    "kamis": 3,
    "jumat": 4,
    "jum'at": 4,
    "sabtu": 5,
    "minggu": 6,
    "ahad": 6,
}

_WEEKDAY = re.compile(r"([a-z]+(?:'[a-z]+)?)(?: ?, ?| )(?=\d)", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_NUMBERS = re.compile(
    r"(?P<day>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>\d{4})", re.ASCII
)
_WORDS = re.compile(r"(?P<day>\d{1,2}) (?P<month>[a-z]+\.?) (?P<year>\d{4})", re.ASCII | re.I)

#: Shapes that more than one day fits, with what they lack; a month's word stands in ``month``.
_INCOMPLETE = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), lacking)
    for pattern, lacking in (
        (r"\d{1,2} ?([/.-]) ?\d{1,2} ?\1 ?\d{2}", DateProblem.SHORT_YEAR),  # 31/10/25
        (r"\d{1,2} ?[/.-] ?\d{1,2}", DateProblem.NO_YEAR),  # 31/10
        (r"\d{1,2} ?[/.-] ?\d{4}", DateProblem.NO_DAY),  # 10/2025
        (r"\d{4} ?[/.-] ?\d{1,2}", DateProblem.NO_DAY),  # 2025-10
        (r"\d{1,2} (?P<month>[a-z]+\.?) '?\d{2}", DateProblem.SHORT_YEAR),  # 31 Okt 25
        (r"\d{1,2} (?P<month>[a-z]+\.?)", DateProblem.NO_YEAR),  # 31 Oktober
        (r"(?P<month>[a-z]+\.?) \d{4}", DateProblem.NO_DAY),  # Oktober 2025
    )
)


def parse_date(text: str) -> DateReading:
    """The day that ``text`` names, or why it names none."""
    plain = plain_text(text).replace("\u2019", "'")
    if not plain:
        return DateReading()
    weekday, plain = _split_weekday(plain)
    for shape in (_ISO, _NUMBERS, _WORDS):
        if match := shape.fullmatch(plain):
            return _check_weekday(_day(match), weekday)
    return DateReading(problem=_refusal(plain))


def _split_weekday(text: str) -> tuple[int | None, str]:
    match = _WEEKDAY.match(text)
    weekday = _WEEKDAYS.get(match[1].casefold()) if match else None
    if match is None or weekday is None:
        return None, text
    return weekday, text[match.end() :]


def _day(match: re.Match[str]) -> DateReading:
    word = match["month"]
    month = int(word) if word.isdecimal() else parse_month(word)
    year = int(match["year"])
    if month is None or not 1 <= month <= 12 or year < 1900:
        return DateReading(problem=DateProblem.UNREADABLE)
    try:
        return DateReading(date(year, month, int(match["day"])))
    except ValueError:
        return DateReading(problem=DateProblem.IMPOSSIBLE)


def _check_weekday(reading: DateReading, weekday: int | None) -> DateReading:
    if weekday is None or reading.value is None or reading.value.weekday() == weekday:
        return reading
    return DateReading(problem=DateProblem.CONTRADICTORY)


def _refusal(text: str) -> DateProblem:
    for shape, lacking in _INCOMPLETE:
        match = shape.fullmatch(text)
        if match is None:
            continue
        word = match.groupdict().get("month")
        if word is None or parse_month(word) is not None:
            return lacking
    return DateProblem.UNREADABLE
