"""What parsing makes of a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from pipeline.findings import Finding
from pipeline.model import CellRef, Office

from .plan import PlanRow
from .table import Table


class Parsed(Struct, frozen=True):
    """What a workbook says, and all that cross-row checks need to know about where.

    Sheets go by their names in the schema: ``sheet_order`` is the file's order in those
    names, ``actual_names`` the file's own names where they differ. ``tables`` hold every
    sheet that was read, the registers too; ``area_cells`` and ``settings_cells`` where each
    area's name and each setting stands; ``defined_names`` are the workbook's own.
    ``elsewhere`` gives the role of the file for each sheet that was read from another one.
    No value holds an identity where none may stand: its cell is masked, here already.
    """

    office: Office
    findings: tuple[Finding, ...]
    tables: Mapping[str, Table]
    plan: tuple[PlanRow, ...]
    area_cells: Mapping[str, CellRef]
    settings_cells: Mapping[str, CellRef]
    sheet_order: tuple[str, ...]
    actual_names: Mapping[str, str]
    defined_names: Mapping[str, str]
    elsewhere: Mapping[str, str] = field(default_factory=dict)
