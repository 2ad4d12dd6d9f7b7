"""Commands that make documents: monthly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import (
    DateType,
    as_of_option,
    default_as_of,
    month_option,
    output_option,
    project_option,
    resolve_place,
    workbook_option,
    year_option,
)
from pipeline.cli.shown import show_findings, show_made


@click.command(
    cls=IndonesianCommand,
    help="Menyusun Laporan Monev bulanan (.docx) dari buku kerja.",
    short_help="Menyusun Laporan Monev bulanan.",
    example="zi-report monthly --month 10\nzi-report monthly --month Oktober --draft",
)
@month_option()
@click.option("--draft", is_flag=True, help="Susun sebagai draf (DRAF), juga bila ada kesalahan.")
@click.option(
    "--date",
    "report_date",
    type=DateType(),
    metavar="TANGGAL",
    help="Tanggal laporan pada blok tanda tangan (bila tidak disebut: posisi data).",
)
@click.option("--template", metavar="BERKAS", help="Templat Word lain untuk laporan ini.")
@as_of_option
@year_option
@workbook_option
@output_option
@project_option
@click.pass_context
def monthly(
    ctx: click.Context,
    month: int,
    draft: bool,
    report_date: date | None,
    template: str | None,
    as_of: date | None,
    year: int | None,
    workbook: str | None,
    output: str | None,
    project: str | None,
) -> None:
    from pipeline.model import Period
    from pipeline.run import ReportRequest, load, make_monthly

    place = resolve_place(ctx, project, workbook, output)
    loaded = load(place.project, place.workbook, clock.today(), year)
    show_findings(loaded)
    period = Period.of_month(loaded.require_year(), month)
    position = default_as_of(period.end, as_of)
    request = ReportRequest(
        project=place.project,
        output=place.output,
        period=period,
        as_of=position,
        report_date=report_date or position,
        draft=draft,
        template=Path(template) if template else None,
        now=clock.now(),
    )
    show_made(make_monthly(loaded, request))
