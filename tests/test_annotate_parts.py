"""``validate --annotate`` on a workbook full of what libraries lose: nothing of it is lost."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

import pytest
import xlsxwriter
from lxml import etree

from pipeline.annotate import annotate
from pipeline.findings import Severity
from tests.spreadsheet_package import (
    assert_sound,
    find,
    parts_of,
    raw_parts,
    related,
    tag,
    with_parts,
)
from tests.test_annotate import colours, comments, finding

SHEET, OTHER = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
THREAD = "{6F1B0B5C-0000-4000-8000-0000000000A1}"
SHADOW = "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment."

X14 = (
    b'<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    b'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
    b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    b'<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lain!$A$1:$A$3</xm:f>'
    b"</x14:formula1><xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
)
THREADED = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
    f'threadedcomments"><threadedComment ref="B3" dT="2025-10-01T08:00:00.00" personId="{THREAD}" '
    f'id="{THREAD}"><text>Mohon dicek (Contoh).</text></threadedComment></ThreadedComments>'
).encode()
PERSONS = (
    '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    f'<person displayName="Petugas Contoh" id="{THREAD}" userId="x" providerId="None"/>'
    "</personList>"
).encode()
MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8


def png() -> bytes:
    """A red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0")
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def written() -> bytes:
    """What XlsxWriter can write: chart, image, sparkline, x14 rule, macros, comments."""
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    sheet, other = workbook.add_worksheet("Contoh"), workbook.add_worksheet("Lain")
    workbook.add_vba_project(io.BytesIO(MACROS), is_stream=True)
    sheet.write_row("A1", ["KODE", "BULAN", "STATUS", "NILAI"])
    for row in range(1, 9):
        sheet.write_row(row, 0, [f"I.1.{row}", "Oktober", "Selesai", row])
    sheet.write_formula("E2", "=SUM(D2:D9)", None, 36)
    sheet.add_sparkline("F2", {"range": "Contoh!D2:D9"})
    sheet.conditional_format("D2:D9", {"type": "data_bar", "data_bar_2010": True})
    sheet.insert_image("H2", "titik.png", {"image_data": io.BytesIO(png())})
    sheet.write_comment("B3", SHADOW, {"author": f"tc={THREAD}"})
    sheet.write_comment("B5", "Catatan petugas.", {"author": "Petugas Contoh"})
    sheet.insert_button("H20", {"caption": "Hitung", "macro": "Hitung"})
    sheet.set_header("&L&G", {"image_left": "titik.png", "image_data_left": io.BytesIO(png())})
    sheet.add_table("J1:K3")
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "=Contoh!$D$2:$D$9"})
    sheet.insert_chart("H5", chart)
    other.write_column("A1", ["Belum", "Proses", "Selesai"])
    other.write_comment("A2", "Jangan diubah.")
    workbook.define_name("Pilihan", "=Lain!$A$1:$A$3")
    workbook.close()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def rich() -> bytes:
    """``written``, and by hand: x14 validation, threaded comment, calcChain, mc:Ignorable."""
    data = written()
    parts = parts_of(data)
    revision = (
        b'mc:Ignorable="x14ac xr" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/'
        b'2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"'
    )
    sheet = parts[SHEET].replace(b'mc:Ignorable="x14ac"', revision, 1)
    assert b"xr:uid" in sheet and b"x14ac:dyDescent" in sheet
    assert b"<extLst>" in sheet
    office = b"http://schemas.microsoft.com/office/2017/10/relationships/"
    relation = b'<Relationship Id="%b" Type="' + office + b'%b" Target="%b"/></Relationships>'

    def related_too(name: str, *values: bytes) -> bytes:
        return parts[name].replace(b"</Relationships>", relation % values)

    type_ = b'<Override PartName="/xl/%b" ContentType="application/vnd.%b+xml"/>'
    types = parts["[Content_Types].xml"].replace(
        b"</Types>",
        type_ % (b"threadedComments/threadedComment1.xml", b"ms-excel.threadedcomments")
        + type_ % (b"persons/person.xml", b"ms-excel.person")
        + type_ % (b"calcChain.xml", b"openxmlformats-officedocument.spreadsheetml.calcChain")
        + b"</Types>",
    )
    rels, book_rels = "xl/worksheets/_rels/sheet1.xml.rels", "xl/_rels/workbook.xml.rels"
    thread = b"../threadedComments/threadedComment1.xml"
    return with_parts(
        data,
        {
            SHEET: sheet.replace(b"<extLst>", X14),
            "xl/threadedComments/threadedComment1.xml": THREADED,
            "xl/persons/person.xml": PERSONS,
            "xl/calcChain.xml": b'<calcChain xmlns="http://schemas.openxmlformats.org/'
            b'spreadsheetml/2006/main"><c r="E2" i="1"/></calcChain>',
            rels: related_too(rels, b"rId90", b"threadedComment", thread),
            book_rels: related_too(book_rels, b"rId91", b"person", b"persons/person.xml"),
            "[Content_Types].xml": types,
        },
    )


MARKS = (
    finding("Contoh!A2", Severity.ERROR, "KODE tidak dikenal."),
    finding("Contoh!B3", Severity.WARNING, "Pada utas komentar."),
    finding("Contoh!B5", Severity.INFO, "Di bawah catatan."),
    finding("Contoh!E2"),
    finding("Contoh!F30"),
    finding("Lain", Severity.WARNING, "Tentang lembar."),
)


def test_no_part_is_lost_and_only_marked_parts_change(rich: bytes) -> None:
    made = annotate(rich, MARKS)
    assert_sound(rich)
    assert_sound(made)
    before, after = parts_of(rich), parts_of(made)
    assert set(before) <= set(after)
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
        SHEET,
    }
    assert set(after) - set(before) == {
        "xl/worksheets/sheet3.xml",
        "xl/worksheets/_rels/sheet3.xml.rels",
        "xl/tables/table2.xml",
    }
    kept = ("chart", "media/", "vbaProject", "threadedComment", "person", "calcChain", "table1")
    assert all(any(word in name for name in after) for word in kept)


def test_untouched_parts_keep_even_their_compressed_bytes_and_order(rich: bytes) -> None:
    made = annotate(rich, MARKS)
    before, after = raw_parts(rich), raw_parts(made)
    assert list(after)[: len(before)] == list(before)
    same = {name for name in before if before[name] == after[name]}
    assert {OTHER, "xl/vbaProject.bin", "xl/charts/chart1.xml", "xl/sharedStrings.xml"} <= same
    assert len(before) - len(same) == 7


def test_a_sheet_changes_in_styles_and_new_cells_only(rich: bytes) -> None:
    made = annotate(rich, MARKS)
    old, new = parts_of(rich)[SHEET], parts_of(made)[SHEET]
    assert b'mc:Ignorable="x14ac xr"' in new and X14 in new and b"sparkline" in new
    undone = new.replace(re.search(rb'<row r="30">.*?</row>', new)[0], b"")
    undone = re.sub(rb'(<c r="(?:A2|B3|B5|E2)"[^>]*) s="\d+"', rb"\1", undone)
    undone = re.sub(
        rb'<dimension ref="[^"]*"', re.search(rb'<dimension ref="[^"]*"', old)[0], undone
    )
    assert undone == old


def test_the_workbook_part_changes_by_one_sheet_only(rich: bytes) -> None:
    old, new = (parts_of(p)["xl/workbook.xml"] for p in (rich, annotate(rich, MARKS)))
    added = re.search(rb'<sheet [^>]*name="Temuan"[^>]*/>', new)[0]
    assert new.replace(added, b"") == old


def test_a_macro_workbook_keeps_its_type(rich: bytes) -> None:
    types = parts_of(annotate(rich, MARKS))["[Content_Types].xml"]
    assert b"application/vnd.ms-excel.sheet.macroEnabled.main+xml" in types


def test_the_shadow_of_a_threaded_comment_is_left_alone(rich: bytes) -> None:
    made = annotate(rich, MARKS)
    assert comments(made)["Contoh!B3"] == SHADOW
    assert comments(made)["Contoh!B5"] == "Catatan petugas.\n\nCatatan ZI201\nDi bawah catatan."
    assert colours(made)["B3"] == "FFFFD166"


def test_a_thread_is_known_by_its_part_even_without_the_usual_author(rich: bytes) -> None:
    plain = parts_of(rich)["xl/comments1.xml"].replace(f"tc={THREAD}".encode(), b"Petugas")
    made = annotate(with_parts(rich, {"xl/comments1.xml": plain}), MARKS)
    assert comments(made)["Contoh!B3"] == SHADOW


def test_a_thread_is_known_by_its_shadow_s_author_even_where_its_part_is_not_named() -> None:
    made = annotate(written(), MARKS)
    assert comments(made)["Contoh!B3"] == SHADOW


def test_parts_that_were_written_as_a_stream_are_copied_with_their_sizes(rich: bytes) -> None:
    class Pipe(io.RawIOBase):
        """Cannot be sought in, so that sizes stand behind the data."""

        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:
            self.data += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts_of(rich).items():
            archive.writestr(name, part)
    assert pipe.data[6] & 0x08
    made = annotate(pipe.data, MARKS)
    assert parts_of(made) == parts_of(annotate(rich, MARKS))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for entry in archive.infolist():
            head = made[entry.header_offset : entry.header_offset + 30]
            flags, sizes = struct.unpack("<H", head[6:8])[0], struct.unpack("<2I", head[18:26])
            assert not flags & 0x08 and sizes == (entry.compress_size, entry.file_size)


def test_marks_on_threads_alone_leave_comments_and_boxes_as_they_are(rich: bytes) -> None:
    made = annotate(rich, MARKS[1:2])
    before, after = parts_of(rich), parts_of(made)
    for name in ("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"):
        assert before[name] == after[name]


def test_new_boxes_take_ids_that_no_sheet_of_the_workbook_has(rich: bytes) -> None:
    made = annotate(rich, (*MARKS, finding("Lain!A1"), finding("Lain!A3")))
    assert_sound(made)

    def blocks(package: bytes) -> dict[str, set[bytes]]:
        found = re.compile(rb'idmap v:ext="edit" data="([^"]*)"')
        drawings = {n: d for n, d in parts_of(package).items() if n.endswith(".vml")}
        return {name: set(found.search(data)[1].split(b",")) for name, data in drawings.items()}

    before, after = blocks(rich), blocks(made)
    added = [after[name] - before[name] for name in before]
    assert sorted(len(a) for a in added) == [0, 1, 1]
    assert set().union(*added).isdisjoint(set().union(*before.values()))
    assert len(set().union(*added)) == 2


def test_a_form_button_without_comments_keeps_its_drawing() -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    workbook.add_worksheet("Contoh").insert_button("B2", {"caption": "Hitung"})
    workbook.close()
    made = annotate(buffer.getvalue(), (finding("Contoh!A1"),))
    assert_sound(made)
    (drawing,) = (d for n, d in parts_of(made).items() if n.endswith(".vml"))
    kinds = [e.get("ObjectType") for e in find(etree.fromstring(drawing), "ClientData")]
    assert kinds == ["Button", "Note"]
    assert b'id="_x0000_t202"' in drawing and b'id="_x0000_t201"' in drawing


def test_a_legacy_drawing_that_leads_nowhere_is_replaced(rich: bytes) -> None:
    sheet = re.sub(
        rb'<legacyDrawing r:id="[^"]*"', b'<legacyDrawing r:id="rId77"', parts_of(rich)[SHEET]
    )
    made = annotate(with_parts(rich, {SHEET: sheet}), MARKS)
    assert_sound(made)  # user's comments too have their boxes again
    kinds = [kind for kind, _ in related(parts_of(made), SHEET).values()]
    assert kinds.count("vmlDrawing") == 3  # the header picture's, the lost one's, the new one


def test_legacy_drawing_stands_before_wrapped_controls() -> None:
    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer)
    workbook.add_worksheet("Contoh")
    workbook.close()
    wrapped = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        b'2006"><mc:Choice Requires="x14"><controls/></mc:Choice></mc:AlternateContent>'
    )
    sheet = parts_of(buffer.getvalue())[SHEET].replace(b"</worksheet>", wrapped + b"</worksheet>")
    made = annotate(with_parts(buffer.getvalue(), {SHEET: sheet}), (finding("Contoh!A1"),))
    names = [tag(e) for e in etree.fromstring(parts_of(made)[SHEET])]
    assert names.index("legacyDrawing") == names.index("AlternateContent") - 1
