"""What a name of a template stands for: a text, a list, a record … – by the view's types."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from pipeline.charts import Chart
from pipeline.view.packet import types as packet
from pipeline.view.parts import chart_types, correction_types, types
from pipeline.view.periods import annual_types, quarterly_types
from pipeline.view.recaps import types as recap_types
from pipeline.view.registers import types as register_types


class Kind(Enum):
    """``value`` is what a clerk calls it."""

    TEXT = "teks"
    NUMBER = "angka"
    FLAG = "ya/tidak"
    LIST = "daftar"
    RECORD = "kelompok"
    CHART = "grafik"


class Meant(Struct, frozen=True):
    """What an expression gives. ``path`` is its full name (``recap[].done``), "" for none.

    ``record`` is a RECORD's type, ``items`` what a LIST holds.
    """

    kind: Kind
    path: str = ""
    record: type | None = None
    items: Meant | None = None


#: What a template may say of a chart besides printing it.
CHART_FIELDS = ("title", "note", "alt_text")
TEXT, NUMBER, FLAG = Meant(Kind.TEXT), Meant(Kind.NUMBER), Meant(Kind.FLAG)
#: What a name stands for where its list is not known: whatever is said of it, without a fault.
ANYTHING = Meant(Kind.TEXT, "?")
#: ``loop.index`` and the like, in a loop.
LOOP = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth"), NUMBER),
    **dict.fromkeys(("first", "last"), FLAG),
}


@functools.cache
def _known_types() -> dict[str, object]:
    """The views' types by name: a module may import those of another for its annotations only."""
    modules = (correction_types, chart_types, types, register_types, quarterly_types)
    found: dict[str, object] = {"Chart": Chart}
    for module in (*modules, annual_types, recap_types, packet):
        found |= {name: value for name, value in vars(module).items() if isinstance(value, type)}
    return found


@functools.cache
def fields_of(record: type[Struct]) -> Mapping[str, object]:
    """Field name → its annotated type, of a record; a chart's are those that may be printed."""
    if record is Chart:
        return dict.fromkeys(CHART_FIELDS, str)
    hints = typing.get_type_hints(record, localns=_known_types())
    return {name: hints[name] for name in record.__struct_fields__}


def meant_by(annotation: object, path: str) -> Meant:
    """What a field so annotated stands for. Raises TypeError for a type that no view has."""
    if annotation is str:
        return Meant(Kind.TEXT, path)
    if annotation is bool:
        return Meant(Kind.FLAG, path)
    if annotation is int:
        return Meant(Kind.NUMBER, path)
    if annotation is Chart:
        return Meant(Kind.CHART, path, Chart)
    if typing.get_origin(annotation) is tuple:
        return Meant(Kind.LIST, path, None, meant_by(typing.get_args(annotation)[0], f"{path}[]"))
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return Meant(Kind.RECORD, path, annotation)
    raise TypeError(f"{path}: a template can't use {annotation!r}")


def members(meant: Meant) -> dict[str, Meant]:
    """The fields of a record or chart by name; nothing for anything else."""
    if meant.record is None:
        return {}
    start = f"{meant.path}." if meant.path else ""
    return {
        name: meant_by(annotation, start + name)
        for name, annotation in fields_of(meant.record).items()
    }


def everything(view: type) -> Iterator[tuple[type, str, Meant]]:
    """Each name below ``view``, in order: the record it is a field of, its name there, itself."""

    def below(meant: Meant) -> Iterator[tuple[type, str, Meant]]:
        for name, member in members(meant).items():
            assert meant.record is not None
            yield meant.record, name, member
            inner = member.items if member.items is not None else member
            while inner.items is not None:
                inner = inner.items
            yield from below(inner)

    yield from below(Meant(Kind.RECORD, "", view))
