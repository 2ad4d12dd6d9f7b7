"""Gratifikasi in a report: its balance, and the reports that were made in the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.registers.types import (
    GratificationBalance,
    GratificationRow,
    GratificationSection,
)
from pipeline.view.registers.words import moved, nil, undated
from pipeline.view.words.format import NONE, day, integer
from pipeline.view.words.text import dashed

if TYPE_CHECKING:
    from pipeline.model import GratificationReport
    from pipeline.recap.gratifications import GratificationRecap
    from pipeline.view.parts.material import Material


def rupiah(amount: int | None) -> str:
    """``Rp250.000``."""
    return NONE if amount is None else f"Rp{integer(amount)}"


def _row(number: int, report: GratificationReport) -> GratificationRow:
    return GratificationRow(
        number=str(number),
        received=day(report.received),
        reported=day(report.reported),
        form=dashed(report.form),
        amount=rupiah(report.amount),
        event=dashed(report.event),
        forwarded=dashed(report.forwarded),
        ruling=dashed(report.ruling),
        action=dashed(report.action),
        status=dashed(report.status),
    )


def _balance(recap: GratificationRecap) -> GratificationBalance:
    total = recap.table.total
    in_unit, in_kpk, late, untimed = map(integer, total.left)
    return GratificationBalance(
        opening=integer(total.opening),
        received=integer(total.received),
        in_unit=in_unit,
        in_kpk=in_kpk,
        late=late,
        untimed=untimed,
        closing=integer(total.closing),
    )


def gratification_section(material: Material, recap: GratificationRecap) -> GratificationSection:
    total = recap.table.total
    late = undated(recap.undated, "baris", "TANGGAL PENERIMAAN")
    if recap.is_nil:
        text = nil(material, "penerimaan atau pelaporan gratifikasi")
        return GratificationSection((), _balance(recap), False, (), f"{text} {late}".strip())
    paragraphs = [moved(total, "penerimaan", "belum dilaporkan"), _reported(recap), late]
    if recap.overdue:
        paragraphs.insert(
            2, f"Sebanyak {integer(recap.overdue)} penerimaan melewati batas lapor ke KPK."
        )
    return GratificationSection(
        paragraphs=(" ".join(p for p in paragraphs if p),),
        balance=_balance(recap),
        has_untimed=bool(total.left[3]),
        reports=tuple(_row(number, r) for number, r in enumerate(recap.reports, 1)),
        nil="",
    )


def _reported(recap: GratificationRecap) -> str:
    made = len(recap.reports)
    if not made:
        return "Belum ada penerimaan yang dilaporkan pada periode ini."
    text = (
        f"Laporan yang dibuat berjumlah {integer(made)} dengan nilai {rupiah(recap.amount)}; "
        f"{integer(recap.forwarded)} diteruskan ke KPK."
    )
    if recap.without_amount:
        return f"{text} Nilai {integer(recap.without_amount)} laporan belum diisi."
    return text
