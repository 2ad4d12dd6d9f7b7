"""The measures of domain.md, on small offices and on random ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure import derive_status, measure, percent, worst
from pipeline.model import (
    Area,
    DerivedStatus,
    Entry,
    EntryStatus,
    Indicator,
    Obligation,
    Office,
    Period,
    Settings,
    month_end,
)

YEAR = 2025
CODES = ("I.1.1", "I.1.2", "II.1.1", "VI.2.3")


def obligation(code: str, month: int, opens: int | None = None) -> Obligation:
    opened = date(YEAR, opens or month, 1)
    return Obligation(code, month, month_end(YEAR, month), opened, opens is not None)


def indicator(code: str) -> Indicator:
    area, component, _ = code.split(".")
    return Indicator(code, area, component, "Komponen", "Indikator", "Aksi", "Bukti", "Target")


def office(obligations: Iterable[Obligation], entries: Iterable[Entry]) -> Office:
    areas = (Area("I", "Satu", 8), Area("II", "Dua", 7), Area("VI", "Enam", 10))
    return Office(
        Settings(year=YEAR),
        areas=areas,
        indicators=tuple(indicator(c) for c in CODES),
        obligations=tuple(obligations),
        entries=tuple(entries),
    )


def done(code: str, month: int, day: date, evidence: tuple[str, ...] = ("a.pdf",)) -> Entry:
    return Entry(code, month, EntryStatus.SELESAI, day, evidence)


OCTOBER = Period.of_month(YEAR, 10)
END = OCTOBER.end


def test_percent_rounds_half_away_from_zero_as_excel_does() -> None:
    assert percent(Fraction(1, 32)) == Decimal("3.13")
    assert percent(Fraction(-1, 32)) == Decimal("-3.13")
    assert percent(Fraction(7, 8)) == Decimal("87.50")
    assert percent(Fraction(2, 3)) == Decimal("66.67")
    assert percent(Fraction(0)) == Decimal("0.00")
    assert percent(None) is None


def test_achievement_is_null_where_nothing_is_due() -> None:
    total = measure(office([obligation("I.1.1", 12)], []), OCTOBER, END).total
    assert (total.due, total.achievement, total.plan, total.actual) == (0, None, 0, 0)


def test_without_obligations_every_share_is_null() -> None:
    total = measure(office([], []), OCTOBER, END).total
    assert (total.plan, total.actual, total.deviation, total.achievement) == (None,) * 4


def test_early_work_lifts_realisation_and_never_achievement_above_100() -> None:
    obligations = [obligation("I.1.1", 9), obligation("I.1.2", 12)]
    entries = [done("I.1.1", 9, date(YEAR, 9, 2)), done("I.1.2", 12, date(YEAR, 9, 3))]
    total = measure(office(obligations, entries), OCTOBER, END).total
    assert percent(total.actual) == Decimal("100.00")
    assert percent(total.achievement) == Decimal("100.00")
    assert percent(total.deviation) == Decimal("50.00")
    assert total.early == 1


def test_tidak_berlaku_leaves_every_count_but_stays_in_the_list() -> None:
    entries = [Entry("I.1.1", 10, EntryStatus.TIDAK_BERLAKU)]
    progress = measure(office([obligation("I.1.1", 10)], entries), OCTOBER, END)
    assert progress.total.obligations == progress.total.due == progress.total.overdue == 0
    assert [t.status for t in progress.targets] == [DerivedStatus.NOT_APPLICABLE]


def test_realisation_after_the_cut_off_does_not_count() -> None:
    entries = [done("I.1.1", 10, date(YEAR, 11, 1))]
    progress = measure(office([obligation("I.1.1", 10)], entries), OCTOBER, END)
    assert progress.total.done == 0
    assert progress.targets[0].status is DerivedStatus.UNMET
    later = measure(office([obligation("I.1.1", 10)], entries), OCTOBER, date(YEAR, 11, 30))
    assert later.total.done_due == 1
    assert later.targets[0].status is DerivedStatus.DONE_LATE


def test_nothing_is_late_before_its_due_date_has_passed() -> None:
    progress = measure(office([obligation("I.1.1", 10)], []), OCTOBER, date(YEAR, 10, 15))
    assert (progress.total.due, progress.total.overdue) == (1, 0)
    assert progress.targets[0].status is DerivedStatus.IN_PROGRESS


def test_arrears_are_due_before_the_period_and_unmet_now_counts_apart() -> None:
    obligations = [obligation("I.1.1", 8), obligation("I.1.2", 10)]
    progress = measure(office(obligations, []), OCTOBER, END)
    assert (progress.total.overdue, progress.total.arrears, progress.total.unmet_now) == (2, 1, 1)
    assert [t.obligation.code for t in progress.arrears()] == ["I.1.1"]
    assert [t.obligation.code for t in progress.due_in_period()] == ["I.1.2"]


def test_there_are_no_arrears_before_their_due_date_has_passed() -> None:
    obligations = [obligation("I.1.1", 7), obligation("I.1.2", 9)]
    progress = measure(office(obligations, []), OCTOBER, date(YEAR, 8, 15))
    assert (progress.total.overdue, progress.total.arrears, progress.total.unmet_now) == (1, 1, 0)
    assert [t.obligation.code for t in progress.arrears()] == ["I.1.1"]


def test_derived_status_is_the_first_that_applies() -> None:
    target = obligation("I.1.1", 12, opens=1)
    nothing = Entry("I.1.1", 12)
    no_date = Entry("I.1.1", 12, EntryStatus.SELESAI)
    no_proof = done("I.1.1", 12, date(YEAR, 3, 1), ())
    assert derive_status(target, None, END) is DerivedStatus.IN_PROGRESS
    assert derive_status(target, nothing, date(YEAR - 1, 12, 31)) is DerivedStatus.NOT_YET
    assert derive_status(target, no_date, END) is DerivedStatus.NO_DATE
    assert derive_status(target, no_proof, END) is DerivedStatus.NO_EVIDENCE
    single = obligation("I.1.1", 12)
    started = Entry("I.1.1", 12, EntryStatus.PROSES)
    assert derive_status(single, None, END) is DerivedStatus.NOT_YET
    assert derive_status(single, started, END) is DerivedStatus.IN_PROGRESS
    assert derive_status(single, started, date(YEAR, 12, 31)) is DerivedStatus.UNMET


def test_an_indicator_takes_its_worst_status() -> None:
    assert worst([DerivedStatus.DONE, DerivedStatus.UNMET]) is DerivedStatus.UNMET
    assert worst([DerivedStatus.DONE, DerivedStatus.DONE_LATE]) is DerivedStatus.DONE_LATE
    assert worst([DerivedStatus.NOT_APPLICABLE, DerivedStatus.DONE]) is DerivedStatus.DONE
    only = [DerivedStatus.NOT_APPLICABLE]
    assert worst(only) is DerivedStatus.NOT_APPLICABLE


def test_arrears_closed_counts_earlier_quarters_realised_inside_this_one() -> None:
    obligations = [obligation("I.1.1", 9), obligation("I.1.2", 10)]
    entries = [done("I.1.1", 9, date(YEAR, 10, 5)), done("I.1.2", 10, date(YEAR, 10, 6))]
    quarters = measure(office(obligations, entries), OCTOBER, END).quarters
    assert [q.arrears_closed for q in quarters] == [0, 0, 0, 1]
    assert [(q.counts.due, q.counts.done_due) for q in quarters] == [(0, 0), (0, 0), (1, 1), (1, 1)]


def test_the_weighted_total_leaves_out_areas_with_nothing_due() -> None:
    obligations = [obligation("I.1.1", 9), obligation("II.1.1", 10), obligation("VI.2.3", 12)]
    entries = [done("I.1.1", 9, date(YEAR, 9, 5))]
    progress = measure(office(obligations, entries), OCTOBER, END)
    assert progress.weighted == Fraction(8, 15)


entry_strategy = st.builds(
    Entry,
    code=st.sampled_from(CODES),
    month=st.integers(1, 12),
    status=st.sampled_from([None, *EntryStatus]),
    realized_on=st.none() | st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 1, 31)),
    evidence=st.sampled_from([(), ("a.pdf",)]),
)


@given(
    marks=st.sets(st.tuples(st.sampled_from(CODES), st.integers(1, 12)), max_size=20),
    entries=st.lists(entry_strategy, max_size=30, unique_by=lambda e: e.key),
    month=st.integers(1, 12),
    as_of=st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 2, 1)),
)
def test_counts_add_up_over_areas_quarters_and_statuses(
    marks: set[tuple[str, int]], entries: list[Entry], month: int, as_of: date
) -> None:
    plan = office((obligation(c, m) for c, m in sorted(marks)), entries)
    progress = measure(plan, Period.of_month(YEAR, month), as_of)
    total = progress.total
    for name in ("obligations", "due", "done", "done_due", "overdue", "arrears"):
        assert getattr(total, name) == sum(getattr(a.counts, name) for a in progress.areas)
    assert total.due == sum(q.counts.due for q in progress.quarters)
    assert total.done == sum(t.status.is_done for t in progress.targets)
    assert total.overdue == sum(t.overdue for t in progress.targets)
    assert total.done_due <= min(total.due, total.done)
    assert total.achievement is None or 0 <= total.achievement <= 1
    if as_of >= Period.of_month(YEAR, month).end:
        assert total.overdue == total.due - total.done_due
