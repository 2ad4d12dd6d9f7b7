"""Every figure of a quarterly or annual report is measure's own, or its recap's own."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.measure import Counts, Progress, measure
from pipeline.model import DerivedStatus, Office, Period
from pipeline.recap.office import recap_office
from pipeline.view.periods.quarterly_types import QuarterlyReport
from tests.period_office import annual, quarter_progress, quarterly, recaps_of
from tests.small_office import Row, office_of
from tests.test_recap_balances import CASES, COMPLAINTS, FOLLOW_UPS, LIMIT_DAYS, REPORTS
from tests.test_view_monthly import ROWS, expected_recap, share

REGISTERS = st.fixed_dictionaries(
    {
        "cases": CASES,
        "complaints": COMPLAINTS,
        "follow_ups": FOLLOW_UPS,
        "gratifications": REPORTS,
    }
)


def office_with(rows: list[Row], registers: dict[str, list[object]]) -> Office:
    office = office_of(*rows)
    limits = replace(office.settings, limits=LIMIT_DAYS)
    return replace(office, settings=limits, **{k: tuple(v) for k, v in registers.items()})


def ratio(value: Fraction | None, *, signed: bool = False) -> str:
    """An exact share as an independent reckoning prints it."""
    if value is None:
        return "–"
    return share(value.numerator, value.denominator, signed=signed)


def growth_cells(progress: Progress, counts: Counts) -> tuple[str, str, str]:
    if progress.as_of < progress.period.start:
        return ratio(counts.plan), "–", "–"
    return ratio(counts.plan), ratio(counts.actual), ratio(counts.deviation, signed=True)


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, quarter=st.integers(1, 4), shift=st.integers(-110, 40))
def test_plan_realisation_and_deviation_equal_the_measured_ones(
    rows: list[Row], quarter: int, shift: int
) -> None:
    office = office_of(*rows)
    period = Period.of_quarter(2025, quarter)
    as_of = max(period.start, period.end + timedelta(days=shift))
    progress, report = quarter_progress(office, quarter, as_of), quarterly(office, quarter, as_of)
    assert report.recap_total == expected_recap(report.recap_total, progress.total)
    for row, line, area in zip(report.recap, report.summary.areas, progress.areas, strict=True):
        assert row == expected_recap(row, area.counts)
        assert (line.due, line.done_due) == (row.due, str(area.counts.done_due))
        assert line.unmet == row.arrears == str(area.counts.arrears)
    check_growth(office, report, period, as_of)
    check_comparison(office, report, progress)
    check_arrears(report, progress)
    weighted = progress.weighted
    if weighted is not None:
        assert f"Nilai tertimbang {ratio(weighted)}% (indikatif, bukan nilai LKE)" in (
            report.recap_note
        )


def check_growth(office: Office, report: QuarterlyReport, period: Period, as_of: date) -> None:
    for place, month in enumerate(range(period.first, period.last + 1), 1):
        one = Period.of_month(2025, month)
        at = as_of if month == period.last else min(one.end, as_of)
        progress = measure(office, one, at)
        rows = [*report.growth.rows, report.growth.total]
        counts = [*(a.counts for a in progress.areas), progress.total]
        for row, count in zip(rows, counts, strict=True):
            found = tuple(getattr(row, f"{n}_{place}") for n in ("plan", "actual", "deviation"))
            assert found == growth_cells(progress, count)
    assert len(report.growth.trend) == period.last
    assert report.growth.trend[-1].due == report.recap_total.due


def check_comparison(office: Office, report: QuarterlyReport, progress: Progress) -> None:
    quarter = progress.period.quarter
    rows = report.comparison.quarters
    assert [r.arrears_closed for r in rows] == [
        str(q.arrears_closed) for q in progress.quarters[:quarter]
    ]
    assert [(r.due, r.done, r.achievement) for r in rows] == [
        (str(q.counts.due), str(q.counts.done_due), ratio(q.counts.achievement))
        for q in progress.quarters[:quarter]
    ]
    if quarter == 1:
        assert report.comparison.rows == ()
        return
    end = Period.of_quarter(2025, quarter - 1).end
    before = quarter_progress(office, quarter - 1, min(end, progress.as_of)).total
    row, now = report.comparison.total, progress.total
    assert (row.achievement_before, row.achievement) == (
        ratio(before.achievement),
        ratio(now.achievement),
    )
    assert (row.unmet_before, row.unmet) == (str(before.overdue), str(now.overdue))
    if before.actual is not None and now.actual is not None:
        assert row.actual_change == ratio(now.actual - before.actual, signed=True)


def check_arrears(report: QuarterlyReport, progress: Progress) -> None:
    quarter = progress.quarters[progress.period.quarter - 1]
    assert len(report.arrears.rows) == progress.total.arrears
    end = progress.period.end
    within = [
        t
        for t in progress.targets
        if t.done and t.obligation.due_date < progress.period.start and t.entry
        and t.entry.realized_on and t.entry.realized_on >= progress.period.start
    ]  # fmt: skip
    assert len(report.closed.rows) == len(within)
    inside = sum(t.entry.realized_on <= end for t in within)  # type: ignore[union-attr,operator]
    assert inside == quarter.arrears_closed


@settings(max_examples=50, deadline=None)
@given(
    registers=REGISTERS,
    quarter=st.integers(1, 4),
    as_of=st.sampled_from([date(2025, 12, 31), date(2026, 1, 20)]),
)
def test_the_registers_print_their_recaps_own_figures(
    registers: dict[str, list[object]], quarter: int, as_of: date
) -> None:
    office = office_with([("I.1.1", 3, "")], registers)
    period = Period.of_quarter(2025, quarter)
    position = max(period.end, as_of) if quarter == 4 else period.end
    found = quarterly(office, quarter, position).registers
    recaps = recap_office(office, period, position)
    wbs, complaints = recaps.wbs.categories, recaps.complaints.channels
    assert bool(found.wbs.nil) == (found.wbs.rows == ()) == recaps.wbs.is_nil
    for row, balance in zip(found.wbs.rows, wbs.rows if found.wbs.rows else (), strict=True):
        cells = (row.opening, row.received, row.proven, row.unproven, row.insufficient, row.closing)
        assert (row.name, cells) == (balance.name, tuple(map(str, balance.cells)))
        assert row.share == ratio(balance.share)
    for row, balance in zip(
        found.complaints.rows, complaints.rows if found.complaints.rows else (), strict=True
    ):
        cells = (row.opening, row.received, row.in_time, row.late, row.untimed, row.passed_on)
        assert (*cells, row.closing) == tuple(map(str, balance.cells))
    assert found.complaints.has_untimed == bool(complaints.total.left[2] and complaints.rows)
    balance = found.gratifications.balance
    outcomes = (balance.in_unit, balance.in_kpk, balance.late, balance.untimed)
    cells = (balance.opening, balance.received, *outcomes, balance.closing)
    assert cells == tuple(map(str, recaps.gratifications.table.total.cells))
    assert len(found.gratifications.reports) == len(recaps.gratifications.reports)
    check_follow_ups(found.follow_ups, recaps.follow_ups)


def check_follow_ups(found: object, recap: object) -> None:
    total = recap.origins.total  # type: ignore[attr-defined]
    row = found.total  # type: ignore[attr-defined]
    assert (row.opening, row.received, row.closed, row.closing) == tuple(map(str, total.cells))
    assert len(found.rows) == len(recap.standings)  # type: ignore[attr-defined]
    text = " ".join(found.paragraphs)  # type: ignore[attr-defined]
    if total.handled and 0 < total.left_total < total.handled:
        assert f"({ratio(recap.share)}%)" in text  # type: ignore[attr-defined]
    if recap.issued:  # type: ignore[attr-defined]
        assert f"tercatat {recap.issued}, dan {recap.closed_to_date} di" in text  # type: ignore[attr-defined]


@settings(max_examples=40, deadline=None)
@given(registers=REGISTERS, quarter=st.integers(1, 4))
def test_the_page_for_the_leadership_and_the_table_count_recommendations_alike(
    registers: dict[str, list[object]], quarter: int
) -> None:
    office = office_with([("I.1.1", 3, "")], registers)
    as_of = Period.of_quarter(2025, quarter).end + timedelta(days=15)
    recap = recaps_of(office, quarter_progress(office, quarter, as_of)).follow_ups
    lines = quarterly(office, quarter, as_of).summary.lines
    (line,) = [one for one in lines if one.startswith("Rekomendasi")]
    if not recap.issued:
        assert line == "Rekomendasi: belum ada yang tercatat"
        return
    late = f", lewat batas waktu {recap.overdue}" if recap.overdue else ""
    assert line == f"Rekomendasi selesai {recap.closed_to_date} dari {recap.issued}{late}"


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, shift=st.integers(-60, 60))
def test_an_areas_year_adds_up_and_equals_the_measured_one(rows: list[Row], shift: int) -> None:
    office = office_of(*rows)
    as_of = date(2025, 12, 31) + timedelta(days=shift)
    report = annual(office, as_of)
    progress = measure(office, Period.of_year(2025), as_of)
    lines = [*zip(report.recap, progress.areas, strict=True)]
    for row, area in lines:
        targets = progress.of_area(area.area.number)
        late = sum(t.status is DerivedStatus.DONE_LATE for t in targets)
        assert (row.late, row.obligations) == (str(late), str(area.counts.obligations))
        assert int(row.on_time) + int(row.late) == area.counts.done
        assert int(row.on_time) + int(row.late) + int(row.unfinished) == area.counts.obligations
        assert int(row.not_applicable) == sum(not t.counts for t in targets)
        assert (row.actual, row.achievement) == (
            ratio(area.counts.actual),
            ratio(area.counts.achievement),
        )
    assert len(report.unfinished.rows) == progress.total.overdue
    assert len(report.late.rows) == int(report.recap_total.late)
    assert [(q.due, q.done) for q in report.quarters.own] == [
        (str(q.counts.due), str(q.counts.done_due)) for q in progress.quarters
    ]
    for place, quarter in enumerate((1, 2, 3, 4), 1):
        period = Period.of_quarter(2025, quarter)
        at = as_of if quarter == 4 else min(period.end, as_of)
        found = measure(office, period, at).total
        begun = at >= period.start
        shown = getattr(report.quarters.total, f"achievement_{place}")
        assert shown == (ratio(found.achievement) if begun else "–")
