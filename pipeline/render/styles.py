"""What a document's styles and numbering say about its headings."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def value(node: etree._Element | None) -> str | None:
    """The ``w:val`` of ``node``; None where there is no such node or value."""
    return None if node is None else node.get(W + "val")


def on(node: etree._Element | None) -> bool:
    """Whether a property that is either on or off is on."""
    return node is not None and (value(node) or "1") not in ("0", "false", "off")


class Number(Struct, frozen=True):
    """A place in a numbered list: the list's id and the level in it, from 0."""

    list_id: str
    level: int


class Styles:
    """Paragraph styles by id, each answering for what it inherits."""

    def __init__(self, root: etree._Element) -> None:
        self._nodes: Mapping[str, etree._Element] = {
            node.get(W + "styleId") or "": node for node in root.iter(W + "style")
        }
        self._ids = {
            (value(node.find(W + "name")) or "").lower(): style
            for style, node in self._nodes.items()
        }

    def named(self, name: str) -> str:
        """The id of the style called ``name`` (Word keeps English names in every language)."""
        return self._ids.get(name.lower(), "")

    def outline(self, style: str) -> int | None:
        """The outline level from 0 of a heading style; None for running text."""
        level = value(self.find(style, f"{W}pPr/{W}outlineLvl"))
        return int(level) if level is not None and level.isdigit() and int(level) < 9 else None

    def number(self, style: str) -> Number | None:
        list_id = value(self.find(style, f"{W}pPr/{W}numPr/{W}numId"))
        level = value(self.find(style, f"{W}pPr/{W}numPr/{W}ilvl"))
        return None if list_id in (None, "0") else Number(list_id or "", int(level or 0))

    def find(self, style: str, path: str) -> etree._Element | None:
        """The first node at ``path`` in ``style`` or the styles that it is based on."""
        seen: set[str] = set()
        while style in self._nodes and style not in seen:
            seen.add(style)
            node = self._nodes[style].find(path)
            if node is not None:
                return node
            style = value(self._nodes[style].find(W + "basedOn")) or ""
        return None


class Numbering:
    """Counts numbered paragraphs in document order, as Word does."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        # Lists that begin anew where they are first used, though they share a definition.
        self._restarts: set[str] = set()
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            self._levels[abstract.get(W + "abstractNumId") or ""] = {
                int(level.get(W + "ilvl") or 0): (
                    value(level.find(W + "numFmt")) or "decimal",
                    value(level.find(W + "lvlText")) or "",
                    int(value(level.find(W + "start")) or 1),
                )
                for level in abstract.iter(W + "lvl")
            }
        for node in root.iter(W + "num"):
            abstract_id = value(node.find(W + "abstractNumId"))
            list_id = node.get(W + "numId") or ""
            self._lists[list_id] = abstract_id or ""
            if node.find(f"{W}lvlOverride/{W}startOverride") is not None:
                self._restarts.add(list_id)

    def label(self, paragraph: etree._Element, of_style: Number | None) -> str:
        """The automatic number of ``paragraph`` as printed, e.g. ``BAB I``; "" if it has none."""
        number = self._own(paragraph, of_style)
        levels = self._levels.get(self._lists.get(number.list_id, ""), {}) if number else {}
        if number is None or number.level not in levels:
            return ""
        owner = self._lists[number.list_id]
        if number.list_id in self._restarts:
            self._restarts.remove(number.list_id)
            self._counts.pop((owner, number.level), None)
        here = (owner, number.level)
        self._counts[here] = self._counts.get(here, levels[number.level][2] - 1) + 1
        for deeper in levels:
            if deeper > number.level:
                self._counts.pop((owner, deeper), None)
        text = levels[number.level][1]
        for level, (form, _, start) in levels.items():
            count = self._counts.get((owner, level), start)
            text = text.replace(f"%{level + 1}", _formatted(count, form))
        return text.strip()

    @staticmethod
    def _own(paragraph: etree._Element, of_style: Number | None) -> Number | None:
        list_id = value(paragraph.find(f"{W}pPr/{W}numPr/{W}numId"))
        if list_id is None:
            return of_style
        if list_id == "0":
            return None
        level = value(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl"))
        return Number(list_id, int(level or 0))


def roman(number: int) -> str:
    """``4`` → ``IV``; for the small numbers of chapters and front pages (1 to 39)."""
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _formatted(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (count - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return "" if form in ("none", "bullet") else str(count)
