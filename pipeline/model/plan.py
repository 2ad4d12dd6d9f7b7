"""The plan, and what staff report on it."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct

from pipeline.model.places import CellRef, RowRef


class Area(Struct, frozen=True):
    """An area of change. ``number`` is Roman, ``weight`` its LKE weight (points of 60)."""

    number: str
    name: str
    weight: float | None = None


class Indicator(Struct, frozen=True):
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

    @property
    def has_code(self) -> bool:
        """False where ``code`` (``?14``) only stands in for one that its row does not give."""
        return not self.code.startswith("?")


class Obligation(Struct, frozen=True):
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


class Entry(Struct, frozen=True):
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
