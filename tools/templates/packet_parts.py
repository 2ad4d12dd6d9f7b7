"""What the packet's templates share: their pages, the meeting's facts, signatures, the photo."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from tools.templates import frame
from tools.templates import monthly as monthly
from tools.templates import word_parts as parts
from tools.templates import word_running as running
from tools.templates.word_styles import CENTER, TABLE_FONT, style, write_numbering, write_styles

TABLE_HEAD, HEAD_FILL = "Kepala Tabel", "E7E6E6"
PORTRAIT, LANDSCAPE = 16.0, 25.7
#: In a table of names the pen needs room.
SIGNING_ROW = 1.0
#: Points between a post and a name, for a signature and a stamp.
_ROOM = 54


def new_packet_document(
    *, landscape: bool = False, footed: bool = True, letterhead: bool = True, lists: int = 0
) -> Document:
    """An empty document of one section, with the look of the monthly report."""
    document = new_document()
    write_styles(document)
    write_numbering(document, lists)
    _own_styles(document)
    monthly.properties(document)
    section = document.sections[0]
    running.page_setup(section, landscape=landscape)
    running.write_header(section)
    running.page_numbers(section, "decimal", 1)
    running.write_footer(section, LANDSCAPE if landscape else PORTRAIT, number=footed)
    if letterhead:
        frame.letterhead(document)
    return document


def finished(document: Document) -> Document:
    """``document`` without the grid of python-docx's own template, which stretches lines."""
    for grid in list(document.element.iter(qn("w:docGrid"))):
        grid.getparent().remove(grid)
    return document


def _own_styles(document: Document) -> None:
    style(document, "Judul Bagian", base="Normal", bold=True, before=12, after=4, keep_next=True)
    style(document, "Judul Naskah", base="Normal", size=13, bold=True, align=CENTER, keep_next=True)
    style(document, "Isi Surat", base="Normal", line=1.1)
    indented = style(document, "Isi Surat Menjorok", base="Normal", line=1.1)
    indented.paragraph_format.left_indent = Cm(1.0)
    numbered = style(document, "Butir Rapat", base="Normal")
    numbered.paragraph_format.left_indent = Cm(0.7)
    numbered.paragraph_format.first_line_indent = Cm(-0.7)
    listed = style(document, "Butir Surat", base="Normal", line=1.05)
    listed.paragraph_format.left_indent = Cm(1.7)
    listed.paragraph_format.first_line_indent = Cm(-0.7)
    cell = {"base": "Normal", "font": TABLE_FONT, "size": 10, "before": 2, "after": 2}
    style(document, "Isi Daftar", **cell)  # type: ignore[arg-type]
    style(document, "Isi Daftar Tengah", align=CENTER, **cell)  # type: ignore[arg-type]
    style(document, "Keterangan Foto", base="Normal", size=10.5, align=CENTER, before=4, after=4)
    wide = style(document, "Tanda Tangan Mendatar", base="Normal", size=11, keep_next=True)
    wide.paragraph_format.left_indent = Cm(16.5)


# --- titles and facts -------------------------------------------------------------


def title(document: Document, subject: str = "{{ meeting.title }}") -> None:
    """The document's name, and under it what it is about."""
    parts.each(document, "line", "frame.title_lines", [("{{ line }}", "Judul Naskah")])
    if subject:
        document.add_paragraph(subject, "Normal").alignment = CENTER
    document.add_paragraph("", "Jeda")


def facts(
    document: Document,
    rows: Sequence[tuple[str, str]],
    *,
    indent: float = 0.0,
    width: float = PORTRAIT,
) -> None:
    """``label : value`` lines; a value that begins with ``*`` is a list, a line each."""
    widths = (3.6, 0.5, width - indent - 4.1)
    table = parts.new_table(document, widths, lines=False)
    if indent:
        _indent(table, indent)
    for label, value in rows:
        row = parts.add_row(table, ((label, "Normal"), (":", "Normal"), ("", "Normal")), widths)
        cell = row.cells[2]
        if value.startswith("*"):
            lines(cell, value[1:])
        else:
            cell.paragraphs[0].add_run(f"{{{{ {value} }}}}")
    document.add_paragraph("", "Jeda")


MEETING = (
    ("Hari, tanggal", "meeting.day"),
    ("Waktu", "meeting.time"),
    ("Tempat", "meeting.place"),
    ("Acara", "*meeting.agenda"),
)


def lines(cell: Any, rows: str, style_name: str = "Butir Rapat") -> None:
    """A paragraph for each text in ``rows``, in a table's cell."""
    first = cell.paragraphs[0]
    first.style = parts.COMMAND
    first.add_run(f"{{%p for line in {rows} %}}")
    cell.add_paragraph("{{ line }}", style_name)
    cell.add_paragraph("{%p endfor %}", parts.COMMAND)


def _indent(table: Any, indent: float) -> None:
    """Moves a table to the right by ``indent`` cm; a centred one could not be."""
    table._tbl.tblPr.find(qn("w:jc")).set(qn("w:val"), "right")


# --- signatures -------------------------------------------------------------------


def signature_table(document: Document, left: Sequence[str], right: Sequence[str]) -> None:
    """Two signature blocks side by side; the names stand level, whatever is above them.

    A text is a paragraph, ``!text`` a bold one with room for a signature above it, ``?name``
    one that is left out where ``name`` is blank, ``*rows`` one for each.
    """
    widths = (8.0, 8.0)
    table = parts.new_table(document, widths, lines=False)
    signature_rows(table, widths, 1, left, right)
    close(document.add_paragraph("", "Jeda"))


def close(last: Paragraph) -> None:
    """What Word wants after a table must not open a page of its own."""
    last.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    last.paragraph_format.line_spacing = Pt(1)


def signature_rows(
    table: Any, widths: Sequence[float], half: int, left: Sequence[str], right: Sequence[str]
) -> None:
    """The two blocks as rows of ``table``; the left one goes over its first ``half`` columns."""
    rows = []
    for row_texts in zip(_split(left), _split(right), strict=True):
        row = parts.add_row(table, [("", "Normal")] * len(widths), widths)
        rows.append((row.cells[0].merge(row.cells[half - 1]), row.cells[half].merge(row.cells[-1])))
        for cell, texts in zip(rows[-1], row_texts, strict=True):
            blank = [paragraph._p for paragraph in cell.paragraphs]
            for text in texts:
                _signature_line(cell, text)
            for paragraph in blank if texts else blank[1:]:
                paragraph.getparent().remove(paragraph)
    for cell in rows[0]:
        cell.paragraphs[0].paragraph_format.space_before = Pt(12)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _split(texts: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What stands above the room for the signature, and the name with what follows."""
    at = next((n for n, text in enumerate(texts) if text.startswith("!")), len(texts))
    return texts[:at], texts[at:]


def _signature_line(cell: Any, text: str) -> None:
    if text.startswith("*"):
        cell.add_paragraph(f"{{%p for line in {text[1:]} %}}", parts.COMMAND)
        cell.add_paragraph("{{ line }}", "Normal")
        cell.add_paragraph("{%p endfor %}", parts.COMMAND)
    elif text.startswith("?"):
        cell.add_paragraph(f"{{%p if {text[1:]} %}}", parts.COMMAND)
        cell.add_paragraph(f"{{{{ {text[1:]} }}}}", "Normal")
        cell.add_paragraph("{%p endif %}", parts.COMMAND)
    elif text.startswith("!"):
        paragraph = cell.add_paragraph("", "Normal")
        paragraph.paragraph_format.space_before = Pt(_ROOM)
        paragraph.add_run(text[1:]).bold = True
    else:
        cell.add_paragraph(text, "Normal")


def signed_by(name: str) -> tuple[str, ...]:
    """The block of a :class:`Signer` field: title, room, name, NIP."""
    return (f"{{{{ {name}.title }}}}", f"!{{{{ {name}.name }}}}", f"?{name}.nip_line")


#: The signing post's block, as in the monthly report, without place and date.
OFFICE_SIGNATURE = (
    "*frame.signature.post_lines",
    "!{{ frame.signature.name }}",
    "?frame.signature.nip_line",
)


def wide_signature(document: Document) -> None:
    """The signing post's block on the right of a landscape page."""
    name = "Tanda Tangan Mendatar"
    place = document.add_paragraph("{{ frame.signature.place_date }}", name)
    place.paragraph_format.space_before = Pt(12)
    parts.each(document, "line", "frame.signature.post_lines", [("{{ line }}", name)])
    signer = document.add_paragraph("{{ frame.signature.name }}", name)
    signer.paragraph_format.space_before = Pt(_ROOM)
    signer.paragraph_format.keep_with_next = False
    signer.runs[0].bold = True
    parts.command(document, "{%p if frame.signature.nip_line %}")
    nip: Paragraph = document.add_paragraph("{{ frame.signature.nip_line }}", name)
    nip.paragraph_format.keep_with_next = False
    parts.command(document, "{%p endif %}")


# --- the photo's place ------------------------------------------------------------


def photo_placeholder() -> BytesIO:
    """A light grey board as PNG: the box into which photos are scaled."""
    width, height = 62, 37
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            is_edge = x in (0, width - 1) or y in (0, height - 1)
            rows.append(0x99 if is_edge else 0xEE)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(rows), 9)),
        (b"IEND", b""),
    )
    png = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        png += struct.pack(">I", len(data)) + kind + data
        png += struct.pack(">I", zlib.crc32(kind + data))
    return BytesIO(png)
