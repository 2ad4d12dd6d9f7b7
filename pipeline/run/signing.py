"""Signing a document, and looking at a signed one: what the commands need of the rooms."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline import failures
from pipeline.run.loading import Loaded
from pipeline.run.publishing import Made

if TYPE_CHECKING:
    from pipeline.model import Office
    from pipeline.sign.certificate import Identity
    from pipeline.sign.details import SignatureDetails
    from pipeline.sign.trust import Certificate
    from pipeline.verify import AskedWorkbook, Verdict

_ZIP, _KEPT = (
    b"PK\x03\x04",
    '"{kept}" sudah ada dan tidak ditimpa. Hasilnya disimpan sebagai "{new}".',
)
_OTHER_NAME = (
    'Perhatian: sertifikat atas nama "{holder}", sedangkan penandatangan yang dicantumkan "{name}".'
)


def read_document(path: Path) -> bytes:
    """The bytes of ``path``. Raises SIGN_FILE_UNREADABLE."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        reason = "berkasnya tidak ada"
        raise failures.SIGN_FILE_UNREADABLE.error(path=path, reason=reason) from error
    except OSError as error:
        reason = "itu sebuah folder" if path.is_dir() else "tidak ada izin membaca"
        raise failures.SIGN_FILE_UNREADABLE.error(path=path, reason=reason) from error


def require_signing() -> None:
    """Raises SIGNING_MISSING where the extra ``sign`` is not installed."""
    if find_spec("cryptography") is None:
        raise failures.SIGNING_MISSING.error()


# --- signing --------------------------------------------------------------------------


def details_of(office: Office | None, day: date, post: str = "") -> SignatureDetails:
    """Name, post, purpose and place of whoever holds ``post`` (else the signing post) on ``day``.

    What Pengaturan and Pegawai leave open is ""; so is all but the purpose without an
    office. Raises POST_VACANT where ``post`` is named and nobody holds it.
    """
    from pipeline.schema import SIGNING_PURPOSE
    from pipeline.sign.details import SignatureDetails

    if office is None:
        return SignatureDetails(post=post, purpose=SIGNING_PURPOSE)
    from pipeline.view.parts.signatory import signature
    from pipeline.view.words.format import day as in_words
    from pipeline.view.words.text import TO_FILL

    if post:
        settings = replace(office.settings, signing_post=post)
        office = replace(office, settings=settings)
    block = signature(office, day)
    held = block.name != TO_FILL
    if post and not held:
        raise failures.POST_VACANT.error(post=post, day=in_words(day))
    title = " ".join(block.post_lines).rstrip(",")
    return SignatureDetails(
        name=block.name if held else "",
        post="" if TO_FILL in title or not held else title,
        purpose=office.settings.signing_purpose.strip() or SIGNING_PURPOSE,
        place=office.settings.place.strip(),
    )


def open_certificate(path: Path, passphrase: Callable[[], str], now: datetime) -> Identity:
    """The signer in a .p12 file; ``passphrase`` is asked for once the file could be read.

    Raises SIGN_FILE_UNREADABLE and the failures of certificates.
    """
    from pipeline.sign.certificate import load_p12

    data = read_document(path)
    return load_p12(data, passphrase(), now)


def throwaway_identity(name: str, now: datetime) -> Identity:
    """A signer for trying, of whom nothing is kept."""
    from pipeline.sign.certificate import load_p12, self_test_certificate

    passphrase = secrets.token_hex()
    return load_p12(self_test_certificate(name, "rsa", passphrase, now), passphrase, now)


def sign_file(
    path: Path,
    identity: Identity,
    signed_at: datetime,
    details: SignatureDetails,
    output: Path | None = None,
) -> Made:
    """A signed copy of ``path`` (.docx or .pdf) beside it, or in ``output``.

    It is ``<name>_ttd``, then ``_ttd2`` …; nothing is ever overwritten: where that name is
    taken, ``-v2`` is added. Raises the failures of reading, signing and output.
    """
    from pipeline.output import ensure_folder
    from pipeline.sign.naming import signed_name
    from pipeline.sign.trust import common_name
    from pipeline.verify import is_pdf

    data = read_document(path)
    holder = common_name(identity.certificate)
    notes = []
    if details.name and not _same_person(details.name, holder):
        notes.append(_OTHER_NAME.format(holder=holder, name=details.name))
    stated = details if details.name else replace(details, name=holder)
    if is_pdf(data):
        from pipeline.sign.pdf import sign_pdf

        signed = sign_pdf(data, identity, signed_at, stated)
    elif data.startswith(_ZIP):
        from pipeline.sign.docx import sign_docx

        signed = sign_docx(
            data, identity.key, identity.certificate, identity.chain, signed_at, stated
        )
    else:
        raise failures.SIGN_UNKNOWN_KIND.error(path=path)
    target = signed_name(path)
    if output is not None:
        target = ensure_folder(output) / target.name
    made = _write(target, signed)
    return Made(made.path, "\n".join([*notes, made.note] if made.note else notes))


def make_test_certificate(path: Path, name: str, passphrase: str, now: datetime) -> Path:
    """A .p12 file for trying, at ``path``, which must not exist. Raises TARGET_EXISTS."""
    from pipeline.output import ensure_folder, write_new
    from pipeline.sign.certificate import self_test_certificate

    ensure_folder(path.parent)
    return write_new(path, self_test_certificate(name, "rsa", passphrase, now))


def _write(target: Path, data: bytes) -> Made:
    from pipeline.output import write_new
    from pipeline.sign.naming import next_version

    kept = target
    while True:
        try:
            path = write_new(target, data)
        except failures.Failure as failure:
            if failure.kind is not failures.TARGET_EXISTS:
                raise
            target = next_version(target)
        else:
            note = "" if path == kept else _KEPT.format(kept=kept.name, new=path.name)
            return Made(path, note)


def _same_person(name: str, holder: str) -> bool:
    """Whether two spellings of a name share a word; titles and initials come and go."""
    words = [set(re.findall(r"\w{3,}", text.casefold())) for text in (name, holder)]
    return bool(words[0] & words[1])


# --- verifying ------------------------------------------------------------------------


def verify_file(
    path: Path,
    load_workbook: Callable[[], Loaded | None],
    issuers: Sequence[Path] = (),
    *,
    named: bool = False,
) -> Verdict:
    """What is known of the document at ``path``.

    ``load_workbook`` is called only where there are figures to compare; ``named`` says that
    the user named the workbook, which then has to be of the document's year. Raises the
    failures of reading, of signatures, ISSUER_UNREADABLE and WORKBOOK_OF_OTHER_YEAR.
    """
    from pipeline import provenance
    from pipeline.verify import is_pdf, verify_document

    data = read_document(path)
    if not is_pdf(data) and not data.startswith(_ZIP):
        raise failures.SIGN_UNKNOWN_KIND.error(path=path)
    trusted: list[Certificate] = []
    for issuer in issuers:
        require_signing()
        from pipeline.sign.trust import load_issuers

        try:
            trusted += load_issuers(read_document(issuer))
        except ValueError as error:
            raise failures.ISSUER_UNREADABLE.error(path=issuer) from error
    origin = None if is_pdf(data) else provenance.read(data)
    loaded = None if origin is None else load_workbook()
    asked = None
    if origin is not None and loaded is not None:
        if origin.period[:4] == str(loaded.office.year):
            asked = _asked(loaded)
        elif named:
            raise failures.WORKBOOK_OF_OTHER_YEAR.error(
                path=loaded.shown_name, plan_year=loaded.office.year, year=origin.period[:4]
            )
    return verify_document(data, path.name, asked, trusted)


def _asked(loaded: Loaded) -> AskedWorkbook:
    from pipeline.provenance import Provenance
    from pipeline.verify import AskedWorkbook, report_today

    def report(origin: Provenance) -> object | None:
        return report_today(loaded.office, loaded.decree, loaded.findings, origin)

    return AskedWorkbook(loaded.shown_name, loaded.digest, report)
