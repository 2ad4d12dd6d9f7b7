"""A small office with people, meetings and decisions, for the tests of a meeting's packet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from pipeline.model import FollowUp, Meeting, Office, Period, Person, Settings
from pipeline.view.packet import PacketDocument, build_packet, find_meeting
from pipeline.view.packet.occasion import Occasion
from pipeline.view.parts.material import Material, ReportOptions
from tests.small_office import FILLED, figures, office_of

DAY = date(2025, 10, 31)
OCTOBER = Period.of_month(2025, 10)

PEOPLE = (
    Person("Contoh Ketua, S.H.", post="Ketua"),
    Person("Contoh Sekretaris", "197508172000121001", "Sekretaris", since=date(2025, 1, 1)),
    Person("Contoh Kasubbag", "198203142006042002", "Kasubbag Hukum"),
    Person("Contoh Kasubbag", "198203142006042002", "Bendahara"),
    Person("Contoh Pensiunan", post="Anggota", until=date(2025, 9, 30)),
)
MEETING = Meeting(
    period="2025-10",
    day=DAY,
    time="09.00 WIB s.d. selesai",
    place="Ruang Rapat Contoh",
    kind="Monev ZI",
    agenda="Pemantauan target Oktober\nRencana penyelesaian tunggakan",
    invitation="46/UND/9999/2025",
    chair="Contoh Ketua",
    secretary="Contoh Kasubbag",
    participants=("Contoh Ketua", "Contoh Kasubbag", "Contoh Tamu (Inspektorat)"),
    discussion="Sebagian besar target selesai.\nSatu target menunggu penetapan.",
)
DECISIONS = (
    FollowUp(
        "1",
        "Monev",
        DAY,
        "31/10/2025",
        "Contoh masalah",
        "Contoh keputusan",
        person="Sekretaris",
        due=date(2025, 11, 7),
        status="Belum",
    ),
    FollowUp("2", "Monev", date(2025, 9, 30), "30 September 2025", "Contoh lama", "Contoh usul"),
    FollowUp(
        "3",
        "WBS",
        DAY,
        "31 Okt 2025",
        "RAHASIA masalah",
        "RAHASIA keputusan",
        "RAHASIA tindakan",
        "RAHASIA orang",
        date(2025, 11, 28),
        status="Proses",
    ),
)


def packet_office(
    meetings: Sequence[Meeting] = (MEETING,),
    follow_ups: Sequence[FollowUp] = DECISIONS,
    people: Sequence[Person] = PEOPLE,
    settings: Settings = FILLED,
) -> Office:
    """Five targets: done, arrears, Tidak Berlaku, next month's, and one far ahead."""
    office = office_of(
        ("I.1.1", 10, date(2025, 10, 20)),
        ("I.1.2", 8, ""),
        ("I.1.3", 10, "tidak berlaku"),
        ("II.1.1", 11, "proses"),
        ("II.1.2", 12, ""),
        settings=settings,
    )
    return replace(
        office, meetings=tuple(meetings), follow_ups=tuple(follow_ups), people=tuple(people)
    )


BLANK = Office(settings=Settings(year=2025))


def occasion_of(office: Office, meeting: Meeting | None = None, **options: object) -> Occasion:
    """The October occasion of ``office``; its monev meeting unless another is given."""
    chosen = meeting or find_meeting(office, OCTOBER)
    how = ReportOptions(draft=False, report_date=DAY)
    how = replace(how, **options)  # type: ignore[arg-type]
    return Occasion(Material(office, None, figures(office, 10), None, (), how), chosen)


def packet(
    office: Office,
    meeting: Meeting | None = None,
    *,
    slug: str = "",
    photos: Sequence[str] = (),
    **options: object,
) -> dict[str, PacketDocument]:
    """October's packet by the first word of the file name, in order."""
    made = occasion_of(office, meeting, **options)
    documents = build_packet(
        office,
        None,
        made.material.progress,
        made.meeting,
        made.material.options,
        slug=slug,
        photos=photos,
    )
    return {d.file_name.rpartition("_2025")[0]: d for d in documents}
