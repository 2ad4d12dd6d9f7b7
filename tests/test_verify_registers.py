"""Each figure of a register's document agrees with the workbook, or is named."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from pipeline.model import Period
from pipeline.provenance import Provenance, stamp
from pipeline.render import context_of, render
from pipeline.verify import AskedWorkbook, report_today, verify_document
from pipeline.verify.record import verdict_json
from pipeline.verify.words import verdict_text
from tests.commands import zi
from tests.recap_documents import TEMPLATES, docx_tables
from tests.sample_registers import AS_OF, EMPTY, RICH, TW4
from tests.small_office import office_of

MANY = replace(RICH, cases=RICH.cases * 3, complaints=RICH.complaints * 3)
TARGETS = office_of(
    ("I.1.1", 9, date(2025, 9, 20)), ("I.1.1", 10, ""), ("II.1.1", 10, date(2025, 10, 8))
)
YEAR, OCTOBER = Period.of_year(2025), Period.of_month(2025, 10)


def first(rows, **changes):
    return (replace(rows[0], **changes), *rows[1:])


def some(office, **changes):
    return replace(office, **changes)


#: Kind → template, period, the office, and the office after one cell has changed.
DOCUMENTS = {
    "wbs": (
        *("rekap_wbs.docx", TW4, RICH),
        some(RICH, cases=(*RICH.cases[:3], replace(RICH.cases[3], status="Terbukti"))),
    ),
    "wbs_publik": ("rekap_wbs.docx", TW4, MANY, some(MANY, cases=MANY.cases * 2)),
    "complaints": (
        *("rekap_pengaduan.docx", TW4, RICH),
        some(RICH, complaints=first(RICH.complaints, channel="Email")),
    ),
    "complaints_publik": (
        *("rekap_pengaduan.docx", TW4, MANY),
        some(MANY, complaints=MANY.complaints * 2),
    ),
    "followup": (
        *("tindak_lanjut.docx", TW4, RICH),
        some(RICH, follow_ups=(*RICH.follow_ups[:5], replace(RICH.follow_ups[5], status="Sudah",
                               finished=date(2025, 12, 20)))),
    ),
    "conflicts": (
        *("matrik_benturan_kepentingan.docx", YEAR, RICH),
        some(RICH, conflicts=first(RICH.conflicts, status="Selesai")),
    ),
    "statements": (
        *("surat_pernyataan.docx", YEAR, RICH),
        some(RICH, people=first(RICH.people, declared_on=None)),
    ),
    "lembar_monev": (
        *("lembar_monev.docx", OCTOBER, TARGETS),
        some(TARGETS, entries=TARGETS.entries[1:]),
    ),
}  # fmt: skip


#: Its search takes seconds each time.
SLOW = {"complaints_publik"}
_REPORTS = {}


def today(office, origin):
    """Made once for an office: the search behind a public table takes seconds."""
    key = (id(office), origin.kind, origin.period)
    if key not in _REPORTS:
        _REPORTS[key] = (office, report_today(office, None, (), origin))
    return _REPORTS[key][1]


@cache
def made(kind, nil=False):
    """The document, stamped as the program does."""
    template, period, office, _ = DOCUMENTS[kind]
    origin = Provenance("0.1.0", "", period.slug, AS_OF, kind)
    view = today(EMPTY if nil else office, origin)
    return stamp(render(TEMPLATES / template, context_of(view)), origin)


def kinds(*left_out):
    marks = {kind: [pytest.mark.slow] for kind in SLOW}
    return [pytest.param(k, marks=marks.get(k, [])) for k in DOCUMENTS if k not in left_out]


def verdict(docx, office):
    asked = AskedWorkbook("Contoh.xlsx", "", lambda origin: today(office, origin))
    return verify_document(docx, "a.docx", asked)


@pytest.mark.parametrize("kind", kinds())
def test_every_figure_agrees_with_the_workbook_that_it_was_made_from(kind):
    found = verdict(made(kind), DOCUMENTS[kind][2])
    assert found.figures and all(figure.agrees for figure in found.figures)
    assert not found.failed and found.lost == 0


@pytest.mark.parametrize("kind", kinds())
def test_a_cell_that_changed_after_the_document_was_made_is_named(kind):
    found = verdict(made(kind), DOCUMENTS[kind][3])
    wrong = [figure for figure in found.figures if not figure.agrees]
    assert found.failed and wrong
    shown = verdict_text(found, None)
    assert "TIDAK COCOK" in shown
    assert any(f'tercetak "{figure.printed}"' in shown for figure in wrong)


@pytest.mark.parametrize("kind", kinds("statements", "lembar_monev"))
def test_a_document_that_says_nihil_is_found_out_once_there_is_a_case(kind):
    docx = made(kind, nil=True)
    assert not verdict(docx, EMPTY).failed
    wrong = [f for f in verdict(docx, DOCUMENTS[kind][2]).figures if not f.agrees]
    assert "nil" in {figure.name for figure in wrong}


@pytest.mark.parametrize("kind", kinds("statements", "lembar_monev"))
def test_every_count_in_a_table_of_sums_is_a_tagged_figure(kind):
    printed = [figure.printed for figure in verdict(made(kind), DOCUMENTS[kind][2]).figures]
    heads = ("KATEGORI", "KANAL", "KLASIFIKASI", "BULAN", "ASAL", "TINGKAT RISIKO")
    counts = [
        cell
        for table in docx_tables(made(kind))
        if table[0][0] in heads
        for row in table[1:]
        for cell in row[1:]
    ]
    assert len(counts) >= 8
    for text in set(counts):
        assert printed.count(text) >= counts.count(text), text


def test_a_figure_of_a_register_is_labelled_by_its_row_and_column():
    labels = {f.name: f.label for f in verdict(made("wbs"), RICH).figures}
    assert labels["rows.TPK.received"] == "Rekapitulasi, TPK, MASUK"
    assert labels["open_total.Jumlah.total"].endswith("Jumlah, JUMLAH")


@pytest.mark.parametrize("kind", kinds(*(DOCUMENTS.keys() - {"wbs_publik", *SLOW})))
def test_of_a_public_recap_nothing_is_told_but_what_today_s_public_version_prints(kind):
    template, period, _, changed = DOCUMENTS[kind]
    origin = Provenance("0.1.0", "", period.slug, AS_OF, kind)
    public = today(changed, origin).public
    lines = (*public.lines, *public.total)
    shown = {cell.text for line in lines for cell in line.cells} | {line.share for line in lines}
    shown |= {today(changed, origin).nil, *public.paragraphs}
    found = verdict(made(kind), changed)
    assert {f.workbook for f in found.figures} <= shown | {None}
    # A tag that leads to the internal table, forged into the public document, leads nowhere.
    own = replace(origin, kind=kind.removesuffix("_publik"))
    internal = render(TEMPLATES / template, context_of(today(changed, own)))
    forged = verdict(stamp(internal, origin), changed)
    rows = [f for f in forged.figures if f.name.startswith(("rows.", "class_rows.", "months."))]
    assert rows and {f.workbook for f in rows} == {None}


@pytest.mark.parametrize("kind", ["wbs", "complaints", "followup"])
def test_verify_prints_no_text_of_a_case(kind):
    secret = "Rahasia Contoh"
    _, _, _, changed = DOCUMENTS[kind]
    changed = some(
        changed,
        cases=tuple(replace(c, recommendation=secret) for c in changed.cases),
        complaints=tuple(replace(c, substance=secret, note=secret) for c in changed.complaints),
        follow_ups=tuple(
            replace(f, problem=secret, recommendation=secret, action=secret)
            for f in changed.follow_ups
        ),
    )
    found = verdict(made(kind), changed)
    shown = verdict_text(found, None) + verdict_json(found)
    assert secret not in shown
    assert not re.search(r"WBS-2025-\d|ADU-\d|Contoh (?:permasalahan|rekomendasi|tindak)", shown)


def test_cases_kept_in_another_workbook_are_asked_for():
    shown = verdict_text(verdict(made("wbs"), replace(RICH, cases=())), None)
    assert "--wbs BERKAS" in shown


def test_a_quarterly_report_whose_cases_live_elsewhere_names_the_option(tmp_path):
    cases = tmp_path / "kasus.xlsx"
    assert zi("init", "--example", "--project", tmp_path, "--separate-wbs", cases).code == 0
    made = zi("quarterly", "--project", tmp_path, "--quarter", 3, "--wbs", cases)
    report = made.out.strip()
    book = tmp_path / "input" / "Rencana_Aksi_ZI_2025.xlsx"
    alone = zi("verify", report, "-w", book)
    assert alone.code == 1
    assert "sebutkan dengan --wbs BERKAS" in alone.out
    both = zi("verify", report, "-w", book, "--wbs", cases)
    assert both.code == 0 and "--wbs" not in both.out
