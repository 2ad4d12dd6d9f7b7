"""The program's own reader and openpyxl read the same cells from the same file.

Where openpyxl is wrong, the test says so and expects what Excel shows:

- a date-formatted number that is no day (negative, after 9999, Excel's 29 February 1900):
  openpyxl makes an error or another day of it; here the number is left as it is;
- a hyperlink on a blank cell: openpyxl invents a text for the cell;
- ``_x005F_``: openpyxl drops the mark that shields a typed ``_x000D_``, which is then taken
  for the character;
- a number that is none (``NaN``): openpyxl gives up the whole file.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import column_letter
from pipeline.raw import CellKind, RawCell
from pipeline.read import read_workbook, worksheet
from tests.openpyxl_reader import read_by_openpyxl
from tests.xlsx_parts import HEAD, MAIN, REL, STYLES, package

# --- one workbook as XML ----------------------------------------------------------------

words = st.text(
    st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=("Cs", "Cc")),
    max_size=9,
) | st.sampled_from(
    ["Selesai", " Proses ", "a_x000D_\nb", "1.000", "87.5", "<&>\"'", "_x41_", "\n"]
)
numbers = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.integers(0, 80_000).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.sampled_from(["45961", "45961.5", "0.25", "59", "61", "1E3", "-5", "2958465", "1e9", "60"]),
)


def text_element(text, extra=""):
    return f'<t xml:space="preserve"{extra}>{escape(text)}</t>'


@st.composite
def strings(draw):
    """A shared or inline text: plain, rich, with phonetic hints."""
    kind = draw(st.sampled_from(["plain", "bare", "rich", "hint", "none"]))
    text = draw(words)
    if kind == "bare":
        return f"<t>{escape(text)}</t>"
    if kind == "none":
        return "<t/>"
    if kind == "rich":
        other = draw(words)
        return f"<r><rPr><b/></rPr>{text_element(text)}</r><r>{text_element(other)}</r>"
    if kind == "hint":
        hint = '<rPh sb="0" eb="1"><t>kana</t></rPh><phoneticPr fontId="1"/>'
        return text_element(text) + hint
    return text_element(text)


@st.composite
def cells(draw, address, shared):
    """A ``<c>`` of any kind."""
    style = draw(st.none() | st.integers(0, STYLES - 1))
    s = "" if style is None else f' s="{style}"'
    kind = draw(st.sampled_from(["n", "n", "s", "s", "b", "e", "str", "is", "f", "f0", "d", ""]))
    if kind == "s" and shared:
        at = draw(st.integers(0, len(shared) - 1))
        return f'<c r="{address}"{s} t="s"><v>{at}</v></c>'
    if kind == "b":
        return f'<c r="{address}"{s} t="b"><v>{draw(st.sampled_from("01"))}</v></c>'
    if kind == "e":
        error = draw(st.sampled_from(["#REF!", "#N/A", "#DIV/0!"]))
        return f'<c r="{address}"{s} t="e"><v>{error}</v></c>'
    if kind == "str":
        return f'<c r="{address}"{s} t="str"><v>{escape(draw(words))}</v></c>'
    if kind == "is":
        return f'<c r="{address}"{s} t="inlineStr"><is>{draw(strings())}</is></c>'
    if kind == "d":
        moment = draw(st.sampled_from(["2025-10-31", "2025-10-31T08:30:00", "08:30:00"]))
        return f'<c r="{address}"{s} t="d"><v>{moment}</v></c>'
    if kind == "f0":
        empty = draw(st.sampled_from(["", "<v></v>", "<v/>"]))
        t = draw(st.sampled_from(["", ' t="str"']))
        return f'<c r="{address}"{s}{t}><f>A1&amp;""</f>{empty}</c>'
    if kind == "f":
        formula = draw(
            st.sampled_from(
                [
                    "<f>1+1</f>",
                    '<f t="shared" si="0" ref="A1:A9">1&gt;2</f>',
                    '<f>HYPERLINK("bukti/a &amp; b.pdf","SK")</f>',
                    '<f t="array" ref="A1">SUM(A1)</f>',
                ]
            )
        )
        t, value = draw(
            st.sampled_from(
                [("", "45961"), (' t="str"', "x &amp; y"), (' t="b"', "1"), (' t="e"', "#REF!")]
            )
        )
        return f'<c r="{address}"{s}{t}>{formula}<v>{value}</v></c>'
    if kind == "n":
        t = draw(st.sampled_from(["", ' t="n"']))
        return f'<c r="{address}"{s}{t}><v>{draw(numbers)}</v></c>'
    return draw(st.sampled_from([f'<c r="{address}"{s}/>', f'<c r="{address}"{s}></c>']))


@st.composite
def sheets(draw, shared):
    """A worksheet part, and its relationships."""
    rows = []
    used = []
    for number in sorted(draw(st.sets(st.integers(1, 12), max_size=6))):
        columns = sorted(draw(st.sets(st.sampled_from([1, 2, 3, 5, 27, 703]), max_size=4)))
        content = "".join(draw(cells(f"{column_letter(c)}{number}", shared)) for c in columns)
        hidden = draw(st.sampled_from(["", "", ' hidden="1"', ' ht="15" customHeight="1"']))
        if content or draw(st.booleans()):
            rows.append(f'<row r="{number}"{hidden}>{content}</row>')
        else:
            rows.append(f'<row r="{number}"{hidden}/>')
        used += [f"{column_letter(c)}{number}" for c in columns]
    if draw(st.booleans()):  # what only the careful way reads
        rows.insert(draw(st.integers(0, len(rows))), "<!-- <row><c></c></row> -->")
    dimension = draw(st.sampled_from(["", '<dimension ref="A1:B2"/>', '<dimension ref="A1"/>']))
    merges = draw(st.sampled_from(["", '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>']))
    links = relations = ""
    if used and draw(st.booleans()):
        target = draw(st.sampled_from(["https://contoh.go.id/a?b=1&c=2", "bukti/sk.pdf"]))
        links = f'<hyperlinks><hyperlink ref="{draw(st.sampled_from(used))}" r:id="rId1"/>'
        links += "</hyperlinks>"
        relations = (
            f'<Relationship Id="rId1" Type="{REL}/hyperlink" TargetMode="External" '
            f"Target={quoteattr(target)}/>"
        )
    part = (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{dimension}'
        f"<sheetData>{''.join(rows)}</sheetData>{merges}{links}</worksheet>"
    )
    return part, relations


@st.composite
def packages(draw):
    """The bytes of an .xlsx."""
    shared = draw(st.lists(strings(), max_size=4))
    parts = [draw(sheets(shared)) for _ in range(draw(st.integers(1, 2)))]
    is_1904 = draw(st.sampled_from(["", '<workbookPr date1904="1"/>', "<workbookPr/>"]))
    state = draw(st.sampled_from(["", ' state="hidden"', ' state="veryHidden"']))
    return package(shared, parts, is_1904, state)


# --- the comparison -----------------------------------------------------------------------


def flat(sheet):
    """(row, column) → value, type of value, kind, is it a formula, link."""
    found = {}
    for row, cells_ in sheet.rows.items():
        for column in cells_:
            cell = sheet.cell(row, column)
            found[row, column] = seen(cell)
    return found


def seen(cell: RawCell):
    return (cell.value, type(cell.value), cell.kind, cell.is_formula, cell.link)


def is_no_day(own, cell):
    """Is it a number that openpyxl makes a day or an error of, and Excel shows as ####?"""
    number = own[0]
    if own[2] is not CellKind.NUMBER or cell[2] not in (CellKind.DATE, CellKind.ERROR):
        return False
    return number < 0 or 60 <= number < 61 or number > 2_950_000


def compare(path):
    raw = read_workbook(path)
    theirs, names = read_by_openpyxl(path)
    assert [s.name for s in raw.sheets] == [s.name for s in theirs]
    assert raw.names == names
    for own, other in zip(raw.sheets, theirs, strict=True):
        assert (own.merges, own.hidden) == (other.merges, other.hidden)
        mine, reference = flat(own), flat(other)
        for place, cell in reference.items():
            own_cell = mine.get(place)
            if cell[4] and cell[0] == cell[4]:
                kind = CellKind.UNCALCULATED if cell[3] else CellKind.BLANK
                assert (own_cell[0], own_cell[2]) in [(None, kind), ("", CellKind.TEXT)], place
                assert own_cell[3:] == cell[3:], place
            elif is_no_day(own_cell, cell):
                assert own_cell[3:] == cell[3:], place
            else:
                assert own_cell == cell, place
        assert mine.keys() == reference.keys()
        assert own.hidden_rows == other.hidden_rows


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(packages(), st.sampled_from([1, 200, 4096]))
def test_the_reader_agrees_with_openpyxl(tmp_path, data, first_piece):
    """``first_piece`` decides how many rows go the careful way before the plain one."""
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    before = worksheet._FIRST_PIECE, worksheet._PIECE
    worksheet._FIRST_PIECE = worksheet._PIECE = first_piece
    try:
        compare(path)
    finally:
        worksheet._FIRST_PIECE, worksheet._PIECE = before
