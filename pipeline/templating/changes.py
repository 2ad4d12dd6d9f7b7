"""In what a template's tags differ from those of the template that the program ships with.

None of it is a fault: changing a template is what it is for. But a tag that was deleted,
doubled or moved by mistake can't be told from one that was meant, so each is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from difflib import SequenceMatcher

from msgspec import Struct, field

from pipeline.findings import Severity
from pipeline.render.tags import Tag, above
from pipeline.templating.faults import TemplateFault
from pipeline.templating.places import Spot
from pipeline.templating.reading import Part, Read

#: From which likeness on (0 to 1) a text is taken for a misspelling of another.
_ALIKE = 0.7

#: A tag, its signature and its place in the order of the whole template.
Signed = tuple[Part, Tag, str]


def signed_tags(
    parts: tuple[Part, ...], reads: tuple[Read, ...], faulty: Container[Tag] = ()
) -> list[Signed]:
    """The tags that mean something, with how each is written apart from spaces."""
    found = []
    for part, read in zip(parts, reads, strict=True):
        named = dict(read.signatures)
        signatures = [(t, named.get(t, "")) for t in part.tags if t in named or t in faulty]
        if "properties" in part.kind:  # in no order that anybody chose
            signatures = sorted(signatures, key=lambda item: item[0].holder.tag)
        for tag, signature in signatures:
            where = tag.attribute or ("sel" if above(tag.holder, "tc") is not None else "paragraf")
            alone = bool(tag.pieces) and _alone(tag)
            found.append((part, tag, f"{tag.scope} {signature} {where} {alone}"))
    return found


class Changes(Struct):
    """``notes`` on what differs; ``lost`` are the shipped tags of those on tags left out.

    ``replaced`` are the shipped tags in whose place a faulty one stands, by that: what the
    shipped template has there is no news beside the fault.
    """

    notes: list[TemplateFault] = field(default_factory=list)
    lost: list[tuple[TemplateFault, Signed]] = field(default_factory=list)
    replaced: dict[Tag, Signed] = field(default_factory=dict)


def changes_of(own: list[Signed], shipped: list[Signed], faulty: Container[Tag]) -> Changes:
    """What of the tags ``own`` is left out, added, or stands elsewhere than in ``shipped``.

    Nothing is said of ``faulty`` tags: a fault of each is told.
    """
    found = Changes()
    ours, theirs = [item[2] for item in own], [item[2] for item in shipped]
    counts, usual = Counter(map(_name, ours)), Counter(map(_name, theirs))
    # A faulty tag is unlike any other, so that it stands for what it took the place of.
    ours = [f"! {n}" if own[n][1] in faulty else text for n, text in enumerate(ours)]
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    for change, start, end, first, last in matcher.get_opcodes():
        if change == "equal":
            continue
        gone, came = shipped[start:end], []
        for item in own[first:last]:
            if item[1] in faulty:
                _take(gone, item[1], found)
            else:
                came.append(item)
        if len(gone) != len(came):
            _stay(gone, came)
        if len(gone) == len(came):
            for theirs_one, own_one in zip(gone, came, strict=True):
                _exchanged(theirs_one, own_one, found)
            continue
        for item in gone:
            if usual[_name(item[2])] > counts[_name(item[2])]:
                note = _left_out(item[0].places.of(item[1]), item[1])
                found.notes.append(note)
                found.lost.append((note, item))
        for part, tag, signature in came:
            more = counts[_name(signature)] - usual[_name(signature)]
            note = _added(part.places.of(tag), tag, usual[_name(signature)], more > 0)
            found.notes.append(note)
    for _, tag, _ in own:
        if tag in faulty and tag not in found.replaced:
            _find(tag, found)
    return found


def _take(gone: list[Signed], tag: Tag, found: Changes) -> None:
    """The most similar of the shipped tags that are gone is what the faulty ``tag`` was."""
    if gone:
        alike = [SequenceMatcher(None, tag.text, item[1].text).ratio() for item in gone]
        found.replaced[tag] = gone.pop(alike.index(max(alike)))


def _find(tag: Tag, found: Changes) -> None:
    """A shipped tag that is gone elsewhere, and much like the faulty ``tag``, was moved here."""
    alike = [SequenceMatcher(None, tag.text, item[1].text).ratio() for _, item in found.lost]
    if alike and max(alike) > _ALIKE:
        note, found.replaced[tag] = found.lost.pop(alike.index(max(alike)))
        if note.code == "left-out":
            found.notes.remove(note)


def _stay(gone: list[Signed], came: list[Signed]) -> None:
    """Leaves out tags that are written as they were, where they were: what changed is beside
    them, or the loop around them.
    """
    for item in list(came):
        same = next((g for g in gone if _beside(g) == _beside(item)), None)
        if same is not None:
            gone.remove(same)
            came.remove(item)


def _beside(item: Signed) -> tuple[str, str]:
    """How a tag is written and where, but not whether it stands alone."""
    return item[1].text, _place(item[2])[0]


def _exchanged(theirs: Signed, own: Signed, found: Changes) -> None:
    """One note where one tag stands for another; none where only its loop is another one."""
    part, tag, signature = own
    if tag.text == theirs[1].text and _place(signature) == _place(theirs[2]):
        return
    if _name(signature) == _name(theirs[2]):
        found.notes.append(_added(part.places.of(tag), tag, 1, more=False))
        return
    note = _instead(part.places.of(tag), tag, theirs[1])
    found.notes.append(note)
    found.lost.append((note, theirs))


def _name(signature: str) -> str:
    """The signature without where the tag stands."""
    return signature.rpartition(" ")[0].rpartition(" ")[0]


def _place(signature: str) -> list[str]:
    """Where the tag stands, as the signature says it."""
    return signature.rsplit(" ", 2)[1:]


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


def _instead(spot: Spot, tag: Tag, was: Tag) -> TemplateFault:
    return TemplateFault(
        "changed",
        spot.part,
        spot.place,
        spot.near,
        f"{tag.quoted} menggantikan {was.quoted} dari templat bawaan",
        "Periksa apakah memang dimaksudkan demikian.",
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
