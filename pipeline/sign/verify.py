"""Checking the signatures of a .docx, whoever made them."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography import x509
from lxml import etree

from pipeline import failures
from pipeline.sign.algorithms import UnknownAlgorithm, is_weak, verify
from pipeline.sign.archive import UnreadableArchive
from pipeline.sign.details import SignatureDetails
from pipeline.sign.manifest import Coverage, check_manifests, uncovered
from pipeline.sign.names import (
    CERTIFICATE_RELATION,
    ORIGIN_TYPE,
    SIGNATURE_RELATION,
    SIGNATURE_TYPE,
)
from pipeline.sign.opc import Package, origins, read_package, signature_parts
from pipeline.sign.report import SignatureReport
from pipeline.sign.shape import Refused, Shape, read_shape
from pipeline.sign.signer import (
    Signer,
    any_certificate,
    read_signer,
    signing_time,
    stated_details,
)
from pipeline.sign.spelling import is_own, respelled
from pipeline.sign.trust import common_name, facts, trust_in
from pipeline.sign.xml import NotStrictXml, parse_strict


def verify_docx(data: bytes, roots: Sequence[x509.Certificate] = ()) -> tuple[SignatureReport, ...]:
    """A report for each signature, in the document's order; none where it has none.

    ``roots`` are issuers that the office trusts. Raises SIGN_NOT_WORD where the bytes are
    no readable package.
    """
    try:
        package = read_package(data)
    except UnreadableArchive as error:
        raise failures.SIGN_NOT_WORD.error() from error
    problems = (*package.problems, *_origin_problems(package))
    reachable = signature_parts(package)
    stray = tuple(
        name
        for name in package.parts
        if package.types.of(name) == SIGNATURE_TYPE and name not in reachable
    )
    reports = [_report(package, part, problems, roots) for part in reachable]
    if any(report.valid for report in reports):
        # Who signed later may have used a program that writes relationship parts anew.
        reports = [
            report
            if report.valid
            else _report(package, report.part, problems, roots, rewriting=True)
            for report in reports
        ]
    reports += [
        _report(package, part, (*problems, "signature-unreachable"), roots) for part in stray
    ]
    return tuple(reports)


def _origin_problems(package: Package) -> tuple[str, ...]:
    """[OPC] 10.4.2: one origin part, empty, that points to signatures which are there."""
    found = origins(package)
    odd = len(found) > 1
    for origin in found:
        odd |= package.parts.get(origin) != b"" or package.types.of(origin) != ORIGIN_TYPE
        targets = [relation.target for relation in package.of_source(origin)]
        odd |= len(set(targets)) != len(targets)
        odd |= any(
            relation.type != SIGNATURE_RELATION
            or relation.external
            or relation.target not in package.parts
            for relation in package.of_source(origin)
        )
    for part in signature_parts(package):
        odd |= any(
            relation.type != CERTIFICATE_RELATION or relation.external
            for relation in package.of_source(part)
        )
    return ("origin-odd",) if odd else ()


def _report(
    package: Package,
    part: str,
    problems: Sequence[str],
    roots: Sequence[x509.Certificate],
    *,
    rewriting: bool = False,
) -> SignatureReport:
    reasons = list(problems)
    if package.types.of(part) != SIGNATURE_TYPE:
        reasons.append("content-type-changed")
    root: etree._Element | None = None
    try:
        root = parse_strict(package.parts[part])
        shape = read_shape(root)
        signer = read_signer(package, part, shape)
        if not verify(
            shape.method, signer.certificate.public_key(), shape.value, shape.signed_info
        ):
            raise Refused("value-wrong")
    except NotStrictXml:
        return _refused(part, [*reasons, "signature-xml"], root)
    except UnknownAlgorithm:
        return _refused(part, [*reasons, "algorithm-not-accepted"], root)
    except Refused as error:
        return _refused(part, [*reasons, str(error)], root)
    coverage = check_manifests(package, shape.manifests, rewriting=rewriting)
    if is_own(shape.objects) and not package.problems:  # else it is refused anyway
        certificates = (signer.certificate, *signer.others)
        coverage.respelled += respelled(package, part, root, certificates)
        if not rewriting:
            for name in coverage.respelled:
                coverage.fault("spelled-otherwise", name)
    return _checked(package, part, reasons, shape, signer, coverage, roots)


def _refused(part: str, reasons: list[str], root: etree._Element | None) -> SignatureReport:
    """Of a signature that is not one, only the certificate is told, for what it is worth."""
    certificate = None if root is None else any_certificate(root)
    return SignatureReport(
        part=part,
        signer="" if certificate is None else common_name(certificate),
        signed_at=None,
        valid=False,
        reasons=tuple(dict.fromkeys(reasons)),
        changed=(),
        uncovered=(),
        certificate=None if certificate is None else facts(certificate),
        trust=None,
        details=SignatureDetails(),
    )


def _checked(
    package: Package,
    part: str,
    reasons: list[str],
    shape: Shape,
    signer: Signer,
    coverage: Coverage,
    roots: Sequence[x509.Certificate],
) -> SignatureReport:
    """The signature is the signer's; now what it covers."""
    left, as_word = uncovered(package, coverage)
    reasons += coverage.reasons
    if not as_word:
        reasons.append("not-covered")
    remarks = []
    if coverage.weak or is_weak(shape.method) or any(is_weak(name) for name in shape.digests):
        remarks.append("weak-digest")
    if not signer.bound:
        remarks.append("certificate-not-bound")
    if coverage.rewritten or coverage.respelled:
        remarks.append("relationships-rewritten")
    signed_at = signing_time(shape)
    return SignatureReport(
        part=part,
        signer=common_name(signer.certificate),
        signed_at=signed_at,
        valid=not reasons,
        reasons=tuple(dict.fromkeys(reasons)),
        changed=tuple(dict.fromkeys(coverage.changed)),
        uncovered=left,
        certificate=facts(signer.certificate),
        trust=trust_in(signer.certificate, signer.others, roots, signed_at),
        details=stated_details(shape),
        remarks=tuple(remarks),
    )
