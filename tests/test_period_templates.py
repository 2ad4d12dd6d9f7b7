"""The templates of the quarterly and annual reports: tags, look, text and pages."""

from __future__ import annotations

import re
import subprocess
import typing
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from msgspec import Struct

from pipeline.archive import Record, corrections, revision_of
from pipeline.charts import Chart
from pipeline.measure import measure
from pipeline.model import Period
from pipeline.opc import read_parts
from pipeline.render import context_of, render
from pipeline.render.styles import W
from pipeline.view.periods.annual_types import AnnualReport
from pipeline.view.periods.quarterly_types import QuarterlyReport
from tests.golden_text import document_text
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.period_office import FINDINGS, annual, quarterly, rich_office
from tests.small_office import office_of

FOLDER = Path(__file__).resolve().parent.parent / "templates"
QUARTER, YEAR = FOLDER / "laporan_triwulan.docx", FOLDER / "laporan_akhir.docx"
BOTH = pytest.mark.parametrize(
    ("template", "report"), [(QUARTER, QuarterlyReport), (YEAR, AnnualReport)]
)
_LOOP = re.compile(r"\{%(?:p|tr)? for (\w+) in ([\w.]+) %\}")
_END = re.compile(r"\{%(?:p|tr)? endfor %\}")
_NAME = re.compile(r"\{\{ ([\w.]+) \}\}|\{%p if ([\w.]+) %\}")
JANUARY = date(2026, 1, 15)


def tags(template: Path) -> Iterator[str]:
    for name, data in read_parts(template.read_bytes()).items():
        if name.endswith(".xml"):
            yield from re.findall(r"\{[{%].*?[%}]\}", data.decode())


def field_type(path: str, known: dict[str, object]) -> object:
    first, *rest = path.split(".")
    kind = known[first]
    for name in rest:
        kind = typing.get_type_hints(typing.cast(type, kind))[name]
    return kind


@BOTH
def test_every_tag_is_a_field_of_the_report(template: Path, report: type) -> None:
    scopes: list[dict[str, object]] = [dict(typing.get_type_hints(report))]
    seen = 0
    for tag in tags(template):
        if match := _LOOP.fullmatch(tag):
            rows = field_type(match[2], scopes[-1])
            assert typing.get_origin(rows) is tuple, tag
            scopes.append({**scopes[-1], match[1]: typing.get_args(rows)[0]})
        elif _END.fullmatch(tag):
            scopes.pop()
        elif match := _NAME.fullmatch(tag):
            kind = field_type(match[1] or match[2], scopes[-1])
            assert kind in (str, Chart) or match[2], tag
        else:
            assert tag in ("{%p else %}", "{%p endif %}", "{% vm %}"), tag
        seen += 1
    assert len(scopes) == 1 and seen > 300


def paths(record: type, prefix: str = "") -> Iterator[str]:
    for name in record.__struct_fields__:
        kind = typing.get_type_hints(record)[name]
        inner = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
        if isinstance(inner, type) and issubclass(inner, Struct) and inner is not Chart:
            yield from paths(typing.cast(type, inner), f"{prefix}{name}.")
        else:
            yield prefix + name


@BOTH
def test_every_text_of_the_report_is_printed(template: Path, report: type) -> None:
    names: set[str] = set()
    scopes: list[dict[str, str]] = [{}]
    for tag in tags(template):
        loop, name = _LOOP.fullmatch(tag), _NAME.fullmatch(tag)
        path = loop[2] if loop else (name[1] or name[2] or "") if name else ""
        first, _, rest = path.partition(".")
        full = scopes[-1].get(first, first) + (f".{rest}" if rest else "")
        if loop:
            scopes.append({**scopes[-1], loop[1]: full})
            names.add(full)
        elif _END.fullmatch(tag):
            scopes.pop()
        elif name:
            names.add(full)
    # Rows of one kind stand in several tables, each with the columns that it needs; the
    # obstacles of an area stand in the table of all.
    shared = ("early.", "arrears.", "closed.", "late.", "next_targets.", "targets.", "obstacles.")
    missing = {p for p in paths(report) if p not in names}
    assert {p for p in missing if not any(f"{part}" in p for part in shared)} == set()


@BOTH
def test_tables_fit_the_page_and_split_no_row(template: Path, report: type) -> None:
    document = Document(str(template))
    assert len(document.tables) > 15
    for table in document.tables:
        widths = [int(column.get(W + "w")) for column in table._tbl.tblGrid]
        room = Cm(25.7 if len(widths) == 14 else 16).twips
        assert sum(widths) <= room + len(widths), [c.text for c in table.rows[0].cells]
        for row in table.rows:
            if "{%tr" not in row.cells[0].text:
                assert row._tr.find(f"{W}trPr/{W}cantSplit") is not None


def test_the_look_is_the_monthly_reports() -> None:
    styles = read_parts((FOLDER / "laporan_monev.docx").read_bytes())["word/styles.xml"]
    for template in (QUARTER, YEAR):
        assert read_parts(template.read_bytes())["word/styles.xml"] == styles


# --- filled -------------------------------------------------------------------------------


def _corrections() -> tuple[object, ...]:
    office, august = rich_office(), Period.of_month(2025, 8)
    before = office_of(("I.1.1", 2, ""), ("I.1.2", 3, ""), ("II.1.1", 7, date(2025, 7, 30)))
    record = Record("2025-08", (revision_of(measure(before, august, august.end), "aa", "1"),))
    return corrections(
        [record], Period.of_quarter(2025, 4), lambda p, a: measure(office, p, a), office.changes
    )


def documents() -> dict[str, bytes]:
    """One of each kind with much of everything, and one with next to nothing."""
    blank = office_of(("I.1.1", 6, ""))
    found = typing.cast(typing.Any, _corrections())
    reports = {
        "triwulan_penuh": (QUARTER, quarterly(rich_office(), 4, JANUARY, corrections=found,
                                              findings=FINDINGS)),
        "triwulan_kosong": (QUARTER, quarterly(blank, 1, draft=True)),
        "akhir_penuh": (YEAR, annual(rich_office(), JANUARY, corrections=found,
                                     findings=FINDINGS)),
        "akhir_kosong": (YEAR, annual(blank, date(2025, 12, 31))),
    }  # fmt: skip
    return {name: render(template, context_of(one)) for name, (template, one) in reports.items()}


@pytest.mark.parametrize(
    "name", ["triwulan_penuh", "triwulan_kosong", "akhir_penuh", "akhir_kosong"]
)
def test_the_report_reads_as_its_golden_text(golden: Callable[[str, str], None], name: str) -> None:
    golden(f"laporan_{name}.txt", document_text(documents()[name]))


def test_no_tag_is_left_in_a_finished_report() -> None:
    for document in documents().values():
        for name, data in read_parts(document).items():
            assert not re.search(rb"\{\{|\{%|%\}|\}\}", data), name


# --- pages, as LibreOffice lays them out ------------------------------------------------------


def _with_marks(test: Callable[..., None]) -> Callable[..., None]:
    for mark in needs_libreoffice:
        test = mark(test)
    return test


def pages_of(pdf: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")


@_with_marks
def test_headings_stand_on_the_pages_that_the_contents_gives(tmp_path: Path) -> None:
    made = documents()
    files = []
    for name, data in made.items():
        files.append(tmp_path / f"{name}.docx")
        files[-1].write_bytes(data)
    for pdf in to_pdf(files, tmp_path / "pdf"):
        pages = pages_of(pdf)
        contents = next(n for n, page in enumerate(pages) if "DAFTAR ISI" in page)
        listed = re.findall(r"^\s*(\S.*?)\.{3,}\s*(\d+)$", pages[contents], re.M)
        assert len(listed) > 20, pdf.name
        for entry, page in listed:
            title = re.sub(r"^(?:BAB|LAMPIRAN)?\s*(?:[IV]+|[A-Z]\.)\s+", "", entry).strip()
            flat = " ".join(pages[int(page)].split())
            assert title in flat, (pdf.name, entry, page)
            assert pages[int(page)].rstrip().endswith(page), (pdf.name, entry)
        # The page for the leadership is one page.
        assert "RINGKASAN UNTUK PIMPINAN" in pages[1] and "KATA PENGANTAR" in pages[2]
