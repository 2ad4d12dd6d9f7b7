"""The decree's table in a Word document: its pieces put together under one header.

Word knows no columns, only cells on a grid that differs from row to row. A cell belongs to
the header cell that it stands under, so that one sheet comes out of all the pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from pipeline import failures, rules
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef
from pipeline.parse.headers import Header, find_header
from pipeline.raw import Held, RawSheet
from pipeline.schema import RENCANA_AKSI
from pipeline.wordtables import WordCell, WordDocument, WordTable

from .table import SOURCE_SHEET, Table, is_plan, texts_above

#: How far above a table its title may stand, in paragraphs.
_TITLE_REACH = 8


class TableRow(int):
    """A row in the sheet of all pieces; it prints as the row of its own table."""

    table: int
    row: int
    alone: bool

    @classmethod
    def of(cls, number: int, table: int, row: int, alone: bool) -> TableRow:
        made = cls(number)
        made.table, made.row, made.alone = table, row, alone
        return made

    def __str__(self) -> str:
        return str(self.row) if self.alone else f"{self.row} tabel {self.table}"


class _Piece(Struct, frozen=True):
    """A table with the header of a plan, and the sheet's column of each of its header cells."""

    table: WordTable
    header: Header
    columns: Mapping[int, int]

    @property
    def head(self) -> tuple[WordCell, ...]:
        return self.table.rows[self.header.row - 1]


class _Sheet(Struct):
    """The sheet that grows, row by row."""

    rows: dict[int, dict[int, Held]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)


def table_of_document(name: str, document: WordDocument) -> Table:
    """The pieces of the decree's table in ``document`` (the file ``name``) as one.

    Raises SOURCE_WITHOUT_PLAN.
    """
    headers = {t.number: find_header(SOURCE_SHEET, _as_it_stands(t), []) for t in document.tables}
    plans = [(t, h) for t in document.tables if is_plan(h := headers[t.number]) and h]
    if not plans:
        raise failures.SOURCE_WITHOUT_PLAN.error(path=name)
    first_table, first = plans[0]
    sheet = _Sheet()
    pieces = [_Piece(table, header, _columns(header, first)) for table, header in plans]
    for piece in pieces:
        _add(sheet, piece, alone=len(pieces) == 1)
        sheet.found += _about(piece, first, document)
    sheet.found += _not_read(document, [table for table, _ in plans])
    raw = RawSheet(RENCANA_AKSI.name, sheet.rows, tuple(sheet.merges))
    header = find_header(SOURCE_SHEET, raw, sheet.found)
    assert header is not None  # the first piece has it
    above = (*first_table.above[-_TITLE_REACH:], *texts_above(raw, header.row))

    def locate(place: CellRef) -> CellRef:
        row = next((n for n in raw.rows if n == place.row), None)
        if place.sheet != RENCANA_AKSI.name:
            return place
        if not isinstance(row, TableRow):
            return _place(first_table.number)
        return _place(row.table, row.row)

    return Table(raw, header, above, locate, tuple(sheet.found))


def _place(table: int, row: int = 0) -> CellRef:
    """``tabel 1, baris 14``: Word has no names for cells."""
    return CellRef(f"tabel {table}, baris {row}" if row else f"tabel {table}")


def _as_it_stands(table: WordTable) -> RawSheet:
    """The table with the cells of each row counted from 1, to look for a header in."""
    rows: dict[int, dict[int, Held]] = {
        number: {column: cell.text for column, cell in enumerate(row, 1) if cell.text}
        for number, row in enumerate(table.rows, 1)
    }
    return RawSheet(RENCANA_AKSI.name, rows)


def _columns(header: Header, first: Header) -> dict[int, int]:
    """The sheet's column of each header cell of a piece; the first piece gives them all."""
    if header is first:
        return {}
    return {
        column: first.columns[key] for key, column in header.columns.items() if key in first.columns
    }


def _about(piece: _Piece, first: Header, document: WordDocument) -> Iterator[Finding]:
    """What is to be said of a piece as a whole."""
    place = _place(piece.table.number)
    if piece.table.number in document.changes:
        yield rules.source.CHANGES_MARKED.at(place)
    other = first.columns.keys() ^ piece.header.columns.keys()
    names = [column.header for column in RENCANA_AKSI.columns if column.key in other]
    if names:
        yield rules.source.COLUMNS_DIFFER.at(place, column=", ".join(names))


def _not_read(document: WordDocument, plans: Sequence[WordTable]) -> Iterator[Finding]:
    """Tables below the first piece that are no piece; a warning where one looks like it."""
    widths = {max(map(len, table.rows)) for table in plans}
    numbers = {table.number for table in plans}
    for table in document.tables:
        if table.number in numbers or table.number < plans[0].number:
            continue
        alike = max(map(len, table.rows), default=0) in widths
        severity = Severity.WARNING if alike else Severity.INFO
        yield rules.source.TABLE_NOT_READ.at(_place(table.number), severity)


def _add(sheet: _Sheet, piece: _Piece, alone: bool) -> None:
    """The rows of a piece below those that are there."""
    tops: dict[int, tuple[TableRow, int, int]] = {}
    number = TableRow(0)
    for index, cells in enumerate(piece.table.rows, 1):
        number = TableRow.of(len(sheet.rows) + 1, piece.table.number, index, alone)
        values: dict[int, Held] = {}
        sheet.rows[number] = values
        taken: set[int] = set()
        for at, cell in enumerate(cells, 1):
            first, last = _under(piece, cells, at)
            column = piece.columns.get(first, first) if piece.columns else first
            if piece.columns and first not in piece.columns:
                continue  # a column that only this piece has: reported with the piece
            _put(sheet, piece, values, (number, column), cell, column in taken)
            taken.add(column)
            if not cell.continues:
                _close(sheet, tops.pop(column, None), number)
                tops[column] = (number, column, column + last - first)
        for column in tops.keys() - taken:
            _close(sheet, tops.pop(column), number)
    for top in tops.values():
        _close(sheet, top, TableRow(number + 1))


def _close(sheet: _Sheet, top: tuple[TableRow, int, int] | None, below: TableRow) -> None:
    """Ends a cell above ``below``: where it took several rows or columns, it is merged."""
    if top is not None and (below - top[0] > 1 or top[2] > top[1]):
        sheet.merges.append((top[0], top[1], below - 1, top[2]))


def _put(
    sheet: _Sheet,
    piece: _Piece,
    values: dict[int, Held],
    at: tuple[TableRow, int],
    cell: WordCell,
    is_taken: bool,
) -> None:
    number, column = at
    place = _place(number.table, number.row)
    if cell.unknown_number:
        sheet.found.append(rules.source.NUMBER_NOT_READ.at(place, column=_name(piece, column)))
    before = str(values.get(column, ""))
    if is_taken and (cell.text or before):
        sheet.found.append(rules.source.CELLS_UNEVEN.at(place, column=_name(piece, column)))
    text = "\n".join(filter(None, (before, cell.text)))
    if text:
        values[column] = text


def _name(piece: _Piece, column: int) -> str:
    """The header of the sheet's ``column``."""
    for key, own in piece.header.columns.items():
        if piece.columns.get(own, own) == column:
            return RENCANA_AKSI.column(key).header
    return f"kolom ke-{column}"


def _under(piece: _Piece, cells: Sequence[WordCell], at: int) -> tuple[int, int]:
    """The first and last header cell (from 1) that the ``at``-th of ``cells`` stands under.

    A row with as many cells as the header has one under each. Else the grid decides: a cell
    stands under those header cells of which it takes half, for borders that look like one
    line often differ by a hair.
    """
    if len(cells) == len(piece.head):
        return at, at
    cell = cells[at - 1]
    shares = [
        min(cell.start + cell.span, head.start + head.span) - max(cell.start, head.start)
        for head in piece.head
    ]
    pairs = enumerate(zip(shares, piece.head, strict=True), 1)
    under = [number for number, (share, head) in pairs if share > 0 and share * 2 >= head.span]
    if under:
        return under[0], under[-1]
    nearest = max(range(len(shares)), key=lambda number: shares[number]) + 1
    return nearest, nearest
