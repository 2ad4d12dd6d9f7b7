"""Every entry of BUKTI DUKUNG examined: each file opened once, hashed and judged.

Files are read in pieces, so that a big one costs time and no memory. What is read never
lies outside of ``input/bukti``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model import Entry, Office
from pipeline.months import month_name

from .content import judge
from .entries import EvidenceItem, EvidenceKind, is_portable, is_well_formed_link, items_of
from .folder import EvidenceFolder, EvidenceState, Located
from .near import NearNames
from .records import EvidenceFile, EvidenceRecord, Note, NoteKind, RecordKind, RecordState
from .sharing import mark_shared
from .verdict import Verdict

#: Called with the bytes read so far and the bytes to read in all.
Progress = Callable[[int, int], None]

_PIECE = 1 << 20
_STATES = {
    EvidenceState.OUTSIDE: RecordState.OUTSIDE,
    EvidenceState.UNREADABLE: RecordState.UNREADABLE,
    EvidenceState.MISSING: RecordState.MISSING,
}
_ATTEMPTS = 2


def examine(
    office: Office, project: Path, today: date, progress: Progress | None = None
) -> tuple[EvidenceRecord, ...]:
    """A record for each entry of BUKTI DUKUNG, targets in the plan's order.

    ``project`` is the folder that holds ``input/bukti``. ``today`` and the plan's year decide
    which dates of files are worth a note. No file makes this fail: what can't be read is a
    state.
    """
    folder = EvidenceFolder(project)
    found = [
        (entry, item, _leaves(folder, item))
        for entry in _in_order(office)
        for item in items_of(entry)
    ]
    reader = _Reader(folder, today, office.year, progress)
    reader.expect(leaf for _, _, (_, leaves) in found for leaf in leaves)
    near = NearNames(folder)
    records = (
        _record(entry, item, kind, leaves, reader, near) for entry, item, (kind, leaves) in found
    )
    return mark_shared(tuple(records))


def _in_order(office: Office) -> list[Entry]:
    """Rows by the plan's order; rows without a target (an error finding each) come last."""
    places = {o.key: place for place, o in enumerate(office.obligations)}
    return sorted(office.entries, key=lambda entry: places.get(entry.key, len(places)))


_Leaf = tuple[str, Located]


def _leaves(folder: EvidenceFolder, item: EvidenceItem) -> tuple[RecordKind, tuple[_Leaf, ...]]:
    """The kind of what an item points to, and its files as they lie there."""
    if item.kind is EvidenceKind.LINK:
        return RecordKind.LINK, ()
    if item.kind is EvidenceKind.OUTSIDE:
        return RecordKind.FILE, ((item.path, Located(EvidenceState.OUTSIDE)),)
    located = folder.locate(item.path)
    if located.state is EvidenceState.FOLDER:
        return RecordKind.FOLDER, folder.files_under(item.path)
    return RecordKind.FILE, ((item.path, located),)


def _record(
    entry: Entry,
    item: EvidenceItem,
    kind: RecordKind,
    leaves: tuple[_Leaf, ...],
    reader: _Reader,
    near: NearNames,
) -> EvidenceRecord:
    record = EvidenceRecord(
        entry.code, entry.month, item.entry, kind, RecordState.UNCHECKED, path=item.path
    )
    if kind is RecordKind.LINK:
        if is_well_formed_link(item.entry):
            return record
        bad = (Note(NoteKind.BAD_LINK),)
        return replace(record, state=RecordState.WRONG_TYPE, notes=bad)
    if kind is RecordKind.FOLDER:
        files = tuple(reader.file(path, located) for path, located in leaves)
        return replace(record, state=folder_state(files), files=files)
    ((path, located),) = leaves
    if located.state is EvidenceState.FILE:
        file = reader.file(path, located)
        return replace(record, state=file.state, files=(file,))
    return replace(record, state=_STATES[located.state], notes=_absence(path, located, near))


def _absence(path: str, located: Located, near: NearNames) -> tuple[Note, ...]:
    if located.state is not EvidenceState.MISSING:
        return ()
    notes = [Note(NoteKind.NEAR, name)] if (name := near.to(path)) else []
    if path and not is_portable(path):
        notes.insert(0, Note(NoteKind.NAME))
    return tuple(notes)


def folder_state(files: Iterable[EvidenceFile]) -> RecordState:
    """The worst of its files; a folder without files is empty."""
    order = list(RecordState)
    return min((f.state for f in files), key=order.index, default=RecordState.EMPTY)


class _Reader(Struct):
    """Reads each file once, however many entries name it."""

    folder: EvidenceFolder
    today: date
    year: int
    progress: Progress | None
    _known: dict[tuple[object, ...], EvidenceFile] | None = None
    _total: int = 0
    _done: int = 0

    def expect(self, leaves: Iterable[_Leaf]) -> None:
        sizes = {located.identity: located.size for _, located in leaves}
        self._total = sum(sizes.values())
        self._known = {}

    def file(self, path: str, located: Located) -> EvidenceFile:
        """The file at ``path`` as examined."""
        if located.state is not EvidenceState.FILE:
            notes = {
                EvidenceState.OUTSIDE: (Note(NoteKind.NOT_FOLLOWED),),
                EvidenceState.MISSING: (Note(NoteKind.NAME),),
            }.get(located.state, ())
            return EvidenceFile(path, _STATES[located.state], notes=notes)
        known = self._known if self._known is not None else {}
        if located.identity not in known:
            known[located.identity] = self._examined(path, located)
            self._done += located.size
            self._tell(0)
        return replace(known[located.identity], path=path)

    def _tell(self, read: int) -> None:
        if self.progress:
            self.progress(min(self._done + read, self._total), self._total)

    def _examined(self, path: str, located: Located) -> EvidenceFile:
        unreadable = EvidenceFile(path, RecordState.UNREADABLE, identity=located.identity)
        for _ in range(_ATTEMPTS):
            try:
                with self.folder.open(path) as file:
                    before = os.fstat(file.fileno())
                    digest, size = self._hash(file)
                    verdict = _verdict(path, file, size)
                    after = os.fstat(file.fileno())
            except OSError:
                return unreadable
            if _stamp(before) == _stamp(after) and size == after.st_size:
                day = _day(after.st_mtime)
                return EvidenceFile(
                    path,
                    verdict.state,
                    digest if size else None,
                    size,
                    day,
                    (*verdict.notes, *self._date_notes(day)),
                    located.identity,
                )
        return replace(unreadable, notes=(Note(NoteKind.CHANGED),))

    def _hash(self, file: BinaryIO) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            self._tell(size)
        return digest.hexdigest(), size

    def _date_notes(self, day: date | None) -> tuple[Note, ...]:
        if day is None:
            return ()
        shown = f"{day.day} {month_name(day.month)} {day.year}"
        if day > self.today:
            return (Note(NoteKind.FUTURE, shown),)
        if self.year and day.year < self.year:
            return (Note(NoteKind.BEFORE_YEAR, shown),)
        return ()


def _verdict(path: str, file: BinaryIO, size: int) -> Verdict:
    if not size:
        return Verdict(RecordState.EMPTY)
    return judge(path.rpartition("/")[2], file, size)


def _stamp(found: os.stat_result) -> tuple[int, int]:
    return (found.st_size, found.st_mtime_ns)


def _day(seconds: float) -> date | None:
    try:
        return date.fromtimestamp(seconds)
    except (OverflowError, OSError, ValueError):
        return None


def summary_of(records: Iterable[EvidenceRecord]) -> Mapping[RecordState, int]:
    """How many entries are in each state; every state is there."""
    states = [record.state for record in records]
    return {state: states.count(state) for state in RecordState}
