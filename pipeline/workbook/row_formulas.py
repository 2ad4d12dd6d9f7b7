"""The formulas of one row of Rencana Aksi and of Lembar Monev; their terms are in terms.py."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.model import DerivedStatus
from pipeline.schema import POSITIONS

from .layout import DUE_MONTHS_NAME, PASSED_MONTHS_NAME, POSITION_NAME, YEAR_NAME
from .terms import BY_POSITION, DONE, MONTH, NAMES, NOT_APPLICABLE, NOTHING, NUMBERS, SAYS_DONE


class PlanRow(Struct, frozen=True):
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
        return self._guarded(f"{self._marked()}-{self._rows(NOT_APPLICABLE)}")

    def done(self) -> str:
        return self._guarded(self._rows(DONE))

    def achievement(self) -> str:
        marks = self._marked(f"({NUMBERS}<={DUE_MONTHS_NAME})")
        by_end = f"({MONTH}<={DUE_MONTHS_NAME})"
        due = f"({marks}-{self._rows(NOT_APPLICABLE, by_end)})"
        share = f"ROUND({self._rows(DONE, by_end)}/{due},4)"
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
        resolved = f"({NOT_APPLICABLE}+{SAYS_DONE}*{later})"
        late = f"{DONE}*(LM_TANGGAL>=DATE({YEAR_NAME},{MONTH}+1,1))"
        undated = f"{SAYS_DONE}*(1-ISNUMBER(LM_TANGGAL))"
        unproved = f"{SAYS_DONE}*{BY_POSITION}*(LEN(TRIM(LM_BUKTI))=0)"

        def passed(number: str) -> str:
            return f"({number}<={PASSED_MONTHS_NAME})"

        begun = self._rows('(TRIM(LM_STATUS)="Proses")', f"({MONTH}>{PASSED_MONTHS_NAME})")
        tests = (
            (
                DerivedStatus.UNMET,
                f"{self._marked(passed(NUMBERS))}>{self._rows(resolved, passed(MONTH))}",
            ),
            (DerivedStatus.NO_DATE, f"{self._rows(undated)}>0"),
            (DerivedStatus.NO_EVIDENCE, f"{self._rows(unproved)}>0"),
            (
                DerivedStatus.IN_PROGRESS,
                f"{self._marked(self._is_open(NUMBERS))}"
                f"-{self._rows(resolved, self._is_open(MONTH))}+{begun}>0",
            ),
            (
                DerivedStatus.NOT_YET,
                f"OR({self._marked()}=0,{self._marked()}>{self._rows(resolved)})",
            ),
            (DerivedStatus.DONE_LATE, f"{self._rows(late)}>0"),
            (DerivedStatus.DONE, f"{self._rows(DONE)}>0"),
        )
        formula = f'"{DerivedStatus.NOT_APPLICABLE.printed}"'
        for status, test in reversed(tests):
            formula = f'IF({test},"{status.printed}",{formula})'
        return self._guarded(formula)

    def link(self, column: str) -> str:
        """A jump to its first row in Lembar Monev, wherever sorting has put it."""
        target = f"\"#'Lembar Monev'!{column}\"&MATCH(TRIM({self.code}),LM_KODE,0)"
        return self._guarded(f'IFERROR(HYPERLINK({target},"Buka"),"{NOTHING}")')


class MonevRow(Struct, frozen=True):
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
