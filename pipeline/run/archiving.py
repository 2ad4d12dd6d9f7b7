"""Frozen periods on disk: ``output/arsip/<period>.json`` (design.md, Folders)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipeline import __version__
from pipeline.archive import (
    Correction,
    Record,
    appended,
    corrections,
    read_record,
    record_json,
    revision_of,
)
from pipeline.failures import RECORD_DAMAGED
from pipeline.measure import Progress, measure
from pipeline.model import Period
from pipeline.run.loading import Loaded

FOLDER = "arsip"


def read_records(output: Path) -> tuple[Record, ...]:
    """Every period record in ``output/arsip``, by file name.

    Raises RECORD_DAMAGED: what was reported is not to be guessed.
    """
    return tuple(_read(path) for path in sorted((output / FOLDER).glob("*.json")))


def _read(path: Path) -> Record:
    try:
        return read_record(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RECORD_DAMAGED.error(path=path) from error


def corrections_of(loaded: Loaded, output: Path, period: Period) -> tuple[Correction, ...]:
    """What the workbook of today says otherwise than earlier reports of the year did."""
    return corrections(
        read_records(output),
        period,
        lambda earlier, as_of: measure(loaded.office, earlier, as_of),
        loaded.office.changes,
    )


def freeze(loaded: Loaded, output: Path, progress: Progress, now: datetime) -> None:
    """Leave the record of a report that is no draft; nothing where it says nothing new."""
    from pipeline.output import ensure_folder, write_atomically

    path = output / FOLDER / f"{progress.period.slug}.json"
    existing = _read(path) if path.exists() else None
    revision = revision_of(progress, loaded.digest, __version__)
    record = appended(existing, progress.period, revision)
    if record is not None:
        ensure_folder(path.parent)
        write_atomically(path, record_json(record).encode("utf-8"), now)
