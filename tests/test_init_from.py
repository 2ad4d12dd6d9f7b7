"""``init --from``: another plan's workbook, made of a workbook or of a Word document."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.decree import load_decree
from pipeline.model import Decree, DecreeArea, DecreeComponent, Indicator
from pipeline.months import MONTH_NAMES
from pipeline.opc import read_parts, write_parts
from pipeline.run import load, make_workbook, read_source
from pipeline.workbook import blank_contents, write_workbook
from tests.books import parsed
from tests.commands import zi
from tests.golden_text import document_text
from tests.word_plans import HEADERS, plan_document, plan_rows, track, write_rows

TODAY = date(2026, 1, 15)
TITLE = "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS KPU KABUPATEN CONTOH TAHUN 2026"
ROWS = (
    ("I", "AREA SATU CONTOH"),
    ("1", "Komponen satu", "Indikator a", "Langkah a", "Bukti a", "Juli 2026"),
    ("", "", "Indikator b", "Langkah b", "Bukti b", "Agustus, September 2026"),
    ("II", "AREA DUA CONTOH"),
    ("1.", "Komponen dua", "Indikator c", "Langkah c", "Bukti c", "April-Mei 2026"),
)


def texts(indicators):
    return [
        (
            i.code,
            i.area,
            i.component_number,
            i.component,
            i.indicator,
            i.action,
            i.evidence,
            i.target,
        )
        for i in indicators
    ]


def marks(path):
    return {row.indicator.code: row.marks for row in parsed(path).plan}


def written(path, decree, **more):
    buffer = io.BytesIO()
    write_workbook(buffer, replace(blank_contents(decree, TODAY), **more))
    path.write_bytes(buffer.getvalue())
    return path


@pytest.fixture(scope="module")
def decreed(tmp_path_factory):
    return written(tmp_path_factory.mktemp("decreed") / "Keputusan.xlsx", load_decree())


# --- the same plan again ----------------------------------------------------------------


def test_the_decrees_own_workbook_as_a_source_gives_the_same_workbook(decreed, tmp_path):
    made = zi("init", tmp_path / "b.xlsx", "--from", decreed)
    assert (made.code, made.out.strip()) == (0, str(tmp_path / "b.xlsx"))
    assert "70 indikator dan 82 target" in made.err
    assert made.err.count("Pemeriksaan ") == 1  # of the new workbook: the source is plain
    first, second = (load_workbook(path) for path in (decreed, tmp_path / "b.xlsx"))
    differing = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in first
        for row in sheet.iter_rows()
        for cell in row
        if cell.value != second[sheet.title][cell.coordinate].value
    ]
    assert differing == ["Rencana Aksi!A2"]  # KPU for Komisi Pemilihan Umum, as in Pengaturan
    for sheet in first:
        assert set(map(str, sheet.merged_cells.ranges)) == set(
            map(str, second[sheet.title].merged_cells.ranges)
        )


WORDS = st.text("abc déf=+-@{}<&●“”1.", min_size=1, max_size=20).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=2).map("\n".join)
MONTHS = st.lists(st.sampled_from(MONTH_NAMES), min_size=1, max_size=4, unique=True)
PHRASES = st.one_of(
    MONTHS.map(lambda names: f"{', '.join(names)} 2027"),
    st.tuples(st.integers(0, 10), st.integers(1, 11)).map(
        lambda pair: f"{MONTH_NAMES[pair[0]]}-{MONTH_NAMES[max(pair[0], pair[1])]} 2027"
    ),
    st.sampled_from(["Setiap triwulan 2027", "Per-bulan (Agustus-Desember) 2027"]),
)


@st.composite
def plans(draw):
    areas = []
    for area in draw(st.lists(st.sampled_from(["I", "II", "III", "VI"]), min_size=1, unique=True)):
        components = []
        for number in range(1, draw(st.integers(1, 3)) + 1):
            printed = f"{number}{draw(st.sampled_from(['', '.']))}"
            name = draw(WORDS)
            components.append(
                DecreeComponent(
                    printed,
                    name,
                    tuple(
                        Indicator(
                            code=f"{area}.{number}.{ordinal}",
                            area=area,
                            component_number=printed,
                            component=name,
                            indicator=draw(LINES),
                            action=draw(LINES),
                            evidence=draw(LINES),
                            target=draw(PHRASES),
                            person=draw(st.sampled_from(["", "Subbagian Contoh"])),
                        )
                        for ordinal in range(1, draw(st.integers(1, 3)) + 1)
                    ),
                )
            )
        areas.append(DecreeArea(area, draw(WORDS), tuple(components), draw(st.booleans())))
    return Decree(year=2027, table_title="RENCANA AKSI CONTOH", areas=tuple(areas))


@pytest.mark.slow
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plan=plans())
def test_any_plan_comes_back_from_its_workbook(plan, tmp_path):
    first = written(tmp_path / "a.xlsx", plan)
    source = read_source(first)
    second = tmp_path / "b.xlsx"
    second.unlink(missing_ok=True)
    make_workbook(second, False, TODAY, source=source)
    office = parsed(second).office
    assert texts(office.indicators) == texts(plan.indicators)
    assert [i.person for i in office.indicators] == [i.person for i in plan.indicators]
    assert [(a.number, a.name) for a in office.areas] == [(a.number, a.name) for a in plan.areas]
    assert marks(second) == marks(first) == blank_contents(plan, TODAY).marks
    assert (source.decree.year, source.decree.table_title) == (2027, "RENCANA AKSI CONTOH")
    assert source.findings == ()


@pytest.mark.parametrize("pages", [(), (5,), (10, 30, 55)])
def test_a_word_document_with_the_decrees_table_gives_the_decrees_plan(pages, tmp_path):
    decree = load_decree()
    path = plan_document(tmp_path / "K.docx", plan_rows(decree), decree.table_title, pages)
    before = path.read_bytes()
    assert zi("init", tmp_path / "b.xlsx", "--from", path).code == 0
    office = parsed(tmp_path / "b.xlsx").office
    assert texts(office.indicators) == texts(decree.indicators)
    assert len(office.obligations) == 82
    assert load_workbook(tmp_path / "b.xlsx")["Rencana Aksi"]["A1"].value == decree.table_title
    assert path.read_bytes() == before


# --- the next year, another office ------------------------------------------------------


def test_next_years_word_table_names_its_year_and_the_workbook(tmp_path):
    path = plan_document(tmp_path / "K.docx", ROWS, TITLE)
    made = zi("init", "--project", tmp_path, "--from", path)
    target = tmp_path / "input" / "Rencana_Aksi_ZI_2026.xlsx"
    assert (made.code, made.out.strip()) == (0, str(target))
    assert (tmp_path / "input" / "bukti").is_dir()
    assert "validate -w" in made.err.splitlines()[-1]
    sheet = load_workbook(target)["Rencana Aksi"]
    assert (sheet["A1"].value, sheet["A2"].value[:7]) == (TITLE, "Tanda ●")
    guide = " ".join(str(c.value) for row in load_workbook(target)["Petunjuk"] for c in row)
    assert ("2026-10" in guide, "2025" in guide) == (True, False)
    assert marks(target) == {"I.1.1": (7,), "I.1.2": (8, 9), "II.1.1": (5,)}
    again = zi("init", "--project", tmp_path, "--from", path)
    assert (again.code, again.out) == (2, "")
    assert "sudah ada" in again.err


def with_settings(path, **values):
    book = load_workbook(path)
    for row in book["Pengaturan"].iter_rows(min_row=4):
        row[1].value = values.get(str(row[0].value).replace(" ", "_"), row[1].value)
    book.save(path)
    return path


def test_the_settings_of_a_workbook_come_along_but_not_another_years_decree(decreed, tmp_path):
    source = tmp_path / "lama.xlsx"
    source.write_bytes(decreed.read_bytes())
    with_settings(
        source, Satuan_kerja="KPU Kabupaten Contoh", Alamat="Jalan Contoh 1", Ambang_Tinggi=80
    )
    made = zi("init", tmp_path / "b.xlsx", "--from", source, "--year", "2026")
    assert made.code == 0
    own = parsed(tmp_path / "b.xlsx").office.settings
    assert (own.office, own.address, own.year) == ("KPU Kabupaten Contoh", "Jalan Contoh 1", 2026)
    assert (own.decree_number, own.decree_date) == ("", None)
    assert dict(own.bands)["Tinggi"] == 80
    assert all(code in made.err for code in ("ZI358", "ZI359", "ZI360", "ZI315", "ZI335"))
    assert load_workbook(tmp_path / "b.xlsx")["Rencana Aksi"]["A1"].value == (
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN 2026"
    )
    same_year = read_source(source)
    assert (same_year.decree.reference, same_year.decree.day) == ("74 Tahun 2025", date(2025, 7, 7))


def test_a_report_on_such_a_workbook_names_no_other_office_and_no_other_year(tmp_path):
    path = plan_document(tmp_path / "K.docx", ROWS, TITLE)
    assert zi("init", "--project", tmp_path, "--from", path).code == 0
    source = tmp_path / "input" / "Rencana_Aksi_ZI_2026.xlsx"
    with_settings(source, Satuan_kerja="KPU Kabupaten Contoh", Nomor_keputusan="12 Tahun 2026")
    for command in (("monthly", "--month", 8), ("quarterly", "--quarter", 3), ("annual",)):
        made = zi(*command, "--project", tmp_path, today=date(2026, 12, 31))
        assert made.code == 0, made.err
        text = document_text(Path(made.out.strip()).read_bytes())
        assert "Keputusan Komisi Pemilihan Umum Kabupaten Contoh Nomor 12 Tahun 2026" in text
        assert "[DIISI];" in text  # the legal basis is this office's to say
        # Whole words: Catatan Metode prints the workbook's sum, in which any digits may stand.
        foreign = ("Muaro", "Jambi", "Sengeti", "1505", "2025", "74")
        assert [word for word in foreign if re.search(rf"\b{word}\b", text)] == []
    loaded = load(tmp_path, source, TODAY)
    assert loaded.decree is None
    assert [f.code for f in loaded.findings if f.code in ("ZI341", "ZI342", "ZI343")] == []


def test_a_long_plan_is_counted_by_the_formulas_to_its_last_row(tmp_path):
    rows = [("I", "AREA CONTOH")]
    for number in range(1, 61):
        rows.append((str(number), "K", f"Indikator {number}", "L", "B", "Setiap bulan 2026"))
    path = plan_document(tmp_path / "K.docx", rows)
    assert zi("init", tmp_path / "b.xlsx", "--from", path).code == 0
    loaded = load(tmp_path, tmp_path / "b.xlsx", TODAY)
    assert len(loaded.office.obligations) == 720
    assert [f.code for f in loaded.findings if f.code in ("ZI122", "ZI123")] == []
    assert loaded.errors == 0


# --- what is not plain ------------------------------------------------------------------


def planted(tmp_path, *rows, **more):
    path = plan_document(tmp_path / "K.docx", (*ROWS, *rows), TITLE, **more)
    return zi("init", tmp_path / "b.xlsx", "--from", path)


def lines(made, code):
    return [line for line in made.err.splitlines() if f" {code}:" in line]


def test_a_fault_in_a_word_table_is_told_by_table_and_row(tmp_path):
    made = planted(tmp_path, ("", "", "", "", "dan dokumentasi", ""), pages=(3,))
    assert lines(made, "ZI308")[0].startswith(
        "tabel 2, baris 5  Peringatan ZI308: Baris 5 tabel 2 "
    )
    made = zi(
        "init",
        tmp_path / "c.xlsx",
        "--from",
        plan_document(tmp_path / "satu.docx", (*ROWS, ("catatan", "")), TITLE),
    )
    assert lines(made, "ZI322")[0].startswith("tabel 1, baris 8  Peringatan ZI322: Baris 8 bukan")


def test_a_phrase_that_is_not_understood_is_told_at_its_cell_of_the_new_workbook(tmp_path):
    made = planted(tmp_path, ("2", "K", "Indikator d", "L", "B", "secepatnya 2026"))
    assert made.code == 0
    assert lines(made, "ZI313")[0].startswith("Rencana Aksi!F10  Kesalahan")
    assert lines(made, "ZI335")[0].startswith("Rencana Aksi!G10  Kesalahan")


def test_an_indicator_without_an_area_or_a_number_gets_no_code_and_is_not_counted(tmp_path):
    path = plan_document(
        tmp_path / "K.docx", (ROWS[1], *ROWS, ("A", "K", "d", "L", "B", "Mei 2026"))
    )
    made = zi("init", tmp_path / "b.xlsx", "--from", path)
    assert len(lines(made, "ZI301")) == 2
    sheet = load_workbook(tmp_path / "b.xlsx", data_only=True)
    assert [sheet["Rencana Aksi"].cell(5, c).value for c in (3, 7, 15)] == [
        "Indikator a",
        None,
        "●",
    ]
    rekap = sheet["Rekap"]
    total = next(row for row in rekap.iter_rows() if row[1].value == "JUMLAH")
    assert total[2].value == 4
    monev = [row[0].value for row in sheet["Lembar Monev"].iter_rows(min_row=4) if row[0].value]
    assert monev == ["I.1.1", "I.1.2", "I.1.2", "II.1.1"]


def test_nothing_of_the_table_is_lost_in_silence(tmp_path):
    made = planted(tmp_path, ("9", "Komponen tanpa indikator", "", "", "", ""))
    assert lines(made, "ZI361")[0].startswith("tabel 1, baris 8  Peringatan ZI361: Teks KOMPONEN")


def test_a_table_without_a_header_and_tracked_changes_are_told(tmp_path):
    document = Document()
    table = write_rows(document, ROWS)
    track(table.cell(3, 5), "Juli 2026", "Juni 2026")
    document.add_paragraph("")
    write_rows(document, [("2", "K", "d", "L", "B", "Mei 2026")], headers=("",) * 6)
    document.add_paragraph("")
    write_rows(document, [("Ketua", "Contoh")], headers=("Jabatan", "Nama"))
    document.save(str(tmp_path / "K.docx"))
    made = zi("init", tmp_path / "b.xlsx", "--from", tmp_path / "K.docx")
    assert [line.split("  ")[0] for line in lines(made, "ZI352")] == ["tabel 2"]
    assert lines(made, "ZI355")[0].startswith("tabel 1  ")
    assert marks(tmp_path / "b.xlsx")["I.1.1"] == (6,)


def test_a_column_of_one_piece_alone_is_told(tmp_path):
    document = Document()
    write_rows(document, ROWS[:3])
    document.add_paragraph("")
    write_rows(document, ROWS[3:], headers=(*HEADERS, "PENANGGUNG JAWAB"))
    document.save(str(tmp_path / "K.docx"))
    made = zi("init", tmp_path / "b.xlsx", "--from", tmp_path / "K.docx")
    assert lines(made, "ZI353")[0].startswith("tabel 2  ")
    assert "kolom PENANGGUNG JAWAB tidak sama-sama ada" in lines(made, "ZI353")[0]


def on_a_finer_grid(rows, split):
    """A table whose INDIKATOR takes two grid columns, but for the row ``split`` with two cells."""
    document = Document()
    table = document.add_table(rows=len(rows), cols=7)
    for number, row in enumerate(rows):
        cells = table.rows[number].cells
        if number != split:
            cells[2].merge(cells[3])
        places = [cells[at] for at in (0, 1, 2, 4, 5, 6)]
        for cell, text in zip(places, row, strict=False):
            cell.text = text
        if len(row) == 2:
            places[1].merge(places[5])
    return document, table


def test_cells_belong_to_the_header_that_they_stand_under(tmp_path):
    document, _ = on_a_finer_grid((HEADERS, *ROWS), None)
    document.save(str(tmp_path / "K.docx"))
    source = read_source(tmp_path / "K.docx")
    assert [i.target for i in source.decree.indicators] == [
        "Juli 2026", "Agustus, September 2026", "April-Mei 2026",
    ]  # fmt: skip
    assert [area.name for area in source.decree.areas] == ["AREA SATU CONTOH", "AREA DUA CONTOH"]
    assert source.findings == ()


def test_a_cell_that_is_split_in_two_is_put_together_and_told(tmp_path):
    document, table = on_a_finer_grid((HEADERS, *ROWS), 2)
    table.rows[2].cells[3].text = "belahan"
    document.save(str(tmp_path / "K.docx"))
    made = zi("init", tmp_path / "b.xlsx", "--from", tmp_path / "K.docx")
    assert lines(made, "ZI354")[0].startswith("tabel 1, baris 3  Peringatan ZI354")
    office = parsed(tmp_path / "b.xlsx").office
    assert office.indicators[0].indicator == "Indikator a\nbelahan"
    assert office.indicators[0].target == "Juli 2026"


def test_marks_that_differ_from_their_phrase_are_told_and_not_taken(tmp_path):
    decree = load_decree()
    contents = blank_contents(decree, TODAY)
    moved = {**contents.marks, "V.4.3": (1,)}
    source = written(tmp_path / "a.xlsx", decree, marks=moved)
    made = zi("init", tmp_path / "b.xlsx", "--from", source)
    (line,) = lines(made, "ZI351")
    assert line.startswith("Rencana Aksi!F61  ")
    assert "V.4.3 (Januari)" in line
    assert "(Oktober, November, Desember)" in line
    assert marks(tmp_path / "b.xlsx")["V.4.3"] == (10, 11, 12)


def sheet_of(path, rows, *, name="Lembar1", title="", more=(), headers=HEADERS):
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        for title_of_sheet in (name, *more):
            sheet = book.add_worksheet(title_of_sheet)
            sheet.write(0, 0, title)
            for number, row in enumerate((headers, *rows), 2):
                sheet.write_row(number, 0, row)
    return path


def test_a_sheet_of_any_name_is_found_and_its_faults_are_told_by_its_own_name(tmp_path):
    rows = (*ROWS, ("", "", "", "", "sambungan", ""), ("catatan",))
    path = sheet_of(tmp_path / "Renaksi.xlsx", rows, title=TITLE)
    made = zi("init", tmp_path / "b.xlsx", "--from", path)
    assert made.code == 0
    assert lines(made, "ZI308")[0].startswith("Lembar1!E9  ")
    assert lines(made, "ZI322")[0].startswith("Lembar1!A10  ")
    assert load_workbook(tmp_path / "b.xlsx")["Rencana Aksi"]["A1"].value == TITLE


def test_a_column_that_is_not_taken_over_is_told(tmp_path):
    rows = tuple((*row, *("",) * (6 - len(row)), "Rp1") for row in ROWS)
    path = sheet_of(tmp_path / "a.xlsx", rows, headers=(*HEADERS, "ANGGARAN"))
    made = zi("init", tmp_path / "b.xlsx", "--from", path)
    assert 'Peringatan ZI114: Kolom "ANGGARAN"' in lines(made, "ZI114")[0]


def test_of_several_plans_the_sheet_that_is_named_so_is_taken_and_the_other_is_told(tmp_path):
    named = sheet_of(tmp_path / "a.xlsx", ROWS, name="Rencana Aksi", more=("Lama",))
    made = zi("init", tmp_path / "b.xlsx", "--from", named)
    assert lines(made, "ZI104")[0].startswith("Lama  ")
    unnamed = sheet_of(tmp_path / "c.xlsx", ROWS, more=("Lama",))
    made = zi("init", tmp_path / "d.xlsx", "--from", unnamed)
    assert (made.code, made.out) == (2, "")
    assert "Lembar1, Lama" in made.err


# --- the year ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phrases", [("Juli 2026", "Mei"), ("Juli 2026", "Mei 2025"), ("Juli", "Mei")]
)
def test_a_year_that_not_every_phrase_names_is_asked_for(phrases, tmp_path):
    rows = [("I", "AREA")]
    rows += [(str(n), "K", "i", "l", "b", phrase) for n, phrase in enumerate(phrases, 1)]
    path = plan_document(tmp_path / "K.docx", rows)
    made = zi("init", tmp_path / "b.xlsx", "--from", path)
    assert (made.code, made.out) == (2, "")
    assert "--year 2026" in made.err
    assert not (tmp_path / "b.xlsx").exists()
    assert zi("init", tmp_path / "b.xlsx", "--from", path, "--year", 2026).code == 0
    assert parsed(tmp_path / "b.xlsx").office.year == 2026


# --- files that are none ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("K.doc", b"x", "Dokumen Word (*.docx)"),
        ("K.pdf", b"%PDF-1.7", "Dokumen Word (*.docx)"),
        ("K.xls", b"x", "Buku Kerja Excel (*.xlsx)"),
        ("K.txt", b"x", "bukan berkas Excel (.xlsx) atau Word (.docx)"),
        ("K.docx", b"", "rusak atau bukan dokumen Word"),
        ("K.docx", b"PK\x03\x04", "rusak atau bukan dokumen Word"),
        ("K.docx", bytes.fromhex("D0CF11E0A1B11AE1"), "kata sandi"),
        ("K.xlsx", b"PK\x03\x04", "rusak"),
        ("tidak ada.docx", None, "tidak ditemukan"),
        (f"{'a' * 300}.docx", None, "tidak ditemukan"),
    ],
)
def test_a_file_that_is_no_source_gets_a_message(name, data, said, tmp_path):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    made = zi("init", "--project", tmp_path, "--from", tmp_path / name)
    assert (made.code, made.out) == (2, "")
    assert said in made.err
    assert "gangguan" not in made.err
    assert not (tmp_path / "input").exists()


def test_a_source_without_the_table_or_without_an_indicator_gets_a_message(tmp_path):
    document = Document()
    write_rows(document, [("Ketua", "Contoh")], headers=("Jabatan", "Nama"))
    document.save(str(tmp_path / "tanpa.docx"))
    empty = plan_document(tmp_path / "kosong.docx", ROWS[:1])
    sheet = sheet_of(tmp_path / "kosong.xlsx", ())
    for path in (tmp_path / "tanpa.docx", empty, sheet):
        made = zi("init", tmp_path / "b.xlsx", "--from", path)
        assert (made.code, made.out) == (2, "")
        assert "tidak ada tabel rencana aksi" in made.err


def test_more_indicators_than_a_plan_has_are_refused(tmp_path):
    rows = [("I", "AREA"), *(("1", "K", f"i{n}", "l", "b", "Mei 2026") for n in range(1001))]
    made = zi("init", tmp_path / "b.xlsx", "--from", sheet_of(tmp_path / "a.xlsx", rows))
    assert (made.code, "lebih dari 1000 indikator" in made.err) == (2, True)


def test_a_text_that_no_cell_holds_is_cut_and_told(tmp_path):
    made = planted(tmp_path, ("2", "K", "d" * 40_000, "L", "B", "Mei 2026"))
    assert "INDIKATOR lebih panjang" in lines(made, "ZI357")[0]
    assert len(parsed(tmp_path / "b.xlsx").office.indicators[-1].indicator) == 32_767


def test_characters_that_no_workbook_holds_are_left_out_and_told(tmp_path):
    rows = [("I", "AREA"), ("1", "K", "satu~dua", "l", "b", "Mei 2026")]
    path = sheet_of(tmp_path / "a.xlsx", rows)
    parts = read_parts(path.read_bytes())
    path.write_bytes(write_parts({n: d.replace(b"~", b"_x0007_") for n, d in parts.items()}))
    made = zi("init", tmp_path / "b.xlsx", "--from", path)
    assert made.code == 0
    assert lines(made, "ZI362")[0].startswith("Lembar1!C5  ")
    assert parsed(tmp_path / "b.xlsx").office.indicators[0].indicator == "satudua"


def test_text_of_a_source_is_text_and_no_formula_or_markup(tmp_path):
    made = planted(tmp_path, ("2", "=1+1", "{{ 7*7 }}", "<b>&", "_x000D_", "Mei 2026"))
    assert made.code == 0
    last = parsed(tmp_path / "b.xlsx").office.indicators[-1]
    assert (last.component, last.indicator, last.action, last.evidence) == (
        "=1+1", "{{ 7*7 }}", "<b>&", "_x000D_",
    )  # fmt: skip


# --- options ------------------------------------------------------------------------------


def test_an_example_of_a_source_and_a_year_without_one_are_refused(tmp_path):
    path = plan_document(tmp_path / "K.docx", ROWS)
    made = zi("init", tmp_path / "b.xlsx", "--from", path, "--example")
    assert (made.code, "tidak dapat dipakai bersama" in made.err) == (2, True)
    made = zi("init", tmp_path / "b.xlsx", "--year", "2026")
    assert (made.code, "hanya dipakai bersama --from" in made.err) == (2, True)
    assert not (tmp_path / "b.xlsx").exists()


def test_a_bare_name_is_looked_for_in_the_input_folder_too(tmp_path):
    (tmp_path / "input").mkdir()
    plan_document(tmp_path / "input" / "K_contoh.docx", ROWS)
    assert zi("init", "--project", tmp_path, "--from", "K_contoh.docx").code == 0


def test_the_cases_of_such_a_plan_may_stand_apart_too(tmp_path):
    path = plan_document(tmp_path / "K.docx", ROWS)
    cases = tmp_path / "WBS.xlsx"
    assert zi("init", "--project", tmp_path).code == 0  # another plan's workbook is there already
    made = zi("init", "--project", tmp_path, "--from", path, "--separate-wbs", cases)
    assert made.out.splitlines() == [
        str(tmp_path / "input" / "Rencana_Aksi_ZI_2026.xlsx"),
        str(cases),
    ]
