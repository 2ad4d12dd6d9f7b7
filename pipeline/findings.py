"""Findings: what is wrong in a workbook, as values with stable codes.

A :class:`Rule` is its own documentation: ``zi-report rule CODE`` and ``docs/aturan.md``
print its fields. No message text that a user reads about a workbook stands anywhere else.
Rules are declared in :mod:`pipeline.rules`; a code is retired, never used again.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache

from msgspec import Struct

from pipeline.model import CellRef


class Severity(Enum):
    """How bad a finding is; design.md, "Errors and warnings", says which is which."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def printed(self) -> str:
        return {"error": "Kesalahan", "warning": "Peringatan", "info": "Catatan"}[self.value]


#: Sheets on which a finding quotes nothing that the user wrote: they hold cases and people.
CONFIDENTIAL_SHEETS = frozenset({"WBS", "Pengaduan", "Tindak Lanjut", "Rapat", "Narasi"})

#: Fields that the program itself supplies (schema words, numbers): safe on every sheet.
PROGRAM_FIELDS = frozenset({"column", "sheet", "row", "rows", "limit", "expected", "choices"})

HIDDEN = "…"


class Finding(Struct, frozen=True):
    """One fault at one place. ``message`` names it, ``hint`` says what to do.

    ``file`` is the role of the file where that is another than the workbook ("" is the
    workbook): the place is a cell of that file, and the message says so, too. ``passing``:
    it rests on the day or the folder of the run, not on the workbook alone.
    """

    code: str
    severity: Severity
    place: CellRef
    message: str
    hint: str = ""
    file: str = ""
    passing: bool = False

    @property
    def sheet(self) -> str | None:
        return self.place.sheet or None

    @property
    def cell(self) -> str | None:
        return self.place.address


@cache
def _fields(template: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


class Rule(Struct, frozen=True):
    """A kind of fault.

    ``message`` and the sentences of ``hint`` are templates with named fields. A hint
    sentence is left out where one of its fields is None or may not be shown, so "Maksud
    Anda …?" only stands where there is a suggestion. ``what`` and ``why`` are the rule's
    explanation, ``example`` a cell or row that breaks it; all in Indonesian. ``passing``:
    its findings come and go with the day or the folder of the run, while the workbook stays
    the same, so that no report prints them.
    """

    code: str
    severity: Severity
    title: str
    message: str
    hint: tuple[str, ...]
    what: str
    why: str
    example: str
    passing: bool = False

    def at(self, place: CellRef, severity: Severity | None = None, **values: object) -> Finding:
        """The finding that this rule's fault stands at ``place``.

        ``severity`` overrides the rule's own where the sheet decides it (an identity is an
        error in WBS and a warning elsewhere). Raises KeyError if a field of ``message`` has
        no value: a programming fault, caught by the tests that build each rule once.
        """
        shown = dict(values)
        if place.sheet in CONFIDENTIAL_SHEETS:
            shown = {k: v if k in PROGRAM_FIELDS else HIDDEN for k, v in values.items()}
        hint = " ".join(
            sentence.format(**shown)
            for sentence in self.hint
            if all(shown.get(name) not in (None, HIDDEN) for name in _fields(sentence))
        )
        message = self.message.format(**shown)
        return Finding(
            self.code, severity or self.severity, place, message, hint, passing=self.passing
        )


class Registry:
    """Rules by code; refuses a code given twice."""

    def __init__(self, *groups: Iterable[Rule]) -> None:
        self._rules: dict[str, Rule] = {}
        for group in groups:
            for rule in group:
                if rule.code in self._rules:
                    raise ValueError(f"rule code used twice: {rule.code}")
                self._rules[rule.code] = rule

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def __contains__(self, code: object) -> bool:
        return code in self._rules

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._rules)


def sort_findings(findings: Iterable[Finding], sheet_order: Sequence[str]) -> tuple[Finding, ...]:
    """By sheet in workbook order (the file itself first), then row, column and code."""
    order = {name: index for index, name in enumerate(sheet_order)}

    def key(finding: Finding) -> tuple[int, str, int, int, str, str]:
        place = finding.place
        rank = order.get(place.sheet, len(order)) if place.sheet else -1
        return (rank, place.sheet, place.row, place.column, finding.code, finding.message)

    return tuple(sorted(set(findings), key=key))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Is any of ``findings`` one that refuses a report?"""
    return any(f.severity is Severity.ERROR for f in findings)
