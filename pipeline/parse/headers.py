"""The header row of a sheet: found by its names wherever it stands, columns in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from pipeline import rules
from pipeline.exceltext import collapsed, loose, shown
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef
from pipeline.months import MONTH_SPELLINGS
from pipeline.near import misspelling_of
from pipeline.raw import RawSheet, text_of
from pipeline.schema import MONTH_COLUMNS, Column, Kind, Role, Sheet


class Header(Struct, frozen=True):
    """The header row: where each column stands, and its header there (loosely spelled)."""

    row: int
    columns: Mapping[str, int]
    texts: Mapping[str, str]


_SPELLINGS = {
    column.key: spellings for column, spellings in zip(MONTH_COLUMNS, MONTH_SPELLINGS, strict=True)
}


def _aliases(column: Column) -> tuple[str, ...]:
    """Other names of a column; a month column goes by every spelling of its month."""
    return (*column.aliases, *_SPELLINGS.get(column.key, ()))


def find_header(sheet: Sheet, raw: RawSheet, found: list[Finding]) -> Header | None:
    """The best-matching header row of ``raw``; None (with a finding) where there is none."""
    row = _best_row(sheet, raw)
    if row is None:
        place = CellRef(sheet.name)
        severity = Severity.ERROR if sheet.required else Severity.WARNING
        if not any(text for number in raw.rows for text in raw.texts(number).values()):
            found.append(rules.files.SHEET_EMPTY.at(place, severity, sheet=sheet.name))
        else:
            choices = ", ".join(c.header for c in sheet.columns if c.required) or None
            found.append(rules.files.HEADER_NOT_FOUND.at(place, sheet=sheet.name, choices=choices))
        return None
    texts = {n: words for n, text in sorted(raw.texts(row).items()) if (words := collapsed(text))}
    header = _match(sheet, row, texts, found)
    found.extend(_missing(sheet, header))
    return header


def _best_row(sheet: Sheet, raw: RawSheet) -> int | None:
    """The first of the rows that match the most columns; exact names before misspelled ones."""
    names = {loose(n): c.key for c in sheet.columns for n in (c.header, *_aliases(c))}
    longest = 2 * max(map(len, names))
    best, score = None, min(2, len(sheet.columns)) - 1
    for number in sorted(raw.rows):
        texts = [held for held in raw.rows[number].values() if type(held) is not int]
        if len(texts) <= score:
            continue
        words = [text for held in texts if len(text := text_of(held)) <= longest]
        matched = {names[word] for text in words if (word := loose(text)) in names}
        if len(matched) > score:
            best, score = number, len(matched)
            if score == len(sheet.columns):
                return best  # no later row can match more
    if best is not None:
        return best
    headers = sheet.headers
    for number in sorted(raw.rows)[:30]:
        near = {misspelling_of(t, headers) for t in raw.texts(number).values() if len(t) < 40}
        if len(near - {None}) > score:
            best, score = number, len(near - {None})
    return best


def _match(sheet: Sheet, row: int, texts: Mapping[int, str], found: list[Finding]) -> Header:
    """Columns by exact name, then alias, then misspelling; what is left is unknown."""
    columns: dict[str, int] = {}
    left = dict(texts)

    def place(number: int) -> CellRef:
        return CellRef(sheet.name, row, number)

    for column in sheet.columns:
        same = [n for n, text in left.items() if loose(text) == loose(column.header)]
        if same:
            columns[column.key] = same[0]
        for number in same[1:]:
            found.append(_twice(column, place(number)))
        for number in same:
            del left[number]
    for column in sheet.columns:
        names = {loose(name) for name in _aliases(column)}
        same = [n for n, text in left.items() if loose(text) in names]
        if column.key in columns or not same:
            continue
        columns[column.key] = same[0]
        rule = rules.files.COLUMN_ALIAS
        found.append(rule.at(place(same[0]), header=shown(left[same[0]]), column=column.header))
        for number in same[1:]:
            found.append(_twice(column, place(number)))
        for number in same:
            del left[number]
    for number, text in sorted(left.items()):
        missing = {c.header: c for c in sheet.columns if c.key not in columns}
        near = misspelling_of(text, missing)
        if near:
            columns[missing[near].key] = number
            rule = rules.files.COLUMN_NEAR
            found.append(rule.at(place(number), header=shown(text), column=near))
        else:
            rule = rules.files.COLUMN_UNKNOWN
            found.append(rule.at(place(number), header=shown(text), sheet=sheet.name))
    return Header(row, columns, {key: loose(texts[n]) for key, n in columns.items()})


def _twice(column: Column, place: CellRef) -> Finding:
    decides = column.required or column.feeds
    severity = Severity.ERROR if decides else Severity.WARNING
    return rules.files.COLUMN_TWICE.at(place, severity, column=column.header)


def _missing(sheet: Sheet, header: Header) -> Iterator[Finding]:
    """A finding for each column that should be there; without any month column, none for them."""
    some_month = any(key in header.columns for key in _SPELLINGS)
    place = CellRef(sheet.name, header.row)
    for column in sheet.columns:
        unmarked = column.kind is Kind.MARK and not some_month
        if column.key in header.columns or column.optional or unmarked:
            continue
        severity = Severity.WARNING
        if column.required or column.kind is Kind.MARK:
            severity = Severity.ERROR
        elif column.role is Role.FORMULA:
            severity = Severity.INFO  # staff may delete what is only shown
        yield rules.files.COLUMN_MISSING.at(place, severity, column=column.header, sheet=sheet.name)
