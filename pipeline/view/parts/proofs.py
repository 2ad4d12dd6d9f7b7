"""Counts over BUKTI DUKUNG and HASIL PERIKSA: what was given, examined, and is to repair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model import Entry, Examination

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipeline.measure import Target

_LINK = re.compile(r"^(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)", re.IGNORECASE)


class ProofCounts(Struct, frozen=True):
    """Over counted targets at A. ``given``, ``examined`` and ``to_repair`` count targets;
    ``links`` counts proofs, for one target may have several."""

    given: int = 0
    examined: int = 0
    to_repair: int = 0
    links: int = 0


def shown_entry(target: Target, as_of: date) -> Entry | None:
    """The entry as far as it was true at A: none where its realisation came later."""
    entry = target.entry
    if entry and entry.realized_on is not None and entry.realized_on > as_of:
        return None
    return entry


def is_examined(entry: Entry, as_of: date) -> bool:
    """Examined by A; an examination without a date counts."""
    return entry.examination is not None and (
        entry.examined_on is None or entry.examined_on <= as_of
    )


def needs_repair(entry: Entry, as_of: date) -> bool:
    return is_examined(entry, as_of) and entry.examination is Examination.PERLU_PERBAIKAN


def entry_links(entry: Entry) -> frozenset[str]:
    """The proofs of an entry that are web links, typed or as the cell's hyperlink."""
    return frozenset(p for p in (*entry.evidence, *entry.links) if _LINK.match(p))


def count_proofs(targets: Iterable[Target], as_of: date) -> ProofCounts:
    found = [
        entry for t in targets if t.counts and (entry := shown_entry(t, as_of)) and entry.evidence
    ]
    return ProofCounts(
        given=len(found),
        examined=sum(is_examined(e, as_of) for e in found),
        to_repair=sum(needs_repair(e, as_of) for e in found),
        links=sum(len(entry_links(e)) for e in found),
    )
