"""Puts pictures into the places that a template keeps for them.

A place is any picture of the template; its alternative text, which may hold tags, says
whose it is. The picture that goes there is scaled into the place's box, so staff set size
and position of photos in Word, by the placeholder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from lxml import etree

from pipeline import failures
from pipeline.opc import (
    CONTENT_TYPES,
    local_name,
    parse_xml,
    read_parts,
    related,
    relationships_part,
    serialise_xml,
    write_parts,
)

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
#: English metric units of a pixel at 75 dots an inch: a small picture is not blown up more.
_LARGEST_PIXEL = 12_192
# Above any id that Word gives to a drawing of a template.
_FIRST_ID = 10_000


class Picture(Protocol):
    """A JPEG of ``width`` × ``height`` pixels."""

    @property
    def data(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def with_pictures(docx: bytes, pictures: Mapping[str, Picture], template: Path) -> bytes:
    """The rendered ``docx`` with each picture in the place whose alternative text is its key.

    ``template`` is named in the fault where a picture finds no place. Equal arguments give
    equal bytes.

    :raises failures.Failure: TEMPLATE_FAULT.
    """
    parts = read_parts(docx)
    main = related(parts, "", "officeDocument")[0]
    root = parse_xml(parts[main])
    relations = parse_xml(parts[relationships_part(main)])
    before = _targets(relations)
    places = {node.get("descr") or "": node for node in root.iter(f"{_WP}docPr")}
    for number, (alt, picture) in enumerate(pictures.items(), 1):
        if alt not in places:
            raise failures.TEMPLATE_FAULT.error(path=template, reason=_NO_PLACE)
        name = f"media/foto{number:03d}.jpeg"
        relation = f"rIdFoto{number}"
        parts[posixpath.join(posixpath.dirname(main), name)] = picture.data
        etree.SubElement(
            relations,
            f"{_RELATIONSHIPS}Relationship",
            {"Id": relation, "Type": _IMAGE, "Target": name},
        )
        _fill(places[alt], picture, relation, _FIRST_ID + number, template)
    _drop_unused(root, relations, before)
    parts[main] = serialise_xml(root)
    parts[relationships_part(main)] = serialise_xml(relations)
    parts[CONTENT_TYPES] = _with_jpeg(parts[CONTENT_TYPES])
    return write_parts(_referenced(parts, main, before))


_NO_PLACE = (
    "tempat foto tidak ditemukan; gambar contoh pada templat harus ada, dengan teks alternatif "
    '"{{ f.alt }}"'
)


def _fill(
    about: etree._Element, picture: Picture, relation: str, number: int, template: Path
) -> None:
    drawing = about.getparent()
    blip = None if drawing is None else next(drawing.iter(f"{_A}blip"), None)
    extent = None if drawing is None else drawing.find(f"{_WP}extent")
    if drawing is None or blip is None or extent is None:
        raise failures.TEMPLATE_FAULT.error(path=template, reason=_NO_PLACE)
    for name in list(blip.attrib):
        if str(name).startswith(_R):
            del blip.attrib[name]
    blip.set(f"{_R}embed", relation)
    for child in list(blip):  # effects and a vector original of the placeholder
        blip.remove(child)
    for crop in list(drawing.iter(f"{_A}srcRect")):
        crop.attrib.clear()
    box = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    scale = min(box[0] / picture.width, box[1] / picture.height, _LARGEST_PIXEL)
    size = {"cx": str(int(picture.width * scale)), "cy": str(int(picture.height * scale))}
    inner = [node for node in drawing.iter(f"{_A}ext") if "cx" in node.attrib]
    for node in (extent, *inner):
        for side, length in size.items():
            node.set(side, length)
    about.set("id", str(number))
    about.set("name", f"Foto {number - _FIRST_ID}")
    for shown in drawing.iter(f"{_PIC}cNvPr"):
        shown.set("id", str(number))
        shown.set("name", f"Foto {number - _FIRST_ID}")
        if "descr" in shown.attrib:
            del shown.attrib["descr"]


def _targets(relations: etree._Element) -> dict[str, str]:
    """Target by id of the pictures that the document has so far."""
    return {
        node.get("Id", ""): node.get("Target", "")
        for node in relations
        if node.get("Type", "").endswith("/image") and node.get("TargetMode") != "External"
    }


def _drop_unused(
    root: etree._Element, relations: etree._Element, before: Mapping[str, str]
) -> None:
    """Takes away the relationships of placeholders that nothing shows any more."""
    used = {value for node in root.iter() for value in node.attrib.values()}
    for node in list(relations):
        if node.get("Id") in before and node.get("Id") not in used:
            relations.remove(node)


def _referenced(
    parts: Mapping[str, bytes], main: str, before: Mapping[str, str]
) -> dict[str, bytes]:
    """The parts without the placeholder's picture, where no part refers to it now."""
    kept = {
        posixpath.basename(node.get("Target", ""))
        for name, data in parts.items()
        if name.endswith(".rels")
        for node in parse_xml(data)
    }
    gone = {
        posixpath.normpath(posixpath.join(posixpath.dirname(main), target)).lstrip("/")
        for target in before.values()
        if posixpath.basename(target) not in kept
    }
    return {name: data for name, data in parts.items() if name not in gone}


def _with_jpeg(data: bytes) -> bytes:
    root = parse_xml(data)
    known = {
        (node.get("Extension") or "").lower() for node in root if local_name(node) == "Default"
    }
    if "jpeg" not in known:
        node = etree.Element(f"{_TYPES}Default", {"Extension": "jpeg", "ContentType": "image/jpeg"})
        root.insert(0, node)
    return serialise_xml(root)
