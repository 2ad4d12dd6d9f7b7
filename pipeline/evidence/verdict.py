"""What a judge of contents answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from .records import Note, NoteKind, RecordState

_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Verdict:
    """WRONG_TYPE without a note means that the file begins as something else."""

    state: RecordState
    notes: tuple[Note, ...] = ()


FINE = Verdict(RecordState.OK)
CUT = Verdict(RecordState.WRONG_TYPE, (Note(NoteKind.CUT),))


def head_of(file: BinaryIO) -> bytes:
    """The first 4 KiB."""
    file.seek(0)
    return file.read(_HEAD)
