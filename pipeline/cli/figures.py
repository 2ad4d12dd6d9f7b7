"""Commands that show figures: progress, due."""

from __future__ import annotations

import sys
from datetime import date

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import (
    as_of_option,
    default_as_of,
    format_option,
    month_option,
    project_option,
    quarter_option,
    resolve_place,
    say_if_ahead,
    workbook_option,
    year_option,
)
from pipeline.cli.shown import show_findings


@click.command(
    cls=IndonesianCommand,
    help="Menampilkan rencana, realisasi, dan capaian per area untuk satu bulan atau triwulan.",
    short_help="Menampilkan rencana, realisasi, dan capaian.",
    example="zi-report progress --month 10\nzi-report progress --quarter TW4 --format json",
)
@month_option(required=False)
@quarter_option(required=False)
@format_option("table", "json", "csv")
@as_of_option
@year_option
@workbook_option
@project_option
@click.pass_context
def progress(
    ctx: click.Context,
    month: int | None,
    quarter: int | None,
    form: str,
    as_of: date | None,
    year: int | None,
    workbook: str | None,
    project: str | None,
) -> int:
    from pipeline.failures import PERIOD_NEEDED
    from pipeline.findings import has_errors
    from pipeline.forms import progress as forms
    from pipeline.model import Period
    from pipeline.run import load, progress_of

    if (month is None) == (quarter is None):
        raise PERIOD_NEEDED.error()
    place = resolve_place(ctx, project, workbook, None)
    loaded = load(place.project, place.workbook, clock.today(), year)
    show_findings(loaded)
    plan_year = loaded.require_year()
    if month is not None:
        period = Period.of_month(plan_year, month)
    else:
        period = Period.of_quarter(plan_year, quarter or 0)
    position = default_as_of(period.end, as_of)
    say_if_ahead(position)
    figures = progress_of(loaded, period, position)
    write = {
        "table": forms.progress_table,
        "json": forms.progress_json,
        "csv": forms.progress_csv,
    }[form]
    click.echo(write(figures).rstrip("\n"))
    return int(has_errors(loaded.findings))


@click.command(
    cls=IndonesianCommand,
    help="Menampilkan target bulan ini, tunggakan, dan target bulan depan menurut penanggung "
    "jawab. Bentuk ics memuat kalender setahun untuk Outlook atau Google Calendar.",
    short_help="Menampilkan target bulan ini, tunggakan, dan bulan depan.",
    example="zi-report due --month 10\nzi-report due --month 10 --format ics > target.ics",
)
@month_option()
@format_option("table", "json", "ics")
@as_of_option
@year_option
@workbook_option
@project_option
@click.pass_context
def due(
    ctx: click.Context,
    month: int,
    form: str,
    as_of: date | None,
    year: int | None,
    workbook: str | None,
    project: str | None,
) -> int:
    from pipeline.due import due_list
    from pipeline.findings import has_errors
    from pipeline.forms import due as forms
    from pipeline.model import Period
    from pipeline.run import load, progress_of

    place = resolve_place(ctx, project, workbook, None)
    loaded = load(place.project, place.workbook, clock.today(), year)
    show_findings(loaded)
    period = Period.of_month(loaded.require_year(), month)
    position = default_as_of(period.end, as_of)
    say_if_ahead(position)
    figures = progress_of(loaded, period, position)
    if form == "ics":
        # RFC 5545 wants CRLF line ends, which a text stream on Windows would double.
        calendar = forms.due_calendar(loaded.office, figures.targets, date(period.year, 1, 1))
        sys.stdout.buffer.write(calendar.encode("utf-8"))
    else:
        listed = due_list(figures)
        click.echo(forms.due_json(listed) if form == "json" else forms.due_table(listed))
    return int(has_errors(loaded.findings))
