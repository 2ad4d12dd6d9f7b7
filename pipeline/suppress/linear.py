"""Which sums follow from printed sums by addition and subtraction alone.

A quick no before the search for a second solution: a sum that lies in the span of the
known equations has one value. Counted modulo a large prime, which is exact as far as it
matters: whatever this test lets through is still searched for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PRIME = (1 << 61) - 1

Equation = dict[int, int]


class Known:
    """A growing set of linear equations over cells, in echelon form."""

    def __init__(self, base: Known | None = None) -> None:
        self._rows: dict[int, Equation] = dict(base._rows) if base else {}

    def add(self, terms: Iterable[tuple[int, int]]) -> None:
        """Takes the sum of coefficient × cell over ``terms`` for known."""
        rest = self._reduced(terms)
        if rest:
            pivot = min(rest)
            inverse = pow(rest[pivot], -1, _PRIME)
            self._rows[pivot] = {cell: c * inverse % _PRIME for cell, c in rest.items()}

    def determines(self, cells: Iterable[int]) -> bool:
        """Whether the sum of ``cells`` follows from what is known."""
        return not self._reduced((cell, 1) for cell in cells)

    def _reduced(self, terms: Iterable[tuple[int, int]]) -> Equation:
        rest = {cell: c % _PRIME for cell, c in terms}
        done: Equation = {}
        while rest:
            cell = min(rest)
            factor = rest[cell]
            row = self._rows.get(cell)
            if row is None:
                done[cell] = rest.pop(cell)
                continue
            for other, c in row.items():
                value = (rest.get(other, 0) - factor * c) % _PRIME
                if value:
                    rest[other] = value
                else:
                    rest.pop(other, None)
        return done
