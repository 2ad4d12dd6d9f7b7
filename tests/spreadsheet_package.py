"""A workbook's package looked at part by part: is it one that Excel opens without repairs?

Excel is not on the machines that run the tests, so its known complaints are checked here:
the order of a worksheet's elements, counts, ids, relationships, content types, and that
each comment has its box.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree
from openpyxl.utils import column_index_from_string

#: CT_Worksheet, ECMA-376 part 1, 18.3.1.99.
_ORDER = """
sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
extLst
"""
ORDER = _ORDER.split()


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len({name.casefold() for name in names})
        return {name: archive.read(name) for name in names}


def raw_parts(package: bytes) -> dict[str, bytes]:
    """The compressed bytes of each part, as they lie in the file."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for entry in archive.infolist():
            head = entry.header_offset
            sizes = package[head + 26 : head + 30]
            start = head + 30 + int.from_bytes(sizes[:2], "little")
            start += int.from_bytes(sizes[2:], "little")
            found[entry.filename] = package[start : start + entry.compress_size]
    return found


def with_parts(package: bytes, changes: dict[str, bytes]) -> bytes:
    """The package with parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts_of(package), **changes}.items():
            archive.writestr(name, data)
    return out.getvalue()


def tag(element: etree._Element) -> str:
    """The name without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def find(root: etree._Element, name: str) -> list[etree._Element]:
    return [e for e in root.iter() if tag(e) == name]


def related(parts: dict[str, bytes], source: str) -> dict[str, tuple[str, str]]:
    """Relationship id → (last step of its type, target part)."""
    folder, name = posixpath.split(source)
    data = parts.get(posixpath.join(folder, "_rels", name + ".rels"))
    if data is None:
        return {}
    found = {}
    for relation in etree.fromstring(data):
        target = relation.get("Target")
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            assert target in parts, f"{source} leads to {target}, which is not there"
        assert relation.get("Id") not in found, "a relationship id twice"
        found[relation.get("Id")] = (relation.get("Type").rpartition("/")[2], target)
    return found


def assert_sound(package: bytes) -> None:
    """Fails with the first thing at which Excel would offer a repair."""
    parts = parts_of(package)
    check_content_types(parts)
    workbook = etree.fromstring(parts["xl/workbook.xml"])
    sheets = find(workbook, "sheet")
    assert len({s.get("sheetId") for s in sheets}) == len(sheets)
    assert len({s.get("name").casefold() for s in sheets}) == len(sheets)
    formats = check_styles(etree.fromstring(parts["xl/styles.xml"]))
    relations = related(parts, "xl/workbook.xml")
    shape_ids: list[str] = []
    for sheet in sheets:
        kind, part = relations[next(v for k, v in sheet.attrib.items() if k.endswith("}id"))]
        if kind == "worksheet":
            check_sheet(parts, part, formats, shape_ids)
    assert len(set(shape_ids)) == len(shape_ids), "a shape id twice in the workbook"


def check_content_types(parts: dict[str, bytes]) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    defaults = [e.get("Extension").lower() for e in types if tag(e) == "Default"]
    overrides = [e.get("PartName") for e in types if tag(e) == "Override"]
    assert len(set(defaults)) == len(defaults) and len(set(overrides)) == len(overrides)
    assert {name.lstrip("/") for name in overrides} <= set(parts)
    for name in parts:
        typed = "/" + name in overrides or name.rpartition(".")[2].lower() in defaults
        assert typed or name == "[Content_Types].xml", f"{name} has no content type"


def check_styles(styles: etree._Element) -> int:
    """How many cell formats there are."""
    sizes = {}
    for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs"):
        (holder,) = find(styles, name)
        sizes[name] = len(holder)
        assert holder.get("count") in (None, str(len(holder))), name
    (formats,) = find(styles, "cellXfs")
    for xf in formats:
        assert int(xf.get("fontId", 0)) < sizes["fonts"]
        assert int(xf.get("fillId", 0)) < sizes["fills"]
        assert int(xf.get("borderId", 0)) < sizes["borders"]
    return sizes["cellXfs"]


def check_sheet(parts: dict[str, bytes], part: str, formats: int, shape_ids: list[str]) -> None:
    root = etree.fromstring(parts[part])
    places = [ORDER.index(tag(e)) for e in root if tag(e) in ORDER]
    assert places == sorted(places), [tag(e) for e in root]
    number = 0
    for row in find(root, "row"):
        before, number = number, int(row.get("r") or number + 1)
        assert number > before, "rows out of order"
        column = 0
        for cell in (e for e in row if tag(e) == "c"):
            before = column
            letters = re.match("[A-Z]*", cell.get("r", ""))[0]
            column = column_index_from_string(letters) if letters else column + 1
            assert column > before, f"cells out of order in row {number}"
            assert int(cell.get("s", 0)) < formats
    relations = related(parts, part)
    comments = [target for kind, target in relations.values() if kind == "comments"]
    drawings = find(root, "legacyDrawing")
    assert len(comments) <= 1 and len(drawings) <= 1
    boxes: list[tuple[int, int]] = []
    for drawing in drawings:
        _, target = relations[next(v for k, v in drawing.attrib.items() if k.endswith("}id"))]
        vml = etree.fromstring(parts[target])
        shape_ids += [s.get("id") for s in find(vml, "shape")]
        for data in find(vml, "ClientData"):
            if data.get("ObjectType") == "Note":
                values = {tag(e): e.text for e in data}
                # openpyxl writes none, and Excel then takes the shape's style.
                assert values.get("Anchor", ",,,,,,,").count(",") == 7
                boxes.append((int(values["Row"]) + 1, int(values["Column"]) + 1))
    if comments:
        check_comments(etree.fromstring(parts[comments[0]]), boxes)
    for kind, target in relations.values():
        if kind == "table":
            assert etree.fromstring(parts[target]).get("id").isdigit()


def check_comments(root: etree._Element, boxes: list[tuple[int, int]]) -> None:
    authors = len(find(root, "author"))
    refs = []
    for comment in find(root, "comment"):
        assert int(comment.get("authorId")) < authors
        letters, digits = re.fullmatch("([A-Z]+)([0-9]+)", comment.get("ref")).groups()
        refs.append((int(digits), column_index_from_string(letters)))
        (text,) = (e for e in comment if tag(e) == "text")
        kinds = {tag(e) for e in text}
        assert not {"t", "r"} <= kinds, "plain text beside runs"
    assert len(set(refs)) == len(refs), "two comments on a cell"
    assert sorted(refs) == sorted(boxes), "a comment without its box, or a box without comment"
