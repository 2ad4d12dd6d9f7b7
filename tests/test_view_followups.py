"""The follow-up table as of A; and nothing of a case in it but reference and status."""

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.model import FollowUp, Period
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
    assert follow_up_rows((later,), PERIOD, POSITION)[0].finished == "–"


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
    assert printed.origin == "Monev\n29/08/2025"
    assert (printed.problem, printed.recommendation) == ("Contoh masalah", "Contoh rekomendasi")
    assert (printed.action, printed.person) == ("Contoh tindakan", "Contoh PJ")
