"""How a year's targets ended: on time, late (also after the year's end), unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.model import DerivedStatus
from pipeline.view.parts.proofs import shown_entry
from pipeline.view.parts.sentences import cumulative, labels, planned, uncounted
from pipeline.view.periods.annual_types import AnnualArea, AreaResultRow, Unfinished, UnfinishedRow
from pipeline.view.words.format import NONE, day, integer, percentage, points, share
from pipeline.view.words.text import dashed, filled, title_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.measure import AreaProgress, Counts, Target
    from pipeline.view.parts.material import Material


def late_targets(material: Material) -> tuple[Target, ...]:
    """Done after their due date, those of January of the next year included; by that date."""
    found = [t for t in material.progress.targets if t.status is DerivedStatus.DONE_LATE]
    return tuple(sorted(found, key=lambda t: t.obligation.due_date))


def after_year(material: Material, targets: Sequence[Target]) -> int:
    """How many of ``targets`` were done after the year had ended."""
    end = material.period.end
    return sum(bool(t.entry and t.entry.realized_on and t.entry.realized_on > end) for t in targets)


def unfinished_targets(material: Material) -> tuple[Target, ...]:
    """Past their due date and not done at A, the oldest first."""
    found = [t for t in material.progress.targets if t.overdue]
    return tuple(sorted(found, key=lambda t: t.obligation.due_date))


# --- Rekapitulasi -----------------------------------------------------------------------


def _result_row(
    number: str, area: str, indicators: int, counts: Counts, targets: Sequence[Target]
) -> AreaResultRow:
    late = sum(t.status is DerivedStatus.DONE_LATE for t in targets)
    return AreaResultRow(
        number=number,
        area=area,
        indicators=integer(indicators),
        obligations=integer(counts.obligations),
        on_time=integer(counts.done - late),
        late=integer(late),
        unfinished=integer(counts.obligations - counts.done),
        not_applicable=integer(len(targets) - counts.obligations),
        actual=share(counts.actual),
        achievement=share(counts.achievement),
    )


def result_rows(material: Material) -> tuple[AreaResultRow, ...]:
    return tuple(
        _result_row(
            a.area.number,
            title_case(a.area.name),
            a.indicators,
            a.counts,
            material.progress.of_area(a.area.number),
        )
        for a in material.progress.areas
    )


def result_total(material: Material) -> AreaResultRow:
    progress = material.progress
    return _result_row("", "JUMLAH", progress.indicators_total, progress.total, progress.targets)


def result_note(material: Material) -> str:
    """Below the table: what its columns mean, the deviation and the weighted total."""
    text = (
        "Tepat waktu + terlambat + belum selesai = jumlah target; Tidak Berlaku tidak dihitung. "
        "Realisasi terhadap jumlah target; Capaian terhadap target yang telah berbatas waktu."
    )
    total, weighted = material.progress.total, material.progress.weighted
    if total.deviation is not None:
        text += f" Deviasi {points(total.deviation)} poin persentase."
    if weighted is not None:
        text += f" Nilai tertimbang {percentage(weighted)} (indikatif, bukan nilai LKE)."
    return text


# --- prose ------------------------------------------------------------------------------


def finished_state(material: Material, targets: Sequence[Target], place: str = "") -> str:
    """How the counted targets ended. ``place`` e.g. ``pada area ini``."""
    counted = [t for t in targets if t.counts]
    done = [t for t in counted if t.done]
    if not done:
        return ""
    late = [t for t in done if t.status is DerivedStatus.DONE_LATE]
    at = f" {place}" if place else ""
    head = f"Dari {integer(len(done))} target yang diselesaikan{at}"
    if not late:
        return f"{head}, seluruhnya tepat waktu."
    afterwards = after_year(material, late)
    tail = ""
    if afterwards:
        tail = (
            f", di antaranya {integer(afterwards)} sesudah tahun {material.period.year} berakhir "
            f"(sampai dengan {material.position})"
        )
    if len(late) == len(done):
        return f"{head}, seluruhnya terlambat{tail}."
    on_time = len(done) - len(late)
    return f"{head}, {integer(on_time)} tepat waktu dan {integer(len(late))} terlambat{tail}."


def unfinished_state(material: Material) -> str:
    found = unfinished_targets(material)
    if not found:
        return f"Tidak terdapat target yang belum terpenuhi per {material.position}."
    if len(found) == 1:
        return f"Per {material.position} terdapat 1 target belum terpenuhi, yaitu {labels(found)}."
    oldest = found[0].obligation
    return (
        f"Per {material.position} terdapat {integer(len(found))} target belum terpenuhi; yang "
        f"tertua ialah {oldest.code} dengan batas waktu {day(oldest.due_date)}."
    )


def still_open(material: Material) -> str:
    """A year that had not ended at A; "" otherwise."""
    if material.is_ended:
        return ""
    return (
        f"Data ini berposisi per {material.position}, sebelum tahun {material.period.year} "
        "berakhir; target yang belum selesai masih dapat diselesaikan sampai dengan batas waktunya."
    )


def year_results(material: Material) -> tuple[str, ...]:
    """The opening of BAB III; the office's own text (Hasil) follows the figures."""
    progress = material.progress
    found = (
        cumulative(material, progress.total),
        planned(material, progress.total),
        " ".join(
            p for p in (finished_state(material, progress.targets), unfinished_state(material)) if p
        ),
        uncounted(material, progress.targets),
        still_open(material),
    )
    return (*(p for p in found if p), *material.narrative("Hasil"))


def year_areas(material: Material) -> tuple[AnnualArea, ...]:
    return tuple(_area(material, area) for area in material.progress.areas)


def _area(material: Material, area: AreaProgress) -> AnnualArea:
    number = area.area.number
    targets = material.progress.of_area(number)
    first = cumulative(material, area.counts, f"Area {number}")
    unmet = [t for t in targets if t.overdue]
    second = [finished_state(material, targets, "pada area ini")]
    if unmet:
        second.append(f"Target yang belum terpenuhi ialah {labels(unmet)}.")
    second.append(uncounted(material, targets))
    paragraphs = (first, " ".join(s for s in second if s))
    return AnnualArea(
        heading=f"Area {number} {NONE} {title_case(area.area.name)}",
        paragraphs=(*(p for p in paragraphs if p), *material.narrative(f"Area {number}")),
    )


# --- lists ------------------------------------------------------------------------------


def late_intro(material: Material, late: Sequence[Target]) -> str:
    if not late:
        return "Tidak terdapat target yang diselesaikan setelah batas waktunya."
    text = f"Sebanyak {integer(len(late))} target diselesaikan setelah batas waktunya"
    afterwards = after_year(material, late)
    if not afterwards:
        return f"{text}."
    return (
        f"{text}, {integer(afterwards)} di antaranya sesudah tahun {material.period.year} berakhir "
        f"(sampai dengan {material.position})."
    )


def unfinished(material: Material) -> Unfinished:
    found = unfinished_targets(material)
    state = unfinished_state(material)
    return Unfinished(
        rows=tuple(_unfinished_row(n, t, material) for n, t in enumerate(found, 1)),
        intro=state if found else "",
        empty=state,
    )


def _unfinished_row(number: int, target: Target, material: Material) -> UnfinishedRow:
    entry = shown_entry(target, material.as_of)
    return UnfinishedRow(
        number=str(number),
        code=target.obligation.code,
        indicator=dashed(target.indicator.indicator),
        due_date=day(target.obligation.due_date),
        status=target.status.printed,
        obstacle=filled(entry.obstacle if entry else ""),
        proposal=filled(entry.follow_up_plan if entry else ""),
        person=filled(target.indicator.person),
    )
