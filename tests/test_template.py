"""The Word template that the program ships with: its tags, its look, its pages."""

from __future__ import annotations

import io
import re
import subprocess
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm
from lxml import etree
from msgspec import Struct

from pipeline.charts import Chart
from pipeline.opc import read_parts
from pipeline.render import context_of, render
from pipeline.render.styles import W, value
from pipeline.view.parts.types import MonthlyReport
from tests.golden_text import document_text
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.sample_report import minimal_report, rich_report
from tools.make_templates import TEMPLATES, packed

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "laporan_monev.docx"
_LOOP = re.compile(r"\{%(?:p|tr)? for (\w+) in ([\w.]+) %\}")
_END = re.compile(r"\{%(?:p|tr)? endfor %\}")
_NAME = re.compile(r"\{\{ ([\w.]+) \}\}|\{%(?:p|tr)? if ([\w.]+) %\}")


def _tags() -> Iterator[str]:
    """The tags of every part, in order, each whole (the script writes none in pieces)."""
    for name, data in read_parts(TEMPLATE.read_bytes()).items():
        if name.endswith(".xml"):
            yield from re.findall(r"\{[{%].*?[%}]\}", data.decode())


def _type_of(path: str, known: Mapping[str, object]) -> object:
    """What ``a.b.c`` is, by the annotations of the view's types."""
    first, *rest = path.split(".")
    kind = known[first]
    for name in rest:
        hints = typing.get_type_hints(typing.cast(type, kind))
        kind = hints[name]
    return kind


def test_every_tag_of_the_template_is_a_field_of_the_report() -> None:
    top = typing.get_type_hints(MonthlyReport)
    scopes: list[Mapping[str, object]] = [top]
    seen = 0
    for tag in _tags():
        if match := _LOOP.fullmatch(tag):
            rows = _type_of(match[2], scopes[-1])
            assert typing.get_origin(rows) is tuple, tag
            scopes.append({**scopes[-1], match[1]: typing.get_args(rows)[0]})
        elif _END.fullmatch(tag):
            scopes.pop()
        elif match := _NAME.fullmatch(tag):
            kind = _type_of(match[1] or match[2], scopes[-1])
            assert kind in (str, Chart) or match[2], tag
        else:
            assert tag in ("{%p else %}", "{%p endif %}", "{% vm %}"), tag
        seen += 1
    assert scopes == [top] and seen > 300


def _paths(record: type, prefix: str = "") -> Iterator[str]:
    for name in record.__struct_fields__:
        kind = typing.get_type_hints(record)[name]
        inner = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
        if isinstance(inner, type) and issubclass(inner, Struct) and inner is not Chart:
            yield from _paths(typing.cast(type, inner), f"{prefix}{name}.")
        else:
            yield prefix + name


def test_every_text_of_the_report_is_printed_by_the_template() -> None:
    """A field that no tag prints is a figure that the view computes in vain."""
    names: set[str] = set()
    scopes: list[dict[str, str]] = [{}]
    for tag in _tags():
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
    # Rows of one kind stand in several tables, each with the columns that it needs.
    kinds = ("targets", "arrears", "early", "next_targets", "obstacles")
    missing = {
        path
        for path in _paths(MonthlyReport)
        if path not in names and not any(f"{kind}." in path for kind in kinds)
    }
    assert missing == set()


def test_the_template_is_what_the_script_makes() -> None:
    """After an edit in Word on purpose, bring the script along, or drop this test with it."""
    for name, make in TEMPLATES.items():
        kept = read_parts((TEMPLATE.parent / name).read_bytes())
        made = read_parts(packed(make()))
        assert sorted(kept) == sorted(made)
        assert [part for part in kept if kept[part] != made[part]] == [], name


def test_no_relationship_leads_nowhere() -> None:
    parts = read_parts(TEMPLATE.read_bytes())
    used = set(re.findall(r'r:(?:id|embed)="(\w+)"', parts["word/document.xml"].decode()))
    known = set(re.findall(r'Id="(\w+)"', parts["word/_rels/document.xml.rels"].decode()))
    assert used <= known


def test_pages_are_a4_with_an_office_s_margins() -> None:
    sections = Document(str(TEMPLATE)).sections
    assert len(sections) == 4
    for index, section in enumerate(sections):
        size = (round(section.page_width.cm, 1), round(section.page_height.cm, 1))
        margins = [
            round(side.cm, 1)
            for side in (
                section.left_margin,
                section.right_margin,
                section.top_margin,
                section.bottom_margin,
            )
        ]
        if index == 2:
            assert (size, margins) == ((29.7, 21.0), [2.0, 2.0, 3.0, 2.0])
        else:
            assert (size, margins) == ((21.0, 29.7), [3.0, 2.0, 2.5, 2.5])


def test_the_body_is_set_in_bookman_old_style_12() -> None:
    styles = Document(str(TEMPLATE)).styles
    for name in ("Normal", "Body Text", "List Number", "Heading 2"):
        assert (styles[name].font.name, styles[name].font.size.pt) == ("Bookman Old Style", 12)


def test_every_style_that_a_paragraph_names_exists() -> None:
    document = Document(str(TEMPLATE))
    known = {style.style_id for style in document.styles}
    used = {node.get(W + "val") for node in document.element.iter(W + "pStyle")}
    assert used <= known and {"Heading1", "Heading2", "Heading3", "BodyText"} <= used


def test_headings_stay_with_the_text_that_follows() -> None:
    styles = Document(str(TEMPLATE)).styles
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Judul Lampiran", "Caption"):
        assert styles[name].paragraph_format.keep_with_next is True, name


def test_tables_fit_repeat_their_heads_and_split_no_row() -> None:
    document = Document(str(TEMPLATE))
    for table in document.tables:
        widths = [int(column.get(W + "w")) for column in table._tbl.tblGrid]
        room = Cm(25.7 if len(widths) == 14 else 16).twips
        assert sum(widths) <= room + len(widths)
        assert value(table._tbl.tblPr.find(W + "tblLayout")) is None
        assert table._tbl.tblPr.find(W + "tblLayout").get(W + "type") == "fixed"
        if any("{%tr" in cell.text for row in table.rows for cell in row.cells):
            first = table.rows[0]._tr
            assert first.find(f"{W}trPr/{W}tblHeader") is not None
        for row in table.rows:
            if "{%tr" not in row.cells[0].text:
                assert row._tr.find(f"{W}trPr/{W}cantSplit") is not None


def test_the_placeholder_emblem_has_an_alternative_text() -> None:
    pictures = list(Document(str(TEMPLATE)).element.iter("{*}docPr"))
    assert ["lambang" in (one.get("descr") or "").lower() for one in pictures] == [True]


def test_word_is_not_told_to_ask_about_fields() -> None:
    for data in read_parts(render(TEMPLATE, context_of(rich_report()))).values():
        assert b"updateFields" not in data and b"w:dirty" not in data


# --- filled -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "report"),
    [("penuh", rich_report("DRAF – CONTOH")), ("kosong", minimal_report())],
)
def test_the_report_reads_as_its_golden_text(
    golden: Callable[[str, str], None], name: str, report: MonthlyReport
) -> None:
    golden(f"laporan_monev_{name}.txt", document_text(render(TEMPLATE, context_of(report))))


def test_the_stamp_is_on_every_section_and_nothing_is_left_of_it_without_one() -> None:
    stamped = read_parts(render(TEMPLATE, context_of(rich_report("DRAF"))))
    plain = read_parts(render(TEMPLATE, context_of(rich_report(""))))
    header = stamped["word/header1.xml"].decode()
    assert header.count("DRAF") == 2 and 'string="DRAF"' in header
    assert b"pict" not in plain["word/header1.xml"]
    assert "KEPALA HALAMAN ==\n==" in document_text(render(TEMPLATE, context_of(rich_report(""))))
    body = etree.fromstring(stamped["word/document.xml"])
    # One header, which every later section takes over.
    assert len(list(body.iter(W + "headerReference"))) == 1


def test_no_tag_is_left_in_a_finished_report() -> None:
    for report in (rich_report("DRAF"), minimal_report()):
        for name, data in read_parts(render(TEMPLATE, context_of(report))).items():
            assert not re.search(rb"\{\{|\{%|%\}|\}\}", data), name


def test_the_contents_lists_every_chapter_and_section_with_a_live_page() -> None:
    document = Document(io.BytesIO(render(TEMPLATE, context_of(rich_report()))))
    entries = [
        ("".join(node.text or "\t" for node in p._p.iter(W + "t", W + "tab")), p)
        for p in document.paragraphs
        if p.style.name.lower().startswith("toc")
    ]
    texts = [text.split("\t") for text, _ in entries]
    assert texts[2][:2] == ["BAB I", "PENDAHULUAN"]
    assert texts[3][:2] == ["A.", "Latar Belakang"]
    assert [t[0] for t in texts if t[0].startswith(("BAB", "LAMPIRAN"))] == [
        *("BAB I", "BAB II", "BAB III", "BAB IV", "BAB V"),
        *("LAMPIRAN I", "LAMPIRAN II", "LAMPIRAN III"),
    ]
    marks = {node.get(W + "name") for node in document.element.iter(W + "bookmarkStart")}
    for _, paragraph in entries:
        (link,) = paragraph._p.iter(W + "hyperlink")
        (code,) = paragraph._p.iter(W + "instrText")
        assert link.get(W + "anchor") in marks
        assert code.text == f" PAGEREF {link.get(W + 'anchor')} \\h "


def test_bookmarks_have_names_and_ids_of_their_own() -> None:
    document = Document(io.BytesIO(render(TEMPLATE, context_of(rich_report()))))
    starts = list(document.element.iter(W + "bookmarkStart"))
    for key in ("name", "id"):
        values = [node.get(W + key) for node in starts]
        assert len(values) == len(set(values))


def test_the_signature_is_kept_with_the_text_before_it() -> None:
    document = Document(io.BytesIO(render(TEMPLATE, context_of(rich_report()))))
    texts = [p.text for p in document.paragraphs]
    start = texts.index("Sengeti, 31 Oktober 2025")
    end = texts.index("Contoh Ketua, S.Sos.")
    for paragraph in document.paragraphs[start - 1 : end]:
        kept = paragraph.paragraph_format.keep_with_next
        assert kept or (kept is None and paragraph.style.paragraph_format.keep_with_next)


# --- pages, as LibreOffice lays them out --------------------------------------------


def _with_marks(test: Callable[..., None]) -> Callable[..., None]:
    for mark in needs_libreoffice:
        test = mark(test)
    return test


def _pages(pdf: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")


@_with_marks
@pytest.mark.parametrize("stamp", ["", "DRAF – CONTOH"])
def test_pages_fall_where_the_contents_says(tmp_path: Path, stamp: str) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(render(TEMPLATE, context_of(rich_report(stamp))))
    (pdf,) = to_pdf([path], tmp_path / "pdf")
    pages = _pages(pdf)
    assert "RINGKASAN UNTUK PIMPINAN" in pages[1] and "5 " in pages[1]
    assert "Ditampilkan 5 dari 18 hal" in pages[1] and "KATA PENGANTAR" in pages[2]
    listed = dict(
        re.findall(r"^\s*(?:BAB|LAMPIRAN)\s+([IV]+ +\S.*?)\.{2,}\s*(\d+)$", pages[3], re.M)
    )
    assert len(listed) == 8
    for entry, page in listed.items():
        number, title = entry.split(maxsplit=1)
        assert title.strip() in pages[int(page)], entry
        assert re.search(rf"(BAB|LAMPIRAN) {number}$", pages[int(page)], re.M), entry
        assert pages[int(page)].rstrip().endswith(page)
    if stamp:
        assert all("DRAF – CONTOH" in page for page in pages if page.strip())
    sheet = [page for page in pages if "RENCANA" in page and "KOMPONEN" in page]
    assert len(sheet) > 5, "the head of the annex is repeated on each of its pages"
