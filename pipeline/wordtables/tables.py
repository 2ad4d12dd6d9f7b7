"""The tables of the document's body, with what stands above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from pipeline.opc import (
    NotAPackage,
    attribute,
    local_name,
    parse_xml,
    read_parts,
    related,
)

from .numbering import Lists, read_lists

#: Far above any decree (its tables have about 600 cells), far below what hurts.
MAX_CELLS = 100_000
#: Word's own limit of columns is 63.
_WIDEST = 1_000

#: Elements that only hold others: content controls, custom XML, inserted and moved content.
_TRANSPARENT = frozenset(
    ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice")
)
_INSERTED = frozenset(("ins", "moveTo"))
_GONE = frozenset(("del", "moveFrom"))
#: Formatting, field codes, and the second version of a drawing: nothing that the text says.
_SILENT = frozenset(("pPr", "rPr", "instrText", "delText", "Fallback", "sdtPr", "sdtEndPr"))
_SAID = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}


class TooManyCells(ValueError):
    """The document's tables hold more than :data:`MAX_CELLS` cells."""


class WordCell(Struct, frozen=True):
    """A cell: its text (paragraphs and breaks as ``\\n``), and the grid columns that it takes.

    ``start`` counts from 1. ``continues``: vertically merged with the cell above it.
    ``unknown_number``: an automatic number stands in it that could not be told.
    """

    text: str
    start: int
    span: int = 1
    continues: bool = False
    unknown_number: bool = False


class WordTable(Struct, frozen=True):
    """The ``number``-th table of the document (from 1), and the paragraphs above it.

    ``above`` are those since the table before, blank ones left out. Rows and cells that are
    marked as deleted are not there.
    """

    number: int
    rows: tuple[tuple[WordCell, ...], ...]
    above: tuple[str, ...] = ()


class WordDocument(Struct, frozen=True):
    """The tables, a table within a table after the one that holds it.

    ``changes``: the tables (by number) in which insertions or deletions are still marked.
    """

    tables: tuple[WordTable, ...]
    changes: frozenset[int]


def read_tables(data: bytes) -> WordDocument:
    """The tables of the .docx in ``data``.

    Raises NotAPackage where that is no Word document, or one that is not safe to read, and
    TooManyCells.
    """
    parts = read_parts(data)
    main = related(parts, "", "officeDocument")
    root = parse_xml(parts[main[0]]) if main else None
    if root is None or local_name(root) != "document":
        raise NotAPackage("no Word document")
    lists = read_lists(_part(parts, main[0], "numbering"), _part(parts, main[0], "styles"))
    reader = _Reader(lists)
    for body in root:
        if local_name(body) == "body":
            reader.read(body)
    return WordDocument(
        tuple(sorted(reader.tables, key=lambda t: t.number)), frozenset(reader.changes)
    )


def _part(parts: Mapping[str, bytes], main: str, kind: str) -> etree._Element | None:
    names = related(parts, main, kind)
    return parse_xml(parts[names[0]]) if names else None


class _Paragraphs(Struct):
    """Paragraphs on their way into a text: one whose end is deleted runs on into the next."""

    texts: list[str] = field(default_factory=list)
    runs_on: bool = False

    def add(self, text: str, runs_on: bool) -> None:
        if self.runs_on and self.texts:
            self.texts[-1] += text
        else:
            self.texts.append(text)
        self.runs_on = runs_on


class _Reader:
    """One pass in document order, because automatic numbers are counted in it."""

    def __init__(self, lists: Lists) -> None:
        self.tables: list[WordTable] = []
        self.changes: set[int] = set()
        self._lists = lists
        self._begun = 0
        self._open: list[int] = []
        self._cells = 0
        self._unknown = False

    def read(self, body: etree._Element) -> None:
        above = _Paragraphs()
        for element in self._blocks(body):
            if local_name(element) == "tbl":
                texts = tuple(t for text in above.texts if (t := " ".join(text.split())))
                self._table(element, texts)
                above = _Paragraphs()
            else:
                self._paragraph(element, above)

    def _blocks(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, also those in content controls and inserted ones."""
        return self._found(parent, "p", "tbl")

    def _found(self, parent: etree._Element, *names: str) -> Iterator[etree._Element]:
        for child in parent:
            name = local_name(child)
            if name in names:
                yield child
            elif name in _TRANSPARENT:
                self._note(name)
                yield from self._found(child, *names)
            elif name in _GONE:
                self._note(name)

    def _note(self, name: str) -> None:
        if name in _GONE or name in _INSERTED:
            self.changes.update(self._open)

    def _table(self, table: etree._Element, above: tuple[str, ...]) -> tuple[WordTable, list[str]]:
        """Reads ``table`` and those within it; the table, and its texts for a cell around it."""
        self._begun += 1
        number = self._begun
        self._open.append(number)
        rows = tuple(
            tuple(self._cells_of(row)) for row in self._found(table, "tr") if self._stays(row)
        )
        self._open.pop()
        made = WordTable(number, rows, above)
        self.tables.append(made)
        return made, [cell.text for row in rows for cell in row]

    def _stays(self, row: etree._Element) -> bool:
        properties = _named(row, "trPr")
        for mark in properties if properties is not None else ():
            self._note(local_name(mark))
            if local_name(mark) in _GONE:
                return False
        return True

    def _cells_of(self, row: etree._Element) -> Iterator[WordCell]:
        start = 1 + _count(_named(row, "trPr"), "gridBefore", 0)
        for cell in self._found(row, "tc"):
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise TooManyCells
            properties = _named(cell, "tcPr")
            span = max(1, _count(properties, "gridSpan", 1))
            merge = _named(properties, "vMerge")
            continues = merge is not None and attribute(merge, "val") != "restart"
            self._unknown = False
            text = self._text_of(cell, continues)
            if _named(properties, "cellDel") is not None:
                self._note("del")
                text = ""
            yield WordCell(text, start, span, continues, self._unknown)
            start += span

    def _text_of(self, cell: etree._Element, continues: bool) -> str:
        found = _Paragraphs()
        for block in self._blocks(cell):
            if local_name(block) == "tbl":
                outer = self._unknown
                found.texts += self._table(block, ())[1]
                self._unknown = self._unknown or outer
                found.runs_on = False
            elif continues and not _says(block):
                continue  # what Word leaves under a merged cell has no number
            else:
                self._paragraph(block, found)
        return "\n".join(found.texts).strip()

    def _paragraph(self, paragraph: etree._Element, into: _Paragraphs) -> None:
        properties = _named(_named(paragraph, "pPr"), "rPr")
        marks = [local_name(mark) for mark in (properties if properties is not None else ())]
        for mark in marks:
            self._note(mark)
        text = "".join(self._said(paragraph)).strip()
        runs_on = any(mark in _GONE for mark in marks)
        number = "" if runs_on and not text else self._lists.number_of(paragraph)
        self._unknown = self._unknown or number is None
        into.add(" ".join(filter(None, (number, text))), runs_on)

    def _said(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            name = local_name(child)
            if name in _GONE:
                self._note(name)
            elif name == "t":
                yield child.text or ""
            elif name == "br":
                yield "" if attribute(child, "type") in ("page", "column") else "\n"
            elif name == "sym":
                yield _symbol(attribute(child, "char"))
            elif name in _SAID:
                yield _SAID[name]
            elif name and name not in _SILENT:
                self._note(name)
                yield from self._said(child)


def _says(paragraph: etree._Element) -> bool:
    return next(paragraph.iter("{*}t", "{*}sym"), None) is not None


def _symbol(code: str) -> str:
    """A character by its number; � where only a font's own shape gives it a meaning."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    shown = chr(number)
    return shown if shown.isprintable() and not 0xE000 <= number <= 0xF8FF else "\ufffd"


def _named(element: etree._Element | None, name: str) -> etree._Element | None:
    if element is None:
        return None
    return next((child for child in element if local_name(child) == name), None)


def _count(properties: etree._Element | None, name: str, otherwise: int) -> int:
    """The number that the property ``name`` gives."""
    found = _named(properties, name)
    text = "" if found is None else attribute(found, "val")
    return min(int(text), _WIDEST) if re.fullmatch(r"[0-9]{1,6}", text) else otherwise
