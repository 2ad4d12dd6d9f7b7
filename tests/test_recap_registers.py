"""What each register's recap says about single cases."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from pipeline.model import (
    Complaint,
    ConflictRisk,
    FollowUp,
    GratificationReport,
    Period,
    WbsCase,
)
from pipeline.recap import (
    Outcome,
    recap_complaints,
    recap_conflicts,
    recap_follow_ups,
    recap_gratifications,
    recap_wbs,
)
from pipeline.recap.complaints import Verification, deadline_of
from pipeline.recap.window import UNKNOWN
from pipeline.schema import LIMITS
from pipeline.workdays import UnknownYear, WorkCalendar

LIMIT_DAYS = {key: days for key, _, days in LIMITS}
CALENDAR = WorkCalendar()
TW1, TW2, TW3, TW4 = (Period.of_quarter(2025, q) for q in (1, 2, 3, 4))
YEAR_END = date(2025, 12, 31)


def complaint(**values) -> Complaint:
    given = {"number": "Contoh", "received": date(2025, 3, 27), "channel": "Surat"}
    return Complaint(**{**given, "classification": "Aspirasi", **values})


def complaint_recap(period, *complaints, as_of=YEAR_END, limits=LIMIT_DAYS):
    return recap_complaints(complaints, period, as_of, limits, CALENDAR)


@pytest.mark.parametrize(
    ("values", "last_day"),
    [
        # LAPOR!: 5 working days, whatever the classification.
        (
            {"channel": "SP4N-LAPOR!", "classification": "Berkadar Pengawasan"},
            date(2025, 4, 14),
        ),
        ({"classification": "Permintaan Informasi"}, date(2025, 4, 14)),
        ({"classification": "Aspirasi"}, date(2025, 4, 14)),
        ({"classification": "Tidak Berkadar Pengawasan"}, date(2025, 4, 28)),
        ({"classification": "Berkadar Pengawasan"}, date(2025, 7, 11)),
        # TANGGAL LENGKAP starts the count where it is given.
        ({"completed": date(2025, 4, 9)}, date(2025, 4, 16)),
        ({"classification": ""}, None),
    ],
)
def test_a_limit_is_that_of_the_channel_or_the_classification(values, last_day):
    assert deadline_of(complaint(**values), LIMIT_DAYS, CALENDAR) == last_day


@pytest.mark.parametrize(
    ("finished", "status", "outcome"),
    [
        (date(2025, 4, 14), "Selesai", Outcome.IN_TIME),
        (date(2025, 4, 15), "Selesai", Outcome.LATE),
        (date(2025, 6, 30), "Diteruskan", Outcome.PASSED_ON),
        (date(2025, 4, 9), "Diarsipkan", Outcome.PASSED_ON),
        (date(2025, 7, 1), "Selesai", None),
        (None, "Selesai", None),
        (date(2025, 4, 9), "Proses", None),
    ],
)
def test_a_complaint_leaves_on_its_finish_date(finished, status, outcome):
    recap = complaint_recap(TW2, complaint(finished=finished, status=status))

    assert [s.outcome for s in recap.standings] == [outcome]
    assert recap.channels.row("Surat").closing == (outcome is None)


def test_a_case_open_at_a_past_cut_off_and_closed_now_prints_dalam_proses():
    closed_in_july = complaint(status="Selesai", finished=date(2025, 7, 1))

    before = complaint_recap(TW2, closed_in_july)
    after = complaint_recap(TW3, closed_in_july)

    assert [s.status for s in before.standings] == ["Dalam Proses"]
    assert before.overdue == 1
    assert [s.status for s in after.standings] == ["Selesai"]
    assert after.channels.row("Surat").opening == 1


@pytest.mark.parametrize(
    ("received", "finished", "first", "second"),
    [
        # opening, in, all that left, closing of TW1 and TW2
        (date(2025, 3, 31), date(2025, 4, 1), (0, 1, 0, 1), (1, 0, 1, 0)),
        (date(2025, 3, 31), date(2025, 3, 31), (0, 1, 1, 0), (0, 0, 0, 0)),
        (date(2025, 4, 1), date(2025, 4, 1), (0, 0, 0, 0), (0, 1, 1, 0)),
        (date(2024, 12, 31), date(2025, 3, 31), (1, 0, 1, 0), (0, 0, 0, 0)),
        (date(2025, 1, 1), date(2025, 6, 30), (0, 1, 0, 1), (1, 0, 1, 0)),
        (date(2025, 4, 1), date(2025, 3, 31), (0, 0, 0, 0), (0, 1, 1, 0)),
        (None, date(2025, 3, 31), (0, 0, 0, 0), (0, 0, 0, 0)),
    ],
)
def test_a_day_at_a_quarters_edge_belongs_to_one_quarter(received, finished, first, second):
    one = complaint(received=received, finished=finished, status="Diteruskan")

    for period, expected in ((TW1, first), (TW2, second)):
        total = complaint_recap(period, one).channels.total
        assert (total.opening, total.received, total.left_total, total.closing) == expected


def test_an_open_case_is_overdue_when_its_last_day_has_passed():
    one = complaint(status="Proses")

    assert complaint_recap(TW2, one, as_of=date(2025, 4, 13)).overdue == 0
    assert complaint_recap(TW2, one, as_of=date(2025, 4, 14)).overdue == 1


def test_a_limit_that_is_not_set_makes_timeliness_unknown_and_still_reconciles():
    done = complaint(status="Selesai", finished=date(2025, 4, 9))

    recap = complaint_recap(TW2, done, limits={})

    assert recap.standings[0].outcome is Outcome.UNTIMED
    assert recap.balanced


def test_a_limit_that_reaches_into_an_unknown_year_makes_timeliness_unknown():
    late = complaint(received=date(2035, 1, 2), status="Selesai", finished=date(2035, 3, 1))

    recap = recap_complaints(
        [late], Period.of_quarter(2035, 1), date(2035, 3, 31), LIMIT_DAYS, CALENDAR
    )

    assert recap.standings[0].outcome is Outcome.UNTIMED
    assert recap.standings[0].deadline == UnknownYear(2035)


def test_text_that_is_no_choice_is_counted_but_never_printed():
    name = "Contoh Nama Orang"
    recap = complaint_recap(TW2, complaint(channel=name, classification=name, status=name))

    assert recap.channels.row(UNKNOWN).closing == 1
    assert recap.standings[0].status == UNKNOWN
    assert name not in repr((recap.channels, recap.classifications))


def test_all_that_left_counts_for_the_share():
    cases = (
        complaint(status="Selesai", finished=date(2025, 4, 9)),
        complaint(status="Diteruskan", finished=date(2025, 4, 9)),
        complaint(status="Proses"),
    )

    assert complaint_recap(TW2, *cases).channels.total.share == Fraction(2, 3)


def test_lapor_verification_is_counted_from_the_day_of_receipt():
    lapor = {"channel": "SP4N-LAPOR!", "received": date(2025, 10, 6)}
    recap = complaint_recap(
        TW4,
        complaint(**lapor, completed=date(2025, 10, 9), status="Proses"),
        complaint(**lapor, completed=date(2025, 10, 10), status="Proses"),
        complaint(**lapor, status="Diterima"),
        complaint(**{**lapor, "received": YEAR_END}, status="Diterima"),
        complaint(**lapor, status="Selesai", finished=date(2025, 10, 7)),
        complaint(received=date(2025, 10, 6), status="Diterima"),
    )

    assert recap.verification == Verification(in_time=1, late=1, pending=1, overdue=1)


def test_each_month_has_its_own_counts():
    recap = complaint_recap(
        TW2,
        complaint(received=date(2025, 4, 1)),
        complaint(received=date(2025, 4, 30), status="Selesai", finished=date(2025, 6, 2)),
        complaint(received=date(2025, 3, 31), status="Diarsipkan", finished=date(2025, 4, 8)),
    )

    assert [(m.month, m.received, m.left) for m in recap.months] == [
        (4, 2, 1),
        (5, 0, 0),
        (6, 0, 1),
    ]


def test_wbs_diteruskan_stays_open_and_the_other_statuses_close():
    def case(status, finished=(2025, 6)):
        return WbsCase("Contoh", (2025, 2), "TPK", status, finished, complete="Ya")

    cases = [case(s) for s in ("Terbukti", "Tidak Terbukti", "Tidak Cukup Bukti", "Diteruskan")] + [
        case("Terbukti", None)
    ]

    recap = recap_wbs(cases, TW2, YEAR_END)

    row = recap.categories.row("TPK")
    assert row.cells == (5, 0, 1, 1, 1, 2)
    assert [s.status for s in recap.standings][3:] == ["Diteruskan", "Dalam Proses"]
    assert recap.complete == 0
    assert recap_wbs(cases, TW1, YEAR_END).complete == 5


def test_a_wbs_month_counts_from_its_first_day():
    one = WbsCase("Contoh", (2025, 11), "Lainnya", "Verifikasi")

    assert recap_wbs([one], TW4, date(2025, 10, 31)).is_nil
    assert not recap_wbs([one], TW4, date(2025, 11, 1)).is_nil


def test_a_follow_up_stays_in_the_table_until_its_quarter_of_closing():
    row = FollowUp("1", "Monev", date(2025, 2, 3), status="Sudah", finished=date(2025, 8, 1))

    shown = [
        [(s.carried, s.closed, s.status) for s in recap_follow_ups([row], p, YEAR_END).standings]
        for p in (TW1, TW2, TW3, TW4)
    ]

    assert shown == [
        [(False, False, "Dalam Proses")],
        [(True, False, "Dalam Proses")],
        [(True, True, "Sudah")],
        [],
    ]


def test_a_follow_up_without_a_date_does_not_fall_out_of_the_table():
    recap = recap_follow_ups([FollowUp("1", "TPI", None, status="Belum")], TW1, YEAR_END)

    assert recap.origins.row("TPI").opening == 1
    assert recap.undated == 1


def test_the_share_followed_up_counts_the_period_and_all_to_date():
    rows = [
        FollowUp("1", "Monev", date(2025, 1, 6), status="Sudah", finished=date(2025, 2, 3)),
        FollowUp("2", "Monev", date(2025, 1, 6), status="Sudah", finished=date(2025, 5, 5)),
        FollowUp("3", "WBS", date(2025, 4, 7), status="Proses"),
    ]

    recap = recap_follow_ups(rows, TW2, YEAR_END)

    assert (recap.share, recap.share_to_date) == (Fraction(1, 2), Fraction(2, 3))


@pytest.mark.parametrize(
    ("reported", "outcome"),
    [
        (date(2025, 10, 20), 0),  # 10 working days after 6 October
        (date(2025, 10, 21), 1),
        (date(2025, 11, 17), 1),  # 30 working days
        (date(2025, 11, 18), 2),
    ],
)
def test_a_gratification_report_is_timed_by_both_limits(reported, outcome):
    report = GratificationReport("1", date(2025, 10, 6), reported, amount=250_000, forwarded="Ya")

    recap = recap_gratifications([report], TW4, YEAR_END, LIMIT_DAYS, CALENDAR)

    assert recap.table.total.left == tuple(int(n == outcome) for n in range(4))
    assert (recap.amount, recap.forwarded) == (250_000, 1)


def test_a_receipt_that_nobody_reported_is_overdue_after_thirty_working_days():
    report = GratificationReport("1", date(2025, 10, 6))

    def overdue(as_of):
        return recap_gratifications([report], TW4, as_of, LIMIT_DAYS, CALENDAR).overdue

    assert (overdue(date(2025, 11, 16)), overdue(date(2025, 11, 17))) == (0, 1)


def test_the_conflict_matrix_reads_from_the_highest_risk():
    risks = [
        ConflictRisk("1", "Pengadaan", risk="Rendah", status="Selesai", due=date(2025, 3, 1)),
        ConflictRisk("2", "Kepegawaian", risk="Tinggi", status="Belum", due=date(2025, 6, 30)),
        ConflictRisk("3", "Logistik", risk="Contoh salah", status="Proses"),
    ]

    recap = recap_conflicts(risks, date(2025, 6, 30))

    assert [r.number for r in recap.rows] == ["2", "1", "3"]
    assert [(r.name, r.counts) for r in recap.risks] == [
        ("Tinggi", (1, 0, 0, 0)),
        ("Sedang", (0, 0, 0, 0)),
        ("Rendah", (0, 0, 1, 0)),
        (UNKNOWN, (0, 1, 0, 0)),
    ]
    assert recap.overdue == 1 and recap.balanced
