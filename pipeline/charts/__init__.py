"""Native Word charts: a plain description → DrawingML with its workbook inside.

Whoever opens the report in Word can restyle a chart or edit its data, as with any chart
made in Word itself. The values that the drawing holds are those of the embedded workbook.
"""

from pipeline.charts.description import NO_CHART, Chart, ChartKind, Number, Series
from pipeline.charts.inline import (
    CHART_CONTENT,
    CHART_RELATION,
    WORKBOOK_CONTENT,
    ChartParts,
    chart_parts,
    inline_drawing,
)

__all__ = [
    "CHART_CONTENT",
    "CHART_RELATION",
    "NO_CHART",
    "WORKBOOK_CONTENT",
    "Chart",
    "ChartKind",
    "ChartParts",
    "Number",
    "Series",
    "chart_parts",
    "inline_drawing",
]
