"""A fingerprint of what a document says, blind to how Word happened to save it.

It covers text, table rows and cells, headers, footers, notes, comments, text boxes,
watermarks, charts' values and pictures. It does not cover what Word and
LibreOffice rewrite whenever they save: run boundaries, rsids, proofing marks, bookmarks,
styles, part names, empty paragraphs, nor what they compute (page numbers, the table of
contents). Formatting alone (bold, colour, spacing) is therefore no edit.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.opc import (
    NotAPackage,
    attribute,
    local_name,
    parse_xml,
    read_parts,
    related,
    relationships,
)
from pipeline.story import Story, read_story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Changed whenever the same document would get another fingerprint.
_SCHEME = "1"


def fingerprint(docx: bytes) -> str:
    """64 hexadecimal digits that change where the document's content does.

    Raises NotAPackage where the bytes are no readable Word document.
    """
    return fingerprint_of_parts(read_parts(docx))


def fingerprint_of_parts(parts: Mapping[str, bytes]) -> str:
    """As :func:`fingerprint`, of a package that was read before."""
    mains = related(parts, "", "officeDocument")
    if not mains:
        raise NotAPackage("no main document")
    main = mains[0]
    root = parse_xml(parts[main])
    if local_name(root) == "workbook":
        return _of_workbook(parts)
    if local_name(root) != "document":
        raise NotAPackage("not a Word document")
    story = read_story(parts, main, root)
    content = [
        _SCHEME,
        story.canonical(),
        sorted(set(_margins(parts, main, root, "header"))),
        sorted(set(_margins(parts, main, root, "footer"))),
        [*_notes(parts, main, "footnote", story), *_notes(parts, main, "endnote", story)],
        sorted(_comments(parts, main)),
    ]
    text = json.dumps(content, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


#: What stamping itself writes, so no part of a workbook's fingerprint.
_STAMPED = re.compile(r"docProps/|\[Content_Types\]\.xml$|_rels/\.rels$")


def _of_workbook(parts: Mapping[str, bytes]) -> str:
    """Of an annex in .xlsx: every part as it was written, so that any program's save is an
    edit and the file is kept. Nothing finer is needed: an annex is made anew, not filled in."""
    digest = hashlib.sha256(_SCHEME.encode())
    for name in sorted(parts):
        if not _STAMPED.match(name):
            digest.update(f"{name}\0{len(parts[name])}\0".encode())
            digest.update(parts[name])
    return digest.hexdigest()


def _margins(
    parts: Mapping[str, bytes], main: str, root: etree._Element, kind: str
) -> Iterator[str]:
    """The headers (or footers) that some page shows, empty ones left out.

    Programs copy them from section to section when they save, so the caller takes a set.
    """
    links = relationships(parts, main)
    even = any(
        next(parse_xml(parts[name]).iter("{*}evenAndOddHeaders"), None) is not None
        for name in related(parts, main, "settings")
    )
    for section in root.iter("{*}sectPr"):
        first = section.find("{*}titlePg") is not None
        for reference in section.iter(f"{{*}}{kind}Reference"):
            use = attribute(reference, "type")
            if (use == "first" and not first) or (use == "even" and not even):
                continue
            relation = links.get(attribute(reference, "id"))
            if relation is None or relation.target not in parts:
                continue
            margin = parse_xml(parts[relation.target])
            canonical = read_story(parts, relation.target, margin).canonical()
            if canonical:
                yield canonical


def _notes(parts: Mapping[str, bytes], main: str, kind: str, story: Story) -> Iterator[str]:
    """The footnotes (or endnotes) that the text refers to, in its order."""
    wanted = [note for name, note in story.notes if name == kind]
    for part in related(parts, main, f"{kind}s") if wanted else ():
        notes = {attribute(n, "id"): n for n in parse_xml(parts[part])}
        for note in wanted:
            if note in notes:
                yield read_story(parts, part, notes[note]).canonical()


def _comments(parts: Mapping[str, bytes], main: str) -> Iterator[str]:
    for part in related(parts, main, "comments"):
        for comment in parse_xml(parts[part]).iter("{*}comment"):
            yield read_story(parts, part, comment).canonical()
