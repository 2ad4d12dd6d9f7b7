"""What ``templates/laporan_akhir.docx`` may use; texts as in :mod:`pipeline.view.parts.types`."""

from __future__ import annotations

from msgspec import Struct

from pipeline.view.parts.chart_types import NO_PERIOD_CHARTS, PeriodCharts
from pipeline.view.parts.types import DocumentFrame, SheetArea
from pipeline.view.periods.quarterly_types import (
    Changes,
    Introduction,
    PeriodImplementation,
    PeriodSummary,
    Quality,
    QuarterRow,
    TargetTable,
    TrendRow,
)
from pipeline.view.registers.types import Registers


class AreaResultRow(Struct, frozen=True):
    """An area's year: on time + late + unfinished = targets; Tidak Berlaku stands apart."""

    number: str
    area: str
    indicators: str
    obligations: str
    on_time: str
    late: str
    unfinished: str
    not_applicable: str
    actual: str
    achievement: str


class QuarterAreaRow(Struct, frozen=True):
    """An area's cumulative Capaian and Realisasi at the end of each quarter."""

    number: str
    area: str
    achievement_1: str
    achievement_2: str
    achievement_3: str
    achievement_4: str
    actual_1: str
    actual_2: str
    actual_3: str
    actual_4: str


class QuarterComparison(Struct, frozen=True):
    """The four quarters: their own targets, the cumulative figures, and those by area."""

    intro: str
    own: tuple[QuarterRow, ...]
    own_intro: str
    trend: tuple[TrendRow, ...]
    areas: tuple[QuarterAreaRow, ...]
    total: QuarterAreaRow
    note: str


class AnnualArea(Struct, frozen=True):
    """A section an area in BAB III."""

    heading: str
    paragraphs: tuple[str, ...]


class UnfinishedRow(Struct, frozen=True):
    """A target that the year leaves undone; ``proposal`` is the office's own plan for it."""

    number: str
    code: str
    indicator: str
    due_date: str
    status: str
    obstacle: str
    proposal: str
    person: str


class Unfinished(Struct, frozen=True):
    rows: tuple[UnfinishedRow, ...]
    intro: str
    empty: str


class AnnualReport(Struct, frozen=True):
    """Everything that the template may use."""

    frame: DocumentFrame
    number: str
    next_year: str
    summary: PeriodSummary
    introduction: Introduction
    implementation: PeriodImplementation
    results: tuple[str, ...]
    recap: tuple[AreaResultRow, ...]
    recap_total: AreaResultRow
    recap_note: str
    quarters: QuarterComparison
    areas: tuple[AnnualArea, ...]
    late: TargetTable
    unfinished: Unfinished
    obstacles: tuple[str, ...]
    causes_intro: str
    causes: tuple[str, ...]
    registers: Registers
    changes: Changes
    conclusions: tuple[str, ...]
    lessons_intro: str
    lessons: tuple[str, ...]
    proposals: tuple[str, ...]
    closing: tuple[str, ...]
    sheet: tuple[SheetArea, ...]
    method_notes: tuple[str, ...]
    quality: Quality
    charts: PeriodCharts = NO_PERIOD_CHARTS
