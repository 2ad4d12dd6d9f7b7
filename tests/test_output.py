"""Files are written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest

from pipeline import atomic, output
from pipeline.failures import Failure
from pipeline.opc import read_parts, write_parts
from pipeline.output import Placed, ensure_folder, place_document, write_atomically, write_new
from pipeline.provenance import stamp
from tests.documents import ORIGIN, in_document, report, saved_by_word, stamped

NOW = datetime(2025, 10, 31, 14, 15, 0)
NAME = "Laporan_Monev_ZI_2025-10.docx"


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def another() -> bytes:
    """The report of a later run: other figures, stamped."""
    return stamp(in_document(report(), "87,50%", "89,80%"), ORIGIN)


def edited() -> bytes:
    """The program's report after somebody changed a word in it."""
    return in_document(stamped(), "Capaian", "Hasil")


def signed() -> bytes:
    parts = read_parts(stamped())
    parts["_xmlsignatures/sig1.xml"] = b"<Signature/>"
    return write_parts(parts)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waits: list[float] = []
    monkeypatch.setattr(atomic.time, "sleep", waits.append)
    return waits


def refuse(monkeypatch: pytest.MonkeyPatch, function: str, error: OSError, times: int = 99) -> None:
    """Let os.``function`` fail ``times`` times, then work."""
    real = getattr(os, function)
    left = [times]

    def failing(*args: object, **kwargs: object) -> object:
        if left[0] > 0:
            left[0] -= 1
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr(atomic.os, function, failing)


# --- write_atomically --------------------------------------------------------------


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "2025-10.json"
    assert write_atomically(target, b"satu", NOW) == target
    assert write_atomically(target, b"dua", NOW) == target
    assert target.read_bytes() == b"dua"
    assert names(tmp_path) == ["2025-10.json"]


def test_others_may_read_what_was_written(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        path = write_atomically(tmp_path / "a.json", b"{}", NOW)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o644


def test_the_rights_of_a_replaced_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"lama")
    target.chmod(0o660)
    write_atomically(target, b"baru", NOW)
    assert target.stat().st_mode & 0o777 == 0o660


def test_a_target_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    target = tmp_path / NAME
    target.write_bytes(b"lama")
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "held"), times=2)
    assert write_atomically(target, b"baru", NOW) == target
    assert target.read_bytes() == b"baru"
    assert len(no_waiting) == 2


def test_a_target_held_by_word_is_left_alone_and_a_sibling_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    target = tmp_path / NAME
    target.write_bytes(b"lama")
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "held"))
    path = write_atomically(target, b"baru", NOW)
    assert path.name == "Laporan_Monev_ZI_2025-10_20251031-141500.docx"
    assert path.read_bytes() == b"baru"
    assert target.read_bytes() == b"lama"
    assert names(tmp_path) == sorted([NAME, path.name])
    assert sum(no_waiting) < 2


@pytest.mark.parametrize("lock", [f"~${NAME[2:]}", f".~lock.{NAME}#"], ids=["Word", "LibreOffice"])
def test_a_lock_file_beside_the_target_means_that_it_is_open(tmp_path: Path, lock: str) -> None:
    target = tmp_path / NAME
    target.write_bytes(b"lama")
    (tmp_path / lock).write_bytes(b"")
    assert write_atomically(target, b"baru", NOW) != target
    assert target.read_bytes() == b"lama"


def test_two_siblings_in_the_same_second_are_both_kept(tmp_path: Path) -> None:
    target = tmp_path / NAME
    target.write_bytes(b"lama")
    (tmp_path / f".~lock.{NAME}#").write_bytes(b"")
    first = write_atomically(target, b"satu", NOW)
    second = write_atomically(target, b"dua", NOW)
    assert first != second
    assert (first.read_bytes(), second.read_bytes()) == (b"satu", b"dua")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "ruang disk habis"),
        (errno.EROFS, "drive hanya dapat dibaca"),
        (errno.EACCES, "tidak ada izin menulis"),
        (errno.EBADF, "gangguan sistem berkas EBADF"),
    ],
)
def test_a_disk_that_refuses_gives_a_message_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    target = tmp_path / NAME
    target.write_bytes(b"lama")
    refuse(monkeypatch, "fsync", OSError(code, "refused"))
    with pytest.raises(Failure) as caught:
        write_atomically(target, b"baru", NOW)
    assert caught.value.kind.name == "output-not-writable"
    assert caught.value.message == f'"{target}" tidak dapat ditulis: {reason}.'
    assert target.read_bytes() == b"lama"
    assert names(tmp_path) == [NAME]


def test_a_drive_without_fsync_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "fsync", OSError(errno.EINVAL, "no fsync"))
    assert write_atomically(tmp_path / NAME, b"baru", NOW).read_bytes() == b"baru"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_really_full_disk_gives_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def full(path: object, flags: int, mode: int = 0o777) -> int:
        return real("/dev/full", os.O_WRONLY) if str(path).endswith(".tmp") else real(path, flags)

    monkeypatch.setattr(atomic.os, "open", full)
    with pytest.raises(Failure, match="ruang disk habis"):
        write_atomically(tmp_path / NAME, b"baru", NOW)
    assert names(tmp_path) == []


def test_a_missing_folder_gives_a_message(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="foldernya tidak ada"):
        write_atomically(tmp_path / "tidak ada" / NAME, b"baru", NOW)


def test_a_file_where_the_folder_should_be_gives_a_message(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(Failure, match="output"):
        ensure_folder(tmp_path / "output")
    with pytest.raises(Failure, match="foldernya tidak ada"):
        write_atomically(tmp_path / "output" / NAME, b"baru", NOW)


def test_a_folder_in_the_target_s_place_gives_a_message(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(Failure, match="ada folder dengan nama itu"):
        write_atomically(tmp_path / NAME, b"baru", NOW)
    assert names(tmp_path) == [NAME]


def test_a_move_that_is_not_permitted_where_nothing_stands_gives_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "not permitted"))
    with pytest.raises(Failure, match="tidak ada izin menulis"):
        write_atomically(tmp_path / NAME, b"baru", NOW)
    assert names(tmp_path) == []


def test_an_interrupt_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / NAME, b"baru", NOW)
    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_removed_later_but_a_running_one_s_is_not(
    tmp_path: Path,
) -> None:
    (tmp_path / ".~zi-1-aa.tmp").write_bytes(b"setengah")
    (tmp_path / ".~zi-2-bb.tmp").write_bytes(b"sedang ditulis")
    (tmp_path / "~catatan.tmp").write_bytes(b"milik orang lain")
    hours_ago = NOW.timestamp() - 2 * 3600
    os.utime(tmp_path / ".~zi-1-aa.tmp", (hours_ago, hours_ago))
    os.utime(tmp_path / "~catatan.tmp", (hours_ago, hours_ago))
    os.utime(tmp_path / ".~zi-2-bb.tmp", (NOW.timestamp() - 5, NOW.timestamp() - 5))
    write_atomically(tmp_path / NAME, b"baru", NOW)
    assert names(tmp_path) == sorted([".~zi-2-bb.tmp", NAME, "~catatan.tmp"])


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import datetime; from pathlib import Path\n"
        "from pipeline.output import write_atomically\n"
        "print('siap', flush=True)\n"
        "for n in range(10**6):\n"
        "    write_atomically(Path(sys.argv[1]), bytes([n % 256]) * 400_000, datetime.now())\n"
    )
    target = tmp_path / NAME
    for attempt in range(12):
        run = subprocess.Popen(
            [sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None and run.stdout.readline() == "siap\n"
        time.sleep(0.02 + attempt * 0.007)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        if target.exists():
            data = target.read_bytes()
            assert len(data) == 400_000 and len(set(data)) == 1
        assert all(n == NAME or n.startswith(atomic.TEMPORARY_PREFIX) for n in names(tmp_path))
    assert target.exists()


# --- write_new ---------------------------------------------------------------------


def test_a_new_file_never_replaces_an_old_one(tmp_path: Path) -> None:
    target = tmp_path / "Rencana_Aksi_ZI_2025.xlsx"
    assert write_new(target, b"satu") == target
    with pytest.raises(Failure) as caught:
        write_new(target, b"dua")
    assert caught.value.kind.name == "target-exists"
    assert target.read_bytes() == b"satu"
    assert names(tmp_path) == [target.name]


def test_a_new_file_does_not_replace_one_that_appears_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.xlsx"
    monkeypatch.setattr(output.os.path, "lexists", lambda _: False)
    target.write_bytes(b"muncul")
    with pytest.raises(Failure) as caught:
        write_new(target, b"baru")
    assert caught.value.kind.name == "target-exists"
    assert target.read_bytes() == b"muncul"


@pytest.mark.parametrize("can_rename", [False, True])
@pytest.mark.parametrize("occupied", [False, True])
def test_a_drive_without_hard_links_is_written_to_as_safely(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, occupied: bool, can_rename: bool
) -> None:
    """``can_rename``: whether the system has a rename that never replaces."""
    target = tmp_path / "a.xlsx"
    refuse(monkeypatch, "link", OSError(errno.EPERM, "no hard links"))
    if not can_rename:
        monkeypatch.setattr(atomic, "_rename_if_free", lambda *_: None)
    if occupied:
        monkeypatch.setattr(output.os.path, "lexists", lambda _: False)
        target.write_bytes(b"muncul")
        with pytest.raises(Failure):
            write_new(target, b"baru")
        assert target.read_bytes() == b"muncul"
    else:
        assert write_new(target, b"baru").read_bytes() == b"baru"
    assert names(tmp_path) == ["a.xlsx"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize("can_rename", [False, True])
@pytest.mark.parametrize("has_links", [False, True])
def test_a_run_that_is_killed_at_any_step_leaves_no_half_file_under_the_new_name(
    tmp_path: Path, has_links: bool, can_rename: bool
) -> None:
    ended = []
    for step in range(40):
        target = tmp_path / str(step) / "a.xlsx"
        target.parent.mkdir()
        child = os.fork()
        if not child:
            with suppress(BaseException):
                killed_at(step, target, has_links, can_rename)
            os._exit(0)
        ended.append(os.waitpid(child, 0)[1])
        assert not target.exists() or target.read_bytes() == b"baru", step
        # Whoever comes after is not kept from writing.
        if not target.exists():
            with pytest.MonkeyPatch.context() as patch:
                without_links(patch, has_links, can_rename)
                assert write_new(target, b"baru").read_bytes() == b"baru"
    assert any(ended)
    assert not all(ended), "the last ones were let through"


def without_links(patch: pytest.MonkeyPatch, has_links: bool, can_rename: bool) -> None:
    if not has_links:
        refuse(patch, "link", OSError(errno.EPERM, "no hard links"))
    if not can_rename:
        patch.setattr(atomic, "_rename_if_free", lambda *_: None)


def killed_at(step: int, target: Path, has_links: bool, can_rename: bool) -> None:
    """``write_new`` in a process that ends before its system call number ``step``."""
    patch = pytest.MonkeyPatch()
    without_links(patch, has_links, can_rename)
    steps = iter(range(40))
    for name in ("open", "close", "fsync", "link", "rename", "replace", "unlink", "stat"):

        def counted(*arguments: object, real: object = getattr(os, name), **more: object) -> object:
            if next(steps) == step:
                os._exit(9)
            return real(*arguments, **more)

        patch.setattr(os, name, counted)
    write_new(target, b"baru")


# --- place_document ----------------------------------------------------------------


def test_a_first_report_goes_to_its_name_without_a_note(tmp_path: Path) -> None:
    assert place_document(tmp_path / NAME, stamped(), NOW) == Placed(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == stamped()


@pytest.mark.parametrize("there", [stamped, lambda: saved_by_word(stamped())])
def test_the_programs_own_untouched_report_is_replaced(tmp_path: Path, there) -> None:
    (tmp_path / NAME).write_bytes(there())
    assert place_document(tmp_path / NAME, another(), NOW) == Placed(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == another()
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize(
    ("there", "why"),
    [
        (edited, "sudah disunting"),
        (signed, "sudah ditandatangani"),
        (report, "bukan hasil aplikasi ini"),
        (lambda: b"catatan", "bukan hasil aplikasi ini"),
        (lambda: b"", "bukan hasil aplikasi ini"),
    ],
    ids=["edited", "signed", "not stamped", "not Word", "empty"],
)
def test_what_may_be_work_is_kept_and_the_new_report_gets_v2(
    tmp_path: Path, there, why: str
) -> None:
    (tmp_path / NAME).write_bytes(there())
    placed = place_document(tmp_path / NAME, another(), NOW)
    new = "Laporan_Monev_ZI_2025-10-v2.docx"
    assert placed.path == tmp_path / new
    assert placed.note == (
        f'"{NAME}" {why}, jadi tidak ditimpa. Dokumen baru disimpan sebagai "{new}".'
    )
    assert (tmp_path / NAME).read_bytes() == there()
    assert placed.path.read_bytes() == another()
    assert names(tmp_path) == sorted([NAME, new])


def test_an_untouched_v2_is_replaced_and_an_edited_one_is_not(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(edited())
    first = place_document(tmp_path / NAME, stamped(), NOW).path
    assert place_document(tmp_path / NAME, another(), NOW).path == first
    first.write_bytes(edited())
    third = place_document(tmp_path / NAME, another(), NOW)
    assert third.path.name == "Laporan_Monev_ZI_2025-10-v3.docx"
    assert f'"{NAME}" sudah disunting' in third.note
    assert first.read_bytes() == edited()


def test_the_newest_report_always_has_the_highest_number(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(edited())
    (tmp_path / "Laporan_Monev_ZI_2025-10-v2.docx").write_bytes(stamped())
    (tmp_path / "Laporan_Monev_ZI_2025-10-v4.docx").write_bytes(edited())
    placed = place_document(tmp_path / NAME, another(), NOW)
    assert placed.path.name == "Laporan_Monev_ZI_2025-10-v5.docx"


def test_a_report_equal_to_the_one_there_is_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / NAME
    target.write_bytes(stamped())
    os.utime(target, (1000, 1000))
    (tmp_path / f".~lock.{NAME}#").write_bytes(b"")
    assert place_document(target, stamped(), NOW) == Placed(target)
    assert target.stat().st_mtime == 1000


def test_an_untouched_report_open_in_word_gets_a_sibling_with_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    target = tmp_path / NAME
    target.write_bytes(stamped())
    refuse(monkeypatch, "replace", PermissionError(errno.EACCES, "held"))
    placed = place_document(target, another(), NOW)
    new = "Laporan_Monev_ZI_2025-10_20251031-141500.docx"
    assert placed.path == tmp_path / new
    assert placed.note == (
        f'"{NAME}" sedang dibuka di program lain, jadi dibiarkan. Dokumen baru disimpan '
        f'sebagai "{new}". Tutup "{NAME}", lalu ulangi perintah.'
    )
    assert target.read_bytes() == stamped()
    assert placed.path.read_bytes() == another()


def test_an_untouched_report_with_a_lock_file_beside_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(stamped())
    (tmp_path / f"~${NAME[2:]}").write_bytes(b"")
    placed = place_document(tmp_path / NAME, another(), NOW)
    assert placed.path.name == "Laporan_Monev_ZI_2025-10_20251031-141500.docx"
    assert (tmp_path / NAME).read_bytes() == stamped()


def test_a_report_that_may_not_be_read_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / NAME
    target.write_bytes(stamped())

    def refused(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "held", str(path))

    monkeypatch.setattr(Path, "read_bytes", refused)
    placed = place_document(target, another(), NOW)
    monkeypatch.undo()
    assert placed.path != target
    assert target.read_bytes() == stamped()


def test_a_report_marked_read_only_is_kept(tmp_path: Path) -> None:
    target = tmp_path / NAME
    target.write_bytes(stamped())
    target.chmod(0o444)
    placed = place_document(target, another(), NOW)
    assert placed.path.name.endswith("-v2.docx")
    assert "ditandai hanya-baca" in placed.note
    assert target.read_bytes() == stamped()


def test_a_report_saved_by_somebody_while_ours_is_written_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / NAME
    target.write_bytes(stamped())
    real = os.fsync

    def save_meanwhile(handle: int) -> None:
        target.write_bytes(edited())
        real(handle)

    monkeypatch.setattr(atomic.os, "fsync", save_meanwhile)
    placed = place_document(target, another(), NOW)
    assert placed.path.name.endswith("-v2.docx")
    assert target.read_bytes() == edited()


def test_of_two_runs_at_once_neither_loses_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / NAME
    real = os.link

    def other_run_is_faster(source: object, destination: object) -> None:
        if not target.exists():
            target.write_bytes(edited())
        real(source, destination)

    monkeypatch.setattr(atomic.os, "link", other_run_is_faster)
    placed = place_document(target, another(), NOW)
    assert placed.path.name.endswith("-v2.docx")
    assert target.read_bytes() == edited()


def test_a_folder_with_the_report_s_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert place_document(tmp_path / NAME, another(), NOW).path.name.endswith("-v2.docx")


def test_a_missing_output_folder_gives_a_message(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="foldernya tidak ada"):
        place_document(tmp_path / "hilang" / NAME, stamped(), NOW)
