"""Figures → charts. Every value is one that :mod:`pipeline.measure` or a recap gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.balance import BalanceTable
from pipeline.charts import NO_CHART, Chart, ChartKind, Number, Series
from pipeline.measure import Counts, Progress, count, percent
from pipeline.model import Period
from pipeline.months import MONTH_ABBREVIATIONS, month_name, roman
from pipeline.recap.office import Recaps
from pipeline.view.chart_types import MonthlyCharts, PeriodCharts
from pipeline.view.cumulative import has_begun
from pipeline.view.format import day, integer, percentage
from pipeline.view.material import Material
from pipeline.view.text import title_case

_PERCENT, _TWO_PLACES, _COUNTS = "Persen (%)", "0.00", "#,##0"
_QUARTERS = (1, 2, 3, 4)


def monthly_charts(material: Material, months: Sequence[Progress]) -> MonthlyCharts:
    """``months``: a Progress for each month up to the report's own; none, no course."""
    return MonthlyCharts(achievement_chart(material), cumulative_chart(material, months))


def period_charts(
    material: Material,
    months: Sequence[Progress],
    recaps: Recaps,
    quarters: Sequence[Recaps],
) -> PeriodCharts:
    """``quarters``: the recaps of each quarter up to the report's end, at its position.

    Raises ValueError where they don't add up to ``recaps``.
    """
    return PeriodCharts(
        achievement_chart(material),
        cumulative_chart(material, months),
        cases_chart(material, recaps, quarters),
    )


# --- Capaian by area --------------------------------------------------------------------


def achievement_chart(material: Material) -> Chart:
    """A bar an area; an area with nothing due has no bar, and says so by its name."""
    areas = material.progress.areas
    names = [f"{a.area.number} {title_case(a.area.name)}" for a in areas]
    shares = [a.counts.achievement for a in areas]
    lines = [f"{n} {percentage(s)}" for n, s in zip(names, shares, strict=True)]
    undue = any(share is None for share in shares)
    return Chart(
        kind=ChartKind.BAR,
        title=f"Capaian per area sampai dengan {material.words.full}",
        categories=tuple(
            name if share is not None else f"{name} (–)"
            for name, share in zip(names, shares, strict=True)
        ),
        series=(Series("Capaian", tuple(percent(share) for share in shares)),),
        alt_text=f"Grafik batang capaian per area dalam persen: {'; '.join(lines)}.",
        category_title="Area",
        value_title=_PERCENT,
        number_format=_TWO_PLACES,
        maximum=100,
        note=f"(–) belum ada target yang berbatas waktu s.d. {material.until}." if undue else "",
    )


# --- Rencana and Realisasi by month -----------------------------------------------------


def cumulative_chart(material: Material, months: Sequence[Progress]) -> Chart:
    """The plan of the whole year, and realisation at the end of each month that has begun."""
    if not months:
        return NO_CHART
    by_month = {p.period.last: p for p in months}
    plan = [percent(_counts(material, by_month, month).plan) for month in range(1, 13)]
    actual = [_actual(by_month.get(month)) for month in range(1, 13)]
    year = material.period.year
    return Chart(
        kind=ChartKind.LINE,
        title=f"Rencana dan realisasi kumulatif per bulan tahun {year}",
        categories=tuple(name.capitalize() for name in MONTH_ABBREVIATIONS),
        series=(
            Series("Rencana", tuple(plan), labelled=False),
            Series("Realisasi", tuple(actual)),
        ),
        alt_text=_course(year, months),
        category_title=f"Akhir bulan, tahun {year}",
        value_title=_PERCENT,
        number_format=_TWO_PLACES,
        maximum=100,
        note=_position(months),
    )


def _counts(material: Material, by_month: Mapping[int, Progress], month: int) -> Counts:
    measured = by_month.get(month)
    if measured is not None:
        return measured.total
    own = Period.of_month(material.period.year, month)
    return count(material.progress.targets, own, material.as_of)


def _actual(progress: Progress | None) -> Number | None:
    return None if progress is None or not has_begun(progress) else percent(progress.total.actual)


def _course(year: int, months: Sequence[Progress]) -> str:
    text = f"Grafik garis rencana dan realisasi kumulatif per bulan tahun {year} dalam persen"
    told = [
        f"{month_name(p.period.last)} rencana {percentage(p.total.plan)}, "
        f"realisasi {percentage(p.total.actual)}"
        for p in months
        if has_begun(p)
    ]
    return f"{text}: {'; '.join(told)}." if told else f"{text}; belum ada realisasi."


def _position(months: Sequence[Progress]) -> str:
    """Which month's realisation is not that of its end; "" where every one is."""
    apart = [p for p in months if has_begun(p) and p.as_of != p.period.end]
    if not apart:
        return ""
    last = apart[-1]
    return f"Realisasi {month_name(last.period.last)} berposisi per {day(last.as_of)}."


# --- Pengaduan and WBS by quarter -------------------------------------------------------


def cases_chart(material: Material, recaps: Recaps, quarters: Sequence[Recaps]) -> Chart:
    """What came in, by quarter; no chart where nothing did. Raises ValueError as above."""
    begun = {r.wbs.period.quarter: r for r in quarters if material.as_of >= r.wbs.period.start}
    complaints = [_received(begun, q, lambda r: r.complaints.channels) for q in _QUARTERS]
    cases = [_received(begun, q, lambda r: r.wbs.categories) for q in _QUARTERS]
    if not quarters or not any([*complaints, *cases]):
        return NO_CHART
    for counts, total in ((complaints, recaps.complaints.channels), (cases, recaps.wbs.categories)):
        own = sum(counts[q - 1] or 0 for q in _QUARTERS if _is_inside(material.period, q))
        if own != total.total.received:
            raise ValueError(f"recaps by quarter do not add up in {material.period.slug}")
    names = [f"Triwulan {roman(q)}" for q in _QUARTERS]
    told = [
        f"{name} {integer(c or 0)} pengaduan dan {integer(w or 0)} kasus WBS"
        for name, c, w in zip(names, complaints, cases, strict=True)
        if c is not None
    ]
    year = material.period.year
    return Chart(
        kind=ChartKind.COLUMN,
        title=f"Pengaduan dan kasus WBS yang masuk per triwulan tahun {year}",
        categories=tuple(names),
        series=(Series("Pengaduan", tuple(complaints)), Series("Kasus WBS", tuple(cases))),
        alt_text=f"Grafik kolom yang masuk per triwulan tahun {year}: {'; '.join(told)}.",
        category_title=f"Triwulan, tahun {year}",
        value_title="Jumlah masuk",
        number_format=_COUNTS,
    )


def _received(
    begun: Mapping[int, Recaps], quarter: int, table_of: Callable[[Recaps], BalanceTable]
) -> int | None:
    """What came in; None for a quarter that has not begun or was not counted."""
    return table_of(begun[quarter]).total.received if quarter in begun else None


def _is_inside(period: Period, quarter: int) -> bool:
    own = Period.of_quarter(period.year, quarter)
    return period.first <= own.first and own.last <= period.last
