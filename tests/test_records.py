"""Rows that are held by columns: asked for one by one, or by what they say."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pipeline.exceltext import all_loose, loose
from pipeline.model import CellRef
from pipeline.model.deferred import Deferred
from pipeline.parse import Records
from pipeline.parse.reading import FAULTY

PLACES = {"number": 1, "day": 4}
DAY = date(2025, 10, 1)
RECORDS = Records(
    "Pengaduan",
    PLACES,
    [3, 5, 6, 9],
    {"number": ["1", "2", "2", FAULTY], "day": [DAY, FAULTY, DAY, None]},
    {1: {"number": "bukti/a.pdf"}},
)


def test_a_record_knows_its_cells_what_they_say_and_which_could_not_be_read():
    first, second, _, last = RECORDS
    assert (first.text("number"), first.day("day"), first.faulty) == ("1", DAY, frozenset())
    assert first.row.cell("day") == CellRef("Pengaduan", 3, 4)
    assert (second.day("day"), second.faulty) == (None, {"day"})
    assert second.links == {"number": "bukti/a.pdf"}
    assert not second.is_blank("day")
    assert last.is_blank("day")
    assert RECORDS[-1] == last
    assert [*RECORDS[1:3]] == [*RECORDS][1:3]


def test_records_that_say_the_same_are_judged_once_and_each_given():
    asked = []

    def tells(record):
        asked.append((record.text("number"), record.faulty))
        return record.text("number") == "2"

    assert [r.row.number for r in RECORDS.those(("number",), tells)] == [5, 6]
    assert sorted(asked, key=str) == [("", {"number"}), ("1", frozenset()), ("2", frozenset())]


def test_a_column_that_is_not_there_is_blank_in_every_record():
    assert [*RECORDS.column("note")] == [None] * 4
    assert [r.row.number for r in RECORDS.those(("note",), lambda r: r.is_blank("note"))] == [
        *(3, 5, 6, 9)
    ]


def test_a_mask_takes_the_place_of_text_and_link_but_not_of_what_could_not_be_read():
    masked = RECORDS.masked({1: {"number": "x", "day": "x"}, 3: {"number": "x"}})
    assert [*masked.column("number")] == ["1", "x", "2", FAULTY]
    assert [*masked.column("day")] == [DAY, FAULTY, DAY, None]
    assert masked[1].links == {}
    assert RECORDS[1].text("number") == "2"


def test_deferred_items_are_made_once_and_only_when_asked_for():
    made = []

    def make():
        made.append(1)
        return iter("ab")

    items = Deferred(2, make)
    assert (len(items), bool(items), made) == (2, True, [])
    assert [*items] == ["a", "b"]
    assert items[1] == "b"
    assert items == ("a", "b")
    assert made == [1]


@given(st.lists(st.text(st.sampled_from("aB1 \n\t\u200bßİ\x1c"), max_size=5)))
def test_many_texts_are_spelled_loosely_as_each_is(texts):
    assert all_loose(texts) == [loose(text) for text in texts]
