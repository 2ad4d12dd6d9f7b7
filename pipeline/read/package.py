"""The parts of an .xlsx package, and what its workbook part says of the sheets.

Parts are found by the relationships, never by their usual names: programs number and
spell them in their own ways.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from typing import IO

from msgspec import Struct

from .limits import Budget
from .markup import (
    MAIN,
    PACKAGE_RELATIONS,
    Attributes,
    is_true,
    local_names,
    relation_id,
    walk,
)

_RELATION = local_names(PACKAGE_RELATIONS, "Relationship")
_BOOK = local_names(MAIN, "workbook", "workbookPr", "sheet", "definedName")


class Relation(Struct, frozen=True):
    """``kind`` is the last word of the relationship's type; ``target`` as written."""

    kind: str
    target: str
    external: bool


class SheetPart(Struct, frozen=True):
    """A worksheet: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


class Contents(Struct, frozen=True):
    """What the workbook part says. ``names`` are the workbook's own defined names."""

    sheets: tuple[SheetPart, ...]
    names: Mapping[str, str]
    is_1904: bool
    strings: str | None
    styles: str | None


class Package:
    """Read access to the parts by their names, whatever their case and slashes."""

    def __init__(self, archive: zipfile.ZipFile, budget: Budget) -> None:
        self._archive = archive
        self.budget = budget
        self._entries = {_key(entry.filename): entry for entry in archive.infolist()}
        if len(self._entries) < len(archive.infolist()):
            raise zipfile.BadZipFile("a part twice")  # nobody can tell which one is meant

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._entries

    def read(self, part: str) -> bytes:
        """Raises KeyError where the package has no such part."""
        return self._archive.read(self._entries[_key(part)])

    def open(self, part: str) -> IO[bytes]:
        return self._archive.open(self._entries[_key(part)])

    def relations(self, part: str) -> Mapping[str, Relation]:
        """The relationships of ``part`` ("" for the package's) by id."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relation] = {}
        if source not in self:
            return found

        def start(_: str, attributes: Attributes) -> None:
            self.budget.spend_items()
            found[attributes.get("Id", "")] = Relation(
                attributes.get("Type", "").rpartition("/")[2],
                attributes.get("Target", ""),
                attributes.get("TargetMode") == "External",
            )

        walk(self.read(source), _RELATION, start)
        return found

    def main_part(self) -> str | None:
        """The workbook part; None where the package holds something else."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument":
                part = resolve("", relation.target)
                return part if part in self else None
        return None


def resolve(source: str, target: str) -> str:
    """The part that ``target`` names, seen from the part ``source`` [OPC, part 2, 9.3]."""
    joined = posixpath.join("/" + posixpath.dirname(source), target.replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/")


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def read_contents(package: Package, main: str) -> Contents | None:
    """Sheets, names and settings; None where the part holds anything but a workbook.

    Raises KeyError where a sheet's part is not there.
    """
    relations = package.relations(main)
    sheets: list[SheetPart] = []
    names: dict[str, str] = {}
    settings: Attributes = {}
    open_name: list[str] = []
    root: list[str] = []

    def start(element: str, attributes: Attributes) -> None:
        package.budget.spend_items()
        if not root:
            root.append(element)
        if root[0] != "workbook":
            return
        if element == "workbookPr":
            settings.update(attributes)
        elif element == "definedName":
            local = "localSheetId" in attributes
            open_name.append("" if local else attributes.get("name", ""))
        elif element == "sheet":
            relation = relations[relation_id(attributes)]
            if relation.kind == "worksheet":
                part = resolve(main, relation.target)
                if part not in package:
                    raise KeyError(part)
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), part, hidden))

    def end(element: str, text: str) -> None:
        if element == "definedName" and open_name:
            name = open_name.pop()
            if name:
                names[name] = text

    walk(package.read(main), _BOOK, start, end)
    if root != ["workbook"]:
        return None
    kinds = {r.kind: resolve(main, r.target) for r in relations.values() if not r.external}
    parts = {k: p for k, p in kinds.items() if p in package}
    return Contents(
        tuple(sheets),
        names,
        is_true(settings.get("date1904")),
        parts.get("sharedStrings"),
        parts.get("styles"),
    )
