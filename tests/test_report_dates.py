"""A report's dates: its data's position, the day on which it is signed, and that of the run."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands import zi
from tests.golden_text import document_text

TODAY = date(2025, 11, 5)
REPORTS = (
    ("monthly", "--month", 10),
    ("quarterly", "--quarter", 3),
    ("annual",),
    ("wbs", "--quarter", 3),
    ("complaints", "--quarter", 3),
    ("followup", "--quarter", 3),
    ("conflicts", "--matrix"),
    ("meeting", "--date", "15/10/2025"),
)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contoh")
    assert zi("--project", folder, "init", "--example").code == 0
    return folder


@pytest.mark.parametrize("command", REPORTS, ids=lambda c: c[0])
def test_a_position_after_today_is_refused(command, example: Path, tmp_path: Path) -> None:
    output = ("-o", tmp_path / "hasil")
    shown = zi("--project", example, *command, *output, "--as-of", "06/11/2025", today=TODAY)
    assert shown.code == 2
    assert "Posisi data 06/11/2025 melewati hari ini (05/11/2025)" in shown.err
    assert not (tmp_path / "hasil").exists()


def test_a_draft_may_look_ahead_and_says_so(example: Path, tmp_path: Path) -> None:
    ahead = ("--as-of", "30/11/2025", "--date", "01/11/2025", "-o", tmp_path, "--draft")
    shown = zi("--project", example, "monthly", "--month", 11, *ahead, today=TODAY)
    assert shown.code == 0
    assert "melewati hari ini (05/11/2025)" in shown.err
    assert not (tmp_path / "arsip").exists()


@pytest.mark.parametrize("command", [("progress",), ("due",), ("evidence",)], ids=lambda c: c[0])
def test_figures_ahead_of_today_are_shown_and_it_is_said(command, example: Path) -> None:
    month = () if command == ("evidence",) else ("--month", 10)
    shown = zi("--project", example, *command, *month, "--as-of", "06/11/2025", today=TODAY)
    now = zi("--project", example, *command, *month, "--as-of", "05/11/2025", today=TODAY)
    assert shown.code == now.code
    assert "Posisi data 06/11/2025 melewati hari ini (05/11/2025)." in shown.err
    assert "melewati hari ini (05/11/2025)" not in now.err + now.out + shown.out


def test_no_report_is_signed_before_its_data(example: Path, tmp_path: Path) -> None:
    command = ("--project", example, "monthly", "--month", 10, "-o", tmp_path / "hasil")
    shown = zi(*command, "--date", "30/10/2025", today=TODAY)
    assert shown.code == 2
    assert "Tanggal laporan 30/10/2025 mendahului posisi datanya (31/10/2025)." in shown.err
    assert not (tmp_path / "hasil").exists()
    assert zi(*command, "--date", "30/10/2025", "--draft", today=TODAY).code == 0
    assert zi(*command, "--date", "31/10/2025", today=TODAY).code == 0


def _changed(example: Path, folder: Path, **rows: tuple[str, dict[str, object]]) -> Path:
    """A project whose workbook has other values: sheet → (what finds the row, header → value)."""
    path = folder / "input" / "Rencana_Aksi_ZI_2025.xlsx"
    path.parent.mkdir(parents=True)
    book = load_workbook(example / "input" / path.name)
    for name, (found_by, values) in rows.items():
        sheet = book[name.replace("_", " ")]
        cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head = next(n for n, row in enumerate(cells) if set(values) <= set(row))
        below = next(n for n, row in enumerate(cells) if n > head and found_by in row)
        for header, value in values.items():
            sheet.cell(below + 1, cells[head].index(header) + 1, value)
    book.save(path)
    return folder


def test_a_report_is_the_same_on_any_day_whatever_its_findings(
    example: Path, tmp_path: Path
) -> None:
    """The Ketua's term ends, and a date of the next year passes, between the two days."""
    project = _changed(
        example,
        tmp_path / "kantor",
        Pegawai=("Ketua", {"SAMPAI": datetime(2025, 11, 30)}),
        Lembar_Monev=("Oktober", {"TANGGAL REALISASI": datetime(2026, 2, 10)}),
    )
    texts, made = [], []
    for number, day in enumerate((TODAY, date(2026, 3, 2))):
        output = tmp_path / str(number)
        shown = zi("--project", project, "monthly", "--month", 10, "-o", output, today=day)
        assert shown.code == 0, shown.err
        made.append(Path(shown.out.strip()).read_bytes())
        texts.append(document_text(made[-1]))
    assert texts[0] == texts[1]
    assert made[0] == made[1]
    assert "TANGGAL REALISASI berada di luar tahun rencana aksi (2025)" in texts[0]
    assert "Tidak ada pemegang jabatan" not in texts[0]


def test_the_signer_is_looked_up_on_the_report_s_date(example: Path, tmp_path: Path) -> None:
    project = _changed(
        example, tmp_path / "kantor", Pegawai=("Ketua", {"SAMPAI": datetime(2025, 11, 30)})
    )
    command = ("--project", project, "monthly", "--month", 10, "-o", tmp_path / "hasil")
    late = zi(*command, "--date", "01/12/2025", today=date(2026, 3, 2))
    assert "Tidak ada pemegang jabatan Ketua per 1 Desember 2025" in late.err
    told = document_text(Path(late.out.strip()).read_bytes())
    assert "Tidak ada pemegang jabatan Ketua per 1 Desember 2025" in told


def test_files_named_in_a_command_are_looked_for_where_it_was_typed(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --project, too: as -o and -w; what is not named lies in the project."""
    monkeypatch.chdir(tmp_path)
    there = ("--project", example)
    zi(*there, "validate", "--annotate", "Temuan.xlsx")
    zi(*there, "evidence", "--bundle", "Bukti.zip")
    zi(*there, "monthly", "--month", 9, "-o", "hasil")
    copied = Path(zi(*there, "templates", "copy", "undangan").out.strip())
    assert {p.name for p in tmp_path.iterdir()} == {"Temuan.xlsx", "Bukti.zip", "hasil"}
    assert copied == example / "templates" / "undangan.docx"
    copied.unlink()
