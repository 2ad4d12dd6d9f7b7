"""Which periods a quarterly or annual report measures besides its own, and at what position.

An earlier month is measured at its own end; the last at A, so that its figures are those of
the report. None is measured after A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import Period

if TYPE_CHECKING:
    from datetime import date


def month_positions(period: Period, as_of: date) -> tuple[tuple[Period, date], ...]:
    """January to the last month of ``period``, each with its position."""
    year = period.year
    return _positions([Period.of_month(year, m) for m in range(1, period.last + 1)], as_of)


def quarter_positions(year: int, as_of: date) -> tuple[tuple[Period, date], ...]:
    """The four quarters of ``year``, each with its position."""
    return _positions([Period.of_quarter(year, q) for q in (1, 2, 3, 4)], as_of)


def _positions(periods: list[Period], as_of: date) -> tuple[tuple[Period, date], ...]:
    last = periods[-1]
    return tuple((p, as_of if p is last else min(p.end, as_of)) for p in periods)
