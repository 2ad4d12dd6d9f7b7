"""Commands about the workbook itself: init, validate, rules, rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import (
    YearType,
    format_option,
    project_option,
    resolve_place,
    workbook_option,
)

if TYPE_CHECKING:
    from pipeline.run import Loaded
    from pipeline.source import Source

#: The copy is the user's own data, so it is exempt from masking, and says so.
ANNOTATED = (
    "Salinan beranotasi memuat data asli buku kerja, termasuk yang disamarkan dalam laporan; "
    "simpan dengan hati-hati:"
)
MADE = (
    "Buku kerja memuat {indicators} indikator dan {obligations} target. Bandingkan tabelnya dengan "
    "keputusan, perbaiki sel yang disebut di atas dan isi Pengaturan di Excel, lalu periksa lagi "
    'dengan: zi-report validate -w "{path}"'
)
DEFAULT_NAME = "Rencana_Aksi_ZI_{year}.xlsx"
#: The plan year of the built-in decree.
DEFAULT_YEAR = 2025


@click.command(
    cls=IndonesianCommand,
    help="Membuat buku kerja dari keputusan, beserta folder input, output, dan templates. Dengan "
    "--from: dari tabel rencana aksi tahun lain atau satuan kerja lain.",
    short_help="Membuat buku kerja.",
    example="zi-report init\nzi-report init --example Contoh.xlsx\n"
    "zi-report init --from Keputusan_2026.docx\n"
    "zi-report init --from Rencana_Aksi_ZI_2025.xlsx --year 2026\n"
    "zi-report init --separate-wbs Z:/Terbatas/WBS_2025.xlsx",
)
@click.argument("file", required=False, metavar="[BERKAS]")
@click.option("--example", is_flag=True, help="Isi dengan data contoh dan berkas bukti contoh.")
@click.option(
    "--from",
    "source_file",
    metavar="SUMBER",
    help="Berkas Excel (.xlsx) atau Word (.docx) yang memuat tabel rencana aksi; tidak diubah.",
)
@click.option(
    "--year",
    type=YearType(),
    metavar="TAHUN",
    help="Tahun rencana aksi dalam SUMBER (bila tidak disebut: menurut SUMBER).",
)
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
    ctx: click.Context,
    file: str | None,
    example: bool,
    source_file: str | None,
    year: int | None,
    cases: str | None,
    project: str | None,
) -> None:
    from pipeline.failures import WORKBOOK_NAME
    from pipeline.output import ensure_folder
    from pipeline.run import make_workbook
    from pipeline.run.making import evidence_folder

    place = resolve_place(ctx, project, None, None)
    source = _source(source_file, place.project, year, example)
    name = DEFAULT_NAME.format(year=source.decree.year if source else DEFAULT_YEAR)
    path = Path(file) if file else place.project / "input" / name
    restricted = Path(cases) if cases else None
    for target in filter(None, (path, restricted)):
        if target.suffix.lower() != ".xlsx":
            raise WORKBOOK_NAME.error(path=target)
    there = bool(restricted) and not file and any((place.project / "input").glob("*.xls[xm]"))
    there = there and source is None
    made = make_workbook(None if there else path, example, clock.today(), restricted, source)
    if not file and not there:
        for folder in ("input/bukti", "output", "templates"):
            ensure_folder(place.project / folder)
    books = [book for book in made if book in (path, restricted)]
    for book in books:
        click.echo(str(book))
    if proofs := len(made) - len(books):
        click.echo(f"Berkas bukti contoh: {proofs} di {evidence_folder(path)}", err=True)
    if source is not None and source_file:
        _show_source(source, Path(source_file), place.project, path)


def _source(file: str | None, project: Path, year: int | None, example: bool) -> Source | None:
    """The plan in ``--from``; None where the built-in decree is meant."""
    from pipeline.failures import EXAMPLE_FROM_SOURCE, YEAR_WITHOUT_SOURCE
    from pipeline.run import read_source

    if file is None and year is not None and year != DEFAULT_YEAR:
        raise YEAR_WITHOUT_SOURCE.error(year=DEFAULT_YEAR)
    if file is None:
        return None
    if example:
        raise EXAMPLE_FROM_SOURCE.error()
    path, beside = Path(file), project / "input" / file
    # As with -w: a bare name may be that of a file in the input folder.
    is_bare = path.name == file and not path.exists() and beside.is_file()
    return read_source(beside if is_bare else path, year)


def _show_source(source: Source, file: Path, project: Path, path: Path) -> None:
    """On stderr: what is not plain in the source, then in the new workbook, and what to do."""
    from pipeline.cli.shown import show_findings, source_findings
    from pipeline.run import load

    if text := source_findings(source.findings, file):
        click.echo(f"{text}\n", err=True)
    loaded = load(project, path, clock.today())
    show_findings(loaded)
    obligations, indicators = len(loaded.office.obligations), len(loaded.office.indicators)
    click.echo(MADE.format(indicators=indicators, obligations=obligations, path=path), err=True)


@click.command(
    cls=IndonesianCommand,
    help="Memeriksa isian buku kerja dan menunjukkan sel yang perlu diperbaiki.",
    short_help="Memeriksa isian dan menunjukkan sel yang perlu diperbaiki.",
    example="zi-report validate\nzi-report validate --annotate Temuan.xlsx\n"
    "zi-report validate --format html > temuan.html",
)
@format_option("text", "json", "html")
@click.option(
    "--annotate",
    metavar="BERKAS",
    help="Simpan salinan buku kerja yang memuat temuan sebagai komentar sel.",
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
