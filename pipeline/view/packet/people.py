"""Who is invited and who came, for the papers of one meeting (see ``parts.attendees``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.packet.types import Signer
from pipeline.view.parts import attendees
from pipeline.view.parts.attendees import Attendee, name_key
from pipeline.view.words.text import TO_FILL, clean

if TYPE_CHECKING:
    from pipeline.view.packet.occasion import Occasion


def staff(occasion: Occasion) -> tuple[Attendee, ...]:
    """Everyone in a post on the meeting's day, once each, with all posts, in Pegawai's order."""
    return attendees.staff(occasion.office, occasion.people_day)


def participants(occasion: Occasion) -> tuple[Attendee, ...]:
    """Those whom PESERTA names, in its order and once each."""
    named = occasion.meeting.participants if occasion.meeting else ()
    return attendees.participants(occasion.office, occasion.people_day, named)


def invited(occasion: Occasion) -> tuple[Attendee, ...]:
    """Pegawai in post on that day, then the guests that PESERTA adds."""
    own = staff(occasion)
    known = {name_key(one.name) for one in own}
    return (*own, *(one for one in participants(occasion) if name_key(one.name) not in known))


def signer(occasion: Occasion, title: str, name: str) -> Signer:
    """Someone named in Rapat, as Pegawai writes that name, and with the NIP that it has."""
    key = name_key(name)
    found = [p for p in occasion.office.people if key and name_key(p.name) == key]
    nip = next((n for p in found if (n := clean(p.nip))), "")
    written = clean(found[0].name) if found else clean(name)
    return Signer(title=title, name=written or TO_FILL, nip_line=f"NIP {nip}" if nip else "")


def with_post(occasion: Occasion, name: str) -> str:
    """``Contoh Nama (Ketua)``; the name alone where Pegawai does not know it; else [DIISI]."""
    key = name_key(name)
    known = next((one for one in staff(occasion) if key and name_key(one.name) == key), None)
    return known.with_post if known else clean(name) or TO_FILL
