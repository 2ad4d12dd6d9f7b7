"""Small valid PDF, PNG, DOCX and XLSX files that plainly say Contoh, byte for byte the same."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from xml.sax.saxutils import escape

_HEADING = "CONTOH"
_NOTE = "Berkas contoh buatan; bukan dokumen resmi."
_FOLDER_FILES = ("Foto_Spanduk_1.png", "Foto_Spanduk_2.png")

#: 5 × 7 dots of the letters of CONTOH.
_LETTERS = {
    "C": ("01110", "10001", "10000", "10000", "10000", "10001", "01110"),
    "O": ("01110", "10001", "10001", "10001", "10001", "10001", "01110"),
    "N": ("10001", "11001", "10101", "10101", "10011", "10001", "10001"),
    "T": ("11111", "00100", "00100", "00100", "00100", "00100", "00100"),
    "H": ("10001", "10001", "10001", "11111", "10001", "10001", "10001"),
}
_DOT = 12
_PAPER, _INK = 0xF4, 0x50


def content_of(path: str, about: str) -> bytes:
    """The content for ``path`` by its extension; ``about`` says which target it is for."""
    lines = (_HEADING, about, path.rpartition("/")[2], _NOTE)
    make = {"pdf": _pdf, "png": _png, "docx": _docx, "xlsx": _xlsx}
    return make[path.rpartition(".")[2]](lines)


def folder_files(path: str, about: str) -> dict[str, bytes]:
    """The files of a folder that is given as evidence as a whole."""
    return {f"{path}{name}": content_of(f"{path}{name}", about) for name in _FOLDER_FILES}


def _pdf(lines: tuple[str, ...]) -> bytes:
    """One A4 page with the lines in Helvetica (ISO 32000-1: objects, xref, trailer)."""
    shown = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines]
    text = " ".join(f"({line}) Tj 0 -28 Td" for line in shown)
    stream = f"BT /F1 16 Tf 72 740 Td {text} ET".encode("latin-1")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    body += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(body)


def _png(lines: tuple[str, ...]) -> bytes:
    """A grey picture of the word CONTOH; the other lines stand in its tEXt chunk."""
    columns = len(_HEADING) * 6 + 3
    rows = []
    for y in range(-2, 9):
        dots = [False] * 2
        for letter in _HEADING:
            shape = _LETTERS[letter]
            dots += [0 <= y < 7 and shape[y][x] == "1" for x in range(5)] + [False]
        dots += [False] * (columns - len(dots))
        line = b"\0" + b"".join(bytes([_INK if dot else _PAPER]) * _DOT for dot in dots)
        rows += [line] * _DOT
    head = struct.pack(">IIBBBBB", columns * _DOT, len(rows), 8, 0, 0, 0, 0)
    comment = b"Comment\0" + "; ".join(lines).encode("latin-1")
    chunks = (
        (b"IHDR", head),
        (b"tEXt", comment),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"


def _package(parts: dict[str, str]) -> bytes:
    """A zip of ``parts``, each with the zip format's first date."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            item.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(item, _XML + text)
    return buffer.getvalue()


def _content_types(overrides: dict[str, str]) -> str:
    listed = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _docx(lines: tuple[str, ...]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return _package(
        {
            "[Content_Types].xml": _content_types(
                {"/word/document.xml": f"{_TYPES}.wordprocessingml.document.main+xml"}
            ),
            "_rels/.rels": _relationship("officeDocument", "word/document.xml"),
            "word/document.xml": (
                f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
            ),
        }
    )


def _xlsx(lines: tuple[str, ...]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{escape(line)}</t></is></c></row>'
        for n, line in enumerate(lines, 1)
    )
    return _package(
        {
            "[Content_Types].xml": _content_types(
                {
                    "/xl/workbook.xml": f"{_TYPES}.spreadsheetml.sheet.main+xml",
                    "/xl/worksheets/sheet1.xml": f"{_TYPES}.spreadsheetml.worksheet+xml",
                }
            ),
            "_rels/.rels": _relationship("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": (
                f'<workbook xmlns="{namespace}" xmlns:r="{_OFFICE}"><sheets>'
                '<sheet name="Contoh" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": _relationship("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": (
                f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>'
            ),
        }
    )
