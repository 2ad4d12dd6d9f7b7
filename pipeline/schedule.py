"""Target phrases (TARGET WAKTU) → the months in which something is due → obligations.

The phrases and their spellings are the grammar of phrases.py; here they meet the plan
year. A phrase that the grammar does not hold gives no due month: it is never guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from pipeline.model import CellRef, Obligation, month_end, quarter_of
from pipeline.months import month_name, plain_text
from pipeline.phrases import MONTHLY, QUARTERLY, PhraseError, Reading, read_phrase
from pipeline.phrases import PhraseProblem as PhraseProblem


class DueMonth(Struct, frozen=True):
    """A month in which something is due, and the month in which its window ``opens``."""

    month: int
    opens: int
    is_range: bool = False


class Schedule(Struct, frozen=True):
    """What a phrase says: its due months in calendar order, none where a problem is fatal."""

    phrase: str
    dues: tuple[DueMonth, ...] = ()
    problems: tuple[PhraseProblem, ...] = ()
    culprit: str = ""


def parse_target(phrase: str, year: int) -> Schedule:
    """The due months of ``phrase`` in the plan of ``year``."""
    text = plain_text(phrase)
    if not text:
        return Schedule(phrase, problems=(PhraseProblem.EMPTY,))
    try:
        reading = read_phrase(text)
        _check(reading, year)
    except PhraseError as error:
        return Schedule(phrase, (), (error.problem,), error.culprit)
    return _schedule(phrase, reading)


def obligations(
    code: str, dues: Iterable[DueMonth], year: int, source: CellRef | None = None
) -> tuple[Obligation, ...]:
    """The obligations of indicator ``code``, one a due month, due on the month's last day."""
    return tuple(
        Obligation(
            code=code,
            month=due.month,
            due_date=month_end(year, due.month),
            opens=date(year, due.opens, 1),
            is_range=due.is_range,
            source=source,
        )
        for due in dues
    )


def window_opens(dues: Iterable[DueMonth], month: int) -> tuple[int, bool]:
    """When the window of a mark in ``month`` opens, and whether it is a range.

    The phrase's window if the phrase gives just that due month, else the month itself:
    a mark that staff moved has no window but its own.
    """
    for due in dues:
        if due.month == month:
            return due.opens, due.is_range
    return month, False


def suggests_more(evidence_text: str, dues: Iterable[DueMonth]) -> str | None:
    """``bulanan`` or ``triwulanan`` where the evidence is periodic and the dues are not.

    Monthly dues are two or more months in a row; quarterly dues one month in each of two
    or more quarters in a row; neither has a range. Nothing is decided here.
    """
    found = tuple(dues)
    if not found:
        return None
    text = plain_text(evidence_text)
    months = [due.month for due in found]
    if MONTHLY.search(text) and not _is_periodic(found, months):
        return "bulanan"
    if QUARTERLY.search(text) and not _is_periodic(found, [quarter_of(m) for m in months]):
        return "triwulanan"
    return None


def _is_periodic(dues: tuple[DueMonth, ...], steps: list[int]) -> bool:
    in_a_row = list(range(steps[0], steps[0] + len(steps)))
    return len(steps) > 1 and steps == in_a_row and not any(due.is_range for due in dues)


def _check(reading: Reading, year: int) -> None:
    """Refuses years other than ``year`` and ranges that run backwards."""
    for found in reading.years:
        if int(found) != year:
            raise PhraseError(PhraseProblem.OTHER_YEAR, found)
    for first, last in reading.items:
        if first > last:
            culprit = f"{month_name(first)}-{month_name(last)}"
            raise PhraseError(PhraseProblem.REVERSED, culprit)


def _schedule(phrase: str, reading: Reading) -> Schedule:
    problems: list[PhraseProblem] = []
    if not reading.years:
        problems.append(PhraseProblem.YEAR_MISSING)
    if reading.kind == "deadline" and any(first != last for first, last in reading.items):
        problems.append(PhraseProblem.CONFIRM_DEADLINE)
    dues: dict[int, DueMonth] = {}
    twice = ""
    for due in _dues(reading):
        if due.month in dues:
            twice = twice or month_name(due.month)
        dues.setdefault(due.month, due)
    if twice:
        problems.append(PhraseProblem.DUPLICATE_MONTH)
    ordered = tuple(sorted(dues.values(), key=lambda due: due.month))
    return Schedule(phrase, ordered, tuple(problems), twice)


def _dues(reading: Reading) -> list[DueMonth]:
    if reading.kind == "quarterly":
        return [DueMonth(month, month) for month in (3, 6, 9, 12)]
    if reading.kind == "monthly":
        return [
            DueMonth(month, month)
            for first, last in reading.items
            for month in range(first, last + 1)
        ]
    return [DueMonth(last, first, is_range=first != last) for first, last in reading.items]
