"""The two axes of a chart, with their titles and Indonesian numbers."""

from __future__ import annotations

from pipeline.charts.description import Chart, ChartKind
from pipeline.charts.markup import format_code, number, text
from pipeline.charts.shapes import SIZE, font, letters, line

_CATEGORY_AXIS, _VALUE_AXIS = 111111111, 222222222
_GRID = "D9D9D9"
#: How the series refer to the axes.
AXIS_IDS = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'


def category_axis(chart: Chart) -> str:
    lying = chart.kind is ChartKind.BAR
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        # Lying bars would otherwise run from the bottom up.
        f'<c:scaling><c:orientation val="{"maxMin" if lying else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if lying else "b"}"/>'
        f"{_title(chart.category_title, turned=lying)}"
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line('7F7F7F', 0.75)}</c:spPr>{letters()}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(chart: Chart) -> str:
    lying = chart.kind is ChartKind.BAR
    top = "" if chart.maximum is None else f'<c:max val="{chart.maximum}"/>'
    step = _step(chart)
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{top}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if lying else "l"}"/>'
        f"<c:majorGridlines><c:spPr>{line(_GRID, 0.5)}</c:spPr></c:majorGridlines>"
        f"{_title(chart.value_title, turned=not lying)}"
        f'<c:numFmt formatCode="{format_code("#,##0")}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{letters()}"
        # Where the categories run from the top down, "max" is the bottom.
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "autoZero"}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _step(chart: Chart) -> str:
    """Few counts would get gridlines at halves, which no count can reach."""
    if chart.maximum is not None:
        return f'<c:majorUnit val="{number(max(1, chart.maximum // 5))}"/>'
    highest = max((v for one in chart.series for v in one.values if v is not None), default=0)
    return '<c:majorUnit val="1"/>' if highest <= 5 else ""


def _title(words: str, *, turned: bool) -> str:
    if not words:
        return ""
    turn = ' rot="-5400000" vert="horz"' if turned else ""
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>{font(SIZE)}</a:pPr>"
        f'<a:r><a:rPr lang="id-ID" sz="{SIZE}" b="0"/><a:t>{text(words)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )
