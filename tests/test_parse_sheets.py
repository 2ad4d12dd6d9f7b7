"""Sheets and header rows: found by name wherever they stand, in any order."""

from __future__ import annotations

from datetime import date

from pipeline.findings import Severity
from pipeline.rules import files
from tests.books import book, correct_book, findings, parsed, place, places

MONEV = """
LEMBAR MONEV CONTOH
Isi kolom berwarna krem
| BUKTI DUKUNG | STATUS  | KODE  | BULAN | TANGGAL REALISASI |
| sk.pdf       | Selesai | I.1.1 | Juli  | 2025-07-20        |
"""


def only(found, *codes):
    return [pair for pair in places(found) if pair[0] in codes]


def test_a_header_row_is_found_below_titles_with_columns_in_any_order(tmp_path):
    office = parsed(book(tmp_path / "b.xlsx", {"Lembar Monev": MONEV})).office
    (entry,) = office.entries
    assert (entry.code, entry.month, entry.evidence) == ("I.1.1", 7, ("sk.pdf",))
    assert entry.row.cell("status").address == "B4"


def test_headers_are_found_whatever_their_case_and_spaces(tmp_path):
    text = MONEV.replace("TANGGAL REALISASI", "tanggal\\n realisasi").replace("KODE", "Kode~")
    office = parsed(book(tmp_path / "b.xlsx", {"Lembar Monev": text})).office
    assert office.entries[0].realized_on is not None


def test_a_sheet_under_an_alias_is_read_and_reported_under_its_own_name(tmp_path):
    made = correct_book()
    made.rename("Lembar Monev", "Monev")
    made.put("Monev", "J2", "31/02/2025")
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert places(found) == [("ZI102", "Monev"), ("ZI204", "Monev!J2")]


def test_of_two_sheets_under_aliases_the_second_is_an_error(tmp_path):
    made = correct_book()
    made.rename("Lembar Monev", "Monev")
    made.sheets["Lembar Monitoring"] = {(1, 1): "KODE"}
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert only(found, "ZI104") == [("ZI104", "Lembar Monitoring")]
    assert [f.severity for f in found if f.code == "ZI104"] == [Severity.ERROR]


def test_a_missing_required_sheet_is_an_error(tmp_path):
    found = findings(book(tmp_path / "b.xlsx", {"Lembar Monev": None}))
    assert places(found) == [(files.SHEET_MISSING.code, "Lembar Monev")]
    assert found[0].severity is Severity.ERROR


def test_an_alias_next_to_the_column_itself_is_just_another_column(tmp_path):
    made = correct_book()
    made.put("Rencana Aksi", "Z1", "BUKTI").put("Rencana Aksi", "Z3", "catatan")
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert places(found) == [("ZI114", "Rencana Aksi!Z1")]


def test_a_misspelling_that_fits_two_columns_is_not_guessed(tmp_path):
    text = "| KODE | BULAN | STATUS | TANGGAL REALISASI | BUKTI DUKUNG | BUKTI PISUNG |"
    found = findings(book(tmp_path / "b.xlsx", {"Lembar Monev": text}))
    assert ("ZI114", "Lembar Monev!F1") in places(found)


def test_a_missing_required_column_is_an_error_and_no_row_is_blamed(tmp_path):
    made = correct_book()
    made.drop_column("Lembar Monev", "evidence")
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert [(f.code, place(f), f.severity) for f in found] == [
        ("ZI112", "Lembar Monev", Severity.ERROR)
    ]


def test_one_missing_month_column_is_an_error(tmp_path):
    made = correct_book()
    made.drop_column("Rencana Aksi", "month_3")
    (found,) = findings(made.write(tmp_path / "b.xlsx"))
    assert (found.code, found.severity) == ("ZI112", Severity.ERROR)
    assert "MAR" in found.message


def test_a_row_that_only_formulas_fill_is_no_row(tmp_path):
    made = correct_book()
    made.put("Lembar Monev", "C9", 0).put("Lembar Monev", "A9", "  ")
    assert places(findings(made.write(tmp_path / "b.xlsx"))) == []


def test_an_older_workbook_without_the_dates_of_statements_has_no_finding(tmp_path):
    made = correct_book().drop_column("Pegawai", "declared_on")
    assert findings(made.write(tmp_path / "b.xlsx")) == ()


def test_the_date_of_a_statement_is_read_with_its_person(tmp_path):
    made = correct_book().set("Pegawai", 3, "declared_on", date(2025, 8, 15))
    people = parsed(made.write(tmp_path / "b.xlsx")).office.people
    assert [p.declared_on for p in people][:2] == [None, date(2025, 8, 15)]
