"""Who came to a meeting: PESERTA beside those in Pegawai on the meeting's day.

PESERTA is free text, a person a line. A line that names somebody in Pegawai (by name, with
or without titles and degrees, or by post) is that person; any other is a guest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.view.parts.signatory import holder, printed_post
from pipeline.view.words.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.model import Office, Person

_LIST_NUMBER = re.compile(r"^(?:\d{1,3}\s*[.)]|[-•–*])\s*")
_POST_IN_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<post>[^()]+)\)$")
_POST_AFTER_DASH = re.compile(r"^(?P<name>.+?)\s+[-–—]\s+(?P<post>.+)$")
_TITLES = frozenset(
    [
        *("prof", "dr", "drs", "dra", "ir", "h", "hj", "kh", "ust"),
        *("sdr", "sdri", "saudara", "bapak", "bpk", "ibu", "pak", "bu"),
    ]
)


class Attendee(Struct, frozen=True):
    """``post`` is "" where nothing says it."""

    name: str
    post: str

    @property
    def with_post(self) -> str:
        """``Contoh Nama (Sekretaris)``."""
        return f"{self.name} ({self.post})" if self.post else self.name


def name_key(name: str) -> str:
    """A name as names are compared: without titles before it and degrees after it."""
    words = re.findall(r"[^\W_]+(?:['’`][^\W_]+)?", clean(name).split(",")[0].casefold())
    while words and words[0] in _TITLES:
        words.pop(0)
    return " ".join(words)


def staff(office: Office, on: date) -> tuple[Attendee, ...]:
    """Everyone in a post on the meeting's day, once each, with all posts, in Pegawai's order."""
    found: dict[str, list[Person]] = {}
    for person in office.people:
        if clean(person.name) and person.holds_post_on(on):
            found.setdefault(name_key(person.name), []).append(person)
    return tuple(
        Attendee(
            clean(rows[0].name),
            " / ".join(dict.fromkeys(post for p in rows if (post := printed_post(p)))),
        )
        for rows in found.values()
    )


def participants(office: Office, on: date, named: Sequence[str]) -> tuple[Attendee, ...]:
    """Those whom ``named`` (lines of PESERTA) names, in its order and once each."""
    known = {name_key(one.name): one for one in staff(office, on)}
    found: dict[str, Attendee] = {}
    for line in named:
        text = " ".join(_LIST_NUMBER.sub("", clean(line)).split())
        if text:
            attendee = _recognised(text, known, office, on)
            found.setdefault(name_key(attendee.name) or attendee.name, attendee)
    return tuple(found.values())


def _recognised(text: str, known: dict[str, Attendee], office: Office, on: date) -> Attendee:
    name, post = text, ""
    if match := _POST_IN_BRACKETS.match(text) or _POST_AFTER_DASH.match(text):
        name, post = match["name"], match["post"]
    if one := known.get(name_key(name)):
        return one
    person = holder(office, text, on)
    if person is not None:
        return known.get(name_key(person.name), Attendee(clean(person.name), printed_post(person)))
    return Attendee(name, post)
