"""The meeting that a packet is about: which one it is, and what it is called.

A meeting that is not yet in Rapat (None) is the period's monev meeting, with [DIISI] where
Rapat will say more.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.identity import MASK, identities_in, known_names, speaks_of_case
from pipeline.model import Meeting, Office, Period
from pipeline.view.packet.types import MeetingFacts
from pipeline.view.parts.frame import letterhead, stamp
from pipeline.view.parts.meetings import is_held
from pipeline.view.parts.types import DocumentFrame, Signature
from pipeline.view.words.format import weekday_day
from pipeline.view.words.period_words import words_of
from pipeline.view.words.text import TO_FILL, clean, filled, lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipeline.view.parts.material import Material

#: Words of JENIS that say no more than "the monev meeting of the Zona Integritas".
_MONEV_WORDS = frozenset(
    [
        *("rapat", "monev", "monitoring", "dan", "evaluasi", "bulanan", "triwulanan"),
        *("pembangunan", "zona", "integritas", "zi"),
    ]
)
_PERIOD = re.compile(r"(\d{4})-(?:(0[1-9]|1[0-2])|TW([1-4]))", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"(?:\d{1,3}|[a-z])\s*[.)]\s|[-•*–]\s", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]+")


def meetings_on(office: Office, day: date) -> tuple[Meeting, ...]:
    """All meetings that Rapat has on ``day``, of whatever kind, in the sheet's order."""
    return tuple(m for m in office.meetings if m.day == day)


def period_of(meeting: Meeting) -> Period | None:
    """The period that PERIODE names, else the month of TANGGAL; None where both are blank."""
    match = _PERIOD.fullmatch(meeting.period.strip())
    if match and match[2]:
        return Period.of_month(int(match[1]), int(match[2]))
    if match:
        return Period.of_quarter(int(match[1]), int(match[3]))
    return Period.of_month(meeting.day.year, meeting.day.month) if meeting.day else None


def meeting_slugs(meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """What stands in the file names of each: ``2025-10-14``, and where two meetings share a
    day its kind, too: ``2025-10-14_SPIP`` (and a number where even that is the same)."""
    days = Counter(m.day for m in meetings)
    taken: Counter[str] = Counter()
    slugs = []
    for meeting in meetings:
        slug = meeting.day.isoformat() if meeting.day else meeting.period.strip()
        if days[meeting.day] > 1:
            kind = _NOT_IN_NAMES.sub("_", clean(meeting.kind)).strip("_")[:40].strip("_")
            slug = f"{slug}_{kind}" if kind else slug
        # Windows takes names that differ in case only for one.
        taken[slug.casefold()] += 1
        number = taken[slug.casefold()]
        slugs.append(f"{slug}_{number}" if number > 1 else slug)
    return tuple(slugs)


def is_zi_monev(meeting: Meeting | None) -> bool:
    """Whether JENIS says the monev meeting itself, and not one on a topic (Monev SPIP)."""
    if meeting is None:
        return True
    words = re.findall(r"\w+", clean(meeting.kind).casefold())
    return all(word in _MONEV_WORDS for word in words)


def numbered(texts: Sequence[str]) -> tuple[str, ...]:
    """``1.⇥text`` for several; one text stands alone. A number that staff typed is kept."""
    if len(texts) < 2 or any(_OWN_NUMBER.match(text) for text in texts):
        return tuple(texts)
    return tuple(f"{n}.\t{text}" for n, text in enumerate(texts, 1))


class Occasion(Struct, frozen=True):
    """A meeting, and the material of the report that it belongs to."""

    material: Material
    meeting: Meeting | None

    @property
    def office(self) -> Office:
        return self.material.office

    @property
    def day(self) -> date | None:
        return self.meeting.day if self.meeting else None

    @property
    def people_day(self) -> date:
        """The day whose posts count: the meeting's, else the period's end."""
        return self.day or self.material.period.end

    @property
    def report_date(self) -> date:
        return self.material.options.report_date

    @property
    def is_held(self) -> bool:
        return self.meeting is not None and is_held(self.meeting, self.report_date)

    @property
    def title(self) -> str:
        """``Rapat Monitoring dan Evaluasi … Bulan Oktober 2025``, or by JENIS ``Rapat SPIP``."""
        if is_zi_monev(self.meeting) or self.meeting is None:
            return f"Rapat Monitoring dan Evaluasi Pembangunan Zona Integritas {self._period}"
        kind = " ".join(clean(self.meeting.kind).split())
        return kind if kind.casefold().startswith("rapat ") else f"Rapat {kind}"

    @property
    def _period(self) -> str:
        """``Bulan Oktober 2025``."""
        period = words_of(self.material.period).full
        return period[0].upper() + period[1:]

    def facts(self) -> MeetingFacts:
        meeting = self.meeting
        return MeetingFacts(
            # The period's words stay on one line of a centred title.
            title=self.title.replace(self._period, self._period.replace(" ", "\u00a0")),
            day=weekday_day(self.day) if self.day else TO_FILL,
            time=filled(meeting.time) if meeting else TO_FILL,
            place=filled(" ".join(lines(meeting.place))) if meeting else TO_FILL,
            agenda=numbered(self._told(meeting.agenda if meeting else "")),
        )

    def discussion(self) -> tuple[str, ...]:
        """PEMBAHASAN, a paragraph a line."""
        return self._told(self.meeting.discussion if self.meeting else "")

    def _told(self, text: str) -> tuple[str, ...]:
        """The lines of a cell, or [DIISI].

        Where the meeting was about cases (WBS, Pengaduan) a line in which a person can be
        recognised is masked whole, as it would be on the sheets of those cases.
        """
        found = lines(text)
        if self.meeting is not None and speaks_of_case(
            f"{self.meeting.kind} {self.meeting.agenda}"
        ):
            names = known_names(p.name for p in self.office.people)
            found = tuple(MASK if identities_in(line, names) else line for line in found)
        return found or (TO_FILL,)

    def frame(self, title: tuple[str, ...], short: str, signed: Signature) -> DocumentFrame:
        """The frame of a document of the packet; ``short`` is its name in foot and properties."""
        material = self.material
        return DocumentFrame(
            letterhead=letterhead(material.office),
            title_lines=title,
            short_title=short,
            office_name=material.office_name,
            period=self._period,
            year=str(material.period.year),
            position=f"Posisi data per {material.position}",
            stamp=stamp(draft=material.options.draft, is_example=material.settings.is_example),
            footer=short,
            signature=signed,
        )
