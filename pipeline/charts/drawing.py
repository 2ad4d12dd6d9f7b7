"""A chart's description → its DrawingML part (``c:chartSpace``).

Children stand in the order of the schema (ISO/IEC 29500-1, dml-chart.xsd): Word refuses a
document in which they don't. Colours differ in lightness, and lines in dash and marker
besides, so that a copy in grey can be read.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline.charts.axes import AXIS_IDS, category_axis, value_axis
from pipeline.charts.description import Chart, ChartKind, Number, Series
from pipeline.charts.markup import XML_HEAD, format_code, number, text
from pipeline.charts.shapes import SIZE, fill, letters, line
from pipeline.charts.workbook import categories_reference, name_reference, values_reference

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: The chart part's relationship to its workbook.
WORKBOOK_RELATION = "rId1"

#: Heights in cm: of a line or column chart, of a lying one without its bars, and of a bar.
_HEIGHTS = {ChartKind.LINE: 7.6, ChartKind.COLUMN: 6.4}
_LYING, _BAR = 1.8, 0.8


class _Look(Struct, frozen=True):
    """How a series is told apart: colours of its bars and of its line, dash and marker."""

    bar: str
    line: str
    dash: str
    marker: str
    marker_fill: str


_DARK = _Look("1F4E79", "1F4E79", "solid", "circle", "1F4E79")
_LIGHT = _Look("D6E3F0", "8C8C8C", "dash", "square", "FFFFFF")
_MIDDLE = _Look("7FA7CF", "5B9BD5", "sysDot", "diamond", "FFFFFF")
_LOOKS = (_DARK, _LIGHT, _MIDDLE)


def _look(chart: Chart, index: int) -> _Look:
    """The dark one for the first bars, and for the last line, which is drawn over the others."""
    at = len(chart.series) - 1 - index if chart.kind is ChartKind.LINE else index
    return _LOOKS[at % len(_LOOKS)]


def chart_part(chart: Chart) -> bytes:
    """The XML of the chart part; its workbook is the relationship WORKBOOK_RELATION."""
    legend = len(chart.series) > 1
    plot = _LINE if chart.kind is ChartKind.LINE else _BARS
    series = "".join(_series(chart, index) for index in range(len(chart.series)))
    drawn = plot.format(series=series, direction=_direction(chart.kind), axes=AXIS_IDS)
    return (
        f'{XML_HEAD}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}">'
        '<c:date1904 val="0"/><c:lang val="id-ID"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{_layout(chart)}{drawn}"
        f"{category_axis(chart)}{value_axis(chart)}"
        "<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        f"{_LEGEND if legend else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{fill('FFFFFF')}{line('BFBFBF', 0.5)}</c:spPr>{letters()}"
        f'<c:externalData r:id="{WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


_LINE = (
    '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
    '<c:marker val="1"/>{axes}</c:lineChart>'
)
_BARS = (
    '<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
    '<c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{axes}</c:barChart>'
)


def _layout(chart: Chart) -> str:
    """The plot's place in parts of the whole, as programs left to themselves differ in it.

    Room is kept for names and ticks at the left, a legend above, ticks and title below.
    """
    high = chart_height(chart)
    lying = chart.kind is ChartKind.BAR
    left, right = (0.42, 0.08) if lying else (0.09, 0.03)
    top, bottom = (0.4 if lying else 1.0) / high, 1.35 / high
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:.4f}"/><c:y val="{top:.4f}"/>'
        f'<c:w val="{1 - left - right:.4f}"/><c:h val="{1 - top - bottom:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )


def chart_height(chart: Chart) -> float:
    """In cm: a lying chart grows with its bars."""
    fixed = _HEIGHTS.get(chart.kind)
    return _LYING + _BAR * len(chart.categories) if fixed is None else fixed


def _direction(kind: ChartKind) -> str:
    return "bar" if kind is ChartKind.BAR else "col"


# --- series -------------------------------------------------------------------------


def _series(chart: Chart, index: int) -> str:
    one = chart.series[index]
    look = _look(chart, index)
    is_line = chart.kind is ChartKind.LINE
    names = _cached(
        "str", name_reference(index), "", [f'<c:pt idx="0"><c:v>{text(one.name)}</c:v></c:pt>'], 1
    )
    shape = _stroke(look) + _marker(look) if is_line else _solid(look)
    smooth = '<c:smooth val="0"/>' if is_line else ""
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx>{names}</c:tx>{shape}'
        f"{_labels(chart, one)}<c:cat>{_categories(chart)}</c:cat>"
        f"<c:val>{_values(chart, index)}</c:val>{smooth}</c:ser>"
    )


def _categories(chart: Chart) -> str:
    points = [
        f'<c:pt idx="{at}"><c:v>{text(name)}</c:v></c:pt>'
        for at, name in enumerate(chart.categories)
    ]
    return _cached("str", categories_reference(chart), "", points, len(chart.categories))


def _values(chart: Chart, index: int) -> str:
    points = [
        f'<c:pt idx="{at}"><c:v>{number(value)}</c:v></c:pt>'
        for at, value in enumerate(chart.series[index].values)
        if value is not None
    ]
    code = f"<c:formatCode>{format_code(chart.number_format)}</c:formatCode>"
    return _cached("num", values_reference(chart, index), code, points, len(chart.categories))


def _cached(kind: str, reference: str, code: str, points: list[str], count: int) -> str:
    return (
        f"<c:{kind}Ref><c:f>{reference}</c:f><c:{kind}Cache>{code}"
        f'<c:ptCount val="{count}"/>{"".join(points)}</c:{kind}Cache></c:{kind}Ref>'
    )


def _labels(chart: Chart, one: Series) -> str:
    if not one.labelled:
        return ""
    place = _beside(chart, one) if chart.kind is ChartKind.LINE else "outEnd"
    apart = [
        f'<c:dLbl><c:idx val="{at}"/>{_label(chart, "t")}</c:dLbl>'
        for at, value in enumerate(one.values)
        if place == "b" and _is_low(chart, value)
    ]
    return f"<c:dLbls>{''.join(apart)}{_label(chart, place)}</c:dLbls>"


def _label(chart: Chart, place: str) -> str:
    return (
        f'<c:numFmt formatCode="{format_code(chart.number_format)}" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{letters(700 if chart.kind is ChartKind.LINE else SIZE)}"
        f'<c:dLblPos val="{place}"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/>'
    )


def _is_low(chart: Chart, value: Number | None) -> bool:
    """Whether a label under the value would run into the axis."""
    return value is not None and chart.maximum is not None and value * 12 < chart.maximum


def _beside(chart: Chart, one: Series) -> str:
    """Above or below a line: on the side that the other lines mostly leave free."""
    above = sum(
        _higher(value, mine)
        for other in chart.series
        if other is not one
        for value, mine in zip(other.values, one.values, strict=True)
    )
    return "b" if above > 0 else "t"


def _higher(other: Number | None, mine: Number | None) -> int:
    if other is None or mine is None:
        return 0
    return (other > mine) - (other < mine)


def _stroke(look: _Look) -> str:
    return f"<c:spPr>{line(look.line, 2.25, look.dash)}</c:spPr>"


def _marker(look: _Look) -> str:
    return (
        f'<c:marker><c:symbol val="{look.marker}"/><c:size val="6"/><c:spPr>'
        f"{fill(look.marker_fill)}{line(look.line, 1)}</c:spPr></c:marker>"
    )


def _solid(look: _Look) -> str:
    shape = fill(look.bar) + line("404040", 0.75)
    return f'<c:spPr>{shape}</c:spPr><c:invertIfNegative val="0"/>'


_LEGEND = f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{letters()}</c:legend>'
