"""Is a file what its name says? By its content, in bounded memory, without opening programs.

What readers of a kind insist on is looked for: that the file begins and ends as its kind
does, and that something can be seen in it. Not more: a proof that opens is never called bad
because a stricter reader could complain.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import BinaryIO

from .office_files import docx, pptx, xlsx
from .pdf import pdf
from .records import Note, NoteKind, RecordState
from .verdict import CUT, FINE, Verdict, head_of

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIECE = 1 << 20

#: They point to a file elsewhere; the file itself never reaches an assessor.
_SHORTCUTS = (".lnk", ".url", ".webloc", ".gdoc", ".gsheet", ".gslides", ".desktop")


def judge(name: str, file: BinaryIO, size: int) -> Verdict:
    """The verdict on the open ``file`` of ``size`` bytes (not 0) that is called ``name``.

    OK, WRONG_TYPE, UNREADABLE (damaged, or with a password), or UNCHECKED for kinds that are
    not judged.
    Raises OSError where reading fails.
    """
    ending = "." + name.rpartition(".")[2].casefold() if "." in name else ""
    if ending in _SHORTCUTS:
        return Verdict(RecordState.WRONG_TYPE, (Note(NoteKind.SHORTCUT),))
    if ending not in _JUDGES:
        return Verdict(RecordState.UNCHECKED, (Note(NoteKind.OTHER_TYPE),))
    verdict = _JUDGES[ending](file, size)
    if verdict.state is RecordState.WRONG_TYPE and not verdict.notes:
        seen = content_name(head_of(file))
        return Verdict(RecordState.WRONG_TYPE, (Note(NoteKind.CONTENT_IS, seen),))
    return verdict


def content_name(head: bytes) -> str:
    """What a file seems to be by its first bytes, in Indonesian."""
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if not head.strip(b"\0"):
        return "hanya nol (unduhan atau salinan terputus)"
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "halaman web (HTML)"
    if b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "teks biasa"
    return "tidak dikenali"


_STARTS = (
    (_PNG, "gambar PNG"),
    (_JPEG, "gambar JPEG"),
    (_OLE, "dokumen Office lama (.doc atau .xls)"),
    (b"PK\x03\x04", "ZIP atau dokumen Office jenis lain"),
    (b"PK\x05\x06", "ZIP kosong"),
    (b"GIF8", "gambar GIF"),
    (b"Rar!", "arsip RAR"),
    (b"{\\rtf", "dokumen RTF"),
    (b"MZ", "program Windows"),
)


# --- pictures ---------------------------------------------------------------------------


def jpeg(file: BinaryIO, size: int) -> Verdict:
    """Markers are followed from SOI to the first scan, then EOI is looked for [ITU T.81, B].

    So the picture's own end counts, and not that of a thumbnail inside its header.
    """
    if head_of(file)[:3] != _JPEG:
        return Verdict(RecordState.WRONG_TYPE)
    file.seek(2)
    has_frame = False
    while True:
        marker = _next_marker(file)
        if marker is None or marker == 0xD9:
            return CUT
        length = int.from_bytes(file.read(2), "big")
        if length < 2 or file.tell() + length - 2 > size:
            return CUT
        file.seek(length - 2, 1)
        has_frame = has_frame or (0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC))
        if marker == 0xDA:
            return FINE if has_frame and _find(file, b"\xff\xd9") else CUT


def _next_marker(file: BinaryIO) -> int | None:
    """The code of the next marker; fill bytes (FF) before it are passed over."""
    if file.read(1) != b"\xff":
        return None
    code = file.read(1)
    while code == b"\xff":
        code = file.read(1)
    return code[0] if code else None


def _find(file: BinaryIO, wanted: bytes) -> bool:
    """Whether ``wanted`` (two bytes) comes after the file's place."""
    last = b""
    while piece := file.read(_PIECE):
        if wanted in last + piece:
            return True
        last = piece[-1:]
    return False


def png(file: BinaryIO, size: int) -> Verdict:
    """Chunks are followed from IHDR to IEND, each with its checksum [W3C PNG, 5.3]."""
    if head_of(file)[:8] != _PNG:
        return Verdict(RecordState.WRONG_TYPE)
    file.seek(8)
    kinds: set[bytes] = set()
    while b"IEND" not in kinds:
        header = file.read(8)
        length = int.from_bytes(header[:4], "big")
        if len(header) < 8 or file.tell() + length + 4 > size:
            return CUT
        if not kinds and header[4:] != b"IHDR":
            return CUT
        if not _has_checksum(file, header[4:], length):
            return CUT
        kinds.add(header[4:])
    return FINE if b"IDAT" in kinds else CUT


def _has_checksum(file: BinaryIO, kind: bytes, length: int) -> bool:
    found = zlib.crc32(kind)
    while length:
        piece = file.read(min(length, _PIECE))
        if not piece:
            return False
        found = zlib.crc32(piece, found)
        length -= len(piece)
    return file.read(4) == found.to_bytes(4, "big")


_JUDGES: Mapping[str, Callable[[BinaryIO, int], Verdict]] = {
    ".pdf": pdf,
    ".docx": docx,
    ".docm": docx,
    ".xlsx": xlsx,
    ".xlsm": xlsx,
    ".pptx": pptx,
    ".jpg": jpeg,
    ".jpeg": jpeg,
    ".jfif": jpeg,
    ".png": png,
}
