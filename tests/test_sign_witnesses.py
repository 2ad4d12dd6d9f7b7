"""What others say of our signatures: LibreOffice through UNO, and xmlsec1."""

from __future__ import annotations

import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from pipeline.sign.certificate import self_test_certificate
from pipeline.sign.verify import verify_docx
from tests.libreoffice import SOFFICE, needs_libreoffice
from tests.signing import (
    DOCUMENT,
    DOCUMENT_RELS,
    PASSPHRASE,
    ROOT_RELS,
    SIGNATURE,
    TYPES,
    accepted,
    document,
    parts,
    reasons,
    rezip,
    sign_once,
    signed,
    swap,
    with_white_space,
)
from tests.tamperings import EVIL, OFFICE, TAMPERINGS, relation, tampered

XMLSEC = shutil.which("xmlsec1")
HERE = Path(__file__).resolve().parent
DS = "{http://www.w3.org/2000/09/xmldsig#}"


@cache
def uno_python() -> str | None:
    """The Python that has LibreOffice's bridge: the system's, not the environment's."""
    for candidate in ("/usr/bin/python3", shutil.which("python3")):
        if candidate and Path(candidate).exists():
            probe = subprocess.run([candidate, "-c", "import uno"], capture_output=True)
            if probe.returncode == 0:
                return candidate
    return None


#: LibreOffice itself falls over now and then; a document that it falls over each time is
#: a failure of the test.
_ATTEMPTS = 3


def run_libreoffice(paths: list[Path], folder: Path, *action: str, **environment: str) -> list:
    """What uno_signatures answers for each of ``paths``, an answer a path."""
    answers: list = []
    errors = []
    for attempt in range(_ATTEMPTS):
        run = folder / f"run{attempt}"
        run.mkdir()
        found, error = _answers(paths[len(answers) :], run, *action, **environment)
        answers += found
        errors.append(error)
        if len(answers) == len(paths):
            return answers
    raise AssertionError(f"{len(answers)} answers for {len(paths)} documents: {errors}")


def _answers(paths: list[Path], folder: Path, *action: str, **environment: str) -> tuple[list, str]:
    """The answers of one run of LibreOffice, as far as it came, and what it complained of."""
    pipe = f"zi-{folder.name}-{random.getrandbits(32)}"
    office = subprocess.Popen(
        [
            str(SOFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        start_new_session=True,  # soffice is a script; its children have to end with it
    )
    try:
        done = subprocess.run(
            [str(uno_python()), str(HERE / "uno_signatures.py"), pipe, *action],
            input="".join(f"{path}\n" for path in paths),
            capture_output=True,
            text=True,
            timeout=180,
        )
    finally:
        with suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)
        office.wait(timeout=30)
    whole = [line for line in done.stdout.splitlines(keepends=True) if line.endswith("\n")]
    return [json.loads(line) for line in whole], done.stderr


def libreoffice_says(documents: list[bytes], folder: Path) -> list[list[bool] | None]:
    """For each document the validity of its signatures."""
    paths = []
    for number, data in enumerate(documents):
        paths.append(folder / f"{number}.docx")
        paths[-1].write_bytes(data)
    return run_libreoffice(paths, folder)


def changed_in_one_byte(names: int) -> list[bytes]:
    """``signed()`` with a random byte of a random part of the document changed."""
    chance = random.Random(7)
    whole = parts(signed())
    candidates = [n for n in whole if not n.startswith(("_xmlsignatures/", "["))]
    found = []
    while len(found) < names:
        name = candidates[len(found) % len(candidates)]
        content = bytearray(whole[name])
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        found.append(rezip(signed(), {name: bytes(content)}))
    return found


#: What LibreOffice 7.4 passes over: parts that nothing points to, the content types, and what
#: stands in the signature's own parts outside of what is signed. ``verify`` refuses them all.
UNSEEN_BY_LIBREOFFICE = {
    "a part added",
    "a part added among the properties",
    "a part added beside the signatures",
    "a relationships part added",
    "a content type",
    "a default content type",
    "two types for one part",
    "content types with a DTD",
    "white space among the content types",
    "a type that no part has",
    "the default type of nothing",
    "the signature's own part retyped",
    "something in the origin part",
    "the origin's relationship to something else",
    "the name of the relationship to the signature",
    "the signature part's own relationship to the outside",
    "an object not signed",
    "a manifest not signed",
    "the signed object wrapped",
    "the signature's identifier",
    "a signature in the signature",
    "the certificate twice",
    "the key's name beside the certificate",
    "the signature value spelled otherwise",
    "a comment in the signature",
    "an instruction in the signature",
    "text in the signature",
    "an xml attribute where nothing is signed",
    "an attribute where nothing is signed",
    "an identifier where nothing is signed",
    "a namespace where nothing is signed",
    "text around the signed properties",
    "unsigned properties",
    "an XML declaration",
    "white space between the objects",
    "white space in the certificate",
    "white space in the signature value",
    "an empty element written short",
}
#: What it falls over, every time: it gives no verdict.
FELLS_LIBREOFFICE = {"an identifier twice"}
SEEN_BY_LIBREOFFICE = [
    name for name in TAMPERINGS if name not in UNSEEN_BY_LIBREOFFICE | FELLS_LIBREOFFICE
]


def needs_uno(test):
    no_bridge = pytest.mark.skipif(uno_python() is None, reason="python3-uno tidak ada")
    for mark in (*needs_libreoffice, no_bridge):
        test = mark(test)
    return test


@needs_uno
def test_libreoffice_accepts_what_is_genuine_and_refuses_what_was_changed(tmp_path):
    genuine = [
        signed("rsa"),
        signed("ecdsa"),
        signed("rsa", 2),
        signed("ecdsa", 3),
        sign_once(with_white_space(document())),
    ]
    listed = [tampered(name) for name in SEEN_BY_LIBREOFFICE]
    whole = parts(signed())
    each = [
        rezip(signed(), {name: whole[name] + b" "})
        for name in whole
        if not name.startswith(("_xmlsignatures/", "["))
    ]
    root_relation = {
        ROOT_RELS: swap("</Relationships>", relation(f"{OFFICE}/thumbnail", "word/evil.xml")),
        "word/evil.xml": EVIL,
    }
    random_ones = changed_in_one_byte(30)
    false = [*listed, *each, rezip(signed(), root_relation), *random_ones]
    answers = libreoffice_says([*genuine, *false], tmp_path)
    assert answers[:5] == [[True], [True], [True, True], [True, True, True], [True]]
    names = [*SEEN_BY_LIBREOFFICE, *[f"a space after {n}" for n in range(len(each))]]
    for number, (answer, data) in enumerate(zip(answers[5:], false, strict=True)):
        label = names[number] if number < len(names) else f"random {number}"
        assert not (answer and all(answer)), label
        assert not accepted(data), label


@needs_uno
@pytest.mark.witness
@pytest.mark.skipif(
    not (shutil.which("certutil") and shutil.which("pk12util")),
    reason="certutil dan pk12util (libnss3-tools) tidak ada di mesin ini",
)
def test_a_signature_that_libreoffice_makes_is_valid_and_falls_with_a_change(tmp_path):
    store, p12 = f"sql:{tmp_path}", tmp_path / "a.p12"
    now = datetime.now(UTC)  # LibreOffice signs at the machine's time
    p12.write_bytes(self_test_certificate("Penanda LibreOffice", "rsa", PASSPHRASE, now))
    for command in (
        ["certutil", "-N", "-d", store, "--empty-password"],
        ["pk12util", "-i", str(p12), "-d", store, "-W", PASSPHRASE, "-K", ""],
    ):
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    path = tmp_path / "a.docx"
    path.write_bytes(document())
    answers = run_libreoffice([path], tmp_path, "sign", MOZILLA_CERTIFICATE_FOLDER=store)
    assert answers == [True]
    (report,) = verify_docx(path.read_bytes())
    assert report.valid and report.signer == "Penanda LibreOffice (Contoh)"
    assert {n for n in report.uncovered if "#" not in n} == {
        "/docProps/app.xml",
        "/docProps/core.xml",
    }
    changed = rezip(path.read_bytes(), {DOCUMENT: swap("87,50", "97,50")})
    assert "part-changed" in reasons(changed)
    # It leaves a line end in /_rels/.rels and digests it wrongly; ours follows the standard.
    assert b"\n</Relationships>" in parts(path.read_bytes())[ROOT_RELS]
    both = sign_once(path.read_bytes())
    assert [report.valid for report in verify_docx(both)] == [True, True]
    (tmp_path / "nilai").mkdir()
    assert libreoffice_says([both], tmp_path / "nilai") == [[True, False]]


def test_every_listed_tampering_is_put_before_libreoffice_but_one():
    assert TAMPERINGS.keys() > UNSEEN_BY_LIBREOFFICE | FELLS_LIBREOFFICE
    assert len(SEEN_BY_LIBREOFFICE) > 40 and len(FELLS_LIBREOFFICE) == 1


def certificate_s_end(content: bytes) -> bytes:
    """Another letter in the issuer's signature of the certificate, which signs nothing here."""
    end = content.index(b"</X509Certificate>") - 40
    return content[:end] + (b"A" if content[end : end + 1] != b"A" else b"B") + content[end + 1 :]


#: Measured at each of the 14,266 places of a signature part: LibreOffice passes over 178 other
#: bytes, all of them inside these three texts; ``verify`` over none. Of the content types it
#: passes over each of 2,123, of the list of signatures over 28 that leave it XML.
UNSIGNED_TEXTS = {
    "the identifier of the signature": swap("idPackageSignature", "idPackageSignaturf"),
    "the certificate but for its key": certificate_s_end,
    "the target of the properties": swap('Target="#idPackageSignature"><xd', 'Target="#x"><xd'),
}


@needs_uno
def test_what_libreoffice_does_not_see_is_exactly_known_and_verify_sees_it(tmp_path):
    whole, chance = parts(signed()), random.Random(11)
    false = {name: tampered(name) for name in sorted(UNSEEN_BY_LIBREOFFICE)}
    for name, change in UNSIGNED_TEXTS.items():
        false[name] = rezip(signed(), {SIGNATURE: change})
    for position in chance.sample(range(len(whole[TYPES])), 25):
        content = bytearray(whole[TYPES])
        content[position] ^= chance.randrange(1, 256)
        false[f"content types, {position}"] = rezip(signed(), {TYPES: bytes(content)})
    answers = libreoffice_says(list(false.values()), tmp_path)
    for (name, data), answer in zip(false.items(), answers, strict=True):
        assert answer == [True], f"LibreOffice sees this now: {name}"
        assert not accepted(data), name


@needs_uno
def test_libreoffice_calls_every_signature_partial_so_that_this_tells_no_part_that_was_added(
    tmp_path,
):
    paths = []
    for name, data in (("a", signed()), ("b", tampered("a part added"))):
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(data)
    assert run_libreoffice(paths, tmp_path, "partial") == [[True], [True]]


# --- xmlsec1 --------------------------------------------------------------------------

needs_xmlsec = [
    pytest.mark.witness,
    pytest.mark.skipif(XMLSEC is None, reason="xmlsec1 tidak ada di mesin ini"),
]


def xmlsec_counts(data: bytes, signature: str, folder: Path) -> tuple[bool, list[tuple[int, int]]]:
    """Whether the signature is good, and (good, all) of SignedInfo's and manifests' lines.

    The program's own exit status and OK say nothing about the manifests' lines.
    """
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    root = etree.fromstring(parts(data)[signature])
    certificate = folder / "certificate.pem"
    text = root.findtext(f".//{DS}X509Certificate")
    certificate.write_text(f"-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    command = [str(XMLSEC), "--verify", "--insecure", "--trusted-pem", str(certificate)]
    for element in ("Object", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"):
        command += ["--id-attr:Id", element]
    for address in {r.get("URI") for r in root.iterfind(f".//{DS}Manifest/{DS}Reference")}:
        command += [f"--url-map:{address}", str(folder / address.partition("?")[0].lstrip("/"))]
    done = subprocess.run(
        [*command, str(folder / signature)], capture_output=True, text=True, timeout=60
    )
    output = done.stdout + done.stderr
    counts = re.findall(r"References \(ok/all\): (\d+)/(\d+)", output)
    return done.returncode == 0, [(int(good), int(total)) for good, total in counts]


class TestXmlsec:
    pytestmark = needs_xmlsec

    @pytest.mark.parametrize("algorithm", ["rsa", "ecdsa"])
    def test_it_counts_every_reference_of_every_signature_as_good(self, algorithm, tmp_path):
        data = signed(algorithm, 2)
        covered = len([n for n in parts(data) if not n.startswith(("_xmlsignatures/", "["))])
        relationship_parts = len([n for n in parts(signed()) if n.endswith(".rels")]) - 1
        for number in (1, 2):
            name = f"_xmlsignatures/sig{number}.xml"
            good, counts = xmlsec_counts(data, name, tmp_path / str(number))
            expected = covered + relationship_parts
            assert good and counts == [(4, 4), (expected, expected)]

    @pytest.mark.parametrize(
        "changes",
        [
            {DOCUMENT: swap("87,50", "97,50")},
            {DOCUMENT_RELS: swap("/bukti", "/palsu")},
            {
                DOCUMENT_RELS: swap(
                    "</Relationships>", relation(f"{OFFICE}/comments", "comments.xml")
                )
            },
            {"docProps/core.xml": swap("Contoh", "Lain")},
        ],
    )
    def test_it_counts_a_changed_part_as_bad(self, changes, tmp_path):
        _, counts = xmlsec_counts(rezip(signed(), changes), SIGNATURE, tmp_path / "x")
        good, total = counts[1]
        assert counts[0] == (4, 4) and good < total

    def test_it_refuses_a_changed_statement(self, tmp_path):
        data = rezip(signed(), {SIGNATURE: swap("Ketua Contoh", "Ketua Lain")})
        good, _ = xmlsec_counts(data, SIGNATURE, tmp_path / "x")
        assert not good
