"""What the index says, as plain values: a row a target, an item a proof."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from pipeline.evidence.records import (
    EvidenceFile,
    EvidenceRecord,
    Note,
    NoteKind,
    RecordKind,
    RecordState,
)
from pipeline.evidence.review import EvidenceReview, TargetReview
from pipeline.evidence.words import result_words
from pipeline.exceltext import shown
from pipeline.months import month_name

from .layout import Layout

_LONGEST = 120
#: Notes that say something of the copy on this office's disk, not of the proof.
_LOCAL = (NoteKind.FUTURE, NoteKind.BEFORE_YEAR, NoteKind.NEAR, NoteKind.CHANGED)


class IndexItem(Struct, frozen=True):
    """A proof. ``path`` is where it lies in the bundle, ``url`` a web address; one or none."""

    name: str
    path: str = ""
    url: str = ""
    size: int | None = None
    sha256: str = ""
    remark: str = ""


class IndexRow(Struct, frozen=True):
    area: str
    component: str
    code: str
    indicator: str
    month: str
    items: tuple[IndexItem, ...]
    examination: str
    remark: str


class Index(Struct, frozen=True):
    """``areas`` holds number and name of each area with its rows, in the plan's order."""

    title: tuple[str, ...]
    stamp: str
    lines: tuple[str, ...]
    areas: tuple[tuple[str, tuple[IndexRow, ...]], ...]
    made_on: date
    office: str
    notes: tuple[str, ...] = ()


def build_index(review: EvidenceReview, layout: Layout) -> Index:
    """The index of what is in the bundle, and of what is due and is not."""
    areas = []
    for area in review.areas:
        shown_targets = [t for t in area.targets if t.records or t.is_missing]
        name = f"AREA {area.area.number} {shown(area.area.name, _LONGEST)}"
        areas.append((name, tuple(_row(t, layout) for t in shown_targets)))
    return Index(
        title=("INDEKS BUKTI DUKUNG", f"PEMBANGUNAN ZONA INTEGRITAS TAHUN {review.year}"),
        stamp="CONTOH" if review.is_example else "",
        lines=tuple(_lines(review, layout)),
        areas=tuple(areas),
        made_on=review.as_of,
        office=review.office or "[DIISI]",
        notes=_NOTES,
    )


_NOTES = (
    "Nama berkas adalah tautan ke berkas di dalam himpunan ini; buka zip seluruhnya "
    "(Ekstrak Semua) lebih dahulu.",
    "SHA256SUMS memuat sidik SHA-256 setiap berkas, untuk memastikan bahwa tidak ada yang berubah.",
    "Tautan hanya diperiksa bentuknya; isinya tidak diperiksa aplikasi.",
)


def _lines(review: EvidenceReview, layout: Layout) -> Iterator[str]:
    from pipeline.view.words.format import day

    total = review.total
    links = sum(r.kind is RecordKind.LINK for r in review.records)
    yield f"Posisi data per {day(review.as_of)}"
    yield (
        f"Target {total.targets}: bukti ada {total.given}, belum ada {total.missing} "
        f"(berbatas waktu s.d. tanggal itu, atau STATUS sudah Selesai)"
    )
    yield f"Berkas {len(layout.files)}, tautan {links}"
    yield (
        f"Hasil periksa: sesuai {total.fine}, perlu perbaikan {total.repair}, "
        f"belum diperiksa {total.unexamined}"
    )


def _row(target: TargetReview, layout: Layout) -> IndexRow:
    indicator, obligation = target.indicator, target.obligation
    return IndexRow(
        area=indicator.area,
        component=shown(indicator.component, _LONGEST),
        code=obligation.code,
        indicator=shown(indicator.indicator, 250),
        month=month_name(obligation.month),
        items=tuple(item for record in target.records for item in _items(record, layout)),
        examination=_examination(target),
        remark=_remark(target),
    )


def _remark(target: TargetReview) -> str:
    if not target.applies:
        return "Tidak Berlaku"
    return "Bukti belum ada" if target.is_missing else ""


def _examination(target: TargetReview) -> str:
    from pipeline.view.words.format import day

    entry = target.entry
    if entry is None or entry.examination is None:
        return "Belum diperiksa" if target.is_given else ""
    on = f", {day(entry.examined_on)}" if entry.examined_on else ""
    return f"{entry.examination.value}{on}"


def _items(record: EvidenceRecord, layout: Layout) -> Iterator[IndexItem]:
    name = shown(record.entry, _LONGEST)
    if record.kind is RecordKind.LINK:
        url = record.entry if record.entry.lower().startswith(("http://", "https://")) else ""
        url = "" if record.state.is_bad or any(c.isspace() for c in url) else url
        remark = result_words(record.state, record.notes) if record.state.is_bad else ""
        yield IndexItem(name, url=url, remark=remark)
    elif record.state is RecordState.OUTSIDE and not record.files:
        # Where a file lies on somebody's computer is nobody else's business.
        last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
        yield IndexItem(last or "–", remark=result_words(record.state, ()))
    elif not record.files:
        yield IndexItem(name, remark=result_words(record.state, _told(record.notes)))
    for file in record.files:
        yield _file_item(record, file, layout)


def _file_item(record: EvidenceRecord, file: EvidenceFile, layout: Layout) -> IndexItem:
    path = layout.place(record, file)
    remark = result_words(file.state, _told(file.notes))
    return IndexItem(
        path.rpartition("/")[2] or shown(file.path, _LONGEST),
        path,
        size=file.size if path else None,
        sha256=file.sha256 or "" if path else "",
        remark=remark if path else f"tidak disertakan: {remark}",
    )


def _told(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.kind not in _LOCAL)
