"""The look that all of a chart shares: fills, strokes, letters."""

from __future__ import annotations

_FONT, _INK = "Arial", "262626"
#: Of the letters, in hundredths of a point.
SIZE = 800


def fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def line(colour: str, points: float, dash: str = "") -> str:
    kind = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(points * 12_700)}">{fill(colour)}{kind}</a:ln>'


def font(size: int) -> str:
    return (
        f'<a:defRPr sz="{size}" b="0">{fill(_INK)}<a:latin typeface="{_FONT}"/>'
        f'<a:cs typeface="{_FONT}"/></a:defRPr>'
    )


def letters(size: int = SIZE) -> str:
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{font(size)}</a:pPr>"
        '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )
