"""``templates/laporan_monev.docx``: the monthly Laporan Monev, chapter by chapter.

The tags name fields of :class:`pipeline.view.parts.types.MonthlyReport`.
"""

from __future__ import annotations

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tools.templates import frame
from tools.templates import monthly_tables as tables
from tools.templates import word_parts as parts
from tools.templates import word_running as running
from tools.templates.charts import chart
from tools.templates.word_parts import Column
from tools.templates.word_styles import CENTER, FIRST_FREE_LIST, write_numbering, write_styles

_LISTS = ("legal_basis", "purpose", "scope", "agenda", "method", "recommendations", "notes")
_LIST = {name: FIRST_FREE_LIST + index for index, name in enumerate(_LISTS)}


def monthly_template() -> Document:
    """The template as python-docx holds it; :func:`tools.make_templates.packed` writes it."""
    document = new_document()
    write_styles(document)
    write_numbering(document, len(_LISTS))
    properties(document)
    _cover(document)
    _front(document)
    _introduction(document)
    _implementation(document)
    _results(document)
    _ending(document)
    _annexes(document)
    return document


def properties(document: Document) -> None:
    core = document.core_properties
    core.title = "{{ frame.short_title }}"
    core.author = "{{ frame.office_name }}"
    core.subject = "{{ frame.position }}"
    core.language = "id-ID"
    core.comments = core.keywords = core.last_modified_by = core.category = ""


def _new_section(document: Document, form: str, start: int | None, landscape: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    running.page_setup(section, landscape=landscape)
    running.page_numbers(section, form, start)
    running.write_footer(section, 25.7 if landscape else 16.0)


def _cover(document: Document) -> None:
    section = document.sections[0]
    running.page_setup(section)
    running.write_header(section)
    running.write_footer(section, 16.0, number=False)
    frame.letterhead(document)
    spacer = document.add_paragraph("", "Title")
    spacer.paragraph_format.space_before = Pt(125)
    parts.each(document, "line", "frame.title_lines", [("{{ line }}", "Title")])
    period = document.add_paragraph("{{ frame.position }}", "Normal")
    period.alignment, period.paragraph_format.space_before = CENTER, Pt(24)
    parts.command(document, "{%p if number %}")
    document.add_paragraph("Nomor: {{ number }}", "Normal").alignment = CENTER
    parts.command(document, "{%p endif %}")
    office = document.add_paragraph("{{ frame.letterhead.institution }}", "Subtitle")
    office.paragraph_format.space_before = Pt(235)
    document.add_paragraph("{{ frame.letterhead.office }}", "Subtitle")
    document.add_paragraph("{{ frame.year }}", "Subtitle")


# --- before the chapters ----------------------------------------------------------


def _front(document: Document) -> None:
    _new_section(document, "decimal", 1, landscape=False)
    _summary(document)
    _front_title(document, "KATA PENGANTAR", "Judul Depan")
    parts.each(document, "p", "preface", [("{{ p }}", "Body Text")])
    _front_title(document, "DAFTAR ISI", "Judul Daftar Isi")
    contents = document.add_paragraph("", "toc 1")
    running.add_field(
        contents,
        'TOC \\o "1-2" \\h \\z \\u',
        "Daftar ini terisi sendiri ketika laporan disusun.",
    )


def _front_title(document: Document, text: str, style: str) -> Paragraph:
    paragraph = document.add_paragraph(text, style)
    paragraph.paragraph_format.page_break_before = True
    return paragraph


def _summary(document: Document) -> None:
    document.add_paragraph(
        "RINGKASAN UNTUK PIMPINAN", "Judul Depan"
    ).paragraph_format.space_after = Pt(2)
    where = document.add_paragraph("{{ frame.period }} · {{ frame.position }}", "Butir Ringkasan")
    where.alignment = CENTER
    reached = document.add_paragraph("{{ summary.achievement }}", "Capaian Ringkasan")
    parts.tag_figure(reached.runs[0], "summary.achievement")
    for name in ("month", "evidence", "recommendations", "meeting"):
        figure = name != "meeting"
        parts.unless_blank(document, f"summary.{name}", "Butir Ringkasan", figure=figure)
    document.add_paragraph("", "Jeda")
    parts.table_of(
        document,
        tables.SUMMARY_AREAS,
        "r",
        "summary.areas",
        body="Isi Ringkasan",
        figures=True,
    )
    document.add_paragraph("PERLU KEPUTUSAN", "Heading 4")
    parts.command(document, "{%p if summary.decisions %}")
    parts.table_of(document, tables.SUMMARY_DECISIONS, "r", "summary.decisions")
    parts.unless_blank(document, "summary.decisions_note", "Keterangan Tabel")
    parts.command(document, "{%p else %}")
    document.add_paragraph("{{ summary.decisions_empty }}", "Butir Ringkasan")
    parts.command(document, "{%p endif %}")


# --- chapters ---------------------------------------------------------------------


def _chapter(document: Document, title: str) -> Paragraph:
    return parts.break_before(document.add_paragraph("", "Heading 1"), title)


def _introduction(document: Document) -> None:
    _chapter(document, "PENDAHULUAN")
    document.add_paragraph("Latar Belakang", "Heading 2")
    parts.each(document, "p", "background", [("{{ p }}", "Body Text")])
    for title, name in (
        ("Dasar Hukum", "legal_basis"),
        ("Maksud dan Tujuan", "purpose"),
        ("Ruang Lingkup", "scope"),
    ):
        document.add_paragraph(title, "Heading 2")
        parts.numbered(document, "p", name, _LIST[name])


def _implementation(document: Document) -> None:
    _chapter(document, "PELAKSANAAN")
    document.add_paragraph("Waktu, Tempat, dan Peserta", "Heading 2")
    parts.each(document, "p", "implementation.paragraphs", [("{{ p }}", "Body Text")])
    widths = (4.0, 0.5, 11.5)
    table = parts.new_table(document, widths, lines=False)
    for label, name in (
        ("Hari, tanggal", "day"),
        ("Waktu", "time"),
        ("Tempat", "place"),
        ("Pimpinan rapat", "chair"),
        ("Notulis", "secretary"),
        ("Kehadiran", "attendance"),
    ):
        cells = ((label, "Normal"), (":", "Normal"), (f"{{{{ implementation.{name} }}}}", "Normal"))
        parts.add_row(table, cells, widths)
    document.add_paragraph("", "Jeda")
    _list_section(document, "Acara dan Pembahasan", "implementation.agenda", "agenda")
    parts.each(document, "p", "implementation.discussion", [("{{ p }}", "Body Text")])
    document.add_paragraph("Tim Pelaksana", "Heading 2")
    parts.table_or_sentence(
        document, tables.TEAM, "r", "implementation.team", "", "implementation.team_empty"
    )
    _list_section(document, "Metode", "implementation.method", "method")


def _list_section(document: Document, title: str, rows: str, list_name: str) -> None:
    document.add_paragraph(title, "Heading 2")
    parts.numbered(document, "p", rows, _LIST[list_name])


def _results(document: Document) -> None:
    _chapter(document, "HASIL")
    parts.each(document, "p", "results", [("{{ p }}", "Body Text")])
    document.add_paragraph("Rekapitulasi per Area", "Heading 2")
    total = [column.cell.replace("r.", "recap_total.") for column in tables.RECAP]
    parts.table_of(document, tables.RECAP, "r", "recap", total=total)
    parts.unless_blank(document, "recap_note", "Keterangan Tabel")
    for name in ("achievement", "cumulative"):
        chart(document, name)
    document.add_paragraph("Uraian per Area", "Heading 2")
    parts.command(document, "{%p for a in areas %}")
    _area(document)
    parts.command(document, "{%p endfor %}")
    document.add_paragraph("Target Bulan Ini", "Heading 2")
    _register(document, tables.TARGETS, "targets")
    parts.command(document, "{%p if early %}")
    document.add_paragraph("{{ early_intro }}", "Body Text").paragraph_format.keep_with_next = True
    parts.table_of(document, tables.EARLY, "r", "early")
    parts.command(document, "{%p endif %}")
    for title, columns, name in (
        ("Tunggakan", tables.ARREARS, "arrears"),
        ("Kendala dan Rencana Tindak Lanjut", tables.OBSTACLES, "obstacles"),
        ("Tindak Lanjut Rekomendasi Sebelumnya", tables.FOLLOW_UPS, "follow_ups"),
        ("{{ next_targets_heading }}", tables.NEXT, "next_targets"),
        ("Perubahan dan Koreksi", tables.CHANGES, "changes"),
    ):
        document.add_paragraph(title, "Heading 2")
        _register(document, columns, name)
    corrections(document, "")


def corrections(document: Document, record: str) -> None:
    """Koreksi, where there is any; ``record`` is whose field it is, with its dot."""
    parts.command(document, f"{{%p if {record}corrections %}}")
    intro = document.add_paragraph(f"{{{{ {record}corrections_intro }}}}", "Body Text")
    intro.paragraph_format.keep_with_next = True
    parts.table_of(document, tables.CORRECTIONS, "r", f"{record}corrections")
    parts.command(document, "{%p endif %}")


def _register(document: Document, columns: tuple[Column, ...], name: str) -> None:
    parts.table_or_sentence(document, columns, "r", name, f"{name}_intro", f"{name}_empty")


def _area(document: Document) -> None:
    document.add_paragraph("{{ a.heading }}", "Heading 3")
    parts.each(document, "p", "a.paragraphs", [("{{ p }}", "Body Text")])
    for title, name in (("Target bulan ini", "targets"), ("Tunggakan", "arrears")):
        parts.command(document, f"{{%p if a.{name} %}}")
        document.add_paragraph(title, "Heading 4")
        parts.table_of(document, tables.AREA_TARGETS, "r", f"a.{name}")
        parts.command(document, "{%p else %}")
        document.add_paragraph(f"{{{{ a.{name}_empty }}}}", "Body Text")
        parts.command(document, "{%p endif %}")
    parts.command(document, "{%p if a.obstacles %}")
    document.add_paragraph("Kendala dan rencana tindak lanjut", "Heading 4")
    parts.table_of(document, tables.AREA_OBSTACLES, "r", "a.obstacles")
    parts.command(document, "{%p endif %}")


def _ending(document: Document) -> None:
    _chapter(document, "KESIMPULAN DAN REKOMENDASI")
    document.add_paragraph("Kesimpulan", "Heading 2")
    parts.each(document, "p", "conclusions", [("{{ p }}", "Body Text")])
    _list_section(document, "Rekomendasi", "recommendations", "recommendations")
    closing_chapter(document)
    parts.command(document, "{%p for p in closing %}")
    # Kept with what follows, so that the signature never stands on a page without text.
    document.add_paragraph("{{ p }}", "Body Text").paragraph_format.keep_with_next = True
    parts.command(document, "{%p endfor %}")
    frame.signature(document)


def closing_chapter(document: Document) -> None:
    """PENUTUP follows the recommendations, whose last points would else stand alone on a page."""
    heading = _chapter(document, "PENUTUP").paragraph_format
    heading.page_break_before, heading.space_before = False, Pt(30)


# --- annexes ----------------------------------------------------------------------


def _annex(document: Document, title: str, *, new_page: bool) -> None:
    paragraph = parts.break_before(document.add_paragraph("", "Judul Lampiran"), title)
    paragraph.paragraph_format.page_break_before = new_page


def _annexes(document: Document) -> None:
    _new_section(document, "decimal", None, landscape=True)
    _annex(document, "LEMBAR MONITORING DAN EVALUASI", new_page=False)
    parts.sheet_table(document, tables.SHEET, "sheet")
    _new_section(document, "decimal", None, landscape=False)
    _annex(document, "CATATAN METODE", new_page=False)
    parts.numbered(document, "p", "method_notes", _LIST["notes"])
    _annex(document, "CATATAN KUALITAS DATA", new_page=True)
    _register(document, tables.QUALITY, "quality")
    # python-docx's template keeps a docGrid that would stretch line spacing.
    for grid in list(document.element.iter(qn("w:docGrid"))):
        grid.getparent().remove(grid)
