"""Reading .xlsx files: every cell knows its place, and what cannot be read says why."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from pipeline.failures import Failure
from pipeline.raw import CellKind
from pipeline.read import container, limits, read_workbook
from tests.books import Formula, Link, correct_book


def raw_cell(path, sheet, row, column):
    raw = read_workbook(path)
    return next(s for s in raw.sheets if s.name == sheet).cell(row, column)


def failure(path):
    with pytest.raises(Failure) as caught:
        read_workbook(path)
    return caught.value.kind.name


def monev_cell(tmp_path, key, value):
    from tests.books import column_of

    made = correct_book().set("Lembar Monev", 3, key, value)
    return raw_cell(
        made.write(tmp_path / "b.xlsx"), "Lembar Monev", 3, column_of("Lembar Monev", key)
    )


def test_a_cell_knows_its_place_and_kind(tmp_path):
    cell = monev_cell(tmp_path, "status", "Proses")
    assert (cell.place.sheet, cell.place.address, cell.kind) == (
        "Lembar Monev",
        "I3",
        CellKind.TEXT,
    )


def test_a_calculated_formula_in_an_entry_cell_has_its_value(tmp_path):
    cell = monev_cell(tmp_path, "status", Formula('="Pro"&"ses"', "Proses"))
    assert (cell.value, cell.kind, cell.is_formula) == ("Proses", CellKind.TEXT, True)


def test_a_formula_that_nobody_calculated_is_not_blank(tmp_path):
    assert monev_cell(tmp_path, "note", Formula("=A1")).kind is CellKind.UNCALCULATED


def test_a_formula_whose_value_is_the_empty_text_is_calculated(tmp_path):
    path = (
        correct_book()
        .set("Lembar Monev", 3, "note", Formula("=A1", "QQ"))
        .write(tmp_path / "b.xlsx")
    )
    _replace_in_sheets(path, b"<v>QQ</v>", b"<v></v>")
    cell = raw_cell(path, "Lembar Monev", 3, 14)
    assert (cell.value, cell.kind) == ("", CellKind.TEXT)


def test_hyperlinks_are_kept_also_those_of_a_formula(tmp_path):
    assert monev_cell(tmp_path, "evidence", Link("https://contoh.go.id/a", "Notulen")).link == (
        "https://contoh.go.id/a"
    )
    formula = Formula('=HYPERLINK("bukti/sk.pdf","SK")', "SK")
    cell = monev_cell(tmp_path, "evidence", formula)
    assert (cell.value, cell.link) == ("SK", "bukti/sk.pdf")


def test_escaped_control_characters_are_decoded(tmp_path):
    path = (
        correct_book().set("Lembar Monev", 3, "evidence", "a.pdfQQb.pdf").write(tmp_path / "b.xlsx")
    )
    _replace_in_strings(path, b"QQ", b"_x000D_\n")
    assert raw_cell(path, "Lembar Monev", 3, 11).value == "a.pdf\nb.pdf"


def test_error_cells_keep_their_text(tmp_path):
    cell = monev_cell(tmp_path, "status", Formula("=NA()", "#N/A"))
    assert (cell.kind, cell.value) == (CellKind.ERROR, "#N/A")


def test_dates_of_the_1904_system_are_the_same_days(tmp_path):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": True}) as out:
        sheet = out.add_worksheet("Hari Libur")
        sheet.write_datetime(0, 0, datetime(2025, 10, 31), out.add_format({"num_format": "d/m/yy"}))
    assert raw_cell(path, "Hari Libur", 1, 1).value == datetime(2025, 10, 31)


def test_what_stands_under_merged_cells_is_read_as_excels_formulas_see_it(tmp_path):
    path = correct_book().put("Lembar Monev", "I3", "Proses").write(tmp_path / "b.xlsx")
    merge = b'</sheetData><mergeCells count="1"><mergeCell ref="I2:I3"/></mergeCells>'
    _rewrite(
        path,
        lambda name, data: (
            data.replace(b"</sheetData>", merge) if name.endswith("sheet5.xml") else data
        ),
    )
    sheet = next(s for s in read_workbook(path).sheets if s.name == "Lembar Monev")
    assert (sheet.cell(3, 9).value, sheet.merges) == ("Proses", ((2, 9, 3, 9),))


def test_one_stray_cell_at_the_far_corner_costs_nothing(tmp_path):
    made = correct_book().put("Lembar Monev", "XFD1048576", "jauh")
    assert raw_cell(made.write(tmp_path / "b.xlsx"), "Lembar Monev", 1048576, 16384).text == "jauh"


def test_the_digest_is_that_of_the_bytes_and_the_file_is_left_alone(tmp_path):
    import hashlib

    path = correct_book().write(tmp_path / "b.xlsx")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert read_workbook(path).digest == hashlib.sha256(before[0]).hexdigest()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


# --- failures ---------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(container, "PAUSE_SECONDS", 0)


def test_a_missing_file_says_so(tmp_path):
    assert failure(tmp_path / "tidak-ada.xlsx") == "workbook-not-found"


OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "workbook-empty"),
        (b"<html><table><tr><td>KODE</td></tr></table></html>", "workbook-not-excel"),
        (b"KODE;BULAN\nI.1.1;Juli\n", "workbook-not-excel"),
        (OLE + "Workbook".encode("utf-16-le"), "workbook-old-format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "workbook-password"),
        (OLE + "WordDocument".encode("utf-16-le"), "workbook-not-excel"),
        (b"PK\x03\x04" + b"\0" * 100, "workbook-damaged"),
    ],
)
def test_what_is_no_xlsx_is_told_apart(data, kind, tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_bytes(data)
    assert failure(path) == kind


def test_a_truncated_workbook_is_damaged(tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    path.write_bytes(path.read_bytes()[:-2000])
    assert failure(path) == "workbook-damaged"


def test_a_part_that_is_no_xml_is_damaged(tmp_path):
    path = correct_book().write(tmp_path / "b.xlsx")
    _replace_in_sheets(path, b"</sheetData>", b"</sheet")
    assert failure(path) == "workbook-damaged"


def test_another_office_document_is_no_workbook(tmp_path):
    path = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    assert failure(path) == "workbook-not-excel"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_anything_parses_it(encoding, tmp_path):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    path = correct_book().write(tmp_path / "b.xlsx")
    _rewrite(path, lambda name, data: bomb if name == "xl/styles.xml" else data)
    assert failure(path) == "workbook-damaged"


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    path = correct_book().write(tmp_path / "b.xlsx")
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", 10_000)
    assert failure(path) == "workbook-too-big"


def test_a_folder_is_no_workbook(tmp_path):
    assert failure(tmp_path) == "workbook-not-excel"


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    path = correct_book().write(tmp_path / "b.xlsx")

    def refuse(self):
        raise PermissionError(13, "locked")

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    assert failure(path) == "workbook-unreadable"


def test_a_file_that_is_being_saved_is_read_again_until_it_rests(tmp_path, monkeypatch):
    path = correct_book().write(tmp_path / "b.xlsx")
    whole = path.read_bytes()
    reads = []

    def half_then_whole(self):
        reads.append(1)
        if len(reads) == 1:
            with open(path, "ab") as out:
                out.write(b"\0")
            os.utime(path, ns=(1, 1))
            return whole[:100]
        if len(reads) == 2:
            path.write_bytes(whole)
        return whole

    monkeypatch.setattr(type(path), "read_bytes", half_then_whole)
    assert read_workbook(path).sheets
    assert len(reads) == 3


def _rewrite(path, change):
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    path.write_bytes(out.getvalue())


def _replace_in_sheets(path, old, new):
    _rewrite(path, lambda name, data: data.replace(old, new) if "worksheets/" in name else data)


def _replace_in_strings(path, old, new):
    _rewrite(path, lambda name, data: data.replace(old, new) if "sharedStrings" in name else data)
