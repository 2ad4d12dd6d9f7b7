"""A package as parts, content types and relationships ([OPC] 6 to 7), read strictly.

Reading collects what is odd instead of repairing it. Signing refuses an odd package;
checking calls every signature in it invalid, for two programs may read it differently.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.sign.archive import Archive, Entry, read_archive, write_archive
from pipeline.sign.names import (
    CERTIFICATE_RELATION,
    CERTIFICATE_TYPE,
    CONTENT_TYPES,
    CONTENT_TYPES_ENTRY,
    ORIGIN_RELATION,
    ORIGIN_TYPE,
    RELATIONSHIPS,
    RELATIONSHIPS_TYPE,
    SIGNATURE_RELATION,
    SIGNATURE_TYPE,
)
from pipeline.sign.xml import NotStrictXml, parse_strict

#: The earliest time that a zip entry can hold; Word itself writes it.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_DEFLATED = 8


class ContentTypes(Struct, frozen=True):
    """[OPC] 7.2.3: types by extension and by part name, both in lower case."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, part: str) -> str | None:
        """The content type of part ``part`` (``/word/document.xml``); None where unknown."""
        name = part.lower()
        extension = posixpath.basename(name).rpartition(".")[2]
        return self.overrides.get(name) or self.defaults.get(extension)


class Relationship(Struct, frozen=True):
    """[OPC] 6.5.3; ``target`` is a part's name, or what was written where ``external``."""

    id: str
    type: str
    target: str
    external: bool


class Package(Struct, frozen=True):
    """A package; ``parts`` maps names (with the leading slash) to bytes, in file order."""

    archive: Archive
    parts: Mapping[str, bytes]
    types: ContentTypes
    relationships: Mapping[str, tuple[Relationship, ...]]
    problems: tuple[str, ...]

    def of_source(self, source: str) -> tuple[Relationship, ...]:
        """The relationships of part ``source``; ``/`` is the package."""
        return self.relationships.get(relationships_part(source), ())

    def entry(self, name: str) -> bytes:
        """The bytes of the zip's entry ``name``; empty where there is none."""
        return next((e.data for e in self.archive.entries if e.name == name), b"")


def read_package(data: bytes) -> Package:
    """The package in ``data``. Raises UnreadableArchive where it is no readable zip."""
    archive = read_archive(data)
    problems = list(archive.problems)
    entries = {entry.name: entry.data for entry in archive.entries}
    types, odd = _read_types(entries.pop(CONTENT_TYPES_ENTRY, b""))
    problems += odd
    parts = {f"/{name}": content for name, content in entries.items()}
    relationships = {}
    for name, content in parts.items():
        if is_relationships_part(name):
            relationships[name], odd = _read_relationships(name, content)
            problems += odd
            if types.of(name) != RELATIONSHIPS_TYPE:
                problems.append("content-types-odd")
    return Package(archive, parts, types, relationships, tuple(dict.fromkeys(problems)))


def write_package(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The package with the ``changed`` entries (zip names) replaced or added at the end."""
    known = {entry.name for entry in package.archive.entries}
    entries = [
        replace(entry, data=changed.get(entry.name, entry.data))
        for entry in package.archive.entries
    ]
    entries += [Entry(n, d, _ZIP_TIME, _DEFLATED) for n, d in changed.items() if n not in known]
    return write_archive(tuple(entries))


def relationships_part(source: str) -> str:
    """``/word/document.xml`` → ``/word/_rels/document.xml.rels``; ``/`` is the package."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def is_relationships_part(name: str) -> bool:
    """Whether ``name`` has the form of a relationships part ([OPC] 6.5.2)."""
    folder, file = posixpath.split(name)
    return posixpath.basename(folder) == "_rels" and file.endswith(".rels")


def origins(package: Package) -> tuple[str, ...]:
    """The digital signature origin parts to which the package points ([OPC] 10.4.2)."""
    return tuple(
        relation.target
        for relation in package.of_source("/")
        if relation.type == ORIGIN_RELATION and not relation.external
    )


def signature_parts(package: Package) -> tuple[str, ...]:
    """The signature parts that an origin points to and that are there, in that order."""
    found = []
    for origin in origins(package):
        for relation in package.of_source(origin):
            if relation.type == SIGNATURE_RELATION and relation.target in package.parts:
                found.append(relation.target)
    return tuple(dict.fromkeys(found))


def signing_parts(package: Package) -> frozenset[str]:
    """All that signing adds: origin, signature and certificate parts, their relationships.

    A part belongs to them by its relationship and its content type, both: else any part
    could be taken out of the signatures' sight by one relationship.
    """
    owners = {name for name in origins(package) if package.types.of(name) == ORIGIN_TYPE}
    for signature in signature_parts(package):
        if package.types.of(signature) == SIGNATURE_TYPE:
            owners.add(signature)
    certificates = {
        relation.target
        for owner in owners
        for relation in package.of_source(owner)
        if relation.type == CERTIFICATE_RELATION
        and package.types.of(relation.target) == CERTIFICATE_TYPE
    }
    beside = {relationships_part(owner) for owner in owners}
    return frozenset((owners | certificates | beside) & package.parts.keys())


def append_element(part: bytes, name: str, attributes: Mapping[str, str]) -> bytes:
    """``part`` with one more child of its root, in the root's namespace."""
    root = parse_strict(part, comments=True)
    namespace = etree.QName(root).namespace
    etree.SubElement(root, f"{{{namespace}}}{name}", dict(attributes))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _read_types(data: bytes) -> tuple[ContentTypes, list[str]]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    problems: list[str] = []
    try:
        elements = _children(data, f"{{{CONTENT_TYPES}}}Types")
    except NotStrictXml:
        return ContentTypes({}, {}), ["content-types-odd"]
    for element in elements:
        name = etree.QName(element).localname
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        kind, key = (defaults, "Extension") if name == "Default" else (overrides, "PartName")
        identifier = attributes.get(key, "").lower()
        if (
            element.tag not in (f"{{{CONTENT_TYPES}}}Default", f"{{{CONTENT_TYPES}}}Override")
            or set(attributes) != {key, "ContentType"}
            or identifier in kind
            or not identifier
        ):
            problems.append("content-types-odd")
            continue
        kind[identifier] = attributes["ContentType"]
    return ContentTypes(defaults, overrides), problems


def _read_relationships(part: str, data: bytes) -> tuple[tuple[Relationship, ...], list[str]]:
    try:
        elements = _children(data, f"{{{RELATIONSHIPS}}}Relationships")
    except NotStrictXml:
        return (), ["relationships-odd"]
    base = posixpath.dirname(posixpath.dirname(part))
    found: list[Relationship] = []
    problems: list[str] = []
    for element in elements:
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        mode = attributes.get("TargetMode", "Internal")
        if (
            element.tag != f"{{{RELATIONSHIPS}}}Relationship"
            or not {"Id", "Type", "Target"} <= set(attributes)
            or not set(attributes) <= {"Id", "Type", "Target", "TargetMode"}
            or mode not in ("Internal", "External")
        ):
            problems.append("relationships-odd")
            continue
        external, target = mode == "External", attributes["Target"]
        if not external:
            target = posixpath.normpath(posixpath.join(base, target.partition("#")[0]))
        found.append(Relationship(attributes["Id"], attributes["Type"], target, external))
    if len({relation.id for relation in found}) != len(found):
        problems.append("relationships-odd")
    return tuple(found), problems


def _children(data: bytes, expected: str) -> Iterable[etree._Element]:
    """The children of the ``expected`` root, which holds no text. Raises NotStrictXml."""
    root = parse_strict(data)
    texts = [root.text, *(child.tail for child in root), *(child.text for child in root)]
    nested = any(len(child) for child in root)
    if root.tag != expected or root.attrib or nested or any((t or "").strip() for t in texts):
        raise NotStrictXml(f"not {expected}")
    return root
