"""Signing a .docx: one more signature part, and nothing else of the document touched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from lxml import etree

from pipeline import failures
from pipeline.sign.algorithms import PrivateKey, UnknownAlgorithm, digest, sign, signature_method
from pipeline.sign.archive import UnreadableArchive
from pipeline.sign.coverage import Reference, package_references, whole_references
from pipeline.sign.details import SignatureDetails
from pipeline.sign.names import (
    C14N,
    CONTENT_TYPES_ENTRY,
    DS,
    MDSSI,
    OBJECT_REFERENCE,
    OFFICE_OBJECT_ID,
    ORIGIN_RELATION,
    ORIGIN_TYPE,
    PACKAGE_OBJECT_ID,
    RELATIONSHIP_TRANSFORM,
    RELATIONSHIPS_TYPE,
    ROOT_RELATIONSHIPS,
    SHA256,
    SIGNATURE_ID,
    SIGNATURE_RELATION,
    SIGNATURE_TYPE,
    SIGNED_PROPERTIES_ID,
    SIGNED_PROPERTIES_REFERENCE,
    WHOLE_PARTS_ID,
    WORD_TYPE,
    ds,
)
from pipeline.sign.opc import (
    ContentTypes,
    Package,
    Relationship,
    append_element,
    origins,
    read_package,
    relationships_part,
    signature_parts,
    write_package,
)
from pipeline.sign.properties import (
    key_info,
    office_object,
    signature_time,
    xades_object,
)
from pipeline.sign.spelling import relationships_spelling, signature_spelling, types_spelling
from pipeline.sign.transform import without_white_space
from pipeline.sign.verify import verify_docx
from pipeline.sign.xml import canonical, encode_base64, new_element

#: Where Word puts the origin part and the signatures.
_FOLDER = "/_xmlsignatures/"
_ORIGIN = _FOLDER + "origin.sigs"


def sign_docx(
    data: bytes,
    key: PrivateKey,
    certificate: x509.Certificate,
    chain: Sequence[x509.Certificate],
    signed_at: datetime,
    signer: SignatureDetails,
) -> bytes:
    """``data`` with one more signature; what was signed before stays valid.

    ``signed_at`` needs a time zone; ``chain`` holds the certificates above the signer's,
    nearest first. The result is checked before it is handed back.

    Raises SIGN_NOT_WORD, SIGN_ODD_PACKAGE, SIGN_BROKEN_SIGNATURE, SIGN_KEY_UNSUPPORTED.
    """
    if signed_at.tzinfo is None:
        raise ValueError("signed_at needs a time zone")
    package = _without_white_space(_signable(data))
    try:
        method = signature_method(key)
    except UnknownAlgorithm as error:
        raise failures.SIGN_KEY_UNSUPPORTED.error(kind=error) from error
    place = _free_place(package)
    # The relationship to the signatures comes first: the signature covers it.
    prepared = _with_origin(package, place)
    root = _signature(prepared, method, (certificate, *chain), signed_at, signer)
    _fill_references(root)
    info = root.find(ds("SignedInfo"))
    assert info is not None
    value = etree.Element(ds("SignatureValue"))
    value.text = encode_base64(sign(key, canonical(info)))
    root.insert(1, value)
    signature = signature_spelling(root, (certificate, *chain))
    result = write_package(prepared, {place.lstrip("/"): signature})
    if not all(report.valid for report in verify_docx(result)):
        raise failures.SIGN_FAILED.error()
    return result


def _signable(data: bytes) -> Package:
    """The package, if a signature over it can mean one thing only."""
    try:
        package = read_package(data)
    except UnreadableArchive as error:
        raise failures.SIGN_NOT_WORD.error() from error
    main = [r for r in package.of_source("/") if r.type.endswith("/officeDocument")]
    if len(main) != 1 or package.types.of(main[0].target) != WORD_TYPE:
        raise failures.SIGN_NOT_WORD.error()
    untyped = [name for name in package.parts if package.types.of(name) is None]
    if package.problems or untyped or len(origins(package)) > 1:
        raise failures.SIGN_ODD_PACKAGE.error()
    if not all(report.valid for report in verify_docx(data)):
        raise failures.SIGN_BROKEN_SIGNATURE.error()
    return package


def _without_white_space(package: Package) -> Package:
    """The package with no white space between its relationships, if it is not signed yet.

    LibreOffice digests such white space wrongly (see :mod:`pipeline.sign.transform`) and
    would call the signature invalid. Which relationships there are does not change. Where it is
    signed, white space stays, for that signature covers it: after one of LibreOffice's own, which
    leaves a line end in ``/_rels/.rels`` and digests it wrongly, LibreOffice calls ours invalid.
    Ours follows the standard there.
    """
    if signature_parts(package):
        return package
    changed = {
        name.lstrip("/"): tidy
        for name in package.relationships
        if (tidy := without_white_space(package.parts[name])) is not None
    }
    return read_package(write_package(package, changed)) if changed else package


def _free_place(package: Package) -> str:
    """The next ``/_xmlsignatures/sigN.xml``; numbers are not used again."""
    pattern = re.compile(re.escape(_FOLDER) + r"sig(\d+)\.xml", re.IGNORECASE)
    taken = [int(m.group(1)) for name in package.parts if (m := pattern.fullmatch(name))]
    return f"{_FOLDER}sig{max(taken, default=0) + 1}.xml"


def _with_origin(package: Package, place: str) -> Package:
    """The package with all that signing adds, in its one spelling; the signature still empty."""
    changed: dict[str, bytes] = {}
    found = origins(package)
    origin = found[0] if found else _ORIGIN
    if not found:
        relation = _new_relation(package, "/", ORIGIN_RELATION, origin.lstrip("/"))
        root = package.parts[ROOT_RELATIONSHIPS]
        changed[ROOT_RELATIONSHIPS] = append_element(root, "Relationship", relation)
        changed[origin] = b""
    beside = relationships_part(origin)
    signatures = (*package.of_source(origin), Relationship("", SIGNATURE_RELATION, place, False))
    changed[beside] = relationships_spelling(origin, signatures)
    changed[place] = b""
    own = {origin: ORIGIN_TYPE, beside: RELATIONSHIPS_TYPE, place: SIGNATURE_TYPE}
    overrides = {**package.types.overrides, **{n.lower(): kind for n, kind in own.items()}}
    types = ContentTypes(package.types.defaults, overrides)
    names = dict.fromkeys((*package.parts, *changed))
    changed[CONTENT_TYPES_ENTRY] = types_spelling(names, types)
    entries = {name.lstrip("/"): content for name, content in changed.items()}
    return read_package(write_package(package, entries))


def _new_relation(package: Package, source: str, kind: str, target: str) -> dict[str, str]:
    taken = {relation.id for relation in package.of_source(source)}
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    return {"Id": f"rId{number}", "Type": kind, "Target": target}


def _signature(
    package: Package,
    method: str,
    certificates: Sequence[x509.Certificate],
    signed_at: datetime,
    signer: SignatureDetails,
) -> etree._Element:
    """The whole signature but for the digests of its own objects and its value."""
    root = new_element("Signature", DS)
    root.set("Id", SIGNATURE_ID)
    info = etree.SubElement(root, ds("SignedInfo"))
    etree.SubElement(info, ds("CanonicalizationMethod"), {"Algorithm": C14N})
    etree.SubElement(info, ds("SignatureMethod"), {"Algorithm": method})
    for name in (PACKAGE_OBJECT_ID, OFFICE_OBJECT_ID, WHOLE_PARTS_ID, SIGNED_PROPERTIES_ID):
        info.append(_own_reference(name))
    root.append(key_info(certificates[0]))
    manifest = _manifest_object(PACKAGE_OBJECT_ID, package_references(package))
    manifest.append(signature_time(signed_at))
    root.append(manifest)
    root.append(office_object(signer))
    root.append(_manifest_object(WHOLE_PARTS_ID, whole_references(package)))
    root.append(xades_object(certificates, signed_at, signer))
    return root


def _own_reference(name: str) -> etree._Element:
    """A line of SignedInfo for the object ``name``; its digest is filled in at the end."""
    signed_properties = name == SIGNED_PROPERTIES_ID
    kind = SIGNED_PROPERTIES_REFERENCE if signed_properties else OBJECT_REFERENCE
    reference = etree.Element(ds("Reference"), {"Type": kind, "URI": f"#{name}"})
    if signed_properties:
        transforms = etree.SubElement(reference, ds("Transforms"))
        etree.SubElement(transforms, ds("Transform"), {"Algorithm": C14N})
    _add_digest(reference, b"")
    return reference


def _manifest_object(name: str, lines: Sequence[Reference]) -> etree._Element:
    """[OPC] 13.2.4.16: an object with a manifest of ``lines``."""
    result = etree.Element(ds("Object"), {"Id": name})
    manifest = etree.SubElement(result, ds("Manifest"))
    for line in lines:
        reference = etree.SubElement(manifest, ds("Reference"), {"URI": line.uri})
        if line.ids:
            transforms = etree.SubElement(reference, ds("Transforms"))
            chosen = etree.SubElement(
                transforms, ds("Transform"), {"Algorithm": RELATIONSHIP_TRANSFORM}
            )
            for identifier in line.ids:
                etree.SubElement(
                    chosen,
                    f"{{{MDSSI}}}RelationshipReference",
                    {"SourceId": identifier},
                    nsmap={"mdssi": MDSSI},
                )
            etree.SubElement(transforms, ds("Transform"), {"Algorithm": C14N})
        _add_digest(reference, line.data)
    return result


def _add_digest(reference: etree._Element, data: bytes) -> None:
    etree.SubElement(reference, ds("DigestMethod"), {"Algorithm": SHA256})
    value = etree.SubElement(reference, ds("DigestValue"))
    value.text = encode_base64(digest(SHA256, data))


def _fill_references(root: etree._Element) -> None:
    """Digest the objects where they stand: their form depends on the namespaces around."""
    targets = {element.get("Id"): element for element in root.iter() if element.get("Id")}
    for reference in root.iterfind(f"{ds('SignedInfo')}/{ds('Reference')}"):
        target = targets[str(reference.get("URI")).removeprefix("#")]
        value = reference.find(ds("DigestValue"))
        assert value is not None
        value.text = encode_base64(digest(SHA256, canonical(target)))
