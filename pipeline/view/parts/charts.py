"""Figures → charts. Every value is one that :mod:`pipeline.measure` or a recap gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline.charts import NO_CHART, Chart, ChartKind, Series
from pipeline.measure import Counts, count, derive_status, percent
from pipeline.model import Period
from pipeline.months import MONTH_ABBREVIATIONS, month_name, roman
from pipeline.view.parts.chart_types import MonthlyCharts, PeriodCharts
from pipeline.view.parts.positions import month_positions
from pipeline.view.words.format import day, integer, percentage
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from pipeline.balance import BalanceTable
    from pipeline.recap.office import Recaps
    from pipeline.view.parts.material import Material

_PERCENT, _TWO_PLACES, _COUNTS = "Persen (%)", "0.00", "#,##0"
_QUARTERS = (1, 2, 3, 4)


def monthly_charts(material: Material) -> MonthlyCharts:
    return MonthlyCharts(achievement_chart(material), cumulative_chart(material))


def period_charts(material: Material, recaps: Recaps, quarters: Sequence[Recaps]) -> PeriodCharts:
    """``quarters``: the recaps of each quarter up to the report's end, at its position.

    Raises ValueError where they don't add up to ``recaps``.
    """
    return PeriodCharts(
        achievement_chart(material),
        cumulative_chart(material),
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


class _Month(Struct, frozen=True):
    """All targets at a month's end, or at A where that is another day; what is still to come
    has a plan and no realisation."""

    period: Period
    as_of: date
    counts: Counts

    @property
    def actual(self) -> Fraction | None:
        return self.counts.actual if self.as_of >= self.period.start else None


def cumulative_chart(material: Material) -> Chart:
    """The plan of the whole year, and realisation at the end of each month that has begun."""
    months = _months(material)
    year = material.period.year
    shown = [m for m in months if m.actual is not None]
    apart = [m for m in shown if m.as_of != m.period.end]
    told = [
        f"{month_name(m.period.last)} rencana {percentage(m.counts.plan)}, "
        f"realisasi {percentage(m.actual)}"
        for m in shown
    ]
    return Chart(
        kind=ChartKind.LINE,
        title=f"Rencana dan realisasi kumulatif per bulan tahun {year}",
        categories=tuple(name.capitalize() for name in MONTH_ABBREVIATIONS),
        series=(
            Series("Rencana", tuple(percent(m.counts.plan) for m in months), labelled=False),
            Series("Realisasi", tuple(percent(m.actual) for m in months)),
        ),
        alt_text=f"Grafik garis rencana dan realisasi kumulatif per bulan tahun {year} dalam "
        f"persen: {'; '.join(told) or 'belum ada realisasi'}.",
        category_title=f"Akhir bulan, tahun {year}",
        value_title=_PERCENT,
        number_format=_TWO_PLACES,
        maximum=100,
        note="".join(
            f"Realisasi {month_name(m.period.last)} berposisi per {day(m.as_of)}."
            for m in apart[-1:]
        ),
    )


def _months(material: Material) -> list[_Month]:
    """The twelve months: those up to the report's end as :mod:`.positions` has them;
    the later ones, whose plan no position changes, as if they had not begun."""
    reported = dict(month_positions(material.period, material.as_of))
    months = []
    for number in range(1, 13):
        period = Period.of_month(material.period.year, number)
        as_of = reported.get(period, date.min)
        targets = [
            replace(t, status=derive_status(t.obligation, t.entry, as_of))
            for t in material.progress.targets
        ]
        months.append(_Month(period, as_of, count(targets, period, as_of)))
    return months


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
