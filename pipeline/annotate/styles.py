"""styles.xml with the fills of the marks, and the few formats of the list of findings.

A marked cell's format is a byte copy of its own with another fill, so that its number
format, borders and alignment stay.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from pipeline.annotate.markup import (
    DECLARATION,
    Edit,
    Element,
    append_child,
    children,
    edited,
    elements,
    first,
    set_attribute,
)
from pipeline.findings import Severity
from pipeline.opc import NotAPackage

#: ARGB. Each also tells itself apart from the pale yellow of entry cells.
FILLS = {
    Severity.ERROR: "FFFF9B9B",
    Severity.WARNING: "FFFFD166",
    Severity.INFO: "FFA9D0F5",
}
_HEADER_FILL = "FF1F3864"
_NAME = b'<%bname val="Calibri"/><%bfamily val="2"/>'

#: Order of the parts of a style sheet [CT_Stylesheet].
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_FIRST = {
    "fonts": b'<%bfont><%bsz val="11"/><%bname val="Calibri"/></%bfont>',
    "fills": b'<%bfill><%bpatternFill patternType="none"/></%bfill>'
    b'<%bfill><%bpatternFill patternType="gray125"/></%bfill>',
    "borders": b"<%bborder><%bleft/><%bright/><%btop/><%bbottom/><%bdiagonal/></%bborder>",
    "cellStyleXfs": b'<%bxf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": b'<%bxf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
}
_CHILD = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_CHILD["cellStyleXfs"] = "xf"


def _prefixed(template: bytes, prefix: bytes) -> bytes:
    return template.replace(b"%b", prefix)


def new_style_sheet(namespace: str) -> bytes:
    """The smallest style sheet, for a workbook that came without one."""
    start = f'<styleSheet xmlns="{namespace}">'.encode()
    inside = b"".join(
        b"<%b>%b</%b>" % (name.encode(), _prefixed(_FIRST[name], b""), name.encode())
        for name in _ORDER[1:]
    )
    return DECLARATION + start + inside + b"</styleSheet>"


class ListingStyles(Struct, frozen=True):
    """Format indexes of the list of findings."""

    header: int
    text: int
    link: int
    severities: Mapping[Severity, int]

    def columns(self, severity: Severity) -> tuple[int, ...]:
        """The formats of SHEET, SEL, TINGKAT, KODE, PESAN, SARAN in a row."""
        tinted = self.severities[severity]
        return (self.text, self.link, tinted, self.text, self.text, self.text)


class Styles:
    """A style sheet to which formats are added. Raises NotAPackage where it can't be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = elements(data, 2)
        self._root = found[0]
        if self._root.name != "styleSheet":
            raise NotAPackage("no style sheet")
        self._holders: dict[str, Element | None] = {}
        self._counts: dict[str, int] = {}
        self._old: list[bytes] = []
        for name, child in _CHILD.items():
            holder = first(found, name, 1)
            inside = children(found, holder, child) if holder else []
            self._holders[name] = holder
            self._counts[name] = len(inside)
            if name == "cellXfs":
                self._old = [data[e.start : e.end] for e in inside]
        self._found = found
        self._added: dict[str, list[bytes]] = {name: [] for name in _CHILD}
        for name in _CHILD:
            if not self._counts[name]:
                self._seed(name)
        self._fills: dict[str, int] = {}
        self._tinted: dict[tuple[int, Severity], int] = {}

    def _seed(self, name: str) -> None:
        """The entries that index 0 (and 1 of fills) must be."""
        seed = _prefixed(_FIRST[name], self._root.prefix)
        self._added[name].append(seed)
        self._counts[name] = 2 if name == "fills" else 1
        if name == "cellXfs":
            self._old = [seed]

    def _add(self, name: str, entry: bytes) -> int:
        self._added[name].append(entry)
        self._counts[name] += 1
        return self._counts[name] - 1

    def _fill(self, colour: str) -> int:
        if colour not in self._fills:
            template = (
                b'<%bfill><%bpatternFill patternType="solid"><%bfgColor rgb="COLOUR"/>'
                b'<%bbgColor indexed="64"/></%bpatternFill></%bfill>'
            )
            entry = _prefixed(template, self._root.prefix).replace(b"COLOUR", colour.encode())
            self._fills[colour] = self._add("fills", entry)
        return self._fills[colour]

    def tinted(self, base: int, severity: Severity) -> int:
        """The index of format ``base`` with the fill of ``severity``."""
        key = (base, severity)
        if key not in self._tinted:
            own = self._old[base] if 0 <= base < len(self._old) else self._old[0]
            close = own.index(b">") + 1
            tag = set_attribute(own[:close], b"fillId", b"%d" % self._fill(FILLS[severity]))
            tag = set_attribute(tag, b"applyFill", b"1")
            self._tinted[key] = self._add("cellXfs", tag + own[close:])
        return self._tinted[key]

    def listing(self) -> ListingStyles:
        """Formats of the list of findings, added once."""
        prefix = self._root.prefix
        plain = self._font(b"", b'<%bcolor rgb="FF000000"/>')
        header = self._font(b"<%bb/>", b'<%bcolor rgb="FFFFFFFF"/>')
        link = self._font(b"<%bu/>", b'<%bcolor rgb="FF1F4E9E"/>')
        side = b'<%bSIDE style="thin"><%bcolor rgb="FFA6A6A6"/></%bSIDE>'
        sides = b"".join(side.replace(b"SIDE", s) for s in (b"left", b"right", b"top", b"bottom"))
        border = self._add(
            "borders", _prefixed(b"<%bborder>" + sides + b"<%bdiagonal/></%bborder>", prefix)
        )

        def of(font: int, fill: int = 0, horizontal: str = "left") -> int:
            return self._format(font, fill, border, horizontal)

        return ListingStyles(
            header=of(header, self._fill(_HEADER_FILL), "center"),
            text=of(plain),
            link=of(link),
            severities={s: of(plain, self._fill(colour)) for s, colour in FILLS.items()},
        )

    def _font(self, before: bytes, colour: bytes) -> int:
        inside = before + b'<%bsz val="10"/>' + colour + _NAME
        return self._add("fonts", _prefixed(b"<%bfont>" + inside + b"</%bfont>", self._root.prefix))

    def _format(self, font: int, fill: int, border: int, horizontal: str) -> int:
        template = (
            f'<%bxf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            'applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<%balignment horizontal="{horizontal}" vertical="top" wrapText="1"/></%bxf>'
        )
        return self._add("cellXfs", _prefixed(template.encode(), self._root.prefix))

    def to_bytes(self) -> bytes:
        edits: list[Edit] = []
        for name, added in self._added.items():
            inside = b"".join(added)
            holder = self._holders[name]
            if not added:
                continue
            if holder is None:
                tag = self._root.prefix + name.encode()
                count = self._counts[name]
                new = b'<%b count="%d">%b</%b>' % (tag, count, inside, tag)
                edits.append(self._insert(name, new))
                continue
            tag = set_attribute(
                self._data[holder.start : holder.inner], b"count", b"%d" % self._counts[name]
            )
            if holder.inner == holder.end:
                end = b"</" + holder.tag.encode() + b">"
                tag = tag[:-2].rstrip() + b">" + inside + end
                edits.append((holder.start, holder.end, tag))
            else:
                edits.append((holder.start, holder.inner, tag))
                edits.append((holder.close, holder.close, inside))
        return edited(self._data, edits)

    def _insert(self, name: str, new: bytes) -> Edit:
        """Put a part of the style sheet after those that stand before it."""
        earlier = _ORDER[: _ORDER.index(name)]
        ends = [e.end for e in self._found if e.depth == 1 and e.name in earlier]
        if ends:
            return (max(ends), max(ends), new)
        if self._root.inner == self._root.end:
            return append_child(self._data, self._root, new)
        return (self._root.inner, self._root.inner, new)
