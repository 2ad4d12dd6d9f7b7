"""The name of a signed copy."""

from __future__ import annotations

import re
from pathlib import Path

_SIGNED = re.compile(
    r"(?P<stem>.+)_ttd(?P<number>[1-9]\d*)?(?P<version>-v[1-9]\d*)?\Z", re.IGNORECASE
)


def signed_name(path: Path) -> Path:
    """``a.docx`` → ``a_ttd.docx`` → ``a_ttd2.docx`` → ``a_ttd3.docx``, in the same folder.

    The number of a version is kept: ``a_ttd-v2.docx`` → ``a_ttd2-v2.docx``.
    """
    signed = _SIGNED.match(path.stem)
    if signed is None:
        return path.with_name(f"{path.stem}_ttd{path.suffix}")
    number = int(signed["number"] or 1) + 1
    version = signed["version"] or ""
    return path.with_name(f"{signed['stem']}_ttd{number}{version}{path.suffix}")


def next_version(path: Path) -> Path:
    """``a_ttd.docx`` → ``a_ttd-v2.docx`` → ``a_ttd-v3.docx``."""
    found = re.fullmatch(r"(?P<stem>.+)-v(?P<number>[1-9]\d*)", path.stem, re.IGNORECASE)
    stem, number = (found["stem"], int(found["number"])) if found else (path.stem, 1)
    return path.with_name(f"{stem}-v{number + 1}{path.suffix}")
