"""The rows below a header row → records, and a finding for each cell that is not plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from .quick import PLAIN_TEXT, TYPED, Declined, Quick, blank_value, quick_reader
from .reading import Faulty, Reading, Value
from .table import Record, Table


@dataclass(frozen=True, slots=True)
class _Slot:
    """A column of the schema, where it stands in the sheet, and its quick reader."""

    column: Column
    number: int
    quick: Quick

    @property
    def is_text(self) -> bool:
        return self.column.kind in PLAIN_TEXT

    @property
    def is_typed(self) -> bool:
        return self.column.kind in TYPED


class _RowReader:
    """Reads the rows below one header row."""

    def __init__(self, sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> None:
        self._sheet = sheet
        self._raw = raw
        self._header = header
        self._found = found
        columns = [c for c in sheet.columns if c.key in header.columns]
        self._entries = tuple(
            _Slot(c, header.columns[c.key], quick_reader(c))
            for c in columns
            if c.role is not Role.FORMULA
        )
        self._texts = [
            (slot.column.key, slot.number, slot) for slot in self._entries if slot.is_text
        ]
        self._others = [
            (slot.column.key, slot.number, slot.quick.known, slot.is_typed, slot)
            for slot in self._entries
            if not slot.is_text
        ]
        self._formulas = tuple(c for c in columns if c.role is Role.FORMULA)
        self._blank = {slot.column.key: blank_value(slot.column) for slot in self._entries}
        self._in_order = sorted(header.columns.values())
        typed = {slot.column.key for slot in self._entries if slot.is_typed}
        #: Header and place of the columns in which a row's cell can repeat the header.
        self._wordy = [
            (header.texts[key], number)
            for key, number in header.columns.items()
            if key not in typed
        ]

    def read(self, number: int) -> Record | None:
        """The record of row ``number``; None for a row that is none."""
        held_row = self._raw.rows[number]
        values = self._blank.copy()
        left: list[_Slot] = []
        filled = typed = 0
        for key, column, slot in self._texts:
            held = held_row.get(column)
            if type(held) is str:
                text = held.strip()
                if text:
                    values[key] = text
                elif not held.strip(" "):
                    continue
                filled += 1
            elif held is not None:
                left.append(slot)
                filled += 1
        for key, column, known, is_typed, slot in self._others:
            held = held_row.get(column)
            if held is None:
                continue
            filled += 1
            value = known.get(held)
            if value is None:
                value = slot.quick.read(held)
                if type(value) is Declined:
                    left.append(slot)
                    continue
            values[key] = value
            typed += is_typed
        if not filled or (filled == len(left) and self._is_empty(held_row)):
            return None
        if self._is_no_entry(number, filled, typed):
            return None
        row = RowRef(self._sheet.name, number, self._header.columns)
        faulty = _NONE
        if left:
            unread = [s.column.key for s in left if not self._read_in_full(s, row, values)]
            faulty = frozenset(unread)
        for column in self._formulas:
            self._check_formula(column, row)
        links = self._links(held_row) if left or self._formulas else _NO_LINKS
        return Record(row, values, faulty, links)

    def _read_in_full(self, slot: _Slot, row: RowRef, values: dict[str, Value]) -> bool:
        """Read the cell with all that its kind allows; False where a finding says it can't."""
        cell = self._raw.cell(row.number, slot.number)
        place = row.cell(slot.column.key)
        value = read_value(Reading(self._sheet, slot.column, cell, place, self._found))
        if isinstance(value, Faulty):
            del values[slot.column.key]
            return False
        values[slot.column.key] = value
        return True

    def _is_empty(self, row: Mapping[int, Held]) -> bool:
        """No cell but formulas holds anything: a row that waits to be filled in."""
        for slot in self._entries:
            held = row.get(slot.number)
            uncalculated = isinstance(held, RawCell) and held.kind is CellKind.UNCALCULATED
            if uncalculated or text_of(held):
                return False
        return True

    def _is_no_entry(self, number: int, filled: int, typed: int) -> bool:
        """Does the row repeat the header or number the columns? Reported where it does."""
        row = self._raw.rows[number]
        if self._repeats_header(row, filled, typed):
            place = CellRef(self._sheet.name, number, 1)
            self._found.append(rules.files.HEADER_REPEATED.at(place, row=number))
            return True
        if self._is_numbering(row):
            if number != self._header.row + 1:
                place = CellRef(self._sheet.name, number, 1)
                self._found.append(rules.files.NUMBERING_REPEATED.at(place, row=number))
            return True
        return False

    def _repeats_header(self, row: Mapping[int, Held], filled: int, typed: int) -> bool:
        """Are two cells or more, and more than half of the row's, words of the header?

        ``typed`` of the ``filled`` entry cells hold what no header does.
        """
        for formula in self._formulas:
            filled += bool(text_of(row.get(self._place(formula))))
        may_differ = filled - typed - (filled // 2 + 1)
        same = 0
        for header, column in self._wordy:
            if may_differ < 0:
                return False
            text = text_of(row.get(column))
            if text and loose(text) == header:
                same += 1
            elif text:
                may_differ -= 1
        return may_differ >= 0 and same >= 2

    def _place(self, column: Column) -> int:
        return self._header.columns[column.key]

    def _is_numbering(self, row: Mapping[int, Held]) -> bool:
        """1, 2, 3 … under the columns, from the first on, and nothing else."""
        expected = 1
        for column in self._in_order:
            text = text_of(row.get(column))
            if text:
                if text != str(expected):
                    return False
                expected += 1
        return expected > 3

    def _check_formula(self, column: Column, row: RowRef) -> None:
        held = self._raw.rows[row.number].get(row.columns[column.key])
        if not (isinstance(held, RawCell) and held.is_formula) and text_of(held):
            cell = self._raw.cell(row.number, row.columns[column.key])
            reading = Reading(self._sheet, column, cell, row.cell(column.key), self._found)
            reading.report(rules.cells.FORMULA_TYPED_OVER, text=reading.quoted)

    def _links(self, row: Mapping[int, Held]) -> Mapping[str, str]:
        links: dict[str, str] = {}
        for key, column in self._header.columns.items():
            held = row.get(column)
            if type(held) is RawCell and held.link:
                links[key] = held.link
        return links or _NO_LINKS


_NONE: frozenset[str] = frozenset()
_NO_LINKS: Mapping[str, str] = {}


def read_table(sheet: Sheet, raw: RawSheet, header: Header, found: list[Finding]) -> Table:
    """The records below the header row; what is wrong in their cells goes to ``found``."""
    reader = _RowReader(sheet, raw, header, found)
    numbers = sorted(number for number in raw.rows if number > header.row)
    records = tuple(record for number in numbers if (record := reader.read(number)) is not None)
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
