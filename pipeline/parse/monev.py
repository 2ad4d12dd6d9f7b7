"""Lembar Monev → entries: what staff reported on each target."""

from __future__ import annotations

from pipeline.model import Entry, EntryStatus, Examination

from .table import Record, Table


def parse_entries(table: Table | None) -> tuple[Entry, ...]:
    """An entry a row whose KODE and BULAN can be read (else an error finding stands there)."""
    if table is None:
        return ()
    return tuple(entry for record in table.records if (entry := _entry(record)) is not None)


def month_of(record: Record) -> int | None:
    """The month of BULAN, 1…12."""
    number = record.number("month")
    return int(number) if number else None


def _entry(record: Record) -> Entry | None:
    code, month = record.text("code"), month_of(record)
    if not code or month is None:
        return None
    status, examination = record.text("status"), record.text("examination")
    link = record.links.get("evidence")
    # A link to a place in the workbook itself proves nothing.
    links = (link,) if link and not link.startswith("#") else ()
    return Entry(
        code=code,
        month=month,
        status=EntryStatus(status) if status else None,
        realized_on=record.day("realized_on"),
        evidence=record.lines("evidence"),
        links=links,
        obstacle=record.text("obstacle"),
        follow_up_plan=record.text("follow_up_plan"),
        note=record.text("note"),
        examination=Examination(examination) if examination else None,
        examined_by=record.text("examined_by"),
        examined_on=record.day("examined_on"),
        examiner_note=record.text("examiner_note"),
        row=record.row,
    )
