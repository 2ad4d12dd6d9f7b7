"""The follow-up table as of A; and nothing of a case in it but reference and status."""

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.model import FollowUp, Meeting, Period
from pipeline.view.registers.follow_up_rows import follow_up_rows, status_at
from tests.small_office import material_of, office_of, report_of

PERIOD = Period.of_month(2025, 10)
POSITION = date(2025, 10, 31)
SECRET = "Nama Rahasia"
ROW = FollowUp(
    "1",
    "Monev",
    date(2025, 8, 29),
    "29/08/2025",
    "Contoh masalah",
    "Contoh rekomendasi",
    "Contoh tindakan",
    "Contoh PJ",
    date(2025, 12, 15),
    status="Proses",
)


def numbers(*rows: FollowUp, as_of: date = POSITION) -> list[str]:
    return [r.reference for r in rows if follow_up_rows((r,), PERIOD, as_of)]


def test_only_rows_raised_by_then_and_open_or_closed_since_the_period_began() -> None:
    open_row = replace(ROW, reference="terbuka")
    later = replace(ROW, reference="nanti", day=date(2025, 11, 1))
    undated = replace(ROW, reference="tanpa tanggal", day=None)
    old = replace(ROW, reference="lama", status="Sudah", finished=date(2025, 9, 30))
    now = replace(ROW, reference="kini", status="Sudah", finished=date(2025, 10, 1))
    assert numbers(open_row, later, undated, old, now) == ["terbuka", "tanpa tanggal", "kini"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"status": "Belum"}, "Belum"),
        ({"status": ""}, "Belum"),
        ({"status": "Proses"}, "Proses"),
        ({"status": "Proses", "due": date(2025, 10, 30)}, "Proses (lewat batas waktu)"),
        ({"status": "Sudah", "finished": POSITION}, "Sudah"),
        ({"status": "Sudah", "finished": date(2025, 11, 1)}, "Proses"),
        ({"status": "Sudah"}, "Proses (tanggal selesai belum diisi)"),
    ],
)
def test_the_status_is_that_of_the_position(changes: dict[str, object], status: str) -> None:
    assert status_at(replace(ROW, **changes), POSITION) == status  # type: ignore[arg-type]


def test_a_row_finished_after_the_position_prints_no_finish_date() -> None:
    later = replace(ROW, status="Sudah", finished=date(2025, 11, 1))
    (printed,) = follow_up_rows((later,), PERIOD, POSITION)
    assert (printed.finished, printed.action) == ("–", "–")


@pytest.mark.parametrize(
    ("reference", "day", "printed"),
    [
        ("29 Agustus 2025", date(2025, 8, 29), "Monev"),
        ("29/08/2025", date(2025, 8, 30), "Monev\n29/08/2025"),
        ("29/08/2025", None, "Monev\n29/08/2025"),
        ("Nota 29/08/2025", date(2025, 8, 29), "Monev\nNota 29/08/2025"),
    ],
)
def test_a_meeting_s_date_is_printed_once(reference: str, day: date | None, printed: str) -> None:
    row = replace(ROW, reference=reference, day=day)
    assert follow_up_rows((row,), PERIOD, POSITION)[0].origin == printed


def test_what_the_month_s_own_meeting_decided_is_no_earlier_recommendation() -> None:
    """It stands in the minutes, and as an earlier one in the next month's report."""
    decided = replace(ROW, reference="31/10/2025", day=POSITION, problem="Contoh keputusan rapat")
    meeting = Meeting("2025-10", POSITION, kind="Monev ZI")
    office = replace(office_of(("I.1.1", 10, "")), follow_ups=(ROW, decided), meetings=(meeting,))
    october, november = (report_of(material_of(office, month)) for month in (10, 11))
    assert [r.problem for r in october.follow_ups] == ["Contoh masalah"]
    assert "Dari 1 rekomendasi" in october.follow_ups_intro
    assert october.summary.recommendations == "Rekomendasi selesai 0 dari 1"
    assert [r.problem for r in november.follow_ups] == ["Contoh masalah", "Contoh keputusan rapat"]


@pytest.mark.parametrize(
    ("origin", "reference", "note"),
    [
        ("WBS", "WBS-01", "Rincian pada rekap WBS"),
        ("Pengaduan", "P-03", "Rincian pada rekap Pengaduan"),
        ("Monev", "kasus WBS 3", "Rincian pada rekap WBS"),
        ("Inspektorat", "Pengaduan 12", "Rincian pada rekap Pengaduan"),
        ("pengaduan masyarakat", "", "Rincian pada rekap Pengaduan"),
        ("", "12/2025", "Rincian pada lembar Tindak Lanjut (ASAL belum jelas)"),
    ],
)
def test_a_cases_row_prints_its_reference_and_status_alone(
    origin: str, reference: str, note: str
) -> None:
    row = replace(
        ROW,
        origin=origin,
        reference=reference,
        problem=SECRET,
        recommendation=SECRET,
        action=SECRET,
        person=SECRET,
        evidence=SECRET,
        due=date(2025, 9, 1),
    )
    (printed,) = follow_up_rows((row,), PERIOD, POSITION)
    assert (printed.problem, printed.person) == (note, "–")
    assert reference in printed.origin
    assert printed.status == "Proses (lewat batas waktu)"
    office = replace(office_of(("I.1.1", 10, "")), follow_ups=(row,))
    assert SECRET not in repr(report_of(material_of(office, 10)))


def test_an_offices_own_row_is_printed_whole() -> None:
    (printed,) = follow_up_rows((ROW,), PERIOD, POSITION)
    assert printed.origin == "Monev"  # its meeting's date is its TANGGAL
    assert (printed.problem, printed.recommendation) == ("Contoh masalah", "Contoh rekomendasi")
    assert (printed.action, printed.person) == ("Contoh tindakan", "Contoh PJ")
