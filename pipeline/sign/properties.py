"""The objects of a signature that say who, when, where and why (Office's and XAdES's)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from lxml import etree

from pipeline.sign.algorithms import digest
from pipeline.sign.details import SignatureDetails
from pipeline.sign.names import (
    MDSSI,
    OFFICE,
    OFFICE_OBJECT_ID,
    SHA256,
    SIGNATURE_ID,
    SIGNED_PROPERTIES_ID,
    XADES,
    ds,
    xades,
)
from pipeline.sign.xml import encode_base64, new_element

_TARGET = f"#{SIGNATURE_ID}"
#: Limits of ST_SignatureText and ST_SignatureComments, [OFFCRYPTO] 2.5.2.5.
_TEXT_LIMIT, _COMMENT_LIMIT = 100, 255

#: What Word 2016 writes of the machine; nothing true is told, it is nobody's business.
_MACHINE = (
    ("WindowsVersion", "10.0"),
    ("OfficeVersion", "16.0"),
    ("ApplicationVersion", "16.0"),
    ("Monitors", "1"),
    ("HorizontalResolution", "1280"),
    ("VerticalResolution", "800"),
    ("ColorDepth", "32"),
    ("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"),
    ("SignatureProviderUrl", ""),
    ("SignatureProviderDetails", "9"),
    ("SignatureType", "1"),
)

#: [XAdES] 7.2.6. Word shows the description and the purpose.
_APPROVAL = "http://uri.etsi.org/01903/v1.2.2#ProofOfApproval"
_APPROVAL_TEXT = "Menyetujui dokumen ini"


def instant(moment: datetime) -> str:
    """``moment`` (with its time zone) as both objects write it, whole seconds, UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def certificate_der(certificate: x509.Certificate) -> bytes:
    """The certificate's bytes as the digests and KeyInfo take them."""
    return certificate.public_bytes(serialization.Encoding.DER)


def signature_time(moment: datetime) -> etree._Element:
    """[OPC] 13.2.4.20: the SignatureProperties of the package object."""
    properties = etree.Element(ds("SignatureProperties"))
    entry = etree.SubElement(
        properties, ds("SignatureProperty"), {"Id": "idSignatureTime", "Target": _TARGET}
    )
    time = etree.SubElement(entry, f"{{{MDSSI}}}SignatureTime", nsmap={"mdssi": MDSSI})
    etree.SubElement(time, f"{{{MDSSI}}}Format").text = "YYYY-MM-DDThh:mm:ssTZD"
    etree.SubElement(time, f"{{{MDSSI}}}Value").text = instant(moment)
    return properties


def office_object(details: SignatureDetails) -> etree._Element:
    """[OFFCRYPTO] 2.5.2.5: SignatureInfoV1, its children in the schema's order."""
    result = etree.Element(ds("Object"), {"Id": OFFICE_OBJECT_ID})
    properties = etree.SubElement(result, ds("SignatureProperties"))
    entry = etree.SubElement(
        properties, ds("SignatureProperty"), {"Id": "idOfficeV1Details", "Target": _TARGET}
    )
    info = new_element("SignatureInfoV1", OFFICE)
    entry.append(info)
    texts = (
        ("SetupID", ""),
        ("SignatureText", details.name[:_TEXT_LIMIT]),
        ("SignatureImage", ""),
        ("SignatureComments", details.purpose[:_COMMENT_LIMIT]),
        *_MACHINE,
    )
    for name, text in texts:
        etree.SubElement(info, f"{{{OFFICE}}}{name}").text = text
    return result


def xades_object(
    certificates: Sequence[x509.Certificate], moment: datetime, details: SignatureDetails
) -> etree._Element:
    """[XAdES] 7.1 and 7.2: the signed properties, the signer's certificate first.

    The certificates above it are listed too: their digests are signed, so that the unsigned
    CertificateValues can't be exchanged.
    """
    signed = etree.Element(
        xades("SignedProperties"), {"Id": SIGNED_PROPERTIES_ID}, nsmap={"xd": XADES}
    )
    about = etree.SubElement(signed, xades("SignedSignatureProperties"))
    etree.SubElement(about, xades("SigningTime")).text = instant(moment)
    listed = etree.SubElement(about, xades("SigningCertificate"))
    for certificate in certificates:
        listed.append(_certificate_id(certificate))
    policy = etree.SubElement(about, xades("SignaturePolicyIdentifier"))
    etree.SubElement(policy, xades("SignaturePolicyImplied"))
    if details.place:
        place = etree.SubElement(about, xades("SignatureProductionPlace"))
        etree.SubElement(place, xades("City")).text = details.place
    if details.post:
        roles = etree.SubElement(about, xades("SignerRole"))
        claimed = etree.SubElement(roles, xades("ClaimedRoles"))
        etree.SubElement(claimed, xades("ClaimedRole")).text = details.post
    if details.purpose:
        _add_commitment(signed, details.purpose)
    return qualifying_object(signed, certificates[1:])


def qualifying_object(signed: etree._Element, chain: Sequence[x509.Certificate]) -> etree._Element:
    """[XAdES] 6.2: the object of the ``signed`` properties; around them nothing is signed."""
    result = etree.Element(ds("Object"))
    qualifying = etree.SubElement(
        result, xades("QualifyingProperties"), {"Target": _TARGET}, nsmap={"xd": XADES}
    )
    qualifying.append(signed)
    _add_certificate_values(qualifying, chain)
    return result


def key_info(certificate: x509.Certificate) -> etree._Element:
    """[XMLDSIG] 4.5.4: the signer's certificate alone."""
    result = etree.Element(ds("KeyInfo"))
    held = etree.SubElement(result, ds("X509Data"))
    der = encode_base64(certificate_der(certificate))
    etree.SubElement(held, ds("X509Certificate")).text = der
    return result


def issuer_name(certificate: x509.Certificate) -> str:
    """The issuer by RFC 4514 (last part first), with the spaces that Word writes."""
    return ", ".join(part.rfc4514_string() for part in reversed(certificate.issuer.rdns))


def _certificate_id(certificate: x509.Certificate) -> etree._Element:
    """[XAdES] 7.2.2."""
    result = etree.Element(xades("Cert"))
    told = etree.SubElement(result, xades("CertDigest"))
    etree.SubElement(told, ds("DigestMethod"), {"Algorithm": SHA256})
    value = encode_base64(digest(SHA256, certificate_der(certificate)))
    etree.SubElement(told, ds("DigestValue")).text = value
    issuer = etree.SubElement(result, xades("IssuerSerial"))
    etree.SubElement(issuer, ds("X509IssuerName")).text = issuer_name(certificate)
    etree.SubElement(issuer, ds("X509SerialNumber")).text = str(certificate.serial_number)
    return result


def _add_commitment(signed: etree._Element, purpose: str) -> None:
    """[XAdES] 7.2.6, the whole document approved, with the purpose in words."""
    about = etree.SubElement(signed, xades("SignedDataObjectProperties"))
    indication = etree.SubElement(about, xades("CommitmentTypeIndication"))
    identifier = etree.SubElement(indication, xades("CommitmentTypeId"))
    etree.SubElement(identifier, xades("Identifier")).text = _APPROVAL
    etree.SubElement(identifier, xades("Description")).text = _APPROVAL_TEXT
    etree.SubElement(indication, xades("AllSignedDataObjects"))
    qualifiers = etree.SubElement(indication, xades("CommitmentTypeQualifiers"))
    etree.SubElement(qualifiers, xades("CommitmentTypeQualifier")).text = purpose


def _add_certificate_values(qualifying: etree._Element, chain: Sequence[x509.Certificate]) -> None:
    """[XAdES] 7.6.1: the certificates above the signer's, for building the path.

    They are not in KeyInfo, where LibreOffice takes the last certificate for the signer's.
    """
    if not chain:
        return
    unsigned = etree.SubElement(qualifying, xades("UnsignedProperties"))
    about = etree.SubElement(unsigned, xades("UnsignedSignatureProperties"))
    values = etree.SubElement(about, xades("CertificateValues"))
    for certificate in chain:
        value = etree.SubElement(values, xades("EncapsulatedX509Certificate"))
        value.text = encode_base64(certificate_der(certificate))
