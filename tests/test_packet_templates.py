"""The packet's Word templates: their tags, their texts rich and empty, their pages."""

from __future__ import annotations

import re
import subprocess
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from pipeline.opc import read_parts
from pipeline.photos import read_photos
from pipeline.render import render, with_pictures
from pipeline.render.styles import W
from pipeline.view.packet import PacketDocument
from pipeline.view.packet import types as packet_types
from tests.golden_text import document_text
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.packet_office import BLANK, MEETING, packet, packet_office

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
RECORDS = {
    "undangan.docx": packet_types.Invitation,
    "daftar_hadir.docx": packet_types.AttendanceList,
    "notulen.docx": packet_types.Minutes,
    "lembar_monev.docx": packet_types.MonevSheet,
    "surat_pengantar.docx": packet_types.CoverLetter,
    "dokumentasi.docx": packet_types.PhotoAnnex,
}
_LOOP = re.compile(r"\{%(?:p|tr)? for (\w+) in ([\w.]+) %\}")
_NAME = re.compile(r"\{\{ ([\w.]+) \}\}|\{%(?:p|tr)? if ([\w.]+) %\}")


def tags(template: str) -> Iterator[str]:
    for name, data in read_parts((TEMPLATES / template).read_bytes()).items():
        if name.endswith(".xml"):
            yield from re.findall(r"\{[{%].*?[%}]\}", data.decode())


def figures(template: str) -> list[str]:
    """The names of the tagged figures, by which ``verify`` looks them up."""
    text = read_parts((TEMPLATES / template).read_bytes())["word/document.xml"].decode()
    return re.findall(r'<w:tag w:val="zi:([^"]*)"', text)


def type_of(path: str, known: Mapping[str, object]) -> object:
    first, *rest = path.split(".")
    kind = known[first]
    for name in rest:
        kind = typing.get_type_hints(typing.cast(type, kind))[name]
    return kind


@pytest.mark.parametrize("template", RECORDS)
def test_every_tag_is_a_field_and_every_field_but_the_frame_s_is_printed(template: str) -> None:
    top = typing.get_type_hints(RECORDS[template])
    scopes: list[Mapping[str, object]] = [top]
    used = set()
    for tag in tags(template):
        loop, name = _LOOP.fullmatch(tag), _NAME.fullmatch(tag)
        if loop:
            rows = type_of(loop[2], scopes[-1])
            assert typing.get_origin(rows) is tuple, tag
            used.add(loop[2].split(".")[0])
            scopes.append({**scopes[-1], loop[1]: typing.get_args(rows)[0]})
        elif "endfor" in tag:
            scopes.pop()
        elif name and not tag.endswith((" loop.first %}", " loop.last %}")):
            kind = type_of(name[1] or name[2], scopes[-1])
            assert kind is str or name[2], tag
            used.add((name[1] or name[2]).split(".")[0])
        else:
            assert any(
                word in tag for word in ("else", "endif", "loop.first", "loop.last", "vm")
            ), tag
    assert scopes == [top]
    looked_up = {name.partition(".")[0] for name in figures(template)}
    assert set(top) - used - looked_up == set()


@dataclass(frozen=True)
class Case:
    name: str
    documents: Mapping[str, PacketDocument]


def rich() -> Case:
    # A long list of recipients, and text that would be markup or a tag if it were trusted.
    sharp = replace(
        MEETING, discussion="Ruang A & B <c>\n{{ frame.year }} tetap tulisan.", place="Ruang <1>"
    )
    names = ["01_Pembukaan.jpg", "IMG_20251031_0001.jpg", "3 Foto & tamu.png"]
    people = [*packet_office().people, *(guest(n) for n in range(4))]
    office = packet_office((sharp,), people=people)
    return Case("penuh", packet(office, photos=names, report_date=date(2025, 10, 31)))


def guest(number: int) -> typing.Any:
    return replace(packet_office().people[0], name=f"Contoh Staf {number}", post="Staf")


def empty() -> Case:
    return Case("kosong", packet(BLANK, draft=True))


@pytest.mark.parametrize("case", [rich(), empty()], ids=lambda case: case.name)
def test_each_document_reads_as_its_golden_text(
    golden: Callable[[str, str], None], case: Case
) -> None:
    for document in case.documents.values():
        made = render(TEMPLATES / document.template_name, document.context)
        stem = document.template_name.removesuffix(".docx")
        golden(f"paket_{stem}_{case.name}.txt", document_text(made))


def test_no_tag_is_left_in_any_document() -> None:
    for case in (rich(), empty()):
        for document in case.documents.values():
            made = render(TEMPLATES / document.template_name, document.context)
            for name, data in read_parts(made).items():
                left = re.findall(rb"\{%.*?%\}|\{\{ (?!frame\.year )", data)
                assert left == [], (document.file_name, name)


def test_a_photo_finds_its_place_whatever_its_file_is_called(tmp_path: Path) -> None:
    names = ['1  Rapat & <tamu> "x".jpg', "2 {{ frame.year }} 'y'.png", "3 Ruang\u00a0A.jpg"]
    for name in names:
        Image.new("RGB", (40, 30), "gray").save(tmp_path / name)
    photos = read_photos(tmp_path).photos
    document = packet(packet_office(), photos=[p.name for p in photos])["Dokumentasi"]
    template = TEMPLATES / document.template_name
    data = render(template, document.context)
    made = with_pictures(data, dict(zip(document.pictures, photos, strict=True)), template)
    media = [name for name in read_parts(made) if "/media/foto" in name]
    assert len(media) == 3 and "Foto 2. {{ frame.year }} 'y'" in document_text(made)


def test_equal_values_give_equal_bytes() -> None:
    document = rich().documents["Notulen"]
    template = TEMPLATES / document.template_name
    assert render(template, document.context) == render(template, document.context)


@pytest.mark.parametrize("template", RECORDS)
def test_a_row_is_never_split_and_a_head_is_repeated(template: str) -> None:
    from docx import Document

    document = Document(str(TEMPLATES / template))
    assert {s.page_width.cm > s.page_height.cm for s in document.sections} == {
        template == "lembar_monev.docx"
    }
    for table in document.tables:
        for row in table.rows:
            if "{%tr" not in row.cells[0].text:  # these are gone from the document
                assert row._tr.find(f"{W}trPr/{W}cantSplit") is not None
        if table.rows[0].cells[0].text == "NO":
            assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


# --- pages, as LibreOffice lays them out --------------------------------------------


def marked(test: Callable[..., None]) -> Callable[..., None]:
    for mark in needs_libreoffice:
        test = mark(test)
    return test


def pages_of(pdf: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return done.stdout.decode().rstrip("\f").split("\f")


@marked
def test_two_photos_stand_on_a_page_and_letters_on_one(tmp_path: Path) -> None:
    folder = tmp_path / "foto"
    folder.mkdir()
    for number, size in enumerate([(800, 600), (600, 800), (2000, 300), (100, 80), (600, 600)], 1):
        Image.new("RGB", size, "gray").save(folder / f"{number} Contoh foto {number}.jpg")
    photos = read_photos(folder).photos
    made = packet(packet_office(), photos=[p.name for p in photos])
    paths = []
    for document in made.values():
        template = TEMPLATES / document.template_name
        data = render(template, document.context)
        if document.pictures:
            data = with_pictures(data, dict(zip(document.pictures, photos, strict=True)), template)
        paths.append(tmp_path / document.file_name)
        paths[-1].write_bytes(data)
    pdfs = {
        path.stem.rpartition("_")[0]: pages_of(path) for path in to_pdf(paths, tmp_path / "pdf")
    }
    assert [re.findall(r"Foto (\d)\.", page) for page in pdfs["Dokumentasi"]] == [
        ["1", "2"],
        ["3", "4"],
        ["5"],
    ]
    assert {name: len(pdfs[name]) for name in ("Undangan", "Surat_Pengantar", "Daftar_Hadir")} == {
        "Undangan": 1,
        "Surat_Pengantar": 1,
        "Daftar_Hadir": 1,
    }
    assert "Contoh Ketua" in pdfs["Undangan"][0]
