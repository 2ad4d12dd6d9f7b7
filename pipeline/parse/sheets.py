"""Which sheet of a file is which sheet of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline import rules
from pipeline.exceltext import loose, shown
from pipeline.findings import Finding, Rule, Severity
from pipeline.model import CellRef
from pipeline.near import misspelling_of
from pipeline.raw import RawSheet, RawWorkbook
from pipeline.schema import PETUNJUK, REKAP, SHEET_NAMES, SHEETS, Sheet

#: Sheets that the program writes and never reads; nothing is missing without them.
NOT_READ = frozenset({PETUNJUK.name, REKAP.name})


class Sheets(Struct, frozen=True):
    """The file's sheets by the schema's names, and the order of all names in the file.

    Inside the program a sheet goes by its name in the schema, so that what is confidential
    stays so under any name; ``actual`` gives the names that the file uses for those that
    differ.
    """

    known: Mapping[str, RawSheet]
    order: tuple[str, ...]
    actual: Mapping[str, str]


def find_sheets(raw: RawWorkbook, found: list[Finding]) -> Sheets:
    """The sheets by exact name, then alias, then misspelling; what is left is not read."""
    left = {sheet.name: sheet for sheet in raw.sheets}
    known: dict[str, RawSheet] = {}
    for sheet in SHEETS:
        for name in [n for n in left if loose(n) == loose(sheet.name)][:1]:
            known[sheet.name] = left.pop(name)
    for sheet in SHEETS:
        names = {loose(alias) for alias in sheet.aliases}
        for name in [n for n in left if loose(n) in names and sheet.name not in known][:1]:
            known[sheet.name] = left.pop(name)
            found.append(_renamed(rules.files.SHEET_ALIAS, sheet, name))
    for name in tuple(left):
        missing = [sheet.name for sheet in SHEETS if sheet.name not in known]
        near = misspelling_of(name, missing)
        if near:
            known[near] = left.pop(name)
            found.append(_renamed(rules.files.SHEET_NEAR, _sheet(near), name))
    for name in left:
        found.append(_unread(name, known))
    found.extend(_missing(known))
    for name, sheet_raw in known.items():
        if sheet_raw.hidden:
            found.append(rules.files.SHEET_HIDDEN.at(CellRef(name), sheet=name))
    actual = {name: sheet.name for name, sheet in known.items() if sheet.name != name}
    canonical = {sheet.name: name for name, sheet in known.items()}
    order = tuple(canonical.get(sheet.name, sheet.name) for sheet in raw.sheets)
    return Sheets(known, (*order, *(n for n in SHEET_NAMES if n not in order)), actual)


def _sheet(name: str) -> Sheet:
    return next(sheet for sheet in SHEETS if sheet.name == name)


def _renamed(rule: Rule, sheet: Sheet, name: str) -> Finding:
    return rule.at(CellRef(sheet.name), name=shown(name), sheet=sheet.name)


def _unread(name: str, known: Mapping[str, RawSheet]) -> Finding:
    """A sheet that is left alone; an error where it could be one that was read already."""
    for sheet in SHEETS:
        if sheet.name in known and loose(name) in {loose(alias) for alias in sheet.aliases}:
            other = known[sheet.name].name
            severity = None if loose(other) != loose(sheet.name) else Severity.INFO
            place = CellRef(name)
            return rules.files.SHEET_TWICE.at(place, severity, name=shown(name), sheet=sheet.name)
    return rules.files.SHEET_UNKNOWN.at(CellRef(name))


def _missing(known: Mapping[str, RawSheet]) -> Iterator[Finding]:
    for sheet in SHEETS:
        if sheet.name not in known and sheet.name not in NOT_READ:
            severity = Severity.ERROR if sheet.required else Severity.WARNING
            yield rules.files.SHEET_MISSING.at(CellRef(sheet.name), severity, sheet=sheet.name)


def with_file_names(finding: Finding, actual: Mapping[str, str]) -> Finding:
    """``finding`` with the sheet's name in the file, which is what a user looks for."""
    name = actual.get(finding.place.sheet)
    if name is None or finding.file:
        return finding
    return replace(finding, place=replace(finding.place, sheet=name))
