"""Finding the workbook: the one in ``input/``, or the one that was named.

Lock files are skipped before anything is opened; conflict copies of shared drives are
never taken for workbooks, and each is reported (design.md, "Folders").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from pipeline import failures, rules
from pipeline.findings import Finding
from pipeline.locks import holders
from pipeline.model import CellRef

_SUFFIXES = (".xlsx", ".xlsm")
_COPY = re.compile(r"\s*\(\d+\)$")
_CONFLICT = re.compile(r"confli[ck]t|konflik", re.IGNORECASE)

#: Who has the workbook open, where the lock file does not say.
UNKNOWN_HOLDER = "pengguna lain"


class Chosen(Struct, frozen=True):
    """The workbook to read, the conflict copies beside it, and who has it open (locks.py)."""

    path: Path
    copies: tuple[Path, ...] = ()
    holders: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A finding a copy, by its name, and one for each who has the workbook open."""
        return self.findings_named(str)

    def findings_named(self, shown: Callable[[str], str]) -> tuple[Finding, ...]:
        """The same, each copy's name as ``shown`` gives it: a file's name can tell a person's."""
        copies = [(rules.files.CONFLICT_COPY, shown(copy.name)) for copy in self.copies]
        others = [(rules.files.WORKBOOK_OPEN, name or UNKNOWN_HOLDER) for name in self.holders]
        return tuple(rule.at(CellRef(), name=name) for rule, name in (*copies, *others))


def choose_workbook(project: Path, workbook: Path | None = None) -> Chosen:
    """The workbook that was named, else the only one in ``project/input``.

    A bare name that is not in the current folder is looked for in ``project/input``.
    Raises PROJECT_NOT_FOUND, NO_WORKBOOK, ONLY_CONFLICT_COPIES and SEVERAL_WORKBOOKS.
    """
    if workbook is not None:
        inside = project / "input" / workbook.name
        if workbook == Path(workbook.name) and not workbook.exists() and inside.is_file():
            workbook = inside
        beside = (p for p in _workbooks(workbook.parent) if p.name != workbook.name)
        copies = [p for p in beside if is_conflict_copy(p) and _is_copy_of(p, workbook)]
        return Chosen(workbook, tuple(copies), holders(workbook))
    path, conflicts = find_workbook(project)
    return Chosen(path, conflicts, holders(path))


def find_workbook(project: Path) -> tuple[Path, tuple[Path, ...]]:
    """The only workbook in ``project/input``, and the conflict copies beside it."""
    if not project.is_dir():
        raise failures.PROJECT_NOT_FOUND.error(folder=project)
    folder = project / "input"
    found = _workbooks(folder)
    copies = tuple(path for path in found if is_conflict_copy(path))
    workbooks = [path for path in found if path not in copies]
    if not workbooks:
        old = sorted(folder.glob("*.xls")) if folder.is_dir() else []
        if old and not copies:
            return old[0], ()  # reading it says in which form to save it
        if copies:
            names = ", ".join(path.name for path in copies)
            raise failures.ONLY_CONFLICT_COPIES.error(folder=folder, names=names)
        raise failures.NO_WORKBOOK.error(folder=folder)
    if len(workbooks) > 1:
        names = ", ".join(path.name for path in workbooks)
        example = f'"{workbooks[0]}"' if " " in str(workbooks[0]) else str(workbooks[0])
        raise failures.SEVERAL_WORKBOOKS.error(folder=folder, names=names, example=example)
    return workbooks[0], copies


def is_conflict_copy(path: Path) -> bool:
    """``nama (1).xlsx``, and what shared drives call a conflict in a name."""
    return bool(_COPY.search(path.stem) or _CONFLICT.search(path.stem))


def _is_copy_of(copy: Path, workbook: Path) -> bool:
    return copy.stem.casefold().startswith(workbook.stem.casefold())


def _workbooks(folder: Path) -> list[Path]:
    """Excel files by name; lock files (``~$…``, ``.~lock…#``) and hidden ones left out."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    return [
        path
        for path in entries
        if path.suffix.lower() in _SUFFIXES
        and not path.name.startswith(("~$", "."))
        and path.is_file()
    ]
