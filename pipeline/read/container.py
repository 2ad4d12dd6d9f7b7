"""The file as bytes, and whether they are an .xlsx that is safe to read.

Excel saves a shared workbook by writing a new file and renaming it: for a moment the file
is missing, locked, or half there. Reading waits a little, and takes only bytes whose file
had the same size and time before and after.
"""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from pathlib import Path

from pipeline import failures

from . import limits

ATTEMPTS = 4
PAUSE_SECONDS = 0.15

#: The container of .xls and of protected .xlsx alike [MS-CFB 2.2].
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def load_bytes(path: Path) -> bytes:
    """The bytes of a file that did not change while it was read.

    Raises WORKBOOK_NOT_FOUND, WORKBOOK_NOT_EXCEL (a folder), WORKBOOK_TOO_BIG and
    WORKBOOK_UNREADABLE.
    """
    trouble: failures.Failure | None = None
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE_SECONDS)
        try:
            before = path.stat()
            if path.is_dir():
                raise failures.WORKBOOK_NOT_EXCEL.error(path=path.name)
            if before.st_size > limits.MAX_FILE_BYTES:
                reason = f"lebih dari {limits.MAX_FILE_BYTES // 2**20} MB"
                raise failures.WORKBOOK_TOO_BIG.error(path=path.name, reason=reason)
            data = path.read_bytes()
            after = path.stat()
        except FileNotFoundError:
            trouble = failures.WORKBOOK_NOT_FOUND.error(path=path)
            continue
        except PermissionError:
            trouble = failures.WORKBOOK_UNREADABLE.error(path=path.name, reason="akses ditolak")
            continue
        except OSError as error:
            reason = f"gangguan pada drive atau jaringan (kode {error.errno})"
            trouble = failures.WORKBOOK_UNREADABLE.error(path=path.name, reason=reason)
            continue
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        if same and len(data) == after.st_size:
            return data
        reason = "berkas sedang disimpan oleh program lain"
        trouble = failures.WORKBOOK_UNREADABLE.error(path=path.name, reason=reason)
    assert trouble is not None
    raise trouble


def check_container(path: Path, data: bytes) -> None:
    """Raises the Failure that fits where ``data`` is no .xlsx that is safe to read."""
    if not data:
        raise failures.WORKBOOK_EMPTY.error(path=path.name)
    if data.startswith(_OLE_MAGIC):
        raise _ole_failure(data).error(path=path.name)
    if not data.startswith(b"PK"):
        raise failures.WORKBOOK_NOT_EXCEL.error(path=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(path, archive)
    except BROKEN_ZIP as error:
        raise failures.WORKBOOK_DAMAGED.error(path=path.name) from error


def _ole_failure(data: bytes) -> failures.FailureKind:
    """Protected .xlsx and old .xls share a container; the names of its streams differ."""
    if _ENCRYPTED in data:
        return failures.WORKBOOK_PASSWORD
    if any(name in data for name in _OLD_STREAMS):
        return failures.WORKBOOK_OLD_FORMAT
    return failures.WORKBOOK_NOT_EXCEL


def _check_parts(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > limits.MAX_PARTS:
        raise failures.WORKBOOK_TOO_BIG.error(path=path.name, reason="terlalu banyak bagian")
    # zipfile never unpacks more than an entry's stated size, so the sum is a real limit.
    if sum(entry.file_size for entry in entries) > limits.MAX_UNPACKED_BYTES:
        reason = f"isinya lebih dari {limits.MAX_UNPACKED_BYTES // 2**20} MB"
        raise failures.WORKBOOK_TOO_BIG.error(path=path.name, reason=reason)
    if "[content_types].xml" not in {entry.filename.casefold() for entry in entries}:
        raise failures.WORKBOOK_NOT_EXCEL.error(path=path.name)
