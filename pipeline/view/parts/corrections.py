"""Koreksi: what earlier reports said and today's workbook says otherwise, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.archive import Correction, period_of
from pipeline.model import Change, DerivedStatus
from pipeline.months import month_name
from pipeline.view.parts.types import CorrectionRow
from pipeline.view.words.format import NONE, day, integer
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import TO_FILL, clean, filled, mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The counts of a period record as a reader knows them.
_MEASURES = {
    "obligations": "Jumlah target",
    "due": "Target s.d. periode",
    "done": "Selesai",
    "done_due": "Selesai di antara yang berbatas waktu",
    "overdue": "Belum terpenuhi",
    "arrears": "Tunggakan",
}


def correction_rows(found: Sequence[Correction]) -> tuple[CorrectionRow, ...]:
    """For each period: the figures of all areas, of each area, then each target's status."""
    groups: dict[tuple[str, str], list[Correction]] = {}
    rows: list[tuple[str, str, str, str, str]] = []
    for period in dict.fromkeys(c.period for c in found):
        here = [c for c in found if c.period == period]
        targets = [c for c in here if c.code]
        groups.clear()
        for one in here:
            if not one.code:
                groups.setdefault((period, one.area), []).append(one)
        rows += [_figures(group, area, targets) for (_, area), group in groups.items()]
        rows += [_target(one) for one in targets]
    return tuple(CorrectionRow(str(number), *row) for number, row in enumerate(rows, 1))


def _period(slug: str) -> str:
    period = period_of(slug)
    if period is None:
        return slug
    full = words_of(period).full
    return full[0].upper() + full[1:]


def _figures(
    group: Sequence[Correction], area: str, targets: Sequence[Correction]
) -> tuple[str, str, str, str, str]:
    head = f"Area {area}" if area else "Seluruh area"
    own = [c for c in targets if not area or c.code.split(".")[0] == area]
    named = mentioned([_label(c) for c in own])
    return (
        _period(group[0].period),
        head,
        "\n".join(f"{_name(c)}: {_value(c.reported)}" for c in group),
        "\n".join(f"{_name(c)}: {_value(c.now)}" for c in group),
        f"Akibat perubahan {named}" if own else TO_FILL,
    )


def _target(one: Correction) -> tuple[str, str, str, str, str]:
    return (
        _period(one.period),
        f"Status {_label(one)}",
        _status(one.reported),
        _status(one.now),
        "\n".join(explanation(c) for c in one.explained) or f"{TO_FILL} (belum ada pada Perubahan)",
    )


def _label(one: Correction) -> str:
    return f"{one.code} ({month_name(one.month)})" if one.month else one.code


def _name(one: Correction) -> str:
    return _MEASURES.get(one.measure, one.measure)


def _value(value: int | str) -> str:
    return integer(value) if isinstance(value, int) else value


def _status(value: int | str) -> str:
    """A status as printed; "" is a target that the plan did not have."""
    if not value:
        return "Tidak ada dalam rencana"
    return DerivedStatus(value).printed


def explanation(change: Change) -> str:
    """``Koreksi Data, 8 Oktober 2025: Salah ketik tanggal.``"""
    when = day(change.day, missing=TO_FILL)
    reason = clean(change.reason)
    if not reason:
        shift = f"{clean(change.before) or NONE} menjadi {clean(change.after) or NONE}"
        reason = shift if change.before or change.after else TO_FILL
    return f"{filled(change.kind)}, {when}: {reason}"


def corrections_intro(found: Iterable[Correction]) -> str:
    """Above the table; "" where nothing that was reported differs from today's workbook."""
    periods = list(dict.fromkeys(_period(c.period) for c in found))
    if not periods:
        return ""
    return (
        "Angka atau status yang pernah dilaporkan dan berbeda dari data sekarang (Koreksi) "
        f"terdapat pada laporan {mentioned(periods, 'periode lainnya')}; yang berlaku ialah angka "
        "menurut data sekarang."
    )
