"""How long whole processes take against a bare import of the libraries that they need.

Paired and interleaved: each round runs both sides once, and the ratio is of their medians.
See README.md beside this file for the limits and how to read the result.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(sysconfig.get_path("scripts")) / "zi-report"


@dataclass(frozen=True)
class Run:
    """One process: seconds of wall clock, peak resident memory in MiB."""

    seconds: float
    memory: float


@dataclass(frozen=True)
class Pair:
    """A command, what it is measured against, and the limit of the ratio of their medians."""

    name: str
    command: Sequence[str]
    baseline: Sequence[str]
    limit: float


def pairs() -> tuple[Pair, ...]:
    """The promises that benchmarks/README.md states."""
    return (
        Pair(
            "zi-report --help",
            (str(PROGRAM), "--help"),
            (sys.executable, "-c", "import click"),
            2.0,
        ),
        Pair(
            "zi-report monthly --month 10",
            (str(PROGRAM), "monthly", "--month", "10"),
            (sys.executable, "-c", "import openpyxl, pandas, docxtpl"),
            1.2,
        ),
    )


def run_once(command: Sequence[str], folder: Path, expected: Collection[int] = (0,)) -> Run:
    """Run ``command`` in ``folder``; ends the benchmark with 2 where it fails.

    ``expected`` are the exit codes that are no failure.
    """
    # As staff have it: pip compiles what it installs, so no run compiles our modules again.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        # Not wait(): only wait4 tells the peak memory of this one child.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in expected:
            errors.seek(0)
            sys.stderr.write(errors.read().decode("utf-8", "replace"))
            sys.stderr.write(f"failed with {process.returncode}: {' '.join(command)}\n")
            sys.exit(2)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss / unit)


def measure(pair: Pair, rounds: int, prepare: Callable[[], Path]) -> tuple[list[Run], list[Run]]:
    """``rounds`` interleaved runs of both sides, after one of each that is thrown away."""
    ours: list[Run] = []
    theirs: list[Run] = []
    for _ in range(rounds + 1):
        ours.append(run_once(pair.command, prepare()))
        theirs.append(run_once(pair.baseline, prepare()))
    return ours[1:], theirs[1:]


def report(pair: Pair, ours: Sequence[Run], theirs: Sequence[Run]) -> bool:
    """Print one pair's result; whether it keeps its limit."""
    mine = statistics.median(r.seconds for r in ours)
    base = statistics.median(r.seconds for r in theirs)
    ratio = mine / base
    kept = ratio <= pair.limit
    print(pair.name)
    print(f"  median   {mine * 1000:7.0f} ms   against {base * 1000:.0f} ms ({pair.baseline[-1]})")
    print(f"  fastest  {min(r.seconds for r in ours) * 1000:7.0f} ms   ", end="")
    print(f"against {min(r.seconds for r in theirs) * 1000:.0f} ms")
    print(f"  memory   {max(r.memory for r in ours):7.0f} MiB  ", end="")
    print(f"against {max(r.memory for r in theirs):.0f} MiB")
    print(f"  ratio    {ratio:7.2f}      at most {pair.limit:g}: {'kept' if kept else 'EXCEEDED'}")
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15, help="pairs of runs (default 15)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        shutil.copytree(ROOT / "input", folder / "input")

        def prepare() -> Path:
            shutil.rmtree(folder / "output", ignore_errors=True)
            return folder

        results = [report(pair, *measure(pair, rounds, prepare)) for pair in pairs()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
