"""A small Word document that has one of everything, and ways in which programs re-save it."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from datetime import date
from functools import cache

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml as word_xml

from pipeline.opc import read_parts, write_parts
from pipeline.provenance import Provenance, stamp

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

ORIGIN = Provenance("0.1.0", "ab" * 32, "2025-10", date(2025, 10, 31), "monthly")


def png(grey: int) -> bytes:
    """A picture of 8 × 8 pixels of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    rows = b"".join(b"\0" + bytes([grey]) * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def field(instruction: str, result: str) -> str:
    """The runs of a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{result}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


TEXT_BOX = (
    f'<w:r {W} {V}><w:pict><v:shape style="width:120pt;height:40pt" type="#_x0000_t202">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>Kotak: tunggakan 3</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


@cache
def report() -> bytes:
    """Text, a table with merged cells, header, footer, picture, box, contents, page break."""
    document = Document()
    document.add_heading("Rekapitulasi per Area", 1)
    body = document.element.body
    body.insert(
        0,
        word_xml(
            f"<w:p {W}>"
            + field('TOC \\o "1-3"', "Rekapitulasi per Area 1").removesuffix(
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            )
            + "</w:p>"
        ),
    )
    body.insert(
        1,
        word_xml(
            f"<w:p {W}><w:r><w:t>Penutup 9</w:t></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
    )
    paragraph = document.add_paragraph("Capaian ")
    paragraph.add_run("87,50%").bold = True
    paragraph.add_run(" (Tinggi): 43 dari 49 target;\tlihat tabel\u00a01.")
    paragraph._p.append(word_xml(TEXT_BOX))
    table = document.add_table(3, 3, style="Table Grid")
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"sel {row}-{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "AREA"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "SELESAI"
    document.add_picture(io.BytesIO(png(90)))
    broken = document.add_paragraph("Sebelum halaman")
    broken.add_run().add_break()
    broken.runs[-1].add_text("baris kedua")
    broken.add_run().add_break(WD_BREAK.PAGE)
    broken.add_run("Sesudah halaman")
    section = document.sections[0]
    section.header.paragraphs[0].text = "KPU Kabupaten Contoh"
    footer = section.footer.paragraphs[0]
    footer.text = "Halaman "
    for part in word_xml(f"<w:p {W}>{field('PAGE', '1')}</w:p>"):
        footer._p.append(part)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def stamped() -> bytes:
    """The report as the program leaves it."""
    return stamp(report(), ORIGIN)


def with_part(docx: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """``docx`` with the text of one part changed; the change must do something."""
    parts = read_parts(docx)
    before = parts[name].decode("utf-8")
    after = change(before)
    assert after != before, f"the change did nothing to {name}"
    parts[name] = after.encode("utf-8")
    return write_parts(parts)


def replacing(old: str, new: str) -> Callable[[str], str]:
    """A change of the first ``old`` to ``new``."""
    return lambda text: text.replace(old, new, 1)


def in_document(docx: bytes, old: str, new: str) -> bytes:
    """``docx`` with the first ``old`` in its main part turned into ``new``."""
    return with_part(docx, "word/document.xml", replacing(old, new))


def saved_by_word(docx: bytes) -> bytes:
    """``docx`` with what Word changes when a person opens it and saves it at once."""

    def document(text: str) -> str:
        text = re.sub(r"<w:p>", '<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">', text)
        text = re.sub(r"<w:r>", '<w:r w:rsidRPr="00D4E5F6">', text)
        text = text.replace(
            "<w:t>sel 1-0</w:t>",
            "<w:t>se</w:t></w:r><w:proofErr w:type='spellStart'/><w:r>"
            "<w:t xml:space='preserve'>l </w:t></w:r><w:proofErr w:type='spellEnd'/>"
            "<w:bookmarkStart w:id='7' w:name='_GoBack'/><w:bookmarkEnd w:id='7'/>"
            "<w:r><w:lastRenderedPageBreak/><w:t>1-0</w:t>",
        )
        assert "_GoBack" in text
        return text.replace("Rekapitulasi per Area 1<", "Rekapitulasi per Area 3<")

    docx = with_part(docx, "word/document.xml", document)
    docx = with_part(
        docx, "word/settings.xml", replacing("</w:settings>", "<w:rsids/></w:settings>")
    )
    docx = with_part(
        docx, "docProps/core.xml", lambda text: re.sub(r"\d{4}-\d\d-\d\d", "2025-11-03", text)
    )
    parts = read_parts(docx)
    picture = next(name for name in parts if name.startswith("word/media/"))
    parts["word/media/gambar9.png"] = parts.pop(picture)
    links = parts["word/_rels/document.xml.rels"].decode()
    parts["word/_rels/document.xml.rels"] = links.replace(
        picture.removeprefix("word/"), "media/gambar9.png"
    ).encode()
    return write_parts(parts)
