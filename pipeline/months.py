"""Month names as people in Indonesian offices write them: a closed table, never a guess.

A spelling that the table does not hold is no month. :func:`suggest_month` looks for a
near one, for hints only: nothing that it returns may reach a figure.
"""

from __future__ import annotations

import re

MONTH_NAMES: tuple[str, ...] = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""The canonical names, January first: what BULAN cells and reports hold."""

MONTH_ABBREVIATIONS: tuple[str, ...] = (
    "JAN",
    "FEB",
    "MAR",
    "APR",
    "MEI",
    "JUN",
    "JUL",
    "AGU",
    "SEP",
    "OKT",
    "NOV",
    "DES",
)
"""The headers of the twelve month columns of Rencana Aksi."""

MONTH_SPELLINGS: tuple[tuple[str, ...], ...] = (
    ("Januari", "Jan"),
    ("Februari", "Pebruari", "Feb", "Peb"),
    ("Maret", "Mar"),
    ("April", "Apr"),
    ("Mei",),
    ("Juni", "Jun"),
    ("Juli", "Jul"),
    ("Agustus", "Agust", "Agt", "Ags", "Agu"),
    ("September", "Sept", "Sep"),
    ("Oktober", "Okt"),
    ("November", "Nopember", "Nov", "Nop"),
    ("Desember", "Des"),
)
"""Every accepted spelling, the canonical one first. Pebruari and Nopember are the old ones."""

_MONTH_OF: dict[str, int] = {
    spelling.casefold(): number
    for number, spellings in enumerate(MONTH_SPELLINGS, start=1)
    for spelling in spellings
}

_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN_DIGITS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_QUARTER = re.compile(r"(?:tw|triwulan)?[\s.-]*([1-4]|i{1,3}|iv)", re.IGNORECASE)
_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")


_DASHES = re.compile("[\u2010-\u2015\u2212]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def plain_text(text: str) -> str:
    """``text`` with one kind of space and dash, and no invisible characters.

    Word processors and web pages leave them in phrases and dates; none changes the meaning.
    """
    return " ".join(_DASHES.sub("-", _INVISIBLE.sub("", text)).split())


def parse_month(text: str) -> int | None:
    """1…12 for a spelling of the table, in any case, with or without a full stop."""
    return _MONTH_OF.get(plain_text(text).removesuffix(".").casefold())


def month_name(month: int) -> str:
    """``10`` → ``Oktober``."""
    return MONTH_NAMES[month - 1]


def is_canonical_month(text: str) -> bool:
    """Whether ``text`` is exactly a canonical name, as the workbook's formulas compare it."""
    return text in MONTH_NAMES


def suggest_month(text: str) -> str | None:
    """The canonical name of the spelling nearest to ``text``, for hints; None if none is near."""
    from difflib import get_close_matches  # late: only faulty cells need it

    near = get_close_matches(text.strip().casefold(), _MONTH_OF, n=1, cutoff=0.6)
    return month_name(_MONTH_OF[near[0]]) if near else None


def parse_month_option(text: str) -> int | None:
    """A month on the command line: ``10``, ``Oktober`` or ``okt``."""
    text = text.strip()
    return int(text) if _MONTH_NUMBER.fullmatch(text) else parse_month(text)


def parse_quarter_option(text: str) -> int | None:
    """A quarter on the command line: ``4``, ``TW4``, ``tw 4``, ``IV`` or ``Triwulan IV``."""
    match = _QUARTER.fullmatch(text.strip())
    if match is None:
        return None
    number = match[1].casefold()
    return _ROMAN_QUARTERS.get(number) or int(number)


def roman(number: int) -> str:
    """``4`` → ``IV``; for quarters, areas, and the months of letter numbers."""
    if number < 1:
        raise ValueError(f"no Roman numeral for {number}")
    numeral = ""
    for value, letters in _ROMAN_DIGITS:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
