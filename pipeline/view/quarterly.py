"""Office + figures + recaps → everything that the quarterly Laporan Monev prints."""

from __future__ import annotations

from pipeline.archive import Correction
from pipeline.findings import Finding
from pipeline.measure import Progress
from pipeline.model import Decree, Office
from pipeline.recap.office import Recaps
from pipeline.view import (
    causes,
    chapters,
    closed_arrears,
    comparison,
    cumulative,
    quality,
    sentences,
    tables,
)
from pipeline.view import results as outcome_texts
from pipeline.view.areas import area_sections
from pipeline.view.comparison import comparison_rows, comparison_total
from pipeline.view.corrections import correction_rows, corrections_intro
from pipeline.view.follow_up_section import shared
from pipeline.view.frame import frame, letter_number
from pipeline.view.material import Material
from pipeline.view.material import ReportOptions as ReportOptions
from pipeline.view.monthly import changes_empty, changes_intro, obstacles_empty, obstacles_intro
from pipeline.view.notes import method_notes
from pipeline.view.period_meetings import led_sentence, period_implementation
from pipeline.view.period_summary import quarter_summary
from pipeline.view.period_words import is_quarter, words_of
from pipeline.view.positions import month_positions as month_positions
from pipeline.view.quarterly_types import QuarterlyReport
from pipeline.view.register_actions import register_conclusion, register_recommendations
from pipeline.view.registers import registers
from pipeline.view.text import clean_record


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
) -> QuarterlyReport:
    """The report on the quarter ``progress.period``, with no text that XML can't hold.

    ``decree``: the built-in one where Pengaturan names it, else None. ``previous``: the
    quarter before, measured at its own end; None in Triwulan I. ``monthly``: a Progress
    for each of :func:`~pipeline.view.positions.month_positions`. ``recaps``: of the same
    period and position. Pure: no clock, no file. Raises ValueError where the period is no
    quarter or the recaps are of another period.
    """
    if not is_quarter(progress.period):
        raise ValueError(f"not a quarter: {progress.period.slug}")
    require_same_period(progress, recaps)
    material = Material(office, decree, progress, previous, findings, options)
    return clean_record(_report(material, monthly, recaps, corrections))


def require_same_period(progress: Progress, recaps: Recaps) -> None:
    """Raises ValueError where ``recaps`` are of another period or position than the figures."""
    told = (recaps.wbs.period, recaps.wbs.as_of)
    if told != (progress.period, progress.as_of):
        raise ValueError(f"recaps of {told[0].slug} at {told[1]} in another report")


def _report(
    material: Material,
    monthly: tuple[Progress, ...],
    recaps: Recaps,
    found: tuple[Correction, ...],
) -> QuarterlyReport:
    progress, as_of, previous = material.progress, material.as_of, material.previous
    own, early, due_next = progress.due_in_period(), material.early(), material.due_next()
    arrears = closed_arrears.arrears_balance(progress)
    state = closed_arrears.balance_state(material, arrears)
    explained = tables.explained(material, progress.targets)
    changes = tables.change_rows(material.office.changes, as_of)
    outcome = sentences.period_outcome(material, sentences.outcome(material, own))
    coming = sentences.next_state(material, due_next)
    cumulative_rows, cumulative_total = cumulative.cumulative_rows(material, monthly)
    return QuarterlyReport(
        frame=frame(material),
        number=letter_number(material),
        summary=quarter_summary(material, recaps),
        preface=chapters.preface(material),
        background=chapters.background(material),
        legal_basis=chapters.legal_basis(material),
        purpose=chapters.purpose(material),
        scope=chapters.scope(material),
        implementation=period_implementation(material),
        results=outcome_texts.results(material),
        recap=tables.recap_rows(material),
        recap_total=tables.recap_row("", "JUMLAH", progress.total),
        recap_note=outcome_texts.recap_note(material),
        months=cumulative.month_heads(material),
        cumulative=cumulative_rows,
        cumulative_total=cumulative_total,
        cumulative_note=cumulative.cumulative_note(monthly),
        trend=cumulative.trend_rows(monthly),
        trend_intro=cumulative.trend_intro(monthly),
        before=words_of(previous.period).short if previous else "",
        now=material.words.short,
        comparison=comparison_rows(material),
        comparison_total=comparison_total(material),
        comparison_intro=comparison.comparison_intro(material),
        comparison_empty=f"{material.words.short} merupakan triwulan pertama tahun rencana, "
        "sehingga belum ada triwulan sebelumnya untuk dibandingkan.",
        quarters=comparison.quarter_rows(material),
        quarters_intro=comparison.quarters_intro(material),
        areas=area_sections(material),
        targets=tables.target_rows(own, as_of),
        targets_intro=outcome if own else "",
        targets_empty=outcome,
        early=tables.target_rows(early, as_of),
        early_intro=sentences.early_state(early, material.words.unit),
        arrears=tables.target_rows(arrears.open, as_of),
        arrears_intro=state if arrears.open else "",
        arrears_empty=state,
        closed=tables.target_rows((*arrears.closed, *arrears.closed_after), as_of),
        closed_intro=closed_arrears.closed_intro(arrears),
        closed_empty=closed_arrears.closed_empty(material, arrears),
        obstacles=tables.obstacle_rows(explained),
        obstacles_intro=obstacles_intro(material) if explained else "",
        obstacles_empty=obstacles_empty(material),
        root_causes_intro=causes.causes_intro(material),
        root_causes=causes.root_causes(material),
        registers=registers(material, recaps),
        next_targets=tables.target_rows(due_next, as_of),
        next_targets_heading=_next_heading(material),
        next_targets_intro=coming if due_next else "",
        next_targets_empty=coming,
        changes=changes,
        changes_intro=changes_intro(material, len(changes)),
        changes_empty=changes_empty(material),
        corrections=correction_rows(found),
        corrections_intro=corrections_intro(found),
        conclusions=outcome_texts.conclusions(material, _conclusions(material, recaps)),
        recommendations=outcome_texts.recommendations(material, register_recommendations(recaps)),
        closing=chapters.closing(material),
        sheet=tables.sheet_rows(material),
        method_notes=method_notes(material),
        quality=quality.quality_rows(material.findings),
        quality_intro=quality.quality_intro(material.findings),
        quality_empty=quality.quality_empty(material.findings),
    )


def _conclusions(material: Material, recaps: Recaps) -> tuple[str, ...]:
    """What a quarter adds: the quarter before, the follow-up, who led, and the registers."""
    return (
        comparison.comparison_intro(material),
        shared(recaps.follow_ups, material),
        led_sentence(material),
        register_conclusion(material, recaps),
    )


def _next_heading(material: Material) -> str:
    after = material.following
    if after is None:
        return "Target Triwulan Berikutnya"
    return f"Target Triwulan Berikutnya ({words_of(after).full})"
