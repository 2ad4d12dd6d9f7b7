"""Undangan and Surat Pengantar: the packet's two letters."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.view.packet.occasion import Occasion, is_zi_monev, numbered
from pipeline.view.packet.people import invited
from pipeline.view.packet.spelled import counted
from pipeline.view.packet.types import CoverLetter, Invitation, InviteeRow, SentRow
from pipeline.view.parts.attendees import Attendee
from pipeline.view.parts.chapters import decree_name
from pipeline.view.parts.frame import letter_number
from pipeline.view.parts.signatory import holder, signature
from pipeline.view.words.format import day
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import TO_FILL, clean, dashed, filled

if TYPE_CHECKING:
    from collections.abc import Sequence

#: More names than this would push the letter's signature to a second page.
_MOST_ON_THE_LETTER = 4


def _place_date(occasion: Occasion, on: date | None) -> str:
    return f"{filled(occasion.material.settings.place)}, {day(on, missing=TO_FILL)}"


def _number(occasion: Occasion, on: date) -> str:
    """By Pola nomor surat, in the year and month of the letter."""
    material = occasion.material
    options = replace(material.options, report_date=on)
    return letter_number(replace(material, options=options))


# --- Undangan ---------------------------------------------------------------------


def invitation(occasion: Occasion) -> Invitation:
    """Dated by the report's date where that lies before the meeting; else staff date it."""
    sent = min(occasion.report_date, occasion.day or date.max)
    known = sent if occasion.day is not None and sent < occasion.day else None
    guests = _recipients(occasion, sent)
    is_long = len(guests) > _MOST_ON_THE_LETTER
    subject = f"Undangan {occasion.title}"
    written = clean(occasion.meeting.invitation) if occasion.meeting else ""
    return Invitation(
        frame=occasion.frame(("UNDANGAN",), subject, signature(occasion.office, sent)),
        number=written or _number(occasion, sent),
        place_date=_place_date(occasion, known),
        sent_on=day(known, missing=TO_FILL),
        attachment=counted(1, "lembar") if is_long else "–",
        subject=subject,
        recipients=("Daftar terlampir",)
        if is_long
        else numbered([one.with_post for one in guests]) or (TO_FILL,),
        opening=_opening(occasion),
        meeting=occasion.facts(),
        closing=_closing(occasion),
        annex=tuple(
            InviteeRow(str(n), one.name, dashed(one.post)) for n, one in enumerate(guests, 1)
        )
        if is_long
        else (),
        annex_title="DAFTAR UNDANGAN",
    )


def _recipients(occasion: Occasion, sent: date) -> tuple[Attendee, ...]:
    """Everyone invited but whoever signs the letter."""
    person = holder(occasion.office, occasion.material.settings.signing_post, sent)
    own = clean(person.name).casefold() if person else ""
    return tuple(one for one in invited(occasion) if one.name.casefold() != own)


def _opening(occasion: Occasion) -> tuple[str, ...]:
    material = occasion.material
    if is_zi_monev(occasion.meeting):
        reason = (
            "Dalam rangka pemantauan pelaksanaan rencana aksi yang ditetapkan dengan "
            f"{decree_name(material)}"
        )
    else:
        reason = (
            "Dalam rangka pelaksanaan pembangunan Zona Integritas pada "
            f"{material.office_name} Tahun {material.period.year}"
        )
    return (f"{reason}, kami mengundang Saudara untuk hadir dalam {occasion.title} pada:",)


def _closing(occasion: Occasion) -> tuple[str, ...]:
    thanks = (
        "Demikian undangan ini disampaikan. Atas perhatian dan kehadiran Saudara, kami ucapkan "
        "terima kasih."
    )
    if not is_zi_monev(occasion.meeting):
        return (thanks,)
    return (
        "Para penanggung jawab agar menyiapkan isian lembar monev beserta bukti dukung target "
        "masing-masing.",
        thanks,
    )


# --- Surat Pengantar --------------------------------------------------------------


def cover_letter(occasion: Occasion, sent: Sequence[tuple[str, int]]) -> CoverLetter:
    """``sent``: what goes with the letter, each with its number of files.

    Dated by the report's date, for a meeting that was held by then; else staff date it.
    """
    on = occasion.report_date
    short = f"Surat Pengantar {occasion.title}"
    return CoverLetter(
        frame=occasion.frame(("SURAT PENGANTAR",), short, signature(occasion.office, on)),
        number=_number(occasion, on),
        place_date=_place_date(occasion, on if occasion.is_held else None),
        recipient=filled(occasion.material.settings.recipient),
        rows=tuple(
            SentRow(str(n), item, counted(number, "berkas"))
            for n, (item, number) in enumerate(sent, 1)
        ),
        note=_note(occasion),
    )


def _note(occasion: Occasion) -> str:
    purpose = "Disampaikan dengan hormat untuk menjadi periksa"
    if not is_zi_monev(occasion.meeting):
        return f"{purpose}."
    period = words_of(occasion.material.period).full
    return (
        f"{purpose} sebagai bukti pelaksanaan monitoring dan evaluasi pembangunan Zona Integritas "
        f"{period}."
    )
