"""A chart's place in a paragraph, and the parts that it brings to the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.charts.drawing import WORKBOOK_RELATION, chart_height, chart_part
from pipeline.charts.markup import XML_HEAD, text
from pipeline.charts.workbook import embedded_workbook

if TYPE_CHECKING:
    from pipeline.charts.description import Chart

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

CHART_CONTENT = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART_RELATION = f"{_R}/chart"
WORKBOOK_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EMU_PER_CM = 360_000


class ChartParts(Struct, frozen=True):
    """The chart part, its relationships, and its workbook, as bytes."""

    chart: bytes
    relationships: bytes
    workbook: bytes


def chart_parts(chart: Chart, workbook_target: str) -> ChartParts:
    """The parts of ``chart``; ``workbook_target`` is the workbook's name as the chart sees it.

    Equal arguments give equal bytes.
    """
    links = (
        f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="{WORKBOOK_RELATION}" Type="{_R}/package"'
        f' Target="{text(workbook_target)}"/></Relationships>'
    )
    return ChartParts(chart_part(chart), links.encode(), embedded_workbook(chart))


def inline_drawing(chart: Chart, relation: str, number: int, width: int, most: int) -> bytes:
    """``w:drawing`` that shows the chart of ``relation``, ``width`` wide, at most ``most`` high.

    Both in English metric units; ``number`` is the drawing's id, unique in the document.
    """
    height = min(round(chart_height(chart) * EMU_PER_CM), most)
    return (
        f'<w:drawing xmlns:w="{_W}" xmlns:wp="{_WP}" xmlns:a="{_A}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Grafik {number}" descr="{text(chart.alt_text)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    ).encode()
