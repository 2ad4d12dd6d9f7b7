"""What a judge of contents answers."""

from __future__ import annotations

from typing import BinaryIO

from msgspec import Struct

from .records import Note, NoteKind, RecordState

_HEAD = 4096


class Verdict(Struct, frozen=True):
    """WRONG_TYPE without a note means that the file begins as something else.

    A file that begins as its kind does, and can't be opened, is UNREADABLE.
    """

    state: RecordState
    notes: tuple[Note, ...] = ()


FINE = Verdict(RecordState.OK)
CUT = Verdict(RecordState.UNREADABLE, (Note(NoteKind.CUT),))


def head_of(file: BinaryIO) -> bytes:
    """The first 4 KiB."""
    file.seek(0)
    return file.read(_HEAD)
