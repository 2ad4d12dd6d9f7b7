"""Evidence: what BUKTI DUKUNG points to, whether it is there, and whether it is what it says.

What every command needs is gathered here: classifying a line, and asking whether a name is
there, both without opening a file. Opening, hashing and judging contents is
:mod:`pipeline.evidence.examination`, imported by the commands that ask for it.
"""

from __future__ import annotations

from .entries import EvidenceItem, EvidenceKind, classify, classify_link, items_of
from .folder import EvidenceFolder, EvidenceLookup, EvidenceState

__all__ = [
    "EvidenceFolder",
    "EvidenceItem",
    "EvidenceKind",
    "EvidenceLookup",
    "EvidenceState",
    "classify",
    "classify_link",
    "items_of",
]
