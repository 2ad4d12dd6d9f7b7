"""Commands about signatures: sign, verify."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import clock
from pipeline.cli.indonesian import IndonesianCommand
from pipeline.cli.options import (
    format_option,
    output_option,
    project_option,
    resolve_place,
    workbook_option,
)
from pipeline.cli.shown import show_made

if TYPE_CHECKING:
    from pipeline.cli.options import Place
    from pipeline.run import Loaded

PASSPHRASE_VARIABLE = "ZI_PASSPHRASE"
TEST_CERTIFICATE = "Sertifikat_Contoh.p12"
_TEST_NAME = "Penanda Tangan"


@click.command(
    cls=IndonesianCommand,
    help="Menandatangani dokumen Word atau PDF secara elektronik dengan sertifikat .p12. Hasilnya "
    "berkas baru (…_ttd); dokumen asal tidak diubah. Kata sandi sertifikat ditanyakan, atau "
    "dibaca dari berkas (--passphrase-file) atau variabel lingkungan ZI_PASSPHRASE.",
    short_help="Menandatangani dokumen.",
    example="zi-report sign output/Laporan_Monev_ZI_2025-10.docx --p12 sertifikat.p12\n"
    "zi-report sign output/Laporan_Monev_ZI_2025-10_ttd.docx --p12 lain.p12 --as Sekretaris\n"
    "zi-report sign --self-test-cert",
)
@click.argument("file", required=False, metavar="[BERKAS]")
@click.option("--p12", metavar="BERKAS", help="Berkas sertifikat (.p12 atau .pfx).")
@click.option("--passphrase-file", metavar="BERKAS", help="Berkas berisi kata sandi sertifikat.")
@click.option(
    "--as",
    "post",
    metavar="JABATAN",
    help="Jabatan penanda tangan menurut lembar Pegawai (bila tidak disebut: jabatan penandatangan "
    "pada Pengaturan).",
)
@click.option(
    "--name", metavar="NAMA", help="Nama penanda tangan (bila bukan menurut lembar Pegawai)."
)
@click.option("--post", "title", metavar="TEKS", help="Jabatan yang dicantumkan.")
@click.option("--purpose", metavar="TEKS", help="Tujuan (bila bukan menurut Pengaturan).")
@click.option("--place", "town", metavar="TEKS", help="Tempat penandatanganan.")
@click.option(
    "--self-test-cert",
    is_flag=True,
    help="Buat sertifikat percobaan; bila BERKAS disebut, langsung tandatangani dengannya.",
)
@workbook_option
@output_option
@project_option
@click.pass_context
def sign(
    ctx: click.Context,
    file: str | None,
    p12: str | None,
    passphrase_file: str | None,
    post: str | None,
    name: str | None,
    title: str | None,
    purpose: str | None,
    town: str | None,
    self_test_cert: bool,
    workbook: str | None,
    output: str | None,
    project: str | None,
) -> None:
    from msgspec.structs import replace

    from pipeline.failures import SIGN_INCOMPLETE
    from pipeline.run import signing

    place = resolve_place(ctx, project, workbook, output)
    now = clock.now().astimezone()
    if self_test_cert and not file and not p12:
        signing.require_signing()
        passphrase = _passphrase(passphrase_file, new=True)
        target = place.output / TEST_CERTIFICATE
        made = signing.make_test_certificate(target, name or _TEST_NAME, passphrase, now)
        click.echo(str(made))
        return
    if not file or bool(p12) == self_test_cert:
        raise SIGN_INCOMPLETE.error()
    signing.require_signing()
    signing.read_document(Path(file))  # before anybody types a passphrase
    loaded = _workbook(place)
    stated = signing.details_of(loaded.office if loaded else None, now.date(), post or "")
    given = {"name": name, "post": title, "purpose": purpose, "place": town}
    stated = replace(stated, **{key: text for key, text in given.items() if text is not None})
    if p12:
        ask = partial(_passphrase, passphrase_file)
        identity = signing.open_certificate(Path(p12), ask, now)
    else:
        identity = signing.throwaway_identity(stated.name or _TEST_NAME, now)
    folder = Path(output) if output else None
    show_made(signing.sign_file(Path(file), identity, now, stated, folder))


@click.command(
    cls=IndonesianCommand,
    help="Memeriksa tanda tangan elektronik pada dokumen Word atau PDF (juga buatan program lain), "
    "apakah isinya disunting setelah dibuat aplikasi, dan apakah setiap angkanya masih cocok "
    "dengan buku kerja. Kode keluar 1 bila ada yang tidak lolos.",
    short_help="Memeriksa tanda tangan dan kecocokan angka.",
    example="zi-report verify Laporan_Monev_ZI_2025-10_ttd.docx\n"
    "zi-report verify Laporan_Monev_ZI_2025-10.docx -w Rencana_Aksi_ZI_2025.xlsx",
)
@click.argument("file", metavar="BERKAS")
@format_option("text", "json")
@click.option(
    "--trusted",
    multiple=True,
    metavar="BERKAS",
    help="Sertifikat penerbit yang dipercaya (.pem, .crt, .cer); boleh disebut beberapa kali.",
)
@click.option("--wbs", metavar="BERKAS", help="Buku kerja terbatas yang memuat lembar WBS.")
@workbook_option
@project_option
@click.pass_context
def verify(
    ctx: click.Context,
    file: str,
    form: str,
    trusted: tuple[str, ...],
    wbs: str | None,
    workbook: str | None,
    project: str | None,
) -> int:
    from pipeline.run.signing import verify_file
    from pipeline.verify.record import verdict_json
    from pipeline.verify.words import verdict_text

    place = resolve_place(ctx, project, workbook, None)

    def load_workbook() -> Loaded | None:
        return _workbook(place, Path(wbs) if wbs else None)

    issuers = [Path(name) for name in trusted]
    verdict = verify_file(Path(file), load_workbook, issuers, named=place.workbook is not None)
    click.echo(verdict_json(verdict) if form == "json" else verdict_text(verdict, None))
    return int(verdict.failed)


# --- the workbook -----------------------------------------------------------------------


def _workbook(place: Place, wbs: Path | None = None) -> Loaded | None:
    """The workbook that was named, else the only one in the project; None where none is."""
    from pipeline.failures import Failure
    from pipeline.run import load

    try:
        loaded = load(place.project, place.workbook, clock.today(), wbs=wbs)
    except Failure:
        if place.workbook is not None or wbs is not None:
            raise
        return None
    if loaded.errors:
        click.echo(
            f"Buku kerja {loaded.shown_name} memuat {loaded.errors} kesalahan, sehingga isinya "
            "belum pasti; lihat dengan: zi-report validate",
            err=True,
        )
    return loaded


# --- the passphrase ---------------------------------------------------------------------


def _passphrase(file: str | None, new: bool = False) -> str:
    """From the file, else the environment, else asked for without showing it.

    There is no option for the passphrase itself: command lines are kept in histories and
    seen by other users.
    """
    from pipeline.failures import PASSPHRASE_NEEDED

    if file:
        return _passphrase_in(Path(file))
    if PASSPHRASE_VARIABLE in os.environ:
        return os.environ[PASSPHRASE_VARIABLE]
    if not sys.stdin.isatty():
        raise PASSPHRASE_NEEDED.error()
    text = "Kata sandi untuk sertifikat baru" if new else "Kata sandi sertifikat"
    answer: str = click.prompt(
        text,
        hide_input=True,
        confirmation_prompt="Ulangi kata sandi" if new else False,
        default=None if new else "",
        show_default=False,
        err=True,
    )
    return answer


def _passphrase_in(path: Path) -> str:
    from pipeline.failures import PASSPHRASE_FILE

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "tidak dapat dibaca sebagai teks"
        raise PASSPHRASE_FILE.error(path=path, reason=reason) from error
    passphrase = text.rstrip("\r\n")
    if not passphrase or "\n" in passphrase:
        reason = "berisi lebih dari satu baris" if passphrase else "kosong"
        raise PASSPHRASE_FILE.error(path=path, reason=reason)
    return passphrase
