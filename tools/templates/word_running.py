"""What runs along with the pages of a template: page setup, heads, feet, stamp and emblem."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from tools.templates.word_parts import COMMAND

_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


def page_setup(section: Section, *, landscape: bool = False) -> None:
    """A4 with an office's margins; landscape has the binding edge on top."""
    width, height = Cm(21.0), Cm(29.7)
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.left_margin, section.right_margin = (Cm(2), Cm(2)) if landscape else (Cm(3), Cm(2))
    section.top_margin, section.bottom_margin = (Cm(3), Cm(2)) if landscape else (Cm(2.5), Cm(2.5))
    section.header_distance = section.footer_distance = Cm(1.0)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE


def page_numbers(section: Section, form: str, start: int | None) -> None:
    start_xml = f' w:start="{start}"' if start is not None else ""
    for node in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(node)
    node = parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="{form}"{start_xml}/>')
    margins = section._sectPr.find(qn("w:pgMar"))
    if margins is None:
        raise LookupError("a section without margins")
    margins.addnext(node)


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
