"""Texts as Excel compares them, and words that are almost the same."""

from __future__ import annotations

import pytest

from pipeline.exceltext import excel_trim, same_text, shown
from pipeline.near import misspelling_of, suggestion


@pytest.mark.parametrize("text", ["Tidak Berlaku", "tidak berlaku ", "  TIDAK   BERLAKU"])
def test_trim_and_case_do_not_matter(text):
    assert same_text(text, "Tidak Berlaku")


@pytest.mark.parametrize(
    "text", ["Tidak\u00a0Berlaku", "Tidak Berlaku\n", "\tTidak Berlaku", "TidakBerlaku", ""]
)
def test_what_trim_leaves_in_place_makes_another_text(text):
    assert not same_text(text, "Tidak Berlaku")


def test_a_letter_that_only_lowers_to_the_same_is_another_letter():
    assert not same_text("Seleſai", "Selesai")
    assert not same_text("\u212aode", "Kode")


def test_trim_leaves_line_ends():
    assert excel_trim("  a   b \n") == "a b \n"


def test_long_texts_are_cut_in_messages():
    assert shown("x" * 100) == "x" * 59 + "…"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KENDAL", "KENDALA"),
        ("KEDNALA", "KENDALA"),
        ("TANGGAL REALSASI", "TANGGAL REALISASI"),
        ("TANGGAL SELESAI", None),
        ("RTL", None),
        ("KODE INDUK", None),
    ],
)
def test_only_small_slips_are_misspellings(text, name):
    assert misspelling_of(text, ("KENDALA", "TANGGAL REALISASI", "KODE", "RTT")) == name


def test_a_word_between_two_names_is_not_guessed():
    assert misspelling_of("BATAH", ("BATAS", "BATAL")) is None


def test_suggestions_name_the_nearest():
    assert suggestion("sudah selesai", ("Belum", "Selesai")) == "Selesai"
    assert suggestion("zzz", ("Belum", "Selesai")) is None
