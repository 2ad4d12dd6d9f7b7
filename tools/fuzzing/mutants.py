"""One broken workbook from a seed and a number: the same bytes whenever it is made again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from lxml import etree

from . import archive, parts

#: The share of mutants whose zip stays whole; the others are broken as files.
SHARE_OF_PARTS = 0.7

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Mutant:
    """``steps`` says what was done; ``is_valid_zip`` that only parts inside were changed."""

    number: int
    origin: str
    data: bytes
    steps: tuple[str, ...]
    is_valid_zip: bool


def make_mutant(seed: int, number: int, origins: Mapping[str, bytes]) -> Mutant:
    """The mutant ``number`` of the run ``seed``."""
    chance = Random(f"{seed}/{number}")
    origin = chance.choice(sorted(origins))
    data = origins[origin]
    changes = chance.choice((1, 1, 2, 3, 5))
    if chance.random() < SHARE_OF_PARTS:
        made, steps = _change_parts(chance, data, changes)
    else:
        made, steps = archive.break_file(chance, data, changes)
    return Mutant(number, origin, made, tuple(steps), _is_whole(made, data))


def _change_parts(chance: Random, data: bytes, changes: int) -> tuple[bytes, list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        package = {name: old.read(name) for name in old.namelist()}
    steps = []
    for _ in range(changes):
        how = chance.random()
        if how < 0.08:
            steps.append(archive.change_package(chance, package))
            continue
        name = _any_part(chance, package)
        if how < 0.2:
            package[name], step = parts.change_text(chance, name, package[name])
        else:
            package[name], step = _with_changed_tree(chance, name, package[name])
        steps.append(step)
    return archive.packed(package), steps


def _with_changed_tree(chance: Random, name: str, part: bytes) -> tuple[bytes, str]:
    try:
        root = etree.fromstring(part, _PARSER)
    except (etree.XMLSyntaxError, ValueError):  # an earlier change broke it
        return parts.change_text(chance, name, part)
    step = parts.change_tree(chance, name, root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True), step


def _any_part(chance: Random, package: Mapping[str, bytes]) -> str:
    """Mostly a worksheet; else the workbook, styles, texts, relationships, types."""
    names = sorted(package)
    worksheets = [name for name in names if "worksheets/sheet" in name]
    if worksheets and chance.random() < 0.6:
        return chance.choice(worksheets)
    return chance.choice([name for name in names if name not in worksheets] or names)


def _is_whole(made: bytes, data: bytes) -> bool:
    """A zip that unpacks, and differs from its origin in at least one XML part."""
    try:
        with zipfile.ZipFile(io.BytesIO(made)) as new, zipfile.ZipFile(io.BytesIO(data)) as old:
            before = {name: old.read(name) for name in old.namelist()}
            after = {name: new.read(name) for name in new.namelist()}
    except Exception:  # whatever zipfile meets in broken bytes
        return False
    return before != after
