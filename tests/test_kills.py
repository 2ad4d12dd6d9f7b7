"""A ``monthly`` that is killed while it writes leaves whole files, old ones or new ones."""

from __future__ import annotations

import os

import pytest

from tools.kill_monthly import Scene, faults_of, run_kills

KILLS = 25


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
def test_a_killed_monthly_leaves_only_whole_files_and_loses_none(tmp_path):
    """300 by hand: ``python -m tools.kill_monthly --kills 300``."""
    tally = run_kills(KILLS, tmp_path / "proyek")
    assert tally.faults == [], tally.as_json()
    assert tally.hit_writing >= KILLS / 4, tally.as_json()
    assert tally.recovered > 0


def test_half_files_lost_files_and_changed_ones_are_told():
    scene = Scene(
        "contoh",
        before={"a.docx": b"lama", "b.docx": b"disunting"},
        after={"a.docx": b"baru", "b.docx": b"disunting", "b-v2.docx": b"baru"},
        arguments=(),
        kept=frozenset({"b.docx"}),
        seconds=0.1,
    )
    assert faults_of(scene, scene.before) == faults_of(scene, scene.after) == []
    assert faults_of(scene, {"a.docx": b"baru"}) == ["b.docx is gone"]
    half = {**scene.before, "b-v2.docx": b"ba"}
    assert faults_of(scene, half) == ["b-v2.docx is neither the old nor the new one (2 bytes)"]
    overwritten = {**scene.before, "b.docx": b"baru"}
    assert any("b.docx" in fault for fault in faults_of(scene, overwritten))
