"""Broken workbooks, some of each sort: always an answer, within limits of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RUNS = 80

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="limits of processes are POSIX's"),
]


def fuzzed(tmp_path, *arguments):
    command = [sys.executable, "-m", "tools.fuzz_workbooks", "--keep", str(tmp_path / "rusak")]
    done = subprocess.run(
        [*command, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.stdout, done.stderr
    return done, json.loads(done.stdout)


def test_broken_workbooks_never_break_the_program(tmp_path):
    """5,000 by hand: ``python -m tools.fuzz_workbooks --runs 5000``."""
    done, told = fuzzed(tmp_path, "--runs", str(RUNS), "--seed", "20251031")
    assert told["faults"] == {}, done.stderr
    assert told["runs"] == RUNS
    assert told["valid_zips"] >= RUNS / 2
    assert told["reached_validation"] >= RUNS / 3
    assert told["reports"] > 0


def test_the_same_number_is_the_same_workbook(tmp_path):
    from tools.fuzzing.mutants import make_mutant
    from tools.fuzzing.seeds import seeds

    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = seeds(tmp_path / "a"), seeds(tmp_path / "b")
    # openpyxl notes the minute in which it saves.
    one.pop("openpyxl")
    other.pop("openpyxl")
    for number in range(30):
        assert make_mutant(3, number, one) == make_mutant(3, number, other), number
