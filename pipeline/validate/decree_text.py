"""Checks of Rencana Aksi against the decree that Pengaturan names."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.exceltext import collapsed, shown
from pipeline.findings import Finding
from pipeline.model import CellRef
from pipeline.schema import RENCANA_AKSI

from .context import Check, Context

_KEYS = ("component", "indicator", "action", "evidence", "target")


def texts_are_the_decrees(context: Context) -> Iterator[Finding]:
    """Each cell says what the decree says, white space aside; Perubahan explains the rest."""
    if context.decree is None:
        return
    decreed = {indicator.code: indicator for indicator in context.decree.indicators}
    explained = context.changed_codes()
    table = context.table(RENCANA_AKSI)
    written = {record.row.number: record for record in (table.records if table else ())}
    for row in context.parsed.plan:
        code = row.indicator.code
        if code not in decreed or code in explained:
            continue
        for key in _KEYS:
            if key in row.faulty or key not in row.row.columns:
                continue
            # A component's name stands in the first of its rows, and is compared there.
            if key == "component" and not written[row.row.number].text("component"):
                continue
            if key == "target" and not row.indicator.target:
                continue  # an empty target is an error of its own
            if key == "indicator" and not row.indicator.indicator:
                continue
            own = collapsed(getattr(row.indicator, key))
            theirs = collapsed(getattr(decreed[code], key))
            if own != theirs:
                yield rules.plan.TEXT_DIFFERS.at(
                    row.row.cell(key),
                    column=RENCANA_AKSI.column(key).header,
                    code=code,
                    decreed=_where_it_differs(theirs, own),
                )


def _where_it_differs(decreed: str, own: str) -> str:
    """The decree's words from shortly before the first difference on."""
    start = next(
        (n for n, (a, b) in enumerate(zip(decreed, own, strict=False)) if a != b),
        min(len(decreed), len(own)),
    )
    begin = max(0, decreed.rfind(" ", 0, max(0, start - 15)) + 1)
    return ("…" if begin else "") + shown(decreed[begin:])


def areas_are_the_decrees(context: Context) -> Iterator[Finding]:
    """The names of the areas are the decree's."""
    if context.decree is None:
        return
    names = {area.number: area.name for area in context.decree.areas}
    cells = context.parsed.area_cells
    for area in context.office.areas:
        theirs = names.get(area.number)
        if theirs and area.number in cells and collapsed(area.name) != collapsed(theirs):
            yield rules.plan.TEXT_DIFFERS.at(
                cells[area.number],
                column="Nama Area",
                code=area.number,
                decreed=_where_it_differs(collapsed(theirs), collapsed(area.name)),
            )


def indicators_are_the_decrees(context: Context) -> Iterator[Finding]:
    """Every indicator of the decree is there, and no other; Perubahan explains the rest."""
    if context.decree is None or not context.parsed.plan:
        return
    decreed = {indicator.code for indicator in context.decree.indicators}
    explained = context.changed_codes()
    own = {row.indicator.code for row in context.parsed.plan}
    for indicator in context.decree.indicators:
        if indicator.code not in own and indicator.code not in explained:
            rule = rules.plan.INDICATOR_MISSING
            yield rule.at(CellRef(RENCANA_AKSI.name), code=indicator.code)
    for row in context.parsed.plan:
        code = row.indicator.code
        if code not in decreed and code not in explained and not code.startswith("?"):
            yield rules.plan.INDICATOR_EXTRA.at(row.row.cell("code"), code=code)


CHECKS: tuple[Check, ...] = (
    texts_are_the_decrees,
    areas_are_the_decrees,
    indicators_are_the_decrees,
)
