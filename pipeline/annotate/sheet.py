"""A worksheet's XML: where its rows lie, and the few things around them that matter here.

The rows can be many megabytes and are only scanned for tags; what surrounds them is small
and parsed properly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from pipeline.annotate.marks import Area, parse_area
from pipeline.annotate.markup import TAG_REST, Element, children, elements, first, scannable, whole
from pipeline.opc import NotAPackage

_LARGEST = 100_000

#: What stands behind legacyDrawing in a worksheet [CT_Worksheet, ECMA-376 part 1, 18.3.1.99];
#: Excel puts two of them into an AlternateContent.
_BEHIND = {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"}
_BEHIND |= {"webPublishItems", "tableParts", "extLst"}


class Columns(Struct, frozen=True):
    """A ``<col>``: columns ``first`` to ``last``, their style, and width in characters."""

    first: int
    last: int
    style: int
    width: float | None
    hidden: bool


class SheetXml(Struct, frozen=True):
    """A worksheet part and the places in it."""

    data: bytes
    scan: bytes
    root: Element
    sheet_data: Element
    #: The elements around the rows, to depth 3, with their places in ``data``.
    around: tuple[Element, ...]
    columns: tuple[Columns, ...]
    merges: tuple[Area, ...]
    _patterns: dict[str, re.Pattern[bytes]] = field(default_factory=dict)

    @property
    def legacy_drawing(self) -> str:
        """The relationship id of the sheet's VML drawing; "" where it has none."""
        found = first(self.around, "legacyDrawing", 1)
        return found.get("id") if found else ""

    @property
    def legacy_drawing_place(self) -> tuple[int, int]:
        """Where a legacyDrawing belongs: in place of the one there is, which leads nowhere,
        or before the first of what stands behind it.
        """
        broken = first(self.around, "legacyDrawing", 1)
        if broken:
            return (broken.start, broken.end)
        behind = [e for e in self.around if e.name in _BEHIND and e.depth in (1, 3)]
        for element in self.around:
            if element.depth == 1 and element.start > self.sheet_data.start:
                inside = element.name == "AlternateContent" and any(
                    element.start < e.start < element.end for e in behind
                )
                if element in behind or inside:
                    return (element.start, element.start)
        return (self.around[0].close, self.around[0].close)

    def tags(self, name: str, start: int, end: int) -> Iterator[re.Match[bytes]]:
        """The start tags ``name`` between two places; group 1 attributes, 2 the slash."""
        if name not in self._patterns:
            tag = b"<" + self.root.prefix + name.encode()
            self._patterns[name] = re.compile(re.escape(tag) + TAG_REST)
        return self._patterns[name].finditer(self.scan, start, end)


def read_sheet(data: bytes) -> SheetXml:
    """The places in a worksheet part. Raises NotAPackage where it is no readable worksheet."""
    scan = scannable(data)
    opening = re.search(rb"<((?:[^\s<>:/]+:)?)sheetData" + TAG_REST, scan)
    if opening is None:
        raise NotAPackage("a worksheet without sheetData")
    tag = opening[1] + b"sheetData"
    inner = close = end = opening.end()
    if not opening[3]:
        closing = re.compile(rb"</" + re.escape(tag) + rb"\s*>").search(scan, inner)
        if closing is None:
            raise NotAPackage("a worksheet cut off inside its rows")
        close, end = closing.span()
    place = Element(tag.decode(), {}, 1, opening.start(), inner, close, end)
    around = _around(data, place)
    root = around[0]
    if root.name != "worksheet" or root.prefix + b"sheetData" != tag:
        raise NotAPackage("no worksheet")
    return SheetXml(data, scan, root, place, around, _columns(around), _merges(around))


def _around(data: bytes, rows: Element) -> tuple[Element, ...]:
    """The elements outside the rows, with their places in the whole part."""
    cut = rows.end - rows.start

    def moved(position: int, last: bool = False) -> int:
        return position + cut if position > rows.start or last else position

    return tuple(
        Element(
            e.tag,
            e.attributes,
            e.depth,
            e.start if e.start < rows.start else e.start + cut,
            moved(e.inner),
            moved(e.close, e.depth == 0),
            moved(e.end),
        )
        for e in elements(data[: rows.start] + data[rows.end :], 3)
    )


def number_of(text: str) -> float | None:
    """The size in an attribute; None where it is none, or beyond what a sheet can have."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= _LARGEST else None


def _columns(around: tuple[Element, ...]) -> tuple[Columns, ...]:
    found = []
    for e in around:
        if e.name == "col" and e.depth == 2:
            start, end = whole(e.get("min")), whole(e.get("max"))
            if start and end:
                hidden = e.get("hidden") in ("1", "true")
                style = whole(e.get("style")) or 0
                found.append(Columns(start, end, style, number_of(e.get("width")), hidden))
    return tuple(found)


def _merges(around: tuple[Element, ...]) -> tuple[Area, ...]:
    holder = first(around, "mergeCells", 1)
    cells = children(around, holder, "mergeCell") if holder else []
    areas = (parse_area(e.get("ref")) for e in cells)
    return tuple(area for area in areas if area)
