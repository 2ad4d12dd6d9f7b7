"""Every name that a template may use, with its meaning and an example."""

from __future__ import annotations

from msgspec import Struct

from pipeline.templating.documents import document_named
from pipeline.templating.kinds import Kind, everything
from pipeline.templating.meanings import entry_of


class Variable(Struct, frozen=True):
    """A name. ``path`` is the whole of it; ``[]`` stands after a list, for each of its rows.

    ``kind`` is ``teks``, ``angka``, ``ya/tidak``, ``daftar``, ``kelompok`` or ``grafik``;
    ``example`` is "" for what is no text.
    """

    path: str
    kind: str
    meaning: str
    example: str


def variables(name: str) -> tuple[Variable, ...]:
    """All names of the document ``name``, in the order of its view. Raises TEMPLATE_UNKNOWN."""
    found = []
    for record, field, meant in everything(document_named(name).view):
        meaning, example = entry_of(record, field)
        found.append(Variable(meant.path, meant.kind.value, meaning, example))
        inner = meant.items
        if inner is not None and inner.kind is Kind.TEXT:
            found[-1] = Variable(meant.path, f"{Kind.LIST.value} teks", meaning, example)
    return tuple(found)
