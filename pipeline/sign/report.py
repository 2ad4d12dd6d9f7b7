"""What checking a signature finds, as plain values."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from pipeline.sign.details import SignatureDetails


class CertificateFacts(Struct, frozen=True):
    """A certificate's names (RFC 4514) and dates (UTC)."""

    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime


class Trust(Struct, frozen=True):
    """Whether the certificate can be believed; says nothing about the document.

    ``state`` is ``trusted``, ``self-signed`` or ``unknown-issuer``; ``problems`` are further
    codes of :data:`pipeline.sign.reasons.TRUST`.
    """

    state: str
    problems: tuple[str, ...] = ()


class SignatureReport(Struct, frozen=True):
    """One signature of a document.

    Attributes:
        part: where it is kept, e.g. ``/_xmlsignatures/sig1.xml``.
        signer: the name in the certificate; "" where no certificate can be read.
        signed_at: as the signer states (UTC); None where it can't be read.
        valid: it checks out, and so does all it covers; nothing else of weight is left
            uncovered.
        reasons: codes of :data:`pipeline.sign.reasons.REASONS`; empty where valid.
        changed: names of the parts that a reason is about.
        uncovered: names of parts, and ``part#Id`` of relationships, that it does not cover.
        remarks: codes of :data:`pipeline.sign.reasons.REMARKS`.
    """

    part: str
    signer: str
    signed_at: datetime | None
    valid: bool
    reasons: tuple[str, ...]
    changed: tuple[str, ...]
    uncovered: tuple[str, ...]
    certificate: CertificateFacts | None
    trust: Trust | None
    details: SignatureDetails
    remarks: tuple[str, ...] = ()
