"""The language of target phrases (TARGET WAKTU): its grammar, and what a phrase reads as.

The grammar, in EBNF; case does not matter, and any kind and number of spaces may stand
between two tokens, or none::

    phrase    = ( monthly | quarterly | deadline | months ) , [ year ] , { "." | "," | ";" | ":" } ;
    months    = item , { separator , item } ;          (* a due month an item *)
    monthly   = every , "bulan" , [ "(" , months , [ year ] , ")" | months ] ;
                                                       (* every month of each item, or all 12 *)
    quarterly = every , "triwulan" ;                   (* March, June, September, December *)
    deadline  = "paling lambat" , item ;               (* due in its last month *)
    item      = month , [ to , month ] ;               (* a range is due in its last month *)
    month     = [ "bulan" ] , NAME , [ year ] ;
    year      = [ "," ] , [ "tahun" ] , DIGIT , DIGIT , DIGIT , DIGIT ;
    every     = ( "per" | "setiap" | "tiap" ) , [ DASH ] ;
    to        = DASH | "s.d." | "s/d" | "sd" | "sampai" , [ "dengan" ] | "hingga" ;
    separator = ( "," | ";" ) , [ "dan" | "&" ] | "dan" | "&" ;

NAME is a spelling in the table of months.py; DASH is a hyphen, an en or em dash, or any
other Unicode dash. A phrase outside this grammar is a problem that quotes the piece not
understood; it is never guessed at. A range is one deliverable: its window opens in its
first month.
"""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from pipeline.months import parse_month, suggest_month


class PhraseProblem(Enum):
    """What is wrong, or worth a question, in a target phrase."""

    EMPTY = "empty"
    """No text at all."""

    NOT_UNDERSTOOD = "not_understood"
    """Outside the grammar; the culprit is the first piece that does not fit."""

    UNKNOWN_MONTH = "unknown_month"
    """A word where a month must stand, and none of the table; the culprit is the word."""

    REVERSED = "reversed"
    """A range that ends before it begins; the culprit is the range."""

    OTHER_YEAR = "other_year"
    """A year that is not the plan year; the culprit is that year."""

    YEAR_MISSING = "year_missing"
    """No year: the plan year is assumed (a warning)."""

    DUPLICATE_MONTH = "duplicate_month"
    """A month due twice: it counts once (a warning); the culprit is its name."""

    CONFIRM_DEADLINE = "confirm_deadline"
    """``Paling lambat`` with a range: the last month is taken; worth a question (an info)."""

    @property
    def is_fatal(self) -> bool:
        """Whether the phrase gives no due month because of it."""
        return self in _FATAL


_FATAL = frozenset(
    {
        PhraseProblem.EMPTY,
        PhraseProblem.NOT_UNDERSTOOD,
        PhraseProblem.UNKNOWN_MONTH,
        PhraseProblem.REVERSED,
        PhraseProblem.OTHER_YEAR,
    }
)


class PhraseError(Exception):
    """A phrase outside the grammar, or one whose months make no sense."""

    def __init__(self, problem: PhraseProblem, culprit: str) -> None:
        super().__init__(problem, culprit)
        self.problem = problem
        self.culprit = culprit


class Reading(Struct, frozen=True):
    """A parsed phrase, before its years and ranges are checked.

    ``kind`` is months, monthly, quarterly or deadline, as in the grammar; ``items`` are
    first and last month of each; ``years`` those written, in order.
    """

    kind: str
    items: tuple[tuple[int, int], ...]
    years: tuple[str, ...]


def read_phrase(text: str) -> Reading:
    """What ``text``, made plain by ``months.plain_text``, reads as, or :class:`PhraseError`."""
    return _Parser(_tokens(text)).phrase()


MONTHLY = re.compile(r"\b(?:per|setiap|tiap)[-\s]*bulan\b", re.IGNORECASE)
QUARTERLY = re.compile(r"\b(?:per|setiap|tiap)[-\s]*triwulan\b", re.IGNORECASE)
_TOKEN = re.compile(
    rf"""
    (?P<monthly> {MONTHLY.pattern} )
    | (?P<quarterly> {QUARTERLY.pattern} )
    | (?P<deadline> \bpaling[ ]lambat\b )
    | (?P<to> - | \bs[ ]?[./][ ]?d\b\.? | \bsd\b\.? | \bsampai(?:[ ]dengan)?\b | \bhingga\b )
    | (?P<and> & | \bdan\b )
    | (?P<comma> [,;] )
    | (?P<in_year> \btahun\b )
    | (?P<in_month> \bbulan\b )
    | (?P<number> [0-9]+ )
    | (?P<word> [^\W\d_]+\.? )
    | (?P<other> \S )
    """,
    re.IGNORECASE | re.VERBOSE,
)


class _Token(Struct, frozen=True):
    kind: str
    text: str


_END = _Token("end", "")


def _tokens(text: str) -> list[_Token]:
    stripped = text.rstrip(" .,;:") or text
    return [_Token(str(m.lastgroup), m[0]) for m in _TOKEN.finditer(stripped)]


class _Parser:
    """One method a rule of the grammar; each takes its tokens or refuses the next one."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._years: list[str] = []

    def phrase(self) -> Reading:
        kind, items = "months", []
        if self._take("monthly"):
            kind, items = "monthly", self._monthly()
        elif self._take("quarterly"):
            kind = "quarterly"
        elif self._take("deadline"):
            kind, items = "deadline", [self._item()]
        else:
            items = self._months()
        self._year()
        if self._peek() != _END:
            raise self._refusal()
        return Reading(kind, tuple(items), tuple(self._years))

    def _monthly(self) -> list[tuple[int, int]]:
        if self._peek().text == "(":
            self._at += 1
            items = self._months()
            self._year()
            if self._peek() == _END:
                raise PhraseError(PhraseProblem.NOT_UNDERSTOOD, "(")
            if self._peek().text != ")":
                raise self._refusal()
            self._at += 1
            return items
        if self._peek().kind in ("word", "in_month"):
            return self._months()
        return [(1, 12)]

    def _months(self) -> list[tuple[int, int]]:
        items = [self._item()]
        while not self._year() and self._separator():
            items.append(self._item())
        return items

    def _item(self) -> tuple[int, int]:
        first = self._month()
        return (first, self._month()) if self._take("to") else (first, first)

    def _month(self) -> int:
        self._take("in_month")
        month = parse_month(self._peek().text)
        if month is None:
            raise self._refusal(month_expected=True)
        self._at += 1
        self._year()
        return month

    def _year(self) -> bool:
        """Takes a year if one comes next."""
        start = self._at
        if self._peek(-1).kind == "number":  # one year has just been taken
            return False
        self._take("comma")
        self._take("in_year")
        if self._peek().kind == "number" and len(self._peek().text) == 4:
            self._years.append(self._peek().text)
            self._at += 1
            return True
        self._at = start
        return False

    def _separator(self) -> bool:
        comma = self._take("comma")
        return self._take("and") or comma

    def _peek(self, ahead: int = 0) -> _Token:
        at = self._at + ahead
        return self._tokens[at] if 0 <= at < len(self._tokens) else _END

    def _take(self, kind: str) -> bool:
        found = self._peek().kind == kind
        self._at += found
        return found

    def _refusal(self, month_expected: bool = False) -> PhraseError:
        """Of the next token; at the end of the phrase, of the last one."""
        token = self._peek()
        if month_expected and token.kind == "word":
            lone = self._peek(1).kind in ("end", "to", "and", "comma", "number")
            if lone or suggest_month(token.text):
                return PhraseError(PhraseProblem.UNKNOWN_MONTH, token.text)
        culprit = token.text or self._tokens[-1].text
        return PhraseError(PhraseProblem.NOT_UNDERSTOOD, culprit)
