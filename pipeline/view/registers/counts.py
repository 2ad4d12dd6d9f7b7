"""The registers' recaps in a report: WBS and Pengaduan as counts only, never a word of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.recap.wbs import OPEN_STATUSES, WbsRecap
from pipeline.view.registers.conflicts import conflict_section
from pipeline.view.registers.follow_ups import follow_up_section
from pipeline.view.registers.gratifications import gratification_section
from pipeline.view.registers.types import (
    ComplaintRow,
    ComplaintSection,
    Registers,
    WbsRow,
    WbsSection,
)
from pipeline.view.registers.words import counted, moved, nil, undated
from pipeline.view.words.format import integer, joined, share

if TYPE_CHECKING:
    from pipeline.balance import Balance
    from pipeline.recap.complaints import ComplaintRecap
    from pipeline.recap.office import Recaps
    from pipeline.view.parts.material import Material


def registers(material: Material, recaps: Recaps) -> Registers:
    """Every register's section; NIHIL where the period had no case."""
    return Registers(
        wbs=wbs_section(material, recaps.wbs),
        complaints=complaint_section(material, recaps.complaints),
        gratifications=gratification_section(material, recaps.gratifications),
        conflicts=conflict_section(recaps.conflicts, recaps.declarations),
        follow_ups=follow_up_section(material, recaps.follow_ups),
    )


# --- WBS ------------------------------------------------------------------------------


def wbs_row(row: Balance) -> WbsRow:
    proven, unproven, insufficient = map(integer, row.left)
    return WbsRow(
        name=row.name,
        opening=integer(row.opening),
        received=integer(row.received),
        proven=proven,
        unproven=unproven,
        insufficient=insufficient,
        closing=integer(row.closing),
        share=share(row.share),
    )


def wbs_section(material: Material, recap: WbsRecap) -> WbsSection:
    table = recap.categories
    total = table.total
    late = undated(recap.undated, "kasus", "BULAN DITERIMA")
    if recap.is_nil:
        what = "kasus WBS yang diterima atau masih ditangani"
        return WbsSection((), (), wbs_row(total), f"{nil(material, what)} {late}".strip())
    paragraphs = [moved(total, "kasus")]
    if total.received:
        paragraphs.append(
            f"Dari {integer(total.received)} kasus yang masuk, {integer(recap.complete)} memenuhi "
            f"unsur 4W1H dan {integer(recap.forwarded)} diteruskan ke Inspektorat."
        )
    by_status = [
        (status, sum(row.counts[at] for row in recap.open_cases))
        for at, status in enumerate(OPEN_STATUSES)
    ]
    if total.closing:
        paragraphs.append(f"Status kasus yang masih terbuka: {counted(by_status)}.")
    paragraphs.append(late)
    text = " ".join(p for p in paragraphs if p)
    return WbsSection((text,), tuple(map(wbs_row, table.rows)), wbs_row(total), "")


# --- Pengaduan ------------------------------------------------------------------------


def complaint_row(row: Balance) -> ComplaintRow:
    in_time, late, untimed, passed_on = map(integer, row.left)
    return ComplaintRow(
        name=row.name,
        opening=integer(row.opening),
        received=integer(row.received),
        in_time=in_time,
        late=late,
        untimed=untimed,
        passed_on=passed_on,
        closing=integer(row.closing),
        share=share(row.share),
    )


def complaint_section(material: Material, recap: ComplaintRecap) -> ComplaintSection:
    table = recap.channels
    total = table.total
    late = undated(recap.undated, "pengaduan", "TANGGAL DITERIMA")
    if recap.is_nil:
        what = "pengaduan yang diterima atau masih ditangani"
        text = f"{nil(material, what)} {late}".strip()
        return ComplaintSection((), (), complaint_row(total), False, text)
    paragraphs = [moved(total, "pengaduan"), _classes(recap), _overdue(recap), _lapor(recap), late]
    return ComplaintSection(
        paragraphs=(" ".join(p for p in paragraphs if p),),
        rows=tuple(map(complaint_row, table.rows)),
        total=complaint_row(total),
        has_untimed=bool(total.left[2]),
        nil="",
    )


def _classes(recap: ComplaintRecap) -> str:
    found = counted([(r.name, r.handled) for r in recap.classifications.rows])
    return f"Menurut klasifikasi, yang ditangani ialah {found}."


def _overdue(recap: ComplaintRecap) -> str:
    closing = recap.channels.total.closing
    if not closing:
        return ""
    if not recap.overdue:
        return "Tidak ada pengaduan terbuka yang melewati batas waktu penyelesaian."
    return (
        f"Dari {integer(closing)} pengaduan yang masih terbuka, {integer(recap.overdue)} telah "
        "melewati batas waktu penyelesaian."
    )


def _lapor(recap: ComplaintRecap) -> str:
    found = recap.verification
    pairs = [
        ("tepat waktu", found.in_time),
        ("terlambat", found.late),
        ("belum diverifikasi dan masih dalam batas waktu", found.pending),
        ("belum diverifikasi dan melewati batas waktu", found.overdue),
    ]
    told = joined([f"{integer(number)} {name}" for name, number in pairs if number])
    return f"Verifikasi SP4N-LAPOR!: {told}." if told else ""
