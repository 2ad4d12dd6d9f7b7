"""Checks on BUKTI DUKUNG: each entry lies in input/bukti, and is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.evidence import EvidenceKind, EvidenceState, items_of
from pipeline.exceltext import shown
from pipeline.findings import Finding

from .context import Check, Context


def evidence_is_in_its_folder(context: Context) -> Iterator[Finding]:
    """A path outside of input/bukti is an error, one that leads nowhere a warning."""
    for entry in context.office.entries:
        if entry.row is None:
            continue
        place = entry.row.cell("evidence")
        for item in items_of(entry):
            text = shown(item.entry, limit=100)
            if item.kind is EvidenceKind.LINK:
                continue
            state = EvidenceState.OUTSIDE
            if item.kind is EvidenceKind.PATH:
                state = context.evidence.state(item.path)
            if state is EvidenceState.OUTSIDE:
                yield rules.monev.EVIDENCE_OUTSIDE.at(place, text=text)
            elif state is EvidenceState.MISSING:
                yield rules.monev.EVIDENCE_MISSING.at(place, text=text)


CHECKS: tuple[Check, ...] = (evidence_is_in_its_folder,)
