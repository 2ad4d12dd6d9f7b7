"""The rows below a header row → records, and a finding for each cell that is not plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from .table import Record, Table


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry column: its cells in the rows below the header, and what they are read as."""

    column: Column
    number: int
    cells: Sequence[Held]
    quick: QuickColumn


class _TableReader:
    """Reads what stands below one header row: by columns first, then whole rows."""

    def __init__(self, sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> None:
        self._sheet = sheet
        self._raw = raw
        self._header = header
        self._found = found
        self._numbers = sorted(number for number in raw.rows if number > header.row)
        rows = [raw.rows[number] for number in self._numbers]
        self._formulas: list[tuple[Column, Sequence[Held]]] = []
        self._entries: list[_Read] = []
        for column in sheet.columns:
            place = header.columns.get(column.key)
            if place is None:
                continue
            cells = [row.get(place) for row in rows]
            if column.role is Role.FORMULA:
                self._formulas.append((column, cells))
            else:
                self._entries.append(_Read(column, place, cells, read_column(column, cells)))

    def records(self) -> Iterator[Record]:
        """A record a row, but for those that are empty, or repeat or number the columns."""
        keys = [read.column.key for read in self._entries]
        columns = self._header.columns
        name = self._sheet.name
        no_records = self._no_records()
        odd = self._odd()
        values_of_rows = zip(*(read.quick.values for read in self._entries), strict=True)
        for index, values in enumerate(values_of_rows):
            if index in no_records:
                continue
            row = RowRef(name, self._numbers[index], columns)
            by_key: dict[str, Value] = dict(zip(keys, values, strict=True))
            if index in odd:
                yield self._read_odd(odd[index], row, by_key)
            else:
                yield Record(row, by_key, _NONE, _NO_LINKS)

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
                if len(text := text_of(cell)) <= longest and (text == "1" or loose(text) == header)
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

    def _read_odd(self, columns: list[Column], row: RowRef, values: dict[str, Value]) -> Record:
        """A record some of whose cells are read with all that their kinds allow."""
        faulty = set()
        links = {}
        for column in columns:
            cell = self._raw.cell(row.number, row.columns[column.key])
            reading = Reading(self._sheet, column, cell, row.cell(column.key), self._found)
            if cell.link:
                links[column.key] = cell.link
            if column.role is Role.FORMULA:
                if not cell.is_formula and cell.text:
                    reading.report(rules.cells.FORMULA_TYPED_OVER, text=reading.quoted)
                continue
            value = read_value(reading)
            if isinstance(value, Faulty):
                faulty.add(column.key)
                del values[column.key]
            else:
                values[column.key] = value
        return Record(row, values, frozenset(faulty), links)


def _is_blank(cell: Held) -> bool:
    uncalculated = isinstance(cell, RawCell) and cell.kind is CellKind.UNCALCULATED
    return not uncalculated and not text_of(cell)


_NONE: frozenset[str] = frozenset()
_NO_LINKS: Mapping[str, str] = {}
#: So much longer than twice its column's header no cell is that repeats it.
_SLACK = 8


def read_table(sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> Table:
    """The records below the header row; what is wrong in their cells goes to ``found``."""
    records = tuple(_TableReader(sheet, raw, header, found).records())
    table = Table(sheet, header.row, header.columns, records)
    found.extend(layout_findings(table, raw))
    return table


def required_blanks(table: Table, keys: tuple[str, ...]) -> Iterator[Finding]:
    """A finding at each blank cell of ``keys`` in the rows that are used."""
    for record in table.records:
        for key in keys:
            if key in table.columns and record.is_blank(key):
                column: Column = table.sheet.column(key)
                place = record.row.cell(key)
                yield rules.cells.REQUIRED_BLANK.at(place, column=column.header)
