"""The quarterly report: sentences that read differently where the figures say otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.measure import measure
from pipeline.model import ConflictRisk, FollowUp, Meeting, Narrative, Period, Person, WbsCase
from pipeline.recap.office import recap_office
from pipeline.view.periods.quarterly import build_quarterly
from tests.period_office import options_on, quarter_progress, quarterly, rich_office
from tests.record_texts import texts_of
from tests.small_office import office_of, with_entry

IN_TIME = date(2025, 10, 10)
EMPTY = office_of(("I.1.1", 12, ""))


def test_the_title_names_the_quarter_and_one_not_ended_is_material_for_a_meeting() -> None:
    report = quarterly(EMPTY, 4)
    assert report.frame.title_lines == (
        "LAPORAN MONITORING DAN EVALUASI",
        "PEMBANGUNAN ZONA INTEGRITAS MENUJU WBK/WBBM",
        "TRIWULAN IV TAHUN 2025",
    )
    assert report.frame.period == "Triwulan IV Tahun 2025"
    running = quarterly(EMPTY, 4, date(2025, 11, 14)).frame
    assert running.title_lines[0] == "BAHAN RAPAT"
    assert running.footer == (
        "Bahan Rapat – Laporan Monev ZI – Triwulan IV 2025 – Posisi data per 14 November 2025"
    )


def test_only_a_quarter_makes_a_quarterly_report_and_its_recaps_must_be_its_own() -> None:
    month = Period.of_month(2025, 10)
    progress = measure(EMPTY, month, month.end)
    recaps = recap_office(EMPTY, month, month.end)
    with pytest.raises(ValueError, match="not a quarter"):
        build_quarterly(EMPTY, None, progress, None, (), recaps, (), (), options_on(month.end))
    quarter = quarter_progress(EMPTY, 4)
    with pytest.raises(ValueError, match="recaps of 2025-10"):
        build_quarterly(EMPTY, None, quarter, None, (), recaps, (), (), options_on(month.end))


def test_every_field_is_text_and_none_says_none() -> None:
    for office, quarter in ((rich_office(), 4), (EMPTY, 1)):
        found = texts_of(quarterly(office, quarter))
        assert len(found) > 100
        assert not [s for s in found if "None" in s or "nan" in s.split()]


# --- arrears ----------------------------------------------------------------------------


def arrears_text(*rows: tuple[str, int, date | str], as_of: date | None = None) -> str:
    report = quarterly(office_of(*rows), 4, as_of)
    return report.arrears.intro or report.arrears.empty


def test_the_first_quarter_has_no_arrears_yet() -> None:
    report = quarterly(office_of(("I.1.1", 1, "")), 1)
    assert report.arrears.empty == (
        "Triwulan I merupakan triwulan pertama tahun rencana sehingga belum ada tunggakan."
    )
    assert report.comparison.rows == () and "triwulan pertama" in report.comparison.empty


def test_without_arrears_at_its_beginning() -> None:
    assert arrears_text(("I.1.1", 3, date(2025, 3, 1))) == (
        "Pada awal Triwulan IV Tahun 2025 tidak terdapat tunggakan."
    )


def test_all_arrears_closed_in_the_quarter() -> None:
    assert arrears_text(("I.1.1", 3, IN_TIME), ("I.1.2", 9, IN_TIME)) == (
        "Pada awal Triwulan IV Tahun 2025 terdapat 2 tunggakan dan seluruhnya telah ditutup "
        "dalam triwulan ini."
    )


def test_none_closed_names_the_oldest() -> None:
    assert arrears_text(("I.1.1", 9, ""), ("I.1.2", 3, "")).endswith(
        "2 tunggakan dan belum satu pun yang ditutup; yang tertua ialah I.1.2 (Maret), berbatas "
        "waktu 31 Maret 2025."
    )


def test_closed_in_the_quarter_after_it_and_open_ones_add_up() -> None:
    text = arrears_text(
        ("I.1.1", 3, IN_TIME),
        ("I.1.2", 6, date(2026, 1, 9)),
        ("I.1.3", 9, ""),
        as_of=date(2026, 1, 15),
    )
    assert text.startswith(
        "Pada awal Triwulan IV Tahun 2025 terdapat 3 tunggakan: 1 ditutup dalam triwulan ini, 1 "
        "ditutup sesudahnya sampai dengan 15 Januari 2026, dan 1 masih terbuka;"
    )


def test_what_was_closed_is_listed_with_its_days() -> None:
    report = quarterly(office_of(("I.1.1", 3, IN_TIME), ("I.1.2", 9, "")), 4)
    (row,) = report.closed.rows
    assert (row.code, row.due_date, row.realized_on) == (
        "I.1.1",
        "31 Maret 2025",
        "10 Oktober 2025",
    )
    assert "Tunggakan awal triwulan 2, ditutup 1" in report.summary.lines


@pytest.mark.parametrize("day", [date(2025, 10, 1), date(2025, 12, 31), date(2026, 1, 1)])
def test_an_arrear_is_closed_once_also_on_the_quarters_first_and_last_day(day: date) -> None:
    report = quarterly(office_of(("I.1.1", 9, day)), 4, date(2026, 1, 15))
    assert [r.code for r in report.closed.rows] == ["I.1.1"]
    assert "Tunggakan awal triwulan 1, ditutup 1" in report.summary.lines[1]


# --- months and the quarter before --------------------------------------------------------


def test_a_month_that_has_not_begun_shows_its_plan_alone() -> None:
    growth = quarterly(office_of(("I.1.1", 10, IN_TIME), ("I.1.2", 12, "")), 4, date(2025, 10, 31))
    total = growth.growth.total
    assert (total.plan_1, total.actual_1, total.deviation_1) == ("50,00", "50,00", "0,00")
    assert (total.plan_3, total.actual_3, total.deviation_3) == ("100,00", "–", "–")
    assert "Bulan yang belum dimulai hanya memuat rencana." in growth.growth.note


def test_work_after_the_quarters_end_is_told_under_the_last_month() -> None:
    report = quarterly(office_of(("I.1.1", 12, date(2026, 1, 8))), 4, date(2026, 1, 10))
    assert report.growth.total.actual_3 == "100,00"
    assert "Realisasi bulan Desember berposisi per 10 Januari 2026." in report.growth.note


def test_growth_reads_differently_where_nothing_moved_and_where_work_is_ahead() -> None:
    still = quarterly(office_of(("I.1.1", 12, "")), 4, date(2025, 11, 10)).growth.intro
    assert still.startswith("Realisasi kumulatif tetap 0,00% pada akhir bulan Januari sampai")
    ahead = quarterly(office_of(("I.1.1", 12, date(2025, 2, 3))), 4).growth.intro
    assert ahead.startswith(
        "Realisasi kumulatif bergerak dari 0,00% pada akhir bulan Januari menjadi 100,00% pada "
        "akhir bulan Desember."
    )
    assert "tidak berada di bawah rencana" in ahead
    behind = quarterly(office_of(("I.1.1", 11, ""), ("I.1.2", 12, "")), 4).growth.intro
    assert "Deviasi terendah, −100,00 poin persentase, tercatat pada akhir Desember." in (behind)


def test_the_quarter_before_is_compared_in_words() -> None:
    rows = (("I.1.1", 9, date(2025, 9, 1)), ("II.1.1", 9, ""), ("II.1.2", 12, IN_TIME))
    report = quarterly(office_of(*rows), 4)
    assert report.comparison.intro == (
        "Capaian kumulatif sampai dengan Triwulan IV sebesar 66,67%. Capaian tersebut lebih tinggi "
        "daripada capaian Triwulan III (50,00%). Realisasi naik 33,33 poin persentase, dari 33,33% "
        "pada Triwulan III menjadi 66,67%. Capaian Area II meningkat."
    )
    assert "triwulan lalu 50,00%" in report.summary.achievement


def test_the_next_quarters_targets_have_its_name_and_the_last_quarter_has_none() -> None:
    report = quarterly(office_of(("I.1.1", 4, "")), 1)
    assert report.next_heading == "Target Triwulan Berikutnya (Triwulan II Tahun 2025)"
    assert [r.code for r in report.next_targets.rows] == ["I.1.1"]
    assert quarterly(EMPTY, 4).next_targets.empty == (
        "Tahun rencana 2025 berakhir pada Triwulan IV, sehingga tidak ada target triwulan "
        "berikutnya."
    )


# --- causes -------------------------------------------------------------------------------


def test_root_causes_are_left_to_staff_by_area_with_what_the_entries_show() -> None:
    office = office_of(("I.1.1", 10, "proses"), ("II.1.1", 10, ""), ("II.1.2", 10, "tanpa bukti"))
    found = quarterly(office, 4).obstacles
    assert found.causes_intro == (
        "Dari 3 target yang belum terpenuhi, 1 masih dalam proses, 1 belum dilaporkan "
        "pelaksanaannya, dan 1 tercatat Selesai tanpa bukti dukung. Kendalanya belum diuraikan "
        "oleh penanggung jawab."
    )
    assert found.causes == (
        "Area I, target I.1.1 (Oktober): [DIISI]",
        "Area II, target II.1.1 (Oktober) dan II.1.2 (Oktober): [DIISI]",
    )


def test_the_offices_own_text_takes_the_place_of_the_causes() -> None:
    office = replace(
        office_of(("I.1.1", 10, "")),
        narratives=(Narrative("2025-TW4", "Akar Masalah", "Contoh akar"),),
    )
    assert quarterly(office, 4).obstacles.causes == ("Contoh akar",)
    assert quarterly(office_of(("I.1.1", 10, IN_TIME)), 4).obstacles.causes == ()


# --- registers ----------------------------------------------------------------------------


def test_a_quarter_without_a_case_says_nihil_everywhere() -> None:
    found = quarterly(EMPTY, 3).registers
    assert found.wbs.nil == (
        "NIHIL. Pada Triwulan III Tahun 2025 tidak terdapat kasus WBS yang diterima atau masih "
        "ditangani."
    )
    for section in (found.complaints, found.gratifications, found.conflicts, found.follow_ups):
        assert section.nil.startswith("NIHIL.")
    lines = quarterly(EMPTY, 3).summary.lines
    assert "WBS NIHIL · Pengaduan NIHIL" in lines
    assert "Gratifikasi NIHIL · Benturan kepentingan NIHIL" in lines


def test_cases_are_told_in_counts() -> None:
    found = quarterly(rich_office(), 4).registers
    (text,) = found.wbs.paragraphs
    assert text.startswith("Saldo awal 2 kasus, masuk 3, keluar 2, dan saldo akhir 3;")
    assert "persentase selesai 40,00%" in text
    assert "Status kasus yang masih terbuka: Diterima 1, Verifikasi 1, dan Diteruskan 1." in text
    (text,) = found.complaints.paragraphs
    assert text.startswith("Saldo awal 2 pengaduan, masuk 6, keluar 6, dan saldo akhir 2;")
    assert found.complaints.has_untimed


def test_nothing_of_a_case_but_counts_and_references_is_printed() -> None:
    secret = "Rahasia"
    office = rich_office()
    office = replace(
        office,
        cases=tuple(replace(c, channel=secret, recommendation=secret) for c in office.cases),
        complaints=tuple(
            replace(c, substance=secret, field=secret, outcome=secret, note=secret, ticket=secret)
            for c in office.complaints
        ),
        follow_ups=(
            FollowUp("1", "WBS", IN_TIME, "WBS-2025-02", secret, secret, secret, secret),
            FollowUp("2", "Pengaduan", IN_TIME, "ADU-03", secret, secret, secret, secret),
            FollowUp("3", secret, IN_TIME, "", secret, secret, secret, secret, date(2025, 11, 1)),
            FollowUp("4", "Monev", IN_TIME, "rapat WBS", secret, secret, secret, secret),
        ),
        meetings=(Meeting("2025-TW4", IN_TIME, kind="Evaluasi WBS", chair="A", discussion=secret),),
    )
    printed = texts_of(quarterly(office, 4))
    assert [s for s in printed if secret in s] == []
    assert any("WBS-2025-02" in s for s in printed)


def test_an_unknown_category_is_never_printed_as_it_stands() -> None:
    case = WbsCase("WBS-1", (2025, 11), "Nama Seseorang", "Diterima")
    found = quarterly(replace(EMPTY, cases=(case,)), 4).registers.wbs
    assert found.rows[-1].name == "Tidak Diketahui"
    assert "Seseorang" not in str(found)


def test_follow_ups_all_done_some_late_and_none_done_read_differently() -> None:
    def text(*rows: FollowUp) -> str:
        section = quarterly(replace(EMPTY, follow_ups=rows), 4).registers.follow_ups
        return section.paragraphs[0]

    done = FollowUp("1", "Monev", IN_TIME, finished=date(2025, 11, 1), status="Sudah")
    late = FollowUp("2", "Monev", IN_TIME, due=date(2025, 12, 1), status="Proses")
    assert "dan seluruhnya telah selesai ditindaklanjuti (100,00%)." in text(done)
    assert "1 telah selesai ditindaklanjuti (50,00%) dan 1 melewati batas" in text(done, late)
    assert "belum satu pun yang selesai ditindaklanjuti (0,00%)" in text(late)


def test_a_follow_up_that_was_finished_after_the_quarter_is_still_under_way_in_it() -> None:
    row = FollowUp("1", "Monev", IN_TIME, finished=date(2026, 1, 5), status="Sudah")
    office = replace(EMPTY, follow_ups=(row,))
    report = quarterly(office, 4, date(2026, 1, 10))
    (line,) = report.registers.follow_ups.rows
    assert (line.status, line.finished) == ("Dalam Proses", "–")
    assert report.summary.decisions[-1].problem.startswith("I.1.1")


def test_conflicts_count_levels_and_the_signed_statements() -> None:
    risks = (
        ConflictRisk("1", "Contoh tugas", "Contoh", risk="Rendah", status="Selesai"),
        ConflictRisk("2", "Contoh tugas", "Contoh", risk="Tinggi", due=date(2025, 12, 1)),
    )
    found = quarterly(replace(rich_office(), conflicts=risks), 4).registers.conflicts
    assert [r.risk for r in found.rows] == ["Tinggi", "Rendah"]
    assert found.has_unknown and (found.total.done, found.total.unknown) == ("1", "1")
    assert found.paragraphs[0].endswith("selesai pada 1 risiko; 1 melewati batas waktunya.")
    assert found.statements.endswith("ditandatangani: 2 dari 4 orang (50,00%).")


@pytest.mark.parametrize(
    ("signed", "as_of", "told"),
    [
        ({}, date(2025, 12, 31), "[DIISI] dari 2 orang."),
        ({"Contoh A": date(2025, 8, 1)}, date(2025, 12, 31), "1 dari 2 orang (50,00%)."),
        # By A, though after the quarter's end; and not yet by A.
        ({"Contoh B": date(2026, 1, 9)}, date(2026, 1, 9), "1 dari 2 orang (50,00%)."),
        ({"Contoh B": date(2026, 1, 9)}, date(2026, 1, 8), "0 dari 2 orang (0,00%)."),
        # Of those in post at the quarter's end only; who left is not one of them.
        ({"Contoh C": date(2025, 8, 1)}, date(2025, 12, 31), "0 dari 2 orang (0,00%)."),
    ],
)
def test_statements_are_counted_over_people_in_post_at_the_end_and_signed_by_the_position(
    signed: dict[str, date], as_of: date, told: str
) -> None:
    people = (
        Person("Contoh A", post="Ketua"),
        Person("Contoh B", post="Sekretaris"),
        Person("contoh b", post="Kasubbag Contoh", post_status="Plt."),
        Person("Contoh C", post="Staf", until=date(2025, 12, 30)),
    )
    people = tuple(replace(p, declared_on=signed.get(p.name)) for p in people)
    report = quarterly(replace(rich_office(), people=people), 4, as_of)
    assert report.registers.conflicts.statements.endswith(f"ditandatangani: {told}")


# --- meetings and decisions -------------------------------------------------------------------


def test_who_led_the_meetings_is_printed_with_the_post() -> None:
    report = quarterly(rich_office(), 4)
    assert report.implementation.paragraphs == (
        "Pada Triwulan IV Tahun 2025 telah dilaksanakan 3 rapat monitoring dan evaluasi, "
        "dipimpin oleh Contoh Ketua (Ketua) 3 kali.",
    )
    assert [m.day for m in report.implementation.meetings] == [
        "31 Oktober 2025",
        "28 November 2025",
        "30 Desember 2025",
    ]
    assert report.implementation.discussion[1:] == ("Contoh pokok bahasan", "Contoh simpulan")
    assert "[DIISI]" in quarterly(EMPTY, 4).implementation.paragraphs[0]


def test_only_monev_meetings_are_counted_as_in_the_months_reports() -> None:
    office = rich_office()
    others = tuple(
        replace(office.meetings[0], kind=kind) for kind in ("SPIP", "Persiapan ZI", "Monev WBS")
    )
    more = replace(office, meetings=(*office.meetings, *others))
    assert quarterly(more, 4).implementation == quarterly(office, 4).implementation
    assert quarterly(more, 4).summary == quarterly(office, 4).summary


def test_a_fall_of_every_area_is_told_as_such() -> None:
    rows = tuple((f"{area}.1.1", 7, date(2025, 7, 20)) for area in ("I", "II"))
    missed = tuple((f"{area}.1.2", 11, "") for area in ("I", "II"))
    found = quarterly(office_of(*rows, *missed), 4).comparison.intro
    assert "Capaian seluruh area menurun." in found
    one = quarterly(office_of(*rows, missed[0]), 4).comparison.intro
    assert "Capaian Area I menurun." in one


def test_decisions_say_where_the_rest_stands() -> None:
    rows = tuple((f"I.1.{n}", 10, "") for n in range(1, 8))
    found = quarterly(office_of(*rows), 4).summary
    assert len(found.decisions) == 5
    assert found.decisions_note == (
        "Ditampilkan 5 dari 7 hal; selebihnya pada bagian Uraian per Area, Tunggakan dan "
        "Penyelesaiannya, dan Tindak Lanjut Rekomendasi."
    )


def test_recommendations_ask_for_open_cases_and_late_limits() -> None:
    found = quarterly(rich_office(), 4).recommendations
    assert "Menyelesaikan 1 pengaduan yang melewati batas waktu." in found
    assert any("3 kasus WBS yang masih terbuka" in f for f in found)
    assert quarterly(office_of(("I.1.1", 10, IN_TIME)), 4).recommendations == (
        "Mempertahankan pelaksanaan rencana aksi sesuai jadwal.",
    )


def test_early_work_is_listed_and_does_not_count_as_the_quarters_own() -> None:
    report = quarterly(office_of(("I.1.1", 9, IN_TIME), ("I.1.2", 12, date(2025, 9, 1))), 3)
    assert [r.code for r in report.early.rows] == ["I.1.2"]
    assert "lebih awal daripada triwulan batas waktunya" in report.early.intro


def test_an_obstacle_of_the_quarter_is_listed() -> None:
    office = with_entry(office_of(("I.1.1", 10, "")), "I.1.1", 10, obstacle="Contoh kendala")
    (row,) = quarterly(office, 4).obstacles.rows
    assert (row.obstacle, row.plan) == ("Contoh kendala", "[DIISI]")


def test_the_method_notes_tell_how_far_the_registers_go() -> None:
    notes = "\n".join(quarterly(rich_office(), 4, date(2026, 1, 10)).method_notes)
    assert (
        "Rekapitulasi register dan tindak lanjut dihitung sampai dengan 31 Desember 2025" in notes
    )
    assert "sebelum triwulan laporan" in notes
    assert "bersifat indikatif, bukan nilai LKE" in notes
