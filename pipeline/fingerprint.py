"""A fingerprint of what a Word document says, blind to how a program happened to save it.

It covers text, table rows and cells, headers, footers, notes, comments, tracked deletions,
text boxes, watermarks, charts' values and pictures. It does not cover what Word and
LibreOffice rewrite whenever they save: run boundaries, rsids, proofing marks, bookmarks,
styles, part names, empty paragraphs, nor what they compute (page numbers, the table of
contents). Formatting alone (bold, colour, spacing) is therefore no edit.

The tree is walked once in document order over the few tags that matter, because this
runs inside every report command.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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

#: Changed whenever the same document would get another fingerprint.
_SCHEME = "1"

#: Fields whose result Word computes anew; any other field's result is text that someone wrote.
_COMPUTED_FIELDS = frozenset(
    "= AUTHOR AUTONUM COMMENTS CREATEDATE DATE DOCPROPERTY DOCVARIABLE EDITTIME FILENAME FILESIZE"
    " INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF"
    " PRINTDATE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ STYLEREF SUBJECT TEMPLATE TIME TITLE"
    " TOA TOC USERNAME".split()
)

_SAYS_SOMETHING = tuple(
    f"{{*}}{name}" for name in ("t", "blip", "imagedata", "textpath", "txbxContent", "chart")
)
_TAGS = tuple(
    f"{{*}}{name}"
    for name in (
        *("p", "tr", "tc", "t", "delText", "tab", "ptab", "cr", "br", "noBreakHyphen", "sym"),
        *("fldChar", "instrText", "footnoteReference", "endnoteReference"),
        *("blip", "imagedata", "textpath", "chart"),
    )
)
#: A hyphen is a hyphen, and an invisible one is nothing: programs swap them when saving.
_HYPHENS = str.maketrans({"\u2011": "-", "\u00ad": None})


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
    story = _read_story(parts, main, root)
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


@dataclass(slots=True)
class _Story:
    """What one body, header, footer, note, comment or text box says, gathered while walking."""

    tokens: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def canonical(self) -> str:
        """A text equal for equal content; "" where the story says nothing.

        Pictures and boxes are sorted: programs move their anchors between paragraphs.
        """
        content = (
            self.tokens,
            "".join("".join(self.deleted).split()),
            sorted(self.pictures),
            sorted(self.boxes),
        )
        return json.dumps(content, ensure_ascii=False) if any(content) else ""


def _read_story(parts: Mapping[str, bytes], part: str, root: etree._Element) -> _Story:
    """The story under ``root``, which is taken apart on the way. Raises NotAPackage."""
    _choose_alternatives(root)
    boxes = _take_boxes(root)
    story = _Walk(parts, part).read(root)
    for box in boxes:
        inner = _Walk(parts, part).read(box)
        story.boxes.append(inner.canonical())
        story.notes.extend(inner.notes)
    story.boxes = [box for box in story.boxes if box]
    return story


def _choose_alternatives(root: etree._Element) -> None:
    """Keep one branch of every mc:AlternateContent: both hold the same thing.

    The first Choice, unless only the Fallback says something (ink drawn by hand).
    """
    for alternative in list(root.iter("{*}AlternateContent")):
        branches = [b for b in alternative if local_name(b) in ("Choice", "Fallback")]
        speaking = [b for b in branches if next(b.iter(*_SAYS_SOMETHING), None) is not None]
        for branch in branches:
            if branch is not (speaking or branches)[0]:
                alternative.remove(branch)


def _take_boxes(root: etree._Element) -> list[etree._Element]:
    """Detach the text boxes under ``root``, inner ones first, each to be read on its own."""
    boxes = list(root.iter("{*}txbxContent"))
    for box in reversed(boxes):
        parent = box.getparent()
        if parent is not None:
            parent.remove(box)
    return boxes


class _Walk:
    """One pass over a story. Fields may span paragraphs, so their state lives here."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        self.parts = parts
        self.links = relationships(parts, part)
        self.story = _Story()
        self.text: list[str] = []
        self.in_cell = False
        #: Open fields: [instruction, result has begun].
        self.fields: list[tuple[list[str], bool]] = []
        self.computed = 0

    def read(self, root: etree._Element) -> _Story:
        balanced = _fields_are_balanced(root)
        for simple in [*root.iter("{*}fldSimple")]:
            parent = simple.getparent()
            if parent is not None and _is_computed(attribute(simple, "instr")):
                parent.remove(simple)
        for element in root.iter(*_TAGS):
            name = local_name(element)
            if name in ("fldChar", "instrText"):
                # An unclosed field would hide the rest of the document: then all text counts.
                if balanced:
                    self._field(name, element)
            elif name in ("p", "tr", "tc"):
                self._block(name, element)
            elif name in ("blip", "imagedata", "textpath", "chart"):
                self._drawing(name, element)
            elif not self.computed and not self._in_instruction():
                self._inline(name, element)
        self._end_paragraph()
        return self.story

    def _block(self, name: str, element: etree._Element) -> None:
        self._end_paragraph()
        if name == "p":
            self.in_cell = _is_in_cell(element)
        elif name == "tr":
            self.story.tokens.append("row")
        else:
            self.story.tokens.append("merged cell" if _continues_merge(element) else "cell")

    def _end_paragraph(self) -> None:
        kind = "c " if self.in_cell else "p "
        # A page break inside a paragraph is a paragraph of its own once LibreOffice saved it.
        for piece in "".join(self.text).split("\f"):
            words = " ".join(piece.translate(_HYPHENS).split())
            if words:
                self.story.tokens.append(kind + words)
        self.text = []

    def _inline(self, name: str, element: etree._Element) -> None:
        if name == "t":
            self.text.append(_shown(element))
        elif name == "delText":
            self.story.deleted.append(element.text or "")
        elif name == "sym":
            self.text.append(_symbol(attribute(element, "char")))
        elif name == "noBreakHyphen":
            self.text.append("-")
        elif name in ("footnoteReference", "endnoteReference"):
            self.story.notes.append((name.removesuffix("Reference"), attribute(element, "id")))
        elif name == "br" and attribute(element, "type") in ("page", "column"):
            self.text.append("\f")
        else:
            self.text.append(" ")

    def _field(self, name: str, element: etree._Element) -> None:
        if name == "instrText":
            if self.fields:
                self.fields[-1][0].append(element.text or "")
            return
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.fields.append(([], False))
        elif kind == "separate" and self.fields:
            instruction, _ = self.fields[-1]
            self.fields[-1] = (instruction, True)
            self.computed += _is_computed("".join(instruction))
        elif kind == "end" and self.fields:
            instruction, begun = self.fields.pop()
            self.computed -= begun and _is_computed("".join(instruction))

    def _in_instruction(self) -> bool:
        return bool(self.fields) and not self.fields[-1][1]

    def _drawing(self, name: str, element: etree._Element) -> None:
        if name == "textpath":
            words = " ".join(attribute(element, "string").split())
            if words:
                self.story.boxes.append(words)
            return
        reference = (
            attribute(element, "embed") or attribute(element, "link") or attribute(element, "id")
        )
        relation = self.links.get(reference)
        if relation is None:
            return
        data = self.parts.get(relation.target)
        if relation.external or data is None:
            self.story.pictures.append(f"link {relation.target}")
        elif name == "chart":
            self.story.pictures.append(_chart(data))
        else:
            self.story.pictures.append(hashlib.sha256(data).hexdigest())


def _fields_are_balanced(root: etree._Element) -> bool:
    depth = 0
    for mark in root.iter("{*}fldChar"):
        kind = attribute(mark, "fldCharType")
        depth += (kind == "begin") - (kind == "end")
        if depth < 0:
            return False
    return depth == 0


def _is_computed(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and (words[0].upper() in _COMPUTED_FIELDS or words[0].startswith("="))


def _is_in_cell(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    while parent is not None and local_name(parent) not in ("tc", "body"):
        parent = parent.getparent()
    return parent is not None and local_name(parent) == "tc"


def _continues_merge(cell: etree._Element) -> bool:
    merge = cell.find("{*}tcPr/{*}vMerge")
    return merge is not None and attribute(merge, "val") in ("", "continue")


def _shown(text: etree._Element) -> str:
    """The text as Word shows it: outer spaces only where they are to be preserved."""
    value = text.text or ""
    return value if attribute(text, "space") == "preserve" else value.strip(" \t\r\n")


def _symbol(char: str) -> str:
    try:
        return chr(int(char, 16))
    except (ValueError, OverflowError):
        return char


def _chart(data: bytes) -> str:
    """The series' names, categories and values, and the chart's own words."""
    root = parse_xml(data)
    values = [_number(v.text or "") for s in root.iter("{*}ser") for v in s.iter("{*}v")]
    words = [t.text or "" for t in root.iter("{http://schemas.openxmlformats.org/drawingml/*}t")]
    return json.dumps([values, words], ensure_ascii=False)


def _number(text: str) -> str:
    try:
        return f"{float(text):.9g}"
    except ValueError:
        return text


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
            canonical = _read_story(parts, relation.target, margin).canonical()
            if canonical:
                yield canonical


def _notes(parts: Mapping[str, bytes], main: str, kind: str, story: _Story) -> Iterator[str]:
    """The footnotes (or endnotes) that the text refers to, in its order."""
    wanted = [note for name, note in story.notes if name == kind]
    for part in related(parts, main, f"{kind}s") if wanted else ():
        notes = {attribute(n, "id"): n for n in parse_xml(parts[part])}
        for note in wanted:
            if note in notes:
                yield _read_story(parts, part, notes[note]).canonical()


def _comments(parts: Mapping[str, bytes], main: str) -> Iterator[str]:
    for part in related(parts, main, "comments"):
        for comment in parse_xml(parts[part]).iter("{*}comment"):
            yield _read_story(parts, part, comment).canonical()
