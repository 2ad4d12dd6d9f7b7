"""Frozen periods: what was reported, kept, and compared with what the workbook says today.

The first report on a period that is not a draft leaves a record in ``output/arsip``; a
later run on changed data appends a revision. Each later report recomputes the earlier
periods at the position of their last revision and lists what differs ("Koreksi"), beside
the rows of Perubahan that explain it. Pure: files are read and written by the shell.

A record is ``{"period": "2025-10", "revisions": [{"as_of", "workbook", "version", "total",
"areas": {"I": counts}, "targets": {"V.4.3/10": status}}]}``, counts as in JSON of progress.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline.model import Change, DerivedStatus, Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pipeline.measure import Counts, Progress

#: The counts that are kept and compared.
KEPT = ("obligations", "due", "done", "done_due", "overdue", "arrears")


class Revision(Struct, frozen=True):
    """What was reported on a period, at one time."""

    as_of: date
    workbook: str
    version: str
    total: Mapping[str, int]
    areas: Mapping[str, Mapping[str, int]]
    targets: Mapping[str, str]

    def same_figures(self, other: Revision) -> bool:
        """Equal but for the program's version."""
        return (self.as_of, self.workbook, self.total, self.areas, self.targets) == (
            other.as_of,
            other.workbook,
            other.total,
            other.areas,
            other.targets,
        )


class Record(Struct, frozen=True):
    """A period's revisions, the oldest first."""

    period: str
    revisions: tuple[Revision, ...]


class Correction(Struct, frozen=True):
    """A figure or a target's status that differs from what was reported.

    ``area`` "" is the total; ``code`` and ``month`` name a target (then ``measure`` is
    ``status``). ``reported`` and ``now`` are counts, or values of DerivedStatus ("" where
    the target did not exist). ``explained`` are the rows of Perubahan on that KODE.
    """

    period: str
    measure: str
    reported: int | str
    now: int | str
    area: str = ""
    code: str = ""
    month: int = 0
    explained: tuple[Change, ...] = ()


def _counts(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in KEPT}


def revision_of(progress: Progress, workbook: str, version: str) -> Revision:
    """The revision that a report on ``progress`` leaves; ``workbook`` is the file's SHA-256."""
    return Revision(
        as_of=progress.as_of,
        workbook=workbook,
        version=version,
        total=_counts(progress.total),
        areas={a.area.number: _counts(a.counts) for a in progress.areas},
        targets={
            f"{t.obligation.code}/{t.obligation.month}": t.status.value for t in progress.targets
        },
    )


def appended(record: Record | None, period: Period, revision: Revision) -> Record | None:
    """The record with ``revision`` at its end; None where it says nothing new."""
    if record is None:
        return Record(period.slug, (revision,))
    if record.revisions and record.revisions[-1].same_figures(revision):
        return None
    return Record(record.period, (*record.revisions, revision))


def record_json(record: Record) -> str:
    """The file's text; the same record gives the same bytes."""
    revisions = [
        {
            "as_of": r.as_of.isoformat(),
            "workbook": r.workbook,
            "version": r.version,
            "total": dict(r.total),
            "areas": {number: dict(counts) for number, counts in r.areas.items()},
            "targets": dict(r.targets),
        }
        for r in record.revisions
    ]
    text = json.dumps(
        {"period": record.period, "revisions": revisions}, ensure_ascii=False, indent=1
    )
    return text + "\n"


def read_record(text: str) -> Record:
    """Raises ValueError where ``text`` is not a record."""
    try:
        data: Any = json.loads(text)
        revisions = tuple(
            Revision(
                date.fromisoformat(r["as_of"]),
                str(r["workbook"]),
                str(r["version"]),
                {k: int(v) for k, v in r["total"].items()},
                {a: {k: int(v) for k, v in c.items()} for a, c in r["areas"].items()},
                {k: DerivedStatus(v).value for k, v in r["targets"].items()},
            )
            for r in data["revisions"]
        )
        return Record(str(data["period"]), revisions)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a period record: {error!r}") from error


def period_of(slug: str) -> Period | None:
    """``2025-10`` or ``2025-TW4`` → the period; None for anything else."""
    year, _, rest = slug.partition("-")
    if not (year.isdigit() and len(year) == 4):
        return None
    if rest.startswith("TW") and rest[2:] in {"1", "2", "3", "4"}:
        return Period.of_quarter(int(year), int(rest[2:]))
    if rest.isdigit() and len(rest) == 2 and 1 <= int(rest) <= 12:
        return Period.of_month(int(year), int(rest))
    return None


def earlier(records: Iterable[Record], period: Period) -> tuple[tuple[Period, Record], ...]:
    """Records of periods of the same year that are over when ``period`` is, in order.

    A quarter's last month, and a year's last quarter, are earlier although they end with it:
    what was reported on them is compared, too.
    """
    found = [(p, r) for r in records if (p := period_of(r.period)) is not None and r.revisions]
    kept = [
        (p, r)
        for p, r in found
        if p.year == period.year
        and (p.end < period.end or (p.end == period.end and p.start > period.start))
    ]
    return tuple(sorted(kept, key=lambda pair: (pair[0].end, pair[0].start)))


def corrections(
    records: Iterable[Record],
    period: Period,
    recompute: Callable[[Period, date], Progress],
    changes: Iterable[Change],
) -> tuple[Correction, ...]:
    """What differs between earlier reports of ``period``'s year and the workbook of today.

    ``recompute`` measures a period at a position. Figures first, then the targets whose
    status changed, each period in turn.
    """
    by_code: dict[str, list[Change]] = {}
    for change in changes:
        by_code.setdefault(change.code, []).append(change)
    found: list[Correction] = []
    for old, record in earlier(records, period):
        reported = record.revisions[-1]
        now = revision_of(recompute(old, reported.as_of), "", "")
        found.extend(_figures(record.period, "", reported.total, now.total))
        for area in sorted(set(reported.areas) | set(now.areas)):
            before, after = reported.areas.get(area, {}), now.areas.get(area, {})
            found.extend(_figures(record.period, area, before, after))
        found.extend(_targets(record.period, reported.targets, now.targets, by_code))
    return tuple(found)


def _figures(
    period: str, area: str, before: Mapping[str, int], after: Mapping[str, int]
) -> Iterable[Correction]:
    for name in KEPT:
        reported, now = before.get(name, 0), after.get(name, 0)
        if reported != now:
            yield Correction(period, name, reported, now, area=area)


def _targets(
    period: str,
    before: Mapping[str, str],
    after: Mapping[str, str],
    changes: Mapping[str, list[Change]],
) -> Iterable[Correction]:
    for key in sorted(set(before) | set(after)):
        reported, now = before.get(key, ""), after.get(key, "")
        if reported != now:
            code, _, month = key.partition("/")
            explained = tuple(changes.get(code, ()))
            yield Correction(
                period,
                "status",
                reported,
                now,
                code=code,
                month=int(month or 0),
                explained=explained,
            )
