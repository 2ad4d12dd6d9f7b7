"""Word and Excel files as packages: their parts read without trust, and written the same always.

A .docx is a zip of parts [ECMA-376 part 2]. Reading refuses what could exhaust memory or
reach outside the file (too big when unpacked, DTDs, entities); writing gives equal bytes
for equal parts, on any day and any system.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONSHIPS = "_rels/.rels"

#: Far above any report (a picture-heavy one has about 30 MiB), far below what hurts.
MAX_UNPACKED = 256 * 1024 * 1024
MAX_PARTS = 10_000

#: The earliest time that a zip entry can hold; Word itself writes it.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

#: What zipfile raises on broken, truncated, encrypted or odd archives.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


class NotAPackage(ValueError):
    """The bytes are no readable package, or one that is not safe to read."""


class Relationship(Struct, frozen=True):
    """A relationship of a part; ``target`` is a part's name, or a link where ``external``."""

    id: str
    type: str
    target: str
    external: bool = False


def read_parts(data: bytes) -> dict[str, bytes]:
    """Part name → bytes, folders left out. Raises NotAPackage."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                raise NotAPackage("too big when unpacked")
            return {entry.filename: archive.read(entry) for entry in entries}
    except NotAPackage:
        raise
    except BROKEN_ZIP as error:
        raise NotAPackage(str(error)) from error


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """The package of ``parts``: content types first, the others by name, fixed times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda n: (n != CONTENT_TYPES, n != ROOT_RELATIONSHIPS, n)):
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the bytes would tell Windows from Linux
            entry.external_attr = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def parse_xml(data: bytes) -> etree._Element:
    """The root element. Raises NotAPackage where it is not well formed or has a DTD."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAPackage(str(error)) from error
    if root is None or str(getattr(root.getroottree().docinfo, "doctype", "")):
        raise NotAPackage("a DOCTYPE has no place in a package")
    return root


def serialise_xml(root: etree._Element) -> bytes:
    """``root`` as a part's bytes, with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: etree._Element) -> str:
    """The tag without its namespace ("" for a comment), so Transitional equals Strict."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute whose name without namespace is ``name``; "" where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def relationships_part(source: str) -> str:
    """``word/document.xml`` → ``word/_rels/document.xml.rels``; "" is the package itself."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(parts: Mapping[str, bytes], source: str) -> dict[str, Relationship]:
    """The relationships of part ``source`` by id; none where it has no relationships part.

    Raises NotAPackage where that part can't be read.
    """
    data = parts.get(relationships_part(source))
    if data is None:
        return {}
    found: dict[str, Relationship] = {}
    for element in parse_xml(data):
        if local_name(element) != "Relationship":
            continue
        external = attribute(element, "TargetMode") == "External"
        target = attribute(element, "Target")
        if not external:
            base = posixpath.join("/", posixpath.dirname(source))
            target = posixpath.normpath(posixpath.join(base, target)).lstrip("/")
        relation = Relationship(
            attribute(element, "Id"), attribute(element, "Type"), target, external
        )
        found[relation.id] = relation
    return found


def related(parts: Mapping[str, bytes], source: str, *kinds: str) -> tuple[str, ...]:
    """Names of the parts to which ``source`` has a relationship of one of ``kinds``.

    A kind is the last step of the relationship type, so that the Transitional and the
    Strict address both match. Targets that the package does not hold are left out.
    """
    return tuple(
        relation.target
        for relation in relationships(parts, source).values()
        if not relation.external
        and relation.type.rpartition("/")[2] in kinds
        and relation.target in parts
    )
