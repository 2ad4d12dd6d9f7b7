"""Tindak Lanjut as it stood at A, with nothing printed that may name a person in a case."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.dates import parse_date
from pipeline.identity import speaks_of_case
from pipeline.outcomes import CLOSED
from pipeline.schema import FOLLOW_UP_ORIGINS
from pipeline.view.parts.types import FollowUpRow
from pipeline.view.words.format import NONE, day
from pipeline.view.words.text import clean, dashed, filled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.model import FollowUp, Period

#: Origins whose texts are an office's own affair. Any other, also a blank or unknown one,
#: is treated as confidential: what is not known to be safe is not printed.
_OPEN_ORIGINS = frozenset({"Monev", "Inspektorat", "TPI", "Benturan Kepentingan"})


class Recommendations(Struct, frozen=True):
    """Counts at A. ``late``: open although their limit has passed."""

    raised: int = 0
    closed: int = 0
    late: int = 0

    @property
    def share(self) -> Fraction | None:
        """Closed / raised; None where none was raised."""
        return Fraction(self.closed, self.raised) if self.raised else None


def is_confidential(row: FollowUp) -> bool:
    """A case's row; one under another origin that points at a case is one all the same."""
    return row.origin not in _OPEN_ORIGINS or speaks_of_case(row.reference)


def origin_of(row: FollowUp) -> str:
    """ASAL where it is a known choice; any other text in that cell may name a person."""
    return row.origin if row.origin in FOLLOW_UP_ORIGINS else ""


def raised_by(rows: Iterable[FollowUp], as_of: date) -> tuple[FollowUp, ...]:
    """Rows raised on or before A; one without a date can't be placed and counts."""
    return tuple(r for r in rows if r.day is None or r.day <= as_of)


def is_late(row: FollowUp, as_of: date) -> bool:
    return not row.is_closed_at(as_of) and row.due is not None and row.due <= as_of


def count_recommendations(rows: Iterable[FollowUp], as_of: date) -> Recommendations:
    found = raised_by(rows, as_of)
    return Recommendations(
        raised=len(found),
        closed=sum(r.is_closed_at(as_of) for r in found),
        late=sum(is_late(r, as_of) for r in found),
    )


def status_at(row: FollowUp, as_of: date) -> str:
    """STATUS as of A: Sudah only if finished by then.

    A row that was finished after A, or is Sudah without a date, was still under way: Proses.
    """
    if row.is_closed_at(as_of):
        return "Sudah"
    status = "Proses" if row.status in ("Sudah", "Proses") else "Belum"
    if row.status == "Sudah" and row.finished is None:
        return f"{status} (tanggal selesai belum diisi)"
    return f"{status} (lewat batas waktu)" if is_late(row, as_of) else status


def action_at(row: FollowUp, as_of: date, *, hidden: bool) -> str:
    """TINDAK LANJUT as of A; of what was finished after A it tells what was done later."""
    return NONE if hidden or is_closed_later(row, as_of) else dashed(row.action)


def is_closed_later(row: FollowUp, as_of: date) -> bool:
    """Whether it was open at A and has been closed since: how, and with what, was not known."""
    return row.status == CLOSED and row.finished is not None and row.finished > as_of


def reference(row: FollowUp) -> str:
    """Origin and reference in one cell: ``Inspektorat\\n12/2025``."""
    return "\n".join(part for part in (origin_of(row), told_reference(row)) if part) or NONE


def told_reference(row: FollowUp) -> str:
    """RUJUKAN; "" where it is a meeting's date, and ASAL and TANGGAL have said as much."""
    told = clean(row.reference)
    repeats = row.day is not None and parse_date(told).value == row.day
    return "" if repeats and origin_of(row) else told


def hidden_note(row: FollowUp) -> str:
    """What stands in place of the texts of a case's row."""
    text = f"{row.origin} {row.reference}"
    if re.search(r"\bwbs\b|whistle", text, re.IGNORECASE):
        return "Rincian pada rekap WBS"
    if speaks_of_case(text):
        return "Rincian pada rekap Pengaduan"
    return "Rincian pada lembar Tindak Lanjut (ASAL belum jelas)"


def follow_up_rows(
    rows: Iterable[FollowUp], period: Period, as_of: date
) -> tuple[FollowUpRow, ...]:
    """Rows raised by A that are open at A, or were closed since the period began."""
    shown = [
        row
        for row in raised_by(rows, as_of)
        if not row.is_closed_at(as_of)
        or (row.finished is not None and row.finished >= period.start)
    ]
    return tuple(
        follow_up_row(number, row, as_of, status_at(row, as_of), closed=row.is_closed_at(as_of))
        for number, row in enumerate(shown, 1)
    )


def follow_up_row(
    number: int, row: FollowUp, as_of: date, status: str, *, closed: bool
) -> FollowUpRow:
    """The row as printed at A; of a case's row its reference, dates and status alone."""
    hidden = is_confidential(row)
    return FollowUpRow(
        number=str(number),
        origin=reference(row),
        day=day(row.day),
        problem=hidden_note(row) if hidden else dashed(row.problem),
        recommendation=NONE if hidden else filled(row.recommendation),
        action=action_at(row, as_of, hidden=hidden),
        person=NONE if hidden else filled(row.person),
        due=day(row.due),
        finished=day(row.finished) if closed else NONE,
        status=status,
    )
