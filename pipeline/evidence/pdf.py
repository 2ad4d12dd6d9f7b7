"""Is it a PDF that can be opened [ISO 32000-1]: its header, its end, and a page in it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from .records import Note, NoteKind, RecordState
from .verdict import CUT, FINE, Verdict, head_of

#: Readers look for the header in the first 1,024 bytes (Annex H), and for the end near it;
#: scanners and mail gateways append more than the 1,024 bytes that Annex H names.
_HEADER_WITHIN = 1024
_END_WITHIN = 64 * 1024

_PIECE = 1 << 20
_OVERLAP = 64
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm")
_START = re.compile(rb"startxref\s+(\d+)")
#: Bounds on what a hostile file can make us unpack.
_MOST_STREAMS = 2_000
_MOST_UNPACKED = 16 * 1024 * 1024


def pdf(file: BinaryIO, size: int) -> Verdict:
    """OK, WRONG_TYPE, UNREADABLE, or UNCHECKED where encryption hides the pages."""
    header = head_of(file)[: _HEADER_WITHIN + 5].find(b"%PDF-")
    if header < 0:
        return Verdict(RecordState.WRONG_TYPE)
    file.seek(max(0, size - _END_WITHIN))
    tail = file.read(_END_WITHIN)
    starts = _START.findall(tail)
    if not starts or int(starts[-1][:20]) + header >= size:
        return CUT
    found, streams = _look_for_page(file)
    if found or any(_PAGE.search(text) for text in _unpacked(file, streams)):
        return FINE
    file.seek(int(starts[-1][:20]) + header)
    if b"/Encrypt" in tail or b"/Encrypt" in file.read(4096):
        return Verdict(RecordState.UNCHECKED, (Note(NoteKind.MAYBE_LOCKED),))
    return Verdict(RecordState.UNREADABLE, (Note(NoteKind.NO_PAGE),))


def _look_for_page(file: BinaryIO) -> tuple[bool, list[int]]:
    """Whether a page object stands in the open, else where the object streams are."""
    file.seek(0)
    streams: list[int] = []
    before, place = b"", 0
    while piece := file.read(_PIECE):
        text = before + piece
        if b"/Page" in text and _PAGE.search(text):
            return True, []
        if b"/ObjStm" in text and len(streams) < _MOST_STREAMS:
            start = place - len(before)
            streams += [
                start + match.end()
                for match in _OBJECT_STREAM.finditer(text)
                if not streams or start + match.end() > streams[-1]
            ]
        before, place = text[-_OVERLAP:], place + len(piece)
    return False, streams[:_MOST_STREAMS]


def _unpacked(file: BinaryIO, streams: list[int]) -> Iterator[bytes]:
    """What object streams hold, each as far as it can be unpacked (FlateDecode only)."""
    left = _MOST_UNPACKED
    for place in streams:
        file.seek(place)
        start = re.search(rb"stream\r?\n", file.read(2048))
        if start is None or left <= 0:
            continue
        file.seek(place + start.end())
        unpacker = zlib.decompressobj()
        text = b""
        try:
            while not unpacker.eof and len(text) < left and (piece := file.read(_PIECE)):
                text += unpacker.decompress(piece, left - len(text))
        except zlib.error:
            pass
        left -= len(text)
        yield text
