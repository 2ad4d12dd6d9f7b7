"""Parsing: raw sheets → the model, with a finding for whatever a cell does not say plainly.

What one sheet or one cell shows by itself is found here; what only several rows or sheets
show together is the concern of :mod:`pipeline.validate`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import schema
from pipeline.findings import Finding
from pipeline.model import Area, CellRef, Obligation, Office
from pipeline.raw import RawWorkbook
from pipeline.schedule import DueMonth, obligations, window_opens

from .headers import find_header
from .monev import parse_entries
from .plan import Plan, PlanRow, parse_plan
from .registers import (
    NEEDED,
    parse_changes,
    parse_follow_ups,
    parse_meetings,
    parse_narratives,
    parse_people,
)
from .settings import parse_settings
from .sheets import NOT_READ, find_sheets, with_file_names
from .table import Record, Table, read_table, required_blanks

__all__ = ["Parsed", "PlanRow", "Record", "Table", "parse_workbook", "with_file_names"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a workbook says, and all that cross-row checks need to know about where.

    Sheets go by their names in the schema: ``sheet_order`` is the file's order in those
    names, ``actual_names`` the file's own names where they differ. ``tables`` hold every
    sheet that was read, the registers too; ``area_cells`` and ``settings_cells`` where each
    area's name and each setting stands; ``defined_names`` are the workbook's own.
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


def parse_workbook(raw: RawWorkbook, year: int | None = None) -> Parsed:
    """The whole workbook. ``year`` stands in where Pengaturan gives no plan year."""
    found: list[Finding] = []
    sheets = find_sheets(raw, found)
    tables: dict[str, Table] = {}
    for sheet in schema.SHEETS:
        raw_sheet = sheets.known.get(sheet.name)
        if raw_sheet is None or sheet.name in NOT_READ:
            continue
        header = find_header(sheet, raw_sheet, found)
        if header is not None:
            tables[sheet.name] = read_table(sheet, raw_sheet, header, found)
    for name, keys in NEEDED.items():
        if name in tables:
            found.extend(required_blanks(tables[name], keys))
    rows = parse_settings(
        tables.get(schema.PENGATURAN.name), sheets.known.get(schema.PENGATURAN.name), year, found
    )
    plan = parse_plan(
        tables.get(schema.RENCANA_AKSI.name),
        sheets.known.get(schema.RENCANA_AKSI.name),
        rows.settings.year,
        found,
    )
    office = Office(
        settings=rows.settings,
        areas=tuple(
            Area(number, name, rows.settings.weights.get(number))
            for number, name in plan.areas.items()
        ),
        indicators=tuple(row.indicator for row in plan.rows),
        obligations=_obligations(plan, rows.settings.year),
        entries=parse_entries(tables.get(schema.LEMBAR_MONEV.name)),
        people=parse_people(tables.get(schema.PEGAWAI.name)),
        changes=parse_changes(tables.get(schema.PERUBAHAN.name)),
        follow_ups=parse_follow_ups(tables.get(schema.TINDAK_LANJUT.name)),
        meetings=parse_meetings(tables.get(schema.RAPAT.name)),
        narratives=parse_narratives(tables.get(schema.NARASI.name)),
    )
    return Parsed(
        office=office,
        findings=tuple(found),
        tables=tables,
        plan=plan.rows,
        area_cells=plan.area_cells,
        settings_cells=rows.places,
        sheet_order=sheets.order,
        actual_names=sheets.actual,
        defined_names=raw.names,
    )


def _obligations(plan: Plan, year: int | None) -> tuple[Obligation, ...]:
    """One an indicator and due month, in the plan's order; none without a plan year."""
    if not year:
        return ()
    result: list[Obligation] = []
    for row in plan.rows:
        phrase = row.schedule.dues if row.schedule else ()
        for month in row.dues:
            opens, is_range = window_opens(phrase, month)
            key = "target" if row.marks is None else f"month_{month}"
            due = DueMonth(month, opens, is_range)
            source = row.row.cell(key)
            result.extend(obligations(row.indicator.code, (due,), year, source))
    return tuple(result)
