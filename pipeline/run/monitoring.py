"""The Laporan Monev of a month, a quarter or the year: measure → view → render → freeze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.measure import Progress, measure
from pipeline.model import Period
from pipeline.run.archiving import corrections_of, freeze
from pipeline.run.loading import Loaded
from pipeline.run.publishing import Made, ReportRequest, publish, refuse_on_errors, report_options

if TYPE_CHECKING:
    from pipeline.recap.office import Recaps


def make_monthly(loaded: Loaded, request: ReportRequest) -> Made:
    """The monthly Laporan Monev, in the output folder.

    Raises REPORT_REFUSED where the workbook has errors and no draft was asked for, and the
    failures of templates, period records and output.
    """
    from pipeline.view.monthly.report import build_monthly

    refuse_on_errors(loaded, request.draft)
    period = request.period
    progress = measure(loaded.office, period, request.as_of)
    previous = None
    if period.first > 1:
        previous = _at_its_end(loaded, Period.of_month(period.year, period.first - 1), request)
    view = build_monthly(
        loaded.office,
        loaded.decree,
        progress,
        previous,
        loaded.findings,
        report_options(loaded, request),
        corrections_of(loaded, request.output, period),
    )
    name = f"Laporan_Monev_ZI_{period.slug}"
    made = publish(loaded, request, "laporan_monev.docx", view, name, "monthly")
    return _frozen(loaded, request, progress, made)


def make_quarterly(loaded: Loaded, request: ReportRequest) -> Made:
    """The Laporan Monev triwulan; raises as :func:`make_monthly`."""
    from pipeline.recap.office import recap_office
    from pipeline.view.periods.quarterly import build_quarterly, month_positions

    refuse_on_errors(loaded, request.draft)
    period = request.period
    progress = measure(loaded.office, period, request.as_of)
    previous = None
    if period.quarter > 1:
        before = Period.of_quarter(period.year, period.quarter - 1)
        previous = _at_its_end(loaded, before, request)
    view = build_quarterly(
        loaded.office,
        loaded.decree,
        progress,
        previous,
        tuple(measure(loaded.office, p, a) for p, a in month_positions(period, request.as_of)),
        recap_office(loaded.office, period, request.as_of),
        corrections_of(loaded, request.output, period),
        loaded.findings,
        report_options(loaded, request),
        quarter_recaps=_quarter_recaps(loaded, request),
    )
    name = f"Laporan_Monev_ZI_{period.slug}"
    made = publish(loaded, request, "laporan_triwulan.docx", view, name, "quarterly")
    return _frozen(loaded, request, progress, made)


def make_annual(loaded: Loaded, request: ReportRequest) -> Made:
    """The Laporan Akhir of the plan year; raises as :func:`make_monthly`."""
    from pipeline.recap.office import recap_office
    from pipeline.view.parts.positions import quarter_positions
    from pipeline.view.periods.annual import build_annual

    refuse_on_errors(loaded, request.draft)
    period = request.period
    positions = quarter_positions(period.year, request.as_of)
    view = build_annual(
        loaded.office,
        loaded.decree,
        measure(loaded.office, period, request.as_of),
        tuple(measure(loaded.office, p, a) for p, a in positions),
        recap_office(loaded.office, period, request.as_of),
        corrections_of(loaded, request.output, period),
        loaded.findings,
        report_options(loaded, request),
        quarter_recaps=_quarter_recaps(loaded, request),
    )
    name = f"Laporan_Akhir_ZI_{period.year}"
    return publish(loaded, request, "laporan_akhir.docx", view, name, "annual")


def _quarter_recaps(loaded: Loaded, request: ReportRequest) -> tuple[Recaps, ...]:
    """The recaps of the year's quarters up to the period's last, for the chart of cases."""
    from pipeline.recap.office import recap_office

    year, last = request.period.year, request.period.quarter
    quarters = (Period.of_quarter(year, q) for q in range(1, last + 1))
    return tuple(recap_office(loaded.office, q, request.as_of) for q in quarters)


def _at_its_end(loaded: Loaded, period: Period, request: ReportRequest) -> Progress:
    """An earlier period as it stood at its own end, and never after the data's position."""
    return measure(loaded.office, period, min(period.end, request.as_of))


def _frozen(loaded: Loaded, request: ReportRequest, progress: Progress, made: Made) -> Made:
    if not request.draft:
        freeze(loaded, request.output, progress, request.now)
    return made
