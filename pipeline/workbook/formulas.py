"""The live formulas, as text: what measure.py counts, in functions of Excel 2013.

Everything is counted from what staff typed (the marks of Rencana Aksi and the entry cells
of Lembar Monev), never from another formula column, which someone may type over. Each
comparison trims, so that a stray space changes nothing, and a date with a time of day is
its day. ``SUMPRODUCT`` takes arrays without array entry in Excel 2013 and LibreOffice.

Three cells of Rekap place A, the data's position (measure.py: E is the end of A's month):
``BulanPeriode`` months of the plan are due by E, ``BulanTunggakan`` were due before that
month began, ``BulanLewat`` have ended by A.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import DerivedStatus
from pipeline.months import MONTH_NAMES
from pipeline.schema import AS_OF_NAME, POSITIONS

from .layout import (
    ARREARS_MONTHS_NAME,
    DUE_MONTHS_NAME,
    PASSED_MONTHS_NAME,
    POSITION_NAME,
    YEAR_NAME,
)

#: Shown where a share has nothing to be a share of.
NOTHING = "–"

#: The due month's number, 1…12, of each row of Lembar Monev; more where BULAN names none
#: (a filler and its own text stand behind the list, so that SEARCH always finds it). One a
#: row where an array of twelve would need twelve: the workbook stays quick to type in.
_MONTH_KEYS = "".join(name[:3] for name in MONTH_NAMES)
_MONTH = f'((SEARCH(LEFT(TRIM(LM_BULAN)&"---",3),"{_MONTH_KEYS}---"&LM_BULAN)+2)/3)'

NAMES = "{" + ",".join(f'"{name}"' for name in MONTH_NAMES) + "}"
NUMBERS = "{1,2,3,4,5,6,7,8,9,10,11,12}"

_MARKED = "(LEN(TRIM(RA_TANDA))>0)"
_SAYS_DONE = '(TRIM(LM_STATUS)="Selesai")'
_NOT_APPLICABLE = '(TRIM(LM_STATUS)="Tidak Berlaku")'
_BY_POSITION = f"ISNUMBER(LM_TANGGAL)*(LM_TANGGAL<{POSITION_NAME}+1)"
_DONE = f"{_SAYS_DONE}*{_BY_POSITION}*(LEN(TRIM(LM_BUKTI))>0)"


@dataclass(frozen=True, slots=True)
class Scope:
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
        return f"SUMPRODUCT({self._in_area('RA_KODE')}*{_MARKED}{self._months(NUMBERS)})"

    def rows(self, condition: str) -> str:
        return f"SUMPRODUCT({self._in_area('LM_KODE')}{self._months(_MONTH)}*{condition})"

    def targets(self) -> str:
        """Counted targets: the marks without those that are Tidak Berlaku."""
        return f"{self.marks()}-{self.rows(_NOT_APPLICABLE)}"

    def done(self) -> str:
        return self.rows(_DONE)


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
        f"=SUMPRODUCT((LEN(TRIM(LM_KODE))>0)*({_MONTH}<{first})*{_DONE}"
        f"*(LM_TANGGAL>=DATE({YEAR_NAME},{first},1))*(LM_TANGGAL<DATE({YEAR_NAME},{first + 3},1)))"
    )


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
    return f"=IF({year}<{YEAR_NAME}+0,0,IF({year}>{YEAR_NAME}+0,12,{month}))"


def due_months() -> str:
    return months_until(f"MONTH({POSITION_NAME})")


def arrears_months() -> str:
    return months_until(f"MONTH({POSITION_NAME})-1")


def passed_months() -> str:
    return months_until(f"MONTH({POSITION_NAME})-IF(DAY({POSITION_NAME}+1)=1,0,1)")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """The formulas of one indicator in Rencana Aksi.

    ``code`` and ``marks`` are its cells; ``windows`` the due months of its phrase whose
    window opens in an earlier month, as (due month, first month).
    """

    code: str
    marks: str
    windows: Sequence[tuple[int, int]] = ()

    def _marked(self, months: str = "") -> str:
        return f"SUMPRODUCT((LEN(TRIM({self.marks}))>0)*{months or '1'})"

    def _rows(self, condition: str, months: str = "") -> str:
        in_months = f"*{months}" if months else ""
        return f"SUMPRODUCT((TRIM(LM_KODE)=TRIM({self.code})){in_months}*{condition})"

    def _guarded(self, formula: str) -> str:
        return f'=IF(TRIM({self.code})="","",{formula})'

    def total(self) -> str:
        return self._guarded(f"{self._marked()}-{self._rows(_NOT_APPLICABLE)}")

    def done(self) -> str:
        return self._guarded(self._rows(_DONE))

    def achievement(self) -> str:
        marks = self._marked(f"({NUMBERS}<={DUE_MONTHS_NAME})")
        by_end = f"({_MONTH}<={DUE_MONTHS_NAME})"
        due = f"({marks}-{self._rows(_NOT_APPLICABLE, by_end)})"
        share = f"ROUND({self._rows(_DONE, by_end)}/{due},4)"
        return self._guarded(f'IF({due}=0,"{NOTHING}",{share})')

    def _is_open(self, number: str) -> str:
        """Months not yet ended in which work may be under way: A's own, or a range begun."""
        begun = f"({number}<={DUE_MONTHS_NAME})" + "".join(
            f"+({number}={due})*({first}<={DUE_MONTHS_NAME})" for due, first in self.windows
        )
        return f"({number}>{PASSED_MONTHS_NAME})*(({begun})>0)"

    def status(self) -> str:
        """The worst status of its targets, in the order of measure.py.

        A target is resolved where its row says Tidak Berlaku, or Selesai with no date or
        one by A; the others are unmet once their month has ended, under way once their
        window is open or STATUS says Proses, and else not yet.
        """
        later = f"(1-ISNUMBER(LM_TANGGAL)*(LM_TANGGAL>={POSITION_NAME}+1))"
        resolved = f"({_NOT_APPLICABLE}+{_SAYS_DONE}*{later})"
        late = f"{_DONE}*(LM_TANGGAL>=DATE({YEAR_NAME},{_MONTH}+1,1))"
        undated = f"{_SAYS_DONE}*(1-ISNUMBER(LM_TANGGAL))"
        unproved = f"{_SAYS_DONE}*{_BY_POSITION}*(LEN(TRIM(LM_BUKTI))=0)"

        def passed(number: str) -> str:
            return f"({number}<={PASSED_MONTHS_NAME})"

        begun = self._rows('(TRIM(LM_STATUS)="Proses")', f"({_MONTH}>{PASSED_MONTHS_NAME})")
        tests = (
            (
                DerivedStatus.UNMET,
                f"{self._marked(passed(NUMBERS))}>{self._rows(resolved, passed(_MONTH))}",
            ),
            (DerivedStatus.NO_DATE, f"{self._rows(undated)}>0"),
            (DerivedStatus.NO_EVIDENCE, f"{self._rows(unproved)}>0"),
            (
                DerivedStatus.IN_PROGRESS,
                f"{self._marked(self._is_open(NUMBERS))}"
                f"-{self._rows(resolved, self._is_open(_MONTH))}+{begun}>0",
            ),
            (
                DerivedStatus.NOT_YET,
                f"OR({self._marked()}=0,{self._marked()}>{self._rows(resolved)})",
            ),
            (DerivedStatus.DONE_LATE, f"{self._rows(late)}>0"),
            (DerivedStatus.DONE, f"{self._rows(_DONE)}>0"),
        )
        formula = f'"{DerivedStatus.NOT_APPLICABLE.printed}"'
        for status, test in reversed(tests):
            formula = f'IF({test},"{status.printed}",{formula})'
        return self._guarded(formula)

    def link(self, column: str) -> str:
        """A jump to its first row in Lembar Monev, wherever sorting has put it."""
        target = f"\"#'Lembar Monev'!{column}\"&MATCH(TRIM({self.code}),LM_KODE,0)"
        return self._guarded(f'IFERROR(HYPERLINK({target},"Buka"),"{NOTHING}")')


@dataclass(frozen=True, slots=True)
class MonevRow:
    """The formulas of one row of Lembar Monev; all are cells of that row."""

    code: str
    month: str
    status: str
    realized_on: str
    evidence: str

    def _number(self) -> str:
        return f"MATCH(TRIM({self.month}),{NAMES},0)"

    def due_date(self) -> str:
        return f'=IFERROR(DATE({YEAR_NAME},{self._number()}+1,0),"")'

    def lookup(self, range_name: str) -> str:
        """A text of its indicator; LOOKUP takes an array, so a stray space does no harm."""
        found = f'LOOKUP(2,1/(TRIM(RA_KODE)=TRIM({self.code})),{range_name})&""'
        return f'=IF(TRIM({self.code})="","",IFERROR({found},""))'

    def position(self) -> str:
        late, now, following, later, done, not_applicable = POSITIONS
        is_done = (
            f'AND(TRIM({self.status})="Selesai",ISNUMBER({self.realized_on}),'
            f"N({self.realized_on})<{POSITION_NAME}+1,LEN(TRIM({self.evidence}))>0)"
        )
        ahead = f"({YEAR_NAME}-YEAR({POSITION_NAME}))*12+{self._number()}-MONTH({POSITION_NAME})"
        by_month = (
            f'IFERROR(IF({ahead}<0,"{late}",IF({ahead}=0,"{now}",'
            f'IF({ahead}=1,"{following}","{later}"))),"")'
        )
        return (
            f'=IF(TRIM({self.code})="","",IF(TRIM({self.status})="Tidak Berlaku",'
            f'"{not_applicable}",IF({is_done},"{done}",{by_month})))'
        )

    def link(self, column: str) -> str:
        target = f"\"#'Rencana Aksi'!{column}\"&MATCH(TRIM({self.code}),RA_KODE,0)"
        return f'=IF(TRIM({self.code})="","",IFERROR(HYPERLINK({target},"Buka"),"{NOTHING}"))'
