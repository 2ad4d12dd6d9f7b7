"""Printed figures beside those of the workbook: read from the document, looked up in the report.

A figure's name is its path in the report's record: ``summary.achievement`` is a field of a
field, ``recap.V.done`` the field ``done`` of that row of ``recap`` whose first field is ``V``,
``paragraphs.2.p`` the second of several texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from pipeline.opc import read_parts
from pipeline.tagged import Tagged, tagged_figures

Printed = Tagged


class Figure(Struct, frozen=True):
    """A printed figure and what the workbook says now.

    ``workbook`` is None where no workbook was asked, or where it has no such figure;
    ``agrees`` is None only where none was asked.
    """

    name: str
    label: str
    printed: str
    workbook: str | None = None
    agrees: bool | None = None


def printed_figures(docx: bytes) -> tuple[Printed, ...]:
    """The tagged figures of a document in its order. Raises NotAPackage."""
    return tagged_figures(read_parts(docx))


def expected_figures(report: object, names: Iterable[str]) -> dict[str, str]:
    """What ``report``, a view's record, says under each of ``names``.

    Names that it does not have are left out.
    """
    found = ((name, _look_up(report, name)) for name in names)
    return {name: text for name, text in found if text is not None}


def compare(printed: Iterable[Printed], expected: Mapping[str, str] | None) -> tuple[Figure, ...]:
    """Each printed figure beside the expected one; ``expected`` None where none was asked."""
    figures = []
    for one in printed:
        now = None if expected is None else expected.get(one.name)
        agrees = None if expected is None else now is not None and _plain(now) == one.text
        figures.append(Figure(one.name, one.label, one.text, now, agrees))
    return tuple(figures)


def _plain(text: str) -> str:
    """``text`` as a document prints it in one line (see :func:`pipeline.tagged.text_of`)."""
    return " ".join(text.replace("\u2011", "-").split())


def _look_up(value: object, path: str) -> str | None:
    """The text at ``path`` below ``value``. Nothing but fields of records is ever touched."""
    if isinstance(value, tuple):
        number, _, rest = path.partition(".")
        for at, row in enumerate(value, 1):
            if isinstance(row, str) and rest and number == str(at):
                return row
            key = _fields(row)[:1]
            start = f"{getattr(row, key[0])}." if key else ""
            if start and path.startswith(start):
                return _look_up(row, path.removeprefix(start))
        return None
    name, _, rest = path.partition(".")
    if name not in _fields(value):
        return None
    found = getattr(value, name)
    if rest:
        return _look_up(found, rest)
    return found if isinstance(found, str) else None


def _fields(value: object) -> tuple[str, ...]:
    return value.__struct_fields__ if isinstance(value, Struct) else ()
