"""Catatan Kualitas Data: the findings with which a report was made.

A finding's message is printed as the registry made it: it already hides what a
confidential sheet holds. Nothing of the cell itself is looked up here. What comes and goes
with the day of the run is left out, so that equal workbooks give equal reports on any day.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pipeline.findings import Finding, Severity
from pipeline.view.parts.types import QualityRow
from pipeline.view.words.format import integer, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

#: More rows than this make an annex that nobody reads; the rest is counted and told.
MOST = 200


def place(finding: Finding) -> str:
    """``Lembar Monev, sel D14``; the sheet, or the workbook, where there is no cell."""
    if finding.sheet is None:
        return "Buku kerja"
    return f"{finding.sheet}, sel {finding.cell}" if finding.cell else finding.sheet


def quality_rows(findings: Iterable[Finding]) -> tuple[QualityRow, ...]:
    """Errors first, then warnings, each in the workbook's order; infos are only counted."""
    found = [f for f in findings if f.severity is not Severity.INFO and not f.passing]
    found.sort(key=lambda f: f.severity is not Severity.ERROR)
    return tuple(
        QualityRow(str(number), place(f), f.severity.printed, f.message)
        for number, f in enumerate(found[:MOST], 1)
    )


def quality_intro(findings: Iterable[Finding]) -> str:
    """How many findings of each severity; "" where there is neither error nor warning."""
    counts = Counter(f.severity for f in findings if not f.passing)
    told = counts[Severity.ERROR] + counts[Severity.WARNING]
    if not told:
        return ""
    words = [f"{integer(counts[s])} {s.printed.lower()}" for s in Severity if counts[s]]
    text = f"Pemeriksaan buku kerja menghasilkan {joined(words)}."
    if counts[Severity.ERROR]:
        text += (
            " Selama masih ada kesalahan, laporan hanya dapat disusun sebagai draf dan angkanya "
            "belum dapat dipakai."
        )
    if told > MOST:
        text += f" Dicetak {integer(MOST)} yang pertama; selengkapnya dengan perintah validate."
    return text


def quality_empty(findings: Iterable[Finding]) -> str:
    infos = sum(f.severity is Severity.INFO and not f.passing for f in findings)
    text = "Pemeriksaan buku kerja tidak menemukan kesalahan atau peringatan"
    return f"{text}; terdapat {integer(infos)} catatan." if infos else f"{text}."
