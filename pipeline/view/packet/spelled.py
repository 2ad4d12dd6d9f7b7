"""Counts as letters write them: the figure, and the word in brackets."""

from __future__ import annotations

_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)


def spelled(number: int) -> str:
    """``12`` → ``dua belas``; for 0 to 999 (a packet counts sheets and photos)."""
    if not 0 <= number < 1000:
        raise ValueError(f"no word for {number}")
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        return _with_rest(f"{_ONES[number // 10]} puluh", number % 10)
    head = "seratus" if number < 200 else f"{_ONES[number // 100]} ratus"
    return _with_rest(head, number % 100)


def _with_rest(head: str, rest: int) -> str:
    return f"{head} {spelled(rest)}" if rest else head


def counted(number: int, unit: str) -> str:
    """``1 (satu) berkas``."""
    return f"{number} ({spelled(number)}) {unit}"
