"""Lembar Monev as the meeting's evidence: which targets it shows.

The decree names the sheet among the evidence of its monev meetings, so it holds what such a
meeting goes through: every target due by the period's end (with how it ended, arrears
among them), those of the next period, and any later one that is done already. Targets that
lie further ahead would only bury these; the report's annex has all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.packet.types import MonevSheet
from pipeline.view.parts.signatory import signature
from pipeline.view.parts.tables import sheet_areas
from pipeline.view.words.format import integer, joined
from pipeline.view.words.period_words import words_of

if TYPE_CHECKING:
    from pipeline.measure import Target
    from pipeline.view.packet.occasion import Occasion
    from pipeline.view.parts.material import Material


def _due(material: Material) -> list[Target]:
    end = material.period.end
    return [t for t in material.progress.targets if t.obligation.due_date <= end]


def _next(material: Material) -> list[Target]:
    after = material.following
    if after is None:
        return []
    return [t for t in material.progress.targets if after.contains(t.obligation.due_date)]


def shown_targets(material: Material) -> tuple[Target, ...]:
    """See the module; in the plan's order."""
    chosen = {t.obligation.key for t in (*_due(material), *_next(material), *material.early())}
    return tuple(t for t in material.progress.targets if t.obligation.key in chosen)


def monev_sheet(occasion: Occasion) -> MonevSheet:
    material = occasion.material
    short = f"Lembar Monev Zona Integritas – {material.words.full.removeprefix('bulan ')}"
    period = material.words.full.upper()
    areas = sheet_areas(material, shown_targets(material))
    return MonevSheet(
        frame=occasion.frame(
            ("LEMBAR MONITORING DAN EVALUASI PEMBANGUNAN ZONA INTEGRITAS", period),
            f"{short} – Posisi data per {material.position}",
            signature(material.office, occasion.report_date),
        ),
        meeting=occasion.facts(),
        intro=_intro(material),
        areas=areas,
        rows=tuple(r for area in areas for component in area.components for r in component.rows),
        empty=f"Belum ada target yang berbatas waktu sampai dengan {material.until}.",
    )


def _intro(material: Material) -> str:
    """How many rows of each group; the first count is the report's own."""
    due = [t for t in _due(material) if t.counts]
    coming = [t for t in _next(material) if t.counts]
    nearby = {t.obligation.key for t in coming}
    early = [t for t in material.early() if t.obligation.key not in nearby]
    idle = sum(not t.counts for t in shown_targets(material))
    parts = [f"{integer(len(due))} target yang berbatas waktu sampai dengan {material.until}"]
    if material.following is not None:
        parts.append(f"{integer(len(coming))} target {words_of(material.following).full}")
    if early:
        parts.append(f"{integer(len(early))} target berikutnya yang diselesaikan lebih awal")
    if idle:
        parts.append(f"{integer(idle)} target Tidak Berlaku")
    return f"Lembar ini memuat {joined(parts)}. Posisi data per {material.position}."
