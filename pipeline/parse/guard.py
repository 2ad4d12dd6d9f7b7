"""The identity guard over the sheets that must hold none: a finding, and a mask in its place.

It works by source cell: what it flags is masked there, before anything is made of the
row, and nowhere else. Columns that the schema does not know are never read below their
header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import rules
from pipeline.exceltext import all_loose, collapsed, loose
from pipeline.findings import Finding, Severity
from pipeline.identity import (
    MASK,
    IdentityKind,
    KnownNames,
    identities_in,
    names_a_person,
    names_a_reporter,
    safe_name,
    speaks_of_case,
)
from pipeline.model import CellRef
from pipeline.raw import RawSheet
from pipeline.schema import (
    NARASI,
    PENGADUAN,
    RAPAT,
    SHEET_NAMES,
    TINDAK_LANJUT,
    WBS,
    Column,
    Kind,
    Sheet,
)

from .reading import FAULTY, Faulty, Value
from .sieve import suspects
from .table import Record, Records, Table

#: The sheets that are looked at, and the columns of each that name staff at their work.
GUARDED: Mapping[str, frozenset[str]] = {
    WBS.name: frozenset(),
    PENGADUAN.name: frozenset(),
    TINDAK_LANJUT.name: frozenset({"person"}),
    RAPAT.name: frozenset({"chair", "secretary", "participants", "place", "time", "invitation"}),
    NARASI.name: frozenset(),
}
#: Numbers that an office or SP4N-LAPOR! gave, however long they are.
_NUMBERS: Mapping[str, frozenset[str]] = {PENGADUAN.name: frozenset({"number", "ticket"})}
_CASE_ORIGINS = (WBS.name, PENGADUAN.name)
#: A shorter code is no sign of a case: ``2`` may be the number of anything.
_TELLING = 4
_ANY_DIGIT = bytes.maketrans(b"123456789", b"000000000")


class Guard(Struct, frozen=True):
    """What the guard goes by: the names of Pegawai, the office's own address, known cases.

    ``address`` is the street of Pengaturan's Alamat: an office's own is no one's home.
    ``cases`` are case codes, ``numbers`` register and ticket numbers, loosely spelled.
    ``seen`` keeps what a text was recognised as: registers say the same over and over.
    """

    names: KnownNames
    address: str = ""
    cases: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    seen: dict[tuple[str | bytes, bool], tuple[IdentityKind, ...]] = field(default_factory=dict)

    def table(self, table: Table, raw: RawSheet | None, found: list[Finding]) -> Table:
        """``table`` with every flagged cell masked; the findings go to ``found``.

        Without ``raw`` headers, and cells that could not be read, are left aside.
        """
        sheet = table.sheet
        if sheet.name not in GUARDED:
            return table
        if raw is not None:
            self._headers(table, raw, found)
        columns = tuple(
            c for c in sheet.columns if c.key in table.columns and c.key not in GUARDED[sheet.name]
        )
        masks = {}
        for index, looked_at in self._to_look_at(sheet, columns, table.records).items():
            masked = self._masks(sheet, looked_at, table.records[index], raw, found)
            if masked:
                masks[index] = masked
        return replace(table, records=table.records.masked(masks)) if masks else table

    def _to_look_at(
        self, sheet: Sheet, columns: Sequence[Column], records: Records
    ) -> Mapping[int, Sequence[Column]]:
        """The records, by index, and in each the columns that are to be looked at.

        All of them where the row decides what a text tells; else cells that could not be
        read, links, and texts that hold an identity.
        """
        if sheet is TINDAK_LANJUT or (self.address and sheet in (RAPAT, NARASI)):
            return dict.fromkeys(range(len(records)), columns)
        cells: dict[int, list[Column]] = {}
        for column in columns:
            values = records.column(column.key)
            telling = self._telling(sheet, column, set(values))
            found = {index for index, links in records.links.items() if column.key in links}
            if telling:
                found.update(index for index, value in enumerate(values) if value in telling)
            for index in found:
                cells.setdefault(index, []).append(column)
        return cells

    def _telling(
        self, sheet: Sheet, column: Column, values: AbstractSet[Value | Faulty]
    ) -> AbstractSet[Value | Faulty]:
        """Those of a column's ``values`` that hold an identity, or may."""
        telling: set[Value | Faulty] = {value for value in values if value is FAULTY}
        if column.kind in (Kind.TEXT, Kind.LINES):
            digits = not self._is_number(sheet, column.key, "")
            texts = {v if type(v) is str else _text(v): v for v in values - telling if v}
            for text in suspects(list(texts), self.names, digits):
                if self._kinds(text, digits):
                    telling.add(texts[text])
        return telling

    def _headers(self, table: Table, raw: RawSheet, found: list[Finding]) -> None:
        """Columns that the schema does not know, by their headers alone."""
        sheet = table.sheet
        asks = names_a_person if sheet in (WBS, PENGADUAN) else names_a_reporter
        known = set(table.columns.values())
        for number, text in raw.texts(table.header_row).items():
            if number in known or not text:
                continue
            place = CellRef(sheet.name, table.header_row, number)
            kinds = identities_in(text, self.names)
            if kinds:
                rule = rules.identity.IDENTITY_IN_HEADER
                finding = rule.at(place, _severity(sheet), expected=_in_words(kinds))
            elif asks(text):
                rule = rules.identity.IDENTITY_COLUMN
                finding = rule.at(place, _severity(sheet), sheet=sheet.name)
            else:
                continue
            unknown = rules.files.COLUMN_UNKNOWN.code
            found[:] = [f for f in found if (f.code, f.place) != (unknown, place)]
            found.append(finding)

    def _masks(
        self,
        sheet: Sheet,
        columns: Iterable[Column],
        record: Record,
        raw: RawSheet | None,
        found: list[Finding],
    ) -> Mapping[str, Value]:
        """What is to stand in the cells that hold an identity, each of which is reported."""
        masked: dict[str, Value] = {}
        if sheet is TINDAK_LANJUT and not self.is_of_case(record):
            return masked
        for column in columns:
            for text, digits in self._texts(sheet, column, record, raw):
                kinds = self._kinds(text, digits)
                if kinds:
                    masked[column.key] = (MASK,) if column.kind is Kind.LINES else MASK
                    place = record.row.cell(column.key)
                    found.append(
                        rules.identity.IDENTITY_IN_CELL.at(
                            place, _severity(sheet), column=column.header, expected=_in_words(kinds)
                        )
                    )
                    break
        return masked

    def _texts(
        self, sheet: Sheet, column: Column, record: Record, raw: RawSheet | None
    ) -> Iterator[tuple[str, bool]]:
        """What stands in a cell: its text, and its hyperlink; and whether digits may tell."""
        key = column.key
        if key in record.faulty:
            if raw is not None:
                yield _unread(raw, record.row.number, record.row.columns[key]), True
        elif column.kind in (Kind.TEXT, Kind.LINES):
            value = record.values.get(key)
            text = _text(value)
            if text:
                yield self._without_address(sheet, text), not self._is_number(sheet, key, text)
        link = record.links.get(key)
        if link:
            yield link, False

    def _is_number(self, sheet: Sheet, key: str, text: str) -> bool:
        if key in _NUMBERS.get(sheet.name, ()):
            return True
        return sheet is TINDAK_LANJUT and key == "reference" and loose(text) in self.numbers

    def _without_address(self, sheet: Sheet, text: str) -> str:
        if not self.address or sheet not in (RAPAT, NARASI):
            return text
        if loose(self.address) not in loose(text):
            return text
        return re.sub(re.escape(self.address), " ", collapsed(text), flags=re.IGNORECASE)

    def _kinds(self, text: str, digits: bool) -> tuple[IdentityKind, ...]:
        # Where digits tell nothing, texts that differ in them alone are one text.
        same = text.encode().translate(_ANY_DIGIT) if not digits and text.isascii() else text
        key = (same, digits)
        kinds = self.seen.get(key)
        if kinds is None:
            kinds = self.seen[key] = identities_in(text, self.names, digits)
        return kinds

    def is_of_case(self, record: Record) -> bool:
        """A row of Tindak Lanjut that comes, or may come, from WBS or Pengaduan."""
        origin, reference = record.text("origin"), record.text("reference")
        if not origin or origin in _CASE_ORIGINS or speaks_of_case(reference):
            return True
        words = {loose(reference), *re.split(r"[\s,;()]+", loose(reference))}
        known = (
            word in self.cases or word in self.numbers for word in words if len(word) >= _TELLING
        )
        return any(known)


def _text(value: Value | Faulty) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")


def _street(address: str) -> str:
    """``Jalan Contoh Nomor 1, Sengeti`` → its street, as it may stand in a text."""
    street = collapsed(address.split(",")[0])
    return street if len(street) >= 2 * _TELLING else ""


def known_cases(tables: Mapping[str, Table], sheet: Sheet, *keys: str) -> frozenset[str]:
    """What the cases of ``sheet`` go by in the columns ``keys``, loosely spelled."""
    table = tables.get(sheet.name)
    if table is None:
        return frozenset()
    texts = (v for key in keys for v in table.records.column(key) if isinstance(v, str))
    return frozenset(all_loose([text for text in texts if text and text != MASK]))


def guard_for(names: KnownNames, address: str, tables: Mapping[str, Table]) -> Guard:
    """The guard of a workbook with ``address`` as its Alamat and these ``tables``."""
    follow_ups = tables.get(TINDAK_LANJUT.name)
    if follow_ups is None or not follow_ups.records:
        return Guard(names, _street(address))  # nothing else is judged by the cases there are
    return Guard(
        names,
        _street(address),
        known_cases(tables, WBS, "case"),
        known_cases(tables, PENGADUAN, "number", "ticket"),
    )


def safe_sheet_names(order: Iterable[str], names: KnownNames) -> dict[str, str]:
    """The file's other sheets whose names hold an identity, and what they go by instead."""
    safe = {}
    for number, name in enumerate(order, 1):
        shown = name if name in SHEET_NAMES else safe_name(name, names)
        if shown != name:
            safe[name] = f"{shown} (lembar ke-{number})"
    return safe


def _severity(sheet: Sheet) -> Severity:
    return Severity.ERROR if sheet is WBS else Severity.WARNING


def _in_words(kinds: tuple[IdentityKind, ...]) -> str:
    return " dan ".join(kind.value for kind in kinds)


def _unread(raw: RawSheet, row: int, column: int) -> str:
    """The text of a cell that could not be read; all digits of a number."""
    cell = raw.cell(row, column)
    if isinstance(cell.value, float) and cell.value == cell.value // 1:
        return f"{cell.value:.0f}"
    return cell.text
