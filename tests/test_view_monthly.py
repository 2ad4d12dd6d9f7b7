"""The whole monthly report: figures that equal measure's, texts in their places."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.decree import load_decree
from pipeline.measure import Counts
from pipeline.model import Change, Entry, EntryStatus, Narrative, Person, Settings
from pipeline.view.parts.types import MonthlyReport, RecapRow
from tests.record_texts import texts_of
from tests.small_office import Row, material_of, office_of, report_of, sheet_rows, with_entry

OCTOBER = date(2025, 10, 10)
CODES = ("I.1.1", "I.1.2", "I.2.1", "II.1.1", "II.1.2", "II.3.1")


def test_every_field_is_text_and_none_says_none() -> None:
    found = texts_of(report_of(material_of(office_of(("I.1.1", 10, "")), 10)))
    assert len(found) > 100
    assert not [s for s in found if re.search(r"\bNone\b|\bnan\b", s)]


def test_without_any_setting_the_report_is_built_and_asks_to_be_filled_in() -> None:
    office = office_of(("I.1.1", 10, ""), settings=Settings(year=2025))
    report = report_of(material_of(office, 10))
    assert report.legal_basis == (
        "[DIISI];",
        "Keputusan [DIISI] Nomor [DIISI] tentang Rencana Aksi Pembangunan Zona Integritas.",
    )
    assert report.implementation.time == "[DIISI]"
    assert report.implementation.discussion == ("[DIISI]",)
    assert report.implementation.team == ()
    assert any("kepada [DIISI]" in p for p in report.closing)


def test_the_legal_basis_is_the_decrees_own_and_the_decree() -> None:
    decree = load_decree()
    report = report_of(material_of(office_of(("I.1.1", 10, "")), 10, decree=decree))
    assert len(report.legal_basis) == len(decree.legal_basis) + 1
    assert report.legal_basis[7] == decree.legal_basis[7]
    assert report.legal_basis[-1].startswith(
        "Keputusan Komisi Pemilihan Umum Kabupaten Muaro Jambi Nomor 74 Tahun 2025 tentang Rencana "
        "Aksi Pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah"
    )


def test_a_narrative_of_this_very_month_takes_its_place() -> None:
    office = replace(
        office_of(("I.1.1", 10, "")),
        narratives=(
            Narrative("2025-10", "Latar Belakang", "Contoh latar\nparagraf kedua"),
            Narrative("2025-10", "Hasil", "Contoh hasil"),
            Narrative("2025-10", "Area I", "Contoh area"),
            Narrative("2025-10", "Kendala", "Contoh kendala umum"),
            Narrative("2025-09", "Penutup", "bulan lain"),
            Narrative("2025-TW4", "Penutup", "triwulan"),
        ),
    )
    report = report_of(material_of(office, 10))
    assert report.background == ("Contoh latar", "paragraf kedua")
    assert report.results[-1] == "Contoh hasil" and len(report.results) > 1
    assert report.areas[0].paragraphs[-1] == "Contoh area"
    assert "Contoh kendala umum" in report.obstacles_empty
    assert report.closing[0].startswith("Demikian laporan")


def test_obstacles_list_what_is_told_and_name_what_is_not() -> None:
    office = office_of(("I.1.1", 9, ""), ("I.1.2", 9, ""), ("II.1.1", 9, "tanpa bukti"))
    office = with_entry(office, "I.1.1", 9, obstacle="Contoh\nkendala")
    report = report_of(material_of(office, 10))
    (row,) = report.obstacles
    assert (row.code, row.obstacle, row.plan) == ("I.1.1", "Contoh\nkendala", "[DIISI]")
    assert "Kendala 1 target yang melewati batas waktu belum diuraikan" in report.obstacles_intro
    assert "yaitu I.1.2 (September)" in report.obstacles_intro
    assert report.areas[0].obstacles == report.obstacles


def test_obstacles_of_targets_that_are_not_of_the_reports_time_are_left_to_later_reports() -> None:
    office = office_of(
        ("I.1.1", 1, ""),
        ("I.1.2", 2, "proses"),
        ("I.1.3", 2, date(2025, 2, 20)),
        ("II.1.1", 7, "proses"),
        ("II.1.2", 12, "proses"),
    )
    for code, month in (("I.1.1", 1), ("I.1.2", 2), ("I.1.3", 2), ("II.1.1", 7), ("II.1.2", 12)):
        office = with_entry(office, code, month, obstacle="Contoh kendala")
    *others, last = office.obligations
    ranged = replace(last, opens=date(2025, 1, 1), is_range=True)
    office = replace(office, obligations=(*others, ranged))
    found = [[r.code for r in report_of(material_of(office, m)).obstacles] for m in (1, 6)]
    assert found == [["I.1.1", "I.1.2", "II.1.2"], ["I.1.1", "I.1.2", "II.1.1", "II.1.2"]]


def test_what_was_reported_after_the_position_is_not_in_it() -> None:
    office = office_of(("I.1.1", 10, date(2025, 11, 4)))
    (row,) = sheet_rows(report_of(material_of(office, 10)).sheet)
    assert (row.status, row.realized_on, row.proofs) == ("Belum Terpenuhi", "–", "–")
    (later,) = sheet_rows(report_of(material_of(office, 10, date(2025, 11, 4))).sheet)
    assert later.status == "Selesai Terlambat"
    assert (later.realized_on, later.proofs) == ("4 November 2025", "Contoh bukti.pdf")


def test_the_team_is_whoever_had_a_role_at_the_position() -> None:
    office = replace(
        office_of(("I.1.1", 10, "")),
        people=(
            Person("Contoh A", post="Sekretaris", post_status="Plt.", role="Ketua Tim"),
            Person("Contoh B", post="Staf", role="Anggota", until=date(2025, 9, 30)),
            Person("Contoh C", post="Staf"),
        ),
    )
    (row,) = report_of(material_of(office, 10)).implementation.team
    assert (row.number, row.name, row.post, row.role) == (
        "1",
        "Contoh A",
        "Plt. Sekretaris",
        "Ketua Tim",
    )


def test_the_annex_holds_every_target_in_the_plans_order() -> None:
    office = office_of(("II.1.1", 3, ""), ("I.1.1", 12, "tidak berlaku"), ("II.1.1", 1, ""))
    areas = report_of(material_of(office, 10)).sheet
    rows = sheet_rows(areas)
    assert [(r.number, r.code, r.due_date) for r in rows] == [
        ("1", "II.1.1", "31 Januari 2025"),
        ("2", "II.1.1", "31 Maret 2025"),
        ("3", "I.1.1", "31 Desember 2025"),
    ]
    assert areas[0].heading == "II Penguatan Pengawasan"
    assert [(c.name, len(c.rows)) for c in areas[0].components] == [("1. Contoh komponen", 2)]


def test_only_changes_dated_by_the_position_are_printed() -> None:
    office = replace(
        office_of(("I.1.1", 10, "")),
        changes=(
            Change(date(2025, 9, 1), "Koreksi Data", "I.1.1", reason="Contoh"),
            Change(date(2025, 11, 1), "Koreksi Data", "I.1.1"),
            Change(date(2025, 2, 1), "Target Diubah", "I.1.1"),
        ),
    )
    rows = report_of(material_of(office, 10)).changes
    assert [(r.number, r.day) for r in rows] == [
        ("1", "1 Februari 2025"),
        ("2", "1 September 2025"),
    ]


def test_no_control_character_reaches_the_report() -> None:
    office = office_of(("I.1.1", 9, ""), ("I.1.2", 9, OCTOBER))
    office = with_entry(
        office, "I.1.1", 9, obstacle="a\x00b\x1fc\r\nd", follow_up_plan="\x0be\ufffe"
    )
    office = with_entry(office, "I.1.2", 9, evidence=("f\x02.pdf",), note="g\u202eh")
    found = texts_of(report_of(material_of(office, 10)))
    assert not [s for s in found if re.search("[\x00-\x09\x0b-\x1f\u202e\ufffe]", s)]
    assert "abc\nd" in found


def test_equal_inputs_give_equal_reports() -> None:
    office = office_of(("I.1.1", 9, ""), ("II.1.1", 10, OCTOBER))
    assert report_of(material_of(office, 10)) == report_of(material_of(office, 10))


# --- every printed figure is measure's own --------------------------------------------


def share(part: int, whole: int, *, signed: bool = False) -> str:
    """An independent reckoning of a printed share."""
    if not whole:
        return "–"
    value = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = str(abs(value)).replace(".", ",")
    if not signed or not value:
        return text
    return ("−" if value < 0 else "+") + text


def expected_recap(row: RecapRow, counts: Counts) -> RecapRow:
    return RecapRow(
        row.number,
        row.area,
        str(counts.obligations),
        str(counts.due),
        str(counts.done),
        share(counts.due, counts.obligations),
        share(counts.done, counts.obligations),
        share(counts.done - counts.due, counts.obligations, signed=True),
        share(counts.done_due, counts.due),
        str(counts.arrears),
    )


DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))
REPORTED = st.one_of(
    st.sampled_from(("", "proses", "tanpa tanggal", "tanpa bukti", "tidak berlaku")), DAYS
)
ROWS = st.lists(
    st.tuples(st.sampled_from(CODES), st.integers(1, 12), REPORTED),
    max_size=25,
    unique_by=lambda row: (row[0], row[1]),
)


@settings(max_examples=120, deadline=None)
@given(rows=ROWS, month=st.integers(1, 12), shift=st.integers(-40, 40))
def test_every_printed_figure_equals_the_measured_one(
    rows: list[Row], month: int, shift: int
) -> None:
    end = material_of(office_of(*rows), month).period.end
    material = material_of(office_of(*rows), month, end + timedelta(days=shift))
    progress, report = material.progress, report_of(material)
    total = progress.total
    assert report.recap_total == expected_recap(report.recap_total, total)
    for row, line, area in zip(report.recap, report.summary.areas, progress.areas, strict=True):
        assert row == expected_recap(row, area.counts)
        assert line.achievement.rstrip("%") == row.achievement
        assert (line.due, line.arrears) == (row.due, row.arrears)
        assert line.done_due == str(area.counts.done_due)
    check_lists(report, material.progress.due_in_period(), progress.arrears(), material.early())
    achievement = report.summary.achievement
    if total.due:
        assert f"{total.done_due} dari {total.due} target" in achievement
        assert achievement.startswith(f"Capaian {report.recap_total.achievement}%")
        assert f"{report.recap_total.achievement}%" in " ".join(report.results)
    else:
        assert achievement.startswith("Capaian –")
    if total.arrears:
        assert f"Tunggakan {total.arrears} (" in report.summary.month
        assert f"Terdapat {total.arrears} tunggakan" in report.arrears_intro
    else:
        assert "Tunggakan nihil" in report.summary.month
    assert len(report.summary.decisions) == min(5, total.overdue)
    assert len(sheet_rows(report.sheet)) == len(progress.targets)


def check_lists(
    report: MonthlyReport, own: tuple[object, ...], arrears: tuple[object, ...], early: object
) -> None:
    assert len(report.targets) == sum(len(a.targets) for a in report.areas) == len(own)
    assert len(report.arrears) == sum(len(a.arrears) for a in report.areas) == len(arrears)
    assert len(report.early) == len(tuple(early))  # type: ignore[arg-type]
    assert [r.number for r in report.arrears] == [str(n + 1) for n in range(len(arrears))]


def test_an_entry_without_a_row_is_an_unreported_target() -> None:
    office = replace(office_of(("I.1.1", 10, "")), entries=(Entry("I.1.1", 10, EntryStatus.BELUM),))
    blank = office_of(("I.1.1", 10, ""))
    assert report_of(material_of(office, 10)).sheet == report_of(material_of(blank, 10)).sheet
