"""The bytes of an .xlsx → raw sheets. openpyxl lives here, and nowhere else in reading."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pipeline import failures
from pipeline.model import CellRef
from pipeline.raw import CellKind, CellValue, RawCell, RawSheet
from pipeline.schema import SHEETS, Role

from .package import Merge, empty_text_formulas, lift_merges

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

#: Control characters that Excel stores as _xHHHH_ [ECMA-376 part 1, 22.9.2.19, ST_Xstring].
_ESCAPED = re.compile(r"_x00(0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])_")
_HYPERLINK = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_FORMULA_HEADERS: Mapping[str, frozenset[str]] = {
    sheet.name.casefold(): frozenset(
        name.casefold()
        for column in sheet.columns
        if column.role is Role.FORMULA
        for name in (column.header, *column.aliases)
    )
    for sheet in SHEETS
}
#: Sheets of the workbook whose formulas nobody reads.
_NEVER_READ = frozenset({"petunjuk", "rekap"})


def read_sheets(path: Path, data: bytes) -> tuple[tuple[RawSheet, ...], Mapping[str, str]]:
    """All worksheets in the file's order, and the defined names. Raises WORKBOOK_DAMAGED.

    Values of formulas are read only where some entry cell is a formula: nothing depends on
    the values of formula columns, and reading them costs as much as all the rest.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # lost validations and styles: nothing is written
            lean, merges = lift_merges(data)
            sheets, names = _load(lean, merges, values=False)
            if any(_wants_values(sheet) for sheet in sheets):
                known = {sheet.name: sheet for sheet in _load(lean, merges, values=True)[0]}
                empty = empty_text_formulas(lean)
                sheets = [
                    _with_values(sheet, known[sheet.name], empty.get(sheet.name, frozenset()))
                    for sheet in sheets
                ]
    except Exception as error:  # openpyxl raises anything at all on damaged parts
        raise failures.WORKBOOK_DAMAGED.error(path=path.name) from error
    return tuple(sheets), names


def _load(
    data: bytes, merges: Mapping[str, tuple[Merge, ...]], values: bool
) -> tuple[list[RawSheet], Mapping[str, str]]:
    import openpyxl

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
        return RawCell(place, _plain(value), CellKind.TEXT, link=target)
    if isinstance(value, bool):
        return RawCell(place, value, CellKind.BOOL, link=target)
    if isinstance(value, date | datetime | time | timedelta):
        return RawCell(place, value, CellKind.DATE, link=target)
    return RawCell(place, cast(CellValue, value), CellKind.NUMBER, link=target)


def _plain(text: str) -> str:
    """``text`` with the control characters that Excel escaped, and one kind of line end."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int("0" + match[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _wants_values(sheet: RawSheet) -> bool:
    """Is there a formula below the header row, in a column that is no formula column?"""
    name = sheet.name.strip().casefold()
    if name in _NEVER_READ:
        return False
    known = _FORMULA_HEADERS.get(name)
    formula_columns: set[int] = set()
    for row in sheet.rows.values():
        found = {n for n, cell in row.items() if _is_header(cell, known)}
        formula_columns |= found
        if formula_columns or not known:
            for column, cell in row.items():
                if cell.is_formula and column not in formula_columns:
                    return True
    return False


def _is_header(cell: RawCell, headers: frozenset[str] | None) -> bool:
    if not headers or cell.kind is not CellKind.TEXT:
        return False
    return " ".join(str(cell.value).split()).casefold() in headers


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
