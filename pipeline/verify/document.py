"""Looking at a document: signatures, provenance, edits, figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from pipeline import failures, provenance
from pipeline.fingerprint import fingerprint
from pipeline.opc import NotAPackage
from pipeline.provenance import Provenance
from pipeline.verify.figures import compare, expected_figures, printed_figures
from pipeline.verify.verdict import Verdict

if TYPE_CHECKING:
    from pipeline.sign.report import SignatureReport
    from pipeline.sign.trust import Certificate

_PDF = b"%PDF-"
#: As Acrobat does: the mark may stand a little after the beginning.
_PDF_MARK_WITHIN = 1024


class AskedWorkbook(Struct, frozen=True):
    """The workbook to compare with: its name, the SHA-256 of its bytes, and its report.

    ``report`` gives the record that the workbook makes today for a document's kind, period
    and position (see :mod:`pipeline.verify.today`); None where there is none to compare.
    """

    name: str
    digest: str
    report: Callable[[Provenance], object | None]


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` looks like a PDF."""
    return _PDF in data[:_PDF_MARK_WITHIN]


def verify_document(
    data: bytes,
    name: str,
    workbook: AskedWorkbook | None = None,
    issuers: Sequence[Certificate] = (),
) -> Verdict:
    """What is known of the .docx or .pdf ``data``; ``issuers`` are those that are trusted.

    Raises SIGN_NOT_WORD, SIGN_NOT_PDF, and SIGNING_MISSING where it is signed and the extra
    ``sign`` is not installed.
    """
    if is_pdf(data):
        from pipeline.sign.pdf import verify_pdf

        return Verdict(name, verify_pdf(data, issuers))
    signatures = _signatures(data, issuers)
    origin = provenance.read(data)
    verdict = Verdict(name, signatures, origin)
    if origin is None:
        return verdict
    try:
        edited = fingerprint(data) != origin.fingerprint
        printed = printed_figures(data)
    except NotAPackage as error:
        raise failures.SIGN_NOT_WORD.error() from error
    verdict = replace(
        verdict,
        edited=edited,
        figures=compare(printed, None),
        lost=max(0, origin.figures - len(printed)),
    )
    report = None if workbook is None else workbook.report(origin)
    if workbook is None or report is None:
        return verdict
    expected = expected_figures(report, {one.name for one in printed})
    return replace(
        verdict,
        figures=compare(printed, expected),
        workbook=workbook.name,
        same_workbook=workbook.digest == origin.workbook_digest,
    )


def _signatures(data: bytes, issuers: Sequence[Certificate]) -> tuple[SignatureReport, ...]:
    try:
        from pipeline.sign.verify import verify_docx
    except ImportError as error:
        # Nothing to check without the extra, unless there is a signature.
        if provenance.is_signed(data):
            raise failures.SIGNING_MISSING.error() from error
        return ()
    return verify_docx(data, issuers)
