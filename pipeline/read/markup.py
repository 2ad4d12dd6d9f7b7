"""XML of a workbook as events, with one way to parse it: expat, and no document types.

Both forms of the format are read alike: the transitional one that every program writes,
and Strict Open XML, whose namespaces differ (ECMA-376 parts 1 and 4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
OFFICE_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
PACKAGE_RELATIONS = ("http://schemas.openxmlformats.org/package/2006/relationships",)

Attributes = dict[str, str]
Parser = expat.XMLParserType

#: Does the XML not parse? (expat's own error; a DTD raises ValueError.)
MarkupError = expat.ExpatError


def new_parser() -> Parser:
    """A parser whose names are ``namespace local``; it raises ValueError on a DTD.

    No spreadsheet program writes a DTD, and entities can eat all memory.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise ValueError("document type")


def local_names(namespaces: tuple[str, ...], *names: str) -> Mapping[str, str]:
    """``namespace local`` → ``local`` for each of ``names``."""
    return {f"{space} {name}": name for space in namespaces for name in names}


def relation_id(attributes: Attributes) -> str:
    """The value of ``r:id``; "" where there is none."""
    return next((v for s in OFFICE_RELATIONS if (v := attributes.get(f"{s} id"))), "")


def is_true(value: str | None) -> bool:
    """xsd:boolean, as the attributes of a workbook use it."""
    return value in ("1", "true", "on")


def walk(
    data: bytes,
    names: Mapping[str, str],
    start: Callable[[str, Attributes], None],
    end: Callable[[str, str], None] | None = None,
) -> None:
    """Call ``start(name, attributes)`` and ``end(name, text)`` for the elements of ``names``.

    ``text`` is what stands directly in the element, or in children that are not named.
    """
    parser = new_parser()
    texts: list[list[str]] = []

    def on_start(name: str, attributes: Attributes) -> None:
        local = names.get(name)
        if local is not None:
            texts.append([])
            start(local, attributes)

    def on_end(name: str) -> None:
        local = names.get(name)
        if local is not None:
            text = "".join(texts.pop())
            if end is not None:
                end(local, text)

    def on_text(text: str) -> None:
        if texts:
            texts[-1].append(text)

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    if end is not None:
        parser.CharacterDataHandler = on_text
    parser.Parse(data, True)
