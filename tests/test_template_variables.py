"""``templates vars`` and ``templates copy``: every name with its meaning, and a copy to edit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.templates import templates
from pipeline.failures import Failure
from pipeline.render import context_of, render
from pipeline.resources import shipped_templates
from pipeline.templating import DOCUMENTS, copy_template, document_named, sample_view, variables
from pipeline.templating.kinds import Kind, everything
from pipeline.templating.meanings import SHARED, all_meanings, entry_of
from pipeline.templating.page import templates_page
from pipeline.templating.samples import empty_view
from tests.damaged_templates import BODY, TEMPLATES, changed

ROOT = Path(__file__).resolve().parent.parent
NAMES = [document.name for document in DOCUMENTS]


def test_every_shipped_template_is_a_document_with_a_view() -> None:
    assert sorted(NAMES) == list(shipped_templates())


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_meaning_and_every_text_an_example(name: str) -> None:
    for record, field, meant in everything(document_named(name).view):
        meaning, example = entry_of(record, field)
        inner = meant
        while inner.items is not None:
            inner = inner.items
        assert meaning, f"{record.__name__}.{field}"
        assert bool(example) == (inner.kind is Kind.TEXT), f"{record.__name__}.{field}"


def test_no_meaning_is_left_of_a_field_that_is_gone() -> None:
    used = set()
    for document in DOCUMENTS:
        for record, field, _ in everything(document.view):
            own = field in all_meanings().get(record.__name__, {})
            used.add((record.__name__ if own else SHARED, field))
    assert {(s, f) for s, own in all_meanings().items() for f in own} == used


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_must_be_printed_is_a_name_of_the_document(name: str) -> None:
    known = {variable.path for variable in variables(name)}
    for needed in document_named(name).required:
        assert needed.text or needed.names
        assert set(needed.names) <= known


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_fill_the_shipped_template(name: str) -> None:
    view = document_named(name).view
    for values in (sample_view(view), empty_view(view)):
        assert render(TEMPLATES / name, context_of(values))


def test_names_below_lists_and_groups_are_told_in_full() -> None:
    found = {variable.path: variable for variable in variables("laporan_monev")}
    assert found["recap[].done"].kind == "teks"
    assert found["recap"].kind == "daftar" and found["recap"].example == ""
    assert found["conclusions"].kind == "daftar teks"
    assert found["frame.signature.name"].meaning == "Nama penandatangan"
    assert found["charts.achievement"].kind == "grafik"
    assert "areas[].targets[].code" in found


def test_the_page_is_current() -> None:
    text = (ROOT / "docs" / "templat.md").read_text("utf-8")
    assert text == templates_page(), "run: python -m pipeline.reference"


# --- commands -------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(templates, list(arguments), standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.return_value or 0, done.output


def test_vars_shows_a_table_or_json() -> None:
    _, table = run("vars", "undangan")
    assert table.splitlines()[0].split() == ["NAMA", "JENIS", "MAKNA", "CONTOH"]
    assert all(len(line) <= 170 for line in table.splitlines())
    _, text = run("vars", "undangan", "--format", "json")
    assert {
        "path": "subject",
        "kind": "teks",
        "meaning": "Hal",
        "example": "Undangan Rapat Monev",
    } in (json.loads(text))
    with pytest.raises(Failure):
        run("vars", "undngan")


def test_copy_puts_a_template_into_the_project_and_never_over_another(tmp_path: Path) -> None:
    code, printed = run("copy", "undangan", "--project", str(tmp_path))
    path = tmp_path / "templates" / "undangan.docx"
    assert (code, printed.strip()) == (0, str(path))
    assert path.read_bytes() == (TEMPLATES / "undangan.docx").read_bytes()
    path.write_bytes(b"disunting")
    with pytest.raises(Failure) as caught:
        copy_template("undangan.docx", tmp_path)
    assert caught.value.kind.name == "target-exists" and path.read_bytes() == b"disunting"


def test_check_looks_at_the_project_s_templates_and_ends_with_1_on_errors(tmp_path: Path) -> None:
    project = ("--project", str(tmp_path))
    code, printed = run("check", *project)
    assert code == 0 and "templat bawaan" in printed
    copy_template("undangan", tmp_path)
    (tmp_path / "templates" / "~$dangan.docx").write_bytes(b"x")
    assert run("check", *project) == (
        0,
        f"{tmp_path / 'templates' / 'undangan.docx'}: baik, tidak ada temuan.\n",
    )
    changed(tmp_path / "templates", "undangan.docx", BODY, ("{{ subject }}", "{{ subjek }}"))
    code, printed = run("check", *project)
    assert code == 1
    assert "Kesalahan – Isi dokumen, tabel" in printed and 'Maksud Anda "subject"?' in printed
    code, text = run("check", str(tmp_path / "templates" / "undangan.docx"), "--format", "json")
    answer = json.loads(text)
    assert code == 1 and answer["summary"]["error"] == 1
    assert answer["templates"][0]["faults"][0]["code"] == "unknown-name"
    assert set(answer["templates"][0]["faults"][0]) == {
        *("code", "severity", "part", "place", "near", "message", "hint"),
    }


def test_check_compares_names_of_offices_with_the_workbook(tmp_path: Path) -> None:
    changed(tmp_path, "undangan.docx", BODY, ("Yth.", "KPU Kabupaten Contoh Lain, Yth."))
    code, printed = run(
        *("check", str(tmp_path / "undangan.docx"), "--project", str(ROOT)),
    )
    assert code == 1 and "Kabupaten Contoh Lain" in printed and "buku kerja" in printed
