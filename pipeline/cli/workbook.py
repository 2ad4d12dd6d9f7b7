"""Commands about the workbook itself: init, validate, rules, rule."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import project_option, resolve_place, workbook_option

DEFAULT_NAME = "Rencana_Aksi_ZI_2025.xlsx"


@click.command(
    cls=IndonesianCommand,
    help="Membuat buku kerja dari keputusan, beserta folder input, output, dan templates.",
    short_help="Membuat buku kerja.",
    example="zi-report init\nzi-report init --example Contoh.xlsx",
)
@click.argument("file", required=False, metavar="[BERKAS]")
@click.option("--example", is_flag=True, help="Isi dengan data contoh dan berkas bukti contoh.")
@project_option
@click.pass_context
def init(ctx: click.Context, file: str | None, example: bool, project: str | None) -> None:
    from pipeline.output import ensure_folder
    from pipeline.run import make_workbook

    place = resolve_place(ctx, project, None, None)
    path = Path(file) if file else place.project / "input" / DEFAULT_NAME
    made = make_workbook(path, example, clock.today())
    if not file:
        for folder in ("input/bukti", "output", "templates"):
            ensure_folder(place.project / folder)
    click.echo(str(made[0]))
    if len(made) > 1:
        click.echo(f"Berkas bukti contoh: {len(made) - 1} di {path.parent / 'bukti'}", err=True)


@click.command(
    cls=IndonesianCommand,
    help="Memeriksa isian buku kerja dan menunjukkan sel yang perlu diperbaiki.",
    short_help="Memeriksa isian dan menunjukkan sel yang perlu diperbaiki.",
    example="zi-report validate\nzi-report validate --strict --format json",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="BENTUK",
    help="Bentuk keluaran: text atau json.",
)
@click.option("--strict", is_flag=True, help="Peringatan juga dianggap gagal (kode keluar 1).")
@workbook_option
@click.option("--year", type=int, metavar="TAHUN", help="Tahun rencana aksi.")
@project_option
@click.pass_context
def validate(
    ctx: click.Context,
    form: str,
    strict: bool,
    workbook: str | None,
    year: int | None,
    project: str | None,
) -> int:
    from pipeline.findings import Severity
    from pipeline.forms.findings import findings_json, findings_text
    from pipeline.run import load

    place = resolve_place(ctx, project, workbook, None)
    loaded = load(place.project, place.workbook, clock.today(), year)
    show = findings_json if form == "json" else findings_text
    click.echo(show(loaded.findings, loaded.path.name))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(f.severity in failing for f in loaded.findings))


@click.command(
    cls=IndonesianCommand,
    help="Menampilkan semua aturan pemeriksaan.",
    short_help="Menampilkan semua aturan pemeriksaan.",
    example="zi-report rules",
)
def rules() -> None:
    from pipeline.forms.findings import rules_table
    from pipeline.rules import RULES

    click.echo(rules_table(RULES))


@click.command(
    cls=IndonesianCommand,
    help="Menjelaskan satu aturan pemeriksaan.",
    short_help="Menjelaskan satu aturan.",
    example="zi-report rule ZI401",
)
@click.argument("code", metavar="KODE")
def rule(code: str) -> None:
    from pipeline.failures import UNKNOWN_RULE
    from pipeline.forms.findings import rule_text
    from pipeline.rules import RULES

    if code.upper() not in RULES:
        raise UNKNOWN_RULE.error(code=code)
    click.echo(rule_text(RULES[code.upper()]))
