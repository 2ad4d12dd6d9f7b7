"""Nothing that was written in a confidential sheet reaches a finding, under any name."""

from __future__ import annotations

import pytest

from pipeline.forms.findings import findings_json, findings_text
from tests.books import correct_book, findings

SECRET = "Budiman Rahasia"


def spoiled(sheet, name=None):
    """The secret in each cell of a row, of the header row's end, and as misspelled header."""
    made = correct_book()
    width = max(column for _, column in made.sheets[sheet])
    for column in range(1, width + 1):
        made.sheets[sheet][3, column] = SECRET
    made.sheets[sheet][1, width + 1] = SECRET
    made.sheets[sheet][1, width + 2] = f"KANAL {SECRET}"
    if name:
        made.rename(sheet, name)
    return made


@pytest.mark.parametrize("sheet", ["WBS", "Pengaduan", "Tindak Lanjut", "Rapat", "Narasi"])
def test_no_finding_quotes_a_confidential_sheet(sheet, tmp_path):
    found = findings(spoiled(sheet).write(tmp_path / "b.xlsx"))
    here = [finding for finding in found if finding.sheet == sheet]
    assert len(here) >= 3
    text = findings_text(found, "b.xlsx") + findings_json(found, "b.xlsx")
    assert "budiman" not in text.casefold()
    assert "rahasia" not in text.casefold()


def test_a_confidential_sheet_under_an_alias_stays_confidential(tmp_path):
    found = findings(spoiled("WBS", "Whistle Blowing System").write(tmp_path / "b.xlsx"))
    here = [finding for finding in found if finding.sheet == "Whistle Blowing System"]
    assert {finding.code for finding in here} >= {"ZI102", "ZI114", "ZI201", "ZI218"}
    assert "budiman" not in findings_text(found, "b.xlsx").casefold()


def test_masked_findings_still_say_what_to_do(tmp_path):
    found = findings(spoiled("WBS").write(tmp_path / "b.xlsx"))
    status = next(f for f in found if f.code == "ZI201" and "STATUS" in f.message)
    assert status.message == 'STATUS "…" tidak dikenal.'
    assert status.hint.startswith("Pilih dari daftar: Diterima, Verifikasi")
