"""What openpyxl hides of a workbook's sheets, read from the package itself.

It takes a formula whose value is the empty text for one that was never calculated; and it
erases what stands under merged cells (the formulas of Excel see it), at the price of a
third of the whole reading time.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from pipeline.model import column_number

#: Top, left, bottom and right, from 1.
Merge = tuple[int, int, int, int]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGES = re.compile(rb"<mergeCells\b.*?</mergeCells>", re.DOTALL)
_AREA = re.compile(rb'<mergeCell\b[^>]*?\bref="\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)"')


def lift_merges(data: bytes) -> tuple[bytes, Mapping[str, tuple[Merge, ...]]]:
    """The workbook without its merged cells, and these by sheet name."""
    out = io.BytesIO()
    merges: dict[str, tuple[Merge, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = {part: name for name, part in _sheet_parts(old).items()}
        for entry in old.infolist():
            part = old.read(entry)
            name = names.get(entry.filename)
            if name is not None:
                areas = [match for block in _MERGES.findall(part) for match in _AREA.findall(block)]
                merges[name] = tuple(sorted(_merge(*area) for area in areas))
                part = _MERGES.sub(b"", part)
            new.writestr(entry.filename, part)
    return out.getvalue(), merges


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    return (int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))


def empty_text_formulas(data: bytes) -> dict[str, frozenset[str]]:
    """Sheet name → addresses (``D14``) of the formulas whose value is "" [ECMA-376, 18.3.1.4].

    The parts were found free of DTDs before (container.py).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: _empty_texts(archive.read(part)) for name, part in _sheet_parts(archive).items()
        }


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    present = set(archive.namelist())
    parts = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_REL_ID, ""), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in present:
            parts[sheet.get("name", "")] = part
    return parts


def _empty_texts(part: bytes) -> frozenset[str]:
    found = set()
    for _, element in ElementTree.iterparse(io.BytesIO(part)):
        if element.tag == f"{_MAIN}c":
            value = element.find(f"{_MAIN}v")
            is_empty = element.get("t") == "str" and not (value is not None and value.text)
            if is_empty and element.find(f"{_MAIN}f") is not None:
                found.add(element.get("r", ""))
        elif element.tag == f"{_MAIN}row":
            element.clear()
    return frozenset(found)
