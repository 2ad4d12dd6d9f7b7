"""A period in words: the same sentence speaks of a month, a quarter or a year."""

from __future__ import annotations

from msgspec import Struct

from pipeline.model import Period
from pipeline.months import month_name, roman

MONITORING = "Laporan Monitoring dan Evaluasi"
FINAL = "Laporan Akhir"


class PeriodWords(Struct, frozen=True):
    """How a report names its period.

    ``unit``: bulan, triwulan or tahun. ``short``: November, Triwulan I, 2025. ``name``
    stands after "sampai dengan" (bulan November, Triwulan I); ``full`` says the year, too.
    ``document`` is what a report on such a period is called.
    """

    unit: str
    short: str
    name: str
    full: str
    document: str = MONITORING

    @property
    def this(self) -> str:
        """``Bulan ini``."""
        return f"{self.unit.capitalize()} ini"

    @property
    def others(self) -> str:
        """``bulan-bulan``: several of the kind."""
        return f"{self.unit}-{self.unit}"


def words_of(period: Period) -> PeriodWords:
    """The words for a month, a quarter, or (any other length) the plan year."""
    year = period.year
    if period.first == period.last:
        month = month_name(period.last)
        return PeriodWords("bulan", month, f"bulan {month}", f"bulan {month} {year}")
    if is_quarter(period):
        name = f"Triwulan {roman(period.quarter)}"
        return PeriodWords("triwulan", name, name, f"{name} Tahun {year}")
    return PeriodWords("tahun", str(year), f"tahun {year}", f"tahun {year}", FINAL)


def is_month(period: Period) -> bool:
    return period.first == period.last


def is_quarter(period: Period) -> bool:
    return period.last - period.first == 2


def following(period: Period) -> Period | None:
    """The period of the same length after ``period``; None where the plan year ends."""
    if period.last == 12:
        return None
    length = period.last - period.first + 1
    return Period(period.year, period.last + 1, min(12, period.last + length))
