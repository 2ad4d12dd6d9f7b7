"""The sheet "Temuan": all findings in one table, each with a link to its cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import ceil

from pipeline.annotate.marks import LAST_COLUMN, LAST_ROW
from pipeline.annotate.markup import DECLARATION, attribute_bytes, text_bytes
from pipeline.annotate.styles import ListingStyles
from pipeline.findings import Finding

SHEET = "Temuan"
HEADINGS = ("SHEET", "SEL", "TINGKAT", "KODE", "PESAN", "SARAN")

#: In characters; together they fill the width of an A4 page in landscape.
_WIDTHS = (20, 9, 13, 10, 62, 62)
#: Excel opens no sheet with more hyperlinks [Excel specifications and limits].
_MOST_LINKS = 65_530
#: Letters of text in the room of one digit, by which Excel measures widths.
_LETTERS = 1.1
_LINE_POINTS = 13.0
#: Excel's highest row.
_TALLEST = 409.0
_TAB_COLOUR = "FFC00000"


def free_title(wanted: str, taken: Collection[str]) -> str:
    """``Temuan``, or ``Temuan (2)`` and so on; Excel does not tell case apart."""
    used = {name.casefold() for name in taken}
    title, number = wanted, 1
    while title.casefold() in used:
        number += 1
        title = f"{wanted} ({number})"
    return title


def area_of(findings: tuple[Finding, ...]) -> str:
    """The table's area; a table has a row even where nothing was found."""
    return f"A1:F{max(2, len(findings) + 1)}"


def sheet_xml(
    findings: tuple[Finding, ...],
    sheets: Mapping[str, str],
    styles: ListingStyles,
    namespaces: tuple[str, str],
    table: str,
) -> Iterator[bytes]:
    """The worksheet part, in pieces.

    ``sheets`` gives the real name of each sheet that a finding may name, ``namespaces``
    those of the main part and of relationships, ``table`` the table's relationship id.
    """
    main, relations = (attribute_bytes(n) for n in namespaces)
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, 1)
    )
    yield DECLARATION + b"<worksheet xmlns=%b xmlns:r=%b>" % (main, relations)
    yield (
        f'<sheetPr><tabColor rgb="{_TAB_COLOUR}"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{area_of(findings)}"/><sheetViews><sheetView showGridLines="0" '
        'workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    ).encode()
    yield _row(1, [(heading, styles.header) for heading in HEADINGS])
    for number, finding in enumerate(findings, 2):
        yield _finding_row(number, finding, styles)
    yield b"</sheetData>"
    yield from _links(findings, sheets)
    yield (
        b'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        b"<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
        b'<tableParts count="1"><tablePart r:id=%b/></tableParts></worksheet>'
    ) % attribute_bytes(table)


def _row(number: int, values: list[tuple[str, int]]) -> bytes:
    cells = []
    for letter, (text, style) in zip("ABCDEF", values, strict=True):
        if text:
            inside = b'<is><t xml:space="preserve">%b</t></is>' % text_bytes(text)
            cell = b'<c r="%b%d" s="%d" t="inlineStr">%b</c>'
            cells.append(cell % (letter.encode(), number, style, inside))
        else:
            cells.append(b'<c r="%b%d" s="%d"/>' % (letter.encode(), number, style))
    height = f"{_height([text for text, _ in values]):g}".encode()
    return b'<row r="%d" ht="%b">%b</row>' % (number, height, b"".join(cells))


def _height(texts: list[str]) -> float:
    """Points for the row's longest cell: not every program fits rows when it opens a file."""
    lines = 1
    for text, width in zip(texts, _WIDTHS, strict=True):
        room = width * _LETTERS
        lines = max(lines, sum(max(1, ceil(len(part) / room)) for part in text.split("\n")))
    return min(_TALLEST, lines * _LINE_POINTS + 2)


def _finding_row(number: int, finding: Finding, styles: ListingStyles) -> bytes:
    texts = (
        finding.sheet or "",
        finding.cell or "",
        finding.severity.printed,
        finding.code,
        finding.message,
        finding.hint,
    )
    return _row(number, list(zip(texts, styles.columns(finding.severity), strict=True)))


def _links(findings: tuple[Finding, ...], sheets: Mapping[str, str]) -> Iterator[bytes]:
    made = 0
    for number, finding in enumerate(findings, 2):
        sheet, place = sheets.get(finding.place.sheet), finding.place
        if not sheet or not finding.cell or place.row > LAST_ROW or place.column > LAST_COLUMN:
            continue
        if made == _MOST_LINKS:
            break
        location = f"'{sheet.replace(chr(39), chr(39) * 2)}'!{finding.cell}"
        yield (b"<hyperlinks>" if not made else b"") + (
            b'<hyperlink ref="B%d" location=%b display=%b/>'
            % (number, attribute_bytes(location), attribute_bytes(finding.cell))
        )
        made += 1
    if made:
        yield b"</hyperlinks>"


def table_xml(findings: tuple[Finding, ...], name: str, number: int, namespace: str) -> bytes:
    """The table part; ``name`` and ``number`` are unique in the workbook."""
    area = area_of(findings)
    columns = "".join(
        f'<tableColumn id="{n}" name="{heading}"/>' for n, heading in enumerate(HEADINGS, 1)
    )
    return (
        DECLARATION
        + (
            f'<table xmlns="{namespace}" id="{number}" name="{name}" displayName="{name}" '
            f'ref="{area}" totalsRowShown="0"><autoFilter ref="{area}"/>'
            f'<tableColumns count="{len(HEADINGS)}">{columns}</tableColumns>'
            '<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" '
            'showColumnStripes="0"/></table>'
        ).encode()
    )
