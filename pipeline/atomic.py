"""Moving a file into place in one step: the mechanics, with no opinion on whose file it is.

The new file is written beside its target under a temporary name and flushed to the disk;
then one system call gives it its name. So nobody ever sees half a file, and a run that is
killed leaves the old file as it was.
"""

from __future__ import annotations

import errno
import hashlib
import itertools
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from pipeline import failures

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

#: A file's bytes, or what writes them: for a file that memory should not hold.
Content = bytes | Callable[[BinaryIO], None]

#: Every temporary file's name begins with this, so that a later run knows what is its own.
TEMPORARY_PREFIX = ".~zi-"
#: A temporary file older than this (seconds) was left by a run that was killed.
_STALE_AFTER = 3600

#: Waits (seconds) between attempts to replace a file that a virus scanner or a sync
#: program holds for a moment; Word holds it longer than their sum.
_WAITS = (0.05, 0.1, 0.2, 0.4)

#: By the error's name, for Windows lacks some of the numbers.
_REASONS = {
    "ENOSPC": "ruang disk habis",
    "EDQUOT": "kuota disk habis",
    "EROFS": "drive hanya dapat dibaca",
    "EACCES": "tidak ada izin menulis",
    "EPERM": "tidak ada izin menulis",
    "ENOENT": "foldernya tidak ada",
    "ENOTDIR": "foldernya tidak ada",
    "EEXIST": "ada berkas lain dengan nama itu",
    "EISDIR": "ada folder dengan nama itu",
    "ENAMETOOLONG": "nama berkas terlalu panjang",
    "EIO": "drive mengalami gangguan",
}
_NO_FSYNC = ("EINVAL", "ENOTSUP", "EOPNOTSUPP")
#: The current folder, and "don't replace", as <fcntl.h> and <linux/fs.h> number them.
_HERE, _NO_REPLACE = -100, 1
_NO_SUCH_RENAME = ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP")
_NO_HARD_LINKS = ("EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")


def is_held(target: Path) -> bool:
    """Whether Word or LibreOffice has ``target`` open, by the lock file that it leaves.

    Where drives don't enforce locks, replacing the file would succeed, and the next save
    in Word would silently undo it.
    """
    name = target.name
    # Word drops the first letters of a long name to make room for its mark.
    shift = min(max(len(target.stem) - 6, 0), 2)
    locks = (f"~${name[shift:]}", f".~lock.{name}#")
    return target.exists() and any((target.parent / lock).exists() for lock in locks)


def replace(temporary: Path, target: Path) -> bool:
    """Move ``temporary`` over ``target``; False where another program holds the target."""
    with suppress(OSError):
        os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
    for wait in (*_WAITS, None):
        try:
            os.replace(temporary, target)
            return True
        except PermissionError:
            if not target.exists():
                raise
        if wait is not None:
            time.sleep(wait)
    return False


def create(temporary: Path, target: Path) -> bool:
    """Move ``temporary`` to ``target``; False where something stands there already."""
    try:
        if os.name == "nt":
            os.rename(temporary, target)  # on Windows this never replaces
        else:
            os.link(temporary, target)
        return True
    except FileExistsError:
        return False
    except OSError as error:
        if _name(error) not in _NO_HARD_LINKS:
            raise
    # USB sticks and some shares have no hard links.
    moved = _rename_if_free(temporary, target)
    return _rename_alone(temporary, target) if moved is None else moved


def _rename_if_free(temporary: Path, target: Path) -> bool | None:
    """Linux's rename that never replaces [renameat2(2)]; None where it is not to be had."""
    import ctypes  # late: few drives need it

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return None
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if not rename(_HERE, os.fsencode(temporary), _HERE, os.fsencode(target), _NO_REPLACE):
        return True
    error = OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    if _name(error) == "EEXIST":
        return False
    if _name(error) in _NO_SUCH_RENAME:
        return None
    raise error


def _rename_alone(temporary: Path, target: Path) -> bool:
    """Look, then move, while no other run of this program does: a marker beside the target says so.

    Never a file of the target's name before it is whole: a run that is killed leaves the
    marker at most, which later runs overrule and then remove.
    """
    digest = hashlib.sha256(target.name.encode(errors="surrogatepass")).hexdigest()
    marker = target.with_name(f"{TEMPORARY_PREFIX}{digest[:16]}.tmp")
    for wait in _WAITS:
        try:
            os.close(os.open(marker, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(wait)
    try:
        if target.is_symlink() or target.exists():
            return False
        os.rename(temporary, target)
        return True
    finally:
        with suppress(OSError):
            marker.unlink()


def beside(temporary: Path, target: Path, now: datetime) -> Path:
    """Move ``temporary`` to a free name after ``target`` and the time."""
    stem = f"{target.stem}_{now:%Y%m%d-%H%M%S}"
    for number in itertools.count(1):
        suffix = "" if number == 1 else f"-{number}"
        sibling = target.with_name(f"{stem}{suffix}{target.suffix}")
        if create(temporary, sibling):
            return sibling
    raise AssertionError("unreachable: there is always a next number")


@contextmanager
def temporary_file(target: Path, data: Content, now: datetime | None = None) -> Iterator[Path]:
    """A file beside ``target`` that holds ``data``, safely on the disk; gone afterwards.

    With a clock, what killed runs left in the folder is removed first. Any OSError inside
    becomes OUTPUT_NOT_WRITABLE.
    """
    path = target.parent / f"{TEMPORARY_PREFIX}{os.getpid()}-{secrets.token_hex(4)}.tmp"
    try:
        if now is not None:
            _remove_stale(target.parent, now)
        _write(path, data)
        yield path
        _flush_folder(target.parent)
    except OSError as error:
        raise not_writable(target, error) from error
    finally:
        with suppress(OSError):
            path.unlink()


def _write(path: Path, data: Content) -> None:
    # Not tempfile: its files can be read by their owner only, and these are to be shared.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            data(file)
        file.flush()
        try:
            os.fsync(file.fileno())
        except OSError as error:
            if _name(error) not in _NO_FSYNC:
                raise


def _flush_folder(folder: Path) -> None:
    """Make the move itself durable, where the system can."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_stale(folder: Path, now: datetime) -> None:
    """Remove temporary files that killed runs left; a running one's are too young."""
    for path in folder.glob(f"{TEMPORARY_PREFIX}*.tmp"):
        with suppress(OSError):
            if now.timestamp() - path.stat().st_mtime > _STALE_AFTER:
                path.unlink()


def _name(error: OSError) -> str:
    return errno.errorcode.get(error.errno or 0, "")


def not_writable(path: Path, error: OSError) -> failures.Failure:
    """OUTPUT_NOT_WRITABLE with the reason of ``error`` in Indonesian."""
    name = _name(error)
    reason = _REASONS.get(name, f"gangguan sistem berkas {name}".strip())
    return failures.OUTPUT_NOT_WRITABLE.error(path=path, reason=reason)
