"""Digests and signature algorithms: the short list that is accepted, and nothing else.

What is not listed is refused by name: keyed hashes (HMAC would take the public key for a
secret), programs in disguise (XPath, XSLT), and anything that nobody here has checked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final, TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from pipeline.sign.names import C14N, DS, ECDSA_SHA256, RSA_SHA256, SHA256

PrivateKey: TypeAlias = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_MORE: Final = "http://www.w3.org/2001/04/xmldsig-more#"

#: SHA-1 is what Word wrote before 2013; it is accepted with a remark.
DIGESTS: Final = {
    DS + "sha1": "sha1",
    SHA256: "sha256",
    _MORE + "sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}

_RSA: Final[dict[str, hashes.HashAlgorithm]] = {
    DS + "rsa-sha1": hashes.SHA1(),
    RSA_SHA256: hashes.SHA256(),
    _MORE + "rsa-sha384": hashes.SHA384(),
    _MORE + "rsa-sha512": hashes.SHA512(),
}
_ECDSA: Final[dict[str, hashes.HashAlgorithm]] = {
    _MORE + "ecdsa-sha1": hashes.SHA1(),
    ECDSA_SHA256: hashes.SHA256(),
    _MORE + "ecdsa-sha384": hashes.SHA384(),
    _MORE + "ecdsa-sha512": hashes.SHA512(),
}

#: Canonical forms → exclusive or not. Versions 1.0 and 1.1, with and without comments, give
#: the same bytes where neither comments nor ``xml:`` attributes are let in, as here.
CANONICAL_FORMS: Final = {
    C14N: False,
    C14N + "#WithComments": False,
    "http://www.w3.org/2006/12/xml-c14n11": False,
    "http://www.w3.org/2001/10/xml-exc-c14n#": True,
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments": True,
}

#: Smaller RSA keys can be broken.
_SMALLEST_RSA = 1024


class UnknownAlgorithm(ValueError):
    """An algorithm that is not accepted; the message is its address in the document."""


def digest(algorithm: str, data: bytes) -> bytes:
    """The digest of ``data``. Raises UnknownAlgorithm."""
    if algorithm not in DIGESTS:
        raise UnknownAlgorithm(algorithm)
    return hashlib.new(DIGESTS[algorithm], data).digest()


def is_weak(algorithm: str) -> bool:
    """Whether ``algorithm`` rests on SHA-1."""
    return algorithm.endswith("sha1")


def signature_method(key: object) -> str:
    """What this program signs with for ``key``. Raises UnknownAlgorithm."""
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _SMALLEST_RSA:
        return RSA_SHA256
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return ECDSA_SHA256
    raise UnknownAlgorithm(type(key).__name__)


def sign(key: PrivateKey, data: bytes) -> bytes:
    """The signature value of ``data`` by SHA-256, spelled as [XMLDSIG] 6.4 wants it."""
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())
    r, s = decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
    width = (key.curve.key_size + 7) // 8
    return r.to_bytes(width, "big") + s.to_bytes(width, "big")


def verify(algorithm: str, key: object, value: bytes, data: bytes) -> bool:
    """Whether ``value`` is the signature of ``data`` by ``key``.

    Raises UnknownAlgorithm where the algorithm is not accepted or is not one of the key's
    kind: the certificate decides what the key is, never the document.
    """
    if algorithm in _RSA and isinstance(key, rsa.RSAPublicKey):
        if key.key_size < _SMALLEST_RSA:
            raise UnknownAlgorithm(f"rsa-{key.key_size}")
        return _accepted(lambda: key.verify(value, data, padding.PKCS1v15(), _RSA[algorithm]))
    if algorithm in _ECDSA and isinstance(key, ec.EllipticCurvePublicKey):
        width = (key.curve.key_size + 7) // 8
        if len(value) != 2 * width:
            return False
        r, s = (int.from_bytes(half, "big") for half in (value[:width], value[width:]))
        return _accepted(
            lambda: key.verify(encode_dss_signature(r, s), data, ec.ECDSA(_ECDSA[algorithm]))
        )
    raise UnknownAlgorithm(algorithm)


def _accepted(check: Callable[[], None]) -> bool:
    try:
        check()
    except InvalidSignature:
        return False
    return True
