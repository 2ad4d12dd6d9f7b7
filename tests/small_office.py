"""Small offices for the tests of the view: targets written as short rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.findings import Finding
from pipeline.measure import Progress, measure
from pipeline.model import (
    Area,
    Decree,
    Entry,
    EntryStatus,
    Indicator,
    Obligation,
    Office,
    Period,
    Settings,
    month_end,
)
from pipeline.view.monthly.report import ReportOptions, build_monthly
from pipeline.view.parts.material import Material
from pipeline.view.parts.monev_types import SheetArea, SheetRow
from pipeline.view.parts.types import MonthlyReport

BANDS = (("Sangat Tinggi", 90.0), ("Tinggi", 75.0), ("Sedang", 65.0), ("Rendah", 50.0))
FILLED = Settings(
    office="KPU Kabupaten Contoh",
    office_code="9999",
    year=2025,
    decree_number="1 Tahun 2025",
    decree_date=date(2025, 1, 2),
    place="Kota Contoh",
    address="Jalan Contoh Nomor 1",
    signing_post="Ketua",
    recipient="Inspektorat Contoh",
    letter_pattern="{urut}/PP.05-{jenis}/{satker}/{tahun}",
    bands=BANDS,
)
_AREA_NAMES = {"I": "PENATAAN TATA LAKSANA", "II": "Penguatan Pengawasan"}

#: A target: its KODE, due month, and what was done: a date (done that day, with a proof),
#: "proses", "tanpa tanggal", "tanpa bukti", "tidak berlaku", or "" (nothing reported).
Row = tuple[str, int, date | str]


def entry_of(row: Row) -> Entry | None:
    code, month, what = row
    entry = Entry(code, month, EntryStatus.SELESAI, evidence=("Contoh bukti.pdf",))
    if isinstance(what, date):
        return replace(entry, realized_on=what)
    return {
        "": None,
        "proses": replace(entry, status=EntryStatus.PROSES, evidence=()),
        "tanpa tanggal": entry,
        "tanpa bukti": replace(entry, realized_on=month_end(2025, month), evidence=()),
        "tidak berlaku": replace(
            entry, status=EntryStatus.TIDAK_BERLAKU, evidence=(), note="Contoh alasan"
        ),
    }[what]


def office_of(*rows: Row, settings: Settings = FILLED) -> Office:
    """An office with a target a row; areas I and II, indicators made up from the codes."""
    codes = dict.fromkeys(code for code, _, _ in rows)
    return Office(
        settings=settings,
        areas=tuple(Area(number, name, 10.0) for number, name in _AREA_NAMES.items()),
        indicators=tuple(
            Indicator(
                code=code,
                area=code.split(".")[0],
                component_number=code.split(".")[1],
                component="Contoh komponen",
                indicator=f"Contoh indikator {code}",
                action="Contoh langkah",
                evidence="Contoh bukti",
                target="2025",
                person="Contoh Penanggung Jawab",
            )
            for code in codes
        ),
        obligations=tuple(
            Obligation(code, month, month_end(2025, month), date(2025, month, 1))
            for code, month, _ in rows
        ),
        entries=tuple(e for row in rows if (e := entry_of(row)) is not None),
    )


def with_entry(office: Office, code: str, month: int, **values: object) -> Office:
    """The same office with some fields of one entry changed (made where there was none)."""
    old = next((e for e in office.entries if e.key == (code, month)), Entry(code, month))
    rest = tuple(e for e in office.entries if e.key != (code, month))
    return replace(office, entries=(*rest, replace(old, **values)))  # type: ignore[arg-type]


def figures(office: Office, month: int, as_of: date | None = None) -> Progress:
    period = Period.of_month(2025, month)
    return measure(office, period, as_of or period.end)


def material_of(
    office: Office,
    month: int,
    as_of: date | None = None,
    *,
    decree: Decree | None = None,
    findings: Sequence[Finding] = (),
    report_date: date | None = None,
    draft: bool = False,
) -> Material:
    progress = figures(office, month, as_of)
    return Material(
        office=office,
        decree=decree,
        progress=progress,
        previous=figures(office, month - 1) if month > 1 else None,
        findings=tuple(findings),
        options=ReportOptions(
            draft=draft,
            report_date=report_date or progress.as_of,
            workbook_name="Contoh.xlsx",
            workbook_digest="0123456789abcdef" * 4,
            version="1.2.3",
        ),
    )


def sheet_rows(areas: tuple[SheetArea, ...]) -> list[SheetRow]:
    """The targets of a lembar monev, in its order."""
    return [row for area in areas for component in area.components for row in component.rows]


def report_of(material: Material) -> MonthlyReport:
    return build_monthly(
        material.office,
        material.decree,
        material.progress,
        material.previous,
        material.findings,
        material.options,
    )
