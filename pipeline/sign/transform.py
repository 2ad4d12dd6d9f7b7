"""The Relationships Transform ([OPC] 13.2.4.24), with the canonical form that follows it."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from pipeline.sign.names import RELATIONSHIPS
from pipeline.sign.xml import canonical, new_element, parse_strict

_TAG = f"{{{RELATIONSHIPS}}}Relationship"


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
