"""Rows that are all of one form, taken a column at a time.

A register's rows look alike: the same columns, stored in the same way. One pattern of a
whole row takes their values without an object for each cell; whatever row differs from it
is given back, for plain.py or careful.py to read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter, lt

from pipeline.model import column_letter
from pipeline.raw import Held, RawCell

from .grid import Grid
from .held import How
from .limits import LAST_ROW
from .plain import VALUE, how_of, take_plain, value_of
from .text import is_clean

#: By so many rows of a piece the form of all is judged; a small piece is not worth a pattern.
_SAMPLE = 20
_LEAST = 128 * 1024
_ROW_END = b"</row>"
#: So many different values of cells of one kind are kept as they are decoded.
_MOST_KEPT = 50_000
_TAG = re.compile(
    rb'<c r="([A-Z]{1,3})[0-9]+"((?: s="[0-9]{1,6}")?(?: t="[A-Za-z]{1,9}")?)(?:><v>| ?(/)>)'
)
#: Number and other attributes of a row. The second alternative takes a row of another form,
#: the last one all from where no row starts, so that nothing is passed over.
_HEAD = rb'<row r="([1-9][0-9]{0,6})"([^<>]*)>'
_TAIL = rb"</row>|(<row .*?</row>)|(.+)"
_CELL = rb'(?:<c r="%s\1"(?:%s><v>(%s)</v></c>|(?: s="[0-9]{1,6}")? ?/>)|)'
_ROW_ATTRIBUTES = re.compile(rb'(?: (?!r=)[A-Za-z0-9:]+="[^"<>]*")* ?')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')


#: How rows are written: their columns, rising, and the attributes of each one's cells.
_Form = tuple[tuple[int, bytes], ...]


def take_alike(piece: bytes, grid: Grid) -> Callable[[], int] | None:
    """How to put the whole rows of ``piece`` into ``grid``; None where they differ too much.

    Nothing is put before that call, which gives the number of the last row. Raises
    ValueError and LookupError where the rows contradict the file or themselves.
    """
    form = _form_of(piece, grid) if len(piece) >= _LEAST else None
    if form is None:
        return None
    found = _pattern(form).findall(piece)
    others = [row[-2] for row in found if row[-2]]
    if found[-1][-1] or 2 * len(others) > len(found):
        return None
    texts = list(zip(*(row for row in found if not row[-2]), strict=True))
    numbers, tags = list(map(int, texts[0])), texts[1]
    if not _are_plain(set(tags)) or not _follow(numbers, grid):
        return None
    cells = _cells(form, numbers, texts[2:-2], grid)
    rest = take_plain(b"".join(others), grid) if others else None
    if cells is None or (others and rest is None):
        return None
    hidden_tags = {tag for tag in set(tags) if _HIDDEN.search(tag)}
    hidden = [n for n, tag in zip(numbers, tags, strict=True) if tag in hidden_tags]

    def put() -> int:
        grid.hidden_rows.update(hidden)
        _put(numbers, cells, grid)
        last = rest() if rest else 0
        return last if found[-1][-2] else numbers[-1]

    return put


def _form_of(piece: bytes, grid: Grid) -> _Form | None:
    """The commonest way in which each column's cells are written in the first rows."""
    end = 0
    for _ in range(_SAMPLE):
        end = piece.find(_ROW_END, end) + len(_ROW_END)
        if end < len(_ROW_END):
            return None
    if 2 * piece.count(b"<f", 0, end) > _SAMPLE:
        return None
    seen: dict[int, Counter[bytes]] = {}
    blank: dict[int, bytes] = {}
    for letters, attributes, is_blank in _TAG.findall(piece, 0, end):
        column = grid.column(letters.decode())
        if is_blank:
            blank[column] = attributes
        else:
            seen.setdefault(column, Counter())[attributes] += 1
    commonest = blank | {column: counted.most_common(1)[0][0] for column, counted in seen.items()}
    if not seen or any(how_of(a, grid) in (None, How.INLINE) for a in commonest.values()):
        return None
    return tuple(sorted(commonest.items()))


@lru_cache(maxsize=64)
def _pattern(form: _Form) -> re.Pattern[bytes]:
    cells = (
        _CELL % (column_letter(n).encode(), how, b"[0-9]{1,9}" if b't="s"' in how else b"[^<]+")
        for n, how in form
    )
    return re.compile(_HEAD + b"".join(cells) + _TAIL, re.DOTALL)


def _are_plain(tags: set[bytes]) -> bool:
    """Are the attributes of the rows XML, and is no namespace among them?"""
    return all(map(_ROW_ATTRIBUTES.fullmatch, tags)) and is_clean(b"".join(tags))


def _follow(numbers: Sequence[int], grid: Grid) -> bool:
    """Do the rows rise, and come after those of the block?"""
    before = grid.block.numbers[-1] if grid.block.numbers else 0
    return before < numbers[0] and all(map(lt, numbers, numbers[1:]))


def _cells(
    form: _Form, numbers: Sequence[int], texts: Sequence[Sequence[bytes]], grid: Grid
) -> Mapping[int, Sequence[Held]] | None:
    """The cells of each column; None where the text of one is not plain.

    Columns that are blank are left out.
    """
    cells: dict[int, Sequence[Held]] = {}
    for (column, attributes), found in zip(form, texts, strict=True):
        if how_of(attributes, grid) is How.SHARED:
            held = _shared(found, grid.decoder.strings)
        else:
            values = _values(column, attributes, numbers, found, grid)
            if values is None:
                return None
            held = values
        if any(found):
            cells[column] = held
    return cells


def _shared(texts: Sequence[bytes], strings: Sequence[str]) -> Sequence[Held]:
    if b"" in texts or len(texts) < 2:
        return [strings[int(text)] if text else None for text in texts]
    return itemgetter(*map(int, texts))(strings)  # type: ignore[no-any-return]


def _values(
    column: int, attributes: bytes, numbers: Sequence[int], texts: Sequence[bytes], grid: Grid
) -> Sequence[Held] | None:
    """Each different text is decoded once, but for those that make a cell of their own."""
    known = grid.decoded.setdefault(attributes, {})
    if len(known) > _MOST_KEPT:
        known.clear()
    known[b""] = None
    own = set()
    new = set(texts) - known.keys()
    if not is_clean(b"\n".join(new)):
        return None
    for text in new:
        held = value_of(attributes + VALUE + text, numbers[0], column, grid)
        if isinstance(held, RawCell):  # it knows its place
            own.add(text)
        else:
            known[text] = held
    if not own:
        return list(map(known.__getitem__, texts))
    return [
        value_of(attributes + VALUE + text, number, column, grid) if text in own else known[text]
        for number, text in zip(numbers, texts, strict=True)
    ]


def _put(numbers: list[int], cells: Mapping[int, Sequence[Held]], grid: Grid) -> None:
    """Into the block, without the rows in which nothing stands."""
    grid.budget.spend_cells(sum(len(column) - column.count(None) for column in cells.values()))
    if numbers[-1] > LAST_ROW:
        raise ValueError(f"row {numbers[-1]}")
    if all(None in column for column in cells.values()):
        held = [any(cell is not None for cell in row) for row in zip(*cells.values(), strict=True)]
        used = [at for at, is_used in enumerate(held) if is_used]
        numbers = [numbers[at] for at in used]
        cells = {c: [column[at] for at in used] for c, column in cells.items()}
    grid.budget.spend_rows(len(numbers))
    if numbers:
        grid.block.append(numbers, cells)
