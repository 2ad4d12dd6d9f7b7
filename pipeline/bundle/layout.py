"""Where each file goes: area/component/indicator, numbered, as assessors look for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from pipeline.evidence.records import EvidenceFile, EvidenceRecord, RecordKind
from pipeline.evidence.review import EvidenceReview, TargetReview
from pipeline.months import month_name, roman

from .names import (
    AREA,
    COMPONENT,
    FOLDER,
    INDICATOR,
    LONGEST_PATH,
    Taken,
    safe_file_name,
    safe_name,
)

_AREA_NUMBERS = {roman(number): number for number in range(1, 50)}


class BundleFile(Struct, frozen=True):
    """A file of ``input/bukti`` (``source``, relative) and its ``target`` in the bundle."""

    source: str
    target: str
    sha256: str
    size: int


class Layout(Struct, frozen=True):
    """``files`` by target path; ``places`` finds a file of an entry's record.

    A file that two targets share lies with both: each folder is complete by itself.
    """

    files: tuple[BundleFile, ...]
    places: Mapping[tuple[str, int, str], str]

    def place(self, record: EvidenceRecord, file: EvidenceFile) -> str:
        """The path in the bundle; "" for a file that is not in it."""
        return self.places.get((*record.key, file.path), "")


def lay_out(review: EvidenceReview) -> Layout:
    """Every file that could be read, also one that is not what its name says: the index
    tells so, and to leave a proof out is the office's decision."""
    months = Counter(t.obligation.code for t in review.targets)
    taken = Taken()
    files, places = [], {}
    for target in review.targets:
        folder = target_folder(target, review, months[target.obligation.code] > 1)
        for record in target.records:
            for file in record.files:
                key = (*record.key, file.path)
                if file.sha256 is None or key in places:
                    continue
                inner, name = _inside(record, file)
                path = taken.free(*_fitted(folder, inner, name))
                places[key] = path
                files.append(BundleFile(file.path, path, file.sha256, file.size or 0))
    return Layout(tuple(sorted(files, key=lambda f: f.target)), places)


def target_folder(target: TargetReview, review: EvidenceReview, with_month: bool) -> str:
    """``05 Penguatan Pengawasan/04 Whistle Blowing System/V.4.3 Evaluasi atas…/10 Oktober``."""
    indicator, obligation = target.indicator, target.obligation
    area = next(a.area for a in review.areas if a.area.number == indicator.area)
    parts = [
        safe_name(f"{_AREA_NUMBERS.get(area.number, 0):02d} {area.name}", AREA),
        safe_name(f"{_digits(indicator.component_number):02d} {indicator.component}", COMPONENT),
        safe_name(f"{indicator.code} {indicator.indicator}", INDICATOR),
    ]
    if with_month:
        parts.append(f"{obligation.month:02d} {month_name(obligation.month)}")
    return "/".join(parts)


def _digits(number: str) -> int:
    digits = "".join(c for c in number if c in "0123456789")
    return int(digits) if digits else 0


def _inside(record: EvidenceRecord, file: EvidenceFile) -> tuple[tuple[str, ...], str]:
    """The folders below the target's own, and the name. Of an entry that is a folder, its
    last step and what lies below it stay folders, so that its order stays visible."""
    parts = file.path.split("/")
    if record.kind is not RecordKind.FOLDER:
        return (), safe_file_name(parts[-1])
    root = record.path.count("/")
    return tuple(safe_name(part, FOLDER) for part in parts[root:-1]), safe_file_name(parts[-1])


def _fitted(folder: str, inner: tuple[str, ...], name: str) -> tuple[str, str]:
    """Folder and name within LONGEST_PATH: inner folders go first, then the name is cut."""
    for kept in _shorter(inner):
        path = "/".join((folder, *kept))
        if len(path) + 1 + len(name) <= LONGEST_PATH:
            return path, name
    return folder, safe_file_name(name, max(LONGEST_PATH - len(folder) - 1, 24))


def _shorter(inner: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield inner
    if len(inner) > 1:
        yield inner[:1]
