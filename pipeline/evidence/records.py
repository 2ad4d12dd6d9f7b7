"""The nouns of an examination: a record an entry, a leaf a file, notes on both."""

from __future__ import annotations

from datetime import date
from enum import Enum

from msgspec import Struct


class RecordKind(Enum):
    FILE = "file"
    FOLDER = "folder"
    LINK = "link"


class RecordState(Enum):
    """What came of an entry; the worst first, as a folder takes it from its files."""

    OUTSIDE = "outside"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    WRONG_TYPE = "wrong_type"
    EMPTY = "empty"
    DUPLICATE = "duplicate"
    OK = "ok"
    #: A link, or a kind of file that the program can't judge: there, and taken as given.
    UNCHECKED = "unchecked"

    @property
    def is_bad(self) -> bool:
        """Must be put right. A duplicate is a warning: someone decides whether it is meant."""
        return self in _BAD


_BAD = frozenset(
    (
        RecordState.OUTSIDE,
        RecordState.MISSING,
        RecordState.UNREADABLE,
        RecordState.WRONG_TYPE,
        RecordState.EMPTY,
    )
)


class NoteKind(Enum):
    """What there is to say of a file beside its state; words in :mod:`.words`."""

    CONTENT_IS = "content_is"
    CUT = "cut"
    NO_PAGE = "no_page"
    LOCKED = "locked"
    MAYBE_LOCKED = "maybe_locked"
    TOO_BIG = "too_big"
    SHORTCUT = "shortcut"
    OTHER_TYPE = "other_type"
    CHANGED = "changed"
    NOT_FOLLOWED = "not_followed"
    NAME = "name"
    NEAR = "near"
    BAD_LINK = "bad_link"
    FUTURE = "future"
    BEFORE_YEAR = "before_year"
    SHARED = "shared"
    SAME_AS = "same_as"
    COPY = "copy"


class Note(Struct, frozen=True):
    kind: NoteKind
    detail: str = ""


class EvidenceFile(Struct, frozen=True):
    """A file as examined. ``path`` is relative to ``input/bukti``; size in bytes.

    ``sha256`` is None where nothing could be read, ``modified`` the day on which the file
    says it was last changed. ``identity`` is equal for all names of one file.
    """

    path: str
    state: RecordState
    sha256: str | None = None
    size: int | None = None
    modified: date | None = None
    notes: tuple[Note, ...] = ()
    identity: tuple[object, ...] = ()


class EvidenceRecord(Struct, frozen=True):
    """An entry of BUKTI DUKUNG as examined, for the obligation ``code`` × ``month``.

    ``files`` holds the file itself, or all files of the folder; none for a link, and for
    what was not found. ``path`` is relative to ``input/bukti``, "" for what lies outside.
    """

    code: str
    month: int
    entry: str
    kind: RecordKind
    state: RecordState
    files: tuple[EvidenceFile, ...] = ()
    notes: tuple[Note, ...] = ()
    path: str = ""

    @property
    def key(self) -> tuple[str, int]:
        return (self.code, self.month)

    @property
    def sha256(self) -> str | None:
        """Of a file, in hexadecimal; a folder's files have their own."""
        return self.files[0].sha256 if self.kind is RecordKind.FILE and self.files else None

    @property
    def size(self) -> int | None:
        """In bytes, of all files together; None where there is none."""
        return sum(f.size or 0 for f in self.files) if self.files else None
