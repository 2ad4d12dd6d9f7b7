"""The templates of a meeting's packet, one function each.

The tags name fields of the records in :mod:`pipeline.view.packet.types`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from tools.templates import monthly_tables, packet_parts
from tools.templates import word_parts as parts
from tools.templates.packet_letters import cover_letter_template, invitation_template
from tools.templates.packet_parts import finished, new_packet_document
from tools.templates.word_parts import Column
from tools.templates.word_styles import CENTER, FIRST_FREE_LIST

# --- Daftar Hadir -----------------------------------------------------------------


def attendance_template() -> Document:
    document = new_packet_document()
    packet_parts.title(document)
    packet_parts.facts(document, packet_parts.MEETING)
    _attendance_table(document)
    # Filled in by hand; kept with the signature, which thus never stands on a page alone.
    present = document.add_paragraph("Jumlah yang hadir: ………… orang", "Normal")
    present.paragraph_format.keep_with_next = True
    packet_parts.signature_table(document, (), packet_parts.signed_by("chair"))
    return finished(document)


def _attendance_table(document: Document) -> None:
    """The head of the signing places spans two columns, in which they alternate."""
    widths = (1.1, 5.2, 4.7, 2.5, 2.5)
    table = parts.new_table(document, widths)
    heads = [
        (head, packet_parts.TABLE_HEAD) for head in ("NO", "NAMA", "JABATAN", "TANDA TANGAN", "")
    ]
    row = parts.add_row(table, heads, widths, header=True, fill=packet_parts.HEAD_FILL)
    merged = row.cells[3].merge(row.cells[4])
    for paragraph in merged.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    parts.command_row(table, "{%tr for r in rows %}", widths)
    cells = (
        ("{{ r.number }}", "Isi Daftar Tengah"),
        ("{{ r.name }}", "Isi Daftar"),
        ("{{ r.post }}", "Isi Daftar"),
        ("{{ r.left }}", "Isi Daftar"),
        ("{{ r.right }}", "Isi Daftar"),
    )
    body = parts.add_row(table, cells, widths)
    _at_least(body, packet_parts.SIGNING_ROW)
    _open_between(body.cells[3], "right")
    _open_between(body.cells[4], "left")
    _middle(body)
    parts.command_row(table, "{%tr endfor %}", widths)
    document.add_paragraph("", "Jeda")


def _at_least(row: Any, height: float) -> None:
    row.height, row.height_rule = Cm(height), WD_ROW_HEIGHT_RULE.AT_LEAST


def _open_between(cell: Any, edge: str) -> None:
    """No line between the two halves of the signing place."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:tcBorders {nsdecls("w")}><w:{edge} w:val="nil"/></w:tcBorders>')
    )


def _middle(row: Any) -> None:
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))


# --- Notulen ----------------------------------------------------------------------

_DECISIONS = (
    Column("NO", "{{ r.number }}", 0.9, "Tengah"),
    Column("PERMASALAHAN", "{{ r.problem }}", 3.9),
    Column("KEPUTUSAN", "{{ r.decision }}", 4.3),
    Column("PENANGGUNG JAWAB", "{{ r.person }}", 2.9),
    Column("BATAS WAKTU", "{{ r.due }}", 2.1, "Tengah"),
    Column("STATUS", "{{ r.status }}", 1.9, "Tengah"),
)


def minutes_template() -> Document:
    document = new_packet_document(lists=1)
    packet_parts.title(document)
    rows = (
        *packet_parts.MEETING[:3],
        ("Pimpinan rapat", "chair_line"),
        ("Notulis", "secretary_line"),
        packet_parts.MEETING[3],
        ("Kehadiran", "attendance"),
        ("Peserta", "*participants"),
    )
    packet_parts.facts(document, rows)
    document.add_paragraph("A. Pembahasan", "Judul Bagian")
    parts.numbered(document, "p", "discussion", FIRST_FREE_LIST)
    document.add_paragraph("B. Keputusan dan Tindak Lanjut", "Judul Bagian")
    parts.unless_blank(
        document, "decisions_intro", "Body Text"
    ).paragraph_format.keep_with_next = True
    parts.command(document, "{%p if decisions %}")
    parts.table_of(document, _DECISIONS, "r", "decisions", ending=_minutes_ending)
    packet_parts.close(document.paragraphs[-1])
    parts.command(document, "{%p else %}")
    for text in ("{{ decisions_empty }}", _MINUTES_END):
        document.add_paragraph(text, "Body Text").paragraph_format.keep_with_next = True
    packet_parts.signature_table(document, *_MINUTES_SIGNED)
    parts.command(document, "{%p endif %}")
    return finished(document)


_MINUTES_END = "Demikian notulen ini dibuat untuk dipergunakan sebagaimana mestinya."
_MINUTES_SIGNED = (
    ("\u00a0", *packet_parts.signed_by("chair")),
    ("{{ place_date }}", *packet_parts.signed_by("secretary")),
)


def _minutes_ending(table: Any, widths: Sequence[float]) -> None:
    """The closing sentence and the signatures as unlined rows below the decisions."""
    start = len(table.rows)
    row = parts.add_row(table, [("", "Body Text")] * len(widths), widths)
    sentence = row.cells[0].merge(row.cells[-1])
    for paragraph in sentence.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    sentence.paragraphs[0].add_run(_MINUTES_END)
    sentence.paragraphs[0].paragraph_format.space_before = Pt(14)
    parts.keep_with_next(row)
    packet_parts.signature_rows(table, widths, 3, *_MINUTES_SIGNED)
    for below in table.rows[start:]:
        for cell in dict.fromkeys(below.cells):
            edges = "".join(
                f'<w:{edge} w:val="nil"/>'
                for edge in ("top", "left", "bottom", "right")
                if edge != "top" or below is not table.rows[start]
            )
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f"<w:tcBorders {nsdecls('w')}>{edges}</w:tcBorders>")
            )


# --- Lembar Monev -----------------------------------------------------------------

#: The annex's columns; a little wider where a month's name has to fit.
_SHEET = tuple(
    replace(column, width=width)
    for column, width in zip(
        monthly_tables.SHEET,
        (
            *(0.7, 2.1, 2.5, 2.2, 2.2, 1.5, 1.55, 2.15),
            *(1.4, 1.55, 2.2, 1.85, 2.0, 1.8),
        ),
        strict=True,
    )
)


def monev_sheet_template() -> Document:
    document = new_packet_document(landscape=True, letterhead=False)
    packet_parts.title(document, "{{ frame.office_name }}")
    facts = (
        ("Rapat", "meeting.title"),
        ("Hari, tanggal", "meeting.day"),
        ("Tempat", "meeting.place"),
    )
    packet_parts.facts(document, facts, width=packet_parts.LANDSCAPE)
    parts.command(document, "{%p if areas %}")
    intro = document.add_paragraph("{{ intro }}", "Keterangan Tabel")
    parts.tag_figure(intro.runs[0], "intro")
    parts.sheet_table(document, _SHEET, "areas", figures=("due_date", "status", "realized_on"))
    parts.command(document, "{%p else %}")
    document.add_paragraph("{{ empty }}", "Normal")
    parts.command(document, "{%p endif %}")
    # Kept with the signature, which thus never stands on a page alone.
    ending = document.add_paragraph(
        "Lembar ini sesuai dengan isian buku kerja. {{ frame.position }}.", "Normal"
    )
    ending.paragraph_format.keep_with_next = True
    packet_parts.wide_signature(document)
    return finished(document)


# --- Dokumentasi ------------------------------------------------------------------

#: Two of these with their captions fill a page; a third never fits.
_PHOTO_BOX = (15.5, 9.2)


def photos_template() -> Document:
    document = new_packet_document(letterhead=False)
    packet_parts.title(document)
    day = document.add_paragraph("{{ meeting.day }}, {{ meeting.place }}", "Normal")
    day.alignment, day.paragraph_format.space_after = CENTER, Pt(6)
    widths = (packet_parts.PORTRAIT,)
    table = parts.new_table(document, widths, lines=False)
    parts.command_row(table, "{%tr for f in photos %}", widths)
    row = parts.add_row(table, (("", "Normal"),), widths)
    _at_least(row, _PHOTO_BOX[1] + 1.2)
    cell = row.cells[0]
    paragraph = cell.paragraphs[0]
    paragraph.alignment = CENTER
    picture = paragraph.add_run().add_picture(
        packet_parts.photo_placeholder(), width=Cm(_PHOTO_BOX[0]), height=Cm(_PHOTO_BOX[1])
    )
    about = picture._inline.docPr
    about.set("name", "Tempat foto")
    about.set("descr", "{{ f.alt }}")
    cell.add_paragraph("{{ f.caption }}", "Keterangan Foto")
    parts.command_row(table, "{%tr endfor %}", widths)
    document.add_paragraph("", "Jeda")
    return finished(document)


PACKET_TEMPLATES: Mapping[str, Callable[[], Document]] = {
    "undangan.docx": invitation_template,
    "daftar_hadir.docx": attendance_template,
    "notulen.docx": minutes_template,
    "lembar_monev.docx": monev_sheet_template,
    "surat_pengantar.docx": cover_letter_template,
    "dokumentasi.docx": photos_template,
}
