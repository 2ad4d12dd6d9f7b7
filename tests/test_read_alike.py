"""Rows that are taken a column at a time are read as those that are taken cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.failures import Failure
from pipeline.model import CellRef, column_letter
from pipeline.raw import CellKind, Rows
from pipeline.read import alike, read_workbook, worksheet
from pipeline.read.grid import Grid
from pipeline.read.held import Decoder
from pipeline.read.limits import Budget
from pipeline.read.styles import DateStyles
from tests.test_read_agrees import cells, numbers, strings
from tests.xlsx_parts import package, sheet


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    """Pieces of a few rows, so that a short sheet is taken as a long one is."""
    monkeypatch.setattr(worksheet, "_FIRST_PIECE", 100)
    monkeypatch.setattr(worksheet, "_PIECE", 700)
    monkeypatch.setattr(alike, "_LEAST", 0)
    monkeypatch.setattr(alike, "_SAMPLE", 2)


def outcome(path):
    try:
        sheets = read_workbook(path).sheets
    except Failure as failure:
        return failure.kind
    return [
        (sorted(s.rows), {n: dict(row) for n, row in s.rows.items()}, s.hidden_rows) for s in sheets
    ]


def same_both_ways(path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worksheet, "take_alike", lambda *_: None)
        cell_by_cell = outcome(path)
    by_columns = outcome(path)
    assert by_columns == cell_by_cell
    return by_columns


def written(path, rows, after="", links=""):
    path.write_bytes(package(["<t>satu</t>", "<t>dua</t>"], [(sheet(rows, after=after), links)]))
    return path


def row(number, attributes="", **by_column):
    """A row with a cell for each column letter, as the words of its XML behind the address."""
    inside = "".join(f'<c r="{c}{number}"{words}</c>' for c, words in by_column.items())
    return f'<row r="{number}"{attributes}>{inside}</row>'


def plain(number, attributes=""):
    return row(number, attributes, A=' t="s"><v>1</v>', B=' s="2"><v>45961</v>', D="><v>7</v>")


def register(changed=(), last=60):
    """Rows that are all of one form but for the ``changed`` ones, by number."""
    changed = dict(changed)
    return "".join(changed.get(number) or plain(number) for number in range(1, last + 1))


@st.composite
def registers(draw):
    """The bytes of an .xlsx with a sheet whose rows are nearly all of one form."""
    shared = draw(st.lists(strings(), min_size=1, max_size=4))
    letters = [column_letter(c) for c in sorted(draw(st.sets(st.integers(1, 30), min_size=1)))][:6]
    kinds = {c: draw(st.sampled_from(["s", "n", "date", "blank"])) for c in letters}

    def usual(letter, number):
        kind = kinds[letter]
        if kind == "s":
            return (
                f'<c r="{letter}{number}" t="s"><v>{draw(st.integers(0, len(shared) - 1))}</v></c>'
            )
        if kind == "blank":
            return f'<c r="{letter}{number}" s="3"/>'
        style = ' s="2"' if kind == "date" else ""
        return f'<c r="{letter}{number}"{style}><v>{draw(numbers)}</v></c>'

    rows = []
    for number in range(1, draw(st.integers(20, 40))):
        made = [
            draw(st.just(usual(c, number)) | st.just("") | cells(f"{c}{number}", shared))
            if draw(st.integers(0, 9)) == 0
            else usual(c, number)
            for c in letters
        ]
        attributes = draw(st.sampled_from(["", "", ' spans="1:9"', ' hidden="1"']))
        rows.append(f'<row r="{number}"{attributes}>{"".join(made)}</row>')
    if draw(st.integers(0, 3)) == 0:  # a row that stands twice, or in another place
        rows.insert(draw(st.integers(0, len(rows))), draw(st.sampled_from(rows)))
    return package(shared, [(sheet("".join(rows)), "")])


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(registers())
def test_both_ways_give_the_same_cells(tmp_path, data):
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    same_both_ways(path)


def test_a_register_is_taken_a_column_at_a_time(tmp_path):
    path = written(tmp_path / "b.xlsx", register({9: row(9, A="><v>1</v>")}))
    found = read_workbook(path).sheets[0]
    assert isinstance(found.rows, Rows)
    assert len(found.rows._others) < 15 < 45 < len(found.rows._block.numbers)
    same_both_ways(path)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ('<c r="B30"><f>1+1</f><v>2</v></c>', CellKind.NUMBER),
        ('<c r="B30"><f>1+1</f></c>', CellKind.UNCALCULATED),
        ('<c r="B30" t="e"><v>#N/A</v></c>', CellKind.ERROR),
        ('<c r="B30" t="inlineStr"><is><t>x</t></is></c>', CellKind.TEXT),
        ('<c r="B30" s="2"/>', CellKind.BLANK),
        ('<c r="B30" s="2" />', CellKind.BLANK),
        ('<c r="B30" s="2"><v>NaN</v></c>', CellKind.ERROR),
        ("<!-- <v>1</v> -->", CellKind.BLANK),
        ('<c r="B30" s="2"><v>4<!-- -->5</v></c>', CellKind.DATE),
        ('<c r="B30" s="2"><v><![CDATA[45961]]></v></c>', CellKind.DATE),
    ],
)
def test_a_cell_that_is_not_as_the_others_keeps_its_kind_and_place(cell, kind, tmp_path):
    changed = f'<row r="30"><c r="A30" t="s"><v>0</v></c>{cell}<c r="D30"><v>5</v></c></row>'
    path = written(tmp_path / "b.xlsx", register({30: changed}))
    found = read_workbook(path).sheets[0].cell(30, 2)
    assert (found.kind, found.place) == (kind, CellRef("Lembar 1", 30, 2))
    same_both_ways(path)


def test_an_error_under_a_column_of_errors_knows_its_row(tmp_path):
    rows = "".join(row(n, A=' t="e"><v>#REF!</v>') for n in range(1, 60))
    found = read_workbook(written(tmp_path / "b.xlsx", rows)).sheets[0]
    assert found.cell(47, 1).place.address == "A47"


@pytest.mark.parametrize(
    "change",
    [
        {31: plain(30)},
        {31: plain(5)},
        {45: plain(20)},
        {31: row(31, A=' t="s"><v>1</v>', B=' s="2"><v>1</v>') + row(31, B=' s="2"><v>2</v>')},
        {31: row(31, A=' t="s"><v>1</v>') + row(31, A=' t="s"><v>0</v>')},
        {31: row(31, A="><v>1</v>", B="><v>2</v>").replace("B31", "A31")},
        {31: row(31, A=' t="s"><v>2</v>')},
        {31: row(31, A=' t="s"><v>999999999</v>')},
        {31: row(31, B=' s="2"><v>1&tiada;</v>')},
        {31: row(31, B=' s="2"><v>1&#0;</v>')},
        {31: row(31, B=' s="2"><v>\x01</v>')},
        {31: row(31, ' spans="1:\x02"', B=' s="2"><v>1</v>')},
        {60: row(1048577, B=' s="2"><v>1</v>')},
        {31: plain(31) + "</row>"},
    ],
)
def test_what_is_damaged_is_refused_both_ways(change, tmp_path):
    path = written(tmp_path / "b.xlsx", register(change))
    assert same_both_ways(path).name == "workbook-damaged"


@pytest.mark.parametrize(
    "change",
    [
        {31: row(31, A=' t="s"><v>1</v>') + row(31, B=' s="2"><v>1</v>')},
        {31: row(31), 32: '<row r="32"/>', 33: "<row r='33'></row>"},
        {31: row(31, ' hidden="1"', A=' t="s"><v>1</v>'), 32: plain(32, ' hidden="true"')},
        {31: plain(31, ' hidden="false"')},
        {45: row(20, E="><v>1</v>")},
        {60: row(60, E="><v>1</v>")},
        {31: plain(31).replace('"A31"', '"A99"')},
        {31: plain(31) + "\n  "},
        {60: row(1048576, A=' t="s"><v>1</v>')},
        {31: row(31, B=' s="2"><v>4&#53;</v>')},
    ],
)
def test_rows_that_are_unusual_are_read_both_ways(change, tmp_path):
    found = same_both_ways(written(tmp_path / "b.xlsx", register(change)))
    assert len(found[0][1]) > 55


def test_rows_in_which_nothing_stands_are_none(tmp_path):
    blank = {n: row(n, A=' s="1"><v></v>').replace("<v></v>", "") for n in range(20, 40)}
    blank |= {n: f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(41, 50)}
    found = same_both_ways(written(tmp_path / "b.xlsx", register(blank)))
    assert set(found[0][1]) == {*range(1, 20), 40, *range(50, 61)}


def test_the_number_of_the_last_row_is_told_whatever_its_form():
    for end in (plain(9), row(9, B="><v>1</v>")):
        grid = Grid("Lembar", Decoder(["satu", "dua"], False), DateStyles(), Budget())
        put = alike.take_alike((register(last=8) + end).encode(), grid)
        assert put is not None
        assert put() == 9
        assert [*grid.all_rows()] == [*range(1, 10)]


def test_links_are_put_on_cells_of_every_row(tmp_path):
    links = '<hyperlinks><hyperlink ref="A20:B25" r:id="rId1"/><hyperlink ref="C40" r:id="rId1"/>'
    target = (
        '<Relationship Id="rId1" Target="https://contoh.go.id/" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    path = written(tmp_path / "b.xlsx", register(), links + "</hyperlinks>", target)
    found = read_workbook(path).sheets[0]
    linked = [(n, c) for n in found.rows for c in found.rows[n] if found.cell(n, c).link]
    assert linked == [*((n, c) for n in range(20, 26) for c in (1, 2)), (40, 3)]
    same_both_ways(path)


def test_columns_below_a_row_are_those_of_its_rows(tmp_path):
    path = written(tmp_path / "b.xlsx", register({9: row(9, B="><v>1</v>"), 50: row(50)}))
    found = read_workbook(path).sheets[0]
    numbers_, (first, third) = found.columns_below(7, [1, 3])
    assert numbers_ == [*range(8, 50), *range(51, 61)]
    assert [*first] == [None if n == 9 else "dua" for n in numbers_]
    assert set(third) == {None}
