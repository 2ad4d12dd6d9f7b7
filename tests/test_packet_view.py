"""A meeting's packet: which documents, about which meeting, saying what of whom."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.model import FollowUp, Meeting, Person
from pipeline.view.packet import find_meeting, meeting_slugs, meetings_on, period_of
from pipeline.view.packet.occasion import is_zi_monev, numbered
from pipeline.view.packet.people import participants, staff
from pipeline.view.packet.spelled import counted, spelled
from pipeline.view.words.text import TO_FILL
from tests.packet_office import BLANK, DAY, MEETING, OCTOBER, PEOPLE, occasion_of, packet
from tests.packet_office import packet_office as office
from tests.record_texts import texts_of
from tests.small_office import FILLED, figures, sheet_rows

SPIP = Meeting(period="2025-10", day=date(2025, 10, 14), kind="SPIP", agenda="Kartu kendali")
SOP = replace(SPIP, kind="SOP")


def texts(value: object) -> str:
    return "\n".join(texts_of(value))


# --- which meeting, which files -----------------------------------------------------


def test_the_period_s_packet_has_five_documents_named_after_the_period() -> None:
    assert [d.file_name for d in packet(office()).values()] == [
        "Undangan_2025-10.docx",
        "Daftar_Hadir_2025-10.docx",
        "Notulen_2025-10.docx",
        "Lembar_Monev_2025-10.docx",
        "Surat_Pengantar_2025-10.docx",
    ]


def test_each_document_names_its_own_template() -> None:
    assert [d.template_name for d in packet(office(), photos=["a.jpg"]).values()] == [
        "undangan.docx",
        "daftar_hadir.docx",
        "notulen.docx",
        "lembar_monev.docx",
        "dokumentasi.docx",
        "surat_pengantar.docx",
    ]


def test_a_draft_s_files_say_so_and_carry_no_number() -> None:
    made = packet(office(meetings=()), draft=True)
    assert {d.file_name[-10:] for d in made.values()} == {"_DRAF.docx"}
    assert made["Undangan"].context["number"] == ""
    assert {d.content.frame.stamp for d in made.values()} == {"DRAF"}


def test_a_meeting_s_own_packet_is_named_after_its_day_and_lists_no_report() -> None:
    made = packet(office((SPIP,)), SPIP, slug="2025-10-14")
    assert list(made) == ["Undangan", "Daftar_Hadir", "Notulen", "Surat_Pengantar"]
    assert made["Notulen"].file_name == "Notulen_2025-10-14.docx"
    assert made["Notulen"].content.meeting.title == "Rapat SPIP"
    assert "Laporan" not in texts(made["Surat_Pengantar"].content.rows)


def test_a_monev_meeting_s_own_packet_keeps_the_lembar_monev() -> None:
    assert "Lembar_Monev" in packet(office(), MEETING, slug="2025-10-31")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("", True),
        ("Monev ZI", True),
        ("Rapat Monitoring dan Evaluasi", True),
        ("Monev SPIP", False),
        ("Evaluasi SOP", False),
        ("WBS", False),
    ],
)
def test_only_a_meeting_on_the_zona_integritas_itself_is_its_monev(
    kind: str, expected: bool
) -> None:
    assert is_zi_monev(replace(MEETING, kind=kind)) is expected


def test_the_period_s_meeting_is_its_monev_meeting_and_of_several_the_last_held() -> None:
    early, late = replace(MEETING, day=date(2025, 10, 3)), replace(MEETING, day=date(2025, 11, 5))
    whole = office((SPIP, late, early, MEETING))
    assert find_meeting(whole, OCTOBER) == MEETING
    assert find_meeting(whole, OCTOBER, date(2025, 10, 10)) == early
    assert find_meeting(whole, OCTOBER, date(2025, 10, 1)) == early
    assert find_meeting(office((SPIP,)), OCTOBER) is None


def test_meetings_on_a_day_are_all_of_that_day_whatever_their_kind() -> None:
    whole = office((SPIP, MEETING, SOP))
    assert meetings_on(whole, date(2025, 10, 14)) == (SPIP, SOP)
    assert meetings_on(whole, date(2025, 10, 15)) == ()


def test_meetings_of_one_day_get_names_of_their_own() -> None:
    assert meeting_slugs([SPIP]) == ("2025-10-14",)
    assert meeting_slugs([SPIP, SOP, SOP]) == (
        "2025-10-14_SPIP",
        "2025-10-14_SOP",
        "2025-10-14_SOP_2",
    )
    odd = replace(SPIP, kind="../WBS: a/b")
    assert meeting_slugs([odd, replace(SPIP, kind="spip"), SPIP]) == (
        "2025-10-14_WBS_a_b",
        "2025-10-14_spip",
        "2025-10-14_SPIP_2",
    )


@pytest.mark.parametrize(
    ("period", "slug"),
    [("2025-10", "2025-10"), (" 2025-tw3 ", "2025-TW3"), ("Oktober", "2025-10"), ("", "2025-10")],
)
def test_a_meeting_s_period_is_periode_else_the_month_of_its_day(period: str, slug: str) -> None:
    found = period_of(replace(MEETING, period=period))
    assert found is not None and found.slug == slug
    assert period_of(Meeting(period="", day=None)) is None


# --- people -------------------------------------------------------------------------


def test_attendance_holds_who_is_in_post_that_day_once_each_and_then_the_guests() -> None:
    rows = packet(office())["Daftar_Hadir"].content.rows
    assert [(r.number, r.name, r.post) for r in rows[:5]] == [
        ("1", "Contoh Ketua, S.H.", "Ketua"),
        ("2", "Contoh Sekretaris", "Sekretaris"),
        ("3", "Contoh Kasubbag", "Kasubbag Hukum / Bendahara"),
        ("4", "Contoh Tamu", "Inspektorat"),
        ("5", "", ""),
    ]
    assert len(rows) == 12 and "Pensiunan" not in texts(rows)


def test_signing_places_alternate() -> None:
    rows = packet(office())["Daftar_Hadir"].content.rows
    assert [(r.left, r.right) for r in rows[:4]] == [("1.", ""), ("", "2."), ("3.", ""), ("", "4.")]


def test_a_long_list_still_has_five_spare_rows() -> None:
    people = [Person(f"Contoh Nama {n}", post="Staf") for n in range(30)]
    rows = packet(office(people=people, meetings=()))["Daftar_Hadir"].content.rows
    assert len(rows) == 35 and [r.name for r in rows[30:]] == [""] * 5


@pytest.mark.parametrize(
    "line",
    [
        "Contoh Ketua",
        "1. Contoh Ketua",
        "contoh  ketua, S.H., M.H.",
        "Dr. Contoh Ketua",
        "Bapak Contoh Ketua",
        "Bpk. Contoh Ketua",
        "Contoh Ketua (Ketua KPU)",
        "Contoh Ketua - Ketua",
        "Ketua",
    ],
)
def test_a_line_of_peserta_that_names_somebody_in_pegawai_is_that_person(line: str) -> None:
    whole = office((replace(MEETING, participants=(line,)),))
    (one,) = participants(occasion_of(whole))
    assert one == staff(occasion_of(whole))[0]


def test_a_name_that_only_begins_alike_is_another_person() -> None:
    whole = office((replace(MEETING, participants=("Contoh Ketua Muda", "Contoh")),))
    assert [p.name for p in participants(occasion_of(whole))] == ["Contoh Ketua Muda", "Contoh"]


def test_minutes_list_those_who_came_and_sign_with_nip() -> None:
    minutes = packet(office())["Notulen"].content
    assert minutes.participants == (
        "1.\tContoh Ketua, S.H. (Ketua)",
        "2.\tContoh Kasubbag (Kasubbag Hukum / Bendahara)",
        "3.\tContoh Tamu (Inspektorat)",
    )
    assert minutes.attendance.endswith("orang serta 1 tamu")
    assert (minutes.secretary.name, minutes.secretary.nip_line) == (
        "Contoh Kasubbag",
        "NIP 198203142006042002",
    )
    assert (minutes.chair.name, minutes.chair.nip_line) == ("Contoh Ketua, S.H.", "")
    assert minutes.chair_line == "Contoh Ketua, S.H. (Ketua)"
    assert minutes.place_date == "Kota Contoh, 31 Oktober 2025"


# --- the letters ----------------------------------------------------------------------


def test_an_invitation_has_the_number_that_rapat_gives_else_one_by_the_pattern() -> None:
    assert packet(office())["Undangan"].content.number == "46/UND/9999/2025"
    unnumbered = office((replace(MEETING, invitation=""),))
    expected = f"{TO_FILL}/PP.05-{TO_FILL}/9999/2025"
    assert packet(unnumbered)["Undangan"].content.number == expected


def test_an_invitation_is_never_dated_on_or_after_its_meeting() -> None:
    assert packet(office())["Undangan"].content.place_date == f"Kota Contoh, {TO_FILL}"
    before = packet(office(), report_date=date(2025, 10, 20))["Undangan"].content
    assert before.place_date == "Kota Contoh, 20 Oktober 2025"
    assert before.sent_on == "20 Oktober 2025"


def test_who_signs_the_invitation_is_not_invited_by_it() -> None:
    assert packet(office())["Undangan"].content.recipients == (
        "1.\tContoh Sekretaris (Sekretaris)",
        "2.\tContoh Kasubbag (Kasubbag Hukum / Bendahara)",
        "3.\tContoh Tamu (Inspektorat)",
    )


def test_many_recipients_stand_in_an_annex() -> None:
    people = [*PEOPLE, *(Person(f"Contoh Nama {n}", post="Staf") for n in range(3))]
    letter = packet(office(people=people))["Undangan"].content
    assert letter.recipients == ("Daftar terlampir",)
    assert letter.attachment == "1 (satu) lembar" and len(letter.annex) == 6
    assert packet(office())["Undangan"].content.attachment == "–"


def test_the_cover_letter_lists_what_is_sent_and_nothing_else() -> None:
    letter = packet(office(), photos=["a.jpg"])["Surat_Pengantar"].content
    assert [(r.number, r.item, r.quantity) for r in letter.rows] == [
        (
            "1",
            "Laporan Monitoring dan Evaluasi Pembangunan Zona Integritas Bulan Oktober 2025",
            "1 (satu) berkas",
        ),
        ("2", "Undangan rapat", "1 (satu) berkas"),
        ("3", "Daftar hadir rapat", "1 (satu) berkas"),
        ("4", "Notulen rapat", "1 (satu) berkas"),
        ("5", "Lembar monev", "1 (satu) berkas"),
        ("6", "Dokumentasi rapat", "1 (satu) berkas"),
    ]
    assert letter.recipient == "Inspektorat Contoh"


def test_the_cover_letter_of_a_meeting_to_come_has_no_date_yet() -> None:
    letter = packet(office(), report_date=date(2025, 10, 20))["Surat_Pengantar"].content
    assert letter.place_date == f"Kota Contoh, {TO_FILL}"
    assert packet(office())["Surat_Pengantar"].content.place_date == "Kota Contoh, 31 Oktober 2025"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (45, "empat puluh lima"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (210, "dua ratus sepuluh"),
        (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_counts_are_spelled(number: int, words: str) -> None:
    assert spelled(number) == words
    assert counted(number, "berkas") == f"{number} ({words}) berkas"


def test_several_points_are_numbered_and_one_or_numbered_ones_stay_as_they_are() -> None:
    assert numbered(["a", "b"]) == ("1.\ta", "2.\tb")
    assert numbered(["a"]) == ("a",) and numbered([]) == ()
    assert numbered(["1. a", "2) b"]) == ("1. a", "2) b")


# --- decisions ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reference",
    [
        "31/10/2025",
        "31-10-2025",
        "2025-10-31",
        "31 Okt 2025",
        "Jumat, 31 Oktober 2025",
        "31.10.2025",
    ],
)
def test_a_decision_is_found_by_the_meeting_s_date_in_any_accepted_spelling(reference: str) -> None:
    row = FollowUp("7", "Monev", DAY, reference, "masalah", "keputusan")
    (found,) = packet(office(follow_ups=(row,)))["Notulen"].content.decisions
    assert (found.number, found.decision) == ("1", "keputusan")


@pytest.mark.parametrize(
    "reference", ["", "31 Oktober", "30/10/2025", "Senin, 31 Oktober 2025", "X"]
)
def test_no_other_row_is_taken_for_a_decision(reference: str) -> None:
    row = FollowUp("7", "Monev", DAY, reference, "masalah", "keputusan")
    minutes = packet(office(follow_ups=(row,)))["Notulen"].content
    assert minutes.decisions == () and TO_FILL in minutes.decisions_empty


def test_of_a_case_s_decision_the_minutes_tell_reference_and_status_only() -> None:
    made = packet(office())
    _, hidden = made["Notulen"].content.decisions
    assert hidden == type(hidden)(
        "2", "WBS, Tindak Lanjut nomor 3", "Rincian pada rekap WBS", "–", "–", "Proses"
    )
    assert "RAHASIA" not in "".join(texts(d.content) for d in made.values())


def test_an_unknown_origin_is_kept_as_close_as_a_case() -> None:
    row = FollowUp("7", "Pak Contoh", DAY, "31/10/2025", "RAHASIA", "RAHASIA", person="RAHASIA")
    made = packet(office(follow_ups=(row,)))
    shown = texts(made["Notulen"].content)
    assert "RAHASIA" not in shown and "Pak Contoh" not in shown


def test_two_meetings_on_one_day_each_keep_their_own_decisions() -> None:
    wbs = replace(MEETING, kind="WBS", discussion="")
    whole = office((MEETING, wbs))
    monev_rows = packet(whole, MEETING)["Notulen"].content.decisions
    wbs_rows = packet(whole, wbs, slug="2025-10-31")["Notulen"].content.decisions
    assert [r.decision for r in monev_rows] == ["Contoh keputusan"]
    assert [r.decision for r in wbs_rows] == ["Rincian pada rekap WBS"]


def test_what_was_said_on_cases_is_masked_where_a_person_can_be_recognised() -> None:
    said = "Jadwal penelaahan dibahas.\nLaporan menyangkut Contoh Sekretaris.\nTelepon 081234567890"
    wbs = replace(MEETING, kind="WBS", discussion=said, agenda="Penelaahan\nSurat Contoh Kasubbag")
    minutes = packet(office((wbs,)), wbs, slug="2025-10-31")["Notulen"].content
    assert minutes.discussion == ("Jadwal penelaahan dibahas.", "[disamarkan]", "[disamarkan]")
    assert minutes.meeting.agenda == ("1.\tPenelaahan", "2.\t[disamarkan]")
    monev = replace(MEETING, discussion=said)
    assert "Contoh Sekretaris" in texts(packet(office((monev,)))["Notulen"].content.discussion)


# --- lembar monev ---------------------------------------------------------------------


def test_the_sheet_holds_what_is_due_and_what_comes_next_in_the_plan_s_order() -> None:
    sheet = packet(office())["Lembar_Monev"].content
    assert [(r.number, r.code, r.status) for r in sheet_rows(sheet.areas)] == [
        ("1", "I.1.1", "Selesai Tepat Waktu"),
        ("2", "I.1.2", "Belum Terpenuhi"),
        ("3", "I.1.3", "Tidak Berlaku"),
        ("4", "II.1.1", "Sedang Berjalan"),
    ]


def test_the_sheet_s_first_count_is_the_report_s_own() -> None:
    whole = office()
    intro = packet(whole)["Lembar_Monev"].content.intro
    assert figures(whole, 10).total.due == 2
    assert intro == (
        "Lembar ini memuat 2 target yang berbatas waktu sampai dengan 31 Oktober 2025, 1 target "
        "bulan November 2025, dan 1 target Tidak Berlaku. Posisi data per 31 Oktober 2025."
    )


# --- what is not there yet ------------------------------------------------------------


def test_a_meeting_not_yet_in_rapat_gives_a_packet_with_places_to_fill_in() -> None:
    made = packet(office(meetings=(), settings=replace(FILLED, letter_pattern="")))
    facts = made["Undangan"].content.meeting
    assert (facts.day, facts.time, facts.place, facts.agenda) == (
        TO_FILL,
        *[TO_FILL] * 2,
        (TO_FILL,),
    )
    assert made["Undangan"].content.number == TO_FILL
    minutes = made["Notulen"].content
    assert minutes.discussion == (TO_FILL,) and minutes.participants == (TO_FILL,)
    assert minutes.chair.name == TO_FILL and minutes.place_date == f"Kota Contoh, {TO_FILL}"
    assert [r.name for r in made["Daftar_Hadir"].content.rows[:2]] == [
        "Contoh Ketua, S.H.",
        "Contoh Sekretaris",
    ]


def test_a_blank_workbook_still_gives_a_packet() -> None:
    made = packet(BLANK)
    assert len(made) == 5 and made["Lembar_Monev"].content.areas == ()


# --- captions -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("01_Pembukaan_rapat.jpg", "Pembukaan rapat"),
        ("2. paparan capaian.JPEG", "Paparan capaian"),
        ("10 - Foto bersama.png", "Foto bersama"),
        ("31 Oktober rapat pleno.jpg", "31 Oktober rapat pleno"),
        ("Rapat TW3.jpg", "Rapat TW3"),
        ("IMG_20251031_091205.jpg", "Dokumentasi rapat tanggal 31 Oktober 2025"),
        ("IMG-20251031-WA0007.jpg", "Dokumentasi rapat tanggal 31 Oktober 2025"),
        ("DSC00123.JPG", "Dokumentasi rapat tanggal 31 Oktober 2025"),
        (
            "WhatsApp Image 2025-10-31 at 10.03.22.jpeg",
            "Dokumentasi rapat tanggal 31 Oktober 2025",
        ),
        ("foto (3).jpg", "Dokumentasi rapat tanggal 31 Oktober 2025"),
        ("3.jpg", "Dokumentasi rapat tanggal 31 Oktober 2025"),
        ("<b>{{ x }}.jpg", "<b>{{ x }}"),
    ],
)
def test_a_caption_is_the_file_s_name_unless_a_machine_gave_it(name: str, caption: str) -> None:
    document = packet(office(), photos=[name])["Dokumentasi"]
    (row,) = document.content.photos
    assert row.caption == f"Foto 1. {caption}"
    assert document.pictures == (row.alt,) == (f"Foto 1: {caption}",)
