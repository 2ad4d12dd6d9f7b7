"""The zip under a package, read so that no other reader could see something else in it.

Two readers of one zip may differ: one trusts the central directory, one the local headers,
one the first and one the last of two equal names. A signature is worth something only
where they can't. Every byte of the file must belong to an entry or to the directory.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from msgspec import Struct

#: Far above any report (a picture-heavy one has about 30 MiB), far below what hurts.
MAX_UNPACKED = 256 * 1024 * 1024
MAX_ENTRIES = 10_000

_LOCAL = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_ENCRYPTED, _DESCRIPTOR = 0x1, 0x8
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: Info-ZIP's Unicode path: a second name for the same entry.
_UNICODE_PATH = 0x7075
_IN_ZIP64 = 0xFFFFFFFF

#: Segments of [OPC] 6.2.2 part names: pchar of RFC 3986, never ending in a dot.
_SEGMENT = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})*[A-Za-z0-9\-_~!$&'()*+,;=:@]"
_NAME = re.compile(rf"(?:{_SEGMENT}|\[Content_Types\]\.xml)(?:/(?:{_SEGMENT}))*\Z")

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)


class UnreadableArchive(ValueError):
    """No zip, or one that can't be read safely."""


class Entry(Struct, frozen=True):
    """A file of the zip; ``time`` and ``method`` are kept for writing it back."""

    name: str
    data: bytes
    time: tuple[int, int, int, int, int, int]
    method: int


class Archive(Struct, frozen=True):
    """The entries in the file's order; ``problems`` are codes of :mod:`pipeline.sign.reasons`."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


def read_archive(data: bytes) -> Archive:
    """All entries and what is odd about the zip. Raises UnreadableArchive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            infos = sorted(opened.infolist(), key=lambda info: info.header_offset)
            directory = opened.start_dir
    except (*_BROKEN, NotImplementedError, RuntimeError) as error:
        raise UnreadableArchive(str(error)) from error
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise UnreadableArchive("too big when unpacked")
    problems = _frame_problems(data, directory, infos)
    entries = []
    position = infos[0].header_offset if infos else 0
    for info in infos:
        if info.header_offset != position:
            problems.append("zip-gap")
        try:
            content, position, odd = _read_entry(data, info)
        except _BROKEN as error:
            raise UnreadableArchive(f"{info.filename}: {error}") from error
        problems += odd
        if info.orig_filename.endswith("/") and not content:
            continue  # a folder; packages have none, and some programs write them
        entries.append(Entry(info.orig_filename, content, info.date_time, info.compress_type))
    if position != directory:
        problems.append("zip-gap")
    problems += _name_problems([entry.name for entry in entries])
    return Archive(tuple(entries), tuple(dict.fromkeys(problems)))


def write_archive(entries: tuple[Entry, ...]) -> bytes:
    """A zip of ``entries`` in their order, with their times."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, entry.time)
            info.compress_type = entry.method
            info.create_system = 0  # else the bytes would tell Windows from Linux
            info.external_attr = 0
            archive.writestr(info, entry.data, compresslevel=6)
    return buffer.getvalue()


def _frame_problems(data: bytes, directory: int, infos: list[zipfile.ZipInfo]) -> list[str]:
    """What lies before the first entry and after the directory."""
    problems = []
    if any(info.comment for info in infos):
        problems.append("zip-gap")
    if not infos or infos[0].header_offset != 0 or not data.startswith(b"PK\x03\x04"):
        problems.append("zip-prepended-data")
    signature, *_counts, total, size, start, comment = _END.unpack(data[-_END.size :])
    at_end = signature == b"PK\x05\x06" and comment == 0
    if not at_end:
        problems.append("zip-trailing-data")
    elif start != directory or start + size != len(data) - _END.size or total != len(infos):
        problems.append("zip-gap")
    return problems


def _read_entry(data: bytes, info: zipfile.ZipInfo) -> tuple[bytes, int, list[str]]:
    """Its bytes, where it ends in the file, and its problems."""
    offset = info.header_offset
    fields = _LOCAL.unpack(data[offset : offset + _LOCAL.size])
    signature, _version, flags, method, _time, _date, crc, packed, size, named, extra = fields
    if signature != b"PK\x03\x04" or (flags | info.flag_bits) & _ENCRYPTED:
        raise ValueError("encrypted, or no local header")
    if method not in _METHODS:
        raise ValueError("compression")
    start = offset + _LOCAL.size
    name = data[start : start + named]
    problems = []
    extras = (info.extra, data[start + named : start + named + extra])
    renamed = any(_UNICODE_PATH in _extra_fields(block) for block in extras)
    if name != info.orig_filename.encode("utf-8") or method != info.compress_type or renamed:
        problems.append("zip-headers-differ")
    start += named + extra
    end = start + info.compress_size
    content = _unpack(data[start:end], method, info)
    told = (info.CRC, info.compress_size, info.file_size)
    if packed == size == _IN_ZIP64 and _extra_fields(extras[1]).get(1) == struct.pack(
        "<2Q", info.file_size, info.compress_size
    ):
        packed, size = info.compress_size, info.file_size
    if flags & _DESCRIPTOR:
        if (crc, packed, size) not in (told, (0, 0, 0)):
            problems.append("zip-headers-differ")
        end = _after_descriptor(data, end, told)
    elif (crc, packed, size) != told:
        problems.append("zip-headers-differ")
    return content, end, problems


def _unpack(packed: bytes, method: int, info: zipfile.ZipInfo) -> bytes:
    if method == zipfile.ZIP_STORED:
        content = packed
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        # One byte more than told: a reader that goes on would see it.
        content = stream.decompress(packed, info.file_size + 1)
        if not stream.eof or stream.unused_data or stream.unconsumed_tail:
            raise ValueError("compressed data and its length differ")
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise ValueError("checksum")
    return content


def _after_descriptor(data: bytes, end: int, told: tuple[int, int, int]) -> int:
    """Where the data descriptor after an entry ends; ``end`` itself where there is none."""
    for layout in ("<I2I", "<I2Q"):
        plain = struct.pack(layout, *told)
        for block in (b"PK\x07\x08" + plain, plain):
            if data.startswith(block, end):
                return end + len(block)
    return end


def _extra_fields(block: bytes) -> dict[int, bytes]:
    found, position = {}, 0
    while position + 4 <= len(block):
        identifier, length = struct.unpack_from("<2H", block, position)
        found[identifier] = block[position + 4 : position + 4 + length]
        position += 4 + length
    return found


def _name_problems(names: list[str]) -> list[str]:
    """Equal names ([OPC] 6.2.2.3: whatever their case) and names that no part may have."""
    problems = []
    if len({name.lower() for name in names}) != len(names):
        problems.append("zip-duplicate-entry")
    if any(not _NAME.match(name) for name in names):
        problems.append("part-name-invalid")
    return problems
