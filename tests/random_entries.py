"""Workbooks with random but valid entries: what staff could have typed without an error."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from pipeline import schema
from pipeline.decree import load_decree
from pipeline.workbook import Contents, blank_contents, monev_rows
from pipeline.workbook.contents import CellValue

_STATUSES = ("Belum", "Proses", "Selesai", "Selesai", "Selesai", "Tidak Berlaku", None)
_PROOFS = ("https://contoh.example/bukti", "I.1.1/sk.pdf\nI.1.1/daftar hadir.pdf", "folder", " ")


def _padded(chance: random.Random, text: str) -> str:
    return chance.choice(("", " ", "  ")) + text + chance.choice(("", "", " ", "   "))


def _moved_marks(chance: random.Random, marks: dict[str, tuple[int, ...]]) -> None:
    """Some marks go to another month, some are added, some indicators lose all but one."""
    for code in chance.sample(sorted(marks), 20):
        months = set(marks[code])
        if chance.random() < 0.6:
            months.discard(chance.choice(sorted(months)))
        for _ in range(chance.randint(0, 2)):
            months.add(chance.randint(1, 12))
        marks[code] = tuple(sorted(months)) or (chance.randint(1, 12),)


def _entry(chance: random.Random, as_of: date) -> dict[str, CellValue]:
    status = chance.choice(_STATUSES)
    row: dict[str, CellValue] = {"status": status}
    if status and chance.random() < 0.4:
        row["status"] = chance.choice((str.upper, str.lower, str))(_padded(chance, status))
    if (status == "Selesai" and chance.random() < 0.85) or chance.random() < 0.1:
        day = chance.choice(
            (
                date(2025, 1, 1) + timedelta(days=chance.randint(0, 364)),
                as_of + timedelta(days=chance.randint(-3, 3)),
                as_of,
            )
        )
        row["realized_on"] = day
        if chance.random() < 0.4:
            row["realized_on"] = datetime.combine(day, time(chance.randint(0, 23), 59, 30))
    if (status == "Selesai" and chance.random() < 0.85) or chance.random() < 0.1:
        row["evidence"] = chance.choice(_PROOFS)
    return row


def _position(chance: random.Random) -> date:
    day = chance.choice(
        (
            date(2025, 1, 1) + timedelta(days=chance.randint(0, 364)),
            date(2025, chance.randint(1, 11) + 1, 1) - timedelta(days=1),
            date(2025, chance.randint(1, 12), 1),
            date(2024, 12, chance.randint(1, 31)),
            date(2025, 12, 31),
            date(2026, chance.randint(1, 3), chance.randint(1, 28)),
        )
    )
    return datetime.combine(day, time(17, 45)) if chance.random() < 0.5 else day


def random_contents(seed: int) -> Contents:
    """Random marks, entries, deleted rows, weights and position; never an error finding."""
    chance = random.Random(seed)
    blank = blank_contents(load_decree(), date(2025, 10, 31))
    marks = dict(blank.marks)
    if chance.random() < 0.7:
        _moved_marks(chance, marks)
    as_of = _position(chance)
    day = as_of.date() if isinstance(as_of, datetime) else as_of
    rows = []
    for row in monev_rows(blank.decree, marks):
        if chance.random() < 0.1:
            continue  # a missing row means Belum
        padded = {
            key: _padded(chance, str(value)) if chance.random() < 0.2 else value
            for key, value in row.items()
        }
        rows.append({**padded, **_entry(chance, day)})
    if chance.random() < 0.5:
        chance.shuffle(rows)
    settings = dict(blank.settings)
    if chance.random() < 0.5:
        for area, _ in schema.AREA_WEIGHTS:
            settings[f"weight_{area}"] = chance.choice((None, 7.5, 12, 0.1, 33, 8))
    return replace(
        blank,
        marks=marks,
        settings=settings,
        rows={schema.LEMBAR_MONEV.name: tuple(rows)},
        typed_as_of=as_of,
    )
