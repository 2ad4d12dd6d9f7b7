"""``due`` as a table to read or paste into a chat, as JSON, and as a calendar (RFC 5545)."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pipeline.due import DueList, by_person
from pipeline.months import month_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.measure import Target
    from pipeline.model import Office

#: Reminders before the due date (issue: a week and a day).
_REMINDERS = (timedelta(days=7), timedelta(days=1))
NO_PERSON = "(belum ada penanggung jawab)"


def _record(target: Target) -> dict[str, Any]:
    return {
        "code": target.obligation.code,
        "month": target.obligation.month,
        "due_date": target.obligation.due_date.isoformat(),
        "indicator": target.indicator.indicator,
        "evidence_required": target.indicator.evidence,
        "person": target.indicator.person or None,
        "status": target.status.value,
    }


def due_json(due: DueList) -> str:
    """``{"year", "month", "as_of", "due": […], "arrears": […], "next": […]}``."""
    progress = due.progress
    record = {
        "year": progress.period.year,
        "month": progress.period.last,
        "as_of": progress.as_of.isoformat(),
        **{key: [_record(t) for t in targets] for key, targets in due.groups},
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _headings(due: DueList) -> dict[str, str]:
    month = due.progress.period.last
    following = f"Target {month_name(month + 1)}" if month < 12 else "Target bulan depan"
    return {"due": f"Target {month_name(month)}", "arrears": "Tunggakan", "next": following}


def _lines(targets: Iterable[Target]) -> Iterable[str]:
    from pipeline.view.words.format import day

    for person, own in by_person(targets):
        yield f"{person or NO_PERSON}:"
        for target in own:
            yield (
                f"- {target.obligation.code} {target.indicator.indicator} "
                f"(batas {day(target.obligation.due_date)}; {target.status.printed})"
            )


def due_table(due: DueList) -> str:
    """A heading a group, a line a target, by person in charge; ready for a chat message."""
    from pipeline.view.words.format import day

    headings = _headings(due)
    parts = [f"Posisi data per {day(due.progress.as_of)}"]
    for key, targets in due.groups:
        parts += ["", f"{headings[key].upper()}: {len(targets)} target"]
        parts += list(_lines(targets)) or ["Tidak ada."]
    return "\n".join(parts)


def calendar_uid(code: str, month: int, year: int, office_code: str) -> str:
    """Stable: the same target has the same UID in every calendar that is ever made."""
    return f"zi-{year}-{month:02d}-{code.lower()}-{office_code or 'kpu'}@zi-report"


def due_calendar(office: Office, targets: Iterable[Target], stamp: date) -> str:
    """The whole year's targets as all-day events on their due dates.

    One event for each counted target (Tidak Berlaku has none). ``stamp`` becomes DTSTAMP,
    so that the same data give the same bytes.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//zi-report//Rencana Aksi ZI//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", f"Target ZI {office.year}")
    moment = datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC)
    for target in targets:
        if not target.counts:
            continue
        obligation, indicator = target.obligation, target.indicator
        event = Event()
        uid = calendar_uid(
            obligation.code, obligation.month, office.year, office.settings.office_code
        )
        event.add("uid", uid)
        event.add("dtstamp", moment)
        event.add("dtstart", obligation.due_date)
        event.add("dtend", obligation.due_date + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", f"{obligation.code} {indicator.indicator}")
        event.add("description", _description(target))
        for before in _REMINDERS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", f"Batas waktu {obligation.code} {indicator.indicator}")
            alarm.add("trigger", -before)
            event.add_component(alarm)
        calendar.add_component(event)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _description(target: Target) -> str:
    indicator = target.indicator
    lines = [
        f"Langkah aksi: {indicator.action}",
        f"Bukti fisik: {indicator.evidence}",
        f"Penanggung jawab: {indicator.person or NO_PERSON}",
        f"Status: {target.status.printed}",
    ]
    return "\n".join(lines)
