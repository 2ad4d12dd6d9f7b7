"""Whose signature it is: the certificate, bound to the signature, and what it states."""

from __future__ import annotations

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from lxml import etree
from msgspec import Struct

from pipeline.sign.algorithms import UnknownAlgorithm, digest
from pipeline.sign.details import SignatureDetails
from pipeline.sign.names import CERTIFICATE_RELATION, MDSSI, OFFICE, ds, xades
from pipeline.sign.opc import Package
from pipeline.sign.properties import certificate_der
from pipeline.sign.shape import Refused, Shape, read_digest
from pipeline.sign.trust import load_certificate
from pipeline.sign.xml import NotStrictXml, decode_base64


class Signer(Struct, frozen=True):
    """The signer's certificate, others that came along, and whether it is itself signed."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    bound: bool


def read_signer(package: Package, part: str, shape: Shape) -> Signer:
    """The certificate that the signature names. Raises Refused."""
    held = _held_certificates(package, part, shape.key_info)
    listed = _listed(shape)
    if shape.signed_properties is None:
        if len(held) != 1:
            raise Refused("certificate-missing")
        certificate, others = held[0], []
    else:
        certificate = next((c for c in held if _is(c, listed[0])), held[0])
        if not _is(certificate, listed[0]):
            raise Refused("certificate-differs")
        others = [c for c in held if c is not certificate]
        values = _certificate_values(shape)
        if len(listed) > 1 and not (
            len(values) == len(listed) - 1
            and all(_is(c, told) for c, told in zip(values, listed[1:], strict=True))
        ):
            raise Refused("certificate-differs")
        # In KeyInfo nothing is signed: another certificate there must be listed too.
        if any(not any(_is(c, told) for told in listed) for c in others):
            raise Refused("certificate-differs")
        others += values
    _check_key_value(shape.key_info, certificate)
    return Signer(certificate, tuple(others), shape.signed_properties is not None)


def any_certificate(root: etree._Element) -> x509.Certificate | None:
    """The first certificate in the signature, for naming the signer of an invalid one."""
    element = root.find(f"{ds('KeyInfo')}/{ds('X509Data')}/{ds('X509Certificate')}")
    try:
        return None if element is None else _certificate(element)
    except Refused:
        return None


def signing_time(shape: Shape) -> datetime | None:
    """The stated time, UTC: XAdES's ([XAdES] 7.2.1), else the package's ([OPC] 13.2.4.20)."""
    texts = []
    if shape.signed_properties is not None:
        about = xades("SignedSignatureProperties")
        texts.append(shape.signed_properties.findtext(f"{about}/{xades('SigningTime')}"))
    path = "/".join(
        [
            ds("SignatureProperties"),
            ds("SignatureProperty"),
            f"{{{MDSSI}}}SignatureTime",
            f"{{{MDSSI}}}Value",
        ]
    )
    texts += [element.findtext(path) for element in shape.objects]
    for text in texts:
        try:
            moment = datetime.fromisoformat((text or "").strip())
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            continue
    return None


def stated_details(shape: Shape) -> SignatureDetails:
    """Name, post, purpose and place as far as the signature states them."""
    info = f"{ds('SignatureProperties')}/{ds('SignatureProperty')}/{{{OFFICE}}}SignatureInfoV1/"
    name = _first(shape.objects, f"{info}{{{OFFICE}}}SignatureText")
    purpose = _first(shape.objects, f"{info}{{{OFFICE}}}SignatureComments")
    if shape.signed_properties is None:
        return SignatureDetails(name, "", purpose, "")
    about = xades("SignedSignatureProperties")
    role = "/".join([about, xades("SignerRole"), xades("ClaimedRoles"), xades("ClaimedRole")])
    place = "/".join([about, xades("SignatureProductionPlace"), xades("City")])
    properties = (shape.signed_properties,)
    return SignatureDetails(name, _first(properties, role), purpose, _first(properties, place))


def _first(elements: tuple[etree._Element, ...], path: str) -> str:
    return next((t.strip() for e in elements if (t := e.findtext(path)) and t.strip()), "")


def _held_certificates(
    package: Package, part: str, key_info: etree._Element
) -> list[x509.Certificate]:
    """KeyInfo's certificates, else that of a certificate part ([OPC] 10.4.4)."""
    known = {ds(n) for n in ("X509Certificate", "X509IssuerSerial", "X509SubjectName", "X509SKI")}
    held = []
    for child in key_info:
        if child.tag == ds("KeyValue"):
            continue
        if child.tag != ds("X509Data") or any(e.tag not in known for e in child):
            raise Refused("signature-structure")
        held += [_certificate(e) for e in child.iterchildren(ds("X509Certificate"))]
    if not held:
        for relation in package.of_source(part):
            if relation.type == CERTIFICATE_RELATION:
                held.append(_load(package.parts.get(relation.target, b"")))
    if not held:
        raise Refused("certificate-missing")
    if len(set(held)) != len(held):
        raise Refused("signature-structure")
    for serial in key_info.iterfind(f"*/{ds('X509IssuerSerial')}/{ds('X509SerialNumber')}"):
        if all((serial.text or "").strip() != str(c.serial_number) for c in held):
            raise Refused("certificate-differs")
    return held


def _certificate(element: etree._Element) -> x509.Certificate:
    try:
        return _load(decode_base64(element.text))
    except NotStrictXml as error:
        raise Refused("certificate-missing") from error


def _load(data: bytes) -> x509.Certificate:
    try:
        return load_certificate(data)
    except ValueError as error:
        raise Refused("certificate-missing") from error


def _listed(shape: Shape) -> list[etree._Element]:
    """[XAdES] 7.2.2, EN 319 132-1 5.2.2: the certificates whose digests are signed."""
    if shape.signed_properties is None:
        return []
    about = xades("SignedSignatureProperties")
    for name in ("SigningCertificate", "SigningCertificateV2"):
        found = shape.signed_properties.findall(f"{about}/{xades(name)}/{xades('Cert')}")
        if found:
            return found
    raise Refused("certificate-missing")


def _is(certificate: x509.Certificate, listed: etree._Element) -> bool:
    """Whether ``certificate`` is the one whose digest (and serial number) is listed."""
    told = listed.find(xades("CertDigest"))
    if told is None:
        raise Refused("signature-structure")
    algorithm, value = read_digest(told)
    serial = listed.findtext(f"{xades('IssuerSerial')}/{ds('X509SerialNumber')}")
    if serial is not None and serial.strip() != str(certificate.serial_number):
        return False
    try:
        return digest(algorithm, certificate_der(certificate)) == value
    except UnknownAlgorithm as error:
        raise Refused("algorithm-not-accepted") from error


def _certificate_values(shape: Shape) -> list[x509.Certificate]:
    """[XAdES] 7.6.1; what can't be read is left out, for these are not signed."""
    found = []
    if shape.unsigned is not None:
        for element in shape.unsigned.iter(xades("EncapsulatedX509Certificate")):
            try:
                found.append(_certificate(element))
            except Refused:
                continue
    return found


def _check_key_value(key_info: etree._Element, certificate: x509.Certificate) -> None:
    """A bare RSA key beside the certificate (Word writes one) must be the certificate's."""
    key = certificate.public_key()
    for value in key_info.iterchildren(ds("KeyValue")):
        given = value.find(ds("RSAKeyValue"))
        if len(value) != 1 or given is None or not isinstance(key, rsa.RSAPublicKey):
            raise Refused("certificate-differs")
        numbers = key.public_numbers()
        for name, number in (("Modulus", numbers.n), ("Exponent", numbers.e)):
            try:
                told = int.from_bytes(decode_base64(given.findtext(ds(name))), "big")
            except NotStrictXml as error:
                raise Refused("signature-structure") from error
            if told != number:
                raise Refused("certificate-differs")
