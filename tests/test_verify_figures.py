"""Figures in content controls: what a report prints, and whether the workbook still says so."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from pipeline import provenance
from pipeline.measure import measure
from pipeline.model import Period
from pipeline.opc import read_parts
from pipeline.provenance import Provenance, stamp
from pipeline.render import context_of, render
from pipeline.tagged import PREFIX
from pipeline.verify import compare, expected_figures, printed_figures
from pipeline.verify.today import period_of, report_today
from tests.documents import ORIGIN
from tests.sample_report import minimal_report, rich_report
from tests.small_office import office_of
from tools.templates.word_parts import tag_figure

MONTHLY = Path(__file__).resolve().parent.parent / "templates" / "laporan_monev.docx"
RECAP = ("obligations", "due", "done", "plan", "actual", "deviation", "achievement", "arrears")


def office():
    return office_of(
        ("I.1.1", 9, date(2025, 9, 20)), ("I.1.1", 10, ""), ("II.1.1", 10, date(2025, 10, 8))
    )


def printed(report):
    return {f.name: f for f in printed_figures(render(MONTHLY, context_of(report)))}


def test_every_figure_of_recap_total_and_summary_is_tagged_with_its_place_in_the_report():
    report = rich_report()
    found = printed(report)
    rows = {f"recap.{row.number}.{field}" for row in report.recap for field in RECAP}
    total = {f"recap_total.{field}" for field in RECAP}
    lines = {f"summary.{n}" for n in ("achievement", "month", "evidence", "recommendations")}
    areas = {
        f"summary.areas.{line.area}.{field}"
        for line in report.summary.areas
        for field in ("achievement", "band", "due", "done_due", "arrears")
    }
    assert set(found) == rows | total | lines | areas
    assert expected_figures(report, found) == {name: f.text for name, f in found.items()}


def test_a_figure_is_labelled_by_the_words_around_it():
    report = rich_report()
    row = report.recap[4]
    found = printed(report)
    assert found[f"recap.{row.number}.done"].label == (
        f"Rekapitulasi per Area, {row.number} {row.area}, SELESAI"
    )
    assert found["recap_total.arrears"].label == "Rekapitulasi per Area, JUMLAH, TUNGGAKAN"
    assert found["summary.achievement"].label == "RINGKASAN UNTUK PIMPINAN"


def test_the_controls_show_nothing_of_themselves_and_keep_within_word_s_limits():
    root = Document(io.BytesIO(render(MONTHLY, context_of(rich_report())))).element
    assert "w15" in root.get(
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    )
    controls = list(root.iter(qn("w:sdt")))
    assert len(controls) > 80
    for control in controls:
        about = control.find(qn("w:sdtPr"))
        tag = about.find(qn("w:tag")).get(qn("w:val"))
        assert tag.startswith(PREFIX) and len(tag) <= 64
        names = [child.tag.rpartition("}")[2] for child in about]
        assert names == ["alias", "tag", "appearance"]
        assert "hidden" in about[-1].attrib.values()


def test_a_tag_that_a_row_s_name_makes_too_long_is_left_blank(tmp_path):
    document = Document()
    run = document.add_paragraph("{{ teks }}").runs[0]
    tag_figure(run, "rows.{{ teks }}.done")
    path = tmp_path / "templat.docx"
    document.save(str(path))
    short = render(path, {"teks": 'A & "B"'})
    assert [f.name for f in printed_figures(short)] == ['rows.A & "B".done']
    long = render(path, {"teks": "panjang " * 9})
    assert printed_figures(long) == ()
    assert ("panjang " * 9).strip() in Document(io.BytesIO(long)).element.xpath("string()")


def test_content_controls_do_not_change_the_fingerprint():
    plain, tagged = Document(), Document()
    for document in (plain, tagged):
        run = document.add_paragraph("Capaian ").add_run("87,50%")
        document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("43")
    tag_figure(run, "summary.achievement")  # the last one's: tagged
    tag_figure(tagged.tables[0].cell(0, 0).paragraphs[0].runs[0], "recap_total.done")
    prints = []
    for document in (plain, tagged):
        buffer = io.BytesIO()
        document.save(buffer)
        prints.append(provenance.fingerprint(buffer.getvalue()))
    assert prints[0] == prints[1]


def test_the_number_of_figures_is_kept_with_the_document():
    made = stamp(render(MONTHLY, context_of(rich_report())), ORIGIN)
    assert provenance.read(made).figures == len(printed_figures(made)) > 80
    buffer = io.BytesIO()
    Document().save(buffer)
    bare = stamp(buffer.getvalue(), ORIGIN)
    assert provenance.read(bare).figures == 0
    assert b"figures" not in read_parts(bare)["docProps/custom.xml"]


def test_figures_are_compared_by_name_and_what_the_workbook_lacks_does_not_agree():
    report = minimal_report()
    changed = render(MONTHLY, context_of(rich_report()))
    shown = printed_figures(changed)
    assert {f.agrees for f in compare(shown, None)} == {None}
    assert compare(shown, {})[0].agrees is False
    expected = expected_figures(report, {f.name for f in shown})
    for figure in compare(shown, expected):
        assert figure.agrees == (expected.get(figure.name) == figure.printed), figure


def test_a_name_leads_to_texts_of_the_record_only():
    report = rich_report()
    names = [
        "",
        ".",
        "recap",
        "recap.V",
        "recap.V.done.upper",
        "recap.__class__",
        "recap.V.__class__.__name__",
        "summary.__dict__",
        "recap.IX.done",
        "frame.title_lines",
    ]
    assert expected_figures(report, names) == {}


@pytest.mark.parametrize(
    ("slug", "period"),
    [
        ("2025-10", Period.of_month(2025, 10)),
        ("2025-TW4", Period.of_quarter(2025, 4)),
        ("2025", Period.of_year(2025)),
        ("2025-13", None),
        ("2025-TW5", None),
        ("2025-1", None),
        ("", None),
        ("../2025", None),
    ],
)
def test_a_period_s_slug_is_read_back(slug, period):
    assert period_of(slug) == period


def test_the_report_of_today_is_that_of_the_document_s_own_period_and_position():
    some = office()
    origin = Provenance("0.1.0", "", "2025-10", date(2025, 10, 31), "monthly")
    report = report_today(some, None, (), origin)
    counts = measure(some, Period.of_month(2025, 10), date(2025, 10, 31)).total
    assert report.recap_total.due == str(counts.due)
    earlier = Provenance("0.1.0", "", "2025-10", date(2025, 1, 1), "monthly")
    assert report_today(some, None, (), earlier).recap_total.done == "0"


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        ("undangan", "2025-10"),
        ("monthly", "x"),
        ("quarterly", "2025-10"),
        ("wbs_publik", "2025-10"),
        ("", ""),
    ],
)
def test_a_document_without_such_a_report_has_none(kind, period):
    origin = Provenance("0.1.0", "", period, date(2025, 10, 31), kind)
    assert report_today(office(), None, (), origin) is None
