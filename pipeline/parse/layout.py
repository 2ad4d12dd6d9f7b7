"""What the layout of a sheet hides: merged cells, hidden rows and columns, rows left out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef, column_letter
from pipeline.raw import RawSheet, text_of
from pipeline.schema import Kind, Role

from .quick import Declined, cell_reader
from .table import Table

#: Columns whose cells are merged over their rows in the decree's own table.
_MERGED_AS_PRINTED = frozenset({"number", "component"})
#: The kinds of which a cell above the header row is more than a heading.
_ENTRIES = frozenset({Kind.CHOICE, Kind.DATE, Kind.MONTH, Kind.INTEGER, Kind.MONEY, Kind.MARK})
#: No sheet of Excel's has so many cells under merges; a damaged file may claim any number.
_MOST_COVERED = 20_000_000


def layout_findings(table: Table, raw: RawSheet) -> Iterator[Finding]:
    """All findings on the layout of the sheet that ``table`` was read from."""
    yield from _above_header(table, raw)
    yield from _merges(table, raw)
    yield from _under_merges(table, raw)
    yield from _hidden(table, raw)


def _above_header(table: Table, raw: RawSheet) -> Iterator[Finding]:
    """Rows with several cells above the header row. One cell in a row is a title.

    A warning where one of them holds an entry (a date, a word of the column's list); words
    alone are headings.
    """
    readers = {
        table.columns[c.key]: cell_reader(c)
        for c in table.sheet.columns
        if c.key in table.columns and c.kind in _ENTRIES and c.role is not Role.FORMULA
    }
    known = frozenset(table.columns.values())
    for number in sorted(n for n in raw.rows if n < table.header_row):
        row = raw.rows[number]
        filled = sorted(column for column in row if column in known and text_of(row[column]))
        if len(filled) < 2:
            continue
        is_entry = any(
            type(readers[column](row[column])) is not Declined
            for column in filled
            if column in readers
        )
        severity = Severity.WARNING if is_entry else Severity.INFO
        place = CellRef(table.sheet.name, number, filled[0])
        yield rules.files.ABOVE_HEADER.at(place, severity, row=number, limit=table.header_row)


def _merges(table: Table, raw: RawSheet) -> Iterator[Finding]:
    """Merged cells below the header that hide entries.

    Rencana Aksi is printed with area rows across and components over their indicators.
    """
    for top, left, bottom, right in raw.merges:
        columns = {key for key, number in table.columns.items() if left <= number <= right}
        if bottom <= table.header_row or not columns:
            continue
        if not table.sheet.register and (top == bottom or columns <= _MERGED_AS_PRINTED):
            continue
        place = CellRef(table.sheet.name, top, left)
        yield rules.files.MERGED_CELLS.at(place, expected=_area(top, left, bottom, right))


def _under_merges(table: Table, raw: RawSheet) -> Iterator[Finding]:
    """Entry cells below the header that a merged cell covers, and that hold something."""
    formulas = {c.key for c in table.sheet.columns if c.role is Role.FORMULA}
    entries = [number for key, number in table.columns.items() if key not in formulas]
    looked_at = 0
    for top, left, bottom, right in raw.merges:
        columns = [number for number in entries if left <= number <= right]
        first = max(top, table.header_row + 1)
        if not columns or bottom < first:
            continue
        span = range(first, bottom + 1)
        rows = [n for n in raw.rows if n in span] if len(span) > len(raw.rows) else span
        for number in rows:
            looked_at += 1
            if looked_at > _MOST_COVERED:
                return
            row = raw.rows.get(number, {})
            for column in columns:
                if (number, column) != (top, left) and text_of(row.get(column)):
                    place = CellRef(table.sheet.name, number, column)
                    area = _area(top, left, bottom, right)
                    yield rules.files.UNDER_MERGE.at(place, expected=area)


def _area(top: int, left: int, bottom: int, right: int) -> str:
    return f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"


def _hidden(table: Table, raw: RawSheet) -> Iterator[Finding]:
    place = CellRef(table.sheet.name)
    rows = len(raw.hidden_rows.intersection(table.records.numbers))
    if rows:
        yield rules.files.ROWS_HIDDEN.at(place, rows=rows)
    headers = [
        column.header
        for column in table.sheet.columns
        if any(a <= table.columns.get(column.key, 0) <= b for a, b in raw.hidden_columns)
    ]
    if headers:
        yield rules.files.COLUMNS_HIDDEN.at(place, column=", ".join(headers))
