"""Words that are almost the same: misspellings, and suggestions for hints."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.exceltext import loose


def misspelling_of(text: str, names: Iterable[str]) -> str | None:
    """The one name that ``text`` misspells: one slip in 4 letters or more, two in 9.

    A slip is a letter too many, missing, wrong, or swapped with its neighbour. None where
    no name or several are that near: nothing is guessed.
    """
    word = loose(text)
    if len(word) < 4:
        return None
    allowed = 2 if len(word) >= 9 else 1
    near = [name for name in names if _slips(word, loose(name), allowed) <= allowed]
    return near[0] if len(near) == 1 else None


def suggestion(text: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The name nearest to ``text``, for hints only."""
    from difflib import get_close_matches  # late: only faulty cells need it

    known = {loose(name): name for name in names}
    near = get_close_matches(loose(text), known, n=1, cutoff=cutoff)
    return known[near[0]] if near else None


def _slips(first: str, second: str, limit: int) -> int:
    """Optimal string alignment distance; ``limit + 1`` stands for anything above it."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
