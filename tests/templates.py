"""Small Word templates made inside a test, and what comes of filling them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from msgspec import Struct

from pipeline.failures import Failure
from pipeline.render import render


class Row(Struct, frozen=True):
    name: str
    note: str = ""

    def method(self) -> str:
        return "ran"


class Report(Struct, frozen=True):
    title: str
    rows: tuple[Row, ...] = ()


def template_with(tmp_path: Path, *texts: str, header: str = "", title: str = "") -> Path:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    path = tmp_path / "templat.docx"
    document.save(str(path))
    return path


def filled_lines(tmp_path: Path, *texts: str, **values: object) -> list[str]:
    data = render(template_with(tmp_path, *texts), values)
    return [p.text for p in Document(io.BytesIO(data)).paragraphs]


def failure_of(path: Path, **values: object) -> Failure:
    with pytest.raises(Failure) as caught:
        render(path, values)
    return caught.value
