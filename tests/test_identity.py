"""What the identity guard recognises, and what it leaves alone."""

from __future__ import annotations

import pytest

from pipeline.identity import IdentityKind, identities_in, known_names, names_a_person

NAMES = known_names(["Dr. Ani Contoh Satu, S.H., M.H.", "H. Budi Contoh", "Sukarno", ""])


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
        ("021-5551234", IdentityKind.PHONE),
        ("surat dari seseorang@contoh.go.id", IdentityKind.EMAIL),
        ("seseorang (at) contoh.id", IdentityKind.EMAIL),
        ("tinggal di Jl. Merdeka 5", IdentityKind.ADDRESS),
        ("RT 05/RW 02", IdentityKind.ADDRESS),
        ("Perumahan Indah blok B2", IdentityKind.ADDRESS),
        ("diduga dilakukan ANI  CONTOH\u00a0SATU di kantor", IdentityKind.NAME),
        ("Ani-Contoh.Satu", IdentityKind.NAME),
        ("oleh Budi\u200b Contoh.", IdentityKind.NAME),
        ("Bpk. Sukarno", IdentityKind.NAME),
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
