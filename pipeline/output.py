"""Writing files so that nothing is lost: never half a file, never over somebody's work.

A file is written beside its target under a temporary name, flushed to the disk and moved
into place in one step. What another program holds open is left alone, and the new file
goes beside it; so does what somebody edited or signed.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline import failures

#: Every temporary file's name begins with this, so that a later run knows what is its own.
TEMPORARY_PREFIX = ".~zi-"
#: A temporary file older than this (seconds) was left by a run that was killed.
_STALE_AFTER = 3600

#: Waits (seconds) between attempts to replace a file that a virus scanner or a sync
#: program holds for a moment; Word holds it longer than their sum.
_WAITS = (0.05, 0.1, 0.2, 0.4)

_REASONS = {
    errno.ENOSPC: "ruang disk habis",
    errno.EDQUOT: "kuota disk habis",
    errno.EROFS: "drive hanya dapat dibaca",
    errno.EACCES: "tidak ada izin menulis",
    errno.EPERM: "tidak ada izin menulis",
    errno.ENOENT: "foldernya tidak ada",
    errno.ENOTDIR: "foldernya tidak ada",
    errno.EEXIST: "ada berkas lain dengan nama itu",
    errno.EISDIR: "ada folder dengan nama itu",
    errno.ENAMETOOLONG: "nama berkas terlalu panjang",
    errno.EIO: "drive mengalami gangguan",
}

_EDITED = '"{kept}" sudah disunting, jadi tidak ditimpa. Dokumen baru disimpan sebagai "{new}".'
_SIGNED = (
    '"{kept}" sudah ditandatangani, jadi tidak ditimpa. Dokumen baru disimpan sebagai "{new}".'
)
_UNKNOWN = (
    '"{kept}" bukan hasil aplikasi ini, jadi tidak ditimpa. '
    'Dokumen baru disimpan sebagai "{new}".'
)
_HELD = (
    '"{kept}" sedang dibuka di program lain, jadi dibiarkan. '
    'Dokumen baru disimpan sebagai "{new}". Tutup berkas itu, lalu ulangi perintah.'
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a document was put; ``note`` tells the user why it is not the usual name."""

    path: Path
    note: str | None = None


def ensure_folder(folder: Path) -> Path:
    """``folder``, made with its parents where missing. Raises OUTPUT_NOT_WRITABLE."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_writable(folder, error) from error
    return folder


def write_atomically(target: Path, data: bytes, now: datetime) -> Path:
    """Put ``data`` at ``target``, replacing what is there, and return where it lies.

    That is ``target``, or a sibling named after ``now`` (``name_20251031-141500.docx``)
    where another program holds the target. Raises OUTPUT_NOT_WRITABLE, leaving the old
    file as it was and no temporary file.
    """
    with _temporary(target, data, now) as temporary:
        if not _is_held(target) and _replace(temporary, target):
            return target
        return _beside(temporary, target, now)


def write_new(target: Path, data: bytes, now: datetime) -> Path:
    """Put ``data`` at ``target``, which must not exist yet.

    Raises TARGET_EXISTS, OUTPUT_NOT_WRITABLE.
    """
    if os.path.lexists(target):
        raise failures.TARGET_EXISTS.error(path=target)
    with _temporary(target, data, now) as temporary:
        if not _create(temporary, target):
            raise failures.TARGET_EXISTS.error(path=target)
    return target


def place_document(target: Path, data: bytes, now: datetime) -> Placed:
    """Put a stamped document at ``target`` or, where work would be lost, beside it.

    The program's own untouched output is replaced. What was edited, signed or made by
    others is kept, and the document goes to ``-v2``, ``-v3`` …: to the latest of them if
    that is untouched, else to the next number. What another program holds is kept too, and
    a sibling gets a time stamp. Raises OUTPUT_NOT_WRITABLE.
    """
    with _temporary(target, data, now) as temporary:
        # Each place is examined after the slow part is over, just before the move.
        kept: tuple[Path, str] | None = None
        for place in _places(target):
            state = _examine(place, data)
            if state is _State.FREE:
                done = _create(temporary, place)
            elif state is _State.SAME:
                done = True
            elif state is _State.OWN:
                done = _replace(temporary, place)
                state = state if done else _State.HELD
            else:
                done = False
            if done:
                return Placed(place, _note(kept, place))
            if state is _State.HELD:
                path = _beside(temporary, place, now)
                return Placed(path, _HELD.format(kept=place.name, new=path.name))
            kept = kept or (place, _KEPT.get(state, _UNKNOWN))
    raise AssertionError("unreachable: there is always a next number")


def _note(kept: tuple[Path, str] | None, place: Path) -> str | None:
    if kept is None:
        return None
    path, text = kept
    return text.format(kept=path.name, new=place.name)


class _State:
    """What stands at a place (compared by identity)."""

    FREE = "free"
    SAME = "same"
    OWN = "own"
    EDITED = "edited"
    SIGNED = "signed"
    UNKNOWN = "unknown"
    HELD = "held"


_KEPT = {_State.EDITED: _EDITED, _State.SIGNED: _SIGNED, _State.UNKNOWN: _UNKNOWN}
