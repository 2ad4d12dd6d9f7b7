"""The meeting's packet: invitation, attendance, minutes, lembar monev, photos, cover letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.failures import MEETING_NOT_FOUND
from pipeline.measure import measure
from pipeline.model import Meeting
from pipeline.run.loading import Loaded
from pipeline.run.publishing import (
    Made,
    ReportRequest,
    place,
    refuse_on_errors,
    report_options,
    sound_template,
)

if TYPE_CHECKING:
    from pipeline.photos import PhotoFolder


def make_packet(loaded: Loaded, request: ReportRequest, photos: Path | None) -> tuple[Made, ...]:
    """The packet of the period's monev meeting; [DIISI] where Rapat does not have it yet.

    Raises REPORT_REFUSED and the failures of photos, templates and output.
    """
    from pipeline.view.packet import find_meeting

    refuse_on_errors(loaded, request.draft)
    meeting = find_meeting(loaded.office, request.period, request.report_date)
    return _documents(loaded, request, meeting, "", _photos(photos))


def make_meeting(
    loaded: Loaded, request: ReportRequest, day: date, photos: Path | None
) -> tuple[Made, ...]:
    """The packets of every meeting that Rapat has on ``day``.

    Raises MEETING_NOT_FOUND where it has none, and as :func:`make_packet`.
    """
    from pipeline.view.packet import meeting_slugs, meetings_on, period_of
    from pipeline.view.words.format import day as day_text

    refuse_on_errors(loaded, request.draft)
    meetings = meetings_on(loaded.office, day)
    if not meetings:
        raise MEETING_NOT_FOUND.error(day=day_text(day))
    pictures = _photos(photos)
    made: list[Made] = []
    for meeting, slug in zip(meetings, meeting_slugs(meetings), strict=True):
        own = replace(request, period=period_of(meeting) or request.period)
        made.extend(_documents(loaded, own, meeting, slug, pictures))
    return tuple(made)


def _photos(folder: Path | None) -> PhotoFolder | None:
    if folder is None:
        return None
    from pipeline.photos import read_photos

    return read_photos(folder)


def _documents(
    loaded: Loaded,
    request: ReportRequest,
    meeting: Meeting | None,
    slug: str,
    pictures: PhotoFolder | None,
) -> tuple[Made, ...]:
    from pipeline.opc import read_parts
    from pipeline.render import render, with_pictures
    from pipeline.view.packet import build_packet

    progress = measure(loaded.office, request.period, request.as_of)
    documents = build_packet(
        loaded.office,
        loaded.decree,
        progress,
        meeting,
        report_options(loaded, request),
        slug=slug,
        photos=[photo.name for photo in pictures.photos] if pictures else (),
    )
    made = []
    for document in documents:
        template, note = sound_template(loaded, request, document.template_name)
        data = render(template, document.context)
        if document.pictures and pictures:
            placed = dict(zip(document.pictures, pictures.photos, strict=True))
            data = with_pictures(data, placed, template)
        kind = document.template_name.removesuffix(".docx")
        name = document.file_name.removesuffix(".docx").removesuffix("_DRAF")
        placed_document = place(loaded, request, read_parts(data), f"{name}.docx", kind)
        made.append(replace(placed_document, note=f"{note} {placed_document.note}".strip()))
    if pictures and pictures.skipped:
        note = f"Bukan foto, jadi dilewati: {', '.join(pictures.skipped)}."
        made[-1] = replace(made[-1], note=f"{made[-1].note} {note}".strip())
    return tuple(made)
