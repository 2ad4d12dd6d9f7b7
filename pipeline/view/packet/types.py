"""What the templates of a meeting's packet may use; texts as in :mod:`pipeline.view.types`."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pipeline.view.types import DocumentFrame, SheetArea


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What every document says of the meeting. ``day`` is ``Jumat, 31 Oktober 2025``."""

    title: str
    day: str
    time: str
    place: str
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """A signature of someone other than the signing post: the chair, the secretary."""

    title: str
    name: str
    nip_line: str


@dataclass(frozen=True, slots=True)
class InviteeRow:
    number: str
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """Undangan. ``recipients`` are the lines under Yth.; a long list stands in ``annex``."""

    frame: DocumentFrame
    number: str
    place_date: str
    sent_on: str
    attachment: str
    subject: str
    recipients: tuple[str, ...]
    opening: tuple[str, ...]
    meeting: MeetingFacts
    closing: tuple[str, ...]
    annex: tuple[InviteeRow, ...]
    annex_title: str


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A row of Daftar Hadir. Signing places alternate: one of ``left``, ``right`` is blank."""

    number: str
    name: str
    post: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Daftar Hadir: everyone invited, guests, and spare rows."""

    frame: DocumentFrame
    meeting: MeetingFacts
    rows: tuple[AttendanceRow, ...]
    chair: Signer


@dataclass(frozen=True, slots=True)
class MeetingDecisionRow:
    """A row of Tindak Lanjut that the meeting decided; of a case only what names nobody."""

    number: str
    problem: str
    decision: str
    person: str
    due: str
    status: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Notulen. ``participants`` are those who came, each with the post of that day."""

    frame: DocumentFrame
    meeting: MeetingFacts
    chair_line: str
    secretary_line: str
    attendance: str
    participants: tuple[str, ...]
    discussion: tuple[str, ...]
    decisions: tuple[MeetingDecisionRow, ...]
    decisions_intro: str
    decisions_empty: str
    place_date: str
    chair: Signer
    secretary: Signer


@dataclass(frozen=True, slots=True)
class MonevSheet:
    """Lembar Monev as evidence of the meeting: what is due, and what comes next."""

    frame: DocumentFrame
    meeting: MeetingFacts
    intro: str
    areas: tuple[SheetArea, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of Surat Pengantar."""

    number: str
    item: str
    quantity: str


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """Surat Pengantar. ``note`` stands once beside all ``rows``."""

    frame: DocumentFrame
    number: str
    place_date: str
    recipient: str
    rows: tuple[SentRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo's place. ``alt`` is its alternative text, by which the picture is put there."""

    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class PhotoAnnex:
    """Dokumentasi."""

    frame: DocumentFrame
    meeting: MeetingFacts
    photos: tuple[PhotoRow, ...]


Content = Invitation | AttendanceList | Minutes | MonevSheet | CoverLetter | PhotoAnnex


@dataclass(frozen=True, slots=True)
class PacketDocument:
    """A document to be made: which template, under which file name, filled with what.

    ``pictures`` are the alternative texts of the photos' places, in the order of the photos.
    """

    template_name: str
    file_name: str
    content: Content
    pictures: tuple[str, ...] = ()

    @property
    def context(self) -> dict[str, object]:
        """The fields of the content by name, as rendering takes them."""
        return {field.name: getattr(self.content, field.name) for field in fields(self.content)}
