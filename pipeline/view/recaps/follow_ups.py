"""Follow-up recap → what ``templates/tindak_lanjut.docx`` prints, quarter after quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.schema import FOLLOW_UP_ORIGINS
from pipeline.view.parts.chapters import decree_name
from pipeline.view.recaps.frame import (
    acknowledgement,
    balances_of,
    guarded,
    names_of,
    recap_frame,
    recap_material,
    reconciled,
)
from pipeline.view.recaps.types import FollowUpDocument, FollowUpLine
from pipeline.view.registers.follow_up_rows import (
    is_closed_later,
    is_confidential,
    told_reference,
)
from pipeline.view.registers.follow_ups import follow_up_section
from pipeline.view.words.format import NONE
from pipeline.view.words.text import clean, clean_record, dashed

if TYPE_CHECKING:
    from datetime import date

    from pipeline.identity import KnownNames
    from pipeline.model import Decree, Office
    from pipeline.recap.followups import FollowUpRecap, FollowUpStanding
    from pipeline.view.parts.material import Material, ReportOptions
    from pipeline.view.parts.types import FollowUpRow

TITLE = ("TABEL TINDAK LANJUT", "REKOMENDASI DAN KEPUTUSAN RAPAT")
SHORT = "Tabel Tindak Lanjut Rekomendasi"


def build_follow_up_table(
    office: Office, decree: Decree | None, recap: FollowUpRecap, options: ReportOptions
) -> FollowUpDocument:
    """The follow-up document of ``recap.period`` at ``recap.as_of``.

    Pure. Raises ValueError where the recap doesn't reconcile.
    """
    material = recap_material(office, decree, recap.period, recap.as_of, options)
    return clean_record(_document(material, recap))


def _document(material: Material, recap: FollowUpRecap) -> FollowUpDocument:
    section = follow_up_section(material, recap)
    names = names_of(material.office)
    reconciliation = reconciled(recap.origins, "rekomendasi dan keputusan")
    rows = [
        (standing, _line(row, standing, names, material.rows_as_of))
        for standing, row in zip(recap.standings, section.rows, strict=True)
    ]
    hidden = any(is_confidential(standing.follow_up) for standing in recap.standings)
    return FollowUpDocument(
        frame=recap_frame(material, TITLE, SHORT),
        acknowledgement=acknowledgement(material.office, material.options.report_date),
        intro=(
            "Tabel ini memuat rekomendasi dan keputusan rapat yang ditindaklanjuti di lingkungan "
            f"{material.office_name} dalam pelaksanaan {decree_name(material)}. Yang belum selesai "
            f"dibawa ke periode berikutnya sampai selesai. {balances_of(material)}",
        ),
        nil=section.nil,
        paragraphs=tuple(p for p in section.paragraphs if p),
        origins=section.origins,
        origins_total=() if recap.is_nil else (section.total,),
        reconciliation="" if recap.is_nil else reconciliation,
        carried_heading="Dari periode sebelumnya",
        carried=tuple(line for standing, line in rows if standing.carried),
        new_heading=f"Baru pada {material.words.full}",
        new=tuple(line for standing, line in rows if not standing.carried),
        confidential_note=(
            "Baris yang berasal dari WBS dan pengaduan hanya memuat rujukan, tanggal, dan status."
            if hidden
            else ""
        ),
        closing=(
            "Demikian tabel tindak lanjut ini dibuat dengan sebenarnya untuk dapat dipergunakan "
            "sebagaimana mestinya."
        ),
    )


def _line(
    row: FollowUpRow, standing: FollowUpStanding, names: KnownNames, as_of: date
) -> FollowUpLine:
    found = standing.follow_up
    if not is_confidential(found):
        later = is_closed_later(found, as_of)
        return FollowUpLine(row, NONE if later else dashed(found.evidence))
    # What isn't a known origin may be any text, so its words are not printed.
    origin = found.origin if found.origin in FOLLOW_UP_ORIGINS else ""
    reference = guarded(told_reference(found), names, digits=False)
    parts = [part for part in (clean(origin), reference) if part]
    return FollowUpLine(replace(row, origin="\n".join(parts) or NONE), NONE)
