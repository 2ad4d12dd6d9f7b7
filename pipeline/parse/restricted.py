"""WBS from a restricted workbook of its own: its cases take the place of the workbook's.

Findings there go by the sheet's name in the schema and by the file's role, never by its
name: who may not see that file learns nothing of it but that it was read.
"""

from __future__ import annotations

from msgspec.structs import replace

from pipeline import rules
from pipeline.exceltext import loose
from pipeline.findings import Finding, Severity
from pipeline.identity import known_names
from pipeline.model import CellRef
from pipeline.near import misspelling_of
from pipeline.raw import RawSheet, RawWorkbook
from pipeline.schema import TINDAK_LANJUT, WBS

from .guard import guard_for
from .headers import find_header
from .parsed import Parsed
from .registers import NEEDED, parse_cases, parse_follow_ups
from .rows import read_table, required_blanks
from .table import Table

#: The file's role, in messages and as :attr:`Finding.file`.
RESTRICTED = "buku kerja WBS"

#: Of the workbook's own sheet WBS: it need not be there, nor hold anything.
_NOT_NEEDED = frozenset(
    rule.code
    for rule in (rules.files.SHEET_MISSING, rules.files.SHEET_EMPTY, rules.files.HEADER_NOT_FOUND)
)


def with_wbs(parsed: Parsed, raw: RawWorkbook) -> Parsed:
    """``parsed`` with the cases of the restricted workbook ``raw`` instead of its own.

    ``parsed`` is the workbook as :func:`~pipeline.parse.parse_workbook` gave it. Cases in
    both are an error at the workbook's own sheet; then, too, only those of ``raw`` count.
    Findings on ``raw`` have :data:`RESTRICTED` as their ``file``. Nothing but its sheet WBS
    is read.
    """
    found: list[Finding] = []
    office = parsed.office
    names = known_names(person.name for person in office.people)
    own = parsed.tables.get(WBS.name)
    sheet = _sheet_of(raw)
    table = _table(sheet, found)
    tables = {name: t for name, t in parsed.tables.items() if name != WBS.name}
    if table is not None:
        tables[WBS.name] = table
    main = [f for f in parsed.findings if f.place.sheet != WBS.name or f.code not in _NOT_NEEDED]
    if own is not None and own.records:
        place = own.records[0].row.cell("case")
        main.append(rules.registers.CASES_IN_TWO_PLACES.at(place, rows=len(own.records)))
    guard = guard_for(names, office.settings.address, tables)
    if table is not None:
        tables[WBS.name] = table = guard.table(table, sheet, found)
    rows = tables.get(TINDAK_LANJUT.name)
    if rows is not None:
        # Once more: what points at a case of ``raw`` is a case's row.
        tables[TINDAK_LANJUT.name] = guard.table(rows, None, main)
    return replace(
        parsed,
        office=replace(
            office,
            cases=parse_cases(table),
            follow_ups=parse_follow_ups(tables.get(TINDAK_LANJUT.name)),
        ),
        findings=(*main, *(in_file(finding, RESTRICTED) for finding in found)),
        tables=tables,
        elsewhere={**parsed.elsewhere, WBS.name: RESTRICTED},
    )


def in_file(finding: Finding, role: str) -> Finding:
    """``finding`` as one on the file of that ``role``, which its message names."""
    return replace(finding, file=role, message=f"Pada {role}: {finding.message}")


def _table(sheet: RawSheet | None, found: list[Finding]) -> Table | None:
    """The cases as they stand there; None (with an error) where they can't be read."""
    if sheet is None:
        place = CellRef(WBS.name)
        found.append(rules.files.SHEET_MISSING.at(place, Severity.ERROR, sheet=WBS.name))
        return None
    header = find_header(WBS, sheet, found)
    if header is None:
        found[:] = [replace(finding, severity=Severity.ERROR) for finding in found]
        return None
    table = read_table(WBS, sheet, header, found)
    found.extend(required_blanks(table, NEEDED[WBS.name]))
    return table


def _sheet_of(raw: RawWorkbook) -> RawSheet | None:
    """The sheet by its name, then an alias, then a misspelling."""
    for names in ((WBS.name,), WBS.aliases):
        wanted = {loose(name) for name in names}
        for sheet in raw.sheets:
            if loose(sheet.name) in wanted:
                return sheet
    known = (WBS.name, *WBS.aliases)
    return next((sheet for sheet in raw.sheets if misspelling_of(sheet.name, known)), None)
