"""Which beginning belongs to which ending, and whether both stand on the same level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise

from lxml import etree
from msgspec import Struct

from pipeline.render.placement import CELL_COMMANDS, TagFault, block_of, placement_faults
from pipeline.render.styles import W
from pipeline.render.tags import Tag, TagKind, above, own_texts

_ENDS = {"endfor": "for", "endif": "if"}
_MIDDLES = {"else": ("for", "if"), "elif": ("if",)}
_WORDS = ("for", "if", "elif", "else", "endfor", "endif")
_ANY = "?"
_NOT_LEVEL = (
    "pembuka dan penutup perulangan atau pilihan tidak sejajar; keduanya harus berada "
    "dalam paragraf atau baris tabel tersendiri pada tingkat yang sama"
)
_TARGET = re.compile(r"for\s+(\w+)\s+in\b")


class _Open(Struct, eq=False):
    tag: Tag
    level: object
    word: str
    has_else: bool = False


def tag_faults(tags: tuple[Tag, ...]) -> Iterator[TagFault]:
    """What is wrong with the form, the place and the nesting of a part's tags.

    A fault that only follows from another is left out: the end of a loop whose beginning is
    broken, the second half of a tag cut in two, the tags that share a paragraph.
    """
    halves = halves_of(tags)
    seconds = {second for second, _ in halves.values()}
    spoilt: set[Tag] = set()
    crowded: set[object] = set()
    for fault in placement_faults(tags):
        spoilt.add(fault.tag)
        if fault.code == "text-beside-tag":
            block = block_of(fault.tag)
            if block in crowded:
                continue
            crowded.add(block)
        if fault.tag in halves:
            reason = f"{fault.reason}; sisanya ada di paragraf berikutnya"
            yield TagFault(fault.tag, fault.code, reason, fault.beside)
        elif fault.tag not in seconds:
            yield fault
    yield from _Nesting(tags, spoilt, halves).faults()


def lone_ends(tags: tuple[Tag, ...]) -> set[Tag]:
    """The ends that close nothing, not even a beginning that can't be read."""
    nesting = _Nesting(tags, set(), halves_of(tags))
    list(nesting.faults())
    return nesting.lone


def halves_of(tags: tuple[Tag, ...]) -> dict[Tag, tuple[Tag, str]]:
    """Tags that a stray Enter has cut: the first half → the second one, and the whole text."""
    found = {}
    for first, second in pairwise(tags):
        if first.kind is second.kind is TagKind.BROKEN and first.text.startswith("{"):
            if second.holder is not first.holder.getnext() or second.text.startswith("{"):
                continue
            text = "".join(node.text or "" for node in own_texts(second.holder))
            whole = first.text + text[: text.index(second.text) + len(second.text)]
            found[first] = (second, whole)
    return found


def level_of(tag: Tag) -> object:
    """What two tags of one block must share: the element right around what they take away."""
    if tag.scope and (block := block_of(tag)) is not None:
        return block.getparent()
    if tag.pieces:
        run = tag.pieces[0].node.getparent()
        return None if run is None else run.getparent()
    return tag.holder


class _Nesting:
    """Blocks without an end or a beginning, crossed, on two levels; values lost by merging.

    ``spoilt``: tags of which a fault of form or place is told already.
    """

    def __init__(
        self, tags: tuple[Tag, ...], spoilt: set[Tag], halves: dict[Tag, tuple[Tag, str]]
    ) -> None:
        self._tags = tags
        self._order = {tag: number for number, tag in enumerate(tags)}
        self._spoilt = spoilt
        self._open: list[_Open] = []
        self._unclosed: list[_Open] = []
        self._unopened: list[Tag] = []
        self.lone: set[Tag] = set()
        seconds = {second for second, _ in halves.values()}
        words = {
            tag: _meant_word(tag, halves[tag][1] if tag in halves else tag.text)
            for tag in tags
            if tag not in seconds
        }
        #: Tags that can't be read, and the word that each may have been.
        self._doubtful = {tag: word for tag, word in words.items() if word}

    def faults(self) -> Iterator[TagFault]:
        for tag in self._tags:
            if tag.kind is not TagKind.BLOCK or not tag.body:
                continue
            if tag.word in ("for", "if"):
                self._open.append(_Open(tag, level_of(tag), tag.word))
            elif tag.word in _ENDS:
                yield from self._close(tag)
            elif tag.word in _MIDDLES:
                yield from self._middle(tag)
            elif tag.word == "vm":
                yield from _merge(tag, [block.tag for block in self._open])
        self._unclosed += self._open
        yield from self._not_paired()

    def _not_paired(self) -> Iterator[TagFault]:
        """What has no partner, unless a tag that can't be read may be it."""
        unopened = [
            tag
            for tag in self._unopened
            if not self._excused(tag, openings_of(tag.word), before=True)
        ]
        self.lone.update(unopened)
        unopened = [tag for tag in unopened if tag not in self._spoilt]
        for tag in unopened:
            yield TagFault(tag, "unopened-block", f'"{tag.word}" tidak mempunyai pembuka')
        for block in self._unclosed:
            tag, word = block.tag, block.word
            crossed = any(
                level_of(end) is block.level and self._order[end] > self._order[tag]
                for end in unopened
            )
            if crossed or tag in self._spoilt or word == _ANY:
                continue
            if not self._excused(tag, (f"end{word}",), before=False):
                yield TagFault(tag, "unclosed-block", f'"{word}" belum ditutup dengan "end{word}"')

    def _excused(self, tag: Tag, words: tuple[str, ...], before: bool) -> bool:
        """Whether an unread tag on that side may be the partner; each is one partner only."""
        fitting = [
            other
            for other, word in self._doubtful.items()
            if word in (*words, _ANY) and (self._order[other] < self._order[tag]) is before
        ]
        level = level_of(tag)
        fitting = [other for other in fitting if level_of(other) is level] or fitting
        if fitting:
            del self._doubtful[fitting[-1] if before else fitting[0]]
        return bool(fitting)

    def _may_be_opened(self, level: object, words: tuple[str, ...]) -> bool:
        """Whether a tag on that level that can't be read may have opened a block."""
        return any(
            word in (*words, _ANY) and level_of(tag) is level
            for tag, word in self._doubtful.items()
        )

    def _close(self, tag: Tag) -> Iterator[TagFault]:
        if tag.body != tag.word:
            yield TagFault(tag, "broken-tag", f'penulisan tag keliru: cukup tulis "{tag.word}"')
        word, level = _ENDS[tag.word], level_of(tag)
        fitting = [b for b in self._open if b.word in (word, _ANY) and b.level is level]
        if fitting:
            self._leave(fitting[-1])
            self._open.pop()
        elif self._may_be_opened(level, (word,)):
            self._unopened.append(tag)
        elif self._open and self._open[-1].word == word:
            opened = self._open.pop().tag
            if not {tag, opened} & self._spoilt:
                yield _uneven(tag, opened)
        else:
            self._unopened.append(tag)

    def _middle(self, tag: Tag) -> Iterator[TagFault]:
        if tag.word == "else" and tag.body != "else":
            yield TagFault(tag, "broken-tag", 'penulisan tag keliru: cukup tulis "else"')
        level, words = level_of(tag), (*_MIDDLES[tag.word], _ANY)
        fitting = [b for b in self._open if b.word in words and b.level is level]
        if fitting:
            self._leave(fitting[-1])
        elif (
            not self._open or self._open[-1].word not in words or self._may_be_opened(level, words)
        ):
            self._unopened.append(tag)
            # Its end has lost the same beginning.
            self._open.append(_Open(tag, level, _ANY, tag.word == "else"))
            return
        block = self._open[-1]
        if block.level is not level:
            if not {tag, block.tag} & self._spoilt:
                yield _uneven(tag, block.tag)
        elif block.has_else:
            yield TagFault(tag, "unopened-block", f'"{tag.word}" berada sesudah "else"')
        block.has_else = block.has_else or tag.word == "else"

    def _leave(self, block: _Open) -> None:
        """Blocks inside ``block`` that are still open there have no end."""
        while self._open[-1] is not block:
            self._unclosed.append(self._open.pop())


def _uneven(tag: Tag, opened: Tag) -> TagFault:
    reason = f"{_NOT_LEVEL} (pembukanya {opened.quoted})"
    return TagFault(tag, "uneven-block", reason, partner=opened)


def openings_of(word: str) -> tuple[str, ...]:
    """The beginnings that ``endif``, ``else`` … may belong to."""
    return (_ENDS[word],) if word in _ENDS else _MIDDLES[word]


def _meant_word(tag: Tag, text: str) -> str:
    """What a tag that can't be read may have been: ``for``, ``endif`` …; ``?``; "" for none."""
    if tag.kind is TagKind.BROKEN:
        words = re.findall(r"[a-z]+", text)[:2]
        is_block = "%" in text or any(word in _WORDS for word in words)
        if text.startswith(("{{", "{#")) or not is_block:
            return ""
    elif tag.kind is TagKind.BLOCK and tag.word not in (*_WORDS, *CELL_COMMANDS):
        words = tag.body.split()[:2]
    else:
        return ""
    known = next((word for word in words if word in _WORDS), "")
    near = get_close_matches(words[0], _WORDS, 1, 0.6) if words and not known else ()
    return known or (near[0] if near else _ANY)


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


def _merge(tag: Tag, open_tags: list[Tag]) -> Iterator[TagFault]:
    """A merged cell prints its group's first row only: it may hold nothing that varies by row."""
    rows = [opened for opened in open_tags if opened.word == "for" and opened.scope == "tr"]
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
