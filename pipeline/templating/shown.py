"""Names and faults of templates as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.findings import Severity
from pipeline.templating.faults import TemplateFault
from pipeline.templating.variables import Variable

_HEADS = ("NAMA", "JENIS", "MAKNA", "CONTOH")
_WIDEST = (48, 12, 60, 40)
_COUNTED = (
    (Severity.ERROR, "kesalahan"),
    (Severity.WARNING, "peringatan"),
    (Severity.INFO, "catatan"),
)


def variables_table(found: Iterable[Variable]) -> str:
    """A line a name, in columns."""
    cells = ((v.path, v.kind, v.meaning, v.example) for v in found)
    rows = [tuple(map(_short, row, _WIDEST)) for row in cells]
    widths = [max(len(row[i]) for row in (_HEADS, *rows)) for i in range(4)]
    lines = [_HEADS, tuple("─" * width for width in widths), *rows]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def variables_json(found: Iterable[Variable]) -> str:
    """A list of objects with ``path``, ``kind``, ``meaning`` and ``example``."""
    objects = [
        {"path": v.path, "kind": v.kind, "meaning": v.meaning, "example": v.example} for v in found
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2)


def faults_text(path: Path, faults: Sequence[TemplateFault]) -> str:
    """The template's name, its faults, and how many there are of each severity."""
    if not faults:
        return f"{path}: baik, tidak ada temuan."
    counts = count(faults)
    told = ", ".join(f"{counts[s.value]} {word}" for s, word in _COUNTED if counts[s.value])
    lines = [f"{path}: {told}."]
    for fault in faults:
        lines += [
            "",
            f"  {fault.severity.printed} – {fault.where}",
            f"    {_sentence(fault.message)}",
        ]
        if fault.hint:
            lines.append(f"    {fault.hint}")
    return "\n".join(lines)


def faults_json(found: Mapping[Path, Sequence[TemplateFault]]) -> str:
    """``templates`` with the faults of each, and a ``summary`` of counts by severity."""
    templates = [
        {
            "file": str(path),
            "faults": [
                {
                    "code": fault.code,
                    "severity": fault.severity.value,
                    "part": fault.part,
                    "place": fault.place,
                    "near": fault.near,
                    "message": fault.message,
                    "hint": fault.hint,
                }
                for fault in faults
            ],
        }
        for path, faults in found.items()
    ]
    summary = count([fault for faults in found.values() for fault in faults])
    return json.dumps({"templates": templates, "summary": summary}, ensure_ascii=False, indent=2)


def count(faults: Sequence[TemplateFault]) -> dict[str, int]:
    """How many there are of each severity."""
    return {s.value: sum(fault.severity is s for fault in faults) for s in Severity}


def _sentence(message: str) -> str:
    return f"{message[0].upper()}{message[1:].rstrip('.')}."


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
