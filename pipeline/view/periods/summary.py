"""Ringkasan untuk Pimpinan of a quarter or a year: the month's page, and the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.monthly.decisions import decisions, decisions_note
from pipeline.view.monthly.summary import (
    achievement_line,
    evidence_line,
    period_line,
    recommendations_line,
)
from pipeline.view.periods.closed_arrears import arrears_balance
from pipeline.view.periods.meetings import meetings_line
from pipeline.view.periods.quarterly_types import PeriodLine, PeriodSummary
from pipeline.view.words.bands import band
from pipeline.view.words.format import NONE, integer, percentage, points
from pipeline.view.words.period_words import is_quarter
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from pipeline.balance import Balance
    from pipeline.measure import AreaProgress
    from pipeline.recap.office import Recaps
    from pipeline.view.parts.material import Material


def quarter_summary(material: Material, recaps: Recaps) -> PeriodSummary:
    lines = (
        period_line(material),
        closed_line(material),
        plan_line(material),
        evidence_line(material),
        recommendations_line(material),
        cases_line(recaps),
        reports_line(recaps),
        meetings_line(material),
    )
    return summary_of(material, lines)


def summary_of(material: Material, lines: tuple[str, ...]) -> PeriodSummary:
    shown, total = decisions(material)
    return PeriodSummary(
        achievement=achievement_line(material),
        lines=tuple(line for line in lines if line),
        areas=tuple(_area_line(material, a) for a in material.progress.areas),
        decisions=shown,
        decisions_empty="Tidak ada hal yang memerlukan keputusan pimpinan pada periode ini.",
        decisions_note=decisions_note(material, len(shown), total),
    )


def _area_line(material: Material, progress: AreaProgress) -> PeriodLine:
    counts = progress.counts
    unmet = counts.arrears if is_quarter(material.period) else counts.overdue
    return PeriodLine(
        area=progress.area.number,
        name=title_case(progress.area.name),
        achievement=percentage(counts.achievement),
        band=band(material.settings, counts.achievement) or NONE,
        due=integer(counts.due),
        done_due=integer(counts.done_due),
        unmet=integer(unmet),
    )


def closed_line(material: Material) -> str:
    """``Tunggakan ditutup 4 dari 7``; "" in the first quarter, and where there was none."""
    found = arrears_balance(material.progress)
    if not found.opening:
        return ""
    closed = len(found.closed) + len(found.closed_after)
    text = f"Tunggakan awal triwulan {integer(found.opening)}, ditutup {integer(closed)}"
    if found.closed_after:
        text += f" ({integer(len(found.closed_after))} sesudah triwulan berakhir)"
    return text


def plan_line(material: Material) -> str:
    """``Rencana 100,00% · Realisasi 92,68% · Deviasi … · Nilai tertimbang … (indikatif, …)``"""
    total = material.progress.total
    if total.deviation is None:
        return ""
    text = (
        f"Rencana {percentage(total.plan)} · Realisasi {percentage(total.actual)} · Deviasi "
        f"{points(total.deviation)} poin persentase"
    )
    weighted = material.progress.weighted
    if weighted is None:
        return text
    return f"{text} · Nilai tertimbang {percentage(weighted)} (indikatif, bukan nilai LKE)"


def _case_text(name: str, total: Balance) -> str:
    if not total.handled:
        return f"{name} NIHIL"
    return (
        f"{name}: saldo awal {integer(total.opening)}, masuk {integer(total.received)}, selesai "
        f"{integer(total.left_total)}, terbuka {integer(total.closing)}"
    )


def cases_line(recaps: Recaps) -> str:
    """WBS and Pengaduan, as counts."""
    complaints = _case_text("Pengaduan", recaps.complaints.channels.total)
    if recaps.complaints.overdue:
        complaints += f" ({integer(recaps.complaints.overdue)} lewat batas waktu)"
    return f"{_case_text('WBS', recaps.wbs.categories.total)} · {complaints}"


def reports_line(recaps: Recaps) -> str:
    """Gratifikasi and Benturan Kepentingan, as counts."""
    total, risks = recaps.gratifications.table.total, recaps.conflicts
    gifts = "Gratifikasi NIHIL"
    if total.handled:
        gifts = f"Gratifikasi: dilaporkan {integer(total.left_total)} dari {integer(total.handled)}"
    if risks.is_nil:
        return f"{gifts} · Benturan kepentingan NIHIL"
    text = f"{gifts} · Benturan kepentingan: {integer(risks.total)} risiko"
    return f"{text}, {integer(risks.overdue)} lewat batas waktu" if risks.overdue else text
