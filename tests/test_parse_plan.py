"""Rencana Aksi as printed and as pasted: areas, components, tails, marks."""

from __future__ import annotations

from datetime import date

from tests.books import book, correct_book, findings, parsed, places, setting_row

PASTED = """
RENCANA AKSI CONTOH
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU | KODE |
| 1 | 2 | 3 | 4 | 5 | 6 | |
| I | AREA SATU CONTOH | | | | | |
| 1 | Komponen Contoh | Indikator pertama | Langkah | Bukti | Juli 2025 | I.1.1 |
| | | Indikator kedua | Langkah | Bukti yang | Agustus, September 2025 | I.1.2 |
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU | |
| 1 | 2 | 3 | 4 | 5 | 6 | |
| | | | | panjang sekali | | |
| II AREA DUA CONTOH | | | | | | |
| #1 | Komponen lain | Indikator ketiga | Langkah | Bukti | April- Mei 2025 | II.1.1 |
| | | Indikator tambahan | Langkah | Bukti | Oktober 2025 | II.2.1 |
"""


def pasted(tmp_path, text=PASTED):
    return book(tmp_path / "b.xlsx", {"Rencana Aksi": text})


def test_a_pasted_table_gives_areas_components_and_joined_tails(tmp_path):
    office = parsed(pasted(tmp_path)).office
    assert [(a.number, a.name, a.weight) for a in office.areas] == [
        ("I", "AREA SATU CONTOH", 8.0),
        ("II", "AREA DUA CONTOH", 7.0),
    ]
    assert [(i.code, i.component_number, i.component) for i in office.indicators] == [
        ("I.1.1", "1", "Komponen Contoh"),
        ("I.1.2", "1", "Komponen Contoh"),
        ("II.1.1", "1", "Komponen lain"),
        ("II.2.1", "1", "Komponen lain"),
    ]
    assert office.indicators[1].evidence == "Bukti yang panjang sekali"


def test_without_month_columns_the_phrases_give_the_targets(tmp_path):
    office = parsed(pasted(tmp_path)).office
    assert [(o.code, o.month, o.opens, o.is_range) for o in office.obligations] == [
        ("I.1.1", 7, date(2025, 7, 1), False),
        ("I.1.2", 8, date(2025, 8, 1), False),
        ("I.1.2", 9, date(2025, 9, 1), False),
        ("II.1.1", 5, date(2025, 4, 1), True),
        ("II.2.1", 10, date(2025, 10, 1), False),
    ]


def test_repeated_headers_numbering_and_tails_are_tolerated_and_reported(tmp_path):
    found = [p for p in places(findings(pasted(tmp_path))) if p[0] in ("ZI117", "ZI118", "ZI308")]
    assert found == [
        ("ZI117", "Rencana Aksi!A7"),
        ("ZI118", "Rencana Aksi!A8"),
        ("ZI308", "Rencana Aksi!E9"),
    ]


def test_merged_component_cells_and_area_rows_are_as_printed(tmp_path):
    made = correct_book()
    made.merges["Rencana Aksi"] = ["B3:B4", "A3:A4", "B2:F2", "A5:F5"]
    path = made.write(tmp_path / "b.xlsx")
    assert places(findings(path)) == []
    assert parsed(path).office.indicators[1].component == "Komponen Contoh"


def test_the_marks_are_the_targets_and_not_the_phrase(tmp_path):
    made = correct_book()
    made.set("Rencana Aksi", 4, "month_9", None).set("Rencana Aksi", 4, "month_12", "x")
    office = parsed(made.write(tmp_path / "b.xlsx")).office
    assert [o.month for o in office.obligations if o.code == "I.1.2"] == [8, 12]


def test_a_mark_at_the_end_of_its_phrase_keeps_the_range_and_a_moved_one_does_not(tmp_path):
    made = correct_book()
    made.set("Rencana Aksi", 6, "month_6", "●")
    office = parsed(made.write(tmp_path / "b.xlsx")).office
    opens = {o.month: (o.opens, o.is_range) for o in office.obligations if o.code == "II.1.1"}
    assert opens == {5: (date(2025, 4, 1), True), 6: (date(2025, 6, 1), False)}


def test_moved_marks_that_perubahan_explains_are_not_reported(tmp_path):
    made = correct_book()
    made.set("Rencana Aksi", 6, "month_6", "●").set("Rencana Aksi", 6, "month_5", None)
    made.set("Lembar Monev", 5, "month", "Juni")
    assert places(findings(made.write(tmp_path / "b.xlsx"))) == []


def test_a_revoked_indicator_may_have_no_mark(tmp_path):
    made = correct_book()
    made.set("Rencana Aksi", 6, "month_5", None).drop_row("Lembar Monev", 5)
    made.set("Perubahan", 2, "kind", "Indikator Dicabut")
    assert places(findings(made.write(tmp_path / "b.xlsx"))) == []


def test_a_plan_without_indicators_is_an_error(tmp_path):
    text = "| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU | KODE |"
    assert ("ZI309", "Rencana Aksi") in places(findings(pasted(tmp_path, text)))


def test_kode_is_read_in_any_case_with_spaces_around(tmp_path):
    made = correct_book()
    made.set("Lembar Monev", 2, "code", " i.1.1 ").set("Lembar Monev", 2, "month", " JULI ")
    made.set("Lembar Monev", 5, "status", " tidak  berlaku ")
    path = made.write(tmp_path / "b.xlsx")
    assert places(findings(path)) == []
    assert parsed(path).office.entries[0].key == ("I.1.1", 7)


def test_without_a_year_there_are_no_targets_unless_an_option_gives_it(tmp_path):
    from pipeline.parse import parse_workbook
    from pipeline.read import read_workbook

    made = correct_book()
    made.set("Pengaturan", setting_row("year"), "value", "dua ribu")
    raw = read_workbook(made.write(tmp_path / "b.xlsx"))
    without = parse_workbook(raw)
    assert [f.code for f in without.findings] == ["ZI502"]
    assert (without.office.year, without.office.obligations) == (0, ())
    assert len(parse_workbook(raw, 2025).office.obligations) == 5


def test_indicators_beside_the_decree_are_reported(tmp_path):
    from tests.books import correct_decree

    made = correct_book()
    made.set("Rencana Aksi", 7, "code", "II.2.9").set("Lembar Monev", 6, "code", "II.2.9")
    found = findings(made.write(tmp_path / "b.xlsx"), correct_decree())
    assert places(found) == [("ZI342", "Rencana Aksi"), ("ZI343", "Rencana Aksi!G7")]


def test_a_cell_that_the_formulas_do_not_count_is_not_counted_here_either(tmp_path):
    made = correct_book()
    made.set("Lembar Monev", 2, "status", "Selesai\u00a0")
    made.set("Lembar Monev", 3, "realized_on", "1 Agustus 2025")
    entries = parsed(made.write(tmp_path / "b.xlsx")).office.entries
    assert (entries[0].status, entries[1].realized_on) == (None, None)
