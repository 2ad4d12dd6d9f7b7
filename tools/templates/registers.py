"""The templates of the recaps and of ``conflicts``.

The tags name fields of the records in :mod:`pipeline.view.recaps.types`.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from tools.templates import register_parts as register
from tools.templates import register_tables as tables
from tools.templates import word_parts as parts
from tools.templates.word_styles import CENTER


def _note(document: Document, name: str, *, keep: bool = False) -> None:
    figure = name == "reconciliation"
    paragraph = parts.unless_blank(document, name, "Keterangan Tabel", figure=figure)
    paragraph.paragraph_format.keep_with_next = keep or None


def _months_and_follow_up(document: Document) -> None:
    parts.command(document, "{%p if months %}")
    register.caption(document, "Perkembangan per Bulan")
    register.summed(document, tables.MONTHS, "months", "months_total")
    parts.command(document, "{%p endif %}")
    parts.command(document, "{%p if follow_up %}")
    register.heading(document, "Tindak Lanjut")
    register.body(document, "follow_up", figures=True)
    parts.command(document, "{%p endif %}")
    parts.command(document, "{%p if references %}")
    parts.table_of(document, tables.REFERENCES, "r", "references")
    parts.command(document, "{%p endif %}")


def _public_notes(document: Document) -> None:
    parts.each(document, "p", "public.notes", [("{{ p }}", "Keterangan Tabel")])


def wbs_template() -> Document:
    """``rekap_wbs.docx``."""
    document = register.started()
    register.title(document)
    register.body(document, "intro")
    register.nil_sentence(document)
    parts.command(document, "{%p if is_public %}")
    register.caption(document, "Rekapitulasi menurut Kategori")
    register.public_table(document, tables.WBS)
    _public_notes(document)
    register.body(document, "public.paragraphs", figures=True)
    parts.command(document, "{%p else %}")
    parts.command(document, "{%p if nil %}")
    parts.command(document, "{%p else %}")
    register.heading(document, "Rekapitulasi")
    parts.command(document, "{%p endif %}")
    register.caption(document, "Rekapitulasi menurut Kategori")
    register.summed(document, tables.WBS, "rows", "total")
    _note(document, "reconciliation")
    register.body(document, "paragraphs", figures=True)
    parts.command(document, "{%p if open_cases %}")
    register.caption(document, "Kasus yang Masih Terbuka menurut Status")
    register.summed(document, tables.OPEN_CASES, "open_cases", "open_total")
    parts.command(document, "{%p endif %}")
    _months_and_follow_up(document)
    parts.command(document, "{%p endif %}")
    register.closing(document)
    register.signatures(document)
    register.annex(document, tables.CASES, "cases", "Daftar Kasus")
    return register.finished(document)


def complaints_template() -> Document:
    """``rekap_pengaduan.docx``."""
    document = register.started()
    register.title(document)
    register.body(document, "intro")
    register.nil_sentence(document)
    parts.command(document, "{%p if is_public %}")
    register.caption(document, "Rekapitulasi menurut Kanal")
    for untimed, tag in ((True, "{%p if public.has_untimed %}"), (False, "{%p else %}")):
        parts.command(document, tag)
        register.public_table(document, tables.complaints("KANAL", untimed))
    parts.command(document, "{%p endif %}")
    _public_notes(document)
    register.body(document, "public.paragraphs", figures=True)
    _note(document, "limits")
    parts.command(document, "{%p else %}")
    parts.command(document, "{%p if nil %}")
    parts.command(document, "{%p else %}")
    register.heading(document, "Rekapitulasi")
    parts.command(document, "{%p endif %}")
    for text, head, rows, total in (
        ("Rekapitulasi menurut Kanal", "KANAL", "rows", "total"),
        ("Rekapitulasi menurut Klasifikasi", "KLASIFIKASI", "class_rows", "class_total"),
    ):
        parts.command(document, f"{{%p if {rows} %}}")
        register.caption(document, text)
        for untimed, tag in ((True, "{%p if has_untimed %}"), (False, "{%p else %}")):
            parts.command(document, tag)
            register.summed(document, tables.complaints(head, untimed), rows, total)
        parts.command(document, "{%p endif %}")
        parts.command(document, "{%p endif %}")
    _note(document, "reconciliation")
    _note(document, "limits")
    register.body(document, "paragraphs", figures=True)
    _months_and_follow_up(document)
    parts.command(document, "{%p endif %}")
    register.closing(document)
    register.signatures(document)
    register.annex(document, tables.COMPLAINT_CASES, "cases", "Daftar Pengaduan")
    return register.finished(document)


def follow_up_template() -> Document:
    """``tindak_lanjut.docx``, landscape."""
    document = register.started(landscape=True)
    register.title(document)
    register.body(document, "intro")
    register.nil_sentence(document)
    register.body(document, "paragraphs", figures=True)
    parts.command(document, "{%p if nil %}")
    parts.command(document, "{%p else %}")
    register.caption(document, "Rekomendasi dan Keputusan yang Ditindaklanjuti")
    _follow_ups(document)
    _note(document, "confidential_note")
    parts.command(document, "{%p endif %}")
    # Last, so that the signature has the sums on its page, however long the list is.
    parts.command(document, "{%p if origins_total %}")
    register.caption(document, "Rekapitulasi menurut Asal")
    register.summed(document, tables.ORIGINS, "origins", "origins_total", keep=True)
    parts.command(document, "{%p endif %}")
    _note(document, "reconciliation", keep=True)
    register.closing(document)
    register.signatures(document, register.ACROSS)
    return register.finished(document)


def _follow_ups(document: Document) -> None:
    """One table: what was carried, then what is new, each under a line that says so."""
    widths = [column.width for column in tables.FOLLOW_UPS]
    table = parts.new_table(document, widths)
    heads = [(column.head, "Kepala Tabel") for column in tables.FOLLOW_UPS]
    parts.add_row(table, heads, widths, header=True, fill="E7E6E6")
    cells = [(c.cell, f"Isi Tabel {c.align}".strip()) for c in tables.FOLLOW_UPS]
    for name in ("carried", "new"):
        parts.command_row(table, f"{{%tr if {name} %}}", widths)
        _band(table, f"{{{{ {name}_heading }}}}", widths)
        parts.command_row(table, "{%tr endif %}", widths)
        parts.command_row(table, f"{{%tr for r in {name} %}}", widths)
        parts.add_row(table, cells, widths)
        parts.command_row(table, "{%tr endfor %}", widths)
    document.add_paragraph("", "Jeda")


def _band(table: object, text: str, widths: list[float]) -> None:
    """A line across the table, kept with the row below it."""
    row = parts.add_row(table, [("", "Isi Tabel")] * len(widths), widths)
    cell = row.cells[0].merge(row.cells[-1])
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    cell.paragraphs[0].add_run(text).bold = True
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F2F2F2"/>')
    )


def matrix_template() -> Document:
    """``matrik_benturan_kepentingan.docx``, landscape."""
    document = register.started(landscape=True)
    register.title(document)
    register.body(document, "intro")
    register.nil_sentence(document)
    parts.command(document, "{%p if rows %}")
    parts.table_of(document, tables.RISKS, "r", "rows")
    register.caption(document, "Rekapitulasi menurut Tingkat Risiko")
    for unknown, tag in ((True, "{%p if has_unknown %}"), (False, "{%p else %}")):
        parts.command(document, tag)
        register.summed(document, tables.risk_counts(unknown), "counts", "counts_total", keep=True)
    parts.command(document, "{%p endif %}")
    parts.command(document, "{%p endif %}")
    register.body(document, "paragraphs", figures=True, keep=True)
    register.closing(document)
    register.signatures(document, register.ACROSS)
    return register.finished(document)


# --- Surat Pernyataan ------------------------------------------------------------------

_DECLARED = (
    "tidak memiliki benturan kepentingan dalam melaksanakan tugas, fungsi, dan wewenang jabatan, "
    "baik karena hubungan keluarga, afiliasi, usaha, maupun kepentingan pribadi atau golongan, "
    "yang memengaruhi atau patut diduga dapat memengaruhi kenetralan dan mutu keputusan atau "
    "tindakan saya;",
    "tidak akan meminta atau menerima pemberian dalam bentuk apa pun yang berhubungan dengan "
    "jabatan dan berlawanan dengan kewajiban atau tugas saya;",
    "akan segera melaporkan kepada atasan langsung dan tidak ikut serta dalam proses pengambilan "
    "keputusan apabila terdapat keadaan yang dapat menimbulkan benturan kepentingan; dan",
    "bersedia dikenai sanksi sesuai dengan ketentuan peraturan perundang-undangan apabila "
    "pernyataan ini terbukti tidak benar.",
)


def statements_template() -> Document:
    """``surat_pernyataan.docx``: a page a person, without letterhead, as the person's own."""
    document = register.started(own=False)
    parts.command(document, "{%p if statements %}")
    parts.command(document, "{%p else %}")
    document.add_paragraph("{{ empty }}", "Normal")
    parts.command(document, "{%p endif %}")
    parts.command(document, "{%p for s in statements %}")
    _statement(document)
    parts.command(document, "{%p endfor %}")
    parts.command(document, "{%p if signers %}")
    _signed(document)
    parts.command(document, "{%p endif %}")
    return register.finished(document)


def _statement(document: Document) -> None:
    first = document.add_paragraph("SURAT PERNYATAAN", "Title")
    first.paragraph_format.page_break_before = True
    document.add_paragraph("BEBAS BENTURAN KEPENTINGAN", "Title")
    document.add_paragraph("TAHUN {{ year }}", "Title").paragraph_format.space_after = Pt(18)
    document.add_paragraph("Yang bertanda tangan di bawah ini:", "Normal")
    _person(document)
    stated = document.add_paragraph(
        "dengan ini menyatakan dengan sesungguhnya bahwa saya:", "Normal"
    )
    stated.paragraph_format.space_after = Pt(6)
    for number, text in enumerate(_DECLARED, 1):
        # Numbered by hand: an automatic list would go on from one person to the next.
        paragraph = document.add_paragraph(f"{number}.\t{text}", "List Number")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1.0))
    last = document.add_paragraph(
        "Demikian surat pernyataan ini saya buat dengan sebenarnya, dalam keadaan sadar dan tanpa "
        "paksaan dari pihak mana pun, untuk dapat dipergunakan sebagaimana mestinya.",
        "Body Text",
    )
    last.paragraph_format.space_before = Pt(6)
    last.paragraph_format.keep_with_next = True
    place = document.add_paragraph("{{ s.place_date }}", "Tanda Tangan")
    place.paragraph_format.space_before = Pt(18)
    document.add_paragraph("Yang menyatakan,", "Tanda Tangan")
    stamp = document.add_paragraph("", "Tanda Tangan")
    stamp.paragraph_format.space_before = stamp.paragraph_format.space_after = Pt(22)
    run = stamp.add_run("Meterai Rp10.000")
    run.italic, run.font.size = True, Pt(9)
    name = document.add_paragraph("", "Tanda Tangan")
    name.add_run("{{ s.name }}").bold = True
    name.paragraph_format.keep_with_next = False
    parts.command(document, "{%p if s.nip_line %}")
    nip = document.add_paragraph("{{ s.nip_line }}", "Tanda Tangan")
    nip.paragraph_format.keep_with_next = False
    parts.command(document, "{%p endif %}")


def _signed(document: Document) -> None:
    """The last page: who has signed, and who has not."""
    first = document.add_paragraph("REKAPITULASI PENANDATANGANAN", "Title")
    first.paragraph_format.page_break_before = True
    document.add_paragraph("SURAT PERNYATAAN BEBAS BENTURAN KEPENTINGAN", "Title")
    document.add_paragraph("TAHUN {{ year }}", "Title")
    position = document.add_paragraph("{{ frame.position }}", "Normal")
    position.alignment, position.paragraph_format.space_after = CENTER, Pt(10)
    signed = document.add_paragraph("{{ signed }}", "Body Text")
    parts.tag_figure(signed.runs[0], "signed")
    parts.table_of(document, tables.SIGNERS, "r", "signers")


def _person(document: Document) -> None:
    widths = (3.5, 0.5, 12.0)
    table = parts.new_table(document, widths, lines=False)
    for label, text in (
        ("Nama", "{{ s.name }}"),
        ("NIP", "{{ s.nip }}"),
        ("Jabatan", "{%p for post in s.posts %}\n{{ post }}\n{%p endfor %}"),
        ("Unit Kerja", "{{ office }}"),
    ):
        row = parts.add_row(table, ((label, "Normal"), (":", "Normal"), (text, "Normal")), widths)
        for paragraph in row.cells[2].paragraphs:
            if paragraph.text.startswith("{%p"):
                paragraph.style = parts.COMMAND
    document.add_paragraph("", "Jeda").alignment = CENTER
