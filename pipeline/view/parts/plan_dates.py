"""Whether a plan that staff wrote sets a date of its own, so that no other is proposed to it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipeline.model import month_end
from pipeline.months import MONTH_SPELLINGS, parse_month, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How far ahead a day without a year is looked for beyond the turn of the year.
_NEXT_YEAR = timedelta(days=92)
_MONTH = "|".join(sorted((s for m in MONTH_SPELLINGS for s in m), key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}}|awal|pertengahan|akhir|minggu \S+) (?:bulan )?"
    rf"(?P<month>{_MONTH})\b\.?(?: (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_IN_NUMBERS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?:(?P=mark)(?P<year>\d{4}))?(?!\d)"
)
#: The last day of a part of a month; of any other the month's own last day.
_PARTS = {
    "awal": 10,
    "pertengahan": 20,
    **dict.fromkeys(("minggu pertama", "minggu kesatu", "minggu ke-1", "minggu i"), 7),
    **dict.fromkeys(("minggu kedua", "minggu ke-2", "minggu ii"), 14),
    **dict.fromkeys(("minggu ketiga", "minggu ke-3", "minggu iii"), 21),
}


def has_own_date(plan: str, as_of: date) -> bool:
    """Whether ``plan`` names a day, or a part of a month, that lies after ``as_of``.

    ``paling lambat 10 November``, ``pada minggu pertama November``, ``15/11/2025``.
    """
    return any(day > as_of for day, _ in _days(plain_text(plan), as_of))


def only_day(plan: str, as_of: date) -> date | None:
    """The day after ``as_of`` that ``plan`` names; None where it is a part of a month, or where
    there are several: which of them it is by is not decided here."""
    found = {(day, is_day) for day, is_day in _days(plain_text(plan), as_of) if day > as_of}
    days = [day for day, is_day in found if is_day]
    return days[0] if len(found) == len(days) == 1 else None


def _days(text: str, as_of: date) -> Iterator[tuple[date, bool]]:
    """The days that ``text`` may mean, each with whether it names it, not a part of a month."""
    for shape in (_IN_WORDS, _IN_NUMBERS):
        for match in shape.finditer(text):
            word = match["month"]
            month = int(word) if word.isdecimal() else parse_month(word)
            if month is None or not 1 <= month <= 12:
                continue
            is_day = match["day"].isdecimal()
            if match["year"]:
                days = _day(int(match["year"]), month, match["day"])
            else:
                after = _day(as_of.year + 1, month, match["day"])
                near = tuple(day for day in after if day <= as_of + _NEXT_YEAR)
                days = _day(as_of.year, month, match["day"]) + near
            yield from ((day, is_day) for day in days)


def _day(year: int, month: int, told: str) -> tuple[date, ...]:
    """The day, or none where the calendar has no such day."""
    try:
        if told.isdecimal():
            return (date(year, month, int(told)),)
        last = month_end(year, month)
        return (last.replace(day=_PARTS.get(told.casefold(), last.day)),)
    except ValueError:
        return ()
