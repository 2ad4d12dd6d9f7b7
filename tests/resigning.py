"""Signatures edited and then signed anew, as their own signer could write them."""

from __future__ import annotations

import base64
import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from lxml import etree

from pipeline.sign.xml import canonical
from tests.signing import (
    ROOT_RELS,
    SIGNATURE,
    identity,
    parts,
    rezip,
    signed,
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
    return rezip(data, {part: etree.tostring(root, method="c14n")})


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
