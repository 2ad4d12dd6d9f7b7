"""Evidence entries: what a line of BUKTI DUKUNG points to, and whether it is there.

``x.pdf``, ``bukti/x.pdf`` and ``input/bukti/x.pdf``, with either slash, are one file.
Classifying is pure; :class:`EvidenceFolder` looks at names in ``input/bukti`` and never
opens a file, nor follows a link out of the folder.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote


class EvidenceKind(Enum):
    LINK = "link"
    PATH = "path"
    OUTSIDE = "outside"


class EvidenceState(Enum):
    FILE = "file"
    FOLDER = "folder"
    MISSING = "missing"
    #: Something of that name leads out of input/bukti (a symbolic link).
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """An entry as written, and for a path its name relative to ``input/bukti``, with ``/``."""

    entry: str
    kind: EvidenceKind
    path: str = ""


class EvidenceLookup(Protocol):
    """Answers for paths relative to ``input/bukti``."""

    def state(self, path: str) -> EvidenceState: ...


_WEB = re.compile(r"https?://\S|^www\.\S", re.IGNORECASE)
_OTHER_SCHEME = re.compile(
    r"^[a-z][a-z0-9+.-]*://|^(?:file|mailto|javascript|data|vbscript):", re.IGNORECASE
)
_DRIVE = re.compile(r"^[a-z]:", re.IGNORECASE)
_OUTSIDE_STARTS = ("/", "~/")


def classify(entry: str) -> EvidenceItem:
    """A line of BUKTI DUKUNG as a link, a path inside ``input/bukti``, or one outside."""
    text = entry.strip()
    if _WEB.search(text):
        return EvidenceItem(entry, EvidenceKind.LINK)
    slashed = text.replace("\\", "/")
    if (
        _OTHER_SCHEME.match(text)
        or _DRIVE.match(text)
        or slashed.startswith(_OUTSIDE_STARTS)
        or "\0" in text
    ):
        return EvidenceItem(entry, EvidenceKind.OUTSIDE)
    parts = [part.strip() for part in slashed.split("/")]
    parts = _without_prefix([part for part in parts if part not in ("", ".")])
    inside: list[str] = []
    for part in parts:
        if part == "..":
            if not inside:
                return EvidenceItem(entry, EvidenceKind.OUTSIDE)
            inside.pop()
        else:
            inside.append(part)
    return EvidenceItem(entry, EvidenceKind.PATH, "/".join(inside))


def classify_link(target: str) -> EvidenceItem:
    """A cell's hyperlink target; Excel writes file links percent-encoded."""
    if _WEB.search(target):
        return EvidenceItem(target, EvidenceKind.LINK)
    found = classify(unquote(target.split("#", 1)[0]))
    return EvidenceItem(target, found.kind, found.path)


def _without_prefix(parts: list[str]) -> list[str]:
    words = [part.casefold() for part in parts[:2]]
    if words == ["input", "bukti"]:
        return parts[2:]
    return parts[1:] if words[:1] == ["bukti"] else parts


class EvidenceFolder:
    """``input/bukti`` of a project."""

    def __init__(self, project: Path) -> None:
        self._root = project / "input" / "bukti"

    def state(self, path: str) -> EvidenceState:
        """What lies at ``path`` (from :func:`classify`); nothing is opened."""
        try:
            root = os.path.realpath(self._root)
            target = os.path.realpath(os.path.join(root, path))
            if os.path.commonpath((root, target)) != root:
                return EvidenceState.OUTSIDE
        except (OSError, ValueError):  # names that the system cannot hold, another drive
            return EvidenceState.MISSING
        if os.path.isdir(target):
            return EvidenceState.FOLDER
        return EvidenceState.FILE if os.path.isfile(target) else EvidenceState.MISSING
