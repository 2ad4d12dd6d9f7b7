"""The four quarters of a year beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.measure import Counts, Progress
from pipeline.view.periods.annual_types import QuarterAreaRow, QuarterComparison
from pipeline.view.periods.comparison import quarter_rows, quarters_intro
from pipeline.view.periods.cumulative import has_begun, trend_intro, trend_rows
from pipeline.view.words.format import NONE, day, share
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.view.parts.material import Material


def quarter_comparison(material: Material, quarters: Sequence[Progress]) -> QuarterComparison:
    """``quarters``: a Progress for each quarter of the year, measured as positions says."""
    totals = {q.period.quarter: q.total for q in quarters if has_begun(q)}
    return QuarterComparison(
        intro=trend_intro(quarters),
        own=quarter_rows(material),
        own_intro=quarters_intro(material),
        trend=trend_rows(quarters),
        areas=tuple(
            _row(
                a.area.number,
                title_case(a.area.name),
                {q.period.quarter: _of(q, a.area.number) for q in quarters if has_begun(q)},
            )
            for a in material.progress.areas
        ),
        total=_row("", "JUMLAH", totals),
        note=_note(quarters),
    )


def _of(progress: Progress, number: str) -> Counts:
    return next((a.counts for a in progress.areas if a.area.number == number), Counts())


def _row(number: str, area: str, counts: dict[int, Counts]) -> QuarterAreaRow:
    found = [counts.get(q) for q in (1, 2, 3, 4)]
    achievements = [share(c.achievement) if c else NONE for c in found]
    actuals = [share(c.actual) if c else NONE for c in found]
    return QuarterAreaRow(number, area, *achievements, *actuals)


def _note(quarters: Sequence[Progress]) -> str:
    text = "Angka kumulatif sejak Januari pada akhir setiap triwulan, dalam persen."
    late = [q for q in quarters if q.as_of > q.period.end]
    if not late:
        return text
    last = late[-1]
    return f"{text} {words_of(last.period).short} berposisi per {day(last.as_of)}."
