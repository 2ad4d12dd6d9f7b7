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
    """``signed()`` with a random byte of a random part of the document changed.

    LibreOffice does not look at content types, and reads the list of signatures whatever
    its namespace; ``verify`` does, see test_sign_tampering.
    """
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


#: Listed tamperings that LibreOffice does not look for: parts that nothing points to, the
#: content types, the form of the zip and of the signature beyond its digests.
SEEN_BY_LIBREOFFICE = [
    "a figure in the text",
    "a space in the styles",
    "the author",
    "the program's name",
    "a comment in the text",
    "a part removed",
    "the settings removed",
    "a part added with its relationship and type",
    "custom properties added",
    "an outside template attached",
    "a link's target",
    "a relationship removed",
    "another main document",
    "white space in a relationships part",
    "a comment in a relationships part",
    "a signature of another document",
    "the signing time",
    "the package's time",
    "the signer's post",
    "the purpose",
    "a reference taken from the manifest",
    "the manifest emptied",
    "HMAC for the signature",
    "the signature value",
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


def test_the_tamperings_shown_to_libreoffice_are_in_the_list():
    assert set(SEEN_BY_LIBREOFFICE) <= TAMPERINGS.keys()


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
