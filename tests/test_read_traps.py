"""What programs, people and bad luck do to a workbook: read all the same, or a plain message."""

from __future__ import annotations

import io
import re
import time
import zipfile
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path

import openpyxl
import pytest

from pipeline.failures import Failure
from pipeline.raw import CellKind
from pipeline.read import container, limits, read_workbook, worksheet
from tests.books import Book, Formula, correct_book, findings, places
from tests.libreoffice import needs_libreoffice, recalculate, saved_as
from tests.xlsx_parts import HEAD, MAIN, package, rewritten, sheet

ROOT = Path(__file__).resolve().parent.parent
DAY = 2  # FORMATS[2], dd/mm/yyyy


def libreoffice(test):
    for mark in needs_libreoffice:
        test = mark(test)
    return test


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(container, "PAUSE_SECONDS", 0)


def read(tmp_path, data):
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    return read_workbook(path)


def first_sheet(tmp_path, rows, shared=(), before="", after="", settings=""):
    return read(tmp_path, package(shared, [(sheet(rows, before, after), "")], settings)).sheets[0]


def failure(tmp_path, data):
    with pytest.raises(Failure) as caught:
        read(tmp_path, data)
    return caught.value


def cell(tmp_path, content, **kwargs):
    return first_sheet(tmp_path, f'<row r="1">{content}</row>', **kwargs).cell(1, 1)


def number(tmp_path, value, style=DAY, **kwargs):
    return cell(tmp_path, f'<c r="A1" s="{style}"><v>{value}</v></c>', **kwargs)


# --- values -------------------------------------------------------------------------------


def test_days_around_the_day_that_excel_invented(tmp_path):
    assert number(tmp_path, 59).value == datetime(1900, 2, 28)
    assert (number(tmp_path, 60).value, number(tmp_path, 60).kind) == (60, CellKind.NUMBER)
    assert number(tmp_path, 61).value == datetime(1900, 3, 1)
    assert number(tmp_path, 1).value == datetime(1900, 1, 1)


@pytest.mark.parametrize("serial", ["-1", "2958466", "1e12", "1E300"])
def test_a_number_that_is_no_day_stays_a_number(serial, tmp_path):
    assert number(tmp_path, serial).kind is CellKind.NUMBER


def test_the_1904_calendar_counts_from_its_own_first_day(tmp_path):
    settings = '<workbookPr date1904="true"/>'
    assert number(tmp_path, 44499, settings=settings).value == datetime(2025, 10, 31)
    assert number(tmp_path, 60, settings=settings).value == datetime(1904, 3, 1)


def test_a_time_of_day_is_a_time(tmp_path):
    assert number(tmp_path, "0.375").value == clock_time(9, 0)


@pytest.mark.parametrize("text", ["NaN", "INF", "-Infinity", "1_000", "0x10", "12abc", "1e999"])
def test_a_number_that_is_none_is_an_error_at_its_cell(text, tmp_path):
    found = number(tmp_path, text, style=0)
    assert (found.kind, found.value, found.place.address) == (CellKind.ERROR, text, "A1")


def test_a_typed_code_is_told_from_the_character_it_stands_for(tmp_path):
    shared = ["<t>a_x000D_\nb</t>", "<t>_x005F_x000D_</t>", "<t>_xD800_</t>"]
    rows = "".join(f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(3))
    found = first_sheet(tmp_path, rows, shared)
    assert [found.cell(n, 1).value for n in (1, 2, 3)] == ["a\nb", "_x000D_", "_xD800_"]


# --- makers -------------------------------------------------------------------------------


def test_elements_with_a_prefix_and_cells_without_addresses_are_read(tmp_path):
    """As software that builds files by the Open XML SDK, or by hand, writes them."""
    part = (
        f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="inlineStr"><x:is>'
        "<x:t>KODE</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row><x:row><x:c/><x:c><x:v>8"
        "</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    found = read(tmp_path, package([], [(part, "")])).sheets[0]
    assert found.rows == {1: {1: "KODE", 2: 7}, 2: {2: 8}}


def test_parts_are_found_whatever_their_names_and_slashes(tmp_path):
    """As web office suites and phones name them."""

    def rename(data):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for entry in old.infolist():
                part = old.read(entry)
                part = part.replace(b'"xl/workbook.xml"', b'"/xl/workbook22.xml"')
                part = part.replace(b'"worksheets/sheet1', b'"/xl/worksheets/Sheet1')
                name = entry.filename.replace("workbook.xml", "workbook22.xml")
                new.writestr(name.replace("/sheet", "\\sheet"), part)
        return out.getvalue()

    data = package([], [(sheet('<row r="1"><c r="A1"><v>7</v></c></row>'), "")])
    assert read(tmp_path, rename(data)).sheets[0].rows == {1: {1: 7}}


def strict(name, data):
    data = data.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    return data.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def test_a_strict_workbook_is_read(tmp_path):
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c>'
        f'<c r="B1" s="{DAY}" t="d"><v>2025-10-31T00:00:00.000</v></c></row>'
    )
    data = package(["<t>KODE</t>"], [(sheet(rows), "")])
    found = read(tmp_path, rewritten(data, strict)).sheets[0]
    assert found.rows == {1: {1: "KODE", 2: datetime(2025, 10, 31)}}


def test_a_strict_workbook_has_no_findings_that_the_ordinary_one_has_not(tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    path.write_bytes(rewritten(path.read_bytes(), strict))
    assert places(findings(path)) == []


def test_a_workbook_with_macros_is_read(tmp_path):
    made = correct_book().write(tmp_path / "b.xlsx")
    path = tmp_path / "b.xlsm"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    path.write_bytes(rewritten(made.read_bytes(), lambda _, part: part.replace(kind, macros)))
    assert places(findings(path)) == []


@libreoffice
def test_a_workbook_that_libreoffice_saved_says_the_same(tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    (saved,) = recalculate([path], tmp_path / "out")
    before = {s.name: s for s in read_workbook(path).sheets}
    for found in read_workbook(saved).sheets:
        rows = {n: row for n, row in found.rows.items() if any(v != "" for v in row.values())}
        assert rows == before[found.name].rows, found.name
    assert places(findings(saved)) == []


def test_a_workbook_that_openpyxl_saved_says_the_same(tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    saved = tmp_path / "c.xlsx"
    openpyxl.load_workbook(path).save(saved)
    assert [s.rows for s in read_workbook(saved).sheets] == [
        s.rows for s in read_workbook(path).sheets
    ]


def test_links_to_other_workbooks_are_left_alone(tmp_path):
    made = correct_book().set("Lembar Monev", 3, "note", Formula("=[1]Lain!A1", "Contoh"))
    path = made.write(tmp_path / "b.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<bukan XML")
    assert places(findings(path)) == []


# --- layout -------------------------------------------------------------------------------


@pytest.mark.parametrize("dimension", ["A1", "A1:B2", "Z90:Z99", "bukan"])
def test_a_wrong_dimension_loses_no_row(dimension, tmp_path):
    rows = "".join(f'<row r="{n}"><c r="C{n}"><v>{n}</v></c></row>' for n in (1, 5, 900))
    found = first_sheet(tmp_path, rows, before=f'<dimension ref="{dimension}"/>')
    assert [found.cell(n, 3).value for n in (1, 5, 900)] == [1, 5, 900]


def test_a_table_that_starts_far_from_the_corner_is_found(tmp_path):
    made = correct_book()
    moved = {(r + 9, c + 4): value for (r, c), value in made.sheets["Hari Libur"].items()}
    made.sheets["Hari Libur"] = moved
    made.put("Hari Libur", "E12", "bukan tanggal")
    assert places(findings(made.write(tmp_path / "b.xlsx"))) == [("ZI202", "Hari Libur!E12")]


def test_fifty_thousand_styled_blank_rows_are_quick_and_no_rows(tmp_path):
    blank = "".join(
        f'<row r="{n}" s="1" customFormat="1">'
        + "".join(f'<c r="{letter}{n}" s="1"/>' for letter in "ABCDEFGHIJKLM")
        + "</row>"
        for n in range(2, 50_002)
    )
    start = time.process_time()
    found = first_sheet(tmp_path, f'<row r="1"><c r="A1"><v>1</v></c></row>{blank}')
    assert time.process_time() - start < 3
    assert found.rows == {1: {1: 1}}


def test_hidden_rows_columns_and_sheets_are_counted_and_told(tmp_path):
    made = correct_book()
    made.hidden_sheets.add("Rapat")
    made.hidden_rows["Lembar Monev"] = {2}
    made.hidden_columns["Lembar Monev"] = {"I", "K"}
    made.set("Lembar Monev", 2, "status", "Slesai")
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert places(found) == [
        ("ZI107", "Lembar Monev"),
        ("ZI109", "Lembar Monev"),
        ("ZI201", "Lembar Monev!I2"),
        ("ZI106", "Rapat"),
    ]
    assert "STATUS, BUKTI DUKUNG" in found[1].message


def test_a_value_under_a_merge_is_read_and_told(tmp_path):
    made: Book = correct_book()
    made.merges["Lembar Monev"] = ["I3:I4"]
    made.set("Lembar Monev", 4, "status", "Slesai")
    found = places(findings(made.write(tmp_path / "b.xlsx")))
    assert found == [
        ("ZI119", "Lembar Monev!I3"),
        ("ZI120", "Lembar Monev!I4"),
        ("ZI201", "Lembar Monev!I4"),
    ]


def test_a_merge_over_the_whole_grid_is_no_burden(tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    merge = b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    path.write_bytes(
        rewritten(
            path.read_bytes(),
            lambda name, part: (
                part.replace(b"</sheetData>", merge) if name.endswith("sheet13.xml") else part
            ),
        )
    )
    start = time.process_time()
    codes = [code for code, _ in places(findings(path))]
    assert time.process_time() - start < 2
    assert "ZI119" in codes


def test_a_cell_at_the_far_corner_costs_nothing_and_is_there(tmp_path):
    found = first_sheet(tmp_path, '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>')
    assert found.rows == {1048576: {16384: 7}}


@pytest.mark.parametrize("address", ["XFE1", "A1048577", "A0", "1A", "ZZZ9"])
def test_a_cell_outside_of_the_grid_is_damage(address, tmp_path):
    row = f'<row r="1"><c r="{address}"><v>7</v></c></row>'
    data = package([], [(sheet(row), "")])
    assert failure(tmp_path, data).kind.name == "workbook-damaged"


# --- limits -------------------------------------------------------------------------------

NUMBERED = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 41))


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("MAX_CELLS", "lebih dari 5 sel berisi"),
        ("MAX_ROWS", "lebih dari 5 baris berisi"),
        ("MAX_STRINGS", "lebih dari 5 teks"),
        ("MAX_ITEMS", "lebih dari 5 gabungan sel"),
        ("MAX_PARTS", "terlalu banyak bagian"),
        ("MAX_UNPACKED_BYTES", "isinya lebih dari"),
        ("MAX_FILE_BYTES", "lebih dari 0 MB"),
    ],
)
@pytest.mark.parametrize("first_piece", [10, 100_000])
def test_each_limit_is_told_plainly(limit, words, first_piece, tmp_path, monkeypatch):
    monkeypatch.setattr(limits, limit, 5)
    monkeypatch.setattr(worksheet, "_FIRST_PIECE", first_piece)
    data = package(["<t>a</t>"] * 9, [(sheet(NUMBERED), "")])
    told = failure(tmp_path, data)
    assert told.kind.name == "workbook-too-big"
    assert words in told.message


def test_a_small_file_that_unpacks_to_a_gigabyte_is_refused_at_once(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1024):
                part.write(b" " * 2**20)
    start = time.process_time()
    assert failure(tmp_path, out.getvalue()).kind.name == "workbook-too-big"
    assert time.process_time() - start < 1


def test_a_part_that_claims_to_be_smaller_than_it_is_gives_no_more_than_it_claims(tmp_path):
    data = bytearray(package([], [(sheet(NUMBERED * 50), "")]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    claimed = bytes(data).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert failure(tmp_path, claimed).kind.name == "workbook-damaged"


def test_the_page_on_limits_states_them_as_they_are():
    page = (ROOT / "docs" / "batas.md").read_text("utf-8")
    stated = {int(n.replace(".", "")) for n in re.findall(r"\| (\d[\d.]*)(?: MB)? \|", page)}
    counts = {value for name, value in vars(limits).items() if name.startswith("MAX_")}
    assert stated == {n // 2**20 if n >= 50 * 2**20 else n for n in counts}


def test_cells_with_unusual_attributes_are_read_among_ordinary_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(worksheet, "_FIRST_PIECE", 1)
    unusual = '<c t="n" r="B2"><v>2</v></c><c r="C2" cm="1"><v>3</v></c><c r="D2" s="1" ph="1"/>'
    lead = '<row r="1"><c r="A1"><v>1</v></c></row>'
    rows = f"{lead}<row r='2' spans=\"1:4\">{unusual}</row>"
    found = first_sheet(tmp_path, rows + '<row r="3"><c r="A3" s="1"><v></v></c></row>')
    assert found.rows == {1: {1: 1}, 2: {2: 2, 3: 3}}


# --- damage -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row></c>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<row r="x"><c><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&lain;</v></c></row>',
    ],
)
@pytest.mark.parametrize("first_piece", [1, 100_000])
def test_a_sheet_that_contradicts_itself_is_damaged(rows, first_piece, tmp_path, monkeypatch):
    monkeypatch.setattr(worksheet, "_FIRST_PIECE", first_piece)
    lead = '<row r="1"><c r="A1"><v>1</v></c></row>' * 3
    data = package(["<t>a</t>"], [(sheet(lead + rows), "")])
    assert failure(tmp_path, data).kind.name == "workbook-damaged"


def test_a_sheet_whose_part_is_not_there_is_damage_and_no_empty_sheet(tmp_path):
    data = package([], [(sheet(""), "")])
    gone = rewritten(data, lambda name, part: None if name.endswith("sheet1.xml") else part)
    assert failure(tmp_path, gone).kind.name == "workbook-damaged"


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]
)
def test_a_document_type_is_refused_in_every_part_that_is_read(part, tmp_path):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    data = package([], [(sheet(""), "")])
    spoiled = rewritten(data, lambda name, old: bomb.encode() if name == part else old)
    assert failure(tmp_path, spoiled).kind.name == "workbook-damaged"


def test_a_sheet_without_row_ends_is_no_burden(tmp_path):
    cells = "".join(f'<c r="A1"><f>{"x" * 50}</f>' for _ in range(20_000))
    start = time.process_time()
    failure(tmp_path, package([], [(sheet(f'<row r="1">{cells}'), "")]))
    assert time.process_time() - start < 3


def test_a_binary_workbook_and_an_open_document_say_how_to_save_them(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    told = failure(tmp_path, out.getvalue())
    assert told.kind.name == "workbook-not-excel"
    assert "simpan sebagai Buku Kerja Excel" in told.hint


def test_a_file_that_goes_away_and_comes_back_is_waited_for(tmp_path, monkeypatch):
    path = correct_book().write(tmp_path / "b.xlsx")
    away = tmp_path / "sedang-disimpan"
    path.rename(away)
    pauses = []

    def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 2:
            away.rename(path)

    monkeypatch.setattr(container.time, "sleep", pause)
    assert read_workbook(path).sheets
    assert len(pauses) == 2


def test_waiting_has_an_end(tmp_path, monkeypatch):
    pauses = []
    monkeypatch.setattr(container.time, "sleep", pauses.append)
    with pytest.raises(Failure):
        read_workbook(tmp_path / "tidak-ada.xlsx")
    assert len(pauses) == container.ATTEMPTS - 1


@libreoffice
@pytest.mark.parametrize(("form", "kind"), [("xls", "workbook-old-format"), ("ods", "not-excel")])
def test_what_libreoffice_saves_in_other_forms_is_told_apart(form, kind, tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    saved = saved_as(form, path, tmp_path / "out")
    assert failure(tmp_path, saved.read_bytes()).kind.name.endswith(kind)


def test_a_date_is_read_day_first_and_never_guessed(tmp_path):
    made = correct_book().set("Perubahan", 2, "day", "12/10/2025")
    made.set("Rapat", 2, "day", "10/13/2025")
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert places(found) == [("ZI207", "Perubahan!A2"), ("ZI202", "Rapat!B2")]
    assert "12 Oktober 2025" in found[0].hint


@pytest.mark.parametrize("text", ["1.000", "87.5", "87,5", "Rp1.000"])
def test_a_number_typed_as_text_is_a_finding_and_no_number(text, tmp_path):
    made = correct_book().set("Gratifikasi", 2, "amount", text)
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert places(found) == [("ZI216", f"Gratifikasi!{_letter('amount')}2")]


def _letter(key):
    from pipeline.model import column_letter
    from tests.books import column_of

    return column_letter(column_of("Gratifikasi", key))


@pytest.mark.parametrize("other", ["worksheet", "styleSheet", "Types", "document"])
def test_a_workbook_part_that_holds_another_parts_xml_is_no_workbook(other, tmp_path):
    """Not "sheets are missing": whoever reads that would look for them in vain."""
    path = correct_book().write(tmp_path / "b.xlsx")
    part = f'<{other} xmlns="{MAIN}"><sheetData/></{other}>'.encode()
    swapped = rewritten(
        path.read_bytes(), lambda name, old: part if name == "xl/workbook.xml" else old
    )
    path.write_bytes(swapped)
    with pytest.raises(Failure) as caught:
        read_workbook(path)
    assert caught.value.kind.name == "workbook-not-excel"
