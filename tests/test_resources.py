"""The program finds its templates, the office's own ones first."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.failures import Failure
from pipeline.resources import find_template, shipped_template, shipped_templates

NAME = "laporan_monev.docx"


def test_the_shipped_template_is_a_word_document() -> None:
    assert shipped_template(NAME).read_bytes().startswith(b"PK")
    assert NAME in shipped_templates()


def test_the_office_s_own_template_goes_before_the_shipped_one(tmp_path: Path) -> None:
    assert find_template(tmp_path, NAME) == shipped_template(NAME)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / NAME).write_bytes(b"milik kantor")
    assert find_template(tmp_path, NAME) == tmp_path / "templates" / NAME


@pytest.mark.parametrize("name", ["tidak_ada.docx", "../pyproject.toml", "", ".", "a/b.docx"])
def test_a_template_that_is_not_there_gives_a_message(tmp_path: Path, name: str) -> None:
    with pytest.raises(Failure) as caught:
        find_template(tmp_path, name)
    assert caught.value.kind.name == "template-not-found"
