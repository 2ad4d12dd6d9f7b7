"""The charts that a report's template may place; each is blank where it has nothing to show."""

from __future__ import annotations

from msgspec import Struct

from pipeline.charts import NO_CHART, Chart


class MonthlyCharts(Struct, frozen=True):
    """``achievement``: Capaian by area. ``cumulative``: Rencana and Realisasi by month."""

    achievement: Chart = NO_CHART
    cumulative: Chart = NO_CHART


class PeriodCharts(Struct, frozen=True):
    """Of a quarter or a year; ``cases``: what came into Pengaduan and WBS, by quarter."""

    achievement: Chart = NO_CHART
    cumulative: Chart = NO_CHART
    cases: Chart = NO_CHART


NO_MONTHLY_CHARTS = MonthlyCharts()
NO_PERIOD_CHARTS = PeriodCharts()
