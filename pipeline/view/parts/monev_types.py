"""The printed lembar monev: areas, their components, and in each the targets, row by row."""

from __future__ import annotations

from msgspec import Struct


class SheetRow(Struct, frozen=True):
    """A target in the printed lembar monev (annex, landscape)."""

    number: str
    code: str
    indicator: str
    action: str
    evidence: str
    target: str
    due_date: str
    person: str
    status: str
    realized_on: str
    proofs: str
    obstacle: str
    plan: str
    note: str


class SheetComponent(Struct, frozen=True):
    """A component with its targets; its ``name`` is printed once, over all of them."""

    name: str
    rows: tuple[SheetRow, ...]


class SheetArea(Struct, frozen=True):
    """An area; as in the decree's table, its ``heading`` stands in a row across."""

    heading: str
    components: tuple[SheetComponent, ...]
