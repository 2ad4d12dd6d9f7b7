"""``{% vm %}``: a cell that is printed once, over all rows of the loop that it stands in.

docxtpl has that tag too, but it empties only the first piece of a continued cell's text,
and puts its mark where Word's schema does not want it.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from pipeline.render.styles import W
from pipeline.render.tags import Tag, above

# A cell's properties that must stand before ``w:vMerge`` (ISO/IEC 29500-1, CT_TcPrBase).
_BEFORE = frozenset(W + name for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
_FIRST, _ELSE, _END = "{% if loop.first %}", "{% else %}", "{% endif %}"


def merge_cells(tags: tuple[Tag, ...]) -> None:
    """Turns each ``{% vm %}`` of ``tags`` into the markup and the choice that it stands for."""
    for tag in tags:
        cell = above(tag.holder, "tc") if tag.word == "vm" and tag.pieces else None
        if cell is not None:
            for piece in reversed(tag.pieces):
                text = piece.node.text or ""
                piece.node.text = text[: piece.start] + text[piece.end :]
            _merge(cell)


def _merge(cell: etree._Element) -> None:
    properties = cell.find(W + "tcPr")
    if properties is None:
        properties = etree.Element(W + "tcPr")
        cell.insert(0, properties)
    for former in properties.findall(W + "vMerge"):
        properties.remove(former)
    at = sum(1 for child in properties if child.tag in _BEFORE)
    value = f"{_FIRST}restart{_ELSE}continue{_END}"
    properties.insert(at, etree.Element(W + "vMerge", {W + "val": value}))
    # The whole content once; below it a blank paragraph, for no cell may be without one.
    properties.tail = _FIRST
    blank = etree.Element(W + "p")
    style = cell.find(f"{W}p/{W}pPr")
    if style is not None:
        blank.append(deepcopy(style))
    cell[-1].tail = (cell[-1].tail or "") + _ELSE
    cell.append(blank)
    blank.tail = _END
