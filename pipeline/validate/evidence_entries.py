"""Checks on BUKTI DUKUNG: each entry lies in input/bukti, and is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.evidence import (
    EvidenceItem,
    EvidenceKind,
    EvidenceState,
    classify,
    classify_link,
)
from pipeline.exceltext import shown
from pipeline.findings import Finding
from pipeline.model import Entry

from .context import Check, Context


def evidence_is_in_its_folder(context: Context) -> Iterator[Finding]:
    """A path outside of input/bukti is an error, one that leads nowhere a warning."""
    for entry in context.office.entries:
        if entry.row is None:
            continue
        place = entry.row.cell("evidence")
        for item in _items(entry):
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


def _items(entry: Entry) -> tuple[EvidenceItem, ...]:
    """Each thing pointed to, once. The one line of a cell with a link is the link's name."""
    links = [classify_link(target) for target in entry.links]
    lines = [classify(line) for line in entry.evidence]
    if links and len(lines) == 1 and lines[0].kind is EvidenceKind.PATH:
        lines = []
    items: dict[tuple[EvidenceKind, str], EvidenceItem] = {}
    for item in (*lines, *links):
        key = item.path if item.kind is EvidenceKind.PATH else item.entry
        items.setdefault((item.kind, key), item)
    return tuple(items.values())


CHECKS: tuple[Check, ...] = (evidence_is_in_its_folder,)
