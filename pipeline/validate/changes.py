"""Checks on Perubahan."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.exceltext import shown
from pipeline.findings import Finding
from pipeline.near import suggestion

from .context import Check, Context


def changes_name_an_indicator(context: Context) -> Iterator[Finding]:
    """KODE is in the plan; one that was revoked may be gone."""
    codes = [row.indicator.code for row in context.parsed.plan]
    if not codes:
        return
    for change in context.office.changes:
        known = not change.code or change.code in codes or change.kind == "Indikator Dicabut"
        if change.row is not None and not known:
            near = suggestion(change.code, codes)
            yield rules.registers.CHANGE_OF_UNKNOWN_CODE.at(
                change.row.cell("code"), text=shown(change.code), suggestion=near
            )


CHECKS: tuple[Check, ...] = (changes_name_an_indicator,)
