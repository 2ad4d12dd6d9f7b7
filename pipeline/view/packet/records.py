"""Daftar Hadir and Notulen: who was there, what was said, what was decided."""

from __future__ import annotations

from pipeline.view.packet.decisions import decision_rows
from pipeline.view.packet.occasion import Occasion, numbered
from pipeline.view.packet.people import invited, participants, signer, with_post
from pipeline.view.packet.types import AttendanceList, AttendanceRow, Minutes, Signer
from pipeline.view.parts.meetings import attendance
from pipeline.view.parts.signatory import signature
from pipeline.view.parts.types import Signature
from pipeline.view.words.format import day, integer
from pipeline.view.words.text import TO_FILL, filled

#: Rows for those who come without being on the list.
SPARE_ROWS = 5
#: A form for fewer people than this would look like a scrap.
LEAST_ROWS = 12


def attendance_list(occasion: Occasion) -> AttendanceList:
    names = [(one.name, one.post) for one in invited(occasion)]
    spare = max(SPARE_ROWS, LEAST_ROWS - len(names))
    return AttendanceList(
        frame=occasion.frame(
            ("DAFTAR HADIR",), f"Daftar Hadir {occasion.title}", _signature(occasion)
        ),
        meeting=occasion.facts(),
        rows=tuple(
            _attendance_row(n, *one) for n, one in enumerate([*names, *[("", "")] * spare], 1)
        ),
        chair=_chair(occasion),
    )


def _attendance_row(number: int, name: str, post: str) -> AttendanceRow:
    place = f"{number}."
    is_odd = number % 2 == 1
    return AttendanceRow(
        number=str(number),
        name=name,
        post=post,
        left=place if is_odd else "",
        right="" if is_odd else place,
    )


def _chair(occasion: Occasion) -> Signer:
    meeting = occasion.meeting
    return signer(occasion, "Pimpinan Rapat,", meeting.chair if meeting else "")


def _signature(occasion: Occasion) -> Signature:
    return signature(occasion.office, occasion.people_day)


def minutes(occasion: Occasion) -> Minutes:
    """Whoever holds a post in it is named with the post of the meeting's day."""
    meeting = occasion.meeting
    came = participants(occasion)
    decisions = decision_rows(occasion)
    place = filled(occasion.material.settings.place)
    return Minutes(
        frame=occasion.frame(("NOTULEN",), f"Notulen {occasion.title}", _signature(occasion)),
        meeting=occasion.facts(),
        chair_line=with_post(occasion, meeting.chair if meeting else ""),
        secretary_line=with_post(occasion, meeting.secretary if meeting else ""),
        attendance=attendance(occasion.material, meeting),
        participants=numbered([one.with_post for one in came]) or (TO_FILL,),
        discussion=occasion.discussion(),
        decisions=decisions,
        decisions_intro=(
            f"Rapat menetapkan {integer(len(decisions))} keputusan berikut; statusnya per "
            f"{occasion.material.position}."
            if decisions
            else ""
        ),
        decisions_empty=f"Keputusan rapat belum tercatat pada lembar Tindak Lanjut: {TO_FILL}",
        place_date=f"{place}, {day(occasion.day, missing=TO_FILL)}",
        chair=_chair(occasion),
        secretary=signer(occasion, "Notulis,", meeting.secretary if meeting else ""),
    )
