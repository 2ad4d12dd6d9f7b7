"""Plan, realisation and deviation as they grew: by area and month, and for all areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.months import month_name
from pipeline.view.periods.quarterly_types import CumulativeRow, Growth, MonthHeads, TrendRow
from pipeline.view.words.format import NONE, day, integer, joined, percentage, points, share
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.measure import Counts, Progress
    from pipeline.view.parts.material import Material

_Cells = tuple[str, str, str]


def has_begun(progress: Progress) -> bool:
    """Whether the period had begun at A; if not, there is no realisation to show yet."""
    return progress.as_of >= progress.period.start


def _cells(progress: Progress | None, counts: Counts | None) -> _Cells:
    """Rencana, Realisasi, Deviasi; dashes for a month that was not measured or not begun."""
    if progress is None or counts is None:
        return NONE, NONE, NONE
    if not has_begun(progress):
        return share(counts.plan), NONE, NONE
    return share(counts.plan), share(counts.actual), points(counts.deviation)


def month_heads(material: Material) -> MonthHeads:
    first = material.period.first
    return MonthHeads(month_name(first), month_name(first + 1), month_name(first + 2))


def _of_quarter(material: Material, monthly: Sequence[Progress]) -> list[Progress | None]:
    by_month = {p.period.last: p for p in monthly}
    return [by_month.get(m) for m in range(material.period.first, material.period.last + 1)]


def cumulative_rows(
    material: Material, monthly: Sequence[Progress]
) -> tuple[tuple[CumulativeRow, ...], CumulativeRow]:
    """A row an area, and the row of all areas."""
    months = _of_quarter(material, monthly)
    rows = []
    for area in (a.area for a in material.progress.areas):
        counts = [_of_area(p, area.number) for p in months]
        cells = [_cells(p, c) for p, c in zip(months, counts, strict=True)]
        rows.append(_row(area.number, title_case(area.name), cells))
    totals = [_cells(p, p.total if p else None) for p in months]
    return tuple(rows), _row("", "JUMLAH", totals)


def _of_area(progress: Progress | None, number: str) -> Counts | None:
    if progress is None:
        return None
    return next((a.counts for a in progress.areas if a.area.number == number), None)


def _row(number: str, area: str, cells: Sequence[_Cells]) -> CumulativeRow:
    first, second, third = cells
    return CumulativeRow(number, area, *first, *second, *third)


def cumulative_note(monthly: Sequence[Progress]) -> str:
    """What a reader must know of the columns: positions after a month's end, months to come."""
    text = "Rencana (R), realisasi (L), dan deviasi (D) kumulatif pada akhir setiap bulan"
    text = f"{text}; R dan L dalam persen, D dalam poin persentase."
    if monthly and monthly[-1].as_of > monthly[-1].period.end:
        last = monthly[-1]
        name = words_of(last.period).name
        return f"{text} Realisasi {name} berposisi per {day(last.as_of)}."
    if any(not has_begun(p) for p in monthly):
        return f"{text} Bulan yang belum dimulai hanya memuat rencana."
    return text


def trend_row(progress: Progress) -> TrendRow:
    counts, begun = progress.total, has_begun(progress)
    return TrendRow(
        name=words_of(progress.period).short,
        due=integer(counts.due),
        done=integer(counts.done) if begun else NONE,
        plan=share(counts.plan),
        actual=share(counts.actual) if begun else NONE,
        deviation=points(counts.deviation) if begun else NONE,
        achievement=share(counts.achievement) if begun else NONE,
    )


def trend_rows(measured: Sequence[Progress]) -> tuple[TrendRow, ...]:
    return tuple(trend_row(p) for p in measured)


def trend_intro(measured: Sequence[Progress]) -> str:
    """How realisation moved over the periods that had begun, and where it lay farthest behind."""
    begun = [p for p in measured if has_begun(p) and p.total.actual is not None]
    if not begun:
        return "Belum terdapat realisasi yang dapat dibandingkan."
    first, last = begun[0], begun[-1]
    ends = [f"{percentage(p.total.actual)} {_at(p)}" for p in begun]
    if len(begun) == 1:
        return f"Realisasi kumulatif sebesar {ends[0]}."
    if first.total.actual == last.total.actual:
        moved = f"Realisasi kumulatif tetap {ends[0]} sampai dengan {day(last.as_of)}."
    else:
        moved = f"Realisasi kumulatif bergerak dari {ends[0]} menjadi {ends[-1]}."
    return f"{moved} {_lowest(begun)}"


def _at(progress: Progress) -> str:
    """``pada akhir bulan November``; the position where that is another day than the end."""
    if progress.as_of != progress.period.end:
        return f"per {day(progress.as_of)}"
    return f"pada akhir {words_of(progress.period).name}"


def _lowest(begun: Sequence[Progress]) -> str:
    behind = [p for p in begun if p.total.deviation is not None and p.total.deviation < 0]
    if not behind:
        return "Pada setiap akhir periode tersebut realisasi tidak berada di bawah rencana."
    least = min(p.total.deviation for p in behind if p.total.deviation is not None)
    lowest = [p for p in behind if p.total.deviation == least]
    names = [words_of(p.period).short for p in lowest if p.as_of == p.period.end]
    places = [f"akhir {joined(names)}"] if names else []
    places += [f"posisi {day(p.as_of)}" for p in lowest if p.as_of != p.period.end]
    return f"Deviasi terendah, {points(least)} poin persentase, tercatat pada {joined(places)}."


def growth(material: Material, monthly: Sequence[Progress]) -> Growth:
    """The quarter's months by area, and every measured month for all areas."""
    rows, total = cumulative_rows(material, monthly)
    return Growth(
        months=month_heads(material),
        rows=rows,
        total=total,
        note=cumulative_note(monthly),
        trend=trend_rows(monthly),
        intro=trend_intro(monthly),
    )
