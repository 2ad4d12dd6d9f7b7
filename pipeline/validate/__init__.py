"""Validation: what only several rows, sheets or the decree show together.

A check is a function from a :class:`Context` to findings. Each file holds those of one
concern in a tuple ``CHECKS``; adding a check touches its file and a rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.findings import Finding, sort_findings
from pipeline.parse import in_file, with_file_names

from . import (
    changes,
    dates,
    decree_text,
    evidence_entries,
    formula_ranges,
    limits,
    monev,
    people,
    plan,
    references,
    registers,
    settings,
)
from .context import Check, Context

__all__ = ["CHECKS", "Context", "validate"]

CHECKS: tuple[Check, ...] = (
    *settings.CHECKS,
    *people.CHECKS,
    *plan.CHECKS,
    *decree_text.CHECKS,
    *monev.CHECKS,
    *evidence_entries.CHECKS,
    *formula_ranges.CHECKS,
    *changes.CHECKS,
    *dates.CHECKS,
    *registers.CHECKS,
    *references.CHECKS,
    *limits.CHECKS,
)


def validate(context: Context, also: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """All findings on the workbook: those of parsing, of every check, and ``also``.

    Sorted by sheet in the file's order, then cell. Sheets go by their names in the file; a
    sheet that was read from another file goes by its name in the schema, and its findings
    name that file's role.
    """
    parsed = context.parsed
    found = [*also, *parsed.findings]
    for check in CHECKS:
        for finding in check(context):
            role = parsed.elsewhere.get(finding.place.sheet)
            found.append(in_file(finding, role) if role else finding)
    ordered = sort_findings(found, parsed.sheet_order)
    return tuple(with_file_names(finding, parsed.actual_names) for finding in ordered)
