"""One workbook as values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.model.plan import Area, Entry, Indicator, Obligation
from pipeline.model.registers import (
    Complaint,
    ConflictRisk,
    DayOff,
    GratificationReport,
    WbsCase,
)
from pipeline.model.sheets import Change, FollowUp, Meeting, Narrative, Person, Settings


class Office(Struct, frozen=True):
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
    complaints: Sequence[Complaint] = ()
    gratifications: tuple[GratificationReport, ...] = ()
    conflicts: tuple[ConflictRisk, ...] = ()
    days_off: tuple[DayOff, ...] = ()

    @property
    def year(self) -> int:
        """The plan year; 0 where Pengaturan does not say (an error finding stands there)."""
        return self.settings.year or 0
