"""The workbook's zip: parts read when asked for, replaced or added, all others copied raw.

An untouched part keeps even its compressed bytes and its place in the archive.
"""

from __future__ import annotations

import copy
import io
import posixpath
import struct
import zipfile
from collections.abc import Iterable

from pipeline.annotate.markup import (
    DECLARATION,
    append_child,
    attribute_bytes,
    edited,
    elements,
    utf8,
)
from pipeline.opc import (
    BROKEN_ZIP,
    CONTENT_TYPES,
    MAX_PARTS,
    ZIP_TIME,
    NotAPackage,
    Relationship,
    relationships,
    relationships_part,
)

_RELATIONSHIPS = b"http://schemas.openxmlformats.org/package/2006/relationships"
#: Above what the program reads of a whole workbook; a part beyond it is an attack.
MAX_PART = 300 * 1024 * 1024
_DATA_DESCRIPTOR = 0x08
_ENCRYPTED = 0x01


class UnusablePart(NotAPackage):
    """The ``part`` can't be used; "" where it has a name that cannot be shown."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part if part.isascii() and part.isprintable() and len(part) < 80 else ""


class Package:
    """The parts of a workbook. Raises NotAPackage wherever they cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        #: The part that was read last: where one can't be used, it is that.
        self.last_read = ""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as error:
            raise NotAPackage(str(error)) from error
        entries = self._archive.infolist()
        if len(entries) > MAX_PARTS or any(e.flag_bits & _ENCRYPTED for e in entries):
            raise NotAPackage("too many parts, or encrypted ones")
        # Of two entries with one name readers take the last; Excel refuses both.
        self._entries = {entry.filename: entry for entry in entries}
        self._names = {name.casefold(): name for name in self._entries}
        self._changed: dict[str, bytes | Iterable[bytes]] = {}
        if CONTENT_TYPES not in self._entries:
            raise NotAPackage("no content types")

    @property
    def names(self) -> tuple[str, ...]:
        return (*self._entries, *(n for n in self._changed if n not in self._entries))

    def find(self, name: str) -> str | None:
        """The part's name as the archive spells it; part names ignore case [OPC 7.2.3.5]."""
        return self._names.get(name.casefold())

    def read(self, name: str) -> bytes:
        """The part as it is now."""
        self.last_read = name
        changed = self._changed.get(name)
        if isinstance(changed, bytes):
            return changed
        try:
            entry = self._entries[name]
            if entry.file_size > MAX_PART:
                raise NotAPackage(f"{name} is too big when unpacked")
            return utf8(self._archive.read(entry))
        except NotAPackage:
            raise
        except BROKEN_ZIP as error:
            raise NotAPackage(str(error)) from error

    def put(self, name: str, content: bytes | Iterable[bytes]) -> None:
        """Replace or add a part; an iterable is run through when the package is written."""
        self._changed[name] = content
        self._names[name.casefold()] = name

    def free_name(self, pattern: str) -> str:
        """``xl/comments{}.xml`` with the lowest number that no part has."""
        number = 1
        while pattern.format(number).casefold() in self._names:
            number += 1
        return pattern.format(number)

    # --- relationships and content types -------------------------------------------

    def relationships(self, source: str) -> dict[str, Relationship]:
        """The relationships of part ``source`` by id, targets spelled as in the archive."""
        name = self.find(relationships_part(source))
        if name is None:
            return {}
        found = relationships({relationships_part(source): self.read(name)}, source)
        return {
            key: Relationship(r.id, r.type, self.find(r.target) or r.target, r.external)
            for key, r in found.items()
        }

    def relate(self, source: str, kind: str, target: str) -> str:
        """Add a relationship of type ``kind`` to part ``target``; returns its new id."""
        taken = {key.casefold() for key in self.relationships(source)}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        identity = f"rId{number}"
        name = self.find(relationships_part(source))
        if name is None:
            name = relationships_part(source)
            data = DECLARATION + b'<Relationships xmlns="' + _RELATIONSHIPS + b'"/>'
        else:
            data = self.read(name)
        relative = posixpath.relpath("/" + target, "/" + posixpath.dirname(source))
        root = elements(data, 0)[0]
        new = b"<%bRelationship Id=%b Type=%b Target=%b/>" % (
            root.prefix,
            attribute_bytes(identity),
            attribute_bytes(kind),
            attribute_bytes(relative),
        )
        self.put(name, edited(data, [append_child(data, root, new)]))
        return identity

    def content_types(self) -> dict[str, str]:
        """Content type by ``/part/name`` or ``.extension``, both in lower case."""
        found = {}
        for element in elements(self.read(CONTENT_TYPES), 1)[1:]:
            key = element.get("PartName") or "." + element.get("Extension")
            found[key.lower()] = element.get("ContentType")
        return found

    def declare(self, name: str, content_type: str, extension: str = "") -> None:
        """State the type of the new part ``name``; for all of ``extension`` if one is given."""
        known = self.content_types()
        if extension and known.get(f".{extension}") == content_type:
            return
        data = self.read(CONTENT_TYPES)
        root = elements(data, 0)[0]
        if extension and f".{extension}" not in known:
            new = b"<%bDefault Extension=%b ContentType=%b/>" % (
                root.prefix,
                attribute_bytes(extension),
                attribute_bytes(content_type),
            )
            edit = (root.inner, root.inner, new)
        else:
            new = b"<%bOverride PartName=%b ContentType=%b/>" % (
                root.prefix,
                attribute_bytes("/" + name),
                attribute_bytes(content_type),
            )
            edit = append_child(data, root, new)
        self.put(CONTENT_TYPES, edited(data, [edit]))

    # --- writing -------------------------------------------------------------------

    def to_bytes(self) -> bytes:
        """The package: parts in their old order, new ones after them."""
        buffer = io.BytesIO()
        try:
            with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as out:
                for name, entry in self._entries.items():
                    if name in self._changed:
                        self._write(out, name, entry)
                    else:
                        self._copy(out, buffer, entry)
                for name in self._changed:
                    if name not in self._entries:
                        self._write(out, name, None)
        except BROKEN_ZIP as error:
            raise NotAPackage(str(error)) from error
        return buffer.getvalue()

    def _write(self, out: zipfile.ZipFile, name: str, old: zipfile.ZipInfo | None) -> None:
        entry = zipfile.ZipInfo(name, old.date_time if old else ZIP_TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 0
        entry.external_attr = old.external_attr if old else 0
        content = self._changed[name]
        with out.open(entry, "w") as part:
            for piece in (content,) if isinstance(content, bytes) else content:
                part.write(piece)

    def _copy(self, out: zipfile.ZipFile, buffer: io.BytesIO, entry: zipfile.ZipInfo) -> None:
        """``entry`` with its compressed bytes as they are, which zipfile has no call for."""
        head = entry.header_offset
        if self._data[head : head + 4] != b"PK\x03\x04":
            raise NotAPackage(f"no local header of {entry.filename}")
        name_size, extra_size = struct.unpack_from("<HH", self._data, head + 26)
        start = head + 30 + name_size + extra_size
        raw = memoryview(self._data)[start : start + entry.compress_size]
        if len(raw) != entry.compress_size:
            raise NotAPackage(f"{entry.filename} is cut off")
        twin = copy.copy(entry)
        twin.flag_bits &= ~_DATA_DESCRIPTOR  # sizes stand in the local header instead
        buffer.seek(out.start_dir)
        twin.header_offset = buffer.tell()
        buffer.write(twin.FileHeader(zip64=False))
        buffer.write(raw)
        out.filelist.append(twin)
        out.NameToInfo[twin.filename] = twin
        out.start_dir = buffer.tell()
