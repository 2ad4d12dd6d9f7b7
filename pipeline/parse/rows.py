"""The rows below a header row → records, and a finding for each cell that is not plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pipeline import rules
from pipeline.exceltext import loose
from pipeline.findings import Finding
from pipeline.model import CellRef, RowRef
from pipeline.raw import CellKind, Held, RawCell, RawSheet, text_of
from pipeline.schema import Column, Role, Sheet

from .cells import read_value
from .headers import Header
from .layout import layout_findings
from .quick import QuickColumn, read_column
from .reading import Faulty, Reading, Value
from .table import Records, Table


class _Read(Struct, frozen=True):
    """An entry column: its cells in the rows below the header, and what they are read as."""

    column: Column
    cells: Sequence[Held]
    quick: QuickColumn


class _TableReader:
    """Reads what stands below one header row: by columns first, then whole rows."""

    def __init__(self, sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> None:
        self._sheet = sheet
        self._raw = raw
        self._header = header
        self._found = found
        columns = [column for column in sheet.columns if column.key in header.columns]
        places = [header.columns[column.key] for column in columns]
        self._numbers, cells_of = raw.columns_below(header.row, places)
        self._formulas: list[tuple[Column, Sequence[Held]]] = []
        self._entries: list[_Read] = []
        for column, cells in zip(columns, cells_of, strict=True):
            if column.role is Role.FORMULA:
                self._formulas.append((column, cells))
            else:
                self._entries.append(_Read(column, cells, read_column(column, cells)))

    def records(self) -> Records:
        """A record a row, but for those that are empty, or repeat or number the columns."""
        no_records = self._no_records()
        columns: dict[str, Sequence[Value | Faulty]] = {
            read.column.key: read.quick.values for read in self._entries
        }
        links: dict[int, Mapping[str, str]] = {}
        odd = self._odd()
        if odd:
            copies = {key: list(values) for key, values in columns.items()}
            for index in sorted(odd.keys() - no_records):
                self._read_odd(index, odd[index], copies, links)
            columns.update(copies)
        numbers = self._numbers
        if no_records:
            kept = [index for index in range(len(numbers)) if index not in no_records]
            numbers = [numbers[index] for index in kept]
            columns = {key: [values[n] for n in kept] for key, values in columns.items()}
            links = {new: links[old] for new, old in enumerate(kept) if old in links}
        return Records(self._sheet.name, self._header.columns, numbers, columns, links)

    def _no_records(self) -> set[int]:
        """The rows, by index, that are none. Those that repeat the header are reported."""
        empty = set(self._empty())
        candidates = self._with_words_of_the_header() - empty
        return empty | {index for index in sorted(candidates) if self._is_no_entry(index)}

    def _empty(self) -> Sequence[int]:
        """No cell but formulas holds anything: a row that waits to be filled in."""
        left: Sequence[int] = range(len(self._numbers))
        for read in self._entries:
            cells = read.cells
            left = [index for index in left if cells[index] is None or _is_blank(cells[index])]
        return left

    def _with_words_of_the_header(self) -> set[int]:
        """Rows with a cell that is its column's header, or a 1."""
        found: set[int] = set()
        for read in self._entries:
            header = self._header.texts[read.column.key]
            longest = 2 * len(header) + _SLACK
            words = {
                cell
                for cell in set(read.cells)
                # Of plain letters a loose spelling only drops some white space.
                if type(cell) is not str
                or len(header) <= len(cell) <= longest
                or not cell.isascii()
                or cell.strip(" ") == "1"
                if len(text := text_of(cell)) <= longest
                if text == "1" or loose(text) == header
            }
            if words:
                found.update(n for n, cell in enumerate(read.cells) if cell in words)
        return found

    def _is_no_entry(self, index: int) -> bool:
        """Does the row repeat the header or number the columns? Reported where it does."""
        number = self._numbers[index]
        row = self._raw.rows[number]
        place = CellRef(self._sheet.name, number, 1)
        texts = {key: text_of(row.get(n)) for key, n in self._header.columns.items()}
        filled = {key: text for key, text in texts.items() if text}
        same = sum(loose(text) == self._header.texts.get(key) for key, text in filled.items())
        if same >= 2 and same * 2 > len(filled):
            self._found.append(rules.files.HEADER_REPEATED.at(place, row=number))
            return True
        in_order = sorted((self._header.columns[key], text) for key, text in filled.items())
        if len(in_order) >= 3 and all(text == str(n) for n, (_, text) in enumerate(in_order, 1)):
            if number != self._header.row + 1:
                self._found.append(rules.files.NUMBERING_REPEATED.at(place, row=number))
            return True
        return False

    def _odd(self) -> dict[int, list[Column]]:
        """Rows by index, and in each the cells that are to be read in full."""
        odd: dict[int, list[Column]] = {}
        for read in self._entries:
            for index in read.quick.left:
                odd.setdefault(index, []).append(read.column)
        for column, cells in self._formulas:
            for index, cell in enumerate(cells):
                if cell is not None and (not isinstance(cell, RawCell) or cell.link):
                    odd.setdefault(index, []).append(column)
        return odd

    def _read_odd(
        self,
        index: int,
        columns: list[Column],
        values: Mapping[str, list[Value | Faulty]],
        links: dict[int, Mapping[str, str]],
    ) -> None:
        """Some cells of a row, read with all that their kinds allow, into ``values``."""
        row = RowRef(self._sheet.name, self._numbers[index], self._header.columns)
        row_links = {}
        for column in columns:
            cell = self._raw.cell(row.number, row.columns[column.key])
            reading = Reading(self._sheet, column, cell, row.cell(column.key), self._found)
            if cell.link:
                row_links[column.key] = cell.link
            if column.role is not Role.FORMULA:
                values[column.key][index] = read_value(reading)
            elif not cell.is_formula and cell.text:
                reading.report(rules.cells.FORMULA_TYPED_OVER, text=reading.quoted)
        if row_links:
            links[index] = row_links


def _is_blank(cell: Held) -> bool:
    uncalculated = isinstance(cell, RawCell) and cell.kind is CellKind.UNCALCULATED
    return not uncalculated and not text_of(cell)


#: So much longer than twice its column's header no cell is that repeats it.
_SLACK = 8


def read_table(sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> Table:
    """The records below the header row; what is wrong in their cells goes to ``found``."""
    records = _TableReader(sheet, raw, header, found).records()
    table = Table(sheet, header.row, header.columns, records)
    found.extend(layout_findings(table, raw))
    return table


def required_blanks(table: Table, keys: tuple[str, ...]) -> Iterator[Finding]:
    """A finding at each blank cell of ``keys`` in the rows that are used."""
    for key in keys:
        values = table.records.column(key)
        if key not in table.columns or all(values):
            continue
        header = table.sheet.column(key).header
        for number, value in zip(table.records.numbers, values, strict=True):
            if not value:
                place = CellRef(table.sheet.name, number, table.columns[key])
                yield rules.cells.REQUIRED_BLANK.at(place, column=header)
