"""The pieces that templates are made of: tags, tables, pictures, running heads."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm
from docx.text.paragraph import Paragraph

COMMAND = "Perintah Templat"
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


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


def unless_blank(document: Document, name: str, style: str) -> None:
    """A paragraph that is left out where ``name`` is blank."""
    command(document, f"{{%p if {name} %}}")
    document.add_paragraph(f"{{{{ {name} }}}}", style)
    command(document, "{%p endif %}")


def break_before(paragraph: Paragraph, text: str) -> Paragraph:
    """``text`` on a line of its own under a heading's automatic number."""
    paragraph.add_run().add_break()
    paragraph.add_run(text)
    return paragraph


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
) -> Any:
    """A row of ``(text, paragraph style)``; never split over pages, a header repeated on each."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, (text, style), width in zip(row.cells, cells, widths, strict=True):
        cell.width = Cm(width)
        lines = text.split("\n")
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.style = style
            run = paragraph.add_run(line)
            run.bold = True if bold else None
        if fill:
            cell._tc.get_or_add_tcPr().append(
                parse_xml(
                    f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'
                )
            )
        if header:
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>')
            )
    return row


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
    sheet: bool = False,
    total: Sequence[str] = (),
) -> None:
    """A table with a row for each ``name`` in ``rows``, and a row ``total`` if given."""
    head, body = ("Kepala Lembar", "Isi Lembar") if sheet else ("Kepala Tabel", "Isi Tabel")
    widths = [column.width for column in columns]
    table = new_table(document, widths)
    heads = [(column.head, head) for column in columns]
    add_row(table, heads, widths, header=True, fill="E7E6E6")
    command_row(table, f"{{%tr for {name} in {rows} %}}", widths)
    cells = [(column.cell, f"{body} {column.align}".strip()) for column in columns]
    add_row(table, cells, widths)
    command_row(table, "{%tr endfor %}", widths)
    if total:
        sums = [
            (text, f"{body} {column.align}".strip())
            for text, column in zip(total, columns, strict=True)
        ]
        add_row(table, sums, widths, fill="F2F2F2", bold=True)
    document.add_paragraph("", "Jeda")


def table_or_sentence(
    document: Document,
    columns: Sequence[Column],
    name: str,
    rows: str,
    intro: str,
    empty: str,
    *,
    sheet: bool = False,
) -> None:
    """Introduction and table where there are rows, else the sentence that there are none."""
    if intro:
        command(document, f"{{%p if {intro} %}}")
        sentence = document.add_paragraph(f"{{{{ {intro} }}}}", "Body Text")
        sentence.paragraph_format.keep_with_next = True
        command(document, "{%p endif %}")
    command(document, f"{{%p if {rows} %}}")
    table_of(document, columns, name, rows, sheet=sheet)
    command(document, "{%p else %}")
    document.add_paragraph(f"{{{{ {empty} }}}}", "Body Text")
    command(document, "{%p endif %}")


# --- running heads ----------------------------------------------------------------


def page_setup(section: Section, *, landscape: bool = False) -> None:
    """A4 with an office's margins; landscape has the binding edge on top."""
    width, height = Cm(21.0), Cm(29.7)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.left_margin, section.right_margin = (Cm(2), Cm(2)) if landscape else (Cm(3), Cm(2))
    section.top_margin, section.bottom_margin = (Cm(3), Cm(2)) if landscape else (Cm(2.5), Cm(2.5))
    section.header_distance = section.footer_distance = Cm(1.0)
    if landscape:
        page = section._sectPr.find(qn("w:pgSz"))
        page.set(qn("w:orient"), "landscape")


def page_numbers(section: Section, form: str, start: int | None) -> None:
    start_xml = f' w:start="{start}"' if start is not None else ""
    for node in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(node)
    node = parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="{form}"{start_xml}/>')
    section._sectPr.find(qn("w:pgMar")).addnext(node)


def write_header(section: Section) -> None:
    """The stamp (DRAF, CONTOH) on every page, large and as a watermark; else an empty line."""
    header = section.header
    header.is_linked_to_previous = False
    first = header.paragraphs[0]
    first.style = COMMAND
    first.add_run("{%p if frame.stamp %}")
    stamp = header.add_paragraph("{{ frame.stamp }}", "Cap")
    stamp.add_run()._r.append(parse_xml(_watermark("frame.stamp")))
    header.add_paragraph("{%p endif %}", COMMAND)
    header.add_paragraph("", "Header")


def _watermark(name: str) -> str:
    """Word's own WordArt watermark, as Design > Watermark writes it."""
    return f"""<w:pict {nsdecls("w")} {_VML}>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>
<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"
 o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/>
</v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"
 alt="Tanda air" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;\
rotation:315;z-index:-251658752;mso-position-horizontal:center;\
mso-position-horizontal-relative:margin;mso-position-vertical:center;\
mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">
<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt"
 string="{{{{ {name} }}}}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict>"""


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A Word field with the result that shows until Word updates it."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind is None:
            run._r.append(
                parse_xml(
                    f'<w:instrText {nsdecls("w")} xml:space="preserve"> {code} </w:instrText>'
                )
            )
        elif kind == "text":
            run.text = shown
        else:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def write_footer(section: Section, width: float, *, number: bool = True) -> None:
    """The document's name on the left, the page's number on the right of ``width`` cm."""
    from docx.enum.text import WD_TAB_ALIGNMENT

    footer = section.footer
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    if not number:
        paragraph.style = "Header"
        return
    paragraph.style = "Footer"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ frame.footer }}\t")
    add_field(paragraph, "PAGE", "1")


# --- the placeholder emblem -------------------------------------------------------


def placeholder_picture() -> BytesIO:
    """A plain grey ring as PNG: the emblem is the office's own to insert."""
    size, rows = 96, bytearray()
    for y in range(size):
        rows.append(0)
        for x in range(size):
            distance = ((x - size / 2 + 0.5) ** 2 + (y - size / 2 + 0.5) ** 2) ** 0.5
            rows.append(0xA6 if 38 <= distance <= 44 else 0xFF)
    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    png = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        checksum = zlib.crc32(kind + data)
        png += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
    return BytesIO(png)
