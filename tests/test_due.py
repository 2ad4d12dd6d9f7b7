"""What falls due: the three groups, by person, and the year's calendar."""

from __future__ import annotations

import json
from datetime import date, timedelta

import icalendar
from msgspec.structs import replace

from pipeline.due import by_person, due_list
from pipeline.forms.due import due_calendar, due_json, due_table
from pipeline.measure import measure
from pipeline.model import Entry, EntryStatus, Office
from tests.test_measure import END, OCTOBER, done, obligation, office


def book() -> Office:
    obligations = [
        obligation("I.1.1", 8),
        obligation("I.1.2", 9),
        obligation("I.1.2", 10),
        obligation("II.1.1", 11),
        obligation("VI.2.3", 10),
    ]
    entries = [
        done("I.1.1", 8, date(2025, 8, 5)),
        Entry("VI.2.3", 10, EntryStatus.TIDAK_BERLAKU),
    ]
    plan = office(obligations, entries)
    people = {"I.1.2": "Contoh Dua", "II.1.1": " contoh satu "}
    indicators = tuple(replace(i, person=people.get(i.code, "")) for i in plan.indicators)
    return replace(plan, indicators=indicators)


def test_the_three_groups_hold_what_is_open_and_counts() -> None:
    due = due_list(measure(book(), OCTOBER, END))
    codes = {key: [t.obligation.key for t in targets] for key, targets in due.groups}
    assert codes == {
        "due": [("I.1.2", 10)],
        "arrears": [("I.1.2", 9)],
        "next": [("II.1.1", 11)],
    }


def test_json_names_the_person_and_the_status() -> None:
    record = json.loads(due_json(due_list(measure(book(), OCTOBER, END))))
    assert (record["year"], record["month"], record["as_of"]) == (2025, 10, "2025-10-31")
    assert record["arrears"][0]["person"] == "Contoh Dua"
    assert record["arrears"][0]["status"] == "unmet"


def test_people_are_sorted_and_those_missing_come_last() -> None:
    targets = measure(book(), OCTOBER, END).targets
    assert [name for name, _ in by_person(targets)] == ["Contoh Dua", "contoh satu", ""]


def test_the_table_counts_each_group() -> None:
    text = due_table(due_list(measure(book(), OCTOBER, END)))
    assert "TARGET OKTOBER: 1 target" in text
    assert "TUNGGAKAN: 1 target" in text
    assert "Contoh Dua:\n- I.1.2" in text


def test_the_calendar_has_one_stable_event_a_counted_target_with_two_reminders() -> None:
    plan = book()
    targets = measure(plan, OCTOBER, END).targets
    text = due_calendar(plan, targets, date(2025, 7, 7))
    assert text == due_calendar(plan, targets, date(2025, 7, 7))
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == 4
    assert len({str(e["UID"]) for e in events}) == 4
    assert next(e["DTSTART"].dt for e in events) == date(2025, 8, 31)
    alarms = [a["TRIGGER"].dt for a in events[0].walk("VALARM")]
    assert alarms == [timedelta(days=-7), timedelta(days=-1)]


def test_a_second_library_reads_the_calendar_event_by_event() -> None:
    import vobject

    plan = book()
    targets = measure(plan, OCTOBER, END).targets
    calendar = vobject.readOne(due_calendar(plan, targets, date(2025, 7, 7)))
    events = list(calendar.vevent_list)
    assert len(events) == sum(target.counts for target in targets)
    assert [e.dtstart.value for e in events][:2] == [date(2025, 8, 31), date(2025, 9, 30)]
    assert all(len(e.valarm_list) == 2 for e in events)
