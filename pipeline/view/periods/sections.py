"""Parts that a quarterly and an annual report have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.monthly.report import (
    changes_empty,
    changes_intro,
    obstacles_empty,
    obstacles_intro,
)
from pipeline.view.parts import chapters, quality, tables
from pipeline.view.parts.corrections import correction_rows, corrections_intro
from pipeline.view.periods.causes import causes_intro, root_causes
from pipeline.view.periods.quarterly_types import (
    Changes,
    Introduction,
    Obstacles,
    Quality,
    TargetTable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.archive import Correction
    from pipeline.measure import Progress, Target
    from pipeline.recap.office import Recaps
    from pipeline.view.parts.material import Material


def require_same_period(progress: Progress, recaps: Recaps) -> None:
    """Raises ValueError where ``recaps`` are of another period or position than the figures."""
    told = (recaps.wbs.period, recaps.wbs.as_of)
    if told != (progress.period, progress.as_of):
        raise ValueError(f"recaps of {told[0].slug} at {told[1]} in another report")


def introduction(material: Material) -> Introduction:
    return Introduction(
        preface=chapters.preface(material),
        background=chapters.background(material),
        legal_basis=chapters.legal_basis(material),
        purpose=chapters.purpose(material),
        scope=chapters.scope(material),
    )


def target_table(
    material: Material, targets: Sequence[Target], intro: str, empty: str = ""
) -> TargetTable:
    """``intro`` stands above the rows; where there are none ``empty``, or else ``intro``."""
    return TargetTable(
        rows=tables.target_rows(targets, material.as_of),
        intro=intro if targets else "",
        empty=empty or intro,
    )


def obstacles(material: Material) -> Obstacles:
    explained = tables.explained(material, material.progress.targets)
    return Obstacles(
        rows=tables.obstacle_rows(explained),
        intro=obstacles_intro(material) if explained else "",
        empty=obstacles_empty(material),
        causes_intro=causes_intro(material),
        causes=root_causes(material),
    )


def changes(material: Material, found: tuple[Correction, ...]) -> Changes:
    rows = tables.change_rows(material.office.changes, material.as_of)
    return Changes(
        rows=rows,
        intro=changes_intro(material, len(rows)),
        empty=changes_empty(material),
        corrections=correction_rows(found),
        corrections_intro=corrections_intro(found),
    )


def quality_notes(material: Material) -> Quality:
    return Quality(
        rows=quality.quality_rows(material.findings),
        intro=quality.quality_intro(material.findings),
        empty=quality.quality_empty(material.findings),
    )
