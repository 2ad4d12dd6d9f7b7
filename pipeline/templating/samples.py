"""Made-up values for a view: what ``templates vars`` shows, and what a template is tried with."""

from __future__ import annotations

import typing
from typing import Any

from pipeline.charts import NO_CHART, Chart, ChartKind, Series
from pipeline.templating.kinds import fields_of
from pipeline.templating.meanings import example_of

_CHART = Chart(
    ChartKind.COLUMN,
    "Capaian menurut area",
    ("I", "II"),
    (Series("Capaian", (88, 75)),),
    "Diagram batang capaian menurut area: I 88%, II 75%.",
    note="Contoh catatan grafik.",
)


def sample_view(view: type) -> object:
    """A record of type ``view`` with every list filled and every text the example of its name."""
    return _record(view, full=True)


def empty_view(view: type) -> object:
    """A record of type ``view`` with every list empty, every text blank, every choice "no"."""
    return _record(view, full=False)


def _record(record: type, full: bool) -> object:
    values = {
        name: _value(record, name, annotation, full)
        for name, annotation in fields_of(record).items()
    }
    return record(**values)


def _value(record: type, name: str, annotation: Any, full: bool) -> object:
    if annotation is str:
        return example_of(record, name) if full else ""
    if annotation is bool:
        return full
    if annotation is int:
        return 1
    if annotation is Chart:
        return _CHART if full else NO_CHART
    if typing.get_origin(annotation) is tuple:
        inner = typing.get_args(annotation)[0]
        return (_value(record, name, inner, full),) * (2 if full else 0)
    return _record(annotation, full)
