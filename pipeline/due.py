"""What falls due: this month's targets, arrears and next month's, by person in charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.measure import Progress, Target


class DueList(Struct, frozen=True):
    """Targets not done at A in three groups, each in the order of due date and plan."""

    progress: Progress
    this_month: tuple[Target, ...]
    arrears: tuple[Target, ...]
    next_month: tuple[Target, ...]

    @property
    def groups(self) -> tuple[tuple[str, tuple[Target, ...]], ...]:
        """Key (as in JSON) and targets of each group."""
        return (
            ("due", self.this_month),
            ("arrears", self.arrears),
            ("next", self.next_month),
        )


def due_list(progress: Progress) -> DueList:
    """The three groups for the month of ``progress`` (a month's period)."""
    month = progress.period.last
    open_targets = [t for t in progress.targets if t.counts and not t.done]
    return DueList(
        progress,
        tuple(t for t in open_targets if t.obligation.month == month),
        progress.arrears(),
        tuple(t for t in open_targets if t.obligation.month == month + 1),
    )


def by_person(targets: Iterable[Target]) -> tuple[tuple[str, tuple[Target, ...]], ...]:
    """Targets by PENANGGUNG JAWAB, alphabetically; those without one last (name "")."""
    groups: dict[str, list[Target]] = {}
    for target in targets:
        groups.setdefault(" ".join(target.indicator.person.split()), []).append(target)
    names = sorted(groups, key=lambda name: (not name, name.casefold()))
    return tuple((name, tuple(groups[name])) for name in names)
