"""``validate --annotate``: each finding in its cell, and a sheet that lists them all."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from openpyxl import load_workbook
from openpyxl.comments import Comment

from pipeline.annotate import annotate
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef
from pipeline.opc import NotAPackage
from tests.books import correct_book
from tests.commands import zi
from tests.libreoffice import needs_libreoffice, recalculate, to_pdf
from tests.spreadsheet_package import assert_sound, parts_of, with_parts

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
COLOURS = {ERROR: "FFFF9B9B", WARNING: "FFFFD166", INFO: "FFA9D0F5"}


def finding(place: str, severity: Severity = ERROR, message: str = "Salah.", hint: str = ""):
    """A finding at ``Lembar!D14``, at ``Lembar`` or (``""``) in the file."""
    sheet, _, address = place.partition("!")
    row = column = 0
    if address:
        letters, digits = re.fullmatch("([A-Z]+)([0-9]+)", address).groups()
        row = int(digits)
        for letter in letters:
            column = column * 26 + ord(letter) - 64
    return Finding("ZI201", severity, CellRef(sheet, row, column), message, hint)


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    fill(workbook)
    workbook.close()
    return buffer.getvalue()


def register(workbook: xlsxwriter.Workbook) -> None:
    """Headings in row 1, two rows below, D3 blank."""
    sheet = workbook.add_worksheet("Contoh")
    day = workbook.add_format({"num_format": "dd/mm/yyyy", "border": 1, "bg_color": "#FFF9E5"})
    sheet.write_row(0, 0, ["KODE", "BULAN", "STATUS", "TANGGAL"])
    sheet.write_row(1, 0, ["I.1.1", "Oktober", "Selesai"])
    sheet.write_datetime(1, 3, date(2025, 10, 31), day)
    sheet.write_row(2, 0, ["I.1.2", "Oktober", "Selesai"])


def with_sheet_xml(rows: str, before: str = "", after: str = "", prefix: str = "") -> bytes:
    """A workbook whose only sheet ``Contoh`` has this XML around and as its rows."""
    data = book(lambda w: w.add_worksheet("Contoh"))
    name = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    xml = (
        f'<{prefix}worksheet {name}="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{before}<{prefix}sheetData>{rows}</{prefix}sheetData>{after}</{prefix}worksheet>"
    )
    return with_parts(data, {"xl/worksheets/sheet1.xml": xml.encode()})


def comments(package: bytes) -> dict[str, str]:
    """``Lembar!D14`` → the comment's text, as openpyxl reads it."""
    found = {}
    for sheet in load_workbook(io.BytesIO(package)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment:
                    found[f"{sheet.title}!{cell.coordinate}"] = cell.comment.text
    return found


def colours(package: bytes, sheet: str = "Contoh") -> dict[str, str]:
    cells = (c for row in load_workbook(io.BytesIO(package))[sheet].iter_rows() for c in row)
    return {
        c.coordinate: c.fill.fgColor.rgb for c in cells if c.fill.fgColor.rgb in COLOURS.values()
    }


def sheet_xml(package: bytes) -> str:
    return parts_of(package)["xl/worksheets/sheet1.xml"].decode()


# --- cells --------------------------------------------------------------------------


def test_each_finding_is_a_comment_and_a_fill_at_exactly_its_cell() -> None:
    made = annotate(
        book(register),
        (
            finding("Contoh!B2", ERROR, "Bulan salah.", "Tulis Oktober."),
            finding("Contoh!C2", WARNING, "Tanpa bukti."),
            finding("Contoh!D3", INFO, "Tanggal kosong."),
        ),
    )
    assert_sound(made)
    assert comments(made) == {
        "Contoh!B2": "Kesalahan ZI201\nBulan salah.\nTulis Oktober.",
        "Contoh!C2": "Peringatan ZI201\nTanpa bukti.",
        "Contoh!D3": "Catatan ZI201\nTanggal kosong.",
    }
    assert colours(made) == {"B2": COLOURS[ERROR], "C2": COLOURS[WARNING], "D3": COLOURS[INFO]}
    written = load_workbook(io.BytesIO(made))["Contoh"]["B2"].comment
    assert written.author == "zi-report"


def test_several_findings_share_a_comment_and_the_worst_gives_the_colour() -> None:
    made = annotate(
        book(register),
        (finding("Contoh!C2", INFO, "Pertama."), finding("Contoh!C2", ERROR, "Kedua.")),
    )
    assert comments(made) == {"Contoh!C2": "Catatan ZI201\nPertama.\n\nKesalahan ZI201\nKedua."}
    assert colours(made) == {"C2": COLOURS[ERROR]}


def test_a_marked_cell_keeps_its_value_number_format_and_border() -> None:
    made = annotate(book(register), (finding("Contoh!D2"),))
    cell = load_workbook(io.BytesIO(made))["Contoh"]["D2"]
    assert cell.value.date() == date(2025, 10, 31)
    assert cell.number_format == "dd/mm/yyyy"
    assert cell.border.left.style == "thin"
    assert cell.fill.fgColor.rgb == COLOURS[ERROR]


def test_a_format_that_says_not_to_fill_is_filled_all_the_same() -> None:
    data = book(register)
    styles = re.sub(rb'applyFill="1"', b'applyFill="0"', parts_of(data)["xl/styles.xml"])
    assert b'applyFill="0"' in styles
    made = annotate(with_parts(data, {"xl/styles.xml": styles}), (finding("Contoh!D2"),))
    formats = etree.fromstring(parts_of(made)["xl/styles.xml"]).findall("{*}cellXfs/{*}xf")
    (style,) = re.findall('<c r="D2" s="([0-9]+)"', sheet_xml(made))
    assert formats[int(style)].get("applyFill") == "1"


def test_cells_and_rows_that_are_not_there_are_made_in_order() -> None:
    rows = '<row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"/>'
    data = with_sheet_xml(rows, before='<dimension ref="B2:D5"/>')
    places = ("A1", "A2", "C2", "H2", "B4", "C5", "A9")
    made = annotate(data, tuple(finding(f"Contoh!{place}") for place in places))
    assert_sound(made)
    assert set(comments(made)) == {f"Contoh!{place}" for place in places}
    assert set(colours(made)) == set(places)
    assert 'spans="2:4"' not in sheet_xml(made)
    assert '<dimension ref="A1:H9"/>' in sheet_xml(made)


def test_a_sheet_without_rows_gets_them() -> None:
    data = book(lambda w: w.add_worksheet("Contoh"))
    assert b"<sheetData/>" in parts_of(data)["xl/worksheets/sheet1.xml"]
    made = annotate(data, (finding("Contoh!B7"), finding("Contoh!A2")))
    assert_sound(made)
    assert set(comments(made)) == {"Contoh!A2", "Contoh!B7"}


def test_rows_and_cells_without_addresses_are_counted() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    rows += '<row r="7"><c r="C7"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>'
    places = ("B1", "A2", "D7", "A8", "E7", "A6")
    made = annotate(with_sheet_xml(rows), tuple(finding(f"Contoh!{p}") for p in places))
    assert_sound(made)
    sheet = load_workbook(io.BytesIO(made))["Contoh"]
    assert {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value} == {
        "A1": 1, "B1": 2, "A2": 3, "C7": 4, "D7": 5, "A8": 6,
    }  # fmt: skip
    assert set(colours(made)) == set(places)


def test_formulas_inline_texts_and_values_stay() -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c>'
        '<c r="B1" t="inlineStr" s="0"><is><r><t>te</t></r><r><t xml:space="preserve">ks </t></r>'
        '</is></c><c r="C1" t="e"><v>#REF!</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>'
    )
    data = with_sheet_xml(rows)
    made = annotate(data, tuple(finding(f"Contoh!{p}") for p in ("A1", "B1", "C1", "A2")))
    plain = re.sub(r' s="\d+"', "", sheet_xml(made))
    plain = re.sub(r"<legacyDrawing[^>]*>", "", plain)
    assert plain == re.sub(r' s="\d+"', "", sheet_xml(data))


def test_a_place_under_a_merge_is_marked_at_the_corner_that_is_seen() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Contoh")
        sheet.merge_range("B2:C4", "gabungan")

    made = annotate(
        book(fill), (finding("Contoh!C3", INFO, "Di bawah."), finding("Contoh!B2", ERROR, "Atas."))
    )
    assert_sound(made)
    assert comments(made) == {"Contoh!B2": "Kesalahan ZI201\nAtas.\n\nCatatan ZI201\nDi bawah."}
    listed = load_workbook(io.BytesIO(made))["Temuan"]
    assert [listed["B2"].value, listed["B3"].value] == ["C3", "B2"]


def test_a_blank_cell_takes_over_the_style_of_its_row_or_column() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("Contoh")
        sheet.set_column("B:B", 20, workbook.add_format({"num_format": "@"}))
        sheet.set_row(4, None, workbook.add_format({"num_format": "0.00"}))

    made = annotate(book(fill), (finding("Contoh!B2"), finding("Contoh!B5"), finding("Contoh!C2")))
    sheet = load_workbook(io.BytesIO(made))["Contoh"]
    assert [sheet[p].number_format for p in ("B2", "B5", "C2")] == ["@", "0.00", "General"]


def test_prefixed_elements_comments_and_cdata_do_not_mislead() -> None:
    rows = (
        '<x:row r="1"><!-- <x:row r="2"><x:c r="A2"/></x:row> --><x:c r="A1" t="inlineStr"><x:is>'
        '<x:t><![CDATA[<x:c r="B1"/></x:row></x:sheetData>]]></x:t></x:is></x:c></x:row>'
        "<x:row r='3'><x:c r='A3' foo='a>b' s = '0'><x:v>3</x:v></x:c></x:row>"
    )
    data = with_sheet_xml(rows, prefix="x:", after='<x:extLst><x:ext uri="u"/></x:extLst>')
    made = annotate(data, tuple(finding(f"Contoh!{p}") for p in ("A1", "B1", "A2", "A3")))
    assert_sound(made)
    sheet = load_workbook(io.BytesIO(made))["Contoh"]
    assert sheet["A1"].value == '<x:c r="B1"/></x:row></x:sheetData>' and sheet["A3"].value == 3
    assert set(colours(made)) == {"A1", "B1", "A2", "A3"}
    assert "<x:legacyDrawing " in sheet_xml(made)


def test_a_utf_16_sheet_is_marked_too() -> None:
    data = with_sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row>')
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + sheet_xml(data)
    data = with_parts(data, {"xl/worksheets/sheet1.xml": xml.encode("utf-16")})
    made = annotate(data, (finding("Contoh!A1"),))
    assert_sound(made)
    assert load_workbook(io.BytesIO(made))["Contoh"]["A1"].value == "é"


# --- comments -----------------------------------------------------------------------


def test_a_user_s_comment_keeps_its_text_and_author_and_ours_follows() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        register(workbook)
        sheet = workbook.get_worksheet_by_name("Contoh")
        sheet.write_comment("B2", "Tolong dicek & <lengkapi>.", {"author": "Petugas Contoh"})
        sheet.write_comment("A3", "Biarkan.", {"author": "Petugas Contoh"})

    made = annotate(book(fill), (finding("Contoh!B2", ERROR, "Bulan salah."), finding("Contoh!C3")))
    assert_sound(made)
    assert comments(made) == {
        "Contoh!B2": "Tolong dicek & <lengkapi>.\n\nKesalahan ZI201\nBulan salah.",
        "Contoh!A3": "Biarkan.",
        "Contoh!C3": "Kesalahan ZI201\nSalah.",
    }
    sheet = load_workbook(io.BytesIO(made))["Contoh"]
    assert [sheet[p].comment.author for p in ("B2", "C3")] == ["Petugas Contoh", "zi-report"]


def test_comments_that_openpyxl_wrote_are_added_to() -> None:
    workbook = load_workbook(io.BytesIO(book(register)))
    workbook["Contoh"]["A2"].comment = Comment("Catatan petugas.", "Petugas Contoh")
    buffer = io.BytesIO()
    workbook.save(buffer)
    made = annotate(buffer.getvalue(), (finding("Contoh!A2"), finding("Contoh!B2")))
    assert_sound(made)
    assert comments(made) == {
        "Contoh!A2": "Catatan petugas.\n\nKesalahan ZI201\nSalah.",
        "Contoh!B2": "Kesalahan ZI201\nSalah.",
    }


def test_the_box_of_a_user_s_comment_grows_with_its_text() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        workbook.add_worksheet("Contoh").write_comment("B2", "Catatan.")

    def bottom(package: bytes) -> list[int]:
        vml = parts_of(package)["xl/drawings/vmlDrawing1.vml"].decode()
        return [int(a.split(",")[6]) for a in re.findall("<x:Anchor>(.*?)</x:Anchor>", vml)]

    before = book(fill)
    made = annotate(before, (finding("Contoh!B2", message="Kalimat panjang. " * 20),))
    assert bottom(made)[0] > bottom(before)[0] + 3


def test_an_annotated_copy_can_be_annotated_again() -> None:
    once = annotate(book(register), (finding("Contoh!B2", message="Lama."),))
    twice = annotate(once, (finding("Contoh!B2", message="Baru."), finding("Contoh!C2")))
    assert_sound(twice)
    assert comments(twice)["Contoh!B2"] == "Kesalahan ZI201\nBaru."
    assert load_workbook(io.BytesIO(twice)).sheetnames == ["Contoh", "Temuan", "Temuan (2)"]


def test_text_of_the_workbook_is_text_and_nothing_else() -> None:
    nasty = 'A & B <c> "q" _x000D_ \x07\ud800 {=1+1} é 😀'
    made = annotate(book(register), (finding("Contoh!B2", message=nasty),))
    assert_sound(made)
    shown = 'A & B <c> "q" _x005F_x000D_  {=1+1} é 😀'  # as Excel escapes what looks escaped
    (text,) = comments(made).values()
    assert text == f"Kesalahan ZI201\n{shown}"
    listed = parts_of(made)["xl/worksheets/sheet2.xml"]
    assert "".join(etree.fromstring(listed).itertext()).count(shown) == 1
    assert b"<f>" not in listed


def test_a_text_longer_than_excel_holds_is_cut() -> None:
    made = annotate(book(register), (finding("Contoh!B2", message="x" * 40_000),))
    assert len(comments(made)["Contoh!B2"]) < 32_767
    assert len(load_workbook(io.BytesIO(made))["Temuan"]["E2"].value) < 32_767


# --- the list -----------------------------------------------------------------------


def test_the_sheet_temuan_lists_all_findings_with_links() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        register(workbook)
        workbook.add_worksheet("Rapat d'Tim")
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=Contoh!$D$2:$D$3"})
        workbook.add_chartsheet("Grafik").set_chart(chart)

    made = annotate(
        book(fill),
        (
            finding("", WARNING, "Ada salinan.", "Pakai satu."),
            finding("Hilang", ERROR, "Lembar tidak ada."),
            finding("Contoh", INFO, "Lembar tersembunyi."),
            finding("Rapat d'Tim!C4", ERROR, "Tanggal salah.", "Isi."),
            finding("Grafik!A1", INFO, "Bukan lembar kerja."),
        ),
    )
    assert_sound(made)
    workbook = load_workbook(io.BytesIO(made))
    assert workbook.sheetnames == ["Contoh", "Rapat d'Tim", "Grafik", "Temuan"]
    sheet = workbook["Temuan"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows == [
        ("SHEET", "SEL", "TINGKAT", "KODE", "PESAN", "SARAN"),
        (None, None, "Peringatan", "ZI201", "Ada salinan.", "Pakai satu."),
        ("Hilang", None, "Kesalahan", "ZI201", "Lembar tidak ada.", None),
        ("Contoh", None, "Catatan", "ZI201", "Lembar tersembunyi.", None),
        ("Rapat d'Tim", "C4", "Kesalahan", "ZI201", "Tanggal salah.", "Isi."),
        ("Grafik", "A1", "Catatan", "ZI201", "Bukan lembar kerja.", None),
    ]
    links = {c.coordinate: c.hyperlink.location for row in sheet for c in row if c.hyperlink}
    assert links == {"B5": "'Rapat d''Tim'!C4"}
    assert sheet.tables["DaftarTemuan"].ref == "A1:F6"
    assert sheet.freeze_panes == "A2"


def test_names_that_are_taken_are_not_taken_again() -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet("TEMUAN")
        sheet.add_table("A1:B3", {"name": "DaftarTemuan"})
        workbook.define_name("daftartemuan_2", "=TEMUAN!$A$1")

    made = annotate(book(fill), (finding("TEMUAN!A2"),))
    assert_sound(made)
    workbook = load_workbook(io.BytesIO(made))
    assert workbook.sheetnames == ["TEMUAN", "Temuan (2)"]
    assert list(workbook["Temuan (2)"].tables) == ["DaftarTemuan_3"]
    ids = [t.id for sheet in workbook for t in sheet.tables.values()]
    assert len(set(ids)) == 2


def test_a_workbook_without_findings_gets_an_empty_list_and_no_marks() -> None:
    before = book(register)
    made = annotate(before, ())
    assert_sound(made)
    assert sheet_xml(made) == sheet_xml(before)
    listed = load_workbook(io.BytesIO(made))["Temuan"]
    assert [c.value for c in listed[1]][:2] == ["SHEET", "SEL"] and listed["A2"].value is None
    assert listed.tables["DaftarTemuan"].ref == "A1:F2"


def test_a_place_beyond_the_sheet_is_listed_and_not_marked() -> None:
    place = CellRef("Contoh", 1_048_577, 3)
    made = annotate(book(register), (Finding("ZI201", ERROR, place, "Jauh."),))
    assert_sound(made)
    assert comments(made) == {}


def test_a_sheet_named_in_other_letters_is_found() -> None:
    made = annotate(book(register), (finding("CONTOH!B2"),))
    assert set(comments(made)) == {"Contoh!B2"}
    assert load_workbook(io.BytesIO(made))["Temuan"]["B2"].hyperlink.location == "'Contoh'!B2"


# --- other kinds of file ---------------------------------------------------------------


def test_the_same_findings_give_the_same_bytes() -> None:
    data = book(register)
    assert annotate(data, (finding("Contoh!B2"),)) == annotate(data, (finding("Contoh!B2"),))


def test_a_strict_workbook_stays_strict() -> None:
    old = b"http://schemas.openxmlformats.org/"
    new = b"http://purl.oclc.org/ooxml/"
    data = book(register)
    changed = {
        name: part.replace(old + b"spreadsheetml/2006/main", new + b"spreadsheetml/main").replace(
            old + b"officeDocument/2006/relationships", new + b"officeDocument/relationships"
        )
        for name, part in parts_of(data).items()
    }
    made = annotate(with_parts(data, changed), (finding("Contoh!B2"),))
    assert_sound(made)
    added = {n: p for n, p in parts_of(made).items() if n not in changed}
    assert b"http://purl.oclc.org/ooxml/spreadsheetml/main" in added["xl/comments1.xml"]
    assert not any(old + b"spreadsheetml" in part for part in parts_of(made).values())
    assert not any(old + b"officeDocument" in part for part in added.values())


def test_a_workbook_without_a_style_sheet_gets_one() -> None:
    data = book(lambda w: w.add_worksheet("Contoh"))
    parts = parts_of(data)
    del parts["xl/styles.xml"]
    types = re.sub(
        rb"<Override PartName=\"/xl/styles.xml\"[^>]*>", b"", parts.pop("[Content_Types].xml")
    )
    rels = re.sub(
        rb"<Relationship [^>]*styles.xml\"/>", b"", parts.pop("xl/_rels/workbook.xml.rels")
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        parts |= {"[Content_Types].xml": types, "xl/_rels/workbook.xml.rels": rels}
        for name, part in parts.items():
            archive.writestr(name, part)
    made = annotate(out.getvalue(), (finding("Contoh!B2"),))
    assert_sound(made)
    assert colours(made) == {"B2": COLOURS[ERROR]}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: b"bukan zip",
        lambda data: data[: len(data) // 2],
        lambda data: with_parts(data, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}),
        lambda data: with_parts(data, {"xl/worksheets/sheet1.xml": b"<worksheet/>"}),
        lambda data: with_parts(data, {"xl/workbook.xml": b"<workbook>"}),
        lambda data: with_parts(data, {"xl/styles.xml": b"<!DOCTYPE x><styleSheet/>"}),
        lambda data: with_parts(data, {"_rels/.rels": b"<Relationships/>"}),
        lambda data: with_parts(
            data, {"xl/styles.xml": b'<?xml version="1.0" encoding="UT"?><a/>'}
        ),
    ],
    ids=["empty", "text", "cut", "rows", "sheet", "workbook", "doctype", "relations", "encoding"],
)
def test_a_broken_file_raises_not_a_package(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(NotAPackage):
        annotate(spoil(book(register)), (finding("Contoh!B2"),))


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_libreoffice_keeps_the_comments_and_prints_the_list(tmp_path: Path) -> None:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        register(workbook)
        workbook.get_worksheet_by_name("Contoh").write_comment("A2", "Catatan petugas.")

    path = tmp_path / "contoh.xlsx"
    made = annotate(
        book(fill), (finding("Contoh!A2"), finding("Contoh!D3", WARNING, "Tanggal kosong."))
    )
    path.write_bytes(made)
    (again,) = recalculate([path], tmp_path / "xlsx")
    assert comments(again.read_bytes()) == comments(made)
    assert colours(again.read_bytes()) == colours(made)
    sheet = load_workbook(again)["Temuan"]
    assert [sheet["B2"].value, sheet["E3"].value] == ["A2", "Tanggal kosong."]
    assert sheet["B3"].hyperlink.location.replace("'", "").replace("$", "") == "Contoh!D3"
    (pdf,) = to_pdf([path], tmp_path / "pdf")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_part_that_only_the_copy_needs_is_named_where_it_is_broken(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    path = correct_book().set("Lembar Monev", 2, "status", "Sudah").write(tmp_path / "input/b.xlsx")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
    override = f'<Override PartName="/xl/tables/table9.xml" ContentType="{kind}"/></Types>'
    types = parts_of(path.read_bytes())["[Content_Types].xml"]
    changed = {
        "[Content_Types].xml": types.replace(b"</Types>", override.encode()),
        "xl/tables/table9.xml": b"<table",
    }
    path.write_bytes(with_parts(path.read_bytes(), changed))
    ended = zi("validate", "--annotate", tmp_path / "t.xlsx", "--project", tmp_path)
    assert ended.code == 2
    assert "Lembar Monev!" in ended.out
    assert 'bagian "xl/tables/table9.xml"' in ended.err
    assert "Temuan di atas tetap berlaku" in ended.err
    assert not (tmp_path / "t.xlsx").exists()
