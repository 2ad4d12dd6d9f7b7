"""In what a template's tags differ from those of the template that the program ships with.

None of it is a fault: changing a template is what it is for. But a tag that was deleted,
doubled or moved by mistake can't be told from one that was meant, so each is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from pipeline.findings import Severity
from pipeline.render.tags import Tag, above
from pipeline.templating.faults import TemplateFault
from pipeline.templating.places import Spot
from pipeline.templating.reading import Part, Read

#: A tag, its signature and its place in the order of the whole template.
Signed = tuple[Part, Tag, str]


def signed_tags(parts: tuple[Part, ...], reads: tuple[Read, ...]) -> list[Signed]:
    """The tags that mean something, with how each is written apart from spaces."""
    found = []
    for part, read in zip(parts, reads, strict=True):
        signatures = read.signatures
        if "properties" in part.kind:  # in no order that anybody chose
            signatures = sorted(signatures, key=lambda item: item[1])
        for tag, signature in signatures:
            where = tag.attribute or ("sel" if above(tag.holder, "tc") is not None else "paragraf")
            alone = bool(tag.pieces) and _alone(tag)
            found.append((part, tag, f"{tag.scope} {signature} {where} {alone}"))
    return found


def change_faults(own: list[Signed], shipped: list[Signed]) -> Iterator[TemplateFault]:
    """Notes on tags that are left out, added, or stand elsewhere than in the shipped template."""
    ours, theirs = [item[2] for item in own], [item[2] for item in shipped]
    if ours == theirs:
        return
    counts, usual = Counter(map(_name, ours)), Counter(map(_name, theirs))
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        same = theirs[start:end] == ours[first:last]
        for part, tag, signature in () if same else shipped[start:end]:
            if usual[_name(signature)] > counts[_name(signature)]:
                yield _left_out(part.places.of(tag), tag)
        for part, tag, signature in () if same else own[first:last]:
            more = counts[_name(signature)] - usual[_name(signature)]
            yield _added(part.places.of(tag), tag, usual[_name(signature)], more > 0)


def _name(signature: str) -> str:
    """The signature without where the tag stands."""
    return signature.rpartition(" ")[0].rpartition(" ")[0]


def _alone(tag: Tag) -> bool:
    text = "".join(node.text or "" for node in tag.holder.iter("{*}t"))
    return text.strip() == tag.text


def _left_out(spot: Spot, tag: Tag) -> TemplateFault:
    return TemplateFault(
        "left-out",
        spot.part,
        "",
        "",
        f"{tag.quoted} tidak lagi dipakai di tempatnya pada templat bawaan ({spot.place})",
        "Bila tidak disengaja, salin kembali dari templat bawaan.",
        Severity.INFO,
    )


def _added(spot: Spot, tag: Tag, usual: int, more: bool) -> TemplateFault:
    if not more:
        message = f"{tag.quoted} berada di tempat lain daripada pada templat bawaan"
    elif usual:
        message = f"{tag.quoted} dipakai lebih sering daripada pada templat bawaan ({usual} kali)"
    else:
        message = f"{tag.quoted} tidak ada pada templat bawaan"
    return TemplateFault(
        "changed",
        spot.part,
        spot.place,
        spot.near,
        message,
        "Periksa apakah memang dimaksudkan demikian.",
        Severity.INFO,
    )
