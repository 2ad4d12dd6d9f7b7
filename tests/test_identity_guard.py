"""Identities planted wherever a person can write: no output, and nothing printed, holds one.

Each planted text names an identity and the word that marks it: masking is by cell, so the
word must be gone as well, however the identity itself was spelled.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

import click
import openpyxl
import pytest
from openpyxl.comments import Comment

from pipeline import schema
from pipeline.cli import app
from pipeline.cli.app import cli
from pipeline.findings import Severity
from pipeline.identity import MASK
from pipeline.parse import RESTRICTED, Parsed, parse_workbook, with_wbs
from pipeline.read import read_workbook
from pipeline.schema import NARASI, PENGADUAN, RAPAT, TINDAK_LANJUT, WBS, Kind, Sheet
from pipeline.validate import Context, validate
from tests.books import (
    TODAY,
    Book,
    FakeEvidence,
    Link,
    at,
    correct_book,
    findings,
    parsed,
    places,
)
from tests.commands import zi
from tests.libreoffice import SOFFICE

MARKER = "kutilang"
FULL_NAME, ONE_WORD = "Rahmawati Contoh Sembunyi", "Wirasena"
DIGITS = ("NIK 1505012345670001", "NIP 19800101 200501 1 009", "telepon 0812-3456-7890")
WORDS = (
    "surel contoh.pelapor@contoh.go.id",
    "tinggal di Jl. Kenanga Raya 17",
    f"oleh {FULL_NAME.upper()}",
    f"oleh Sdr. {ONE_WORD}",
)
#: What nothing may hold once tags, spaces and signs are taken out of it.
TRACES = (
    MARKER,
    "1505012345670001",
    "198001012005011009",
    "081234567890",
    "contohpelapor",
    "kenangaraya",
    "contohsembunyi",
    "wirasena",
)

#: Every command that makes or prints anything, each as typed: a new one gets its line here,
#: and :func:`test_every_command_and_switch_has_a_line_here` asks for it. ``{made}`` is a folder
#: of the test's own, ``{report}`` a report made of the workbook, ``{workbook}`` that workbook.
COMMANDS = (
    "init {made}/baru.xlsx --example --separate-wbs {made}/terbatas.xlsx",
    "init {made}/baru.xlsx --from {workbook} --year 2026",
    "validate",
    "validate --format json",
    "validate --format html",
    "validate --strict",
    "rules",
    "rule ZI701",
    "progress --month 10",
    "progress --quarter 4 --format json",
    "progress --month 10 --format csv",
    "due --month 10",
    "due --month 10 --format json",
    "due --month 10 --format ics",
    "monthly --month 10",
    "monthly --month 10 --draft",
    "quarterly --quarter 3 --draft",
    "quarterly --quarter 4 --draft",
    "annual --draft",
    "wbs --quarter 4 --draft",
    "wbs --quarter 4 --public --draft",
    "complaints --quarter 4 --draft",
    "complaints --quarter 4 --public --draft",
    "followup --quarter 4 --draft",
    "meeting --date 31/10/2025 --draft",
    "conflicts --matrix --draft",
    "conflicts --statements --draft",
    "monthly --month 10 --packet --draft",
    "quarterly --quarter 4 --draft --pdf --tte",
    "evidence",
    "evidence --format json",
    "evidence --bundle {made}/bukti.zip",
    "evidence --init",
    "templates check",
    "templates check {report} --format json",
    "templates vars laporan_monev",
    "templates vars laporan_monev --format json",
    "templates copy undangan",
    "sign --self-test-cert --passphrase-file {made}/sandi.txt",
    "sign {report} --self-test-cert",
    "verify {report}",
    "verify {report} --workbook {workbook}",
    "verify {report} --workbook {workbook} --format json",
)
#: Switches that the same code serves in every report command: one line for all of them.
SHARED = ("--draft", "--pdf", "--tte")
#: Values that are what a command does without the option.
DEFAULTS = ("text", "table")
PDFTOTEXT = shutil.which("pdftotext")


@dataclass(frozen=True)
class Spot:
    """A cell into which a person can write: its sheet, column and row in the planted book."""

    sheet: str
    key: str
    row: int


def columns(sheet: Sheet) -> Iterator[schema.Column]:
    """The columns of a guarded sheet, but for those that name staff at their work."""
    staff = {
        RAPAT.name: ("chair", "secretary", "participants", "place", "time", "invitation"),
        TINDAK_LANJUT.name: ("person",),
    }
    return (c for c in sheet.columns if c.key not in staff.get(sheet.name, ()))


#: A row that is in order, by sheet; ``{n}`` becomes the row's number.
ROWS: dict[str, tuple[dict[str, Any], ...]] = {
    WBS.name: (
        {
            "case": "W-{n}",
            "received": "Oktober 2025",
            "category": "TPK",
            "complete": "Ya",
            "forwarded": "Ya",
            "status": "Terbukti",
            "finished": "Oktober 2025",
        },
    ),
    PENGADUAN.name: (
        {
            "number": "P-{n}",
            "received": date(2025, 10, 13),
            "channel": "Surat",
            "classification": "Aspirasi",
            "status": "Selesai",
            "finished": date(2025, 10, 15),
        },
    ),
    TINDAK_LANJUT.name: tuple(
        {
            "number": "{n}",
            "origin": origin,
            "day": date(2025, 10, 14),
            "reference": reference,
            "recommendation": "Contoh",
            "status": "Sudah",
            "finished": date(2025, 10, 20),
        }
        for origin, reference in (
            ("WBS", "W-01"),
            ("Pengaduan", "P-01"),
            ("", ""),
            ("Lain", ""),
            ("Monev", "P-01"),
            ("Inspektorat", "kasus WBS"),
        )
    ),
    RAPAT.name: tuple(
        {"period": period, "day": date(2025, 10, 31), "kind": kind, "agenda": "Contoh"}
        for period in ("2025-10", "2025-TW4", "2025")
        for kind in ("Monev ZI", "WBS")
    ),
    NARASI.name: tuple(
        {"period": period, "section": section, "text": "Contoh"}
        for period in ("2025-10", "2025-TW4", "2025")
        for section in schema.NARRATIVE_SECTIONS
    ),
}


def planted(safe_wbs: bool = False) -> tuple[Book, dict[Spot, str]]:
    """A workbook with an identity in every cell of the guarded sheets, one a row.

    ``safe_wbs``: none in WBS, so that there is no error and reports are made.
    """
    made = correct_book()
    for number, name in enumerate((FULL_NAME, ONE_WORD), 4):
        made.set("Pegawai", number, "name", name).set("Pegawai", number, "post", "Staf Contoh")
        # Known, and no longer in post: nothing has a reason to print these names.
        made.set("Pegawai", number, "until", date(2024, 12, 31))
    spots: dict[Spot, str] = {}
    all_kinds, words = cycle(DIGITS + WORDS), cycle(WORDS)
    for sheet in (WBS, PENGADUAN, TINDAK_LANJUT, RAPAT, NARASI):
        if safe_wbs and sheet is WBS:
            continue
        row = 3
        for values in ROWS[sheet.name]:
            for column in columns(sheet):
                if sheet is NARASI and column.key != "text" and row > 12:
                    continue
                if column.key == "reference" and values["origin"] in ("Monev", "Inspektorat"):
                    continue  # what makes it a case's row is its RUJUKAN
                if safe_wbs and column.kind not in (Kind.TEXT, Kind.LINES):
                    continue
                for key, value in values.items():
                    text = value.format(n=row) if isinstance(value, str) else value
                    made.set(sheet.name, row, key, text)
                exempt = sheet is PENGADUAN and column.key in ("number", "ticket")
                text = f"{MARKER} {next(words if exempt else all_kinds)}"
                made.set(sheet.name, row, column.key, text)
                spots[Spot(sheet.name, column.key, row)] = text
                row += 1
        wide = len(sheet.columns)
        made.sheets[sheet.name][1, wide + 2] = "PELAPOR"
        made.sheets[sheet.name][1, wide + 3] = "CATATAN LAIN"
        made.sheets[sheet.name][1, wide + 4] = f"{MARKER} {FULL_NAME}"
        for column_number in (wide + 2, wide + 3, wide + 4):
            made.sheets[sheet.name][2, column_number] = f"{MARKER} {FULL_NAME}"
    made.sheets[f"{MARKER} 1505012345670001"] = {(1, 1): f"{MARKER} {FULL_NAME}"}
    return made, spots


def with_properties(path: Path) -> Path:
    """The workbook with the identities in its comments, properties and a defined name."""
    secret = f"{MARKER} {FULL_NAME} 1505012345670001"
    book = openpyxl.load_workbook(path)
    for name in ("WBS", "Pengaduan", "Lembar Monev"):
        book[name]["A2"].comment = Comment(secret, secret)
    for field in ("title", "creator", "subject", "description", "keywords", "lastModifiedBy"):
        setattr(book.properties, field, secret)
    book.save(path)
    return path


def project(tmp_path: Path, safe_wbs: bool = False) -> Path:
    """A project whose only workbook is the planted one; its name holds an identity, too."""
    folder = tmp_path / "input"
    folder.mkdir()
    name = f"{MARKER} {FULL_NAME} 1505012345670001"
    made, _ = planted(safe_wbs)
    with_properties(made.write(folder / f"{name}.xlsx"))
    (folder / f"{name} (1).xlsx").write_bytes(b"")
    return tmp_path


def unpacked(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A file, and all that is packed in it to any depth."""
    yield name, data
    if data[:5] == b"%PDF-":
        yield from read_pdf(data, name)
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for item in package.infolist():
                yield f"{name}/{item.filename}", item.comment + item.extra
                yield from unpacked(package.read(item), f"{name}/{item.filename}")


def traces(data: bytes) -> set[str]:
    """The TRACES in ``data``, with and without its tags."""
    found = set()
    for text in (data.decode("utf-8", "ignore"), data.decode("utf-16-le", "ignore")):
        for form in (text, re.sub(r"<[^>]*>", "", text)):
            squeezed = re.sub(r"[^0-9a-z]+", "", form.casefold())
            found |= {trace for trace in TRACES if trace in squeezed}
    return found


def read_pdf(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A PDF's streams, and its text as poppler reads it where that is installed."""
    for number, stream in enumerate(re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)):
        with suppress(zlib.error):
            yield f"{name}/{number}", zlib.decompressobj().decompress(stream)
    if PDFTOTEXT:
        read = subprocess.run([PDFTOTEXT, "-", "-"], input=data, capture_output=True, check=False)
        yield f"{name}/teks", read.stdout


@pytest.fixture(scope="module", params=[False, True], ids=["errors", "warnings only"])
def planted_project(request, tmp_path_factory) -> Path:
    return project(tmp_path_factory.mktemp("rahasia"), safe_wbs=request.param)


@pytest.fixture(scope="module")
def report(planted_project, tmp_path_factory) -> Path:
    """A report of the planted workbook, to be signed and verified."""
    folder = tmp_path_factory.mktemp("laporan")
    made = zi(*("monthly", "--month", "10", "--draft", "--project", planted_project, "-o", folder))
    assert made.code == 0, made.err
    return next(folder.glob("*.docx"))


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_writes_or_prints_an_identity(command, planted_project, report, tmp_path):
    if "--pdf" in command and SOFFICE is None:
        pytest.skip("soffice (LibreOffice) tidak ada di mesin ini")
    (tmp_path / "sandi.txt").write_text("sandi contoh")
    (workbook,) = (p for p in planted_project.glob("input/*.xlsx") if "(1)" not in p.name)
    places = {"made": tmp_path, "report": report, "workbook": workbook}
    words = [word.format(**places) for word in command.split()]
    options = {max(o.opts, key=len) for o in command_of(command)[1].params}
    words += ["--project", str(planted_project)] if "--project" in options else []
    words += ["--output", str(tmp_path)] if "--output" in options else []
    before = files_of(planted_project)
    result = zi(*words)
    assert result.code in (0, 1), result.err
    printed = (result.out + result.err).replace(str(planted_project), "")
    assert traces(printed.encode()) == set()
    files = files_of(tmp_path) - {tmp_path / "sandi.txt"}
    if any(word in command for word in ("--draft", "--bundle", "init {", "sign ")):
        assert files, printed
    for path in files | (files_of(planted_project) - before):
        for name, data in unpacked(path.read_bytes(), path.name):
            assert traces(data) == set(), name


def files_of(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def command_of(line: str) -> tuple[str, click.Command]:
    """The command that a line calls, and its name: ``templates check``."""
    words = line.split()
    found = cli.get_command(click.Context(cli), words[0])
    if isinstance(found, click.Group):
        return " ".join(words[:2]), found.commands[words[1]]
    assert found is not None
    return words[0], found


def switches(command: click.Command) -> Iterator[tuple[str, ...]]:
    """What each way of calling ``command`` needs in its line: flags, values of choices, and
    the options that write or read another file.
    """
    for option in command.params:
        name = max(option.opts, key=len)
        if isinstance(option.type, click.Choice):
            yield from ((name, str(value)) for value in option.type.choices)
        elif isinstance(option, click.Option) and (option.is_flag or name in NAMED_FILES):
            yield (name,)


#: Options that name a file to make, or to make one from. ``validate --annotate`` is not among
#: them: that copy is the user's own workbook with all its data, and says so.
NAMED_FILES = ("--bundle", "--from", "--separate-wbs")


def test_every_command_and_switch_has_a_line_here():
    lines = [(command_of(line)[0], line.split()) for line in COMMANDS]
    missing = []
    for name in app.COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        inner = command.commands if isinstance(command, click.Group) else {"": command}
        for below, one in inner.items():
            full = f"{name} {below}".strip()
            own = [words for called, words in lines if called == full]
            if not own:
                missing.append(full)
            for wanted in switches(one):
                pool = [words for _, words in lines] if wanted[0] in SHARED else own
                if wanted[-1] in DEFAULTS or any(set(wanted) <= set(words) for words in pool):
                    continue
                missing.append(f"{full} {' '.join(wanted)}")
    assert missing == []


def test_a_report_without_errors_is_made_and_holds_none_either(tmp_path):
    result = zi("monthly", "--month", "10", "--project", project(tmp_path, safe_wbs=True))
    assert result.code == 0, result.err
    text = b"".join(
        data for _, data in unpacked(next(tmp_path.glob("output/*.docx")).read_bytes(), "")
    )
    assert MASK.encode() in text


def test_the_search_itself_finds_what_is_planted(tmp_path):
    made, spots = planted()
    path = with_properties(made.write(tmp_path / "b.xlsx"))
    found = set()
    for _, data in unpacked(path.read_bytes(), ""):
        found |= traces(data)
    assert found == set(TRACES)
    assert len(spots) > 120


def test_the_search_itself_looks_into_the_streams_of_a_pdf():
    stream = zlib.compress(f"BT ({MARKER}) Tj ET".encode())
    data = b"%PDF-1.7\n1 0 obj\n<<>>\nstream\n" + stream + b"\nendstream\nendobj\n"
    assert MARKER in set().union(*(traces(part) for _, part in unpacked(data, "x.pdf")))


# --- findings -------------------------------------------------------------------------


def test_every_planted_cell_has_a_finding_and_in_wbs_an_error(tmp_path):
    made, spots = planted()
    found = findings(made.write(tmp_path / "b.xlsx"))
    there = {(f.sheet, f.cell): f for f in found if f.code == "ZI701"}
    for spot in spots:
        sheet, cell = at(spot.sheet, spot.row, spot.key).split("!")
        finding = there.get((sheet, cell))
        assert finding is not None, (spot, spots[spot])
        expected = Severity.ERROR if sheet == WBS.name else Severity.WARNING
        assert finding.severity is expected
    assert len(there) == len(spots)


def test_rows_that_do_not_come_from_cases_may_name_staff(tmp_path):
    made = correct_book().set(TINDAK_LANJUT.name, 2, "problem", "oleh Orang Contoh Dua")
    made.set(TINDAK_LANJUT.name, 2, "reference", "30/09/2025")
    made.set(RAPAT.name, 2, "chair", "Orang Contoh Dua")
    made.set(RAPAT.name, 2, "participants", "Orang Contoh Satu\nOrang Contoh Dua")
    made.set(TINDAK_LANJUT.name, 3, "origin", "WBS").set(TINDAK_LANJUT.name, 3, "status", "Belum")
    made.set(TINDAK_LANJUT.name, 3, "number", "2").set(TINDAK_LANJUT.name, 3, "recommendation", "A")
    made.set(TINDAK_LANJUT.name, 3, "person", "Orang Contoh Dua")
    assert places(findings(made.write(tmp_path / "b.xlsx"))) == []


def test_the_office_s_own_address_is_no_one_s_home(tmp_path):
    made = correct_book().set(NARASI.name, 2, "text", "Rapat di jalan contoh 1, Kota Contoh.")
    assert places(findings(made.write(tmp_path / "a.xlsx"))) == []
    made.set(PENGADUAN.name, 2, "substance", "Tinggal di Jalan Contoh 1")
    assert places(findings(made.write(tmp_path / "b.xlsx"))) == [
        ("ZI701", at(PENGADUAN.name, 2, "substance"))
    ]


def test_register_and_ticket_numbers_may_be_long_also_where_they_are_referred_to(tmp_path):
    made = correct_book().set(PENGADUAN.name, 2, "number", "1505012345670001")
    made.set(PENGADUAN.name, 2, "ticket", "081234567890")
    made.set(TINDAK_LANJUT.name, 2, "origin", "Pengaduan")
    made.set(TINDAK_LANJUT.name, 2, "reference", "1505012345670001")
    assert places(findings(made.write(tmp_path / "a.xlsx"))) == []
    made.set(TINDAK_LANJUT.name, 2, "reference", "1505012345670002")
    assert ("ZI701", at(TINDAK_LANJUT.name, 2, "reference")) in places(
        findings(made.write(tmp_path / "b.xlsx"))
    )


@pytest.mark.parametrize("value", [1505012345670001, 198001012005011009, 81234567890])
def test_an_identity_typed_as_a_number_is_one(value, tmp_path):
    made = correct_book().set(WBS.name, 2, "recommendation", value)
    path = made.write(tmp_path / "b.xlsx")
    assert ("ZI701", at(WBS.name, 2, "recommendation")) in places(findings(path))
    assert parsed(path).office.cases[0].recommendation in ("", MASK)


def test_a_hyperlink_is_part_of_its_cell(tmp_path):
    link = Link("mailto:seseorang@contoh.go.id", "tanggapan")
    path = correct_book().set(PENGADUAN.name, 2, "outcome", link).write(tmp_path / "b.xlsx")
    assert places(findings(path)) == [("ZI701", at(PENGADUAN.name, 2, "outcome"))]
    assert parsed(path).office.complaints[0].outcome == MASK


# --- masking --------------------------------------------------------------------------


def test_masking_is_by_cell_and_leaves_all_else_alone(tmp_path):
    made = correct_book().set(PENGADUAN.name, 2, "substance", "oleh Orang Contoh Dua")
    made.set(PENGADUAN.name, 2, "response", "surat.pdf\nOrang Contoh Dua")
    made.set("Perubahan", 2, "reason", "Orang Contoh Dua")
    office = parsed(made.write(tmp_path / "b.xlsx")).office
    complaint = office.complaints[0]
    assert (complaint.substance, complaint.response) == (MASK, (MASK,))
    assert (complaint.number, complaint.received) == ("P-01", date(2025, 8, 4))
    assert office.changes[0].reason == "Orang Contoh Dua"
    assert office.people[1].name == "Orang Contoh Dua"


def test_no_parsed_value_holds_what_was_planted(tmp_path):
    made, _ = planted()
    told = repr(parsed(made.write(tmp_path / "b.xlsx")))
    people = repr(parsed(made.write(tmp_path / "c.xlsx")).office.people)
    assert MARKER not in told
    assert told.count(FULL_NAME) <= 3 * people.count(FULL_NAME)


def test_an_unknown_sheet_goes_by_its_place_where_its_name_holds_an_identity(tmp_path):
    made = correct_book()
    made.sheets["Orang Contoh Dua"] = {}
    made.sheets["NIK 1505012345670001"] = {}
    found = findings(made.write(tmp_path / "b.xlsx"))
    assert [(f.code, f.sheet) for f in found] == [
        ("ZI105", f"{MASK} (lembar ke-16)"),
        ("ZI105", f"{MASK} (lembar ke-17)"),
    ]


# --- the restricted workbook ----------------------------------------------------------


def _restricted(tmp_path: Path, name: str = "kasus.xlsx", **cells: Any) -> Path:
    """A workbook that holds nothing but WBS, with one case in row 2."""
    made = correct_book()
    made.sheets = {"Catatan": {(1, 1): "Orang Contoh Dua"}, WBS.name: made.sheets[WBS.name]}
    made.set(WBS.name, 2, "case", "R-01").set(WBS.name, 2, "status", "Terbukti")
    made.set(WBS.name, 2, "finished", "September 2025")
    for key, value in cells.items():
        made.set(WBS.name, 2, key, value)
    return made.write(tmp_path / name)


def _main(tmp_path: Path, *spoil: tuple[str, int, str, Any]) -> Path:
    made = correct_book().drop_row(WBS.name, 2)
    for sheet, row, key, value in spoil:
        made.set(sheet, row, key, value)
    return made.write(tmp_path / "utama.xlsx")


def _together(main: Path, restricted: Path) -> tuple[Parsed, tuple[Any, ...]]:
    both = with_wbs(parse_workbook(read_workbook(main)), read_workbook(restricted))
    return both, validate(Context(both, None, TODAY, FakeEvidence()))


def test_cases_come_from_the_restricted_workbook(tmp_path):
    both, found = _together(_main(tmp_path), _restricted(tmp_path))
    assert found == ()
    assert [case.case for case in both.office.cases] == ["R-01"]


def test_the_workbook_itself_needs_no_sheet_for_cases_then(tmp_path):
    made = correct_book()
    del made.sheets[WBS.name]
    _, found = _together(made.write(tmp_path / "utama.xlsx"), _restricted(tmp_path))
    assert found == ()


def test_findings_there_name_the_sheet_and_the_file_s_role_alone(tmp_path):
    restricted = _restricted(
        tmp_path,
        name="Budi Contoh.xlsx",
        recommendation="Orang Contoh Dua",
        category="Suap Orang Contoh Dua",
        finished="Juli 2025",
    )
    _, found = _together(_main(tmp_path), restricted)
    assert {f.code for f in found} == {"ZI201", "ZI602", "ZI701"}
    for finding in found:
        assert (finding.sheet, finding.file) == (WBS.name, RESTRICTED)
        assert finding.message.startswith("Pada buku kerja WBS: ")
        assert "Contoh" not in f"{finding.message} {finding.hint}"


def test_cases_in_two_places_are_an_error_at_the_workbook_s_own(tmp_path):
    both, found = _together(correct_book().write(tmp_path / "utama.xlsx"), _restricted(tmp_path))
    assert places(found) == [("ZI611", at(WBS.name, 2, "case"))]
    assert (found[0].severity, found[0].file) == (Severity.ERROR, "")
    assert [case.case for case in both.office.cases] == ["R-01"]


def test_a_reference_is_looked_for_among_the_restricted_cases(tmp_path):
    main = _main(
        tmp_path,
        (TINDAK_LANJUT.name, 2, "origin", "WBS"),
        (TINDAK_LANJUT.name, 2, "reference", "R-02"),
    )
    _, found = _together(main, _restricted(tmp_path))
    assert places(found) == [("ZI609", at(TINDAK_LANJUT.name, 2, "reference"))]
    _, found = _together(main, _restricted(tmp_path, case="R-02"))
    assert found == ()


def test_a_restricted_workbook_without_cases_sheet_is_an_error(tmp_path):
    made = correct_book()
    made.sheets = {"Catatan": {(1, 1): "x"}}
    _, found = _together(_main(tmp_path), made.write(tmp_path / "kasus.xlsx"))
    assert [(f.code, f.severity, f.file) for f in found] == [("ZI101", Severity.ERROR, RESTRICTED)]


def test_what_points_at_a_restricted_case_is_guarded_as_its_row(tmp_path):
    main = _main(
        tmp_path,
        (TINDAK_LANJUT.name, 2, "reference", "R-01"),
        (TINDAK_LANJUT.name, 2, "problem", "oleh Orang Contoh Dua"),
    )
    both, found = _together(main, _restricted(tmp_path))
    assert places(found) == [("ZI701", at(TINDAK_LANJUT.name, 2, "problem"))]
    assert both.office.follow_ups[0].problem == MASK


def test_commands_read_cases_from_the_restricted_workbook_and_tell_nothing(tmp_path):
    (tmp_path / "input").mkdir()
    correct_book().drop_row(WBS.name, 2).write(tmp_path / "input" / "b.xlsx")
    secret = f"{MARKER} Orang Contoh Dua"
    restricted = with_properties_of_wbs(
        _restricted(tmp_path, f"{MARKER}.xlsx", recommendation=secret, channel=secret)
    )
    result = zi(
        *("wbs", "--quarter", "3", "--draft", "--wbs", restricted, "--project", tmp_path),
    )
    assert result.code == 0, result.err
    assert "Pada buku kerja WBS" in result.err
    assert MARKER not in result.out + result.err
    for path in (tmp_path / "output").rglob("*.*"):
        for name, data in unpacked(path.read_bytes(), path.name):
            assert MARKER not in data.decode("utf-8", "ignore"), name


def with_properties_of_wbs(path: Path) -> Path:
    book = openpyxl.load_workbook(path)
    book.properties.title = book.properties.creator = MARKER
    book.save(path)
    return path


def test_a_broken_restricted_workbook_is_named_by_its_role(tmp_path):
    (tmp_path / "input").mkdir()
    correct_book().write(tmp_path / "input" / "b.xlsx")
    broken = tmp_path / f"{MARKER}.xlsx"
    broken.write_bytes(b"bukan Excel")
    result = zi("wbs", "--quarter", "3", "--wbs", broken, "--project", tmp_path)
    assert result.code == 2
    assert "Buku kerja WBS bukan buku kerja Excel" in result.err
    assert MARKER not in result.err


def test_the_json_of_findings_stays_parseable_with_masked_names(planted_project):
    result = zi("validate", "--format", "json", "--project", planted_project)
    assert json.loads(result.out)["workbook"] == f"{MASK}.xlsx"
