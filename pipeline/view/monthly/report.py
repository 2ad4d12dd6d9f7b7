"""Office + figures → everything that the monthly Laporan Monev prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.view.monthly import results
from pipeline.view.monthly.areas import area_sections
from pipeline.view.monthly.summary import summary
from pipeline.view.parts import chapters, quality, sentences, tables
from pipeline.view.parts.charts import monthly_charts
from pipeline.view.parts.corrections import correction_rows, corrections_intro
from pipeline.view.parts.frame import frame, letter_number
from pipeline.view.parts.material import Material
from pipeline.view.parts.material import ReportOptions as ReportOptions
from pipeline.view.parts.notes import method_notes
from pipeline.view.parts.types import MonthlyReport
from pipeline.view.registers.follow_up_rows import follow_up_rows
from pipeline.view.words.format import integer, month_year
from pipeline.view.words.text import clean_record

if TYPE_CHECKING:
    from pipeline.archive import Correction
    from pipeline.findings import Finding
    from pipeline.measure import Progress
    from pipeline.model import Decree, Office


def build_monthly(
    office: Office,
    decree: Decree | None,
    progress: Progress,
    previous: Progress | None,
    findings: tuple[Finding, ...],
    options: ReportOptions,
    corrections: tuple[Correction, ...] = (),
) -> MonthlyReport:
    """The report on ``progress.period``, with no text left that Word or XML can't hold.

    ``decree``: the built-in one where Pengaturan names it, else None. ``previous``: the
    month before, measured at its own end; None in January. ``corrections``: what differs
    from earlier reports. Pure: no clock, no file.
    """
    material = Material(office, decree, progress, previous, findings, options)
    return clean_record(
        replace(
            _report(material),
            corrections=correction_rows(corrections),
            corrections_intro=corrections_intro(corrections),
            charts=monthly_charts(material),
        )
    )


def _report(material: Material) -> MonthlyReport:
    progress, as_of = material.progress, material.as_of
    own, arrears, early = progress.due_in_period(), progress.arrears(), material.early()
    due_next = material.due_next()
    explained = tables.explained(material, progress.targets)
    follow_ups = follow_up_rows(material.follow_ups, material.period, as_of)
    changes = tables.change_rows(material.office.changes, as_of)
    month = sentences.period_outcome(material, sentences.outcome(material, own))
    state = sentences.arrears_state(material, arrears)
    coming = sentences.next_state(material, due_next)
    return MonthlyReport(
        frame=frame(material),
        number=letter_number(material),
        summary=summary(material),
        preface=chapters.preface(material),
        background=chapters.background(material),
        legal_basis=chapters.legal_basis(material),
        purpose=chapters.purpose(material),
        scope=chapters.scope(material),
        implementation=chapters.implementation(material),
        results=results.results(material),
        recap=tables.recap_rows(material),
        recap_total=tables.recap_row("", "JUMLAH", progress.total),
        recap_note=results.recap_note(material),
        areas=area_sections(material),
        targets=tables.target_rows(own, as_of),
        targets_intro=month if own else "",
        targets_empty=month,
        arrears=tables.target_rows(arrears, as_of),
        arrears_intro=state if arrears else "",
        arrears_empty=state,
        early=tables.target_rows(early, as_of),
        early_intro=sentences.early_state(early),
        obstacles=tables.obstacle_rows(explained),
        obstacles_intro=obstacles_intro(material) if explained else "",
        obstacles_empty=obstacles_empty(material),
        follow_ups=follow_ups,
        follow_ups_intro=results.followed_up(material) if follow_ups else "",
        follow_ups_empty=results.followed_up(material),
        next_targets=tables.target_rows(due_next, as_of),
        next_targets_heading=_next_heading(material),
        next_targets_intro=coming if due_next else "",
        next_targets_empty=coming,
        changes=changes,
        changes_intro=changes_intro(material, len(changes)),
        changes_empty=changes_empty(material),
        conclusions=results.conclusions(material),
        recommendations=results.recommendations(material),
        closing=chapters.closing(material),
        sheet=tables.sheet_areas(material),
        method_notes=method_notes(material),
        quality=quality.quality_rows(material.findings),
        quality_intro=quality.quality_intro(material.findings),
        quality_empty=quality.quality_empty(material.findings),
    )


def _unexplained(material: Material) -> str:
    found = tables.unexplained(material.progress.targets)
    if not found:
        return ""
    return (
        f"Kendala {integer(len(found))} target yang melewati batas waktu belum diuraikan oleh "
        f"penanggung jawabnya, yaitu {sentences.labels(found)}."
    )


def obstacles_intro(material: Material) -> str:
    """The office's own text (Kendala), what the table lacks, and what it shows."""
    head = "Kendala yang dilaporkan dan rencana tindak lanjutnya sebagai berikut."
    parts = (*material.narrative("Kendala"), _unexplained(material), head)
    return "\n".join(p for p in parts if p)


def obstacles_empty(material: Material) -> str:
    """Where no obstacle was told: the office's own text, what is lacking, or that none is."""
    parts = (*material.narrative("Kendala"), _unexplained(material))
    return "\n".join(p for p in parts if p) or "Tidak terdapat kendala yang dilaporkan."


def _next_heading(material: Material) -> str:
    after = material.following
    if after is None:
        return "Target Bulan Depan"
    return f"Target Bulan Depan ({month_year(after.last, after.year)})"


def changes_empty(material: Material) -> str:
    return f"Tidak terdapat perubahan atau koreksi sampai dengan {material.position}."


def changes_intro(material: Material, rows: int) -> str:
    """How many rows of Perubahan there are; "" where there is none."""
    if not rows:
        return ""
    return (
        f"Sampai dengan {material.position} tercatat {integer(rows)} perubahan atau koreksi "
        "atas rencana aksi dan datanya."
    )
