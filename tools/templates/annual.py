"""``templates/laporan_akhir.docx``: the Laporan Akhir of a plan year, chapter by chapter.

The tags name fields of :class:`pipeline.view.periods.annual_types.AnnualReport`.
"""

from __future__ import annotations

from docx import Document as new_document
from docx.document import Document

from tools.templates import period_parts, period_registers, period_tables
from tools.templates import word_parts as parts
from tools.templates.charts import chart
from tools.templates.period_parts import heading, paragraphs, table
from tools.templates.word_styles import FIRST_FREE_LIST, write_numbering, write_styles

_LISTS = (
    *("legal_basis", "purpose", "scope", "method", "causes"),
    *("lessons", "proposals", "notes"),
)
_LIST = {name: FIRST_FREE_LIST + index for index, name in enumerate(_LISTS)}


def annual_template() -> Document:
    """The template as python-docx holds it; :func:`tools.make_templates.packed` writes it."""
    document = new_document()
    write_styles(document)
    write_numbering(document, len(_LISTS))
    period_parts.opening(document, "BELUM TERPENUHI")
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
    heading(document, "Hasil per Area")
    period_parts.totalled(document, period_tables.AREA_RESULTS, "recap", "recap_total")
    parts.unless_blank(document, "recap_note", "Keterangan Tabel")
    chart(document, "achievement")
    parts.command(document, "{%p for a in areas %}")
    heading(document, "{{ a.heading }}", 3)
    paragraphs(document, "a.paragraphs")
    parts.command(document, "{%p endfor %}")
    _quarters(document)
    heading(document, "Target yang Diselesaikan Terlambat")
    table(document, period_tables.DONE, "late")
    heading(document, "Target yang Belum Terpenuhi")
    table(document, period_tables.UNFINISHED, "unfinished")
    heading(document, "Kendala dan Akar Masalah")
    paragraphs(document, "obstacles")
    period_parts.causes(document, "", _LIST)
    period_registers.registers(document)
    period_registers.follow_ups(document)
    period_parts.changes(document)


def _quarters(document: Document) -> None:
    heading(document, "Perbandingan Empat Triwulan")
    document.add_paragraph("{{ quarters.intro }}", "Body Text")
    chart(document, "cumulative")
    parts.table_of(document, period_tables.TREND, "r", "quarters.trend", figures=True)
    period_parts.grouped(
        document,
        period_tables.QUARTER_AREAS,
        (("NO", 1), ("AREA", 1), ("CAPAIAN (%)", 4), ("REALISASI (%)", 4)),
        "quarters.areas",
        "quarters.total",
    )
    parts.unless_blank(document, "quarters.note", "Keterangan Tabel")
    own = document.add_paragraph("{{ quarters.own_intro }}", "Body Text")
    own.paragraph_format.keep_with_next = True
    parts.table_of(document, period_tables.QUARTERS, "r", "quarters.own", figures=True)


def _conclusions(document: Document) -> None:
    period_parts.chapter(document, "KESIMPULAN, PEMBELAJARAN, DAN USULAN")
    heading(document, "Kesimpulan")
    paragraphs(document, "conclusions")
    heading(document, "Pembelajaran")
    document.add_paragraph("{{ lessons_intro }}", "Body Text")
    parts.numbered(document, "p", "lessons", _LIST["lessons"])
    heading(document, "Usulan Rencana Aksi Tahun {{ next_year }}")
    parts.numbered(document, "p", "proposals", _LIST["proposals"])
