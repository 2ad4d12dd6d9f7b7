"""Small workbooks for tests: a correct one to spoil, and sheets written as Markdown tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline import schema
from pipeline.evidence import EvidenceState
from pipeline.findings import Finding
from pipeline.model import Decree, DecreeArea, DecreeComponent, Indicator, column_letter
from pipeline.parse import Parsed, parse_workbook
from pipeline.read import read_workbook
from pipeline.validate import Context, validate

TODAY = date(2025, 10, 20)
BY_NAME = {sheet.name: sheet for sheet in schema.SHEETS}


@dataclass(frozen=True)
class Formula:
    """A formula with its cached value; None for one that was never calculated."""

    text: str
    value: Any = None


@dataclass(frozen=True)
class Link:
    """A cell with a hyperlink."""

    target: str
    text: str


@dataclass
class Book:
    """Sheets as cells (row, column from 1); spoil it, then :meth:`write` it."""

    sheets: dict[str, dict[tuple[int, int], Any]]
    merges: dict[str, list[str]] = field(default_factory=dict)
    hidden_sheets: set[str] = field(default_factory=set)
    hidden_rows: dict[str, set[int]] = field(default_factory=dict)
    hidden_columns: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def set(self, sheet: str, row: int, key: str, value: Any) -> Book:
        self.sheets[sheet][row, column_of(sheet, key)] = value
        return self

    def put(self, sheet: str, address: str, value: Any) -> Book:
        self.sheets[sheet][cell_of(address)] = value
        return self

    def drop_column(self, sheet: str, key: str) -> Book:
        gone = column_of(sheet, key)
        cells = self.sheets[sheet]
        self.sheets[sheet] = {place: v for place, v in cells.items() if place[1] != gone}
        return self

    def drop_row(self, sheet: str, row: int) -> Book:
        cells = self.sheets[sheet]
        self.sheets[sheet] = {place: v for place, v in cells.items() if place[0] != row}
        return self

    def insert_row(self, sheet: str, row: int, values: dict[int, Any]) -> Book:
        """A row before ``row``, its values by column number."""
        moved = {(r + (r >= row), c): value for (r, c), value in self.sheets[sheet].items()}
        moved.update({(row, column): value for column, value in values.items()})
        self.sheets[sheet] = moved
        return self

    def rename(self, sheet: str, name: str) -> Book:
        self.sheets = {name if n == sheet else n: cells for n, cells in self.sheets.items()}
        return self

    def write(self, path: Path) -> Path:
        with xlsxwriter.Workbook(str(path)) as out:
            day = out.add_format({"num_format": "dd/mm/yyyy"})
            for name, cells in self.sheets.items():
                sheet = out.add_worksheet(name)
                if name in self.hidden_sheets:
                    sheet.hide()
                for (row, column), value in cells.items():
                    _write(sheet, row - 1, column - 1, value, day)
                for area in self.merges.get(name, []):
                    top = cells.get(cell_of(area.split(":")[0]))
                    sheet.merge_range(area, top)
                    for row, column in _covered(area) & cells.keys():
                        _write(sheet, row - 1, column - 1, cells[row, column], day)
                for row in self.hidden_rows.get(name, set()):
                    sheet.set_row(row - 1, None, None, {"hidden": True})
                for letters in self.hidden_columns.get(name, set()):
                    sheet.set_column(f"{letters}:{letters}", None, None, {"hidden": True})
            for name, target in self.names.items():
                out.define_name(name, f"={target}")
        return path


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if value is None:
        return
    if isinstance(value, Formula):
        cached = "" if value.value is None else value.value
        sheet.write_formula(row, column, value.text, None, cached)
    elif isinstance(value, Link):
        sheet.write_url(row, column, value.target, string=value.text)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date | datetime):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value)


def cell_of(address: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def _covered(area: str) -> set[tuple[int, int]]:
    """The cells of a merged area, its first one left out."""
    (top, left), (bottom, right) = map(cell_of, area.split(":"))
    every = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
    return every - {(top, left)}


def column_of(sheet: str, key: str) -> int:
    return [c.key for c in BY_NAME[sheet].columns].index(key) + 1


def at(sheet: str, row: int, key: str) -> str:
    """``Lembar Monev!I2``: where :func:`correct_book` has that column."""
    return f"{sheet}!{column_letter(column_of(sheet, key))}{row}"


def place(finding: Finding) -> str:
    """``Lembar Monev!D14``, a sheet's name, or "" for the file."""
    return f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet or ""


# --- a correct workbook ---------------------------------------------------------------

_PLAN = (
    {"number": "I", "component": "AREA SATU CONTOH"},
    {
        "number": "1",
        "component": "Komponen Contoh",
        "indicator": "Indikator pertama",
        "action": "Langkah pertama",
        "evidence": "Bukti pertama",
        "target": "Juli 2025",
        "code": "I.1.1",
        "month_7": "●",
    },
    {
        "indicator": "Indikator kedua",
        "action": "Langkah kedua",
        "evidence": "Bukti kedua",
        "target": "Agustus, September 2025",
        "code": "I.1.2",
        "month_8": "●",
        "month_9": "●",
    },
    {"number": "II AREA DUA CONTOH"},
    {
        "number": "1.",
        "component": "Komponen lain",
        "indicator": "Indikator ketiga",
        "action": "Langkah ketiga",
        "evidence": "Bukti ketiga",
        "target": "April-Mei 2025",
        "code": "II.1.1",
        "month_5": "●",
    },
    {
        "number": "2",
        "component": "Komponen akhir",
        "indicator": "Indikator keempat",
        "action": "Langkah keempat",
        "evidence": "Bukti keempat",
        "target": "Oktober 2025",
        "code": "II.2.1",
        "month_10": "●",
    },
)
_ROWS: dict[str, tuple[dict[str, Any], ...]] = {
    "Pegawai": (
        {"name": "Orang Contoh Satu", "post": "Ketua", "since": date(2024, 1, 2)},
        {"name": "Orang Contoh Dua", "nip": "198001012005011001", "post": "Sekretaris"},
    ),
    "Rencana Aksi": _PLAN,
    "Lembar Monev": (
        {
            "code": "I.1.1",
            "month": "Juli",
            "status": "Selesai",
            "realized_on": date(2025, 7, 20),
            "evidence": "sk.pdf",
        },
        {"code": "I.1.2", "month": "Agustus", "status": "Proses"},
        {"code": "I.1.2", "month": "September"},
        {"code": "II.1.1", "month": "Mei", "status": "Tidak Berlaku", "note": "Dasar contoh"},
        {"code": "II.2.1", "month": "Oktober", "status": "Belum"},
    ),
    "Perubahan": (
        {"day": date(2025, 8, 1), "kind": "Koreksi Data", "code": "II.1.1", "reason": "Contoh"},
    ),
    "Tindak Lanjut": (
        {"number": "1", "origin": "Monev", "recommendation": "Contoh", "status": "Proses"},
    ),
    "WBS": (
        {
            "case": "W-01",
            "received": "Agustus 2025",
            "category": "TPK",
            "complete": "Ya",
            "status": "Verifikasi",
        },
    ),
    "Pengaduan": (
        {
            "number": "P-01",
            "received": date(2025, 8, 4),
            "channel": "Surat",
            "classification": "Berkadar Pengawasan",
            "status": "Proses",
        },
    ),
    "Gratifikasi": (
        {"number": "1", "received": date(2025, 5, 5), "reported": date(2025, 5, 6), "amount": 1000},
    ),
    "Benturan Kepentingan": ({"number": "1", "task": "Pengadaan", "risk": "Rendah"},),
    "Rapat": ({"period": "2025-09", "day": date(2025, 9, 30), "kind": "Monev ZI"},),
    "Narasi": ({"period": "2025-TW3", "section": "Metode", "text": "Teks contoh."},),
    "Hari Libur": ({"day": date(2025, 9, 5), "note": "Contoh"},),
}
_SETTINGS = {
    "office": "KPU Kabupaten Contoh",
    "office_code": "9999",
    "province": "Provinsi Contoh",
    "year": 2025,
    "decree_number": "1 Tahun 2025",
    "decree_date": date(2025, 1, 2),
    "place": "Kota Contoh",
    "address": "Jalan Contoh 1",
    "recipient": "Inspektorat Contoh",
    "data_nature": "Contoh",
}


def correct_book() -> Book:
    """A workbook on which nothing is reported; header rows first, columns in schema order."""
    sheets: dict[str, dict[tuple[int, int], Any]] = {}
    for sheet in schema.SHEETS:
        cells: dict[tuple[int, int], Any] = {}
        for number, column in enumerate(sheet.columns, 1):
            cells[1, number] = column.header
        rows = _ROWS.get(sheet.name, ())
        if sheet.name == "Pengaturan":
            rows = tuple(
                {"name": s.name, "value": _SETTINGS.get(s.key, s.default) or None}
                for s in schema.SETTINGS
            )
        for row, values in enumerate(rows, 2):
            for key, value in values.items():
                cells[row, column_of(sheet.name, key)] = value
        sheets[sheet.name] = cells
    return Book(sheets)


def setting_row(key: str) -> int:
    """The row of a setting in :func:`correct_book`."""
    return [s.key for s in schema.SETTINGS].index(key) + 2


def correct_decree() -> Decree:
    """The decree whose plan :func:`correct_book` holds."""

    def indicators(*rows: int, area: str, number: str, name: str) -> DecreeComponent:
        found = tuple(
            Indicator(
                code=_PLAN[n]["code"],
                area=area,
                component_number=number,
                component=name,
                indicator=_PLAN[n]["indicator"],
                action=_PLAN[n]["action"],
                evidence=_PLAN[n]["evidence"],
                target=_PLAN[n]["target"],
            )
            for n in rows
        )
        return DecreeComponent(number, name, found)

    return Decree(
        number="1",
        year=2025,
        day=date(2025, 1, 2),
        place="Kota Contoh",
        office="KPU Kabupaten Contoh",
        title="RENCANA AKSI CONTOH",
        table_title="RENCANA AKSI CONTOH",
        signatory="Orang Contoh Satu",
        signatory_post="Ketua",
        legal_basis=(),
        areas=(
            DecreeArea(
                "I",
                "AREA SATU CONTOH",
                (indicators(1, 2, area="I", number="1", name="Komponen Contoh"),),
            ),
            DecreeArea(
                "II",
                "AREA DUA CONTOH",
                (
                    indicators(4, area="II", number="1.", name="Komponen lain"),
                    indicators(5, area="II", number="2", name="Komponen akhir"),
                ),
                shares_cell=True,
            ),
        ),
    )


# --- Markdown ---------------------------------------------------------------------------


def book(path: Path, sheets: dict[str, str | None]) -> Path:
    """The correct workbook with some sheets written anew from Markdown (None: left out).

    Lines without ``|`` are rows with a text in A. ``2025-10-31`` is a date, ``#12`` a
    number, ``\\n`` a line end, ``~`` a non-breaking space; all else is text.
    """
    made = correct_book()
    for name, text in sheets.items():
        if text is None:
            del made.sheets[name]
        else:
            made.sheets[name] = _markdown(text)
    return made.write(path)


def _markdown(text: str) -> dict[tuple[int, int], Any]:
    cells: dict[tuple[int, int], Any] = {}
    lines = [line.strip() for line in text.strip().splitlines()]
    for row, line in enumerate(lines, 1):
        parts = line.strip("|").split("|") if line.startswith("|") else [line]
        for column, part in enumerate(parts, 1):
            value = _typed(part.strip())
            if value is not None:
                cells[row, column] = value
    return cells


def _typed(text: str) -> Any:
    if not text:
        return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    if text.startswith("#") and text[1:].isdigit():
        return int(text[1:])
    return text.replace("\\n", "\n").replace("~", "\u00a0")


# --- what the program finds -------------------------------------------------------------


@dataclass(frozen=True)
class FakeEvidence:
    """Evidence files by name, without a disk."""

    files: frozenset[str] = frozenset({"sk.pdf"})

    def state(self, path: str) -> EvidenceState:
        return EvidenceState.FILE if path in self.files else EvidenceState.MISSING


def parsed(path: Path) -> Parsed:
    return parse_workbook(read_workbook(path))


def findings(path: Path, decree: Decree | None = None, today: date = TODAY) -> tuple[Finding, ...]:
    """All findings of validate on the workbook at ``path``."""
    return validate(Context(parsed(path), decree, today, FakeEvidence()))


def places(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """(code, "Sheet!D14") of each finding."""
    return [(finding.code, place(finding)) for finding in found]
