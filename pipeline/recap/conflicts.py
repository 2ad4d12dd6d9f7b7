"""Benturan Kepentingan → the matrix and its counts by risk and status; signed statements.

The sheet maps risks, not events: its rows have no date of entry, so the recap is the
position at A and has no balances (domain.md, "Registers").
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.posts import people_in_post
from pipeline.recap.window import UNKNOWN
from pipeline.schema import BENTURAN_KEPENTINGAN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.model import ConflictRisk, Person

#: Highest first, as a matrix is read; then the rows without one.
RISKS = (*reversed(BENTURAN_KEPENTINGAN.column("risk").choices), UNKNOWN)
STATUSES = (*BENTURAN_KEPENTINGAN.column("status").choices, UNKNOWN)
_DONE = "Selesai"


class RiskCount(Struct, frozen=True):
    """One level of risk; ``counts`` follow STATUSES."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


class ConflictRecap(Struct, frozen=True):
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


class Declaration(Struct, frozen=True):
    """A person in post, by the rows of Pegawai, and when the Surat Pernyataan was signed."""

    rows: tuple[Person, ...]
    signed_on: date | None


class Declarations(Struct, frozen=True):
    """Everybody in post at a period's end; ``is_kept``: the office writes the dates down."""

    people: tuple[Declaration, ...]
    is_kept: bool

    @property
    def signed(self) -> int:
        return sum(person.signed_on is not None for person in self.people)

    @property
    def share(self) -> Fraction | None:
        """Of the people in post those who signed; None where nobody is in post."""
        return Fraction(self.signed, len(self.people)) if self.people else None


def recap_declarations(people: Sequence[Person], end: date, as_of: date) -> Declarations:
    """Who of those in post at E had signed the Surat Pernyataan by A.

    A person with two posts signs once. Where no row of the sheet holds a date, nothing is
    known, and not that nobody has signed.
    """
    return Declarations(
        people=tuple(
            Declaration(rows, _signed_by(rows, as_of)) for rows in people_in_post(people, end)
        ),
        is_kept=any(person.declared_on for person in people),
    )


def _signed_by(rows: tuple[Person, ...], as_of: date) -> date | None:
    days = [p.declared_on for p in rows if p.declared_on and p.declared_on <= as_of]
    return max(days, default=None)
