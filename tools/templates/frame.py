"""Letterhead and signature, as every template has them."""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from tools.templates import word_parts as parts
from tools.templates import word_running as running


def letterhead(document: Document) -> None:
    widths = (2.6, 10.8, 2.6)
    table = parts.new_table(document, widths, lines=False)
    parts.add_row(
        table, (("", "Kop"), ("{{ frame.letterhead.institution }}", "Kop"), ("", "Kop")), widths
    )
    emblem, names, _ = table.rows[0].cells
    picture = emblem.paragraphs[0].add_run().add_picture(running.placeholder_picture(), width=Cm(2))
    about = picture._inline.docPr
    about.set("name", "Lambang")
    about.set("descr", "Tempat lambang kantor; ganti dengan lambang resmi")
    names.add_paragraph("{{ frame.letterhead.office }}", "Kop")
    names.add_paragraph("{{ frame.letterhead.address }}", "Kop Alamat")
    names._tc.get_or_add_tcPr().append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
    rule = document.add_paragraph("", "Jeda")
    rule._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="thinThickSmallGap" w:sz="24" w:space="1" '
            'w:color="000000"/></w:pBdr>'
        )
    )


def signature(document: Document) -> None:
    """The signature block on the right, in one piece."""
    place = document.add_paragraph("{{ frame.signature.place_date }}", "Tanda Tangan")
    place.paragraph_format.space_before = Pt(24)
    parts.each(document, "line", "frame.signature.post_lines", [("{{ line }}", "Tanda Tangan")])
    name = document.add_paragraph("{{ frame.signature.name }}", "Tanda Tangan")
    name.paragraph_format.space_before = Pt(72)
    name.paragraph_format.keep_with_next = False
    name.runs[0].bold = True
    parts.command(document, "{%p if frame.signature.nip_line %}")
    nip = document.add_paragraph("{{ frame.signature.nip_line }}", "Tanda Tangan")
    nip.paragraph_format.keep_with_next = False
    parts.command(document, "{%p endif %}")
