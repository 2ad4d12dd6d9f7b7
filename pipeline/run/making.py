"""Workbooks that the program writes: a new one, and an annotated copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from pipeline.run.loading import Loaded

if TYPE_CHECKING:
    from pipeline.workbook import Contents


def make_workbook(
    path: Path | None, example: bool, today: date, cases: Path | None = None
) -> tuple[Path, ...]:
    """Write a new workbook (and with ``example`` its evidence files); what was made.

    ``cases`` names a restricted workbook for the cases of WBS, which then stand there and
    not in the workbook; where ``path`` is None, it alone is made. Never overwrites: raises
    TARGET_EXISTS, before anything is written.
    """
    from pipeline.decree import load_decree
    from pipeline.example import example_contents, write_evidence
    from pipeline.failures import TARGET_EXISTS
    from pipeline.workbook import CASES, blank_contents, write_case_workbook, write_workbook

    for target in filter(None, (path, cases)):
        if target.exists():
            raise TARGET_EXISTS.error(path=target)
    decree = load_decree()
    contents = example_contents(decree, today) if example else blank_contents(decree, today)
    made: list[Path] = []
    if cases is not None:
        made.append(_written(cases, write_case_workbook, contents))
        contents = replace(contents, rows={**contents.rows, CASES: ()})
    if path is not None:
        made.insert(0, _written(path, write_workbook, contents))
        if example:
            made.extend(write_evidence(evidence_folder(path)))
    return tuple(made)


def evidence_folder(workbook: Path) -> Path:
    """``input/bukti`` of the project that the workbook, in ``input`` or beside it, is for."""
    folder = workbook.parent
    project = folder.parent if folder.name == "input" else folder
    return project / "input" / "bukti"


def _written(path: Path, write: Callable[[BinaryIO, Contents], None], contents: Contents) -> Path:
    from io import BytesIO

    from pipeline.output import ensure_folder, write_new

    buffer = BytesIO()
    write(buffer, contents)
    ensure_folder(path.parent)
    return write_new(path, buffer.getvalue())


def annotate_copy(loaded: Loaded, target: Path) -> Path:
    """A copy of the workbook with the findings in it, at ``target``, which must not exist.

    Raises TARGET_EXISTS, WORKBOOK_UNREADABLE and WORKBOOK_DAMAGED.
    """
    from pipeline.annotate import annotate
    from pipeline.failures import WORKBOOK_DAMAGED, WORKBOOK_UNREADABLE
    from pipeline.opc import NotAPackage
    from pipeline.output import ensure_folder, write_new

    try:
        # The cells of a restricted workbook are not in this file.
        own = tuple(finding for finding in loaded.findings if not finding.file)
        data = annotate(loaded.path.read_bytes(), own)
    except OSError as error:
        raise WORKBOOK_UNREADABLE.error(path=loaded.path, reason=error.strerror) from error
    except NotAPackage as error:
        raise WORKBOOK_DAMAGED.error(path=loaded.path) from error
    ensure_folder(target.parent)
    return write_new(target, data)
