"""Who is invited and who came: Pegawai on the meeting's day, and PESERTA beside it.

PESERTA is free text, a person a line. A line that names somebody in Pegawai (by name, with
or without titles and degrees, or by post) is that person; any other is a guest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.view.packet.types import Signer
from pipeline.view.signatory import holder, printed_post
from pipeline.view.text import clean
from pipeline.view.types import TO_FILL

if TYPE_CHECKING:
    from pipeline.model import Person
    from pipeline.view.packet.occasion import Occasion

_LIST_NUMBER = re.compile(r"^(?:\d{1,3}\s*[.)]|[-•–*])\s*")
_POST_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<post>[^()]+)\)$")
_POST_AFTER_DASH = re.compile(r"^(?P<name>.+?)\s+[-–—]\s+(?P<post>.+)$")
_TITLES = frozenset(
    [
        *("prof", "dr", "drs", "dra", "ir", "h", "hj", "kh", "ust"),
        *("sdr", "sdri", "saudara", "bapak", "ibu", "pak", "bu"),
    ]
)


@dataclass(frozen=True, slots=True)
class Attendee:
    """``post`` is "" where nothing says it."""

    name: str
    post: str

    @property
    def with_post(self) -> str:
        """``Contoh Nama (Sekretaris)``."""
        return f"{self.name} ({self.post})" if self.post else self.name


def _key(name: str) -> str:
    """A name as names are compared: without titles before it and degrees after it."""
    words = re.findall(r"[^\W_]+(?:['’`][^\W_]+)?", clean(name).split(",")[0].casefold())
    while words and words[0] in _TITLES:
        words.pop(0)
    return " ".join(words)


def staff(occasion: Occasion) -> tuple[Attendee, ...]:
    """Everyone in a post on the meeting's day, once each, with all posts, in Pegawai's order."""
    found: dict[str, list[Person]] = {}
    for person in occasion.office.people:
        if clean(person.name) and person.holds_post_on(occasion.people_day):
            found.setdefault(_key(person.name), []).append(person)
    return tuple(
        Attendee(
            clean(rows[0].name),
            " / ".join(dict.fromkeys(post for p in rows if (post := printed_post(p)))),
        )
        for rows in found.values()
    )


def participants(occasion: Occasion) -> tuple[Attendee, ...]:
    """Those whom PESERTA names, in its order and once each."""
    known = {_key(one.name): one for one in staff(occasion)}
    named = occasion.meeting.participants if occasion.meeting else ()
    found: dict[str, Attendee] = {}
    for line in named:
        text = " ".join(_LIST_NUMBER.sub("", clean(line)).split())
        if text:
            attendee = _recognised(text, known, occasion)
            found.setdefault(_key(attendee.name) or attendee.name, attendee)
    return tuple(found.values())


def _recognised(text: str, known: dict[str, Attendee], occasion: Occasion) -> Attendee:
    name, post = text, ""
    if match := _POST_IN_BRACKETS.match(text) or _POST_AFTER_DASH.match(text):
        name, post = match["name"], match["post"]
    if one := known.get(_key(name)):
        return one
    person = holder(occasion.office, text, occasion.people_day)
    if person is not None:
        return known.get(_key(person.name), Attendee(clean(person.name), printed_post(person)))
    return Attendee(name, post)


def invited(occasion: Occasion) -> tuple[Attendee, ...]:
    """Pegawai in post on that day, then the guests that PESERTA adds."""
    own = staff(occasion)
    known = {_key(one.name) for one in own}
    return (*own, *(one for one in participants(occasion) if _key(one.name) not in known))


def signer(occasion: Occasion, title: str, name: str) -> Signer:
    """Someone named in Rapat, as Pegawai writes that name, and with the NIP that it has."""
    key = _key(name)
    found = [p for p in occasion.office.people if key and _key(p.name) == key]
    nip = next((n for p in found if (n := clean(p.nip))), "")
    written = clean(found[0].name) if found else clean(name)
    return Signer(title=title, name=written or TO_FILL, nip_line=f"NIP {nip}" if nip else "")


def with_post(occasion: Occasion, name: str) -> str:
    """``Contoh Nama (Ketua)``; the name alone where Pegawai does not know it; else [DIISI]."""
    key = _key(name)
    known = next((one for one in staff(occasion) if key and _key(one.name) == key), None)
    return known.with_post if known else clean(name) or TO_FILL
