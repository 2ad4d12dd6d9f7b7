"""Akar Masalah: what the entries show of unmet targets, and what only staff can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import DerivedStatus, EntryStatus
from pipeline.view.parts.sentences import labels
from pipeline.view.parts.tables import has_obstacle_text
from pipeline.view.words.format import integer, joined
from pipeline.view.words.text import TO_FILL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.measure import Target
    from pipeline.view.parts.material import Material


def _reason(target: Target) -> str:
    """How far an unmet target has come, by its entry."""
    if target.status is DerivedStatus.NO_DATE:
        return "tercatat Selesai tanpa tanggal realisasi"
    if target.status is DerivedStatus.NO_EVIDENCE:
        return "tercatat Selesai tanpa bukti dukung"
    status = target.entry.status if target.entry else None
    if status is EntryStatus.PROSES:
        return "masih dalam proses"
    if status is EntryStatus.SELESAI:
        return "selesai sesudah posisi data"
    return "belum dilaporkan pelaksanaannya"


def unmet(material: Material) -> tuple[Target, ...]:
    """Targets past their due date and not done at A, in the plan's order."""
    return tuple(t for t in material.progress.targets if t.overdue)


def causes_intro(material: Material) -> str:
    """The unmet targets by what their entries show; one sentence where there are none."""
    found = unmet(material)
    if not found:
        return (
            "Tidak terdapat target yang belum terpenuhi, sehingga tidak ada akar masalah yang "
            "perlu diuraikan."
        )
    counts: dict[str, int] = {}
    for target in found:
        reason = _reason(target)
        counts[reason] = counts.get(reason, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: -pair[1])
    parts = [f"{integer(number)} {reason}" for reason, number in ordered]
    if len(found) == 1:
        one = f"Terdapat 1 target yang belum terpenuhi, yaitu {labels(found)}"
        return f"{one}, yang {ordered[0][0]}."
    parted = joined(parts) if len(parts) > 1 else f"seluruhnya {ordered[0][0]}"
    text = f"Dari {integer(len(found))} target yang belum terpenuhi, {parted}."
    told = sum(has_obstacle_text(t.entry) for t in found)
    if told == len(found):
        return f"{text} Kendala seluruhnya telah diuraikan oleh penanggung jawabnya."
    if not told:
        return f"{text} Kendalanya belum diuraikan oleh penanggung jawab."
    return f"{text} Kendala telah diuraikan pada {integer(told)} target."


def root_causes(material: Material) -> tuple[str, ...]:
    """The office's own text (Akar Masalah), else a place to fill in for each area behind."""
    if told := material.narrative("Akar Masalah"):
        return told
    by_area: dict[str, list[Target]] = {}
    for target in unmet(material):
        by_area.setdefault(target.indicator.area, []).append(target)
    return tuple(_to_tell(number, targets) for number, targets in by_area.items())


def _to_tell(number: str, targets: Sequence[Target]) -> str:
    return f"Area {number}, target {labels(targets)}: {TO_FILL}"
