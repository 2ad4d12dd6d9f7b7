"""Namespaces, content types, relationship types and algorithm names of the standards."""

from __future__ import annotations

from typing import Final

# --- namespaces ---------------------------------------------------------------------

DS: Final = "http://www.w3.org/2000/09/xmldsig#"
#: [OPC] 13.2.4: SignatureTime and RelationshipReference.
MDSSI: Final = "http://schemas.openxmlformats.org/package/2006/digital-signature"
#: [OFFCRYPTO] 2.5.2.5.
OFFICE: Final = "http://schemas.microsoft.com/office/2006/digsig"
XADES: Final = "http://uri.etsi.org/01903/v1.3.2#"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

# --- parts ----------------------------------------------------------------------------

CONTENT_TYPES_ENTRY: Final = "[Content_Types].xml"
ROOT_RELATIONSHIPS: Final = "/_rels/.rels"

WORD_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
RELATIONSHIPS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_SIGNATURE: Final = "application/vnd.openxmlformats-package.digital-signature-"
ORIGIN_TYPE: Final = _SIGNATURE + "origin"
SIGNATURE_TYPE: Final = _SIGNATURE + "xmlsignature+xml"
CERTIFICATE_TYPE: Final = _SIGNATURE + "certificate"

_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
ORIGIN_RELATION: Final = _RELATION + "origin"
SIGNATURE_RELATION: Final = _RELATION + "signature"
CERTIFICATE_RELATION: Final = _RELATION + "certificate"

# --- algorithms -------------------------------------------------------------------------

C14N: Final = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
#: [OPC] 13.2.4.24.
RELATIONSHIP_TRANSFORM: Final = (
    "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
)
SHA256: Final = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
ECDSA_SHA256: Final = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"

# --- reference types and identifiers ------------------------------------------------------

OBJECT_REFERENCE: Final = DS + "Object"
SIGNED_PROPERTIES_REFERENCE: Final = "http://uri.etsi.org/01903#SignedProperties"

SIGNATURE_ID: Final = "idPackageSignature"
PACKAGE_OBJECT_ID: Final = "idPackageObject"
OFFICE_OBJECT_ID: Final = "idOfficeObject"
SIGNED_PROPERTIES_ID: Final = "idSignedProperties"
#: Ours: an application-defined object ([OPC] 13.2.4.14) that digests relationship parts whole.
WHOLE_PARTS_ID: Final = "idWholeRelationshipParts"


def ds(name: str) -> str:
    """``name`` in the XML Signature namespace, as lxml spells it."""
    return f"{{{DS}}}{name}"


def xades(name: str) -> str:
    """``name`` in the XAdES namespace, as lxml spells it."""
    return f"{{{XADES}}}{name}"
