"""The parts of a Word template, what kind each is, and what a clerk calls it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pipeline import failures
from pipeline.opc import CONTENT_TYPES, NotAPackage, attribute, local_name, parse_xml, read_parts

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


class Package(Struct, frozen=True):
    """``parts`` by name in the order of the file; ``kinds`` their content types by name."""

    parts: Mapping[str, bytes]
    kinds: Mapping[str, str]

    def named(self, kind: str) -> tuple[str, ...]:
        return tuple(name for name in self.parts if self.kinds.get(name) == kind)


def read_package(path: Path) -> Package:
    """The parts of the Word document at ``path``.

    :raises failures.Failure: TEMPLATE_NOT_FOUND, TEMPLATE_NOT_WORD (also for a document with
        macros, which a template must not bring along).
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise failures.TEMPLATE_NOT_FOUND.error(path=path) from None
    except OSError:
        raise failures.TEMPLATE_NOT_WORD.error(path=path) from None
    try:
        parts = read_parts(data)
        package = Package(parts, _content_types(parts))
    except NotAPackage:
        raise failures.TEMPLATE_NOT_WORD.error(path=path) from None
    if len(package.named(MAIN)) != 1:
        raise failures.TEMPLATE_NOT_WORD.error(path=path)
    return package


def _content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    if CONTENT_TYPES not in parts:
        raise NotAPackage("no content types")
    by_ending: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for node in parse_xml(parts[CONTENT_TYPES]):
        kind = attribute(node, "ContentType")
        if local_name(node) == "Default":
            by_ending[attribute(node, "Extension").lower()] = kind
        elif local_name(node) == "Override":
            by_name[attribute(node, "PartName").lstrip("/")] = kind
    return {
        name: by_name.get(name) or by_ending.get(name.rpartition(".")[2].lower(), "")
        for name in parts
    }
