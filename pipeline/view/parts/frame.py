"""What stands around every document: letterhead, title, stamp, footer, signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.months import roman
from pipeline.view.parts.signatory import signature
from pipeline.view.parts.types import DocumentFrame, Letterhead
from pipeline.view.words.format import NONE
from pipeline.view.words.office_name import split_office
from pipeline.view.words.period_words import MONITORING, is_month
from pipeline.view.words.text import TO_FILL, clean, filled

if TYPE_CHECKING:
    from pipeline.model import Office
    from pipeline.view.parts.material import Material

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def letterhead(office: Office) -> Letterhead:
    institution, place = split_office(office.settings.office)
    return Letterhead(
        institution=institution.upper(),
        office=place.upper(),
        address=filled(office.settings.address),
    )


def stamp(*, draft: bool, is_example: bool) -> str:
    """The word printed large on every page: "", DRAF, CONTOH or both."""
    return f" {NONE} ".join(
        word for word, applies in (("DRAF", draft), ("CONTOH", is_example)) if applies
    )


def letter_number(material: Material) -> str:
    """The report's number by Pola nomor surat; blank in a draft.

    Only staff know the sequence and the kind, so these stay [DIISI]. The pattern is
    typed by staff: its placeholders are looked up, never evaluated.
    """
    settings, day = material.settings, material.options.report_date
    if material.options.draft:
        return ""
    known = {
        "satker": filled(settings.office_code),
        "tahun": str(day.year),
        "bulan": roman(day.month),
    }
    pattern = clean(settings.letter_pattern)
    return _PLACEHOLDER.sub(lambda m: known.get(m[1], TO_FILL), pattern) or TO_FILL


def frame(material: Material) -> DocumentFrame:
    """The frame of a Laporan Monev on a month or a quarter, or of the Laporan Akhir."""
    period, options, words = material.period, material.options, material.words
    title: tuple[str, ...] = (
        words.document.upper(),
        "PEMBANGUNAN ZONA INTEGRITAS MENUJU WBK/WBBM",
        _period_in_title(material),
    )
    kind = "Laporan Monev" if words.document == MONITORING else words.document
    short = f"{kind} Pembangunan Zona Integritas"
    if not material.is_ended:
        title = ("BAHAN RAPAT", *title)
        short = f"Bahan Rapat {NONE} {short}"
    position = f"Posisi data per {material.position}"
    whole = words.full[0].upper() + words.full[1:]
    return DocumentFrame(
        letterhead=letterhead(material.office),
        title_lines=title,
        short_title=short,
        office_name=material.office_name,
        period=whole,
        year=str(period.year),
        position=position,
        stamp=stamp(draft=options.draft, is_example=material.settings.is_example),
        footer=f"{_footer_title(material, short)} {NONE} {position}",
        signature=signature(material.office, options.report_date),
    )


def _footer_title(material: Material, short: str) -> str:
    """Title and period on one line beside the page's number."""
    words = material.words
    if is_month(material.period):
        return f"{short} {NONE} {words.full.removeprefix('bulan ')}"
    if not material.is_ended:
        short = short.replace("Pembangunan Zona Integritas", "ZI")
    period = words.short if words.unit == "tahun" else f"{words.short} {material.period.year}"
    return f"{short} {NONE} {period}"


def _period_in_title(material: Material) -> str:
    """``BULAN OKTOBER (TRIWULAN IV) TAHUN 2025``, ``TRIWULAN IV TAHUN 2025``, ``TAHUN 2025``."""
    if not is_month(material.period):
        return material.words.full.upper()
    quarter = f"TRIWULAN {roman(material.period.quarter)}"
    return f"BULAN {material.words.short.upper()} ({quarter}) TAHUN {material.period.year}"
