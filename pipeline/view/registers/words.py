"""Sentences that every register's recap shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.words.format import day, integer, joined, percentage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.balance import Balance
    from pipeline.view.parts.material import Material


def nil(material: Material, what: str) -> str:
    """``NIHIL. Pada Triwulan IV Tahun 2025 tidak terdapat …``"""
    until = "" if material.is_ended else f" sampai dengan {day(material.rows_as_of)}"
    return f"NIHIL. Pada {material.words.full}{until} tidak terdapat {what}."


def moved(total: Balance, unit: str, still: str = "masih terbuka") -> str:
    """Opening, in, out and closing in words, with the share that left."""
    text = (
        f"Saldo awal {integer(total.opening)} {unit}, masuk {integer(total.received)}, keluar "
        f"{integer(total.left_total)}, dan saldo akhir {integer(total.closing)}"
    )
    if not total.closing:
        return f"{text}; tidak ada {unit} yang {still}."
    return f"{text}; persentase selesai {percentage(total.share)}."


def undated(count: int, unit: str, column: str) -> str:
    """Rows that no balance can hold; "" where there are none."""
    if not count:
        return ""
    return f"Sebanyak {integer(count)} {unit} tidak dihitung karena {column} belum diisi."


def counted(pairs: Sequence[tuple[str, int]]) -> str:
    """``Langsung 2 dan Surat 1``: names with their counts, those of nothing left out."""
    return joined([f"{name} {integer(count)}" for name, count in pairs if count])
