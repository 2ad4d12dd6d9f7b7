"""The monev meeting of the period (sheet Rapat): who led it, when, and who came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.identity import speaks_of_case
from pipeline.view.parts.attendees import name_key, participants, staff
from pipeline.view.words.format import day, integer, weekday_day
from pipeline.view.words.text import TO_FILL, clean, filled

if TYPE_CHECKING:
    from pipeline.model import Meeting, Office, Period
    from pipeline.view.parts.material import Material


def monev_meeting(material: Material) -> Meeting | None:
    """The meeting that Rapat has for this very period: monev where JENIS says so."""
    return find_meeting(material.office, material.period, material.options.report_date)


def find_meeting(office: Office, period: Period, on: date | None = None) -> Meeting | None:
    """The monev meeting that Rapat has for this very ``period``; None where it has none yet.

    Of several, the last that was held by ``on`` (the period's end, unless told), else the
    first to come. A meeting of another kind (SPIP, SOP) is never taken for it.
    """
    found = [m for m in office.meetings if m.period.strip() == period.slug and is_monev(m)]
    found.sort(key=lambda m: m.day or date.max)
    held = [m for m in found if is_held(m, on or period.end)]
    if held:
        return held[-1]
    return found[0] if found else None


def is_monev(meeting: Meeting) -> bool:
    """A monev meeting by JENIS, or one without; never one on cases, whose talk stays inside."""
    kind = clean(meeting.kind).casefold()
    if speaks_of_case(kind):
        return False
    return not kind or any(word in kind for word in ("monev", "evaluasi", "monitoring"))


def is_held(meeting: Meeting, on: date) -> bool:
    return meeting.day is not None and meeting.day <= on


def attendance(material: Material, meeting: Meeting | None) -> str:
    """``8 dari 10 orang``: of those in Pegawai that day; ``serta 2 tamu`` where others came."""
    if meeting is None:
        return f"{TO_FILL} dari {TO_FILL} orang"
    on = meeting.day or material.options.report_date
    own = {name_key(one.name) for one in staff(material.office, on)}
    came = participants(material.office, on, meeting.participants)
    whole = integer(len(own)) if own else TO_FILL
    if not came:
        return f"{TO_FILL} dari {whole} orang"
    if not own:
        return f"{integer(len(came))} orang"
    guests = sum(name_key(one.name) not in own for one in came)
    text = f"{integer(len(came) - guests)} dari {whole} orang"
    return f"{text} serta {integer(guests)} tamu" if guests else text


def meeting_line(material: Material) -> str:
    """``Rapat dipimpin Ketua, tanggal 31 Oktober 2025, hadir 8 dari 10 orang``."""
    meeting = monev_meeting(material)
    chair = filled(meeting.chair) if meeting else TO_FILL
    when = day(meeting.day, missing=TO_FILL) if meeting else TO_FILL
    if meeting and meeting.day and not is_held(meeting, material.options.report_date):
        return f"Rapat direncanakan tanggal {when}, dipimpin {chair}"
    return f"Rapat dipimpin {chair}, tanggal {when}, hadir {attendance(material, meeting)}"


def long_day(meeting: Meeting | None) -> str:
    """``Jumat, 31 Oktober 2025``, or [DIISI]."""
    return weekday_day(meeting.day) if meeting and meeting.day else TO_FILL
