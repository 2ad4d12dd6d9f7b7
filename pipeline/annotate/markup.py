"""XML edited as bytes: where its elements lie, and what to put there.

Serialising a parsed part again would change prefixes that ``mc:Ignorable`` names and bytes
that nobody asked to change. Here a part is only read for positions, and edits are cut in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from pipeline.opc import NotAPackage

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: Attributes and end of a start tag; a quoted value may hold ">".
TAG_REST = rb"""((?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>"""
_TAG = re.compile(rb"""<([^\s/>"'=]+)""" + TAG_REST)

_OPAQUE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")

#: What XML 1.0 cannot hold, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Excel reads ``_x000D_`` in a text as a character; its own escape is ``_x005F_`` [ST_Xstring].
_XSTRING = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DIGITS = re.compile("[0-9]{1,9}")
#: The most that Excel keeps in a cell or a comment is 32,767 characters.
_LONGEST = 32_000

#: Replace the bytes from ``start`` to ``end`` by ``new``.
Edit = tuple[int, int, bytes]


class Element(Struct, frozen=True):
    """An element's place: ``start`` of its tag, ``inner`` after it, ``close``, ``end``.

    ``tag`` is as written (``x:sheet``), ``attributes`` too. In ``<a/>`` the last three
    are equal. ``depth`` is 0 for the root.
    """

    tag: str
    attributes: Mapping[str, str]
    depth: int
    start: int
    inner: int
    close: int
    end: int

    @property
    def name(self) -> str:
        """The tag without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> bytes:
        """``b"x:"``, or ``b""``: what new siblings and children must be written with."""
        before, colon, _ = self.tag.rpartition(":")
        return (before + colon).encode()

    def get(self, name: str) -> str:
        """The attribute ``name`` under whatever prefix; "" where there is none."""
        for key, value in self.attributes.items():
            if key.rpartition(":")[2] == name and not key.startswith("xmlns"):
                return value
        return ""


def utf8(data: bytes) -> bytes:
    """The part in an encoding that has ASCII's bytes, so that it can be scanned."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise NotAPackage(str(error)) from error
    return _ENCODING.sub(r"\1", text, count=1).encode()


def elements(data: bytes, depth: int) -> list[Element]:
    """All elements down to ``depth`` in document order. Raises NotAPackage."""
    found: list[Element | None] = []
    opened: list[tuple[int, str, dict[str, str], int]] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(opened) <= depth:
            found.append(None)
        opened.append((len(found) - 1, tag, attributes, parser.CurrentByteIndex))

    def end(_: str) -> None:
        index, tag, attributes, position = opened.pop()
        if len(opened) > depth:
            return
        match = _TAG.match(data, position)
        if match is None:
            raise NotAPackage(f"unreadable tag {tag}")
        inner = close = last = match.end()
        if not match[3]:
            close = parser.CurrentByteIndex
            last = data.index(b">", close) + 1
        found[index] = Element(tag, attributes, len(opened), position, inner, close, last)

    def doctype(*_: Any) -> None:
        raise NotAPackage("a DOCTYPE has no place in a package")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError: an encoding
        raise NotAPackage(str(error)) from error
    return [element for element in found if element is not None]


def children(found: Iterable[Element], parent: Element, name: str) -> list[Element]:
    """The elements ``name`` directly inside ``parent``."""
    return [
        e
        for e in found
        if e.depth == parent.depth + 1 and parent.start < e.start < parent.end and e.name == name
    ]


def first(found: Iterable[Element], name: str, depth: int) -> Element | None:
    return next((e for e in found if e.depth == depth and e.name == name), None)


def scannable(data: bytes) -> bytes:
    """``data`` with comments, CDATA and instructions blanked, so that each ``<`` is a tag."""
    if b"<!" not in data and data.count(b"<?") <= 1:
        return data
    return _OPAQUE.sub(lambda match: b" " * len(match[0]), data)


def pieces(data: bytes, edits: Iterable[Edit]) -> Iterator[bytes]:
    """``data`` with ``edits`` made, in pieces, so that a big part is not held twice.

    Edits at one place are made in the order given; they must not overlap.
    """
    position = 0
    gathered: list[bytes] = []
    size = 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        gathered += (data[position:start], new)
        size += start - position + len(new)
        position = end
        if size > 1 << 20:
            yield b"".join(gathered)
            gathered, size = [], 0
    yield b"".join(gathered)
    for index in range(position, len(data), 1 << 20):
        yield data[index : index + (1 << 20)]


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    return b"".join(pieces(data, edits))


def append_child(data: bytes, parent: Element, new: bytes) -> Edit:
    """Put ``new`` at the end of ``parent``, which may be an empty tag."""
    if parent.close > parent.inner or data[parent.inner - 2 : parent.inner] != b"/>":
        return (parent.close, parent.close, new)
    tag = data[parent.start : parent.inner - 2].rstrip()
    end = b"</" + parent.tag.encode() + b">"
    return (parent.start, parent.end, tag + b">" + new + end)


def set_attribute(tag: bytes, name: bytes, value: bytes) -> bytes:
    """The start tag with ``name="value"``, in place of what it had."""
    new, found = _attribute(name).subn(rb'\g<1>"' + value + b'"', tag, count=1)
    if found:
        return new
    end = re.search(rb"\s*/?>$", tag)
    at = end.start() if end else len(tag)
    return tag[:at] + b" " + name + b'="' + value + b'"' + tag[at:]


def get_attribute(attributes: bytes, name: bytes) -> bytes | None:
    """The value of the attribute ``name`` in a start tag's bytes."""
    match = _attribute(name).search(attributes)
    return match[2][1:-1] if match else None


_ATTRIBUTES: dict[bytes, re.Pattern[bytes]] = {}


def _attribute(name: bytes) -> re.Pattern[bytes]:
    if name not in _ATTRIBUTES:
        pattern = rb"(\s" + re.escape(name) + rb"\s*=\s*)" + rb"""("[^"]*"|'[^']*')"""
        _ATTRIBUTES[name] = re.compile(pattern)
    return _ATTRIBUTES[name]


def whole(text: str | bytes | None) -> int | None:
    """The number in an attribute of digits; None where it is none, or out of all reason."""
    if isinstance(text, bytes):
        text = text.decode("ascii", "replace")
    return int(text) if text and _DIGITS.fullmatch(text) else None


def clean(text: str) -> str:
    """``text`` as Excel can hold it: no characters that XML forbids, not too long."""
    text = _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def text_bytes(text: str) -> bytes:
    """``text`` as element content, in ASCII, so that it fits whatever encoding a part has."""
    text = _XSTRING.sub("_x005F_", clean(text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.encode("ascii", "xmlcharrefreplace")


def attribute_bytes(text: str) -> bytes:
    """``text`` as a quoted attribute value, in ASCII."""
    return quoteattr(clean(text)).encode("ascii", "xmlcharrefreplace")
