"""Arrears over a period: what was open when it began, what was closed, what remains."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.view.parts.material import Material, label
from pipeline.view.parts.sentences import arrears_state
from pipeline.view.words.format import day, integer, joined

if TYPE_CHECKING:
    from pipeline.measure import Progress, Target


class ArrearsBalance(Struct, frozen=True):
    """Targets due before the period, by what became of them; each the oldest first.

    ``closed`` in the period (arrears_closed of :mod:`pipeline.measure`), ``closed_after``
    its end and by A, ``open`` at A.
    """

    closed: tuple[Target, ...]
    closed_after: tuple[Target, ...]
    open: tuple[Target, ...]

    @property
    def opening(self) -> int:
        return len(self.closed) + len(self.closed_after) + len(self.open)


def _realised(target: Target) -> date:
    found = target.entry.realized_on if target.entry else None
    return found or date.min


def arrears_balance(progress: Progress) -> ArrearsBalance:
    period = progress.period
    older = sorted(
        (t for t in progress.targets if t.done and t.obligation.due_date < period.start),
        key=lambda t: t.obligation.due_date,
    )
    return ArrearsBalance(
        closed=tuple(t for t in older if period.contains(_realised(t))),
        closed_after=tuple(t for t in older if _realised(t) > period.end),
        open=progress.arrears(),
    )


def balance_state(material: Material, found: ArrearsBalance) -> str:
    """Opening, closed and open arrears in words; none where the period is the year's first."""
    words = material.words
    if material.period.first == 1:
        return arrears_state(material, found.open)
    if not found.opening:
        return f"Pada awal {words.full} tidak terdapat tunggakan."
    head = f"Pada awal {words.full} terdapat {integer(found.opening)} tunggakan"
    if not found.open:
        if not found.closed_after:
            return f"{head} dan seluruhnya telah ditutup dalam {words.unit} ini."
        return f"{head} dan seluruhnya telah ditutup: {joined(_closed(material, found))}."
    oldest = found.open[0]
    left = f"yang tertua ialah {label(oldest)}, berbatas waktu {day(oldest.obligation.due_date)}"
    if found.opening == len(found.open):
        return f"{head} dan belum satu pun yang ditutup; {left}."
    still = f"{integer(len(found.open))} masih terbuka"
    return f"{head}: {joined([*_closed(material, found), still])}; {left}."


def _closed(material: Material, found: ArrearsBalance) -> list[str]:
    parts = []
    if found.closed:
        parts.append(f"{integer(len(found.closed))} ditutup dalam {material.words.unit} ini")
    if found.closed_after:
        parts.append(
            f"{integer(len(found.closed_after))} ditutup sesudahnya sampai dengan "
            f"{material.position}"
        )
    return parts


def closed_intro(found: ArrearsBalance) -> str:
    """Above the list of what was closed; "" where nothing was."""
    both = len(found.closed) + len(found.closed_after)
    if not both:
        return ""
    return f"Tunggakan yang telah ditutup berjumlah {integer(both)}, sebagai berikut."


def closed_empty(material: Material, found: ArrearsBalance) -> str:
    if not found.opening:
        return "Tidak terdapat tunggakan yang perlu ditutup."
    return f"Belum terdapat tunggakan yang ditutup dalam {material.words.full}."
