"""The plain sheets → model: Pegawai, Perubahan, Tindak Lanjut, Rapat, Narasi, and the registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline import schema
from pipeline.model import (
    Change,
    Complaint,
    ConflictRisk,
    DayOff,
    Deferred,
    FollowUp,
    GratificationReport,
    Meeting,
    Narrative,
    Person,
    WbsCase,
)

from .table import Record, Table

#: Columns that every used row of a register needs. What only a closed case needs (its
#: finish date) is the concern of the register's own rules.
NEEDED: Mapping[str, tuple[str, ...]] = {
    schema.PEGAWAI.name: ("name", "post"),
    schema.PERUBAHAN.name: ("day", "kind", "code"),
    schema.TINDAK_LANJUT.name: ("recommendation", "status"),
    schema.WBS.name: ("case", "received", "category", "status"),
    schema.PENGADUAN.name: ("number", "received", "channel", "classification", "status"),
    schema.GRATIFIKASI.name: ("received", "reported"),
    schema.BENTURAN_KEPENTINGAN.name: ("task",),
    schema.RAPAT.name: ("period", "day"),
    schema.NARASI.name: ("period", "section", "text"),
    schema.HARI_LIBUR.name: ("day",),
}


def parse_people(table: Table | None) -> tuple[Person, ...]:
    return tuple(
        Person(
            name=r.text("name"),
            nip="".join(r.text("nip").split()),
            post=r.text("post"),
            post_status=r.text("post_status") or "Definitif",
            role=r.text("role"),
            since=r.day("since"),
            until=r.day("until"),
            declared_on=r.day("declared_on"),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def parse_changes(table: Table | None) -> tuple[Change, ...]:
    return tuple(
        Change(
            day=r.day("day"),
            kind=r.text("kind"),
            code=r.text("code"),
            before=r.text("before"),
            after=r.text("after"),
            basis=r.text("basis"),
            reason=r.text("reason"),
            approved_by=r.text("approved_by"),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def parse_follow_ups(table: Table | None) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(
            number=r.text("number"),
            origin=r.text("origin"),
            day=r.day("day"),
            reference=r.text("reference"),
            problem=r.text("problem"),
            recommendation=r.text("recommendation"),
            action=r.text("action"),
            person=r.text("person"),
            due=r.day("due"),
            finished=r.day("finished"),
            evidence=r.text("evidence"),
            status=r.text("status"),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def parse_meetings(table: Table | None) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(
            period=r.text("period"),
            day=r.day("day"),
            time=r.text("time"),
            place=r.text("place"),
            kind=r.text("kind"),
            agenda="\n".join(r.lines("agenda")),
            invitation=r.text("invitation"),
            chair=r.text("chair"),
            secretary=r.text("secretary"),
            participants=r.lines("participants"),
            discussion="\n".join(r.lines("discussion")),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def parse_narratives(table: Table | None) -> tuple[Narrative, ...]:
    return tuple(
        Narrative(
            period=r.text("period"),
            section=r.text("section"),
            text="\n".join(r.lines("text")),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def parse_cases(table: Table | None) -> tuple[WbsCase, ...]:
    """A case a row, also one whose months can't be read (a finding stands there)."""
    return tuple(
        WbsCase(
            case=r.text("case"),
            received=_month(r.day("received")),
            category=r.text("category"),
            status=r.text("status"),
            finished=_month(r.day("finished")),
            channel=r.text("channel"),
            complete=r.text("complete"),
            forwarded=r.text("forwarded"),
            recommendation=r.text("recommendation"),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def _month(day: date | None) -> tuple[int, int] | None:
    return (day.year, day.month) if day else None


def parse_complaints(table: Table | None) -> Sequence[Complaint]:
    """A complaint a row, also one whose dates or choices can't be read."""
    records = table.records if table else ()
    return Deferred(len(records), lambda: map(complaint_of, records))


def complaint_of(record: Record) -> Complaint:
    """The complaint that the row is."""
    return Complaint(
        number=record.text("number"),
        received=record.day("received"),
        channel=record.text("channel"),
        ticket=record.text("ticket"),
        classification=record.text("classification"),
        substance=record.text("substance"),
        field=record.text("field"),
        completed=record.day("completed"),
        status=record.text("status"),
        finished=record.day("finished"),
        outcome=record.text("outcome"),
        response=record.lines("response"),
        note=record.text("note"),
        row=record.row,
    )


def parse_gratifications(table: Table | None) -> tuple[GratificationReport, ...]:
    """A report a row; NILAI in whole rupiah."""
    return tuple(
        GratificationReport(
            number=r.text("number"),
            received=r.day("received"),
            reported=r.day("reported"),
            form=r.text("form"),
            amount=_rupiah(r.number("amount")),
            event=r.text("event"),
            forwarded=r.text("forwarded"),
            ruling=r.text("ruling"),
            action=r.text("action"),
            status=r.text("status"),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def _rupiah(amount: int | float | None) -> int | None:
    """To the nearest rupiah, half away from zero as Excel shows it; sen are not kept."""
    if amount is None:
        return None
    return int(amount + 0.5) if amount >= 0 else -int(0.5 - amount)


def parse_conflicts(table: Table | None) -> tuple[ConflictRisk, ...]:
    """A risk a row, in the matrix's order."""
    return tuple(
        ConflictRisk(
            number=r.text("number"),
            task=r.text("task"),
            situation=r.text("situation"),
            source=r.text("source"),
            risk=r.text("risk"),
            control=r.text("control"),
            person=r.text("person"),
            due=r.day("due"),
            status=r.text("status"),
            row=r.row,
        )
        for r in (table.records if table else ())
    )


def parse_days_off(table: Table | None) -> tuple[DayOff, ...]:
    """A day off a row; a row without a date that can be read is none (a finding stands there)."""
    return tuple(
        DayOff(day=day, note=r.text("note"), row=r.row)
        for r in (table.records if table else ())
        if (day := r.day("day")) is not None
    )
