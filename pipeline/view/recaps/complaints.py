"""Complaint recap → what ``templates/rekap_pengaduan.docx`` prints, internal or for the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.recap.complaints import OUTCOMES, ComplaintRecap, Outcome
from pipeline.schema import LIMITS
from pipeline.view.parts.chapters import decree_name
from pipeline.view.recaps.frame import (
    CLOSING,
    acknowledgement,
    balances_of,
    limits_in_words,
    names_of,
    recap_frame,
    recap_material,
    reconciled,
)
from pipeline.view.recaps.public import public_recap
from pipeline.view.recaps.rows import (
    complaint_case_rows,
    follow_ups_of,
    month_rows,
    month_total,
    next_steps,
    reference_rows,
)
from pipeline.view.recaps.types import ComplaintsRecapDocument, PublicRecap
from pipeline.view.registers.counts import complaint_row, complaint_section
from pipeline.view.registers.words import nil
from pipeline.view.words.format import day
from pipeline.view.words.text import TO_FILL, clean_record, filled

if TYPE_CHECKING:
    from pipeline.model import Decree, Office
    from pipeline.suppress import PublicTable
    from pipeline.view.parts.material import Material, ReportOptions

TITLE = ("REKAPITULASI PENANGANAN", "PENGADUAN MASYARAKAT")
SHORT = "Rekapitulasi Pengaduan Masyarakat"
NOTHING = "pengaduan yang diterima atau masih ditangani"
#: Where UNTIMED stands among the columns of a balance (see Balance.cells).
UNTIMED_COLUMN = 2 + OUTCOMES.index(Outcome.UNTIMED.value)
_NAMED_LIMITS = {
    "lapor_verification": "verifikasi SP4N-LAPOR!",
    "lapor_action": "tindak lanjut SP4N-LAPOR!",
}


def build_complaints_recap(
    office: Office,
    decree: Decree | None,
    recap: ComplaintRecap,
    public: PublicTable | None,
    options: ReportOptions,
) -> ComplaintsRecapDocument:
    """The recap document of ``recap.period`` at ``recap.as_of``.

    ``public``: the suppressed table of ``recap.channels`` for a public version, which has no
    annex and no other figure: the table by classification counts the same complaints and
    could undo it. None for the internal version. Pure. Raises ValueError where the recap
    doesn't reconcile.
    """
    material = recap_material(office, decree, recap.period, recap.as_of, options)
    reconciliation = reconciled(recap.channels, "pengaduan")
    if not recap.balanced:
        raise ValueError("the two tables of the recap differ")
    if public is not None:
        return clean_record(_public(material, recap, public))
    return clean_record(_internal(material, recap, reconciliation))


def _internal(
    material: Material, recap: ComplaintRecap, reconciliation: str
) -> ComplaintsRecapDocument:
    office, names = material.office, names_of(material.office)
    section, is_nil = complaint_section(material, recap), recap.is_nil
    follow_ups = follow_ups_of(office, "Pengaduan", material)
    closing = recap.channels.total.closing
    return ComplaintsRecapDocument(
        frame=recap_frame(material, TITLE, SHORT),
        acknowledgement=acknowledgement(office, material.options.report_date),
        intro=(
            f"{_subject(material)} Rekapitulasi ini disampaikan kepada "
            f"{filled(material.settings.recipient)}. {balances_of(material)}",
        ),
        is_public=False,
        public=PublicRecap(),
        nil=section.nil,
        has_untimed=section.has_untimed,
        rows=tuple(map(complaint_row, recap.channels.rows)),
        total=(section.total,),
        class_rows=() if is_nil else tuple(map(complaint_row, recap.classifications.rows)),
        class_total=() if is_nil else (section.total,),
        reconciliation=reconciliation,
        limits="" if recap.is_nil else _limits(material),
        paragraphs=section.paragraphs,
        months=() if is_nil else month_rows(recap.months),
        months_total=() if is_nil else (month_total(recap.months),),
        follow_up=next_steps(follow_ups, closing, "pengaduan"),
        references=reference_rows(follow_ups.standings, names),
        closing=CLOSING,
        cases=complaint_case_rows(recap.standings, names),
        annex_note=(
            "Lampiran ini bersifat RAHASIA, hanya untuk "
            f"{filled(material.settings.recipient)}, dan tidak untuk disebarluaskan."
        ),
    )


def _public(
    material: Material, recap: ComplaintRecap, table: PublicTable
) -> ComplaintsRecapDocument:
    until = day(material.rows_as_of)
    shown = public_recap(table, "pengaduan", material.words.full, until, UNTIMED_COLUMN)
    return ComplaintsRecapDocument(
        frame=recap_frame(material, TITLE, SHORT),
        acknowledgement=acknowledgement(material.office, material.options.report_date),
        intro=(f"{_subject(material)} {balances_of(material)}",),
        is_public=True,
        public=shown,
        nil=nil(material, NOTHING) if recap.is_nil else "",
        has_untimed=False,
        rows=(),
        total=(),
        class_rows=(),
        class_total=(),
        reconciliation="",
        limits="" if recap.is_nil else _limits(material),
        paragraphs=(),
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
        "Rekapitulasi ini memuat penanganan pengaduan masyarakat yang diterima "
        f"{material.office_name} pada {material.words.full}, sebagai pelaksanaan "
        f"{decree_name(material)}."
    )


def _limits(material: Material) -> str:
    named = [
        (key, _NAMED_LIMITS.get(key, name.removeprefix("Batas ")))
        for key, name, _ in LIMITS
        if not key.startswith("gratification")
    ]
    words = limits_in_words(material.settings.limits, named, TO_FILL)
    return (
        f"Batas waktu dalam hari kerja: {words}. Dihitung sejak pengaduan lengkap, atau sejak "
        "diterima bila tanggal lengkap belum diisi; hari pertama ialah hari kerja berikutnya."
    )
