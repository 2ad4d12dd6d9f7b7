"""Fills every part of a template that may hold tags, and checks what comes out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree

from pipeline import failures
from pipeline.opc import NotAPackage, parse_xml, serialise_xml, write_parts
from pipeline.render import contents
from pipeline.render.environment import BREAK, TAB, TemplateEnvironment
from pipeline.render.faults import MARKUP, Place, located
from pipeline.render.package import LABELS, MAIN, Package, read_package
from pipeline.render.styles import W

_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
_OPEN_TEXT = '<w:t xml:space="preserve">'
_CELL_TAG = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b")
_FORMATTING = re.compile(r"<w:(pPr|rPr|tblPr|trPr|sectPr|tblGrid)>[^{}]*?</w:\1>")
_CELL_FORMATTING = re.compile(r"<w:(pPr|rPr|tblPr|trPr|sectPr|tblGrid|tcPr)>[^{}]*?</w:\1>")
# XML itself allows no processing instruction with such a name: no part can hold one.
_BLOCK = re.compile(r"<\?(\d+)\?>")


def context_of(report: object) -> dict[str, object]:
    """The fields of a view's record (a dataclass) by name, as :func:`render` takes them."""
    if not dataclasses.is_dataclass(report) or isinstance(report, type):
        raise TypeError("a report is a dataclass instance")
    return {field.name: getattr(report, field.name) for field in dataclasses.fields(report)}


def render(template: Path, context: Mapping[str, object]) -> bytes:
    """``template`` (.docx) filled with ``context``, as the bytes of a .docx.

    Values are text, whole numbers, and tuples, dataclasses or mappings of them. Text stays
    text, whatever it contains; a line end in it becomes a line break, a tab stays a tab.
    Equal templates and values give equal bytes.

    :raises failures.Failure: TEMPLATE_NOT_FOUND, TEMPLATE_NOT_WORD; TEMPLATE_FAULT for an
        unknown name, a broken or misplaced tag, or what a template may not do.
    """
    package = read_package(template)
    environment = TemplateEnvironment(context)
    parts = dict(package.parts)
    for name, part_label in _fillable(package):
        place = Place(template, part_label)
        source = _source(parts[name], place)
        filled = _fill(environment, source, context, place)
        try:
            root = parse_xml(filled.encode())
        except NotAPackage:
            raise place.fault(_CUT) from None
        parts[name] = _serialised(filled, root, package, name)
    return write_parts(parts)


_CUT = (
    "pembuka dan penutup perulangan atau pilihan tidak sejajar; keduanya harus berada "
    "dalam paragraf atau baris tabel tersendiri pada tingkat yang sama"
)
_BESIDE = "tulisan di samping tag ini akan hilang; tag ini harus sendirian di tempatnya"
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
    """The part as text."""
    try:
        root = parse_xml(data)
    except NotAPackage:
        raise failures.TEMPLATE_NOT_WORD.error(path=place.template) from None
    for element, kind in ((W + "p", "p"), (W + "tr", "tr")):
        for block in root.iter(element):
            # A row around another table: the inner rows are looked at for themselves.
            if kind == "tr" and block.find(f".//{W}tbl") is not None:
                continue
            _check_alone(block, kind, place)
    return etree.tostring(root, encoding="unicode")


def _check_alone(block: etree._Element, kind: str, place: Place) -> None:
    """Refuses text beside a tag that takes its paragraph or row away: it would be lost."""
    text = etree.tostring(block, method="text", encoding="unicode", with_tail=False)
    match = re.search(rf"\{{[{{%#]{kind}\s.*?[}}%#]\}}", text, re.DOTALL) if "{" in text else None
    if match and (beside := (text[: match.start()] + text[match.end() :]).strip()):
        near = " ".join(beside.split())[:40]
        raise place.fault(_BESIDE, match[0][:80], near)


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
    except TemplateError as error:
        raise located(error, patched, place) from None
    filled = filled.replace("\n<w:p", "<w:p")
    filled = _BLOCK.sub(lambda match: blocks[int(match[1])], filled)
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


def _serialised(filled: str, root: etree._Element, package: Package, name: str) -> bytes:
    if package.kinds[name] == MAIN and contents.complete(root, package):
        return serialise_xml(root)
    return _XML_HEAD + filled.encode()
