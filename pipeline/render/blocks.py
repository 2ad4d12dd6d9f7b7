"""Which beginning belongs to which ending, and whether both stand on the same level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.render.placement import TagFault, block_of, placement_faults
from pipeline.render.styles import W
from pipeline.render.tags import Tag, TagKind, above, own_texts

_ENDS = {"endfor": "for", "endif": "if"}
_MIDDLES = {"else": ("for", "if"), "elif": ("if",)}
_NOT_LEVEL = (
    "pembuka dan penutup perulangan atau pilihan tidak sejajar; keduanya harus berada "
    "dalam paragraf atau baris tabel tersendiri pada tingkat yang sama"
)
_TARGET = re.compile(r"for\s+(\w+)\s+in\b")


@dataclass(slots=True, eq=False)
class _Open:
    tag: Tag
    level: object
    has_else: bool = False


def tag_faults(tags: tuple[Tag, ...]) -> Iterator[TagFault]:
    """What is wrong with the form, the place and the nesting of a part's tags."""
    yield from placement_faults(tags)
    yield from block_faults(tags)


def block_faults(tags: tuple[Tag, ...]) -> Iterator[TagFault]:
    """Blocks without an end or a beginning, crossed, on two levels; values lost by merging."""
    open_blocks: list[_Open] = []
    for tag in tags:
        if tag.kind is not TagKind.BLOCK or not tag.body:
            continue
        if tag.word in ("for", "if"):
            open_blocks.append(_Open(tag, _level(tag)))
        elif tag.word in _ENDS:
            yield from _close(tag, open_blocks)
        elif tag.word in _MIDDLES:
            yield from _middle(tag, open_blocks)
        elif tag.word == "vm":
            yield from _merge(tag, open_blocks)
    for block in open_blocks:
        yield _unclosed(block)


def _level(tag: Tag) -> object:
    """What two tags of one block must share: the element right around what they take away."""
    if tag.scope and (block := block_of(tag)) is not None:
        return block.getparent()
    if tag.pieces:
        run = tag.pieces[0].node.getparent()
        return None if run is None else run.getparent()
    return tag.holder


def _unclosed(block: _Open) -> TagFault:
    word = block.tag.word
    return TagFault(block.tag, "unclosed-block", f'"{word}" belum ditutup dengan "end{word}"')


def _unopened(tag: Tag) -> TagFault:
    return TagFault(tag, "unopened-block", f'"{tag.word}" tidak mempunyai pembuka')


def _close(tag: Tag, open_blocks: list[_Open]) -> Iterator[TagFault]:
    if tag.body != tag.word:
        yield TagFault(tag, "broken-tag", f'penulisan tag keliru: cukup tulis "{tag.word}"')
    word, level = _ENDS[tag.word], _level(tag)
    fitting = [b for b in open_blocks if b.tag.word == word and b.level is level]
    if fitting:
        while (block := open_blocks.pop()) is not fitting[-1]:
            yield _unclosed(block)
    elif open_blocks and open_blocks[-1].tag.word == word:
        opened = open_blocks.pop().tag
        yield TagFault(tag, "uneven-block", f"{_NOT_LEVEL} (pembukanya {opened.quoted})")
    else:
        yield _unopened(tag)


def _middle(tag: Tag, open_blocks: list[_Open]) -> Iterator[TagFault]:
    if tag.word == "else" and tag.body != "else":
        yield TagFault(tag, "broken-tag", 'penulisan tag keliru: cukup tulis "else"')
    if not open_blocks or open_blocks[-1].tag.word not in _MIDDLES[tag.word]:
        yield _unopened(tag)
        return
    block = open_blocks[-1]
    if block.level is not _level(tag):
        yield TagFault(tag, "uneven-block", f"{_NOT_LEVEL} (pembukanya {block.tag.quoted})")
    elif block.has_else:
        yield TagFault(tag, "unopened-block", f'"{tag.word}" berada sesudah "else"')
    block.has_else = block.has_else or tag.word == "else"


def merged_loops(tags: tuple[Tag, ...]) -> list[tuple[Tag, Tag]]:
    """Each ``{% vm %}`` that stands in a loop over rows, with the loop that it goes by."""
    found = []
    rows: list[Tag] = []
    for tag in tags:
        if tag.scope == "tr" and tag.word == "for":
            rows.append(tag)
        elif tag.scope == "tr" and tag.word == "endfor" and rows:
            rows.pop()
        elif tag.word == "vm" and (loop := _group(tag, rows)) is not None:
            found.append((tag, loop))
    return found


def _group(tag: Tag, rows: list[Tag]) -> Tag | None:
    """The loop of ``rows`` over which the cell of ``tag`` is merged."""
    name = tag.body.removeprefix("vm").strip()
    fitting = [row for row in rows if not name or _target(row) == name]
    return fitting[-1] if fitting else None


def _target(loop: Tag) -> str:
    match = _TARGET.match(loop.body)
    return match[1] if match else ""


def _merge(tag: Tag, open_blocks: list[_Open]) -> Iterator[TagFault]:
    """A merged cell prints its group's first row only: it may hold nothing that varies by row."""
    rows = [b.tag for b in open_blocks if b.tag.word == "for" and b.tag.scope == "tr"]
    loop, cell = _group(tag, rows), above(tag.holder, "tc")
    if loop is None or cell is None:
        name = tag.body.removeprefix("vm").strip() or "…"
        reason = (
            "sel yang digabung ke bawah harus berada di dalam perulangan barisnya "
            f"{{%tr for {name} in … %}}"
        )
        yield TagFault(tag, "misplaced-tag", reason)
        return
    inner = rows[rows.index(loop) + (1 if tag.body != "vm" else 0) :]
    varies = "|".join(["loop", *filter(None, map(_target, inner))])
    text = " ".join(_texts(cell))
    lost = re.search(rf"\{{[{{%][^}}]*?\b({varies})\b", text.replace(tag.text, "", 1))
    if lost:
        reason = (
            f'isi sel ini berbeda pada setiap "{lost[1]}", sehingga isi baris berikutnya hilang '
            "bila selnya digabung; pakai perulangan per kelompok di luar perulangan barisnya"
        )
        yield TagFault(tag, "merge-loses-values", reason)


def _texts(cell: etree._Element) -> Iterator[str]:
    for paragraph in cell.iter(W + "p"):
        yield "".join(node.text or "" for node in own_texts(paragraph))
