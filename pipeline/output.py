"""Writing files so that nothing is lost: never half a file, never over somebody's work.

What another program holds open is left alone, and the new file goes beside it; so does
what somebody edited or signed. The moving itself is in :mod:`pipeline.atomic`.
"""

from __future__ import annotations

import itertools
import os
import re
import stat
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline import failures
from pipeline.atomic import Content, beside, create, is_held, not_writable, replace, temporary_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


class _State(Enum):
    """What stands at a place; the value is the sentence on a file that is kept."""

    FREE = ""
    SAME = "sama"
    OWN = "hasil aplikasi ini"
    EDITED = "sudah disunting, jadi tidak ditimpa"
    SIGNED = "sudah ditandatangani, jadi tidak ditimpa"
    PROTECTED = "ditandai hanya-baca, jadi tidak ditimpa"
    UNKNOWN = "bukan hasil aplikasi ini, jadi tidak ditimpa"
    HELD = "sedang dibuka di program lain, jadi dibiarkan"


_NOTE = '"{kept}" {why}. Dokumen baru disimpan sebagai "{new}".'
_CLOSE_IT = ' Tutup "{kept}", lalu ulangi perintah.'


class Placed(Struct, frozen=True):
    """Where a document was put; ``note`` tells the user why that is not the usual name."""

    path: Path
    note: str = ""


def ensure_folder(folder: Path) -> Path:
    """``folder``, made with its parents where missing. Raises OUTPUT_NOT_WRITABLE."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from error
    return folder


def write_atomically(target: Path, data: bytes, now: datetime) -> Path:
    """Put ``data`` at ``target``, replacing what is there, and return where it lies.

    That is ``target``, or a sibling named after ``now`` (``name_20251031-141500.docx``)
    where another program holds the target. Raises OUTPUT_NOT_WRITABLE, leaving the old
    file as it was and no temporary file.
    """
    with temporary_file(target, data, now) as temporary:
        if not is_held(target) and replace(temporary, target):
            return target
        return beside(temporary, target, now)


def write_new(target: Path, data: Content) -> Path:
    """Put ``data`` (bytes, or what writes them) at ``target``, which must not exist yet.

    Raises TARGET_EXISTS, OUTPUT_NOT_WRITABLE.
    """
    if os.path.lexists(target):
        raise failures.TARGET_EXISTS.error(path=target)
    with temporary_file(target, data) as temporary:
        if not create(temporary, target):
            raise failures.TARGET_EXISTS.error(path=target)
    return target


def place_document(target: Path, data: bytes, now: datetime) -> Placed:
    """Put a stamped .docx at ``target`` or, where work would be lost, beside it.

    The program's own untouched output is replaced. What was edited, signed or made by
    others is kept, and the document goes to ``-v2``, ``-v3`` …: to the latest of them if
    that is untouched, else to the next number. What another program holds is kept too, and
    a sibling gets a time stamp. Raises OUTPUT_NOT_WRITABLE.
    """
    with temporary_file(target, data, now) as temporary:
        kept: tuple[Path, _State] | None = None
        for place in _places(target):
            state = _put(temporary, place, data)
            if state in (_State.FREE, _State.SAME, _State.OWN):
                return Placed(place, _note(kept, place))
            kept = kept or (place, state)
            if state is _State.HELD:
                path = beside(temporary, place, now)
                return Placed(path, _note((place, state), path))
    raise AssertionError("unreachable: there is always a next number")


def _put(temporary: Path, place: Path, data: bytes) -> _State:
    """Move ``temporary`` to ``place`` if that is free, or holds the program's own.

    What stands there is examined only now, so that no save slips in between.
    """
    state = _examine(place, data)
    if state is _State.FREE:
        if create(temporary, place):
            return _State.FREE
        state = _examine(place, data)  # another run was faster
    if state is _State.OWN and not replace(temporary, place):
        return _State.HELD
    return _State.UNKNOWN if state is _State.FREE else state


def _note(kept: tuple[Path, _State] | None, new: Path) -> str:
    if kept is None:
        return ""
    path, state = kept
    text = _NOTE + (_CLOSE_IT if state is _State.HELD else "")
    return text.format(kept=path.name, why=state.value, new=new.name)


def _places(target: Path) -> Iterator[Path]:
    """The target, its latest version, then the next numbers."""
    yield target
    shape = re.compile(re.escape(target.stem) + r"-v(\d+)" + re.escape(target.suffix), re.I)
    found = [shape.fullmatch(name) for name in os.listdir(target.parent)]
    latest = max((int(match[1]) for match in found if match), default=1)
    for number in itertools.count(max(latest, 2)):
        yield target.with_name(f"{target.stem}-v{number}{target.suffix}")


def _is_own(place: Path, data: bytes) -> bool:
    """The program made this, and nobody edited or signed it since."""
    if place.suffix.lower() == ".pdf":
        from pipeline import pdf

        return pdf.is_untouched(data)
    from pipeline import provenance

    return provenance.is_untouched(data)


def _examine(place: Path, data: bytes) -> _State:
    # Imported here: it brings lxml, which a first run into an empty folder does not need.
    from pipeline import provenance

    try:
        there = place.read_bytes()
    except FileNotFoundError:
        return _State.UNKNOWN if place.is_symlink() else _State.FREE
    except PermissionError:
        return _State.UNKNOWN if place.is_dir() else _State.HELD
    except OSError:
        return _State.UNKNOWN
    if there == data:
        return _State.SAME
    if _is_own(place, there):
        if not place.stat().st_mode & stat.S_IWUSR:
            return _State.PROTECTED
        return _State.HELD if is_held(place) else _State.OWN
    if provenance.is_signed(there):
        return _State.SIGNED
    return _State.EDITED if provenance.read(there) else _State.UNKNOWN
