"""Which workbook is read: the only one in input/, or the one that was named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.failures import Failure
from pipeline.findings import Severity
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
    project = folder(tmp_path, "Rencana.xlsx", "~$Lain.xlsx", ".~lock.Lain.xlsx#", "b.docx")
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


def test_a_bare_name_is_looked_for_in_the_input_folder_too(tmp_path):
    project = folder(tmp_path, "Satu.xlsx", "Dua.xlsx")
    assert choose_workbook(project, Path("Dua.xlsx")).path == project / "input" / "Dua.xlsx"
    assert choose_workbook(project, Path("Tiga.xlsx")).path == Path("Tiga.xlsx")
    assert choose_workbook(project, Path("lain/Dua.xlsx")).path == Path("lain/Dua.xlsx")


def test_a_project_folder_that_is_not_there_says_so(tmp_path):
    assert failure(tmp_path / "Z").kind.name == "project-not-found"


def test_an_old_xls_alone_is_taken_so_that_reading_it_says_how_to_save_it(tmp_path):
    assert choose_workbook(folder(tmp_path, "Rencana.xls")).path.name == "Rencana.xls"


# --- who has it open --------------------------------------------------------------------


def excel_lock(name):
    """``~$name.xlsx`` as Excel writes it: 165 bytes, the name twice."""
    narrow = bytes([len(name)]) + name.encode("cp1252").ljust(54)
    return narrow + len(name).to_bytes(2, "little") + name.ljust(54).encode("utf-16-le")


def notes(tmp_path, **locks):
    project = folder(tmp_path, "Rencana.xlsx")
    for name, data in locks.items():
        lock = {"excel": "~$Rencana.xlsx", "libreoffice": ".~lock.Rencana.xlsx#"}[name]
        (project / "input" / lock).write_bytes(data)
    return choose_workbook(project).findings


def test_a_note_names_who_has_the_workbook_open(tmp_path):
    found = notes(tmp_path, excel=excel_lock("Pegawai Contoh"))
    assert [(f.code, f.severity) for f in found] == [("ZI125", Severity.INFO)]
    assert "sedang dibuka oleh Pegawai Contoh;" in found[0].message
    assert "abaikan" in found[0].hint  # the lock may be stale


def test_libreoffice_and_excel_may_both_have_it_open(tmp_path):
    lock = b",contoh,komputer,20.10.2025 08:00,file:///profil;"
    found = notes(tmp_path, excel=excel_lock("Satu Contoh"), libreoffice=lock)
    assert ["Satu Contoh" in found[0].message, "oleh contoh;" in found[1].message] == [True, True]


@pytest.mark.parametrize("data", [b"", b"\0" * 165, b"\xff" * 165, bytes(range(165)), b"\x05\n"])
def test_a_lock_file_that_gives_no_name_is_a_note_all_the_same(data, tmp_path):
    (found,) = notes(tmp_path, excel=data)
    assert found.code == "ZI125"
    assert found.message.isprintable()


def test_a_workbook_that_is_named_has_its_holder_named_too(tmp_path):
    project = folder(tmp_path, "Satu.xlsx", "Dua.xlsx")
    (project / "input" / "~$Dua.xlsx").write_bytes(excel_lock("Contoh"))
    assert choose_workbook(project, project / "input" / "Satu.xlsx").findings == ()
    assert places(choose_workbook(project, project / "input" / "Dua.xlsx").findings) == [
        ("ZI125", "")
    ]
