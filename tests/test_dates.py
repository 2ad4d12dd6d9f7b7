"""Text dates: day first, nothing swapped, nothing completed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import DateProblem, DateReading, parse_date
from pipeline.months import MONTH_SPELLINGS

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/10/2025", date(2025, 10, 31)),
        ("31-10-2025", date(2025, 10, 31)),
        ("31.10.2025", date(2025, 10, 31)),
        ("1/9/2025", date(2025, 9, 1)),
        ("31 / 10 / 2025", date(2025, 10, 31)),
        ("31\u201310\u20132025", date(2025, 10, 31)),
        ("2025-10-31", date(2025, 10, 31)),
        ("12 Okt 2025", date(2025, 10, 12)),
        ("12 Okt. 2025", date(2025, 10, 12)),
        ("12 Nopember 2025", date(2025, 11, 12)),
        ("5  Pebruari\u00a02025", date(2025, 2, 5)),
        ("17 agt 2025", date(2025, 8, 17)),
        (" 29 Februari 2024 ", date(2024, 2, 29)),
        ("Jumat, 31 Oktober 2025", date(2025, 10, 31)),
        ("Jum'at 31 Oktober 2025", date(2025, 10, 31)),
        ("Jum\u2019at, 31/10/2025", date(2025, 10, 31)),
        ("JUMAT,31 OKTOBER 2025", date(2025, 10, 31)),
    ],
)
def test_an_accepted_shape_names_its_day(text: str, day: date) -> None:
    assert parse_date(text) == DateReading(value=day)


def test_twelve_ten_is_the_twelfth_of_october() -> None:
    assert parse_date("12/10/2025").value == date(2025, 10, 12)


@pytest.mark.parametrize(
    "text",
    [
        "10/13/2025",
        "2025-13-01",
        "13-31-2025",
        "segera",
        "45961",
        "31/10-2025",
        "31 10 2025",
        "2025/10/31",
        "2025-1-1",
        "20251031",
        "12 Oct 2025",
        "12 Oktober 2025 pukul 09.00",
        "2025-10-31 00:00:00",
        "Oktober 31, 2025",
        "31/10/0025",
        "31/10/20255",
        "\u0663\u0661/10/2025",
        "Jumat",
        "Friday, 31 Oktober 2025",
        "-",
        "31 Foo",
    ],
)
def test_any_other_shape_is_unreadable_and_never_repaired(text: str) -> None:
    assert parse_date(text) == DateReading(problem=DateProblem.UNREADABLE)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("31/10/25", DateProblem.SHORT_YEAR),
        ("1/1/25", DateProblem.SHORT_YEAR),
        ("31.10.25", DateProblem.SHORT_YEAR),
        ("31 Okt 25", DateProblem.SHORT_YEAR),
        ("31 Okt '25", DateProblem.SHORT_YEAR),
        ("31/10", DateProblem.NO_YEAR),
        ("31 Oktober", DateProblem.NO_YEAR),
        ("Jumat, 31 Oktober", DateProblem.NO_YEAR),
        ("Oktober 2025", DateProblem.NO_DAY),
        ("10/2025", DateProblem.NO_DAY),
        ("2025-10", DateProblem.NO_DAY),
        ("Octover 2025", DateProblem.UNREADABLE),
    ],
)
def test_a_date_that_is_not_complete_is_refused_with_what_it_lacks(
    text: str, lacking: DateProblem
) -> None:
    assert parse_date(text) == DateReading(problem=lacking)


@pytest.mark.parametrize(
    "text", ["31/02/2025", "29 Februari 2025", "2025-04-31", "32/01/2025", "0/1/2025"]
)
def test_a_day_that_the_month_does_not_have_is_impossible(text: str) -> None:
    assert parse_date(text) == DateReading(problem=DateProblem.IMPOSSIBLE)


def test_a_wrong_weekday_contradicts_the_date() -> None:
    reading = parse_date("Senin, 31 Oktober 2025")
    assert reading == DateReading(problem=DateProblem.CONTRADICTORY)


@pytest.mark.parametrize("text", ["", "   ", "\u00a0\t\n", "\u200b"])
def test_a_blank_text_is_no_date_and_no_fault(text: str) -> None:
    assert parse_date(text) == DateReading()


@given(DAYS, st.sampled_from("/-."))
def test_a_date_written_in_numbers_reads_back(day: date, mark: str) -> None:
    text = f"{day.day}{mark}{day.month}{mark}{day.year}"
    assert parse_date(text).value == day
    assert parse_date(day.strftime(f"%d{mark}%m{mark}%Y")).value == day


@given(DAYS, st.data())
def test_a_date_written_in_words_reads_back_after_any_spelling_and_its_weekday(
    day: date, data: st.DataObject
) -> None:
    month = data.draw(st.sampled_from(MONTH_SPELLINGS[day.month - 1]))
    prefix = data.draw(st.sampled_from(["", f"{WEEKDAYS[day.weekday()]}, "]))
    space = data.draw(st.sampled_from([" ", "  ", "\u00a0"]))
    assert parse_date(f"{prefix}{day.day}{space}{month}{space}{day.year}").value == day


@given(DAYS)
def test_an_iso_date_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()).value == day


@given(st.text(max_size=30))
def test_any_text_gives_a_day_or_a_problem_or_is_blank(text: str) -> None:
    reading = parse_date(text)
    assert reading.value is None or reading.problem is None
