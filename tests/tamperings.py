"""Ways to tamper with a signed document, each with the reason that `verify` must give."""

from __future__ import annotations

import base64

from lxml import etree

from tests.signing import (
    DETAILS,
    DOCUMENT,
    DOCUMENT_RELS,
    NOW,
    ORIGIN_RELS,
    ROOT_RELS,
    SIGNATURE,
    TYPES,
    document,
    identity,
    parts,
    rezip,
    signed,
    swap,
)

EVIL = b'<?xml version="1.0"?><evil/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE_PREFIX = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NO_RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()
DSIG = "http://www.w3.org/2000/09/xmldsig#"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
SPELLED = "spelled-otherwise"


def relation(kind, target, mode=""):
    extra = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId99" Type="{kind}" Target="{target}"{extra}/></Relationships>'


def override(name, kind):
    return f'<Override PartName="{name}" ContentType="{kind}"/></Types>'


def before_end(tag, text):
    return swap(f"</{tag}>", text)


def other_signature():
    """A valid signature of another document by the same signer."""
    from pipeline.sign.docx import sign_docx

    who = identity("rsa")
    other = rezip(document(), {DOCUMENT: swap("87,50", "99,99")})
    made = sign_docx(other, who.key, who.certificate, (), NOW, DETAILS)
    return parts(made)[SIGNATURE]


def wrapped(content: bytes) -> bytes:
    """The signed package object moved aside, a forged one in its place."""
    text = content.decode()
    start = text.index('<Object Id="idPackageObject">')
    end = text.index("</Object>", start) + len("</Object>")
    real = text[start:end]
    forged = real.replace("idPackageObject", "idForged").replace("2025-10-31", "2024-01-01")
    forged = forged.replace("idSignatureTime", "idForgedTime")
    inside = f"<Object>{real}</Object>"
    return (
        text[:start] + forged + text[end:].replace("</Signature>", inside + "</Signature>")
    ).encode()


def other_certificate(content: bytes) -> bytes:
    text = content.decode()
    start = text.index("<X509Certificate>") + len("<X509Certificate>")
    end = text.index("</X509Certificate>")
    from pipeline.sign.properties import certificate_der

    forged = base64.b64encode(certificate_der(identity("rsa", "Orang Lain").certificate)).decode()
    return (text[:start] + forged + text[end:]).encode()


def drop(element: str, count: int = 1):
    """Takes the first ``count`` elements of that local name out of the signature."""

    def edit(content: bytes) -> bytes:
        root = etree.fromstring(content)
        found = [e for e in root.iter() if etree.QName(e).localname == element][:count]
        assert found, element
        for e in found:
            e.getparent().remove(e)
        return etree.tostring(root)

    return edit


def certificate_twice(content: bytes) -> bytes:
    root = etree.fromstring(content)
    held = root.find(f".//{{{DSIG}}}X509Certificate")
    held.addnext(etree.fromstring(etree.tostring(held)))
    return etree.tostring(root)


def loosened_base64(content: bytes) -> bytes:
    """The signature value spelled with unused bits set: other text, equal bytes."""
    text = content.decode()
    end = text.index("</SignatureValue>")
    assert text[end - 2 : end] == "=="
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    last = letters[letters.index(text[end - 3]) + 1]
    return (text[: end - 3] + last + text[end - 2 :]).encode()


# Name → (changes, a reason that must be among those given; None: no signature is found).
TAMPERINGS = {
    "a figure in the text": ({DOCUMENT: swap("87,50", "97,50")}, "part-changed"),
    "a space in the styles": ({"word/styles.xml": swap(" ", "  ")}, "part-changed"),
    "the author": ({"docProps/core.xml": swap("Contoh", "Lain")}, "part-changed"),
    "the program's name": ({"docProps/app.xml": swap("Word", "Wrod")}, "part-changed"),
    "the picture of the first page": ({"docProps/thumbnail.jpeg": EVIL}, "part-changed"),
    "a comment in the text": (
        {DOCUMENT: before_end("w:body", "<!-- x --></w:body>")},
        "part-changed",
    ),
    "a part removed": ({"word/header1.xml": None}, "part-missing"),
    "the settings removed": ({"word/settings.xml": None}, "part-missing"),
    "a part added": ({"word/evil.xml": EVIL}, "not-covered"),
    "a part added among the properties": ({"docProps/evil.xml": EVIL}, "not-covered"),
    "a part added beside the signatures": ({"_xmlsignatures/evil.xml": EVIL}, "not-covered"),
    "a relationships part added": (
        {"word/_rels/styles.xml.rels": NO_RELATIONS},
        "not-covered",
    ),
    "a part added with its relationship and type": (
        {
            "word/comments.xml": EVIL,
            DOCUMENT_RELS: before_end(
                "Relationships", relation(f"{OFFICE}/comments", "comments.xml")
            ),
            TYPES: before_end(
                "Types", override("/word/comments.xml", f"{TYPE_PREFIX}.comments+xml")
            ),
        },
        "not-covered",
    ),
    "custom properties added": (
        {
            "docProps/custom.xml": EVIL,
            ROOT_RELS: before_end(
                "Relationships", relation(f"{OFFICE}/custom-properties", "docProps/custom.xml")
            ),
        },
        "part-changed",
    ),
    "an outside template attached": (
        {
            DOCUMENT_RELS: before_end(
                "Relationships",
                relation(f"{OFFICE}/attachedTemplate", "https://contoh.example/x.dotm", "External"),
            )
        },
        "not-covered",
    ),
    "a link's target": ({DOCUMENT_RELS: swap("/bukti", "/palsu")}, "part-changed"),
    "a relationship removed": ({DOCUMENT_RELS: drop("Relationship")}, "part-changed"),
    "another main document": (
        {
            "word/evil.xml": EVIL,
            ROOT_RELS: before_end(
                "Relationships", relation(f"{OFFICE}/officeDocument", "word/evil.xml")
            ),
        },
        "not-covered",
    ),
    "white space in a relationships part": (
        {DOCUMENT_RELS: before_end("Relationships", " </Relationships>")},
        "part-changed",
    ),
    "a comment in a relationships part": (
        {DOCUMENT_RELS: before_end("Relationships", "<!-- x --></Relationships>")},
        "relationships-odd",
    ),
    "two relationships of one Id": (
        {DOCUMENT_RELS: before_end("Relationships", relation("x", "y").replace("rId99", "rId1"))},
        "relationships-odd",
    ),
    "a content type": (
        {TYPES: swap("document.main+xml", "template.main+xml")},
        "content-type-changed",
    ),
    "a default content type": ({TYPES: swap("image/jpeg", "image/png")}, "content-type-changed"),
    "two types for one part": (
        {TYPES: before_end("Types", override("/WORD/document.xml", "text/plain"))},
        "content-types-odd",
    ),
    "content types with a DTD": (
        {TYPES: swap("<Types", "<!DOCTYPE Types [<!ENTITY a 'b'>]><Types")},
        None,
    ),
    "a signature of another document": ({SIGNATURE: other_signature}, "part-changed"),
    "the signature's own part retyped": (
        {TYPES: swap("digital-signature-xmlsignature+xml", "x+xml")},
        "content-type-changed",
    ),
    "the origin relationship removed": (
        {ROOT_RELS: swap("digital-signature/origin", "digital-signature/nothing")},
        "signature-unreachable",
    ),
    "something in the origin part": ({"_xmlsignatures/origin.sigs": b"x"}, "origin-odd"),
    "the origin's relationship to something else": (
        {ORIGIN_RELS: before_end("Relationships", relation("x", "/word/document.xml"))},
        "origin-odd",
    ),
    "the signature part's own relationship to the outside": (
        {
            "_xmlsignatures/_rels/sig1.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships">'
                + relation(f"{OFFICE}/hyperlink", "https://contoh.example", "External")
            ).encode()
        },
        "origin-odd",
    ),
    "the signing time": (
        {SIGNATURE: swap("<xd:SigningTime>2025", "<xd:SigningTime>2024")},
        "object-changed",
    ),
    "the package's time": (
        {SIGNATURE: swap("<mdssi:Value>2025", "<mdssi:Value>2024")},
        "object-changed",
    ),
    "the signer's post": ({SIGNATURE: swap("Ketua Contoh", "Ketua Lain")}, "object-changed"),
    "the purpose": ({SIGNATURE: swap("Menyetujui laporan", "Menolak laporan")}, "object-changed"),
    "a reference taken from the manifest": (
        {SIGNATURE: drop("RelationshipReference")},
        "object-changed",
    ),
    "the manifest emptied": ({SIGNATURE: drop("Manifest")}, "object-changed"),
    "signed properties no longer referenced": (
        {SIGNATURE: swap('URI="#idSignedProperties"', 'URI="#idOfficeObject"')},
        "signature-structure",
    ),
    "signed properties removed": ({SIGNATURE: drop("QualifyingProperties")}, "signature-structure"),
    "an object not signed": (
        {SIGNATURE: swap("</Signature>", '<Object Id="x"><a xmlns=""/></Object></Signature>')},
        "object-not-signed",
    ),
    "a manifest not signed": (
        {SIGNATURE: swap("</Signature>", '<Object Id="x"><Manifest/></Object></Signature>')},
        "object-not-signed",
    ),
    "the signed object wrapped": ({SIGNATURE: wrapped}, "signature-structure"),
    "an identifier twice": (
        {SIGNATURE: swap('Id="idOfficeV1Details"', 'Id="idPackageObject"')},
        "ids-not-unique",
    ),
    "the signature's identifier": (
        {SIGNATURE: swap('Id="idPackageSignature"', 'Id="idOther"')},
        "signature-structure",
    ),
    "a signature in the signature": (
        {SIGNATURE: swap("<KeyInfo>", f'<KeyInfo><Signature xmlns="{DSIG}"/>')},
        "signature-structure",
    ),
    "another certificate": ({SIGNATURE: other_certificate}, "certificate-differs"),
    "the certificate twice": ({SIGNATURE: certificate_twice}, "signature-structure"),
    "the certificate removed": ({SIGNATURE: drop("X509Data")}, "certificate-missing"),
    "the key's name beside the certificate": (
        {SIGNATURE: swap("<KeyInfo>", "<KeyInfo><KeyName>x</KeyName>")},
        "signature-structure",
    ),
    "HMAC for the signature": (
        {SIGNATURE: swap("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", DSIG + "hmac-sha1")},
        "algorithm-not-accepted",
    ),
    "ECDSA for an RSA key": (
        {SIGNATURE: swap("#rsa-sha256", "#ecdsa-sha256")},
        "algorithm-not-accepted",
    ),
    "a smaller digest": (
        {SIGNATURE: swap("http://www.w3.org/2001/04/xmlenc#sha256", DSIG + "sha1")},
        "object-changed",
    ),
    "no digest": (
        {SIGNATURE: swap("http://www.w3.org/2001/04/xmlenc#sha256", "urn:none")},
        "algorithm-not-accepted",
    ),
    "an XSLT in place of a canonical form": (
        {
            SIGNATURE: swap(
                '<Transforms><Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315">',
                '<Transforms><Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116">',
            )
        },
        "algorithm-not-accepted",
    ),
    "the enveloped-signature transform": (
        {
            SIGNATURE: swap(
                '<Transforms><Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315">',
                f'<Transforms><Transform Algorithm="{DSIG}enveloped-signature">',
            )
        },
        "algorithm-not-accepted",
    ),
    "the signature value": (
        {SIGNATURE: swap("<SignatureValue>", "<SignatureValue>AAAA")},
        "value-wrong",
    ),
    "the signature value spelled otherwise": ({SIGNATURE: loosened_base64}, "signature-structure"),
    "a comment in the signature": (
        {SIGNATURE: swap("<KeyInfo>", "<!-- x --><KeyInfo>")},
        "signature-xml",
    ),
    "an instruction in the signature": (
        {SIGNATURE: swap("<KeyInfo>", "<?x y?><KeyInfo>")},
        "signature-xml",
    ),
    "an entity in the signature": (
        {SIGNATURE: swap("<Signature ", "<!DOCTYPE Signature [<!ENTITY a 'b'>]><Signature ")},
        "signature-xml",
    ),
    "text in the signature": ({SIGNATURE: swap("<KeyInfo>", "x<KeyInfo>")}, "signature-structure"),
    "another namespace": (
        {SIGNATURE: swap(DSIG, DSIG.replace("2000", "2001"))},
        "signature-structure",
    ),
    "an inherited xml attribute": (
        {SIGNATURE: swap("<Signature ", '<Signature xml:base="x" ')},
        "signature-structure",
    ),
    "an xml attribute where nothing is signed": (
        {SIGNATURE: swap("<X509Data>", '<X509Data xml:lang="x">')},
        "signature-structure",
    ),
    "an attribute where nothing is signed": (
        {SIGNATURE: swap("<KeyInfo>", '<KeyInfo x="y">')},
        "signature-structure",
    ),
    "text around the signed properties": (
        {SIGNATURE: swap("</xd:QualifyingProperties>", "x</xd:QualifyingProperties>")},
        "signature-structure",
    ),
    "a relative namespace": (
        {SIGNATURE: swap("<SetupID>", '<x xmlns="relative"/><SetupID>')},
        "signature-xml",
    ),
    "the signature emptied": ({SIGNATURE: b""}, "signature-xml"),
    # What means the same, but is not as this program spells it.
    "an XML declaration": ({SIGNATURE: swap("<Signature ", XML + "<Signature ")}, SPELLED),
    "white space between the objects": ({SIGNATURE: swap("<Object ", "\n<Object ")}, SPELLED),
    "white space in the certificate": (
        {SIGNATURE: swap("<X509Certificate>", "<X509Certificate>\n")},
        SPELLED,
    ),
    "white space in the signature value": (
        {SIGNATURE: swap("</SignatureValue>", " </SignatureValue>")},
        SPELLED,
    ),
    "an identifier where nothing is signed": (
        {SIGNATURE: swap("<SignatureValue>", '<SignatureValue Id="x">')},
        SPELLED,
    ),
    "a namespace where nothing is signed": (
        {SIGNATURE: swap("<KeyInfo>", '<KeyInfo xmlns:a="urn:a">')},
        SPELLED,
    ),
    "unsigned properties": (
        {
            SIGNATURE: swap(
                "</xd:SignedProperties>", "</xd:SignedProperties><xd:UnsignedProperties/>"
            )
        },
        SPELLED,
    ),
    "an empty element written short": (
        {SIGNATURE: swap("></CanonicalizationMethod>", "/>")},
        SPELLED,
    ),
    "the name of the relationship to the signature": (
        {ORIGIN_RELS: swap('"rId1"', '"rId2"')},
        SPELLED,
    ),
    "the signature's address spelled otherwise": (
        {ORIGIN_RELS: swap('"sig1.xml"', '"./sig1.xml"')},
        SPELLED,
    ),
    "white space among the content types": ({TYPES: swap("<Override", " <Override")}, SPELLED),
    "a type that no part has": (
        {TYPES: swap("<Override", '<Default Extension="x" ContentType="a/b"/><Override')},
        SPELLED,
    ),
    "the default type of nothing": ({TYPES: swap('"jpeg"', '"JPEG"')}, SPELLED),
}


def tampered(name: str) -> bytes:
    changes = dict(TAMPERINGS[name][0])
    if changes.get(SIGNATURE) is other_signature:
        changes[SIGNATURE] = other_signature()
    return rezip(signed(), changes)
