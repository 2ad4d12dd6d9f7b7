"""The Laporan Akhir: how a year ended, and what it asks of the next."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.model import Narrative
from pipeline.recap.office import recap_office
from pipeline.view.periods.annual import build_annual
from tests.period_office import annual, options_on, quarter_progress, rich_office
from tests.record_texts import texts_of
from tests.small_office import office_of

END = date(2025, 12, 31)
JANUARY = date(2026, 1, 15)
ON_TIME = date(2025, 3, 3)


def test_the_title_is_the_years_and_a_year_not_ended_is_material_for_a_meeting() -> None:
    office = office_of(("I.1.1", 12, ""))
    assert annual(office, END).frame.title_lines == (
        "LAPORAN AKHIR",
        "PEMBANGUNAN ZONA INTEGRITAS MENUJU WBK/WBBM",
        "TAHUN 2025",
    )
    running = annual(office, date(2025, 11, 14))
    assert running.frame.title_lines[0] == "BAHAN RAPAT"
    assert any("sebelum tahun 2025 berakhir" in p for p in running.results)


def test_only_a_year_makes_an_annual_report() -> None:
    office = office_of(("I.1.1", 12, ""))
    quarter = quarter_progress(office, 4)
    recaps = recap_office(office, quarter.period, END)
    with pytest.raises(ValueError, match="not a year"):
        build_annual(office, None, quarter, (), recaps, (), (), options_on(END))


def test_work_done_in_january_is_closed_late() -> None:
    office = office_of(("I.1.1", 3, ON_TIME), ("I.1.2", 12, date(2026, 1, 8)))
    before, after = annual(office, END), annual(office, JANUARY)
    assert (before.recap_total.late, before.recap_total.unfinished) == ("0", "1")
    assert (after.recap_total.late, after.recap_total.unfinished) == ("1", "0")
    assert [r.code for r in after.late.rows] == ["I.1.2"]
    assert after.late.intro == (
        "Sebanyak 1 target diselesaikan setelah batas waktunya, 1 di antaranya sesudah tahun 2025 "
        "berakhir (sampai dengan 15 Januari 2026)."
    )
    assert "Tepat waktu 1 · Terlambat 1 (1 sesudah tahun berakhir) · Belum selesai 0" in (
        after.summary.lines
    )
    assert "Dari 2 target yang diselesaikan, 1 tepat waktu dan 1 terlambat, di antaranya 1 " in (
        " ".join(after.results)
    )


def test_a_year_in_which_all_was_done_on_time_has_nothing_to_carry_over() -> None:
    report = annual(office_of(("I.1.1", 3, ON_TIME)), END)
    assert report.unfinished.rows == () and report.late.rows == ()
    assert report.unfinished.empty.startswith("Tidak terdapat target yang belum terpenuhi")
    assert report.proposals == (
        "Mempertahankan pelaksanaan rencana aksi sesuai jadwal pada tahun 2026.",
    )
    assert "seluruhnya tepat waktu." in " ".join(report.results)


def test_what_is_unfinished_is_proposed_for_the_next_years_plan() -> None:
    report = annual(rich_office(), END)
    assert report.next_year == "2026"
    codes = [r.code for r in report.unfinished.rows]
    assert codes == ["I.1.3", "II.1.2", "II.1.3", "I.2.4", "II.2.2"]
    assert report.unfinished.rows[2].proposal == "Contoh rencana"
    assert report.unfinished.rows[0].proposal == "[DIISI]"
    text = "\n".join(report.proposals)
    assert "Melanjutkan 5 target yang belum terpenuhi, yaitu I.1.3 (Juni)" in text
    assert "Meninjau kembali 1 target yang dinyatakan Tidak Berlaku, yaitu II.2.1" in text
    assert "Menuntaskan 3 rekomendasi dan keputusan rapat yang masih terbuka." in text
    assert "Menyebarkan batas waktu target, karena 3 dari 12 target (25,00%)" in text


def test_lessons_are_left_to_staff_below_the_best_and_the_worst_area() -> None:
    office = office_of(("I.1.1", 3, ON_TIME), ("II.1.1", 3, ""))
    report = annual(office, END)
    assert report.lessons_intro == (
        "Capaian tertinggi terdapat pada Area I (100,00%) dan terendah pada Area II (0,00%)."
    )
    assert len(report.lessons) == 3 and all(t.endswith("[DIISI]") for t in report.lessons)


def test_the_offices_own_texts_of_the_year_take_their_places() -> None:
    told = {
        "Pelajaran": "Contoh pelajaran",
        "Usulan Tahun Berikutnya": "Contoh usulan",
        "Kesimpulan": "Contoh kesimpulan",
        "Kendala": "Contoh kendala",
        "Akar Masalah": "Contoh akar",
    }
    office = replace(
        office_of(("I.1.1", 3, "")),
        narratives=tuple(Narrative("2025", section, text) for section, text in told.items()),
    )
    report = annual(office, END)
    assert report.lessons == ("Contoh pelajaran",)
    assert report.proposals[-1] == "Contoh usulan"
    assert report.conclusions[-1] == "Contoh kesimpulan"
    assert report.obstacles == ("Contoh kendala",) and report.causes == ("Contoh akar",)


def test_the_four_quarters_stand_beside_one_another() -> None:
    office = office_of(("I.1.1", 3, ON_TIME), ("I.1.2", 6, ""), ("I.1.3", 12, ""))
    report = annual(office, END)
    assert [r.name for r in report.quarters.trend] == [
        "Triwulan I",
        "Triwulan II",
        "Triwulan III",
        "Triwulan IV",
    ]
    total = report.quarters.total
    assert (total.achievement_1, total.achievement_2, total.achievement_4) == (
        "100,00",
        "50,00",
        "33,33",
    )
    assert "Triwulan I 100,00% · Triwulan II 0,00% · Triwulan III – · Triwulan IV 0,00%" in (
        report.summary.lines
    )


def test_the_recaps_are_the_whole_years() -> None:
    found = annual(rich_office(), JANUARY).registers
    assert (found.wbs.total.opening, found.wbs.total.received) == ("0", "6")
    assert found.complaints.total.received == "8"
    assert len(found.gratifications.reports) == 2
    assert found.follow_ups.total.received == "6"


def test_every_field_is_text_and_none_says_none() -> None:
    for office in (rich_office(), office_of(("I.1.1", 12, ""))):
        found = texts_of(annual(office, JANUARY))
        assert len(found) > 100
        assert not [s for s in found if "None" in s]
        assert not [s for s in found if "tunggakan" in s and "tahun sebelumnya" in s]
