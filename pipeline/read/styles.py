"""Which cell styles show a number as a date or time, and which as a length of time.

A workbook stores a date as a plain number; only the number format of its style tells.
"""

from __future__ import annotations

import re

from msgspec import Struct

from .limits import Budget
from .markup import MAIN, Attributes, local_names, walk

#: Built-in formats that show dates and times [ECMA-376 part 1, 18.8.30]. 27-36 and 50-58
#: are dates in the languages of East Asia, which write their formats out otherwise.
_BUILT_IN_DATES = frozenset({*range(14, 23), 45, 46, 47})
_BUILT_IN_DURATIONS = frozenset({46})

#: Quoted words and colours or locales in brackets say nothing of dates; [h] and [mm] do.
_IGNORED = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
_DATE_LETTER = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_DURATION = re.compile(r"\[hh?\](:mm(:ss(\.0*)?)?)?|\[mm?\](:ss(\.0*)?)?|\[ss?\](\.0*)?", re.I)

_NAMES = local_names(MAIN, "numFmts", "numFmt", "cellXfs", "xf")


class DateStyles(Struct, frozen=True):
    """Style numbers; ``durations`` are among ``dates``."""

    dates: frozenset[int] = frozenset()
    durations: frozenset[int] = frozenset()


def shows_date(code: str) -> bool:
    """Does the format ``dd/mm/yyyy`` show a date or a time? ``0.00 "hari"`` does not."""
    first = _IGNORED.sub("", code.split(";")[0])
    return _DATE_LETTER.search(first) is not None


def shows_duration(code: str) -> bool:
    """``[h]:mm``: hours that go on beyond 24."""
    return _DURATION.search(code.split(";")[0]) is not None


def read_styles(data: bytes, budget: Budget) -> DateStyles:
    """The styles of the part styles.xml."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    inside = [""]

    def start(name: str, attributes: Attributes) -> None:
        budget.spend_items()
        if name == "numFmt" and inside[-1] == "numFmts":
            codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "xf" and inside[-1] == "cellXfs":
            formats.append(int(attributes.get("numFmtId", "0")))
        inside.append(name)

    def end(_: str, __: str) -> None:
        inside.pop()

    walk(data, _NAMES, start, end)
    dates = set()
    durations = set()
    for style, number in enumerate(formats):
        code = codes.get(number)
        if shows_date(code) if code is not None else number in _BUILT_IN_DATES:
            dates.add(style)
            if shows_duration(code) if code is not None else number in _BUILT_IN_DURATIONS:
                durations.add(style)
    return DateStyles(frozenset(dates), frozenset(durations))
