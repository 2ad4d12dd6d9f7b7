"""The reports' charts show the figures of progress and of the recaps, and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.charts import Chart
from pipeline.forms.progress import progress_record
from pipeline.measure import measure
from pipeline.model import Office, Period
from pipeline.render import context_of, render
from pipeline.view.parts.charts import period_charts
from pipeline.view.parts.types import MonthlyReport
from tests.libreoffice import needs_libreoffice, to_pdf, to_png
from tests.period_office import (
    annual,
    quarter_progress,
    quarterly,
    quarters_of,
    recaps_of,
    rich_office,
)
from tests.small_office import material_of, office_of, report_of
from tests.test_charts import charts_in, drawn_values, sheet_values

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
DECEMBER, JANUARY = date(2025, 12, 31), date(2026, 1, 15)


def monthly(office: Office, month: int, as_of: date | None = None) -> MonthlyReport:
    return report_of(material_of(office, month, as_of))


def values(chart: Chart, name: str) -> list[float | None]:
    (found,) = [s.values for s in chart.series if s.name == name]
    return [None if v is None else float(v) for v in found]


def json_of(office: Office, month: int, as_of: date) -> dict[str, object]:
    total: dict[str, object] = progress_record(
        measure(office, Period.of_month(2025, month), as_of)
    )["total"]
    return total


# --- Rencana and Realisasi ------------------------------------------------------------------


def test_the_course_is_that_of_progress_at_the_end_of_each_month() -> None:
    office = rich_office()
    chart = monthly(office, 10).charts.cumulative
    assert chart.categories[0] == "Jan" and chart.categories[-1] == "Des"
    told = [json_of(office, m, Period.of_month(2025, m).end) for m in range(1, 13)]
    assert values(chart, "Rencana") == [one["plan"] for one in told]
    assert values(chart, "Realisasi") == [*(one["actual"] for one in told[:10]), None, None]
    assert len(set(values(chart, "Rencana"))) > 6


def test_the_last_month_stands_at_the_report_s_own_position_and_says_so() -> None:
    office = rich_office()
    late, early = date(2025, 11, 20), date(2025, 10, 12)
    for as_of in (late, early):
        chart = monthly(office, 10, as_of).charts.cumulative
        assert values(chart, "Realisasi")[9] == json_of(office, 10, as_of)["actual"]
        assert chart.note == f"Realisasi Oktober berposisi per {as_of.day} {_month(as_of)} 2025."
    assert monthly(office, 10).charts.cumulative.note == ""


def _month(day: date) -> str:
    return {10: "Oktober", 11: "November"}[day.month]


def test_a_month_that_has_not_begun_has_a_plan_only() -> None:
    office = rich_office()
    as_of = date(2025, 11, 10)
    chart = quarterly(office, 4, as_of).charts.cumulative
    assert values(chart, "Realisasi")[10] is not None
    assert values(chart, "Realisasi")[11] is None
    assert values(chart, "Rencana")[11] == 100.0


def test_month_quarter_and_year_show_one_course() -> None:
    office = rich_office()
    courses = [
        report.charts.cumulative
        for report in (monthly(office, 12), quarterly(office, 4), annual(office, DECEMBER))
    ]
    assert courses[0] == courses[1] == courses[2]


def test_where_every_target_is_away_there_is_no_chart() -> None:
    office = office_of(("I.1.1", 3, "tidak berlaku"))
    charts = monthly(office, 6).charts
    assert not charts.cumulative and not charts.achievement


# --- Capaian ----------------------------------------------------------------------------------


@pytest.mark.parametrize("month", [1, 6, 10])
def test_bars_are_the_capaian_of_progress_and_gaps_where_nothing_is_due(month: int) -> None:
    office = office_of(
        ("I.1.1", 1, ""), ("I.1.2", 6, date(2025, 5, 1)), ("II.1.1", 8, date(2025, 8, 3))
    )
    report = monthly(office, month)
    chart = report.charts.achievement
    end = Period.of_month(2025, month).end
    areas = progress_record(measure(office, Period.of_month(2025, month), end))["areas"]
    assert values(chart, "Capaian") == [a["achievement"] for a in areas]
    nothing_due = areas[1]["achievement"] is None
    assert chart.categories[1] == f"II Penguatan Pengawasan{' (–)' if nothing_due else ''}"
    assert ("belum ada target" in chart.note) is nothing_due
    assert (0.0 in values(chart, "Capaian")) is (month == 1)
    for bar, row in zip(values(chart, "Capaian"), report.recap, strict=True):
        assert row.achievement == ("–" if bar is None else f"{bar:.2f}".replace(".", ","))


def test_the_alternative_text_tells_the_figures() -> None:
    charts = monthly(rich_office(), 10).charts
    assert "I Penataan Tata Laksana " in charts.achievement.alt_text
    assert "Oktober rencana 66,67%, realisasi 33,33%" in charts.cumulative.alt_text


# --- Pengaduan and WBS ------------------------------------------------------------------------


def test_columns_are_what_came_in_by_the_recaps_of_each_quarter() -> None:
    office = rich_office()
    chart = annual(office, JANUARY).charts.cases
    recaps = quarters_of(office, 4, JANUARY)
    assert values(chart, "Pengaduan") == [r.complaints.channels.total.received for r in recaps]
    assert values(chart, "Kasus WBS") == [r.wbs.categories.total.received for r in recaps]
    assert sum(v or 0 for v in values(chart, "Pengaduan")) > 3


def test_the_quarter_s_column_is_the_sum_of_its_table() -> None:
    report = quarterly(rich_office(), 4)
    printed = (report.registers.complaints.total.received, report.registers.wbs.total.received)
    chart = report.charts.cases
    assert printed == tuple(str(s.values[3]) for s in chart.series)


def test_a_later_quarter_is_a_gap_and_a_quarter_without_a_case_is_0() -> None:
    chart = quarterly(rich_office(), 2).charts.cases
    assert values(chart, "Kasus WBS") == [1.0, 0.0, None, None]


def test_without_a_case_there_is_no_chart() -> None:
    assert not quarterly(office_of(("I.1.1", 6, "")), 4).charts.cases


def test_recaps_that_do_not_add_up_are_refused() -> None:
    office = rich_office()
    progress = quarter_progress(office, 4)
    material = replace(material_of(office, 12), progress=progress)
    wrong = quarters_of(office, 3, progress.as_of)
    with pytest.raises(ValueError, match="do not add up"):
        period_charts(material, recaps_of(office, progress), wrong)


# --- finished documents -----------------------------------------------------------------------


def documents() -> dict[str, bytes]:
    office = rich_office()
    return {
        "bulan": render(TEMPLATES / "laporan_monev.docx", context_of(monthly(office, 10))),
        "triwulan": render(TEMPLATES / "laporan_triwulan.docx", context_of(quarterly(office, 4))),
        "akhir": render(TEMPLATES / "laporan_akhir.docx", context_of(annual(office, JANUARY))),
    }


def test_documents_hold_the_charts_of_their_views_in_drawing_and_workbook() -> None:
    office = rich_office()
    views = {
        "bulan": monthly(office, 10),
        "triwulan": quarterly(office, 4),
        "akhir": annual(office, JANUARY),
    }
    for name, made in documents().items():
        charts = views[name].charts
        wanted = [charts.achievement, charts.cumulative]
        wanted += [charts.cases] if name != "bulan" else []
        found = charts_in(made)
        assert len(found) == len(wanted)
        for (drawing, workbook), chart in zip(found, wanted, strict=True):
            by_series = {s.name: s.values for s in chart.series}
            for read in (drawn_values(drawing), sheet_values(workbook, drawing)):
                assert {
                    key: tuple(None if v is None else float(v) for _, v in rows)
                    for key, rows in read.items()
                } == {
                    key: tuple(None if v is None else float(v) for v in found_values)
                    for key, found_values in by_series.items()
                }


def _with_marks(test: Callable[..., None]) -> Callable[..., None]:
    for mark in needs_libreoffice:
        test = mark(test)
    return test


@_with_marks
def test_libreoffice_draws_the_charts(tmp_path: Path) -> None:
    import subprocess

    from PIL import Image

    paths = []
    for name, data in documents().items():
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(data)
    for pdf in to_pdf(paths, tmp_path / "pdf"):
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True)
        pages = text.stdout.decode().split("\f")
        shown = [n for n, page in enumerate(pages, 1) if "\nGambar " in f"\n{page}"]
        assert any("Persen (%)" in pages[n - 1] and "33,33" in pages[n - 1] for n in shown)
        assert any("Kasus WBS" in pages[n - 1] for n in shown) is (pdf.stem != "bulan")
        pictures = to_png(pdf, tmp_path / "png", 40)
        dark = 0
        for number in shown:
            picture = Image.open(pictures[number - 1]).convert("RGB")
            dark += sum(
                count
                for count, (red, green, blue) in picture.getcolors(1_000_000) or ()
                if abs(red - 0x1F) + abs(green - 0x4E) + abs(blue - 0x79) < 40
            )
        assert dark > 300, pdf.name
