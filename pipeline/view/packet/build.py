"""A meeting → the documents of its packet, in the order in which they are bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.packet.captions import photo_annex
from pipeline.view.packet.letters import cover_letter, invitation
from pipeline.view.packet.occasion import Occasion, is_zi_monev
from pipeline.view.packet.records import attendance_list, minutes
from pipeline.view.packet.sheet import monev_sheet
from pipeline.view.packet.types import Content, PacketDocument
from pipeline.view.parts.material import Material, ReportOptions
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import clean_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.measure import Progress
    from pipeline.model import Decree, Meeting, Office


def build_packet(
    office: Office,
    decree: Decree | None,
    progress: Progress,
    meeting: Meeting | None,
    options: ReportOptions,
    *,
    slug: str = "",
    photos: Sequence[str] = (),
) -> tuple[PacketDocument, ...]:
    """Undangan, Daftar Hadir, Notulen, Lembar Monev, Dokumentasi, Surat Pengantar.

    ``progress`` is the period's (a month's or a quarter's); ``meeting`` None is a monev
    meeting that Rapat does not have yet: [DIISI] stands where it will say more. ``slug``
    names the files of a meeting's own packet (``2025-10-14``); without one they are named
    after the period, and go with its Laporan Monev, which the Surat Pengantar then lists.
    Lembar Monev is left out of the packet of a meeting on another topic (SPIP, SOP), and
    Dokumentasi where there are no ``photos`` (their file names, in order). Pure.
    """
    occasion = Occasion(Material(office, decree, progress, None, (), options), meeting)
    with_report = not slug
    ending = f"{slug or progress.period.slug}{'_DRAF' if options.draft else ''}.docx"
    made: list[tuple[str, str, str, Content]] = [
        ("undangan", "Undangan", "Undangan rapat", invitation(occasion)),
        ("daftar_hadir", "Daftar_Hadir", "Daftar hadir rapat", attendance_list(occasion)),
        ("notulen", "Notulen", "Notulen rapat", minutes(occasion)),
    ]
    if with_report or is_zi_monev(meeting):
        made.append(("lembar_monev", "Lembar_Monev", "Lembar monev", monev_sheet(occasion)))
    if photos:
        annex = photo_annex(occasion, photos)
        made.append(("dokumentasi", "Dokumentasi", "Dokumentasi rapat", annex))
    listed = [(item, 1) for _, _, item, _ in made]
    if with_report:
        period = words_of(progress.period)
        name = period.full[0].upper() + period.full[1:]
        listed.insert(0, (f"{period.document} Pembangunan Zona Integritas {name}", 1))
    made.append(("surat_pengantar", "Surat_Pengantar", "", cover_letter(occasion, listed)))
    return tuple(
        _document(f"{template}.docx", f"{name}_{ending}", content)
        for template, name, _, content in made
    )


def _document(template: str, file_name: str, content: Content) -> PacketDocument:
    content = clean_record(content)
    pictures = tuple(row.alt for row in getattr(content, "photos", ()))
    return PacketDocument(template, file_name, content, pictures)
