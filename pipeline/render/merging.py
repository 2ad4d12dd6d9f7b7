"""``{% vm %}`` and ``{% vm a %}``: a cell that is printed once, over all rows of a group.

``{% vm %}`` merges over the rows of the innermost loop, ``{% vm a %}`` over those of each
``a``, however many loops are inside. docxtpl has only the first, empties but the first
piece of a continued cell's text, and puts its mark where Word's schema does not want it.

Where a group begins is known only when the template is filled. So each turn of the loop
``a`` leaves a mark between the rows, each cell both its content and a blank one, and
:func:`chosen` goes through what was filled, from the top.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from pipeline.render.placement import block_of
from pipeline.render.styles import W
from pipeline.render.tags import Tag, above

# A cell's properties that must stand before ``w:vMerge`` (ISO/IEC 29500-1, CT_TcPrBase).
_BEFORE = frozenset(W + name for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
_FIRST, _ELSE, _END = "{% if loop.first %}", "{% else %}", "{% endif %}"
# Unicode noncharacters, which no value can hold: a turn of a loop; a cell's merging, its
# content, its blank content, its end. The loop's name stands between the mark and ``_NAMED``.
_TURN, _MERGE, _CONTENT, _BLANK, _DONE, _NAMED = (chr(0xFDE0 + n) for n in range(6))
_MARKS = re.compile(
    f"{_TURN}(\\w+){_NAMED}"
    f"|{_MERGE}(\\w+){_NAMED}(.*?){_CONTENT}(.*?){_BLANK}(.*?){_DONE}",
    re.DOTALL,
)


def merge_cells(tags: tuple[Tag, ...]) -> None:
    """Turns each ``{% vm %}`` of ``tags`` into the markup and the choice that it stands for."""
    named = set()
    for tag in tags:
        cell = above(tag.holder, "tc") if tag.word == "vm" and tag.pieces else None
        if cell is not None:
            for piece in reversed(tag.pieces):
                text = piece.node.text or ""
                piece.node.text = text[: piece.start] + text[piece.end :]
            group = merged_group(tag)
            named.add(group)
            _merge(cell, group)
    for tag in tags:
        words = tag.body.split()
        row = block_of(tag) if tag.scope == "tr" and tag.word == "for" else None
        if row is not None and len(words) > 1 and words[1] in named:
            row.tail = f"{_TURN}{words[1]}{_NAMED}{row.tail or ''}"


def merged_group(tag: Tag) -> str:
    """``a`` of ``{% vm a %}``; "" for a cell that is merged over the innermost loop."""
    return tag.body.removeprefix("vm").strip()


def chosen(filled: str) -> str:
    """``filled`` with each merged cell either begun or continued, as its group is."""
    if _MERGE not in filled:
        return filled
    begun: dict[tuple[str, int], bool] = {}
    turns: dict[str, int] = {}
    columns = 0

    def choice(match: re.Match[str]) -> str:
        nonlocal columns
        if match[1]:
            turns[match[1]] = turns.get(match[1], 0) + 1
            return ""
        # Within one turn, a cell of the same look is the same column's.
        key = (f"{match[2]} {match[3]}", turns.get(match[2], 0))
        first = not begun.get(key, False)
        begun[key] = True
        word = "restart" if first else "continue"
        return match[3].replace(_NAMED, word) + (match[4] if first else match[5])

    return _MARKS.sub(choice, filled)
