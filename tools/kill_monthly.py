"""Kill ``monthly`` while it writes, hundreds of times, and look at what it leaves.

    python -m tools.kill_monthly --kills 300

A run is killed (SIGKILL) a chance time after its first temporary file appears in the output
folder; the chance times spread over the time that writing takes, as measured on runs that
were let finish. Afterwards every file under a final name has to be byte for byte what stood
there before, or what a finished run makes; no file that stood there may be gone; and the
next run has to succeed. Ends with 1 where that is not so.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
REPORT = "Laporan_Monev_ZI_2025-10.docx"
RECORD = "arsip/2025-10.json"
TEMPORARY = ".~zi-"
TODAY = date(2026, 1, 15)

#: Runs that are let finish, to see how long writing takes.
_MEASURED = 3
_LONGEST_RUN = 60
#: Between looks at the folder: short against the milliseconds that a file takes.
_LOOK = 0.0002

_OLDER = ("--as-of", "31/10/2025")
_NEWER = ("--as-of", "15/11/2025")

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands in the output folder, what the killed run is told, and what it would make.

    ``kept`` are files that no run may change; ``seconds`` is how long writing takes.
    """

    name: str
    before: Files
    after: Files
    arguments: tuple[str, ...]
    kept: frozenset[str]
    seconds: float


@dataclass
class Tally:
    """``milliseconds`` that writing takes by scene; ``moments``: where kills landed.

    ``hit_writing`` counts those with a temporary file there, or some files new and others
    not yet; ``recovered`` the next runs that were tried and made all. ``faults``: what must
    not be, in words.
    """

    milliseconds: dict[str, float] = field(default_factory=dict)
    kills: int = 0
    hit_writing: int = 0
    recovered: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        told = {
            "kills": self.kills,
            "hit_writing": self.hit_writing,
            "recovered": self.recovered,
            "writing_takes_ms": self.milliseconds,
            "moments": dict(sorted(self.moments.items())),
            "faults": self.faults,
        }
        return json.dumps(told, indent=1)


# --- the scenes ---------------------------------------------------------------------------


def scenes(project: Path) -> tuple[Scene, ...]:
    """Nothing there; an older own report; one edited by hand; the packet of a meeting."""
    from pipeline.run import make_workbook

    make_workbook(project / "input" / "Contoh.xlsx", True, TODAY)
    older = _finished(project, {}, (*_OLDER, "--packet"))[0]
    own = {name: older[name] for name in (REPORT, RECORD)}
    edited = {**own, REPORT: _edited(own[REPORT])}
    return (
        _scene(project, "empty folder", {}, _NEWER),
        _scene(project, "older report", own, _NEWER),
        _scene(project, "edited report", edited, _NEWER, frozenset({REPORT})),
        _scene(project, "packet", older, (*_NEWER, "--packet")),
    )


def _scene(
    project: Path,
    name: str,
    before: Files,
    arguments: tuple[str, ...],
    kept: frozenset[str] = frozenset(),
) -> Scene:
    runs = [_finished(project, before, arguments) for _ in range(_MEASURED)]
    after = runs[0][0]
    if any(files != after for files, _ in runs):
        raise RuntimeError(f"{name}: two runs make different files; nothing could be compared")
    seconds = sorted(length for _, length in runs)[_MEASURED // 2]
    return Scene(name, before, after, arguments, kept, seconds)


def _edited(report: bytes) -> bytes:
    """The report after somebody changed a word in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(report)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"Rencana", b"Catatan tangan", 1)
            new.writestr(name, part)
    return out.getvalue()


# --- runs ------------------------------------------------------------------------------


def _start(project: Path, arguments: tuple[str, ...]) -> subprocess.Popen[str]:
    command = (sys.executable, "-m", "pipeline", "monthly", "--month", "10", *arguments)
    return subprocess.Popen(
        [*command, "--project", str(project)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _finished(project: Path, before: Files, arguments: tuple[str, ...]) -> tuple[Files, float]:
    """The output folder after a whole run, and the seconds in which it had temporary files."""
    output = project / "output"
    _put(output, before)
    run = _start(project, arguments)
    _await_temporary(output, run)
    began = ended = time.monotonic()
    while run.poll() is None:
        if _temporaries(output):
            ended = time.monotonic()
        time.sleep(_LOOK)
    _, errors = run.communicate(timeout=_LONGEST_RUN)
    if run.returncode:
        raise RuntimeError(f"monthly ended with {run.returncode}: {errors}")
    return _files(output), ended - began


def _await_temporary(output: Path, run: subprocess.Popen[str]) -> None:
    while run.poll() is None and not _temporaries(output):
        time.sleep(_LOOK)


def _killed(project: Path, scene: Scene, wait: float) -> bool:
    """Run the scene and kill it ``wait`` seconds into its writing; False where it was done."""
    output = project / "output"
    _put(output, scene.before)
    run = _start(project, scene.arguments)
    _await_temporary(output, run)
    time.sleep(wait)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    return run.returncode == -signal.SIGKILL


def _put(output: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir()
    for name, data in files.items():
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_bytes(data)


def _files(output: Path) -> Files:
    """Every file by its path in ``output``, temporary ones left out."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file() and not path.name.startswith(TEMPORARY)
    }


def _temporaries(output: Path) -> list[str]:
    folders = (output, output / "arsip")
    return [p.name for f in folders if f.is_dir() for p in f.glob(f"{TEMPORARY}*")]


# --- what is left ----------------------------------------------------------------------


def faults_of(scene: Scene, left: Files) -> list[str]:
    """What a killed run may not leave: half a file, or less than there was."""
    faults = [f"{name} is gone" for name in scene.before if name not in left]
    for name, data in left.items():
        whole = {scene.before.get(name), scene.after.get(name)} - {None}
        if data not in whole:
            faults.append(f"{name} is neither the old nor the new one ({len(data)} bytes)")
        if name in scene.kept and data != scene.before[name]:
            faults.append(f"{name} was to be kept, and is another")
    return faults


def moment_of(scene: Scene, left: Files, temporaries: list[str], was_killed: bool) -> str:
    """How far the run had come when the kill landed."""
    if not was_killed:
        return "after the end"
    new = [name for name, data in scene.after.items() if data != scene.before.get(name)]
    made = sum(left.get(name) == scene.after[name] for name in new)
    if temporaries:
        return "temporary file there, nothing moved" if not made else "temporary file, some moved"
    if made == len(new):
        return "all written, not yet ended"
    return "between two files" if made else "before the first file"


def run_kills(count: int, project: Path, seed: int = 1) -> Tally:
    """Kill ``count`` runs in ``project``, a folder that is made for it; what came of it."""
    (project / "input").mkdir(parents=True)
    (project / "output").mkdir()
    chance = Random(seed)
    prepared = scenes(project)
    tally = Tally(milliseconds={s.name: round(s.seconds * 1000, 1) for s in prepared})
    for number in range(count):
        scene = prepared[number % len(prepared)]
        was_killed = _killed(project, scene, chance.uniform(0, scene.seconds))
        output = project / "output"
        left, temporaries = _files(output), _temporaries(output)
        moment = moment_of(scene, left, temporaries, was_killed)
        tally.kills += was_killed
        tally.moments[moment] += 1
        tally.hit_writing += bool(temporaries) or moment == "between two files"
        faults = faults_of(scene, left)
        if number % 10 == 9 and not faults:
            faults = _recovery_faults(project, scene)
            tally.recovered += not faults
        tally.faults += [f"{number} ({scene.name}, {moment}): {fault}" for fault in faults]
    return tally


def _recovery_faults(project: Path, scene: Scene) -> list[str]:
    """The next run makes whatever is missing, over what the killed one left."""
    run = _start(project, scene.arguments)
    _, errors = run.communicate(timeout=_LONGEST_RUN)
    if run.returncode:
        return [f"the next run ended with {run.returncode}: {errors.strip()}"]
    missing = scene.after.items() - _files(project / "output").items()
    return [f"the next run left {name} as it was" for name, _ in missing]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = run_kills(chosen.kills, Path(folder) / "proyek", chosen.seed)
    print(tally.as_json())
    return int(bool(tally.faults))


if __name__ == "__main__":
    sys.exit(main())
