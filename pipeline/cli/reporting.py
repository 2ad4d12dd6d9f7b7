"""What every report command shares: its options, and how it goes from them to documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.cli import clock
from pipeline.cli.options import (
    DateType,
    as_of_option,
    default_as_of,
    output_option,
    project_option,
    require_sound_dates,
    resolve_place,
    workbook_option,
    year_option,
)
from pipeline.cli.shown import show_findings, show_made

if TYPE_CHECKING:
    from pipeline.model import Period
    from pipeline.run import Loaded, Made, ReportRequest

F = TypeVar("F", bound=Callable[..., Any])

_DATE_OPTION = click.option(
    "--date",
    "report_date",
    type=DateType(),
    metavar="TANGGAL",
    help="Tanggal laporan pada blok tanda tangan (bila tidak disebut: posisi data).",
)
_DOCUMENT_OPTIONS = (
    click.option(
        "--draft", is_flag=True, help="Susun sebagai draf bercap DRAF, juga bila ada kesalahan."
    ),
    click.option("--pdf", is_flag=True, help="Buat pula PDF/A-nya (perlu LibreOffice)."),
    click.option(
        "--tte",
        is_flag=True,
        help="Buat PDF dengan kalimat tanda tangan elektronik (BSrE) pada kaki halamannya.",
    ),
    click.option(
        "--template", metavar="BERKAS", help="Pakai templat Word ini, bukan templat bawaan."
    ),
    as_of_option,
    year_option,
    workbook_option,
    output_option,
    project_option,
)

wbs_file_option = click.option(
    "--wbs",
    "wbs",
    metavar="BERKAS",
    help="Buku kerja terbatas yang memuat lembar WBS (bila dipisahkan).",
)


def document_command(command: F) -> F:
    """The options of a command that makes documents; they reach it as ``**options``."""
    for option in reversed(_DOCUMENT_OPTIONS):
        command = option(command)
    return command


def report_command(command: F) -> F:
    """As :func:`document_command`, with ``--date`` for the date over the signature."""
    return _DATE_OPTION(document_command(command))


def make_documents(
    ctx: click.Context,
    period_of: Callable[[int], Period],
    make: Callable[[Loaded, ReportRequest], Made | Iterable[Made]],
    options: dict[str, Any],
) -> None:
    """Load the workbook, say what is wrong in it, make the documents, and print their paths.

    ``period_of`` gives the period from the plan year.
    """
    from pipeline.failures import AS_OF_BEFORE_YEAR
    from pipeline.run import Made, ReportRequest, load

    place = resolve_place(ctx, options["project"], options["workbook"], options["output"])
    wbs = options.get("wbs")

    def signed_on(year: int) -> date:
        told: date | None = options.get("report_date")
        return told or default_as_of(period_of(year).end, options["as_of"])

    loaded = load(
        place.project,
        place.workbook,
        clock.today(),
        options["year"],
        wbs=Path(wbs) if wbs else None,
        signed_on=signed_on,
    )
    show_findings(loaded)
    period = period_of(loaded.require_year())
    as_of = default_as_of(period.end, options["as_of"])
    if as_of.year < period.year:
        raise AS_OF_BEFORE_YEAR.error(as_of=f"{as_of:%d/%m/%Y}", year=period.year)
    report_date = signed_on(period.year)
    require_sound_dates(as_of, report_date, options["draft"])
    template = options["template"]
    request = ReportRequest(
        project=place.project,
        output=place.output,
        period=period,
        as_of=as_of,
        report_date=report_date,
        draft=options["draft"],
        template=Path(template) if template else None,
        now=clock.now(),
        pdf=options["pdf"] or options["tte"],
        tte=options["tte"],
    )
    made = make(loaded, request)
    for document in (made,) if isinstance(made, Made) else made:
        show_made(document)
