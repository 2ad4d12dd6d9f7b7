"""Chapters that the quarterly and annual templates share, and their larger tables.

What a monthly report has, too, is taken from its template as it stands there, so that the
three look alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from tools.templates import frame, monthly, monthly_tables, period_tables
from tools.templates import word_parts as parts
from tools.templates import word_running as running
from tools.templates.word_parts import Column
from tools.templates.word_styles import CENTER


def introduction(document: Document, lists: Mapping[str, int]) -> None:
    """BAB I."""
    chapter(document, "PENDAHULUAN")
    heading(document, "Latar Belakang")
    paragraphs(document, "introduction.background")
    for title, name in (
        ("Dasar Hukum", "legal_basis"),
        ("Maksud dan Tujuan", "purpose"),
        ("Ruang Lingkup", "scope"),
    ):
        heading(document, title)
        parts.numbered(document, "p", f"introduction.{name}", lists[name])


def implementation(document: Document, lists: Mapping[str, int]) -> None:
    """BAB II: the period's meetings, what was discussed, the team and the method."""
    chapter(document, "PELAKSANAAN")
    heading(document, "Rapat Monitoring dan Evaluasi")
    paragraphs(document, "implementation.paragraphs")
    parts.command(document, "{%p if implementation.meetings %}")
    parts.table_of(document, period_tables.MEETINGS, "r", "implementation.meetings")
    parts.command(document, "{%p endif %}")
    paragraphs(document, "implementation.discussion")
    heading(document, "Tim Pelaksana")
    parts.table_or_sentence(
        document,
        monthly_tables.TEAM,
        "r",
        "implementation.team",
        "",
        "implementation.team_empty",
    )
    heading(document, "Metode")
    parts.numbered(document, "p", "implementation.method", lists["method"])


def summary(document: Document, unmet: str) -> None:
    """Ringkasan untuk Pimpinan, on one page; ``unmet`` heads the areas' last column."""
    title = document.add_paragraph("RINGKASAN UNTUK PIMPINAN", "Judul Depan")
    title.paragraph_format.space_after = Pt(2)
    where = document.add_paragraph("{{ frame.period }} · {{ frame.position }}", "Butir Ringkasan")
    where.alignment = CENTER
    reached = document.add_paragraph("{{ summary.achievement }}", "Capaian Ringkasan")
    parts.tag_figure(reached.runs[0], "summary.achievement")
    parts.command(document, "{%p for p in summary.lines %}")
    line = document.add_paragraph("{{ p }}", "Butir Ringkasan")
    line.paragraph_format.space_after = Pt(1)
    line.runs[0].font.size = Pt(9.5)
    parts.command(document, "{%p endfor %}")
    document.add_paragraph("", "Jeda")
    # The registers' lines take the room that the monthly page gives to roomier cells.
    parts.table_of(document, period_tables.summary_areas(unmet), "r", "summary.areas", figures=True)
    document.add_paragraph("PERLU KEPUTUSAN", "Heading 4")
    parts.command(document, "{%p if summary.decisions %}")
    parts.table_of(document, monthly_tables.SUMMARY_DECISIONS, "r", "summary.decisions")
    parts.unless_blank(document, "summary.decisions_note", "Keterangan Tabel")
    parts.command(document, "{%p else %}")
    document.add_paragraph("{{ summary.decisions_empty }}", "Butir Ringkasan")
    parts.command(document, "{%p endif %}")


def opening(document: Document, unmet: str) -> None:
    """Properties, cover, Ringkasan untuk Pimpinan, Kata Pengantar, Daftar Isi."""
    monthly.properties(document)
    monthly._cover(document)
    monthly._new_section(document, "decimal", 1, landscape=False)
    summary(document, unmet)
    monthly._front_title(document, "KATA PENGANTAR", "Judul Depan")
    paragraphs(document, "introduction.preface")
    monthly._front_title(document, "DAFTAR ISI", "Judul Daftar Isi")
    contents = document.add_paragraph("", "toc 1")
    running.add_field(
        contents,
        'TOC \\o "1-2" \\h \\z \\u',
        "Daftar ini terisi sendiri ketika laporan disusun.",
    )


def chapter(document: Document, title: str) -> None:
    monthly._chapter(document, title)


def heading(document: Document, title: str, level: int = 2) -> None:
    document.add_paragraph(title, f"Heading {level}")


def paragraphs(document: Document, rows: str, style: str = "Body Text") -> None:
    parts.each(document, "p", rows, [("{{ p }}", style)])


def table(document: Document, columns: Sequence[Column], name: str) -> None:
    """A record with ``rows``, ``intro`` and ``empty``: table, or the sentence instead."""
    parts.table_or_sentence(
        document, columns, "r", f"{name}.rows", f"{name}.intro", f"{name}.empty"
    )


def totalled(document: Document, columns: Sequence[Column], rows: str, total: str) -> None:
    """A table of ``rows`` whose last row is the record ``total``."""
    sums = [column.cell.replace("r.", f"{total}.") for column in columns]
    parts.table_of(document, columns, "r", rows, total=sums)


def grouped(
    document: Document,
    columns: Sequence[Column],
    groups: Sequence[tuple[str, int]],
    rows: str,
    total: str,
) -> None:
    """As :func:`totalled`, under heads that span ``groups`` of columns (head, how many).

    A group of one column has one head over both rows.
    """
    widths = [column.width for column in columns]
    made = parts.new_table(document, widths)
    upper: list[tuple[str, str]] = []
    for head, count in groups:
        upper += [(head, "Kepala Tabel")] + [("", "Kepala Tabel")] * (count - 1)
    lower = [(column.head, "Kepala Tabel") for column in columns]
    at = 0
    for _, count in groups:
        if count == 1:
            lower[at] = ("", "Kepala Tabel")
        at += count
    first = parts.add_row(made, upper, widths, header=True, fill="E7E6E6")
    second = parts.add_row(made, lower, widths, header=True, fill="E7E6E6")
    tops, bottoms, at = list(first.cells), list(second.cells), 0
    for _, count in groups:
        merged = tops[at].merge(bottoms[at] if count == 1 else tops[at + count - 1])
        for needless in merged.paragraphs[1:]:
            needless._p.getparent().remove(needless._p)
        at += count
    parts.command_row(made, f"{{%tr for r in {rows} %}}", widths)
    cells = [(c.cell, f"Isi Tabel {c.align}".strip()) for c in columns]
    row = parts.add_row(made, cells, widths, figures=parts.row_figures(columns, "r", rows))
    for kept in (first, second, row):
        parts.keep_with_next(kept)
    parts.command_row(made, "{%tr endfor %}", widths)
    sums = [(text.replace("r.", f"{total}."), style) for text, style in cells]
    named = parts.total_figures(columns, [text for text, _ in sums])
    parts.add_row(made, sums, widths, fill="F2F2F2", bold=True, figures=named)
    document.add_paragraph("", "Jeda")


# --- the end of BAB III, and what follows -------------------------------------------------


def obstacles(document: Document, lists: Mapping[str, int]) -> None:
    heading(document, "Kendala dan Akar Masalah")
    table(document, monthly_tables.OBSTACLES, "obstacles")
    heading(document, "Akar masalah", 4)
    causes(document, "obstacles.", lists)


def causes(document: Document, record: str, lists: Mapping[str, int]) -> None:
    """What the entries show, and a place to fill in for each area; ``record`` with its dot."""
    document.add_paragraph(f"{{{{ {record}causes_intro }}}}", "Body Text")
    parts.numbered(document, "p", f"{record}causes", lists["causes"])


def changes(document: Document) -> None:
    heading(document, "Perubahan dan Koreksi")
    table(document, monthly_tables.CHANGES, "changes")
    monthly.corrections(document, "changes.")


def ending(document: Document) -> None:
    """BAB V and the signature."""
    monthly.closing_chapter(document)
    parts.command(document, "{%p for p in closing %}")
    # Kept with what follows, so that the signature never stands on a page without text.
    document.add_paragraph("{{ p }}", "Body Text").paragraph_format.keep_with_next = True
    parts.command(document, "{%p endfor %}")
    frame.signature(document)


def annexes(document: Document, lists: Mapping[str, int]) -> None:
    monthly._new_section(document, "decimal", None, landscape=True)
    monthly._annex(document, "LEMBAR MONITORING DAN EVALUASI", new_page=False)
    parts.sheet_table(document, monthly_tables.SHEET, "sheet")
    monthly._new_section(document, "decimal", None, landscape=False)
    monthly._annex(document, "CATATAN METODE", new_page=False)
    parts.numbered(document, "p", "method_notes", lists["notes"])
    monthly._annex(document, "CATATAN KUALITAS DATA", new_page=True)
    table(document, monthly_tables.QUALITY, "quality")
    # python-docx's template keeps a docGrid that would stretch line spacing.
    for grid in list(document.element.iter(qn("w:docGrid"))):
        grid.getparent().remove(grid)
