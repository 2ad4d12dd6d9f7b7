"""What one story of a Word document says: its body, a header, a note, a comment, a text box.

The tree is walked once in document order over the few tags that matter, because this
runs inside every report command.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct, field

from pipeline.opc import attribute, local_name, parse_xml, relationships

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Fields whose result Word computes anew; any other field's result is text that someone wrote.
_COMPUTED_FIELD = re.compile(
    r"\s*(?:=|(?:AUTHOR|AUTONUM|COMMENTS|CREATEDATE|DATE|DOCPROPERTY|DOCVARIABLE|EDITTIME|FILENAME"
    r"|FILESIZE|INDEX|INFO|KEYWORDS|LASTSAVEDBY|LISTNUM|NOTEREF|NUMCHARS|NUMPAGES|NUMWORDS|PAGE"
    r"|PAGEREF|PRINTDATE|REF|REVNUM|SAVEDATE|SECTION|SECTIONPAGES|SEQ|STYLEREF|SUBJECT|TEMPLATE"
    r"|TIME|TITLE|TOA|TOC|USERNAME)\b)",
    re.IGNORECASE,
)

_SAYS_SOMETHING = tuple(
    f"{{*}}{name}" for name in ("t", "blip", "imagedata", "textpath", "txbxContent", "chart")
)
_TAGS = tuple(
    f"{{*}}{name}"
    for name in (
        *("p", "tr", "tc", "vMerge", "t", "tab", "ptab", "cr", "br", "noBreakHyphen", "sym"),
        *("fldChar", "instrText", "footnoteReference", "endnoteReference"),
        *("blip", "imagedata", "textpath", "chart"),
    )
)
#: A hyphen is a hyphen, and an invisible one is nothing: programs swap them when saving.
_HYPHENS = str.maketrans({"\u2011": "-", "\u00ad": None})


class Story(Struct):
    """What one body, header, footer, note, comment or text box says, gathered while walking."""

    tokens: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def canonical(self) -> str:
        """A text equal for equal content; "" where the story says nothing.

        Pictures and boxes are sorted: programs move their anchors between paragraphs.
        """
        content = (
            self.tokens,
            sorted(self.pictures),
            sorted(self.boxes),
        )
        return json.dumps(content, ensure_ascii=False) if any(content) else ""


def read_story(parts: Mapping[str, bytes], part: str, root: etree._Element) -> Story:
    """The story under ``root`` of ``part``; the tree is taken apart on the way.

    Raises NotAPackage where a part that it uses can't be read.
    """
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


class _Field(Struct):
    """An open field: its code so far, and whether its result has begun and is computed."""

    instruction: list[str] = field(default_factory=list)
    has_result: bool = False
    computed: bool = False


class _Walk:
    """One pass over a story. Fields may span paragraphs, so their state lives here."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        self.parts = parts
        self.links = relationships(parts, part)
        self.story = Story()
        self.text: list[str] = []
        self.in_cell = False
        self.fields: list[_Field] = []

    def read(self, root: etree._Element) -> Story:
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
            elif name in ("p", "tr", "tc", "vMerge"):
                self._block(name, element)
            elif name in ("blip", "imagedata", "textpath", "chart"):
                self._drawing(name, element)
            elif not self._is_hidden():
                self._inline(name, element)
        self._end_paragraph()
        return self.story

    def _block(self, name: str, element: etree._Element) -> None:
        self._end_paragraph()
        if name == "p":
            self.in_cell = _is_in_cell(element)
        elif name == "tr":
            self.story.tokens.append("row")
        elif name == "tc":
            self.story.tokens.append("cell")
        elif attribute(element, "val") in ("", "continue") and self.story.tokens[-1:] == ["cell"]:
            self.story.tokens[-1] = "merged cell"  # a vMerge stands before the cell's content

    def _end_paragraph(self) -> None:
        if not self.text:
            return
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
                self.fields[-1].instruction.append(element.text or "")
            return
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            # LibreOffice lets fields overlap, so this may come twice for one of them.
            last = self.fields[-1]
            last.computed = last.computed or _is_computed("".join(last.instruction))
            last.has_result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_hidden(self) -> bool:
        """Whether text here is a field's instruction, or computed by one."""
        if not self.fields:
            return False
        return not self.fields[-1].has_result or any(f.computed for f in self.fields)

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
    return _COMPUTED_FIELD.match(instruction) is not None


def _is_in_cell(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    while parent is not None and local_name(parent) not in ("tc", "body"):
        parent = parent.getparent()
    return parent is not None and local_name(parent) == "tc"


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
    words = [t.text or "" for t in root.iter("{*}t")]
    return json.dumps([values, words], ensure_ascii=False)


def _number(text: str) -> str:
    try:
        return f"{float(text):.9g}"
    except ValueError:
        return text
