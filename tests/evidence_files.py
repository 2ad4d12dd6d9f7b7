"""Small files of every kind that evidence comes in, whole and spoilt, and an office's folder."""

from __future__ import annotations

import os
import struct
import zlib
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from msgspec.structs import replace

from pipeline.evidence.examination import examine
from pipeline.evidence.records import EvidenceRecord
from pipeline.example.files import content_of
from pipeline.model import Entry, Office

from .small_office import office_of

TODAY = date(2026, 1, 15)


def a_file(name: str, about: str = "Contoh") -> bytes:
    """A whole PDF, PNG, DOCX or XLSX by its name; another ``about`` gives other bytes."""
    return content_of(name, about)


def a_jpeg(*, whole: bool = True, thumbnail: bool = False) -> bytes:
    """A JPEG by its markers; with a thumbnail in its header, which has an end of its own."""
    inner = b"\xff\xd8\xff\xda\x00\x02\x11\xff\xd9" if thumbnail else b"Contoh"
    header = b"\xff\xe1" + struct.pack(">H", len(inner) + 2) + inner
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x11\x22\xff\x00\x33" * 20
    return b"\xff\xd8" + header + frame + scan + (b"\xff\xd9" if whole else b"")


def a_new_style_pdf() -> bytes:
    """A PDF whose page stands in a compressed object stream, as Word's export writes it."""
    objects = b"1 0 2 33 <</Type/Catalog/Pages 2 0 R>>     <</Type/Page/Parent 2 0 R>>"
    packed = zlib.compress(objects)
    body = b"%%PDF-1.5\n3 0 obj\n<</Type/ObjStm/N 2/First 9/Length %d/Filter/FlateDecode>>" % len(
        packed
    )
    body += b"stream\r\n" + packed + b"\nendstream\nendobj\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % (len(body) - 20)


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    """A package with parts replaced (``word_document_xml=…`` by a part of its name) or left out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            key = name.replace("/", "_").replace(".", "_").replace("[", "").replace("]", "")
            part = changes.get(key, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def locked(name: str) -> bytes:
    """The start of what Office makes of a document with a password."""
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
    return start + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500 + name.encode()


def put(project: Path, name: str, data: bytes) -> Path:
    """A file in the project's input/bukti, last changed on 3 October 2025."""
    path = project / "input" / "bukti" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    filed = datetime(2025, 10, 3).timestamp()
    os.utime(path, (filed, filed))
    return path


def office_with(*entries: tuple[str, int, tuple[str, ...]]) -> Office:
    """An office whose targets are the entries' (KODE, month), each Selesai with that evidence."""
    office = office_of(*((code, month, date(2025, month, 20)) for code, month, _ in entries))
    given = {(code, month): lines for code, month, lines in entries}
    rows = tuple(replace(e, evidence=given[e.key]) for e in office.entries)
    return replace(office, entries=rows)


def with_row(office: Office, entry: Entry) -> Office:
    rest = tuple(e for e in office.entries if e.key != entry.key)
    return replace(office, entries=(*rest, entry))


def examined(project: Path, *lines: str) -> tuple[EvidenceRecord, ...]:
    """The records of one target whose BUKTI DUKUNG is ``lines``."""
    return examine(office_with(("I.1.1", 10, lines)), project, TODAY)


def state_of(project: Path, line: str) -> str:
    (record,) = examined(project, line)
    return record.state.value


def notes_of(project: Path, line: str) -> list[str]:
    (record,) = examined(project, line)
    notes = record.notes or tuple(note for file in record.files for note in file.notes)
    return [note.kind.value for note in notes]
