from datetime import date
from fractions import Fraction

import pytest

from pipeline.view.parts.types import RecapRow
from pipeline.view.words import format as form
from pipeline.view.words.text import clean, clean_record, filled, mentioned, shortened, title_case


def test_a_date_is_written_out_in_indonesian() -> None:
    assert form.day(date(2025, 10, 31)) == "31 Oktober 2025"
    assert form.day(date(2025, 8, 1)) == "1 Agustus 2025"
    assert form.weekday_day(date(2025, 10, 31)) == "Jumat, 31 Oktober 2025"
    assert form.day(None) == "–"


@pytest.mark.parametrize(
    ("ratio", "printed"),
    [
        (Fraction(7, 8), "87,50%"),
        (Fraction(0), "0,00%"),
        (Fraction(1), "100,00%"),
        (Fraction(1, 3), "33,33%"),
        (Fraction(1, 16), "6,25%"),
        (Fraction(1, 800), "0,13%"),  # 0,125 goes away from zero, as in Excel
        (None, "–"),
    ],
)
def test_a_share_has_two_places_and_none_is_a_dash(ratio: Fraction | None, printed: str) -> None:
    assert form.percentage(ratio) == printed


@pytest.mark.parametrize(
    ("ratio", "printed"),
    [
        (Fraction(13, 400), "+3,25"),
        (Fraction(-13, 400), "−3,25"),
        (Fraction(0), "0,00"),
        (Fraction(-1, 100000), "0,00"),
        (None, "–"),
    ],
)
def test_a_deviation_carries_its_sign(ratio: Fraction | None, printed: str) -> None:
    assert form.points(ratio) == printed


def test_thousands_have_dots_and_decimals_a_comma() -> None:
    assert form.integer(12345) == "12.345"
    assert form.plain_number(62.5) == "62,5"
    assert form.plain_number(90.0) == "90"


def test_a_list_reads_as_an_indonesian_writes_it() -> None:
    assert form.joined(["a"]) == "a"
    assert form.joined(["a", "b"]) == "a dan b"
    assert form.joined(["a", "b", "c"]) == "a, b, dan c"


def test_a_long_list_names_some_and_counts_the_rest() -> None:
    codes = [f"I.1.{n}" for n in range(1, 13)]
    assert mentioned(codes[:8]).endswith("I.1.7, dan I.1.8")
    assert mentioned(codes) == (
        "I.1.1, I.1.2, I.1.3, I.1.4, I.1.5, I.1.6, I.1.7, dan 5 target lainnya"
    )


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("satu\r\ndua", "satu\ndua"),
        ("satu_x000D_\ndua", "satu\ndua"),
        ("nol\x00bel\x07", "nolbel"),
        ("balik\u202egnp.exe", "balikgnp.exe"),
        ("\ufffe\ud800tepi\x9f", "tepi"),
        ("  rapat \t zi\n", "rapat \t zi"),
        ("A & B <c> {{ d }}", "A & B <c> {{ d }}"),
    ],
)
def test_what_word_cannot_hold_is_stripped_and_nothing_else(typed: str, printed: str) -> None:
    assert clean(typed) == printed


def test_a_text_of_control_characters_alone_is_still_to_be_filled_in() -> None:
    assert filled("\x00\x01 ") == "[DIISI]"


def test_cleaning_a_record_reaches_every_text_in_it() -> None:
    row = RecapRow("1", "a\x00", "1", "1", "1", "1", "1", "1", "1", "1")
    assert clean_record((row, ("b\x07",))) == (
        RecapRow("1", "a", "1", "1", "1", "1", "1", "1", "1", "1"),
        ("b",),
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("satu dua tiga", 40) == "satu dua tiga"
    assert shortened("satu dua tiga", 10) == "satu dua…"
    assert shortened("satu\ndua", 40) == "satu dua"
    assert len(shortened("x" * 300, 50)) == 50


def test_a_long_text_is_never_cut_inside_a_date_or_after_a_linking_word() -> None:
    text = "Contoh hasil disampaikan paling lambat 14 November oleh Sekretaris dan Ketua"
    assert shortened(text, 43) == shortened(text, 33) == "Contoh hasil disampaikan…"
    assert shortened(text, 56) == "Contoh hasil disampaikan paling lambat 14 November…"
    assert shortened(text, 72) == text[: text.index(" dan Ketua")] + "…"


def test_an_area_name_in_capitals_becomes_a_title_and_others_stay() -> None:
    assert title_case("PENATAAN SISTEM MANAJEMEN SDM") == "Penataan Sistem Manajemen SDM"
    assert title_case("Pembangunan unit kerja WBK/WBBM") == "Pembangunan unit kerja WBK/WBBM"
