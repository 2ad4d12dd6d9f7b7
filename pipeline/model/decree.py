"""An action plan, and the decree that it is decreed by."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pipeline.model.plan import Indicator


class DecreeComponent(Struct, frozen=True):
    """A component of the decree's table; ``number`` as printed (``1`` or ``1.``)."""

    number: str
    name: str
    indicators: tuple[Indicator, ...]


class DecreeArea(Struct, frozen=True):
    """An area row of the decree; ``shares_cell`` where number and name stand in one cell."""

    number: str
    name: str
    components: tuple[DecreeComponent, ...]
    shares_cell: bool = False

    @property
    def has_row(self) -> bool:
        """False for the indicators that stand above the first area row of a table."""
        return bool(self.number or self.name)


class Decree(Struct, frozen=True, kw_only=True):
    """An action plan with what is known of its decree. Texts exactly as decreed.

    ``year`` is the plan year. Of a plan that somebody brings (``init --from``) only the table
    is known for certain: ``number``, ``day`` and ``office`` come from its Pengaturan, "" and
    None where that does not say, and nothing else is known. ``number`` is digits alone for a
    decree of the plan year itself, else as Pengaturan writes it.
    """

    year: int
    table_title: str
    areas: tuple[DecreeArea, ...]
    number: str = ""
    day: date | None = None
    place: str = ""
    office: str = ""
    title: str = ""
    signatory: str = ""
    signatory_post: str = ""
    legal_basis: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """``74 Tahun 2025``, as Pengaturan has it; "" where the number is not known."""
        return f"{self.number} Tahun {self.year}" if self.number.isdecimal() else self.number

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(i for a in self.areas for c in a.components for i in c.indicators)
