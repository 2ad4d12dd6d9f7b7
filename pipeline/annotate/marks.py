"""Marks: the findings of one cell together, in the words of the findings alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

from pipeline.annotate.markup import clean
from pipeline.findings import Finding, Severity

AUTHOR = "zi-report"

#: Excel's last row and column; a place beyond them can be listed but not marked.
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")

#: First row, first column, last row, last column, from 1.
Area = tuple[int, int, int, int]


class Mark(Struct, frozen=True):
    """A cell (row and column from 1) and the findings that are about it."""

    row: int
    column: int
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> Severity:
        """The worst of the findings; it gives the cell its colour."""
        return min((f.severity for f in self.findings), key=_WORST_FIRST.index)

    @property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        """(severity and code, message and hint) of each finding."""
        return tuple(
            (
                f"{f.severity.printed} {f.code}",
                clean(f.message + (f"\n{f.hint}" if f.hint else "")),
            )
            for f in self.findings
        )


def parse_address(text: str) -> tuple[int, int] | None:
    """``D14`` → (14, 4); None where it is no cell."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def parse_area(text: str) -> Area | None:
    """``A1:B3`` or ``A1`` → (1, 1, 3, 2); None where it is neither."""
    start, _, end = text.partition(":")
    one, two = parse_address(start), parse_address(end or start)
    if one is None or two is None:
        return None
    return (min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def marks_of(findings: Iterable[Finding]) -> dict[tuple[int, int], list[Finding]]:
    """The findings of one sheet that are about a cell, by (row, column), in their order."""
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        place = finding.place
        if 0 < place.row <= LAST_ROW and 0 < place.column <= LAST_COLUMN:
            found.setdefault((place.row, place.column), []).append(finding)
    return found


def marked(found: dict[tuple[int, int], list[Finding]], merges: Iterable[Area]) -> tuple[Mark, ...]:
    """Marks by row and column. What lies under a merge is marked at its corner.

    Only the corner of a merge is seen, and only its comment is shown.
    """
    places = sorted(found)
    corners: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in merges:
        first = bisect_left(places, (top, 0))
        last = bisect_left(places, (bottom + 1, 0))
        for row, column in places[first:last]:
            if left <= column <= right:
                corners[row, column] = (top, left)
    moved: dict[tuple[int, int], list[Finding]] = {}
    for place in places:
        moved.setdefault(corners.get(place, place), []).extend(found[place])
    return tuple(Mark(row, column, tuple(moved[row, column])) for row, column in sorted(moved))
