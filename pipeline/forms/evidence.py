"""``evidence`` as JSON, and as a text that can be pasted into a chat."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipeline.evidence.examination import summary_of
from pipeline.evidence.records import (
    EvidenceFile,
    EvidenceRecord,
    NoteKind,
    RecordKind,
    RecordState,
)
from pipeline.evidence.words import STATE_WORDS, faults_of, note_words
from pipeline.exceltext import collapsed, shown
from pipeline.months import month_name

from .due import NO_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pipeline.evidence.review import AreaReview, EvidenceReview, ReviewCounts, TargetReview

_NAME_LENGTH = 80
_PLAN_LENGTH = 120


# --- JSON ---------------------------------------------------------------------------------


def _file_record(file: EvidenceFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "state": file.state.value,
        "sha256": file.sha256,
        "size": file.size,
        "modified": file.modified.isoformat() if file.modified else None,
        "notes": [note.kind.value for note in file.notes],
    }


def _entry_record(record: EvidenceRecord) -> dict[str, Any]:
    return {
        "code": record.code,
        "month": record.month,
        "entry": record.entry,
        "kind": record.kind.value,
        "state": record.state.value,
        "sha256": record.sha256,
        "size": record.size,
        "notes": [note.kind.value for note in record.notes],
        "files": [_file_record(file) for file in record.files],
    }


def evidence_json(records: Iterable[EvidenceRecord]) -> str:
    """The object of ``evidence --format json`` (design.md), with its files under each entry.

    ``summary`` counts entries; every state is in it.
    """
    records = tuple(records)
    record = {
        "entries": [_entry_record(r) for r in records],
        "summary": {state.value: n for state, n in summary_of(records).items()},
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


# --- text ---------------------------------------------------------------------------------


def evidence_text(review: EvidenceReview) -> str:
    """Figures, a line an area, then what is to be done by area and person in charge.

    Plain lines, for a chat message keeps no columns.
    """
    from pipeline.view.words.format import day

    parts = [
        f"BUKTI DUKUNG ZI {review.year} – posisi data per {day(review.as_of)}",
        *(["Data contoh."] if review.is_example else []),
        "",
        *_figures(review),
        "",
        "PER AREA",
        *(_area_line(area) for area in review.areas),
    ]
    waiting = [t for t in review.targets if t.needs_attention]
    parts += ["", f"PERLU DILENGKAPI: {len(waiting)} target"]
    for area in review.areas:
        own = [t for t in area.targets if t.needs_attention]
        if own:
            parts += ["", f"AREA {area.area.number} – {collapsed(area.area.name)}"]
            parts += _by_person(own)
    if not waiting:
        parts.append("Tidak ada.")
    parts += _astray(review)
    parts += _remarks(review)
    return "\n".join(parts)


def _figures(review: EvidenceReview) -> Iterator[str]:
    from pipeline.view.words.format import day

    total = review.total
    yield (
        f"Target: {total.targets}; {total.due} di antaranya berbatas waktu s.d. "
        f"{day(review.as_of)}. Bukti ada {total.given}, belum ada {total.missing}."
    )
    yield (
        f"Hasil periksa: sesuai {total.fine}, perlu perbaikan {total.repair}, "
        f"belum diperiksa {total.unexamined}."
    )
    summary = summary_of(review.records)
    told = [
        f"{STATE_WORDS[state]} {summary[state]}"
        for state in (RecordState.OK, *list(RecordState)[:6], RecordState.UNCHECKED)
        if summary[state]
    ]
    links = sum(r.kind is RecordKind.LINK for r in review.records)
    folders = [r for r in review.records if r.kind is RecordKind.FOLDER]
    yield f"Isian bukti: {len(review.records)}" + (f" ({'; '.join(told)})." if told else ".")
    if links:
        yield f"Tautan: {links}; hanya bentuknya yang diperiksa aplikasi, isinya tidak."
    if folders:
        yield f"Folder: {len(folders)}, berisi {sum(len(r.files) for r in folders)} berkas."


def _area_line(area: AreaReview) -> str:
    counts = area.counts
    return (
        f"{area.area.number}. Bukti ada {counts.given} dari {counts.targets} target{_tail(counts)}"
    )


def _tail(counts: ReviewCounts) -> str:
    told = [
        f"{words} {number}"
        for words, number in (
            ("belum ada", counts.missing),
            ("bermasalah", counts.bad),
            ("sama dengan target lain", counts.duplicate),
            ("perlu perbaikan", counts.repair),
            ("belum diperiksa", counts.unexamined),
        )
        if number
    ]
    return f"; {', '.join(told)}." if told else "."


def _by_person(targets: Sequence[TargetReview]) -> Iterator[str]:
    groups: dict[str, list[TargetReview]] = {}
    for target in targets:
        groups.setdefault(collapsed(target.indicator.person), []).append(target)
    for person in sorted(groups, key=lambda name: (not name, name.casefold())):
        yield f"{person or NO_PERSON}:"
        for target in groups[person]:
            yield from _target_lines(target)


def _target_lines(target: TargetReview) -> Iterator[str]:
    name = f"- {target.obligation.code} {month_name(target.obligation.month)}"
    if target.is_missing:
        said = " (STATUS sudah Selesai)" if target.says_done else ""
        wanted = shown(target.indicator.evidence, _PLAN_LENGTH)
        yield f"{name}: bukti belum ada{said}; diminta: {wanted}"
    for record in target.records:
        for file, words in faults_of(record):
            yield f'{name}: "{shown(file, _NAME_LENGTH)}" {shown(words, 300)}'
    if target.applies and target.needs_repair:
        yield f"{name}: {_repair(target)}"


def _repair(target: TargetReview) -> str:
    entry = target.entry
    if entry is None:  # needs_repair comes from the entry
        return ""
    when = _examined(entry.examined_by, entry.examined_on)
    note = shown(entry.examiner_note, 200) if entry.examiner_note else "tanpa catatan"
    return f"perlu perbaikan{when}: {note}"


def _examined(person: str, on: date | None) -> str:
    from pipeline.view.words.format import day

    told = [collapsed(person)] if person else []
    told += [day(on)] if on else []
    return f" ({', '.join(told)})" if told else ""


def _astray(review: EvidenceReview) -> list[str]:
    """Evidence on rows that belong to no target; an error finding stands at each."""
    if not review.astray:
        return []
    keys = dict.fromkeys(f"{r.code} {month_name(r.month)}" for r in review.astray)
    return ["", "BUKTI PADA BARIS YANG BUKAN TARGET: " + ", ".join(keys)]


#: What is no fault, but worth knowing. Dates come many at a time (a copied folder), and are
#: therefore told together.
_REMARKS = {
    NoteKind.SHARED: "",
    NoteKind.COPY: "",
    NoteKind.FUTURE: "{count} berkas bertanggal setelah hari ini",
    NoteKind.BEFORE_YEAR: "{count} berkas bertanggal sebelum tahun rencana",
}
_MOST_NAMED = 5


def _remarks(review: EvidenceReview) -> list[str]:
    """Shared files, each a line; files with an odd date, a line for all."""
    lines: dict[str, None] = {}
    dated: dict[NoteKind, dict[str, None]] = {}
    for record in review.records:
        for file in record.files:
            name = shown(file.path, _NAME_LENGTH)
            for note in file.notes:
                if _REMARKS.get(note.kind):
                    dated.setdefault(note.kind, {})[name] = None
                elif note.kind in _REMARKS:
                    target = f"{record.code} {month_name(record.month)}"
                    lines[f'- {target}: "{name}" {shown(note_words(note), 200)}'] = None
    for kind, names in dated.items():
        told = [f'"{name}"' for name in list(names)[:_MOST_NAMED]]
        rest = len(names) - len(told)
        told += [f"dan {rest} lainnya"] if rest else []
        lines[f"- {_REMARKS[kind].format(count=len(names))}: {', '.join(told)}"] = None
    return ["", "CATATAN", *lines] if lines else []
