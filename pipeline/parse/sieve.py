"""Which of many texts may hold an identity: a sieve before the patterns of identity.py.

A register has a hundred thousand different texts, and nearly none of them holds one. What
every identity must have (digits, a word, a sign) is looked for in many texts at once.
"""

from __future__ import annotations

import string
from collections.abc import Sequence

from pipeline.identity import ADDRESS_WORDS, FEWEST_DIGITS, KnownNames

#: So many texts are judged together, then fewer, until they are looked at one by one.
_TOGETHER = 2048
_FEWER = 16
_FEWEST = 8

#: Stands between texts; no cell of Excel's holds it.
_MARK = "\0"
_SIMPLE = (string.printable.strip() + " \n" + _MARK).encode()
_NEITHER_DIGIT_NOR_MARK = bytes(n for n in range(256) if chr(n) not in string.digits + _MARK)
_LETTERS = bytes(n if chr(n) in string.ascii_lowercase else 32 for n in range(256))
_CASES = bytes(97 if chr(n).islower() else 65 if chr(n).isupper() else 32 for n in range(128))
_CASES += bytes(128)


def suspects(
    texts: Sequence[str], names: KnownNames, digits: bool, together: int = _TOGETHER
) -> list[str]:
    """Those of ``texts`` that have to be looked at: in the others nothing is recognised.

    ``digits`` as for :func:`pipeline.identity.identities_in`.
    """
    if len(texts) <= _FEWEST:
        return list(texts)
    found: list[str] = []
    for start in range(0, len(texts), together):
        group = texts[start : start + together]
        if not _may_hold(group, names, digits):
            continue
        fewer = together // _FEWER
        found += group if fewer < _FEWEST else suspects(group, names, digits, fewer)
    return found


def _may_hold(texts: Sequence[str], names: KnownNames, digits: bool) -> bool:
    """May one of them hold an identity? Yes, too, where that can't be told of all at once."""
    joined = _MARK.join(texts)
    if not joined.isascii() or joined.count(_MARK) != len(texts) - 1:
        return True
    data = joined.encode()
    if data.translate(None, _SIMPLE) or b"@" in data or b"aA" in data.translate(_CASES):
        return True
    if digits:
        numbers = data.translate(None, _NEITHER_DIGIT_NOR_MARK).split(_MARK.encode())
        if max(map(len, numbers)) >= FEWEST_DIGITS:
            return True
    lower = data.lower()
    if b"(at" in lower or b"[at" in lower:
        return True
    letters = lower.translate(_LETTERS).decode()
    words = set(letters.split())
    if not (words.isdisjoint(ADDRESS_WORDS) and words.isdisjoint(names.single)):
        return True
    if not words.isdisjoint(names.last) and any(words.issuperset(n.split()) for n in names.full):
        return True
    return any(name in letters for name in names.joined)
