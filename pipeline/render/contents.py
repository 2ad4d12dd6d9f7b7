"""Daftar Isi: the entries of a finished document's table of contents.

Word fills a table of contents only when somebody asks for it, and asking for that by the
file makes it open with a question. So the entries are written here, from the headings that
the finished document has, each with a live reference to its page: Word and LibreOffice put
in the true page when they print or export, and what shows until then is an estimate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pipeline.opc import parse_xml
from pipeline.render.package import Package
from pipeline.render.pages import PageEstimate
from pipeline.render.styles import Numbering, Styles, W, value

_TOC = re.compile(r"^\s*TOC\b")
_LEVELS = re.compile(r'\\o\s+"\d-(\d)"')
_DEFAULT_LEVELS = 3
_OUR_BOOKMARK = "_Toc"
# Above any id that Word gives to a bookmark of a template.
_FIRST_ID = 900_000


class Heading(Struct, frozen=True):
    """A heading of the document; ``level`` from 0, ``label`` its automatic number or ""."""

    paragraph: etree._Element
    level: int
    label: str
    text: str


def complete(root: etree._Element, package: Package) -> bool:
    """Writes the table of contents of the document ``root``, if it has one; whether it has."""
    span = _toc_paragraphs(root)
    styles_xml = package.parts.get("word/styles.xml")
    if not span or styles_xml is None:
        return False
    styles = Styles(parse_xml(styles_xml))
    numbering_xml = package.parts.get("word/numbering.xml")
    numbering = Numbering(parse_xml(numbering_xml) if numbering_xml else None)
    instruction = _instruction(span[0])
    match = _LEVELS.search(instruction)
    depth = int(match[1]) if match else _DEFAULT_LEVELS
    _forget_bookmarks(root)
    headings = list(_headings(root, styles, numbering, depth))
    estimate = PageEstimate(root, styles)
    entries = []
    for index, heading in enumerate(headings):
        name = f"{_OUR_BOOKMARK}{_FIRST_ID + index}"
        _bookmark(heading.paragraph, name, _FIRST_ID + index)
        page = estimate.page_of(heading.paragraph)
        entries.append(_entry(heading, name, page, styles.named(f"toc {heading.level + 1}")))
    _replace(span, entries)
    return True


# --- the field's place ------------------------------------------------------------


def _toc_paragraphs(root: etree._Element) -> list[etree._Element]:
    """The paragraphs of the first TOC field, from the one that begins it to the one that ends."""
    for instruction in root.iter(W + "instrText"):
        if _TOC.match(instruction.text or ""):
            first = next(instruction.iterancestors(W + "p"))
            return _until_field_ends(first)
    return []


def _until_field_ends(first: etree._Element) -> list[etree._Element]:
    depth, span = 0, []
    for block in [first, *first.itersiblings()]:
        span.append(block)
        for mark in block.iter(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth <= 0:
            return span
    return []


def _instruction(first: etree._Element) -> str:
    return next(node.text or "" for node in first.iter(W + "instrText"))


# --- headings ---------------------------------------------------------------------


def _headings(
    root: etree._Element, styles: Styles, numbering: Numbering, depth: int
) -> Iterator[Heading]:
    body = root.find(W + "body")
    assert body is not None
    for paragraph in body.iterchildren(W + "p"):
        style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
        level = styles.outline(style)
        if level is None:
            continue
        label = numbering.label(paragraph, styles.number(style))
        text = _text_of(paragraph)
        if text and level < depth:
            yield Heading(paragraph, level, label, text)


def _text_of(block: etree._Element) -> str:
    """The text of a paragraph on one line."""
    pieces = [
        (node.text or "") if node.tag == W + "t" else " "
        for node in block.iter(W + "t", W + "br", W + "tab")
        if _parent(node).tag == W + "r"
    ]
    return " ".join("".join(pieces).split())


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    if parent is None:
        raise LookupError("a root element where a part of a document was expected")
    return parent


def _forget_bookmarks(root: etree._Element) -> None:
    """Drops a former table's bookmarks: a loop would have made several with one name."""
    ids = set()
    for node in list(root.iter(W + "bookmarkStart")):
        if (node.get(W + "name") or "").startswith(_OUR_BOOKMARK):
            ids.add(node.get(W + "id"))
            _parent(node).remove(node)
    for node in list(root.iter(W + "bookmarkEnd")):
        if node.get(W + "id") in ids:
            _parent(node).remove(node)


def _bookmark(paragraph: etree._Element, name: str, number: int) -> None:
    start = etree.Element(W + "bookmarkStart", {W + "id": str(number), W + "name": name})
    end = etree.Element(W + "bookmarkEnd", {W + "id": str(number)})
    properties = paragraph.find(W + "pPr")
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


# --- entries ----------------------------------------------------------------------


def _run(*children: etree._Element) -> etree._Element:
    run = etree.Element(W + "r")
    run.extend(children)
    return run


def _text(text: str) -> etree._Element:
    node = etree.Element(W + "t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    node.text = text
    return _run(node)


def _field(kind: str) -> etree._Element:
    return _run(etree.Element(W + "fldChar", {W + "fldCharType": kind}))


def _code(text: str) -> etree._Element:
    node = etree.Element(
        W + "instrText", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    )
    node.text = text
    return _run(node)


def _entry(heading: Heading, bookmark: str, page: str, style: str) -> etree._Element:
    paragraph = etree.Element(W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "pStyle", {W + "val": style})
    link = etree.SubElement(
        paragraph, W + "hyperlink", {W + "anchor": bookmark, W + "history": "1"}
    )
    if heading.label:
        link.extend([_text(heading.label), _run(etree.Element(W + "tab"))])
    link.extend([_text(heading.text), _run(etree.Element(W + "tab"))])
    link.extend([_field("begin"), _code(f" PAGEREF {bookmark} \\h "), _field("separate")])
    link.extend([_text(page), _field("end")])
    return paragraph


def _replace(span: list[etree._Element], entries: list[etree._Element]) -> None:
    """Entries instead of the field: inside one, LibreOffice would print the estimates."""
    parent = _parent(span[0])
    place = parent.index(span[0])
    for block in span:
        parent.remove(block)
    for offset, entry in enumerate(entries or [etree.Element(W + "p")]):
        parent.insert(place + offset, entry)
