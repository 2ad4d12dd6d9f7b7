"""What ``templates/laporan_triwulan.docx`` may use; texts as in :mod:`pipeline.view.parts.types`.

The parts that the annual report has, too, are records of their own.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.view.parts.chart_types import NO_PERIOD_CHARTS, PeriodCharts
from pipeline.view.parts.types import (
    AreaSection,
    ChangeRow,
    CorrectionRow,
    Decision,
    DocumentFrame,
    ObstacleRow,
    QualityRow,
    RecapRow,
    SheetArea,
    TargetRow,
    TeamRow,
)
from pipeline.view.registers.types import MeetingRow, Registers


class PeriodLine(Struct, frozen=True):
    """A line an area: ``unmet`` are a quarter's arrears, or all unmet targets of a year."""

    area: str
    name: str
    achievement: str
    band: str
    due: str
    done_due: str
    unmet: str


class PeriodSummary(Struct, frozen=True):
    """Ringkasan untuk Pimpinan of a quarter or a year: ``lines`` below the achievement."""

    achievement: str
    lines: tuple[str, ...]
    areas: tuple[PeriodLine, ...]
    decisions: tuple[Decision, ...]
    decisions_empty: str
    decisions_note: str


class PeriodImplementation(Struct, frozen=True):
    """BAB II: the period's meetings and who led them, the team and the method."""

    paragraphs: tuple[str, ...]
    meetings: tuple[MeetingRow, ...]
    discussion: tuple[str, ...]
    team: tuple[TeamRow, ...]
    team_empty: str
    method: tuple[str, ...]


class MonthHeads(Struct, frozen=True):
    """The quarter's months, over the columns of the cumulative table."""

    first: str
    second: str
    third: str


class CumulativeRow(Struct, frozen=True):
    """Plan, realisation and deviation of an area at the end of each month of the quarter."""

    number: str
    area: str
    plan_1: str
    actual_1: str
    deviation_1: str
    plan_2: str
    actual_2: str
    deviation_2: str
    plan_3: str
    actual_3: str
    deviation_3: str


class TrendRow(Struct, frozen=True):
    """All areas at the end of a month, or of a quarter in the annual report."""

    name: str
    due: str
    done: str
    plan: str
    actual: str
    deviation: str
    achievement: str


class ComparisonRow(Struct, frozen=True):
    """An area at the end of this quarter beside the one before; ``unmet`` are counts."""

    number: str
    area: str
    achievement_before: str
    achievement: str
    achievement_change: str
    actual_before: str
    actual: str
    actual_change: str
    unmet_before: str
    unmet: str


class QuarterRow(Struct, frozen=True):
    """A quarter's own targets, and the arrears of earlier quarters that were closed in it."""

    quarter: str
    due: str
    done: str
    achievement: str
    arrears_closed: str


class Introduction(Struct, frozen=True):
    """Kata Pengantar and BAB I."""

    preface: tuple[str, ...]
    background: tuple[str, ...]
    legal_basis: tuple[str, ...]
    purpose: tuple[str, ...]
    scope: tuple[str, ...]


class TargetTable(Struct, frozen=True):
    """A list of targets: ``intro`` above its rows, or ``empty`` where there are none."""

    rows: tuple[TargetRow, ...]
    intro: str
    empty: str


class Obstacles(Struct, frozen=True):
    """Kendala as reported, and Akar Masalah: what the entries show, what staff must tell."""

    rows: tuple[ObstacleRow, ...]
    intro: str
    empty: str
    causes_intro: str
    causes: tuple[str, ...]


class Changes(Struct, frozen=True):
    """Perubahan dan Koreksi. ``corrections_intro`` is "" where nothing differs."""

    rows: tuple[ChangeRow, ...]
    intro: str
    empty: str
    corrections: tuple[CorrectionRow, ...]
    corrections_intro: str


class Quality(Struct, frozen=True):
    """Catatan Kualitas Data."""

    rows: tuple[QualityRow, ...]
    intro: str
    empty: str


class Growth(Struct, frozen=True):
    """Perkembangan: by area and month of the quarter, and month by month for all areas."""

    months: MonthHeads
    rows: tuple[CumulativeRow, ...]
    total: CumulativeRow
    note: str
    trend: tuple[TrendRow, ...]
    intro: str


class Comparison(Struct, frozen=True):
    """``before`` and ``now`` name the quarters; no rows in the first quarter of the plan."""

    before: str
    now: str
    rows: tuple[ComparisonRow, ...]
    total: ComparisonRow
    intro: str
    empty: str
    quarters: tuple[QuarterRow, ...]
    quarters_intro: str


class QuarterlyReport(Struct, frozen=True):
    """Everything that the template may use."""

    frame: DocumentFrame
    number: str
    summary: PeriodSummary
    introduction: Introduction
    implementation: PeriodImplementation
    results: tuple[str, ...]
    recap: tuple[RecapRow, ...]
    recap_total: RecapRow
    recap_note: str
    growth: Growth
    comparison: Comparison
    areas: tuple[AreaSection, ...]
    early: TargetTable
    arrears: TargetTable
    closed: TargetTable
    obstacles: Obstacles
    registers: Registers
    next_heading: str
    next_targets: TargetTable
    changes: Changes
    conclusions: tuple[str, ...]
    recommendations: tuple[str, ...]
    closing: tuple[str, ...]
    sheet: tuple[SheetArea, ...]
    method_notes: tuple[str, ...]
    quality: Quality
    charts: PeriodCharts = NO_PERIOD_CHARTS
