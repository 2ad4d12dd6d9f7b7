"""Commands about the workbook itself: init, validate, rules, rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import YearType, project_option, resolve_place, workbook_option

if TYPE_CHECKING:
    from pipeline.run import Loaded

#: The copy is the user's own data, so it is exempt from masking, and says so.
ANNOTATED = (
    "Salinan beranotasi memuat data asli buku kerja, termasuk yang disamarkan dalam laporan; "
    "simpan dengan hati-hati:"
)
DEFAULT_NAME = "Rencana_Aksi_ZI_2025.xlsx"


@click.command(
    cls=IndonesianCommand,
    help="Membuat buku kerja dari keputusan, beserta folder input, output, dan templates.",
    short_help="Membuat buku kerja.",
    example="zi-report init\nzi-report init --example Contoh.xlsx\n"
    "zi-report init --separate-wbs Z:/Terbatas/WBS_2025.xlsx",
)
@click.argument("file", required=False, metavar="[BERKAS]")
@click.option("--example", is_flag=True, help="Isi dengan data contoh dan berkas bukti contoh.")
@click.option(
    "--separate-wbs",
    "cases",
    metavar="BERKAS",
    help="Buat pula buku kerja terbatas untuk kasus WBS; bila buku kerja sudah ada, hanya itu "
    "yang dibuat.",
)
@project_option
@click.pass_context
def init(
    ctx: click.Context, file: str | None, example: bool, cases: str | None, project: str | None
) -> None:
    from pipeline.failures import WORKBOOK_NAME
    from pipeline.output import ensure_folder
    from pipeline.run import make_workbook
    from pipeline.run.making import evidence_folder

    place = resolve_place(ctx, project, None, None)
    path = Path(file) if file else place.project / "input" / DEFAULT_NAME
    restricted = Path(cases) if cases else None
    for target in filter(None, (path, restricted)):
        if target.suffix.lower() != ".xlsx":
            raise WORKBOOK_NAME.error(path=target)
    there = bool(restricted) and not file and any((place.project / "input").glob("*.xls[xm]"))
    made = make_workbook(None if there else path, example, clock.today(), restricted)
    if not file and not there:
        for folder in ("input/bukti", "output", "templates"):
            ensure_folder(place.project / folder)
    books = [book for book in made if book in (path, restricted)]
    for book in books:
        click.echo(str(book))
    if proofs := len(made) - len(books):
        click.echo(f"Berkas bukti contoh: {proofs} di {evidence_folder(path)}", err=True)


@click.command(
    cls=IndonesianCommand,
    help="Memeriksa isian buku kerja dan menunjukkan sel yang perlu diperbaiki.",
    short_help="Memeriksa isian dan menunjukkan sel yang perlu diperbaiki.",
    example="zi-report validate\nzi-report validate --annotate Temuan.xlsx\n"
    "zi-report validate --format html > temuan.html",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    metavar="BENTUK",
    help="Bentuk keluaran: text, json, atau html.",
)
@click.option(
    "--annotate",
    metavar="BERKAS",
    help="Simpan salinan buku kerja dengan temuan sebagai komentar sel.",
)
@click.option("--strict", is_flag=True, help="Peringatan juga dianggap gagal (kode keluar 1).")
@workbook_option
@click.option("--year", type=YearType(), metavar="TAHUN", help="Tahun rencana aksi.")
@project_option
@click.pass_context
def validate(
    ctx: click.Context,
    form: str,
    annotate: str | None,
    strict: bool,
    workbook: str | None,
    year: int | None,
    project: str | None,
) -> int:
    from pipeline.findings import Severity
    from pipeline.run import annotate_copy, load

    place = resolve_place(ctx, project, workbook, None)
    loaded = load(place.project, place.workbook, clock.today(), year)
    click.echo(_findings_as(form, loaded).rstrip("\n"))
    if annotate:
        click.echo(f"{ANNOTATED} {annotate_copy(loaded, Path(annotate))}", err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(f.severity in failing for f in loaded.findings))


def _findings_as(form: str, loaded: Loaded) -> str:
    """The findings as text, JSON or a page of HTML."""
    from pipeline.forms.findings import findings_json, findings_text
    from pipeline.forms.findings_html import findings_html

    write = {"json": findings_json, "html": findings_html, "text": findings_text}[form]
    return write(loaded.findings, loaded.shown_name)


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
