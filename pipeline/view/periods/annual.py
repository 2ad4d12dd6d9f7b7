"""Office + figures + recaps → everything that the Laporan Akhir prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.months import roman
from pipeline.view.monthly import results
from pipeline.view.monthly.summary import evidence_line, recommendations_line
from pipeline.view.parts import chapters, tables
from pipeline.view.parts.charts import period_charts
from pipeline.view.parts.frame import frame, letter_number
from pipeline.view.parts.material import Material
from pipeline.view.parts.material import ReportOptions as ReportOptions
from pipeline.view.parts.notes import method_notes
from pipeline.view.parts.positions import quarter_positions as quarter_positions
from pipeline.view.periods import proposals, sections
from pipeline.view.periods import results as year_results
from pipeline.view.periods.annual_types import AnnualReport
from pipeline.view.periods.causes import causes_intro, root_causes
from pipeline.view.periods.meetings import led_sentence, meetings_line, period_implementation
from pipeline.view.periods.quarters import quarter_comparison
from pipeline.view.periods.sections import require_same_period, target_table
from pipeline.view.periods.summary import cases_line, plan_line, reports_line, summary_of
from pipeline.view.registers.actions import register_conclusion
from pipeline.view.registers.counts import registers
from pipeline.view.registers.follow_ups import shared
from pipeline.view.words.format import integer, percentage
from pipeline.view.words.text import clean_record

if TYPE_CHECKING:
    from pipeline.archive import Correction
    from pipeline.findings import Finding
    from pipeline.measure import Progress
    from pipeline.model import Decree, Office
    from pipeline.recap.office import Recaps
    from pipeline.view.periods.quarterly_types import PeriodSummary


def build_annual(
    office: Office,
    decree: Decree | None,
    progress: Progress,
    quarters: tuple[Progress, ...],
    recaps: Recaps,
    corrections: tuple[Correction, ...],
    findings: tuple[Finding, ...],
    options: ReportOptions,
    quarter_recaps: tuple[Recaps, ...] = (),
) -> AnnualReport:
    """The report on the plan year ``progress.period``, with no text that XML can't hold.

    A may lie after the year's end: what was done by then counts, as done late.
    ``quarters``: a Progress for each of :func:`~pipeline.view.parts.positions.quarter_positions`.
    ``recaps``: of the same period and position. ``quarter_recaps``: those of each quarter, at
    the same position, for the chart of cases; without them it is left out. Pure: no clock, no
    file. Raises ValueError where the period is no year or recaps are of another period.
    """
    if (progress.period.first, progress.period.last) != (1, 12):
        raise ValueError(f"not a year: {progress.period.slug}")
    require_same_period(progress, recaps)
    material = Material(office, decree, progress, None, findings, options)
    charts = period_charts(material, recaps, quarter_recaps)
    return clean_record(replace(_report(material, quarters, recaps, corrections), charts=charts))


def _report(
    material: Material,
    quarters: tuple[Progress, ...],
    recaps: Recaps,
    found: tuple[Correction, ...],
) -> AnnualReport:
    late = year_results.late_targets(material)
    return AnnualReport(
        frame=frame(material),
        number=letter_number(material),
        next_year=str(material.period.year + 1),
        summary=_summary(material, recaps),
        introduction=sections.introduction(material),
        implementation=period_implementation(material),
        results=year_results.year_results(material),
        recap=year_results.result_rows(material),
        recap_total=year_results.result_total(material),
        recap_note=year_results.result_note(material),
        quarters=quarter_comparison(material, quarters),
        areas=year_results.year_areas(material),
        late=target_table(material, late, year_results.late_intro(material, late)),
        unfinished=year_results.unfinished(material),
        obstacles=material.narrative("Kendala"),
        causes_intro=causes_intro(material),
        causes=root_causes(material),
        registers=registers(material, recaps),
        changes=sections.changes(material, found),
        conclusions=_conclusions(material, recaps),
        lessons_intro=proposals.lessons_intro(material),
        lessons=proposals.lessons(material),
        proposals=proposals.proposals(material, recaps),
        closing=chapters.closing(material),
        sheet=tables.sheet_areas(material),
        method_notes=method_notes(material),
        quality=sections.quality_notes(material),
    )


def _ended_line(material: Material) -> str:
    """``Tepat waktu 60 · Terlambat 9 (2 sesudah tahun berakhir) · Belum selesai 10``."""
    total = material.progress.total
    late = year_results.late_targets(material)
    parts = [f"Tepat waktu {integer(total.done - len(late))}", f"Terlambat {integer(len(late))}"]
    if afterwards := year_results.after_year(material, late):
        parts[-1] += f" ({integer(afterwards)} sesudah tahun berakhir)"
    parts.append(f"Belum selesai {integer(total.obligations - total.done)}")
    if away := len(material.progress.targets) - total.obligations:
        parts.append(f"Tidak Berlaku {integer(away)}")
    return " · ".join(parts)


def _quarters_line(material: Material) -> str:
    """``Triwulan I 91,67% · Triwulan II 100,00% · …``: each by its own targets."""
    parts = [
        f"Triwulan {roman(q.quarter)} {percentage(q.counts.achievement)}"
        for q in material.progress.quarters
    ]
    return " · ".join(parts)


def _summary(material: Material, recaps: Recaps) -> PeriodSummary:
    lines = (
        _ended_line(material),
        _quarters_line(material),
        plan_line(material),
        evidence_line(material),
        recommendations_line(material),
        cases_line(recaps),
        reports_line(recaps),
        meetings_line(material),
    )
    return summary_of(material, lines)


def _conclusions(material: Material, recaps: Recaps) -> tuple[str, ...]:
    progress = material.progress
    found = (
        results.reached(material),
        results.areas_behind(material),
        results.against_plan(material),
        year_results.finished_state(material, progress.targets),
        year_results.unfinished_state(material),
        shared(recaps.follow_ups, material),
        led_sentence(material),
        register_conclusion(material, recaps),
    )
    return (*(f for f in found if f), *material.narrative("Kesimpulan"))
