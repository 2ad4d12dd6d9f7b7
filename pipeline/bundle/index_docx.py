"""The index as .docx: a table by area, to print and to hand over; names are links.

Written as parts [ECMA-376 part 1, 17], for the links into the bundle are relative, which
a template can't hold.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.sax.saxutils import escape

from pipeline.opc import CONTENT_TYPES, ROOT_RELATIONSHIPS, write_parts

from .index import Index, IndexItem, IndexRow

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'

#: Heads and widths in twentieths of a point; together the landscape page between margins.
_COLUMNS = (
    ("NO", 560),
    ("KODE", 900),
    ("INDIKATOR", 3900),
    ("BULAN", 1200),
    ("BUKTI DUKUNG", 4900),
    ("HASIL PERIKSA", 1600),
    ("KETERANGAN", 1510),
)
_CENTERED = (0, 1, 3)


def index_docx(index: Index) -> bytes:
    """The bytes of the document; equal for equal indexes."""
    links = _Links()
    document = _document(index, links)
    parts = {
        CONTENT_TYPES: _content_types(),
        ROOT_RELATIONSHIPS: _root_relationships(),
        "docProps/core.xml": _properties(index),
        "word/document.xml": document,
        "word/styles.xml": _STYLES,
        "word/header1.xml": _header(index),
        "word/footer1.xml": _FOOTER,
        "word/_rels/document.xml.rels": links.part(),
    }
    return write_parts({name: (_XML + text).encode() for name, text in parts.items()})


class _Links:
    """The relationships of the document: its own parts, and a target a link."""

    def __init__(self) -> None:
        self._targets: dict[str, str] = {}

    def id(self, target: str) -> str:
        return self._targets.setdefault(target, f"rId{len(self._targets) + 10}")

    def part(self) -> str:
        own = (("styles", "styles.xml"), ("header", "header1.xml"), ("footer", "footer1.xml"))
        lines = [
            f'<Relationship Id="rId{n}" Type="{_R}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(own, 1)
        ]
        lines += [
            f'<Relationship Id="{number}" Type="{_R}/hyperlink" TargetMode="External" '
            f"Target={_attribute(target)}/>"
            for target, number in self._targets.items()
        ]
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _attribute(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;"}) + '"'


# --- the text -----------------------------------------------------------------------------


def _run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(content: str, style: str = "", center: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += '<w:jc w:val="center"/>' if center else ""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inner}{content}</w:p>"


def _document(index: Index, links: _Links) -> str:
    body = [_paragraph(_run(text), "Title") for text in (*index.title, index.office.upper())]
    body += [_paragraph(_run(text), "Line") for text in index.lines]
    body += [_paragraph("", "Gap"), _table(index, links), _paragraph("", "Gap")]
    body += [_paragraph(_run(text), "Note") for text in index.notes]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_NAMES}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _table(index: Index, links: _Links) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in _COLUMNS)
    rows = [_head()]
    number = 0
    for area, own in index.areas:
        rows.append(_band(area))
        if not own:
            rows.append(_band("Belum ada bukti yang jatuh waktunya", plain=True))
        for row in own:
            number += 1
            rows.append(_row(number, row, links))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="IndexTable"/><w:tblW w:w="5000" w:type="pct"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(width: int, content: str, properties: str = "") -> str:
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{properties}</w:tcPr>{content}</w:tc>"


def _head() -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
    cells = "".join(
        _cell(width, _paragraph(_run(name, "<w:b/>"), "Cell", center=True), shade)
        for name, width in _COLUMNS
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _band(text: str, plain: bool = False) -> str:
    shade = "" if plain else '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    span = f'<w:gridSpan w:val="{len(_COLUMNS)}"/>'
    width = sum(width for _, width in _COLUMNS)
    keep = "" if plain else "<w:keepNext/>"
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="Cell"/>{keep}</w:pPr>'
        f"{_run(text, '' if plain else '<w:b/>')}</w:p>"
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(width, paragraph, span + shade)}</w:tr>"


def _row(number: int, row: IndexRow, links: _Links) -> str:
    proofs = "".join(_proof(item, links) for item in row.items)
    texts = (str(number), row.code, row.indicator, row.month, "", row.examination, row.remark)
    cells = []
    for place, (text, (_, width)) in enumerate(zip(texts, _COLUMNS, strict=True)):
        content = _paragraph(_run(text), "Cell", center=place in _CENTERED)
        cells.append(_cell(width, (proofs or content) if place == 4 else content))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _proof(item: IndexItem, links: _Links) -> str:
    """A proof as a paragraph: its name, a link where there is something to open, its remark."""
    name = _run(item.name)
    # The folders' names hold nothing but what quote() makes a plain relative address of.
    target = quote(item.path, safe="/") if item.path else item.url
    if target:
        style = '<w:rStyle w:val="Hyperlink"/>'
        name = f'<w:hyperlink r:id="{links.id(target)}">{_run(item.name, style)}</w:hyperlink>'
    remark = _run(f" – {item.remark}", "<w:i/>") if item.remark else ""
    return _paragraph(name + remark, "Cell")


# --- the other parts ------------------------------------------------------------------------


def _header(index: Index) -> str:
    stamp = _run(index.stamp, '<w:b/><w:color w:val="C00000"/>') if index.stamp else ""
    return (
        f'<w:hdr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Line"/><w:jc w:val="right"/></w:pPr>'
        f"{stamp}</w:p></w:hdr>"
    )


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{_run("1")}</w:fldSimple>'


_FOOTER = (
    f'<w:ftr {_NAMES}><w:p><w:pPr><w:pStyle w:val="Note"/><w:jc w:val="right"/></w:pPr>'
    f"{_run('Halaman ')}{_field('PAGE')}{_run(' dari ')}{_field('NUMPAGES')}</w:p></w:ftr>"
)


def _style(name: str, size: int, extra: str = "", after: int = 0) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:spacing w:before="0" w:after="{after}"/></w:pPr>'
        f'<w:rPr>{extra}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = (
    f"<w:styles {_NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Bookman Old Style" w:hAnsi="Bookman Old Style" w:cs="Bookman Old Style"/>'
    '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>'
    + _style("Line", 20, after=40)
    + _style("Note", 16, after=20)
    + _style("Gap", 8)
    + _style("Cell", 17, '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>', after=20)
    + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="IndexTable">'
    f'<w:name w:val="Index Table"/><w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders>'
    '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style></w:styles>"
)


def _content_types() -> str:
    own = (
        ("/word/document.xml", f"{_WORD}.document.main+xml"),
        ("/word/styles.xml", f"{_WORD}.styles+xml"),
        ("/word/header1.xml", f"{_WORD}.header+xml"),
        ("/word/footer1.xml", f"{_WORD}.footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    listed = "".join(f'<Override PartName="{p}" ContentType="{kind}"/>' for p, kind in own)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _root_relationships() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def _properties(index: Index) -> str:
    made = f"{index.made_on.isoformat()}T00:00:00Z"
    date = 'xsi:type="dcterms:W3CDTF"'
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(' '.join(index.title))}</dc:title>"
        f"<dc:creator>{escape(index.office)}</dc:creator><dc:language>id-ID</dc:language>"
        f"<dcterms:created {date}>{made}</dcterms:created>"
        f"<dcterms:modified {date}>{made}</dcterms:modified></cp:coreProperties>"
    )
