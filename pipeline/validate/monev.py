"""Checks on Lembar Monev against the plan, and of each row's cells with one another."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.exceltext import shown
from pipeline.findings import Finding
from pipeline.model import CellRef, EntryStatus
from pipeline.months import month_name
from pipeline.near import suggestion
from pipeline.parse import Record
from pipeline.schema import LEMBAR_MONEV

from .context import Check, Context, month_list


def _month(record: Record) -> int:
    return int(record.number("month") or 0)


def rows_name_a_target(context: Context) -> Iterator[Finding]:
    """KODE is in the plan and BULAN one of its due months."""
    codes = [row.indicator.code for row in context.parsed.plan]
    for record in context.records(LEMBAR_MONEV):
        if "code" in record.faulty or "code" not in record.row.columns:
            continue
        code, month = record.text("code"), _month(record)
        place = record.row.cell("code")
        if not code:
            yield rules.monev.ROW_WITHOUT_CODE.at(place, row=record.row.number)
            continue
        row = context.plan_row(code)
        if row is None:
            if codes:
                near = suggestion(code, codes)
                yield rules.monev.UNKNOWN_CODE.at(place, text=shown(code), suggestion=near)
            continue
        place = record.row.cell("month")
        if record.is_blank("month"):
            if "month" in record.row.columns:
                months = month_list(row.dues, "atau") or None
                yield rules.monev.ROW_WITHOUT_MONTH.at(place, code=code, months=months)
        elif month and row.dues and month not in row.dues and not row.marks_are_faulty:
            months = month_list(row.dues, "atau")
            rule = rules.monev.NOT_A_DUE_MONTH
            yield rule.at(place, code=code, month=month_name(month), months=months)


def targets_are_reported_once(context: Context) -> Iterator[Finding]:
    """No two rows of one KODE and BULAN."""
    first: dict[tuple[str, int], int] = {}
    for entry in context.office.entries:
        if entry.row is None:
            continue
        if entry.key in first:
            yield rules.monev.REPORTED_TWICE.at(
                entry.row.cell("code"),
                code=entry.code,
                month=month_name(entry.month),
                rows=f"{first[entry.key]} dan {entry.row.number}",
            )
        first.setdefault(entry.key, entry.row.number)


def targets_have_rows(context: Context) -> Iterator[Finding]:
    """Targets without a row, all in one finding, ready to paste.

    A row whose KODE or BULAN is faulty has its own finding and is taken for the target
    that it most likely means.
    """
    if context.table(LEMBAR_MONEV) is None:
        return
    reported = {entry.key for entry in context.office.entries}
    missing = [o.key for o in context.office.obligations if o.key not in reported]
    targets = {o.key for o in context.office.obligations}
    for record in context.records(LEMBAR_MONEV):
        key = (record.text("code"), _month(record))
        if missing and key not in targets:
            _forgive(missing, *key)
    if missing:
        lines = "\n".join(f"{code}\t{month_name(month)}" for code, month in missing)
        rule = rules.monev.TARGETS_WITHOUT_ROW
        yield rule.at(CellRef(LEMBAR_MONEV.name), count=len(missing), lines=lines)


def _forgive(missing: list[tuple[str, int]], code: str, month: int) -> None:
    """Take away the missing target that a faulty row most likely means."""
    meant = code if any(code == c for c, _ in missing) else None
    if meant is None and code:
        meant = suggestion(code, [c for c, _ in missing])
    for target in missing:
        if target[0] == meant or (not code and target[1] == month):
            missing.remove(target)
            return


def status_and_cells_agree(context: Context) -> Iterator[Finding]:
    """What STATUS says, the other cells of the row bear out."""
    for record in context.records(LEMBAR_MONEV):
        status = record.text("status")
        columns = record.row.columns
        if status == EntryStatus.SELESAI.value:
            if "realized_on" in columns and record.is_blank("realized_on"):
                yield rules.monev.DONE_WITHOUT_DATE.at(record.row.cell("realized_on"))
            if "evidence" in columns and record.is_blank("evidence"):
                yield rules.monev.DONE_WITHOUT_EVIDENCE.at(record.row.cell("evidence"))
        elif status == EntryStatus.TIDAK_BERLAKU.value:
            if record.is_blank("note"):
                key = "note" if "note" in columns else "status"
                yield rules.monev.NOT_APPLICABLE_WITHOUT_REASON.at(record.row.cell(key))
        elif record.day("realized_on") and "status" in columns and "status" not in record.faulty:
            rule = rules.monev.DATE_WITHOUT_DONE
            yield rule.at(record.row.cell("status"), status=status or "kosong")


CHECKS: tuple[Check, ...] = (
    rows_name_a_target,
    targets_are_reported_once,
    targets_have_rows,
    status_and_cells_agree,
)
