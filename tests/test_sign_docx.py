"""Signing a .docx: what is added, what is left alone, what the signature says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from pipeline.failures import Failure
from pipeline.sign.docx import sign_docx
from pipeline.sign.naming import signed_name
from pipeline.sign.properties import certificate_der
from pipeline.sign.verify import verify_docx
from pipeline.sign.xml import encode_base64
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
    with_white_space,
)

DS = "{http://www.w3.org/2000/09/xmldsig#}"


def sign(data, algorithm="rsa", when=NOW, details=DETAILS):
    who = identity(algorithm)
    return sign_docx(data, who.key, who.certificate, who.chain, when, details)


@pytest.mark.parametrize("algorithm", ["rsa", "ecdsa"])
def test_a_signed_document_is_valid_and_says_who_signed_when_and_why(algorithm):
    (report,) = verify_docx(signed(algorithm))
    assert report.valid and report.reasons == () and report.uncovered == ()
    assert report.signer == "Penanda Tangan (Contoh)"
    assert report.signed_at == datetime(2025, 10, 31, 7, 15, tzinfo=UTC)
    assert report.details == DETAILS
    assert report.remarks == ()
    assert report.trust.state == "self-signed" and report.trust.problems == ()
    assert report.certificate.not_before < NOW < report.certificate.not_after


def test_a_document_without_signatures_has_no_reports():
    assert verify_docx(document()) == ()


def test_only_signature_parts_relationships_and_content_types_are_added():
    before, after = parts(document()), parts(signed())
    added = after.keys() - before.keys()
    assert added == {"_xmlsignatures/origin.sigs", ORIGIN_RELS, SIGNATURE}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {TYPES, ROOT_RELS}
    assert list(after)[: len(before)] == list(before)


def test_a_second_signer_changes_no_part_that_the_first_covers():
    before, after = parts(signed()), parts(signed(signers=2))
    assert after.keys() - before.keys() == {"_xmlsignatures/sig2.xml"}
    assert {n for n in before if before[n] != after[n]} == {TYPES, ORIGIN_RELS}


@pytest.mark.parametrize("signers", [2, 3])
def test_several_signers_are_all_valid_one_after_another(signers):
    reports = verify_docx(signed("ecdsa", signers))
    assert [r.part for r in reports] == [f"/_xmlsignatures/sig{n + 1}.xml" for n in range(signers)]
    assert all(r.valid for r in reports)


def test_rsa_and_ecdsa_signers_may_follow_one_another():
    reports = verify_docx(sign(signed("rsa"), "ecdsa"))
    assert [r.valid for r in reports] == [True, True]


def test_white_space_between_relationships_goes_before_the_first_signature():
    loose = with_white_space(document())
    assert b"\n<Relationship " in parts(loose)[ROOT_RELS]
    made = parts(sign(loose))
    for name in (ROOT_RELS, DOCUMENT_RELS):
        assert b"\n<Relationship " not in made[name]
    kept = [dict(e.attrib) for e in etree.fromstring(made[DOCUMENT_RELS])]
    assert kept == [dict(e.attrib) for e in etree.fromstring(parts(document())[DOCUMENT_RELS])]


def test_every_part_is_covered_document_properties_included():
    root = etree.fromstring(parts(signed())[SIGNATURE])
    addresses = {r.get("URI") for r in root.iterfind(f".//{DS}Manifest/{DS}Reference")}
    names = {address.partition("?")[0].lstrip("/") for address in addresses}
    own = {TYPES, SIGNATURE, ORIGIN_RELS, "_xmlsignatures/origin.sigs"}
    assert names == parts(signed()).keys() - own
    assert {"docProps/core.xml", "docProps/app.xml"} <= names


def test_the_signature_has_the_objects_that_word_looks_for():
    root = etree.fromstring(parts(signed())[SIGNATURE])
    assert root.get("Id") == "idPackageSignature"
    ids = [element.get("Id") for element in root.iterfind(f"{DS}Object")]
    assert ids[:2] == ["idPackageObject", "idOfficeObject"]
    text = parts(signed())[SIGNATURE].decode()
    assert "<SignatureComments>Menyetujui laporan &lt;ini&gt;</SignatureComments>" in text
    assert "<mdssi:Value>2025-10-31T07:15:00Z</mdssi:Value>" in text
    assert "<xd:SigningTime>2025-10-31T07:15:00Z</xd:SigningTime>" in text
    assert "<xd:ClaimedRole>Ketua Contoh</xd:ClaimedRole>" in text
    assert text.count('Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"') == 0


def test_details_that_are_blank_leave_no_empty_statement():
    text = parts(sign(document(), details=type(DETAILS)()))[SIGNATURE].decode()
    for name in ("SignerRole", "SignatureProductionPlace", "CommitmentTypeIndication"):
        assert name not in text


def test_the_certificate_in_key_info_is_the_signers():
    text = parts(signed())[SIGNATURE].decode()
    assert encode_base64(certificate_der(identity("rsa").certificate)) in text


@pytest.mark.parametrize(
    "data", [b"", b"bukan zip", b"%PDF-1.7", b"PK\x03\x04" + bytes(40)], ids=str
)
def test_what_is_no_word_document_is_refused_in_plain_words(data):
    with pytest.raises(Failure) as caught:
        sign(data)
    assert caught.value.kind.name == "sign-not-word" and caught.value.exit_code == 2
    with pytest.raises(Failure):
        verify_docx(data)


def test_a_zip_that_is_no_word_document_is_refused():
    other = rezip(document(), {TYPES: swap("wordprocessingml.document.main", "wordprocessingml.x")})
    with pytest.raises(Failure) as caught:
        sign(other)
    assert caught.value.kind.name == "sign-not-word"


def test_a_package_that_two_programs_may_read_differently_is_not_signed():
    with pytest.raises(Failure) as caught:
        sign(document() + b"x")
    assert caught.value.kind.name == "sign-odd-package"


def test_a_document_changed_after_its_signature_gets_no_second_one():
    changed = rezip(signed(), {DOCUMENT: swap("87,50", "97,50")})
    with pytest.raises(Failure) as caught:
        sign(changed)
    assert caught.value.kind.name == "sign-broken-signature"


def test_a_key_of_another_certificate_gives_no_document():
    who, other = identity("rsa"), identity("rsa", "Orang Lain")
    with pytest.raises(Failure) as caught:
        sign_docx(document(), other.key, who.certificate, (), NOW, DETAILS)
    assert caught.value.kind.name == "sign-failed"


def test_a_time_without_a_zone_is_a_programming_error():
    with pytest.raises(ValueError, match="time zone"):
        sign(document(), when=NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Laporan.docx", "Laporan_ttd.docx"),
        ("Laporan_ttd.docx", "Laporan_ttd2.docx"),
        ("Laporan_ttd2.docx", "Laporan_ttd3.docx"),
        ("Laporan_ttd9.docx", "Laporan_ttd10.docx"),
        ("Laporan-v2.docx", "Laporan-v2_ttd.docx"),
        ("a.b_ttd.pdf", "a.b_ttd2.pdf"),
        ("_ttd.docx", "_ttd_ttd.docx"),
    ],
)
def test_the_signed_copy_is_named_after_the_original(name, expected):
    assert signed_name(Path("output") / name) == Path("output") / expected
