"""``templates/laporan_triwulan.docx``: the quarterly Laporan Monev, chapter by chapter.

The tags name fields of :class:`pipeline.view.periods.quarterly_types.QuarterlyReport`.
"""

from __future__ import annotations

from docx import Document as new_document
from docx.document import Document

from tools.templates import monthly_tables, period_parts, period_registers, period_tables
from tools.templates import word_parts as parts
from tools.templates.charts import chart
from tools.templates.period_parts import heading, paragraphs, table
from tools.templates.word_styles import FIRST_FREE_LIST, write_numbering, write_styles

_LISTS = ("legal_basis", "purpose", "scope", "method", "causes", "recommendations", "notes")
_LIST = {name: FIRST_FREE_LIST + index for index, name in enumerate(_LISTS)}


def quarterly_template() -> Document:
    """The template as python-docx holds it; :func:`tools.make_templates.packed` writes it."""
    document = new_document()
    write_styles(document)
    write_numbering(document, len(_LISTS))
    period_parts.opening(document, "TUNGGAKAN")
    period_parts.introduction(document, _LIST)
    period_parts.implementation(document, _LIST)
    _results(document)
    _conclusions(document)
    period_parts.ending(document)
    period_parts.annexes(document, _LIST)
    return document


def _results(document: Document) -> None:
    period_parts.chapter(document, "HASIL")
    paragraphs(document, "results")
    heading(document, "Rekapitulasi per Area")
    period_parts.totalled(document, monthly_tables.RECAP, "recap", "recap_total")
    parts.unless_blank(document, "recap_note", "Keterangan Tabel")
    chart(document, "achievement")
    _growth(document)
    _comparison(document)
    heading(document, "Uraian per Area")
    parts.command(document, "{%p for a in areas %}")
    _area(document)
    parts.command(document, "{%p endfor %}")
    parts.command(document, "{%p if early.rows %}")
    heading(document, "Target yang Selesai Lebih Awal")
    table(document, monthly_tables.EARLY, "early")
    parts.command(document, "{%p endif %}")
    heading(document, "Tunggakan dan Penyelesaiannya")
    table(document, monthly_tables.ARREARS, "arrears")
    table(document, period_tables.DONE, "closed")
    period_parts.obstacles(document, _LIST)
    period_registers.registers(document)
    period_registers.follow_ups(document)
    heading(document, "{{ next_heading }}")
    table(document, monthly_tables.NEXT, "next_targets")
    period_parts.changes(document)


def _growth(document: Document) -> None:
    heading(document, "Perkembangan Rencana dan Realisasi Kumulatif")
    document.add_paragraph("{{ growth.intro }}", "Body Text").paragraph_format.keep_with_next = True
    period_parts.grouped(
        document,
        period_tables.CUMULATIVE,
        (
            ("NO", 1),
            ("AREA", 1),
            ("{{ growth.months.first }}", 3),
            ("{{ growth.months.second }}", 3),
            ("{{ growth.months.third }}", 3),
        ),
        "growth.rows",
        "growth.total",
    )
    parts.unless_blank(document, "growth.note", "Keterangan Tabel")
    chart(document, "cumulative")
    parts.table_of(document, period_tables.TREND, "r", "growth.trend", figures=True)


def _comparison(document: Document) -> None:
    heading(document, "Perbandingan dengan Triwulan Sebelumnya")
    parts.command(document, "{%p if comparison.rows %}")
    intro = document.add_paragraph("{{ comparison.intro }}", "Body Text")
    intro.paragraph_format.keep_with_next = True
    period_parts.grouped(
        document,
        period_tables.COMPARISON,
        (
            ("NO", 1),
            ("AREA", 1),
            ("CAPAIAN (%)", 3),
            ("REALISASI (%)", 3),
            ("BELUM TERPENUHI", 2),
        ),
        "comparison.rows",
        "comparison.total",
    )
    parts.command(document, "{%p else %}")
    document.add_paragraph("{{ comparison.empty }}", "Body Text")
    parts.command(document, "{%p endif %}")
    own = document.add_paragraph("{{ comparison.quarters_intro }}", "Body Text")
    own.paragraph_format.keep_with_next = True
    parts.table_of(document, period_tables.QUARTERS, "r", "comparison.quarters", figures=True)


def _area(document: Document) -> None:
    heading(document, "{{ a.heading }}", 3)
    paragraphs(document, "a.paragraphs")
    for title, name in (("Target triwulan ini", "targets"), ("Tunggakan", "arrears")):
        parts.command(document, f"{{%p if a.{name} %}}")
        heading(document, title, 4)
        parts.table_of(document, monthly_tables.AREA_TARGETS, "r", f"a.{name}")
        parts.command(document, "{%p else %}")
        document.add_paragraph(f"{{{{ a.{name}_empty }}}}", "Body Text")
        parts.command(document, "{%p endif %}")


def _conclusions(document: Document) -> None:
    period_parts.chapter(document, "KESIMPULAN DAN REKOMENDASI")
    heading(document, "Kesimpulan")
    paragraphs(document, "conclusions")
    heading(document, "Rekomendasi")
    parts.numbered(document, "p", "recommendations", _LIST["recommendations"])
