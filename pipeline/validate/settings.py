"""Checks on Pengaturan: weights and bands as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pipeline import rules
from pipeline.findings import Finding
from pipeline.model import CellRef
from pipeline.schema import AREA_WEIGHTS, BANDS, PENGATURAN, WEIGHT_TOTAL

from .context import Check, Context


def weights_add_up(context: Context) -> Iterator[Finding]:
    """The six area weights add up to 60 [PermenPANRB 90/2021]; at the first that is not usual."""
    weights = context.office.settings.weights
    cells = context.parsed.settings_cells
    if len(weights) < len(AREA_WEIGHTS) or not cells:
        return
    total = sum((Fraction(str(weight)) for weight in weights.values()), Fraction())
    if total == WEIGHT_TOTAL:
        return
    unusual = [number for number, usual in AREA_WEIGHTS if weights[number] != usual]
    place = cells.get(f"weight_{unusual[0]}", CellRef(PENGATURAN.name))
    text = f"{float(total):g}".replace(".", ",")
    yield rules.settings.WEIGHTS_TOTAL.at(place, total=text, expected=WEIGHT_TOTAL)


def bands_fall(context: Context) -> Iterator[Finding]:
    """The bands' lower bounds fall, between 0 and 100."""
    above = 100.0
    bounds = dict(context.office.settings.bands)
    for key, word, _ in BANDS:
        bound = bounds.get(word)
        place = context.parsed.settings_cells.get(f"band_{key}")
        if bound is None or place is None:
            continue
        if not 0 <= bound < above:
            yield rules.settings.BANDS_ORDER.at(place, setting=f"Ambang {word}")
        above = min(above, bound)


CHECKS: tuple[Check, ...] = (weights_add_up, bands_fall)
