"""Entries, records and examinations, target by target: who still has to give what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from pipeline.model import Area, Entry, EntryStatus, Examination, Indicator, Obligation, Office

from .records import EvidenceRecord, RecordState


class TargetReview(Struct, frozen=True):
    """A target with its evidence at A. ``is_due``: its due date is A or earlier."""

    obligation: Obligation
    indicator: Indicator
    entry: Entry | None
    records: tuple[EvidenceRecord, ...]
    is_due: bool

    @property
    def applies(self) -> bool:
        """False for Tidak Berlaku, which leaves every count."""
        return not self.entry or self.entry.status is not EntryStatus.TIDAK_BERLAKU

    @property
    def is_given(self) -> bool:
        """BUKTI DUKUNG is not empty, as the figures count it."""
        return bool(self.entry and self.entry.evidence)

    @property
    def says_done(self) -> bool:
        return bool(self.entry and self.entry.status is EntryStatus.SELESAI)

    @property
    def is_missing(self) -> bool:
        """Nothing is given, though the target is due or said to be done."""
        return self.applies and not self.is_given and (self.is_due or self.says_done)

    @property
    def is_bad(self) -> bool:
        return any(record.state.is_bad for record in self.records)

    @property
    def is_duplicate(self) -> bool:
        return any(record.state is RecordState.DUPLICATE for record in self.records)

    @property
    def examination(self) -> Examination | None:
        return self.entry.examination if self.entry else None

    @property
    def needs_repair(self) -> bool:
        return self.examination is Examination.PERLU_PERBAIKAN

    @property
    def needs_attention(self) -> bool:
        return (
            self.is_missing
            or self.is_bad
            or self.is_duplicate
            or (self.applies and self.needs_repair)
        )


class ReviewCounts(Struct, frozen=True):
    """Over targets that apply. ``due`` at A, ``given`` with evidence, ``missing`` due or said
    to be done without, ``bad`` given but to be put right, ``duplicate`` the same bytes as
    another's; of those given: ``fine`` Sesuai, ``repair`` Perlu Perbaikan, ``unexamined``."""

    targets: int = 0
    due: int = 0
    given: int = 0
    missing: int = 0
    bad: int = 0
    duplicate: int = 0
    fine: int = 0
    repair: int = 0
    unexamined: int = 0


class AreaReview(Struct, frozen=True):
    area: Area
    counts: ReviewCounts
    targets: tuple[TargetReview, ...]


class EvidenceReview(Struct, frozen=True):
    """All targets at A with their evidence; ``records`` is every entry, also of rows that
    belong to no target."""

    as_of: date
    year: int
    office: str
    is_example: bool
    areas: tuple[AreaReview, ...]
    total: ReviewCounts
    records: tuple[EvidenceRecord, ...]
    astray: tuple[EvidenceRecord, ...] = ()

    @property
    def targets(self) -> tuple[TargetReview, ...]:
        return tuple(target for area in self.areas for target in area.targets)


def review(office: Office, records: Iterable[EvidenceRecord], as_of: date) -> EvidenceReview:
    """``records`` (of :func:`pipeline.evidence.examination.examine`) by target, at A."""
    records = tuple(records)
    indicators = {indicator.code: indicator for indicator in office.indicators}
    entries: dict[tuple[str, int], Entry] = {}
    for entry in office.entries:
        entries.setdefault(entry.key, entry)
    of_key: dict[tuple[str, int], list[EvidenceRecord]] = {}
    for record in records:
        of_key.setdefault(record.key, []).append(record)
    targets = [
        TargetReview(
            obligation,
            indicators[obligation.code],
            entries.get(obligation.key),
            tuple(of_key.pop(obligation.key, ())),
            obligation.due_date <= as_of,
        )
        for obligation in office.obligations
    ]
    areas = tuple(
        AreaReview(area, _counts(own), own)
        for area in office.areas
        if (own := tuple(t for t in targets if t.indicator.area == area.number))
    )
    astray = tuple(record for left in of_key.values() for record in left)
    settings = office.settings
    return EvidenceReview(
        as_of,
        office.year,
        settings.office,
        settings.is_example,
        areas,
        _counts(targets),
        records,
        astray,
    )


def _counts(targets: Iterable[TargetReview]) -> ReviewCounts:
    applying = [t for t in targets if t.applies]
    given = [t for t in applying if t.is_given]
    return ReviewCounts(
        targets=len(applying),
        due=sum(t.is_due for t in applying),
        given=len(given),
        missing=sum(t.is_missing for t in applying),
        bad=sum(t.is_bad for t in applying),
        duplicate=sum(t.is_duplicate for t in applying),
        fine=sum(t.examination is Examination.SESUAI for t in given),
        repair=sum(t.needs_repair for t in given),
        unexamined=sum(t.examination is None for t in given),
    )
