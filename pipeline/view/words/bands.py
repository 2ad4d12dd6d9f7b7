"""The office's own words for an achievement: Ambang in Pengaturan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.schema import BANDS, LOWEST_BAND
from pipeline.view.words.format import percentage, plain_number

if TYPE_CHECKING:
    from pipeline.model import Settings

_WORDS = {key: word for key, word, _ in BANDS}


def band(settings: Settings, ratio: Fraction | None) -> str:
    """The word for an exact share; "" where there is no share or the office set no bounds.

    The bounds are exclusive, and meet the exact value, not the rounded one.
    """
    if ratio is None or not settings.bands:
        return ""
    for name, bound in settings.bands:
        if ratio * 100 > Fraction(str(bound)):
            return _WORDS.get(name, name)
    return LOWEST_BAND


def with_band(settings: Settings, ratio: Fraction | None) -> str:
    """``87,50% (Tinggi)``; the share alone where it has no word."""
    word = band(settings, ratio)
    return f"{percentage(ratio)} ({word})" if word else percentage(ratio)


def bands_explained(settings: Settings) -> str:
    """``di atas 90 Sangat Tinggi, di atas 75 Tinggi, …, selebihnya Sangat Rendah``."""
    parts = [f"di atas {plain_number(b)} {_WORDS.get(n, n)}" for n, b in settings.bands]
    return ", ".join([*parts, f"selebihnya {LOWEST_BAND}"])
