"""Pembelajaran, and what the year's figures ask of the next year's plan."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.months import month_name
from pipeline.view.parts.proofs import count_proofs
from pipeline.view.parts.sentences import labels
from pipeline.view.periods.results import late_targets, unfinished_targets
from pipeline.view.registers.actions import register_recommendations
from pipeline.view.words.format import day, integer, joined, percentage
from pipeline.view.words.text import TO_FILL

if TYPE_CHECKING:
    from pipeline.measure import Target
    from pipeline.recap.office import Recaps
    from pipeline.view.parts.material import Material

#: A month with at least this share of the year's targets is worth a word.
_CROWDED = Fraction(1, 4)


def lessons_intro(material: Material) -> str:
    """Where the year went best and worst; which practices made it so, only staff know."""
    found = [a for a in material.progress.areas if a.counts.achievement is not None]
    values = sorted({a.counts.achievement for a in found if a.counts.achievement is not None})
    if not values:
        return "Belum terdapat capaian yang dapat menjadi bahan pembelajaran."
    if len(values) == 1:
        return f"Seluruh area yang dinilai memiliki capaian {percentage(values[0])}."
    best = [a.area.number for a in found if a.counts.achievement == values[-1]]
    worst = [a.area.number for a in found if a.counts.achievement == values[0]]
    return (
        f"Capaian tertinggi terdapat pada Area {joined(best)} ({percentage(values[-1])}) dan "
        f"terendah pada Area {joined(worst)} ({percentage(values[0])})."
    )


def lessons(material: Material) -> tuple[str, ...]:
    """The office's own text (Pelajaran), else three places to fill in."""
    return material.narrative("Pelajaran") or (
        f"Praktik baik yang perlu dipertahankan: {TO_FILL}",
        f"Hal yang menghambat dan perlu diperbaiki: {TO_FILL}",
        f"Dukungan pimpinan dan unit kerja lain yang diperlukan: {TO_FILL}",
    )


def proposals(material: Material, recaps: Recaps) -> tuple[str, ...]:
    """Each only where the figures give cause; the office's own (Usulan Tahun Berikutnya) last."""
    following = material.period.year + 1
    found = [
        _carried(unfinished_targets(material), following),
        _reviewed(tuple(t for t in material.progress.targets if not t.counts)),
        _moved(late_targets(material)),
        _decree(material),
        _crowded(material),
        _proofs(material),
        _follow_ups(recaps),
        *register_recommendations(recaps),
    ]
    told = [f for f in found if f]
    if not told:
        told = [f"Mempertahankan pelaksanaan rencana aksi sesuai jadwal pada tahun {following}."]
    return (*told, *material.narrative("Usulan Tahun Berikutnya"))


def _carried(targets: tuple[Target, ...], following: int) -> str:
    if not targets:
        return ""
    return (
        f"Melanjutkan {integer(len(targets))} target yang belum terpenuhi, yaitu "
        f"{labels(targets)}, ke dalam rencana aksi tahun {following} dengan batas waktu baru."
    )


def _reviewed(targets: tuple[Target, ...]) -> str:
    if not targets:
        return ""
    return (
        f"Meninjau kembali {integer(len(targets))} target yang dinyatakan Tidak Berlaku, yaitu "
        f"{labels(targets)}."
    )


def _moved(targets: tuple[Target, ...]) -> str:
    if not targets:
        return ""
    return (
        f"Meninjau batas waktu {integer(len(targets))} target yang diselesaikan terlambat, yaitu "
        f"{labels(targets)}, agar sesuai dengan kemampuan pelaksanaannya."
    )


def _decree(material: Material) -> str:
    made = material.decree_day
    if made is None:
        return ""
    early = sum(t.counts and t.obligation.due_date < made for t in material.progress.targets)
    if not early:
        return ""
    return (
        "Menetapkan rencana aksi sebelum tahun berjalan dimulai, karena "
        f"{integer(early)} target tahun ini berbatas waktu sebelum Keputusan ditetapkan "
        f"({day(made)})."
    )


def _crowded(material: Material) -> str:
    counted = [t for t in material.progress.targets if t.counts]
    months = Counter(t.obligation.month for t in counted)
    if not months:
        return ""
    month, most = max(months.items(), key=lambda pair: (pair[1], pair[0]))
    ratio = Fraction(most, len(counted))
    if ratio < _CROWDED or len(months) == 1:
        return ""
    return (
        f"Menyebarkan batas waktu target, karena {integer(most)} dari {integer(len(counted))} "
        f"target ({percentage(ratio)}) berbatas waktu pada bulan {month_name(month)}."
    )


def _proofs(material: Material) -> str:
    found = count_proofs(material.progress.targets, material.as_of)
    if not found.to_repair:
        return ""
    return f"Memperbaiki bukti dukung {integer(found.to_repair)} target sesuai catatan pemeriksa."


def _follow_ups(recaps: Recaps) -> str:
    still = recaps.follow_ups.origins.total.closing
    if not still:
        return ""
    return f"Menuntaskan {integer(still)} rekomendasi dan keputusan rapat yang masih terbuka."
