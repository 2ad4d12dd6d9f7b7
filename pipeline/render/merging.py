"""``{% vm %}`` and ``{% vm a %}``: a cell that is printed once, over all rows of a group.

``{% vm %}`` merges over the rows of the innermost loop, ``{% vm a %}`` over those of each
``a``, however many loops are inside. docxtpl has only the first, empties but the first
piece of a continued cell's text, and puts its mark where Word's schema does not want it.

Where a group begins is known only when the template is filled. So each beginning leaves a
mark between the rows, and each cell holds both its content and a blank one; ``chosen``
then goes through what was filled, from the top.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from pipeline.render.blocks import merged_loops
from pipeline.render.placement import block_of
from pipeline.render.styles import W
from pipeline.render.tags import Tag, above

# A cell's properties that must stand before ``w:vMerge`` (ISO/IEC 29500-1, CT_TcPrBase).
_BEFORE = frozenset(W + name for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
# Unicode noncharacters, which no value can hold: a group begins; a cell's merging; its
# content, its blank content, its end. A number tells the merged cells of a template apart.
_BEGINS, _MERGE, _CONTENT, _BLANK, _DONE = (chr(0xFDE0 + n) for n in range(5))
_MARKS = re.compile(
    f"{_BEGINS}(\\d+){_DONE}|{_MERGE}(\\d+){_DONE}|{_CONTENT}(\\d+)(.*?){_BLANK}(.*?){_DONE}",
    re.DOTALL,
)


def merge_cells(tags: tuple[Tag, ...]) -> None:
    """Turns each ``{% vm %}`` of ``tags`` into the marks that :func:`chosen` reads."""
    for number, (tag, loop) in enumerate(merged_loops(tags)):
        cell, row = above(tag.holder, "tc"), block_of(loop)
        if cell is None or row is None:
            continue  # a fault that was told before
        for piece in reversed(tag.pieces):
            text = piece.node.text or ""
            piece.node.text = text[: piece.start] + text[piece.end :]
        _merge(cell, number)
        mark = f"{_BEGINS}{number}{_DONE}"
        # Before the loop for all its rows, inside it for those of each turn.
        before = row.getprevious() if tag.body == "vm" else row
        if before is not None:
            before.tail = mark + (before.tail or "")


def _merge(cell: etree._Element, number: int) -> None:
    properties = cell.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        cell.insert(0, properties)
    for former in properties.findall(W + "vMerge"):
        properties.remove(former)
    at = sum(1 for child in properties if child.tag in _BEFORE)
    value = f"{_MERGE}{number}{_DONE}"
    properties.insert(at, etree.Element(W + "vMerge", {W + "val": value}))
    # Below the content a blank paragraph, for no cell may be without one.
    properties.tail = f"{_CONTENT}{number}"
    blank = etree.Element(W + "p")
    style = cell.find(f"{W}p/{W}pPr")
    if style is not None:
        blank.append(deepcopy(style))
    cell[-1].tail = (cell[-1].tail or "") + _BLANK
    cell.append(blank)
    blank.tail = _DONE


def chosen(filled: str) -> str:
    """``filled`` with each merged cell begun where its group begins, and continued below."""
    if _MERGE not in filled:
        return filled
    begins: set[str] = set()
    first: dict[str, bool] = {}

    def choice(match: re.Match[str]) -> str:
        if match[1] is not None:
            begins.add(match[1])
            return ""
        if match[2] is not None:
            first[match[2]] = match[2] in begins
            begins.discard(match[2])
            return "restart" if first[match[2]] else "continue"
        return match[4] if first[match[3]] else match[5]

    return _MARKS.sub(choice, filled)
