"""Working days: weekends, national holidays, cuti bersama, the office's own days off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import DayOff
from pipeline.workdays import NationalDays, UnknownYear, WorkCalendar, national_days

DAYS_2025 = st.dates(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("start", "limit", "last_day"),
    [
        # Lebaran 2025, by the wall calendar: 28 Mar cuti bersama Nyepi, 29 Mar Nyepi (Sat),
        # 31 Mar and 1 Apr Idul Fitri, 2-4 and 7 Apr cuti bersama; 18 Apr Wafat Yesus Kristus.
        (date(2025, 3, 27), 1, date(2025, 4, 8)),
        (date(2025, 3, 26), 1, date(2025, 3, 27)),
        (date(2025, 3, 27), 3, date(2025, 4, 10)),
        (date(2025, 3, 27), 5, date(2025, 4, 14)),
        (date(2025, 3, 27), 14, date(2025, 4, 28)),
        # On through 1, 12, 13, 29 and 30 May, 6, 9 and 27 June.
        (date(2025, 3, 27), 60, date(2025, 7, 11)),
        # From a day off, and from a Saturday, day one is the next working day as well.
        (date(2025, 4, 3), 1, date(2025, 4, 8)),
        (date(2025, 4, 12), 1, date(2025, 4, 14)),
        # 18 August 2025, declared late, after Sunday's Independence Day.
        (date(2025, 8, 15), 1, date(2025, 8, 19)),
        # The year's end: 25 Dec Natal, 26 Dec cuti bersama, 1 Jan 2026.
        (date(2025, 12, 23), 1, date(2025, 12, 24)),
        (date(2025, 12, 23), 2, date(2025, 12, 29)),
        (date(2025, 12, 23), 5, date(2026, 1, 2)),
        (date(2025, 12, 31), 1, date(2026, 1, 2)),
    ],
)
def test_limits_agree_with_a_table_counted_by_hand(start, limit, last_day):
    calendar = WorkCalendar()

    assert calendar.deadline(start, limit) == last_day
    assert calendar.working_days_between(start, last_day) == limit
    assert calendar.is_within(start, last_day, limit) is True
    assert calendar.is_within(start, last_day + timedelta(days=1), limit) is False


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 3, 28), False),  # cuti bersama Nyepi
        (date(2025, 3, 31), False),
        (date(2025, 4, 1), False),
        (date(2025, 4, 2), False),
        (date(2025, 4, 7), False),
        (date(2025, 4, 8), True),
        (date(2025, 8, 18), False),
        (date(2025, 12, 24), True),
        (date(2025, 12, 26), False),
        (date(2026, 1, 2), True),
    ],
)
def test_cuti_bersama_is_a_day_off_like_a_national_holiday(day, works):
    assert WorkCalendar().is_working_day(day) is works


def test_an_offices_own_day_off_moves_a_deadline():
    own = [DayOff(date(2025, 10, 7), "Contoh: HUT kabupaten")]

    assert WorkCalendar().deadline(date(2025, 10, 6), 3) == date(2025, 10, 9)
    assert WorkCalendar(own).deadline(date(2025, 10, 6), 3) == date(2025, 10, 10)
    assert WorkCalendar(own).working_days_between(date(2025, 10, 6), date(2025, 10, 9)) == 2


def test_an_offices_own_day_off_on_a_day_off_changes_nothing():
    own = [DayOff(date(2025, 4, 1)), DayOff(date(2025, 4, 12))]

    assert WorkCalendar(own).deadline(date(2025, 3, 27), 14) == date(2025, 4, 28)


def test_a_year_without_decreed_days_off_is_said_to_be_unknown():
    calendar = WorkCalendar()

    assert national_days(2035) == UnknownYear(2035)
    assert calendar.is_working_day(date(2035, 6, 13)) == UnknownYear(2035)
    assert calendar.deadline(date(2035, 6, 13), 5) == UnknownYear(2035)
    assert calendar.working_days_between(date(2035, 6, 1), date(2035, 6, 20)) == UnknownYear(2035)
    assert calendar.is_within(date(2035, 6, 11), date(2035, 6, 29), 5) == UnknownYear(2035)


def test_a_limit_kept_without_any_holiday_is_kept_also_in_an_unknown_year():
    assert WorkCalendar().is_within(date(2035, 6, 11), date(2035, 6, 13), 5) is True


def test_a_weekend_is_off_also_in_an_unknown_year():
    assert WorkCalendar().is_working_day(date(2035, 6, 16)) is False


def test_holidays_whose_date_is_not_confirmed_are_listed():
    calendar = WorkCalendar()

    assert calendar.estimated_days(date(2025, 1, 1), date(2025, 12, 31)) == ()
    known = calendar.year(2025)
    assert isinstance(known, NationalDays) and not known.estimated


def test_no_days_are_counted_to_an_earlier_or_the_same_day():
    calendar = WorkCalendar()

    assert calendar.working_days_between(date(2025, 10, 9), date(2025, 10, 9)) == 0
    assert calendar.working_days_between(date(2025, 10, 9), date(2025, 10, 1)) == 0
    assert calendar.add_working_days(date(2025, 10, 12), 0) == date(2025, 10, 12)
    with pytest.raises(ValueError):
        calendar.add_working_days(date(2025, 10, 12), -1)


@given(start=DAYS_2025, limit=st.integers(1, 20))
def test_a_deadline_is_the_first_day_with_that_many_working_days(start, limit):
    calendar = WorkCalendar([DayOff(date(2025, 10, 7))])

    last = calendar.deadline(start, limit)

    assert isinstance(last, date)
    assert calendar.is_working_day(last) is True
    days = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert sum(calendar.is_working_day(d) is True for d in days) == limit
    assert calendar.is_within(start, last, limit) is True
    assert calendar.is_within(start, last + timedelta(days=1), limit) is False


def test_the_listed_years_are_the_library_s() -> None:
    from tools.national_days import TARGET, text

    assert TARGET.read_text("utf-8") == text(), "run python -m tools.national_days"
    assert date(2025, 3, 31) in national_days(2025).days  # type: ignore[union-attr]
