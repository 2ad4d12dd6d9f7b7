"""The bytes of an .xlsx → raw sheets."""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipeline import failures
from pipeline.raw import CellKind, RawCell, RawSheet

from .container import BROKEN_ZIP
from .grid import Grid, Link
from .held import Decoder
from .limits import Budget, TooMuch
from .markup import MarkupError
from .package import Package, Relation, SheetPart, read_contents
from .styles import DateStyles, read_styles
from .text import read_strings
from .worksheet import read_cells

#: What reading meets in a part that contradicts itself or the format.
_DAMAGED = (*BROKEN_ZIP, MarkupError, LookupError, ArithmeticError)


def read_sheets(path: Path, data: bytes) -> tuple[tuple[RawSheet, ...], Mapping[str, str]]:
    """All worksheets in the file's order, and the defined names.

    Raises WORKBOOK_DAMAGED, WORKBOOK_NOT_EXCEL and WORKBOOK_TOO_BIG.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, _without_pauses():
            return _read(path, Package(archive, Budget()))
    except TooMuch as error:
        raise failures.WORKBOOK_TOO_BIG.error(path=path.name, reason=error.reason) from error
    except _DAMAGED as error:
        raise failures.WORKBOOK_DAMAGED.error(path=path.name) from error


def _read(path: Path, package: Package) -> tuple[tuple[RawSheet, ...], Mapping[str, str]]:
    main = package.main_part()
    if main is None:
        raise failures.WORKBOOK_NOT_EXCEL.error(path=path.name)
    contents = read_contents(package, main)
    if contents is None:
        raise failures.WORKBOOK_NOT_EXCEL.error(path=path.name)
    budget = package.budget
    strings, styles = contents.strings, contents.styles
    decoder = Decoder(
        read_strings(package.read(strings), budget) if strings else [], contents.is_1904
    )
    dates = read_styles(package.read(styles), budget) if styles else DateStyles()
    sheets = tuple(
        _read_sheet(package, part, Grid(part.name, decoder, dates, budget))
        for part in contents.sheets
    )
    return sheets, contents.names


def _read_sheet(package: Package, part: SheetPart, grid: Grid) -> RawSheet:
    with package.open(part.part) as stream:
        read_cells(stream, grid)
    if grid.links:
        relations = package.relations(part.part)
        for link in grid.links:
            _put_link(grid, link, relations)
    rows = grid.all_rows()
    return RawSheet(
        name=part.name,
        rows=rows,
        merges=tuple(sorted(grid.merges)),
        hidden=part.hidden,
        hidden_rows=frozenset(grid.hidden_rows & rows.keys()),
        hidden_columns=tuple(sorted(grid.hidden_columns)),
    )


def _put_link(grid: Grid, link: Link, relations: Mapping[str, Relation]) -> None:
    """Give the cells of the link's area its target; a blank one only where it stands alone."""
    target = relations[link.relation].target
    top, left, bottom, right = link.area
    if not target:
        return
    if (top, left) == (bottom, right):
        _link_cell(grid, top, left, target)
        return
    for number, column in grid.cells_in(link.area):
        _link_cell(grid, number, column, target)


def _link_cell(grid: Grid, number: int, column: int, target: str) -> None:
    held = grid.held(number, column)
    if isinstance(held, RawCell):
        linked = RawCell(held.place, held.value, held.kind, held.is_formula, target)
    else:
        linked = RawCell(grid.place(number, column), held, CellKind.of(held), link=target)
    grid.hold(number, column, linked)


@contextmanager
def _without_pauses() -> Iterator[None]:
    """No search for cycles while a million cells are made: there are none among them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
