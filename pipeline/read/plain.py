"""Rows as programs write them, taken by one pattern instead of element by element.

A million cells would call Python five million times by expat. The pattern is used on a
piece of whole rows where it can be shown to see all of it: no comment, CDATA, instruction
or namespace, and every tag accounted for, as a row's or as part of a cell that was taken.
Whatever is not so goes the careful way, which parses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from pipeline.model import CellRef, column_letter
from pipeline.raw import Held, RawCell

from .grid import Grid
from .held import Decoder, How, formula
from .text import is_clean, plain, unmarked

#: Letters, digits, attributes with the value, and whatever else a cell may hold instead.
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"'
    rb'(?:((?: s="[0-9]{1,6}")?(?: t="[A-Za-z]{1,9}")?><v>[^<]+)</v>'
    rb"|([^<>/]*>(?:<(?!/?c[ \t\r\n/>])[^<]*)*))</c>"
)
#: Between a cell's attributes and its value.
VALUE = b"><v>"
_ROW_END = b"</row>"
_ATTRIBUTES = re.compile(rb'(?: (?:s="([0-9]{1,6})"|t="([A-Za-z]+)"|(?:cm|vm|ph)="[0-9]+"))*')
_EMPTY_CELL = re.compile(rb'<c(?: [a-z]+="[^"<>]*")* ?/>')
_FORMULA = re.compile(rb"<f(?: [^<>]*?)?(?:/>|>([^<]*)</f>)(?:<v>([^<]*)</v>|<v ?/>)?")
_INLINE = re.compile(rb'<is><t(?: xml:space="preserve")?>([^<]*)</t></is>')
_ROW = re.compile(rb'<row(?: [A-Za-z0-9:]+="[^"<>]*")* ?/?>')
_ROW_TAG = re.compile(rb"</?row[^<>]*>")
_NUMBER = re.compile(rb' r="([0-9]+)"')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
#: So many different values are kept as they are decoded; a register repeats most of them.
_MOST_KEPT = 50_000

_Found = tuple[bytes, bytes, bytes, bytes]


class _Odd(Struct, frozen=True):
    """A cell that holds other than one value: a formula (None for none) and a text."""

    how: How
    source: str | None
    text: str


def take_plain(piece: bytes, grid: Grid) -> Callable[[], int] | None:
    """How to put the whole rows of ``piece`` into ``grid``; None where it is not plain.

    Nothing is put before that call, which gives the number of the last row. Raises
    ValueError where a parser would find it damaged.
    """
    if not is_clean(piece):
        return None
    found: list[_Found] = _CELL.findall(piece)
    others = [cell[3] for cell in found if not cell[2]]
    rows = _row_tags(piece)
    if rows is None or not _is_all(piece, len(found), others, rows):
        return None
    odd = _odd_cells(set(others), grid)
    if odd is None:
        return None
    last = _ROW.fullmatch(rows[-1]) and _NUMBER.search(rows[-1]) if rows else None
    hidden = _hidden_rows(rows) if b"hidden" in piece else ()
    if hidden is None or last is None:
        return None
    last_row = int(last[1])

    def put() -> int:
        grid.budget.spend_cells(len(found))
        grid.hidden_rows.update(hidden)
        blank = sum(raw not in odd for raw in others)
        if _put(found, odd, grid) != len(found) - blank:
            raise ValueError("a cell twice")  # one of the two values was lost
        return last_row

    return put


def _odd_cells(others: set[bytes], grid: Grid) -> dict[bytes, _Odd] | None:
    """What each different odd content says; None where one is not plain."""
    odd: dict[bytes, _Odd] = {}
    for raw in others:
        attributes, _, content = raw.partition(b">")
        how = how_of(attributes, grid)
        if how is None:
            return None
        inline, source = _INLINE.fullmatch(content), _FORMULA.fullmatch(content)
        if inline is not None and how is How.INLINE:
            odd[raw] = _Odd(how, None, unmarked(inline[1]))
        elif source is not None and how is not How.INLINE:
            odd[raw] = _Odd(how, unmarked(source[1] or b""), unmarked(source[2] or b""))
        elif content not in (b"", b"<v></v>", b"<v/>"):
            return None
    return odd


def how_of(attributes: bytes, grid: Grid) -> How | None:
    """How a cell with these attributes, its place aside, stores its value; None: not plain."""
    known = grid.hows.get(attributes)
    if known is None:
        match = _ATTRIBUTES.fullmatch(attributes)
        if match is None:
            return None
        style, kind = match[1], match[2]
        known = grid.how(kind.decode() if kind else None, style.decode() if style else None)
        grid.hows[attributes] = known
    return known


def _row_tags(piece: bytes) -> list[bytes] | None:
    """The start tags of the rows; None where rows do not simply follow one another."""
    tags = _ROW_TAG.findall(piece)
    paired = [tag for tag in tags if not tag.endswith(b"/>")]
    if paired[1::2] != [_ROW_END] * (len(paired) // 2) or len(paired) % 2:
        return None
    starts = [tag for tag in tags if tag != _ROW_END]
    return starts if len(tags) - len(starts) == len(paired) // 2 else None


def _is_all(piece: bytes, found: int, others: list[bytes], rows: list[bytes]) -> bool:
    """Is every tag of the piece a row's, an empty cell's, or part of a cell that was found?

    ``others`` are those of the ``found`` cells that hold other than one value.
    """
    tags = len(rows) + piece.count(_ROW_END)
    tags += 4 * found - 2 * len(others) + sum(raw.count(b"<") for raw in others)
    rest = piece.count(b"<") - tags
    return rest == 0 or rest == len(_EMPTY_CELL.findall(piece))


def _hidden_rows(rows: list[bytes]) -> Iterable[int] | None:
    hidden = []
    for row in rows:
        if _ROW.fullmatch(row) is None:
            return None
        if _HIDDEN.search(row):
            number = _NUMBER.search(row)
            if number is None:
                return None
            hidden.append(int(number[1]))
    return hidden


def _put(found: list[_Found], odd: dict[bytes, _Odd], grid: Grid) -> int:
    """The loop that a million cells go through: few steps, and no call for most of them.

    Gives how many more cells there are than before.
    """
    columns, known, rows = _columns(), grid.known, grid.rows
    row: dict[int, Held] = {}
    current, number, before, grown = b"", 0, len(rows), 0
    for letters, digits, key, other in found:
        if digits != current:
            current, number = digits, int(digits)
            grown += len(row)
            row = rows.get(number) or rows.setdefault(number, {})
            grown -= len(row)
        try:
            column = columns[letters]
        except KeyError:
            column = columns[letters] = grid.column(letters.decode())
        held = known.get(key)
        if held is not None:
            row[column] = held
        elif key:
            row[column] = value_of(key, number, column, grid)
        elif other in odd:
            row[column] = _odd_value(grid.place(number, column), odd[other], grid.decoder)
    grid.check_rows(before)
    return grown + len(row)


@cache
def _columns() -> dict[bytes, int]:
    """The columns by their letters; those of three letters join as they are met."""
    return {column_letter(n).encode(): n for n in range(1, 703)}


def value_of(key: bytes, number: int, column: int, grid: Grid) -> Held:
    """The value of ``attributes><v>text``; kept for the next cell of the same words."""
    attributes, _, text = key.partition(VALUE)
    how = how_of(attributes, grid)
    assert how is not None, "the pattern of a cell takes no others"
    if how is How.SHARED and text.isdigit():
        held: Held = grid.decoder.strings[int(text)]
    elif how is How.NUMBER and text.isdigit() and len(text) < 16:
        return int(text)
    else:
        held = grid.decoder.value(grid.place(number, column), how, unmarked(text))
    if not isinstance(held, RawCell) and len(grid.known) < _MOST_KEPT:
        grid.known[key] = held
    return held


def _odd_value(place: CellRef, odd: _Odd, decoder: Decoder) -> Held:
    if odd.how is How.INLINE:
        return plain(odd.text)
    value = decoder.value(place, odd.how, odd.text) if odd.text else None
    return value if odd.source is None else formula(place, odd.how, odd.source, value)
