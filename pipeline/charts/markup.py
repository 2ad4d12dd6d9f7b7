"""The few pieces of text and number that every part of a chart is written with."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.charts.description import Number

# Everything outside XML 1.0's Char, the noncharacters with it.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_INDONESIAN = "[$-421]"


def text(words: str) -> str:
    """``words`` as XML text or attribute value."""
    return html.escape(_NOT_XML.sub("", words))


def number(value: Number) -> str:
    """``Decimal("85.71")`` → ``85.71``: the very digits, never a binary approximation."""
    return format(value, "f") if not isinstance(value, int) else str(value)


def format_code(code: str) -> str:
    """Excel's code for ``code`` with the Indonesian locale.

    LibreOffice takes the decimal comma from it. Excel and Word take theirs from the
    computer's own settings and let it pass.
    """
    return text(_INDONESIAN + code)


def column(index: int) -> str:
    """0 → ``A``; a chart has far fewer series than letters."""
    return chr(ord("A") + index)
