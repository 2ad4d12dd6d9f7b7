"""Workbooks that the program writes: a new one, and an annotated copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec.structs import replace

from pipeline.run.loading import Loaded

if TYPE_CHECKING:
    from pipeline.source import Source
    from pipeline.wordtables import WordDocument
    from pipeline.workbook import Contents


def read_source(path: Path, year: int | None = None) -> Source:
    """The plan in a workbook (.xlsx) or Word document (.docx), for the plan year ``year``.

    The year comes from the source where None is given. Raises the failures of a source
    (failures.py), and those of reading a workbook; the file is never written.
    """
    from pipeline.failures import SOURCE_NOT_FOUND
    from pipeline.read import read_workbook
    from pipeline.source import source_of, table_of_document, table_of_workbook

    try:
        found = path.is_file()
    except OSError:
        found = False  # a name that no disk can hold
    if not found:
        raise SOURCE_NOT_FOUND.error(path=path)
    if _kind_of(path) == "word":
        return source_of(path.name, table_of_document(path.name, _read_document(path)), year)
    book = read_workbook(path)
    return source_of(path.name, table_of_workbook(book), year, book)


_EXCEL = (".xlsx", ".xlsm")
_WORD = (".docx", ".docm")


def _kind_of(path: Path) -> str:
    """``excel`` or ``word``; raises the failure that says in which form to save another."""
    from pipeline import failures

    ending = path.suffix.lower()
    if ending in _EXCEL + _WORD:
        return "word" if ending in _WORD else "excel"
    kind = {
        ".doc": failures.SOURCE_OLD_WORD,
        ".pdf": failures.SOURCE_PDF,
        ".xls": failures.WORKBOOK_OLD_FORMAT,
    }.get(ending, failures.SOURCE_KIND)
    raise kind.error(path=path.name)


def _read_document(path: Path) -> WordDocument:
    from pipeline.failures import (
        SOURCE_NOT_WORD,
        SOURCE_PASSWORD,
        SOURCE_TOO_LONG,
        WORKBOOK_TOO_BIG,
        Failure,
    )
    from pipeline.opc import NotAPackage
    from pipeline.read import load_bytes
    from pipeline.wordtables import MAX_CELLS, TooManyCells, read_tables

    try:
        data = load_bytes(path)
        if data.startswith(_OLE_MAGIC):
            raise SOURCE_PASSWORD.error(path=path.name)
        return read_tables(data)
    except NotAPackage as error:
        raise SOURCE_NOT_WORD.error(path=path.name) from error
    except TooManyCells as error:
        reason = f"lebih dari {MAX_CELLS} sel"
        raise SOURCE_TOO_LONG.error(path=path.name, reason=reason) from error
    except Failure as failure:
        if failure.kind is not WORKBOOK_TOO_BIG:
            raise
        raise SOURCE_TOO_LONG.error(path=path.name, reason="berkasnya terlalu besar") from failure


#: The container of .doc and of protected .docx alike [MS-CFB 2.2].
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")


def make_workbook(
    path: Path | None,
    example: bool,
    today: date,
    cases: Path | None = None,
    source: Source | None = None,
) -> tuple[Path, ...]:
    """Write a new workbook (and with ``example`` its evidence files); what was made.

    ``cases`` names a restricted workbook for the cases of WBS, which then stand there and
    not in the workbook; where ``path`` is None, it alone is made. The plan is that of
    ``source``, else the built-in decree's. Never overwrites: raises TARGET_EXISTS, before
    anything is written.
    """
    from pipeline.decree import load_decree
    from pipeline.example import example_contents, write_evidence
    from pipeline.failures import TARGET_EXISTS
    from pipeline.workbook import CASES, blank_contents, write_case_workbook, write_workbook

    for target in filter(None, (path, cases)):
        if target.exists():
            raise TARGET_EXISTS.error(path=target)
    if source is not None:
        contents = blank_contents(source.decree, today, source.settings)
    else:
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

    Raises TARGET_EXISTS, WORKBOOK_UNREADABLE, WORKBOOK_DAMAGED and ANNOTATION_PART.
    """
    from pipeline.annotate import UnusablePart, annotate
    from pipeline.failures import ANNOTATION_PART, WORKBOOK_DAMAGED, WORKBOOK_UNREADABLE
    from pipeline.opc import NotAPackage
    from pipeline.output import ensure_folder, write_new

    try:
        # The cells of a restricted workbook are not in this file.
        own = tuple(finding for finding in loaded.findings if not finding.file)
        data = annotate(loaded.path.read_bytes(), own)
    except OSError as error:
        raise WORKBOOK_UNREADABLE.error(path=loaded.path, reason=error.strerror) from error
    except UnusablePart as error:
        raise ANNOTATION_PART.error(path=loaded.path, part=error.part or "…") from error
    except NotAPackage as error:
        raise WORKBOOK_DAMAGED.error(path=loaded.path) from error
    ensure_folder(target.parent)
    return write_new(target, data)
