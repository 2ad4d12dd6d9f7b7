"""The reader by openpyxl: what the program's own reader is compared with.

It reads as the program did before it had its own, with what openpyxl hides read from the
package: values under merges, and formulas whose value is the empty text.
"""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model import CellRef, column_number
from pipeline.raw import CellKind, CellValue, RawCell, RawSheet
from pipeline.read.text import plain

_HYPERLINK = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


def read_by_openpyxl(path: Path) -> tuple[tuple[RawSheet, ...], Mapping[str, str]]:
    """Sheets and defined names, every cell as a RawCell."""
    data = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        lean, merges = lift_merges(data)
        sheets, names = _load(lean, merges, values=False)
        known = {sheet.name: sheet for sheet in _load(lean, merges, values=True)[0]}
    empty = empty_text_formulas(lean)
    return tuple(
        _with_values(sheet, known[sheet.name], empty.get(sheet.name, frozenset()))
        for sheet in sheets
    ), names


def _load(
    data: bytes, merges: Mapping[str, tuple[Merge, ...]], values: bool
) -> tuple[list[RawSheet], Mapping[str, str]]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    names = {name: str(defined.attr_text or "") for name, defined in book.defined_names.items()}
    return [_read_sheet(s, merges.get(s.title, ())) for s in book.worksheets], names


def _read_sheet(sheet: Worksheet, merges: tuple[Merge, ...]) -> RawSheet:
    rows: dict[int, dict[int, RawCell]] = {}
    # The cells that the file holds; iter_rows would make every cell of the bounding box,
    # which one stray cell at XFD1048576 turns into 17 thousand million.
    cells = cast("dict[tuple[int, int], Cell]", cast(Any, sheet)._cells)
    name = sheet.title
    for (row, column), cell in sorted(cells.items()):
        raw = _read_cell(name, row, column, cell)
        if raw is not None:
            rows.setdefault(row, {})[column] = raw
    hidden = frozenset(n for n, row in sheet.row_dimensions.items() if row.hidden and n in rows)
    return RawSheet(name, rows, merges, sheet.sheet_state != "visible", hidden)


def _read_cell(sheet: str, row: int, column: int, cell: Cell) -> RawCell | None:
    value: Any = getattr(cell, "value", None)
    link = getattr(cell, "hyperlink", None)
    target = (link.target or None) if link is not None else None
    if value is None and target is None:
        return None
    place = CellRef(sheet, row, column)
    if value is None:
        return RawCell(place, link=target)
    kind = cell.data_type
    if kind == "f":
        text = value if isinstance(value, str) else str(getattr(value, "text", "") or "")
        match = _HYPERLINK.match(text)
        target = target or (match[1] if match else None)
        return RawCell(place, None, CellKind.UNCALCULATED, is_formula=True, link=target)
    if kind == "e":
        return RawCell(place, str(value), CellKind.ERROR, link=target)
    if isinstance(value, str):
        return RawCell(place, plain(value), CellKind.TEXT, link=target)
    if isinstance(value, bool):
        return RawCell(place, value, CellKind.BOOL, link=target)
    if isinstance(value, date | datetime | time | timedelta):
        return RawCell(place, value, CellKind.DATE, link=target)
    return RawCell(place, cast(CellValue, value), CellKind.NUMBER, link=target)


def _with_values(sheet: RawSheet, values: RawSheet, empty: frozenset[str]) -> RawSheet:
    rows = {
        number: {column: _with_value(cell, values, empty) for column, cell in row.items()}
        for number, row in sheet.rows.items()
    }
    return RawSheet(sheet.name, rows, sheet.merges, sheet.hidden, sheet.hidden_rows)


def _with_value(cell: RawCell, values: RawSheet, empty: frozenset[str]) -> RawCell:
    if not cell.is_formula:
        return cell
    found = values.rows.get(cell.place.row, {}).get(cell.place.column)
    if found is not None and found.kind is not CellKind.BLANK:
        return RawCell(cell.place, found.value, found.kind, is_formula=True, link=cell.link)
    if cell.place.address in empty:
        return RawCell(cell.place, "", CellKind.TEXT, is_formula=True, link=cell.link)
    return cell


#: Top, left, bottom and right, from 1.
Merge = tuple[int, int, int, int]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGES = re.compile(rb"<mergeCells\b.*?</mergeCells>", re.DOTALL)
_AREA = re.compile(rb'<mergeCell\b[^>]*?\bref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"')


def lift_merges(data: bytes) -> tuple[bytes, Mapping[str, tuple[Merge, ...]]]:
    """The workbook without its merged cells, and these by sheet name."""
    out = io.BytesIO()
    merges: dict[str, tuple[Merge, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = {part: name for name, part in _sheet_parts(old).items()}
        for entry in old.infolist():
            part = old.read(entry)
            name = names.get(entry.filename)
            if name is not None:
                areas = [match for block in _MERGES.findall(part) for match in _AREA.findall(block)]
                merges[name] = tuple(sorted(_merge(*area) for area in areas))
                part = _MERGES.sub(b"", part)
            new.writestr(entry.filename, part)
    return out.getvalue(), merges


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    return (int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))


def empty_text_formulas(data: bytes) -> dict[str, frozenset[str]]:
    """Sheet name → addresses (``D14``) of the formulas whose value is "" [ECMA-376, 18.3.1.4].

    The parts were found free of DTDs before (container.py).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: _empty_texts(archive.read(part)) for name, part in _sheet_parts(archive).items()
        }


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    present = set(archive.namelist())
    parts = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_REL_ID, ""), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in present:
            parts[sheet.get("name", "")] = part
    return parts


def _empty_texts(part: bytes) -> frozenset[str]:
    found = set()
    for _, element in ElementTree.iterparse(io.BytesIO(part)):
        if element.tag == f"{_MAIN}c":
            value = element.find(f"{_MAIN}v")
            is_empty = element.get("t") == "str" and not (value is not None and value.text)
            if is_empty and element.find(f"{_MAIN}f") is not None:
                found.add(element.get("r", ""))
        elif element.tag == f"{_MAIN}row":
            element.clear()
    return frozenset(found)
