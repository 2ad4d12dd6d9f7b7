"""Office + figures + recaps → everything that the quarterly Laporan Monev prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.view.monthly import results
from pipeline.view.monthly.areas import area_sections
from pipeline.view.parts import chapters, tables
from pipeline.view.parts.charts import period_charts
from pipeline.view.parts.frame import frame, letter_number
from pipeline.view.parts.material import Material
from pipeline.view.parts.material import ReportOptions as ReportOptions
from pipeline.view.parts.notes import method_notes
from pipeline.view.parts.positions import month_positions as month_positions
from pipeline.view.parts.sentences import early_state, next_state
from pipeline.view.periods import closed_arrears, sections
from pipeline.view.periods.comparison import changed, comparison
from pipeline.view.periods.cumulative import growth
from pipeline.view.periods.meetings import led_sentence, period_implementation
from pipeline.view.periods.quarterly_types import QuarterlyReport
from pipeline.view.periods.sections import require_same_period, target_table
from pipeline.view.periods.summary import quarter_summary
from pipeline.view.registers.actions import register_conclusion, register_recommendations
from pipeline.view.registers.counts import registers
from pipeline.view.registers.follow_ups import shared
from pipeline.view.words.period_words import is_quarter, words_of
from pipeline.view.words.text import clean_record

if TYPE_CHECKING:
    from pipeline.archive import Correction
    from pipeline.findings import Finding
    from pipeline.measure import Progress
    from pipeline.model import Decree, Office
    from pipeline.recap.office import Recaps


def build_quarterly(
    office: Office,
    decree: Decree | None,
    progress: Progress,
    previous: Progress | None,
    monthly: tuple[Progress, ...],
    recaps: Recaps,
    corrections: tuple[Correction, ...],
    findings: tuple[Finding, ...],
    options: ReportOptions,
    quarter_recaps: tuple[Recaps, ...] = (),
) -> QuarterlyReport:
    """The report on the quarter ``progress.period``, with no text that XML can't hold.

    ``decree``: the built-in one where Pengaturan names it, else None. ``previous``: the
    quarter before, measured at its own end; None in Triwulan I. ``monthly``: a Progress
    for each of :func:`~pipeline.view.parts.positions.month_positions`. ``recaps``: of the same
    period and position. ``quarter_recaps``: those of each quarter up to this one, at the same
    position, for the chart of cases; without them it is left out. Pure: no clock, no file.
    Raises ValueError where the period is no quarter or recaps are of another period.
    """
    if not is_quarter(progress.period):
        raise ValueError(f"not a quarter: {progress.period.slug}")
    require_same_period(progress, recaps)
    material = Material(office, decree, progress, previous, findings, options)
    charts = period_charts(material, recaps, quarter_recaps)
    return clean_record(replace(_report(material, monthly, recaps, corrections), charts=charts))


def _report(
    material: Material,
    monthly: tuple[Progress, ...],
    recaps: Recaps,
    found: tuple[Correction, ...],
) -> QuarterlyReport:
    early, due_next = material.early(), material.due_next()
    arrears = closed_arrears.arrears_balance(material.progress)
    both = (*arrears.closed, *arrears.closed_after)
    return QuarterlyReport(
        frame=frame(material),
        number=letter_number(material),
        summary=quarter_summary(material, recaps),
        introduction=sections.introduction(material),
        implementation=period_implementation(material),
        results=results.results(material),
        recap=tables.recap_rows(material),
        recap_total=tables.recap_row("", "JUMLAH", material.progress.total),
        recap_note=results.recap_note(material),
        growth=growth(material, monthly),
        comparison=comparison(material),
        areas=area_sections(material),
        early=target_table(material, early, early_state(early, material.words.unit)),
        arrears=target_table(
            material, arrears.open, closed_arrears.balance_state(material, arrears)
        ),
        closed=target_table(
            material,
            both,
            closed_arrears.closed_intro(arrears),
            closed_arrears.closed_empty(material, arrears),
        ),
        obstacles=sections.obstacles(material),
        registers=registers(material, recaps),
        next_heading=_next_heading(material),
        next_targets=target_table(material, due_next, next_state(material, due_next)),
        changes=sections.changes(material, found),
        conclusions=results.conclusions(material, _conclusions(material, recaps)),
        recommendations=results.recommendations(material, register_recommendations(recaps)),
        closing=chapters.closing(material),
        sheet=tables.sheet_areas(material),
        method_notes=method_notes(material),
        quality=sections.quality_notes(material),
    )


def _conclusions(material: Material, recaps: Recaps) -> tuple[str, ...]:
    """What a quarter adds: the quarter before, the follow-up, who led, and the registers."""
    return (
        changed(material),
        shared(recaps.follow_ups, material),
        led_sentence(material),
        register_conclusion(material, recaps),
    )


def _next_heading(material: Material) -> str:
    after = material.following
    if after is None:
        return "Target Triwulan Berikutnya"
    return f"Target Triwulan Berikutnya ({words_of(after).full})"
