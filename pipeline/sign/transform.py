"""The Relationships Transform ([OPC] 13.2.4.24), with the canonical form that follows it."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from pipeline.sign.names import RELATIONSHIPS
from pipeline.sign.xml import canonical, new_element, parse_strict

_TAG = f"{{{RELATIONSHIPS}}}Relationship"


def white_space_form(part: bytes, transformed: bytes) -> bytes | None:
    """``transformed`` as LibreOffice has it where white space stands between relationships.

    The xmlsec library that it uses (seen in 1.2.37) leaves an empty ``text`` element before
    the relationships for each piece of white space, against step 3 of the clause. None
    where there is none, so that both agree.
    """
    count = len(_white_space(parse_strict(part, comments=True)))
    head, end, rest = transformed.partition(b">")
    return head + end + b"<text></text>" * count + rest if count else None


def without_white_space(part: bytes) -> bytes | None:
    """The same relationships with no white space between them; None where there is none."""
    root = parse_strict(part, comments=True)
    if not _white_space(root):
        return None
    root.text = None
    for element in root:
        element.tail = None
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _white_space(root: etree._Element) -> list[str]:
    return [text for text in (root.text, *(element.tail for element in root)) if text]


def transform_relationships(
    part: bytes, ids: Collection[str], types: Collection[str] = (), *, exclusive: bool = False
) -> bytes:
    """The relationships with one of ``ids`` or ``types``, sorted, in canonical form.

    Steps 1 to 3 of the clause: ignorable content goes, the chosen relationships stay in the
    order of their Id (compared by code point), and a missing TargetMode becomes the
    explicit ``Internal``. Raises NotStrictXml.
    """
    root = parse_strict(part, comments=True)
    chosen = [
        element
        for element in root.iterchildren(_TAG)
        if element.get("Id") in ids or element.get("Type") in types
    ]
    result = new_element("Relationships", RELATIONSHIPS)
    for element in sorted(chosen, key=lambda e: e.get("Id") or ""):
        attributes = {str(k): str(v) for k, v in element.attrib.items() if "{" not in str(k)}
        attributes.setdefault("TargetMode", "Internal")
        etree.SubElement(result, _TAG, attributes)
    return canonical(result, exclusive=exclusive)
