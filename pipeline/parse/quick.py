"""The short way for a cell that holds just what its column wants.

A register has a million cells, and nearly all are plain: a text, a date, a word of the
list. These are read here, in one step each; whatever else a cell holds is left to
cells.py, which reads it to the same value, or makes the finding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from pipeline.exceltext import excel_trim, same_text
from pipeline.months import MONTH_NAMES
from pipeline.raw import Held
from pipeline.schema import MARK, Column, Kind

from .reading import Value


class Declined:
    """What a quick reader gives for a cell that is to be read in full."""


DECLINED: Final = Declined()

@dataclass(frozen=True, slots=True)
class Quick:
    """A quick reader, and the values that it knows already by what the cells hold.

    It declines a cell of blanks, and any that is not just as its column wants it.
    """

    read: Callable[[Held], Value | Declined]
    known: dict[Held, Value] = field(default_factory=dict)


#: The kinds whose cells cannot hold a repeated header (a text column's can).
TYPED = frozenset({Kind.CHOICE, Kind.DATE, Kind.MONTH, Kind.INTEGER, Kind.MONEY, Kind.MARK})

#: The kinds whose text needs no reading but the trimming of its ends.
PLAIN_TEXT = frozenset({Kind.TEXT, Kind.NIP})

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


def blank_value(column: Column) -> Value:
    """What a blank cell under ``column`` is read as."""
    return _BLANK.get(column.kind)


def quick_reader(column: Column) -> Quick:
    """The quick reader of the cells under ``column``."""
    if column.kind is Kind.CHOICE:
        return _words({choice: choice for choice in column.choices})
    if column.kind is Kind.MONTH:
        return _words({name: number for number, name in enumerate(MONTH_NAMES, 1)})
    if column.kind is Kind.DATE:
        return _dates()
    return Quick(_READERS.get(column.kind, _decline))


def _words(words: Mapping[str, Value]) -> Quick:
    """Words of a list as Excel's comparison finds them; each spelling is looked for once."""
    known: dict[Held, Value] = dict(words)

    def read(held: Held) -> Value | Declined:
        if type(held) is str:
            for word, canonical in words.items():
                if same_text(held, word):
                    known[held] = canonical
                    return canonical
        return DECLINED

    return Quick(read, known)


def _dates() -> Quick:
    known: dict[Held, Value] = {}

    def read(held: Held) -> Value | Declined:
        if type(held) is not datetime or held.year < 1900:
            return DECLINED
        day = known[held] = held.date()
        return day

    return Quick(read, known)


def _lines(held: Held) -> Value | Declined:
    if type(held) is str and "\n" not in held:
        line = held.strip()
        return (line,) if line else DECLINED
    return DECLINED


def _code(held: Held) -> Value | Declined:
    if type(held) is str and held.isascii() and held.isprintable():
        return excel_trim(held).upper() or DECLINED
    return DECLINED


def _number(held: Held) -> Value | Declined:
    return held if type(held) is int or type(held) is float else DECLINED


def _mark(held: Held) -> Value | Declined:
    return True if held == MARK else DECLINED


def _decline(_: Held) -> Value | Declined:
    return DECLINED


_READERS: Mapping[Kind, Callable[[Held], Value | Declined]] = {
    Kind.LINES: _lines,
    Kind.CODE: _code,
    Kind.INTEGER: _number,
    Kind.MONEY: _number,
    Kind.MARK: _mark,
}
