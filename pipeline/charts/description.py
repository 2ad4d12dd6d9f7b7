"""What a chart shows, as plain values; nothing of how it is drawn."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from msgspec import Struct

#: A count, or a percentage as measured: both are exact, and printed as they are.
Number = int | Decimal


class ChartKind(Enum):
    """``LINE``: a course over time. ``BAR``: long names, lying. ``COLUMN``: counts, standing."""

    LINE = "line"
    BAR = "bar"
    COLUMN = "column"


class Series(Struct, frozen=True):
    """Values by category; None is a gap, never 0. ``labelled``: each value is printed, too."""

    name: str
    values: tuple[Number | None, ...]
    labelled: bool = True


class Chart(Struct, frozen=True):
    """A chart. A template asks with ``if`` whether it shows anything.

    ``title`` is the caption's text, ``note`` a line under it ("" for none), ``alt_text`` what
    a reader hears who cannot see the chart. ``number_format`` is Excel's code without a
    locale (``0.00``); numbers are printed the Indonesian way. ``maximum`` ends the axis of
    values, which begins at 0; None leaves it to the values.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt_text: str
    category_title: str = ""
    value_title: str = ""
    number_format: str = "0"
    maximum: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError where a series has not one value (or gap) for each category."""
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(f"{one.name!r}: {len(one.values)} of {len(self.categories)}")

    def __bool__(self) -> bool:
        """Whether there is any value to show."""
        return any(value is not None for one in self.series for value in one.values)


#: Stands where there is nothing to show.
NO_CHART = Chart(ChartKind.LINE, "", (), (), "")
