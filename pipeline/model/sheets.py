"""Settings, people, changes, follow-ups, meetings and texts: the other sheets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from pipeline.model.places import RowRef


class Settings(Struct, frozen=True):
    """The sheet Pengaturan. A text that is not filled in is "", a date or number None.

    ``limits`` are in working days, by limit key (schema.py); ``bands`` are the lower
    bounds (percent, exclusive) of the achievement bands, best first; ``weights`` are
    points by area number.
    """

    office: str = ""
    office_code: str = ""
    province: str = ""
    year: int | None = None
    decree_number: str = ""
    decree_date: date | None = None
    place: str = ""
    address: str = ""
    signing_post: str = ""
    acknowledging_post: str = ""
    signing_purpose: str = ""
    recipient: str = ""
    letter_pattern: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    bands: tuple[tuple[str, float], ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    is_example: bool = False


class Person(Struct, frozen=True):
    """A person in a post (Pegawai), from ``since`` to ``until`` (both included, None is open).

    ``declared_on``: the day on which the person signed the Surat Pernyataan.
    """

    name: str
    nip: str = ""
    post: str = ""
    post_status: str = "Definitif"
    role: str = ""
    since: date | None = None
    until: date | None = None
    declared_on: date | None = None
    row: RowRef | None = None

    def holds_post_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Change(Struct, frozen=True):
    """A row of Perubahan."""

    day: date | None
    kind: str
    code: str = ""
    before: str = ""
    after: str = ""
    basis: str = ""
    reason: str = ""
    approved_by: str = ""
    row: RowRef | None = None


class FollowUp(Struct, frozen=True):
    """A row of Tindak Lanjut: a recommendation or a meeting's decision."""

    number: str
    origin: str
    day: date | None
    reference: str = ""
    problem: str = ""
    recommendation: str = ""
    action: str = ""
    person: str = ""
    due: date | None = None
    finished: date | None = None
    evidence: str = ""
    status: str = ""
    row: RowRef | None = None

    def is_closed_at(self, day: date) -> bool:
        """Sudah, and finished on or before ``day`` (a blank finish date does not close it)."""
        return self.status == "Sudah" and self.finished is not None and self.finished <= day


class Meeting(Struct, frozen=True):
    """A row of Rapat. ``period`` is the text of PERIODE: 2025-10 or 2025-TW4."""

    period: str
    day: date | None
    time: str = ""
    place: str = ""
    kind: str = ""
    agenda: str = ""
    invitation: str = ""
    chair: str = ""
    secretary: str = ""
    participants: tuple[str, ...] = ()
    discussion: str = ""
    row: RowRef | None = None


class Narrative(Struct, frozen=True):
    """A row of Narasi: ``text`` for the place ``section`` of the report on ``period``."""

    period: str
    section: str
    text: str
    row: RowRef | None = None
