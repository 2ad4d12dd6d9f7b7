"""The sieve before the identity guard lets no identity through, and clears ordinary texts."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.identity import identities_in
from pipeline.parse import sieve
from tests.test_identity import NAMES

WORDS = """Ani Contoh Satu anicontohsatu ANI Sukarno Bpk. terlapor: Jl. JLN jalan Merdeka RT rt5
    RW Gg. gang Perumahan Komplek dusun Blok B2 no. 1505 0123 4567 0001 0812 3456 7890 +62 (0741)
    60123 hp wa x@y.id (at) [at] dot .id Laporan_AniContohSatu.pdf é １５０５ Contoh12 aB"""
PIECES = st.sampled_from(WORDS.split())
SPACES = st.sampled_from(["", " ", "  ", "\n", "\t", "-", "_", "\u00a0", "\u200b", "\x00", "\x07"])
TEXTS = st.lists(st.tuples(PIECES, SPACES), max_size=6).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)
ORDINARY = [f"Contoh {n}: jadwal layanan informasi di loket {n % 7}" for n in range(400)]


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, max_size=40), st.booleans(), st.integers(0, 400))
@example(["1505\n0123\n4567\n0001"], True, 0)
@example(["Ani\x07 Contoh Satu"], True, 399)
def test_what_the_guard_recognises_passes_the_sieve(texts, digits, at):
    among = [*ORDINARY[:at], *texts, *ORDINARY[at:]]
    left = set(sieve.suspects(among, NAMES, digits))
    assert {text for text in texts if identities_in(text, NAMES, digits)} <= left


def test_ordinary_texts_are_cleared_all_at_once():
    assert sieve.suspects(ORDINARY, NAMES, True) == []


def test_one_identity_among_many_texts_leaves_few_to_look_at():
    left = sieve.suspects([*ORDINARY, "hubungi 0812-3456-7890"] * 5, NAMES, True)
    assert "hubungi 0812-3456-7890" in left
    assert len(left) <= 5 * 8


def test_digits_of_register_numbers_are_no_reason_to_look():
    numbers = [f"P-2025-{n:08}" for n in range(400)]
    assert sieve.suspects(numbers, NAMES, False) == []
    assert sieve.suspects(numbers, NAMES, True) == numbers
