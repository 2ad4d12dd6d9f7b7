"""The group ``templates``: check, vars, copy."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand, IndonesianGroup
from pipeline.cli.options import (
    Place,
    format_option,
    project_option,
    resolve_place,
    workbook_option,
)


@click.group(
    cls=IndonesianGroup,
    help="Memeriksa dan menyalin templat Word, serta menampilkan nama yang dapat dipakainya.",
    short_help="Memeriksa dan menyalin templat.",
)
def templates() -> None:
    pass


@templates.command(
    "check",
    cls=IndonesianCommand,
    help="Memeriksa templat: nama yang tidak dikenal, tag yang rusak atau salah tempat, bagian "
    "yang hilang. Tanpa BERKAS, semua templat di folder templates diperiksa.",
    short_help="Memeriksa templat.",
    example="zi-report templates check\n"
    "zi-report templates check templates/laporan_monev.docx\n"
    "zi-report templates check baru.docx --for laporan_monev",
)
@click.argument("file", metavar="[BERKAS]", required=False)
@click.option(
    "--for", "name", metavar="NAMA", help="Dokumen yang disusun dengan templat itu, mis. undangan."
)
@format_option("text", "json")
@workbook_option
@project_option
@click.pass_context
def check(
    ctx: click.Context,
    /,
    file: str | None,
    name: str | None,
    form: str,
    workbook: str | None,
    project: str | None,
) -> int:
    from pipeline.templating import check_template
    from pipeline.templating.shown import count, faults_json, faults_text

    place = resolve_place(ctx, project, workbook, None)
    paths = [Path(file)] if file else _own_templates(place.project)
    office = _office(place) if paths else ""
    found = {path: check_template(path, name, office=office) for path in paths}
    if form == "json":
        click.echo(faults_json(found))
    elif not found:
        folder = place.project / "templates"
        click.echo(f"Tidak ada templat di {folder}; dokumen disusun dengan templat bawaan.")
    else:
        click.echo("\n\n".join(faults_text(path, faults) for path, faults in found.items()))
    return 1 if any(count(faults)["error"] for faults in found.values()) else 0


def _own_templates(project: Path) -> list[Path]:
    folder = project / "templates"
    found = folder.glob("*.docx") if folder.is_dir() else ()
    return sorted(path for path in found if not path.name.startswith((".", "~")))


def _office(place: Place) -> str:
    """The workbook's Satuan Kerja; "" where no workbook can be read and none was named."""
    from pipeline.failures import Failure
    from pipeline.run import load

    try:
        return load(place.project, place.workbook, clock.today()).office.settings.office
    except Failure:
        if place.workbook is not None:
            raise
        return ""


@templates.command(
    "vars",
    cls=IndonesianCommand,
    help="Menampilkan semua nama yang dapat dipakai sebuah templat, dengan makna dan contohnya.",
    short_help="Menampilkan nama yang dapat dipakai templat.",
    example="zi-report templates vars laporan_monev\n"
    "zi-report templates vars undangan --format json",
)
@click.argument("name", metavar="NAMA")
@format_option("table", "json")
def show_variables(name: str, form: str) -> None:
    from pipeline.templating import variables
    from pipeline.templating.shown import variables_json, variables_table

    found = variables(name)
    click.echo(variables_json(found) if form == "json" else variables_table(found))


@templates.command(
    "copy",
    cls=IndonesianCommand,
    help="Menyalin templat bawaan ke folder templates untuk diubah di Word. Tidak pernah menimpa.",
    short_help="Menyalin templat bawaan untuk diubah.",
    example="zi-report templates copy laporan_monev",
)
@click.argument("name", metavar="NAMA")
@project_option
@click.pass_context
def copy(ctx: click.Context, /, name: str, project: str | None) -> None:
    from pipeline.templating import copy_template

    place = resolve_place(ctx, project, None, None)
    click.echo(str(copy_template(name, place.project)))
