"""Fuzz the reading of workbooks: broken ones through the commands, and count what came.

    python -m tools.fuzz_workbooks --runs 5000 --seed 1
    python -m tools.fuzz_workbooks --seed 1 --only 1234 --keep ruang/   (one of them again)

Ends with 1 where something happened that must never happen: a crash, a hang, more than
1 GiB, an exit code other than 0, 1 and 2, a failure without a message, half a file.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tools.fuzzing.mutants import Mutant, make_mutant
from tools.fuzzing.seeds import seeds
from tools.fuzzing.trial import Outcome, try_workbook, warm


@dataclass
class Tally:
    """Counts over all trials; ``faults`` by their first words, with the numbers of mutants."""

    runs: int = 0
    valid_zips: int = 0
    reached_validation: int = 0
    reports: int = 0
    peak_kib: int = 0
    longest_seconds: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[int]] = field(default_factory=dict)

    def add(self, mutant: Mutant, outcome: Outcome) -> None:
        self.runs += 1
        self.valid_zips += mutant.is_valid_zip
        self.reached_validation += outcome.reached_validation
        self.reports += outcome.codes.get("monthly") == "0"
        self.peak_kib = max(self.peak_kib, outcome.peak_kib)
        self.longest_seconds = max(self.longest_seconds, outcome.seconds)
        self.codes.update(f"{command} {code}" for command, code in outcome.codes.items())
        for fault in outcome.faults:
            self.faults.setdefault(fault.split(" (")[0], []).append(mutant.number)

    def as_json(self) -> str:
        told = {
            "runs": self.runs,
            "valid_zips": self.valid_zips,
            "reached_validation": self.reached_validation,
            "reports": self.reports,
            "peak_mib": self.peak_kib // 1024,
            "longest_seconds": round(self.longest_seconds, 2),
            "codes": dict(sorted(self.codes.items())),
            "faults": self.faults,
        }
        return json.dumps(told, indent=1)


def fuzz(
    numbers: range, seed: int, origins: dict[str, bytes], project: Path, keep: Path | None
) -> Tally:
    """Try these mutants one after the other; the faulty ones are left in ``keep``."""
    warm(project, next(iter(origins.values())))
    tally = Tally()
    for number in numbers:
        mutant = make_mutant(seed, number, origins)
        outcome = try_workbook(project, mutant.data, 1 + number % 12)
        tally.add(mutant, outcome)
        if outcome.faults:
            _show(mutant, outcome, keep)
        if tally.runs % 500 == 0:
            print(f"{tally.runs} …", file=sys.stderr, flush=True)
    return tally


def _show(mutant: Mutant, outcome: Outcome, keep: Path | None) -> None:
    print(f"{mutant.number} ({mutant.origin}): {'; '.join(mutant.steps)}", file=sys.stderr)
    for fault in outcome.faults:
        print(f"    {fault}", file=sys.stderr, flush=True)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{mutant.number}.xlsx").write_bytes(mutant.data)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--only", type=int, help="this mutant only")
    parser.add_argument("--workbook", type=Path, help="start from this workbook instead")
    parser.add_argument("--keep", type=Path, help="folder for the workbooks that show a fault")
    chosen = parser.parse_args()
    numbers = range(chosen.first, chosen.first + chosen.runs)
    if chosen.only is not None:
        numbers = range(chosen.only, chosen.only + 1)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "input").mkdir()
        origins = seeds(project / "input")
        if chosen.workbook:
            origins = {chosen.workbook.name: chosen.workbook.read_bytes()}
        tally = fuzz(numbers, chosen.seed, origins, project, chosen.keep)
    print(tally.as_json())
    return int(bool(tally.faults))


if __name__ == "__main__":
    sys.exit(main())
