"""A produced document knows where it comes from, and whether somebody edited it since."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import provenance
from pipeline.cli.app import run
from pipeline.opc import NotAPackage, read_parts, relationships, write_parts
from tests.documents import (
    ORIGIN,
    TEXT_BOX,
    W,
    field,
    in_document,
    png,
    replacing,
    report,
    saved_by_word,
    stamped,
    with_part,
)


def word_text(docx: bytes) -> list[str]:
    return [p.text for p in Document(io.BytesIO(docx)).paragraphs]


# --- the stamp ------------------------------------------------------------------


def test_what_was_stamped_is_read_back() -> None:
    found = provenance.read(stamped())
    assert found is not None
    assert replace(found, fingerprint="") == ORIGIN
    assert found.fingerprint == provenance.fingerprint(report())


def test_a_document_without_a_stamp_has_no_provenance() -> None:
    assert provenance.read(report()) is None
    assert not provenance.is_untouched(report())


def test_a_stamped_document_is_untouched_and_says_the_same() -> None:
    assert provenance.is_untouched(stamped())
    assert word_text(stamped()) == word_text(report())


def test_stamping_again_replaces_the_stamp_and_keeps_other_properties() -> None:
    other = (
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Arsip">'
        "<vt:lpwstr>ZI</vt:lpwstr></property>"
    )
    docx = with_part(stamped(), "docProps/custom.xml", replacing("<property", other + "<property"))
    again = provenance.stamp(docx, replace(ORIGIN, period="2025-11"))
    custom = read_parts(again)["docProps/custom.xml"].decode()
    assert custom.count('name="zi-report.period"') == 1
    assert custom.count('name="Arsip"') == 1
    found = provenance.read(again)
    assert found is not None and found.period == "2025-11"
    ids = [piece.split('"')[0] for piece in custom.split('pid="')[1:]]
    assert len(ids) == len(set(ids))


def test_the_properties_hold_nothing_but_origin() -> None:
    custom = read_parts(stamped())["docProps/custom.xml"].decode()
    names = [piece.split('"')[0] for piece in custom.split('name="')[1:]]
    assert names == [
        "zi-report.version",
        "zi-report.workbook-sha256",
        "zi-report.period",
        "zi-report.as-of",
        "zi-report.kind",
        "zi-report.fingerprint",
    ]


def test_the_package_declares_the_properties_once() -> None:
    parts = read_parts(provenance.stamp(stamped(), ORIGIN))
    kinds = [r.target for r in relationships(parts, "").values() if "custom-prop" in r.type]
    assert kinds == ["docProps/custom.xml"]
    assert parts["[Content_Types].xml"].count(b"/docProps/custom.xml") == 1


# --- equal bytes ----------------------------------------------------------------


def test_the_same_document_gives_the_same_bytes_whenever_it_was_zipped() -> None:
    parts = read_parts(report())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in reversed(sorted(parts)):
            archive.writestr(zipfile.ZipInfo(name, (2031, 5, 6, 7, 8, 10)), parts[name])
    assert buffer.getvalue() != report()
    assert provenance.normalise(buffer.getvalue()) == provenance.normalise(report())
    assert provenance.stamp(buffer.getvalue(), ORIGIN) == provenance.stamp(report(), ORIGIN)


def test_content_types_come_first_and_times_are_fixed() -> None:
    with zipfile.ZipFile(io.BytesIO(provenance.normalise(report()))) as archive:
        entries = archive.infolist()
        core = archive.read("docProps/core.xml").decode()
    names = [entry.filename for entry in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2025-01-01T00:00:00Z") == 2


def test_the_making_of_a_stamped_document_is_dated_by_its_data() -> None:
    core = read_parts(stamped())["docProps/core.xml"].decode()
    assert core.count("2025-10-31T00:00:00Z") == 2


def test_a_workbook_embedded_in_a_document_is_normalised_too() -> None:
    def with_workbook(year: int) -> bytes:
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            for name, data in read_parts(report()).items():
                archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), data)
        parts = read_parts(report())
        parts["word/embeddings/grafik.xlsx"] = inner.getvalue()
        return write_parts(parts)

    assert with_workbook(2024) != with_workbook(2025)
    assert provenance.normalise(with_workbook(2024)) == provenance.normalise(with_workbook(2025))


# --- what is no edit ------------------------------------------------------------


def test_word_saving_the_file_is_no_edit() -> None:
    saved = saved_by_word(stamped())
    assert saved != stamped()
    assert provenance.is_untouched(saved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<w:t>Penutup 9</w:t>", "<w:t>Penutup 12</w:t>"),
        ("</w:tbl>", "</w:tbl><w:p/>"),
        ("<w:b/>", '<w:b w:val="1"/>'),
        ("lihat tabel\u00a01.", "lihat tabel 1."),
        ('<w:br w:type="page"/>', "</w:r></w:p><w:p><w:r>"),
    ],
    ids=[
        "contents refreshed",
        "empty paragraph",
        "attribute written out",
        "kind of space",
        "page break between paragraphs",
    ],
)
def test_what_only_a_program_would_change_is_no_edit(old: str, new: str) -> None:
    assert provenance.is_untouched(in_document(stamped(), old, new))


def test_a_page_number_in_the_footer_is_no_edit() -> None:
    saved = with_part(stamped(), "word/footer1.xml", replacing("<w:t>1</w:t>", "<w:t>14</w:t>"))
    assert provenance.is_untouched(saved)


def test_a_simple_field_equals_a_complex_one() -> None:
    simple = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    saved = with_part(stamped(), "word/footer1.xml", replacing(field("PAGE", "1"), simple))
    assert provenance.is_untouched(saved)


def test_the_strict_form_of_the_same_document_is_no_edit() -> None:
    transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        name: data.replace(
            transitional.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships/"
        )
        .replace(b"relationships/custom-properties", b"relationships/customProperties")
        .replace(word.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, data in read_parts(stamped()).items()
    }
    assert provenance.is_untouched(write_parts(parts))


def test_one_of_two_alternatives_is_counted_whichever_program_wrote_it() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = TEXT_BOX.removeprefix(TEXT_BOX.split(">")[0] + ">").removesuffix("</w:r>")
    both = (
        f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{inner}</mc:Choice>'
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    )
    document = read_parts(stamped())["word/document.xml"].decode()
    start, end = document.index("<w:pict>"), document.index("</w:pict>") + len("</w:pict>")
    saved = in_document(stamped(), document[start:end], both)
    assert provenance.is_untouched(saved)
    assert not provenance.is_untouched(in_document(saved, "tunggakan 3", "tunggakan 4"))


# --- what is an edit ------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("87,50%", "87,51%"),
        ("sel 1-1", "sel 1-2"),
        ("<w:t>sel 2-0</w:t>", "<w:t/>"),
        ("tunggakan 3", "tunggakan 2"),
        ("Rekapitulasi per Area</w:t>", "Rekapitulasi</w:t>"),
        ("<w:sectPr", "<w:p><w:r><w:t>Tambahan.</w:t></w:r></w:p><w:sectPr"),
        ("<w:tbl>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr>"),
        ("baris kedua", '</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>baris kedua'),
    ],
    ids=["figure", "cell", "emptied cell", "box", "heading", "paragraph", "row", "symbol"],
)
def test_a_changed_word_cell_or_row_is_an_edit(old: str, new: str) -> None:
    assert not provenance.is_untouched(in_document(stamped(), old, new))


def test_words_that_change_places_are_an_edit() -> None:
    swapped = in_document(stamped(), "sel 2-0", "sel x")
    swapped = in_document(swapped, "sel 2-1", "sel 2-0")
    swapped = in_document(swapped, "sel x", "sel 2-1")
    assert not provenance.is_untouched(swapped)


def test_text_moved_out_of_its_cell_is_an_edit() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Isi</w:t></w:r></w:p>{}</w:tc></w:tr></w:tbl>{}"
    more = "<w:p><w:r><w:t>Lanjutan</w:t></w:r></w:p>"
    inside = in_document(report(), "<w:sectPr", table.format(more, "") + "<w:sectPr")
    outside = in_document(report(), "<w:sectPr", table.format("", more) + "<w:sectPr")
    assert provenance.fingerprint(inside) != provenance.fingerprint(outside)


def test_a_cell_taken_out_of_a_merge_is_an_edit() -> None:
    assert not provenance.is_untouched(in_document(stamped(), "<w:vMerge/>", ""))


def test_a_changed_header_is_an_edit() -> None:
    edited = with_part(stamped(), "word/header1.xml", replacing("Kabupaten Contoh", "Kota Contoh"))
    assert not provenance.is_untouched(edited)


def test_changed_words_beside_a_page_number_are_an_edit() -> None:
    edited = with_part(stamped(), "word/footer1.xml", replacing("Halaman", "Hal."))
    assert not provenance.is_untouched(edited)


def test_another_picture_under_the_same_name_is_an_edit() -> None:
    parts = read_parts(stamped())
    name = next(part for part in parts if part.startswith("word/media/"))
    parts[name] = png(91)
    assert not provenance.is_untouched(write_parts(parts))


def test_a_removed_picture_is_an_edit() -> None:
    document = read_parts(stamped())["word/document.xml"].decode()
    start = document.index("<w:drawing>")
    end = document.index("</w:drawing>") + len("</w:drawing>")
    assert not provenance.is_untouched(in_document(stamped(), document[start:end], ""))


def test_a_tracked_deletion_is_an_edit() -> None:
    edited = in_document(
        stamped(),
        "<w:t>sel 1-1</w:t>",
        '</w:r><w:del w:id="1" w:author="x"><w:r><w:delText>sel 1-1</w:delText></w:r></w:del><w:r>',
    )
    assert not provenance.is_untouched(edited)


def test_a_comment_in_the_margin_is_an_edit() -> None:
    parts = read_parts(stamped())
    text = f"<w:comments {W}><w:comment w:id='0'><w:p><w:r><w:t>Periksa</w:t></w:r></w:p>"
    parts["word/comments.xml"] = f"{text}</w:comment></w:comments>".encode()
    links = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="comments.xml"/>'
    parts["word/_rels/document.xml.rels"] = links.replace(
        "</Relationships>", f"{link}</Relationships>"
    ).encode()
    assert not provenance.is_untouched(write_parts(parts))


def test_a_footnote_counts_by_its_words() -> None:
    def noted(words: str, number: int) -> bytes:
        parts = read_parts(
            in_document(
                report(), "baris kedua", f'</w:t><w:footnoteReference w:id="{number}"/><w:t>'
            )
        )
        note = f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        parts["word/footnotes.xml"] = f"<w:footnotes {W}>{note}</w:footnotes>".encode()
        links = parts["word/_rels/document.xml.rels"].decode()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        link = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/>'
        parts["word/_rels/document.xml.rels"] = links.replace(
            "</Relationships>", f"{link}</Relationships>"
        ).encode()
        return write_parts(parts)

    assert provenance.fingerprint(noted("Sumber", 2)) == provenance.fingerprint(noted("Sumber", 5))
    assert provenance.fingerprint(noted("Sumber", 2)) != provenance.fingerprint(noted("Lain", 2))


def test_a_changed_watermark_is_an_edit() -> None:
    mark = (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>'
        '<v:textpath string="DRAF"/></v:shape></w:pict></w:r></w:p></w:hdr>'
    )
    draft = with_part(report(), "word/header1.xml", replacing("</w:hdr>", mark))
    other = with_part(draft, "word/header1.xml", replacing("DRAF", "FINAL"))
    assert provenance.fingerprint(draft) != provenance.fingerprint(report())
    assert provenance.fingerprint(draft) != provenance.fingerprint(other)


def test_a_changed_value_of_a_chart_is_an_edit() -> None:
    def charted(value: str) -> bytes:
        c = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        drawing = f'<w:p><w:r><c:chart xmlns:c="{c}" xmlns:r="{r}" r:id="rId88"/></w:r></w:p>'
        parts = read_parts(in_document(report(), "<w:sectPr", f"{drawing}<w:sectPr"))
        link = f'<Relationship Id="rId88" Type="{r}/chart" Target="charts/chart1.xml"/>'
        links = parts["word/_rels/document.xml.rels"].decode()
        parts["word/_rels/document.xml.rels"] = links.replace(
            "</Relationships>", f"{link}</Relationships>"
        ).encode()
        chart = f'<c:chartSpace xmlns:c="{c}"><c:ser><c:v>{value}</c:v></c:ser></c:chartSpace>'
        parts["word/charts/chart1.xml"] = chart.encode()
        return write_parts(parts)

    assert provenance.fingerprint(charted("87.5")) == provenance.fingerprint(charted("87.50"))
    assert provenance.fingerprint(charted("87.5")) != provenance.fingerprint(charted("88"))


def test_the_words_of_a_link_field_count() -> None:
    link = field('HYPERLINK "bukti/sk.pdf"', "SK Tim")
    linked = in_document(report(), "<w:sectPr", f"<w:p>{link}</w:p><w:sectPr")
    other = in_document(linked, "SK Tim", "SK Lama")
    assert provenance.fingerprint(linked) != provenance.fingerprint(other)


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    open_field = f'<w:p>{begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    broken = in_document(report(), "<w:tbl>", f"{open_field}<w:tbl>")
    edited = in_document(broken, "sel 1-1", "sel 9-9")
    assert provenance.fingerprint(broken) != provenance.fingerprint(edited)


def test_fields_that_overlap_hide_nothing_after_them() -> None:
    """LibreOffice writes a page reference in a link like this."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>PAGEREF a</w:instrText></w:r>"
    overlapping = (
        f"<w:p>{mark('begin')}{code}{mark('separate')}{mark('begin')}{mark('end')}"
        f"{code}{mark('separate')}<w:r><w:t>12</w:t></w:r>{mark('end')}</w:p>"
    )
    saved = in_document(report(), "<w:tbl>", f"{overlapping}<w:tbl>")
    assert provenance.fingerprint(saved) == provenance.fingerprint(report())
    edited = in_document(saved, "sel 1-1", "sel 9-9")
    assert provenance.fingerprint(edited) != provenance.fingerprint(report())


# --- signed, foreign, hostile ------------------------------------------------------


def test_a_signed_document_is_not_untouched() -> None:
    parts = read_parts(stamped())
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    assert provenance.is_signed(write_parts(parts))
    assert not provenance.is_untouched(write_parts(parts))
    assert not provenance.is_signed(stamped())


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" * 200, stamped()[:-400], stamped()[:4000]]
)
def test_bytes_that_are_no_document_have_no_provenance_and_are_kept(data: bytes) -> None:
    assert provenance.read(data) is None
    assert not provenance.is_untouched(data)
    assert not provenance.is_signed(data)
    with pytest.raises(NotAPackage):
        provenance.fingerprint(data)


def test_a_document_type_declaration_is_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document'
    hostile = with_part(
        stamped(),
        "word/document.xml",
        lambda text: bomb + text[text.index("<w:document") + len("<w:document") :],
    )
    with pytest.raises(NotAPackage):
        provenance.fingerprint(hostile)
    assert not provenance.is_untouched(hostile)


def test_a_file_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    with pytest.raises(NotAPackage, match="too big"):
        read_parts(buffer.getvalue())


def test_an_annex_is_untouched_until_any_program_saves_it() -> None:
    import openpyxl

    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    assert not provenance.is_untouched(buffer.getvalue())
    annex = provenance.stamp(buffer.getvalue(), ORIGIN)
    assert provenance.is_untouched(annex)
    book = openpyxl.load_workbook(io.BytesIO(annex))
    book.active["A1"] = 1
    edited = io.BytesIO()
    book.save(edited)
    assert provenance.read(edited.getvalue()) is not None
    assert not provenance.is_untouched(edited.getvalue())


def test_provenance_with_a_bad_date_is_none() -> None:
    damaged = with_part(stamped(), "docProps/custom.xml", replacing("2025-10-31", "besok"))
    assert provenance.read(damaged) is None
    assert ORIGIN.as_of == date(2025, 10, 31)


# --- any text -----------------------------------------------------------------------


def paragraph_document(runs: list[str]) -> bytes:
    """The report with one more paragraph, of the given runs."""
    pieces = "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
    return in_document(report(), "<w:sectPr", f"<w:p>{pieces}</w:p><w:sectPr")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1)


@settings(max_examples=40, deadline=None)
@given(WORDS, st.lists(st.integers(0, 40), max_size=4))
def test_however_a_text_is_split_into_runs_it_stays_the_same(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    runs = [text[a:b] for a, b in pairwise(places)]
    whole, split = paragraph_document([text]), paragraph_document(runs)
    assert provenance.fingerprint(whole) == provenance.fingerprint(split)


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS)
def test_two_texts_that_read_differently_have_different_fingerprints(one: str, two: str) -> None:
    def words(text: str) -> list[str]:
        return text.replace("\u2011", "-").replace("\u00ad", "").split()

    same = provenance.fingerprint(paragraph_document([one])) == provenance.fingerprint(
        paragraph_document([two])
    )
    assert same == (words(one) == words(two))


# --- LibreOffice ------------------------------------------------------------------


def saved_by_libreoffice(folder: Path, *names: str) -> dict[str, bytes]:
    """The named documents of ``folder`` as LibreOffice writes them after opening them."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"),
            *("--outdir", str(folder / "hasil"), *names),
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {name: (folder / "hasil" / name).read_bytes() for name in names}


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_saving_the_file_is_no_edit_and_an_edit_remains_one(tmp_path: Path) -> None:
    originals = {
        "laporan.docx": stamped(),
        "disunting.docx": in_document(stamped(), "sel 1-1", "sel 1-9"),
    }
    for name, data in originals.items():
        (tmp_path / name).write_bytes(data)
    saved = saved_by_libreoffice(tmp_path, *originals)
    assert all(saved[name] != originals[name] for name in originals)
    assert provenance.is_untouched(saved["laporan.docx"])
    assert provenance.read(saved["disunting.docx"]) is not None
    assert not provenance.is_untouched(saved["disunting.docx"])


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_whole_monthly_report_saved_by_libreoffice_is_untouched(tmp_path: Path) -> None:
    project = ["--project", str(tmp_path)]
    (tmp_path / "input").mkdir()
    assert run(["init", "--example", str(tmp_path / "input" / "contoh.xlsx")]) == 0
    assert run(["monthly", "--month", "10", "-o", str(tmp_path), *project]) == 0
    name = "Laporan_Monev_ZI_2025-10.docx"
    assert provenance.is_untouched((tmp_path / name).read_bytes())
    saved = saved_by_libreoffice(tmp_path, name)[name]
    assert saved != (tmp_path / name).read_bytes()
    assert provenance.is_untouched(saved)
    words = next(text for text in word_text(saved) if text.startswith("Zona Integritas merupakan"))
    assert not provenance.is_untouched(in_document(saved, words, words.replace("nyata", "kuat")))
