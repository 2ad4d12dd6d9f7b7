"""Office → progress: exact counts, at a period's end E and the data's position A.

Every figure that is printed anywhere (``progress``, a report, the values that ``init``
stores beside the live formulas) comes from here. Counts are plain integers; percentages
are exact fractions until :func:`percent` rounds them once, half away from zero, as Excel
does. Measures as in domain.md; terms in design.md, "Period and as-of".
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.model import (
    Area,
    DerivedStatus,
    Entry,
    EntryStatus,
    Indicator,
    Obligation,
    Office,
    Period,
    quarter_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date


def percent(ratio: Fraction | None, places: int = 2) -> Decimal | None:
    """``7/8`` → ``87.50``: a share as percent, rounded half away from zero; None stays None."""
    if ratio is None:
        return None
    scaled = ratio * 100 * 10**places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    if rest * 2 >= scaled.denominator:
        whole += 1
    signed = -whole if scaled < 0 else whole
    return Decimal(signed).scaleb(-places)


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


class Counts(Struct, frozen=True):
    """Counts over some targets, Tidak Berlaku left out.

    ``obligations``: all. ``due``: due by E. ``done``: done by A. ``done_due``: both.
    ``overdue``: due by both E and A, not done. ``arrears`` (Tunggakan): those of them that
    were due before the period began. ``unmet_now``: those due in the period itself.
    """

    obligations: int = 0
    due: int = 0
    done: int = 0
    done_due: int = 0
    overdue: int = 0
    arrears: int = 0

    @property
    def plan(self) -> Fraction | None:
        """Rencana: due / obligations."""
        return _share(self.due, self.obligations)

    @property
    def actual(self) -> Fraction | None:
        """Realisasi: done / obligations."""
        return _share(self.done, self.obligations)

    @property
    def deviation(self) -> Fraction | None:
        """Deviasi: (done − due) / obligations, in parts of one (× 100 = poin persentase)."""
        return _share(self.done - self.due, self.obligations)

    @property
    def achievement(self) -> Fraction | None:
        """Capaian: done among those due / due; None where nothing is due."""
        return _share(self.done_due, self.due)

    @property
    def early(self) -> int:
        """Done before they were due in this period."""
        return self.done - self.done_due

    @property
    def unmet_now(self) -> int:
        return self.overdue - self.arrears


class Target(Struct, frozen=True):
    """One obligation at A: what was reported and what follows from it."""

    obligation: Obligation
    indicator: Indicator
    entry: Entry | None
    status: DerivedStatus
    overdue: bool = False

    @property
    def done(self) -> bool:
        return self.status.is_done

    @property
    def counts(self) -> bool:
        """False for Tidak Berlaku, which leaves every count."""
        return self.status is not DerivedStatus.NOT_APPLICABLE


class AreaProgress(Struct, frozen=True):
    area: Area
    indicators: int
    counts: Counts


class QuarterProgress(Struct, frozen=True):
    """A quarter's own targets due by E, and the arrears of earlier quarters closed in it."""

    quarter: int
    counts: Counts
    arrears_closed: int


class IndicatorProgress(Struct, frozen=True):
    indicator: Indicator
    counts: Counts
    status: DerivedStatus


class Progress(Struct, frozen=True):
    """All figures of one office at one period and position."""

    period: Period
    as_of: date
    areas: tuple[AreaProgress, ...]
    indicators_total: int
    total: Counts
    weighted: Fraction | None
    quarters: tuple[QuarterProgress, ...]
    indicators: tuple[IndicatorProgress, ...]
    targets: tuple[Target, ...]

    def of_area(self, number: str) -> tuple[Target, ...]:
        return tuple(t for t in self.targets if t.indicator.area == number)

    def due_in_period(self) -> tuple[Target, ...]:
        """Counted targets due inside the period."""
        return tuple(
            t for t in self.targets if t.counts and self.period.contains(t.obligation.due_date)
        )

    def arrears(self) -> tuple[Target, ...]:
        """Tunggakan: due before the period and by A, not done at A; the oldest first."""
        late = [t for t in self.targets if t.overdue and t.obligation.due_date < self.period.start]
        return tuple(sorted(late, key=lambda t: t.obligation.due_date))


def derive_status(obligation: Obligation, entry: Entry | None, as_of: date) -> DerivedStatus:
    """The first that applies, in the order of domain.md, "Derived status"."""
    status = entry.status if entry else None
    if status is EntryStatus.TIDAK_BERLAKU:
        return DerivedStatus.NOT_APPLICABLE
    if entry and status is EntryStatus.SELESAI:
        if entry.realized_on is None:
            return DerivedStatus.NO_DATE
        if entry.realized_on <= as_of:
            if not entry.evidence:
                return DerivedStatus.NO_EVIDENCE
            late = entry.realized_on > obligation.due_date
            return DerivedStatus.DONE_LATE if late else DerivedStatus.DONE
    if obligation.due_date <= as_of:
        return DerivedStatus.UNMET
    if obligation.opens <= as_of or status is EntryStatus.PROSES:
        return DerivedStatus.IN_PROGRESS
    return DerivedStatus.NOT_YET


def count(targets: Iterable[Target], period: Period, as_of: date) -> Counts:
    """Counts over ``targets`` at E = ``period.end`` and A = ``as_of``."""
    counted = [t for t in targets if t.counts]
    due = [t for t in counted if t.obligation.due_date <= period.end]
    missed = [t for t in due if not t.done and t.obligation.due_date <= as_of]
    return Counts(
        obligations=len(counted),
        due=len(due),
        done=sum(t.done for t in counted),
        done_due=sum(t.done for t in due),
        overdue=len(missed),
        arrears=sum(t.obligation.due_date < period.start for t in missed),
    )


def _targets(office: Office, period: Period, as_of: date) -> tuple[Target, ...]:
    indicators = {i.code: i for i in office.indicators}
    entries: dict[tuple[str, int], Entry] = {}
    for row in office.entries:
        entries.setdefault(row.key, row)
    result = []
    for obligation in office.obligations:
        entry = entries.get(obligation.key)
        status = derive_status(obligation, entry, as_of)
        missed = (
            status is not DerivedStatus.NOT_APPLICABLE
            and not status.is_done
            and obligation.due_date <= min(period.end, as_of)
        )
        result.append(Target(obligation, indicators[obligation.code], entry, status, missed))
    return tuple(result)


def worst(statuses: Iterable[DerivedStatus]) -> DerivedStatus:
    """An indicator's status: the worst of its targets'; Tidak Berlaku only if all are.

    An indicator without a target (an error finding stands there) is Belum Waktunya.
    """
    order = list(DerivedStatus)
    return min(statuses, key=order.index, default=DerivedStatus.NOT_YET)


def _arrears_closed(targets: Iterable[Target], year: int, quarter: int, as_of: date) -> int:
    window = Period.of_quarter(year, quarter)
    return sum(
        t.done
        and quarter_of(t.obligation.month) < quarter
        and t.entry is not None
        and t.entry.realized_on is not None
        and window.contains(t.entry.realized_on)
        and t.entry.realized_on <= as_of
        for t in targets
    )


def _weighted(areas: Iterable[AreaProgress]) -> Fraction | None:
    """Σ weight × Capaian / Σ weight, over areas with something due."""
    weights = Fraction(0)
    total = Fraction(0)
    for progress in areas:
        share = progress.counts.achievement
        if share is not None and progress.area.weight is not None:
            weight = Fraction(str(progress.area.weight))
            weights += weight
            total += weight * share
    return total / weights if weights else None


def measure(office: Office, period: Period, as_of: date) -> Progress:
    """Progress of ``office`` for ``period`` with the data's position ``as_of`` (A)."""
    targets = _targets(office, period, as_of)
    by_area: Mapping[str, list[Target]] = {a.number: [] for a in office.areas}
    by_code: Mapping[str, list[Target]] = {i.code: [] for i in office.indicators}
    for target in targets:
        by_area[target.indicator.area].append(target)
        by_code[target.indicator.code].append(target)
    areas = tuple(
        AreaProgress(
            area,
            sum(i.area == area.number for i in office.indicators),
            count(by_area[area.number], period, as_of),
        )
        for area in office.areas
    )
    quarters = tuple(
        QuarterProgress(
            quarter,
            count((t for t in targets if quarter_of(t.obligation.month) == quarter), period, as_of),
            _arrears_closed(targets, office.year or period.year, quarter, as_of),
        )
        for quarter in (1, 2, 3, 4)
    )
    indicators = tuple(
        IndicatorProgress(
            i, count(by_code[i.code], period, as_of), worst(t.status for t in by_code[i.code])
        )
        for i in office.indicators
    )
    return Progress(
        period=period,
        as_of=as_of,
        areas=areas,
        indicators_total=len(office.indicators),
        total=count(targets, period, as_of),
        weighted=_weighted(areas),
        quarters=quarters,
        indicators=indicators,
        targets=targets,
    )
