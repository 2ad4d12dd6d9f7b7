"""WBS recap → what ``templates/rekap_wbs.docx`` prints; a public version, or one with its annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.parts.chapters import decree_name
from pipeline.view.recaps.frame import (
    CLOSING,
    acknowledgement,
    balances_of,
    names_of,
    recap_frame,
    recap_material,
    reconciled,
)
from pipeline.view.recaps.public import public_recap
from pipeline.view.recaps.rows import (
    case_rows,
    follow_ups_of,
    month_rows,
    month_total,
    next_steps,
    open_case_row,
    open_case_total,
    reference_rows,
)
from pipeline.view.recaps.types import PublicRecap, WbsRecapDocument
from pipeline.view.registers.counts import wbs_row, wbs_section
from pipeline.view.registers.words import nil
from pipeline.view.words.format import day
from pipeline.view.words.text import clean_record, filled

if TYPE_CHECKING:
    from pipeline.model import Decree, Office
    from pipeline.recap.wbs import WbsRecap
    from pipeline.suppress import PublicTable
    from pipeline.view.parts.material import Material, ReportOptions

TITLE = ("REKAPITULASI PELAKSANAAN", "WHISTLE BLOWING SYSTEM (WBS)")
SHORT = "Rekapitulasi Pelaksanaan WBS"
NOTHING = "kasus WBS yang diterima atau masih ditangani"


def build_wbs_recap(
    office: Office,
    decree: Decree | None,
    recap: WbsRecap,
    public: PublicTable | None,
    options: ReportOptions,
) -> WbsRecapDocument:
    """The recap document of ``recap.period`` at ``recap.as_of``.

    ``public``: the suppressed table of the same recap for a public version, which has no
    annex and no other figure; None for the internal one. Pure. Raises ValueError where the
    recap doesn't reconcile.
    """
    material = recap_material(office, decree, recap.period, recap.as_of, options)
    reconciliation = reconciled(recap.categories, "kasus")
    if public is not None:
        return clean_record(_public(material, recap, public))
    return clean_record(_internal(material, recap, reconciliation))


def _internal(material: Material, recap: WbsRecap, reconciliation: str) -> WbsRecapDocument:
    office, names = material.office, names_of(material.office)
    section, is_nil = wbs_section(material, recap), recap.is_nil
    follow_ups = follow_ups_of(office, "WBS", material)
    closing = recap.categories.total.closing
    shown = recap.open_cases if closing else ()
    total = open_case_row("Jumlah", open_case_total(recap.open_cases))
    return WbsRecapDocument(
        frame=recap_frame(material, TITLE, SHORT),
        acknowledgement=acknowledgement(office, material.options.report_date),
        intro=(
            f"{_subject(material)} Rekapitulasi ini disampaikan kepada "
            f"{filled(material.settings.recipient)}. {balances_of(material)}",
        ),
        is_public=False,
        public=PublicRecap(),
        nil=section.nil,
        rows=tuple(map(wbs_row, recap.categories.rows)),
        total=(section.total,),
        reconciliation=reconciliation,
        paragraphs=section.paragraphs,
        open_cases=tuple(open_case_row(r.name, r.counts) for r in shown),
        open_total=(total,) if shown else (),
        months=() if is_nil else month_rows(recap.months),
        months_total=() if is_nil else (month_total(recap.months),),
        follow_up=next_steps(follow_ups, closing, "kasus WBS"),
        references=reference_rows(follow_ups.standings, names),
        closing=CLOSING,
        cases=case_rows(recap.standings, names),
        annex_note=(
            "Lampiran ini bersifat RAHASIA, hanya untuk "
            f"{filled(material.settings.recipient)}, dan tidak untuk disebarluaskan."
        ),
    )


def _public(material: Material, recap: WbsRecap, table: PublicTable) -> WbsRecapDocument:
    until = day(material.rows_as_of)
    return WbsRecapDocument(
        frame=recap_frame(material, TITLE, SHORT),
        acknowledgement=acknowledgement(material.office, material.options.report_date),
        intro=(f"{_subject(material)} {balances_of(material)}",),
        is_public=True,
        public=public_recap(table, "kasus", material.words.full, until),
        nil=nil(material, NOTHING) if recap.is_nil else "",
        rows=(),
        total=(),
        reconciliation="",
        paragraphs=(),
        open_cases=(),
        open_total=(),
        months=(),
        months_total=(),
        follow_up=(),
        references=(),
        closing=CLOSING,
        cases=(),
        annex_note="",
    )


def _subject(material: Material) -> str:
    return (
        "Rekapitulasi ini memuat penanganan kasus yang diterima melalui Whistle Blowing System "
        f"(WBS) di lingkungan {material.office_name} pada {material.words.full}, sebagai "
        f"pelaksanaan {decree_name(material)}."
    )
