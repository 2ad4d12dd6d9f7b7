"""Checks on Pegawai: NIP, terms of office, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline import rules
from pipeline.exceltext import shown
from pipeline.findings import Finding
from pipeline.model import CellRef, Person
from pipeline.parse.reading import spelled_date
from pipeline.posts import holders
from pipeline.schema import PEGAWAI

from .context import Check, Context


def nip_is_well_formed(context: Context) -> Iterator[Finding]:
    """A NIP has 18 digits and begins with a date of birth [Peraturan BKN 22/2007]."""
    for person in context.office.people:
        if not person.nip or person.row is None:
            continue
        place = person.row.cell("nip")
        if not (person.nip.isascii() and person.nip.isdigit() and len(person.nip) == 18):
            yield rules.settings.NIP.at(place, text=shown(person.nip))
        elif not _is_birth_date(person.nip[:8], context.today):
            yield rules.settings.NIP_BIRTH.at(place, text=person.nip)


def _is_birth_date(digits: str, today: date) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return date(1930, 1, 1) <= born <= today


def terms_run_forward(context: Context) -> Iterator[Finding]:
    """SAMPAI is not before MULAI."""
    for person in context.office.people:
        if person.row and person.since and person.until and person.until < person.since:
            yield rules.settings.POST_ENDS_FIRST.at(person.row.cell("until"))


def someone_signs(context: Context) -> Iterator[Finding]:
    """Exactly one person holds the signing post today; an acting holder goes first."""
    post = context.office.settings.signing_post
    if not post or context.table(PEGAWAI) is None:
        return
    found = holders(context.office.people, post, context.today)
    place = CellRef(PEGAWAI.name)
    day = spelled_date(context.today)
    if not found:
        yield rules.settings.NO_SIGNER.at(place, post=shown(post), expected=day)
        return
    acting = [person for person in found if person.post_status != "Definitif"]
    same_rank: list[Person] = acting or list(found)
    numbers = [str(p.row.number) for p in same_rank if p.row]
    if len(numbers) > 1:
        rows = f"{', '.join(numbers[:-1])} dan {numbers[-1]}"
        rule = rules.settings.SEVERAL_SIGNERS
        yield rule.at(place, post=shown(post), expected=day, rows=rows)


CHECKS: tuple[Check, ...] = (nip_is_well_formed, terms_run_forward, someone_signs)
