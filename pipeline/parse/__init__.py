"""Parsing: raw sheets → the model, with a finding for whatever a cell does not say plainly.

What one sheet or one cell shows by itself is found here; what only several rows or sheets
show together is the concern of :mod:`pipeline.validate`.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from pipeline import schema
from pipeline.findings import Finding
from pipeline.identity import KnownNames, known_names
from pipeline.model import Area, Obligation, Office
from pipeline.raw import RawWorkbook
from pipeline.schedule import DueMonth, obligations, window_opens

from .guard import guard_for, safe_sheet_names
from .headers import find_header
from .monev import parse_entries
from .parsed import Parsed
from .plan import Plan, PlanRow, parse_plan
from .registers import (
    NEEDED,
    complaint_of,
    parse_cases,
    parse_changes,
    parse_complaints,
    parse_conflicts,
    parse_days_off,
    parse_follow_ups,
    parse_gratifications,
    parse_meetings,
    parse_narratives,
    parse_people,
)
from .restricted import RESTRICTED, in_file, with_wbs
from .rows import read_table, required_blanks
from .settings import parse_settings
from .sheets import NOT_READ, Sheets, find_sheets, with_file_names
from .table import Record, Records, Table

__all__ = [
    "RESTRICTED",
    "Parsed",
    "PlanRow",
    "Record",
    "Records",
    "Table",
    "complaint_of",
    "in_file",
    "parse_workbook",
    "with_file_names",
    "with_wbs",
]


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
    people = parse_people(tables.get(schema.PEGAWAI.name))
    names = known_names(person.name for person in people)
    tables = _guarded(tables, sheets, names, rows.settings.address, found)
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
        people=people,
        changes=parse_changes(tables.get(schema.PERUBAHAN.name)),
        follow_ups=parse_follow_ups(tables.get(schema.TINDAK_LANJUT.name)),
        meetings=parse_meetings(tables.get(schema.RAPAT.name)),
        narratives=parse_narratives(tables.get(schema.NARASI.name)),
        cases=parse_cases(tables.get(schema.WBS.name)),
        complaints=parse_complaints(tables.get(schema.PENGADUAN.name)),
        gratifications=parse_gratifications(tables.get(schema.GRATIFIKASI.name)),
        conflicts=parse_conflicts(tables.get(schema.BENTURAN_KEPENTINGAN.name)),
        days_off=parse_days_off(tables.get(schema.HARI_LIBUR.name)),
    )
    safe = safe_sheet_names(sheets.order, names)
    return Parsed(
        office=office,
        findings=tuple(_under_safe_name(finding, safe) for finding in found),
        tables=tables,
        plan=plan.rows,
        area_cells=plan.area_cells,
        settings_cells=rows.places,
        sheet_order=tuple(safe.get(name, name) for name in sheets.order),
        actual_names=sheets.actual,
        defined_names=raw.names,
    )


def _guarded(
    tables: dict[str, Table], sheets: Sheets, names: KnownNames, address: str, found: list[Finding]
) -> dict[str, Table]:
    """The tables with every identity masked where none may stand; Tindak Lanjut knows the cases."""
    guard = guard_for(names, address, tables)
    return {name: guard.table(table, sheets.known[name], found) for name, table in tables.items()}


def _under_safe_name(finding: Finding, safe: Mapping[str, str]) -> Finding:
    name = safe.get(finding.place.sheet)
    if name is None:
        return finding
    return replace(finding, place=replace(finding.place, sheet=name))


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
