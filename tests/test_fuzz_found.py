"""What fuzzing found: the smallest workbook that made the program stumble, each with its name."""

from __future__ import annotations

import json
import zipfile
from datetime import date

import pytest

from pipeline.failures import Failure
from pipeline.read import read_workbook, worksheet
from tests.books import correct_book, findings, places, setting_row
from tests.commands import zi
from tests.xlsx_parts import package, rewritten, sheet


def codes(tmp_path, book):
    return [code for code, _ in places(findings(book.write(tmp_path / "b.xlsx")))]


@pytest.mark.parametrize("month", ["②", "²", "9" * 5_000])
def test_a_digit_that_is_no_decimal_is_no_month(month, tmp_path):
    book = correct_book().set("Lembar Monev", 2, "month", month)
    assert codes(tmp_path, book)


@pytest.mark.parametrize("number", ["1² Tahun 2025", "① Tahun 2025", "9" * 5_000])
def test_a_decree_number_may_hold_any_digits(number, tmp_path):
    (tmp_path / "input").mkdir()
    book = correct_book().set("Pengaturan", setting_row("decree_number"), "value", number)
    book.write(tmp_path / "input" / "b.xlsx")
    checked = zi("validate", "--format", "json", "--project", tmp_path)
    assert checked.code in (0, 1), checked.err
    assert json.loads(checked.out)["findings"] is not None


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(9999, 12, 1), date(9991, 1, 1)])
def test_a_limit_may_run_past_the_end_of_the_calendar(day, tmp_path):
    book = correct_book().set("Pengaduan", 2, "received", day)
    assert codes(tmp_path, book)


@pytest.mark.parametrize("period", ["9999-12", "0000-10", "0000-TW1", "0000", date(9999, 12, 1)])
def test_a_meeting_of_a_year_out_of_the_calendar_is_a_finding(period, tmp_path):
    book = correct_book().set("Rapat", 2, "period", period)
    assert codes(tmp_path, book) != []


def test_a_month_of_the_year_nought_is_a_finding(tmp_path):
    book = correct_book().set("WBS", 2, "received", "0000-10")
    assert codes(tmp_path, book) != []


def plain_rows(text, kind="inlineStr"):
    """A first row for the parser, then rows that are taken by pattern."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    cell = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
    many = "".join(f'<row r="{n}"><c r="A{n}" t="{kind}">{cell}</c></row>' for n in range(2, 300))
    return package([], [(sheet(first + many), "")])


@pytest.mark.parametrize("kind", ["inlineStr", "str"])
@pytest.mark.parametrize(
    "text", ["&#xFFFE;", "&#0;", "&#xD800;", "&tiada;", "a & b", "\x01", "\ufffe", "&#1114112;"]
)
def test_what_is_no_xml_is_refused_also_in_rows_taken_by_pattern(kind, text, tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_bytes(plain_rows(text, kind))
    with pytest.raises(Failure) as caught:
        read_workbook(path)
    assert caught.value.kind.name == "workbook-damaged"


def test_half_a_character_is_refused_also_where_rows_taken_by_pattern_ignore_it(tmp_path):
    path = tmp_path / "b.xlsx"
    half = b'<row r="90" spans="\xd2">'
    path.write_bytes(
        rewritten(plain_rows("x"), lambda _, part: part.replace(b'<row r="90">', half))
    )
    with pytest.raises(Failure):
        read_workbook(path)


def test_references_to_characters_are_read_alike_both_ways(tmp_path, monkeypatch):
    path = tmp_path / "b.xlsx"
    path.write_bytes(plain_rows("&#9679; &#x25CF; &amp;amp; &lt;&#10;&#x1F600;"))
    by_pattern = read_workbook(path)
    assert by_pattern.sheets[0].cell(200, 1).value == "● ● &amp; <\n😀"
    monkeypatch.setattr(worksheet, "take_plain", lambda *_: None)
    assert read_workbook(path) == by_pattern


@pytest.mark.parametrize("year", ["-5", "0", "1", "9999", "10000", "99999999999", "abc"])
def test_a_year_that_is_none_is_refused_with_a_word(year, tmp_path):
    (tmp_path / "input").mkdir()
    book = correct_book().set("Pengaturan", setting_row("year"), "value", None)
    book.write(tmp_path / "input" / "b.xlsx")
    for command in (("validate",), ("monthly", "--month", 12, "--draft")):
        ended = zi(*command, f"--year={year}", "--project", tmp_path)
        assert (ended.code, ended.out) == (2, "")
        assert f'Tahun "{year}" tidak dikenal' in ended.err


@pytest.mark.parametrize("command", [("monthly", "--month", 12), ("annual",)])
def test_a_position_at_the_end_of_the_calendar_is_refused_with_a_word(command, tmp_path):
    (tmp_path / "input").mkdir()
    correct_book().write(tmp_path / "input" / "b.xlsx")
    ended = zi(*command, "--draft", "--as-of", "31/12/9999", "--project", tmp_path)
    assert ended.code == 2
    assert '"31/12/9999" tidak dapat dibaca' in ended.err


TWICE = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
)


@pytest.mark.parametrize("rows", TWICE)
@pytest.mark.parametrize("before", [0, 300])
def test_a_cell_that_stands_twice_is_refused_not_read_as_one_of_them(before, rows, tmp_path):
    """``before``: so many rows first; then the pattern takes those that stand twice."""
    numbered = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, before))
    path = tmp_path / "b.xlsx"
    path.write_bytes(package([], [(sheet(numbered + rows), "")]))
    with pytest.raises(Failure) as caught:
        read_workbook(path)
    assert caught.value.kind.name == "workbook-damaged"


def test_blank_cells_may_stand_beside_a_value(tmp_path):
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="0"/><c r="B{n}"><v>{n}</v></c><c r="C{n}" s="0"></c></row>'
        for n in range(1, 400)
    )
    path = tmp_path / "b.xlsx"
    path.write_bytes(package([], [(sheet(rows), "")]))
    assert read_workbook(path).sheets[0].rows[399] == {2: 399}


def test_a_part_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "b.xlsx"
    path.write_bytes(package([], [(sheet("<row/>"), "")]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/Worksheets/sheet1.xml", sheet('<row r="1"><c r="A1"/></row>'))
    with pytest.raises(Failure) as caught:
        read_workbook(path)
    assert caught.value.kind.name == "workbook-damaged"
