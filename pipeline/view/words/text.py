"""Texts that people typed, on their way into a report.

The workbook's words are printed as they stand, but never what XML cannot hold or what
makes a line read differently from what it says (control and direction characters).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import astuple

from pipeline.view.words.format import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = TypeVar("Value")

#: Stands where staff must fill something in and have not.
TO_FILL = "[DIISI]"

#: Excel writes a carriage return that a cell held as this escape (ECMA-376, ST_Xstring).
_LINE_BREAKS = re.compile(r"_x000[dD]_\n?|\r\n?|[\v\f\x85\u2028\u2029]")
#: Not XML 1.0 characters, or discouraged there; and the bidirectional overrides.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_MENTIONS = 8
#: What a text may not be cut after: half a date (``paling lambat 14``), or a word that only
#: leads to the next.
_DANGLING = re.compile(
    r"(?:[ ,;:.]+(?:paling(?: lambat)?|\d{1,2}|tanggal|bulan|dan|atau|serta|yang|untuk|dengan|pada"
    r"|di|ke|dari|oleh|agar))+$",
    re.IGNORECASE,
)


def clean(text: str) -> str:
    """``text`` with line breaks as ``\\n`` and without unprintable characters or outer blanks."""
    return _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text)).strip()


def clean_record(value: Value) -> Value:
    """A view record (or tuple, or text) in which every text is clean, however deep it lies."""
    result: Any = value
    if isinstance(value, str):
        result = clean(value)
    elif isinstance(value, tuple):
        result = tuple(clean_record(item) for item in value)
    elif isinstance(value, Struct):
        result = type(value)(*map(clean_record, astuple(value)))
    return result  # type: ignore[no-any-return]


def filled(text: str) -> str:
    """``text``, or [DIISI] where nothing that prints was typed."""
    return clean(text) or TO_FILL


def dashed(text: str) -> str:
    """``text``, or an en dash: for a table cell that may rightly stay empty."""
    return clean(text) or "–"


def lines(text: str) -> tuple[str, ...]:
    """The lines of a cell that hold anything: a paragraph each."""
    return tuple(line.strip() for line in clean(text).split("\n") if line.strip())


def shortened(text: str, width: int) -> str:
    """At most ``width`` characters on one line, cut between words and closed by ``…``.

    For the page for the leadership only: the whole text stands in the chapters.
    """
    flat = " ".join(clean(text).split())
    if len(flat) <= width:
        return flat
    head, blank, _ = flat[: width - 1].rpartition(" ")
    return _DANGLING.sub("", head if blank else flat[: width - 1]).rstrip(" ,;:.") + "…"


def mentioned(items: Sequence[str], rest: str = "target lainnya") -> str:
    """The items in words; past a handful, the first of them ``dan n target lainnya``."""
    if len(items) <= _MENTIONS:
        return joined(items)
    shown = _MENTIONS - 1
    return joined([*items[:shown], f"{len(items) - shown} {rest}"])


#: Abbreviations that stay in capitals where a heading in capitals becomes a title.
_ACRONYMS = frozenset({"SDM", "ASN", "KPU", "ZI", "WBK", "WBBM", "WBK/WBBM", "SPIP", "SOP", "IT"})
_SMALL = frozenset({"DAN", "DI", "KE", "DARI", "UNTUK", "YANG", "PADA"})


def title_case(name: str) -> str:
    """``PENATAAN SISTEM MANAJEMEN SDM`` → ``Penataan Sistem Manajemen SDM``.

    Only a name wholly in capitals changes; any other is printed as the plan has it.
    """
    plain = " ".join(clean(name).split())
    if not plain.isupper():
        return plain
    words = []
    for position, word in enumerate(plain.split(" ")):
        if word in _ACRONYMS:
            words.append(word)
        else:
            words.append(word.lower() if position and word in _SMALL else word.capitalize())
    return " ".join(words)
