"""Checks inside a register: dates in order, numbers used once, STATUS borne out by dates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from msgspec import Struct

from pipeline import rules
from pipeline.exceltext import all_loose
from pipeline.findings import Finding, Severity
from pipeline.identity import MASK
from pipeline.outcomes import CLOSED, CLOSING_STATUSES, FINISHED, PASSED_ON
from pipeline.parse import Record, Table
from pipeline.schema import (
    BENTURAN_KEPENTINGAN,
    GRATIFIKASI,
    PENGADUAN,
    TINDAK_LANJUT,
    WBS,
    Sheet,
)

from .context import Check, Context, row_list


class Register(Struct, frozen=True):
    """How a register's rows run: column keys, and what makes a fault of them an error.

    ``order`` are (earlier, later) pairs; of those with one ``later`` the first that is
    broken is reported. ``counted``: a balance is counted by ``finished``, so that a row
    which leaves without it, or before it came in (``came_in``), has no place in it.
    """

    sheet: Sheet
    order: tuple[tuple[str, str], ...] = ()
    closing: tuple[str, ...] = ()
    finished: str = ""
    came_in: str = ""
    counted: bool = False

    def closes(self, record: Record) -> bool:
        """Whether the row has left by what it says; one without STATUS by its date alone."""
        return not self.closing or record.text("status") in self.closing


def registers() -> tuple[Register, ...]:
    """The registers; which STATUS closes a row is said where the recaps are counted."""
    return (
        Register(
            TINDAK_LANJUT, (("day", "finished"), ("day", "due")), (CLOSED,), "finished", "day"
        ),
        Register(
            WBS, (("received", "finished"),), CLOSING_STATUSES, "finished", "received", counted=True
        ),
        Register(
            PENGADUAN,
            (("received", "completed"), ("received", "finished"), ("completed", "finished")),
            (FINISHED, *PASSED_ON),
            "finished",
            "received",
            counted=True,
        ),
        Register(
            GRATIFIKASI, (("received", "reported"),), (), "reported", "received", counted=True
        ),
        Register(BENTURAN_KEPENTINGAN),
    )


def registers_agree_with_themselves(context: Context) -> Iterator[Finding]:
    """Every register by the three checks below."""
    tables = context.parsed.tables
    if not any(tables[s.name].records for s in _SHEETS if s.name in tables):
        return
    for register in registers():
        table = context.table(register.sheet)
        if table is None:
            continue
        yield from _used_once(table, register)
        keys = dict.fromkeys((*chain(*register.order), register.finished, "status"))
        for record in table.records.those(tuple(keys), partial(_is_at_odds, register)):
            yield from _by_itself(register, record)


_SHEETS = (TINDAK_LANJUT, WBS, PENGADUAN, GRATIFIKASI, BENTURAN_KEPENTINGAN)


def _by_itself(register: Register, record: Record) -> Iterator[Finding]:
    yield from _in_order(register, record)
    if register.closing:
        yield from _status_fits(register, record)


def _is_at_odds(register: Register, record: Record) -> bool:
    return any(True for _ in _by_itself(register, record))


def _used_once(table: Table, register: Register) -> Iterator[Finding]:
    """The first column of a register, its number or code, names one row."""
    column = register.sheet.columns[0]
    texts = table.records.column(column.key)
    used = [n for n, text in enumerate(texts) if isinstance(text, str) and text not in ("", MASK)]
    spelled = all_loose([str(texts[index]) for index in used])
    if len(set(spelled)) == len(spelled):
        return
    rows: dict[str, list[Record]] = {}
    for index, text in zip(used, spelled, strict=True):
        rows.setdefault(text, []).append(table.records[index])
    for same in rows.values():
        for record in same[1:]:
            yield rules.registers.NUMBER_TWICE.at(
                record.row.cell(column.key),
                column=column.header,
                rows=row_list(r.row.number for r in same),
            )


def _in_order(register: Register, record: Record) -> Iterator[Finding]:
    reported = set()
    for earlier, later in register.order:
        first, second = record.day(earlier), record.day(later)
        if first is None or second is None or second >= first or later in reported:
            continue
        reported.add(later)
        undetermined = (
            register.counted
            and (earlier, later) == (register.came_in, register.finished)
            and register.closes(record)
        )
        yield rules.registers.DATES_OUT_OF_ORDER.at(
            record.row.cell(later),
            Severity.ERROR if undetermined else None,
            column=register.sheet.column(later).header,
            expected=register.sheet.column(earlier).header,
        )


def _status_fits(register: Register, record: Record) -> Iterator[Finding]:
    """A row that has left says when; one that says when has left."""
    key, status = register.finished, record.text("status")
    if not status or key not in record.row.columns:
        return
    header = register.sheet.column(key).header
    if register.closes(record):
        if record.is_blank(key):
            yield rules.registers.CLOSED_WITHOUT_FINISH.at(
                record.row.cell(key),
                None if register.counted else Severity.WARNING,
                column=header,
                expected=status,
            )
    elif record.day(key):
        yield rules.registers.OPEN_WITH_FINISH.at(
            record.row.cell("status"), column=header, expected=status
        )


CHECKS: tuple[Check, ...] = (registers_agree_with_themselves,)
"""One check, so that a workbook without a row in these sheets pays for nothing."""
