"""Which workbook is read: the only one in input/, or the one that was named."""

from __future__ import annotations

import pytest

from pipeline.failures import Failure
from pipeline.inputs import choose_workbook
from tests.books import places


def folder(tmp_path, *names):
    (tmp_path / "input").mkdir()
    for name in names:
        (tmp_path / "input" / name).write_bytes(b"")
    return tmp_path


def failure(project):
    with pytest.raises(Failure) as caught:
        choose_workbook(project)
    return caught.value


def test_the_only_workbook_needs_no_option(tmp_path):
    project = folder(tmp_path, "Rencana.xlsx", "~$Rencana.xlsx", ".~lock.Rencana.xlsx#", "b.docx")
    chosen = choose_workbook(project)
    assert (chosen.path.name, chosen.findings) == ("Rencana.xlsx", ())


def test_several_workbooks_are_named_with_the_option(tmp_path):
    found = failure(folder(tmp_path, "Satu.xlsx", "Dua.xlsx"))
    assert found.kind.name == "several-workbooks"
    assert "Dua.xlsx, Satu.xlsx" in found.message
    assert "-w" in found.hint


def test_no_workbook_and_no_folder_say_so(tmp_path):
    assert failure(tmp_path).kind.name == "no-workbook"
    assert failure(folder(tmp_path)).kind.name == "no-workbook"


@pytest.mark.parametrize(
    "copy",
    [
        "Rencana (1).xlsx",
        "Rencana (Contoh's conflicted copy 2025-10-01).xlsx",
        "Rencana.sync-conflict-20251001.xlsx",
        "Rencana_konflik.xlsx",
    ],
)
def test_a_conflict_copy_is_reported_and_never_taken(copy, tmp_path):
    chosen = choose_workbook(folder(tmp_path, "Rencana.xlsx", copy))
    assert chosen.path.name == "Rencana.xlsx"
    assert places(chosen.findings) == [("ZI121", "")]
    assert copy in chosen.findings[0].message


def test_a_conflict_copy_alone_is_not_taken_either(tmp_path):
    assert failure(folder(tmp_path, "Rencana (1).xlsx")).kind.name == "only-conflict-copies"


def test_a_named_workbook_is_taken_and_its_copies_are_reported(tmp_path):
    project = folder(tmp_path, "Satu.xlsx", "Satu (2).xlsx", "Dua.xlsx", "Dua (1).xlsx")
    chosen = choose_workbook(project, project / "input" / "Satu.xlsx")
    assert chosen.path.name == "Satu.xlsx"
    assert [f.message for f in chosen.findings] == [
        'Ada salinan bentrok "Satu (2).xlsx" di samping buku kerja; salinan itu tidak dibaca.'
    ]


def test_an_old_xls_alone_is_taken_so_that_reading_it_says_how_to_save_it(tmp_path):
    assert choose_workbook(folder(tmp_path, "Rencana.xls")).path.name == "Rencana.xls"
