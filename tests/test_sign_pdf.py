"""Signing a .pdf: the stamp's words, several signers, and what pdfsig says."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

import pytest

pytest.importorskip("pyhanko", reason="komponen sign (pyHanko) tidak terpasang")

from PIL import ImageFont
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from pipeline.failures import Failure
from pipeline.pdf import to_pdf
from pipeline.sign.details import SignatureDetails
from pipeline.sign.pdf import Stamp, sign_pdf, stamp_text, verify_pdf
from pipeline.sign.stamp_font import printable
from tests.libreoffice import needs_libreoffice
from tests.signing import NOW, document, identity

PDFSIG, PDFFONTS = shutil.which("pdfsig"), shutil.which("pdffonts")
DETAILS = SignatureDetails("Nama Contoh", "Ketua Contoh", "Menyetujui 100% laporan", "Sengeti")


def pdf() -> bytes:
    """One empty A4 page."""
    made = writer.PdfFileWriter()
    page = writer.PageObject(
        contents=made.add_object(generic.StreamObject(stream_data=b"")),
        media_box=generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 595, 842)),
    )
    made.insert_page(page)
    buffer = io.BytesIO()
    made.write(buffer)
    return buffer.getvalue()


def on_libreoffice(test):
    for mark in needs_libreoffice:
        test = mark(test)
    return test


def signed(algorithm="rsa", signers=1):
    data = pdf()
    for _ in range(signers):
        data = sign_pdf(data, identity(algorithm), NOW, DETAILS)
    return data


@pytest.mark.parametrize("algorithm", ["rsa", "ecdsa"])
def test_a_signed_pdf_is_valid_and_says_who_signed_when_and_why(algorithm):
    (report,) = verify_pdf(signed(algorithm))
    assert report.valid and report.reasons == () and report.uncovered == ()
    assert report.signer == "Penanda Tangan (Contoh)"
    assert report.signed_at == datetime(2025, 10, 31, 7, 15, tzinfo=UTC)
    assert report.details == SignatureDetails(
        "Nama Contoh", "", "Menyetujui 100% laporan", "Sengeti"
    )
    assert report.trust.state == "self-signed"


def test_a_second_signature_leaves_the_first_valid_and_its_bytes_alone():
    one = signed()
    two = sign_pdf(one, identity("rsa"), NOW, DETAILS)
    assert two.startswith(one)
    assert [report.valid for report in verify_pdf(two)] == [True, True]


def test_a_pdf_without_signatures_has_no_reports():
    assert verify_pdf(pdf()) == ()


def test_the_stamp_tells_name_post_place_and_time_in_indonesian():
    lines = stamp_text(identity("rsa").certificate, NOW, DETAILS).splitlines()
    assert lines == [
        "Ditandatangani secara elektronik oleh:",
        "Nama Contoh",
        "Ketua Contoh",
        "Sengeti, 31 Oktober 2025 pukul 14.15 WIB",
        "Menyetujui 100% laporan",
        "Sertifikat: Penanda Tangan (Contoh)",
    ]


def test_the_stamp_gives_universal_time_for_a_zone_outside_indonesia():
    text = stamp_text(identity("rsa").certificate, NOW.astimezone(UTC), SignatureDetails())
    assert "31 Oktober 2025 pukul 07.15 UTC" in text


def test_the_stamps_of_several_signers_do_not_cover_one_another():
    boxes = [
        [int(n) for n in signature.sig_field["/Rect"]]
        for signature in PdfFileReader(io.BytesIO(signed(signers=3))).embedded_signatures
    ]
    tops = sorted((box[1], box[3]) for box in boxes)
    assert all(below[1] < above[0] for below, above in pairwise(tops))


def test_the_stamp_can_be_put_elsewhere():
    data = sign_pdf(pdf(), identity("rsa"), NOW, DETAILS, Stamp(page=0, box=(300, 300, 540, 380)))
    (signature,) = PdfFileReader(io.BytesIO(data)).embedded_signatures
    assert [int(n) for n in signature.sig_field["/Rect"]] == [300, 300, 540, 380]


def test_every_changed_byte_that_is_covered_makes_the_signature_invalid():
    data = signed()
    for position in range(10, 700, 23):
        changed = bytearray(data)
        changed[position] ^= 0x01
        try:
            assert not any(report.valid for report in verify_pdf(bytes(changed)))
        except Failure as failure:
            assert failure.kind.name == "sign-not-pdf"


def test_nothing_may_hide_in_the_room_reserved_for_the_signature():
    data = signed()
    end = data.index(b">", data.index(b"/Contents <"))
    assert data[end - 8 : end] == b"00000000"
    (report,) = verify_pdf(data[: end - 8] + b"cafe0000" + data[end:])
    assert report.reasons == ("signature-structure",)


def test_something_added_after_the_signature_is_reported():
    late = IncrementalPdfFileWriter(io.BytesIO(signed()))
    late.root["/Evil"] = generic.pdf_string("x")
    late.update_root()
    page = late.root["/Pages"]["/Kids"][0]
    page["/Contents"] = late.add_object(generic.StreamObject(stream_data=b"0 0 10 10 re f"))
    late.mark_update(late.root["/Pages"]["/Kids"].raw_get(0))
    buffer = io.BytesIO()
    late.write(buffer)
    (report,) = verify_pdf(buffer.getvalue())
    assert not report.valid and "not-covered" in report.reasons
    assert report.uncovered == ("revision",)


# --- PDF/A ------------------------------------------------------------------------------


def test_the_font_of_the_stamp_has_every_letter_of_indonesian_and_names_the_rest_plainly():
    letters = "".join(map(chr, range(0x20, 0x7F))) + "‘’“”"
    assert printable(letters) == letters
    assert printable("Andréas Müller\u00a0– Ñ, 王") == "Andreas Muller - N, ?"


def test_the_stamp_carries_its_font_and_the_advance_of_each_letter():
    reader = PdfFileReader(io.BytesIO(signed()))
    (signature,) = reader.embedded_signatures
    font = signature.sig_field["/AP"]["/N"]["/Resources"]["/Font"]["/F1"]
    about = font["/FontDescriptor"]
    file = about["/FontFile2"]
    assert file["/Length1"] == len(file.data) and file.data.startswith(b"\0\1\0\0")
    assert font["/BaseFont"] == about["/FontName"]
    widths = dict(
        zip(range(font["/FirstChar"], font["/LastChar"] + 1), font["/Widths"], strict=True)
    )
    measured = ImageFont.truetype(io.BytesIO(file.data), 1000)
    for code in range(0x20, 0x7F):
        assert abs(widths[code] - measured.getlength(chr(code))) <= 1, chr(code)


@on_libreoffice
def test_the_stamp_keeps_what_pdf_a_asks_of_an_annotation_and_the_properties_stay():
    """ISO 19005-2: 6.3.2 (printed, never hidden), 6.3.3 (an appearance, /N only), 6.4.1."""
    before = PdfFileReader(io.BytesIO(pdf_a()))
    after = PdfFileReader(io.BytesIO(sign_pdf(pdf_a(), identity("rsa"), NOW, DETAILS)))
    (signature,) = after.embedded_signatures
    field = signature.sig_field
    printed, hiding = 4, 1 | 2 | 32 | 256
    assert field["/F"] & printed and not field["/F"] & hiding
    assert set(field["/AP"]) == {"/N"} and not {"/A", "/AA"} & set(field)
    form = field["/AP"]["/N"]
    assert "/Group" not in form and set(form["/Resources"]) == {"/Font"}
    assert not {"/NeedAppearances", "/XFA"} & set(after.root["/AcroForm"])
    for name in ("/Metadata", "/OutputIntents"):
        assert after.root.raw_get(name) == before.root.raw_get(name)
    assert after.root["/Metadata"].data == before.root["/Metadata"].data
    assert after.trailer["/Info"] == before.trailer["/Info"]


@cache
def pdf_a() -> bytes:
    """What --pdf makes; the tests that need it are marked ``libreoffice``."""
    return to_pdf(document(), day=NOW.date())


@pytest.mark.witness
@pytest.mark.skipif(PDFFONTS is None, reason="pdffonts (poppler-utils) tidak ada di mesin ini")
@pytest.mark.parametrize("signers", [1, 2])
def test_pdffonts_finds_every_font_of_a_signed_pdf_embedded(signers, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(signed(signers=signers))
    done = subprocess.run([str(PDFFONTS), str(path)], capture_output=True, text=True)
    rows = done.stdout.splitlines()[2:]
    assert len(rows) == signers and done.stderr == ""
    assert all(row.split()[-5] == "yes" for row in rows)


@pytest.mark.parametrize("data", [b"", b"bukan PDF", b"%PDF-1.7\nrusak", b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused_in_plain_words(data):
    for action in (lambda: sign_pdf(data, identity("rsa"), NOW, DETAILS), lambda: verify_pdf(data)):
        with pytest.raises(Failure) as caught:
            action()
        assert caught.value.kind.name == "sign-not-pdf" and caught.value.exit_code == 2


@pytest.mark.witness
@pytest.mark.skipif(PDFSIG is None, reason="pdfsig (poppler-utils) tidak ada di mesin ini")
@pytest.mark.parametrize("algorithm", ["rsa", "ecdsa"])
def test_pdfsig_accepts_every_signature_and_refuses_a_changed_document(algorithm, tmp_path):
    def says(data):
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        command = [str(PDFSIG), "-nocert", str(path)]
        return subprocess.run(command, capture_output=True, text=True).stdout

    data = signed(algorithm, 2)
    assert says(data).count("Signature is Valid.") == 2
    assert "ETSI.CAdES.detached" in says(data)
    assert "Signature is Valid." not in says(
        data.replace(b"/Sengeti", b"/Xengeti").replace(b"595 842", b"595 841", 1)
    )
