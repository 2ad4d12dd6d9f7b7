"""Ringkasan untuk Pimpinan: the page on which a Ketua decides in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.months import month_name
from pipeline.view.monthly.decisions import decisions, decisions_note
from pipeline.view.parts.meetings import meeting_line
from pipeline.view.parts.proofs import count_proofs
from pipeline.view.parts.types import AreaLine, Summary
from pipeline.view.registers.follow_up_rows import count_recommendations
from pipeline.view.words.bands import band, with_band
from pipeline.view.words.format import NONE, integer, percentage
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from pipeline.measure import AreaProgress
    from pipeline.view.parts.material import Material


def achievement_line(material: Material) -> str:
    """``Capaian 87,50% (Tinggi): 43 dari 49 target; bulan lalu 85,71%``."""
    counts = material.progress.total
    if not counts.due:
        text = (
            f"Capaian {NONE}: belum ada target yang berbatas waktu sampai dengan {material.until}"
        )
    else:
        reached = with_band(material.settings, counts.achievement)
        text = f"Capaian {reached}: {integer(counts.done_due)} dari {integer(counts.due)} target"
    if material.previous is None:
        return text
    before = material.previous.total.achievement
    last = f"{material.words.unit} lalu"
    if before is None:
        return f"{text}; {last} belum ada target"
    return f"{text}; {last} {percentage(before)}"


def period_line(material: Material) -> str:
    """``Bulan ini 11 dari 14 · Tunggakan 3 (tertua III.4.1, Januari) · November 8 target``."""
    own = material.progress.due_in_period()
    done = sum(t.done for t in own)
    this = material.words.this
    parts = [
        f"{this} {integer(done)} dari {integer(len(own))}" if own else f"{this} tidak ada target"
    ]
    arrears = material.progress.arrears()
    if arrears:
        oldest = arrears[0].obligation
        parts.append(
            f"Tunggakan {integer(len(arrears))} (tertua {oldest.code}, {month_name(oldest.month)})"
        )
    else:
        parts.append("Tunggakan nihil")
    if early := material.early():
        parts.append(f"Selesai lebih awal {integer(len(early))}")
    after = material.following
    if after is None:
        parts.append(f"Tahun rencana {material.period.year} berakhir")
    else:
        due = len(material.due_next())
        name = words_of(after).short
        parts.append(f"{name} {integer(due)} target" if due else f"{name} tanpa target")
    return " · ".join(parts)


def evidence_line(material: Material) -> str:
    """``Bukti: ada 43, diperiksa 30, perlu perbaikan 2``."""
    proofs = count_proofs(material.progress.targets, material.as_of)
    if not proofs.given:
        return "Bukti: belum ada"
    return (
        f"Bukti: ada {integer(proofs.given)}, diperiksa {integer(proofs.examined)}, "
        f"perlu perbaikan {integer(proofs.to_repair)}"
    )


def recommendations_line(material: Material) -> str:
    """``Rekomendasi selesai 5 dari 8``."""
    found = count_recommendations(material.follow_ups, material.rows_as_of)
    if not found.raised:
        return "Rekomendasi: belum ada yang tercatat"
    text = f"Rekomendasi selesai {integer(found.closed)} dari {integer(found.raised)}"
    return f"{text}, lewat batas waktu {integer(found.late)}" if found.late else text


def area_line(material: Material, progress: AreaProgress) -> AreaLine:
    counts = progress.counts
    return AreaLine(
        area=progress.area.number,
        name=title_case(progress.area.name),
        achievement=percentage(counts.achievement),
        band=band(material.settings, counts.achievement) or NONE,
        due=integer(counts.due),
        done_due=integer(counts.done_due),
        arrears=integer(counts.arrears),
    )


def summary(material: Material) -> Summary:
    lines, total = decisions(material)
    return Summary(
        achievement=achievement_line(material),
        month=period_line(material),
        evidence=evidence_line(material),
        recommendations=recommendations_line(material),
        meeting=meeting_line(material),
        areas=tuple(area_line(material, a) for a in material.progress.areas),
        decisions=lines,
        decisions_empty="Tidak ada hal yang memerlukan keputusan pimpinan pada periode ini.",
        decisions_note=decisions_note(material, len(lines), total),
    )
