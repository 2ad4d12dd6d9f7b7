"""Koreksi: what was reported on earlier periods beside what the workbook says today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.archive import Correction, Record, corrections, revision_of
from pipeline.measure import measure
from pipeline.model import Change, Office, Period
from pipeline.view.monthly.report import build_monthly
from pipeline.view.parts.corrections import correction_rows, corrections_intro
from tests.period_office import options_on, quarterly
from tests.small_office import office_of

REPORTED = office_of(("I.1.1", 8, ""), ("II.1.1", 8, ""))
NOW = office_of(("I.1.1", 8, date(2025, 8, 20)), ("II.1.1", 8, ""))
CHANGE = Change(date(2025, 10, 8), "Koreksi Data", "I.1.1", reason="Contoh alasan")


def found_in(now: Office, changes: Sequence[Change] = ()) -> tuple[Correction, ...]:
    august, quarter = Period.of_month(2025, 8), Period.of_quarter(2025, 4)
    record = Record("2025-08", (revision_of(measure(REPORTED, august, august.end), "aa", "1"),))
    return corrections([record], quarter, lambda p, a: measure(now, p, a), changes)


def test_figures_of_an_area_share_a_row_and_name_the_targets_that_moved_them() -> None:
    rows = correction_rows(found_in(NOW, [CHANGE]))
    assert [r.subject for r in rows] == ["Seluruh area", "Area I", "Status I.1.1 (Agustus)"]
    whole, area, status = rows
    assert whole.period == "Bulan Agustus 2025"
    assert whole.reported.split("\n") == [
        "Selesai: 0",
        "Selesai di antara yang berbatas waktu: 0",
        "Belum terpenuhi: 2",
    ]
    assert whole.now.split("\n")[2] == "Belum terpenuhi: 1"
    assert area.explanation == "Akibat perubahan I.1.1 (Agustus)"
    assert (status.reported, status.now) == ("Belum Terpenuhi", "Selesai Tepat Waktu")
    assert status.explanation == "Koreksi Data, 8 Oktober 2025: Contoh alasan"
    assert [r.number for r in rows] == ["1", "2", "3"]


def test_a_change_that_nobody_explained_asks_for_it() -> None:
    assert correction_rows(found_in(NOW))[-1].explanation == "[DIISI] (belum ada pada Perubahan)"


def test_a_target_that_the_plan_did_not_have_is_named_as_such() -> None:
    more = office_of(("I.1.1", 8, ""), ("II.1.1", 8, ""), ("II.1.2", 8, ""))
    assert correction_rows(found_in(more))[-1].reported == "Tidak ada dalam rencana"


def test_without_a_difference_there_is_neither_table_nor_sentence() -> None:
    found = found_in(REPORTED)
    assert correction_rows(found) == () and corrections_intro(found) == ""


def test_the_quarterly_report_prints_them_beside_perubahan() -> None:
    office = replace(NOW, changes=(CHANGE,))
    changes = quarterly(office, 4, corrections=found_in(NOW, [CHANGE])).changes
    assert [r.code for r in changes.rows] == ["I.1.1"]
    assert len(changes.corrections) == 3
    assert "laporan Bulan Agustus 2025" in changes.corrections_intro


def test_the_monthly_report_prints_them_too() -> None:
    october = Period.of_month(2025, 10)
    progress = measure(NOW, october, october.end)
    report = build_monthly(NOW, None, progress, None, (), options_on(october.end), found_in(NOW))
    assert len(report.corrections) == 3 and report.corrections_intro


def test_a_quarter_is_compared_with_its_own_last_month_and_never_with_itself() -> None:
    december, quarter = Period.of_month(2025, 12), Period.of_quarter(2025, 4)
    records = [
        Record(p.slug, (revision_of(measure(REPORTED, p, p.end), "aa", "1"),))
        for p in (quarter, december)
    ]
    found = corrections(records, quarter, lambda p, a: measure(NOW, p, a), ())
    assert {c.period for c in found} == {"2025-12"}
    year = Period.of_year(2025)
    both = corrections(records, year, lambda p, a: measure(NOW, p, a), ())
    assert list(dict.fromkeys(c.period for c in both)) == ["2025-TW4", "2025-12"]
    of_month = corrections(records, december, lambda p, a: measure(NOW, p, a), ())
    assert of_month == ()
