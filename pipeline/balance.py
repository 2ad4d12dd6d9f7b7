"""A table of balances: opening + in = out by outcome + closing (domain.md, "Registers").

The vocabulary that counting (:mod:`pipeline.recap`) and statistical disclosure control
(:mod:`pipeline.suppress`) share. Exact counts only.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace


class Balance(Struct, frozen=True):
    """A row: what was open, what came in, what left by outcome, and what is open at the end."""

    name: str
    opening: int = 0
    received: int = 0
    left: tuple[int, ...] = ()
    closing: int = 0

    @property
    def handled(self) -> int:
        """Opening + in: all cases that the office had in hand in the period."""
        return self.opening + self.received

    @property
    def left_total(self) -> int:
        return sum(self.left)

    @property
    def balanced(self) -> bool:
        return self.handled == self.left_total + self.closing

    @property
    def share(self) -> Fraction | None:
        """% Selesai: all that left / (opening + in); None where there was no case."""
        return Fraction(self.left_total, self.handled) if self.handled else None

    @property
    def cells(self) -> tuple[int, ...]:
        """Opening, in, each outcome, closing: the columns from left to right."""
        return (self.opening, self.received, *self.left, self.closing)


class BalanceTable(Struct, frozen=True):
    """Rows under one heading (Kanal, Kategori); ``outcomes`` names the columns of ``left``."""

    heading: str
    outcomes: tuple[str, ...]
    rows: tuple[Balance, ...]

    @property
    def total(self) -> Balance:
        return Balance(
            "Jumlah",
            sum(r.opening for r in self.rows),
            sum(r.received for r in self.rows),
            tuple(sum(r.left[k] for r in self.rows) for k in range(len(self.outcomes))),
            sum(r.closing for r in self.rows),
        )

    @property
    def is_nil(self) -> bool:
        """No case in the whole period: the signed recap says NIHIL."""
        return not any(any(r.cells) for r in self.rows)

    @property
    def balanced(self) -> bool:
        return all(r.balanced for r in self.rows)

    def row(self, name: str) -> Balance:
        """The row called ``name``. Raises KeyError where there is none."""
        for row in self.rows:
            if row.name == name:
                return row
        raise KeyError(name)

    def continues(self, earlier: BalanceTable) -> bool:
        """Whether each row opens with what it closed with in ``earlier``."""
        closing = {r.name: r.closing for r in earlier.rows}
        opening = {r.name: r.opening for r in self.rows}
        return all(closing.get(n, 0) == opening.get(n, 0) for n in closing.keys() | opening.keys())

    def without_outcome(self, name: str) -> BalanceTable:
        """The table without the column ``name``. Raises ValueError where it is not all zero."""
        at = self.outcomes.index(name)
        if self.total.left[at]:
            raise ValueError(f"outcome {name!r} is not empty")
        return replace(
            self,
            outcomes=self.outcomes[:at] + self.outcomes[at + 1 :],
            rows=tuple(replace(r, left=r.left[:at] + r.left[at + 1 :]) for r in self.rows),
        )
