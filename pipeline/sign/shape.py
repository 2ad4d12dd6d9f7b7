"""The form of a signature: where everything must stand before anything is believed.

Signature wrapping moves signed elements to where a checker finds them and a reader does
not. So an element is taken from its one place under the root, never searched for, and what
stands elsewhere or is not signed makes the signature invalid.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree
from msgspec import Struct

from pipeline.sign.algorithms import CANONICAL_FORMS, UnknownAlgorithm, digest
from pipeline.sign.names import (
    OBJECT_REFERENCE,
    SIGNED_PROPERTIES_REFERENCE,
    ds,
    xades,
)
from pipeline.sign.xml import NotStrictXml, canonical, decode_base64


class Refused(ValueError):
    """The signature is not valid; the message is a code of reasons.REASONS."""


class Shape(Struct, frozen=True):
    """A signature whose objects are all signed and unchanged.

    ``signed_properties`` and ``unsigned`` are XAdES's; None where there are none.
    """

    root: etree._Element
    signed_info: bytes
    method: str
    value: bytes
    key_info: etree._Element
    objects: tuple[etree._Element, ...]
    manifests: tuple[etree._Element, ...]
    signed_properties: etree._Element | None
    unsigned: etree._Element | None
    digests: tuple[str, ...]


def read_shape(root: etree._Element) -> Shape:
    """``root`` taken apart, its own digests checked. Raises Refused."""
    info, value, key_info, objects = _children(root)
    _refuse_oddities(root)
    form = _algorithm(info[0], "CanonicalizationMethod")
    method = _algorithm(info[1], "SignatureMethod")
    if form not in CANONICAL_FORMS:
        raise Refused("algorithm-not-accepted")
    qualifying = _qualifying(root, objects)
    signed_properties = None if qualifying is None else qualifying[0]
    targets = {element.get("Id"): element for element in objects if element.get("Id")}
    if signed_properties is not None:
        targets[signed_properties.get("Id")] = signed_properties
    seen, digests = _check_references(list(info)[2:], targets, signed_properties)
    if signed_properties is not None and signed_properties not in seen:
        raise Refused("object-not-signed")
    held = None if qualifying is None else qualifying.getparent()
    if any(element not in seen and element is not held for element in objects):
        raise Refused("object-not-signed")
    manifests = [child for o in objects if o in seen for child in o.iterchildren(ds("Manifest"))]
    if len(manifests) != sum(1 for _ in root.iter(ds("Manifest"))):
        raise Refused("signature-structure")
    if not any(len(manifest) for manifest in manifests):
        raise Refused("manifest-missing")
    return Shape(
        root,
        canonical(info, exclusive=CANONICAL_FORMS[form]),
        method,
        _base64(value.text),
        key_info,
        tuple(o for o in objects if o in seen),
        tuple(manifests),
        signed_properties,
        qualifying[1] if qualifying is not None and len(qualifying) > 1 else None,
        digests,
    )


def read_digest(holder: etree._Element) -> tuple[str, bytes]:
    """Algorithm and value of the DigestMethod and DigestValue that end ``holder``."""
    if len(holder) < 2 or holder[-1].tag != ds("DigestValue") or len(holder[-1]):
        raise Refused("signature-structure")
    return _algorithm(holder[-2], "DigestMethod"), _base64(holder[-1].text)


def read_transforms(reference: etree._Element) -> tuple[etree._Element, ...]:
    """The transforms of a reference, in order; its form is checked. Raises Refused."""
    if reference.tag != ds("Reference") or not set(reference.attrib) <= {"Id", "URI", "Type"}:
        raise Refused("signature-structure")
    if len(reference) == 2:
        return ()
    if len(reference) != 3 or reference[0].tag != ds("Transforms"):
        raise Refused("signature-structure")
    transforms = tuple(reference[0])
    if any(t.tag != ds("Transform") or set(t.attrib) != {"Algorithm"} for t in transforms):
        raise Refused("algorithm-not-accepted")
    return transforms


def canonical_form(transform: etree._Element) -> bool:
    """Whether ``transform`` is the exclusive form. Raises Refused where it is no such form."""
    algorithm = str(transform.get("Algorithm"))
    if algorithm not in CANONICAL_FORMS or len(transform):
        raise Refused("algorithm-not-accepted")
    return CANONICAL_FORMS[algorithm]


def _children(
    root: etree._Element,
) -> tuple[etree._Element, etree._Element, etree._Element, list[etree._Element]]:
    """SignedInfo, SignatureValue, KeyInfo and the objects ([XMLDSIG] 4.1, in that order)."""
    expected = [ds("SignedInfo"), ds("SignatureValue"), ds("KeyInfo")]
    tags = [child.tag for child in root]
    if (
        root.tag != ds("Signature")
        or not set(root.attrib) <= {"Id"}
        or tags[:3] != expected
        or len(tags) < 4
        or any(tag != ds("Object") for tag in tags[3:])
        or len(root[0]) < 3
        or root[0].attrib
        or not set(root[1].attrib) <= {"Id"}
        or len(root[1])
    ):
        raise Refused("signature-structure")
    return root[0], root[1], root[2], list(root)[3:]


def _refuse_oddities(root: etree._Element) -> None:
    """What could make two readers see two signatures.

    The attributes of every element above a signed one are listed here and in the checks
    around, so that no ``xml:`` attribute is there for a canonical form to inherit.
    """
    ids: Counter[str] = Counter()
    for element in root.iter():
        for name, value in element.attrib.items():
            if str(name).rpartition("}")[2].lower() == "id":
                ids[str(value)] += 1
        if element is not root and element.tag in (ds("Signature"), ds("SignedInfo")):
            if element.tag == ds("SignedInfo") and element is root[0]:
                continue
            raise Refused("signature-structure")
    if any(count > 1 for count in ids.values()):
        raise Refused("ids-not-unique")
    between = [root.text, *(child.tail for child in root)]
    key_info = root[2]
    between += [e.tail for e in key_info.iter() if e is not key_info]
    between += [e.text for e in key_info.iter() if len(e)]
    named = any(set(e.attrib) - {"Id"} for e in key_info.iter())
    # Around XAdES's signed properties nothing is signed either.
    for qualifying in root.iter(xades("QualifyingProperties")):
        held = qualifying.getparent()
        named |= held is None or bool(set(held.attrib) - {"Id"})
        between += [qualifying.text, qualifying.tail, *(child.tail for child in qualifying)]
        between += [None if held is None else held.text]
    if named or any((text or "").strip() for text in between):
        raise Refused("signature-structure")


def _qualifying(root: etree._Element, objects: list[etree._Element]) -> etree._Element | None:
    """[XAdES] 6.2: the one QualifyingProperties, alone in its object, about this signature."""
    found = list(root.iter(xades("QualifyingProperties")))
    if not found:
        return None
    element = found[0]
    if (
        len(found) > 1
        or element.getparent() not in objects
        or len(element.getparent()) != 1  # type: ignore[arg-type]
        or set(element.attrib) - {"Id"} != {"Target"}
        or element.get("Target") != f"#{root.get('Id')}"
        or [child.tag for child in element]
        not in (
            [xades("SignedProperties")],
            [xades("SignedProperties"), xades("UnsignedProperties")],
        )
    ):
        raise Refused("signature-structure")
    if not element[0].get("Id"):
        raise Refused("object-not-signed")
    return element


def _check_references(
    references: list[etree._Element],
    targets: dict[str | None, etree._Element],
    signed_properties: etree._Element | None,
) -> tuple[list[etree._Element], tuple[str, ...]]:
    """The targets of SignedInfo's references, each unchanged, and the digests used."""
    seen: list[etree._Element] = []
    digests = []
    for reference in references:
        transforms = read_transforms(reference)
        uri = str(reference.get("URI", ""))
        target = targets.get(uri[1:]) if uri.startswith("#") else None
        kind = reference.get("Type")
        if target is None or target in seen or len(transforms) > 1:
            raise Refused("signature-structure")
        if target is signed_properties:
            fits = kind == SIGNED_PROPERTIES_REFERENCE
        else:
            fits = kind in (None, OBJECT_REFERENCE)
        if not fits:
            raise Refused("signature-structure")
        exclusive = canonical_form(transforms[0]) if transforms else False
        algorithm, value = read_digest(reference)
        try:
            unchanged = digest(algorithm, canonical(target, exclusive=exclusive)) == value
        except UnknownAlgorithm as error:
            raise Refused("algorithm-not-accepted") from error
        if not unchanged:
            raise Refused("object-changed")
        seen.append(target)
        digests.append(algorithm)
    return seen, tuple(digests)


def _algorithm(element: etree._Element, name: str) -> str:
    """The Algorithm of ``element``, which has no parameters. Raises Refused."""
    if element.tag != ds(name) or set(element.attrib) != {"Algorithm"}:
        raise Refused("signature-structure")
    if len(element):
        raise Refused("algorithm-not-accepted")
    return str(element.get("Algorithm"))


def _base64(text: str | None) -> bytes:
    try:
        return decode_base64(text)
    except NotStrictXml as error:
        raise Refused("signature-structure") from error
