"""A sheet as a table: its header row found, its rows as typed records that know their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline import rules
from pipeline.exceltext import loose
from pipeline.findings import Finding
from pipeline.model import CellRef, RowRef, column_letter
from pipeline.raw import CellKind, RawCell, RawSheet
from pipeline.schema import Column, Role, Sheet

from .cells import read_value
from .headers import Header
from .reading import Faulty, Reading, Value


@dataclass(frozen=True, slots=True)
class Record:
    """A row's values by column key.

    ``faulty`` names the columns whose cell could not be read (a finding stands there);
    they have no value. ``links`` are the cells' hyperlink targets.
    """

    row: RowRef
    values: Mapping[str, Value]
    faulty: frozenset[str] = frozenset()
    links: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def lines(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        return value if isinstance(value, tuple) else ()

    def number(self, key: str) -> int | float | None:
        value = self.values.get(key)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def marked(self, key: str) -> bool:
        return self.values.get(key) is True

    def is_blank(self, key: str) -> bool:
        """Nothing stands there (a cell that could not be read is not blank)."""
        return key not in self.faulty and self.values.get(key) in (None, "", (), False)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that was read. ``columns``: where each schema column stands."""

    sheet: Sheet
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    records: tuple[Record, ...] = ()


def read_table(sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> Table:
    """The records below the header row; what is wrong in their cells goes to ``found``."""
    records = []
    numbers = sorted(number for number in raw.rows if number > header.row)
    for number in numbers:
        cells = {key: raw.cell(number, column) for key, column in header.columns.items()}
        if _is_empty(sheet, cells):
            continue
        if _repeats_header(header, cells):
            found.append(rules.files.HEADER_REPEATED.at(CellRef(sheet.name, number, 1), row=number))
            continue
        if _is_numbering(cells):
            if number != header.row + 1:
                place = CellRef(sheet.name, number, 1)
                found.append(rules.files.NUMBERING_REPEATED.at(place, row=number))
            continue
        records.append(_record(sheet, RowRef(sheet.name, number, header.columns), cells, found))
    table = Table(sheet, header.row, header.columns, tuple(records))
    found.extend(_merges(table, raw))
    found.extend(_hidden(table, raw))
    return table


def _is_empty(sheet: Sheet, cells: Mapping[str, RawCell]) -> bool:
    """No cell but formulas holds anything: a row that waits to be filled in."""
    return not any(
        cells[column.key].text or cells[column.key].kind is CellKind.UNCALCULATED
        for column in sheet.columns
        if column.role is not Role.FORMULA and column.key in cells
    )


def _repeats_header(header: Header, cells: Mapping[str, RawCell]) -> bool:
    filled = [key for key, cell in cells.items() if cell.text]
    same = [key for key in filled if loose(cells[key].text) == header.texts.get(key)]
    return len(same) >= 2 and len(same) * 2 > len(filled)


def _is_numbering(cells: Mapping[str, RawCell]) -> bool:
    """1, 2, 3 … under the columns, from the first on, and nothing else."""
    ordered = sorted((cell.place.column, cell.text) for cell in cells.values() if cell.text)
    texts = [text for _, text in ordered]
    return len(texts) >= 3 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _record(
    sheet: Sheet, row: RowRef, cells: Mapping[str, RawCell], found: list[Finding]
) -> Record:
    values: dict[str, Value] = {}
    faulty = set()
    for column in sheet.columns:
        cell = cells.get(column.key)
        if cell is None:
            continue
        reading = Reading(sheet, column, cell, row.cell(column.key), found)
        if column.role is Role.FORMULA:
            _check_formula(reading)
            continue
        value = read_value(reading)
        if isinstance(value, Faulty):
            faulty.add(column.key)
        else:
            values[column.key] = value
    links = {key: cell.link for key, cell in cells.items() if cell.link}
    return Record(row, values, frozenset(faulty), links)


def _check_formula(reading: Reading) -> None:
    if not reading.cell.is_formula and reading.cell.text:
        reading.report(rules.cells.FORMULA_TYPED_OVER, text=reading.quoted)


#: Columns whose cells are merged over their rows in the decree's own table.
_MERGED_AS_PRINTED = frozenset({"number", "component"})


def _merges(table: Table, raw: RawSheet) -> Iterator[Finding]:
    """Merged cells below the header that hide entries.

    Rencana Aksi is printed with area rows across and components over their indicators.
    """
    by_column = {number: key for key, number in table.columns.items()}
    for top, left, bottom, right in raw.merges:
        columns = [by_column[n] for n in range(left, min(right, left + 200) + 1) if n in by_column]
        if bottom <= table.header_row or not columns:
            continue
        if not table.sheet.register and (top == bottom or set(columns) <= _MERGED_AS_PRINTED):
            continue
        area = f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"
        yield rules.files.MERGED_CELLS.at(CellRef(table.sheet.name, top, left), expected=area)


def _hidden(table: Table, raw: RawSheet) -> Iterator[Finding]:
    hidden = sum(record.row.number in raw.hidden_rows for record in table.records)
    if hidden:
        yield rules.files.ROWS_HIDDEN.at(CellRef(table.sheet.name), rows=hidden)


def required_blanks(table: Table, keys: tuple[str, ...]) -> Iterator[Finding]:
    """A finding at each blank cell of ``keys`` in the rows that are used."""
    for record in table.records:
        for key in keys:
            if key in table.columns and record.is_blank(key):
                column: Column = table.sheet.column(key)
                place = record.row.cell(key)
                yield rules.cells.REQUIRED_BLANK.at(place, column=column.header)
