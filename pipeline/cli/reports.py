"""Commands that make the monitoring reports: monthly, quarterly, annual, meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import DateType, month_option, quarter_option
from pipeline.cli.reporting import (
    document_command,
    make_documents,
    report_command,
    wbs_file_option,
)

_photos_option = click.option(
    "--photos", metavar="FOLDER", help="Foto rapat (JPEG, PNG) untuk lampiran Dokumentasi."
)


@click.command(
    cls=IndonesianCommand,
    help="Menyusun Laporan Monev bulanan (.docx) dari buku kerja. Dengan --packet juga undangan, "
    "daftar hadir, notulen, lembar monev, dan surat pengantar rapatnya.",
    short_help="Menyusun Laporan Monev bulanan.",
    example="zi-report monthly --month 10\n"
    "zi-report monthly --month Oktober --packet --photos foto",
)
@month_option()
@click.option("--packet", is_flag=True, help="Susun juga berkas rapat monev bulan itu.")
@_photos_option
@report_command
@click.pass_context
def monthly(
    ctx: click.Context, /, month: int, packet: bool, photos: str | None, **options: Any
) -> None:
    from pipeline.failures import PHOTOS_WITHOUT_PACKET
    from pipeline.model import Period
    from pipeline.run import Loaded, Made, ReportRequest, make_monthly, make_packet

    if photos and not packet:
        raise PHOTOS_WITHOUT_PACKET.error()

    def make(loaded: Loaded, request: ReportRequest) -> tuple[Made, ...]:
        report = make_monthly(loaded, request)
        if not packet:
            return (report,)
        return (report, *make_packet(loaded, request, Path(photos) if photos else None))

    make_documents(ctx, lambda year: Period.of_month(year, month), make, options)


@click.command(
    cls=IndonesianCommand,
    help="Menyusun Laporan Monev triwulanan (.docx), dengan rekapitulasi dan tabel tindak lanjut.",
    short_help="Menyusun Laporan Monev triwulanan.",
    example="zi-report quarterly --quarter 4\nzi-report quarterly --quarter TW4 --draft",
)
@quarter_option()
@wbs_file_option
@report_command
@click.pass_context
def quarterly(ctx: click.Context, /, quarter: int, **options: Any) -> None:
    from pipeline.model import Period
    from pipeline.run import make_quarterly

    make_documents(ctx, lambda year: Period.of_quarter(year, quarter), make_quarterly, options)


@click.command(
    cls=IndonesianCommand,
    help="Menyusun Laporan Akhir tahun rencana aksi (.docx). Dengan --as-of setelah akhir tahun, "
    "penyelesaian sampai tanggal itu ikut dihitung sebagai terlambat.",
    short_help="Menyusun Laporan Akhir tahunan.",
    example="zi-report annual\nzi-report annual --as-of 31/01/2026",
)
@wbs_file_option
@report_command
@click.pass_context
def annual(ctx: click.Context, /, **options: Any) -> None:
    from pipeline.model import Period
    from pipeline.run import make_annual

    make_documents(ctx, Period.of_year, make_annual, options)


@click.command(
    cls=IndonesianCommand,
    help="Menyusun undangan, daftar hadir, notulen, dan surat pengantar setiap rapat pada tanggal "
    "itu dalam lembar Rapat (juga rapat WBS, SPIP, SOP, dan benturan kepentingan).",
    short_help="Menyusun berkas rapat pada suatu tanggal.",
    example="zi-report meeting --date 14/10/2025",
)
@click.option(
    "--date",
    "meeting_day",
    type=DateType(),
    required=True,
    metavar="TANGGAL",
    help="Tanggal rapat, mis. 14/10/2025.",
)
@_photos_option
@document_command
@click.pass_context
def meeting(ctx: click.Context, /, meeting_day: date, photos: str | None, **options: Any) -> None:
    from pipeline.model import Period
    from pipeline.run import make_meeting

    folder = Path(photos) if photos else None
    make_documents(
        ctx,
        lambda year: Period.of_month(year, meeting_day.month),
        lambda loaded, request: make_meeting(loaded, request, meeting_day, folder),
        options,
    )
