"""What every command but ``validate`` says of the findings: on stderr, and in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.findings import Finding
    from pipeline.run import Loaded, Made


def show_findings(loaded: Loaded) -> None:
    """Errors and warnings in full, infos as a count; nothing at all where all is well."""
    from pipeline.findings import Severity
    from pipeline.forms.findings import findings_text

    shown = tuple(f for f in loaded.findings if f.severity is not Severity.INFO)
    if not shown:
        return
    infos = tuple(f for f in loaded.findings if f.severity is Severity.INFO)
    click.echo(findings_text(shown, loaded.shown_name, infos), err=True)
    if infos:
        click.echo("Catatan tidak ditampilkan di sini; lihat dengan: zi-report validate", err=True)


def source_findings(findings: Sequence[Finding], file: Path) -> str:
    """What is not plain in the source ``file`` of a new workbook; "" where all is."""
    from pipeline.findings import Severity
    from pipeline.forms.findings import findings_text
    from pipeline.identity import known_names, safe_name

    shown = [finding for finding in findings if finding.severity is not Severity.INFO]
    infos = [finding for finding in findings if finding.severity is Severity.INFO]
    if not shown:
        return ""
    return findings_text(shown, safe_name(file.name, known_names(())), infos, in_blocks=False)


def show_made(made: Made) -> None:
    """The path on stdout, so that pipes work; what the user should know on stderr."""
    if made.note:
        click.echo(made.note, err=True)
    click.echo(str(made.path))
    if made.pdf is not None:
        show_made(made.pdf)
