"""PERLU KEPUTUSAN: what the leadership has to decide on, at most five, in a stated order.

First targets past their due date whose obstacle and plan staff have written, then those
without, then recommendations past their limit; in each the oldest first. The limit
proposed for a target is the end of the month after A: a proposal, and marked as one. Where
staff's own plan names a day to come, none is proposed beside it.
"""

from __future__ import annotations

from datetime import date

from pipeline.measure import Target
from pipeline.model import DerivedStatus, FollowUp, month_end
from pipeline.view.parts.material import Material, label
from pipeline.view.parts.plan_dates import has_own_date, only_day
from pipeline.view.parts.types import Decision
from pipeline.view.registers.follow_up_rows import (
    hidden_note,
    is_confidential,
    is_late,
    origin_of,
    raised_by,
)
from pipeline.view.words.format import NONE, day, integer
from pipeline.view.words.period_words import is_month, is_quarter
from pipeline.view.words.text import clean, filled, shortened

MOST = 5
#: Letters of a matter's text and of an indicator's name: a month's page, and one of a
#: quarter or a year, whose lines on the registers take room.
_MONTH_WIDTHS = (110, 80)
_WIDTHS = (80, 60)


def decisions(material: Material) -> tuple[tuple[Decision, ...], int]:
    """The lines to print, and how many matters there are in all."""
    late = sorted(
        (t for t in material.progress.targets if t.overdue),
        key=lambda t: t.obligation.due_date,
    )
    planned = [t for t in late if _is_planned(t)]
    bare = [t for t in late if not _is_planned(t)]
    open_rows = sorted(
        (
            r
            for r in raised_by(material.office.follow_ups, material.rows_as_of)
            if _late(r, material)
        ),
        key=lambda r: r.due or date.max,
    )
    matters: list[Target | FollowUp] = [*planned, *bare, *open_rows]
    lines = tuple(
        _of_target(n, matter, material)
        if isinstance(matter, Target)
        else _of_follow_up(n, matter, material)
        for n, matter in enumerate(matters[:MOST], 1)
    )
    return lines, len(matters)


def _late(row: FollowUp, material: Material) -> bool:
    """Late at the position of Tindak Lanjut, and not closed since (then nothing is to decide)."""
    return is_late(row, material.rows_as_of) and not row.is_closed_at(material.as_of)


def _is_planned(target: Target) -> bool:
    entry = target.entry
    return bool(entry and clean(entry.obstacle) and clean(entry.follow_up_plan))


def proposed_limit(as_of: date) -> date:
    """The end of the month after A."""
    if as_of.month == 12:
        return month_end(as_of.year + 1, 1)
    return month_end(as_of.year, as_of.month + 1)


def plans_its_day(target: Target, material: Material) -> bool:
    """Whether RENCANA TINDAK LANJUT names a day after A."""
    entry = target.entry
    return entry is not None and has_own_date(entry.follow_up_plan, material.as_of)


#: What is wrong with a late target, and the cure, where staff have written neither.
_UNMET = (
    "belum terpenuhi, kendala belum diuraikan",
    "Menetapkan langkah penyelesaian dan menguraikan kendalanya",
)
_STANDARD = {
    DerivedStatus.NO_DATE: (
        "tercatat Selesai, tetapi tanggal realisasi belum diisi",
        "Melengkapi tanggal realisasi pada lembar monev",
    ),
    DerivedStatus.NO_EVIDENCE: (
        "tercatat Selesai, tetapi bukti dukung belum ada",
        "Melengkapi bukti dukung pada lembar monev",
    ),
}


def _of_target(number: int, target: Target, material: Material) -> Decision:
    entry = target.entry
    problem, proposal = _STANDARD.get(target.status, _UNMET)
    long, short = _widths(material)
    obstacle = shortened(entry.obstacle, long) if entry else ""
    plan = shortened(entry.follow_up_plan, long) if entry else ""
    name = shortened(target.indicator.indicator, short).rstrip(" .,;:")
    return Decision(
        number=str(number),
        problem=f"{label(target)} {name}: {obstacle or problem}",
        proposal=plan or proposal,
        person=filled(target.indicator.person),
        due=_due_of(target, material),
    )


def _due_of(target: Target, material: Material) -> str:
    """The day that staff planned, where the plan names one; else a proposal, marked as one."""
    if target.entry is None or not plans_its_day(target, material):
        return f"{day(proposed_limit(material.as_of))} (usul)"
    planned = only_day(target.entry.follow_up_plan, material.as_of)
    return f"{day(planned)} (rencana)" if planned else "menurut rencana"


def _widths(material: Material) -> tuple[int, int]:
    return _MONTH_WIDTHS if is_month(material.period) else _WIDTHS


def _of_follow_up(number: int, row: FollowUp, material: Material) -> Decision:
    origin = origin_of(row) or "asal belum jelas"
    head = f"Rekomendasi nomor {filled(row.number)} ({origin}) belum selesai"
    hidden = is_confidential(row)
    wish = hidden_note(row) if hidden else shortened(row.recommendation, _widths(material)[0])
    return Decision(
        number=str(number),
        problem=f"{head}: {wish}" if wish else head,
        proposal="Menetapkan batas waktu baru dan langkah percepatannya",
        person=NONE if hidden else filled(row.person),
        due=f"{day(row.due)} (telah lewat)",
    )


def decisions_note(material: Material, shown: int, total: int) -> str:
    """What the page leaves out; "" where it shows everything."""
    if total <= shown:
        return ""
    return (
        f"Ditampilkan {integer(shown)} dari {integer(total)} hal; selebihnya pada bagian "
        f"{_elsewhere(material)}."
    )


def _elsewhere(material: Material) -> str:
    """The headings under which the report lists the rest."""
    if is_month(material.period):
        return "Tunggakan, Target Bulan Ini, dan Tindak Lanjut Rekomendasi Sebelumnya"
    if is_quarter(material.period):
        return "Uraian per Area, Tunggakan dan Penyelesaiannya, dan Tindak Lanjut Rekomendasi"
    return "Target yang Belum Terpenuhi dan Tindak Lanjut Rekomendasi"
