"""``sign`` and ``verify`` as commands: from a report to a verdict, and every way to fail."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

pytest.importorskip("cryptography", reason="komponen sign tidak terpasang")

from pipeline.cli import app, signing
from pipeline.opc import read_parts, write_parts
from pipeline.sign.certificate import load_p12, self_test_certificate
from pipeline.sign.docx import sign_docx
from pipeline.verify import printed_figures
from tests.commands import zi
from tests.signing import DETAILS, NOW, PASSPHRASE, document, rezip, swap, with_white_space

for _command in (signing.sign, signing.verify):
    if _command.name not in app.cli.commands:
        app.cli.add_command(_command)

MONEV, MAIN = "Lembar Monev", "word/document.xml"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contoh")
    assert zi("--project", folder, "init", "--example").code == 0
    return folder


@pytest.fixture(scope="module")
def book(project):
    return project / "input" / "Rencana_Aksi_ZI_2025.xlsx"


@pytest.fixture(scope="module")
def made(project):
    shown = zi("monthly", "--project", project, "--month", 10)
    assert shown.code == 0
    return Path(shown.out.strip())


@pytest.fixture
def report(made, tmp_path):
    """A copy of the example's report in a folder of its own, away from the workbook."""
    return Path(shutil.copy(made, tmp_path / made.name))


@pytest.fixture(scope="module")
def p12(tmp_path_factory):
    """Certificates that are good, past and not yet, on the day on which the tests are run."""
    from datetime import datetime

    folder = tmp_path_factory.mktemp("sertifikat")
    now = datetime(2026, 1, 15, 9).astimezone()
    for name, day in (("baik", now), ("habis", now - timedelta(90)), ("belum", now + timedelta(9))):
        data = self_test_certificate("Almuttaqin", "rsa", PASSPHRASE, day)
        (folder / f"{name}.p12").write_bytes(data)
    (folder / "sandi.txt").write_text(PASSPHRASE + "\r\n", "utf-8-sig")
    return folder


@pytest.fixture(autouse=True)
def no_passphrase_around(monkeypatch):
    monkeypatch.delenv(signing.PASSPHRASE_VARIABLE, raising=False)


def sign(path, p12, *arguments, name="baik"):
    return zi(
        *("sign", path, "--p12", p12 / f"{name}.p12", "--project", path.parent),
        *("--passphrase-file", p12 / "sandi.txt", *arguments),
    )


def verify(path, *arguments):
    shown = zi("verify", path, "--project", path.parent, "--format", "json", *arguments)
    return shown.code, json.loads(shown.out)


def changed(path, edit, part=MAIN):
    """``path`` with ``part`` edited, by a program that writes the package anew."""
    parts = read_parts(path.read_bytes())
    before = parts[part]
    parts[part] = edit(before)
    assert parts[part] != before
    path.write_bytes(write_parts(parts))


def retyped(book, target, **cells):
    workbook = load_workbook(book)
    for address, value in cells.items():
        workbook[MONEV][address] = value
    workbook.save(target)
    return target


# --- signing --------------------------------------------------------------------------


def test_a_signed_copy_lies_beside_the_report_and_the_report_is_left_alone(report, book, p12):
    before = report.read_bytes()
    first = sign(report, p12, "-w", book)
    assert (first.code, first.out.strip()) == (0, str(report.with_stem(f"{report.stem}_ttd")))
    second = sign(Path(first.out.strip()), p12, "-w", book, "--as", "Sekretaris")
    assert second.out.strip() == str(report.with_stem(f"{report.stem}_ttd2"))
    third = sign(Path(second.out.strip()), p12, "--name", "Almuttaqin Contoh", "--post", "Saksi")
    assert third.out.strip() == str(report.with_stem(f"{report.stem}_ttd3"))
    assert report.read_bytes() == before
    code, found = verify(Path(third.out.strip()), "-w", book)
    assert code == 0 and [s["valid"] for s in found["signatures"]] == [True] * 3
    posts = [s["details"]["post"] for s in found["signatures"]]
    assert posts[0].startswith("Ketua ") and posts[1].startswith("Sekretaris ")
    assert posts[2] == "Saksi"
    assert found["signatures"][0]["details"] == {
        "name": "Almuttaqin",
        "post": "Ketua Komisi Pemilihan Umum Kabupaten Muaro Jambi",
        "purpose": "Menyetujui isi dokumen ini",
        "place": "Sengeti",
    }
    assert found["signatures"][0]["uncovered"] == []
    assert found["edited"] is False and all(f["agrees"] for f in found["figures"])


def test_a_signed_copy_is_never_overwritten(report, p12):
    first = Path(sign(report, p12).out.strip())
    kept = first.read_bytes()
    again = sign(report, p12)
    assert again.out.strip() == str(report.with_stem(f"{report.stem}_ttd-v2"))
    assert "tidak ditimpa" in again.err and first.read_bytes() == kept
    further = sign(Path(again.out.strip()), p12)
    assert further.out.strip() == str(report.with_stem(f"{report.stem}_ttd2-v2"))


def test_options_say_what_the_workbook_does_not_and_win_over_it(report, book, p12, tmp_path):
    folder = tmp_path / "hasil"
    stated = ("--purpose", "Menguji", "--place", "Jambi", "--post", "Plh. Ketua", "--name", "")
    shown = sign(report, p12, "-w", book, "-o", folder, *stated)
    assert Path(shown.out.strip()).parent == folder
    _, found = verify(Path(shown.out.strip()))
    details = found["signatures"][0]["details"]
    assert (details["purpose"], details["place"]) == ("Menguji", "Jambi")
    assert details["post"] == "Plh. Ketua"
    assert details["name"] == "Almuttaqin (Contoh)", "a blank name is the certificate's"


@pytest.mark.parametrize(
    ("change", "stated"),
    [
        (lambda cell: setattr(cell, "value", "Mengesahkan laporan"), "Mengesahkan laporan"),
        (lambda cell: setattr(cell, "value", None), "Menyetujui isi dokumen ini"),
        (lambda cell: cell.parent.delete_rows(cell.row), "Menyetujui isi dokumen ini"),
    ],
)
def test_the_purpose_is_the_office_s_own_and_no_older_workbook_needs_to_name_one(
    report, book, p12, tmp_path, change, stated
):
    workbook = load_workbook(book)
    sheet = workbook["Pengaturan"]
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "Tujuan tanda tangan"]
    assert row[1].value == "Menyetujui isi dokumen ini"
    change(row[1])
    other = tmp_path / "lain.xlsx"
    workbook.save(other)
    shown = zi("validate", "-w", other, "--format", "json")
    settings = [f for f in json.loads(shown.out)["findings"] if f["sheet"] == "Pengaturan"]
    assert not [f for f in settings if "anda tangan" in f["message"]]
    _, found = verify(Path(sign(report, p12, "-w", other).out.strip()))
    assert found["signatures"][0]["details"]["purpose"] == stated


def test_a_certificate_of_somebody_else_is_pointed_out(report, book, p12):
    assert sign(report, p12, "-w", book).err == ""
    other = sign(report, p12, "-w", book, "--name", "Pariyanto")
    assert other.code == 0
    assert 'atas nama "Almuttaqin (Contoh)"' in other.err and '"Pariyanto"' in other.err


def test_a_post_that_nobody_holds_is_refused(report, book, p12):
    refused = sign(report, p12, "-w", book, "--as", "Kepala Badan")
    assert refused.code == 2 and 'jabatan "Kepala Badan"' in refused.err
    assert not report.with_stem(f"{report.stem}_ttd").exists()


# --- the passphrase ---------------------------------------------------------------------


def test_the_passphrase_comes_from_the_environment_or_a_prompt(report, p12, monkeypatch):
    arguments = ("sign", report, "--p12", p12 / "baik.p12", "--project", report.parent)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    refused = zi(*arguments)
    assert refused.code == 2 and "ZI_PASSPHRASE" in refused.err
    monkeypatch.setenv(signing.PASSPHRASE_VARIABLE, PASSPHRASE)
    assert zi(*arguments).code == 0
    monkeypatch.delenv(signing.PASSPHRASE_VARIABLE)
    asked = []

    def answer(text, **options):
        asked.append((text, options["hide_input"], options["err"]))
        return PASSPHRASE

    monkeypatch.setattr("click.prompt", answer)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert zi(*arguments).code == 0
    assert asked == [("Kata sandi sertifikat", True, True)]


def test_there_is_no_option_for_the_passphrase_itself():
    names = {name for p in signing.sign.params for name in p.opts}
    assert {n for n in names if "pass" in n or "sandi" in n} == {"--passphrase-file"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("habis", "sudah habis masa berlakunya"),
        ("belum", "baru berlaku mulai"),
        ("tidak-ada", "tidak dapat dibuka: berkasnya tidak ada"),
    ],
)
def test_a_certificate_that_is_no_use_is_refused_in_plain_words(report, p12, name, words):
    refused = sign(report, p12, name=name)
    assert refused.code == 2 and words in refused.err
    assert list(report.parent.glob("*_ttd*")) == []


def test_a_wrong_passphrase_is_refused_and_shown_nowhere(report, p12, tmp_path):
    wrong = tmp_path / "salah.txt"
    wrong.write_text("rahasia-yang-salah", "utf-8")
    refused = zi(
        *("sign", report, "--p12", p12 / "baik.p12", "--passphrase-file", wrong),
        *("--project", report.parent),
    )
    assert (refused.code, refused.out) == (2, "")
    assert "Kata sandi sertifikat salah" in refused.err and "rahasia" not in refused.err


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "kosong"), (b"satu\ndua\n", "lebih dari satu baris"), (b"\xff\xfe\x00", "teks")],
)
def test_a_passphrase_file_holds_one_line(report, p12, tmp_path, content, words):
    path = tmp_path / "sandi-lain.txt"
    path.write_bytes(content)
    refused = zi("sign", report, "--p12", p12 / "baik.p12", "--passphrase-file", path)
    assert refused.code == 2 and words in refused.err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "bukan dokumen Word (.docx) atau PDF"),
        (b"teks biasa", "bukan dokumen Word (.docx) atau PDF"),
        (b"PK\x03\x04 rusak", "bukan dokumen Word (.docx) yang dapat dibaca"),
        (b"%PDF-1.7 rusak", "bukan PDF yang dapat ditandatangani"),
    ],
)
def test_what_is_no_document_can_be_neither_signed_nor_verified(tmp_path, p12, content, words):
    path = tmp_path / "berkas.docx"
    path.write_bytes(content)
    assert words in sign(path, p12).err
    shown = zi("verify", path, "--project", tmp_path)
    assert shown.code == 2 and shown.out == ""
    assert {p.name for p in tmp_path.iterdir()} == {"berkas.docx"}


def test_the_document_has_to_be_there_before_anybody_types_a_passphrase(tmp_path, p12):
    missing = zi("sign", tmp_path / "x.docx", "--p12", p12 / "baik.p12")
    assert missing.code == 2 and "berkasnya tidak ada" in missing.err
    assert zi("verify", tmp_path).code == 2
    assert "--p12" in zi("sign", tmp_path / "x.docx").err
    assert zi("sign").code == 2


# --- a certificate for trying -----------------------------------------------------------


def test_a_certificate_for_trying_is_made_once_and_signs(tmp_path, report, monkeypatch):
    monkeypatch.setenv(signing.PASSPHRASE_VARIABLE, "coba")
    made = zi("sign", "--self-test-cert", "--project", tmp_path, "--name", "Penguji")
    path = tmp_path / "output" / "Sertifikat_Contoh.p12"
    assert (made.code, made.out.strip()) == (0, str(path))
    assert zi("sign", "--self-test-cert", "--project", tmp_path).code == 2
    signed = zi("sign", report, "--p12", path, "--project", tmp_path)
    assert signed.code == 0
    code, found = verify(Path(signed.out.strip()))
    assert code == 0 and found["signatures"][0]["signer"] == "Penguji (Contoh)"
    assert found["signatures"][0]["trust"] == {"state": "self-signed", "problems": []}


def test_a_document_is_signed_for_trying_in_one_go(report):
    signed = zi("sign", report, "--self-test-cert", "--project", report.parent)
    assert signed.code == 0
    code, found = verify(Path(signed.out.strip()))
    assert code == 0 and "Contoh" in found["signatures"][0]["signer"]
    assert list(report.parent.glob("*.p12")) == []


def test_without_the_extra_the_message_names_it(report, p12, monkeypatch):
    signed = Path(sign(report, p12).out.strip())
    for name in [n for n in sys.modules if n.split(".")[0] == "cryptography"]:
        monkeypatch.delitem(sys.modules, name)
    for name in [n for n in sys.modules if n.startswith("pipeline.sign.")]:
        if name not in ("pipeline.sign.details", "pipeline.sign.reasons", "pipeline.sign.report"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)
    refused = sign(report, p12)
    assert refused.code == 2 and "zi-report[sign]" in refused.err
    # An unsigned report needs nothing of the extra; a signed one does.
    assert verify(report)[0] == 0
    shown = zi("verify", signed, "--project", report.parent)
    assert shown.code == 2 and "zi-report[sign]" in shown.err


# --- verifying --------------------------------------------------------------------------


def test_a_report_as_made_agrees_with_its_workbook_and_says_so(report, book):
    shown = zi("verify", report, "-w", book, "--project", report.parent)
    assert shown.code == 0
    count = len(printed_figures(report.read_bytes()))
    assert f"{count} angka tercetak, semuanya cocok" in shown.out
    assert "Tanda tangan elektronik: tidak ada." in shown.out
    assert "periode Oktober 2025, posisi data per 31 Oktober 2025" in shown.out
    assert "Kesimpulan: lolos pemeriksaan" in shown.out


@pytest.mark.parametrize("command", [("quarterly", "--quarter", 4), ("annual",)])
def test_the_figures_of_other_reports_agree_too(project, book, tmp_path, command):
    made = zi(*command, "--project", project, "-o", tmp_path)
    assert made.code == 0, made.err
    code, found = verify(Path(made.out.strip()), "-w", book)
    assert code == 0 and len(found["figures"]) > 250
    assert found["edited"] is False and found["figures_lost"] == 0


def test_a_figure_that_the_workbook_changed_is_named(report, book, tmp_path):
    done = next(
        row
        for row in load_workbook(book)[MONEV].iter_rows(min_row=2)
        if row[1].value == "Oktober" and "Selesai" in [c.value for c in row]
    )
    status = next(c for c in done if c.value == "Selesai")
    later = retyped(book, tmp_path / "nanti.xlsx", **{status.coordinate: "Proses"})
    code, found = verify(report, "-w", later)
    wrong = {f["name"]: f for f in found["figures"] if not f["agrees"]}
    area = str(done[0].value).split(".")[0]
    assert code == 1 and found["edited"] is False and found["same_workbook"] is False
    assert {f"recap.{area}.done", "recap_total.done", "summary.achievement"} <= set(wrong)
    total = wrong["recap_total.done"]
    assert int(total["printed"]) == int(total["workbook"]) + 1
    untouched = {n for n in wrong if n.startswith("recap.") and n.split(".")[1] != area}
    assert untouched == set()
    shown = zi("verify", report, "-w", later, "--project", report.parent)
    assert shown.code == 1
    assert (
        f'- Rekapitulasi per Area, JUMLAH, SELESAI: tercetak "{total["printed"]}", menurut '
        f'buku kerja "{total["workbook"]}"'
    ) in shown.out
    assert "Kesimpulan: TIDAK LOLOS: ada angka yang tidak cocok" in shown.out


def test_a_figure_that_somebody_typed_over_is_an_edit_and_disagrees(report, book):
    figure = next(
        f for f in printed_figures(report.read_bytes()) if f.name == "recap_total.achievement"
    )

    def edit(content):
        at = content.index(b'"zi:recap_total.achievement"')
        return content[:at] + content[at:].replace(figure.text.encode(), b"100,00%", 1)

    changed(report, edit)
    code, found = verify(report, "-w", book)
    wrong = [f for f in found["figures"] if not f["agrees"]]
    assert code == 1 and found["edited"] is True
    assert [(f["name"], f["printed"]) for f in wrong] == [("recap_total.achievement", "100,00%")]
    assert wrong[0]["workbook"] == figure.text


def test_figures_whose_controls_are_gone_cannot_pass_a_comparison(report, book):
    changed(report, lambda content: content.replace(b'"zi:recap_total.', b'"lain:recap_total.'))
    code, found = verify(report)
    assert code == 0 and found["figures_lost"] == 8, "nothing was to be compared"
    code, found = verify(report, "-w", book)
    assert code == 1 and found["edited"] is False
    shown = zi("verify", report, "-w", book, "--project", report.parent)
    assert "penanda 8 angka hilang" in shown.out and "TIDAK LOLOS" in shown.out


def test_a_tampered_signed_report_does_not_pass(report, p12):
    signed = Path(sign(report, p12).out.strip())
    whole = signed.read_bytes()
    for part, edit in (
        (MAIN, swap("JUMLAH", "JUMLAG")),
        ("docProps/custom.xml", swap("monthly", "annuals")),
        ("word/styles.xml", lambda c: c + b" "),
    ):
        signed.write_bytes(whole)
        changed(signed, edit, part)
        code, found = verify(signed)
        (signature,) = found["signatures"]
        assert code == 1 and signature["valid"] is False, part
        assert f"/{part}" in signature["changed"]
        text = zi("verify", signed, "--project", signed.parent)
        assert text.code == 1 and "TIDAK SAH" in text.out
    signed.write_bytes(whole)
    assert verify(signed)[0] == 0


def test_a_document_of_another_maker_has_signatures_but_no_provenance(tmp_path):
    path = tmp_path / "lain.docx"
    path.write_bytes(with_white_space(document()))
    code, found = verify(path)
    assert code == 0
    assert (found["signatures"], found["provenance"], found["edited"]) == ([], None, None)
    assert found["figures"] == []
    assert "tidak ada yang dapat diperiksa" in zi("verify", path, "--project", tmp_path).out
    who = load_p12(self_test_certificate("A", "ecdsa", "x", NOW), "x", NOW)
    path.write_bytes(sign_docx(document(), who.key, who.certificate, (), NOW, DETAILS))
    code, found = verify(path)
    assert code == 0 and found["signatures"][0]["valid"] is True
    assert found["signatures"][0]["signed_at"] == "2025-10-31T07:15:00Z"
    path.write_bytes(rezip(path.read_bytes(), {MAIN: swap("Laporan", "Lapuran")}))
    assert verify(path)[0] == 1


def test_the_record_has_the_keys_of_the_contract(report, p12, book):
    signed = Path(sign(report, p12).out.strip())
    _, found = verify(signed, "-w", book)
    assert {"file", "signatures", "provenance", "edited", "figures"} <= set(found)
    assert found["file"] == signed.name
    signature = found["signatures"][0]
    assert {"signer", "signed_at", "valid", "certificate", "uncovered"} <= set(signature)
    assert set(signature["certificate"]) == {"subject", "issuer", "not_before", "not_after"}
    assert {"name", "printed", "workbook", "agrees"} <= set(found["figures"][0])
    assert found["provenance"]["kind"] == "monthly"
    assert found["provenance"]["as_of"] == "2025-10-31"


def test_without_a_workbook_the_figures_are_told_but_not_judged(report, project):
    _, found = verify(report)
    assert {(f["workbook"], f["agrees"]) for f in found["figures"]} == {(None, None)}
    shown = zi("verify", report, "--project", project, "--format", "json")
    assert json.loads(shown.out)["workbook"] == "Rencana_Aksi_ZI_2025.xlsx"


def test_a_workbook_of_another_year_is_not_taken_for_the_report_s(report, book, tmp_path):
    folder = tmp_path / "lain" / "input"
    folder.mkdir(parents=True)
    workbook = load_workbook(book)
    for row in workbook["Pengaturan"].iter_rows():
        if row[0].value == "Tahun":
            row[1].value = 2026
    workbook.save(folder / "2026.xlsx")
    named = zi("verify", report, "-w", folder / "2026.xlsx")
    assert named.code == 2 and "untuk tahun 2026" in named.err
    code, found = json_of("verify", report, "--project", folder.parent, "--format", "json")
    assert code == 0 and found["workbook"] is None


def json_of(*arguments):
    shown = zi(*arguments)
    return shown.code, json.loads(shown.out)


def test_trust_comes_from_the_issuers_that_the_office_names(report, p12, tmp_path):
    from cryptography.hazmat.primitives.serialization import Encoding

    signed = Path(sign(report, p12).out.strip())
    identity = load_p12((p12 / "baik.p12").read_bytes(), PASSPHRASE, NOW.replace(2026, 1, 16))
    for name, form in (("a.pem", Encoding.PEM), ("a.cer", Encoding.DER)):
        path = tmp_path / name
        path.write_bytes(identity.certificate.public_bytes(form))
        code, found = verify(signed, "--trusted", path)
        assert code == 0 and found["signatures"][0]["trust"]["state"] == "trusted"
    (tmp_path / "bukan.pem").write_bytes(b"bukan sertifikat")
    refused = zi("verify", signed, "--trusted", tmp_path / "bukan.pem")
    assert refused.code == 2 and "bukan sertifikat penerbit" in refused.err


def test_a_pdf_is_signed_twice_and_verified_and_pdfsig_agrees(tmp_path, p12):
    pytest.importorskip("pyhanko")
    from tests.test_sign_pdf import pdf

    path = tmp_path / "laporan.pdf"
    path.write_bytes(pdf())
    first = sign(path, p12, "--name", "Almuttaqin")
    assert first.out.strip() == str(tmp_path / "laporan_ttd.pdf")
    second = Path(sign(tmp_path / "laporan_ttd.pdf", p12).out.strip())
    assert second.name == "laporan_ttd2.pdf"
    code, found = verify(second)
    assert code == 0 and [s["valid"] for s in found["signatures"]] == [True, True]
    assert (found["provenance"], found["edited"], found["figures"]) == (None, None, [])
    if shutil.which("pdfsig"):
        told = subprocess.run(
            ["pdfsig", "-nocert", str(second)], capture_output=True, text=True, timeout=60
        )
        assert told.stdout.count("Signature is Valid") == 2
    spoiled = bytearray(second.read_bytes())
    spoiled[spoiled.index(b"/MediaBox") + 12] ^= 1
    second.write_bytes(spoiled)
    code, found = verify(second)
    assert code == 1 and not any(s["valid"] for s in found["signatures"])


def test_what_a_document_says_cannot_write_to_the_terminal():
    from pipeline.verify.words import printable

    assert printable("a\x9b2J\u202eb\n\x1b[31m") == "a 2J b  [31m"
