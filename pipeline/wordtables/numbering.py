"""Automatic numbers: what Word prints before a paragraph and stores nowhere as text.

A paragraph names a list and a level, itself or through its style; the number is counted
from the document's start [ECMA-376 part 1, 17.9].
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from pipeline.months import roman
from pipeline.opc import attribute, local_name

#: Numbers above this are a damaged file's; Roman ones would grow long.
_HIGHEST = 3999
_BULLET = "•"


class Level(Struct, frozen=True):
    """A level of a list: ``text`` is ``%1.`` or ``%1.%2``, or a bullet."""

    start: int
    kind: str
    text: str


class Lists(Struct):
    """The lists of a document, and how far each has been counted.

    ``abstract`` gives the levels of each list, ``instances`` its instances (with the levels
    that start anew in them), ``styles`` the list and level that a paragraph's style names.
    """

    abstract: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    instances: Mapping[str, tuple[str, Mapping[int, int]]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def number_of(self, paragraph: etree._Element) -> str | None:
        """What stands before ``paragraph``: ``1.``; "" where nothing, None where not known.

        To be asked of every paragraph in order, for each counts.
        """
        instance, level = self._place(paragraph)
        if instance in ("", "0"):
            return ""
        if instance not in self.instances:
            return None
        name, restarts = self.instances[instance]
        levels = self.abstract.get(name, {})
        if level not in levels:
            return None
        counts = self.counts.setdefault(name, {})
        if instance not in self.begun:
            self.begun.add(instance)
            for restarted in restarts:
                counts.pop(restarted, None)
        start = restarts.get(level, levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        return _printed(levels, counts, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list instance ("" for none) and level that a paragraph names."""
        properties = _child(paragraph, "pPr")
        instance, level = _list_of(properties)
        style = self.styles.get(_value(properties, "pStyle"), ("", 0))
        if not instance:
            instance = style[0]
        return instance, style[1] if level is None else level


def read_lists(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    """The lists of the parts numbering.xml and styles.xml, None where there is none."""
    if numbering is None:
        return Lists()
    abstract = {
        attribute(element, "abstractNumId"): dict(_levels(element))
        for element in _children(numbering, "abstractNum")
    }
    instances = {}
    for element in _children(numbering, "num"):
        restarts = {
            _number(attribute(override, "ilvl")): _number(_value(override, "startOverride"))
            for override in _children(element, "lvlOverride")
            if _value(override, "startOverride")
        }
        instances[attribute(element, "numId")] = (_value(element, "abstractNumId"), restarts)
    return Lists(abstract, instances, _styled(styles))


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in _children(element, "lvl"):
        start = _number(_value(level, "start") or "1")
        kind, text = _value(level, "numFmt") or "decimal", _value(level, "lvlText")
        yield _number(attribute(level, "ilvl")), Level(start, kind, text)


def _styled(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style that has one, its own or an ancestor's."""
    own: dict[str, tuple[str, int | None]] = {}
    based: dict[str, str] = {}
    for style in _children(styles, "style"):
        name = attribute(style, "styleId")
        own[name] = _list_of(_child(style, "pPr"))
        based[name] = _value(style, "basedOn")
    found: dict[str, tuple[str, int]] = {}
    for name in own:
        ancestor, seen = name, {""}
        while ancestor not in seen and ancestor in own:
            instance, level = own[ancestor]
            if instance:
                found[name] = (instance, level or 0)
                break
            seen.add(ancestor)
            ancestor = based[ancestor]
    return found


def _list_of(properties: etree._Element | None) -> tuple[str, int | None]:
    numbered = _child(properties, "numPr")
    level = _value(numbered, "ilvl")
    return _value(numbered, "numId"), _number(level) if level else None


def _printed(levels: Mapping[int, Level], counts: Mapping[int, int], level: int) -> str | None:
    """The level's text with each ``%n`` as the number of level n; None for other numerals."""
    if levels[level].kind == "none":
        return ""
    if levels[level].kind == "bullet":
        text = levels[level].text
        plain = text and not any("\ue000" <= c <= "\uf8ff" for c in text)
        return text if plain else _BULLET
    parts: list[str] = []
    for literal, digit in re.findall(r"([^%]*)(?:%([1-9]))?", levels[level].text):
        parts.append(literal)
        if digit:
            at = int(digit) - 1
            kind = levels[at].kind if at in levels else ""
            numeral = _numeral(kind, counts.get(at, levels[at].start if at in levels else 1))
            if numeral is None:
                return None
            parts.append(numeral)
    return "".join(parts)


def _numeral(kind: str, number: int) -> str | None:
    if not 1 <= number <= _HIGHEST:
        return str(number) if kind == "decimal" and number <= _HIGHEST else None
    letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    return {
        "decimal": str(number),
        "decimalZero": f"{number:02d}",
        "upperRoman": roman(number),
        "lowerRoman": roman(number).lower(),
        "upperLetter": letter.upper(),
        "lowerLetter": letter,
    }.get(kind)


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (c for c in (() if element is None else element) if local_name(c) == name)


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next(_children(element, name), None)


def _value(element: etree._Element | None, name: str) -> str:
    """``w:val`` of the child ``name``; "" where there is none."""
    child = _child(element, name)
    return "" if child is None else attribute(child, "val")
