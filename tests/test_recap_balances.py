"""Balances of random registers: they reconcile, and each figure equals its own count."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Complaint, FollowUp, GratificationReport, Period, WbsCase
from pipeline.outcomes import CLASSIFICATIONS, CLOSING_STATUSES
from pipeline.recap import (
    recap_complaints,
    recap_follow_ups,
    recap_gratifications,
    recap_wbs,
)
from pipeline.recap.complaints import CHANNELS
from pipeline.recap.wbs import CATEGORIES, OPEN_STATUSES
from pipeline.schema import FOLLOW_UP_ORIGINS, LIMITS, PENGADUAN
from pipeline.workdays import WorkCalendar

LIMIT_DAYS = {key: days for key, _, days in LIMITS}
CALENDAR = WorkCalendar()
QUARTERS = (1, 2, 3, 4)
DAYS = st.dates(date(2024, 11, 1), date(2026, 2, 28))
MAYBE_DAYS = st.none() | DAYS
#: A lies inside, at the end of, or after the quarter.
AS_OF = st.sampled_from(
    [date(2025, 2, 11), date(2025, 6, 30), date(2025, 11, 5), date(2025, 12, 31), date(2026, 3, 9)]
)
MONTHS = st.tuples(st.just(2025), st.integers(1, 12)) | st.sampled_from(
    [(2024, 11), (2024, 12), (2026, 1)]
)

COMPLAINTS = st.lists(
    st.builds(
        Complaint,
        number=st.just("Contoh"),
        received=MAYBE_DAYS,
        channel=st.sampled_from([*CHANNELS, ""]),
        classification=st.sampled_from([*CLASSIFICATIONS, ""]),
        completed=st.none() | DAYS,
        status=st.sampled_from([*PENGADUAN.column("status").choices, ""]),
        finished=MAYBE_DAYS,
    ),
    max_size=25,
)
CASES = st.lists(
    st.builds(
        WbsCase,
        case=st.just("Contoh"),
        received=st.none() | MONTHS,
        category=st.sampled_from([*CATEGORIES, ""]),
        status=st.sampled_from([*CLOSING_STATUSES, *OPEN_STATUSES[:-1], ""]),
        finished=st.none() | MONTHS,
    ),
    max_size=25,
)
FOLLOW_UPS = st.lists(
    st.builds(
        FollowUp,
        number=st.just("1"),
        origin=st.sampled_from([*FOLLOW_UP_ORIGINS, ""]),
        day=MAYBE_DAYS,
        due=MAYBE_DAYS,
        finished=MAYBE_DAYS,
        status=st.sampled_from(["Belum", "Proses", "Sudah", ""]),
    ),
    max_size=25,
)
REPORTS = st.lists(
    st.builds(
        GratificationReport,
        number=st.just("1"),
        received=MAYBE_DAYS,
        reported=MAYBE_DAYS,
        status=st.sampled_from(["Diterima", "Proses", "Selesai", ""]),
        forwarded=st.sampled_from(["Ya", "Tidak", ""]),
        amount=st.none() | st.integers(0, 10**7),
    ),
    max_size=25,
)


def chain(recap, table):
    """Asserts that four quarters reconcile, each with itself and with the next."""
    recaps = [recap(Period.of_quarter(2025, quarter)) for quarter in QUARTERS]
    for one in recaps:
        assert one.balanced
        assert one.is_nil == (not any(table(one).total.cells))
    for earlier, later in pairwise(recaps):
        assert table(later).continues(table(earlier))
        assert table(later).total.opening == table(earlier).total.closing
    return recaps


@settings(max_examples=60, deadline=None)
@given(complaints=COMPLAINTS, as_of=AS_OF)
def test_complaints_reconcile_in_every_quarter_and_channel(complaints, as_of):
    def recap(period):
        return recap_complaints(complaints, period, as_of, LIMIT_DAYS, CALENDAR)

    for one in chain(recap, lambda r: r.channels):
        cutoff = min(one.period.end, as_of)
        start = one.period.start

        def gone(c):
            closes = c.status in ("Selesai", "Diteruskan", "Diarsipkan")
            return max(c.finished, c.received) if closes and c.finished else date.max

        known = [c for c in complaints if c.received and c.received <= cutoff]
        for channel in CHANNELS:
            row = one.channels.row(channel)
            mine = [c for c in known if c.channel == channel]
            left = [c for c in mine if start <= gone(c) <= cutoff]
            before = [c for c in mine if c.received < start]
            if cutoff < start:
                assert row.opening == row.closing == sum(gone(c) > cutoff for c in mine)
            else:
                assert row.opening == sum(gone(c) >= start for c in before)
            assert row.received == sum(c.received >= start for c in mine)
            assert row.closing == sum(gone(c) > cutoff for c in mine)
            assert row.left_total == len(left)
            assert row.left[-1] == sum(c.status != "Selesai" for c in left)
        assert one.channels.total.cells == one.classifications.total.cells
        assert sum(m.received for m in one.months) == one.channels.total.received
        assert sum(m.left for m in one.months) == one.channels.total.left_total
        assert one.undated == sum(c.received is None for c in complaints)


@settings(max_examples=60, deadline=None)
@given(cases=CASES, as_of=AS_OF)
def test_wbs_reconciles_in_every_quarter_and_category(cases, as_of):
    for one in chain(lambda p: recap_wbs(cases, p, as_of), lambda r: r.categories):
        start = (2025, one.period.first)
        end = min((2025, one.period.last), (as_of.year, as_of.month))

        def gone(c):
            closed = c.status in CLOSING_STATUSES and c.finished
            return max(c.finished, c.received) if closed else (9999, 1)

        known = [c for c in cases if c.received and c.received <= end]
        for category in CATEGORIES:
            row = one.categories.row(category)
            mine = [c for c in known if c.category == category]
            assert row.received == sum(c.received >= start for c in mine)
            assert row.closing == sum(gone(c) > end for c in mine)
            for status, count in zip(CLOSING_STATUSES, row.left, strict=True):
                assert count == sum(c.status == status and start <= gone(c) <= end for c in mine)
        for row in one.open_cases:
            assert sum(row.counts) == one.categories.row(row.name).closing


@settings(max_examples=60, deadline=None)
@given(follow_ups=FOLLOW_UPS, as_of=AS_OF)
def test_follow_ups_are_carried_until_they_are_closed(follow_ups, as_of):
    for one in chain(lambda p: recap_follow_ups(follow_ups, p, as_of), lambda r: r.origins):
        cutoff = min(one.period.end, as_of)
        issued = [f for f in follow_ups if (f.day or date.min) <= cutoff]
        open_now = [f for f in issued if not f.is_closed_at(cutoff)]
        shown = [s.follow_up for s in one.standings if not s.closed]
        assert sorted(map(id, shown)) == sorted(map(id, open_now))
        assert one.origins.total.closing == len(open_now)
        assert one.issued == len(issued)
        assert one.closed_to_date == len(issued) - len(open_now)
        assert one.overdue == sum(f.due is not None and f.due <= cutoff for f in open_now)


@settings(max_examples=40, deadline=None)
@given(reports=REPORTS, as_of=AS_OF)
def test_gratification_reports_reconcile(reports, as_of):
    def recap(period):
        return recap_gratifications(reports, period, as_of, LIMIT_DAYS, CALENDAR)

    for one in chain(recap, lambda r: r.table):
        assert sum(count for _, count in one.statuses) == len(one.reports)
        assert one.table.total.left_total == len(one.reports)
        assert one.amount == sum(r.amount or 0 for r in one.reports)


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_quarter_without_a_case_is_a_complete_nil_recap(quarter):
    period, as_of = Period.of_quarter(2025, quarter), date(2025, 12, 31)

    complaints = recap_complaints((), period, as_of, LIMIT_DAYS, CALENDAR)
    wbs = recap_wbs((), period, as_of)
    follow_ups = recap_follow_ups((), period, as_of)
    reports = recap_gratifications((), period, as_of, LIMIT_DAYS, CALENDAR)

    assert complaints.is_nil and wbs.is_nil and follow_ups.is_nil and reports.is_nil
    assert complaints.balanced and wbs.balanced and follow_ups.balanced and reports.balanced
    assert [r.name for r in complaints.channels.rows] == list(CHANNELS)
    assert [r.name for r in wbs.categories.rows] == list(CATEGORIES)
    assert wbs.categories.total.share is None
    assert [m.month for m in wbs.months] == list(range(quarter * 3 - 2, quarter * 3 + 1))
    assert follow_ups.share is None and follow_ups.share_to_date is None


@given(days=st.integers(0, 400))
def test_a_complaint_is_in_exactly_one_closing_or_outcome_cell(days):
    one = Complaint("Contoh", date(2025, 1, 6), "Surat", classification="Aspirasi")
    closed = Complaint(
        "Contoh",
        date(2025, 1, 6),
        "Surat",
        classification="Aspirasi",
        status="Selesai",
        finished=date(2025, 1, 6) + timedelta(days=days),
    )

    recap = recap_complaints(
        (one, closed), Period.of_quarter(2025, 2), date(2025, 6, 30), LIMIT_DAYS, CALENDAR
    )

    total = recap.channels.total
    assert total.handled == (1 if closed.finished <= date(2025, 3, 31) else 2)
    assert total.handled == total.left_total + total.closing
