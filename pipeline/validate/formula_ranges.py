"""Checks that the workbook's formulas count the very cells that the program reads.

Rekap counts by defined names (workbook/layout.py). A workbook without them has no such
formulas, and nothing is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import rules
from pipeline.findings import Finding
from pipeline.model import CellRef, column_number
from pipeline.parse import Table
from pipeline.schema import LEMBAR_MONEV, RENCANA_AKSI, Sheet

from .context import Check, Context

#: Defined name → sheet, first and last column key.
COUNTED: dict[str, tuple[Sheet, str, str]] = {
    "RA_KODE": (RENCANA_AKSI, "code", "code"),
    "RA_TANDA": (RENCANA_AKSI, "month_1", "month_12"),
    "LM_KODE": (LEMBAR_MONEV, "code", "code"),
    "LM_BULAN": (LEMBAR_MONEV, "month", "month"),
    "LM_STATUS": (LEMBAR_MONEV, "status", "status"),
    "LM_TANGGAL": (LEMBAR_MONEV, "realized_on", "realized_on"),
    "LM_BUKTI": (LEMBAR_MONEV, "evidence", "evidence"),
}
_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)")


def formulas_count_what_is_read(context: Context) -> Iterator[Finding]:
    """Each counted column stands where its name points, each row within its reach."""
    out_of_reach: dict[tuple[str, int], int] = {}
    for name, (sheet, first, last) in COUNTED.items():
        table = context.table(sheet)
        match = _RANGE.fullmatch(context.parsed.defined_names.get(name, ""))
        if table is None or match is None:
            continue
        left, right = column_number(match[3]), column_number(match[5])
        own = context.parsed.actual_names.get(sheet.name, sheet.name)
        named = (match[1] or match[2]).replace("''", "'")
        for key, column in ((first, left), (last, right)):
            stands = table.columns.get(key, column)
            if named.casefold() != own.casefold() or stands != column:
                yield _misplaced(table, key, f"kolom {match[3]}")
                break
        for record in table.records:
            number = record.row.number
            if not int(match[4]) <= number <= int(match[6]):
                out_of_reach[sheet.name, number] = int(match[6])
    for (sheet_name, number), limit in out_of_reach.items():
        place = CellRef(sheet_name, number, 1)
        yield rules.files.ROW_NOT_COUNTED.at(place, row=number, limit=limit)


def _misplaced(table: Table, key: str, expected: str) -> Finding:
    place = CellRef(table.sheet.name, table.header_row, table.columns.get(key, 0))
    header = table.sheet.column(key).header
    return rules.files.COLUMN_NOT_COUNTED.at(place, column=header, expected=expected)


CHECKS: tuple[Check, ...] = (formulas_count_what_is_read,)
