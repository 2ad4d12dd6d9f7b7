"""The signer's .p12 file: what is wrong with it is said plainly, the passphrase never."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from pipeline.failures import Failure
from pipeline.sign.certificate import load_p12, self_test_certificate
from pipeline.sign.docx import sign_docx
from pipeline.sign.verify import verify_docx
from tests.signing import DETAILS, NOW, PASSPHRASE, SIGNATURE, document, parts, rezip, swap


def p12(algorithm="rsa"):
    return self_test_certificate("Penanda Tangan", algorithm, PASSPHRASE, NOW)


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(key, subject, issuer, issuer_key, *, usage=None, ca=False):
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if usage is not None:
        builder = builder.add_extension(usage, critical=True)
    algorithm = None if isinstance(issuer_key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    return builder.sign(issuer_key, algorithm)


def packed(key, cert, others=()):
    encryption = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"Contoh", key, cert, list(others), encryption)


def failure_of(data, passphrase=PASSPHRASE, now=NOW):
    with pytest.raises(Failure) as caught:
        load_p12(data, passphrase, now)
    assert caught.value.exit_code == 2
    assert PASSPHRASE not in f"{caught.value.message} {caught.value.hint} {caught.value!r}"
    return caught.value


@pytest.mark.parametrize("algorithm", ["rsa", "ecdsa"])
def test_a_try_out_certificate_is_marked_contoh_and_short_lived(algorithm):
    found = load_p12(p12(algorithm), PASSPHRASE, NOW)
    assert "Penanda Tangan (Contoh)" in found.certificate.subject.rfc4514_string()
    life = found.certificate.not_valid_after_utc - found.certificate.not_valid_before_utc
    assert life < timedelta(days=31)
    assert found.chain == ()
    assert repr(found) == "Identity('Penanda Tangan (Contoh)')"


@pytest.mark.parametrize("passphrase", ["", "salah", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_a_wrong_passphrase_is_said_plainly(passphrase):
    failure = failure_of(p12(), passphrase)
    assert failure.kind.name == "p12-wrong-passphrase"
    assert failure.message == "Kata sandi sertifikat salah."


@pytest.mark.parametrize("data", [b"", b"bukan sertifikat", bytes(200), document()[:500]])
def test_what_is_no_p12_file_is_said_plainly(data):
    assert failure_of(data).kind.name == "p12-damaged"


def test_a_file_cut_short_is_damaged_and_not_a_wrong_passphrase():
    assert failure_of(p12()[:-40]).kind.name == "p12-damaged"


def test_an_expired_certificate_names_the_day():
    failure = failure_of(p12(), now=NOW + timedelta(days=60))
    assert failure.kind.name == "certificate-expired"
    assert "sejak 30 November 2025" in failure.message


def test_a_certificate_of_tomorrow_names_the_day():
    failure = failure_of(p12(), now=NOW - timedelta(days=3))
    assert failure.kind.name == "certificate-not-yet"
    assert "mulai 31 Oktober 2025" in failure.message


def test_a_file_without_a_private_key_is_said_plainly():
    key = ec.generate_private_key(ec.SECP256R1())
    only = pkcs12.serialize_key_and_certificates(
        b"Contoh",
        None,
        certificate(key, "Contoh", "Contoh", key),
        None,
        serialization.BestAvailableEncryption(PASSPHRASE.encode()),
    )
    assert failure_of(only).kind.name == "p12-no-key"


def test_a_kind_of_key_that_word_does_not_know_is_refused():
    key = ed25519.Ed25519PrivateKey.generate()
    failure = failure_of(packed(key, certificate(key, "Contoh", "Contoh", key)))
    assert failure.kind.name == "sign-key-unsupported" and "Ed25519" in failure.message


def test_a_key_too_small_is_refused():
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    failure = failure_of(packed(key, certificate(key, "Contoh", "Contoh", key)))
    assert failure.kind.name == "sign-key-unsupported" and "1024" in failure.message


def test_a_certificate_for_something_else_is_refused():
    key = ec.generate_private_key(ec.SECP256R1())
    flags = dict.fromkeys(
        [
            "digital_signature",
            "content_commitment",
            "data_encipherment",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ],
        False,
    )
    usage = x509.KeyUsage(key_encipherment=True, key_agreement=True, **flags)
    failure = failure_of(packed(key, certificate(key, "Contoh", "Contoh", key, usage=usage)))
    assert failure.kind.name == "certificate-not-for-signing"


def chained():
    """Root Contoh → Penerbit Contoh → Penanda Contoh."""
    keys = [ec.generate_private_key(ec.SECP384R1()) for _ in range(3)]
    root = certificate(keys[0], "Root Contoh", "Root Contoh", keys[0], ca=True)
    middle = certificate(keys[1], "Penerbit Contoh", "Root Contoh", keys[0], ca=True)
    leaf = certificate(keys[2], "Penanda Contoh", "Penerbit Contoh", keys[1])
    found = load_p12(packed(keys[2], leaf, [root, middle]), PASSPHRASE, NOW)
    assert found.chain == (middle, root)
    signed = sign_docx(document(), found.key, found.certificate, found.chain, NOW, DETAILS)
    return signed, root


def test_trust_follows_the_chain_to_a_root_that_the_office_trusts():
    signed, root = chained()
    (report,) = verify_docx(signed, [root])
    assert report.valid and report.trust.state == "trusted"
    (report,) = verify_docx(signed)
    assert report.valid and report.trust.state == "unknown-issuer"


def test_a_certificate_of_the_chain_can_not_be_exchanged():
    signed, _ = chained()
    start = parts(signed)[SIGNATURE].index(b"<xd:EncapsulatedX509Certificate>") + 60
    changed = bytearray(parts(signed)[SIGNATURE])
    changed[start] = ord("B") if changed[start] == ord("A") else ord("A")
    (report,) = verify_docx(rezip(signed, {SIGNATURE: bytes(changed)}))
    assert report.reasons == ("certificate-differs",)
    removed = rezip(signed, {SIGNATURE: swap("xd:CertificateValues>", "xd:CertificateValuez>")})
    assert not any(r.valid for r in verify_docx(removed))


def test_a_signature_made_outside_the_certificates_dates_is_valid_but_not_trusted():
    found = load_p12(p12(), PASSPHRASE, NOW)
    late = NOW + timedelta(days=90)
    signed = sign_docx(document(), found.key, found.certificate, (), late, DETAILS)
    (report,) = verify_docx(signed)
    assert report.valid and report.trust.problems == ("not-valid-at-signing",)
