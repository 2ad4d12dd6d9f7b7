"""Signing and checking a .pdf (PAdES B-B, ISO 32000-2 12.8) through pyHanko (extra ``sign``).

Import this module only where a PDF is at hand: it is slow to load, and raises
SIGNING_MISSING where the extra is not installed.
"""

from __future__ import annotations

import io
import logging
import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from msgspec import Struct

from pipeline import failures
from pipeline.sign.certificate import Identity
from pipeline.sign.details import SignatureDetails
from pipeline.sign.moment import moment_in_words
from pipeline.sign.properties import certificate_der
from pipeline.sign.report import SignatureReport
from pipeline.sign.trust import common_name, facts, load_certificate, trust_in

try:
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.text import TextBoxStyle
    from pyhanko.sign import signers
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.stamp import TextStampStyle
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from pipeline.sign.stamp_font import StampFont, printable
except ImportError as _error:
    raise failures.SIGNING_MISSING.error() from _error

#: Points: the stamp's size, and its distance from the page's edges and from another stamp.
_WIDTH, _HEIGHT, _MARGIN, _GAP = 240, 76, 40, 6
_FONT_SIZE, _LINE = 8, 48
_FIELD = "TandaTangan"

#: On damaged bytes pyHanko raises what its parsers happen to raise (zlib.error, KeyError,
#: AssertionError …); all of it says one thing: this PDF can't be read.
_BROKEN = Exception


class Stamp(Struct, frozen=True):
    """Where the visible stamp stands: the page from 0 (negative from the end), and its box.

    ``box`` is left, bottom, right, top in points from the page's lower left corner; None
    puts it at the lower left, above the stamps of earlier signers.
    """

    page: int = -1
    box: tuple[int, int, int, int] | None = None


class _Writer(IncrementalPdfFileWriter):
    """pyHanko would put itself and the machine's time into the document's properties.

    They stay its author's, equal in both places that hold them (ISO 19005-2, 6.6.3): the
    signature itself says who signed and when.
    """

    def _update_meta(self) -> None:
        return None


class _DatedSigner(signers.PdfSigner):
    """pyHanko takes the machine's clock; here the time is an argument like any other."""

    signed_at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.signed_at
        return session


def sign_pdf(
    data: bytes,
    identity: Identity,
    signed_at: datetime,
    details: SignatureDetails,
    stamp: Stamp | None = None,
) -> bytes:
    """``data`` with one more signature and its stamp; earlier signatures stay valid.

    ``signed_at`` is printed in its time zone, which it needs. Raises SIGN_NOT_PDF.
    """
    if signed_at.tzinfo is None:
        raise ValueError("signed_at needs a time zone")
    _quiet()
    place = stamp or Stamp()
    try:
        writer = _Writer(io.BytesIO(data))
        if writer.prev.encrypted:
            raise failures.SIGN_NOT_PDF.error(reason="terkunci kata sandi")
        earlier = len(list(writer.prev.embedded_signatures))
        name = f"{_FIELD}{earlier + 1}"
        box = place.box or _next_box(earlier)
        signer = _DatedSigner(
            signers.PdfSignatureMetadata(
                field_name=name,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                name=details.name or common_name(identity.certificate),
                reason=details.purpose or None,
                location=details.place or None,
            ),
            signer=_key(identity),
            stamp_style=_style(stamp_text(identity.certificate, signed_at, details)),
            new_field_spec=SigFieldSpec(name, on_page=place.page, box=box),
        )
        signer.signed_at = signed_at
        output = io.BytesIO()
        signer.sign_pdf(writer, output=output)
    except failures.Failure:
        raise
    except _BROKEN as error:
        raise failures.SIGN_NOT_PDF.error(reason="rusak atau tidak lengkap") from error
    return output.getvalue()


def verify_pdf(data: bytes, roots: Sequence[x509.Certificate] = ()) -> tuple[SignatureReport, ...]:
    """A report for each signature of the PDF; none where it has none.

    ``uncovered`` holds ``revision`` where anything but further signatures was added after
    this one. ``roots`` are issuers that the office trusts. Raises SIGN_NOT_PDF.
    """
    _quiet()
    try:
        signatures = list(PdfFileReader(io.BytesIO(data), strict=True).embedded_signatures)
    except _BROKEN as error:
        raise failures.SIGN_NOT_PDF.error(reason="rusak atau tidak lengkap") from error
    return tuple(_report(signature, roots) for signature in signatures)


def stamp_text(
    certificate: x509.Certificate, signed_at: datetime, details: SignatureDetails
) -> str:
    """What the stamp says, in lines that fit it."""
    place = f"{details.place}, " if details.place else ""
    lines = [
        "Ditandatangani secara elektronik oleh:",
        details.name,
        details.post,
        f"{place}{moment_in_words(signed_at)}",
        details.purpose,
        f"Sertifikat: {common_name(certificate)}",
    ]
    wrapped = [part for line in lines if line for part in textwrap.wrap(line, _LINE)]
    return "\n".join(map(printable, wrapped))


def _next_box(earlier: int) -> tuple[int, int, int, int]:
    bottom = _MARGIN + earlier * (_HEIGHT + _GAP)
    return (_MARGIN, bottom, _MARGIN + _WIDTH, bottom + _HEIGHT)


def _style(text: str) -> TextStampStyle:
    return TextStampStyle(
        border_width=1,
        # A percent sign would begin a placeholder of pyHanko's.
        stamp_text=text.replace("%", "%%"),
        text_box_style=TextBoxStyle(font=StampFont(), font_size=_FONT_SIZE),
        background=None,
    )


def _key(identity: Identity) -> signers.SimpleSigner:
    """pyHanko's signer with the identity's key and the certificates above it."""
    key = identity.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple(asn1.Certificate.load(certificate_der(c)) for c in identity.chain)
    return signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(certificate_der(identity.certificate)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=store,
    )


def _report(signature: Any, roots: Sequence[x509.Certificate]) -> SignatureReport:
    part = str(signature.field_name)
    certificate: x509.Certificate | None = None
    others: tuple[x509.Certificate, ...] = ()
    reasons: list[str] = []
    signed_at: datetime | None = None
    added = False
    try:
        certificate = load_certificate(signature.signer_cert.dump())
        others = tuple(load_certificate(other.dump()) for other in signature.other_embedded_certs)
        # Nothing is fetched, and trust is judged below: an empty context does.
        status = validate_pdf_signature(
            signature,
            ValidationContext(trust_roots=[], allow_fetching=False),
            key_usage_settings=KeyUsageConstraints(key_usage=set()),
        )
        signed_at = status.signer_reported_dt
        added = status.modification_level == ModificationLevel.OTHER or not status.docmdp_ok
        if not status.intact:
            reasons.append("part-changed")
        if not status.valid:
            reasons.append("value-wrong")
        if added:
            reasons.append("not-covered")
        if not _is_padded_with_zeros(bytes(signature.pkcs7_content)):
            reasons.append("signature-structure")
    except _BROKEN:
        reasons.append("signature-structure")
    dictionary = signature.sig_object
    return SignatureReport(
        part=part,
        signer="" if certificate is None else common_name(certificate),
        signed_at=None if signed_at is None else signed_at.astimezone(UTC),
        valid=not reasons,
        reasons=tuple(reasons),
        changed=(),
        uncovered=("revision",) if added else (),
        certificate=None if certificate is None else facts(certificate),
        trust=None if certificate is None else trust_in(certificate, others, roots, signed_at),
        details=SignatureDetails(
            name=str(dictionary.get("/Name", "")),
            purpose=str(dictionary.get("/Reason", "")),
            place=str(dictionary.get("/Location", "")),
        ),
    )


def _is_padded_with_zeros(contents: bytes) -> bool:
    """Whether nothing hides behind the signature in the room that was reserved for it."""
    width = contents[1] & 0x7F if contents[1] & 0x80 else 0
    length = int.from_bytes(contents[2 : 2 + width], "big") if width else contents[1]
    return not any(contents[2 + width + length :])


def _quiet() -> None:
    """pyHanko logs tracebacks of what is reported here in words."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
