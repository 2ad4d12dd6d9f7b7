"""``input/bukti``: what lies under a name in it, and never anything outside of it.

A name is resolved, links and junctions included, before anything is opened; what resolves
to a place outside of the folder is told apart and left alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec import Struct

from .entries import is_portable

_SYSTEM_FILES = ("thumbs.db", "desktop.ini")


class EvidenceState(Enum):
    FILE = "file"
    FOLDER = "folder"
    MISSING = "missing"
    #: Something of that name leads out of input/bukti (a symbolic link, a junction).
    OUTSIDE = "outside"
    #: The system refuses to say what is there.
    UNREADABLE = "unreadable"


class EvidenceLookup(Protocol):
    """Answers for paths relative to ``input/bukti``."""

    def state(self, path: str) -> EvidenceState: ...


class Located(Struct, frozen=True):
    """What lies under a name: its real place, and for a file what identifies it."""

    state: EvidenceState
    real: str = ""
    identity: tuple[object, ...] = ()
    size: int = 0


class NotThere(OSError):
    """What was found a moment ago is gone, or is something else now."""


class EvidenceFolder:
    """``input/bukti`` of a project."""

    def __init__(self, project: Path) -> None:
        self.path = project / "input" / "bukti"

    @cached_property
    def _root(self) -> str:
        return os.path.realpath(self.path)

    def state(self, path: str) -> EvidenceState:
        """What lies at ``path`` (from :func:`classify`); nothing is opened."""
        return self.locate(path).state

    def locate(self, path: str) -> Located:
        """The same, with the real place. The whole folder is nobody's evidence: missing."""
        missing = Located(EvidenceState.MISSING)
        if not path or not is_portable(path):
            return missing
        try:
            real = os.path.realpath(os.path.join(self._root, path))
            if os.path.commonpath((self._root, real)) != self._root or real == self._root:
                return Located(EvidenceState.OUTSIDE)
            found = os.stat(real, follow_symlinks=False)
        except PermissionError:
            return Located(EvidenceState.UNREADABLE)
        except (OSError, ValueError):  # names that the system cannot hold, another drive
            return missing
        if stat.S_ISDIR(found.st_mode):
            return Located(EvidenceState.FOLDER, real)
        if not stat.S_ISREG(found.st_mode):  # a device or a pipe, which would block
            return missing
        return Located(EvidenceState.FILE, real, _identity(found, real), found.st_size)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """The file at ``path`` for reading. Raises OSError (NotThere where it is no file)."""
        located = self.locate(path)
        if located.state is EvidenceState.UNREADABLE:
            raise PermissionError(path)
        if located.state is not EvidenceState.FILE:
            raise NotThere(path)
        # Of these, Windows has O_BINARY and O_NOINHERIT, the others the rest.
        flags = os.O_RDONLY
        for name in ("O_BINARY", "O_NOINHERIT", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"):
            flags |= getattr(os, name, 0)
        with os.fdopen(os.open(located.real, flags), "rb") as file:
            # Whoever swapped a folder for a link meanwhile, gets nothing read by it.
            if _identity(os.fstat(file.fileno()), located.real) != located.identity:
                raise NotThere(path)
            yield file

    def files_under(self, path: str) -> tuple[tuple[str, Located], ...]:
        """The files of the folder at ``path`` and below, by name, system files left out.

        A folder that is a link is not entered: it stands among them as OUTSIDE. One that
        may not be listed stands as UNREADABLE.
        """
        return tuple(self._walk(path))

    def _walk(self, path: str) -> Iterator[tuple[str, Located]]:
        located = self.locate(path)
        if located.state is not EvidenceState.FOLDER:
            yield path, located
            return
        try:
            with os.scandir(located.real) as entries:
                found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
        except OSError:
            yield path, Located(EvidenceState.UNREADABLE)
            return
        for name, is_folder in found:
            inner = f"{path}/{name}"
            if _is_system_file(name):
                continue
            inside = self.locate(inner)
            straight = os.path.normcase(os.path.join(located.real, name))
            if inside.state is EvidenceState.FOLDER and (
                not is_folder or os.path.normcase(inside.real) != straight
            ):
                yield inner, Located(EvidenceState.OUTSIDE)
            elif inside.state is EvidenceState.FOLDER:
                yield from self._walk(inner)
            else:
                yield inner, inside

    def names(self, most: int = 50_000) -> Iterator[str]:
        """Paths of the files in the whole folder, at most ``most``; links are not entered."""
        for folder, folders, files in os.walk(self._root):
            folders.sort()
            inner = os.path.relpath(folder, self._root).replace(os.sep, "/")
            for name in sorted(files):
                if most <= 0:
                    return
                most -= 1
                if not _is_system_file(name):
                    yield name if inner == "." else f"{inner}/{name}"


def _identity(found: os.stat_result, real: str) -> tuple[object, ...]:
    """Equal for all names of one file; some network drives number no files."""
    if found.st_ino:
        return (found.st_dev, found.st_ino)
    return (os.path.normcase(real),)


def _is_system_file(name: str) -> bool:
    """What systems and office programs leave beside documents; never evidence."""
    return name.startswith((".", "~$")) or name.casefold() in _SYSTEM_FILES
