"""Whole commands: what they make, print and return (design.md, Commands)."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.commands import zi
from tests.golden_text import document_text

NAME = "Rencana_Aksi_ZI_2025.xlsx"
DUE = (6, 12, 12, 15, 16, 16, 21, 29, 35, 49, 57, 82)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder with a fresh workbook."""
    folder = tmp_path_factory.mktemp("kantor")
    assert zi("init", "--project", folder).code == 0
    return folder


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contoh")
    assert zi("--project", folder, "init", "--example").code == 0
    return folder


def spoiled(office: Path, tmp_path: Path, sheet: str, cell: str, value: object) -> Path:
    """A copy of the fresh workbook with one cell changed."""
    book = load_workbook(office / "input" / "Rencana_Aksi_ZI_2025.xlsx")
    book[sheet][cell] = value
    path = tmp_path / "rusak.xlsx"
    book.save(path)
    return path


def test_init_makes_workbook_and_folders_and_never_overwrites(tmp_path: Path) -> None:
    made = zi("init", "--project", tmp_path)
    assert made.code == 0
    path = tmp_path / "input" / "Rencana_Aksi_ZI_2025.xlsx"
    assert made.out.strip() == str(path)
    assert {p.name for p in tmp_path.iterdir()} == {"input", "output", "templates"}
    before = path.read_bytes()
    again = zi("init", "--project", tmp_path)
    assert again.code == 2
    assert "sudah ada dan tidak ditimpa" in again.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "command",
    [("init",), ("init", "--example"), ("templates", "copy", "undangan")],
    ids=" ".join,
)
def test_a_folder_that_can_not_be_written_to_suggests_no_option_that_the_command_lacks(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    for name in ("input", "templates"):  # files where the folders should be
        (tmp_path / name).write_bytes(b"")
    refused = zi(*command, "--project", tmp_path)
    assert refused.code == 2 and "tidak dapat ditulis" in refused.err
    offered = re.findall(r"(?<!\S)--?\w+", refused.err)
    shown = zi(*command, "--help").out
    assert offered and all(option in shown for option in offered)


def test_cases_may_live_in_a_restricted_workbook_of_their_own(tmp_path: Path) -> None:
    project, restricted = tmp_path / "kantor", tmp_path / "terbatas" / "WBS.xlsx"
    made = zi("--project", project, "init", "--example", "--separate-wbs", restricted)
    assert made.out.splitlines() == [str(project / "input" / NAME), str(restricted)]
    assert load_workbook(restricted).sheetnames == ["WBS"]
    assert load_workbook(restricted)["WBS"]["A4"].value
    assert load_workbook(project / "input" / NAME)["WBS"]["A4"].value is None
    arguments = ("--project", project, "wbs", "--quarter", "4")
    with_cases = zi(*arguments, "--wbs", restricted, "-o", tmp_path / "a")
    assert (with_cases.code, "ZI611" in with_cases.err) == (0, False)
    assert "NIHIL" not in document_text((tmp_path / "a" / "Rekap_WBS_2025-TW4.docx").read_bytes())
    assert zi(*arguments, "-o", tmp_path / "b").code == 0
    assert "NIHIL" in document_text((tmp_path / "b" / "Rekap_WBS_2025-TW4.docx").read_bytes())


def test_the_restricted_workbook_alone_is_made_where_the_other_is_there(office: Path) -> None:
    restricted = office.parent / "terbatas_saja.xlsx"
    assert zi("--project", office, "init", "--separate-wbs", restricted).out.splitlines() == [
        str(restricted)
    ]
    again = zi("--project", office, "init", "--separate-wbs", restricted)
    assert (again.code, "sudah ada dan tidak ditimpa" in again.err) == (2, True)


def test_the_evidence_of_an_example_lies_where_it_is_looked_for(tmp_path: Path) -> None:
    named = tmp_path / "Contoh.xlsx"
    assert zi("init", "--example", named).code == 0
    checked = zi("--project", tmp_path, "validate", "-w", named)
    assert checked.out.count("ZI403") == 1  # the one that is missing on purpose


def test_the_decree_gives_its_targets_month_by_month(office: Path) -> None:
    for month, due in enumerate(DUE, 1):
        shown = zi("progress", "--project", office, "--month", month, "--format", "json")
        assert shown.code == 0
        total = json.loads(shown.out)["total"]
        assert (total["due"], total["done"], total["obligations"]) == (due, 0, 82)


def test_progress_of_a_quarter_and_of_a_named_month(office: Path) -> None:
    quarter = json.loads(
        zi("progress", "--project", office, "--quarter", "TW3", "--format", "json").out
    )
    assert (quarter["period_end"], quarter["total"]["due"]) == ("2025-09-30", 35)
    named = zi("progress", "--project", office, "--month", "Oktober", "--format", "csv")
    assert named.out.splitlines()[-1].startswith("2025,2025-10-31,2025-10-31,")


def test_the_position_is_the_earlier_of_the_period_end_and_today(office: Path) -> None:
    from datetime import date

    shown = zi(
        "progress",
        "--project",
        office,
        "--month",
        10,
        "--format",
        "json",
        today=date(2025, 10, 7),
    )
    assert json.loads(shown.out)["as_of"] == "2025-10-07"
    later = zi(
        "progress",
        *("--project", office, "--month", 10, "--format", "json", "--as-of", "15/01/2026"),
    )
    assert json.loads(later.out)["as_of"] == "2026-01-15"


def test_monthly_on_a_fresh_workbook_prints_the_path_and_places_to_fill(office: Path) -> None:
    made = zi("monthly", "--project", office, "--month", 10)
    assert made.code == 0
    path = office / "output" / "Laporan_Monev_ZI_2025-10.docx"
    assert made.out.strip() == str(path)
    text = "\n".join(p.text for p in Document(str(path)).paragraphs)
    assert "[DIISI]" in text


def test_an_error_refuses_the_report_and_a_draft_is_marked(office: Path, tmp_path: Path) -> None:
    book = spoiled(office, tmp_path, "Lembar Monev", "I6", "Beres")
    refused = zi("monthly", "-w", book, "-o", tmp_path / "hasil", "--month", 10)
    assert refused.code == 1
    assert "--draft" in refused.err
    assert not (tmp_path / "hasil").exists()
    draft = zi("monthly", "-w", book, "-o", tmp_path / "hasil", "--month", 10, "--draft")
    assert draft.code == 0
    path = tmp_path / "hasil" / "Laporan_Monev_ZI_2025-10_DRAF.docx"
    assert path.is_file()
    headers = [
        p.text
        for section in Document(str(path)).sections
        for header in (section.header, section.first_page_header)
        for p in header.paragraphs
    ]
    assert any("DRAF" in text for text in headers)


def test_validate_names_the_cell_and_returns_1_on_errors(office: Path, tmp_path: Path) -> None:
    book = spoiled(office, tmp_path, "Lembar Monev", "I6", "Beres")
    shown = zi("validate", "-w", book, "--format", "json")
    assert shown.code == 1
    found = json.loads(shown.out)
    errors = [f for f in found["findings"] if f["severity"] == "error"]
    assert [(f["sheet"], f["cell"]) for f in errors] == [("Lembar Monev", "I6")]
    assert found["summary"]["error"] == 1
    assert '"Beres"' in errors[0]["message"]


def test_validate_is_strict_on_warnings_only_when_asked(office: Path) -> None:
    assert zi("validate", "--project", office).code == 0
    assert zi("validate", "--project", office, "--strict").code == 1


def test_findings_go_to_stderr_elsewhere_and_progress_still_prints(
    office: Path, tmp_path: Path
) -> None:
    book = spoiled(office, tmp_path, "Lembar Monev", "I6", "Beres")
    shown = zi("progress", "-w", book, "--month", 10, "--format", "json")
    assert shown.code == 1
    assert json.loads(shown.out)["total"]["due"] == 49
    assert "Lembar Monev!I6" in shown.err


def test_an_edited_report_is_kept_and_the_new_one_beside_it(example: Path) -> None:
    first = zi("monthly", "--project", example, "--month", 9)
    path = Path(first.out.strip())
    again = zi("monthly", "--project", example, "--month", 9)
    assert again.out == first.out
    document = Document(str(path))
    document.paragraphs[-1].add_run(" Disunting tangan.")
    document.save(str(path))
    edited = path.read_bytes()
    third = zi("monthly", "--project", example, "--month", 9)
    assert third.out.strip().endswith("Laporan_Monev_ZI_2025-09-v2.docx")
    assert "disunting" in third.err
    assert path.read_bytes() == edited


def test_the_same_run_gives_the_same_bytes(example: Path, tmp_path: Path) -> None:
    from datetime import date

    paths = []
    # Between these days a limit passes, and dates of November are no longer ahead.
    for number, day in enumerate((date(2025, 11, 5), date(2026, 3, 2))):
        made = zi(
            *("monthly", "--project", example, "--month", 10, "-o", tmp_path / str(number)),
            today=day,
        )
        paths.append(Path(made.out.strip()))
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_several_workbooks_are_named_and_the_option_too(example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "input"
    folder.mkdir()
    source = (example / "input" / "Rencana_Aksi_ZI_2025.xlsx").read_bytes()
    for name in ("a.xlsx", "b.xlsx", "~$a.xlsx"):
        (folder / name).write_bytes(source)
    refused = zi("progress", "--project", tmp_path, "--month", 10)
    assert refused.code == 2
    assert "a.xlsx, b.xlsx" in refused.err
    assert "-w" in refused.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("monthly", "--month", "13"), 'Bulan "13" tidak dikenal'),
        (("monthly",), "--month wajib diisi"),
        (("progress",), "Sebutkan satu bulan atau satu triwulan"),
        (("progress", "--month", "1", "--as-of", "31/02/2025"), 'Tanggal "31/02/2025"'),
        (("progress", "--month", "1", "--year", "2024"), "Tahun 2024 bukan tahun"),
        (("monthly", "--bulan", "1"), 'Opsi "--bulan" tidak dikenal'),
        (("mothly",), 'Maksud Anda "monthly"?'),
        (("monthly", "--month"), 'Opsi "--month" perlu diikuti isinya'),
        (("monthly", "--draft=ya"), 'Opsi "--draft" tidak diikuti isi'),
        (("init", "Rencana", "Aksi.xlsx"), "apit namanya dengan tanda kutip"),
        (("init", "Rencana.xls"), "tidak berakhiran .xlsx"),
        (("monthly", "--month", "10", "--as-of", "31/12/2024"), "mendahului tahun rencana aksi"),
        (("progress", "--month", "1", "--project", "tidak-ada"), 'Folder kerja "tidak-ada"'),
        (("rule", "ZI999"), 'Tidak ada aturan "ZI999"'),
        (("validate", "-w", "tidak-ada.xlsx"), "tidak ditemukan"),
        (("monthly", "--month", "10", "--template", "x.docx"), "x.docx"),
    ],
)
def test_wrong_use_is_a_plain_message_and_exit_code_2(
    office: Path, arguments: tuple[str, ...], words: str
) -> None:
    shown = zi("--project", office, *arguments)
    assert shown.code == 2
    assert words in shown.err
    assert "Traceback" not in shown.err


def test_a_fault_nobody_foresaw_is_words_too(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pipeline.run

    def fail(*arguments: object) -> None:
        raise RuntimeError("rahasia")

    monkeypatch.setattr(pipeline.run, "make_monthly", fail)
    shown = zi("monthly", "--project", office, "--month", 10)
    assert shown.code == 2
    assert "gangguan yang tidak terduga" in shown.err
    assert "rahasia" not in shown.err


def test_an_option_is_likened_to_others_by_its_word_not_by_its_dashes(office: Path) -> None:
    shown = zi("--project", office, "monthly", "--month", "10", "--quarter", "4")
    assert 'Opsi "--quarter" tidak dikenal.' in shown.err
    assert "Maksud Anda" not in shown.err


def test_the_count_of_findings_holds_those_that_are_not_shown(office: Path) -> None:
    everything = zi("--project", office, "validate").out.splitlines()[-1]
    short = zi("--project", office, "progress", "--month", "10").err
    assert everything.endswith("19 catatan.")
    assert everything in short.splitlines()
    assert "ZI319" not in short


def test_rules_and_rule_explain_in_indonesian() -> None:
    assert "ZI401" in zi("rules").out
    shown = zi("rule", "zi401")
    assert shown.code == 0
    assert "TANGGAL REALISASI" in shown.out


def test_due_lists_and_its_calendar_holds_the_year(office: Path) -> None:
    shown = zi("due", "--project", office, "--month", 10)
    assert "TARGET OKTOBER: 14 target" in shown.out
    assert "TUNGGAKAN: 35 target" in shown.out
    calendar = zi("due", "--project", office, "--month", 10, "--format", "ics").out
    assert calendar.count("BEGIN:VEVENT") == 82
    assert "\r\n" in calendar
