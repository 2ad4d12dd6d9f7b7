"""The report that a workbook would give today for a document's kind, period and position."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipeline.findings import Finding
from pipeline.measure import Progress, measure
from pipeline.model import Decree, Office, Period
from pipeline.provenance import Provenance

if TYPE_CHECKING:
    from pipeline.view.parts.material import ReportOptions

_SLUG = re.compile(r"(?P<year>20\d\d)(?:-(?:(?P<month>\d\d)|TW(?P<quarter>[1-4])))?")


def period_of(slug: str) -> Period | None:
    """``2025-10``, ``2025-TW4`` or ``2025`` → the period; None for anything else."""
    found = _SLUG.fullmatch(slug)
    if found is None:
        return None
    year = int(found["year"])
    if found["quarter"]:
        return Period.of_quarter(year, int(found["quarter"]))
    if not found["month"]:
        return Period.of_year(year)
    month = int(found["month"])
    return Period.of_month(year, month) if 1 <= month <= 12 else None


def report_today(
    office: Office, decree: Decree | None, findings: tuple[Finding, ...], origin: Provenance
) -> object | None:
    """The record of the document that ``origin`` tells of, as it would be made today.

    Its figures are those that the workbook gives now, at the document's own period and
    position; a public recap's are those of its public version alone. None for documents
    that print no figures.
    """
    from pipeline.verify.registers import REGISTERS
    from pipeline.view.parts.material import ReportOptions

    period = period_of(origin.period)
    reports = {
        "monthly": _monthly,
        "quarterly": _quarterly,
        "annual": _annual,
        "lembar_monev": _monev_sheet,
    }
    options = ReportOptions(draft=False, report_date=origin.as_of)
    if period is None:
        return None
    try:
        if origin.kind in reports:
            build = reports[origin.kind]
            return build(office, decree, findings, period, origin.as_of, options)
        if origin.kind in REGISTERS:
            return REGISTERS[origin.kind](office, decree, period, origin.as_of, options)
    except ValueError:  # the period is none of that kind of report's
        return None
    return None


def _monev_sheet(
    office: Office,
    decree: Decree | None,
    findings: tuple[Finding, ...],
    period: Period,
    as_of: date,
    options: ReportOptions,
) -> object:
    from pipeline.view.packet import build_packet

    progress = measure(office, period, as_of)
    documents = build_packet(office, decree, progress, None, options)
    return next(d.content for d in documents if d.template_name == "lembar_monev.docx")


def _monthly(
    office: Office,
    decree: Decree | None,
    findings: tuple[Finding, ...],
    period: Period,
    as_of: date,
    options: ReportOptions,
) -> object:
    from pipeline.view.monthly.report import build_monthly

    previous = None
    if period.first > 1:
        previous = _at_its_end(office, Period.of_month(period.year, period.first - 1), as_of)
    progress = measure(office, period, as_of)
    return build_monthly(office, decree, progress, previous, findings, options)


def _quarterly(
    office: Office,
    decree: Decree | None,
    findings: tuple[Finding, ...],
    period: Period,
    as_of: date,
    options: ReportOptions,
) -> object:
    from pipeline.recap.office import recap_office
    from pipeline.view.parts.positions import month_positions
    from pipeline.view.periods.quarterly import build_quarterly

    previous = None
    if period.quarter > 1:
        before = Period.of_quarter(period.year, period.quarter - 1)
        previous = _at_its_end(office, before, as_of)
    months = tuple(measure(office, p, a) for p, a in month_positions(period, as_of))
    recaps = recap_office(office, period, as_of)
    progress = measure(office, period, as_of)
    return build_quarterly(
        office, decree, progress, previous, months, recaps, (), findings, options
    )


def _annual(
    office: Office,
    decree: Decree | None,
    findings: tuple[Finding, ...],
    period: Period,
    as_of: date,
    options: ReportOptions,
) -> object:
    from pipeline.recap.office import recap_office
    from pipeline.view.parts.positions import quarter_positions
    from pipeline.view.periods.annual import build_annual

    quarters = tuple(measure(office, p, a) for p, a in quarter_positions(period.year, as_of))
    recaps = recap_office(office, period, as_of)
    progress = measure(office, period, as_of)
    return build_annual(office, decree, progress, quarters, recaps, (), findings, options)


def _at_its_end(office: Office, period: Period, as_of: date) -> Progress:
    """An earlier period as it stood at its own end, and never after the data's position."""
    return measure(office, period, min(period.end, as_of))
