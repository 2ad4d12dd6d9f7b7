"""The identity guard: what looks like a person in sheets that must hold none.

Whistleblowing and complaints are kept pseudonymous [domain.md, Registers]: no name, NIK,
NIP, telephone, email, address or position of a reporter or of a person reported. This room
only recognises; :mod:`pipeline.validate` reports the cell (quoting nothing) and
:mod:`pipeline.parse` masks it, cell by cell, before any output can see it. It errs on the
side of caution: a false alarm costs a staff member a minute, a leak costs a whistleblower.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

#: Stands in every output for a cell in which an identity was found.
MASK = "[disamarkan]"


class IdentityKind(Enum):
    """What was recognised; the value is how a message names it."""

    NUMBER = "nomor yang menyerupai NIK atau NIP"
    PHONE = "nomor telepon"
    EMAIL = "alamat surel"
    ADDRESS = "alamat rumah"
    NAME = "nama seseorang dalam lembar Pegawai"


#: Digits in groups, as people write long numbers: spaces, dots, dashes, slashes between.
_DIGIT_RUN = re.compile(r"\d+(?:[ .\-/_,']{1,3}\d+)*")
_MOBILE = re.compile(r"(?<!\d)(?:\(?\+?62\)?[ .\-]*|0)8[1-9](?:[ .\-]?\d){6,11}(?!\d)")
_LANDLINE = re.compile(
    r"(?<!\d)(?:\(0[2-9]\d{1,2}\) ?|0[2-9]\d{1,2}[ \-]|\+62[ \-]?[2-7]\d{1,2}[ \-]?)"
    r"\d(?:[ \-]?\d){4,7}(?!\d)"
)
_EMAIL = re.compile(r"[\w.+%-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?: ?\. ?[\w-]+)+", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\b[Jj][Ll][Nn]?\b\.? *[A-Za-z]|\bJalan +[A-Z]|\bR[TW]\b[ .:/]*\d|\bG(?:g|ang)\b\.? *[A-Z0-9]"
    r"|\b(?:Perum|Perumahan|Komplek|Kompleks|Dusun) +[A-Z]|\b[Bb]lok +[A-Z]{1,2} ?[\d/-]"
)
_HONORIFIC = r"(?:sdr|sdri|saudara|saudari|bpk|bapak|ibu|pak|bu)"
_TITLES = frozenset("prof dr drs dra ir h hj ust kh raden rd".split())

#: Words of a header that name a reporter, a person reported, or how to reach one.
_PERSON_HEADER = re.compile(
    r"\b(?:nama|identitas|pelapor|terlapor|pengadu|teradu|saksi|korban|pemohon|whistle ?blower"
    r"|nik|nip|ktp|telp|telepon|tlp|hp|wa|whatsapp|handphone|ponsel|kontak|email|e mail|surel"
    r"|alamat|jabatan|umur|usia|jenis kelamin|tempat lahir|tanggal lahir)\b"
)
_NOT_PERSON_HEADER = re.compile(r"\bnama (?:bulan|kanal|kategori|berkas)\b")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of Pegawai as they are looked for: several words anywhere, one word with care."""

    full: frozenset[str]
    single: frozenset[str]


def _plain(text: str) -> str:
    """One form of every letter, digit and space; invisible characters dropped."""
    folded = unicodedata.normalize("NFKC", text)
    kept = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    return re.sub(r"[‐-―−]", "-", re.sub(r"\s+", " ", kept))


def _words(text: str) -> str:
    """Letters only, lower case, single spaces: how names are compared."""
    decomposed = unicodedata.normalize("NFKD", _plain(text).casefold())
    letters = (c if c.isalpha() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def known_names(names: Iterable[str]) -> KnownNames:
    """Names without titles before and degrees after (``Dr. Ani Contoh, S.H.`` → ani contoh)."""
    full, single = set(), set()
    for name in names:
        words = _words(name.split(",")[0]).split()
        while words and words[0] in _TITLES:
            words.pop(0)
        if len(words) > 1:
            full.add(" ".join(words))
        elif words:
            single.add(words[0])
    return KnownNames(frozenset(full), frozenset(single))


def _has_long_number(text: str) -> bool:
    """Some neighbouring groups of digits make 16 (NIK) or 18 (NIP) digits."""
    for run in _DIGIT_RUN.findall(text):
        groups = [len(g) for g in re.findall(r"\d+", run)]
        for start in range(len(groups)):
            total = 0
            for size in groups[start:]:
                total += size
                if total in (16, 18):
                    return True
    return False


def _has_name(text: str, names: KnownNames) -> bool:
    words = _words(text)
    padded = f" {words} "
    if any(f" {name} " in padded for name in names.full):
        return True
    if words in names.single:
        return True
    return any(re.search(rf"\b{_HONORIFIC} {name}\b", words) for name in names.single)


def identities_in(text: str, names: KnownNames, digits: bool = True) -> tuple[IdentityKind, ...]:
    """What in ``text`` looks like a person; ``digits`` False for register and ticket numbers."""
    plain = _plain(text)
    found = []
    if digits and _has_long_number(plain):
        found.append(IdentityKind.NUMBER)
    if digits and (_MOBILE.search(plain) or _LANDLINE.search(plain)):
        found.append(IdentityKind.PHONE)
    if _EMAIL.search(plain):
        found.append(IdentityKind.EMAIL)
    if _ADDRESS.search(plain):
        found.append(IdentityKind.ADDRESS)
    if _has_name(plain, names):
        found.append(IdentityKind.NAME)
    return tuple(found)


def names_a_person(header: str) -> bool:
    """Does this column header ask for a reporter, a person reported, or a way to reach one?"""
    words = _words(header)
    return bool(_PERSON_HEADER.search(words)) and not _NOT_PERSON_HEADER.search(words)
