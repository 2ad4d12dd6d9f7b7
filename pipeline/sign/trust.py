"""Trust in a certificate: its issuer, its dates, its purpose; apart from validity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.x509.oid import NameOID

from pipeline.sign.report import CertificateFacts, Trust

#: For rooms that only hand certificates on.
Certificate = x509.Certificate

_BAD_EXTENSIONS = (ValueError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)
#: No real chain is longer.
_LONGEST_CHAIN = 8


def load_certificate(der: bytes) -> x509.Certificate:
    """The certificate, all that is read of it later readable. Raises ValueError.

    The library reads a certificate bit by bit and fails late; and in several ways.
    """
    try:
        certificate = x509.load_der_x509_certificate(der)
        certificate.public_key()
        facts(certificate)
        common_name(certificate)
    except Exception as error:
        raise ValueError("certificate") from error
    return certificate


def load_issuers(data: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates in a PEM or DER file. Raises ValueError where there are none."""
    if b"-----BEGIN" not in data:
        return (load_certificate(data),)
    return tuple(x509.load_pem_x509_certificates(data))


def facts(certificate: x509.Certificate) -> CertificateFacts:
    """Names and dates of ``certificate``."""
    return CertificateFacts(
        certificate.subject.rfc4514_string(),
        certificate.issuer.rfc4514_string(),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )


def common_name(certificate: x509.Certificate) -> str:
    """The subject's CN, else the whole subject."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def trust_in(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
    signed_at: datetime | None,
) -> Trust:
    """What is known of ``certificate``, given the ``roots`` that the office trusts."""
    problems = []
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if signed_at is None or not begin <= signed_at <= end:
        problems.append("not-valid-at-signing")
    if not is_for_signing(certificate):
        problems.append("not-for-signing")
    if _leads_to(certificate, others, roots):
        state = "trusted"
    elif certificate.subject == certificate.issuer:
        state = "self-signed"
    else:
        state = "unknown-issuer"
    return Trust(state, tuple(problems))


def is_for_signing(certificate: x509.Certificate) -> bool:
    """Whether the key usage, where stated, allows signatures (RFC 5280, 4.2.1.3)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except _BAD_EXTENSIONS:
        return False
    return usage.digital_signature or usage.content_commitment


def _leads_to(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    roots: Sequence[x509.Certificate],
) -> bool:
    current = certificate
    for _ in range(_LONGEST_CHAIN):
        if current in roots or any(_issued(current, root) for root in roots):
            return True
        above = [o for o in others if o != current and _is_authority(o) and _issued(current, o)]
        if not above:
            return False
        current = above[0]
    return False


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        found = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, *_BAD_EXTENSIONS):
        return False
    return found.value.ca


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
