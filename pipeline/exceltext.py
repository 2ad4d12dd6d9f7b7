"""Text as Excel's formulas compare it: TRIM, and case left aside.

The live formulas decide what counts by ``TRIM(cell)="Selesai"``. What these functions
call equal is equal there too; a character that TRIM leaves in place (a non-breaking space,
a tab, a line end) makes a text another one, there and here.
"""

from __future__ import annotations

from collections.abc import Sequence


def excel_trim(text: str) -> str:
    """TRIM: no spaces at the ends, single spaces inside; other characters stay."""
    return " ".join(part for part in text.split(" ") if part)


def same_text(text: str, canonical: str) -> bool:
    """Does ``=`` find ``TRIM(text)`` equal to ``canonical`` (plain ASCII words)?"""
    return text.isascii() and excel_trim(text).lower() == canonical.lower()


def collapsed(text: str) -> str:
    """``text`` with every run of white space (also non-breaking, tabs, line ends) one space."""
    return " ".join(text.split())


def loose(text: str) -> str:
    """What a person sees: white space collapsed, invisible characters and case left aside."""
    seen = text if text.isascii() else text.translate(_INVISIBLE)
    return collapsed(seen).casefold()


def all_loose(texts: Sequence[str]) -> list[str]:
    """:func:`loose` of each."""
    joined = "\n".join(texts)
    if joined.isascii():
        words = joined.casefold().split()
        if words == joined.casefold().split("\n"):  # no other white space in any of them
            return words
    return [loose(text) for text in texts]


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def shown(value: object, limit: int = 60) -> str:
    """A cell's content as a message quotes it: on one line, cut where it is long.

    What cannot be printed (terminal codes, marks that turn the writing direction) shows as �.
    """
    text = "".join(c if c.isprintable() else "\ufffd" for c in collapsed(str(value)))
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
