"""The look of every template: styles, numbering and page setup, as an office would set them."""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import (
    WD_ALIGN_PARAGRAPH,
    WD_LINE_SPACING,
    WD_TAB_ALIGNMENT,
    WD_TAB_LEADER,
)
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

BODY_FONT = "Bookman Old Style"
TABLE_FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
LEFT, CENTER, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)

# Ids of the lists in numbering.xml; texts that are numbered apart get lists of their own.
CHAPTERS, ANNEXES, BULLETS = 1, 2, 3
FIRST_FREE_LIST = 10

_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}'
    '<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{font}</w:lvl>'
)


def _level(
    level: int,
    form: str,
    text: str,
    left: int = 0,
    hanging: int = 0,
    suffix: str = "tab",
    style: str = "",
    font: str = "",
) -> str:
    style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    font_xml = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return _LEVEL.format(
        level=level,
        form=form,
        text=text,
        left=left,
        hanging=hanging,
        suffix=suffix,
        style=style_xml,
        font=font_xml,
    )


def _abstract(number: int, levels: str, kind: str = "multilevel") -> str:
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
    )


def write_numbering(document: Document, lists: int) -> None:
    """Chapters, annexes, bullets, and ``lists`` numbered lists that each begin at 1."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    chapters = (
        _level(0, "upperRoman", "BAB %1", suffix="nothing", style="Heading1")
        + _level(1, "upperLetter", "%2.", 425, 425, style="Heading2")
        + _level(2, "decimal", "%3.", 425, 425, style="Heading3")
    )
    annexes = _level(0, "upperRoman", "LAMPIRAN %1", suffix="nothing", style="JudulLampiran")
    bullets = _level(0, "bullet", "•", 425, 283, font=BODY_FONT, style="ListBullet")
    numbers = _level(0, "decimal", "%1.", 567, 425)
    for xml in (
        _abstract(CHAPTERS, chapters),
        _abstract(ANNEXES, annexes),
        _abstract(BULLETS, bullets, "singleLevel"),
        _abstract(FIRST_FREE_LIST, numbers, "singleLevel"),
    ):
        root.append(parse_xml(xml))
    own = [(CHAPTERS, CHAPTERS), (ANNEXES, ANNEXES), (BULLETS, BULLETS)]
    own += [(FIRST_FREE_LIST + index, FIRST_FREE_LIST) for index in range(lists)]
    for list_id, abstract in own:
        restart = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
            if list_id >= FIRST_FREE_LIST
            else ""
        )
        root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{list_id}">'
                f'<w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'
            )
        )


def _font(style: ParagraphStyle, name: str, size: float, bold: bool, italic: bool = False) -> None:
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = italic
    style.font.color.rgb = BLACK
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    properties.insert(
        0,
        parse_xml(
            f'<w:rFonts {nsdecls("w")} w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" '
            f'w:eastAsia="{name}"/>'
        ),
    )


def style(
    document: Document,
    name: str,
    *,
    base: str | None = None,
    font: str = BODY_FONT,
    size: float = 12,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    before: float = 0,
    after: float = 0,
    line: float = 1.0,
    keep_next: bool = False,
    new_page: bool = False,
    outline: int | None = None,
    numbered: tuple[int, int] | None = None,
    first_line: float = 0,
) -> ParagraphStyle:
    """A paragraph style, made or changed. Sizes in points, ``first_line`` in cm."""
    styles = document.styles
    if name in [one.name for one in styles]:
        result = cast(ParagraphStyle, styles[name])
    else:
        result = cast(ParagraphStyle, styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        result.quick_style = True
    if base:
        result.base_style = styles[base]
    _font(result, font, size, bold, italic)
    form = result.paragraph_format
    form.alignment = align
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    form.line_spacing = line
    form.keep_with_next, form.keep_together = keep_next, keep_next
    form.page_break_before = new_page
    form.widow_control = True
    form.first_line_indent = Cm(first_line)
    properties = result.element.get_or_add_pPr()
    for tag in ("w:outlineLvl", "w:numPr"):
        for node in properties.findall(qn(tag)):
            properties.remove(node)
    if outline is not None:
        properties.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{outline}"/>'))
    if numbered:
        level = f'<w:ilvl w:val="{numbered[1]}"/>' if numbered[1] else ""
        node = parse_xml(
            f'<w:numPr {nsdecls("w")}>{level}<w:numId w:val="{numbered[0]}"/></w:numPr>'
        )
        # The schema's order: before spacing and indents.
        anchor = next(
            (child for child in properties if child.tag in (qn("w:spacing"), qn("w:ind"))), None
        )
        properties.append(node) if anchor is None else anchor.addprevious(node)
    return result


def write_styles(document: Document) -> None:
    """Every style that the templates use; Word's own where Word has one."""
    style(document, "Normal")
    style(document, "Body Text", align=JUSTIFY, after=6, line=1.15, first_line=1.0)
    style(document, "Title", size=14, bold=True, align=CENTER, line=1.15)
    style(document, "Subtitle", size=14, bold=True, align=CENTER, line=1.15)
    _remove_borders(document, "Title")
    for name, level in (("Heading 1", 0), ("Heading 2", 1), ("Heading 3", 2)):
        style(
            document,
            name,
            size=14 if level == 0 else 12,
            bold=True,
            align=CENTER if level == 0 else LEFT,
            before=0 if level == 0 else 12,
            after=18 if level == 0 else 6,
            line=1.15,
            keep_next=True,
            new_page=level == 0,
            outline=level,
            numbered=(CHAPTERS, level),
        )
        if level:
            form = document.styles[name].paragraph_format
            form.left_indent, form.first_line_indent = Cm(0.75), Cm(-0.75)
    style(document, "Heading 4", size=11, bold=True, italic=True, before=6, after=3, keep_next=True)
    front = {"size": 14, "bold": True, "align": CENTER, "after": 12, "keep_next": True}
    style(document, "Judul Depan", base="Normal", outline=0, **front)  # type: ignore[arg-type]
    style(document, "Judul Daftar Isi", base="Normal", **front)  # type: ignore[arg-type]
    style(
        document,
        "Judul Lampiran",
        base="Normal",
        outline=0,
        numbered=(ANNEXES, 0),
        **{**front, "size": 12},  # type: ignore[arg-type]
    )
    style(document, "Caption", size=11, bold=True, align=CENTER, before=6, after=3, keep_next=True)
    style(document, "Gambar", base="Normal", align=CENTER, before=8, keep_next=True)
    # Below a picture, unlike Word's own Caption, which stands above a table.
    style(document, "Keterangan Gambar", base="Normal", size=11, bold=True, align=CENTER, before=3)
    style(document, "Catatan Gambar", base="Normal", size=10, italic=True, align=CENTER)
    for name in ("Keterangan Gambar", "Catatan Gambar"):
        document.styles[name].paragraph_format.space_after = Pt(6)
    style(document, "List Bullet", align=JUSTIFY, after=3, line=1.15, numbered=(BULLETS, 0))
    style(document, "List Number", align=JUSTIFY, after=3, line=1.05)
    for name in ("List Bullet", "List Number"):
        form = document.styles[name].paragraph_format
        form.left_indent, form.first_line_indent = Cm(1.0), Cm(-0.75)
    style(document, "Butir Ringkasan", base="Normal", size=10.5, after=2)
    style(document, "Capaian Ringkasan", base="Normal", size=13, bold=True, before=2, after=4)
    style(document, "Tanda Tangan", base="Normal", keep_next=True)
    document.styles["Tanda Tangan"].paragraph_format.left_indent = Cm(7.5)
    style(document, "Kop", base="Normal", size=14, bold=True, align=CENTER)
    style(document, "Kop Alamat", base="Normal", size=10, align=CENTER)
    _write_table_styles(document)
    _write_running_styles(document)


def _write_table_styles(document: Document) -> None:
    table = {"base": "Normal", "font": TABLE_FONT, "before": 1, "after": 1}
    for suffix, align in (("", LEFT), (" Tengah", CENTER), (" Kanan", RIGHT)):
        style(document, "Isi Tabel" + suffix, size=8.5, align=align, **table)  # type: ignore[arg-type]
    roomy = {**table, "before": 1.5, "after": 1.5}
    for suffix, align in (("", LEFT), (" Tengah", CENTER), (" Kanan", RIGHT)):
        style(document, "Isi Ringkasan" + suffix, size=9, align=align, **roomy)  # type: ignore[arg-type]
    style(document, "Kepala Tabel", size=7.5, bold=True, align=CENTER, keep_next=True, **table)  # type: ignore[arg-type]
    for suffix, align in (("", LEFT), (" Tengah", CENTER)):
        style(document, "Isi Lembar" + suffix, size=6.5, align=align, **table)  # type: ignore[arg-type]
    style(document, "Kepala Lembar", size=6, bold=True, align=CENTER, keep_next=True, **table)  # type: ignore[arg-type]
    style(document, "Keterangan Tabel", base="Normal", size=10, before=3, after=6, italic=True)
    command = style(document, "Perintah Templat", base="Normal", font="Consolas", size=8)
    command.font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    # A paragraph after a table: Word needs one, the page should not show it.
    style(document, "Jeda", base="Normal", size=6)


def _write_running_styles(document: Document) -> None:
    style(document, "Header", base="Normal", size=9, align=CENTER)
    footer = style(document, "Footer", base="Normal", size=8)
    for one in ("Header", "Footer"):
        tabs = document.styles[one].element.pPr.find(qn("w:tabs"))
        if tabs is not None:
            document.styles[one].element.pPr.remove(tabs)
    border = (
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="4" w:color="7F7F7F"/>'
        "</w:pBdr>"
    )
    properties = footer.element.pPr
    anchor = next(child for child in properties if child.tag == qn("w:spacing"))
    anchor.addprevious(parse_xml(border))
    stamp = style(document, "Cap", base="Normal", font=TABLE_FONT, size=20, bold=True, align=CENTER)
    stamp.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    for level, (before, bold) in enumerate(((6, True), (2, False)), start=1):
        entry = style(
            document, f"toc {level}", base="Normal", size=11, bold=bold, before=before, after=0
        )
        entry.element.find(qn("w:name")).set(qn("w:val"), f"toc {level}")
        form = entry.paragraph_format
        form.left_indent = Cm(3.1 + (0.85 if level == 2 else 0))
        form.first_line_indent = Cm(-3.1 if level == 1 else -0.85)
        form.right_indent = Cm(1.0)
        _toc_tabs(entry, left=3.1 if level == 1 else 3.95)


def _toc_tabs(entry: ParagraphStyle, left: float) -> None:
    stops = entry.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(left), WD_TAB_ALIGNMENT.LEFT)
    stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _remove_borders(document: Document, name: str) -> None:
    border = document.styles[name].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles[name].element.pPr.remove(border)
