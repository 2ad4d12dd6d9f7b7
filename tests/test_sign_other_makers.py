"""Signatures that other programs write, and what a hostile signer could write."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.sign.verify import verify_docx
from tests.resigning import (
    MDSSI,
    SHA256,
    as_word,
    line,
    manifest,
    relationships_digest,
    remove,
    resigned,
    set_digest,
    word_2007,
    word_2016,
)
from tests.signing import (
    DOCUMENT,
    DOCUMENT_RELS,
    ORIGIN_RELS,
    ROOT_RELS,
    TYPES,
    accepted,
    parts,
    reasons,
    rezip,
    signed,
    swap,
    with_white_space,
)


def test_words_own_signature_is_valid_and_what_it_leaves_out_is_listed():
    (report,) = verify_docx(word_2016())
    assert report.valid and report.remarks == ()
    assert [n for n in report.uncovered if "#" not in n] == [
        "/docProps/app.xml",
        "/docProps/core.xml",
        "/docProps/thumbnail.jpeg",
    ]
    assert len([n for n in report.uncovered if n.startswith("/_rels/.rels#")]) == 3


def test_an_old_signature_by_sha_1_without_xades_is_valid_with_remarks():
    (report,) = verify_docx(word_2007())
    assert report.valid
    assert report.remarks == ("weak-digest", "certificate-not-bound")
    assert report.signed_at is not None and report.details.purpose


@pytest.mark.parametrize("make", [word_2007, word_2016])
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({DOCUMENT: swap("87,50", "97,50")}, "part-changed"),
        ({DOCUMENT_RELS: swap("/bukti", "/palsu")}, "part-changed"),
        ({"word/evil.xml": b"<x/>"}, "not-covered"),
        ({"docProps/evil.xml": b"<x/>"}, "not-covered"),
        (
            {
                DOCUMENT_RELS: swap(
                    "</Relationships>",
                    '<Relationship Id="rId99" Type="urn:x/hyperlink" Target="https://contoh.example"'
                    ' TargetMode="External"/></Relationships>',
                )
            },
            "not-covered",
        ),
    ],
)
def test_words_own_signature_falls_with_the_text_and_with_what_is_added(make, changes, reason):
    assert reason in reasons(rezip(make(), changes))


def test_a_property_that_word_leaves_out_may_change_and_is_listed_as_uncovered():
    changed = rezip(word_2016(), {"docProps/core.xml": swap("Contoh", "Lain")})
    (report,) = verify_docx(changed)
    assert report.valid and "/docProps/core.xml" in report.uncovered
    assert not accepted(changed)


def with_custom_xml_left_out(root):
    as_word(root, SHA256, xades=True)
    for name in (
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/_rels/item1.xml.rels",
    ):
        remove(line(root, name))


def test_custom_xml_may_be_left_out_only_while_the_text_does_not_show_it():
    data = resigned(with_custom_xml_left_out)
    (report,) = verify_docx(data)
    assert report.valid and "/customXml/item1.xml" in report.uncovered
    bound = rezip(
        signed("rsa"), {"word/settings.xml": swap("<w:zoom", "<!-- dataBinding --><w:zoom")}
    )

    def edit(root):
        with_custom_xml_left_out(root)
        set_digest(line(root, "word/settings.xml"), SHA256, parts(bound)["word/settings.xml"])

    assert "not-covered" in reasons(resigned(edit, data=bound))


# --- other programs after and before ours ---------------------------------------------


def rewritten(content: bytes) -> bytes:
    """The same relationships as another program writes them."""
    root = etree.fromstring(content)
    body = "".join(
        f'<Relationship Target="{e.get("Target")}" Type="{e.get("Type")}" Id="{e.get("Id")}"'
        + (f' TargetMode="{e.get("TargetMode")}"' if e.get("TargetMode") else "")
        + "/>"
        for e in reversed(root)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root_tag = f'<Relationships xmlns="{namespace}">'
    return f'<?xml version="1.0"?>\r\n{root_tag}{body}</Relationships>'.encode()


def countersigned_by_another_program(change=None):
    """Ours, then one of Word's kind by a program that writes relationship parts anew."""
    names = (ROOT_RELS, DOCUMENT_RELS, "customXml/_rels/item1.xml.rels")
    data = rezip(signed("rsa", 2), {name: rewritten for name in names})
    if change:
        data = rezip(data, change)

    def edit(root):
        as_word(root, SHA256, xades=True, contents=parts(data))

    return resigned(edit, data=data, part="_xmlsignatures/sig2.xml")


def test_a_later_program_may_write_the_relationship_parts_anew():
    first, second = verify_docx(countersigned_by_another_program())
    assert first.valid and first.remarks == ("relationships-rewritten",)
    assert first.uncovered == ()
    assert second.valid and second.remarks == ()


def test_a_later_program_may_write_the_list_of_signatures_and_the_types_anew():
    def types(content: bytes) -> bytes:
        return content.replace(b"?>\n", b"?>\r\n").replace(b"/>", b" />")

    data = rezip(signed("rsa", 2), {ORIGIN_RELS: rewritten, TYPES: types})
    assert "spelled-otherwise" in reasons(data)

    def edit(root):
        as_word(root, SHA256, xades=True, contents=parts(data))

    # The other program lists the signatures in another order.
    second, first = verify_docx(resigned(edit, data=data, part="_xmlsignatures/sig2.xml"))
    assert first.valid and first.remarks == ("relationships-rewritten",)
    assert second.valid and second.remarks == ()


def test_without_a_later_signature_rewritten_relationship_parts_are_a_change():
    assert "part-changed" in reasons(rezip(signed("rsa"), {DOCUMENT_RELS: rewritten}))
    assert "part-changed" in reasons(rezip(signed("rsa", 2), {DOCUMENT_RELS: rewritten}))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({DOCUMENT_RELS: swap("/bukti", "/palsu")}, "part-changed"),
        (
            {
                DOCUMENT_RELS: swap(
                    "</Relationships>",
                    '<Relationship Id="rId99" Type="urn:x/comments" Target="styles.xml"/>'
                    "</Relationships>",
                )
            },
            "not-covered",
        ),
        ({DOCUMENT: swap("87,50", "97,50")}, "part-changed"),
    ],
)
def test_what_a_later_signer_changed_makes_the_first_signature_invalid(change, reason):
    first, second = verify_docx(countersigned_by_another_program(change))
    assert not first.valid and reason in first.reasons
    assert second.valid or reason == "not-covered"


def test_libreoffices_form_of_white_space_between_relationships_is_accepted():
    loose = with_white_space(signed("rsa"))
    contents = parts(loose)

    def edit(root):
        as_word(root, SHA256, xades=True, contents=contents)
        for reference in manifest(root):
            name = reference.get("URI").partition("?")[0].lstrip("/")
            if name.endswith(".rels"):
                chosen = reference.iter(f"{MDSSI}RelationshipReference")
                ids = [e.get("SourceId") for e in chosen]
                form = relationships_digest(contents[name], ids)
                count = contents[name].count(b"\n<Relationship ") + 1
                head, end, rest = form.partition(b">")
                set_digest(reference, SHA256, head + end + b"<text></text>" * count + rest)

    data = resigned(edit, data=loose)
    assert [report.valid for report in verify_docx(data)] == [True]
    changed = rezip(data, {DOCUMENT_RELS: swap("/bukti", "/palsu")})
    assert "part-changed" in reasons(changed)
