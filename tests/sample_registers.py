"""An invented office with registers: cases, complaints, follow-ups, risks and people."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from pipeline.model import (
    Complaint,
    ConflictRisk,
    FollowUp,
    Office,
    Period,
    Person,
    WbsCase,
)
from pipeline.schema import LIMITS
from pipeline.view.parts.material import ReportOptions
from tests.small_office import FILLED

TW4 = Period.of_quarter(2025, 4)
AS_OF = date(2025, 12, 31)
OPTIONS = ReportOptions(
    draft=False, report_date=AS_OF, workbook_name="Contoh.xlsx", version="1.2.3"
)
SETTINGS = replace(
    FILLED,
    acknowledging_post="Sekretaris",
    limits={key: days for key, _, days in LIMITS},
    is_example=True,
)

PEOPLE = (
    Person(
        "Contoh Ketua",
        post="Ketua",
        since=date(2024, 1, 2),
        declared_on=date(2025, 8, 15),
    ),
    Person("Contoh Anggota Satu", post="Anggota Divisi Hukum dan Pengawasan"),
    Person("Contoh Pegawai Lama", "197001011995031001", "Sekretaris", until=date(2025, 3, 31)),
    Person("Contoh Pegawai Satu, S.H.", "197508172000121001", "Sekretaris", since=date(2025, 4, 1)),
    Person(
        "Contoh Pegawai Dua",
        *("198203142006042002", "Kasubbag Hukum dan SDM"),
        declared_on=date(2025, 8, 18),
    ),
    Person("Contoh Pegawai Dua", "198203142006042002", "Kasubbag Keuangan", "Plt."),
)


def case(
    code: str, received: int, category: str, status: str, finished: int = 0, **more: str
) -> WbsCase:
    """A case of 2025; months as numbers."""
    return WbsCase(
        case=code,
        received=(2025, received),
        category=category,
        status=status,
        finished=(2025, finished) if finished else None,
        complete=more.get("complete", "Ya"),
        forwarded=more.get("forwarded", "Tidak"),
        channel=more.get("channel", ""),
        recommendation=more.get("recommendation", ""),
    )


CASES = (
    case("WBS-2025-01", 3, "Disiplin/Kode Etik", "Tidak Terbukti", 6),
    case("WBS-2025-02", 8, "Benturan Kepentingan", "Diteruskan", forwarded="Ya"),
    case("WBS-2025-03", 9, "TPK", "Terbukti", 11, recommendation="Perbaiki prosedur pengadaan."),
    case("WBS-2025-04", 10, "Lainnya", "Tidak Cukup Bukti", 10, complete="Tidak"),
    case("WBS-2025-05", 11, "Gratifikasi", "Verifikasi"),
    case("WBS-2025-06", 12, "Disiplin/Kode Etik", "Diterima", complete="Tidak"),
)


def complaint(
    number: str,
    received: date,
    channel: str,
    classification: str,
    status: str,
    finished: date | None = None,
    **more: str,
) -> Complaint:
    """A complaint that was complete on the day on which it came in."""
    return Complaint(
        number=number,
        received=received,
        channel=channel,
        classification=classification,
        completed=received,
        status=status,
        finished=finished,
        substance=more.get("substance", ""),
        note=more.get("note", ""),
    )


COMPLAINTS = (
    complaint("ADU-01", date(2025, 8, 19), "Surat", "Berkadar Pengawasan", "Diteruskan",
              date(2025, 10, 12)),
    complaint("ADU-02", date(2025, 9, 24), "Langsung", "Aspirasi", "Proses"),
    complaint("ADU-03", date(2025, 10, 2), "Media Sosial", "Tidak Berkadar Pengawasan", "Selesai",
              date(2025, 10, 21)),
    complaint("ADU-04", date(2025, 10, 6), "SP4N-LAPOR!", "Aspirasi", "Selesai",
              date(2025, 10, 31)),
    complaint("ADU-05", date(2025, 11, 3), "Langsung", "Permintaan Informasi", "Selesai",
              date(2025, 11, 5)),
    complaint("ADU-06", date(2025, 11, 4), "Langsung", "Permintaan Informasi", "Selesai",
              date(2025, 11, 7)),
    complaint("ADU-07", date(2025, 12, 29), "Email", "Tidak Berkadar Pengawasan", "Proses"),
    complaint("ADU-08", date(2025, 12, 1), "Langsung", "", "Selesai", date(2025, 12, 3)),
)  # fmt: skip


def follow_up(
    number: int, origin: str, day: date, reference: str, status: str, **more: object
) -> FollowUp:
    """A row of Tindak Lanjut with texts that say what they are."""
    row = FollowUp(
        number=str(number),
        origin=origin,
        day=day,
        reference=reference,
        problem=f"Contoh permasalahan {number}",
        recommendation=f"Contoh rekomendasi {number}",
        action=f"Contoh tindak lanjut {number}",
        person="Kasubbag Hukum dan SDM",
        evidence=f"Contoh bukti {number}.pdf",
        status=status,
    )
    return replace(row, **more)  # type: ignore[arg-type]


FOLLOW_UPS = (
    follow_up(1, "Monev", date(2025, 7, 31), "31/07/2025", "Sudah", finished=date(2025, 8, 12)),
    follow_up(2, "Monev", date(2025, 8, 29), "29/08/2025", "Proses", due=date(2025, 9, 30)),
    follow_up(3, "Inspektorat", date(2025, 9, 14), "LHP Contoh 5", "Sudah",
              due=date(2025, 10, 30), finished=date(2025, 10, 24)),
    follow_up(4, "WBS", date(2025, 10, 30), "WBS-2025-02", "Belum", due=date(2025, 11, 28)),
    follow_up(5, "Pengaduan", date(2025, 10, 6), "ADU-03", "Sudah", finished=date(2025, 10, 21)),
    follow_up(6, "TPI", date(2025, 12, 10), "Catatan 2", "Belum", due=date(2026, 1, 30)),
)  # fmt: skip

CONFLICTS = (
    ConflictRisk("1", "Rekrutmen badan penyelenggara", "Contoh hubungan keluarga", "Afiliasi",
                 "Tinggi", "Contoh mengundurkan diri dari penilaian", "Kasubbag Hukum dan SDM",
                 date(2025, 12, 31), "Proses"),
    ConflictRisk("2", "Pengadaan barang dan jasa", "Contoh rangkap kepentingan", "Rangkap",
                 "Sedang", "Contoh surat pernyataan", "Kasubbag Keuangan", date(2026, 2, 12),
                 "Belum"),
    ConflictRisk("3", "Kepegawaian", "Contoh kerabat", "Afiliasi", "Rendah",
                 "Contoh atasan lain menilai", "Sekretaris", date(2025, 9, 30), "Selesai"),
)  # fmt: skip

RICH = Office(
    settings=SETTINGS,
    people=PEOPLE,
    cases=CASES,
    complaints=COMPLAINTS,
    follow_ups=FOLLOW_UPS,
    conflicts=CONFLICTS,
)
EMPTY = Office(settings=SETTINGS, people=PEOPLE)
