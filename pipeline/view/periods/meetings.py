"""The monev meetings of a quarter or year: when, who led them, and how many came.

Meetings of another kind (WBS, SPIP, SOP) have their own packets and are not told of: what is
assessed here is how often the plan was monitored, and whether the leadership took part.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from pipeline.model import Meeting, Period
from pipeline.view.parts.chapters import method, team_rows
from pipeline.view.parts.meetings import attendance, is_held, is_monev
from pipeline.view.parts.signatory import printed_post
from pipeline.view.periods.quarterly_types import PeriodImplementation
from pipeline.view.registers.types import MeetingRow
from pipeline.view.words.format import day, integer, joined, weekday_day
from pipeline.view.words.text import TO_FILL, clean, filled, lines

if TYPE_CHECKING:
    from pipeline.view.parts.material import Material


def _slugs(period: Period) -> frozenset[str]:
    """PERIODE of the meetings that belong to ``period``: its own, its quarters and months."""
    months = range(period.first, period.last + 1)
    quarters = {(m + 2) // 3 for m in months}
    return frozenset(
        {
            period.slug,
            *(Period.of_month(period.year, m).slug for m in months),
            *(Period.of_quarter(period.year, q).slug for q in quarters),
        }
    )


def held_meetings(material: Material) -> tuple[Meeting, ...]:
    """Monev meetings of the period held by the report's date, in the order of their days."""
    slugs, until = _slugs(material.period), material.options.report_date
    found = [
        m
        for m in material.office.meetings
        if m.period.strip() in slugs and is_monev(m) and is_held(m, until)
    ]
    return tuple(sorted(found, key=lambda m: m.day or date.max))


def led_by(material: Material, meeting: Meeting) -> str:
    """``Contoh Nama (Ketua)``: the chair with the post that Pegawai gives that name then."""
    name = clean(meeting.chair)
    if not name:
        return TO_FILL
    on = meeting.day or material.as_of
    for person in material.office.people:
        if clean(person.name).casefold() == name.casefold() and person.holds_post_on(on):
            post = printed_post(person)
            return f"{name} ({post})" if post else name
    return name


def meeting_rows(material: Material) -> tuple[MeetingRow, ...]:
    return tuple(
        MeetingRow(
            number=str(number),
            day=day(meeting.day, missing=TO_FILL),
            kind=filled(meeting.kind),
            chair=led_by(material, meeting),
            secretary=filled(meeting.secretary),
            attendance=attendance(material, meeting),
        )
        for number, meeting in enumerate(held_meetings(material), 1)
    )


def chairs(material: Material) -> str:
    """``Contoh A (Ketua) 2 kali dan Contoh B 1 kali``; "" without a meeting."""
    counts = Counter(led_by(material, m) for m in held_meetings(material))
    return joined([f"{name} {integer(number)} kali" for name, number in counts.most_common()])


def meetings_line(material: Material) -> str:
    """``Rapat monev 3 kali, dipimpin Contoh A (Ketua) 3 kali; terakhir 31 Desember 2025, …``"""
    held = held_meetings(material)
    if not held:
        return f"Rapat dipimpin {TO_FILL}, tanggal {TO_FILL}"
    last = held[-1]
    return (
        f"Rapat monev {integer(len(held))} kali, dipimpin {chairs(material)}; terakhir "
        f"{day(last.day)}, hadir {attendance(material, last)}"
    )


def led_sentence(material: Material) -> str:
    """Who led the meetings, for assessors ask whether the leadership took part."""
    held = held_meetings(material)
    if not held:
        return (
            f"Rapat monitoring dan evaluasi pada {material.words.full} belum tercatat; pimpinan "
            f"dan tanggal rapat: {TO_FILL}."
        )
    return (
        f"Pada {material.words.full} telah dilaksanakan {integer(len(held))} rapat monitoring dan "
        f"evaluasi, dipimpin oleh {chairs(material)}."
    )


def period_implementation(material: Material) -> PeriodImplementation:
    """BAB II; what was discussed is told of the period's own meeting, else [DIISI]."""
    held = held_meetings(material)
    own = [m for m in held if m.period.strip() == material.period.slug]
    discussion = tuple(line for m in own for line in lines(m.discussion))
    if own and discussion and own[-1].day:
        intro = f"Pokok pembahasan rapat evaluasi {weekday_day(own[-1].day)}:"
        discussion = (intro, *discussion)
    return PeriodImplementation(
        paragraphs=material.narrative("Pelaksanaan") or (led_sentence(material),),
        meetings=meeting_rows(material),
        discussion=discussion or (f"Pokok pembahasan rapat evaluasi: {TO_FILL}",),
        team=team_rows(material.office, material),
        team_empty=f"Susunan tim: {TO_FILL}",
        method=method(material),
    )
