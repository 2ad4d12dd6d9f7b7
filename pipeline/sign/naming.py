"""The name of a signed copy."""

from __future__ import annotations

import re
from pathlib import Path

_SIGNED = re.compile(r"(?P<stem>.+)_ttd(?P<number>[1-9]\d*)?\Z", re.IGNORECASE)


def signed_name(path: Path) -> Path:
    """``a.docx`` → ``a_ttd.docx`` → ``a_ttd2.docx`` → ``a_ttd3.docx``, in the same folder."""
    signed = _SIGNED.match(path.stem)
    if signed is None:
        return path.with_name(f"{path.stem}_ttd{path.suffix}")
    number = int(signed["number"] or 1) + 1
    return path.with_name(f"{signed['stem']}_ttd{number}{path.suffix}")
