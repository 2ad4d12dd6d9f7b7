"""The workbook inside a chart: the table that Word opens for "Edit Data".

Written part by part, because one small sheet does not justify what a spreadsheet library
costs to load in every report command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.charts.markup import XML_HEAD, column, format_code, number, text
from pipeline.opc import CONTENT_TYPES, ROOT_RELATIONSHIPS, write_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.charts.description import Chart, Number

SHEET = "Data"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_TYPES = (
    f'{XML_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_ROOT = (
    f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_LINKS = (
    f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2"'
    f' Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_WORKBOOK = (
    f'{XML_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def embedded_workbook(chart: Chart) -> bytes:
    """The .xlsx of ``chart``: categories in column A, a series in each column after it.

    Equal charts give equal bytes. A gap is a cell that is not there.
    """
    parts = {
        CONTENT_TYPES: _TYPES,
        ROOT_RELATIONSHIPS: _ROOT,
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": _LINKS,
        "xl/styles.xml": _styles(chart.number_format),
        "xl/worksheets/sheet1.xml": _sheet(chart),
    }
    return write_parts({name: data.encode() for name, data in parts.items()})


def categories_reference(chart: Chart) -> str:
    return f"{SHEET}!$A$2:$A${len(chart.categories) + 1}"


def name_reference(index: int) -> str:
    """The cell that holds the name of the series ``index`` (from 0)."""
    return f"{SHEET}!${column(index + 1)}$1"


def values_reference(chart: Chart, index: int) -> str:
    letter = column(index + 1)
    return f"{SHEET}!${letter}$2:${letter}${len(chart.categories) + 1}"


def _styles(number_format: str) -> str:
    return (
        f'{XML_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164"'
        f' formatCode="{format_code(number_format)}"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="2">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    )


def _sheet(chart: Chart) -> str:
    last = f"{column(len(chart.series))}{len(chart.categories) + 1}"
    heads = [_text_cell("A1", chart.category_title)]
    heads += [_text_cell(f"{column(at)}1", one.name) for at, one in enumerate(chart.series, 1)]
    rows = [_row(1, heads)]
    for index, category in enumerate(chart.categories):
        at = index + 2
        cells = [_text_cell(f"A{at}", category)]
        for place, one in enumerate(chart.series, 1):
            value = one.values[index]
            if value is not None:
                cells.append(_number_cell(f"{column(place)}{at}", value))
        rows.append(_row(at, cells))
    return (
        f'{XML_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{last}"/>'
        '<cols><col min="1" max="1" width="36" customWidth="1"/>'
        f'<col min="2" max="{len(chart.series) + 1}" width="14" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _row(at: int, cells: Iterable[str]) -> str:
    return f'<row r="{at}">{"".join(cells)}</row>'


def _text_cell(reference: str, words: str) -> str:
    return (
        f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text(words)}</t></is></c>'
    )


def _number_cell(reference: str, value: Number) -> str:
    return f'<c r="{reference}" s="1"><v>{number(value)}</v></c>'
