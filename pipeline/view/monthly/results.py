"""BAB III and BAB IV: what the figures say, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.monthly.decisions import plans_its_day, proposed_limit
from pipeline.view.parts.proofs import needs_repair, shown_entry
from pipeline.view.parts.sentences import (
    arrears_state,
    compared,
    cumulative,
    deviation_word,
    early_state,
    is_unread,
    labels,
    named,
    outcome,
    period_outcome,
    planned,
    uncounted,
)
from pipeline.view.registers.follow_up_rows import count_recommendations
from pipeline.view.words.bands import with_band
from pipeline.view.words.format import day, integer, joined, percentage
from pipeline.view.words.period_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.measure import Target
    from pipeline.view.parts.material import Material


def results(material: Material) -> tuple[str, ...]:
    """The opening of BAB III; the office's own text (Hasil) follows the figures."""
    progress = material.progress
    total = progress.total
    own = outcome(material, progress.due_in_period())
    paragraphs = (
        _together(cumulative(material, total), compared(material)),
        planned(material, total),
        _together(period_outcome(material, own), arrears_state(material, progress.arrears())),
        _set_aside(material),
        _early(material),
        uncounted(material, progress.targets),
        _unended(material),
    )
    return (*(p for p in paragraphs if p), *material.narrative("Hasil"))


def _together(*parts: str) -> str:
    return " ".join(p for p in parts if p)


def _set_aside(material: Material) -> str:
    """Targets of the period that leave every count; without a word they would seem not to be."""
    found = [
        t
        for t in material.progress.targets
        if not t.counts and material.period.contains(t.obligation.due_date)
    ]
    if not found:
        return ""
    return (
        f"Terdapat {integer(len(found))} target {material.words.full} yang dinyatakan Tidak "
        f"Berlaku sehingga tidak dihitung, yaitu {named(material, found)}."
    )


def _early(material: Material) -> str:
    text = early_state(material.early(), material.words.unit)
    more = "Pekerjaan tersebut menambah realisasi, tetapi tidak menambah capaian."
    return f"{text} {more}" if text else ""


def _unended(material: Material) -> str:
    if material.is_ended:
        return ""
    return (
        f"Data ini berposisi per {material.position}, sebelum {material.words.name} berakhir; "
        f"target {material.words.unit} tersebut yang belum selesai masih dapat diselesaikan sampai "
        f"dengan {material.until}."
    )


def recap_note(material: Material) -> str:
    """Below the recap table: what its columns mean, and the weighted total."""
    text = (
        "Deviasi dalam poin persentase. Tunggakan adalah target "
        f"{material.words.others} sebelumnya."
    )
    weighted = material.progress.weighted
    if weighted is None:
        return text
    return f"{text} Nilai tertimbang {percentage(weighted)} (indikatif, bukan nilai LKE)."


def conclusions(material: Material, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """BAB IV: what was reached; ``more`` is what a quarter adds, before the office's own text."""
    progress = material.progress
    found = [
        reached(material),
        areas_behind(material),
        against_plan(material),
        arrears_state(material, progress.arrears()),
        followed_up(material),
    ]
    return (*(f for f in (*found, *more) if f), *material.narrative("Kesimpulan"))


def against_plan(material: Material) -> str:
    """Realisation against plan, in one sentence; "" for a plan without a target."""
    total = material.progress.total
    if total.deviation is None:
        return ""
    return (
        f"Pelaksanaan rencana aksi secara kumulatif {deviation_word(total.deviation)} rencana: "
        f"realisasi {percentage(total.actual)} terhadap rencana {percentage(total.plan)}."
    )


def reached(material: Material) -> str:
    """The total Capaian with its band, or why there is none yet."""
    total = material.progress.total
    if not total.due:
        return (
            f"Sampai dengan {material.until} belum terdapat target yang berbatas waktu, sehingga "
            "capaian belum dapat dihitung."
        )
    return (
        f"Capaian rencana aksi sampai dengan {material.until} sebesar "
        f"{with_band(material.settings, total.achievement)}, yaitu {integer(total.done_due)} dari "
        f"{integer(total.due)} target."
    )


def areas_behind(material: Material) -> str:
    """Which areas are behind; one sentence where none is."""
    due = [a for a in material.progress.areas if a.counts.achievement is not None]
    behind = [a for a in due if a.counts.achievement != 1]
    if not due:
        return ""
    if not behind:
        return "Seluruh area yang memiliki target berbatas waktu telah memenuhi targetnya."
    named = [f"Area {a.area.number} ({percentage(a.counts.achievement)})" for a in behind]
    return f"Area yang belum memenuhi seluruh targetnya ialah {joined(named)}."


def followed_up(material: Material) -> str:
    """The share of recommendations followed up at A (assessors ask for it)."""
    found = count_recommendations(material.follow_ups, material.rows_as_of)
    if not found.raised:
        return "Belum terdapat rekomendasi yang tercatat."
    if found.closed == found.raised:
        return f"Seluruh rekomendasi yang tercatat ({integer(found.raised)}) telah selesai."
    text = (
        f"Dari {integer(found.raised)} rekomendasi yang tercatat, {integer(found.closed)} telah "
        f"selesai ditindaklanjuti ({percentage(found.share)})"
    )
    return f"{text}; {integer(found.late)} melewati batas waktu." if found.late else f"{text}."


def recommendations(material: Material, more: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What the figures ask for; each item stands only where there is something to do.

    ``more`` is what the registers of a quarter ask for.
    """
    progress = material.progress
    late = sorted((t for t in progress.targets if t.overdue), key=lambda t: t.obligation.due_date)
    unread = [t for t in progress.targets if is_unread(t, material.period.end)]
    faulty = [t for t in progress.targets if t.counts and _to_repair(t, material)]
    coming = [t for t in material.due_next() if not t.done]
    rows = count_recommendations(material.follow_ups, material.rows_as_of)
    found = []
    if late:
        found.append(
            f"Menyelesaikan {integer(len(late))} target yang melewati batas waktu, yaitu "
            f"{labels(late)}, {_limit(late, material)}."
        )
    if unread:
        found.append(f"Melengkapi tanggal realisasi atau bukti dukung {labels(unread)}.")
    if faulty:
        found.append(f"Memperbaiki bukti dukung {labels(faulty)} sesuai catatan pemeriksa.")
    if rows.late:
        found.append(f"Menuntaskan {integer(rows.late)} rekomendasi yang melewati batas waktunya.")
    after = material.following
    if coming and after is not None:
        found.append(
            f"Menyiapkan penyelesaian {integer(len(coming))} target {words_of(after).full}, yaitu "
            f"{named(material, coming)}."
        )
    found += more
    if not found:
        found.append("Mempertahankan pelaksanaan rencana aksi sesuai jadwal.")
    return (*found, *material.narrative("Rekomendasi"))


def _limit(late: Sequence[Target], material: Material) -> str:
    """By when: as staff have planned, and what is proposed for those without a day."""
    planned_days = sum(plans_its_day(t, material) for t in late)
    own = "menurut tanggal pada rencana tindak lanjutnya"
    if planned_days == len(late):
        return own
    proposed = f"diusulkan paling lambat {day(proposed_limit(material.as_of))}"
    return f"{own}; yang belum bertanggal {proposed}" if planned_days else proposed


def _to_repair(target: Target, material: Material) -> bool:
    entry = shown_entry(target, material.as_of)
    return entry is not None and bool(entry.evidence) and needs_repair(entry, material.as_of)
