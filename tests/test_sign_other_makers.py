"""Signatures that other programs write, and what a hostile signer could write."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from lxml import etree

from pipeline.sign.verify import verify_docx
from pipeline.sign.xml import canonical
from tests.signing import (
    DOCUMENT,
    DOCUMENT_RELS,
    ROOT_RELS,
    SIGNATURE,
    accepted,
    identity,
    parts,
    reasons,
    rezip,
    signed,
    swap,
    with_white_space,
)

DSIG = "http://www.w3.org/2000/09/xmldsig#"
DS = f"{{{DSIG}}}"
XD = "{http://uri.etsi.org/01903/v1.3.2#}"
MDSSI = "{http://schemas.openxmlformats.org/package/2006/digital-signature}"
SHA1, SHA256 = DSIG + "sha1", "http://www.w3.org/2001/04/xmlenc#sha256"
NAMES = {SHA1: "sha1", SHA256: "sha256"}


def resigned(edit, *, weak: bool = False, data: bytes | None = None, part: str = SIGNATURE):
    """The signed document with its signature edited and then signed anew by its signer."""
    data = data or signed("rsa")
    root = etree.fromstring(parts(data)[part])
    edit(root)
    root = etree.fromstring(etree.tostring(root))
    targets = {e.get("Id"): e for e in root.iter() if e.get("Id")}
    for reference in root.iterfind(f"{DS}SignedInfo/{DS}Reference"):
        target = targets.get(reference.get("URI", "#")[1:])
        if target is not None:
            name = NAMES[reference.find(f"{DS}DigestMethod").get("Algorithm")]
            digest = hashlib.new(name, canonical(target)).digest()
            reference.find(f"{DS}DigestValue").text = base64.b64encode(digest).decode()
    info = root.find(f"{DS}SignedInfo")
    algorithm = hashes.SHA1() if weak else hashes.SHA256()
    value = identity("rsa").key.sign(canonical(info), padding.PKCS1v15(), algorithm)
    root.find(f"{DS}SignatureValue").text = base64.b64encode(value).decode()
    return rezip(data, {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8")})


def remove(element):
    element.getparent().remove(element)


def drop_reference(root, name):
    """The object ``name`` and its line in SignedInfo."""
    remove(next(r for r in root.iter(f"{DS}Reference") if r.get("URI") == f"#{name}"))


def manifest(root):
    return root.find(f"{DS}Object[@Id='idPackageObject']/{DS}Manifest")


def line(root, name):
    return next(r for r in manifest(root) if r.get("URI").startswith(f"/{name}?"))


def set_digest(reference, algorithm, data):
    reference.find(f"{DS}DigestMethod").set("Algorithm", algorithm)
    digest = hashlib.new(NAMES[algorithm], data).digest()
    reference.find(f"{DS}DigestValue").text = base64.b64encode(digest).decode()


def relationships_digest(root_rels: bytes, ids):
    """The Relationships Transform, written down once more and in another way."""
    found = {e.get("Id"): e for e in etree.fromstring(root_rels)}
    body = "".join(
        f'<Relationship Id="{i}" Target="{found[i].get("Target")}"'
        f' TargetMode="{found[i].get("TargetMode", "Internal")}" Type="{found[i].get("Type")}">'
        "</Relationship>"
        for i in sorted(ids)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{body}</Relationships>'.encode()


def as_word(root, algorithm=SHA1, xades=False, contents=None):
    """Word's choice: no properties of the document, no second manifest; in 2007 no XAdES."""
    contents = contents or parts(signed("rsa"))
    drop_reference(root, "idWholeRelationshipParts")
    remove(root.find(f"{DS}Object[@Id='idWholeRelationshipParts']"))
    if not xades:
        drop_reference(root, "idSignedProperties")
        remove(root.find(f"{DS}Object/{XD}QualifyingProperties").getparent())
    for reference in list(manifest(root)):
        name = reference.get("URI").partition("?")[0].lstrip("/")
        if name.startswith("docProps/"):
            remove(reference)
        elif reference.find(f"{DS}Transforms") is None:
            set_digest(reference, algorithm, contents[name])
        else:
            chosen = list(reference.iter(f"{MDSSI}RelationshipReference"))
            if name == ROOT_RELS:
                main = next(
                    e.get("Id")
                    for e in etree.fromstring(contents[ROOT_RELS])
                    if e.get("Type").endswith("/officeDocument")
                )
                for element in chosen:
                    if element.get("SourceId") != main:
                        remove(element)
                chosen = [e for e in chosen if e.get("SourceId") == main]
            ids = [e.get("SourceId") for e in chosen]
            set_digest(reference, algorithm, relationships_digest(contents[name], ids))
    if algorithm == SHA1:
        for method in root.iter(f"{DS}DigestMethod"):
            if method.getparent().tag == f"{DS}Reference":
                method.set("Algorithm", SHA1)
        root.find(f".//{DS}SignatureMethod").set("Algorithm", DSIG + "rsa-sha1")


def word_2007():
    return resigned(as_word, weak=True)


def word_2016():
    return resigned(lambda root: as_word(root, SHA256, xades=True))


def test_words_own_signature_is_valid_and_what_it_leaves_out_is_listed():
    (report,) = verify_docx(word_2016())
    assert report.valid and report.remarks == ()
    assert [n for n in report.uncovered if "#" not in n] == [
        "/docProps/app.xml",
        "/docProps/core.xml",
        "/docProps/thumbnail.jpeg",
    ]
    assert len([n for n in report.uncovered if n.startswith("/_rels/.rels#")]) == 3


def test_an_old_signature_by_sha_1_without_xades_is_valid_with_remarks():
    (report,) = verify_docx(word_2007())
    assert report.valid
    assert report.remarks == ("weak-digest", "certificate-not-bound")
    assert report.signed_at is not None and report.details.purpose


@pytest.mark.parametrize("make", [word_2007, word_2016])
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({DOCUMENT: swap("87,50", "97,50")}, "part-changed"),
        ({DOCUMENT_RELS: swap("/bukti", "/palsu")}, "part-changed"),
        ({"word/evil.xml": b"<x/>"}, "not-covered"),
        ({"docProps/evil.xml": b"<x/>"}, "not-covered"),
        (
            {
                DOCUMENT_RELS: swap(
                    "</Relationships>",
                    '<Relationship Id="rId99" Type="urn:x/hyperlink" Target="https://contoh.example"'
                    ' TargetMode="External"/></Relationships>',
                )
            },
            "not-covered",
        ),
    ],
)
def test_words_own_signature_falls_with_the_text_and_with_what_is_added(make, changes, reason):
    assert reason in reasons(rezip(make(), changes))


def test_a_property_that_word_leaves_out_may_change_and_is_listed_as_uncovered():
    changed = rezip(word_2016(), {"docProps/core.xml": swap("Contoh", "Lain")})
    (report,) = verify_docx(changed)
    assert report.valid and "/docProps/core.xml" in report.uncovered
    assert not accepted(changed)


def with_custom_xml_left_out(root):
    as_word(root, SHA256, xades=True)
    for name in (
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    ):
        remove(line(root, name))


def test_custom_xml_may_be_left_out_only_while_the_text_does_not_show_it():
    data = resigned(with_custom_xml_left_out)
    (report,) = verify_docx(data)
    assert report.valid and "/customXml/item1.xml" in report.uncovered
    bound = rezip(
        signed("rsa"), {"word/settings.xml": swap("<w:zoom", "<!-- dataBinding --><w:zoom")}
    )

    def edit(root):
        with_custom_xml_left_out(root)
        set_digest(line(root, "word/settings.xml"), SHA256, parts(bound)["word/settings.xml"])

    assert "not-covered" in reasons(resigned(edit, data=bound))


# --- other programs after and before ours ---------------------------------------------


def rewritten(content: bytes) -> bytes:
    """The same relationships as another program writes them."""
    root = etree.fromstring(content)
    body = "".join(
        f'<Relationship Target="{e.get("Target")}" Type="{e.get("Type")}" Id="{e.get("Id")}"'
        + (f' TargetMode="{e.get("TargetMode")}"' if e.get("TargetMode") else "")
        + "/>"
        for e in reversed(root)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root_tag = f'<Relationships xmlns="{namespace}">'
    return f'<?xml version="1.0"?>\r\n{root_tag}{body}</Relationships>'.encode()


def countersigned_by_another_program(change=None):
    """Ours, then one of Word's kind by a program that writes relationship parts anew."""
    names = (ROOT_RELS, DOCUMENT_RELS, "customXml/_rels/item1.xml.rels")
    data = rezip(signed("rsa", 2), {name: rewritten for name in names})
    if change:
        data = rezip(data, change)

    def edit(root):
        as_word(root, SHA256, xades=True, contents=parts(data))

    return resigned(edit, data=data, part="_xmlsignatures/sig2.xml")


def test_a_later_program_may_write_the_relationship_parts_anew():
    first, second = verify_docx(countersigned_by_another_program())
    assert first.valid and first.remarks == ("relationships-rewritten",)
    assert first.uncovered == ()
    assert second.valid and second.remarks == ()


def test_without_a_later_signature_rewritten_relationship_parts_are_a_change():
    assert "part-changed" in reasons(rezip(signed("rsa"), {DOCUMENT_RELS: rewritten}))
    assert "part-changed" in reasons(rezip(signed("rsa", 2), {DOCUMENT_RELS: rewritten}))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({DOCUMENT_RELS: swap("/bukti", "/palsu")}, "part-changed"),
        (
            {
                DOCUMENT_RELS: swap(
                    "</Relationships>",
                    '<Relationship Id="rId99" Type="urn:x/comments" Target="styles.xml"/>'
                    "</Relationships>",
                )
            },
            "not-covered",
        ),
        ({DOCUMENT: swap("87,50", "97,50")}, "part-changed"),
    ],
)
def test_what_a_later_signer_changed_makes_the_first_signature_invalid(change, reason):
    first, second = verify_docx(countersigned_by_another_program(change))
    assert not first.valid and reason in first.reasons
    assert second.valid or reason == "not-covered"


def test_libreoffices_form_of_white_space_between_relationships_is_accepted():
    loose = with_white_space(signed("rsa"))
    contents = parts(loose)

    def edit(root):
        as_word(root, SHA256, xades=True, contents=contents)
        for reference in manifest(root):
            name = reference.get("URI").partition("?")[0].lstrip("/")
            if name.endswith(".rels"):
                chosen = reference.iter(f"{MDSSI}RelationshipReference")
                ids = [e.get("SourceId") for e in chosen]
                form = relationships_digest(contents[name], ids)
                count = contents[name].count(b"\n<Relationship ") + 1
                head, end, rest = form.partition(b">")
                set_digest(reference, SHA256, head + end + b"<text></text>" * count + rest)

    data = resigned(edit, data=loose)
    assert [report.valid for report in verify_docx(data)] == [True]
    changed = rezip(data, {DOCUMENT_RELS: swap("/bukti", "/palsu")})
    assert "part-changed" in reasons(changed)


# --- what a hostile signer could write ------------------------------------------------


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
