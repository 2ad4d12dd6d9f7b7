"""What a meeting decided: the rows of Tindak Lanjut whose RUJUKAN is the meeting's date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.dates import parse_date
from pipeline.view.packet.occasion import Occasion, meetings_on
from pipeline.view.packet.types import MeetingDecisionRow
from pipeline.view.registers.follow_up_rows import (
    hidden_note,
    is_confidential,
    origin_of,
    status_at,
)
from pipeline.view.words.format import NONE, day
from pipeline.view.words.text import clean, dashed, filled

if TYPE_CHECKING:
    from pipeline.model import FollowUp


def decided(occasion: Occasion) -> tuple[FollowUp, ...]:
    """The rows, in the sheet's order; the date in any spelling that a date cell accepts.

    Where that day had several meetings, a row belongs to those whose JENIS names its ASAL
    (Monev, WBS), and to all of them where none does.
    """
    if occasion.day is None:
        return ()
    same_day = meetings_on(occasion.office, occasion.day)
    return tuple(
        row
        for row in occasion.office.follow_ups
        if parse_date(row.reference).value == occasion.day
        and _is_of(row, occasion, [clean(m.kind).casefold() for m in same_day])
    )


def _is_of(row: FollowUp, occasion: Occasion, kinds: list[str]) -> bool:
    origin = clean(row.origin).casefold()
    if len(kinds) < 2 or not origin or not any(origin in kind for kind in kinds):
        return True
    own = clean(occasion.meeting.kind).casefold() if occasion.meeting else ""
    return origin in own


def decision_rows(occasion: Occasion) -> tuple[MeetingDecisionRow, ...]:
    return tuple(_row(n, row, occasion) for n, row in enumerate(decided(occasion), 1))


def _row(number: int, row: FollowUp, occasion: Occasion) -> MeetingDecisionRow:
    """A row on a case (WBS, Pengaduan) tells where to look and how it stands, nothing else."""
    hidden = is_confidential(row)
    return MeetingDecisionRow(
        number=str(number),
        problem=_case(row) if hidden else dashed(row.problem),
        decision=hidden_note(row) if hidden else filled(row.recommendation),
        person=NONE if hidden else filled(row.person),
        due=NONE if hidden else day(row.due, missing=filled("")),
        status=status_at(row, occasion.material.as_of),
    )


def _case(row: FollowUp) -> str:
    """``WBS, Tindak Lanjut nomor 6``."""
    parts = (origin_of(row), f"Tindak Lanjut nomor {filled(row.number)}")
    return ", ".join(part for part in parts if part)
