"""What is wrong with a template, where, and in the words of an office."""

from __future__ import annotations

import re
from pathlib import Path
from types import TracebackType

from jinja2.exceptions import TemplateError, TemplateSyntaxError
from lxml import etree
from msgspec import Struct

from pipeline import failures
from pipeline.render.environment import NotAllowed, NotPrintable, UnknownName
from pipeline.render.styles import W
from pipeline.render.tags import Tag, above, own_texts, tokens

MARKUP = re.compile(r"<[^>]*>")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}|\{[{%#][^<]*|[^<>{]*[}%#]\}", re.DOTALL)


#: What reading or filling a tag may raise: Jinja's own, and Python's where values don't fit.
FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, RecursionError)
_SHORT = 40


class Place(Struct, frozen=True):
    """A part of a template that a fault may be in."""

    template: Path
    part: str

    def fault(self, reason: str, tag: str = "", near: str = "") -> failures.Failure:
        where = f"pada {self.part}"
        if tag:
            where += f", tag {tag}"
        if near:
            where += f' (dekat tulisan "{near}")'
        return failures.TEMPLATE_FAULT.error(path=self.template, reason=f"{where}: {reason}")


def near_text(tag: Tag) -> str:
    """The text by which a reader finds ``tag``: beside it, in its row, or before it; or ""."""
    paragraph = tag.holder if tag.holder.tag == W + "p" else above(tag.holder, "p")
    if paragraph is None:
        return ""
    row = above(paragraph, "tr")
    around = [paragraph, *([row] if row is not None else [])]
    start = paragraph if row is None else above(paragraph, "tbl")
    for node in (*around, *(() if start is None else start.itersiblings(preceding=True))):
        text = _plain(node)
        if text:
            return (text[:_SHORT] if node in around else text[-_SHORT:]).strip()
    return ""


def _plain(node: etree._Element) -> str:
    paragraphs = [node] if node.tag == W + "p" else list(node.iter(W + "p"))
    return " ".join(filter(None, (without_tags(paragraph) for paragraph in paragraphs)))


def without_tags(paragraph: etree._Element) -> str:
    """The paragraph's literal text on one line."""
    text = "".join(node.text or "" for node in own_texts(paragraph))
    for _, _, token in tokens(text):
        text = text.replace(token, " ", 1)
    return " ".join(text.split())


def located(error: Exception, source: str, place: Place) -> failures.Failure:
    """``error`` as a failure that quotes the tag and the text near it.

    ``source`` is what Jinja was given, a line a paragraph.
    """
    line = getattr(error, "lineno", None) or _line_of(error.__traceback__)
    paragraph = source.split("\n")[line - 1] if line else ""
    message = reason_of(error)
    quoted = re.findall(r'"([^"]*)"', message)
    tags = [tag.strip() for tag in _TAG.findall(paragraph)]
    tag = next((tag for tag in tags if any(name in tag for name in quoted)), "")
    tag = tag or (tags[0] if tags else "")
    near = " ".join(MARKUP.sub("", _TAG.sub("", paragraph)).split())[:40]
    return place.fault(message, MARKUP.sub("", tag)[:80], near)


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
    (r"needs to be closed is '(\w+)'", '"{0}" belum ditutup dengan "end{0}"'),
    (r"Missing end of comment tag", 'komentar tidak ditutup dengan "#}}"'),
)


def reason_of(error: Exception) -> str:
    """What ``error``, one of FAULTS, says, in Indonesian: never Jinja's or Python's words."""
    if isinstance(error, NotAllowed | NotPrintable | UnknownName):
        return error.message or ""
    if isinstance(error, RecursionError):
        return "tag ini terlalu rumit"
    for pattern, text in _SYNTAX:
        match = re.search(pattern, str(error))
        if match:
            return text.format(*match.groups())
    if isinstance(error, TemplateSyntaxError):
        return "penulisan tag keliru; periksa tanda kurung dan ejaannya"
    return "isi tag ini tidak dapat diolah; cukup sebutkan namanya"
