"""The identity guard: what looks like a person in sheets that must hold none.

Whistleblowing and complaints are kept pseudonymous [domain.md, Registers]: no name, NIK,
NIP, telephone, email, address or position of a reporter or of a person reported. This room
only recognises; :mod:`pipeline.parse` reports the cell (quoting nothing) and masks it, cell
by cell, before any output can see it. It errs on the side of caution: a false alarm costs
a staff member a minute, a leak costs a whistleblower.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from typing import Self

from msgspec import Struct

#: Stands in every output for a cell in which an identity was found.
MASK = "[disamarkan]"


class IdentityKind(Enum):
    """What was recognised; the value is how a message names it."""

    NUMBER = "nomor yang menyerupai NIK atau NIP"
    PHONE = "nomor telepon"
    EMAIL = "alamat surel"
    ADDRESS = "alamat rumah"
    NAME = "nama seseorang dalam lembar Pegawai"


#: Digits in groups, as people write long numbers. A comma and a space part a list.
_DIGIT_RUN = re.compile(r"\d+(?:(?:[ .\-/_']{1,3}|,)\d+)*")
#: A calendar date in full: two of them in one sentence have as many digits as a NIK.
_CALENDAR = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])([/.\-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
#: Fewer digits than any number that names a person.
FEWEST_DIGITS = 7
_SOME_DIGITS = re.compile(rf"(?:\d\D{{0,4}}){{{FEWEST_DIGITS}}}")
_MOBILE = re.compile(
    r"(?<!\d)(?:\(?\+?62\)?[ .\-]*|0)8[1-9](?:[ .\-]?\d){6,11}(?!\d)"
    # Excel drops the zero of a number that is typed into a plain cell.
    r"|^8[1-9]\d{7,10}$|\b(?:hp|wa|whatsapp|telp?|telepon|ponsel)\b[ .:]*8[1-9]\d{7,10}(?!\d)",
    re.IGNORECASE,
)
_LANDLINE = re.compile(
    r"(?<!\d)(?:\(0[2-9]\d{1,2}\) ?|0[2-9]\d{1,2}[ \-]|\+62[ \-]?[2-7]\d{1,2}[ \-]?)"
    r"\d(?:[ \-]?\d){4,7}(?!\d)"
)
_AT_WORD = re.compile(r"[(\[]at", re.IGNORECASE)
_EMAIL = re.compile(
    r"[\w.+%-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?: ?(?:\.|\(dot\)|\[dot\]) ?[\w-]+)+", re.IGNORECASE
)
#: Every word below starts with one of these letters, which most words do not.
_ADDRESS = re.compile(
    r"\b(?=[BDGJKPRbjr])(?:"
    r"[Jj][Ll][Nn]?\b\.? *[A-Za-z]|(?:Jalan|JALAN) +[A-Z]"
    r"|[Jj]alan +(?:\w+ +){1,4}(?:[Nn]o|[Nn]omor)\b\.? *\d"
    r"|R[TW]\b[ .:/]*\d|[Rr][TtWw][ .:/]*\d{1,3}\b|G(?:g|ang)\b\.? *[A-Z0-9]"
    r"|(?:Perum|Perumahan|PERUMAHAN|Komplek|Kompleks|Dusun|DUSUN) +[A-Z]"
    r"|[Bb]lok +[A-Z]{1,2} ?[\d/-]"
    r")"
)
#: A one-word name is looked for only behind one of these, or alone.
_BEFORE_NAME = (
    r"(?:sdr|sdri|saudara|saudari|bpk|bapak|ibu|pak|bu|atas nama|a n|"
    r"pelapor|terlapor|pengadu|teradu)"
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: One of these, in any case and by itself, stands in every address that is recognised.
ADDRESS_WORDS = _set("jl jln jalan rt rw gg gang perum perumahan komplek kompleks dusun blok")
_TITLES = _set("prof dr drs dra ir h hj ust kh raden rd")
#: Degrees behind a name without their dots; those of the second list could be names, too.
_DEGREES = _set(
    "sh mh se mm st mt sip msi map spd mpd sag mag ssos skom mkom amd sap spt sp mp ssi msc phd "
    "sstp stp shi mhi mpa skm mkes shum mhum sikom mikom spsi mpsi mba"
)
_DOTTED_DEGREES = _DEGREES | _set("ma ba ca ak dea lc")
#: A name this long is looked for also where its words are written together.
_JOINED_FROM = 8

_REPORTER = r"identitas|pelapor|terlapor|pengadu|teradu|saksi|korban|whistle ?blower|nik|ktp"
_REPORTER_HEADER = re.compile(rf"\b(?:{_REPORTER})\b")
_PERSON_HEADER = re.compile(
    rf"\b(?:{_REPORTER}|nama|pemohon|nip|telp|telepon|tlp|hp|wa|whatsapp|handphone|ponsel|kontak"
    r"|email|e mail|surel|alamat|jabatan|umur|usia|jenis kelamin|tempat lahir|tanggal lahir)\b"
)
_NOT_PERSON_HEADER = re.compile(r"\bnama (?:bulan|kanal|kategori|berkas)\b")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: ASCII letters in lower case, and spaces for all else: much quicker than a pattern.
_LETTERS = bytes(n if chr(n).islower() else 32 for n in range(128)) + bytes(128)
_NO_DIGITS = bytes(n for n in range(128) if not chr(n).isdigit())
_CASE = re.compile(r"\bwbs\b|whistle|pengaduan|\bdumas\b|\badu\b", re.IGNORECASE)


class KnownNames(Struct, frozen=True):
    """The names of Pegawai as they are looked for: several words anywhere, one word with care.

    ``joined`` are the names of several words written together; ``last`` the last words of all
    names: a text without any of them needs no second look; ``alone`` finds a one-word name
    behind a form of address.
    """

    full: frozenset[str]
    single: frozenset[str]
    joined: frozenset[str]
    last: frozenset[str]
    alone: re.Pattern[str] | None

    @classmethod
    def of(cls, full: frozenset[str], single: frozenset[str]) -> Self:
        """The names in the form that :func:`known_names` gives them."""
        together = (name.replace(" ", "") for name in full)
        words = "|".join(map(re.escape, sorted(single)))
        return cls(
            full,
            single,
            frozenset(name for name in together if len(name) >= _JOINED_FROM),
            single | {name.split()[-1] for name in full},
            re.compile(rf"\b{_BEFORE_NAME} (?:{words})\b") if words else None,
        )

    def stand_in(self, text: str) -> bool:
        """Whether ``text`` holds one of the names."""
        words = _words(text)
        if any(name in words for name in self.joined):
            return True
        if self.last.isdisjoint(words.split()):
            return False
        padded = f" {words} "
        if any(f" {name} " in padded for name in self.full):
            return True
        if any(_words(line) in self.single for line in text.splitlines()):
            return True
        return self.alone is not None and bool(self.alone.search(words))


def _plain(text: str) -> str:
    """One form of every letter, digit and space; invisible characters dropped."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = re.sub("[‐-―−]", "-", text)
    elif text.isprintable():
        return " ".join(text.split())
    if not text.isprintable():
        text = "".join(c for c in text if c.isprintable() or c.isspace())
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _words(text: str) -> str:
    """Letters only, lower case, single spaces: how names are compared. AniContoh is two words."""
    if not text[1:].islower():
        text = _HUMP.sub(" ", text)
    if text.isascii():
        return " ".join(text.lower().encode().translate(_LETTERS).decode().split())
    decomposed = unicodedata.normalize("NFKD", text)
    plain = (c for c in decomposed if not unicodedata.combining(c))
    letters = (c if c.isalpha() else " " for c in "".join(plain).casefold())
    return " ".join("".join(letters).split())


def known_names(names: Iterable[str]) -> KnownNames:
    """Names without titles before and degrees after (``Dr. Ani Contoh, S.H.`` → ani contoh).

    A name with initials is looked for without them, too (``M. Budi Contoh`` → budi contoh).
    """
    full, single = set(), set()
    for name in names:
        words = _words(_without_degrees(_plain(name).split(",")[0])).split()
        while words and words[0] in _TITLES:
            words.pop(0)
        longer = [word for word in words if len(word) > 1]
        for form in (words, longer):
            if len(form) > 1:
                full.add(" ".join(form))
        if len(words) == 1 and longer:
            single.add(words[0])
    return KnownNames.of(frozenset(full), frozenset(single))


def _without_degrees(name: str) -> str:
    parts = name.split()
    while len(parts) > 1:
        bare = parts[-1].replace(".", "").casefold()
        if bare not in (_DOTTED_DEGREES if "." in parts[-1] else _DEGREES):
            break
        parts.pop()
    return " ".join(parts)


def _has_long_number(text: str) -> bool:
    """Some neighbouring groups of digits make 16 (NIK) or 18 (NIP) digits."""
    for run in _DIGIT_RUN.findall(_CALENDAR.sub(" # ", text)):
        groups = [len(g) for g in re.findall(r"\d+", run)]
        for start in range(len(groups)):
            total = 0
            for size in groups[start:]:
                total += size
                if total in (16, 18):
                    return True
    return False


def _may_have_number(plain: str) -> bool:
    """Are there as many digits, near each other, as in the shortest number of a person?"""
    if plain.isascii() and len(plain.encode().translate(None, _NO_DIGITS)) < FEWEST_DIGITS:
        return False
    return _SOME_DIGITS.search(plain) is not None


def identities_in(text: str, names: KnownNames, digits: bool = True) -> tuple[IdentityKind, ...]:
    """What in ``text`` looks like a person; ``digits`` False for register and ticket numbers."""
    plain = _plain(text)
    found = []
    if digits and _may_have_number(plain):
        if _has_long_number(plain.replace("\n", " ")):
            found.append(IdentityKind.NUMBER)
        if _MOBILE.search(plain) or _LANDLINE.search(plain):
            found.append(IdentityKind.PHONE)
    if ("@" in plain or _AT_WORD.search(plain)) and _EMAIL.search(plain):
        found.append(IdentityKind.EMAIL)
    if _ADDRESS.search(plain):
        found.append(IdentityKind.ADDRESS)
    if names.stand_in(plain):
        found.append(IdentityKind.NAME)
    return tuple(found)


def names_a_person(header: str) -> bool:
    """Does this column header ask for a reporter, a person reported, or a way to reach one?"""
    words = _words(_plain(header))
    return bool(_PERSON_HEADER.search(words)) and not _NOT_PERSON_HEADER.search(words)


def names_a_reporter(header: str) -> bool:
    """The same where staff have their names: only what a reporter or a case's people are called."""
    return bool(_REPORTER_HEADER.search(_words(_plain(header))))


def speaks_of_case(text: str) -> bool:
    """Whether ``text`` names the WBS or the complaints: a row that does is a case's row."""
    return bool(_CASE.search(text))


def safe_name(text: str, names: KnownNames) -> str:
    """The name of a file or a sheet as it may be printed: masked where it holds an identity.

    Excel's own file endings stay.
    """
    stem, dot, ending = text.rpartition(".")
    if not dot or ending.casefold() not in ("xlsx", "xlsm", "xls"):
        stem, dot, ending = text, "", ""
    return f"{MASK}{dot}{ending}" if identities_in(stem, names) else text
