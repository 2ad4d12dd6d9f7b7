"""The recaps, the follow-up table and the conflict documents as Word files."""

from __future__ import annotations

import io
import re
import subprocess
import typing
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from docx import Document
from docx.shared import Twips
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Person
from pipeline.opc import read_parts
from pipeline.recap import recap_conflicts, recap_wbs
from pipeline.render.styles import W
from pipeline.view.recaps import types as recap_types
from pipeline.view.recaps.conflicts import build_conflict_matrix, build_statements
from pipeline.view.recaps.types import (
    ComplaintsRecapDocument,
    ConflictMatrix,
    ConflictStatements,
    FollowUpDocument,
    WbsRecapDocument,
)
from pipeline.view.recaps.wbs import build_wbs_recap
from tests.golden_text import document_text
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.recap_documents import (
    TEMPLATES,
    complaints,
    docx_tables,
    everything,
    filled,
    follow_ups,
    table_with,
    wbs,
)
from tests.sample_registers import AS_OF, CONFLICTS, EMPTY, OPTIONS, RICH, TW4, case

RECORDS = {
    "rekap_wbs.docx": WbsRecapDocument,
    "rekap_pengaduan.docx": ComplaintsRecapDocument,
    "tindak_lanjut.docx": FollowUpDocument,
    "matrik_benturan_kepentingan.docx": ConflictMatrix,
    "surat_pernyataan.docx": ConflictStatements,
}


def matrix(office) -> bytes:
    view = build_conflict_matrix(office, None, recap_conflicts(office.conflicts, AS_OF), OPTIONS)
    return filled("matrik_benturan_kepentingan.docx", view)


def statements(office, on: date = AS_OF) -> bytes:
    view = build_statements(office, None, AS_OF, replace(OPTIONS, report_date=on))
    return filled("surat_pernyataan.docx", view)


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "rekap_wbs_penuh": lambda: wbs(RICH).docx,
    "rekap_wbs_nihil": lambda: wbs(EMPTY).docx,
    "rekap_wbs_publik": lambda: wbs(RICH, public=True).docx,
    "rekap_wbs_nihil_publik": lambda: wbs(EMPTY, public=True).docx,
    "rekap_pengaduan_penuh": lambda: complaints(RICH).docx,
    "rekap_pengaduan_nihil": lambda: complaints(EMPTY).docx,
    "rekap_pengaduan_publik": lambda: complaints(RICH, public=True).docx,
    "tindak_lanjut_penuh": lambda: follow_ups(RICH).docx,
    "tindak_lanjut_nihil": lambda: follow_ups(EMPTY).docx,
    "matrik_benturan_kepentingan_penuh": lambda: matrix(RICH),
    "matrik_benturan_kepentingan_nihil": lambda: matrix(EMPTY),
    "surat_pernyataan": lambda: statements(RICH),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_reads_as_its_golden_text(golden, name: str) -> None:
    golden(f"{name}.txt", document_text(DOCUMENTS[name]()))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_tag_is_left_and_equal_values_give_equal_bytes(name: str) -> None:
    data = DOCUMENTS[name]()
    for part, content in read_parts(data).items():
        assert not re.search(rb"\{\{|\{%|%\}|\}\}", content), part
    assert data == DOCUMENTS[name]()


# --- templates --------------------------------------------------------------------------


def tags(name: str) -> Iterator[str]:
    for part, data in read_parts((TEMPLATES / name).read_bytes()).items():
        if part.endswith(".xml"):
            yield from re.findall(r"\{[{%].*?[%}]\}", data.decode())


def field_names(record: type) -> Iterator[str]:
    """Every field of ``record`` and of the records in it, but for the frame's and the rows'
    that other documents print, too."""
    hints = typing.get_type_hints(record, vars(recap_types))
    for name in record.__struct_fields__:
        kind = hints[name]
        inner = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
        yield name
        if isinstance(inner, type) and issubclass(inner, Struct) and name != "frame":
            yield from field_names(typing.cast(type, inner))


@pytest.mark.parametrize(("name", "record"), RECORDS.items())
def test_every_field_of_the_record_is_used_by_its_template(name: str, record: type) -> None:
    used = set(re.findall(r"\w+", " ".join(tags(name))))
    # A column of the complaints alone, in the record that both public tables share.
    exempt = {"has_untimed"} if name == "rekap_wbs.docx" else set()
    assert set(field_names(record)) - exempt <= used


@pytest.mark.parametrize("name", RECORDS)
def test_tables_fit_their_page_repeat_their_heads_and_split_no_row(name: str) -> None:
    document = Document(str(TEMPLATES / name))
    section = document.sections[0]
    room = (section.page_width - section.left_margin - section.right_margin) // Twips(1)
    for table in document.tables:
        widths = [int(column.get(W + "w")) for column in table._tbl.tblGrid]
        assert sum(widths) <= room + len(widths)
        if any("{%tr" in cell.text for row in table.rows for cell in row.cells):
            assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
        for row in table._tbl.iterchildren(W + "tr"):
            if "{%tr" not in "".join(t.text for t in row.iter(W + "t")):
                assert row.find(f"{W}trPr/{W}cantSplit") is not None


# --- figures ----------------------------------------------------------------------------


def test_the_printed_recap_tables_hold_the_recap_s_counts() -> None:
    for made, head, table in (
        (wbs(RICH), "KATEGORI", wbs(RICH).recap.categories),
        (complaints(RICH), "KANAL", complaints(RICH).recap.channels),
        (complaints(RICH), "KLASIFIKASI", complaints(RICH).recap.classifications),
    ):
        rows = next(t[1:] for t in docx_tables(made.docx) if t[0][0] == head)
        counted = [[r.name, *map(str, r.cells)] for r in (*table.rows, table.total)]
        assert [row[:-1] for row in rows] == counted


def test_a_merged_cell_of_a_public_table_spans_what_it_sums_up() -> None:
    made = complaints(RICH, public=True)
    document = Document(io.BytesIO(made.docx))
    (table,) = [t for t in document.tables if t.rows[0].cells[0].text == "KANAL"]
    lines = (*made.view.public.lines, *made.view.public.total)
    assert any(c.span > 1 for line in lines for c in line.cells)
    grid = len(table._tbl.tblGrid)
    for row, line in zip(table._tbl.findall(W + "tr")[1:], lines, strict=True):
        spans = []
        for cell in row.findall(W + "tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            spans.append(int(span.get(W + "val")) if span is not None else 1)
        assert spans == [1, *(c.span for c in line.cells), 1]
        assert sum(spans) == grid


# --- annex and public version -----------------------------------------------------------


def test_the_annex_alone_is_marked_rahasia_and_a_public_version_has_neither() -> None:
    for make in (wbs, complaints):
        internal = document_text(make(RICH).docx)
        heads = internal.split("== ISI ==")[0].split("== KEPALA HALAMAN ==")
        assert [head.count("RAHASIA") for head in heads if head.strip()] == [0, 1]
        for data in (make(RICH, public=True).docx, make(EMPTY).docx):
            assert "RAHASIA" not in everything(data)
            assert "LAMPIRAN" not in document_text(data)


def _with_marks(test: Callable[..., None]) -> Callable[..., None]:
    for mark in needs_libreoffice:
        test = mark(test)
    return test


@_with_marks
def test_pages_are_as_they_are_signed(tmp_path) -> None:
    files = {}
    many = tuple(
        case(f"WBS-{n}", 10, "TPK", "Verifikasi", recommendation="Contoh " * 12) for n in range(60)
    )
    for name, data in (
        ("nihil", wbs(EMPTY).docx),
        ("pengaduan_nihil", complaints(EMPTY).docx),
        ("tindak_nihil", follow_ups(EMPTY).docx),
        ("banyak", wbs(replace(RICH, cases=many)).docx),
        ("surat", statements(RICH)),
        ("publik", wbs(RICH, public=True).docx),
    ):
        files[name] = tmp_path / f"{name}.docx"
        files[name].write_bytes(data)
    made = to_pdf(list(files.values()), tmp_path / "pdf")
    found = {}
    for name, pdf in zip(files, made, strict=True):
        done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
        found[name] = done.stdout.decode().split("\f")[:-1]
    for name in ("nihil", "pengaduan_nihil", "tindak_nihil", "publik"):
        assert len(found[name]) == 1 and "Contoh Ketua" in found[name][0], name
    annex = [n for n, page in enumerate(found["banyak"]) if "RAHASIA" in page]
    first = next(n for n, page in enumerate(found["banyak"]) if "LAMPIRAN" in page)
    assert annex == list(range(first, len(found["banyak"]))) and len(annex) > 2
    assert all("KODE KASUS" in found["banyak"][n] for n in annex[:-1])
    names = [
        "Contoh Ketua",
        "Contoh Anggota Satu",
        "Contoh Pegawai Satu, S.H.",
        "Contoh Pegawai Dua",
    ]
    *letters, last = found["surat"]
    assert len(letters) == len(names)
    for name, page in zip(names, letters, strict=True):
        assert name in page and page.count("SURAT PERNYATAAN") == 1 and "Meterai" in page
    assert "REKAPITULASI PENANDATANGANAN" in last and all(name in last for name in names)


# --- conflicts --------------------------------------------------------------------------


def test_each_person_in_post_has_one_statement_with_all_posts() -> None:
    view = build_statements(RICH, None, AS_OF, OPTIONS)
    assert [(s.name, s.posts) for s in view.statements] == [
        ("Contoh Ketua", ("Ketua",)),
        ("Contoh Anggota Satu", ("Anggota Divisi Hukum dan Pengawasan",)),
        ("Contoh Pegawai Satu, S.H.", ("Sekretaris",)),
        ("Contoh Pegawai Dua", ("Kasubbag Hukum dan SDM", "Plt. Kasubbag Keuangan")),
    ]
    early = build_statements(RICH, None, AS_OF, replace(OPTIONS, report_date=date(2025, 2, 3)))
    assert "Contoh Pegawai Lama" in [s.name for s in early.statements]
    assert early.statements[0].place_date == "Kota Contoh, 3 Februari 2025"


def test_two_people_of_one_name_are_told_apart_by_their_nip() -> None:
    twins = (
        Person("Contoh Sama", "197508172000121001", "Staf"),
        Person("Contoh Sama", "198203142006042002", "Staf"),
        Person("contoh sama", "", "Plt. Kasubbag"),
    )
    view = build_statements(replace(RICH, people=twins), None, AS_OF, OPTIONS)
    assert [s.nip for s in view.statements] == ["197508172000121001", "198203142006042002"]


def test_a_commissioner_has_no_nip_below_the_name() -> None:
    first = build_statements(RICH, None, AS_OF, OPTIONS).statements[0]
    assert (first.nip, first.nip_line) == ("–", "")


def test_without_people_the_statement_says_what_is_missing() -> None:
    text = document_text(statements(replace(RICH, people=())))
    assert "belum memuat orang" in text and "SURAT PERNYATAAN" not in text


def test_the_matrix_lists_each_risk_and_counts_them() -> None:
    data = matrix(RICH)
    listed = table_with(data, "NO")
    assert [row[4] for row in listed] == ["Tinggi", "Sedang", "Rendah"]
    assert listed[0][1] == CONFLICTS[0].task
    assert table_with(data, "TINGKAT RISIKO")[-1] == ["Jumlah", "1", "1", "1", "3"]
    assert "1 melewati batas waktunya" in document_text(data)
    assert "NIHIL." in document_text(matrix(EMPTY))


def test_a_risk_without_a_status_gets_a_column_of_its_own() -> None:
    office = replace(RICH, conflicts=(replace(CONFLICTS[0], status=""),))
    assert table_with(matrix(office), "TINGKAT RISIKO")[-1] == ["Jumlah", "0", "0", "0", "1", "1"]


def test_the_stamp_of_a_draft_stands_on_the_annex_too() -> None:
    draft = replace(OPTIONS, draft=True)
    recap = recap_wbs(RICH.cases, TW4, AS_OF)
    text = document_text(filled("rekap_wbs.docx", build_wbs_recap(RICH, None, recap, None, draft)))
    heads = text.split("== ISI ==")[0].split("== KEPALA HALAMAN ==")[1:]
    assert len(heads) == 2 and all("DRAF – CONTOH" in head for head in heads)
