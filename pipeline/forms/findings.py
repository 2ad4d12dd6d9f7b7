"""Findings and rules as text and JSON: what ``validate``, ``rules`` and ``rule`` print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pipeline.exceltext import shown
from pipeline.findings import Finding, Registry, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def _count(findings: Iterable[Finding]) -> dict[str, int]:
    found = [finding.severity for finding in findings]
    return {severity.value: found.count(severity) for severity in Severity}


def summary_line(findings: Sequence[Finding]) -> str:
    """``2 kesalahan, 1 peringatan, 3 catatan.``"""
    if not findings:
        return "Tidak ada kesalahan, peringatan, atau catatan."
    counts = _count(findings)
    return ", ".join(f"{counts[s.value]} {s.printed.lower()}" for s in Severity) + "."


def place_of(finding: Finding) -> str:
    """``Lembar Monev!D14``, a sheet's name, or ``Buku kerja`` for the file itself."""
    if finding.sheet is None:
        return "Buku kerja"
    sheet = shown(finding.sheet)
    return f"{sheet}!{finding.cell}" if finding.cell else sheet


def finding_line(finding: Finding) -> str:
    """``Lembar Monev!D14  Peringatan ZI401: message hint``"""
    head = f"{place_of(finding)}  {finding.severity.printed} {finding.code}:"
    return f"{head} {finding.message} {finding.hint}".rstrip()


def findings_text(
    findings: Sequence[Finding],
    workbook_name: str,
    hidden: Sequence[Finding] = (),
    in_blocks: bool = True,
) -> str:
    """The findings, a block a sheet, and a line that counts them and those left out.

    Without ``in_blocks`` all are one block, as in a document that has no sheets.
    """
    lines = [f"Pemeriksaan {shown(workbook_name, 200)}"]
    sheet: str | None = ""
    for finding in findings:
        if finding.sheet != sheet and (in_blocks or not sheet):
            lines.append("")
            sheet = finding.sheet
        lines.append(finding_line(finding))
    return "\n".join([*lines, "", summary_line([*findings, *hidden])])


def findings_json(findings: Sequence[Finding], workbook_name: str) -> str:
    """The JSON of design.md, "JSON"."""
    data = {
        "workbook": workbook_name,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "sheet": finding.sheet,
                "cell": finding.cell,
                "message": finding.message,
                "hint": finding.hint,
            }
            for finding in findings
        ],
        "summary": _count(findings),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


class _Blanks(dict[str, str]):
    """Fields of a template without values: ``KOLOM`` for the column, else ``…``."""

    def __missing__(self, key: str) -> str:
        return {"column": "KOLOM", "sheet": "LEMBAR"}.get(key, "…")


def template_text(template: str) -> str:
    """A rule's message or hint, its fields left open."""
    return template.format_map(_Blanks()).replace("\n", " ")


def rule_text(rule: Rule) -> str:
    """A rule explained: what it says, what it checks and why, with an example."""
    hints = " ".join(template_text(hint) for hint in rule.hint)
    return "\n".join(
        (
            f"{rule.code}  {rule.title} ({rule.severity.printed})",
            "",
            f"Pesan     : {template_text(rule.message)}",
            f"Petunjuk  : {hints}",
            f"Diperiksa : {rule.what}",
            f"Alasan    : {rule.why}",
            f"Contoh    : {rule.example}",
        )
    )


def rules_table(rules: Registry) -> str:
    """A line a rule: code, severity, title."""
    width = max(len(severity.printed) for severity in Severity)
    return "\n".join(f"{r.code}  {r.severity.printed:<{width}}  {r.title}" for r in rules)
