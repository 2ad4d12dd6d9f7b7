"""The signer's key and certificate, from a .p12 file or made for trying."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from msgspec import Struct

from pipeline import failures
from pipeline.sign.algorithms import PrivateKey
from pipeline.sign.moment import day_in_words
from pipeline.sign.trust import common_name, is_for_signing

#: A try-out certificate is of no use to anybody after this.
_SELF_TEST_DAYS = 30
_MARK = "Contoh"
#: PFX begins with version 3 (RFC 7292, 4).
_VERSION_3 = b"\x02\x01\x03"


class Identity(Struct, frozen=True):
    """A signer: key, certificate, and the certificates above it, nearest first."""

    key: PrivateKey
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def __repr__(self) -> str:
        """Without the key, so that no log or traceback can hold it."""
        return f"Identity({common_name(self.certificate)!r})"


def load_p12(data: bytes, passphrase: str, now: datetime) -> Identity:
    """The identity in a .p12/.pfx file, fit for signing at ``now`` (with a time zone).

    Raises P12_DAMAGED, P12_WRONG_PASSPHRASE, P12_UNSUPPORTED, P12_NO_KEY,
    SIGN_KEY_UNSUPPORTED, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET,
    CERTIFICATE_NOT_FOR_SIGNING. None of their messages holds the passphrase.
    """
    if not _is_pfx(data):
        raise failures.P12_DAMAGED.error()
    key, certificate, others = _open(data, passphrase)
    if key is None or certificate is None:
        raise failures.P12_NO_KEY.error()
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise failures.SIGN_KEY_UNSUPPORTED.error(kind=_kind(key))
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size < 2048:
        raise failures.SIGN_KEY_UNSUPPORTED.error(kind=f"RSA {key.key_size} bit")
    _check(certificate, now)
    return Identity(key, certificate, _chain(certificate, others))


def self_test_certificate(
    name: str, algorithm: Literal["rsa", "ecdsa"], passphrase: str, now: datetime
) -> bytes:
    """A .p12 file for trying: self-signed, marked Contoh, valid for 30 days from ``now``."""
    key: PrivateKey
    if algorithm == "rsa":
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    else:
        key = ec.generate_private_key(ec.SECP256R1())
    label = f"{name} ({_MARK})"
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"{_MARK} - bukan sertifikat resmi"),
            x509.NameAttribute(NameOID.COMMON_NAME, label[:64]),
        ]
    )
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=_SELF_TEST_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        label.encode(),
        key,
        certificate,
        None,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )


def _open(
    data: bytes, passphrase: str
) -> tuple[object | None, x509.Certificate | None, list[x509.Certificate]]:
    try:
        return pkcs12.load_key_and_certificates(data, passphrase.encode() or None)
    except UnsupportedAlgorithm as error:
        raise failures.P12_UNSUPPORTED.error() from error
    except ValueError as error:
        # The library does not tell a wrong passphrase from damage inside; the hint does.
        raise failures.P12_WRONG_PASSPHRASE.error() from error


def _check(certificate: x509.Certificate, now: datetime) -> None:
    name = common_name(certificate)
    begin, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now > end:
        date = day_in_words(end.astimezone(now.tzinfo))
        raise failures.CERTIFICATE_EXPIRED.error(name=name, date=date)
    if now < begin:
        date = day_in_words(begin.astimezone(now.tzinfo))
        raise failures.CERTIFICATE_NOT_YET.error(name=name, date=date)
    if not is_for_signing(certificate):
        raise failures.CERTIFICATE_NOT_FOR_SIGNING.error(name=name)


def _chain(
    certificate: x509.Certificate, others: list[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """``others`` that lead from the certificate to its root, nearest first."""
    chain: list[x509.Certificate] = []
    current = certificate
    while current.issuer != current.subject:
        above = [o for o in others if o.subject == current.issuer and o not in chain]
        if not above:
            break
        current = above[0]
        chain.append(current)
    return tuple(chain)


def _is_pfx(data: bytes) -> bool:
    """Whether ``data`` is one whole PFX, by its outer lengths (BER or DER)."""
    if len(data) < 16 or data[0] != 0x30:
        return False
    first = data[1]
    if first == 0x80:  # indefinite length, as some programs write
        return data[2:5] == _VERSION_3
    width = first & 0x7F if first & 0x80 else 0
    if width > 4:
        return False
    length = int.from_bytes(data[2 : 2 + width], "big") if width else first
    start = 2 + width
    return start + length == len(data) and data[start : start + 3] == _VERSION_3


def _kind(key: object) -> str:
    return type(key).__name__.removeprefix("_").removesuffix("PrivateKey")
