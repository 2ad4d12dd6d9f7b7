"""The frozen nouns that every stage shares.

Nothing here reads, decides or formats: these are the values that move
read → model → validate → measure → view → render. All are immutable, comparable
and printable; dates are real :class:`datetime.date` values, and every record made
from a workbook row carries that row's :class:`RowRef`, so that any later check can
name the cell without having to look for it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum


def column_letter(column: int) -> str:
    """``1`` → ``A``, ``28`` → ``AB`` (the letters of ECMA-376 cell references)."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """``A`` → ``1``, ``AB`` → ``28``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """A place in a workbook: a cell, a whole sheet (row 0) or the file (sheet "")."""

    sheet: str = ""
    row: int = 0
    column: int = 0

    @property
    def address(self) -> str | None:
        """``D14``; None where the place is a sheet or the file."""
        if not self.row or not self.column:
            return None
        return f"{column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class RowRef:
    """A row of a sheet, and where each schema column stands in that sheet."""

    sheet: str
    number: int
    columns: Mapping[str, int] = field(default_factory=dict)

    def cell(self, key: str) -> CellRef:
        """The cell under schema column ``key``; the whole sheet if it has no such column."""
        column = self.columns.get(key, 0)
        return CellRef(self.sheet, self.number if column else 0, column)


# --- period -------------------------------------------------------------------


def month_end(year: int, month: int) -> date:
    """The last day of ``month`` (1…12)."""
    return date(year, month, monthrange(year, month)[1])


def quarter_of(month: int) -> int:
    """1…4."""
    return (month + 2) // 3


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter or a year of the plan: months ``first`` to ``last`` of ``year``."""

    year: int
    first: int
    last: int

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        return cls(year, month, month)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        return cls(year, quarter * 3 - 2, quarter * 3)

    @classmethod
    def of_year(cls, year: int) -> Period:
        return cls(year, 1, 12)

    @property
    def start(self) -> date:
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """E in design.md."""
        return month_end(self.year, self.last)

    @property
    def quarter(self) -> int:
        return quarter_of(self.last)

    @property
    def slug(self) -> str:
        """``2025-10``, ``2025-TW4`` or ``2025``, as file names and PERIODE cells have it."""
        if self.first == self.last:
            return f"{self.year}-{self.last:02d}"
        if self.last - self.first == 2:
            return f"{self.year}-TW{self.quarter}"
        return str(self.year)

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


# --- the plan -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Area:
    """An area of change. ``number`` is Roman, ``weight`` its LKE weight (points of 60)."""

    number: str
    name: str
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the plan. ``code`` is area.component.ordinal (``V.4.3``), never renumbered."""

    code: str
    area: str
    component_number: str
    component: str
    indicator: str
    action: str
    evidence: str
    target: str
    person: str = ""
    row: RowRef | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A kewajiban: one indicator × one due month, due on the month's last day.

    ``opens`` is the first day on which work may be under way: the 1st of the due month,
    or of the phrase's first month where the phrase is a range with one deliverable
    (``is_range``).
    """

    code: str
    month: int
    due_date: date
    opens: date
    is_range: bool = False
    source: CellRef | None = None

    @property
    def key(self) -> tuple[str, int]:
        return (self.code, self.month)


class EntryStatus(Enum):
    """What staff choose in STATUS of Lembar Monev."""

    BELUM = "Belum"
    PROSES = "Proses"
    SELESAI = "Selesai"
    TIDAK_BERLAKU = "Tidak Berlaku"


class Examination(Enum):
    """What the examiner chooses in HASIL PERIKSA of Lembar Monev."""

    SESUAI = "Sesuai"
    PERLU_PERBAIKAN = "Perlu Perbaikan"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of Lembar Monev: what staff reported on one obligation.

    ``evidence`` holds the lines of BUKTI DUKUNG as written, each trimmed, none empty;
    ``links`` the cell's hyperlink targets. ``status`` None means that the cell is blank
    (Belum) or could not be read (then there is an error finding at it).
    """

    code: str
    month: int
    status: EntryStatus | None = None
    realized_on: date | None = None
    evidence: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    obstacle: str = ""
    follow_up_plan: str = ""
    note: str = ""
    examination: Examination | None = None
    examined_by: str = ""
    examined_on: date | None = None
    examiner_note: str = ""
    row: RowRef | None = None

    @property
    def key(self) -> tuple[str, int]:
        return (self.code, self.month)


# --- the other sheets -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settings:
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
    recipient: str = ""
    letter_pattern: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    bands: tuple[tuple[str, float], ...] = ()
    limits: Mapping[str, int] = field(default_factory=dict)
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a post (Pegawai), from ``since`` to ``until`` (both included, None is open)."""

    name: str
    nip: str = ""
    post: str = ""
    post_status: str = "Definitif"
    role: str = ""
    since: date | None = None
    until: date | None = None
    row: RowRef | None = None

    def holds_post_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Change:
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


@dataclass(frozen=True, slots=True)
class FollowUp:
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


@dataclass(frozen=True, slots=True)
class Meeting:
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


@dataclass(frozen=True, slots=True)
class Narrative:
    """A row of Narasi: ``text`` for the place ``section`` of the report on ``period``."""

    period: str
    section: str
    text: str
    row: RowRef | None = None


@dataclass(frozen=True, slots=True)
class WbsCase:
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


@dataclass(frozen=True, slots=True)
class Complaint:
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


@dataclass(frozen=True, slots=True)
class GratificationReport:
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


@dataclass(frozen=True, slots=True)
class ConflictRisk:
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


@dataclass(frozen=True, slots=True)
class DayOff:
    """A row of Hari Libur."""

    day: date
    note: str = ""
    row: RowRef | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """Everything that one workbook says, as values: what measuring and reporting work on."""

    settings: Settings
    areas: tuple[Area, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    entries: tuple[Entry, ...] = ()
    people: tuple[Person, ...] = ()
    changes: tuple[Change, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    cases: tuple[WbsCase, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    gratifications: tuple[GratificationReport, ...] = ()
    conflicts: tuple[ConflictRisk, ...] = ()
    days_off: tuple[DayOff, ...] = ()

    @property
    def year(self) -> int:
        """The plan year; 0 where Pengaturan does not say (an error finding stands there)."""
        return self.settings.year or 0


# --- the decree -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DecreeComponent:
    """A component of the decree's table; ``number`` as printed (``1`` or ``1.``)."""

    number: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class DecreeArea:
    """An area row of the decree; ``shares_cell`` where number and name stand in one cell."""

    number: str
    name: str
    components: tuple[DecreeComponent, ...]
    shares_cell: bool = False


@dataclass(frozen=True, slots=True)
class Decree:
    """A decree with its action plan. Texts exactly as decreed."""

    number: str
    year: int
    day: date
    place: str
    office: str
    title: str
    table_title: str
    signatory: str
    signatory_post: str
    legal_basis: tuple[str, ...]
    areas: tuple[DecreeArea, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(i for a in self.areas for c in a.components for i in c.indicators)


# --- measures ---------------------------------------------------------------------


class DerivedStatus(Enum):
    """The status of a target at A, worst to best as an indicator takes it (domain.md)."""

    UNMET = "unmet"
    NO_DATE = "no_date"
    NO_EVIDENCE = "no_evidence"
    IN_PROGRESS = "in_progress"
    NOT_YET = "not_yet"
    DONE_LATE = "done_late"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"

    @property
    def printed(self) -> str:
        return _PRINTED[self]

    @property
    def is_done(self) -> bool:
        return self in (DerivedStatus.DONE, DerivedStatus.DONE_LATE)


_PRINTED = {
    DerivedStatus.UNMET: "Belum Terpenuhi",
    DerivedStatus.NO_DATE: "Tanggal Belum Diisi",
    DerivedStatus.NO_EVIDENCE: "Bukti Belum Ada",
    DerivedStatus.IN_PROGRESS: "Sedang Berjalan",
    DerivedStatus.NOT_YET: "Belum Waktunya",
    DerivedStatus.DONE_LATE: "Selesai Terlambat",
    DerivedStatus.DONE: "Selesai Tepat Waktu",
    DerivedStatus.NOT_APPLICABLE: "Tidak Berlaku",
}
