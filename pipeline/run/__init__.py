"""The conductor: read → parse → validate → measure → view → render, each a short player.

Dates come in as arguments; nothing here prints. Libraries of weight are imported where
they are needed, so that a command pays only for what it uses.
"""

from __future__ import annotations

from pipeline.run.loading import Loaded, load, names_decree, progress_of
from pipeline.run.making import annotate_copy, make_workbook, read_source
from pipeline.run.monitoring import make_annual, make_monthly, make_quarterly
from pipeline.run.packet import make_meeting, make_packet
from pipeline.run.publishing import Made, ReportRequest, refuse_on_errors
from pipeline.run.registers import (
    make_complaints,
    make_conflict_matrix,
    make_follow_up,
    make_statements,
    make_wbs,
)

__all__ = [
    "Loaded",
    "Made",
    "ReportRequest",
    "annotate_copy",
    "load",
    "make_annual",
    "make_complaints",
    "make_conflict_matrix",
    "make_follow_up",
    "make_meeting",
    "make_monthly",
    "make_packet",
    "make_quarterly",
    "make_statements",
    "make_wbs",
    "make_workbook",
    "names_decree",
    "progress_of",
    "read_source",
    "refuse_on_errors",
]
