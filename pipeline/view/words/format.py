"""Dates, numbers and lists as Indonesian text; the only place of the view that asks Babel.

A share is an exact fraction of one until it is printed here, rounded once by
:func:`pipeline.measure.percent`. What has no value prints as an en dash, never as 0.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from pipeline.measure import percent
from pipeline.months import month_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

LOCALE = "id"
NONE = "–"

_TWO_PLACES = "#,##0.00"
#: CLDR's Indonesian minus is the hyphen; in print a deviation takes the true minus sign.
_SIGNED = "+#,##0.00;−#,##0.00"


@cache
def day(value: date | None, missing: str = NONE) -> str:
    """``31 Oktober 2025``."""
    return missing if value is None else format_date(value, "d MMMM y", locale=LOCALE)


def weekday_day(value: date) -> str:
    """``Jumat, 31 Oktober 2025``."""
    return format_date(value, "EEEE, d MMMM y", locale=LOCALE)


def month_year(month: int, year: int) -> str:
    """``Oktober 2025``."""
    return f"{month_name(month)} {year}"


@cache
def integer(value: int) -> str:
    """``12.345``."""
    return str(format_decimal(value, "#,##0", locale=LOCALE))


@cache
def share(ratio: Fraction | None) -> str:
    """``7/8`` → ``87,50``, for a column whose heading says (%)."""
    value = percent(ratio)
    return NONE if value is None else str(format_decimal(value, _TWO_PLACES, locale=LOCALE))


def percentage(ratio: Fraction | None) -> str:
    """``7/8`` → ``87,50%``."""
    return NONE if ratio is None else f"{share(ratio)}%"


@cache
def points(ratio: Fraction | None) -> str:
    """A deviation in poin persentase: ``+3,25``, ``−3,25`` or ``0,00``."""
    value = percent(ratio)
    if value is None:
        return NONE
    return str(format_decimal(value, _SIGNED if value else _TWO_PLACES, locale=LOCALE))


def plain_number(value: float) -> str:
    """``90`` → ``90``, ``62.5`` → ``62,5``: a setting as staff typed it."""
    return str(format_decimal(value, "#,##0.##", locale=LOCALE))


def joined(items: Sequence[str]) -> str:
    """``a``; ``a dan b``; ``a, b, dan c``."""
    return format_list(items, locale=LOCALE)
