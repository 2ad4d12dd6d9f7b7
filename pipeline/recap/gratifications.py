"""Gratifikasi → the recap of reports and of how they kept the two limits.

A receipt is to be reported to the unit (UPG) within 10 working days and to KPK within 30
(domain.md, "Registers"; both are settings). A report is in hand from TANGGAL PENERIMAAN to
TANGGAL LAPOR, so that: unreported before + received = reported by timeliness + unreported now.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.recap.window import UNKNOWN, Standing, Window, tabulate
from pipeline.schema import GRATIFIKASI
from pipeline.workdays import UnknownYear, WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.balance import BalanceTable
    from pipeline.model import GratificationReport, Period

STATUSES = GRATIFIKASI.column("status").choices
#: How a report kept the limits: to the unit, only to KPK, neither, or not to be counted.
OUTCOMES = (
    "Dilaporkan dalam batas UPG",
    "Dilaporkan dalam batas KPK",
    "Dilaporkan melewati batas",
    "Dilaporkan, Ketepatan Tidak Dapat Dihitung",
)
_IN_UNIT, _IN_KPK, _LATE, _UNTIMED = OUTCOMES


class GratificationRecap(Struct, frozen=True):
    """The recap of one period, in one row: the sheet has no category to split by.

    The counts after ``table`` are of the reports made in the period: by STATUS (in the
    schema's order, then all others), forwarded to KPK, and their value in rupiah.
    ``without_amount`` of them name no value. ``overdue``: unreported at the cut-off, and
    KPK's limit has passed.
    """

    period: Period
    as_of: date
    table: BalanceTable
    reports: tuple[GratificationReport, ...]
    statuses: tuple[tuple[str, int], ...]
    forwarded: int
    amount: int
    without_amount: int
    overdue: int
    undated: int

    @property
    def is_nil(self) -> bool:
        return self.table.is_nil

    @property
    def balanced(self) -> bool:
        return self.table.balanced


def report_timeliness(
    report: GratificationReport, limits: Mapping[str, int], calendar: WorkCalendar
) -> str:
    """Which of OUTCOMES a report that was made falls under."""
    if report.received is None or report.reported is None:
        return _UNTIMED
    for key, outcome in (("gratification_unit", _IN_UNIT), ("gratification_kpk", _IN_KPK)):
        if key not in limits:
            return _UNTIMED
        kept = calendar.is_within(report.received, report.reported, limits[key])
        if isinstance(kept, UnknownYear):
            return _UNTIMED
        if kept:
            return outcome
    return _LATE


def recap_gratifications(
    reports: Sequence[GratificationReport],
    period: Period,
    as_of: date,
    limits: Mapping[str, int],
    calendar: WorkCalendar,
) -> GratificationRecap:
    """The recap of ``reports`` for ``period`` at A; ``limits`` as in Settings.limits."""
    window = Window(period, as_of)
    standings: list[Standing] = []
    made: list[GratificationReport] = []
    overdue = 0
    for report in reports:
        move = window.movement(report.received, report.reported)
        if move is None or report.received is None:
            continue
        if move.left:
            made.append(report)
        elif "gratification_kpk" in limits:
            last = calendar.deadline(report.received, limits["gratification_kpk"])
            overdue += isinstance(last, date) and last <= window.cutoff
        outcome = report_timeliness(report, limits, calendar) if move.left else None
        standings.append(Standing("Gratifikasi", move.carried, outcome))
    return GratificationRecap(
        period=period,
        as_of=as_of,
        table=tabulate("Laporan", OUTCOMES, ("Gratifikasi",), standings),
        reports=tuple(made),
        statuses=(
            *((name, sum(r.status == name for r in made)) for name in STATUSES),
            (UNKNOWN, sum(r.status not in STATUSES for r in made)),
        ),
        forwarded=sum(r.forwarded == "Ya" for r in made),
        amount=sum(r.amount or 0 for r in made),
        without_amount=sum(r.amount is None for r in made),
        overdue=overdue,
        undated=sum(r.received is None for r in reports),
    )
