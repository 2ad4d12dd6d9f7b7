"""Each cause once: what a fault and a note on the shipped template say together."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.render.blocks import openings_of
from pipeline.templating.changes import Changes, Signed
from pipeline.templating.faults import TemplateFault
from pipeline.templating.part_faults import Found

#: Faults of what is to be typed anew.
_RETYPED = ("broken-tag", "split-tag", "not-allowed")
_ENDS = {"for": "endfor", "if": "endif"}


def told_once(
    found: list[Found], changes: Changes
) -> tuple[tuple[TemplateFault, ...], tuple[TemplateFault, ...]]:
    """The faults and the notes, without what one of them has said.

    A part that is missing because its tag is faulty is that tag's fault. Where the missing
    partner of a tag, or a missing part, stood in the shipped template is told with the fault.
    """
    faults, notes, lost = [], list(changes.notes), list(changes.lost)
    replaced = {_path(was[2]) for was in changes.replaced.values()}
    for item in found:
        fault = item.fault
        if fault.code == "missing-part" and replaced & set(item.names):
            continue
        match = next((pair for pair in lost if _explains(pair[1], item)), None)
        if match is not None:
            lost.remove(match)
            note, (part, tag, _) = match
            if note in notes and note.code == "left-out":
                notes.remove(note)
            place = part.places.of(tag).place
            where = f" Pada templat bawaan, {tag.quoted} berada di {place}."
            fault = replace(fault, hint=f"{fault.hint}{where}")
        elif item.tag in changes.replaced:
            part, was, _ = changes.replaced[item.tag]
            told = ""
            if fault.code in _RETYPED:
                told = f" Pada templat bawaan tertulis {was.quoted}."
            elif was.text == item.tag.text and part.places.of(was).place != fault.place:
                place = part.places.of(was).place
                told = f" Pada templat bawaan, {was.quoted} berada di {place}."
            fault = replace(fault, hint=f"{fault.hint}{told}")
        faults.append(fault)
    return tuple(faults), tuple(notes)


def _explains(lost: Signed, item: Found) -> bool:
    """Whether the loss of that shipped tag is what the fault is about."""
    part, tag, signature = lost
    code = item.fault.code
    if code == "missing-part":
        return _path(signature) in item.names
    if item.part is None or item.part.kind != part.kind:
        return False
    if item.names:
        return _path(signature).rpartition(".")[2] in item.names
    if item.tag is None:
        return False
    if code == "unclosed-block":
        return tag.word == _ENDS[item.tag.word]
    return code == "unopened-block" and tag.word in openings_of(item.tag.word)


def _path(signature: str) -> str:
    """The name that a signature is about: ``recap[].done``; of a loop, the list's."""
    words = signature.split(" ")
    return words[-3].removesuffix("[]") if len(words) > 3 else ""
