"""A Word document as the text that a person reads, for comparison with a golden file."""

from __future__ import annotations

from lxml import etree

from pipeline.opc import parse_xml, read_parts, related
from pipeline.render.styles import Numbering, Styles, W, value

MAIN = "word/document.xml"


def document_text(docx: bytes) -> str:
    """Headers, body and footers in document order: a line a paragraph, a line a table row.

    Automatic numbers are written out; a cell that is merged over several prints once.
    """
    parts = read_parts(docx)
    styles = Styles(parse_xml(parts["word/styles.xml"]))
    numbering = Numbering(parse_xml(parts["word/numbering.xml"]))
    lines: list[str] = []
    for title, kind in (("KEPALA HALAMAN", "header"), (None, ""), ("KAKI HALAMAN", "footer")):
        if title is None:
            body = parse_xml(parts[MAIN]).find(W + "body")
            lines += ["== ISI ==", *_blocks(body, styles, numbering)]
            continue
        seen: list[list[str]] = []
        for name in related(parts, MAIN, kind):
            text = _blocks(parse_xml(parts[name]), styles, Numbering(None))
            if text not in seen:
                seen.append(text)
                lines += [f"== {title} ==", *text]
    return "\n".join(lines) + "\n"


def _blocks(parent: etree._Element, styles: Styles, numbering: Numbering) -> list[str]:
    lines: list[str] = []
    for block in parent:
        if block.tag == W + "p":
            line = _paragraph(block, styles, numbering)
            if line:
                lines.append(line)
        elif block.tag == W + "tbl":
            lines += [_row(row, styles, numbering) for row in block.iterchildren(W + "tr")]
    return lines


def _row(row: etree._Element, styles: Styles, numbering: Numbering) -> str:
    cells = []
    for cell in row.iterchildren(W + "tc"):
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        is_continued = merge is not None and (value(merge) or "continue") == "continue"
        cells.append("" if is_continued else " / ".join(_blocks(cell, styles, numbering)))
    return "| " + " | ".join(cells) + " |"


def _drawn(drawing: etree._Element) -> str:
    """A chart by its alternative text, which tells its figures."""
    if next(drawing.iter("{*}chart"), None) is None:
        return "[gambar]"
    return f"[grafik: {next(drawing.iter('{*}docPr')).get('descr')}]"


def _paragraph(paragraph: etree._Element, styles: Styles, numbering: Numbering) -> str:
    style = value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""
    label = numbering.label(paragraph, styles.number(style))
    pieces = [label, " "] if label else []
    for run in paragraph.iter(W + "r"):
        for node in run:
            if node.tag == W + "t":
                pieces.append(node.text or "")
            elif node.tag == W + "br":
                pieces.append(" ⏎ ")
            elif node.tag == W + "tab":
                pieces.append(" → ")
            elif node.tag == W + "drawing":
                pieces.append(_drawn(node))
    return "".join(pieces).strip()
