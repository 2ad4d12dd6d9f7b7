"""What the templates of the recaps share: their frame, tables with sums, and both signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tools.templates import word_parts as parts
from tools.templates import word_running as running
from tools.templates.frame import letterhead
from tools.templates.monthly import properties
from tools.templates.word_parts import Column
from tools.templates.word_styles import CENTER, RIGHT, write_numbering, write_styles

UPRIGHT, ACROSS = 16.0, 25.7
_FILL = "F2F2F2"


def started(*, landscape: bool = False, own: bool = True) -> Document:
    """A document with styles, page and running heads.

    ``own``: the office's own, with letterhead and footer; else a person's, with neither.
    """
    document = new_document()
    write_styles(document)
    write_numbering(document, 0)
    properties(document)
    section = document.sections[0]
    running.page_setup(section, landscape=landscape)
    running.write_header(section)
    running.write_footer(section, ACROSS if landscape else UPRIGHT, number=own)
    if own:
        letterhead(document)
    return document


def finished(document: Document) -> Document:
    """Without the grid of python-docx's own template, which would stretch the lines."""
    for grid in list(document.element.iter(qn("w:docGrid"))):
        grid.getparent().remove(grid)
    return document


def title(document: Document) -> None:
    """The title's lines and, below them, the position."""
    first = document.add_paragraph("{%p for line in frame.title_lines %}", parts.COMMAND)
    first.paragraph_format.space_before = Pt(6)
    document.add_paragraph("{{ line }}", "Title").paragraph_format.keep_with_next = True
    parts.command(document, "{%p endfor %}")
    position = document.add_paragraph("{{ frame.position }}", "Normal")
    position.alignment, position.paragraph_format.space_after = CENTER, Pt(10)


def body(document: Document, rows: str, *, figures: bool = False, keep: bool = False) -> None:
    """Paragraphs; with ``figures`` each is a figure, with ``keep`` on the page of what follows."""
    parts.command(document, f"{{%p for p in {rows} %}}")
    paragraph = document.add_paragraph("{{ p }}", "Body Text")
    paragraph.paragraph_format.keep_with_next = keep or None
    if figures:
        # The last step is the tag's own name, as in every figure's.
        parts.tag_figure(paragraph.runs[0], f"{rows}.{{{{ loop.index }}}}.p")
    parts.command(document, "{%p endfor %}")


def heading(document: Document, text: str) -> Paragraph:
    return document.add_paragraph(text, "Heading 2")


def caption(document: Document, text: str) -> Paragraph:
    return document.add_paragraph(text, "Caption")


def summed(
    document: Document, columns: Sequence[Column], rows: str, total: str, *, keep: bool = False
) -> None:
    """A table with a row for each of ``rows`` and then each of ``total``, which are sums.

    With ``keep`` it stands whole on the page of what follows: a signature is never alone.
    """
    widths = [column.width for column in columns]
    table = parts.new_table(document, widths)
    heads = [(column.head, "Kepala Tabel") for column in columns]
    parts.add_row(table, heads, widths, header=True, fill="E7E6E6")
    cells = [(column.cell, f"Isi Tabel {column.align}".strip()) for column in columns]
    for name, fill in ((rows, ""), (total, _FILL)):
        parts.command_row(table, f"{{%tr for r in {name} %}}", widths)
        figures = parts.row_figures(columns, "r", name)
        parts.add_row(table, cells, widths, fill=fill, bold=bool(fill), figures=figures)
        parts.command_row(table, "{%tr endfor %}", widths)
    gap = document.add_paragraph("", "Jeda")
    for paragraph in (*_paragraphs(table), gap) if keep else ():
        paragraph.paragraph_format.keep_with_next = True


def _paragraphs(table: Any) -> Iterable[Paragraph]:
    return (Paragraph(found, table) for found in table._tbl.iter(qn("w:p")))


def public_table(document: Document, columns: Sequence[Column]) -> None:
    """The suppressed table: between name and share each line has cells of its own widths."""
    widths = [column.width for column in columns]
    table = parts.new_table(document, widths)
    heads = [(column.head, "Kepala Tabel") for column in columns]
    parts.add_row(table, heads, widths, header=True, fill="E7E6E6")
    for name, total in (("lines", False), ("total", True)):
        parts.command_row(table, f"{{%tr for r in public.{name} %}}", widths)
        row = parts.add_row(table, [("", "Isi Tabel")] * len(widths), widths)
        _public_cells(row._tr, len(widths), f"public.{name}.{{{{ r.name }}}}", total)
        parts.command_row(table, "{%tr endfor %}", widths)
    document.add_paragraph("", "Jeda")


def _public_cells(row: Any, count: int, line: str, total: bool) -> None:
    """Name, the loop's three cells (together as wide as what they stand for), share.

    ``line`` begins the names of its figures, which are what is printed: merged, or ``*``.
    """
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_FILL}"/>' if total else ""
    bold = "<w:rPr><w:b/></w:rPr>" if total else ""
    spans = (1, 1, count - 4, 1, 1)
    texts = (
        ("{{ r.name }}", "IsiTabel", ""),
        ("{%tc for c in r.cells %}", "PerintahTemplat", ""),
        ("{{ c.text }}", "IsiTabelTengah", f"{line}.cells.{{{{ c.columns }}}}.text"),
        ("{%tc endfor %}", "PerintahTemplat", ""),
        ("{{ r.share }}", "IsiTabelKanan", f"{line}.share"),
    )
    for cell in row.findall(qn("w:tc")):
        row.remove(cell)
    for span, (text, style, figure) in zip(spans, texts, strict=True):
        spread = "<w:r><w:t>{% colspan c.span %}</w:t></w:r>" if "c.text" in text else ""
        # No width of its own: the columns below a merged cell give it.
        row.append(
            parse_xml(
                f'<w:tc {nsdecls("w")}><w:tcPr><w:gridSpan w:val="{span}"/>{fill}'
                f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
                f'</w:pPr>{spread}<w:r>{bold}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
                "</w:tc>"
            )
        )
        if figure:
            run = row[-1].findall(f".//{qn('w:r')}")[-1]
            parts.tag_figure(Run(run, row), figure)


def nil_sentence(document: Document) -> None:
    """NIHIL, where there was no case."""
    parts.command(document, "{%p if nil %}")
    sentence = document.add_paragraph("", "Body Text")
    run = sentence.add_run("{{ nil }}")
    run.bold = True
    parts.tag_figure(run, "nil")
    parts.command(document, "{%p endif %}")


def closing(document: Document) -> None:
    last = document.add_paragraph("{{ closing }}", "Body Text")
    last.paragraph_format.space_before = Pt(6)
    last.paragraph_format.keep_with_next = True


def signatures(document: Document, width: float = UPRIGHT) -> None:
    """Mengetahui on the left where there is one, the signatory on the right, in one piece."""
    widths = (width - 8.0, 8.0)
    table = parts.new_table(document, widths, lines=False)
    rows = (
        ("{{ acknowledgement.heading }}", "{{ frame.signature.place_date }}"),
        (
            "{%p for line in acknowledgement.post_lines %}\n{{ line }}\n{%p endfor %}",
            "{%p for line in frame.signature.post_lines %}\n{{ line }}\n{%p endfor %}",
        ),
        ("", ""),
        ("{{ acknowledgement.name }}", "{{ frame.signature.name }}"),
        ("{{ acknowledgement.nip_line }}", "{{ frame.signature.nip_line }}"),
    )
    for index, texts in enumerate(rows):
        row = parts.add_row(table, [(t, "Tanda Tangan") for t in texts], widths, bold=index == 3)
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.left_indent = Cm(0)
                if paragraph.text.startswith("{%p"):
                    paragraph.style = parts.COMMAND
                if index == len(rows) - 1:
                    paragraph.paragraph_format.keep_with_next = False
            if index == 1:
                # A cell must end in a paragraph of its own, also where the loop prints none.
                cell.add_paragraph("", "Jeda").paragraph_format.keep_with_next = True
            if index == 2:
                cell.paragraphs[0].paragraph_format.space_before = Pt(48)
    # Word wants a paragraph after a table; this one must not open a page of its own.
    last = document.add_paragraph("", "Jeda")
    last.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    last.paragraph_format.line_spacing = Pt(1)


def annex(document: Document, columns: Sequence[Column], name: str, heading_text: str) -> None:
    """The confidential annex on pages of its own, gone where ``cases`` is empty.

    The section break goes with it. What comes after is the document's last section, whose
    running head names the confidence only where there is an annex.
    """
    parts.command(document, "{%p if cases %}")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    running.page_setup(section)
    running.write_header(section)
    _confidential_head(section.header.paragraphs[-1])
    running.write_footer(section, UPRIGHT)
    document.add_paragraph("LAMPIRAN", "Title")
    parts.each(document, "line", "frame.title_lines", [("{{ line }}", "Title")])
    where = document.add_paragraph(f"{heading_text} – {{{{ frame.position }}}}", "Normal")
    where.alignment, where.paragraph_format.space_after = CENTER, Pt(10)
    parts.table_of(document, columns, "r", name)
    document.add_paragraph("{{ annex_note }}", "Keterangan Tabel")
    parts.command(document, "{%p endif %}")


def _confidential_head(paragraph: Paragraph) -> None:
    paragraph.alignment = RIGHT
    run = paragraph.add_run("{% if cases %}RAHASIA{% endif %}")
    run.bold, run.font.size = True, Pt(14)
