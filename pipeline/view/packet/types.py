"""What a meeting packet's templates may use; texts as in :mod:`pipeline.view.parts.types`."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict

from pipeline.view.parts.monev_types import SheetRow
from pipeline.view.parts.types import DocumentFrame, SheetArea


class MeetingFacts(Struct, frozen=True):
    """What every document says of the meeting. ``day`` is ``Jumat, 31 Oktober 2025``."""

    title: str
    day: str
    time: str
    place: str
    agenda: tuple[str, ...]


class Signer(Struct, frozen=True):
    """A signature of someone other than the signing post: the chair, the secretary."""

    title: str
    name: str
    nip_line: str


class InviteeRow(Struct, frozen=True):
    number: str
    name: str
    post: str


class Invitation(Struct, frozen=True):
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


class AttendanceRow(Struct, frozen=True):
    """A row of Daftar Hadir. Signing places alternate: one of ``left``, ``right`` is blank."""

    number: str
    name: str
    post: str
    left: str
    right: str


class AttendanceList(Struct, frozen=True):
    """Daftar Hadir: everyone invited, guests, and spare rows."""

    frame: DocumentFrame
    meeting: MeetingFacts
    rows: tuple[AttendanceRow, ...]
    chair: Signer


class MeetingDecisionRow(Struct, frozen=True):
    """A row of Tindak Lanjut that the meeting decided; of a case only what names nobody."""

    number: str
    problem: str
    decision: str
    person: str
    due: str
    status: str


class Minutes(Struct, frozen=True):
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


class MonevSheet(Struct, frozen=True):
    """Lembar Monev as evidence of the meeting: what is due, and what comes next.

    ``rows`` are those of all ``areas``, in their order.
    """

    frame: DocumentFrame
    meeting: MeetingFacts
    intro: str
    areas: tuple[SheetArea, ...]
    rows: tuple[SheetRow, ...]
    empty: str


class SentRow(Struct, frozen=True):
    """A row of Surat Pengantar."""

    number: str
    item: str
    quantity: str


class CoverLetter(Struct, frozen=True):
    """Surat Pengantar. ``note`` stands once beside all ``rows``."""

    frame: DocumentFrame
    number: str
    place_date: str
    recipient: str
    rows: tuple[SentRow, ...]
    note: str


class PhotoRow(Struct, frozen=True):
    """A photo's place. ``alt`` is its alternative text, by which the picture is put there."""

    alt: str
    caption: str


class PhotoAnnex(Struct, frozen=True):
    """Dokumentasi."""

    frame: DocumentFrame
    meeting: MeetingFacts
    photos: tuple[PhotoRow, ...]


Content = Invitation | AttendanceList | Minutes | MonevSheet | CoverLetter | PhotoAnnex


class PacketDocument(Struct, frozen=True):
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
        return asdict(self.content)
