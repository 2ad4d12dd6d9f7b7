"""Workbooks that the program writes: a new one, and an annotated copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.run.loading import Loaded


def make_workbook(path: Path, example: bool, today: date) -> tuple[Path, ...]:
    """Write a new workbook (and with ``example`` its evidence files); what was made.

    Never overwrites: raises TARGET_EXISTS.
    """
    from io import BytesIO

    from pipeline.decree import load_decree
    from pipeline.output import ensure_folder, write_new
    from pipeline.workbook import blank_contents, write_workbook

    decree = load_decree()
    if example:
        from pipeline.example import example_contents, write_evidence

        contents = example_contents(decree, today)
    else:
        contents = blank_contents(decree, today)
    buffer = BytesIO()
    write_workbook(buffer, contents)
    ensure_folder(path.parent)
    made = [write_new(path, buffer.getvalue())]
    if example:
        made.extend(write_evidence(path.parent / "bukti"))
    return tuple(made)


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
