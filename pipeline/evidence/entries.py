"""A line of BUKTI DUKUNG as a link, a path inside ``input/bukti``, or one outside: pure.

``x.pdf``, ``bukti/x.pdf`` and ``input/bukti/x.pdf``, with either slash, are one file.
"""

from __future__ import annotations

import re
from enum import Enum
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from pipeline.model import Entry


class EvidenceKind(Enum):
    LINK = "link"
    PATH = "path"
    OUTSIDE = "outside"


class EvidenceItem(Struct, frozen=True):
    """An entry as written, and for a path its name relative to ``input/bukti``, with ``/``."""

    entry: str
    kind: EvidenceKind
    path: str = ""


_WEB = re.compile(r"https?://\S|^www\.\S", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|^www\.)\S+", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_](?:[\w-]*[^\W_])?")
_OTHER_SCHEME = re.compile(
    r"^[a-z][a-z0-9+.-]*://|^(?:file|mailto|javascript|data|vbscript):", re.IGNORECASE
)
_DRIVE = re.compile(r"^[a-z]:", re.IGNORECASE)
_OUTSIDE_STARTS = ("/", "~/")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)


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


def items_of(entry: Entry) -> tuple[EvidenceItem, ...]:
    """Each thing that a row points to, once. The one line of a cell with a link is its name."""
    links = [classify_link(target) for target in entry.links]
    lines = [classify(line) for line in entry.evidence]
    if links and len(lines) == 1 and lines[0].kind is EvidenceKind.PATH:
        lines = []
    items: dict[tuple[EvidenceKind, str], EvidenceItem] = {}
    for item in (*lines, *links):
        key = item.path if item.kind is EvidenceKind.PATH else item.entry
        items.setdefault((item.kind, key), item)
    return tuple(items.values())


def is_portable(path: str) -> bool:
    """Can ``path`` name a file of its own on Windows?

    There ``a.pdf:b`` is a hidden stream of ``a.pdf``, ``NUL.pdf`` a device, and ``a.pdf.``
    another name of ``a.pdf``. Such a name finds nothing on any system, so that a shared
    folder gives every colleague the same answer.
    """
    return all(_is_portable_part(part) for part in path.split("/"))


def _is_portable_part(part: str) -> bool:
    return (
        ":" not in part
        and not part.endswith((".", " "))
        and not any(ord(c) < 32 for c in part)
        and not _DEVICE.fullmatch(part.split(".", 1)[0].rstrip())
    )


def is_well_formed_link(entry: str) -> bool:
    """Does the web address in ``entry`` name a host (``contoh.go.id``)? Nothing is fetched."""
    found = _ADDRESS.search(entry.strip())
    if found is None:
        return False
    text = found[0] if "://" in found[0] else f"http://{found[0]}"
    try:
        address = urlsplit(text)
        _ = address.port  # raises ValueError where it is no number
        return bool(address.hostname and _HOST.fullmatch(address.hostname))
    except ValueError:
        return False


def _without_prefix(parts: list[str]) -> list[str]:
    words = [part.casefold() for part in parts[:2]]
    if words == ["input", "bukti"]:
        return parts[2:]
    return parts[1:] if words[:1] == ["bukti"] else parts
