"""No change of a signed document goes unnoticed, listed or random."""

from __future__ import annotations

import base64
import io
import random
import struct
import zipfile

import pytest

from pipeline.failures import Failure
from pipeline.sign.docx import sign_docx
from pipeline.sign.verify import verify_docx
from tests.signing import (
    DETAILS,
    DOCUMENT,
    NOW,
    ORIGIN_RELS,
    SIGNATURE,
    TYPES,
    accepted,
    document,
    identity,
    parts,
    reasons,
    rezip,
    signed,
    swap,
)
from tests.tamperings import EVIL, TAMPERINGS, tampered


def test_the_list_has_more_than_thirty_tamperings():
    assert len(TAMPERINGS) > 30


def test_a_document_zipped_anew_without_change_stays_accepted():
    assert accepted(rezip(signed(), {}))


@pytest.mark.parametrize("name", TAMPERINGS)
def test_no_listed_tampering_is_accepted(name):
    data, expected = tampered(name), TAMPERINGS[name][1]
    assert not accepted(data)
    if expected is None:
        assert not any(report.valid for report in verify_docx(data))
    else:
        assert expected in reasons(data)


def test_the_part_that_changed_is_named():
    (report,) = verify_docx(tampered("a figure in the text"))
    assert report.changed == ("/word/document.xml",)
    (report,) = verify_docx(tampered("a part added"))
    assert report.uncovered == ("/word/evil.xml",)


def test_both_signatures_fall_when_the_text_changes():
    data = rezip(signed("ecdsa", 2), {DOCUMENT: swap("87,50", "97,50")})
    assert [report.valid for report in verify_docx(data)] == [False, False]


def test_an_ecdsa_value_is_spelled_in_one_way_only():
    content = parts(signed("ecdsa"))[SIGNATURE].decode()
    start = content.index("<SignatureValue>") + len("<SignatureValue>")
    end = content.index("</SignatureValue>")
    value = base64.b64decode(content[start:end])
    longer = base64.b64encode(value[:32] + b"\0" + value[32:]).decode()
    changed = (content[:start] + longer + content[end:]).encode()
    assert "value-wrong" in reasons(rezip(signed("ecdsa"), {SIGNATURE: changed}))


# --- the zip itself -----------------------------------------------------------------


def test_data_before_and_after_the_zip_is_refused():
    assert "zip-prepended-data" in reasons(b"x" * 7 + signed())
    assert "zip-trailing-data" in reasons(signed() + b"x")


def test_a_comment_of_the_zip_is_refused():
    data = bytearray(signed())
    data[-2:] = struct.pack("<H", 5)
    assert "zip-trailing-data" in reasons(bytes(data) + b"hello")


def twice(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO(signed())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [DOCUMENT, "Word/Document.XML", TYPES, SIGNATURE])
def test_two_entries_of_one_name_are_refused(name):
    assert "zip-duplicate-entry" in reasons(twice(name, EVIL))


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/word/x.xml", "word\\x.xml", "word//x.xml", "a./b"]
)
def test_names_that_no_part_may_have_are_refused(name):
    assert "part-name-invalid" in reasons(twice(name, EVIL))


def test_a_local_header_that_tells_another_name_is_refused():
    data = signed()
    at = data.index(b"word/document.xml")
    changed = data[:at] + b"word/documenX.xml" + data[at + 17 :]
    assert "zip-headers-differ" in reasons(changed)


def test_a_gap_between_entries_is_refused():
    data = signed()
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    moved = bytearray(data[:start] + b"hidden" + data[start:])
    struct.pack_into("<I", moved, end + 6 + 16, start + 6)
    assert "zip-gap" in reasons(bytes(moved))


def test_streamed_entries_with_data_descriptors_are_read():
    class Unseekable(io.RawIOBase):
        def __init__(self):
            self.data = bytearray()

        def writable(self):
            return True

        def write(self, block):
            self.data += block
            return len(block)

    target = Unseekable()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(signed()).items():
            archive.writestr(name, content)
    assert accepted(bytes(target.data))


# --- at random ----------------------------------------------------------------------


def other_byte(content: bytes, position: int, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[position] ^= chance.randrange(1, 256)
    return bytes(changed)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "step"), [(SIGNATURE, 7), (ORIGIN_RELS, 1), (TYPES, 1)])
def test_no_byte_of_what_signing_adds_can_be_another_one(name, step):
    """No signature can cover these (see pipeline.sign.spelling).

    With a step of 1 for the signature too, all 14,734 positions were tried once: 90 seconds.
    """
    chance = random.Random(name)
    data = with_chain()
    content = parts(data)[name]
    for position in range(chance.randrange(step), len(content), step):
        changed = other_byte(content, position, chance)
        assert not accepted(rezip(data, {name: changed})), (position, changed)


def with_chain() -> bytes:
    """Signed by somebody whose certificate another one stands above; few other parts."""
    few = rezip(document(), {"word/styles.xml": parts(document())["word/stylesWithEffects.xml"]})
    who, above = identity("ecdsa"), identity("ecdsa", "Penerbit")
    return sign_docx(few, who.key, who.certificate, (above.certificate,), NOW, DETAILS)


def test_no_random_change_of_one_byte_of_any_part_is_accepted():
    chance = random.Random(20251031)
    whole = parts(signed("ecdsa"))
    names = [name for name in whole if whole[name]]
    for number in range(240):
        name = names[number % len(names)]
        changed = other_byte(whole[name], chance.randrange(len(whole[name])), chance)
        assert not accepted(rezip(signed("ecdsa"), {name: changed})), (name, changed)


def test_no_random_change_of_one_byte_of_the_file_shows_other_parts_as_signed():
    chance = random.Random(74)
    data = signed("ecdsa")
    for _ in range(240):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= chance.randrange(1, 256)
        try:
            if accepted(bytes(changed)):
                assert parts(bytes(changed)) == parts(data)
        except Failure as failure:
            assert failure.kind.name == "sign-not-word"
