"""Copies of the shipped templates with something in them changed, as an edit in Word would."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pipeline.opc import read_parts, write_parts
from pipeline.render.styles import W
from pipeline.render.tags import Tag, TagKind, tags_of

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
BODY = "word/document.xml"
CORE = "docProps/core.xml"


def changed(folder: Path, name: str, part: str, *changes: tuple[str, str]) -> Path:
    """A copy of template ``name`` with the first ``old`` of ``part`` made ``new``, for each."""
    parts = read_parts((TEMPLATES / name).read_bytes())
    text = parts[part].decode()
    for old, new in changes:
        assert old in text, f"{name}!{part} has no {old}"
        text = text.replace(old, new, 1)
    path = folder / name
    path.write_bytes(write_parts({**parts, part: text.encode()}))
    return path


def rebuilt(folder: Path, name: str, change: Callable[[etree._Element], None]) -> Path:
    """A copy of template ``name`` whose body went through ``change``."""
    parts = read_parts((TEMPLATES / name).read_bytes())
    root = etree.fromstring(parts[BODY])
    change(root)
    path = folder / name
    path.write_bytes(write_parts({**parts, BODY: etree.tostring(root)}))
    return path


def holder_text(paragraph: etree._Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(W + "t"))


def paragraph_with(root: etree._Element, text: str) -> etree._Element:
    return next(p for p in root.iter(W + "p") if holder_text(p) == text)


@dataclass(frozen=True)
class Damage:
    """What was done to a template at random, and to which tag."""

    path: Path
    what: str
    tag: str


def damage(folder: Path, name: str, seed: int) -> Damage:
    """One tag of the body deleted, doubled, moved, renamed or split in two paragraphs."""
    chance = random.Random(f"{name} {seed}")
    parts = read_parts((TEMPLATES / name).read_bytes())
    root = etree.fromstring(parts[BODY])
    tags = [tag for tag in tags_of(root) if tag.pieces and tag.kind is not TagKind.COMMENT]
    tag = chance.choice(tags)
    what = chance.choice(["deleted", "doubled", "moved", "renamed", "split", "cut"])
    if what == "deleted":
        _put(tag, "")
    elif what == "doubled":
        _put(tag, tag.text * 2)
    elif what == "moved":
        # Into a neighbour's place: across another tag, or nothing has changed in the print.
        others = [o for o in tags if o.holder is not tag.holder and o.text != tag.text]
        _put(tag, "")
        other = chance.choice(others)
        _put(other, chance.choice([other.text + tag.text, tag.text + other.text]))
    elif what == "renamed":
        at = chance.choice([i for i, c in enumerate(tag.text) if c.isalpha()])
        _put(tag, f"{tag.text[:at]}q{tag.text[at + 1 :]}")
    elif what == "split":
        _split(tag, chance.randrange(1, len(tag.text)))
    else:
        at = chance.choice([0, 1, len(tag.text) - 2, len(tag.text) - 1])
        _put(tag, tag.text[:at] + tag.text[at + 1 :])
    path = folder / name
    path.write_bytes(write_parts({**parts, BODY: etree.tostring(root)}))
    return Damage(path, what, tag.text)


def _put(tag: Tag, text: str) -> None:
    (piece,) = tag.pieces
    was = piece.node.text or ""
    piece.node.text = was[: piece.start] + text + was[piece.end :]


def _split(tag: Tag, at: int) -> None:
    """The second half of the tag goes into a paragraph of its own, as a stray Enter does."""
    _put(tag, tag.text[:at])
    paragraph = etree.Element(W + "p")
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "t").text = tag.text[at:]
    tag.holder.addnext(paragraph)
