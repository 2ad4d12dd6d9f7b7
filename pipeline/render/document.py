"""Fills every part of a template that may hold tags, and checks what comes out."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree

from pipeline import failures
from pipeline.render import contents
from pipeline.render.environment import BREAK, TAB, TemplateEnvironment
from pipeline.render.package import LABELS, MAIN, Package, parse_strictly
from pipeline.render.package import read_package, write_package

_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
_OPEN_TEXT = '<w:t xml:space="preserve">'
_TAG = re.compile(r"\{[{%#].*?[}%#]\}|\{[{%#][^<]*|[^<>{]*[}%#]\}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_TAG_OPENERS = (b"{{", b"{%", b"{#", b"}}", b"%}", b"#}")


def context_of(report: object) -> dict[str, object]:
    """The fields of a view's record (a dataclass instance) by name, as :func:`render` takes them."""
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
        source = _source(template, parts[name])
        filled = _fill(environment, source, context, _Place(template, part_label))
        try:
            root = parse_strictly(filled.encode())
        except etree.XMLSyntaxError:
            raise _Place(template, part_label).fault(_CUT) from None
        parts[name] = _serialised(filled, root, package, name)
    return write_package(parts)


_CUT = (
    "pembuka dan penutup perulangan atau pilihan tidak sejajar; keduanya harus berada "
    "dalam paragraf atau baris tabel tersendiri pada tingkat yang sama"
)
_XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclasses.dataclass(frozen=True, slots=True)
class _Place:
    template: Path
    part: str

    def fault(self, reason: str, tag: str = "", near: str = "") -> failures.Failure:
        where = f"pada {self.part}"
        if tag:
            where += f", tag {tag}"
        if near:
            where += f' (dekat tulisan "{near}")'
        return failures.TEMPLATE_FAULT.error(path=self.template, reason=f"{where}: {reason}")


def _fillable(package: Package) -> list[tuple[str, str]]:
    """Names and labels of the parts with tags; the main part in any case, for its contents."""
    return [
        (name, LABELS[kind])
        for name, data in package.parts.items()
        if (kind := package.kinds.get(name, "")) in LABELS
        and (kind == MAIN or any(opener in data for opener in _TAG_OPENERS) or b"\x00" in data[:200])
    ]


def _source(template: Path, data: bytes) -> str:
    """The part as text, its tags made whole by docxtpl (Word splits them over runs)."""
    try:
        root = parse_strictly(data)
    except etree.XMLSyntaxError:
        raise failures.TEMPLATE_NOT_WORD.error(path=template) from None
    return etree.tostring(root, encoding="unicode")


def _fill(
    environment: TemplateEnvironment, source: str, context: Mapping[str, object], place: _Place
) -> str:
    # DocxTemplate reads its file only when asked to; only its tag language is used here.
    patched = DocxTemplate("").patch_xml(source)
    # A line a paragraph, so that a fault's line number leads to the paragraph.
    patched = patched.replace("<w:t>", _OPEN_TEXT).replace("<w:p ", "\n<w:p ")
    patched = patched.replace("<w:p>", "\n<w:p>")
    try:
        code = environment.compile(environment.checked(patched))
        compiled = environment.template_class.from_code(environment, code, {})
        filled = compiled.render(context)
    except TemplateError as error:
        raise _located(error, patched, place) from None
    filled = filled.replace("\n<w:p", "<w:p")
    if BREAK in filled or TAB in filled:
        filled = _TEXT.sub(_broken, filled).replace(BREAK, " ").replace(TAB, " ")
    return filled


def _broken(match: re.Match[str]) -> str:
    text = match[0]
    if BREAK in text:
        text = text.replace(BREAK, f"</w:t><w:br/>{_OPEN_TEXT}")
    return text.replace(TAB, f"</w:t><w:tab/>{_OPEN_TEXT}")


def _serialised(filled: str, root: etree._Element, package: Package, name: str) -> bytes:
    if package.kinds[name] == MAIN and contents.complete(root, package):
        return _XML_HEAD + etree.tostring(root, encoding="UTF-8")
    return _XML_HEAD + filled.encode()


# --- faults ---------------------------------------------------------------------


def _located(error: TemplateError, source: str, place: _Place) -> failures.Failure:
    line = getattr(error, "lineno", None) or _line_of(error.__traceback__)
    paragraph = source.split("\n")[line - 1] if line else ""
    message = _in_indonesian(error)
    quoted = re.findall(r'"([^"]*)"', message)
    tags = [tag.strip() for tag in _TAG.findall(paragraph)]
    tag = next((tag for tag in tags if any(name in tag for name in quoted)), "")
    tag = tag or (tags[0] if tags else "")
    near = " ".join(_MARKUP.sub("", _TAG.sub("", paragraph)).split())[:40]
    return place.fault(message, _MARKUP.sub("", tag)[:80], near)


def _line_of(traceback: TracebackType | None) -> int | None:
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


_SYNTAX = (
    (r"No (?:filter|test) named '(.*?)'", 'penyaring "{0}" tidak dikenal'),
    (r"unknown tag '(?:p|tr|tc|r)'", "tag ini harus sendirian dalam paragraf atau baris tabelnya"),
    (r"unknown tag '(end\w+|else|elif)'", '"{0}" tidak mempunyai pembuka'),
    (r"unknown tag '(.*?)'", 'perintah "{0}" tidak dikenal'),
    (r"(?:looking for the following tags: |end of template.*)'(end\w+)'", 'kurang "{0}"'),
    (r"Missing end of comment tag", 'komentar tidak ditutup dengan "#}}"'),
)


def _in_indonesian(error: TemplateError) -> str:
    message = error.message or ""
    if not isinstance(error, TemplateSyntaxError):
        return message
    for pattern, text in _SYNTAX:
        match = re.search(pattern, message)
        if match:
            return text.format(*match.groups())
    return "penulisan tag keliru; periksa tanda kurung dan ejaannya"
