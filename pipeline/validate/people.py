"""Checks on Pegawai: NIP, terms of office, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline import rules
from pipeline.exceltext import loose, shown
from pipeline.findings import Finding
from pipeline.model import CellRef, Person
from pipeline.parse.reading import spelled_date
from pipeline.posts import bare_post, holders
from pipeline.schema import PEGAWAI

from .context import Check, Context, row_list


def nip_is_well_formed(context: Context) -> Iterator[Finding]:
    """A NIP has 18 digits and begins with a date of birth [Peraturan BKN 22/2007]."""
    for person in context.office.people:
        if not person.nip or person.row is None:
            continue
        place = person.row.cell("nip")
        if not (person.nip.isascii() and person.nip.isdigit() and len(person.nip) == 18):
            yield rules.settings.NIP.at(place, text=shown(person.nip))
        elif not _is_birth_date(person.nip[:8], context.office.year or context.today.year):
            yield rules.settings.NIP_BIRTH.at(place, text=person.nip)


def _is_birth_date(digits: str, year: int) -> bool:
    """Born by the plan year: a bound that does not move with the day of the run."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1930 <= born.year <= year


def terms_run_forward(context: Context) -> Iterator[Finding]:
    """SAMPAI is not before MULAI."""
    for person in context.office.people:
        if person.row and person.since and person.until and person.until < person.since:
            yield rules.settings.POST_ENDS_FIRST.at(person.row.cell("until"))


def someone_signs(context: Context) -> Iterator[Finding]:
    """Exactly one person holds the signing post; an acting holder goes first.

    On the date of the report that is being made; else today, or at the plan year's end once
    that is over: a later report is on that year still.
    """
    post = context.office.settings.signing_post
    if not post or context.table(PEGAWAI) is None:
        return
    found = holders(context.office.people, post, _signing_day(context))
    place = CellRef(PEGAWAI.name)
    day = spelled_date(_signing_day(context))
    if not found:
        yield rules.settings.NO_SIGNER.at(place, post=shown(post), expected=day)
        return
    acting = [person for person in found if person.post_status != "Definitif"]
    same_rank: list[Person] = acting or list(found)
    numbers = [p.row.number for p in same_rank if p.row]
    if len(numbers) > 1:
        rule = rules.settings.SEVERAL_SIGNERS
        yield rule.at(place, post=shown(post), expected=day, rows=row_list(numbers))


def _signing_day(context: Context) -> date:
    if context.signed_on is not None:
        return context.signed_on
    year = context.office.year
    return min(context.today, date(year, 12, 31)) if year else context.today


def posts_have_one_holder(context: Context) -> Iterator[Finding]:
    """No two people hold one post as Definitif at once; what someone_signs reports is left out."""
    by_post: dict[str, list[Person]] = {}
    for person in context.office.people:
        post = bare_post(person.post)
        if not person.row or not post or post.split()[0] in _SHARED_POSTS:
            continue
        if person.post_status == "Definitif":
            by_post.setdefault(post, []).append(person)
    signing, day = bare_post(context.office.settings.signing_post), _signing_day(context)
    for post, people in by_post.items():
        for index, person in enumerate(people):
            others = [
                other
                for other in people[:index]
                if _at_once(person, other)
                and not (post == signing and person.holds_post_on(day) and other.holds_post_on(day))
            ]
            if others and person.row:
                key = "since" if "since" in person.row.columns else "post"
                rows = row_list(p.row.number for p in (*others, person) if p.row)
                yield rules.settings.TWO_HOLDERS.at(person.row.cell(key), rows=rows)


def _at_once(one: Person, other: Person) -> bool:
    """Whether the terms of two people overlap. The same person twice holds the post once."""
    if loose(one.name) == loose(other.name):
        return False
    start = max(one.since or date.min, other.since or date.min)
    end = min(one.until or date.max, other.until or date.max)
    return start <= end


#: First words of posts that several people hold side by side.
_SHARED_POSTS = frozenset(
    [
        *("anggota", "staf", "staff", "pelaksana", "fungsional", "pegawai", "tenaga", "petugas"),
        *("pengadministrasi", "pengelola", "penata", "pranata", "penyusun", "penelaah", "analis"),
        *("arsiparis", "auditor", "operator", "verifikator", "bendahara", "ppnpn", "pramubakti"),
        *("pengemudi", "satpam", "jabatan", "pejabat", "ahli", "teknisi"),
    ]
)

CHECKS: tuple[Check, ...] = (
    nip_is_well_formed,
    terms_run_forward,
    someone_signs,
    posts_have_one_holder,
)
