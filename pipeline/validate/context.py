"""What a check may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec import Struct

from pipeline.evidence import EvidenceLookup
from pipeline.findings import Finding
from pipeline.model import Decree, Office
from pipeline.months import month_name
from pipeline.parse import Parsed, PlanRow, Record, Table
from pipeline.schema import Sheet


class Context(Struct, frozen=True):
    """The parsed workbook, the decree that it names (or None), today, and input/bukti.

    ``signed_on``: the date of the report that is being made; None where none is.
    """

    parsed: Parsed
    decree: Decree | None
    today: date
    evidence: EvidenceLookup
    signed_on: date | None = None

    @property
    def office(self) -> Office:
        return self.parsed.office

    def table(self, sheet: Sheet) -> Table | None:
        """The sheet as read; None where it is missing or has no header row."""
        return self.parsed.tables.get(sheet.name)

    def records(self, sheet: Sheet) -> Iterator[Record]:
        table = self.table(sheet)
        return iter(table.records if table else ())

    def plan_row(self, code: str) -> PlanRow | None:
        return next((row for row in self.parsed.plan if row.indicator.code == code), None)

    def changed_codes(self) -> frozenset[str]:
        """The KODE that Perubahan names: what differs there is explained."""
        return frozenset(change.code for change in self.office.changes if change.code)


Check = Callable[[Context], Iterable[Finding]]


def row_list(rows: Iterable[int]) -> str:
    """``2 dan 7``; ``2, 7 dan 9``."""
    numbers = [str(row) for row in rows]
    return " dan ".join(part for part in (", ".join(numbers[:-1]), numbers[-1]) if part)


def month_list(months: Iterable[int], last: str = "dan") -> str:
    """``Oktober, November, dan Desember``; two months without a comma."""
    names = [month_name(month) for month in months]
    if len(names) < 3:
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"
