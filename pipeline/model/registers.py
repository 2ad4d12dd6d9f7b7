"""Cases, complaints, gratification, conflicts of interest and days off."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from pipeline.model.places import RowRef


class WbsCase(Struct, frozen=True):
    """A row of WBS, pseudonymous. Months are (year, month); None where blank or unreadable."""

    case: str
    received: tuple[int, int] | None
    category: str = ""
    status: str = ""
    finished: tuple[int, int] | None = None
    channel: str = ""
    complete: str = ""
    forwarded: str = ""
    recommendation: str = ""
    row: RowRef | None = None


class Complaint(Struct, frozen=True):
    """A row of Pengaduan."""

    number: str
    received: date | None
    channel: str = ""
    ticket: str = ""
    classification: str = ""
    substance: str = ""
    field: str = ""
    completed: date | None = None
    status: str = ""
    finished: date | None = None
    outcome: str = ""
    response: tuple[str, ...] = ()
    note: str = ""
    row: RowRef | None = None


class GratificationReport(Struct, frozen=True):
    """A row of Gratifikasi; ``amount`` in rupiah."""

    number: str
    received: date | None
    reported: date | None = None
    form: str = ""
    amount: int | None = None
    event: str = ""
    forwarded: str = ""
    ruling: str = ""
    action: str = ""
    status: str = ""
    row: RowRef | None = None


class ConflictRisk(Struct, frozen=True):
    """A row of Benturan Kepentingan."""

    number: str
    task: str
    situation: str = ""
    source: str = ""
    risk: str = ""
    control: str = ""
    person: str = ""
    due: date | None = None
    status: str = ""
    row: RowRef | None = None


class DayOff(Struct, frozen=True):
    """A row of Hari Libur."""

    day: date
    note: str = ""
    row: RowRef | None = None
