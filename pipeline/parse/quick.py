"""The short way for cells that hold just what their column wants.

A register has a million cells, and nearly all are plain: a text, a date, a word of the
list. These are read here, a column at a time; whatever else a cell holds is left to
cells.py, which reads it to the same value, or makes the finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

from pipeline.exceltext import excel_trim, same_text
from pipeline.months import MONTH_NAMES
from pipeline.raw import Held
from pipeline.schema import MARK, Column, Kind

from .reading import Value


class Declined:
    """What a quick reader gives for a cell that is to be read in full."""


DECLINED: Final = Declined()

_Reader = Callable[[Held], Value | Declined]


class QuickColumn(Struct, frozen=True):
    """A column's cells read: a value for each, and which of them are to be read in full.

    ``left`` are places in ``values``; what stands there has no meaning.
    """

    values: Sequence[Value]
    left: Sequence[int]


#: The kinds whose text needs no reading but the trimming of its ends.
_PLAIN_TEXT = frozenset({Kind.TEXT, Kind.NIP})

#: What a blank cell is read as, where that is not None.
_BLANK: Mapping[Kind, Value] = {
    Kind.TEXT: "",
    Kind.NIP: "",
    Kind.LINES: (),
    Kind.CHOICE: "",
    Kind.CODE: "",
    Kind.PERIOD: "",
    Kind.SETTING: "",
    Kind.MARK: False,
}


def read_column(column: Column, cells: Sequence[Held]) -> QuickColumn:
    """The cells under ``column``, None where one is blank."""
    blank = _BLANK.get(column.kind)
    if column.kind in _PLAIN_TEXT:
        return _texts(cells)
    read = cell_reader(column)
    if column.kind not in _REPEATED:
        tried = [blank if cell is None else read(cell) for cell in cells]
        left = [n for n, value in enumerate(tried) if value is DECLINED]
        return QuickColumn([None if isinstance(v, Declined) else v for v in tried], left)
    known: dict[Held, Value] = {None: blank}
    declined = set()
    for cell in set(cells):
        value = blank if cell is None else read(cell)
        if isinstance(value, Declined):
            declined.add(cell)
        else:
            known[cell] = value
    left = [n for n, cell in enumerate(cells) if cell in declined] if declined else []
    return QuickColumn(list(map(known.get, cells)), left)


def _texts(cells: Sequence[Held]) -> QuickColumn:
    kinds = set(map(type, cells))
    if kinds == {str}:
        return QuickColumn(list(map(str.strip, cells)), ())  # type: ignore[arg-type]
    values = [cell.strip() if type(cell) is str else "" for cell in cells]
    if kinds <= {str, type(None)}:
        return QuickColumn(values, ())
    left = [n for n, cell in enumerate(cells) if cell is not None and type(cell) is not str]
    return QuickColumn(values, left)


#: The kinds whose columns say the same few things over and over.
_REPEATED = frozenset({Kind.CHOICE, Kind.DATE, Kind.LINES, Kind.MONTH})


def cell_reader(column: Column) -> _Reader:
    """The quick reader of one cell under ``column``, one that is not blank."""
    if column.kind is Kind.CHOICE:
        return _word_reader({choice: choice for choice in column.choices})
    if column.kind is Kind.MONTH:
        return _word_reader({name: number for number, name in enumerate(MONTH_NAMES, 1)})
    return _READERS.get(column.kind, _decline)


def _word_reader(words: Mapping[str, Value]) -> _Reader:
    """Words of a list, as Excel's comparison finds them."""

    def read(cell: Held) -> Value | Declined:
        if type(cell) is str:
            for word, canonical in words.items():
                if same_text(cell, word):
                    return canonical
        return DECLINED

    return read


def _date(cell: Held) -> Value | Declined:
    if type(cell) is datetime and cell.year >= 1900:
        return cell.date()
    return DECLINED


def _lines(cell: Held) -> Value | Declined:
    if type(cell) is str and "\n" not in cell:
        line = cell.strip()
        return (line,) if line else DECLINED
    return DECLINED


def _code(cell: Held) -> Value | Declined:
    if type(cell) is str and cell.isascii() and cell.isprintable():
        return excel_trim(cell).upper()
    return DECLINED


def _number(cell: Held) -> Value | Declined:
    return cell if type(cell) is int or type(cell) is float else DECLINED


def _mark(cell: Held) -> Value | Declined:
    return True if cell == MARK else DECLINED


def _decline(_: Held) -> Value | Declined:
    return DECLINED


_READERS: Mapping[Kind, _Reader] = {
    Kind.DATE: _date,
    Kind.LINES: _lines,
    Kind.CODE: _code,
    Kind.INTEGER: _number,
    Kind.MONEY: _number,
    Kind.MARK: _mark,
}
