"""Month names: the closed table, hints, and the command line's months and quarters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.months import (
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    MONTH_SPELLINGS,
    is_canonical_month,
    month_name,
    parse_month,
    parse_month_option,
    parse_quarter_option,
    roman,
    suggest_month,
)

SPELLINGS = [(s, n) for n, row in enumerate(MONTH_SPELLINGS, 1) for s in row]
CASES = st.sampled_from([str.lower, str.upper, str.title, str.swapcase])


@given(st.sampled_from(SPELLINGS), CASES, st.sampled_from(["", "."]), st.sampled_from("  \u00a0\t"))
def test_every_spelling_parses_in_any_case_with_or_without_a_full_stop(
    spelling: tuple[str, int], case: Callable[[str], str], dot: str, space: str
) -> None:
    text, number = spelling
    assert parse_month(f"{space}{case(text)}{dot}{space}") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Pebruari", 2),
        ("Peb", 2),
        ("Agt", 8),
        ("Ags", 8),
        ("Agust.", 8),
        ("Agu", 8),
        ("Sept", 9),
        ("Nopember", 11),
        ("Nop", 11),
        ("DES", 12),
        ("mei", 5),
    ],
)
def test_old_spellings_and_usual_abbreviations_are_months(text: str, number: int) -> None:
    assert parse_month(text) == number


@pytest.mark.parametrize("text", ["", ".", "October", "Aug", "J", "10", "Mei 2025", "Okt..", "Ok"])
def test_what_the_table_does_not_hold_is_no_month(text: str) -> None:
    assert parse_month(text) is None


def test_no_spelling_stands_for_two_months() -> None:
    assert len({s.casefold() for s, _ in SPELLINGS}) == len(SPELLINGS)


def test_the_first_spelling_of_each_month_is_its_canonical_name() -> None:
    assert tuple(row[0] for row in MONTH_SPELLINGS) == MONTH_NAMES
    assert [month_name(n) for n in range(1, 13)] == list(MONTH_NAMES)


def test_every_column_header_is_itself_a_spelling() -> None:
    assert [parse_month(header) for header in MONTH_ABBREVIATIONS] == list(range(1, 13))


def test_only_the_exact_name_is_canonical() -> None:
    assert is_canonical_month("Oktober")
    assert not any(map(is_canonical_month, ["oktober", "Okt", "Oktober ", "Nopember", ""]))


@pytest.mark.parametrize(
    ("text", "hint"),
    [("Okober", "Oktober"), ("Septmber", "September"), ("October", "Oktober"), ("xyz", None)],
)
def test_a_misspelt_month_gets_a_hint_and_nothing_more(text: str, hint: str | None) -> None:
    assert suggest_month(text) == hint
    assert parse_month(text) is None


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("10", 10),
        ("01", 1),
        (" 9 ", 9),
        ("Oktober", 10),
        ("okt", 10),
        ("0", None),
        ("13", None),
        ("010", None),
        ("\u0664", None),
        ("TW4", None),
        ("", None),
    ],
)
def test_a_month_option_is_a_number_or_a_name(text: str, month: int | None) -> None:
    assert parse_month_option(text) == month


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("4", 4),
        ("TW4", 4),
        ("tw 4", 4),
        ("IV", 4),
        ("iii", 3),
        ("TW II", 2),
        ("Triwulan I", 1),
        ("0", None),
        ("5", None),
        ("IIII", None),
        ("V", None),
        ("TW", None),
        ("", None),
        ("41", None),
        ("Oktober", None),
    ],
)
def test_a_quarter_option_is_an_arabic_or_roman_number_with_or_without_tw(
    text: str, quarter: int | None
) -> None:
    assert parse_quarter_option(text) == quarter


def test_roman_numerals_of_quarters_areas_and_months() -> None:
    expected = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    assert [roman(n) for n in range(1, 13)] == expected
    assert (roman(49), roman(2025)) == ("XLIX", "MMXXV")


def test_zero_has_no_roman_numeral() -> None:
    with pytest.raises(ValueError, match="0"):
        roman(0)
