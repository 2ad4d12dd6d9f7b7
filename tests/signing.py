"""Small documents, throw-away signers and a rewriter of zips, for the tests of signatures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from functools import cache

import docx

from pipeline.sign.certificate import Identity, load_p12, self_test_certificate
from pipeline.sign.details import SignatureDetails
from pipeline.sign.docx import sign_docx
from pipeline.sign.verify import verify_docx

NOW = datetime(2025, 10, 31, 14, 15, tzinfo=timezone(timedelta(hours=7), "WIB"))
PASSPHRASE = "sandi contoh"
DETAILS = SignatureDetails("Nama Contoh", "Ketua Contoh", "Menyetujui laporan <ini>", "Sengeti")

DOCUMENT = "word/document.xml"
SIGNATURE = "_xmlsignatures/sig1.xml"
ORIGIN_RELS = "_xmlsignatures/_rels/origin.sigs.rels"
DOCUMENT_RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
ROOT_RELS = "_rels/.rels"

Change = bytes | None | Callable[[bytes], bytes]


@cache
def identity(algorithm: str = "rsa", name: str = "Penanda Tangan") -> Identity:
    p12 = self_test_certificate(name, algorithm, PASSPHRASE, NOW)  # type: ignore[arg-type]
    return load_p12(p12, PASSPHRASE, NOW)


@cache
def document() -> bytes:
    """A few words, a header and a link, so that there are relationships of several kinds."""
    made = docx.Document()
    made.add_heading("Laporan Contoh")
    made.add_paragraph("Capaian 87,50%")
    made.sections[0].header.paragraphs[0].text = "CONTOH"
    made.part.relate_to(
        "https://contoh.example/bukti",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    # The library's default styles are 800 KB; a test that changes bytes needs few.
    made.core_properties.author = "Contoh"
    buffer = io.BytesIO()
    made.save(buffer)
    return rezip(buffer.getvalue(), {"word/stylesWithEffects.xml": _short(buffer.getvalue())})


def _short(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        whole = archive.read("word/stylesWithEffects.xml").decode()
    root = whole[: whole.index(">", whole.index("<w:styles")) + 1]
    return (root + "</w:styles>").encode()


@cache
def signed(algorithm: str = "rsa", signers: int = 1) -> bytes:
    data = document()
    for _ in range(signers):
        data = sign_once(data, algorithm)
    return data


def sign_once(data: bytes, algorithm: str = "rsa") -> bytes:
    who = identity(algorithm)
    return sign_docx(data, who.key, who.certificate, who.chain, NOW, DETAILS)


def with_white_space(data: bytes) -> bytes:
    """As LibreOffice saves: each relationship on a line of its own, also the last."""

    def edit(content: bytes) -> bytes:
        return content.replace(b"<Relationship ", b"\n<Relationship ").replace(
            b"</Relationships>", b"\n</Relationships>"
        )

    return rezip(data, {name: edit for name in parts(data) if name.endswith(".rels")})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """``data`` with entries replaced, added (bytes), edited (a function) or removed (None)."""
    contents = parts(data)
    for name, change in changes.items():
        if change is None:
            del contents[name]
        else:
            contents[name] = change if isinstance(change, bytes) else change(contents[name])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """An edit that must find ``old``, so that no tampering silently does nothing."""

    def edit(content: bytes) -> bytes:
        assert old.encode() in content, old
        return content.replace(old.encode(), new.encode(), 1)

    return edit


def reasons(data: bytes) -> set[str]:
    return {reason for report in verify_docx(data) for reason in report.reasons}


def accepted(data: bytes) -> bool:
    """Whether a reader would be told that all is well: signed, valid, everything covered."""
    reports = verify_docx(data)
    return bool(reports) and all(r.valid and not r.uncovered for r in reports)
