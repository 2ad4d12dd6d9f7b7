"""Tables of a Word document as Word shows them, and documents that are not safe or none."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline.opc import NotAPackage, read_parts, write_parts
from pipeline.wordtables import TooManyCells, read_tables, tables
from tests.word_plans import merge_down, number_automatically, track

ABOUT = 'w:id="1" w:author="Contoh" w:date="2026-01-01T00:00:00Z"'


def table_of(rows, columns=2):
    document = Document()
    table = document.add_table(rows=rows, cols=columns)
    return document, table


def read(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return read_tables(buffer.getvalue())


def texts(document):
    return [[cell.text for cell in row] for row in read(document).tables[0].rows]


def markup(text):
    """An element; the prefix w means what it means in Word."""
    name, rest = re.match(r"<([\w:]+)(.*)", text, re.DOTALL).groups()
    return parse_xml(f"<{name} {nsdecls('w')}{rest}")


def test_paragraphs_and_line_breaks_are_lines_and_page_breaks_are_nothing():
    document, table = table_of(1)
    cell = table.cell(0, 0)
    cell.paragraphs[0].add_run("satu").add_break()
    cell.paragraphs[0].add_run("dua")
    cell.add_paragraph("tiga\tempat")
    cell.paragraphs[1]._p.append(markup('<w:r><w:br w:type="page"/></w:r>'))
    assert texts(document) == [["satu\ndua\ntiga empat", ""]]


def test_cells_know_the_grid_columns_that_they_take():
    document, table = table_of(2, 4)
    table.cell(1, 1).merge(table.cell(1, 3)).text = "lebar"
    row = read(document).tables[0].rows[1]
    assert [(cell.start, cell.span) for cell in row] == [(1, 1), (2, 3)]
    table.rows[1]._tr.get_or_add_trPr().append(markup('<w:gridBefore w:val="1"/>'))
    assert read(document).tables[0].rows[1][0].start == 2


def test_a_cell_that_goes_on_from_above_says_so():
    document, table = table_of(3)
    table.cell(0, 0).text = "Komponen"
    merge_down(table, 0, 0, 1)
    continues = [row[0].continues for row in read(document).tables[0].rows]
    assert continues == [False, True, False]


def test_inserted_text_is_taken_and_deleted_text_is_not():
    document, table = table_of(1)
    track(table.cell(0, 0), "Oktober 2026", "November 2026")
    assert texts(document) == [["November 2026", ""]]
    assert read(document).changes == {1}


def test_a_table_without_tracked_changes_is_not_said_to_have_them():
    document, _ = table_of(1)
    document.add_table(rows=1, cols=1)
    track(document.tables[1].cell(0, 0), "a", "b")
    document.add_paragraph()._p.append(markup(f"<w:ins {ABOUT}><w:r><w:t>x</w:t></w:r></w:ins>"))
    assert read(document).changes == {2}


def test_moved_text_stands_only_where_it_was_moved_to():
    document, table = table_of(1)
    run = "<w:r><w:t>pindah</w:t></w:r>"
    table.cell(0, 0).paragraphs[0]._p.append(markup(f"<w:moveFrom {ABOUT}>{run}</w:moveFrom>"))
    table.cell(0, 1).paragraphs[0]._p.append(markup(f"<w:moveTo {ABOUT}>{run}</w:moveTo>"))
    assert texts(document) == [["", "pindah"]]


def test_a_deleted_row_is_gone_and_an_inserted_one_is_there():
    document, table = table_of(3)
    for number, mark in ((0, "ins"), (1, "del")):
        table.cell(number, 0).text = mark
        table.rows[number]._tr.get_or_add_trPr().append(markup(f"<w:{mark} {ABOUT}/>"))
    table.cell(2, 0).text = "tetap"
    assert texts(document) == [["ins", ""], ["tetap", ""]]
    assert read(document).changes == {1}


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next():
    document, table = table_of(1)
    cell = table.cell(0, 0)
    cell.text = "Rapat "
    properties = cell.paragraphs[0]._p.get_or_add_pPr()
    properties.append(markup(f"<w:rPr><w:del {ABOUT}/></w:rPr>"))
    cell.add_paragraph("evaluasi")
    assert texts(document)[0][0] in ("Rapatevaluasi", "Rapat evaluasi")


def test_rows_and_cells_in_content_controls_are_read():
    document, table = table_of(1)
    table.cell(0, 0).text = "dalam kontrol"
    row = table.rows[0]._tr
    control = markup("<w:sdt><w:sdtContent></w:sdtContent></w:sdt>")
    row.getparent().replace(row, control)
    control.find(qn("w:sdtContent")).append(row)
    assert texts(document) == [["dalam kontrol", ""]]


def test_a_table_within_a_cell_is_a_table_and_its_text_stays_in_the_cell():
    document, table = table_of(1)
    inner = table.cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = "dalam"
    found = read(document).tables
    assert [(t.number, len(t.rows[0])) for t in found] == [(1, 2), (2, 1)]
    assert found[0].rows[0][0].text == found[1].rows[0][0].text == "dalam"


def test_what_stands_above_a_table_goes_with_it():
    document = Document()
    document.add_paragraph("RENCANA AKSI\nCONTOH")
    document.add_table(rows=1, cols=1)
    document.add_paragraph("  ")
    document.add_table(rows=1, cols=1)
    assert [table.above for table in read(document).tables] == [("RENCANA AKSI CONTOH",), ()]


def test_field_codes_and_hidden_formatting_say_nothing():
    document, table = table_of(1)
    paragraph = table.cell(0, 0).paragraphs[0]
    paragraph.add_run("hasil")
    paragraph._p.append(markup("<w:r><w:instrText>PAGE</w:instrText></w:r>"))
    paragraph._p.append(markup('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'))
    assert texts(document)[0][0] == "hasil\ufffd"


# --- automatic numbers ----------------------------------------------------------------


def test_automatic_numbers_are_counted_through_the_document():
    document = Document()
    document.add_paragraph("di atas", style="List Number")
    table = document.add_table(rows=3, cols=1)
    for row in (0, 2):
        number_automatically(table.cell(row, 0))
    table.cell(2, 0).paragraphs[0].add_run("teks")
    assert texts(document) == [["2."], [""], ["3. teks"]]


def test_what_lies_under_a_merged_cell_is_not_counted():
    document, table = table_of(3, 1)
    for row in range(3):
        number_automatically(table.cell(row, 0))
    merge_down(table, 0, 0, 1)
    assert texts(document) == [["1."], [""], ["2."]]


def listed(levels, paragraphs, more=""):
    """The texts of a column whose paragraphs are (instance, level) of one list."""
    document = Document()
    table = document.add_table(rows=len(paragraphs), cols=1)
    for row, (instance, level) in enumerate(paragraphs):
        properties = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
        properties.append(
            markup(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')
        )
    buffer = io.BytesIO()
    document.save(buffer)
    parts = read_parts(buffer.getvalue())
    written = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(levels)
    )
    parts["word/numbering.xml"] = (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">{written}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}</w:numbering>'
    ).encode()
    return [row[0] for row in read_tables(write_parts(parts)).tables[0].rows]


def test_levels_are_counted_under_one_another_in_their_own_numerals():
    levels = (("upperRoman", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"))
    order = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]
    found = [cell.text for cell in listed(levels, order)]
    assert found == ["I.", "I.1", "I.2", "a)", "II.", "II.1", "a)"]


def test_an_instance_may_start_a_list_anew():
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    found = listed((("decimal", "%1."),), [(1, 0), (1, 0), (2, 0), (2, 0)], again)
    assert [cell.text for cell in found] == ["1.", "2.", "1.", "2."]


def test_a_numeral_that_is_not_known_is_said_to_be_unknown_and_never_guessed():
    (cell,) = listed((("hebrew1", "%1."),), [(1, 0)])
    assert (cell.text, cell.unknown_number) == ("", True)
    (cell,) = listed((("decimal", "%1."),), [(9, 0)])
    assert cell.unknown_number


def test_a_bullet_of_a_symbol_font_is_a_bullet():
    cells = listed((("bullet", "\uf0b7"), ("bullet", "-")), [(1, 0), (1, 1)])
    assert [cell.text for cell in cells] == ["•", "-"]


# --- hostile and wrong files ------------------------------------------------------------


def test_what_is_no_word_document_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    for data in (b"", b"PK", b"bukan zip", buffer.getvalue()):
        with pytest.raises(NotAPackage):
            read_tables(data)


def spoiled(change):
    document, _ = table_of(1)
    buffer = io.BytesIO()
    document.save(buffer)
    parts = read_parts(buffer.getvalue())
    parts["word/document.xml"] = change(parts["word/document.xml"])
    return write_parts(parts)


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + xml[xml.index(b"<w:document") :],
        lambda xml: b"<a>" * 5000 + b"</a>" * 5000,
        lambda xml: b"<worksheet/>",
    ],
    ids=["half", "entities", "deep", "another root"],
)
def test_a_damaged_or_dangerous_document_is_refused(change):
    with pytest.raises(NotAPackage):
        read_tables(spoiled(change))


def test_too_many_cells_are_refused_before_they_fill_the_memory(monkeypatch):
    monkeypatch.setattr(tables, "MAX_CELLS", 5)
    document, _ = table_of(3)
    with pytest.raises(TooManyCells):
        read(document)


def test_numbers_that_no_document_has_do_no_harm():
    document, table = table_of(1)
    for cell, value in zip(table.rows[0]._tr.tc_lst, ("99999999999999", "-3"), strict=True):
        cell.get_or_add_tcPr().append(markup(f'<w:gridSpan w:val="{value}"/>'))
    table.rows[0]._tr.get_or_add_trPr().append(markup('<w:gridBefore w:val="x"/>'))
    assert [(c.start, c.span) for c in read(document).tables[0].rows[0]] == [(1, 1), (2, 1)]
