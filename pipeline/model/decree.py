"""A decree with its action plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.model.plan import Indicator


@dataclass(frozen=True, slots=True)
class DecreeComponent:
    """A component of the decree's table; ``number`` as printed (``1`` or ``1.``)."""

    number: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class DecreeArea:
    """An area row of the decree; ``shares_cell`` where number and name stand in one cell."""

    number: str
    name: str
    components: tuple[DecreeComponent, ...]
    shares_cell: bool = False


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree with its action plan. Texts exactly as decreed."""

    number: str
    year: int
    day: date
    place: str
    office: str
    title: str
    table_title: str
    signatory: str
    signatory_post: str
    legal_basis: tuple[str, ...]
    areas: tuple[DecreeArea, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(i for a in self.areas for c in a.components for i in c.indicators)
