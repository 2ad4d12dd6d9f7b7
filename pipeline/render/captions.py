"""Numbers of captions (Gambar 1, Gambar 2 …): Word counts them only when somebody asks it to.

A caption's number is a SEQ field. Loops and choices double or drop captions, so the numbers
that the template shows are written anew, as Word would count them.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from msgspec import Struct, field

from pipeline.render.styles import W

_SEQ = re.compile(r"\s*SEQ\s+(\w+)((?:\s+\\\*\s*\w+)*)\s*$", re.IGNORECASE)
#: Number forms other than these (Roman, letters) keep what the template shows.
_PLAIN = {"", "ARABIC", "MERGEFORMAT"}


class _Field(Struct):
    """An open field: its code so far, and the texts of its result."""

    code: str = ""
    in_result: bool = False
    shown: list[etree._Element] = field(default_factory=list)


def number_captions(root: etree._Element) -> bool:
    """Writes the number of every SEQ field in ``root``; whether any changed."""
    counts: Counter[str] = Counter()
    opened: list[_Field] = []
    changed = False
    for node in root.iter(W + "fldChar", W + "instrText", W + "fldSimple", W + "t"):
        if node.tag == W + "fldSimple":
            texts = list(node.iter(W + "t"))
            changed |= _number(node.get(W + "instr") or "", texts, counts)
        elif node.tag == W + "instrText":
            if opened:
                opened[-1].code += node.text or ""
        elif node.tag == W + "t":
            if opened and opened[-1].in_result:
                opened[-1].shown.append(node)
        else:
            kind = node.get(W + "fldCharType")
            if kind == "begin":
                opened.append(_Field())
            elif kind == "separate" and opened:
                opened[-1].in_result = True
            elif kind == "end" and opened:
                closed = opened.pop()
                changed |= _number(closed.code, closed.shown, counts)
    return changed


def _number(code: str, shown: list[etree._Element], counts: Counter[str]) -> bool:
    match = _SEQ.match(code)
    if match is None:
        return False
    counts[match[1].casefold()] += 1
    forms = {form.strip().upper() for form in match[2].split("\\*")}
    number = str(counts[match[1].casefold()])
    if not shown or not forms <= _PLAIN or [t.text for t in shown] == [number]:
        return False
    for text in shown:
        text.text = ""
    shown[0].text = number
    return True
