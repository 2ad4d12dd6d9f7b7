"""Who holds a post on a day (sheet Pegawai): posts compared without office and acting prefix."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.exceltext import loose
from pipeline.model import Person

_ACTING = re.compile(r"^(plt|plh|pjs|pj)\.?\s+", re.IGNORECASE)
_OFFICE = re.compile(r"\b(kpu|komisi pemilihan umum)\b", re.IGNORECASE)


def bare_post(post: str) -> str:
    """``Plt. Ketua KPU Kabupaten Contoh`` → ``ketua``."""
    plain = _ACTING.sub("", " ".join(post.split()))
    return _OFFICE.split(plain)[0].strip(" ,").casefold()


def holders(people: Iterable[Person], post: str, day: date) -> tuple[Person, ...]:
    """All who hold ``post`` on ``day``, in the sheet's order; none for a blank post."""
    wanted = bare_post(post)
    return tuple(
        p
        for p in people
        if wanted and p.name and bare_post(p.post) == wanted and p.holds_post_on(day)
    )


def people_in_post(people: Iterable[Person], day: date) -> tuple[tuple[Person, ...], ...]:
    """Everybody in a post on ``day``, in the sheet's order: the rows of each person.

    One name is one person, unless the NIPs differ.
    """
    found: list[list[Person]] = []
    for person in people:
        if not loose(person.name) or not person.holds_post_on(day):
            continue
        same = next((rows for rows in found if _is_same(rows, person)), None)
        if same is None:
            found.append([person])
        else:
            same.append(person)
    return tuple(map(tuple, found))


def _is_same(rows: list[Person], person: Person) -> bool:
    numbers = {p.nip for p in (*rows, person)} - {""}
    return loose(rows[0].name) == loose(person.name) and len(numbers) < 2
