"""The frozen nouns that every stage shares.

Nothing here reads, decides or formats: these are the values that move
read → model → validate → measure → view → render. All are immutable, comparable
and printable; dates are real :class:`datetime.date` values, and every record made
from a workbook row carries that row's :class:`RowRef`, so that any later check can
name the cell without having to look for it.
"""

from __future__ import annotations

from pipeline.model.decree import Decree, DecreeArea, DecreeComponent
from pipeline.model.deferred import Deferred
from pipeline.model.office import Office
from pipeline.model.period import Period, month_end, quarter_of
from pipeline.model.places import CellRef, RowRef, column_letter, column_number
from pipeline.model.plan import Area, Entry, EntryStatus, Examination, Indicator, Obligation
from pipeline.model.registers import Complaint, ConflictRisk, DayOff, GratificationReport, WbsCase
from pipeline.model.sheets import Change, FollowUp, Meeting, Narrative, Person, Settings
from pipeline.model.status import DerivedStatus

__all__ = [
    "Area",
    "CellRef",
    "Change",
    "Complaint",
    "ConflictRisk",
    "DayOff",
    "Decree",
    "DecreeArea",
    "DecreeComponent",
    "Deferred",
    "DerivedStatus",
    "Entry",
    "EntryStatus",
    "Examination",
    "FollowUp",
    "GratificationReport",
    "Indicator",
    "Meeting",
    "Narrative",
    "Obligation",
    "Office",
    "Period",
    "Person",
    "RowRef",
    "Settings",
    "WbsCase",
    "column_letter",
    "column_number",
    "month_end",
    "quarter_of",
]
