"""PDF through LibreOffice: found, bounded in time, PDF/A-2b and tagged; the TTE sentence."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from pipeline import pdf
from pipeline.failures import Failure
from pipeline.fingerprint import fingerprint
from pipeline.opc import read_parts
from pipeline.pdf import find_soffice, is_untouched, to_pdf
from pipeline.render import context_of, render
from pipeline.tte import SENTENCE, with_sentence
from tests.libreoffice import needs_libreoffice
from tests.sample_report import rich_report

MONTHLY = Path(__file__).resolve().parent.parent / "templates" / "laporan_monev.docx"
DAY = date(2025, 10, 31)
posix = pytest.mark.skipif(sys.platform == "win32", reason="memakai skrip sh")


def libreoffice(test):
    for mark in needs_libreoffice:
        test = mark(test)
    return test


def small(text="Laporan Contoh", pages=1):
    document = Document()
    document.add_paragraph(text)
    for number in range(1, pages):
        document.add_page_break()
        document.add_paragraph(f"Halaman {number + 1}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def program(tmp_path, body):
    """A stand-in for soffice that does what ``body`` says."""
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)
    return path


def failure(*arguments, **options):
    with pytest.raises(Failure) as caught:
        to_pdf(*arguments, **options)
    return caught.value.kind.name


def output_of(command, data, *options):
    shown = subprocess.run(
        [command, *options], input=data, capture_output=True, check=True, timeout=60
    )
    return shown.stdout.decode("utf-8")


# --- finding and failing ----------------------------------------------------------------


def test_libreoffice_is_found_where_the_variable_says_and_nowhere_else(monkeypatch, tmp_path):
    there = program(tmp_path, "exit 0")
    monkeypatch.setenv(pdf.PLACE_VARIABLE, str(there))
    assert find_soffice() == there
    monkeypatch.setenv(pdf.PLACE_VARIABLE, str(tmp_path / "tidak-ada"))
    assert find_soffice() is None


@posix
def test_libreoffice_is_found_on_the_path(monkeypatch, tmp_path):
    there = program(tmp_path, "exit 0")
    monkeypatch.delenv(pdf.PLACE_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice() == there


def test_windows_folders_are_searched_for_the_program_that_waits(monkeypatch, tmp_path):
    folder = tmp_path / "LibreOffice" / "program"
    folder.mkdir(parents=True)
    (folder / "soffice.exe").touch()
    monkeypatch.setenv("ProgramW6432", str(tmp_path))
    found = [place for place in pdf._windows_places() if place.is_file()]
    assert found[0] == folder / "soffice.exe"
    (folder / "soffice.com").touch()
    found = [place for place in pdf._windows_places() if place.is_file()]
    assert found[0] == folder / "soffice.com"


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv(pdf.PLACE_VARIABLE, str(tmp_path / "tidak-ada"))
    with pytest.raises(Failure) as caught:
        to_pdf(small())
    assert caught.value.kind.name == "libreoffice-missing"
    assert "Pasang LibreOffice" in caught.value.hint and caught.value.exit_code == 2


def test_what_is_no_word_document_is_refused_before_anything_is_started(tmp_path):
    started = tmp_path / "dimulai"
    soffice = program(tmp_path, f"touch '{started}'")
    for data in (b"", b"PK\x03\x04", b"%PDF-1.7", io.BytesIO(small()).read(500)):
        assert failure(data, soffice=soffice) == "pdf-not-word"
    assert not started.exists()


@posix
def test_a_program_that_makes_nothing_or_no_pdf_is_a_failure(tmp_path):
    assert failure(small(), soffice=program(tmp_path, "exit 1")) == "libreoffice-failed"
    assert failure(small(), soffice=program(tmp_path, "exit 0")) == "libreoffice-failed"
    broken = program(tmp_path, "printf '%%PDF-1.6 separuh' > dokumen.pdf")
    assert failure(small(), soffice=broken) == "libreoffice-failed"
    (tmp_path / "soffice").chmod(0o644)
    assert failure(small(), soffice=tmp_path / "soffice") == "libreoffice-failed"


@posix
def test_a_program_that_hangs_is_ended_with_all_that_it_started(tmp_path):
    alive = tmp_path / "hidup"
    soffice = program(tmp_path, f"(while true; do touch '{alive}'; sleep 0.05; done) & wait")
    begun = time.monotonic()
    assert failure(small(), soffice=soffice, seconds=0.6) == "libreoffice-slow"
    assert time.monotonic() - begun < 10
    assert alive.exists()
    alive.unlink()
    time.sleep(0.3)
    assert not alive.exists(), "what it started goes on"


@posix
def test_nothing_is_left_behind_and_a_profile_is_never_used_twice(tmp_path, monkeypatch):
    told = tmp_path / "argumen"
    soffice = program(tmp_path, f"echo \"$1\" >> '{told}'; exit 1")
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    for _ in range(2):
        assert failure(small(), soffice=soffice) == "libreoffice-failed"
    profiles = told.read_text("utf-8").split()
    assert len(set(profiles)) == 2
    assert all(p.startswith("-env:UserInstallation=file:///") for p in profiles)
    assert list(folder.iterdir()) == []


# --- what comes out -------------------------------------------------------------------------


@libreoffice
def test_the_report_becomes_a_tagged_pdf_a_2b_without_fields_or_loose_fonts():
    """No validator of PDF/A is to be had from the registries; these are its main points."""
    made = to_pdf(render(MONTHLY, context_of(rich_report())), day=DAY)
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    assert re.search(rb"/OutputIntent\s*/S\s*/GTS_PDFA1.*?/DestOutputProfile \d+ 0 R", made)
    assert b"/Encrypt" not in made and b"/AcroForm" not in made and b"/JavaScript" not in made
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", made)
    assert re.search(rb"/Lang\s*\((?:id-ID|id)\)", made)
    if shutil.which("pdffonts"):
        rows = output_of("pdffonts", made, "-").splitlines()[2:]
        assert rows and all(row.split()[-5] == "yes" for row in rows), "a font is not embedded"
    if shutil.which("pdftotext"):
        text = output_of("pdftotext", made, "-layout", "-", "-")
        assert "RINGKASAN UNTUK PIMPINAN" in text and SENTENCE[:40] not in text


@libreoffice
def test_a_dated_pdf_tells_that_day_and_is_known_again_until_it_is_touched():
    made = to_pdf(small(), day=DAY)
    assert b"/CreationDate(D:20251031000000" in made
    assert b"<xmp:CreateDate>2025-10-31T00:00:00" in made
    assert is_untouched(made)
    assert not is_untouched(made + b"\n")
    middle = len(made) // 2
    assert not is_untouched(made[:middle] + bytes([made[middle] ^ 1]) + made[middle + 1 :])
    assert not is_untouched(to_pdf(small()))
    assert not is_untouched(b"%PDF-1.7") and not is_untouched(b"")


@libreoffice
def test_a_dated_pdf_is_still_sound():
    made = to_pdf(small("Isi tetap", pages=2), day=DAY)
    pytest.importorskip("pyhanko")
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(made), strict=True)
    assert int(reader.root["/Pages"]["/Count"]) == 2


@libreoffice
def test_the_sentence_on_certified_signatures_stands_on_every_page():
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext tidak ada")
    for source, pages in ((small(pages=3), 3), (render(MONTHLY, context_of(rich_report())), None)):
        text = output_of("pdftotext", to_pdf(source, tte=True), "-", "-")
        shown = [" ".join(page.split()) for page in text.split("\f") if page.strip()]
        assert pages in (None, len(shown))
        assert all(SENTENCE in page for page in shown)


# --- the sentence in the document ---------------------------------------------------------


def footers(docx):
    """Each kind of footer of the first section, by its text."""
    section = Document(io.BytesIO(docx)).sections[0]
    kinds = {
        "default": section.footer,
        "first": section.first_page_footer,
        "even": section.even_page_footer,
    }
    return {
        kind: [p.text for p in footer.paragraphs if p.text]
        for kind, footer in kinds.items()
        if not footer.is_linked_to_previous
    }


def test_a_document_without_a_footer_gets_one():
    assert footers(small()) == {}
    assert footers(with_sentence(small())) == {"default": [SENTENCE]}


def test_first_and_even_pages_get_the_sentence_too():
    document = Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    section.footer.paragraphs[0].text = "Kaki"
    buffer = io.BytesIO()
    document.save(buffer)
    found = footers(with_sentence(buffer.getvalue()))
    assert found == {"default": ["Kaki", SENTENCE], "first": [SENTENCE], "even": [SENTENCE]}


def test_the_sentence_stands_once_in_each_footer_and_nothing_else_changes():
    docx = render(MONTHLY, context_of(rich_report()))
    changed = with_sentence(docx)
    before, after = read_parts(docx), read_parts(changed)
    differing = {name for name in before if before[name] != after[name]}
    assert differing and all(re.search(r"/footer\d*\.xml$", name) for name in differing)
    assert all(after[name].count(SENTENCE.encode()) == 1 for name in differing)
    assert fingerprint(docx) != fingerprint(changed)
