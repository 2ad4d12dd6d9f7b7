"""The values stored beside the live formulas, all from measure.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from pipeline.measure import (
    Counts,
    IndicatorProgress,
    Progress,
    Target,
    count,
    measure,
    percent,
)
from pipeline.model import Period, month_end, quarter_of
from pipeline.months import month_name, roman
from pipeline.schema import POSITIONS

from .contents import Contents
from .terms import NOTHING

#: A stored value: a number, or the text that stands where there is none.
Stored = int | float | str


def as_share(ratio: Fraction | None) -> Stored:
    """A share of one, rounded to 4 places as the formulas round it; – for None."""
    shown = percent(ratio)
    return NOTHING if shown is None else float(shown / Decimal(100))


def as_points(ratio: Fraction | None) -> Stored:
    """Percentage points with 2 places; – for None."""
    shown = percent(ratio)
    return NOTHING if shown is None else float(shown)


def row_of_counts(counts: Counts) -> dict[str, Stored]:
    """The columns of Rekap for ``counts``, by column key."""
    return {
        "obligations": counts.obligations,
        "due": counts.due,
        "done": counts.done,
        "plan": as_share(counts.plan),
        "actual": as_share(counts.actual),
        "deviation": as_points(counts.deviation),
        "done_due": counts.done_due,
        "achievement": as_share(counts.achievement),
        "arrears": counts.arrears,
        "overdue": counts.overdue,
    }


def position(target: Target, as_of: date) -> str:
    """POSISI of a target relative to the month of ``as_of``."""
    late, now, following, later, done, not_applicable = POSITIONS
    if not target.counts:
        return not_applicable
    if target.done:
        return done
    day = target.obligation.due_date
    ahead = (day.year - as_of.year) * 12 + day.month - as_of.month
    if ahead < 0:
        return late
    return (now, following)[ahead] if ahead < 2 else later


class Figures(Struct, frozen=True):
    """What the formulas give at the data's position of ``contents``."""

    progress: Progress
    by_code: Mapping[str, IndicatorProgress]
    by_key: Mapping[tuple[str, int], Target]

    @property
    def as_of(self) -> date:
        return self.progress.as_of

    def block(self, area: str | None, months: range) -> Counts:
        """The counts of an area, or of all, over the targets due in ``months``."""
        targets = self.progress.targets if area is None else self.progress.of_area(area)
        chosen = (t for t in targets if t.obligation.month in months)
        return count(chosen, self.progress.period, self.as_of)

    def arrears_closed(self, quarter: int) -> int:
        return self.progress.quarters[quarter - 1].arrears_closed

    def weighted(self) -> Stored:
        return as_share(self.progress.weighted)

    def period_words(self) -> str:
        """``Oktober 2025 (Triwulan IV)``."""
        day = self.as_of
        return f"{month_name(day.month)} {day.year} (Triwulan {roman(quarter_of(day.month))})"

    def months_by(self, year: int) -> tuple[int, int, int]:
        """How many months of ``year`` are due by E, were due before the period, ended by A."""
        period = self.progress.period
        ends = [month_end(year, month) for month in range(1, 13)] if year else []
        return (
            sum(day <= period.end for day in ends),
            sum(day < period.start for day in ends),
            sum(day <= self.as_of for day in ends),
        )


def figures_of(contents: Contents) -> Figures:
    """Measures ``contents`` for the month of its position."""
    day = contents.as_of
    progress = measure(contents.office(), Period.of_month(day.year, day.month), day)
    return Figures(
        progress,
        {p.indicator.code: p for p in progress.indicators},
        {t.obligation.key: t for t in progress.targets},
    )
