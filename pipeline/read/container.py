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

ATTEMPTS = 4
PAUSE_SECONDS = 0.15

#: A workbook of many offices stays far below both; what is above exhausts memory.
MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_PARTS = 5_000

#: The container of .xls and of protected .xlsx alike [MS-CFB 2.2].
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_STRICT_NAMESPACE = b"purl.oclc.org/ooxml/spreadsheetml/main"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_WORKBOOK_PART = "xl/workbook.xml"
_BROKEN_ZIP = (
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
            if before.st_size > MAX_FILE_BYTES:
                reason = f"lebih dari {MAX_FILE_BYTES // 2**20} MB"
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
    except _BROKEN_ZIP as error:
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
    if len(entries) > MAX_PARTS:
        raise failures.WORKBOOK_TOO_BIG.error(path=path.name, reason="terlalu banyak bagian")
    # zipfile never unpacks more than an entry's stated size, so the sum is a real limit.
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        reason = f"isinya lebih dari {MAX_UNPACKED_BYTES // 2**20} MB"
        raise failures.WORKBOOK_TOO_BIG.error(path=path.name, reason=reason)
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or _WORKBOOK_PART not in names:
        raise failures.WORKBOOK_NOT_EXCEL.error(path=path.name)
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels", ".vml")):
            part = archive.read(entry)
            if any(mark in part for mark in _DOCTYPES):
                # No spreadsheet program writes a DTD; entities can eat all memory.
                raise failures.WORKBOOK_DAMAGED.error(path=path.name)
            if entry.filename == _WORKBOOK_PART and _STRICT_NAMESPACE in part:
                raise failures.WORKBOOK_STRICT.error(path=path.name)
