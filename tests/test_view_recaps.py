"""What the recap documents say: every figure is the recap's, and no word of a case is public."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.identity import MASK
from pipeline.model import Office, Period
from pipeline.outcomes import CLASSIFICATIONS, CLOSING_STATUSES
from pipeline.recap import recap_complaints, recap_follow_ups, recap_wbs
from pipeline.recap.complaints import CHANNELS
from pipeline.recap.complaints import STATUSES as COMPLAINT_STATUSES
from pipeline.recap.wbs import CATEGORIES, OPEN_STATUSES
from pipeline.view.recaps.complaints import build_complaints_recap
from pipeline.view.recaps.follow_ups import build_follow_up_table
from pipeline.view.recaps.wbs import build_wbs_recap
from pipeline.workdays import WorkCalendar
from tests.sample_registers import (
    AS_OF,
    CASES,
    EMPTY,
    FOLLOW_UPS,
    OPTIONS,
    RICH,
    SETTINGS,
    TW4,
    case,
    complaint,
    follow_up,
)


def wbs(office: Office, period: Period = TW4, as_of: date = AS_OF):
    recap = recap_wbs(office.cases, period, as_of)
    return recap, build_wbs_recap(office, None, recap, None, OPTIONS)


def complaints(office: Office, period: Period = TW4, as_of: date = AS_OF):
    calendar = WorkCalendar(office.days_off)
    recap = recap_complaints(office.complaints, period, as_of, office.settings.limits, calendar)
    return recap, build_complaints_recap(office, None, recap, None, OPTIONS)


def follow_ups(office: Office, period: Period = TW4, as_of: date = AS_OF):
    recap = recap_follow_ups(office.follow_ups, period, as_of)
    return recap, build_follow_up_table(office, None, recap, OPTIONS)


# --- figures --------------------------------------------------------------------------

MONTHS = st.integers(1, 12)


@st.composite
def registers(draw):
    """Cases with any months, closed or open, some after the position."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        received = draw(MONTHS)
        status = draw(st.sampled_from((*OPEN_STATUSES[:-1], *CLOSING_STATUSES)))
        finished = draw(st.integers(received, 12)) if status in CLOSING_STATUSES else 0
        category = draw(st.sampled_from(CATEGORIES))
        rows.append(case(f"K-{number}", received, category, status, finished))
    return tuple(rows)


@settings(max_examples=40, deadline=None)
@given(registers(), st.integers(1, 4))
def test_every_figure_of_the_wbs_recap_is_the_recap_s_own_count(cases, quarter) -> None:
    period = Period.of_quarter(2025, quarter)
    recap, view = wbs(replace(RICH, cases=cases), period)
    rows = (*recap.categories.rows, recap.categories.total)
    for row, shown in zip(rows, (*view.rows, *view.total), strict=True):
        printed = (shown.opening, shown.received, shown.proven, shown.unproven)
        printed += (shown.insufficient, shown.closing)
        assert printed == tuple(map(str, row.cells))
    total = recap.categories.total
    assert len(view.cases) == total.handled
    if recap.is_nil:
        assert view.nil.startswith("NIHIL.") and not view.months
    else:
        assert view.months_total[0].received == str(total.received)
        assert view.months_total[0].left == str(total.left_total)
    if total.closing:
        assert view.open_total[0].total == str(total.closing)
        for row, shown in zip(recap.categories.rows, view.open_cases, strict=True):
            assert shown.total == str(row.closing)
    assert f"= {total.handled} kasus; keluar {total.left_total} +" in view.reconciliation


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2025, 1, 1), date(2025, 12, 31)),
            st.sampled_from(CHANNELS),
            st.sampled_from(("", *CLASSIFICATIONS)),
            st.sampled_from(COMPLAINT_STATUSES),
            st.integers(0, 90),
        ),
        max_size=12,
    ),
    st.integers(1, 4),
)
def test_every_figure_of_the_complaint_recap_is_the_recap_s_own_count(rows, quarter) -> None:
    made = tuple(
        complaint(f"A-{n}", day, channel, kind, status, date.fromordinal(day.toordinal() + after))
        for n, (day, channel, kind, status, after) in enumerate(rows)
    )
    recap, view = complaints(replace(RICH, complaints=made), Period.of_quarter(2025, quarter))
    tables = [(recap.channels, view.rows, view.total)]
    if not recap.is_nil:
        tables.append((recap.classifications, view.class_rows, view.class_total))
    for table, shown_rows, total in tables:
        for row, shown in zip((*table.rows, table.total), (*shown_rows, *total), strict=True):
            printed = (shown.opening, shown.received, shown.in_time, shown.late, shown.untimed)
            printed += (shown.passed_on, shown.closing)
            assert printed == tuple(map(str, row.cells))
    assert view.has_untimed == bool(recap.channels.total.left[2])
    assert len(view.cases) == recap.channels.total.handled
    late = sum(c.timeliness == "Terlambat" for c in view.cases)
    assert late == recap.channels.total.left[1]
    assert sum(c.timeliness == "Lewat batas waktu" for c in view.cases) == recap.overdue


def test_a_quarter_opens_with_what_the_one_before_closed_with() -> None:
    _, third = wbs(RICH, Period.of_quarter(2025, 3), date(2025, 9, 30))
    _, fourth = wbs(RICH)
    assert [r.closing for r in third.rows] == [r.opening for r in fourth.rows]
    assert "per 30 September 2025" in fourth.intro[0]


def test_a_recap_that_does_not_reconcile_is_not_printed() -> None:
    recap, _ = wbs(RICH)
    first, *rest = recap.categories.rows
    broken = replace(
        recap, categories=replace(recap.categories, rows=(replace(first, closing=9), *rest))
    )
    with pytest.raises(ValueError, match="does not reconcile"):
        build_wbs_recap(RICH, None, broken, None, OPTIONS)


def test_a_quarter_under_way_is_called_provisional() -> None:
    _, view = wbs(RICH, as_of=date(2025, 11, 15))
    assert "saldo akhir menunjukkan keadaan per 15 November 2025" in view.intro[0]
    assert "bersifat sementara" in view.intro[0]
    assert "sementara" not in wbs(RICH)[1].intro[0]


def test_a_case_closed_after_the_quarter_is_in_process_at_its_end() -> None:
    _, view = wbs(RICH, Period.of_quarter(2025, 3))
    (row,) = [c for c in view.cases if c.code == "WBS-2025-03"]
    assert (row.status, row.finished, row.recommendation) == ("Dalam Proses", "–", "–")
    (row,) = [c for c in wbs(RICH)[1].cases if c.code == "WBS-2025-03"]
    assert row.recommendation != "–"


def test_what_was_done_after_the_quarter_is_not_told_at_its_end() -> None:
    row = replace(FOLLOW_UPS[1], day=date(2025, 9, 1), status="Sudah", finished=date(2025, 10, 9))
    row = replace(row, action="Contoh tindakan kemudian", evidence="Contoh bukti kemudian")
    office = replace(RICH, follow_ups=(row,))
    before = follow_ups(office, Period.of_quarter(2025, 3), date(2025, 9, 30))[1]
    assert "kemudian" not in repr(before)
    assert before.new[0].row.status.startswith("Dalam Proses")
    assert "kemudian" in repr(follow_ups(office)[1])


def test_limits_are_told_as_the_office_set_them() -> None:
    view = complaints(replace(RICH, settings=replace(SETTINGS, limits={"aspiration": 7})))[1]
    assert "Aspirasi 7" in view.limits and "Permintaan Informasi [DIISI]" in view.limits


# --- NIHIL ----------------------------------------------------------------------------


def test_a_quarter_without_a_case_is_a_complete_recap_that_says_nihil() -> None:
    for view, what in ((wbs(EMPTY)[1], "kasus WBS"), (complaints(EMPTY)[1], "pengaduan")):
        assert view.nil.startswith(f"NIHIL. Pada Triwulan IV Tahun 2025 tidak terdapat {what}")
        assert view.rows and all(r.opening == r.closing == "0" for r in (*view.rows, *view.total))
        assert view.frame.signature.name == "Contoh Ketua"
        assert (view.cases, view.follow_up, view.paragraphs) == ((), (), ())
    assert follow_ups(EMPTY)[1].nil.startswith("NIHIL.")


def test_undated_rows_are_told_beside_nihil() -> None:
    view = wbs(replace(EMPTY, cases=(replace(CASES[0], received=None),)))[1]
    assert "1 kasus tidak dihitung karena BULAN DITERIMA belum diisi" in view.nil


# --- signatures -----------------------------------------------------------------------


def test_the_acknowledging_post_signs_on_the_left() -> None:
    left = wbs(RICH)[1].acknowledgement
    assert (left.heading, left.name) == ("Mengetahui,", "Contoh Pegawai Satu, S.H.")
    assert left.nip_line == "NIP 197508172000121001"


@pytest.mark.parametrize("post", ["", "  ", "Ketua", "ketua"])
def test_nobody_acknowledges_where_no_other_post_is_set(post: str) -> None:
    office = replace(RICH, settings=replace(SETTINGS, acknowledging_post=post))
    left = wbs(office)[1].acknowledgement
    assert (left.heading, left.post_lines, left.name, left.nip_line) == ("", (), "", "")


# --- what is never printed --------------------------------------------------------------

NAMED = (
    "Laporan Contoh Pegawai Dua",
    "hubungi 0812 3456 7890",
    "1985 0511 2010 1210 03",
    "pelapor@contoh.go.id",
)


@pytest.mark.parametrize("text", NAMED)
def test_a_recommendation_that_names_someone_is_masked(text: str) -> None:
    cases = (case("WBS-1", 10, "TPK", "Terbukti", 11, recommendation=text),)
    assert wbs(replace(RICH, cases=cases))[1].cases[0].recommendation == MASK


def test_a_code_or_register_number_that_names_someone_is_masked() -> None:
    cases = (case("Contoh Pegawai Dua", 10, "TPK", "Verifikasi"),)
    assert wbs(replace(RICH, cases=cases))[1].cases[0].code == MASK
    rows = (complaint("Contoh Pegawai Dua", date(2025, 10, 2), "Surat", "Aspirasi", "Proses"),)
    assert complaints(replace(RICH, complaints=rows))[1].cases[0].register == MASK


def test_a_register_number_may_be_long() -> None:
    rows = (complaint("2025100212345678", date(2025, 10, 2), "Surat", "Aspirasi", "Proses"),)
    shown = complaints(replace(RICH, complaints=rows))[1].cases[0]
    assert shown.register == "2025100212345678"


def test_text_that_is_no_choice_is_not_printed() -> None:
    secret = "Budiman Rahasia"
    cases = (replace(CASES[4], category=secret, status=secret, channel=secret, forwarded=secret),)
    rows = (
        replace(
            complaint("A", date(2025, 10, 2), secret, secret, secret),
            ticket=secret, substance=secret, field=secret, outcome=secret,
            response=(secret,), note=secret,
        ),
    )  # fmt: skip
    follow = (follow_up(1, secret, date(2025, 10, 2), "X", secret, person=secret),)
    office = replace(RICH, cases=cases, complaints=rows, follow_ups=follow)
    for view in (wbs(office)[1], complaints(office)[1], follow_ups(office)[1]):
        assert secret not in repr(view)


# --- follow-ups -----------------------------------------------------------------------


def test_what_was_carried_stands_before_what_is_new_and_numbers_run_on() -> None:
    recap, view = follow_ups(RICH)
    assert [line.row.number for line in (*view.carried, *view.new)] == ["1", "2", "3", "4", "5"]
    assert [line.row.origin for line in view.carried] == [
        "Monev",
        "Inspektorat\nLHP Contoh 5",
    ]
    assert view.origins_total[0].opening == str(recap.origins.total.opening) == "2"
    assert view.origins_total[0].share == "40,00"
    assert "40,00%" in view.paragraphs[0]


def test_what_was_closed_in_a_quarter_is_gone_from_the_next() -> None:
    after = follow_ups(RICH, Period.of_quarter(2026, 1), date(2026, 3, 31))[1]
    shown = [line.row.origin for line in (*after.carried, *after.new)]
    assert shown == ["Monev", "WBS\nWBS-2025-02", "TPI\nCatatan 2"]
    assert not after.new


def test_rows_that_come_from_cases_print_reference_and_status_only() -> None:
    view = follow_ups(RICH)[1]
    hidden = [line for line in view.new if line.row.origin.startswith(("WBS", "Pengaduan"))]
    assert [line.row.status for line in hidden] == ["Belum (lewat batas waktu)", "Sudah"]
    for line in hidden:
        assert (line.row.recommendation, line.row.action, line.row.person) == ("–", "–", "–")
        assert line.evidence == "–" and "Contoh" not in line.row.problem
    open_rows = [line for line in view.new if line not in hidden]
    assert open_rows[0].evidence == "Contoh bukti 6.pdf"
    assert view.confidential_note


def test_the_recaps_print_the_follow_up_of_their_own_cases() -> None:
    shown = wbs(RICH)[1]
    assert [r.reference for r in shown.references] == ["WBS-2025-02"]
    assert "belum ada yang selesai ditindaklanjuti (0,00%); 1 melewati" in shown.follow_up[1]
    other = complaints(RICH)[1]
    assert [(r.reference, r.status) for r in other.references] == [("ADU-03", "Sudah")]
    assert "seluruhnya telah selesai ditindaklanjuti (100,00%)" in other.follow_up[1]
    assert FOLLOW_UPS[3].problem not in repr(shown)
