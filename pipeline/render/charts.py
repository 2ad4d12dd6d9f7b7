"""Puts charts into the paragraphs whose tag names them, and their parts into the package."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

from lxml import etree

from pipeline.charts import (
    CHART_CONTENT,
    CHART_RELATION,
    WORKBOOK_CONTENT,
    Chart,
    chart_parts,
    inline_drawing,
)
from pipeline.opc import CONTENT_TYPES, attribute, local_name, parse_xml, relationships_part
from pipeline.opc import serialise_xml as serialised
from pipeline.render.environment import CHART_MARK
from pipeline.render.faults import Place
from pipeline.render.pages import text_area
from pipeline.render.styles import W

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_EMU_PER_POINT, _POINTS_PER_TWIP = 12_700, 1 / 20
#: A caption has to fit under the chart.
_TALLEST = 0.8
#: What Word keeps free in a cell at the left and right together, in twips.
_CELL_MARGINS = 216

_BESIDE = "tag grafik harus sendirian dalam paragrafnya"
_NOT_HERE = (
    "grafik hanya dapat dipasang dalam paragraf atau sel tabel pada isi dokumen, tidak dalam "
    "kotak teks, teks alternatif, atau kode bidang"
)


def place_charts(
    root: etree._Element,
    charts: Sequence[Chart],
    parts: Mapping[str, bytes],
    main: str,
    place: Place,
) -> dict[str, bytes]:
    """Draws each mark of ``charts`` in ``root``, as wide as its text column or cell.

    Gives the parts of the package that are new or changed. Equal arguments give equal bytes.

    :raises failures.Failure: TEMPLATE_FAULT where a tag has no paragraph of its own.
    """
    if not charts:
        return {}
    relations = parse_xml(parts[relationships_part(main)])
    types = parse_xml(parts[CONTENT_TYPES])
    changed: dict[str, bytes] = {}
    folder = posixpath.dirname(main)
    number = _free_id(root)
    drawn: set[int] = set()
    for text in [t for t in root.iter(W + "t") if CHART_MARK.search(t.text or "")]:
        paragraph = next(text.iterancestors(W + "p"))
        index = _alone(paragraph, place)
        if index >= len(charts):  # typed into the template: no tag made it
            raise place.fault(_NOT_HERE)
        name = _free_name({**parts, **changed})
        relation = _relate(relations, f"charts/chart{name}.xml")
        width, height = _room(root, paragraph)
        drawing = inline_drawing(charts[index], relation, number, width, int(height * _TALLEST))
        _parent(text).replace(text, parse_xml(drawing))
        made = chart_parts(charts[index], f"../embeddings/Grafik{name}.xlsx")
        changed[f"{folder}/charts/chart{name}.xml"] = made.chart
        changed[f"{folder}/charts/_rels/chart{name}.xml.rels"] = made.relationships
        changed[f"{folder}/embeddings/Grafik{name}.xlsx"] = made.workbook
        _declare(types, f"/{folder}/charts/chart{name}.xml")
        number += 1
        drawn.add(index)
    if drawn != set(range(len(charts))):
        raise place.fault(_NOT_HERE)
    changed[relationships_part(main)] = serialised(relations)
    changed[CONTENT_TYPES] = serialised(types)
    return changed


def _alone(paragraph: etree._Element, place: Place) -> int:
    """The index of the chart that ``paragraph`` holds, if it holds nothing else."""
    if next(paragraph.iterancestors(W + "txbxContent"), None) is not None:
        raise place.fault(_NOT_HERE)
    text = etree.tostring(paragraph, method="text", encoding="unicode", with_tail=False)
    match = CHART_MARK.fullmatch(text.strip())
    if match is None:
        near = " ".join(CHART_MARK.sub("", text).split())[:40]
        raise place.fault(_BESIDE, near=near)
    return int(match[1])


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    if parent is None:
        raise LookupError("a root element where a part of a document was expected")
    return parent


# --- room -----------------------------------------------------------------------------


def _room(root: etree._Element, paragraph: etree._Element) -> tuple[int, int]:
    """Width of the column or cell around ``paragraph``, and height of a page's text, in EMU."""
    section = _section(root, paragraph)
    width, height = text_area(section)
    width = _column_width(section, width)
    cell = next(paragraph.iterancestors(W + "tc"), None)
    if cell is not None:
        width = _cell_width(cell, width)
    return int(width * _EMU_PER_POINT), int(height * _EMU_PER_POINT)


def _section(root: etree._Element, paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section: they stand in its last paragraph, or end the body."""
    body = root.find(W + "body")
    if body is None:
        return None
    top = next(b for b in [paragraph, *paragraph.iterancestors()] if b.getparent() is body)
    for block in [top, *top.itersiblings()]:
        found = block.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    return body.find(W + "sectPr")


def _column_width(section: etree._Element | None, width: float) -> float:
    columns = None if section is None else section.find(W + "cols")
    count = _whole(columns, "num", 1)
    between = _whole(columns, "space", 720) * _POINTS_PER_TWIP
    return (width - between * (count - 1)) / count if count > 1 else width


def _cell_width(cell: etree._Element, width: float) -> float:
    own = cell.find(f"{W}tcPr/{W}tcW")
    if own is not None and own.get(W + "type") == "dxa":
        twips = _whole(own, "w", 0)
        if twips > 2 * _CELL_MARGINS:
            return min(width, (twips - _CELL_MARGINS) * _POINTS_PER_TWIP)
    cells = len(_parent(cell).findall(W + "tc"))
    return width / cells - _CELL_MARGINS * _POINTS_PER_TWIP


def _whole(node: etree._Element | None, name: str, otherwise: int) -> int:
    found = None if node is None else node.get(W + name)
    return int(found) if found and re.fullmatch(r"\d{1,6}", found) else otherwise


# --- package --------------------------------------------------------------------------


def _free_id(root: etree._Element) -> int:
    used = [node.get("id", "") for node in root.iter(_DOC_PR)]
    return 1 + max((int(one) for one in used if one.isdecimal()), default=0)


def _free_name(parts: Mapping[str, bytes]) -> int:
    """The number of a chart that the package doesn't hold yet; a template may have its own."""
    names = {posixpath.basename(name).lower() for name in parts}
    number = 1
    while f"chart{number}.xml" in names or f"grafik{number}.xlsx" in names:
        number += 1
    return number


def _relate(relations: etree._Element, target: str) -> str:
    used = {attribute(node, "Id") for node in relations}
    number = 1
    while f"rIdGrafik{number}" in used:
        number += 1
    etree.SubElement(
        relations,
        f"{_RELATIONSHIPS}Relationship",
        {"Id": f"rIdGrafik{number}", "Type": CHART_RELATION, "Target": target},
    )
    return f"rIdGrafik{number}"


def _declare(types: etree._Element, name: str) -> None:
    known = [n for n in types if local_name(n) == "Default"]
    if "xlsx" not in {attribute(node, "Extension").lower() for node in known}:
        kind = {"Extension": "xlsx", "ContentType": WORKBOOK_CONTENT}
        types.insert(0, etree.Element(f"{_TYPES}Default", kind))
    override = {"PartName": name, "ContentType": CHART_CONTENT}
    etree.SubElement(types, f"{_TYPES}Override", override)
