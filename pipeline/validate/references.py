"""Checks of what points from one sheet to another: RUJUKAN, and PERIODE of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from pipeline import rules
from pipeline.dates import parse_date
from pipeline.exceltext import all_loose, collapsed, loose
from pipeline.findings import Finding
from pipeline.identity import MASK
from pipeline.model import FollowUp, Period, month_end
from pipeline.parse import Records
from pipeline.schema import (
    BENTURAN_KEPENTINGAN,
    CODE_PATTERN,
    PENGADUAN,
    RAPAT,
    RENCANA_AKSI,
    WBS,
)

from .context import Check, Context

_PARTS = re.compile(r"[,;\n]|\bdan\b")
_CODE = re.compile(rf"\b{CODE_PATTERN}\b")
_NUMBER = re.compile(r"\d+")
_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d{2})|TW([1-4])))?")


def references_point_somewhere(context: Context) -> Iterator[Finding]:
    """RUJUKAN of Tindak Lanjut names something that is there, by what its ASAL says."""
    targets = _Targets(context)
    for follow_up in context.office.follow_ups:
        if follow_up.row is None or follow_up.reference in ("", MASK):
            continue
        missed = targets.missed_by(follow_up)
        if missed:
            yield rules.registers.REFERENCE_NOWHERE.at(
                follow_up.row.cell("reference"), expected=missed
            )


class _Targets:
    """What a RUJUKAN can name. Inspektorat and TPI refer to papers of their own."""

    def __init__(self, context: Context) -> None:
        office = context.office
        self._codes = frozenset(row.indicator.code for row in context.parsed.plan)
        self._meetings = frozenset(m.day for m in office.meetings if m.day)
        self._knows_meetings = context.table(RAPAT) is not None
        self._cases = frozenset(loose(c.case) for c in office.cases if c.case)
        # An empty sheet may mean that the cases lie in a workbook of their own, not given.
        self._knows_cases = bool(self._cases) or WBS.name in context.parsed.elsewhere
        self._register = context.table(PENGADUAN)
        self._risks: frozenset[str] | None = None
        if context.table(BENTURAN_KEPENTINGAN) is not None:
            self._risks = frozenset(loose(c.number) for c in office.conflicts)

    def missed_by(self, follow_up: FollowUp) -> str | None:
        """The sheet on which what the row points at should be and is not."""
        text = follow_up.reference
        if follow_up.origin == WBS.name:
            return WBS.name if self._knows_cases and not _all_named(text, self._cases) else None
        if follow_up.origin == PENGADUAN.name:
            known = self._register is None or _all_named(text, self._complaints)
            return None if known else PENGADUAN.name
        if follow_up.origin == BENTURAN_KEPENTINGAN.name:
            return BENTURAN_KEPENTINGAN.name if self._misses_a_risk(text) else None
        return self._missed_by_monev(text) if follow_up.origin == "Monev" else None

    @cached_property
    def _complaints(self) -> frozenset[str]:
        """Numbers and tickets of Pengaduan: many, and seldom asked for."""
        records = self._register.records if self._register else Records()
        texts = (text for key in ("number", "ticket") for text in records.column(key))
        return frozenset(all_loose([t for t in texts if isinstance(t, str) and t]))

    def _misses_a_risk(self, text: str) -> bool:
        """``Matrik nomor 2``: every number in it is one of the matrix."""
        numbers = [str(int(n)) for n in _NUMBER.findall(text)]
        if self._risks is None or loose(text) in self._risks:
            return False
        return not numbers or not set(numbers) <= self._risks

    def _missed_by_monev(self, text: str) -> str | None:
        """Of KODE and dates each must be there; other words name a paper."""
        if self._codes and set(_CODE.findall(text.upper())) - self._codes:
            return RENCANA_AKSI.name
        days = [day for part in _PARTS.split(text) if (day := _day(part))]
        if self._knows_meetings and set(days) - self._meetings:
            return RAPAT.name
        return None


def _all_named(text: str, known: frozenset[str]) -> bool:
    """Each part of a list is one of ``known``, or holds it as a word."""
    parts = [loose(part) for part in _PARTS.split(text) if loose(part)]
    return loose(text) in known or all(
        part in known or not known.isdisjoint(part.split()) for part in parts
    )


def _day(part: str) -> date | None:
    """A date by itself or behind ``Rapat``."""
    words = re.sub(r"^(?:rapat|notulen)?\s*(?:tanggal|tgl\.?)?\s*", "", collapsed(part), flags=re.I)
    return parse_date(words).value if words else None


def meetings_lie_in_their_period(context: Context) -> Iterator[Finding]:
    """TANGGAL of a meeting lies in its PERIODE, or in the month after it."""
    for meeting in context.office.meetings:
        period = _period(meeting.period)
        if meeting.row is None or meeting.day is None or period is None:
            continue
        end = period.end
        after = month_end(end.year + end.month // 12, end.month % 12 + 1)
        if not period.start <= meeting.day <= after:
            yield rules.registers.MEETING_OUTSIDE_PERIOD.at(meeting.row.cell("period"))


def _period(text: str) -> Period | None:
    match = _PERIOD.fullmatch(text)
    if match is None:
        return None
    year = int(match[1])
    if match[2]:
        return Period.of_month(year, int(match[2]))
    return Period.of_quarter(year, int(match[3])) if match[3] else Period.of_year(year)


CHECKS: tuple[Check, ...] = (references_point_somewhere, meetings_lie_in_their_period)
