"""Months, quarters and years of a plan."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from msgspec import Struct


def month_end(year: int, month: int) -> date:
    """The last day of ``month`` (1…12)."""
    return date(year, month, monthrange(year, month)[1])


def quarter_of(month: int) -> int:
    """1…4."""
    return (month + 2) // 3


class Period(Struct, frozen=True):
    """A month, a quarter or a year of the plan: months ``first`` to ``last`` of ``year``."""

    year: int
    first: int
    last: int

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        return cls(year, month, month)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        return cls(year, quarter * 3 - 2, quarter * 3)

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(year, 1, 12)

    @property
    def start(self) -> date:
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """E in design.md."""
        return month_end(self.year, self.last)

    @property
    def quarter(self) -> int:
        return quarter_of(self.last)

    @property
    def slug(self) -> str:
        """``2025-10``, ``2025-TW4`` or ``2025``, as file names and PERIODE cells have it."""
        if self.first == self.last:
            return f"{self.year}-{self.last:02d}"
        if self.last - self.first == 2:
            return f"{self.year}-TW{self.quarter}"
        return str(self.year)

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end
