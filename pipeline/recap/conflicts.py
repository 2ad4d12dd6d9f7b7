"""Benturan Kepentingan → the matrix and its counts by risk and status.

The sheet maps risks, not events: its rows have no date of entry, so the recap is the
position at A and has no balances (domain.md, "Registers").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.recap.window import UNKNOWN
from pipeline.schema import BENTURAN_KEPENTINGAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.model import ConflictRisk

#: Highest first, as a matrix is read; then the rows without one.
RISKS = (*reversed(BENTURAN_KEPENTINGAN.column("risk").choices), UNKNOWN)
STATUSES = (*BENTURAN_KEPENTINGAN.column("status").choices, UNKNOWN)
_DONE = "Selesai"


@dataclass(frozen=True, slots=True)
class RiskCount:
    """One level of risk; ``counts`` follow STATUSES."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class ConflictRecap:
    """``rows``: the matrix, highest risk first, else in the sheet's order.

    ``overdue``: not Selesai and BATAS on or before A.
    """

    as_of: date
    rows: tuple[ConflictRisk, ...]
    risks: tuple[RiskCount, ...]
    overdue: int

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def is_nil(self) -> bool:
        return not self.rows

    @property
    def balanced(self) -> bool:
        return sum(r.total for r in self.risks) == self.total


def recap_conflicts(conflicts: Sequence[ConflictRisk], as_of: date) -> ConflictRecap:
    """The matrix of ``conflicts`` and its counts at A."""
    ranked = [(_known(c.risk, RISKS), _known(c.status, STATUSES), c) for c in conflicts]
    ranked.sort(key=lambda item: RISKS.index(item[0]))
    return ConflictRecap(
        as_of=as_of,
        rows=tuple(c for _, _, c in ranked),
        risks=tuple(
            RiskCount(
                risk,
                tuple(sum(r == risk and s == status for r, s, _ in ranked) for status in STATUSES),
            )
            for risk in RISKS
        ),
        overdue=sum(s != _DONE and c.due is not None and c.due <= as_of for _, s, c in ranked),
    )


def _known(choice: str, choices: tuple[str, ...]) -> str:
    return choice if choice in choices else UNKNOWN
