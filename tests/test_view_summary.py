"""Ringkasan untuk Pimpinan: its lines, its meeting, and what needs a decision."""

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.model import Examination, FollowUp, Meeting, Person
from pipeline.view.monthly.decisions import decisions
from pipeline.view.monthly.summary import (
    achievement_line,
    evidence_line,
    period_line,
    recommendations_line,
    summary,
)
from pipeline.view.parts.meetings import attendance, meeting_line, monev_meeting
from pipeline.view.words.bands import band
from tests.small_office import FILLED, material_of, office_of, report_of, with_entry

OCTOBER = date(2025, 10, 10)
MEETING = Meeting("2025-10", date(2025, 10, 31), kind="Monev ZI", chair="Contoh Ketua")


def test_the_achievement_line_with_band_and_the_month_before() -> None:
    office = office_of(
        ("I.1.1", 9, date(2025, 9, 1)),
        ("I.1.2", 9, ""),
        ("I.1.3", 10, OCTOBER),
        ("I.1.4", 10, OCTOBER),
    )
    assert achievement_line(material_of(office, 10)) == (
        "Capaian 75,00% (Sedang): 3 dari 4 target; bulan lalu 50,00%"
    )


def test_the_achievement_line_in_january_compares_with_nothing() -> None:
    office = office_of(("I.1.1", 1, date(2025, 1, 5)))
    assert achievement_line(material_of(office, 1)) == (
        "Capaian 100,00% (Sangat Tinggi): 1 dari 1 target"
    )


def test_the_achievement_line_where_nothing_is_due_is_a_dash() -> None:
    assert achievement_line(material_of(office_of(("I.1.1", 12, OCTOBER)), 10)) == (
        "Capaian –: belum ada target yang berbatas waktu sampai dengan 31 Oktober 2025; "
        "bulan lalu belum ada target"
    )


def test_without_bounds_of_its_own_an_office_has_no_band_word() -> None:
    office = office_of(("I.1.1", 10, OCTOBER), settings=replace(FILLED, bands=()))
    assert achievement_line(material_of(office, 10)).startswith("Capaian 100,00%: 1 dari 1")
    assert summary(material_of(office, 10)).areas[0].band == "–"


def test_a_band_begins_above_its_bound_and_meets_the_exact_value() -> None:
    from fractions import Fraction

    assert band(FILLED, Fraction(90, 100)) == "Tinggi"
    assert band(FILLED, Fraction(90001, 100000)) == "Sangat Tinggi"  # prints as 90,00%
    assert band(FILLED, Fraction(50, 100)) == "Sangat Rendah"
    assert band(FILLED, None) == ""
    assert band(replace(FILLED, bands=(("very_high", 90.0),)), Fraction(1)) == "Sangat Tinggi"


def test_the_period_line_names_the_oldest_arrear_and_the_next_month() -> None:
    office = office_of(
        ("II.1.1", 1, ""),
        ("I.1.1", 9, ""),
        ("I.1.2", 10, OCTOBER),
        ("I.1.3", 10, ""),
        ("I.1.4", 11, ""),
        ("I.1.5", 12, OCTOBER),
    )
    assert period_line(material_of(office, 10)) == (
        "Bulan ini 1 dari 2 · Tunggakan 2 (tertua II.1.1, Januari) · Selesai lebih awal 1 · "
        "November 1 target"
    )


def test_the_period_line_with_nothing_due_and_at_the_years_end() -> None:
    office = office_of(("I.1.1", 12, OCTOBER))
    assert period_line(material_of(office, 10)) == (
        "Bulan ini tidak ada target · Tunggakan nihil · Selesai lebih awal 1 · "
        "November tanpa target"
    )
    assert period_line(material_of(office, 12)) == (
        "Bulan ini 1 dari 1 · Tunggakan nihil · Tahun rencana 2025 berakhir"
    )


def test_the_evidence_line_counts_only_what_was_there_at_the_position() -> None:
    office = office_of(("I.1.1", 10, OCTOBER), ("I.1.2", 10, OCTOBER), ("I.1.3", 11, OCTOBER))
    office = with_entry(office, "I.1.1", 10, examination=Examination.SESUAI)
    office = with_entry(
        office,
        "I.1.2",
        10,
        examination=Examination.PERLU_PERBAIKAN,
        examined_on=date(2025, 10, 20),
    )
    office = with_entry(office, "I.1.3", 11, realized_on=date(2025, 11, 5))
    assert evidence_line(material_of(office, 10)) == "Bukti: ada 2, diperiksa 2, perlu perbaikan 1"
    early = material_of(office, 10, date(2025, 10, 15))
    assert evidence_line(early) == "Bukti: ada 2, diperiksa 1, perlu perbaikan 0"
    nothing = material_of(office_of(("I.1.1", 10, "")), 10)
    assert evidence_line(nothing) == "Bukti: belum ada"


def test_recommendations_are_counted_as_of_the_position() -> None:
    september = date(2025, 9, 1)
    office = replace(
        office_of(("I.1.1", 10, "")),
        follow_ups=(
            FollowUp("1", "Monev", september, finished=OCTOBER, status="Sudah"),
            FollowUp("2", "Monev", september, finished=date(2025, 11, 3), status="Sudah"),
            FollowUp("3", "Monev", september, due=date(2025, 9, 30), status="Belum"),
            FollowUp("4", "Monev", date(2025, 11, 1), status="Belum"),
        ),
    )
    assert recommendations_line(material_of(office, 10)) == (
        "Rekomendasi selesai 1 dari 3, lewat batas waktu 1"
    )
    assert recommendations_line(material_of(office_of(("I.1.1", 10, "")), 10)) == (
        "Rekomendasi: belum ada yang tercatat"
    )


def test_the_meeting_line_with_attendance() -> None:
    office = replace(
        office_of(("I.1.1", 10, "")),
        meetings=(replace(MEETING, participants=("Contoh A", "Contoh B")),),
        people=(
            Person("Contoh A", post="Ketua"),
            Person("Contoh A", post="Anggota", post_status="Plt."),
            Person("Contoh B", post="Sekretaris"),
            Person("Contoh C", post="Staf"),
            Person("Contoh D", post="Staf", until=date(2025, 6, 30)),
        ),
    )
    assert meeting_line(material_of(office, 10)) == (
        "Rapat dipimpin Contoh Ketua, tanggal 31 Oktober 2025, hadir 2 dari 3 orang"
    )


def test_guests_are_never_counted_as_staff() -> None:
    people = (Person("Contoh A, S.H."), Person("Contoh B"), Person("Contoh C"))
    office = replace(office_of(("I.1.1", 10, "")), people=people)
    came = ("1. Contoh A", "Bpk. Contoh A", "Contoh Tamu (Inspektorat)", "Contoh Tamu Dua")
    meeting = replace(MEETING, participants=came)
    assert attendance(material_of(office, 10), meeting) == "1 dari 3 orang serta 2 tamu"


def test_without_anyone_in_pegawai_those_who_came_are_only_counted() -> None:
    meeting = replace(MEETING, participants=("Contoh A", "Contoh B"))
    assert attendance(material_of(office_of(("I.1.1", 10, "")), 10), meeting) == "2 orang"


def test_without_a_meeting_its_line_is_to_be_filled_in() -> None:
    assert meeting_line(material_of(office_of(("I.1.1", 10, "")), 10)) == (
        "Rapat dipimpin [DIISI], tanggal [DIISI], hadir [DIISI] dari [DIISI] orang"
    )


def test_a_meeting_to_come_is_planned() -> None:
    office = replace(office_of(("I.1.1", 10, "")), meetings=(MEETING,))
    found = material_of(office, 10, date(2025, 10, 20), report_date=date(2025, 10, 21))
    assert meeting_line(found) == (
        "Rapat direncanakan tanggal 31 Oktober 2025, dipimpin Contoh Ketua"
    )


@pytest.mark.parametrize(
    "other",
    [replace(MEETING, period="2025-09"), replace(MEETING, kind="SPIP")],
)
def test_another_months_or_another_kind_of_meeting_is_not_taken(other: Meeting) -> None:
    office = replace(office_of(("I.1.1", 10, "")), meetings=(other,))
    assert monev_meeting(material_of(office, 10)) is None


def test_of_two_meetings_the_last_one_held_is_reported() -> None:
    second = replace(MEETING, day=date(2025, 11, 3), chair="Contoh Dua")
    office = replace(office_of(("I.1.1", 10, "")), meetings=(second, MEETING))
    on_time = monev_meeting(material_of(office, 10, report_date=date(2025, 11, 1)))
    later = monev_meeting(material_of(office, 10, report_date=date(2025, 11, 4)))
    assert (on_time, later) == (MEETING, second)


def test_decisions_stand_in_their_order_and_are_at_most_five() -> None:
    office = office_of(
        ("I.1.1", 1, ""),
        ("I.1.2", 9, ""),
        ("I.1.3", 10, "tanpa bukti"),
        ("II.1.1", 2, ""),
        ("II.1.2", 11, ""),
    )
    office = with_entry(office, "I.1.2", 9, obstacle="Contoh kendala", follow_up_plan="Contoh usul")
    late = FollowUp(
        "7",
        "Inspektorat",
        date(2025, 8, 1),
        recommendation="Contoh rekomendasi",
        person="Contoh PJ",
        due=date(2025, 9, 15),
        status="Proses",
    )
    office = replace(office, follow_ups=(late, replace(late, number="8", due=date(2025, 9, 1))))
    lines, total = decisions(material_of(office, 10))
    assert [line.problem.split(":")[0] for line in lines] == [
        "I.1.2 (September) Contoh indikator I.1.2",
        "I.1.1 (Januari) Contoh indikator I.1.1",
        "II.1.1 (Februari) Contoh indikator II.1.1",
        "I.1.3 (Oktober) Contoh indikator I.1.3",
        "Rekomendasi nomor 8 (Inspektorat) belum selesai",
    ]
    assert total == 6
    assert lines[0].proposal == "Contoh usul"
    assert lines[0].due == "30 November 2025 (usul)"
    assert lines[3].proposal == "Melengkapi bukti dukung pada lembar monev"
    assert lines[4].due == "1 September 2025 (telah lewat)"
    assert summary(material_of(office, 10)).decisions_note.startswith("Ditampilkan 5 dari 6 hal")


def test_without_late_targets_nothing_needs_a_decision() -> None:
    found = summary(material_of(office_of(("I.1.1", 10, OCTOBER)), 10))
    assert found.decisions == ()
    assert found.decisions_empty.startswith("Tidak ada hal")
    assert found.decisions_note == ""


def test_before_its_due_date_no_target_needs_a_decision() -> None:
    assert decisions(material_of(office_of(("I.1.1", 10, "")), 10, date(2025, 10, 30)))[1] == 0
    assert decisions(material_of(office_of(("I.1.1", 10, "")), 10, date(2025, 10, 31)))[1] == 1


@pytest.mark.parametrize(
    ("plan", "due"),
    [
        ("Menyerahkan laporan paling lambat 10 November.", "10 November 2025 (rencana)"),
        ("Menyusun laporan pada minggu pertama November", "menurut rencana"),
        ("Selesai akhir bulan Nopember", "menurut rencana"),
        ("Rapat 15/11/2025", "15 November 2025 (rencana)"),
        ("Rapat 15-11", "15 November 2025 (rencana)"),
        ("Diserahkan 5 Januari", "5 Januari 2026 (rencana)"),
        ("Rapat 3 November, laporan 10 November", "menurut rencana"),
        ("Menindaklanjuti rapat 10 Oktober pada 3 November", "3 November 2025 (rencana)"),
        ("Menindaklanjuti rapat 10 Oktober", "30 November 2025 (usul)"),
        ("Menindaklanjuti rapat minggu kedua Oktober 2025", "30 November 2025 (usul)"),
        ("Melengkapi 12 notulen November", "30 November 2025 (usul)"),
        ("Mengikuti Nomor 10/2025 dan 31/02", "30 November 2025 (usul)"),
        ("Segera", "30 November 2025 (usul)"),
    ],
)
def test_no_other_date_is_proposed_beside_one_that_staff_planned(plan: str, due: str) -> None:
    office = with_entry(office_of(("I.1.1", 9, "")), "I.1.1", 9, follow_up_plan=plan)
    report = report_of(material_of(office, 10))
    assert report.summary.decisions[0].due == due
    told = report.recommendations[0]
    own = "menurut tanggal pada rencana tindak lanjutnya"
    assert (own in told) == ("rencana" in due)
    assert ("30 November 2025" in told) == ("usul" in due)


def test_targets_without_a_day_of_their_own_are_told_apart() -> None:
    office = office_of(("I.1.1", 9, ""), ("I.1.2", 9, ""))
    office = with_entry(office, "I.1.1", 9, follow_up_plan="Paling lambat 10 November")
    assert report_of(material_of(office, 10)).recommendations[0] == (
        "Menyelesaikan 2 target yang melewati batas waktu, yaitu I.1.1 (September) dan I.1.2 "
        "(September), menurut tanggal pada rencana tindak lanjutnya; yang belum bertanggal "
        "diusulkan paling lambat 30 November 2025."
    )
