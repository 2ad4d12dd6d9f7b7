"""Filling a template: text stays text, faults are named, nothing runs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from pipeline.opc import read_parts, write_parts
from pipeline.render import context_of, render
from tests.golden_text import document_text
from tests.templates import Report, Row, failure_of, filled_lines, template_with

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


# --- text stays text ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ruang A & B <c",
        "{{ rahasia }}",
        "{% for x in y %}",
        "{# bukan komentar #}",
        "{_{ x }_}",
        "</w:t></w:r></w:p>",
        "&amp; &lt;b&gt; ]]> <!-- x -->",
        "😀 emoji",
        "\u200fعربي\u200e dan \u202etabrak\u202c",
        '"kutip" dan ‘kutip’',
        "<?12?>",
        "  spasi di tepi  ",
        "=1+1",
        "%} }} #}",
    ],
)
def test_text_of_the_workbook_stays_text(tmp_path: Path, text: str) -> None:
    assert filled_lines(tmp_path, "Isi: {{ t }}.", t=text) == [f"Isi: {text}."]


def test_a_line_end_becomes_a_line_break_and_a_tab_stays_one(tmp_path: Path) -> None:
    data = render(template_with(tmp_path, "{{ t }}"), {"t": "satu\r\ndua\ttiga\u2028empat"})
    paragraph = Document(io.BytesIO(data)).paragraphs[0]
    assert paragraph.text == "satu\ndua\ttiga\nempat"
    assert len(paragraph._p.findall(f".//{{{WORD}}}br")) == 2
    assert len(paragraph._p.findall(f".//{{{WORD}}}tab")) == 1


def test_control_characters_take_no_text_away(tmp_path: Path) -> None:
    assert filled_lines(tmp_path, "{{ t }}", t="a\x00b\x08c\ud800d\ufffee\ufdd0f\x1bg") == [
        "abcdefg"
    ]


def test_the_formatting_of_a_run_goes_on_after_a_line_break(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("{{ t }}").bold = True
    document.save(str(tmp_path / "t.docx"))
    data = render(tmp_path / "t.docx", {"t": "satu\ndua"})
    runs = Document(io.BytesIO(data)).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs if run.text] == [("satu\ndua", True)]


def test_text_stays_text_in_headers_and_properties_too(tmp_path: Path) -> None:
    path = template_with(tmp_path, "x", header="{{ t }}", title="{{ t }}")
    document = Document(io.BytesIO(render(path, {"t": "A & {{ b }} <c>\nd"})))
    assert document.sections[0].header.paragraphs[0].text == "A & {{ b }} <c>\nd"
    assert document.core_properties.title == "A & {{ b }} <c> d"


def test_every_part_of_the_result_is_well_formed(tmp_path: Path) -> None:
    path = template_with(tmp_path, "{{ t }}", header="{{ t }}", title="{{ t }}")
    for name, data in read_parts(render(path, {"t": "<&>\x01\n\t]]>"})).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data, etree.XMLParser(recover=False))


def test_a_tag_that_word_split_over_runs_is_one_tag(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ ti", "tle }", "}"):
        paragraph.add_run(piece).italic = piece == "tle }"
    document.save(str(tmp_path / "t.docx"))
    filled = Document(io.BytesIO(render(tmp_path / "t.docx", {"title": "Judul"})))
    assert [p.text for p in filled.paragraphs] == ["Judul"]


def test_curly_quotes_that_word_typed_work_in_a_tag(tmp_path: Path) -> None:
    assert filled_lines(tmp_path, "{% if t == “Ya” %}benar{% endif %}", t="Ya") == ["benar"]


# --- loops --------------------------------------------------------------------------


def test_rows_print_one_after_another_and_an_empty_loop_prints_nothing(tmp_path: Path) -> None:
    texts = ("{%p for r in rows %}", "{{ r.name }} {{ loop.index }}", "{%p endfor %}", "akhir")
    assert filled_lines(tmp_path, *texts, rows=(Row("a"), Row("b"))) == ["a 1", "b 2", "akhir"]
    assert filled_lines(tmp_path, *texts, rows=()) == ["akhir"]


def test_a_table_of_an_empty_loop_keeps_its_header_row(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 1)
    for row, text in enumerate(("NAMA", "{%tr for r in rows %}", "{{ r.name }}", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    document.save(str(tmp_path / "t.docx"))
    for rows, expected in (((), ["NAMA"]), ((Row("a"), Row("b")), ["NAMA", "a", "b"])):
        filled = Document(io.BytesIO(render(tmp_path / "t.docx", {"rows": rows})))
        assert [row.cells[0].text for row in filled.tables[0].rows] == expected


def test_merging_cells_of_docxtpl_still_works(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(3, 2)
    for row, texts in enumerate(
        (("{%tr for r in rows %}", ""), ("{% vm %}Area", "{{ r.name }}"), ("{%tr endfor %}", ""))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.save(str(tmp_path / "t.docx"))
    data = render(tmp_path / "t.docx", {"rows": (Row("a"), Row("b"))})
    assert "| Area | a |\n|  | b |" in document_text(data)


# --- faults -------------------------------------------------------------------------


def test_an_unknown_name_is_a_fault_that_says_what_was_meant(tmp_path: Path) -> None:
    failure = failure_of(template_with(tmp_path, "Judul: {{ titel }}"), title="x")
    assert failure.kind.name == "template-fault"
    assert '{{ titel }} (dekat tulisan "Judul:")' in failure.message
    assert 'nama "titel" tidak dikenal (maksud Anda "title"?)' in failure.message
    assert "pada isi dokumen" in failure.message


def test_an_unknown_name_below_the_top_level_is_a_fault(tmp_path: Path) -> None:
    path = template_with(tmp_path, "{%p for r in rows %}", "{{ r.nama }}", "{%p endfor %}")
    message = failure_of(path, rows=(Row("a"),)).message
    assert '{{ r.nama }}: nama "nama" tidak dikenal (maksud Anda "name"?)' in message


@pytest.mark.parametrize("text", ["{% if x %}a{% endif %}", "{% for r in x %}a{% endfor %}"])
def test_an_unknown_name_in_a_choice_or_loop_is_a_fault(tmp_path: Path, text: str) -> None:
    assert (
        'nama "x" tidak dikenal'
        in failure_of(template_with(tmp_path, text, "{{ t }}"), t="").message
    )


@pytest.mark.parametrize("empty", [None, float("nan")])
def test_none_and_nan_never_print(tmp_path: Path, empty: object) -> None:
    assert "kosong" in failure_of(template_with(tmp_path, "{{ t }}"), t=empty).message


@pytest.mark.parametrize("thing", [(), (Row("a"),), Row("a"), {"a": "b"}, 1.5, True])
def test_what_is_no_text_never_prints(tmp_path: Path, thing: object) -> None:
    assert "bukan teks" in failure_of(template_with(tmp_path, "{{ t }}"), t=thing).message


def test_a_loop_over_a_text_is_a_fault(tmp_path: Path) -> None:
    path = template_with(tmp_path, "{%p for r in t %}", "{{ r }}", "{%p endfor %}")
    assert "hanya dapat dipakai pada daftar" in failure_of(path, t="abc").message


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("{%p for r in rows %}", "{{ r.name }}"), '"for" belum ditutup dengan "endfor"'),
        (("{%p if t %}", "x"), '"if" belum ditutup dengan "endif"'),
        (("x", "{%p endfor %}"), '"endfor" tidak mempunyai pembuka'),
        (("{%p for r in rows %}", "x", "{%p endif %}"), '"endif" tidak mempunyai pembuka'),
        (("{% foreach r in rows %}",), 'perintah "foreach" tidak dikenal'),
        (("{{ t|safe }}",), 'penyaring "safe" tidak dikenal'),
        (("{{ t }",), "penulisan tag keliru"),
        (("{{ t ",), "penulisan tag keliru"),
        (("{ t }}",), "tag yang tidak lengkap"),
        (("% if t %}x",), "tag yang tidak lengkap"),
        (("{{ t t }}",), "penulisan tag keliru"),
        (("{%tr for r in rows %}x",), "harus sendirian dalam paragraf atau baris"),
        (("{# komentar",), "komentar tidak ditutup"),
    ],
)
def test_a_broken_tag_is_a_fault_in_plain_words(
    tmp_path: Path, texts: tuple[str, ...], reason: str
) -> None:
    failure = failure_of(template_with(tmp_path, *texts), t="x", rows=())
    assert failure.kind.name == "template-fault"
    assert reason in failure.message


def test_text_beside_a_tag_that_takes_its_paragraph_or_row_away_is_not_lost(
    tmp_path: Path,
) -> None:
    path = template_with(tmp_path, "Penting {%p if t %}", "x", "{%p endif %}")
    assert "tulisan di samping tag" in failure_of(path, t="x").message
    document = Document()
    table = document.add_table(3, 2)
    for row, text in enumerate(("{%tr for r in rows %}", "{{ r.name }}", "{%tr endfor %}")):
        table.cell(row, 0).text = text
    table.cell(2, 1).text = "Jumlah"
    document.save(str(path))
    message = failure_of(path, rows=(Row("a"),)).message
    assert "tulisan di samping tag" in message and "Jumlah" in message


def test_a_loop_that_cuts_a_table_in_two_is_a_fault(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text = "{%tr for r in rows %}"
    table.cell(1, 0).text = "{{ r.name }}"
    document.add_paragraph("{%p endfor %}")
    document.save(str(tmp_path / "t.docx"))
    assert "tidak sejajar" in failure_of(tmp_path / "t.docx", rows=(Row("a"), Row("b"))).message


def test_a_fault_names_the_part_that_holds_it(tmp_path: Path) -> None:
    header = template_with(tmp_path, "x", header="{{ a }}")
    assert "pada kepala halaman" in failure_of(header).message
    assert (
        "pada properti dokumen" in failure_of(template_with(tmp_path, "x", title="{{ a }}")).message
    )


# --- the file -----------------------------------------------------------------------


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    failure = failure_of(tmp_path / "tidak ada.docx")
    assert failure.kind.name == "template-not-found"
    assert "tidak ada.docx" in failure.message


def _with_part(path: Path, name: str, data: bytes) -> Path:
    path.write_bytes(write_parts({**read_parts(path.read_bytes()), name: data}))
    return path


def test_what_is_no_word_document_is_refused(tmp_path: Path) -> None:
    good = template_with(tmp_path, "x").read_bytes()
    files = {
        "kosong": b"",
        "html": b"<html></html>",
        "lama": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "terpotong": good[: len(good) // 2],
        "zip lain": write_parts({"a.txt": b"x"}),
    }
    for name, data in files.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        assert failure_of(path).kind.name == "template-not-word", name


def test_a_document_type_declaration_is_refused(tmp_path: Path) -> None:
    path = template_with(tmp_path, "x")
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    main = read_parts(path.read_bytes())["word/document.xml"]
    head, rest = main.split(b"?>", 1)
    failure = failure_of(_with_part(path, "word/document.xml", head + b"?>" + evil + rest))
    assert failure.kind.name == "template-not-word"


def test_broken_markup_is_refused_and_not_repaired(tmp_path: Path) -> None:
    path = template_with(tmp_path, "x")
    main = read_parts(path.read_bytes())["word/document.xml"].replace(b"</w:t>", b"", 1)
    assert failure_of(_with_part(path, "word/document.xml", main)).kind.name == "template-not-word"


def test_a_document_with_macros_is_no_template(tmp_path: Path) -> None:
    path = template_with(tmp_path, "x")
    types = read_parts(path.read_bytes())["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )
    assert (
        failure_of(_with_part(path, "[Content_Types].xml", types)).kind.name == "template-not-word"
    )


def test_equal_values_give_equal_bytes(tmp_path: Path) -> None:
    path = template_with(tmp_path, "{{ title }}")
    assert render(path, {"title": "x"}) == render(path, {"title": "x"})


def test_a_report_gives_its_fields_by_name() -> None:
    assert context_of(Report("Judul")) == {"title": "Judul", "rows": ()}
    with pytest.raises(TypeError):
        context_of({"title": "x"})
