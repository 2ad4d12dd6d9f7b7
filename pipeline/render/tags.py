"""The tags of a part, each with the element that holds it, in the document's order.

Word keeps no tag together: it splits text into runs wherever formatting, spelling or an
edit changes. So a paragraph's text is read as a whole, and a tag knows its pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from lxml import etree
from msgspec import Struct

from pipeline.render.styles import W

#: ``{%p``, ``{%tr`` …: the tag takes its paragraph, row, cell or run away with it.
_SCOPES = ("tr", "tc", "p", "r")
_TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENING = re.compile(r"\{[{%#]")
_LOST = re.compile(r"\{[{%#]|[%#}]\}")
#: What may be left of a beginning that has lost a brace: ``{ name``, ``{p if x``, ``%p if x``.
_HALF_OPENING = re.compile(r"(?:\{|%(?=(?:p|tr|tc|r)?\s))[^{}]*$")
_SCOPE = re.compile(rf"(?:{'|'.join(_SCOPES)})(?=\s)")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_KINDS = {"{{": "print", "{%": "block", "{#": "comment"}
_LONGEST_QUOTE = 80


class TagKind(Enum):
    """What a tag does; BROKEN has lost its beginning or its end."""

    PRINT = "print"
    BLOCK = "block"
    COMMENT = "comment"
    BROKEN = "broken"


class Piece(Struct, frozen=True):
    """Characters ``start`` to ``end`` of the text of ``node`` (a ``w:t``)."""

    node: etree._Element
    start: int
    end: int


class Tag(Struct, frozen=True, eq=False):
    """A tag. ``text`` is the whole, ``body`` what stands in it, without braces and scope.

    ``holder`` is the paragraph, or for a tag outside a paragraph's text (an attribute, a
    property) the element; ``pieces`` is empty there, and ``attribute`` names the attribute.
    """

    kind: TagKind
    scope: str
    body: str
    text: str
    holder: etree._Element
    pieces: tuple[Piece, ...] = ()
    attribute: str = ""

    @property
    def word(self) -> str:
        """``for``, ``endif`` …: what a block tag is; "" for any other tag."""
        words = self.body.split(maxsplit=1)
        return words[0] if self.kind is TagKind.BLOCK and words else ""

    @property
    def quoted(self) -> str:
        """The tag on one line, shortened, as a message quotes it."""
        text = " ".join(self.text.split())
        return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


def tags_of(root: etree._Element) -> tuple[Tag, ...]:
    """All tags of the part ``root``, in its order."""
    found: list[tuple[int, int, Tag]] = []
    paragraphs: dict[etree._Element, list[tuple[int, etree._Element]]] = {}
    for order, node in enumerate(root.iter("*")):
        for name, value in node.attrib.items():
            if "{" in value or "}" in value:
                found += _outside(order, node, str(value), str(name).rpartition("}")[2])
        if node.tag == W + "t":
            paragraph = above(node, "p")
            if paragraph is not None:
                paragraphs.setdefault(paragraph, []).append((order, node))
                continue
        text = node.text or ""
        if "{" in text or "}" in text:
            found += _outside(order, node, text, "")
    for paragraph, nodes in paragraphs.items():
        found += _inside(paragraph, nodes)
    found.sort(key=lambda item: item[:2])
    return tuple(tag for _, _, tag in found)


def above(node: etree._Element, name: str) -> etree._Element | None:
    """The nearest element ``w:name`` around ``node``."""
    return next(node.iterancestors(W + name), None)


def own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The ``w:t`` of a paragraph, without those of a text box in it."""
    return [node for node in paragraph.iter(W + "t") if above(node, "p") is paragraph]


_Found = Iterator[tuple[int, int, Tag]]


def _outside(order: int, node: etree._Element, text: str, attribute: str) -> _Found:
    for at, kind, token in tokens(text):
        yield order, at, _tag(kind, token, node, (), attribute)


def _inside(paragraph: etree._Element, nodes: list[tuple[int, etree._Element]]) -> _Found:
    spans: list[tuple[int, int, int, etree._Element]] = []
    text = ""
    for order, node in nodes:
        piece = node.text or ""
        spans.append((len(text), len(text) + len(piece), order, node))
        text += piece
    if "{" not in text and "}" not in text:
        return
    for at, kind, token in tokens(text):
        end = at + len(token)
        touched = [span for span in spans if span[0] < end and span[1] > at]
        pieces = tuple(
            Piece(node, max(at - start, 0), min(end, stop) - start)
            for start, stop, _, node in touched
        )
        yield touched[0][2], at - touched[0][0], _tag(kind, token, paragraph, pieces, "")


def tokens(text: str) -> Iterator[tuple[int, TagKind, str]]:
    """Position, kind and text of each tag in ``text``, and of what is left of a broken one."""
    at = 0
    while at < len(text):
        match = _TOKEN.search(text, at)
        # Another beginning inside means that the first one has lost its end.
        inner = _OPENING.search(text, match.start() + 2, match.end()) if match else None
        stop = inner.start() if inner else match.start() if match else len(text)
        for lost in _LOST.finditer(text, at, stop):
            half = None if lost[0][0] == "{" else _HALF_OPENING.search(text, at, lost.start())
            start = half.start() if half else lost.start()
            yield start, TagKind.BROKEN, text[start : stop if lost[0][0] == "{" else lost.end()]
            break  # one fault for one broken stretch
        if match and not inner:
            yield match.start(), TagKind(_KINDS[match[0][:2]]), match[0]
            stop = match.end()
        at = stop


def _tag(
    kind: TagKind, token: str, holder: etree._Element, pieces: tuple[Piece, ...], attribute: str
) -> Tag:
    if kind is TagKind.BROKEN:
        return Tag(kind, "", "", token, holder, pieces, attribute)
    inner = token[2:-2]
    scope = _SCOPE.match(inner)
    body = inner[scope.end() :] if scope else inner
    return Tag(
        kind,
        scope[0] if scope else "",
        body.strip().translate(_QUOTES),
        token,
        holder,
        pieces,
        attribute,
    )
