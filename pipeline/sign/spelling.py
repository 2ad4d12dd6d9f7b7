"""The one spelling of what a signature of this program can't sign: its own parts.

A signature can cover neither itself, nor the list of signatures and the content types, which
the next signer adds to ([OPC] 10.4, 13.2.4). Bytes that mean nothing (white space, quotes, the
order of attributes, a relationship's name) could change there unseen. So signing writes these
parts in one form that follows from what they mean, and checking compares them byte by byte.
Other makers' signatures promise no such form.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy

from cryptography import x509
from lxml import etree

from pipeline.sign.names import (
    CONTENT_TYPES,
    CONTENT_TYPES_ENTRY,
    DS,
    RELATIONSHIPS,
    SIGNATURE_ID,
    WHOLE_PARTS_ID,
    ds,
    xades,
)
from pipeline.sign.opc import ContentTypes, Package, Relationship, origins, relationships_part
from pipeline.sign.properties import key_info, qualifying_object
from pipeline.sign.xml import canonical, new_element

_SIGNED_PROPERTIES = f"{xades('QualifyingProperties')}/{xades('SignedProperties')}"


def is_own(objects: Iterable[etree._Element]) -> bool:
    """Whether this program made the signature with these signed ``objects``."""
    return any(element.get("Id") == WHOLE_PARTS_ID for element in objects)


def respelled(
    package: Package, part: str, root: etree._Element, certificates: Sequence[x509.Certificate]
) -> tuple[str, ...]:
    """Which parts about the signature ``root`` in ``part`` are not in their one spelling.

    ``certificates``: the signer's, then those above it.
    """
    found = []
    if package.parts[part] != signature_spelling(root, certificates):
        found.append(part)
    for origin in origins(package):
        beside = relationships_part(origin)
        if package.parts.get(beside) != relationships_spelling(origin, package.of_source(origin)):
            found.append(beside)
    if package.entry(CONTENT_TYPES_ENTRY) != types_spelling(package.parts, package.types):
        found.append(f"/{CONTENT_TYPES_ENTRY}")
    return tuple(found)


def signature_spelling(root: etree._Element, certificates: Sequence[x509.Certificate]) -> bytes:
    """The signature in canonical form, put together from what is signed and the certificates.

    Whatever else stands around that is not in it. There is no XML declaration, of which no
    reader needs a byte ([XML] 2.8).
    """
    made = new_element("Signature", DS)
    made.set("Id", SIGNATURE_ID)
    for child in root:
        if child.tag == ds("SignatureValue"):
            value = "".join((child.text or "").split())
            etree.SubElement(made, ds("SignatureValue")).text = value
        elif child.tag == ds("KeyInfo"):
            made.append(key_info(certificates[0]))
        elif (properties := child.find(_SIGNED_PROPERTIES)) is not None:
            made.append(qualifying_object(_alone(properties), certificates[1:]))
        else:
            made.append(_alone(child))
    return canonical(made)


def _alone(element: etree._Element) -> etree._Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def relationships_spelling(source: str, relations: Iterable[Relationship]) -> bytes:
    """Inner ``relations`` of part ``source`` in their order, named rId1, rId2 …"""
    root = new_element("Relationships", RELATIONSHIPS)
    for number, relation in enumerate(relations, 1):
        # Word writes a target beside its source so, and LibreOffice finds no other form.
        folder, name = posixpath.split(relation.target)
        target = name if folder == posixpath.dirname(source) else relation.target
        attributes = {"Id": f"rId{number}", "Type": relation.type, "Target": target}
        etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    return _written(root)


def types_spelling(parts: Iterable[str], types: ContentTypes) -> bytes:
    """The content types of ``parts``: one for an extension whose parts have no other type.

    Sorted, and none that no part has. The type of every part is covered by a signature, so
    all of this list is.
    """
    by_extension: dict[str, dict[str, str]] = defaultdict(dict)
    for part in parts:
        extension = posixpath.basename(part).rpartition(".")[2].lower()
        by_extension[extension][part] = types.of(part) or ""
    root = new_element("Types", CONTENT_TYPES)
    overrides: dict[str, str] = {}
    for extension, members in sorted(by_extension.items()):
        if len(kinds := set(members.values())) == 1:
            attributes = {"Extension": extension, "ContentType": kinds.pop()}
            etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", attributes)
        else:
            overrides |= members
    for part, kind in sorted(overrides.items()):
        attributes = {"PartName": part, "ContentType": kind}
        etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", attributes)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
