"""The follow-up table of a quarter or year: carried, new, closed, and the share followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.parts.types import FollowUpRow
from pipeline.view.registers.follow_up_rows import follow_up_row
from pipeline.view.registers.types import FollowUpSection, OriginRow
from pipeline.view.registers.words import nil, undated
from pipeline.view.words.format import integer, percentage, share

if TYPE_CHECKING:
    from datetime import date

    from pipeline.balance import Balance
    from pipeline.recap.followups import FollowUpRecap, FollowUpStanding
    from pipeline.view.parts.material import Material


def _origin_row(row: Balance) -> OriginRow:
    return OriginRow(
        name=row.name,
        opening=integer(row.opening),
        received=integer(row.received),
        closed=integer(row.left_total),
        closing=integer(row.closing),
        share=share(row.share),
    )


def _row(number: int, standing: FollowUpStanding, as_of: date) -> FollowUpRow:
    status = standing.status
    if standing.overdue:
        status = f"{status} (lewat batas waktu)"
    return follow_up_row(number, standing.follow_up, as_of, status, closed=standing.closed)


def follow_up_section(material: Material, recap: FollowUpRecap) -> FollowUpSection:
    total = recap.origins.total
    if recap.is_nil:
        what = "rekomendasi atau keputusan rapat yang perlu ditindaklanjuti"
        told = tuple(p for p in (_to_date(recap),) if p)
        return FollowUpSection(told, (), _origin_row(total), (), nil(material, what))
    paragraphs = [
        shared(recap, material),
        _to_date(recap),
        undated(recap.undated, "baris", "TANGGAL").replace("tidak dihitung", "dihitung sejak awal"),
    ]
    return FollowUpSection(
        paragraphs=(" ".join(p for p in paragraphs if p),),
        origins=tuple(_origin_row(r) for r in recap.origins.rows if any(r.cells)),
        total=_origin_row(total),
        rows=tuple(_row(n, s, material.rows_as_of) for n, s in enumerate(recap.standings, 1)),
        nil="",
    )


def shared(recap: FollowUpRecap, material: Material) -> str:
    """The share followed up in the period (assessors ask for it); "" where there was nothing."""
    total = recap.origins.total
    if not total.handled:
        return ""
    head = (
        f"Pada {material.words.full} ditangani {integer(total.handled)} rekomendasi dan keputusan "
        f"rapat ({integer(total.opening)} dari periode sebelumnya dan {integer(total.received)} "
        "baru)"
    )
    if not total.closing:
        return f"{head}, dan seluruhnya telah selesai ditindaklanjuti (100,00%)."
    if not total.left_total:
        text = f"{head}; belum satu pun yang selesai ditindaklanjuti (0,00%)"
    else:
        text = (
            f"{head}; {integer(total.left_total)} telah selesai ditindaklanjuti "
            f"({percentage(recap.share)})"
        )
    if not recap.overdue:
        return f"{text} dan tidak ada yang melewati batas waktu."
    return f"{text} dan {integer(recap.overdue)} melewati batas waktunya."


def _to_date(recap: FollowUpRecap) -> str:
    if not recap.issued:
        return ""
    return (
        f"Sejak awal tercatat {integer(recap.issued)}, dan {integer(recap.closed_to_date)} di "
        f"antaranya telah selesai ({percentage(recap.share_to_date)})."
    )
