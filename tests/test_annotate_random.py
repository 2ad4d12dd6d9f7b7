"""Marks on sheets of every shape that writers make: found again by a proper XML parser."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.annotate import annotate
from pipeline.annotate.sheet import read_sheet
from pipeline.findings import Severity
from pipeline.model import column_letter
from pipeline.opc import NotAPackage
from tests.spreadsheet_package import assert_sound, find, parts_of, tag, with_parts
from tests.test_annotate import comments, finding, with_sheet_xml

SHEET = "xl/worksheets/sheet1.xml"
GAPS = st.sampled_from([1, 1, 1, 2, 5])
CONTENTS = st.sampled_from(
    [
        "",
        "<P:v>7</P:v>",
        "<P:f>A1+1</P:f><P:v>2</P:v>",
        "<P:is><P:t>teks &lt;P:c r='A1'&gt;</P:t></P:is>",
        "<P:is><P:t><![CDATA[</P:c><P:row r='1'>]]></P:t></P:is>",
        "<P:v>1</P:v><P:extLst><P:ext uri='u'/></P:extLst>",
        "<!-- <P:c r='A1'/> --><P:v>3</P:v>",
    ]
)
ATTRIBUTES = st.sampled_from(["", ' s="0"', " s='0' ", ' foo="a>b s=&quot;4&quot;"', '\n\tt="n"'])


@st.composite
def cell_xml(draw: st.DrawFn, row: int) -> str:
    """The cells of a row; those that follow the one before them may go without ``r``."""
    made, column = [], 0
    for _ in range(draw(st.integers(0, 5))):
        gap = draw(GAPS)
        column += gap
        named = gap > 1 or draw(st.booleans())
        place = f' r="{column_letter(column)}{row}"' if named else ""
        inside, attributes = draw(CONTENTS), draw(ATTRIBUTES)
        kind = ' t="inlineStr"' if "<P:is>" in inside and "t=" not in attributes else ""
        head = f"<P:c{place}{kind}{attributes}"
        made.append(f"{head}/>" if not inside else f"{head}>{inside}</P:c>")
    return draw(st.sampled_from(["", "\n  "])).join(made)


@st.composite
def rows_xml(draw: st.DrawFn) -> str:
    made, row = [], 0
    for _ in range(draw(st.integers(0, 6))):
        gap = draw(GAPS)
        row += gap
        named = gap > 1 or draw(st.booleans())
        place = f" r='{row}'" if named else ""
        more = draw(st.sampled_from(["", ' spans="1:9"', ' s="0" customFormat="1"', ' ht="30"']))
        inside = draw(cell_xml(row))
        made.append(
            f"<P:row{place}{more}/>" if not inside else f"<P:row{place}{more}>{inside}</P:row>"
        )
    return draw(st.sampled_from(["", "\n"])).join(made)


PLACES = st.sets(st.tuples(st.integers(1, 14), st.integers(1, 12)), min_size=1, max_size=12)


def cells_of(sheet: bytes) -> dict[tuple[int, int], tuple[int, bytes]]:
    """(row, column) → style and content of each cell, addresses counted as readers do."""
    found, row = {}, 0
    for element in find(etree.fromstring(sheet), "row"):
        row, column = int(element.get("r") or row + 1), 0
        for cell in (e for e in element if tag(e) == "c"):
            letters = re.match("[A-Z]*", cell.get("r") or "")[0]
            column = ord(letters) - 64 if letters else column + 1
            style, names = int(cell.get("s", 0)), dict(cell.attrib)
            names.pop("s", None), names.pop("r", None)
            inside = b"".join(etree.tostring(child, with_tail=False) for child in cell)
            found[row, column] = (style, repr(names).encode() + inside)
    return found


@settings(max_examples=120, deadline=None)
@given(rows_xml(), PLACES, st.sampled_from(["", "x:"]))
def test_marks_land_on_their_cells_and_all_else_stays(rows: str, places: set, prefix: str) -> None:
    data = with_sheet_xml(rows.replace("P:", prefix), prefix=prefix)
    marks = tuple(finding(f"Contoh!{column_letter(c)}{r}") for r, c in sorted(places))
    made = annotate(data, marks)
    assert_sound(made)
    before, after = (cells_of(parts_of(p)[SHEET]) for p in (data, made))
    assert set(after) == set(before) | places
    for place, (style, content) in after.items():
        assert content == before.get(place, (0, b"{}"))[1]
        assert (style > 0) == (place in places)
    assert set(comments(made)) == {f"Contoh!{column_letter(c)}{r}" for r, c in places}


@settings(max_examples=150, deadline=None)
@given(rows_xml(), st.data())
def test_damaged_xml_is_marked_or_refused_and_nothing_else(rows: str, draw: st.DataObject) -> None:
    data = with_sheet_xml(rows.replace("P:", ""), before='<dimension ref="A1:B2"/>')
    part = draw.draw(st.sampled_from([SHEET, "xl/styles.xml", "xl/workbook.xml"]))
    xml = parts_of(data)[part]
    start = draw.draw(st.integers(0, len(xml)))
    end = draw.draw(st.integers(start, min(len(xml), start + 30)))
    junk = draw.draw(st.sampled_from([b"", b"<", b'"', b"/>", b"99999999999", b"<c/>", b"\xff"]))
    damaged = with_parts(data, {part: xml[:start] + junk + xml[end:]})
    try:
        made = annotate(damaged, (finding("Contoh!B2", Severity.INFO), finding("Contoh!A9")))
    except NotAPackage:
        return
    assert set(parts_of(damaged)) <= set(parts_of(made))


def test_places_around_the_rows_are_those_of_the_whole_part() -> None:
    after = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells><extLst/>'
    data = with_sheet_xml('<row r="1"/>', before='<dimension ref="A1"/>', after=after)
    sheet = read_sheet(parts_of(data)[SHEET])
    for element in sheet.around:
        assert sheet.data[element.start :].startswith(b"<" + element.tag.encode())
        assert sheet.data[: element.end].endswith(b">")
    assert sheet.merges == ((1, 1, 2, 2),)
    assert sheet.data[slice(*sheet.legacy_drawing_place)] == b""
    assert sheet.data[sheet.legacy_drawing_place[0] :].startswith(b"<extLst/>")
