"""Working days in Indonesia: what the limits of the registers are counted in.

A working day is no Saturday or Sunday, no national holiday, no *cuti bersama* and no day
of the office's own sheet Hari Libur (domain.md, "Registers"). Cuti bersama counts as a day
off: it is decreed each year for civil servants, whose offices are closed on it, and
regulations that set limits in *hari kerja* leave it out together with the holidays.

The days come from the ``holidays`` library: its category ``public`` holds the national
holidays and election days, ``government`` the cuti bersama. The government decrees both
together, a year at a time. So a year for which the library holds no cuti bersama is a year
that it does not know: its holidays there are computed, not decreed, and a count that
touches it is an :class:`UnknownYear`, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from pipeline.model import DayOff

_DAY = timedelta(days=1)
_SATURDAY = 5
#: How the library marks a holiday whose date is computed and not yet confirmed.
_ESTIMATE = "(perkiraan)"
#: No limit is longer than this many years; a search for a working day ends here.
_HORIZON = timedelta(days=366 * 10)


class UnknownYear(Struct, frozen=True):
    """The answer where a count touches a year whose days off are not known."""

    year: int


class NationalDays(Struct, frozen=True):
    """The national days off of one year, as the library has them.

    ``estimated`` are those among ``days`` whose date the library has not seen confirmed.
    """

    days: frozenset[date]
    estimated: frozenset[date]


def national_days(year: int) -> NationalDays | UnknownYear:
    """National holidays and cuti bersama of ``year``; source: the ``holidays`` library.

    Years that are confirmed to the last day stand in ``national_days.toml``, copied from the
    library (a test compares them): importing it costs every command a tenth of a second.
    """
    listed = _listed().get(str(year))
    if listed is not None:
        return NationalDays(frozenset(listed), frozenset())
    return library_days(year)


@cache
def _listed() -> dict[str, list[date]]:
    import tomllib
    from importlib.resources import files

    text = (files("pipeline.workdays") / "national_days.toml").read_text("utf-8")
    return tomllib.loads(text)


def library_days(year: int) -> NationalDays | UnknownYear:
    """As :func:`national_days`, always asking the library."""
    from holidays import country_holidays

    joint = country_holidays("ID", years=year, categories=("government",), language="id")
    if not joint:
        return UnknownYear(year)
    public = country_holidays("ID", years=year, categories=("public",), language="id")
    return NationalDays(
        frozenset((*joint, *public)),
        frozenset(day for day, name in public.items() if _ESTIMATE in name),
    )


def _end_of_search(start: date) -> date:
    return start + _HORIZON if start < date.max - _HORIZON else date.max


class WorkCalendar:
    """Which days are working days for one office. ``days_off`` are its rows of Hari Libur."""

    def __init__(self, days_off: Iterable[DayOff] = ()) -> None:
        self._own = frozenset(row.day for row in days_off)
        self._years: dict[int, NationalDays | UnknownYear] = {}

    def year(self, year: int) -> NationalDays | UnknownYear:
        """The national days off of ``year``, looked up once."""
        if year not in self._years:
            self._years[year] = national_days(year)
        return self._years[year]

    def _may_work(self, day: date) -> bool:
        """Neither weekend nor the office's own day off: certain in every year."""
        return day.weekday() < _SATURDAY and day not in self._own

    def is_working_day(self, day: date) -> bool | UnknownYear:
        if not self._may_work(day):
            return False
        national = self.year(day.year)
        return national if isinstance(national, UnknownYear) else day not in national.days

    def add_working_days(self, start: date, n: int) -> date | UnknownYear:
        """The ``n``-th working day after ``start``; day one is the next working day.

        ``start`` itself never counts, whether it is a working day or not; for ``n`` = 0 it
        is the answer. Raises ValueError for a negative ``n``.
        """
        if n < 0:
            raise ValueError(f"working days are counted forward, not {n}")
        day, last = start, _end_of_search(start)
        while n:
            if day == date.max:
                return UnknownYear(day.year)
            day += _DAY
            working = self.is_working_day(day)
            if isinstance(working, UnknownYear):
                return working
            if day > last:
                raise ValueError(f"no {n} more working days within ten years of {start}")
            n -= working
        return day

    def working_days_between(self, start: date, end: date) -> int | UnknownYear:
        """Working days after ``start`` up to and including ``end``; 0 where ``end`` is earlier.

        The inverse of :meth:`add_working_days` on working days. Work that ends on a day
        off after its deadline took no more working days, and is late all the same.
        """
        total = 0
        day = start
        while day < end:
            day += _DAY
            working = self.is_working_day(day)
            if isinstance(working, UnknownYear):
                return working
            total += working
        return total

    def deadline(self, start: date, limit: int) -> date | UnknownYear:
        """The last day in time for a limit of ``limit`` working days counted from ``start``."""
        return self.add_working_days(start, limit)

    def is_within(self, start: date, end: date, limit: int) -> bool | UnknownYear:
        """Whether work that began on ``start`` ended on or before the limit's last day.

        Certain also in an unknown year, where the limit was kept even if no day but the
        weekends and the office's own was off.
        """
        if end <= self._earliest_deadline(start, limit):
            return True
        last = self.deadline(start, limit)
        return last if isinstance(last, UnknownYear) else end <= last

    def _earliest_deadline(self, start: date, limit: int) -> date:
        day, last = start, _end_of_search(start)
        while limit > 0 and day < last:
            day += _DAY
            limit -= self._may_work(day)
        return day

    def estimated_days(self, start: date, end: date) -> tuple[date, ...]:
        """Days off after ``start`` up to ``end`` whose date is not yet confirmed.

        A count over them is what the calendar says today, and worth a note.
        """
        found: list[date] = []
        for year in range(start.year, end.year + 1):
            national = self.year(year)
            if isinstance(national, NationalDays):
                found += (day for day in national.estimated if start < day <= end)
        return tuple(sorted(found))
