"""The formulas of Rekap, as text; their terms are in terms.py."""

from __future__ import annotations

from msgspec import Struct

from pipeline.months import MONTH_NAMES
from pipeline.schema import AS_OF_NAME

from .layout import (
    ARREARS_MONTHS_NAME,
    DUE_MONTHS_NAME,
    PASSED_MONTHS_NAME,
    POSITION_NAME,
    YEAR_NAME,
)
from .terms import DONE, MARKED, MONTH, NOT_APPLICABLE, NOTHING, NUMBERS


class Scope(Struct, frozen=True):
    """Which targets a figure of Rekap counts: those of an area, due in some months.

    ``area`` is the cell that holds its number. ``first`` and ``last`` are the block's own
    months; ``until`` names a cell with the last month that counts, "" for all.
    """

    area: str
    first: int = 1
    last: int = 12
    until: str = ""

    def _months(self, number: str) -> str:
        parts = []
        if self.first > 1:
            parts.append(f"*({number}>={self.first})")
        if self.last < 12:
            parts.append(f"*({number}<={self.last})")
        if self.until:
            parts.append(f"*({number}<={self.until})")
        return "".join(parts)

    def _in_area(self, codes: str) -> str:
        return f'(LEFT(TRIM({codes})&".",LEN({self.area})+1)={self.area}&".")'

    def marks(self) -> str:
        return f"SUMPRODUCT({self._in_area('RA_KODE')}*{MARKED}{self._months(NUMBERS)})"

    def rows(self, condition: str) -> str:
        return f"SUMPRODUCT({self._in_area('LM_KODE')}{self._months(MONTH)}*{condition})"

    def targets(self) -> str:
        """Counted targets: the marks without those that are Tidak Berlaku."""
        return f"{self.marks()}-{self.rows(NOT_APPLICABLE)}"

    def done(self) -> str:
        return self.rows(DONE)


def rekap_counts(area: str, first: int, last: int) -> dict[str, str]:
    """The counts of an area in one block of Rekap, by column key."""

    def scope(until: str = "") -> Scope:
        return Scope(area, first, last, until)

    due = scope(DUE_MONTHS_NAME)
    before = scope(ARREARS_MONTHS_NAME)
    passed = scope(PASSED_MONTHS_NAME)
    return {
        "obligations": f"={scope().targets()}",
        "due": f"={due.targets()}",
        "done": f"={scope().done()}",
        "done_due": f"={due.done()}",
        "arrears": f"={before.targets()}-{before.done()}",
        "overdue": f"={passed.targets()}-{passed.done()}",
    }


def rekap_shares(cells: dict[str, str]) -> dict[str, str]:
    """The shares of one row of Rekap from the row's counts; ``cells`` by column key."""
    total, due, done, done_due = (cells[k] for k in ("obligations", "due", "done", "done_due"))
    return {
        "plan": f'=IF({total}=0,"{NOTHING}",ROUND({due}/{total},4))',
        "actual": f'=IF({total}=0,"{NOTHING}",ROUND({done}/{total},4))',
        "deviation": f'=IF({total}=0,"{NOTHING}",ROUND(({done}-{due})/{total}*100,2))',
        "achievement": f'=IF({due}=0,"{NOTHING}",ROUND({done_due}/{due},4))',
    }


def weighted_total(due: str, done_due: str, weights: str) -> str:
    """Σ weight × Capaian / Σ weight over areas with something due; the three are ranges."""
    something_due = f"SUMPRODUCT(({due}>0)*1,{weights})"
    share = f"({due}>0)*{done_due}/({due}+({due}=0))"
    return (
        f'=IF({something_due}=0,"{NOTHING}",ROUND(SUMPRODUCT({share},{weights})/{something_due},4))'
    )


def arrears_closed(quarter: int) -> str:
    """Targets of earlier quarters that were done inside ``quarter``, by A."""
    first = quarter * 3 - 2
    return (
        f"=SUMPRODUCT((LEN(TRIM(LM_KODE))>0)*({MONTH}<{first})*{DONE}"
        f"*(LM_TANGGAL>=DATE({YEAR_NAME},{first},1))*(LM_TANGGAL<DATE({YEAR_NAME},{first + 3},1)))"
    )


def plan_year() -> str:
    """Tahun of Pengaturan, wherever its row stands; 0 where it is blank or no number."""
    return f"=IFERROR(LOOKUP(2,1/{_setting('Tahun')},PENGATURAN_NILAI)+0,0)"


def setting_number(name: str) -> str:
    """A number of Pengaturan; – where it is blank, text or negative: it then counts nothing."""
    given = f"{_setting(name)}*ISNUMBER(PENGATURAN_NILAI)*(PENGATURAN_NILAI>=0)"
    value = f"SUMPRODUCT({_setting(name)}*1,PENGATURAN_NILAI)"
    return f'=IF(SUMPRODUCT({given})=0,"{NOTHING}",{value})'


def _setting(name: str) -> str:
    return f'(TRIM(PENGATURAN_NAMA)="{name}")'


def position_date() -> str:
    """A: the day typed into TanggalBatas, without a time; today where it was emptied."""
    return f'=IF(TRIM({AS_OF_NAME})="",TODAY(),INT({AS_OF_NAME}))'


def period_words() -> str:
    """``Oktober 2025 (Triwulan IV)``."""
    names = ",".join(f'"{name}"' for name in MONTH_NAMES)
    month = f"MONTH({POSITION_NAME})"
    return (
        f'=CHOOSE({month},{names})&" "&YEAR({POSITION_NAME})'
        f'&" (Triwulan "&CHOOSE(INT(({month}+2)/3),"I","II","III","IV")&")"'
    )


def months_until(month: str) -> str:
    """How many of the plan's months lie up to ``month`` of A's year: 0 … 12."""
    year = f"YEAR({POSITION_NAME})"
    return f"=IF({year}<{YEAR_NAME},0,IF({year}>{YEAR_NAME},12,{month}))"


def due_months() -> str:
    return months_until(f"MONTH({POSITION_NAME})")


def arrears_months() -> str:
    return months_until(f"MONTH({POSITION_NAME})-1")


def passed_months() -> str:
    return months_until(f"MONTH({POSITION_NAME})-IF(DAY({POSITION_NAME}+1)=1,0,1)")
