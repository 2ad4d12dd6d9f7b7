"""This quarter beside the one before, and each quarter's own targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.measure import Counts, Progress, QuarterProgress
from pipeline.months import roman
from pipeline.view.parts.sentences import compared
from pipeline.view.periods.quarterly_types import Comparison, ComparisonRow, QuarterRow
from pipeline.view.words.format import NONE, integer, joined, percentage, points, share
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import title_case

if TYPE_CHECKING:
    from fractions import Fraction

    from pipeline.view.parts.material import Material


def _change(before: Fraction | None, now: Fraction | None) -> Fraction | None:
    return None if before is None or now is None else now - before


def _row(number: str, area: str, before: Counts, now: Counts) -> ComparisonRow:
    return ComparisonRow(
        number=number,
        area=area,
        achievement_before=share(before.achievement),
        achievement=share(now.achievement),
        achievement_change=points(_change(before.achievement, now.achievement)),
        actual_before=share(before.actual),
        actual=share(now.actual),
        actual_change=points(_change(before.actual, now.actual)),
        unmet_before=integer(before.overdue),
        unmet=integer(now.overdue),
    )


def comparison_rows(material: Material) -> tuple[ComparisonRow, ...]:
    """A row an area; none where there is no quarter before."""
    previous = material.previous
    if previous is None:
        return ()
    before = {a.area.number: a.counts for a in previous.areas}
    return tuple(
        _row(a.area.number, title_case(a.area.name), before.get(a.area.number, Counts()), a.counts)
        for a in material.progress.areas
    )


def comparison_total(material: Material) -> ComparisonRow:
    previous = material.previous
    before = previous.total if previous else Counts()
    return _row("", "JUMLAH", before, material.progress.total)


def comparison_intro(material: Material) -> str:
    """Above the table: this quarter's Capaian, then :func:`changed`."""
    if material.previous is None:
        return ""
    return " ".join(p for p in (_reached(material), compared(material), changed(material)) if p)


def changed(material: Material) -> str:
    """How realisation and the areas moved since the quarter before; "" without one."""
    previous = material.previous
    if previous is None:
        return ""
    parts = (_realised(material, previous), _moved(material, previous))
    return " ".join(p for p in parts if p)


def _reached(material: Material) -> str:
    now = material.progress.total.achievement
    if now is None:
        return f"Sampai dengan {material.words.name} capaian belum dapat dihitung."
    return f"Capaian kumulatif sampai dengan {material.words.name} sebesar {percentage(now)}."


def _realised(material: Material, previous: Progress) -> str:
    before, now = previous.total.actual, material.progress.total.actual
    change = _change(before, now)
    if change is None:
        return ""
    name = words_of(previous.period).name
    if not change:
        return f"Realisasi tetap {percentage(now)} seperti pada {name}."
    word = "naik" if change > 0 else "turun"
    return (
        f"Realisasi {word} {points(abs(change)).lstrip('+')} poin persentase, dari "
        f"{percentage(before)} pada {name} menjadi {percentage(now)}."
    )


def _moved(material: Material, previous: Progress) -> str:
    before = {a.area.number: a.counts.achievement for a in previous.areas}
    rose: list[str] = []
    fell: list[str] = []
    for area in material.progress.areas:
        change = _change(before.get(area.area.number), area.counts.achievement)
        if change:
            (rose if change > 0 else fell).append(area.area.number)
    whole = len(material.progress.areas)
    parts = [
        f"capaian {_areas(areas, whole)} {word}"
        for areas, word in ((rose, "meningkat"), (fell, "menurun"))
        if areas
    ]
    if not parts:
        return ""
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _areas(numbers: list[str], whole: int) -> str:
    """``Area I dan III``; ``seluruh area`` where it is each of the ``whole``."""
    if len(numbers) == whole > 1:
        return "seluruh area"
    return f"Area {joined(numbers)}"


def quarter_row(found: QuarterProgress) -> QuarterRow:
    counts = found.counts
    return QuarterRow(
        quarter=f"Triwulan {roman(found.quarter)}",
        due=integer(counts.due),
        done=integer(counts.done_due),
        achievement=share(counts.achievement),
        arrears_closed=integer(found.arrears_closed),
    )


def quarter_rows(material: Material) -> tuple[QuarterRow, ...]:
    """The plan year's quarters up to the reported one."""
    last = material.period.quarter
    return tuple(quarter_row(q) for q in material.progress.quarters if q.quarter <= last)


def quarters_intro(material: Material) -> str:
    """What the table counts, for a quarter's own Capaian is not the cumulative one."""
    return (
        "Capaian setiap triwulan di bawah ini hanya menghitung target yang berbatas waktu pada "
        f"triwulan tersebut, menurut posisi data per {material.position}; tunggakan yang ditutup "
        f"ialah target triwulan sebelumnya yang diselesaikan di dalam triwulan itu. Tanda {NONE} "
        "berarti tidak ada target."
    )


def comparison(material: Material) -> Comparison:
    previous = material.previous
    return Comparison(
        before=words_of(previous.period).short if previous else "",
        now=material.words.short,
        rows=comparison_rows(material),
        total=comparison_total(material),
        intro=comparison_intro(material),
        empty=f"{material.words.short} merupakan triwulan pertama tahun rencana, sehingga belum "
        "ada triwulan sebelumnya untuk dibandingkan.",
        quarters=quarter_rows(material),
        quarters_intro=quarters_intro(material),
    )
