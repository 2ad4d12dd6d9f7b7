"""Frozen periods: what was reported is kept, and what changed since is named."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.archive import (
    Record,
    appended,
    corrections,
    period_of,
    read_record,
    record_json,
    revision_of,
)
from pipeline.measure import Progress, measure
from pipeline.model import Change, Office, Period
from tests.test_measure import done, obligation, office

AUGUST, OCTOBER = Period.of_month(2025, 8), Period.of_month(2025, 10)


def plan(*, realised: bool) -> Office:
    entries = [done("I.1.1", 8, date(2025, 8, 5))] if realised else []
    return office([obligation("I.1.1", 8), obligation("II.1.1", 9)], entries)


def august(book: Office) -> Progress:
    return measure(book, AUGUST, AUGUST.end)


def record(book: Office) -> Record:
    made = appended(None, AUGUST, revision_of(august(book), "aa", "1"))
    assert made is not None
    return made


def test_a_record_reads_back_as_written() -> None:
    made = record(plan(realised=True))
    assert read_record(record_json(made)) == made


def test_the_same_data_append_no_revision_and_changed_data_append_one() -> None:
    made = record(plan(realised=True))
    assert appended(made, AUGUST, revision_of(august(plan(realised=True)), "aa", "2")) is None
    changed = appended(made, AUGUST, revision_of(august(plan(realised=False)), "bb", "1"))
    assert changed is not None
    assert len(changed.revisions) == 2


def test_what_differs_from_the_report_is_named_beside_its_explanation() -> None:
    change = Change(date(2025, 9, 1), "Koreksi Data", "I.1.1")
    now = plan(realised=False)
    found = corrections(
        [record(plan(realised=True))], OCTOBER, lambda p, a: measure(now, p, a), [change]
    )
    named = {(c.area, c.code, c.measure, c.reported, c.now) for c in found}
    assert named == {
        ("", "", "done", 1, 0),
        ("", "", "done_due", 1, 0),
        ("", "", "overdue", 0, 1),
        ("I", "", "done", 1, 0),
        ("I", "", "done_due", 1, 0),
        ("I", "", "overdue", 0, 1),
        ("", "I.1.1", "status", "done", "unmet"),
    }
    assert [c.explained for c in found if c.code] == [(change,)]


def test_unchanged_data_need_no_correction_and_later_periods_are_left_out() -> None:
    now = plan(realised=True)
    kept = [record(now)]
    assert corrections(kept, OCTOBER, lambda p, a: measure(now, p, a), []) == ()
    broken = plan(realised=False)
    assert corrections(kept, AUGUST, lambda p, a: measure(broken, p, a), []) == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"period": 1, "revisions": [{}]}', "null"])
def test_a_damaged_record_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        read_record(text)


def test_slugs_of_periods_are_understood() -> None:
    assert period_of("2025-10") == OCTOBER
    assert period_of("2025-TW4") == Period.of_quarter(2025, 4)
    assert [period_of(s) for s in ("2025-13", "2025", "x-10", "2025-TW5")] == [None] * 4
