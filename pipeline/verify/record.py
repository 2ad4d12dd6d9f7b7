"""A verdict as JSON (design.md, "JSON")."""

from __future__ import annotations

import json
from datetime import datetime

from pipeline.sign.report import SignatureReport
from pipeline.verify.verdict import Verdict


def verdict_json(verdict: Verdict) -> str:
    """The record; times are ISO 8601 in UTC, or null where a signature states none."""
    origin = verdict.provenance
    record = {
        "file": verdict.file,
        "signatures": [_signature(signature) for signature in verdict.signatures],
        "provenance": None
        if origin is None
        else {
            "version": origin.version,
            "workbook_sha256": origin.workbook_digest,
            "kind": origin.kind,
            "period": origin.period,
            "as_of": origin.as_of.isoformat(),
        },
        "edited": verdict.edited,
        "figures": [
            {
                "name": figure.name,
                "label": figure.label,
                "printed": figure.printed,
                "workbook": figure.workbook,
                "agrees": figure.agrees,
            }
            for figure in verdict.figures
        ],
        "figures_lost": verdict.lost,
        "workbook": verdict.workbook or None,
        "same_workbook": verdict.same_workbook,
        "failed": verdict.failed,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _signature(report: SignatureReport) -> dict[str, object]:
    certificate, trust, details = report.certificate, report.trust, report.details
    return {
        "signer": report.signer,
        "signed_at": None if report.signed_at is None else _moment(report.signed_at),
        "valid": report.valid,
        "certificate": None
        if certificate is None
        else {
            "subject": certificate.subject,
            "issuer": certificate.issuer,
            "not_before": _moment(certificate.not_before),
            "not_after": _moment(certificate.not_after),
        },
        "uncovered": list(report.uncovered),
        "reasons": list(report.reasons),
        "changed": list(report.changed),
        "remarks": list(report.remarks),
        "trust": None
        if trust is None
        else {"state": trust.state, "problems": list(trust.problems)},
        "details": {
            "name": details.name,
            "post": details.post,
            "purpose": details.purpose,
            "place": details.place,
        },
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
