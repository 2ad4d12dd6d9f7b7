"""``progress`` in its three forms: keys and numbers of design.md."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

from pipeline.forms.progress import progress_csv, progress_json, progress_table
from pipeline.measure import Progress, measure
from pipeline.model import Period
from tests.test_measure import done, obligation, office

OCTOBER = Period.of_month(2025, 10)


def figures() -> Progress:
    obligations = [
        obligation("I.1.1", 8),
        obligation("I.1.2", 9),
        obligation("II.1.1", 10),
        obligation("VI.2.3", 12),
    ]
    entries = [done("I.1.1", 8, date(2025, 8, 5)), done("II.1.1", 10, date(2025, 10, 6))]
    return measure(office(obligations, entries), OCTOBER, OCTOBER.end)


def test_json_has_the_keys_of_the_contract() -> None:
    record = json.loads(progress_json(figures()))
    assert list(record) == [
        "year",
        "period_end",
        "as_of",
        "areas",
        "total",
        "quarters",
        "indicators",
        "obligations",
    ]
    assert record["period_end"] == record["as_of"] == "2025-10-31"
    area = set(
        [
            "area",
            "name",
            "indicators",
            "obligations",
            "due",
            "done",
            "done_due",
            "overdue",
            "plan",
            "actual",
            "deviation",
            "achievement",
        ]
    )
    assert all(area <= set(a) for a in record["areas"])
    assert area | {"weighted"} <= set(record["total"])
    assert record["total"]["area"] is None
    assert [q["quarter"] for q in record["quarters"]] == [1, 2, 3, 4]
    assert set(record["obligations"][0]) == set(
        ["code", "month", "due_date", "status", "done", "realized_on", "evidence"]
    )
    assert set(record["indicators"][0]) == set(
        ["code", "indicator", "obligations", "due", "done", "status"]
    )


def test_json_numbers_are_percent_with_two_places_and_null_where_nothing_is_due() -> None:
    record = json.loads(progress_json(figures()))
    by_area = {a["area"]: a for a in record["areas"]}
    assert by_area["I"]["achievement"] == 50.0
    assert by_area["VI"]["achievement"] is None
    assert by_area["VI"]["plan"] == 0.0
    assert record["total"]["achievement"] == 66.67
    assert record["total"]["deviation"] == -25.0
    assert record["obligations"][0]["realized_on"] == "2025-08-05"
    assert record["obligations"][0]["evidence"] == ["a.pdf"]


def test_csv_has_a_row_an_area_and_a_total_with_the_same_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(progress_csv(figures()))))
    assert [r["area"] for r in rows] == ["I", "II", "VI", ""]
    assert [r["due"] for r in rows] == ["2", "1", "0", "3"]
    assert [r["achievement"] for r in rows] == ["50.0", "100.0", "", "66.67"]


def test_the_table_is_indonesian_and_names_the_position() -> None:
    text = progress_table(figures())
    assert "posisi data per 31 Oktober 2025" in text
    assert "66,67" in text
    assert "−25,00" in text
    assert "–" in text
