"""What a hostile signer could write: well signed, and yet not valid."""

from __future__ import annotations

import base64

import pytest
from lxml import etree

from pipeline.sign.verify import verify_docx
from tests.resigning import (
    DS,
    DSIG,
    MDSSI,
    SHA256,
    XD,
    as_word,
    drop_reference,
    line,
    manifest,
    relationships_digest,
    remove,
    resigned,
    set_digest,
)
from tests.signing import (
    DOCUMENT,
    DOCUMENT_RELS,
    accepted,
    parts,
    reasons,
    rezip,
    signed,
    swap,
)


def test_the_resigning_helper_alone_changes_nothing():
    assert accepted(resigned(lambda root: None))


def add_transform(algorithm):
    def edit(root):
        reference = line(root, "word/document.xml")
        transforms = etree.Element(f"{DS}Transforms")
        etree.SubElement(transforms, f"{DS}Transform", Algorithm=algorithm)
        reference.insert(0, transforms)

    return edit


@pytest.mark.parametrize(
    "algorithm",
    [
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        DSIG + "enveloped-signature",
        DSIG + "base64",
        "http://schemas.openxmlformats.org/package/2006/RelationshipTransform",
        "urn:unknown",
    ],
)
def test_transforms_other_than_the_two_of_the_standard_are_refused(algorithm):
    assert "algorithm-not-accepted" in reasons(resigned(add_transform(algorithm)))


def test_a_part_in_canonical_form_is_checked_by_that_form():
    def edit(root):
        add_transform("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")(root)
        tree = etree.fromstring(parts(signed("rsa"))[DOCUMENT])
        set_digest(line(root, "word/document.xml"), SHA256, etree.tostring(tree, method="c14n"))

    data = resigned(edit)
    assert accepted(data)
    assert "part-changed" in reasons(rezip(data, {DOCUMENT: swap("87,50", "97,50")}))


def duplicate_line(root):
    manifest(root).append(etree.fromstring(etree.tostring(line(root, "word/document.xml"))))


def outside_line(root):
    line(root, "word/document.xml").set("URI", "https://contoh.example/x?ContentType=text/xml")


def no_type(root):
    line(root, "word/document.xml").set("URI", "/word/document.xml")


def empty_manifest(root):
    for found in list(root.iter(f"{DS}Manifest")):
        for child in list(found):
            remove(child)


def manifest_elsewhere(root):
    properties = root.find(f".//{XD}SignedSignatureProperties")
    properties.append(etree.fromstring(etree.tostring(manifest(root))))


def outside_reference(root):
    root.find(f"{DS}SignedInfo/{DS}Reference").set("URI", "https://contoh.example")


def same_reference_twice(root):
    info = root.find(f"{DS}SignedInfo")
    info.append(etree.fromstring(etree.tostring(info.find(f"{DS}Reference"))))


def wrong_type(root):
    root.find(f"{DS}SignedInfo/{DS}Reference").set("Type", DSIG + "Manifest")


def properties_not_referenced(root):
    drop_reference(root, "idSignedProperties")


def no_signing_certificate(root):
    remove(root.find(f".//{XD}SigningCertificate"))


def other_signing_certificate(root):
    root.find(f".//{XD}CertDigest/{DS}DigestValue").text = base64.b64encode(bytes(32)).decode()


def other_serial(root):
    root.find(f".//{XD}IssuerSerial/{DS}X509SerialNumber").text = "1"


def split_digest(root):
    value = line(root, "word/document.xml").find(f"{DS}DigestValue")
    value.append(etree.Element(f"{DS}x"))


def hmac_length(root):
    etree.SubElement(root.find(f".//{DS}SignatureMethod"), f"{DS}HMACOutputLength").text = "0"


def target_of_another(root):
    root.find(f".//{XD}QualifyingProperties").set("Target", "#other")


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (duplicate_line, "manifest-duplicate"),
        (outside_line, "signature-structure"),
        (no_type, "signature-structure"),
        (empty_manifest, "manifest-missing"),
        (manifest_elsewhere, "signature-structure"),
        (outside_reference, "signature-structure"),
        (same_reference_twice, "signature-structure"),
        (wrong_type, "signature-structure"),
        (properties_not_referenced, "object-not-signed"),
        (no_signing_certificate, "certificate-missing"),
        (other_signing_certificate, "certificate-differs"),
        (other_serial, "certificate-differs"),
        (split_digest, "signature-structure"),
        (hmac_length, "algorithm-not-accepted"),
        (target_of_another, "signature-structure"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_signature_of_doubtful_form_is_not_valid_however_well_signed(edit, reason):
    assert reason in reasons(resigned(edit))


def test_relationships_chosen_by_type_are_covered_and_others_are_not():
    contents = parts(signed("rsa"))

    def edit(root):
        as_word(root, SHA256, xades=True)
        reference = line(root, DOCUMENT_RELS)
        chosen = list(reference.iter(f"{MDSSI}RelationshipReference"))
        transform = chosen[0].getparent()
        for element in chosen:
            remove(element)
        relations = etree.fromstring(contents[DOCUMENT_RELS])
        for kind in sorted({e.get("Type") for e in relations}):
            etree.SubElement(transform, f"{MDSSI}RelationshipsGroupReference", SourceType=kind)
        ids = [e.get("Id") for e in relations]
        set_digest(reference, SHA256, relationships_digest(contents[DOCUMENT_RELS], ids))

    data = resigned(edit)
    assert [r.valid for r in verify_docx(data)] == [True]
