"""Who signs, on a given day: whoever holds the signing post then (sheet Pegawai)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipeline.view.parts.types import Signature
from pipeline.view.words.format import day
from pipeline.view.words.office_name import split_office
from pipeline.view.words.text import TO_FILL, clean

if TYPE_CHECKING:
    from pipeline.model import Office, Person

_ACTING = re.compile(r"^(plt|plh|pj|pjs)\.?\s+", re.IGNORECASE)
_ACTING_RANK = {"Plh.": 0, "Plt.": 1}
_OFFICE_IN_POST = re.compile(r"\b(kpu|komisi pemilihan umum)\b", re.IGNORECASE)


def _bare_post(post: str) -> str:
    """A post without an acting prefix and without the office that it belongs to."""
    plain = _ACTING.sub("", " ".join(clean(post).split()))
    return _OFFICE_IN_POST.split(plain)[0].strip(" ,").casefold()


def post_status(person: Person) -> str:
    """``Plt.``, ``Plh.`` or "" for a definitive holder; also where JABATAN itself says it."""
    if person.post_status in _ACTING_RANK:
        return person.post_status
    match = _ACTING.match(clean(person.post))
    found = f"{match[1].capitalize()}." if match else ""
    return found if found in _ACTING_RANK else ""


def printed_post(person: Person) -> str:
    """``Plt. Ketua``: the post as it is printed, its acting status before it."""
    bare = _ACTING.sub("", clean(person.post))
    return f"{post_status(person)} {bare}".strip()


def holder(office: Office, post: str, on: date) -> Person | None:
    """Who holds ``post`` on that day; None if Pegawai names nobody.

    An acting holder goes before the definitive one, for that row exists because the
    other is away (Plh.) or the post is vacant (Plt.); then the one who came last.
    """
    wanted = _bare_post(post)
    found = [
        person
        for person in office.people
        if wanted
        and _bare_post(person.post) == wanted
        and person.holds_post_on(on)
        and clean(person.name)
    ]
    found.sort(key=lambda p: p.since or date.min, reverse=True)
    found.sort(key=lambda p: _ACTING_RANK.get(post_status(p), 2))
    return found[0] if found else None


def _post_lines(title: str, office_name: str) -> tuple[str, ...]:
    if _OFFICE_IN_POST.search(title):
        return (f"{title},",)
    institution, place = split_office(office_name)
    if not place:
        return (f"{title} {institution},",)
    return (f"{title} {institution}", f"{place},")


def signature(office: Office, on: date) -> Signature:
    """The signature block on ``on``; [DIISI] for what Pengaturan or Pegawai leave open."""
    settings = office.settings
    person = holder(office, settings.signing_post, on)
    title = clean(settings.signing_post) or TO_FILL
    if person is not None:
        title = f"{post_status(person)} {_ACTING.sub('', title)}".strip()
    nip = clean(person.nip) if person else ""
    return Signature(
        place_date=f"{clean(settings.place) or TO_FILL}, {day(on)}",
        post_lines=_post_lines(title, settings.office),
        name=clean(person.name) if person else TO_FILL,
        nip_line=f"NIP {nip}" if nip else "",
    )
