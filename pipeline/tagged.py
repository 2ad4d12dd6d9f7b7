"""Figures that a Word document carries in tagged content controls: what is printed, and where.

The templates wrap each figure of their tables and of the summary in a content control
(``w:sdt``) whose tag names it: ``zi:recap.V.done``. So a reader finds the figure that the
document prints now, whatever stands around it; the name is its place in the report's record
(:mod:`pipeline.verify.figures`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct

from pipeline.opc import attribute, local_name, parse_xml, related

#: Begins the tag of every figure; content controls of other makers have other tags.
PREFIX = "zi:"
#: Of a heading's style, in English and Indonesian Word and in the templates.
_HEADINGS = ("heading", "judul")
#: Characters of a row's words: they are to find the figure by, not to be read.
_LONGEST = 80
_TEXT = tuple(f"{{*}}{name}" for name in ("t", "br", "cr", "tab", "noBreakHyphen"))


class Tagged(Struct, frozen=True):
    """A figure as printed: its ``name``, ``text``, and ``label``, the words around it.

    ``label`` is for the reader, e.g. ``Rekapitulasi per Area, V Pengawasan, SELESAI``.
    """

    name: str
    text: str
    label: str


def tagged_figures(parts: Mapping[str, bytes]) -> tuple[Tagged, ...]:
    """The figures of the main document, in its order. Raises NotAPackage."""
    found = []
    for root in _mains(parts):
        heading = ""
        body = root.find("{*}body")
        for block in () if body is None else body:
            if local_name(block) == "p" and _is_heading(block):
                heading = text_of(block)
            for control, name in _controls(block):
                words = (heading, *_around(control))
                label = ", ".join(word for word in words if word)
                found.append(Tagged(name, text_of(control), label))
    return tuple(found)


def count_figures(parts: Mapping[str, bytes]) -> int:
    """How many figures the main document carries. Raises NotAPackage."""
    return sum(1 for root in _mains(parts) for _ in _controls(root))


def text_of(element: etree._Element) -> str:
    """What is printed under ``element``, in one line."""
    pieces: list[str] = []
    for node in element.iter(*_TEXT):
        name = local_name(node)
        if name == "t":
            pieces.append(node.text or "")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name in ("br", "cr", "tab"):
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def _mains(parts: Mapping[str, bytes]) -> Iterator[etree._Element]:
    for name in related(parts, "", "officeDocument")[:1]:
        yield parse_xml(parts[name])


def _controls(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for control in root.iter("{*}sdt"):
        tag = control.find("{*}sdtPr/{*}tag")
        value = "" if tag is None else attribute(tag, "val")
        if value.startswith(PREFIX):
            yield control, value.removeprefix(PREFIX)


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find("{*}pPr/{*}pStyle")
    return style is not None and attribute(style, "val").casefold().startswith(_HEADINGS)


def _around(control: etree._Element) -> tuple[str, str]:
    """The words of the figure's row that stand before its figures, and its column's head."""
    cell = _above(control, "tc")
    row = _above(control, "tr")
    table = _above(control, "tbl")
    if cell is None or row is None or table is None:
        return "", ""
    cells = [node for node in row.iter("{*}tc") if _above(node, "tr") is row]
    words = []
    for other in cells:
        if next(_controls(other), None) is not None:
            break
        words.append(text_of(other))
    column = sum(_span(other) for other in cells[: cells.index(cell)])
    heads: list[str] = []
    for other in table.iterchildren("{*}tr"):
        if other.find("{*}trPr/{*}tblHeader") is not None:
            head = _head_over(other, column)
            heads += [head] if head and head not in heads else []
    said = " ".join(filter(None, words))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…", " ".join(heads)


def _head_over(row: etree._Element, column: int) -> str:
    at = 0
    for cell in row.iterchildren("{*}tc"):
        at += _span(cell)
        if column < at:
            return text_of(cell)
    return ""


def _span(cell: etree._Element) -> int:
    span = cell.find("{*}tcPr/{*}gridSpan")
    value = "" if span is None else attribute(span, "val")
    return int(value) if value.isdecimal() else 1


def _above(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(f"{{*}}{name}"), None)
