"""Findings as one page for a browser, or for the printer: nothing is loaded from elsewhere.

Everything that a workbook says is escaped, and the page forbids scripts besides: it may be
mailed, and a workbook may come from anybody.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.exceltext import shown
from pipeline.findings import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; color: #1a1a1a; background: #fff;
  font: 15px/1.45 Calibri, Carlito, "Segoe UI", Arial, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; color: #1f3864; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; color: #1f3864; }
h2 small { font-weight: normal; font-size: .85rem; color: #595959; }
p.book { margin: .2rem 0 1rem; color: #595959; overflow-wrap: anywhere; }
.counts { border-collapse: separate; border-spacing: 0; margin: 0 0 1rem; }
.counts th, .counts td { border: 1px solid #a6a6a6; padding: .4rem 1.2rem; text-align: center; }
.counts th { font-weight: normal; }
.counts td { border-top: 0; font-size: 1.5rem; font-weight: bold; }
.counts th + th, .counts td + td { border-left: 0; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav li { display: inline-block; margin: 0 1.2rem .3rem 0; }
a { color: #1f4e9e; }
.found { width: 100%; border-collapse: collapse; table-layout: fixed; }
.found th, .found td { border: 1px solid #a6a6a6; padding: .3rem .5rem; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
.found th { background: #1f3864; color: #fff; font-size: .85rem; }
.cell { width: 5.5rem; } .level { width: 7.5rem; } .code { width: 5rem; }
.error { background: #ffc9c9; } .warning { background: #ffe3a3; } .info { background: #d3e7fa; }
.none { padding: 1rem; border: 1px solid #7fb77e; background: #e8f5e9; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt;
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  nav { display: none; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HEADINGS = (
    ("cell", "SEL"),
    ("level", "TINGKAT"),
    ("code", "KODE"),
    ("message", "PESAN"),
    ("hint", "SARAN"),
)
_FILE = "Buku kerja"


def findings_html(findings: Sequence[Finding], workbook_name: str) -> str:
    """A whole HTML page: counts, then a table a sheet, in the order of ``findings``.

    Findings about the file stand under "Buku kerja", those about a whole sheet have no SEL.
    Characters that no page may hold (control characters, halves of a pair) are left out.
    """
    name = shown(workbook_name, 200)
    groups = _groups(findings)
    head = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(f'Hasil Pemeriksaan {name}')}</title><style>{_STYLE}</style>"
    )
    body = [
        "<h1>Hasil Pemeriksaan Buku Kerja</h1>",
        f'<p class="book">{_text(name)}</p>',
        _counts(findings),
    ]
    if groups:
        body.append(_contents(groups))
        body += [_section(n, title, found) for n, (title, found) in enumerate(groups, 1)]
    else:
        body.append('<p class="none">Tidak ada kesalahan, peringatan, atau catatan.</p>')
    lines = ["<!DOCTYPE html>", '<html lang="id">', f"<head>{head}</head>", "<body>"]
    return "\n".join([*lines, *body, "</body>", "</html>", ""])


def _groups(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings by sheet, each sheet once, in the order in which sheets come up."""
    order = {sheet: n for n, sheet in reversed([*enumerate(f.place.sheet for f in findings)])}
    ranked = sorted(findings, key=lambda f: order[f.place.sheet])
    return [
        (shown(sheet) if sheet else _FILE, list(found))
        for sheet, found in groupby(ranked, key=lambda f: f.place.sheet)
    ]


def _text(text: str) -> str:
    """``text`` for a page: escaped, and without what HTML cannot hold."""
    kept = (c for c in text if c in "\t\n" or (c >= " " and not "\x7f" <= c <= "\x9f"))
    return escape("".join(kept).encode("utf-8", "ignore").decode("utf-8"))


def _number(value: int) -> str:
    """``12.345``, as Indonesian has it."""
    return f"{value:,}".replace(",", ".")


def _tally(findings: Iterable[Finding]) -> dict[Severity, int]:
    found = [finding.severity for finding in findings]
    return {severity: found.count(severity) for severity in Severity}


def _counts(findings: Sequence[Finding]) -> str:
    tally = _tally(findings)
    names = "".join(f'<th class="{s.value}" scope="col">{s.printed}</th>' for s in tally)
    numbers = "".join(f'<td class="{s.value}">{_number(n)}</td>' for s, n in tally.items())
    return f'<table class="counts"><tr>{names}</tr><tr>{numbers}</tr></table>'


def _brief(findings: Sequence[Finding]) -> str:
    """``2 kesalahan, 1 catatan``: only what there is."""
    tally = _tally(findings)
    return ", ".join(f"{_number(n)} {s.printed.lower()}" for s, n in tally.items() if n)


def _contents(groups: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    items = "".join(
        f'<li><a href="#lembar-{n}">{_text(title)}</a> ({_number(len(found))})</li>'
        for n, (title, found) in enumerate(groups, 1)
    )
    return f'<nav aria-label="Daftar lembar"><ul>{items}</ul></nav>'


def _section(number: int, title: str, findings: Sequence[Finding]) -> str:
    heads = "".join(f'<th class="{c}" scope="col">{text}</th>' for c, text in _HEADINGS)
    rows = "\n".join(_row(finding) for finding in findings)
    return (
        f'<section><h2 id="lembar-{number}">{_text(title)} <small>{_brief(findings)}</small></h2>\n'
        f'<table class="found"><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n'
        "</tbody></table></section>"
    )


def _row(finding: Finding) -> str:
    severity = finding.severity
    return (
        f"<tr><td>{_text(finding.cell or '')}</td>"
        f'<td class="{severity.value}">{severity.printed}</td><td>{_text(finding.code)}</td>'
        f"<td>{_text(finding.message)}</td><td>{_text(finding.hint)}</td></tr>"
    )
