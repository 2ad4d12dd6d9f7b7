"""Recap and follow-up documents, and those on conflicts of interest: .docx and .xlsx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.run.loading import Loaded
from pipeline.run.publishing import (
    Made,
    ReportRequest,
    place,
    publish,
    refuse_on_errors,
    report_options,
)

if TYPE_CHECKING:
    from pipeline.view.recaps.sheet_types import SheetBook


def make_wbs(loaded: Loaded, request: ReportRequest, public: bool) -> tuple[Made, ...]:
    """Rekap_WBS_…; with ``public`` the version in which no small count can be worked out.

    Raises REPORT_REFUSED and the failures of templates and output, as all of these do.
    """
    from pipeline.publication import public_wbs
    from pipeline.recap import recap_wbs
    from pipeline.view.recaps.sheets import wbs_sheets
    from pipeline.view.recaps.wbs import build_wbs_recap

    refuse_on_errors(loaded, request.draft)
    _refuse_early(request, public)
    office, period, as_of = loaded.office, request.period, request.as_of
    recap = recap_wbs(office.cases, period, as_of)
    table = public_wbs(office, period, as_of) if public else None
    options = report_options(loaded, request)
    view = build_wbs_recap(office, loaded.decree, recap, table, options)
    name = f"Rekap_WBS_{period.slug}{_suffix(public)}"
    made = publish(loaded, request, "rekap_wbs.docx", view, name, f"wbs{_suffix(public)}")
    return made, _annex(loaded, request, wbs_sheets(view, recap, table), name, "wbs-annex")


def make_complaints(loaded: Loaded, request: ReportRequest, public: bool) -> tuple[Made, ...]:
    """Rekap_Pengaduan_…, as :func:`make_wbs`."""
    from pipeline.publication import public_complaints
    from pipeline.recap import recap_complaints
    from pipeline.view.recaps.complaints import build_complaints_recap
    from pipeline.view.recaps.sheets import complaint_sheets
    from pipeline.workdays import WorkCalendar

    refuse_on_errors(loaded, request.draft)
    _refuse_early(request, public)
    office, period, as_of = loaded.office, request.period, request.as_of
    calendar = WorkCalendar(office.days_off)
    limits = office.settings.limits
    recap = recap_complaints(office.complaints, period, as_of, limits, calendar)
    table = public_complaints(office, period, as_of) if public else None
    options = report_options(loaded, request)
    view = build_complaints_recap(office, loaded.decree, recap, table, options)
    name = f"Rekap_Pengaduan_{period.slug}{_suffix(public)}"
    kind = f"complaints{_suffix(public)}"
    made = publish(loaded, request, "rekap_pengaduan.docx", view, name, kind)
    sheets = complaint_sheets(view, recap, table)
    return made, _annex(loaded, request, sheets, name, "complaints-annex")


def make_follow_up(loaded: Loaded, request: ReportRequest) -> tuple[Made, ...]:
    """Tindak_Lanjut_…: open recommendations and decisions, carried until they are closed."""
    from pipeline.recap import recap_follow_ups
    from pipeline.view.recaps.follow_ups import build_follow_up_table
    from pipeline.view.recaps.sheets import follow_up_sheets

    refuse_on_errors(loaded, request.draft)
    recap = recap_follow_ups(loaded.office.follow_ups, request.period, request.as_of)
    options = report_options(loaded, request)
    view = build_follow_up_table(loaded.office, loaded.decree, recap, options)
    name = f"Tindak_Lanjut_{request.period.slug}"
    made = publish(loaded, request, "tindak_lanjut.docx", view, name, "followup")
    return made, _annex(loaded, request, follow_up_sheets(view, recap), name, "followup-annex")


def make_conflict_matrix(loaded: Loaded, request: ReportRequest) -> Made:
    """Matrik_Benturan_Kepentingan_<year>."""
    from pipeline.recap import recap_conflicts
    from pipeline.view.recaps.conflicts import build_conflict_matrix

    refuse_on_errors(loaded, request.draft)
    recap = recap_conflicts(loaded.office.conflicts, request.as_of)
    options = report_options(loaded, request)
    view = build_conflict_matrix(loaded.office, loaded.decree, recap, options)
    name = f"Matrik_Benturan_Kepentingan_{request.period.year}"
    return publish(loaded, request, "matrik_benturan_kepentingan.docx", view, name, "conflicts")


def make_statements(loaded: Loaded, request: ReportRequest) -> Made:
    """Surat_Pernyataan_<year>: a page for each person in post on the report's date."""
    from pipeline.view.recaps.conflicts import build_statements

    refuse_on_errors(loaded, request.draft)
    options = report_options(loaded, request)
    view = build_statements(loaded.office, loaded.decree, request.as_of, options)
    name = f"Surat_Pernyataan_{request.period.year}"
    return publish(loaded, request, "surat_pernyataan.docx", view, name, "statements")


def _refuse_early(request: ReportRequest, public: bool) -> None:
    """A public table stands for good, so it is made of a quarter that is over."""
    from pipeline.failures import PUBLIC_TOO_EARLY
    from pipeline.view.words.format import day

    if public and request.as_of < request.period.end:
        raise PUBLIC_TOO_EARLY.error(end=day(request.period.end))


def _suffix(public: bool) -> str:
    return "_publik" if public else ""


def _annex(loaded: Loaded, request: ReportRequest, book: SheetBook, name: str, kind: str) -> Made:
    from pipeline.annex import write_sheets
    from pipeline.opc import read_parts

    return place(loaded, request, read_parts(write_sheets(book)), f"{name}.xlsx", kind)
