"""What a cell element says → what a raw sheet holds at its place.

A plain value stands as itself; whatever else a cell is (a formula, an error, a cell with a
link) stands as a :class:`RawCell`.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from pipeline.model import CellRef
from pipeline.raw import CellKind, Held, RawCell

from .serials import duration, from_iso, from_serial
from .styles import DateStyles
from .text import plain

_HYPERLINK = re.compile(r'\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*")
#: A longer row of digits is no number that any program has written.
_MOST_DIGITS = 310


class How(Enum):
    """How the value of a cell is stored: its type, and for numbers what its style shows."""

    NUMBER = auto()
    MOMENT = auto()
    DURATION = auto()
    SHARED = auto()
    BOOL = auto()
    ERROR = auto()
    ISO_DATE = auto()
    TEXT = auto()
    INLINE = auto()


_TYPES = {
    "s": How.SHARED,
    "b": How.BOOL,
    "e": How.ERROR,
    "d": How.ISO_DATE,
    "inlineStr": How.INLINE,
}


def how_stored(kind: str | None, style: str | None, styles: DateStyles) -> How:
    """By the attributes ``t`` and ``s`` of a cell. Raises ValueError on a bad style."""
    if kind is not None and kind != "n":
        return _TYPES.get(kind, How.TEXT)
    number = int(style) if style else 0
    if number in styles.durations:
        return How.DURATION
    return How.MOMENT if number in styles.dates else How.NUMBER


class Decoder:
    """Values of the cells of one workbook: its shared texts and its calendar."""

    def __init__(self, strings: list[str], is_1904: bool) -> None:
        self.strings = strings
        self._is_1904 = is_1904

    def value(self, place: CellRef, how: How, text: str) -> Held:
        """What ``text``, not empty, stands for.

        Raises IndexError and ValueError where the file contradicts itself.
        """
        if how is How.SHARED:
            index = int(text)
            if index < 0:
                raise IndexError(index)
            return self.strings[index]
        if how is How.BOOL:
            return text.strip() in ("1", "true")
        if how is How.ERROR:
            return RawCell(place, text, CellKind.ERROR)
        if how is How.ISO_DATE:
            found = from_iso(text)
            return RawCell(place, text, CellKind.ERROR) if found is None else found
        if how is How.TEXT:
            return plain(text)
        number = number_of(text)
        if number is None:  # NaN, infinity, or no number at all: no program can count it
            return RawCell(place, text.strip(), CellKind.ERROR)
        if how is How.NUMBER:
            return number
        moment = duration(number) if how is How.DURATION else from_serial(number, self._is_1904)
        return number if moment is None else moment


def number_of(text: str) -> int | float | None:
    """``12`` is an integer, ``12.0`` and ``1E3`` are not; None for what is no finite number."""
    if len(text) > _MOST_DIGITS or not text.isascii() or _NUMBER.fullmatch(text) is None:
        return None
    if "." not in text and "e" not in text and "E" not in text:
        return int(text)
    number = float(text)
    return number if abs(number) != float("inf") else None


def formula(place: CellRef, how: How, source: str, value: Held) -> RawCell:
    """A cell with a formula: its last value, or (None) that no program has calculated it.

    ``source`` is the formula without ``=``. Text that is stored as the empty text was
    calculated [ECMA-376 part 1, 18.3.1.4].
    """
    match = _HYPERLINK.match(source)
    link = match[1] if match else None
    if value is None:
        if how is How.TEXT:
            return RawCell(place, "", CellKind.TEXT, is_formula=True, link=link)
        return RawCell(place, None, CellKind.UNCALCULATED, is_formula=True, link=link)
    if isinstance(value, RawCell):
        return RawCell(place, value.value, value.kind, is_formula=True, link=link)
    return RawCell(place, value, CellKind.of(value), is_formula=True, link=link)
