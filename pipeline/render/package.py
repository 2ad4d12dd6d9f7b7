"""A .docx as its parts: read with every guard, written so that equal content is equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pipeline import failures

_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = _OFFICE + "wordprocessingml."
MAIN = _WORD + "document.main+xml"
# The parts that may hold tags, and what a clerk calls them.
LABELS: Mapping[str, str] = {
    MAIN: "isi dokumen",
    _WORD + "header+xml": "kepala halaman",
    _WORD + "footer+xml": "kaki halaman",
    _WORD + "footnotes+xml": "catatan kaki",
    _WORD + "endnotes+xml": "catatan akhir",
    "application/vnd.openxmlformats-package.core-properties+xml": "properti dokumen",
    _OFFICE + "extended-properties+xml": "properti dokumen",
    _OFFICE + "custom-properties+xml": "properti dokumen",
}
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# A template is text and a few pictures; far more than that is a zip bomb.
_MAX_UNPACKED = 100 * 1024 * 1024
_MAX_PARTS = 2000
# The earliest date that a zip can hold: the same parts give the same bytes on any day.
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Package:
    """``parts`` by name in the order of the file; ``kinds`` their content types by name."""

    parts: Mapping[str, bytes]
    kinds: Mapping[str, str]

    def named(self, kind: str) -> tuple[str, ...]:
        return tuple(name for name in self.parts if self.kinds.get(name) == kind)


def parse_strictly(data: bytes) -> etree._Element:
    """The root of ``data``.

    Recovering from faults loses text without a word, so none is recovered from; document
    type declarations, which no Word file has, are refused with their entities.

    :raises etree.XMLSyntaxError: where ``data`` is not well-formed XML, or has a DTD.
    """
    parser = etree.XMLParser(
        recover=False, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise etree.XMLSyntaxError("DTD", 0, 1, 1)
    return root


def read_package(path: Path) -> Package:
    """The parts of the Word document at ``path``.

    :raises failures.Failure: TEMPLATE_NOT_FOUND, TEMPLATE_NOT_WORD.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise failures.TEMPLATE_NOT_FOUND.error(path=path) from None
    except OSError:
        raise failures.TEMPLATE_NOT_WORD.error(path=path) from None
    try:
        parts = unpack(data)
        kinds = _content_types(parts)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, *_READ_FAULTS):
        raise failures.TEMPLATE_NOT_WORD.error(path=path) from None
    package = Package(parts, kinds)
    if len(package.named(MAIN)) != 1:
        raise failures.TEMPLATE_NOT_WORD.error(path=path)
    return package


# An encrypted or damaged zip shows itself in one of these, depending on where it is damaged.
_READ_FAULTS = (KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, OSError)


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by name, in its order; refuses what unpacks to more than a template."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > _MAX_UNPACKED or len(entries) > _MAX_PARTS:
            raise zipfile.BadZipFile("too big")
        return {entry.filename: archive.read(entry) for entry in entries}


def _content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    root = parse_strictly(parts[_CONTENT_TYPES])
    by_ending = {
        node.get("Extension", "").lower(): node.get("ContentType", "")
        for node in root.iter(_TYPES_NS + "Default")
    }
    by_name = {
        node.get("PartName", "").lstrip("/"): node.get("ContentType", "")
        for node in root.iter(_TYPES_NS + "Override")
    }
    return {
        name: by_name.get(name) or by_ending.get(name.rpartition(".")[2].lower(), "")
        for name in parts
    }


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """A .docx of ``parts``: content types first (as readers expect), the rest by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return target.getvalue()
