"""VML: the yellow boxes without which Excel shows no comment [ECMA-376 part 4, 14.1].

Old Excel versions wrote VML that is no well-formed XML, so an existing part is only added
to at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.annotate.geometry import Grid, box_height
from pipeline.annotate.marks import Mark
from pipeline.opc import NotAPackage

VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"

#: Shape ids come in blocks of 1,024, and a block belongs to one sheet.
_BLOCK = 1024

_NAMESPACES = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_SHAPE_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"%b '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    b'<v:shape id="_x0000_s%d" type="#_x0000_t202"%b style="position:absolute;'
    b'margin-left:60pt;margin-top:2pt;width:225pt;height:%dpt;z-index:%d;visibility:hidden" '
    b'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    b'<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    b'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    b'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    b"<x:Anchor>%b</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row>"
    b"<x:Column>%d</x:Column></x:ClientData></v:shape>"
)
_IDMAP = re.compile(rb"""(<[\w.]*:?idmap\b[^>]*?\bdata\s*=\s*)(["'])([^"']*)\2""")
_SHAPE_ID = re.compile(rb"_x0000_[si](\d{1,9})\b")
_BOX = re.compile(rb"<((?:\w+:)?)shape\b.*?</\1shape\s*>", re.DOTALL)
_IN_ROW = re.compile(rb"<[\w:]*\bRow>\s*(\d{1,7})\s*<")
_IN_COLUMN = re.compile(rb"<[\w:]*\bColumn>\s*(\d{1,5})\s*<")
_ANCHOR = re.compile(rb"(<[\w:]*\bAnchor>)((?:\s*\d{1,7}\s*,){7}\s*\d{1,7}\s*)<")
_ROOT = re.compile(rb"<xml\b[^>]*>")
_END = re.compile(rb"</xml\s*>(?!.*</xml)", re.DOTALL)


class Blocks:
    """Blocks of shape ids that no drawing of the workbook has taken."""

    def __init__(self, drawings: Iterable[bytes]) -> None:
        taken = {0}
        for data in drawings:
            for match in _IDMAP.finditer(data):
                taken |= {int(n) for n in re.findall(rb"\b\d{1,9}\b", match[3])}
            taken |= {int(n) // _BLOCK for n in _SHAPE_ID.findall(data)}
        # Far-off numbers of other programs are not ours to count on from.
        self._next = max(n for n in taken if n < 1_000_000) + 1

    def take(self, shapes: int) -> range:
        """Block numbers enough for ``shapes`` shapes."""
        count = max(1, -(-shapes // (_BLOCK - 1)))
        start = self._next
        self._next += count
        return range(start, start + count)


def new_drawing(marks: tuple[Mark, ...], grid: Grid, blocks: range) -> bytes:
    """A VML drawing with a box for each mark."""
    head = b"<xml%b>" % _declared(b"")
    layout = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%b"/></o:shapelayout>'
    data = ",".join(str(n) for n in blocks).encode()
    boxes = _boxes(marks, grid, blocks, b"")
    return b"".join([head, layout % data, _SHAPE_TYPE % b"", *boxes, b"</xml>"])


def extend_drawing(data: bytes, marks: tuple[Mark, ...], grid: Grid, blocks: range) -> bytes:
    """``data`` with a box for each mark. Raises NotAPackage where it has no end."""
    root, end = _ROOT.search(data), _END.search(data)
    if root is None or end is None:
        raise NotAPackage("a VML drawing without its root")
    declared = _declared(root[0])
    boxes = _boxes(marks, grid, blocks, declared)
    kind = b"" if b'"_x0000_t202"' in data else _SHAPE_TYPE % declared
    added = b"".join([kind, *boxes])
    data = data[: end.start()] + added + data[end.start() :]
    more = "".join(f",{n}" for n in blocks).encode()
    return _IDMAP.sub(rb"\g<1>\g<2>\g<3>" + more + rb"\g<2>", data, count=1)


def stretch_boxes(data: bytes, marks: tuple[Mark, ...], grid: Grid) -> bytes:
    """``data`` with the boxes of these cells made taller for the text that was appended."""
    wanted = {(mark.row - 1, mark.column - 1): mark for mark in marks}

    def stretched(match: re.Match[bytes]) -> bytes:
        box = match[0]
        row, column, anchor = (pattern.search(box) for pattern in (_IN_ROW, _IN_COLUMN, _ANCHOR))
        mark = wanted.get((int(row[1]), int(column[1]))) if row and column else None
        if mark is None or anchor is None:
            return box
        old = tuple(int(n) for n in anchor[2].split(b","))
        new = grid.stretched(old, box_height(mark))
        where = ", ".join(str(n) for n in new).encode()
        return box[: anchor.start(2)] + where + box[anchor.end(2) :]

    return _BOX.sub(stretched, data) if wanted else data


def _declared(root: bytes) -> bytes:
    """Declarations of the prefixes used here that ``root`` does not bind."""
    return b"".join(
        b' xmlns:%b="%b"' % (prefix, address)
        for prefix, address in _NAMESPACES.items()
        if not re.search(rb"xmlns:%b\s*=\s*[\"']%b[\"']" % (prefix, re.escape(address)), root)
    )


def _boxes(marks: tuple[Mark, ...], grid: Grid, blocks: range, declared: bytes) -> Iterator[bytes]:
    numbers = (block * _BLOCK + n for block in blocks for n in range(1, _BLOCK))
    for order, (number, mark) in enumerate(zip(numbers, marks, strict=False), 1):
        anchor, height = grid.anchor(mark), box_height(mark)
        where = ", ".join(str(n) for n in anchor).encode()
        points = height * 3 // 4
        yield _SHAPE % (number, declared, points, order, where, mark.row - 1, mark.column - 1)
