"""Is it a Word, Excel or PowerPoint file that can be opened [ECMA-376 part 2]?"""

from __future__ import annotations

import errno
import posixpath
import re
import zipfile
from typing import BinaryIO

from pipeline.opc import MAX_PARTS, MAX_UNPACKED, NotAPackage, attribute, local_name, parse_xml

from .records import Note, NoteKind, RecordState
from .verdict import CUT, FINE, Verdict, head_of

_PIECE = 1 << 20
#: A main part is read whole; Word's own limit for a text is 32 MiB.
_MOST_MAIN = 64 * 1024 * 1024
#: Parts of a workbook that may hold a proof where no cell does.
_OTHER_CONTENT = re.compile(r"/(?:media|drawings|charts|embeddings|comments|threadedComments)")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: How Office keeps a file with a password: this stream in an old-style container [MS-OFFCRYPTO].
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def docx(file: BinaryIO, size: int) -> Verdict:
    """A Word document, with macros or without."""
    return _package(file, "wordprocessingml", ".word.")


def xlsx(file: BinaryIO, size: int) -> Verdict:
    """An Excel workbook, with macros or without; EMPTY where nothing was ever filled in."""
    verdict = _package(file, "spreadsheetml", ".excel.")
    if verdict is FINE and _is_blank(file):
        return Verdict(RecordState.EMPTY)
    return verdict


def _is_blank(file: BinaryIO) -> bool:
    """No cell holds anything, and no picture, drawing or comment does either.

    What openpyxl can't open although the package is whole counts as filled in: it is read
    here only to tell an empty form from a proof.
    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
        if any(_OTHER_CONTENT.search(e.filename) for e in entries):
            return False
        if sum(e.file_size for e in entries) > _MOST_MAIN:
            return False
        book = load_workbook(file, read_only=True, data_only=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            if any(
                value not in (None, "")
                for row in sheet.iter_rows(values_only=True)
                for value in row
            ):
                return False
    except Exception:
        return False
    return True


def pptx(file: BinaryIO, size: int) -> Verdict:
    """A PowerPoint presentation."""
    return _package(file, "presentationml", ".powerpoint.")


def _package(file: BinaryIO, *words: str) -> Verdict:
    """A whole package whose main part's content type holds one of ``words``."""
    head = head_of(file)
    if head.startswith(_OLE):
        return _old_style(file)
    if not head.startswith(b"PK"):
        return Verdict(RecordState.WRONG_TYPE)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_UNPACKED:
                return Verdict(RecordState.UNCHECKED, (Note(NoteKind.TOO_BIG),))
            main = _main_part(archive)
            if not main or not any(word in _content_type(archive, main) for word in words):
                return Verdict(RecordState.WRONG_TYPE)
            for entry in entries:
                _read_through(archive, entry)
            parse_xml(_bounded(archive, main))
    except OSError as error:
        # zipfile seeks where a broken file tells it to; anything else is the drive's fault.
        if error.errno in (None, errno.EINVAL):
            return CUT
        raise
    except Exception:
        # What a damaged package makes zipfile, zlib and the parser raise has no common class.
        return CUT
    return FINE


def _old_style(file: BinaryIO) -> Verdict:
    """A file with a password, or an old .doc or .xls under a new name."""
    file.seek(0)
    before = b""
    while piece := file.read(_PIECE):
        if _LOCKED in before + piece:
            return Verdict(RecordState.UNREADABLE, (Note(NoteKind.LOCKED),))
        before = piece[-len(_LOCKED) :]
    return Verdict(RecordState.WRONG_TYPE)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The target of the package's officeDocument relationship; "" where there is none."""
    names = archive.namelist()
    if "_rels/.rels" not in names:
        return ""
    for element in parse_xml(_bounded(archive, "_rels/.rels")):
        if (
            local_name(element) == "Relationship"
            and attribute(element, "Type").rpartition("/")[2] == "officeDocument"
        ):
            target = posixpath.normpath(posixpath.join("/", attribute(element, "Target")))
            return target.lstrip("/") if target.lstrip("/") in names else ""
    return ""


def _content_type(archive: zipfile.ZipFile, part: str) -> str:
    """Of ``part``, in small letters, by its name or else by its extension."""
    by_extension = ""
    for element in parse_xml(_bounded(archive, "[Content_Types].xml")):
        kind = attribute(element, "ContentType").casefold()
        if attribute(element, "PartName").lstrip("/").casefold() == part.casefold():
            return kind
        if local_name(element) == "Default" and part.casefold().endswith(
            f".{attribute(element, 'Extension').casefold()}"
        ):
            by_extension = kind
    return by_extension


def _bounded(archive: zipfile.ZipFile, part: str) -> bytes:
    if archive.getinfo(part).file_size > _MOST_MAIN:
        raise NotAPackage("too big")
    return archive.read(part)


def _read_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Unpack a part and forget it: the zip module compares its checksum at the end."""
    with archive.open(entry) as part:
        while part.read(_PIECE):
            pass
