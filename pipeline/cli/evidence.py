"""The command on evidence files: check them, bundle them, or make their folders."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import (
    as_of_option,
    format_option,
    project_option,
    resolve_place,
    say_if_ahead,
    workbook_option,
    year_option,
)
from pipeline.cli.shown import show_findings

T = TypeVar("T")


@click.command(
    cls=IndonesianCommand,
    help="Memeriksa setiap berkas bukti dukung: apakah ada, berisi, dapat dibuka, sesuai dengan "
    "jenisnya, dan tidak sama dengan bukti target lain. Dengan --bundle semua bukti dikumpulkan "
    "dalam satu berkas .zip.",
    short_help="Memeriksa bukti dukung.",
    example="zi-report evidence\nzi-report evidence --bundle output/Bukti_ZI_2025.zip\n"
    "zi-report evidence --init",
)
@format_option("table", "json")
@click.option("--bundle", metavar="BERKAS", help="Kumpulkan bukti dalam berkas .zip ini.")
@click.option(
    "--init", "make_folders", is_flag=True, help="Buat folder bukti (kosong) untuk setiap target."
)
@as_of_option
@year_option
@workbook_option
@project_option
@click.pass_context
def evidence(
    ctx: click.Context,
    form: str,
    bundle: str | None,
    make_folders: bool,
    as_of: date | None,
    year: int | None,
    workbook: str | None,
    project: str | None,
) -> int:
    from pipeline.failures import TARGET_EXISTS
    from pipeline.forms.evidence import evidence_json, evidence_text
    from pipeline.run import load
    from pipeline.run.evidence import bundle_evidence, check_evidence, make_evidence_folders

    place = resolve_place(ctx, project, workbook, None)
    loaded = load(place.project, place.workbook, clock.today(), year)
    if make_folders:
        for folder in make_evidence_folders(loaded, place.project):
            click.echo(str(folder))
        return 0
    show_findings(loaded)
    if bundle and Path(bundle).exists():  # before minutes of reading
        raise TARGET_EXISTS.error(path=bundle)
    position = as_of or clock.today()
    say_if_ahead(position)
    records = _with_bar(
        "Memeriksa bukti", lambda step: check_evidence(loaded, place.project, clock.today(), step)
    )
    if form == "json":
        click.echo(evidence_json(records.records))
    else:
        click.echo(evidence_text(records.review(position)))
    if bundle:
        target = Path(bundle)
        made = _with_bar(
            "Mengumpulkan bukti",
            lambda step: bundle_evidence(loaded, place.project, records, target, position, step),
        )
        click.echo(str(made), err=form == "json")
    return int(records.has_bad)


def _with_bar(label: str, work: Callable[[Callable[[int, int], None]], T]) -> T:
    with click.progressbar(length=1, label=label, file=sys.stderr) as bar:

        def step(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return work(step)
