"""Changes to the zip: whole ones that hold other parts, and broken ones."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from random import Random

_LOCAL = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_END = b"PK\x05\x06"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry of a day that is always the same: zipfile takes the clock's otherwise."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def packed(package: dict[str, bytes]) -> bytes:
    """A zip of these parts; quick, for thousands are made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in package.items():
            archive.writestr(_entry(name), part, compresslevel=1)
    return out.getvalue()


# --- whole zips ----------------------------------------------------------------------


def change_package(chance: Random, package: dict[str, bytes]) -> str:
    """A part goes, is misnamed, or holds another's content; what was done."""
    names = sorted(package)
    name = chance.choice(names)
    choice = chance.randrange(6)
    if choice == 0:
        del package[name]
        return f"package: without {name}"
    if choice == 1:
        other = chance.choice(names)
        package[name], package[other] = package[other], package[name]
        return f"package: {name} swapped with {other}"
    if choice == 2:
        shapes = (str.upper, str.lower, "/{}".format, "{}x".format, "../{}".format)
        new = chance.choice(shapes)(name)
        package[new] = package.pop(name)
        return f"package: {name} renamed {new}"
    if choice == 3:
        package[name] = package[chance.choice(names)]
        return f"package: {name} holds another part"
    if choice == 4:
        package["xl/externalLinks/externalLink1.xml"] = b"<bukan XML"
        package["xl/vbaProject.bin"] = chance.randbytes(500)
        package["a" * 300 + "/../../x.xml"] = b"<x/>"
        return "package: foreign parts"
    package[name] = b" " * chance.choice((10, 3_000_000)) + package[name]
    return f"package: {name} after blanks"


# --- broken files ----------------------------------------------------------------------


def _flip(chance: Random, data: bytearray) -> None:
    for _ in range(chance.choice((1, 2, 10, 200)) if data else 0):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _truncate(chance: Random, data: bytearray) -> None:
    keep = chance.choice((0, 1, 4, 21, 22, 100, chance.randrange(len(data) + 1)))
    del data[keep:]


def _lose_start(chance: Random, data: bytearray) -> None:
    del data[: chance.randrange(min(len(data), 5_000) + 1)]


def _insert(chance: Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.randbytes(chance.choice((1, 30, 5_000)))


def _zero(chance: Random, data: bytearray) -> None:
    """A page of the disk that was never written."""
    at = chance.randrange(len(data) + 1)
    length = min(chance.choice((16, 512, 4_096)), len(data) - at)
    data[at : at + length] = bytes(length)


def _repeat(chance: Random, data: bytearray) -> None:
    at = chance.randrange(len(data) + 1)
    block = data[at : at + chance.choice((50, 5_000))]
    data[at:at] = block


def _prepend(chance: Random, data: bytearray) -> None:
    data[:0] = chance.choice((_OLE, b"<html><table>", b"PK", b"\x00" * 512, b"%PDF-1.7\n"))


def _append(chance: Random, data: bytearray) -> None:
    data.extend(chance.choice((b"\x00" * 300, _END + bytes(18), b"<html>", bytes(data[:2_000]))))


def _offsets(data: bytes, mark: bytes) -> list[int]:
    found = []
    at = data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 4)
    return found


def _write(data: bytearray, at: int, form: str, value: int) -> None:
    if at + struct.calcsize(form) <= len(data):
        struct.pack_into(form, data, at, value)


def _central_field(chance: Random, data: bytearray) -> None:
    """A directory that lies: sizes, checksum, method, flags, names, where the part begins."""
    if entries := _offsets(bytes(data), _CENTRAL):
        for at in chance.sample(entries, min(len(entries), chance.choice((1, 1, 99)))):
            offset, form, numbers = chance.choice(
                (
                    (8, "<H", (1, 0x41, 0x800, 0xFFFF)),  # flags: encrypted, UTF-8 …
                    (10, "<H", (0, 1, 6, 9, 12, 14, 93, 99)),  # method
                    (16, "<I", (0, 0xFFFFFFFF)),  # checksum
                    (20, "<I", (0, 1, 0xFFFFFFFF, 2**31)),  # packed size
                    (24, "<I", (0, 1, 0xFFFFFFFF, 2**31, 2**28)),  # unpacked size
                    (28, "<H", (0, 1, 0xFFFF)),  # length of the name
                    (30, "<H", (1, 0xFFFF)),  # length of the extra field
                    (42, "<I", (0, 7, 0xFFFFFFFF)),  # where it begins
                )
            )
            _write(data, at + offset, form, chance.choice(numbers))


def _local_field(chance: Random, data: bytearray) -> None:
    if entries := _offsets(bytes(data), _LOCAL):
        at = chance.choice(entries)
        offset, form = chance.choice(((6, "<H"), (8, "<H"), (14, "<I"), (26, "<H"), (28, "<H")))
        _write(data, at + offset, form, chance.choice((0, 1, 9, 99, 0xFFFF)))


def _end_field(chance: Random, data: bytearray) -> None:
    if entries := _offsets(bytes(data), _END):
        offset, form = chance.choice(((4, "<H"), (8, "<H"), (10, "<H"), (12, "<I"), (16, "<I")))
        _write(data, entries[-1] + offset, form, chance.choice((0, 1, 3, 0xFFFF)))


def _name_bytes(chance: Random, data: bytearray) -> None:
    """A part's name in both places, or in one only."""
    name = chance.choice((b"[Content_Types].xml", b"xl/workbook.xml", b"xl/styles.xml"))
    new = chance.choice((name[::-1], name.upper(), b"\xff" * len(name), b"\x00" * len(name)))
    data[:] = bytes(data).replace(name, new, chance.choice((1, 2)))


def _deflated_bomb(chance: Random, data: bytearray) -> None:
    """One more part that unpacks to far more than it takes."""
    size = chance.choice((10, 100, 400)) * 1024 * 1024
    name = chance.choice(("xl/worksheets/sheet99.xml", "xl/media/gambar.png"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_entry("[Content_Types].xml"), "<Types/>")
        with archive.open(_entry(name), "w") as part:
            for _ in range(size // 2**20):
                part.write(b" " * 2**20)
    data[:] = out.getvalue()


def _doubled_entries(chance: Random, data: bytearray) -> None:
    """A name twice in one zip, with other content."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(bytes(data))) as old:
            package = [(name, old.read(name)) for name in old.namelist() if name]
    except Exception:  # an earlier change broke it
        package = []
    if not package:
        return
    package.append((chance.choice(package)[0], chance.choice(package)[1]))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # "Duplicate name", which is the point
        for name, part in package:
            archive.writestr(_entry(name), part)
    data[:] = out.getvalue()


_BREAKS = (
    *(_flip, _flip, _flip, _truncate, _truncate, _lose_start, _insert, _zero, _zero, _repeat),
    *(_prepend, _append, _append, _central_field, _central_field, _central_field, _local_field),
    *(_local_field, _end_field, _name_bytes, _doubled_entries, _doubled_entries),
)


def break_file(chance: Random, data: bytes, changes: int) -> tuple[bytes, list[str]]:
    spoiled = bytearray(data)
    steps = []
    for _ in range(changes):
        change = _deflated_bomb if chance.random() < 0.003 else chance.choice(_BREAKS)
        change(chance, spoiled)
        steps.append(f"file: {change.__name__.lstrip('_')}")
    return bytes(spoiled), steps
