"""What the identity guard recognises, and what it leaves alone."""

from __future__ import annotations

import pytest

from pipeline.identity import (
    IdentityKind,
    identities_in,
    known_names,
    names_a_person,
    names_a_reporter,
    safe_name,
    speaks_of_case,
)

NAMES = known_names(
    [
        *("Dr. Ani Contoh Satu, S.H., M.H.", "H. Budi Contoh", "Sukarno", ""),
        *("M. Citra Contoh S.Sos", "Dewi Contoh SE MM", "Eko Contoh, S.T."),
    ]
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NIK 1505012345670001 dilaporkan", IdentityKind.NUMBER),
        ("1505 0123 4567 0001", IdentityKind.NUMBER),
        ("199001012015031001", IdentityKind.NUMBER),
        ("19900101 201503 1 001", IdentityKind.NUMBER),
        ("no 3, 19900101-201503-1-001", IdentityKind.NUMBER),
        ("１５０５０１２３４５６７０００１", IdentityKind.NUMBER),
        ("hubungi 0812-3456-7890", IdentityKind.PHONE),
        ("WA +62 812 3456 7890", IdentityKind.PHONE),
        ("wa 6281234567890 segera", IdentityKind.PHONE),
        ("telp (0741) 60123", IdentityKind.PHONE),
        ("81234567890", IdentityKind.PHONE),
        ("hp: 81234567890", IdentityKind.PHONE),
        ("1505\n0123\n4567\n0001", IdentityKind.NUMBER),
        ("pada 12/10/2025 oleh 1505.0123.4567.0001", IdentityKind.NUMBER),
        ("021-5551234", IdentityKind.PHONE),
        ("surat dari seseorang@contoh.go.id", IdentityKind.EMAIL),
        ("seseorang (at) contoh.id", IdentityKind.EMAIL),
        ("seseorang[at]contoh(dot)id", IdentityKind.EMAIL),
        ("JALAN MERDEKA 5", IdentityKind.ADDRESS),
        ("di jalan merdeka raya no. 5", IdentityKind.ADDRESS),
        ("rt 5 rw 2", IdentityKind.ADDRESS),
        ("tinggal di Jl. Merdeka 5", IdentityKind.ADDRESS),
        ("RT 05/RW 02", IdentityKind.ADDRESS),
        ("Perumahan Indah blok B2", IdentityKind.ADDRESS),
        ("diduga dilakukan ANI  CONTOH\u00a0SATU di kantor", IdentityKind.NAME),
        ("Ani-Contoh.Satu", IdentityKind.NAME),
        ("oleh Budi\u200b Contoh.", IdentityKind.NAME),
        ("Bpk. Sukarno", IdentityKind.NAME),
        ("terlapor: Sukarno", IdentityKind.NAME),
        ("Laporan selesai\nSukarno", IdentityKind.NAME),
        ("Laporan_AniContohSatu.pdf", IdentityKind.NAME),
        ("anicontohsatu", IdentityKind.NAME),
        ("Àni Cóntoh Satu", IdentityKind.NAME),
        ("oleh Citra Contoh", IdentityKind.NAME),
        ("oleh Dewi Contoh", IdentityKind.NAME),
        ("oleh Eko\nContoh", IdentityKind.NAME),
        ("Sukarno", IdentityKind.NAME),
    ],
)
def test_an_identity_is_recognised(text: str, kind: IdentityKind) -> None:
    assert kind in identities_in(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Penundaan layanan informasi pada 12/10/2025 pukul 08.30 - 10.00 WIB",
        "Permintaan data pemilih TPS 001 s.d. 025",
        "Nilai Rp1.250.000,00 belum dibayar",
        "Masa layanan 01/10/2025 - 31/10/2025",
        "Periode 2025-10-01 s/d 2025-10-31",
        "TPS 001, 002, 003, 004, 005, 006",
        "Tahun 2022, 2023, 2024, 2025",
        "Anggaran 850.000.000",
        "Datang @ kantor pukul 8",
        "Contoh Satu dan Contoh Dua",
        "Jalan rusak menuju TPS",
        "Kegiatan berjalan sesuai jadwal; RTL disusun",
        "Kawasan Sukarno Hatta rusak",
        "Surat Nomor 77/PP.05-BA/1505/2025 tanggal 7 Juli 2025",
        "Ani datang ke kantor",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert identities_in(text, NAMES) == ()


def test_register_numbers_are_exempt_from_digit_rules_only() -> None:
    assert identities_in("1505012345670001", NAMES, digits=False) == ()
    assert identities_in("Budi Contoh", NAMES, digits=False) == (IdentityKind.NAME,)


@pytest.mark.parametrize(
    "header",
    ["NAMA PELAPOR", "Terlapor", "No. HP", "ALAMAT", "E-mail", "NIK", "Jabatan terlapor"],
)
def test_a_header_that_asks_for_a_person_is_recognised(header: str) -> None:
    assert names_a_person(header)


@pytest.mark.parametrize("header", ["CATATAN", "NAMA BULAN", "KANAL", "TAHUN", "HASIL"])
def test_other_headers_are_not(header: str) -> None:
    assert not names_a_person(header)


@pytest.mark.parametrize("header", ["NAMA PESERTA", "KONTAK PIC", "JABATAN PIMPINAN"])
def test_where_staff_have_their_names_only_case_people_count(header: str) -> None:
    assert names_a_person(header)
    assert not names_a_reporter(header)
    assert names_a_reporter("NAMA PELAPOR")


@pytest.mark.parametrize("text", ["WBS-2025-01", "aduan nomor ADU-3", "Pengaduan SP4N", "dumas"])
def test_a_reference_that_speaks_of_a_case_is_told(text: str) -> None:
    assert speaks_of_case(text)


@pytest.mark.parametrize("text", ["V.4.3", "30/09/2025", "Laporan adum", "LHP Inspektorat 3"])
def test_other_references_do_not(text: str) -> None:
    assert not speaks_of_case(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Rencana_Aksi_ZI_2025.xlsx", "Rencana_Aksi_ZI_2025.xlsx"),
        ("Rencana_Ani_Contoh_Satu.xlsx", "[disamarkan].xlsx"),
        ("RencanaAniContohSatu.XLSM", "[disamarkan].XLSM"),
        ("1505012345670001.xlsx", "[disamarkan].xlsx"),
        ("Sukarno.xlsx", "[disamarkan].xlsx"),
        ("Catatan Bpk Sukarno", "[disamarkan]"),
        ("v1.2 catatan", "v1.2 catatan"),
    ],
)
def test_a_name_that_tells_a_person_is_masked_but_for_its_ending(name: str, shown: str) -> None:
    assert safe_name(name, NAMES) == shown
