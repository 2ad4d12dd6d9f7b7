"""Colouring cells: edits that change a marked cell's style, or make the cell in its place.

Only the tags of rows are read through, and the cells of marked rows: a register of 100,000
rows is scanned in a fraction of the time that parsing it would take.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from pipeline.annotate.marks import Mark, parse_address, parse_area
from pipeline.annotate.markup import Edit, first, get_attribute, set_attribute, whole
from pipeline.annotate.sheet import SheetXml, number_of
from pipeline.findings import Severity
from pipeline.model import column_letter

_SPANS = re.compile(rb"""\s+spans\s*=\s*(?:"[^"]*"|'[^']*')""")

#: The style of a cell (an index of cellXfs) with the fill of a severity.
Tint = Callable[[int, Severity], int]


class _Row(Struct, frozen=True):
    number: int
    start: int
    inner: int
    #: Where the next row starts, or the rows end.
    limit: int


class _Cell(Struct, frozen=True):
    column: int
    start: int
    inner: int
    empty: bool


class SheetEdits(Struct, frozen=True):
    """The edits that colour the marked cells, and the heights of rows that state one."""

    edits: tuple[Edit, ...]
    #: Points by row number; 0 for a hidden row.
    heights: dict[int, float]


def colour_cells(sheet: SheetXml, marks: tuple[Mark, ...], tint: Tint) -> SheetEdits:
    """Edits that give each marked cell the style ``tint`` says, made in order where missing."""
    rows, heights = _rows(sheet)
    present = {row.number: row for row in reversed(rows)}
    by_row: dict[int, list[Mark]] = {}
    for mark in marks:
        by_row.setdefault(mark.row, []).append(mark)
    edits: list[Edit] = []
    missing: list[int] = []
    for number, row_marks in by_row.items():
        if number in present:
            edits += _edit_row(sheet, present[number], row_marks, tint)
        else:
            missing.append(number)
    edits += _new_rows(sheet, rows, {n: by_row[n] for n in missing}, tint)
    edits += _dimension(sheet, marks)
    return SheetEdits(tuple(edits), heights)


def _rows(sheet: SheetXml) -> tuple[list[_Row], dict[int, float]]:
    """All rows in document order; a row without ``r`` follows the one before it."""
    matches = sheet.tags("row", sheet.sheet_data.inner, sheet.sheet_data.close)
    heads: list[tuple[int, int, int]] = []
    heights: dict[int, float] = {}
    number = 0
    for match in matches:
        attributes = match[1]
        stated = get_attribute(attributes, b"r")
        number = whole(stated) or number + 1
        heads.append((number, match.start(), match.end()))
        if b"ht" in attributes or b"hidden" in attributes:
            height = number_of((get_attribute(attributes, b"ht") or b"").decode("ascii", "replace"))
            hidden = get_attribute(attributes, b"hidden") in (b"1", b"true")
            if hidden or height is not None:
                heights[number] = 0.0 if hidden else height or 0.0
    limits = [start for _, start, _ in heads[1:]] + [sheet.sheet_data.close]
    rows = [_Row(*head, limit) for head, limit in zip(heads, limits, strict=False)]
    return rows, heights


def _cells(sheet: SheetXml, row: _Row) -> list[_Cell]:
    found = []
    column = 0
    for match in sheet.tags("c", row.inner, row.limit):
        stated = get_attribute(match[1], b"r")
        address = parse_address(stated.decode("ascii", "replace")) if stated else None
        column = address[1] if address else column + 1
        found.append(_Cell(column, match.start(), match.end(), bool(match[2])))
    return found


def _edit_row(sheet: SheetXml, row: _Row, marks: list[Mark], tint: Tint) -> list[Edit]:
    cells = _cells(sheet, row)
    present = {cell.column: cell for cell in reversed(cells)}
    edits: list[Edit] = []
    missing = []
    for mark in marks:
        cell = present.get(mark.column)
        if cell is None:
            missing.append(mark)
            continue
        tag = sheet.data[cell.start : cell.inner]
        style = tint(_style(tag), mark.severity)
        edits.append((cell.start, cell.inner, set_attribute(tag, b"s", b"%d" % style)))
    return edits + _new_cells(sheet, row, cells, missing, tint)


def _style(tag: bytes) -> int:
    return whole(get_attribute(tag, b"s")) or 0


def _new_cells(
    sheet: SheetXml, row: _Row, cells: list[_Cell], marks: list[Mark], tint: Tint
) -> list[Edit]:
    """Edits that put cells for ``marks`` into a row, before the first cell further right."""
    if not marks:
        return []
    tag = sheet.data[row.start : row.inner]
    own = get_attribute(tag, b"customFormat") in (b"1", b"true")
    made = [(m, _cell(sheet, m, _style(tag) if own else None, tint)) for m in marks]
    opened = _SPANS.sub(b"", tag)  # a hint for readers that would now be wrong
    if tag.endswith(b"/>"):
        end = b"</" + sheet.root.prefix + b"row>"
        inside = b"".join(new for _, new in made)
        return [(row.start, row.inner, opened[:-2].rstrip() + b">" + inside + end)]
    edits = [] if opened == tag else [(row.start, row.inner, opened)]
    for mark, new in made:
        after = [c.start for c in cells if c.column > mark.column]
        position = min(after) if after else _end_of_cells(sheet, row, cells)
        edits.append((position, position, new))
    return edits


def _end_of_cells(sheet: SheetXml, row: _Row, cells: list[_Cell]) -> int:
    if not cells:
        return row.inner
    last = cells[-1]
    if last.empty:
        return last.inner
    close = sheet.scan.index(b"</" + sheet.root.prefix + b"c", last.inner)
    return sheet.scan.index(b">", close) + 1


def _cell(sheet: SheetXml, mark: Mark, row_style: int | None, tint: Tint) -> bytes:
    """A new blank cell, with the style that its row or column had it appear in."""
    style = row_style
    if style is None:
        columns = (c for c in sheet.columns if c.first <= mark.column <= c.last)
        style = next((c.style for c in columns), 0)
    address = f"{column_letter(mark.column)}{mark.row}".encode()
    coloured = tint(style, mark.severity)
    return b'<%bc r="%b" s="%d"/>' % (sheet.root.prefix, address, coloured)


def _new_rows(
    sheet: SheetXml, rows: list[_Row], missing: dict[int, list[Mark]], tint: Tint
) -> list[Edit]:
    """Edits that put whole rows before the first row further down."""
    if not missing:
        return []
    prefix, place = sheet.root.prefix, sheet.sheet_data
    made: list[tuple[int, bytes]] = []
    index = 0
    for number in sorted(missing):
        while index < len(rows) and rows[index].number < number:
            index += 1
        position = rows[index].start if index < len(rows) else place.close
        inside = b"".join(_cell(sheet, mark, None, tint) for mark in missing[number])
        made.append((position, b'<%brow r="%d">%b</%brow>' % (prefix, number, inside, prefix)))
    if place.inner < place.end:
        return [(position, position, new) for position, new in made]
    tag = place.tag.encode()
    inside = b"".join(new for _, new in made)
    return [(place.start, place.end, b"<%b>%b</%b>" % (tag, inside, tag))]


def _dimension(sheet: SheetXml, marks: tuple[Mark, ...]) -> list[Edit]:
    """The stated area must hold the new cells: some readers trust it."""
    stated = first(sheet.around, "dimension", 1)
    area = parse_area(stated.get("ref")) if stated else None
    if stated is None or area is None or not marks:
        return []
    top, left, bottom, right = area
    top, bottom = min(top, marks[0].row), max(bottom, marks[-1].row)
    left = min(left, *(m.column for m in marks)) if marks else left
    right = max(right, *(m.column for m in marks))
    if (top, left, bottom, right) == area:
        return []
    ref = f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"
    tag = set_attribute(sheet.data[stated.start : stated.inner], b"ref", ref.encode())
    return [(stated.start, stated.inner, tag)]
