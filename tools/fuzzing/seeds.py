"""Real workbooks to start from, as several programs write them; the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

TODAY = date(2026, 1, 15)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# In a process of its own, so that the trials' address space holds no openpyxl.
_SAVE_AGAIN = (
    "import io, sys, openpyxl\n"
    "book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))\n"
    "book.save(sys.stdout.buffer)\n"
)


def seeds(folder: Path) -> dict[str, bytes]:
    """Workbooks by name. The example's evidence files are left in ``folder``/bukti."""
    from pipeline.run import make_workbook

    example_path = folder / "contoh.xlsx"
    blank_path = folder / "kosong.xlsx"
    make_workbook(example_path, True, TODAY)
    make_workbook(blank_path, False, TODAY)
    example = example_path.read_bytes()
    blank = blank_path.read_bytes()
    for path in (example_path, blank_path):
        path.unlink()
    return {
        "example": example,
        "blank": blank,
        "openpyxl": _saved_by_openpyxl(example),
        "strict": _each_part(example, _strict),
        "inline": _with_inline_texts(example),
        "prefixed": _each_part(example, _prefixed),
    }


def _saved_by_openpyxl(data: bytes) -> bytes:
    """Formulas have no values there, and elements another order."""
    done = subprocess.run(
        [sys.executable, "-c", _SAVE_AGAIN], input=data, capture_output=True, check=True
    )
    return done.stdout


def _each_part(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = change(entry.filename, old.read(entry))
            new.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _strict(_: str, part: bytes) -> bytes:
    part = part.replace(_MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    strict = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    return part.replace(_RELATIONS.encode(), strict)


def _prefixed(name: str, part: bytes) -> bytes:
    """As libraries built on the Open XML SDK write: ``<x:c>``."""
    if not name.startswith("xl/worksheets/sheet"):
        return part
    part = re.sub(rb"<(/?)([A-Za-z]+)(?=[ />])", rb"<\1x:\2", part)
    return part.replace(b'xmlns="', b'xmlns:x="', 1)


def _with_inline_texts(data: bytes) -> bytes:
    """Texts in their cells, and no part of shared texts, as many exporters write."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        table = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    texts = [b"".join(map(etree.tostring, si)) for si in table]

    def inline(match: re.Match[bytes]) -> bytes:
        return match[1] + b' t="inlineStr"><is>' + texts[int(match[2])] + b"</is></c>"

    def change(name: str, part: bytes) -> bytes:
        if not name.startswith("xl/worksheets/sheet"):
            return part
        return re.sub(rb'(<c [^>]*?) t="s"><v>(\d+)</v></c>', inline, part)

    return _each_part(data, change)
