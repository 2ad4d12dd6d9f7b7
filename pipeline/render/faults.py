"""What is wrong with a template, where, and in the words of an office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from jinja2.exceptions import TemplateError, TemplateSyntaxError

from pipeline import failures

MARKUP = re.compile(r"<[^>]*>")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}|\{[{%#][^<]*|[^<>{]*[}%#]\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
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


def located(error: TemplateError, source: str, place: Place) -> failures.Failure:
    """``error`` as a failure that quotes the tag and the text near it.

    ``source`` is what Jinja was given, a line a paragraph.
    """
    line = getattr(error, "lineno", None) or _line_of(error.__traceback__)
    paragraph = source.split("\n")[line - 1] if line else ""
    message = _in_indonesian(error)
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


def _in_indonesian(error: TemplateError) -> str:
    message = error.message or ""
    if not isinstance(error, TemplateSyntaxError):
        return message
    for pattern, text in _SYNTAX:
        match = re.search(pattern, message)
        if match:
            return text.format(*match.groups())
    return "penulisan tag keliru; periksa tanda kurung dan ejaannya"
