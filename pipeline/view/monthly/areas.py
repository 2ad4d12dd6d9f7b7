"""A section an area in BAB III: prose, the month's targets, arrears and obstacles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.parts.sentences import (
    cumulative,
    early_state,
    labels,
    outcome,
    period_outcome,
    planned,
    uncounted,
)
from pipeline.view.parts.tables import explained, obstacle_rows, target_rows
from pipeline.view.parts.types import AreaSection
from pipeline.view.words.format import NONE, integer
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from pipeline.measure import AreaProgress
    from pipeline.view.parts.material import Material


def area_sections(material: Material) -> tuple[AreaSection, ...]:
    return tuple(_section(material, area) for area in material.progress.areas)


def _section(material: Material, area: AreaProgress) -> AreaSection:
    number = area.area.number
    own = [t for t in material.progress.due_in_period() if t.indicator.area == number]
    arrears = [t for t in material.progress.arrears() if t.indicator.area == number]
    targets = material.progress.of_area(number)
    return AreaSection(
        heading=f"Area {number} {NONE} {title_case(area.area.name)}",
        paragraphs=_paragraphs(material, area),
        targets=target_rows(own, material.as_of),
        targets_empty=(
            f"Pada {material.words.full} tidak terdapat target yang berbatas waktu pada area ini."
        ),
        arrears=target_rows(arrears, material.as_of),
        arrears_empty="Tidak terdapat tunggakan pada area ini.",
        obstacles=obstacle_rows(explained(material, targets)),
    )


def _paragraphs(material: Material, area: AreaProgress) -> tuple[str, ...]:
    number, counts = area.area.number, area.counts
    targets = material.progress.of_area(number)
    own = [t for t in material.progress.due_in_period() if t.indicator.area == number]
    arrears = [t for t in material.progress.arrears() if t.indicator.area == number]
    early = [t for t in material.early() if t.indicator.area == number]
    first = cumulative(material, counts, f"Area {number}")
    if counts.due or counts.done:
        first = f"{first} {planned(material, counts, 'area ini')}"
    second = [period_outcome(material, outcome(material, own), "pada area ini")] if own else []
    if arrears:
        second.append(
            f"Tunggakan area ini {integer(len(arrears))} target, yaitu {labels(arrears)}."
        )
    second.append(early_state(early, material.words.unit))
    second.append(uncounted(material, targets))
    paragraphs = (first, " ".join(s for s in second if s))
    return (*(p for p in paragraphs if p), *material.narrative(f"Area {number}"))
