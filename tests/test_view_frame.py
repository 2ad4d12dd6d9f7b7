from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.model import Office, Person, Settings
from pipeline.view.parts.frame import frame, letter_number, letterhead, stamp
from pipeline.view.parts.signatory import holder, signature
from pipeline.view.words.office_name import split_office
from tests.small_office import FILLED, material_of, office_of

OFFICE = office_of(("I.1.1", 10, ""))
DAY = date(2025, 10, 31)


def with_people(*people: Person, settings: Settings = FILLED) -> Office:
    return replace(OFFICE, people=people, settings=settings)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("KPU Kabupaten Muaro Jambi", ("Komisi Pemilihan Umum", "Kabupaten Muaro Jambi")),
        ("Komisi Pemilihan Umum Kota Contoh", ("Komisi Pemilihan Umum", "Kota Contoh")),
        ("KPU Provinsi Contoh", ("Komisi Pemilihan Umum", "Provinsi Contoh")),
        ("KPU RI", ("Komisi Pemilihan Umum", "Republik Indonesia")),
        (
            "Sekretariat KPU Kabupaten Contoh",
            ("Sekretariat Komisi Pemilihan Umum", "Kabupaten Contoh"),
        ),
        ("Dinas Contoh", ("Dinas Contoh", "")),
        ("", ("Komisi Pemilihan Umum", "[DIISI]")),
    ],
)
def test_the_office_is_written_in_two_lines(name: str, lines: tuple[str, str]) -> None:
    assert split_office(name) == lines


def test_the_letterhead_is_in_capitals() -> None:
    head = letterhead(OFFICE)
    assert (head.institution, head.office) == ("KOMISI PEMILIHAN UMUM", "KABUPATEN CONTOH")
    assert head.address == "Jalan Contoh Nomor 1"


def test_the_title_names_month_quarter_and_year() -> None:
    found = frame(material_of(OFFICE, 10))
    assert found.title_lines == (
        "LAPORAN MONITORING DAN EVALUASI",
        "PEMBANGUNAN ZONA INTEGRITAS MENUJU WBK/WBBM",
        "BULAN OKTOBER (TRIWULAN IV) TAHUN 2025",
    )
    assert found.position == "Posisi data per 31 Oktober 2025"


def test_a_month_that_has_not_ended_is_material_for_a_meeting() -> None:
    found = frame(material_of(OFFICE, 10, date(2025, 10, 30)))
    assert found.title_lines[0] == "BAHAN RAPAT"
    assert found.short_title.startswith("Bahan Rapat")
    assert "BAHAN RAPAT" not in frame(material_of(OFFICE, 10, DAY)).title_lines


def test_the_stamp_says_draft_and_example() -> None:
    assert stamp(draft=False, is_example=False) == ""
    assert stamp(draft=True, is_example=False) == "DRAF"
    assert stamp(draft=True, is_example=True) == "DRAF – CONTOH"


def test_the_footer_holds_no_figure_but_dates() -> None:
    assert frame(material_of(OFFICE, 10)).footer == (
        "Laporan Monev Pembangunan Zona Integritas – Oktober 2025 – Posisi data per 31 Oktober 2025"
    )


def test_whoever_holds_the_post_on_the_reports_date_signs() -> None:
    office = with_people(
        Person("Contoh Lama", post="Ketua", until=date(2025, 10, 30)),
        Person("Contoh Baru", post="Ketua", since=date(2025, 10, 31)),
    )
    assert signature(office, DAY).name == "Contoh Baru"
    assert signature(office, date(2025, 10, 30)).name == "Contoh Lama"


def test_a_commissioner_signs_without_an_nip() -> None:
    found = signature(with_people(Person("Contoh Ketua", post="Ketua")), DAY)
    assert found.place_date == "Kota Contoh, 31 Oktober 2025"
    assert found.post_lines == ("Ketua Komisi Pemilihan Umum", "Kabupaten Contoh,")
    assert found.nip_line == ""


def test_a_civil_servant_signs_with_the_nip() -> None:
    office = with_people(
        Person("Contoh Sekretaris", nip="199001012015031001", post="Sekretaris"),
        settings=replace(FILLED, signing_post="Sekretaris"),
    )
    assert signature(office, DAY).nip_line == "NIP 199001012015031001"


@pytest.mark.parametrize(
    "person",
    [
        Person("Contoh Pengganti", post="Ketua", post_status="Plt."),
        Person("Contoh Pengganti", post="Plt. Ketua", post_status=""),
        Person("Contoh Pengganti", post="Plt Ketua KPU Kabupaten Contoh", post_status="Plt."),
    ],
)
def test_an_acting_holder_signs_as_such(person: Person) -> None:
    found = signature(with_people(person), DAY)
    assert found.post_lines == ("Plt. Ketua Komisi Pemilihan Umum", "Kabupaten Contoh,")
    assert found.name == "Contoh Pengganti"


def test_a_daily_deputy_goes_before_the_holder_who_is_away() -> None:
    office = with_people(
        Person("Contoh Ketua", post="Ketua"),
        Person(
            "Contoh Pengganti",
            post="Ketua",
            post_status="Plh.",
            since=date(2025, 10, 29),
            until=date(2025, 11, 2),
        ),
    )
    assert signature(office, DAY).post_lines[0] == "Plh. Ketua Komisi Pemilihan Umum"
    assert signature(office, date(2025, 11, 3)).name == "Contoh Ketua"


def test_an_acting_holder_without_a_begin_still_goes_before_a_newer_one() -> None:
    office = with_people(
        Person("Contoh Ketua", post="Ketua", since=date(2025, 10, 1)),
        Person("Contoh Pelaksana", post="Ketua", post_status="Plt."),
        Person("Contoh Harian", post="Ketua", post_status="Plh."),
    )
    assert signature(office, DAY).name == "Contoh Harian"


def test_a_post_that_only_contains_the_word_does_not_sign() -> None:
    office = with_people(Person("Contoh Wakil", post="Wakil Ketua"))
    assert holder(office, "Ketua", DAY) is None
    assert signature(office, DAY).name == "[DIISI]"


def test_a_post_written_with_its_office_is_printed_once() -> None:
    office = with_people(
        Person("Contoh Ketua", post="Ketua"),
        settings=replace(FILLED, signing_post="Ketua KPU Kabupaten Contoh"),
    )
    assert signature(office, DAY).post_lines == ("Ketua KPU Kabupaten Contoh,",)
    assert signature(office, DAY).name == "Contoh Ketua"


def test_without_settings_the_frame_is_to_be_filled_in() -> None:
    bare = office_of(("I.1.1", 10, ""), settings=Settings(year=2025))
    found = frame(material_of(bare, 10))
    assert found.office_name == "[DIISI]"
    assert found.letterhead.office == "[DIISI]"
    assert found.signature.place_date == "[DIISI], 31 Oktober 2025"
    assert found.signature.post_lines == ("[DIISI] Komisi Pemilihan Umum", "[DIISI],")
    assert found.signature.name == "[DIISI]"


def test_the_letter_number_leaves_what_only_staff_know() -> None:
    assert letter_number(material_of(OFFICE, 10)) == "[DIISI]/PP.05-[DIISI]/9999/2025"
    assert letter_number(material_of(OFFICE, 10, draft=True)) == ""


def test_a_letter_pattern_is_never_evaluated() -> None:
    office = replace(OFFICE, settings=replace(FILLED, letter_pattern="{urut.__class__}/{bulan}"))
    assert letter_number(material_of(office, 10)) == "{urut.__class__}/X"
