"""Quarterly and annual reports of small offices, as the conductor would have them made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.archive import Correction
from pipeline.findings import Finding, Severity
from pipeline.measure import Progress, measure
from pipeline.model import (
    CellRef,
    Change,
    GratificationReport,
    Meeting,
    Narrative,
    Office,
    Period,
)
from pipeline.recap.office import Recaps, recap_office
from pipeline.view.parts.material import ReportOptions
from pipeline.view.parts.positions import month_positions, quarter_positions
from pipeline.view.periods.annual import build_annual
from pipeline.view.periods.annual_types import AnnualReport
from pipeline.view.periods.quarterly import build_quarterly
from pipeline.view.periods.quarterly_types import QuarterlyReport
from tests import sample_registers as registers
from tests.small_office import office_of, with_entry


def options_on(day: date, draft: bool = False) -> ReportOptions:
    return ReportOptions(draft, day, "Contoh.xlsx", "0123456789abcdef" * 4, "1.2.3")


def quarter_progress(office: Office, quarter: int, as_of: date | None = None) -> Progress:
    period = Period.of_quarter(2025, quarter)
    return measure(office, period, as_of or period.end)


def quarterly(
    office: Office,
    quarter: int,
    as_of: date | None = None,
    *,
    corrections: Sequence[Correction] = (),
    findings: Sequence[Finding] = (),
    draft: bool = False,
) -> QuarterlyReport:
    progress = quarter_progress(office, quarter, as_of)
    position = progress.as_of
    previous = None
    if quarter > 1:
        end = Period.of_quarter(2025, quarter - 1).end
        previous = quarter_progress(office, quarter - 1, min(end, position))
    return build_quarterly(
        office,
        None,
        progress,
        previous,
        tuple(measure(office, p, a) for p, a in month_positions(progress.period, position)),
        recaps_of(office, progress),
        tuple(corrections),
        tuple(findings),
        options_on(position, draft),
        quarters_of(office, quarter, position),
    )


def annual(
    office: Office,
    as_of: date,
    *,
    corrections: Sequence[Correction] = (),
    findings: Sequence[Finding] = (),
) -> AnnualReport:
    progress = measure(office, Period.of_year(2025), as_of)
    return build_annual(
        office,
        None,
        progress,
        tuple(measure(office, p, a) for p, a in quarter_positions(2025, as_of)),
        recaps_of(office, progress),
        tuple(corrections),
        tuple(findings),
        options_on(as_of),
        quarters_of(office, 4, as_of),
    )


def quarters_of(office: Office, last: int, as_of: date) -> tuple[Recaps, ...]:
    """The recaps of every quarter up to ``last``, at one position."""
    quarters = [Period.of_quarter(2025, q) for q in range(1, last + 1)]
    return tuple(recap_office(office, quarter, as_of) for quarter in quarters)


def recaps_of(office: Office, progress: Progress) -> Recaps:
    return recap_office(office, progress.period, progress.as_of)


GIFTS = (
    GratificationReport("1", date(2025, 4, 3), date(2025, 4, 8), "Contoh parsel", 250_000,
                        "Contoh hari raya", "Tidak", "Milik instansi", "Disalurkan", "Selesai"),
    GratificationReport("2", date(2025, 10, 14), date(2025, 10, 20), "Contoh cendera mata",
                        150_000, "Contoh kunjungan", "Ya", status="Proses"),
)  # fmt: skip


def _meeting(period: str, day: date, discussion: str = "") -> Meeting:
    return Meeting(
        period, day, "09.00 WIB", "Ruang Contoh", "Monev ZI", "Contoh acara", "", "Contoh Ketua",
        "Contoh Notulis", ("Contoh Ketua", "Contoh Pegawai Dua"), discussion,
    )  # fmt: skip


def rich_office() -> Office:
    """Targets of every fate, registers with cases, meetings, changes and narratives."""
    office = office_of(
        ("I.1.1", 2, date(2025, 2, 20)),
        ("I.1.2", 3, date(2025, 10, 9)),
        ("I.1.3", 6, ""),
        ("I.2.1", 9, date(2025, 11, 3)),
        ("I.2.2", 10, date(2025, 10, 30)),
        ("I.2.3", 11, date(2025, 12, 2)),
        ("I.2.4", 12, date(2026, 1, 8)),
        ("II.1.1", 7, date(2025, 7, 30)),
        ("II.1.2", 8, "tanpa bukti"),
        ("II.1.3", 10, "proses"),
        ("II.2.1", 11, "tidak berlaku"),
        ("II.2.2", 12, ""),
        ("II.2.3", 12, date(2025, 12, 20)),
        settings=registers.SETTINGS,
    )
    office = with_entry(
        office, "II.1.3", 10, obstacle="Contoh kendala", follow_up_plan="Contoh rencana"
    )
    return replace(
        office,
        people=registers.PEOPLE,
        cases=registers.CASES,
        complaints=registers.COMPLAINTS,
        follow_ups=registers.FOLLOW_UPS,
        conflicts=registers.CONFLICTS,
        gratifications=GIFTS,
        meetings=(
            _meeting("2025-10", date(2025, 10, 31)),
            _meeting("2025-11", date(2025, 11, 28)),
            _meeting("2025-TW4", date(2025, 12, 30), "Contoh pokok bahasan\nContoh simpulan"),
        ),
        changes=(
            Change(date(2025, 10, 8), "Koreksi Data", "I.1.2", "Maret", "Oktober", "Contoh dasar",
                   "Contoh salah ketik", "Sekretaris"),
        ),
        narratives=(Narrative("2025-TW4", "Hasil", "Contoh uraian kantor"),),
    )  # fmt: skip


FINDINGS = (
    Finding("ZI401", Severity.WARNING, CellRef("Lembar Monev", 14, 4), "Contoh peringatan"),
)
