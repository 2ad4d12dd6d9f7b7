"""Commands on the registers: wbs, complaints, followup, conflicts."""

from __future__ import annotations

from typing import Any

import click

from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import quarter_option
from pipeline.cli.reporting import make_documents, report_command, wbs_file_option

_public_option = click.option(
    "--public",
    is_flag=True,
    help="Versi untuk umum: angka kecil digabung, tanpa lampiran RAHASIA.",
)


@click.command(
    cls=IndonesianCommand,
    help="Menyusun rekapitulasi WBS satu triwulan (.docx dan .xlsx).",
    short_help="Menyusun rekapitulasi WBS.",
    example="zi-report wbs --quarter 4\nzi-report wbs --quarter 4 --public",
)
@quarter_option()
@_public_option
@wbs_file_option
@report_command
@click.pass_context
def wbs(ctx: click.Context, /, quarter: int, public: bool, **options: Any) -> None:
    from pipeline.model import Period
    from pipeline.run import make_wbs

    make_documents(
        ctx,
        lambda year: Period.of_quarter(year, quarter),
        lambda loaded, request: make_wbs(loaded, request, public),
        options,
    )


@click.command(
    cls=IndonesianCommand,
    help="Menyusun rekapitulasi pengaduan masyarakat satu triwulan (.docx dan .xlsx).",
    short_help="Menyusun rekapitulasi pengaduan.",
    example="zi-report complaints --quarter 4\nzi-report complaints --quarter 4 --public",
)
@quarter_option()
@_public_option
@report_command
@click.pass_context
def complaints(ctx: click.Context, /, quarter: int, public: bool, **options: Any) -> None:
    from pipeline.model import Period
    from pipeline.run import make_complaints

    make_documents(
        ctx,
        lambda year: Period.of_quarter(year, quarter),
        lambda loaded, request: make_complaints(loaded, request, public),
        options,
    )


@click.command(
    cls=IndonesianCommand,
    help="Menyusun tabel tindak lanjut rekomendasi dan keputusan rapat (.docx dan .xlsx).",
    short_help="Menyusun tabel tindak lanjut.",
    example="zi-report followup --quarter 4",
)
@quarter_option()
@report_command
@click.pass_context
def followup(ctx: click.Context, /, quarter: int, **options: Any) -> None:
    from pipeline.model import Period
    from pipeline.run import make_follow_up

    make_documents(ctx, lambda year: Period.of_quarter(year, quarter), make_follow_up, options)


@click.command(
    cls=IndonesianCommand,
    help="Menyusun Matrik Identifikasi Benturan Kepentingan dan Surat Pernyataan Bebas Benturan "
    "Kepentingan.",
    short_help="Menyusun matrik dan surat pernyataan benturan kepentingan.",
    example="zi-report conflicts --matrix\nzi-report conflicts --statements",
)
@click.option("--matrix", is_flag=True, help="Susun matrik identifikasi.")
@click.option(
    "--statements",
    is_flag=True,
    help="Susun surat pernyataan setiap orang di lembar Pegawai, dengan rekapitulasinya.",
)
@report_command
@click.pass_context
def conflicts(ctx: click.Context, /, matrix: bool, statements: bool, **options: Any) -> None:
    from pipeline.failures import CONFLICTS_NEEDED
    from pipeline.model import Period
    from pipeline.run import make_conflict_matrix, make_statements

    if not (matrix or statements):
        raise CONFLICTS_NEEDED.error()
    wanted = (*([make_conflict_matrix] * matrix), *([make_statements] * statements))
    make_documents(
        ctx,
        Period.of_year,
        lambda loaded, request: [make(loaded, request) for make in wanted],
        options,
    )
