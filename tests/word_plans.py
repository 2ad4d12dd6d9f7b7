"""Word documents that hold an action plan, as offices write them: made with python-docx."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell

from pipeline.model import Decree

HEADERS = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU")


def plan_rows(decree: Decree) -> list[tuple[str, ...]]:
    """The decree's rows as printed: an area across, a component once over its indicators."""
    rows: list[tuple[str, ...]] = []
    for area in decree.areas:
        rows.append(
            (f"{area.number} {area.name}",) if area.shares_cell else (area.number, area.name)
        )
        for component in area.components:
            for at, i in enumerate(component.indicators):
                head = ("", "") if at else (component.number, component.name)
                rows.append((*head, i.indicator, i.action, i.evidence, i.target))
    return rows


def write_rows(document, rows: Iterable[Sequence[str]], headers: Sequence[str] = HEADERS) -> Table:
    """A table with a header row, a numbering row, and ``rows``; short rows run across."""
    table = document.add_table(rows=0, cols=len(headers))
    _fill(table, headers)
    _fill(table, [str(n) for n in range(1, len(headers) + 1)])
    for row in rows:
        _fill(table, row)
    return table


def _fill(table: Table, texts: Sequence[str]) -> None:
    cells = table.add_row().cells
    if len(texts) < len(cells):
        cells[len(texts) - 1].merge(cells[-1])
    for cell, text in zip(cells, texts, strict=False):
        lines = text.split("\n")
        cell.paragraphs[0].add_run(lines[0])
        for line in lines[1:]:
            cell.add_paragraph(line)


def plan_document(
    path: Path, rows: Sequence[Sequence[str]], title: str = "", pages: Sequence[int] = ()
) -> Path:
    """The rows as one table, or cut before each index of ``pages`` into several."""
    document = Document()
    document.add_paragraph("LAMPIRAN KEPUTUSAN CONTOH")
    if title:
        document.add_paragraph(title)
    for first, last in zip((0, *pages), (*pages, len(rows)), strict=True):
        write_rows(document, rows[first:last])
        document.add_paragraph("")
    document.save(str(path))
    return path


def merge_down(table: Table, column: int, first: int, last: int) -> None:
    """Merges cells vertically; those below the first have to be blank."""
    for row in range(first, last + 1):
        properties = table.cell(row, column)._tc.get_or_add_tcPr()
        merge = OxmlElement("w:vMerge")
        if row == first:
            merge.set(qn("w:val"), "restart")
        properties.append(merge)


def track(cell: _Cell, deleted: str, inserted: str) -> None:
    """The cell with a tracked change: ``deleted`` struck out, ``inserted`` put in."""
    paragraph = cell.paragraphs[0]._p
    for run in list(paragraph.findall(qn("w:r"))):
        paragraph.remove(run)
    about = 'w:id="1" w:author="Contoh" w:date="2026-01-01T00:00:00Z"'
    paragraph.append(
        parse_xml(
            f"<w:del {nsdecls('w')} {about}><w:r><w:delText>{deleted}</w:delText></w:r></w:del>"
        )
    )
    paragraph.append(
        parse_xml(f"<w:ins {nsdecls('w')} {about}><w:r><w:t>{inserted}</w:t></w:r></w:ins>")
    )


def number_automatically(cell: _Cell) -> None:
    """Word's own ``1.``, ``2.`` … before the cell's first paragraph, by its style."""
    cell.paragraphs[0].style = "List Number"
