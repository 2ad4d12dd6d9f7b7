"""Target phrases → due months → obligations."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import CellRef
from pipeline.months import MONTH_SPELLINGS
from pipeline.schedule import (
    DueMonth,
    PhraseProblem,
    obligations,
    parse_target,
    suggests_more,
    window_opens,
)

MONTHS = st.integers(1, 12)
SPACES = st.sampled_from(["", " ", "  ", "\u00a0"])
TO = st.sampled_from(
    [
        "-",
        "\u2013",
        "\u2014",
        "\u2011",
        " s.d. ",
        " s/d ",
        " s.d ",
        " sd ",
        " sampai ",
        " hingga ",
        " sampai dengan ",
        " S.D. ",
        "- ",
        " -",
    ]
)
SEPARATORS = st.sampled_from([", ", ",", "; ", " dan ", " & ", ", dan ", " ,", ";\u00a0", " DAN "])
YEARS = st.sampled_from([" 2025", "2025", "  2025", "\u00a02025", " tahun 2025", ", 2025"])
TAILS = st.sampled_from(["", ".", ",", " ", ";", " ."])


def dues(phrase: str) -> list[tuple[int, int, bool]]:
    return [(d.opens, d.month, d.is_range) for d in parse_target(phrase, 2025).dues]


def each(*months: int) -> list[tuple[int, int, bool]]:
    return [(m, m, False) for m in months]


@st.composite
def spelt(draw: st.DrawFn, month: int) -> str:
    """``month`` in an accepted spelling and case, with or without a full stop."""
    text = draw(st.sampled_from(MONTH_SPELLINGS[month - 1]))
    case = draw(st.sampled_from([str.title, str.lower, str.upper]))
    return case(text) + draw(st.sampled_from(["", "."]))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Juli 2025", each(7)),
        ("Agustus, September, Oktober, Desember 2025", each(8, 9, 10, 12)),
        ("Desember, Agustus 2025", each(8, 12)),
        ("April-Mei 2025", [(4, 5, True)]),
        ("Januari-Desember 2025", [(1, 12, True)]),
        ("Juli- Desember 2025", [(7, 12, True)]),
        ("Nopember s/d Des. 2025", [(11, 12, True)]),
        ("Peb s.d. Agt 2025.", [(2, 8, True)]),
        ("Agustus 2025 sampai dengan Oktober 2025", [(8, 10, True)]),
        ("Januari, April-Mei 2025", [(1, 1, False), (4, 5, True)]),
        ("bulan Oktober 2025", each(10)),
        ("Per-bulan (Agustus-Desember) 2025", each(8, 9, 10, 11, 12)),
        ("Per bulan (Agustus\u2013Desember 2025)", each(8, 9, 10, 11, 12)),
        ("setiap bulan Agustus s.d. Oktober 2025", each(8, 9, 10)),
        ("tiap bulan (Juli, Desember) 2025", each(7, 12)),
        ("Setiap bulan 2025", each(*range(1, 13))),
        ("perbulan tahun 2025", each(*range(1, 13))),
        ("Setiap triwulan 2025", each(3, 6, 9, 12)),
        ("per triwulan tahun 2025", each(3, 6, 9, 12)),
        ("Tiap-triwulan 2025", each(3, 6, 9, 12)),
        ("Paling lambat Oktober 2025", each(10)),
        ("Mei-Mei 2025", each(5)),
    ],
)
def test_a_phrase_of_the_grammar_gives_its_due_months_without_a_problem(
    phrase: str, expected: list[tuple[int, int, bool]]
) -> None:
    assert dues(phrase) == expected
    assert parse_target(phrase, 2025).problems == ()


def test_a_deadline_with_a_range_is_due_in_its_last_month_and_asks_to_be_confirmed() -> None:
    found = parse_target("Paling lambat September-Oktober 2025", 2025)
    assert found.dues == (DueMonth(10, 9, is_range=True),)
    assert found.problems == (PhraseProblem.CONFIRM_DEADLINE,)


@pytest.mark.parametrize("phrase", ["Juli", "Juli-Desember.", "setiap triwulan", "per bulan"])
def test_a_phrase_without_a_year_takes_the_plan_year_with_a_warning(phrase: str) -> None:
    found = parse_target(phrase, 2025)
    assert found.dues
    assert found.problems == (PhraseProblem.YEAR_MISSING,)
    assert not PhraseProblem.YEAR_MISSING.is_fatal


@pytest.mark.parametrize(
    ("phrase", "culprit"),
    [("Mei, Mei 2025", "Mei"), ("Januari-Mei, Mei 2025", "Mei"), ("Okt, Oktober 2025", "Oktober")],
)
def test_a_month_named_twice_counts_once_with_a_warning(phrase: str, culprit: str) -> None:
    found = parse_target(phrase, 2025)
    assert len(found.dues) == 1
    assert (found.problems, found.culprit) == ((PhraseProblem.DUPLICATE_MONTH,), culprit)


@pytest.mark.parametrize(
    ("phrase", "problem", "culprit"),
    [
        ("", PhraseProblem.EMPTY, ""),
        (" \u00a0\u200b", PhraseProblem.EMPTY, ""),
        ("Desember-Agustus 2025", PhraseProblem.REVERSED, "Desember-Agustus"),
        ("Per-bulan (Des-Agt) 2025", PhraseProblem.REVERSED, "Desember-Agustus"),
        ("Paling lambat Oktober-September 2025", PhraseProblem.REVERSED, "Oktober-September"),
        ("Juli 2024", PhraseProblem.OTHER_YEAR, "2024"),
        ("Setiap triwulan 2026", PhraseProblem.OTHER_YEAR, "2026"),
        ("Desember 2024-Januari 2025", PhraseProblem.OTHER_YEAR, "2024"),
        ("Okober 2025", PhraseProblem.UNKNOWN_MONTH, "Okober"),
        ("October 2025", PhraseProblem.UNKNOWN_MONTH, "October"),
        ("Agustus, Foo, Oktober 2025", PhraseProblem.UNKNOWN_MONTH, "Foo"),
        ("Agustus-Xyz 2025", PhraseProblem.UNKNOWN_MONTH, "Xyz"),
        ("2025", PhraseProblem.NOT_UNDERSTOOD, "2025"),
        ("-", PhraseProblem.NOT_UNDERSTOOD, "-"),
        (".", PhraseProblem.NOT_UNDERSTOOD, "."),
        ("akhir tahun 2025", PhraseProblem.NOT_UNDERSTOOD, "akhir"),
        ("Triwulan IV 2025", PhraseProblem.NOT_UNDERSTOOD, "Triwulan"),
        ("Agustus September 2025", PhraseProblem.NOT_UNDERSTOOD, "September"),
        ("Agustus/September 2025", PhraseProblem.NOT_UNDERSTOOD, "/"),
        ("Agustus,, September 2025", PhraseProblem.NOT_UNDERSTOOD, ","),
        ("Agustus-", PhraseProblem.NOT_UNDERSTOOD, "-"),
        ("Agustus-September-Oktober 2025", PhraseProblem.NOT_UNDERSTOOD, "-"),
        ("Oktober 25", PhraseProblem.NOT_UNDERSTOOD, "25"),
        ("31 Oktober 2025", PhraseProblem.NOT_UNDERSTOOD, "31"),
        ("Juli 2025 2025", PhraseProblem.NOT_UNDERSTOOD, "2025"),
        ("Juli 2025 jika perlu", PhraseProblem.NOT_UNDERSTOOD, "jika"),
        ("(Agustus-Desember) 2025", PhraseProblem.NOT_UNDERSTOOD, "("),
        ("Per-bulan (Agustus-Desember", PhraseProblem.NOT_UNDERSTOOD, "("),
        ("Setiap triwulan (Juli-Desember) 2025", PhraseProblem.NOT_UNDERSTOOD, "("),
        ("Paling lambat September, Oktober 2025", PhraseProblem.NOT_UNDERSTOOD, ","),
    ],
)
def test_any_other_phrase_gives_no_due_month_and_quotes_the_culprit(
    phrase: str, problem: PhraseProblem, culprit: str
) -> None:
    found = parse_target(phrase, 2025)
    assert (found.dues, found.problems, found.culprit) == ((), (problem,), culprit)
    assert problem.is_fatal
    assert found.phrase == phrase


@given(st.sets(MONTHS, min_size=1), st.data())
def test_any_list_of_months_in_any_accepted_spelling_reads_back(
    months: set[int], data: st.DataObject
) -> None:
    ordered = data.draw(st.permutations(sorted(months)))
    text = data.draw(spelt(ordered[0]))
    for month in ordered[1:]:
        text += data.draw(SEPARATORS) + data.draw(spelt(month))
    text = data.draw(SPACES) + text + data.draw(YEARS) + data.draw(TAILS)
    assert dues(text) == each(*sorted(months))


@given(MONTHS, MONTHS, st.data())
def test_any_range_in_any_accepted_spelling_reads_back_or_is_reversed(
    first: int, last: int, data: st.DataObject
) -> None:
    text = data.draw(spelt(first)) + data.draw(TO) + data.draw(spelt(last)) + data.draw(YEARS)
    if first > last:
        assert parse_target(text, 2025).problems == (PhraseProblem.REVERSED,)
    else:
        assert dues(text) == [(first, last, first != last)]


@given(MONTHS, MONTHS, st.data())
def test_a_monthly_phrase_gives_every_month_of_its_range(
    one: int, other: int, data: st.DataObject
) -> None:
    first, last = sorted((one, other))
    every = data.draw(
        st.sampled_from(["Per-bulan", "per bulan", "Setiap bulan", "tiap\u00a0bulan"])
    )
    months = data.draw(spelt(first)) + data.draw(TO) + data.draw(spelt(last))
    inside = data.draw(st.booleans())
    text = f"{every} ({months})" if inside else f"{every} {months}"
    assert dues(text + data.draw(YEARS)) == each(*range(first, last + 1))


@given(st.text(alphabet=st.sampled_from("JuliMeOktobrs.d/-,;&()2025 dan\u00a0"), max_size=25))
def test_any_text_gives_due_months_or_a_fatal_problem_and_never_both(text: str) -> None:
    found = parse_target(text, 2025)
    assert bool(found.dues) != any(problem.is_fatal for problem in found.problems)
    assert [d.month for d in found.dues] == sorted({d.month for d in found.dues})


def test_an_obligation_is_due_on_the_months_last_day_and_opens_with_its_window() -> None:
    cell = CellRef("Rencana Aksi", 9, 6)
    found = parse_target("Januari-Februari 2024", 2024)
    (made,) = obligations("IV.2.4", found.dues, 2024, cell)
    assert made.key == ("IV.2.4", 2)
    assert (made.opens, made.due_date) == (date(2024, 1, 1), date(2024, 2, 29))
    assert (made.is_range, made.source) == (True, cell)


def test_a_mark_has_the_phrases_window_only_in_the_phrases_due_month() -> None:
    found = parse_target("Agustus-Oktober 2025", 2025)
    assert window_opens(found.dues, 10) == (8, True)
    assert window_opens(found.dues, 9) == (9, False)
    assert window_opens((), 3) == (3, False)


@pytest.mark.parametrize(
    ("evidence", "target", "suggestion"),
    [
        ("Data nominatif pegawai per bulan", "Januari-Desember 2025", "bulanan"),
        ("Daftar hadir setiap  bulan", "Juli 2025", "bulanan"),
        ("Rekap per-bulan", "Agustus, Oktober 2025", "bulanan"),
        ("Rekap per bulan", "Per-bulan (Agustus-Desember) 2025", None),
        ("Rekap setiap triwulan KPU", "Oktober, November, Desember 2025", "triwulanan"),
        ("Rekap setiap triwulan", "Desember 2025", "triwulanan"),
        ("Rekap setiap triwulan", "setiap triwulan 2025", None),
        ("Rekap per triwulan", "September, Desember 2025", None),
        ("Rekap tahunan", "Desember 2025", None),
        ("Rekap perbulanan", "Desember 2025", None),
        ("Rekap per bulan", "", None),
        ("Rekap per bulan", "Januari-Maret, April 2025", "bulanan"),
    ],
)
def test_periodic_evidence_is_mentioned_where_the_dues_do_not_agree(
    evidence: str, target: str, suggestion: str | None
) -> None:
    assert suggests_more(evidence, parse_target(target, 2025).dues) == suggestion
