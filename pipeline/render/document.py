"""Fills every part of a template that may hold tags, and checks what comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from docxtpl import DocxTemplate
from lxml import etree
from msgspec import Struct
from msgspec.structs import asdict

from pipeline import failures
from pipeline.opc import NotAPackage, parse_xml, serialise_xml, write_parts
from pipeline.render import contents
from pipeline.render.blocks import tag_faults
from pipeline.render.captions import number_captions
from pipeline.render.charts import place_charts
from pipeline.render.environment import BREAK, TAB, TemplateEnvironment
from pipeline.render.faults import FAULTS, MARKUP, Place, located, near_text
from pipeline.render.merging import chosen, merge_cells
from pipeline.render.package import LABELS, MAIN, Package, read_package
from pipeline.render.tags import tags_of

_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
_OPEN_TEXT = '<w:t xml:space="preserve">'
_CELL_TAG = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b")
_FORMATTING = re.compile(r"<w:(pPr|rPr|tblPr|trPr|sectPr|tblGrid)>[^{}]*?</w:\1>")
_CELL_FORMATTING = re.compile(r"<w:(pPr|rPr|tblPr|trPr|sectPr|tblGrid|tcPr)>[^{}]*?</w:\1>")
# XML itself allows no processing instruction with such a name: no part can hold one.
_BLOCK = re.compile(r"<\?(\d+)\?>")
# Word calls a file damaged whose content control has a longer tag; one may hold a row's name.
_LONG_TAG = re.compile(r'(<w:tag w:val=")[^"]{65,}(?=")')


def context_of(report: object) -> dict[str, object]:
    """The fields of a view's record (a Struct) by name, as :func:`render` takes them."""
    if not isinstance(report, Struct):
        raise TypeError("a report is a record")
    return asdict(report)


def render(template: Path, context: Mapping[str, object]) -> bytes:
    """As :func:`render_parts`, as the bytes of a .docx."""
    return write_parts(render_parts(template, context))


def render_parts(template: Path, context: Mapping[str, object]) -> dict[str, bytes]:
    """``template`` (.docx) filled with ``context``, as the parts of a package by name.

    Values are text, whole numbers, charts, and tuples, records or mappings of them. Text
    stays text, whatever it contains; a line end in it becomes a line break, a tab stays a tab.
    A chart's tag stands alone in its paragraph. Equal templates and values give equal bytes.

    :raises failures.Failure: TEMPLATE_NOT_FOUND, TEMPLATE_NOT_WORD; TEMPLATE_FAULT for an
        unknown name, a broken or misplaced tag, or what a template may not do.
    """
    package = read_package(template)
    environment = TemplateEnvironment(context)
    parts = dict(package.parts)
    for name, part_label in _fillable(package):
        place = Place(template, part_label)
        source = _source(parts[name], place)
        environment.takes_charts = package.kinds[name] == MAIN
        filled = _fill(environment, source, context, place)
        try:
            root = parse_xml(filled.encode())
        except NotAPackage:
            raise place.fault(_CUT) from None
        changed = False
        if package.kinds[name] == MAIN:
            placed = place_charts(root, environment.charts, parts, name, place)
            parts |= placed
            changed = any((placed, number_captions(root), contents.complete(root, package)))
        parts[name] = serialise_xml(root) if changed else _XML_HEAD + filled.encode()
    return parts


_CUT = (
    "pembuka dan penutup perulangan atau pilihan tidak sejajar; keduanya harus berada "
    "dalam paragraf atau baris tabel tersendiri pada tingkat yang sama"
)
_XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _fillable(package: Package) -> list[tuple[str, str]]:
    """Names and labels of the parts with tags; the main part in any case, for its contents."""
    return [
        (name, LABELS[kind])
        for name, data in package.parts.items()
        if (kind := package.kinds.get(name, "")) in LABELS
        # A single brace is enough: Word may have split the two over runs.
        and (kind == MAIN or b"{" in data or b"}" in data)
    ]


def _source(data: bytes, place: Place) -> str:
    """The part as text, with its tags where they may be."""
    try:
        root = parse_xml(data)
    except NotAPackage:
        raise failures.TEMPLATE_NOT_WORD.error(path=place.template) from None
    if b"{" in data or b"}" in data:
        tags = tags_of(root)
        for fault in tag_faults(tags):
            raise place.fault(fault.reason, fault.tag.quoted, fault.beside or near_text(fault.tag))
        merge_cells(tags)
    return etree.tostring(root, encoding="unicode")


def _fill(
    environment: TemplateEnvironment, source: str, context: Mapping[str, object], place: Place
) -> str:
    short, blocks = _shortened(source)
    # DocxTemplate reads its file only when asked to; only its tag language is used here.
    patched = DocxTemplate("").patch_xml(short)
    # A line a paragraph, so that a fault's line number leads to the paragraph.
    patched = patched.replace("<w:t>", _OPEN_TEXT).replace("<w:p ", "\n<w:p ")
    patched = patched.replace("<w:p>", "\n<w:p>")
    try:
        code = environment.compile(environment.checked(patched))
        compiled = environment.template_class.from_code(environment, code, {})
        filled = compiled.render(context)
    except FAULTS as error:
        raise located(error, patched, place) from None
    filled = filled.replace("\n<w:p", "<w:p")
    filled = _BLOCK.sub(lambda match: blocks[int(match[1])], filled)
    filled = chosen(filled)
    filled = _LONG_TAG.sub(r"\1", filled)
    if BREAK in filled or TAB in filled:
        filled = _TEXT.sub(_broken, filled).replace(BREAK, " ").replace(TAB, " ")
    return filled


def _shortened(source: str) -> tuple[str, list[str]]:
    """``source`` with a short mark for each block of formatting, and the blocks.

    Formatting is two thirds of a part and holds no tags; docxtpl and Jinja would search all
    of it, for each of their patterns.
    """
    blocks: dict[str, int] = {}
    # Tags that change a cell's formatting have to see it.
    pattern = _FORMATTING if _CELL_TAG.search(MARKUP.sub("", source)) else _CELL_FORMATTING
    short = pattern.sub(lambda match: f"<?{blocks.setdefault(match[0], len(blocks))}?>", source)
    return short, list(blocks)


def _broken(match: re.Match[str]) -> str:
    text = match[0]
    if BREAK in text:
        text = text.replace(BREAK, f"</w:t><w:br/>{_OPEN_TEXT}")
    return text.replace(TAB, f"</w:t><w:tab/>{_OPEN_TEXT}")
