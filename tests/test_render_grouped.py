"""Grouped tables: cells merged over the rows of their group, by area and by component."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from msgspec import Struct

from pipeline.render import render
from tests.templates import Row, failure_of


class Group(Struct, frozen=True):
    name: str
    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()


def component(name: str, *rows: str) -> Group:
    return Group(name, rows=tuple(Row(row) for row in rows))


AREAS = (
    Group("I", groups=(component("I.1", "a", "b"), component("I.2", "c"))),
    Group("II", groups=(component("II.1", "d"),)),
    Group("III"),
    Group("IV", groups=(component("IV.1", "e", "f", "g"),)),
)
NESTED = (
    ("AREA", "KOMPONEN", "INDIKATOR"),
    ("{%tr for a in areas %}", "", ""),
    ("{%tr for c in a.groups %}", "", ""),
    ("{%tr for r in c.rows %}", "", ""),
    ("{% vm a %}{{ a.name }}", "{% vm %}{{ c.name }}", "{{ r.name }}"),
    *([("{%tr endfor %}", "", "")] * 3),
)


def table_template(folder: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    document = Document()
    table = document.add_table(0, len(rows[0]))
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(folder / "t.docx"))
    return folder / "t.docx"


def merged(data: bytes) -> list[list[tuple[str, str]]]:
    """Each row's cells: what they print, and how they are merged (restart, continue or "")."""
    (table,) = Document(io.BytesIO(data)).tables
    found = []
    for row in table._tbl.tr_lst:
        cells = []
        for cell in row.tc_lst:
            mark = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            text = "".join(node.text or "" for node in cell.iter(qn("w:t")))
            cells.append((text, "" if mark is None else mark.get(qn("w:val"))))
        found.append(cells)
    return found


def test_area_and_component_are_printed_once_over_their_rows(tmp_path: Path) -> None:
    rows = merged(render(table_template(tmp_path, NESTED), {"areas": AREAS}))[1:]
    begin, go_on = "restart", "continue"
    assert rows == [
        [("I", begin), ("I.1", begin), ("a", "")],
        [("", go_on), ("", go_on), ("b", "")],
        [("", go_on), ("I.2", begin), ("c", "")],
        [("II", begin), ("II.1", begin), ("d", "")],
        [("IV", begin), ("IV.1", begin), ("e", "")],
        [("", go_on), ("", go_on), ("f", "")],
        [("", go_on), ("", go_on), ("g", "")],
    ]


def test_no_group_leaves_the_head_alone(tmp_path: Path) -> None:
    assert len(merged(render(table_template(tmp_path, NESTED), {"areas": ()}))) == 1


def test_every_cell_is_as_word_wants_it(tmp_path: Path) -> None:
    data = render(table_template(tmp_path, NESTED), {"areas": AREAS})
    (table,) = Document(io.BytesIO(data)).tables
    for cell in table._tbl.iter(qn("w:tc")):
        names = [child.tag for child in cell]
        assert names[0] == qn("w:tcPr") and names[-1] == qn("w:p") and len(names) == 2
        order = [child.tag for child in cell[0]]
        assert order == sorted(order, key=[qn("w:tcW"), qn("w:vMerge"), qn("w:shd")].index)
    marks = "".join(chr(0xFDE0 + n) for n in range(6))
    assert not set(marks) & set(Document(io.BytesIO(data)).element.xml)


def test_text_of_the_workbook_cannot_play_a_mark(tmp_path: Path) -> None:
    nasty = "\ufde0" + "0\ufde4x\ufde1"
    areas = (Group(nasty, groups=(component("1", nasty, "b"),)),)
    rows = merged(render(table_template(tmp_path, NESTED), {"areas": areas}))[1:]
    assert [row[0] for row in rows] == [("0x", "restart"), ("", "continue")]


def test_a_cell_over_a_flat_loop_may_hold_what_is_the_same_in_each_row(tmp_path: Path) -> None:
    rows = (("{%tr for r in rows %}", ""), ("{% vm %}{{ t }}", "{{ r.name }}"))
    path = table_template(tmp_path, (*rows, ("{%tr endfor %}", "")))
    data = render(path, {"t": "sama", "rows": (Row("a"), Row("b"))})
    assert merged(data) == [
        [("sama", "restart"), ("a", "")],
        [("", "continue"), ("b", "")],
    ]


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        ("{% vm a %}{{ c.name }}", "x", 'berbeda pada setiap "c"'),
        ("{% vm a %}{{ a.name }} {{ r.name }}", "x", 'berbeda pada setiap "r"'),
        ("x", "{% vm %}{{ r.name }}", 'berbeda pada setiap "r"'),
        ("x", "{% vm %}{{ loop.index }}", 'berbeda pada setiap "loop"'),
        ("{% vm q %}x", "x", "{%tr for q in … %}"),
    ],
)
def test_values_that_merging_would_lose_are_a_fault(
    tmp_path: Path, first: str, second: str, reason: str
) -> None:
    rows = tuple((first, second, "{{ r.name }}") if "vm" in r[0] else r for r in NESTED)
    assert reason in failure_of(table_template(tmp_path, rows), areas=AREAS).message


def test_merging_outside_a_loop_over_rows_is_a_fault(tmp_path: Path) -> None:
    path = table_template(tmp_path, (("{% vm %}x", "y"),))
    assert "perulangan barisnya" in failure_of(path).message
