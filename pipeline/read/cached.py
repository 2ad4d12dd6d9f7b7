"""Which formulas have the empty text for a value: openpyxl reads them as never calculated."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def empty_text_formulas(data: bytes) -> dict[str, frozenset[str]]:
    """Sheet name → addresses (``D14``) of the formulas whose value is "" [ECMA-376, 18.3.1.4].

    The parts were found free of DTDs before (container.py).
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: _empty_texts(archive.read(part))
            for name, part in _sheet_parts(archive).items()
        }


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    parts = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_REL_ID, ""), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if part in archive.namelist():
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
