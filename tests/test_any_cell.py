"""Whatever a cell holds, reading goes on: findings, never a crash, never a secret."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.findings import CONFIDENTIAL_SHEETS
from pipeline.forms.findings import findings_json, findings_text
from pipeline.model import CellRef
from pipeline.parse import parse_workbook
from pipeline.raw import CellKind, RawCell, RawSheet, RawWorkbook
from pipeline.validate import Context, validate
from tests.books import TODAY, FakeEvidence, correct_book, correct_decree

KINDS = (
    (bool, CellKind.BOOL),
    (int | float, CellKind.NUMBER),
    (date | datetime | time | timedelta, CellKind.DATE),
)


def raw_cell(sheet, row, column, value):
    place = CellRef(sheet, row, column)
    if isinstance(value, CellKind):
        return RawCell(place, "#REF!" if value is CellKind.ERROR else None, value, True)
    kind = next((kind for types, kind in KINDS if isinstance(value, types)), CellKind.TEXT)
    return RawCell(place, value, kind)


def raw_workbook(cells_by_sheet):
    sheets = []
    for name, cells in cells_by_sheet.items():
        rows = {}
        for (row, column), value in cells.items():
            if value is not None:
                rows.setdefault(row, {})[column] = raw_cell(name, row, column, value)
        sheets.append(RawSheet(name, rows))
    return RawWorkbook("b.xlsx", "0" * 64, tuple(sheets))


def checked(cells_by_sheet):
    parsed = parse_workbook(raw_workbook(cells_by_sheet))
    return validate(Context(parsed, correct_decree(), TODAY, FakeEvidence()))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**19), 10**19),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from([CellKind.ERROR, CellKind.UNCALCULATED]),
    st.text(max_size=12),
    st.sampled_from(
        [
            "I",
            "II X",
            "1.",
            "●",
            "x",
            "Selesai",
            "I.1.1",
            "Juli",
            "2025-10",
            "31/10/2025",
            "{a}",
            "%",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(correct_book().sheets)),
            st.integers(1, 9),
            st.integers(1, 24),
            VALUES,
        ),
        max_size=12,
    )
)
def test_no_content_of_any_cells_stops_validation(spoiled):
    made = correct_book()
    for sheet, row, column, value in spoiled:
        made.sheets[sheet][row, column] = value
    found = checked(made.sheets)
    assert findings_text(found, "b.xlsx")
    assert findings_json(found, "b.xlsx")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(CONFIDENTIAL_SHEETS)),
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 15)), min_size=1, max_size=8),
    st.sampled_from(["Xqzw", "Xqzw 2025", "31/02/Xqzw", "KANAL Xqzw", "Terbukti Xqzw"]),
)
def test_no_text_of_a_confidential_sheet_is_quoted(sheet, places, secret):
    made = correct_book()
    for place in places:
        made.sheets[sheet][place] = secret
    assert "xqzw" not in findings_text(checked(made.sheets), "b.xlsx").casefold()
