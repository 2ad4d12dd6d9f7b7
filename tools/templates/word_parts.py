"""The pieces that templates are made of: tags, tables, pictures, running heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

COMMAND = "Perintah Templat"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its head, the text of its cell (tags), width in cm, alignment."""

    head: str
    cell: str
    width: float
    align: str = ""


def command(document: Document, tag: str) -> Paragraph:
    """A tag in a paragraph of its own, in the colour that sets it apart from text."""
    return document.add_paragraph(tag, COMMAND)


def each(document: Document, name: str, rows: str, styled: Iterable[tuple[str, str]]) -> None:
    """Paragraphs ``(text, style)`` for each ``name`` in ``rows``."""
    command(document, f"{{%p for {name} in {rows} %}}")
    for text, style in styled:
        document.add_paragraph(text, style)
    command(document, "{%p endfor %}")


def numbered(document: Document, name: str, rows: str, list_id: int) -> None:
    """A list that is numbered from 1, a point for each ``name`` in ``rows``."""
    command(document, f"{{%p for {name} in {rows} %}}")
    paragraph = document.add_paragraph(f"{{{{ {name} }}}}", "List Number")
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        )
    )
    command(document, "{%p endfor %}")


def unless_blank(document: Document, name: str, style: str, *, figure: bool = False) -> Paragraph:
    """A paragraph that is left out where ``name`` is blank; with ``figure`` a tagged figure."""
    command(document, f"{{%p if {name} %}}")
    paragraph = document.add_paragraph(f"{{{{ {name} }}}}", style)
    if figure:
        tag_figure(paragraph.runs[0], name)
    command(document, "{%p endif %}")
    return paragraph


def break_before(paragraph: Paragraph, text: str) -> Paragraph:
    """``text`` on a line of its own under a heading's automatic number."""
    paragraph.add_run().add_break()
    paragraph.add_run(text)
    return paragraph


# --- figures ----------------------------------------------------------------------


def tag_figure(run: Run, name: str) -> None:
    """Wraps ``run`` in a content control named ``name``, by which ``verify`` finds the figure.

    The control shows neither frame nor title. ``name`` is the figure's path in the report's
    record, and may hold tags; Word takes 64 characters at most (see pipeline.tagged).
    """
    control = parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w15="{W15}"><w:sdtPr><w:alias w:val="Angka buku kerja"/>'
        f'<w:tag w:val="zi:{name}"/><w15:appearance w15:val="hidden"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    run._r.addprevious(control)
    control[-1].append(run._r)


def row_figures(columns: Sequence[Column], name: str, rows: str) -> list[str]:
    """The names of the figures in a row of ``rows``: "" for a column that holds words.

    Words are aligned to the left, and the first column, whose field tells the rows apart.
    """
    field = re.compile(rf"\{{\{{ {name}\.(\w+) \}}\}}")
    key = field.fullmatch(columns[0].cell)
    found = [field.fullmatch(column.cell) if column.align else None for column in columns]
    if key is None:
        raise LookupError(f"the first column of {rows} does not tell its rows apart")
    return [
        f"{rows}.{{{{ {name}.{key[1]} }}}}.{match[1]}" if match and index else ""
        for index, match in enumerate(found)
    ]


def total_figures(columns: Sequence[Column], texts: Sequence[str]) -> list[str]:
    """The names of the figures in the row that sums a table up; its first column is a label."""
    return [
        text.strip("{} ") if column.align and index else ""
        for index, (column, text) in enumerate(zip(columns, texts, strict=True))
    ]


# --- tables -----------------------------------------------------------------------


def _twips(cm: float) -> int:
    return round(cm * 1440 / 2.54)


def new_table(document: Document, widths: Sequence[float], *, lines: bool = True) -> Any:
    """A table without rows, with fixed column widths in cm, centred."""
    table = document.add_table(rows=0, cols=len(widths))
    properties = table._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    kind = "single" if lines else "nil"
    edges = "".join(
        f'<w:{edge} w:val="{kind}" w:sz="4" w:space="0" w:color="404040"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    for xml in (
        f'<w:tblW {nsdecls("w")} w:w="{sum(map(_twips, widths))}" w:type="dxa"/>',
        f'<w:jc {nsdecls("w")} w:val="center"/>',
        f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>",
        f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>',
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="57" w:type="dxa"/>'
        f'<w:right w:w="57" w:type="dxa"/></w:tblCellMar>',
        f'<w:tblLook {nsdecls("w")} w:val="0620" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
    ):
        properties.append(parse_xml(xml))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(_twips(width)))
    return table


def add_row(
    table: Any,
    cells: Sequence[tuple[str, str]],
    widths: Sequence[float],
    *,
    header: bool = False,
    fill: str = "",
    bold: bool = False,
    figures: Sequence[str] = (),
) -> Any:
    """A row of ``(text, paragraph style)``; never split over pages, a header repeated on each.

    ``figures`` names the figures that the cells hold, "" where a cell holds none.
    """
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    names = figures or [""] * len(cells)
    for cell, (text, style), width, name in zip(row.cells, cells, widths, names, strict=True):
        cell.width = Cm(width)
        lines = text.split("\n")
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.style = style
            run = paragraph.add_run(line)
            run.bold = True if bold else None
            if name:
                tag_figure(run, name)
        look = cell._tc.get_or_add_tcPr()
        if fill:
            shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
            look.append(parse_xml(shade))
        if header:
            look.append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
    return row


def keep_with_next(row: Any) -> None:
    """The row stays on the page of the row below it."""
    for paragraph in (p for cell in row.cells for p in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def command_row(table: Any, tag: str, widths: Sequence[float]) -> None:
    """A row of its own for a loop's tag; it is gone from the finished document."""
    row = table.add_row()
    cell = row.cells[0].merge(row.cells[-1]) if len(widths) > 1 else row.cells[0]
    cell.width = Cm(sum(widths))
    cell.paragraphs[0].style = COMMAND
    cell.paragraphs[0].add_run(tag)


def table_of(
    document: Document,
    columns: Sequence[Column],
    name: str,
    rows: str,
    *,
    body: str = "Isi Tabel",
    total: Sequence[str] = (),
    figures: bool = False,
    ending: Callable[[Any, Sequence[float]], None] | None = None,
) -> None:
    """A table with a row for each ``name`` in ``rows``, and a row ``total`` if given.

    ``body`` is the style of its cells; the annex's own has heads to match. The figures of a
    table with a total, or with ``figures``, are tagged. ``ending`` adds rows to the table's
    foot (a signature), on whose page the last row stays: LibreOffice keeps only such together.
    """
    head = "Kepala Lembar" if body == "Isi Lembar" else "Kepala Tabel"
    widths = [column.width for column in columns]
    table = new_table(document, widths)
    heads = [(column.head, head) for column in columns]
    top = add_row(table, heads, widths, header=True, fill="E7E6E6")
    command_row(table, f"{{%tr for {name} in {rows} %}}", widths)
    cells = [(column.cell, f"{body} {column.align}".strip()) for column in columns]
    tagged = row_figures(columns, name, rows) if figures or total else ()
    if ending:
        command_row(table, "{%tr if loop.last %}", widths)
        keep_with_next(add_row(table, cells, widths, figures=tagged))
        command_row(table, "{%tr else %}", widths)
    row = add_row(table, cells, widths, figures=tagged)
    if ending:
        command_row(table, "{%tr endif %}", widths)
    command_row(table, "{%tr endfor %}", widths)
    if ending:
        ending(table, widths)
    if total:
        # Such tables are short (areas, channels, months): their sum stands below its addends.
        keep_with_next(top)
        keep_with_next(row)
        sums = [
            (text, f"{body} {column.align}".strip())
            for text, column in zip(total, columns, strict=True)
        ]
        named = total_figures(columns, total)
        add_row(table, sums, widths, fill="F2F2F2", bold=True, figures=named)
    document.add_paragraph("", "Jeda")


def sheet_table(
    document: Document, columns: Sequence[Column], areas: str, figures: Sequence[str] = ()
) -> None:
    """Lembar monev: a row across for each area, below it its components with their targets.

    ``figures`` are the fields of a target that are tagged, as those of ``rows`` by number.
    """
    widths = [column.width for column in columns]
    table = new_table(document, widths)
    heads = [(column.head, "Kepala Lembar") for column in columns]
    add_row(table, heads, widths, header=True, fill="E7E6E6")
    command_row(table, f"{{%tr for a in {areas} %}}", widths)
    area = add_row(table, [("", "Isi Lembar")] * len(widths), widths, fill="F2F2F2")
    across = area.cells[0].merge(area.cells[-1])
    for paragraph in across.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    across.paragraphs[0].add_run("{{ a.heading }}").bold = True
    # A heading's row is not left alone at a page's end.
    across.paragraphs[0].paragraph_format.keep_with_next = True
    command_row(table, "{%tr for c in a.components %}", widths)
    command_row(table, "{%tr for r in c.rows %}", widths)
    cells = [(column.cell, f"Isi Lembar {column.align}".strip()) for column in columns]
    fields = [column.cell.strip("{} ").removeprefix("r.") for column in columns]
    named = [f"rows.{{{{ r.number }}}}.{f}" if f in figures else "" for f in fields]
    add_row(table, cells, widths, figures=named)
    for _ in range(3):
        command_row(table, "{%tr endfor %}", widths)
    document.add_paragraph("", "Jeda")


def table_or_sentence(
    document: Document,
    columns: Sequence[Column],
    name: str,
    rows: str,
    intro: str,
    empty: str,
) -> None:
    """Introduction and table where there are rows, else the sentence that there are none."""
    if intro:
        command(document, f"{{%p if {intro} %}}")
        sentence = document.add_paragraph(f"{{{{ {intro} }}}}", "Body Text")
        sentence.paragraph_format.keep_with_next = True
        command(document, "{%p endif %}")
    command(document, f"{{%p if {rows} %}}")
    table_of(document, columns, name, rows)
    command(document, "{%p else %}")
    document.add_paragraph(f"{{{{ {empty} }}}}", "Body Text")
    command(document, "{%p endif %}")
