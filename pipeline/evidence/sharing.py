"""Files that serve several obligations: shared by name, or the same bytes under two names.

The decree lets some indicators name the same proof, so one file named twice is sharing, and
is said as such. The same bytes under another name are a duplicate: perhaps an old proof
that was filed again, so someone should look.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from pipeline.months import month_name

from .records import EvidenceFile, EvidenceRecord, Note, NoteKind, RecordKind, RecordState

_Key = tuple[str, int]
#: More would not be read in a message.
_MOST_NAMED = 3


class _Use(Struct, frozen=True):
    key: _Key
    file: EvidenceFile


def mark_shared(records: tuple[EvidenceRecord, ...]) -> tuple[EvidenceRecord, ...]:
    """The records with DUPLICATE and the notes on sharing set, entries in their order."""
    uses: dict[str, list[_Use]] = {}
    for record in records:
        for file in record.files:
            if file.sha256:
                uses.setdefault(file.sha256, []).append(_Use(record.key, file))
    return tuple(_marked(record, uses) for record in records)


def _marked(record: EvidenceRecord, uses: Mapping[str, list[_Use]]) -> EvidenceRecord:
    if not record.files:
        return record
    files = tuple(
        _marked_file(file, record.key, uses[file.sha256]) if file.sha256 else file
        for file in record.files
    )
    if record.kind is RecordKind.FILE:
        return replace(record, files=files, state=files[0].state)
    order = list(RecordState)
    return replace(record, files=files, state=min((f.state for f in files), key=order.index))


def _marked_file(file: EvidenceFile, key: _Key, uses: Iterable[_Use]) -> EvidenceFile:
    shared: list[_Use] = []
    same: list[_Use] = []
    copies: list[_Use] = []
    for use in uses:
        is_same_file = use.file.identity == file.identity
        if use.key != key:
            (shared if is_same_file else same).append(use)
        elif not is_same_file:
            copies.append(use)
    notes = list(file.notes)
    if same:
        named = (f'{_target(use.key)} ("{use.file.path}")' for use in same)
        notes.append(Note(NoteKind.SAME_AS, _list(named)))
    if copies:
        notes.append(Note(NoteKind.COPY, copies[0].file.path))
    if shared:
        notes.append(Note(NoteKind.SHARED, _list(_target(use.key) for use in shared)))
    judged = file.state in (RecordState.OK, RecordState.UNCHECKED)
    state = RecordState.DUPLICATE if same and judged else file.state
    return replace(file, state=state, notes=tuple(notes))


def _target(key: _Key) -> str:
    return f"{key[0]} {month_name(key[1])}"


def _list(names: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(names))
    shown = distinct[:_MOST_NAMED]
    if len(distinct) > _MOST_NAMED:
        return f"{', '.join(shown)}, dan {len(distinct) - _MOST_NAMED} lainnya"
    return f"{', '.join(shown[:-1])} dan {shown[-1]}" if len(shown) > 1 else shown[0]
