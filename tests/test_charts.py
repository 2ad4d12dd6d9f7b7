"""Native charts: drawn values, embedded workbook and figures are the same; Word can open them."""

from __future__ import annotations

import importlib
import io
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml import parse_xml as word_xml
from docx.shared import Cm
from lxml import etree
from msgspec.structs import replace

from pipeline.charts import NO_CHART, Chart, ChartKind, Series
from pipeline.charts.drawing import chart_part
from pipeline.charts.inline import chart_parts
from pipeline.opc import parse_xml, read_parts, related, relationships
from pipeline.provenance import Provenance, is_untouched, stamp
from pipeline.render import context_of, render
from pipeline.render.styles import W
from tests.documents import replacing, with_part
from tests.golden_text import document_text
from tests.sample_report import minimal_report, rich_report
from tests.templates import failure_of, template_with

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
MONTHLY = TEMPLATES / "laporan_monev.docx"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

LINE = Chart(
    ChartKind.LINE, "Kemajuan", ("Jan", "Feb", "Mar"),
    (Series("Rencana", (Decimal("33.33"), Decimal("66.67"), Decimal("100.00")), labelled=False),
     Series("Realisasi", (Decimal("5.00"), Decimal("50.00"), None))),
    "Grafik contoh", "Bulan", "Persen (%)", "0.00", 100,
)  # fmt: skip
BAR = Chart(
    ChartKind.BAR, "Capaian", ('I "Tata" & <Laksana>', "II Contoh (–)"),
    (Series("Capaian", (Decimal("87.50"), None)),), 'Grafik "batang" & <lain>',
    "Area", "Persen (%)", "0.00", 100, "Catatan contoh",
)  # fmt: skip
COLUMN = Chart(
    ChartKind.COLUMN, "Masuk", ("TW I", "TW II"),
    (Series("Pengaduan", (0, 12)), Series("WBS", (1, None))), "Grafik kolom", "Triwulan", "Jumlah",
)  # fmt: skip
ALL = pytest.mark.parametrize("chart", [LINE, BAR, COLUMN], ids=lambda c: c.kind.value)


# --- reading what was written -------------------------------------------------------------


def drawn_values(chart_xml: bytes) -> dict[str, list[tuple[str, str | None]]]:
    """By series, each category with the value that the drawing itself holds."""
    found = {}
    for one in parse_xml(chart_xml).iter(C + "ser"):
        name = one.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") or ""
        names, values = (_points(one.find(C + part)) for part in ("cat", "val"))
        found[name] = [(names[at] or "", values[at]) for at in range(len(names))]
    return found


def _points(data: etree._Element | None) -> list[str | None]:
    assert data is not None
    cache = next(data.iter(C + "strCache", C + "numCache"))
    points = {int(p.get("idx", "")): p.findtext(C + "v") for p in cache.iter(C + "pt")}
    return [points.get(at) for at in range(int(cache.find(C + "ptCount").get("val", "")))]


def sheet_values(workbook: bytes, chart_xml: bytes) -> dict[str, list[tuple[str, str | None]]]:
    """The same, looked up in the workbook's cells by the drawing's references."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    found = {}
    for one in parse_xml(chart_xml).iter(C + "ser"):
        cells = [_cells(book, one.findtext(f"{C}{part}/*/{C}f") or "") for part in TX_CAT_VAL]
        rows = zip(cells[1], cells[2], strict=True)
        found[str(cells[0][0])] = [(str(n), _text(v)) for n, v in rows]
    return found


TX_CAT_VAL = ("tx", "cat", "val")


def _cells(book: openpyxl.Workbook, reference: str) -> list[object]:
    sheet, _, area = reference.partition("!")
    found = book[sheet][area.replace("$", "")]
    return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]


def _text(value: object) -> str | None:
    return None if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def chart_names(docx: bytes) -> list[str]:
    """The chart parts in the order in which the document shows them."""
    parts = read_parts(docx)
    main = related(parts, "", "officeDocument")[0]
    links = relationships(parts, main)
    root = parse_xml(parts[main])
    return [links[one.get(R_ID, "")].target for one in root.iter(C + "chart")]


R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def charts_in(docx: bytes) -> list[tuple[bytes, bytes]]:
    """Drawing and workbook of each chart."""
    parts = read_parts(docx)
    found = []
    for name in chart_names(docx):
        (workbook,) = related(parts, name, "package")
        found.append((parts[name], parts[workbook]))
    return found


# --- the parts ----------------------------------------------------------------------------


@ALL
def test_the_drawing_holds_the_values_of_its_workbook(chart: Chart) -> None:
    made = chart_parts(chart, "../embeddings/x.xlsx")
    drawn = drawn_values(made.chart)
    assert drawn == {
        s.name: [
            (n, None if v is None else str(v))
            for n, v in zip(chart.categories, s.values, strict=True)
        ]
        for s in chart.series
    }
    in_sheet = sheet_values(made.workbook, made.chart)
    as_numbers = {
        k: [(n, v if v is None else float(v)) for n, v in rows] for k, rows in drawn.items()
    }
    assert as_numbers == {
        k: [(n, v if v is None else float(v)) for n, v in rows] for k, rows in in_sheet.items()
    }


#: Element → openpyxl's class for it, which lists the children in the schema's order.
_WITNESSES = {
    "chartSpace": "chartspace.ChartSpace", "chart": "chartspace.ChartContainer",
    "plotArea": "plotarea.PlotArea", "lineChart": "line_chart.LineChart",
    "barChart": "bar_chart.BarChart", "catAx": "axis.TextAxis", "valAx": "axis.NumericAxis",
    "scaling": "axis.Scaling", "legend": "legend.Legend", "title": "title.Title",
    "dLbls": "label.DataLabelList", "dLbl": "label.DataLabel", "marker": "marker.Marker",
    "strRef": "data_source.StrRef", "numRef": "data_source.NumRef",
    "numCache": "data_source.NumData", "manualLayout": "layout.ManualLayout",
}  # fmt: skip
_SERIES = {
    "lineChart": "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth",
    "barChart": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars "
    "cat val shape",
}  # fmt: skip


def _schema_order(element: etree._Element) -> list[str] | None:
    name = etree.QName(element).localname
    if name == "ser":
        return _SERIES[etree.QName(element.getparent()).localname].split()
    if name not in _WITNESSES or not len(element):
        return None
    module, _, kind = _WITNESSES[name].partition(".")
    witness = getattr(importlib.import_module(f"openpyxl.chart.{module}"), kind)
    order = list(witness.__elements__)
    if name == "plotArea":  # charts, then axes; openpyxl gathers both under one name
        return ["layout", "barChart", "lineChart", "catAx", "valAx", "spPr"]
    return order


@ALL
def test_children_stand_in_the_order_of_the_schema(chart: Chart) -> None:
    checked = set()
    for element in parse_xml(chart_part(chart)).iter(C + "*"):
        order = _schema_order(element)
        if order is None:
            continue
        names = [etree.QName(child).localname for child in element]
        places = [order.index(name) for name in names]
        assert places == sorted(places), (element.tag, names)
        checked.add(etree.QName(element).localname)
    assert {"chartSpace", "chart", "plotArea", "ser", "catAx", "valAx", "dLbls"} <= checked


@ALL
def test_other_programs_read_the_chart(chart: Chart) -> None:
    from openpyxl.chart.chartspace import ChartSpace
    from openpyxl.xml.functions import fromstring

    root = fromstring(chart_part(chart))
    root.remove(root.find(C + "externalData"))  # which openpyxl does not read in any file
    read = ChartSpace.from_tree(root)
    (plot,) = read.chart.plotArea._charts
    assert [len(s.val.numRef.numCache.pt) for s in plot.ser] == [
        sum(v is not None for v in s.values) for s in chart.series
    ]
    assert read.roundedCorners is False and read.chart.dispBlanksAs == "gap"
    assert {axis.axId for axis in read.chart.plotArea._axes} == {111111111, 222222222}


@ALL
def test_equal_charts_give_equal_bytes(chart: Chart) -> None:
    again = replace(chart)
    assert chart_parts(chart, "a.xlsx") == chart_parts(again, "a.xlsx")


@ALL
def test_numbers_are_formatted_the_indonesian_way_and_axes_have_titles(chart: Chart) -> None:
    root = parse_xml(chart_part(chart))
    codes = {n.text or n.get("formatCode") for n in root.iter(C + "formatCode", C + "numFmt")}
    assert codes == {f"[$-421]{chart.number_format}", "[$-421]#,##0", "General"}
    titles = ["".join(t.itertext()) for t in root.iter(C + "title")]
    assert titles == [chart.category_title, chart.value_title]
    book = openpyxl.load_workbook(io.BytesIO(chart_parts(chart, "").workbook))
    assert book["Data"]["B2"].number_format == f"[$-421]{chart.number_format}"


@ALL
def test_series_can_be_told_apart_in_grey(chart: Chart) -> None:
    looks = []
    for one in parse_xml(chart_part(chart)).iter(C + "ser"):
        colour = next(one.find(C + "spPr").iter("{*}srgbClr")).get("val")
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
        marker = one.find(f"{C}marker/{C}symbol")
        dash = next(one.iter("{*}prstDash"), None)
        grey = 0.299 * red + 0.587 * green + 0.114 * blue
        looks.append((grey, None if marker is None else marker.get("val"),
                      None if dash is None else dash.get("val")))  # fmt: skip
    greys = sorted(grey for grey, _, _ in looks)
    assert all(after - before > 60 for before, after in pairwise(greys))
    if chart.kind is ChartKind.LINE:
        assert len({look[1:] for look in looks}) == len(looks)


def test_a_series_needs_a_value_or_a_gap_for_each_category() -> None:
    with pytest.raises(ValueError, match="1 of 2"):
        Chart(ChartKind.BAR, "", ("a", "b"), (Series("x", (1,)),), "")


def test_a_chart_of_gaps_alone_shows_nothing() -> None:
    assert not NO_CHART
    assert not replace(BAR, series=(Series("Capaian", (None, None)),))
    assert replace(BAR, series=(Series("Capaian", (None, Decimal(0))),))


# --- in a template ------------------------------------------------------------------------


def test_a_chart_stands_where_its_tag_stood_as_wide_as_the_text(tmp_path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(2)
    document.add_paragraph("sebelum")
    document.add_paragraph("{{ c.line }}")
    document.add_paragraph("sesudah")
    path = tmp_path / "templat.docx"
    document.save(str(path))
    made = Document(io.BytesIO(render(path, {"c": {"line": LINE}})))
    body = made.paragraphs
    assert [p.text for p in body] == ["sebelum", "", "sesudah"]
    (inline,) = body[1]._p.iter("{*}inline")
    assert abs(int(inline.find("{*}extent").get("cx")) - Cm(16)) < Cm(0.05)
    about = inline.find("{*}docPr")
    assert about.get("descr") == "Grafik contoh"


def test_in_a_column_it_is_as_wide_as_the_column(tmp_path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(3), Cm(2)
    columns = next(section._sectPr.iter(W + "cols"))
    columns.set(W + "num", "2")
    columns.set(W + "space", "567")
    document.add_paragraph("{{ chart }}")
    path = tmp_path / "templat.docx"
    document.save(str(path))
    root = parse_xml(read_parts(render(path, {"chart": BAR}))["word/document.xml"])
    (extent,) = root.iter("{*}extent")
    assert abs(int(extent.get("cx", "0")) - Cm(7.5)) < Cm(0.05)


def test_in_a_table_s_cell_it_is_as_wide_as_the_cell(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(1, 2)
    for cell, width in zip(table.rows[0].cells, (Cm(9), Cm(7)), strict=True):
        cell.width = width
        cell.paragraphs[0].add_run("{{ chart }}")
    path = tmp_path / "templat.docx"
    document.save(str(path))
    made = render(path, {"chart": BAR})
    root = parse_xml(read_parts(made)["word/document.xml"])
    widths = [int(e.get("cx", "0")) / 360_000 for e in root.iter("{*}extent")]
    assert 8.4 < widths[0] < 9 and 6.4 < widths[1] < 7
    # The same chart twice: two parts, two ids.
    assert len(set(chart_names(made))) == 2
    ids = [one.get("id") for one in root.iter("{*}docPr")]
    assert len(set(ids)) == 2


def test_text_of_the_workbook_stays_text_in_chart_and_workbook(tmp_path: Path) -> None:
    made = render(template_with(tmp_path, "{{ chart }}"), {"chart": BAR})
    ((drawing, workbook),) = charts_in(made)
    assert drawn_values(drawing)["Capaian"][0] == ('I "Tata" & <Laksana>', "87.50")
    assert openpyxl.load_workbook(io.BytesIO(workbook))["Data"]["A2"].value == BAR.categories[0]
    root = parse_xml(read_parts(made)["word/document.xml"])
    assert next(root.iter("{*}docPr")).get("descr") == 'Grafik "batang" & <lain>'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ charts.cumulatif }}", 'nama "cumulatif" tidak dikenal (maksud Anda "cumulative"?)'),
        ("Grafik: {{ charts.cumulative }}", "harus sendirian dalam paragrafnya"),
        ("{{ charts.cumulative }}{{ charts.cumulative }}", "harus sendirian"),
        ("{{ charts.empty }}", "grafik ini tidak mempunyai data pada periode ini"),
        ("{% for x in charts.cumulative %}{% endfor %}", "hanya dapat dipakai pada daftar"),
        ("\ufdd27\ufdd3 {{ charts.cumulative }}", "harus sendirian"),
    ],
)
def test_a_wrong_tag_is_a_fault_of_the_template(tmp_path: Path, text: str, told: str) -> None:
    path = template_with(tmp_path, text)
    failure = failure_of(path, charts={"cumulative": LINE, "empty": NO_CHART})
    assert told in str(failure)


def test_a_chart_has_no_place_in_a_header_or_the_properties(tmp_path: Path) -> None:
    for where in ("header", "title"):
        path = template_with(tmp_path, "isi", **{where: "{{ chart }}"})
        assert "hanya dapat dipasang pada isi dokumen" in str(failure_of(path, chart=LINE))


def test_a_chart_has_no_place_in_a_text_box_or_an_alternative_text(tmp_path: Path) -> None:
    from tests.documents import TEXT_BOX, png

    boxed = Document()
    boxed.add_paragraph()._p.append(word_xml(TEXT_BOX.replace("Kotak: tunggakan 3", "{{ c }}")))
    described = Document()
    described.add_picture(io.BytesIO(png(9)))
    next(described.element.iter("{*}docPr")).set("descr", "{{ c }}")
    for document in (boxed, described):
        path = tmp_path / "templat.docx"
        document.save(str(path))
        assert "grafik hanya dapat dipasang dalam paragraf" in str(failure_of(path, c=LINE))


def test_a_template_s_own_chart_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = template_with(tmp_path, "{{ chart }}", "{{ tag }}")
    first = render(path, {"chart": LINE, "tag": "{{ chart }}"})
    path.write_bytes(first)
    made = render(path, {"chart": BAR})
    names = [sorted(drawn_values(drawing)) for drawing, _ in charts_in(made)]
    assert names == [["Realisasi", "Rencana"], ["Capaian"]]


# --- captions -----------------------------------------------------------------------------


def captions(docx: bytes) -> list[str]:
    return [line for line in document_text(docx).split("\n") if line.startswith("Gambar ")]


def test_captions_are_numbered_as_the_charts_stand() -> None:
    report = rich_report()
    assert [c[:16] for c in captions(render(MONTHLY, context_of(report)))] == [
        "Gambar 1. Capaia",
        "Gambar 2. Rencan",
    ]
    only = replace(report, charts=replace(report.charts, achievement=NO_CHART))
    assert [c[:16] for c in captions(render(MONTHLY, context_of(only)))] == ["Gambar 1. Rencan"]


def test_a_report_without_data_has_no_chart_and_no_caption() -> None:
    made = render(MONTHLY, context_of(minimal_report()))
    assert captions(made) == [] and charts_in(made) == []
    assert not [name for name in read_parts(made) if "chart" in name or "embedd" in name]


# --- the finished document ----------------------------------------------------------------


def test_every_chart_has_an_alternative_text_and_its_parts_are_declared() -> None:
    made = render(MONTHLY, context_of(rich_report()))
    parts = read_parts(made)
    root = parse_xml(parts["word/document.xml"])
    described = [
        next(inline.iter("{*}docPr")).get("descr", "")
        for inline in root.iter("{*}inline")
        if next(inline.iter(C + "chart"), None) is not None
    ]
    assert len(described) == 2 and all(len(text) > 20 for text in described)
    types = parts["[Content_Types].xml"].decode()
    assert 'Extension="xlsx"' in types
    for name in chart_names(made):
        assert types.count(f'PartName="/{name}"') == 1
    for source in ("word/document.xml", *chart_names(made)):
        for relation in relationships(parts, source).values():
            assert relation.external or relation.target in parts, relation
    ids = [one.get("id") for one in root.iter("{*}docPr")]
    assert len(ids) == len(set(ids))


def test_equal_reports_give_equal_bytes() -> None:
    first, second = (render(MONTHLY, context_of(rich_report())) for _ in range(2))
    assert first == second
    origin = Provenance("1", "ab" * 32, "2025-10", date(2025, 10, 31), "monthly")
    stamped = stamp(first, origin)
    assert stamped == stamp(second, origin)
    assert stamp(stamped, origin) == stamped


def test_an_edited_chart_is_an_edited_document() -> None:
    origin = Provenance("1", "ab" * 32, "2025-10", date(2025, 10, 31), "monthly")
    made = stamp(render(MONTHLY, context_of(rich_report())), origin)
    assert is_untouched(made)
    name = chart_names(made)[0]
    for old, new in (
        ("<c:v>83.33<", "<c:v>93.33<"),
        ("<c:v>II Penataan", "<c:v>II Tata"),
        ("<a:t>Persen (%)<", "<a:t>Bagian<"),
    ):
        edited = with_part(made, name, replacing(old, new))
        assert not is_untouched(edited), old
