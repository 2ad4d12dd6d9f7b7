"""Changes to the cells, rows and areas of a worksheet's tree, which stays well-formed."""

from __future__ import annotations

import copy
import re
from random import Random

from lxml import etree

from . import values

Element = etree._Element


def _named(root: Element, name: str) -> list[Element]:
    return list(root.iter(f"{{*}}{name}"))


def _child(parent: Element, name: str, **attributes: str) -> Element:
    space = etree.QName(parent).namespace
    tag = f"{{{space}}}{name}" if space else name
    return etree.SubElement(parent, tag, attributes)


def _set(cell: Element, kind: str, value: str | None, formula: str | None = None) -> None:
    """Let the cell hold this alone; ``kind`` is its ``t``, "" for none."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", None)
    if kind:
        cell.set("t", kind)
    if formula is not None:
        _child(cell, "f").text = formula
    if kind == "inlineStr":
        _child(_child(cell, "is"), "t").text = value
    elif value is not None:
        _child(cell, "v").text = value


def _spoil(chance: Random, cell: Element) -> None:
    """Anything that a cell may hold, each with the same chance."""
    text = chance.choice(values.TEXTS)
    number = chance.choice(values.NUMBERS)
    made = (
        ("inlineStr", text, None),
        ("inlineStr", text, None),
        ("str", text, None),
        ("s", chance.choice(values.INDEXES), None),
        ("s", str(chance.randrange(400)), None),
        ("", number, None),
        ("", number, None),
        ("b", chance.choice(("0", "1", "2", "true", "")), None),
        ("e", chance.choice(values.ERRORS), None),
        ("d", chance.choice(values.ISO_DATES), None),
        ("", None, "1+1"),
        ("str", text, f'HYPERLINK("{text[:50]}","x")'),
        ("", number, "SUM(A1:A9)"),
        (chance.choice(values.TYPES), text, None),
        ("", None, None),
    )
    _set(cell, *chance.choice(made))


def one_cell(chance: Random, root: Element) -> None:
    if cells := _named(root, "c"):
        _spoil(chance, chance.choice(cells))


def many_cells(chance: Random, root: Element) -> None:
    """Some of all cells; enough for a value to meet the one cell that cannot bear it."""
    cells = _named(root, "c")
    share = chance.choice((0.02, 0.1, 0.5))
    for cell in cells:
        if chance.random() < share:
            _spoil(chance, cell)


def one_column(chance: Random, root: Element) -> None:
    """Every cell of a column, its header mostly left alone."""
    cells = _named(root, "c")
    if not cells:
        return
    letters = _letters(chance.choice(cells))
    keep_header = chance.random() < 0.8
    for cell in (c for c in cells if _letters(c) == letters):
        if not keep_header or chance.random() < 0.7:
            _spoil(chance, cell)


def swapped_cells(chance: Random, root: Element) -> None:
    """Contents change places: right values in wrong columns."""
    cells = _named(root, "c")
    for _ in range(chance.choice((1, 5, 40))):
        if len(cells) > 1:
            one, other = chance.sample(cells, 2)
            content, kind = list(one), one.get("t", "")
            one[:], other[:] = list(other), content
            one.set("t", other.get("t", "n"))
            other.set("t", kind or "n")


def swapped_columns(chance: Random, root: Element) -> None:
    cells = _named(root, "c")
    letters = sorted({_letters(c) for c in cells})
    if len(letters) > 1:
        one, other = chance.sample(letters, 2)
        for cell in cells:
            own = _letters(cell)
            if own in (one, other):
                cell.set("r", cell.get("r", "").replace(own, other if own == one else one))


def address(chance: Random, root: Element) -> None:
    if cells := _named(root, "c"):
        cell = chance.choice(cells)
        where = chance.choice((*values.ADDRESSES, chance.choice(cells).get("r", ""), None))
        if where is None:
            cell.attrib.pop("r", None)
        else:
            cell.set("r", where)


def style(chance: Random, root: Element) -> None:
    if cells := _named(root, "c"):
        for cell in chance.sample(cells, min(len(cells), chance.choice((1, 30)))):
            cell.set("s", chance.choice((*values.INDEXES, str(chance.randrange(60)))))


def rows(chance: Random, root: Element) -> None:
    """Rows go, come twice, or change their numbers and places."""
    found = _named(root, "row")
    if not found:
        return
    row = chance.choice(found)
    data = row.getparent()
    choice = chance.randrange(7)
    if choice == 0:
        data.remove(row)
    elif choice == 1:
        for _ in range(chance.choice((1, 1, 3, 60))):
            row.addnext(copy.deepcopy(row))
    elif choice == 2:
        numbers = ("0", "1", "-5", "1048576", "1048577", "9" * 30, "x", "", "2.0", "٣")
        row.set("r", chance.choice(numbers))
    elif choice == 3:
        row.attrib.pop("r", None)
    elif choice == 4:
        row.set("hidden", chance.choice(("1", "true", "x")))
    elif choice == 5:
        data.append(row)
    else:
        for cell in list(row):
            row.remove(cell)


def shifted_rows(chance: Random, root: Element) -> None:
    """Blank rows in between, a few or a million."""
    found = _named(root, "row")
    if not found:
        return
    first = chance.randrange(len(found))
    by = chance.choice((1, 2, 30, 5_000, 1_000_000))
    for row in found[first:]:
        number = row.get("r", "1")
        if not number.isdecimal():
            continue
        moved = str(int(number) + by)
        row.set("r", moved)
        for cell in row.iterchildren("{*}c"):
            cell.set("r", re.sub(r"\d+$", moved, cell.get("r", "")))


def more_rows(chance: Random, root: Element) -> None:
    """The last rows again and again: a long register."""
    found = _named(root, "row")
    if len(found) < 2:
        return
    last = found[-1].get("r", "1")
    number = int(last) if last.isdecimal() and len(last) < 8 else len(found)
    for row in chance.choices(found[1:], k=chance.choice((10, 200, 1_500))):
        number += 1
        again = copy.deepcopy(row)
        again.set("r", str(number))
        for cell in again.iterchildren("{*}c"):
            cell.set("r", f"{_letters(cell)}{number}")
        found[-1].getparent().append(again)


def merge(chance: Random, root: Element) -> None:
    kept = _named(root, "mergeCells")
    areas = kept[0] if kept else _child(root, "mergeCells")
    for _ in range(chance.choice((1, 4, 40))):
        _child(areas, "mergeCell", ref=_area(chance))


def hidden_columns(chance: Random, root: Element) -> None:
    kept = _named(root, "cols")
    columns = kept[0] if kept else _child(root, "cols")
    low, high = chance.choice((("1", "16384"), ("2", "3"), ("9", "1"), ("-1", "x"), ("", "9" * 30)))
    _child(columns, "col", min=low, max=high, hidden=chance.choice(("1", "true", "0")))


def link(chance: Random, root: Element) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kept = _named(root, "hyperlinks")
    links = kept[0] if kept else _child(root, "hyperlinks")
    made = _child(links, "hyperlink", ref=_area(chance))
    made.set(f"{{{space}}}id", chance.choice(("rId1", "rId99", "")))


def header(chance: Random, root: Element) -> None:
    """A header row that says something else, or the same twice."""
    for row in _named(root, "row")[:8]:
        for cell in row.iterchildren("{*}c"):
            if chance.random() < 0.15:
                _set(cell, "inlineStr", chance.choice(values.TEXTS[-9:] + values.TEXTS[:3]))


def dimension(chance: Random, root: Element) -> None:
    for found in _named(root, "dimension"):
        found.set("ref", chance.choice(values.AREAS))


def _area(chance: Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(values.AREAS)
    top, left = chance.randint(1, 30), chance.randint(0, 11)
    bottom, right = top + chance.randint(0, 6), left + chance.randint(0, 3)
    return f"{chr(65 + left)}{top}:{chr(65 + right)}{bottom}"


def _letters(cell: Element) -> str:
    return cell.get("r", "").rstrip("0123456789")


CHANGES = (
    *(one_cell, one_cell, many_cells, many_cells, many_cells, one_column, one_column),
    *(swapped_cells, swapped_columns, address, style, rows, rows, shifted_rows, more_rows),
    *(merge, hidden_columns, link, header, header, dimension),
)
