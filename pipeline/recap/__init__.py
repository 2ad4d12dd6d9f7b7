"""Registers → recap tables, in exact counts, one file a register (domain.md, "Registers").

Every recap is counted for a :class:`~pipeline.model.Period` with the data's position A, as
:mod:`pipeline.recap.window` says, and is complete also where there was no case (NIHIL).
"""

from pipeline.recap.complaints import ComplaintRecap, ComplaintStanding, Outcome, recap_complaints
from pipeline.recap.conflicts import (
    ConflictRecap,
    Declarations,
    recap_conflicts,
    recap_declarations,
)
from pipeline.recap.followups import FollowUpRecap, FollowUpStanding, recap_follow_ups
from pipeline.recap.gratifications import GratificationRecap, recap_gratifications
from pipeline.recap.wbs import WbsRecap, WbsStanding, recap_wbs

__all__ = [
    "ComplaintRecap",
    "ComplaintStanding",
    "ConflictRecap",
    "Declarations",
    "FollowUpRecap",
    "FollowUpStanding",
    "GratificationRecap",
    "Outcome",
    "WbsRecap",
    "WbsStanding",
    "recap_complaints",
    "recap_conflicts",
    "recap_declarations",
    "recap_follow_ups",
    "recap_gratifications",
    "recap_wbs",
]
