"""Where in a source the decree's table stands."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from pipeline import failures, rules
from pipeline.exceltext import collapsed, loose, shown
from pipeline.findings import Finding
from pipeline.model import CellRef
from pipeline.parse.headers import Header, find_header
from pipeline.raw import RawSheet, RawWorkbook
from pipeline.schema import RENCANA_AKSI, Sheet

#: What the decree's table has; a table with fewer of these is another one.
DECREED = ("number", "component", "indicator", "action", "evidence", "target")
_NEEDED = {"indicator", "target"}
_ENOUGH = 4

#: Rencana Aksi as a source has it: the columns that ``init`` adds may be missing.
SOURCE_SHEET: Sheet = replace(
    RENCANA_AKSI,
    columns=tuple(
        c if c.key in DECREED else replace(c, required=False, optional=True)
        for c in RENCANA_AKSI.columns
    ),
)


class Table(Struct, frozen=True):
    """The decree's table as cells, with its header, the texts above it, and what was found.

    ``locate`` turns a place in ``raw`` into one that the user finds in the source.
    """

    raw: RawSheet
    header: Header
    above: tuple[str, ...]
    locate: Callable[[CellRef], CellRef]
    findings: tuple[Finding, ...] = ()


def is_plan(header: Header | None) -> bool:
    """Is this the header row of an action plan?"""
    known = set(header.columns) if header else set()
    return known >= _NEEDED and len(known.intersection(DECREED)) >= _ENOUGH


def texts_above(raw: RawSheet, row: int) -> tuple[str, ...]:
    """What stands above ``row``, each text on one line, in reading order."""
    texts = (
        collapsed(text)
        for number in sorted(n for n in raw.rows if n < row)
        for _, text in sorted(raw.texts(number).items())
    )
    return tuple(filter(None, texts))


def table_of_workbook(book: RawWorkbook) -> Table:
    """The one sheet that has the decree's columns, or the one of several named Rencana Aksi.

    Raises SOURCE_WITHOUT_PLAN and SOURCE_SEVERAL_PLANS.
    """
    plans = [s for s in book.sheets if is_plan(find_header(SOURCE_SHEET, s, []))]
    named = [s for s in plans if loose(s.name) == loose(RENCANA_AKSI.name)] or plans
    if not named:
        raise failures.SOURCE_WITHOUT_PLAN.error(path=book.name)
    if len(named) > 1:
        names = ", ".join(shown(sheet.name) for sheet in named)
        raise failures.SOURCE_SEVERAL_PLANS.error(path=book.name, names=names)
    raw = named[0]
    found: list[Finding] = []
    if raw.hidden:
        place = CellRef(RENCANA_AKSI.name)
        found.append(rules.files.SHEET_HIDDEN.at(place, sheet=shown(raw.name)))
    for other in plans:
        if other is not raw:
            rule = rules.files.SHEET_TWICE
            place = CellRef(other.name)
            found.append(rule.at(place, name=shown(other.name), sheet=RENCANA_AKSI.name))
    header = find_header(SOURCE_SHEET, raw, found)
    assert header is not None  # is_plan has seen it

    def locate(place: CellRef) -> CellRef:
        own = place.sheet == RENCANA_AKSI.name
        return replace(place, sheet=raw.name) if own else place

    return Table(raw, header, texts_above(raw, header.row), locate, tuple(found))
