"""Rows of the report's tables, formatted and in the order in which they are printed."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.model import Change, DerivedStatus, Entry, Indicator
from pipeline.view.parts.monev_types import SheetArea, SheetComponent, SheetRow
from pipeline.view.parts.proofs import entry_links, needs_repair, shown_entry
from pipeline.view.parts.types import ChangeRow, ObstacleRow, RecapRow, TargetRow
from pipeline.view.words.format import NONE, day, integer, points, share
from pipeline.view.words.text import clean, dashed, filled, title_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.measure import Counts, Target
    from pipeline.view.parts.material import Material


def recap_row(number: str, area: str, counts: Counts) -> RecapRow:
    """A row of Rekapitulasi per Area; shares without the sign that the headings carry."""
    return RecapRow(
        number=number,
        area=area,
        obligations=integer(counts.obligations),
        due=integer(counts.due),
        done=integer(counts.done),
        plan=share(counts.plan),
        actual=share(counts.actual),
        deviation=points(counts.deviation),
        achievement=share(counts.achievement),
        arrears=integer(counts.arrears),
    )


def recap_rows(material: Material) -> tuple[RecapRow, ...]:
    return tuple(
        recap_row(a.area.number, title_case(a.area.name), a.counts) for a in material.progress.areas
    )


def target_rows(targets: Iterable[Target], as_of: date) -> tuple[TargetRow, ...]:
    return tuple(_target_row(number, t, as_of) for number, t in enumerate(targets, 1))


def _target_row(number: int, target: Target, as_of: date) -> TargetRow:
    entry = shown_entry(target, as_of)
    return TargetRow(
        number=str(number),
        code=target.obligation.code,
        indicator=dashed(target.indicator.indicator),
        evidence=dashed(target.indicator.evidence),
        due_date=day(target.obligation.due_date),
        person=filled(target.indicator.person),
        status=target.status.printed,
        realized_on=day(entry.realized_on) if entry else NONE,
        note=_remarks(entry, as_of),
    )


def _remarks(entry: Entry | None, as_of: date) -> str:
    """KETERANGAN, and what the examiner wants repaired."""
    if entry is None:
        return NONE
    notes = [clean(entry.note)]
    if needs_repair(entry, as_of):
        wish = clean(entry.examiner_note)
        notes.append(f"Bukti perlu perbaikan: {wish}" if wish else "Bukti perlu perbaikan")
    return "\n".join(n for n in notes if n) or NONE


def has_obstacle_text(entry: Entry | None) -> bool:
    return bool(entry and (clean(entry.obstacle) or clean(entry.follow_up_plan)))


def explained(material: Material, targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets whose KENDALA or RENCANA TINDAK LANJUT is filled in: those not yet done, and
    those of the reported period even if they were done in the end.

    The texts bear no date. Where neither the period nor the next one has to do with a target,
    its text was written later and stands in the report on that time.
    """
    return tuple(
        t
        for t in targets
        if t.counts
        and has_obstacle_text(t.entry)
        and (not t.done or material.period.contains(t.obligation.due_date))
        and _is_of_its_time(material, t)
    )


def _is_of_its_time(material: Material, target: Target) -> bool:
    """Due by E; else under way by E or due in the next period, and not told after the fact."""
    due, entry, after = target.obligation.due_date, target.entry, material.following
    if due <= material.period.end:
        return True
    if entry and entry.realized_on and entry.realized_on > material.as_of:
        return False
    is_next = after is not None and after.contains(due)
    return is_next or target.obligation.opens <= material.period.end


def unexplained(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets past their due date, not done, about which staff wrote no obstacle.

    One that lacks only its date or proof needs no obstacle: its status says what is missing.
    """
    lacking = (DerivedStatus.NO_DATE, DerivedStatus.NO_EVIDENCE)
    return tuple(
        t
        for t in targets
        if t.overdue and t.status not in lacking and not has_obstacle_text(t.entry)
    )


def obstacle_rows(targets: Iterable[Target]) -> tuple[ObstacleRow, ...]:
    rows = []
    for number, target in enumerate(targets, 1):
        entry = target.entry
        # What a target that is done no longer needs may stay empty.
        shown = dashed if target.done else filled
        rows.append(
            ObstacleRow(
                number=str(number),
                code=target.obligation.code,
                indicator=dashed(target.indicator.indicator),
                obstacle=shown(entry.obstacle if entry else ""),
                plan=shown(entry.follow_up_plan if entry else ""),
                person=filled(target.indicator.person),
            )
        )
    return tuple(rows)


def change_rows(changes: Iterable[Change], as_of: date) -> tuple[ChangeRow, ...]:
    """Changes dated by A, in the order of their dates; an undated one stands last."""
    found = [c for c in changes if c.day is None or c.day <= as_of]
    found.sort(key=lambda c: c.day or date.max)
    return tuple(
        ChangeRow(
            number=str(number),
            day=day(change.day, missing=filled("")),
            kind=filled(change.kind),
            code=dashed(change.code),
            before=dashed(change.before),
            after=dashed(change.after),
            basis=filled(change.basis),
            reason=filled(change.reason),
            approved_by=filled(change.approved_by),
        )
        for number, change in enumerate(found, 1)
    )


def sheet_areas(
    material: Material, chosen: Iterable[Target] | None = None
) -> tuple[SheetArea, ...]:
    """The printed lembar monev: all targets (or the ``chosen``), as the decree orders them."""
    order = {i.code: n for n, i in enumerate(material.office.indicators)}
    names = {a.number: title_case(a.name) for a in material.office.areas}
    targets = sorted(
        material.progress.targets if chosen is None else chosen,
        key=lambda t: (order.get(t.obligation.code, len(order)), t.obligation.month),
    )
    numbered = [(t, _sheet_row(n, t, material.as_of)) for n, t in enumerate(targets, 1)]
    areas = []
    for area, of_area in groupby(numbered, key=lambda pair: pair[0].indicator.area):
        components = groupby(of_area, key=lambda pair: _component(pair[0].indicator))
        areas.append(
            SheetArea(
                f"{area} {names.get(area, '')}".strip(),
                tuple(
                    SheetComponent(name, tuple(row for _, row in pairs))
                    for name, pairs in components
                ),
            )
        )
    return tuple(areas)


def _sheet_row(number: int, target: Target, as_of: date) -> SheetRow:
    indicator, entry = target.indicator, shown_entry(target, as_of)
    return SheetRow(
        number=str(number),
        code=indicator.code,
        indicator=dashed(indicator.indicator),
        action=dashed(indicator.action),
        evidence=dashed(indicator.evidence),
        target=dashed(indicator.target),
        due_date=day(target.obligation.due_date),
        person=filled(indicator.person),
        status=target.status.printed,
        realized_on=day(entry.realized_on) if entry else NONE,
        proofs="\n".join(_proofs(entry)) or NONE,
        obstacle=dashed(target.entry.obstacle if target.entry else ""),
        plan=dashed(target.entry.follow_up_plan if target.entry else ""),
        note=dashed(entry.note if entry else ""),
    )


def _component(indicator: Indicator) -> str:
    number = clean(indicator.component_number).rstrip(".")
    name = clean(indicator.component)
    return f"{number}. {name}" if number and name else number or dashed(name)


def _proofs(entry: Entry | None) -> Sequence[str]:
    """The proofs as written, and below them the hyperlinks that the cell hides."""
    if entry is None:
        return ()
    hidden = sorted(entry_links(entry) - set(entry.evidence))
    return [*entry.evidence, *hidden]
