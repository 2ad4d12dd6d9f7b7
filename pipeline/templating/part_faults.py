"""The faults of one part's tags: what each tag says and where it stands, each cause once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.findings import Severity
from pipeline.render.blocks import level_of
from pipeline.render.faults import without_tags
from pipeline.render.styles import W
from pipeline.render.tags import Tag, TagKind
from pipeline.templating.documents import Document
from pipeline.templating.faults import TAG_HINTS, TemplateFault
from pipeline.templating.figures import figure_faults
from pipeline.templating.kinds import ANYTHING
from pipeline.templating.reading import Part, Read

_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}(?!\})")


class Found(Struct, frozen=True, eq=False):
    """A fault with what it is about, where that is a tag of ``part``.

    ``names`` are those of which one should stand there, and does not.
    """

    fault: TemplateFault
    part: Part | None = None
    tag: Tag | None = None
    names: tuple[str, ...] = ()


def part_faults(part: Part, read: Read, document: Document) -> Iterator[Found]:
    """All faults of the tags of ``part``, in its order; then what stands in a figure's place."""
    found = [
        (fault.tag, fault.code, fault.reason, TAG_HINTS.get(fault.code, ""))
        for fault in part.faults
    ]
    told = {tag for tag, *_ in found}
    ends = [fault.tag for fault in part.faults if fault.code == "unopened-block"]
    follows = {tag for end in ends for tag in _strays_before(part, read, end)}
    for tag, trouble in read.troubles:
        if tag not in follows and (tag not in told or trouble.code == "unknown-name"):
            hint = trouble.hint or TAG_HINTS.get(trouble.code, "")
            if trouble.code == "unknown-name":
                hint += f" Semua nama: zi-report templates vars {document.stem}"
            found.append((tag, trouble.code, trouble.reason, hint))
    order = {tag: number for number, tag in enumerate(part.tags)}
    for tag, code, reason, hint in sorted(found, key=lambda item: order[item[0]]):
        spot = part.places.of(tag)
        message = f"tag {tag.quoted}: {reason}"
        fault = TemplateFault(code, spot.part, spot.place, spot.near, message, hint)
        yield Found(fault, part, tag)
    faulty = {tag for tag, *_ in found} | follows
    for figure, name, fault in figure_faults(part, faulty):
        yield Found(fault, part, figure, (name,))
    yield from _single_braces(part)
    yield from map(Found, _split_tags(part))


def faulty_tags(part: Part, read: Read, found: list[Found]) -> set[Tag]:
    """The tags that a fault is about, or that only look faulty because another one is."""
    named = {item.tag for item in found if item.tag is not None and item.part is part}
    broken = {tag for tag in part.tags if tag.kind is TagKind.BROKEN}
    partners = {fault.partner for fault in part.faults if fault.partner is not None}
    # What a name means in a loop over an unknown list is not known either.
    vague = {tag for tag, signature in read.signatures if signature.endswith(f" {ANYTHING.path}")}
    troubled = {tag for tag, _ in read.troubles}
    return named | broken | partners | vague | troubled | read.echoes


def _strays_before(part: Part, read: Read, end: Tag) -> list[Tag]:
    """The tags whose name came from the loop of which ``end`` has lost the beginning.

    They stand between ``end`` and the block before it, and all miss one name.
    """
    if end.word != "endfor":
        return []
    level = level_of(end)
    strays = {tag: trouble.stray for tag, trouble in read.troubles if trouble.stray}
    within = []
    for tag in reversed(part.tags[: part.tags.index(end)]):
        if tag.kind is TagKind.BLOCK and level_of(tag) is level:
            break
        around = (tag.holder, *tag.holder.iterancestors())
        if tag in strays and any(node is level for node in around):
            within.append(tag)
    return within if len({strays[tag] for tag in within}) == 1 else []


def _single_braces(part: Part) -> Iterator[Found]:
    """``{ frame.period }`` has lost both its outer braces, and would be printed as it is."""
    for paragraph in part.root.iter(W + "p"):
        for match in _SINGLE.finditer(without_tags(paragraph)):
            spot = part.places.spot(paragraph, near=without_tags(paragraph)[:40])
            fault = TemplateFault(
                "broken-tag",
                spot.part,
                spot.place,
                spot.near,
                f'"{match[0]}" mirip tag yang kehilangan kurungnya, dan akan tercetak apa adanya',
                f"Tulis {{{{ {match[1]} }}}}, atau hapus kurungnya.",
            )
            yield Found(fault, part, names=(match[1].rpartition(".")[2],))


def _split_tags(part: Part) -> Iterator[TemplateFault]:
    """Tags that Word split over runs are put together again: nothing to do, but to know."""
    split = [tag for tag in part.tags if len(tag.pieces) > 1 and tag.kind is not TagKind.BROKEN]
    for tag in split:
        spot = part.places.of(tag)
        yield TemplateFault(
            "split-by-word",
            spot.part,
            spot.place,
            spot.near,
            f"tag {tag.quoted} dipecah oleh Word; aplikasi menyatukannya kembali",
            "Tidak perlu diperbaiki, kecuali bila formatnya tidak seragam.",
            Severity.INFO,
        )
