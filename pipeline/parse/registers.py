"""The plain sheets → model: Pegawai, Perubahan, Tindak Lanjut, Rapat, Narasi."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import schema
from pipeline.model import Change, FollowUp, Meeting, Narrative, Person

from .table import Table

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
