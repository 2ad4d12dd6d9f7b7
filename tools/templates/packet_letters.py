"""The packet's two letters: Undangan and Surat Pengantar."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tools.templates import packet_parts
from tools.templates import word_parts as parts
from tools.templates.packet_parts import finished, new_packet_document
from tools.templates.word_parts import Column
from tools.templates.word_styles import CENTER

# --- Undangan ---------------------------------------------------------------------


def invitation_template() -> Document:
    document = new_packet_document(footed=False)
    _letter_head(document)
    document.add_paragraph("Yth.", "Isi Surat").paragraph_format.space_before = Pt(10)
    parts.each(document, "line", "recipients", [("{{ line }}", "Butir Surat")])
    document.add_paragraph("di –", "Isi Surat")
    document.add_paragraph("Tempat", "Isi Surat Menjorok").paragraph_format.space_after = Pt(12)
    parts.each(document, "p", "opening", [("{{ p }}", "Body Text")])
    packet_parts.facts(document, packet_parts.MEETING, indent=1.0)
    parts.command(document, "{%p for p in closing %}")
    # Kept with what follows, so that the signature never stands on a page without text.
    document.add_paragraph("{{ p }}", "Body Text").paragraph_format.keep_with_next = True
    parts.command(document, "{%p endfor %}")
    packet_parts.signature_table(document, (), packet_parts.OFFICE_SIGNATURE)
    parts.command(document, "{%p if annex %}")
    head = document.add_paragraph("Lampiran Undangan", "Isi Surat")
    head.paragraph_format.page_break_before = True
    document.add_paragraph("Nomor: {{ number }}", "Isi Surat")
    document.add_paragraph("Tanggal: {{ sent_on }}", "Isi Surat")
    annex = document.add_paragraph("{{ annex_title }}", "Judul Naskah")
    annex.paragraph_format.space_before = Pt(12)
    annex.paragraph_format.space_after = Pt(8)
    columns = (
        Column("NO", "{{ r.number }}", 1.2, "Tengah"),
        Column("NAMA", "{{ r.name }}", 6.8),
        Column("JABATAN", "{{ r.post }}", 8.0),
    )
    parts.table_of(document, columns, "r", "annex", body="Isi Daftar")
    parts.command(document, "{%p endif %}")
    return finished(document)


def _letter_head(document: Document) -> None:
    """Nomor, Sifat, Lampiran, Hal on the left; place and date on the right of the first."""
    widths = (2.3, 0.4, 7.1, 6.2)
    table = parts.new_table(document, widths, lines=False)
    rows = (
        ("Nomor", "{{ number }}", "{{ place_date }}"),
        ("Sifat", "Biasa", ""),
        ("Lampiran", "{{ attachment }}", ""),
        ("Hal", "{{ subject }}", ""),
    )
    for label, value, right in rows:
        cells = ((label, "Normal"), (":", "Normal"), (value, "Normal"), (right, "Normal"))
        row = parts.add_row(table, cells, widths)
        row.cells[3].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("", "Jeda")


# --- Surat Pengantar --------------------------------------------------------------


def cover_letter_template() -> Document:
    document = new_packet_document(footed=False)
    place = document.add_paragraph("{{ place_date }}", "Isi Surat")
    place.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    recipient = document.add_paragraph("Yth. {{ recipient }}", "Isi Surat")
    recipient.paragraph_format.space_before = Pt(10)
    document.add_paragraph("di –", "Isi Surat")
    document.add_paragraph("Tempat", "Isi Surat Menjorok").paragraph_format.space_after = Pt(18)
    document.add_paragraph("SURAT PENGANTAR", "Judul Naskah")
    number = document.add_paragraph("Nomor: {{ number }}", "Normal")
    number.alignment, number.paragraph_format.space_after = CENTER, Pt(12)
    _sent_table(document)
    packet_parts.signature_table(
        document,
        (
            "Diterima tanggal: ………………………",
            "Yang menerima,",
            "!(……………………………………)",
            "NIP ………………………………",
        ),
        ("Yang mengirim,", *packet_parts.OFFICE_SIGNATURE),
    )
    return finished(document)


def _sent_table(document: Document) -> None:
    """The note stands once beside all rows: the first begins the merge, the others go on."""
    widths = (1.1, 7.2, 3.2, 4.5)
    table = parts.new_table(document, widths)
    heads = [
        (head, packet_parts.TABLE_HEAD)
        for head in ("NO", "JENIS YANG DIKIRIM", "BANYAKNYA", "KETERANGAN")
    ]
    parts.add_row(table, heads, widths, header=True, fill=packet_parts.HEAD_FILL)
    # A merge goes on under a cell of its own column, so the tags' rows keep their four cells.
    for tag in ("{%tr for r in rows %}", "{%tr if loop.first %}"):
        _tag_row(table, tag, widths)
    _sent_row(table, widths, "{{ note }}", "restart")
    _tag_row(table, "{%tr else %}", widths)
    _sent_row(table, widths, "", "continue")
    for tag in ("{%tr endif %}", "{%tr endfor %}"):
        _tag_row(table, tag, widths)
    document.add_paragraph("", "Jeda")


def _tag_row(table: Any, tag: str, widths: tuple[float, ...]) -> None:
    blank = [("", parts.COMMAND)] * (len(widths) - 1)
    parts.add_row(table, [(tag, parts.COMMAND), *blank], widths)


def _sent_row(table: Any, widths: tuple[float, ...], note: str, merge: str) -> None:
    cells = (
        ("{{ r.number }}", "Isi Daftar Tengah"),
        ("{{ r.item }}", "Isi Daftar"),
        ("{{ r.quantity }}", "Isi Daftar Tengah"),
        (note, "Isi Daftar"),
    )
    row = parts.add_row(table, cells, widths)
    row.cells[3]._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:vMerge {nsdecls("w")} w:val="{merge}"/>')
    )
