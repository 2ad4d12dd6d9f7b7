"""Serial numbers and ISO texts → dates, times and lengths of time.

The arithmetic is openpyxl's (utils/datetime.py); what lies outside of the calendar is no
date here, so that nobody prints a day that the workbook does not name.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

Moment = date | datetime | time | timedelta

_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_DAY_MS = 86_400_000
#: Excel's 29 February 1900, a day that never was [ECMA-376 part 1, 18.17.4.1].
_NO_DAY = 60

_ISO = re.compile(
    r"(?:(?P<day>\d{4}-\d{2}-\d{2}))?T?"
    r"(?P<time>\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,6})?)?Z?"
)


def from_serial(value: int | float, is_1904: bool) -> Moment | None:
    """The date and time of a serial number, a time of day below 1; None where there is none.

    That is: a negative number, one after the year 9999, and 60 in the 1900 system.
    """
    if value < 0 or (not is_1904 and _NO_DAY <= value < _NO_DAY + 1):
        return None
    day, fraction = divmod(value, 1)
    rest = timedelta(milliseconds=round(fraction * _DAY_MS))
    if value < 1 and rest.days == 0:
        return (datetime.min + rest).time()
    if not is_1904 and value < _NO_DAY:
        day += 1  # Excel counts the day that never was only from there on
    try:
        return (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=day) + rest
    except OverflowError:
        return None


def duration(value: int | float) -> timedelta | None:
    """A number of days as a length of time, to the millisecond."""
    try:
        length = timedelta(days=value)
    except OverflowError:
        return None
    return timedelta(milliseconds=round(length / timedelta(milliseconds=1)))


def from_iso(text: str) -> Moment | None:
    """``2025-10-31``, ``2025-10-31T08:00:00`` or ``08:00:00``, as Strict workbooks hold them."""
    match = _ISO.fullmatch(text)
    if match is None or not (match["day"] or match["time"]):
        return None
    try:
        if not match["day"]:
            return time.fromisoformat(match["time"])
        if not match["time"]:
            return date.fromisoformat(match["day"])
        return datetime.fromisoformat(f"{match['day']}T{match['time']}")
    except ValueError:
        return None
