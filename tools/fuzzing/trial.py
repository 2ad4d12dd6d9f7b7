"""One workbook through the commands, in a process of its own with limits; what came of it.

POSIX only: each trial is a fork of a warm process, so that thousands take minutes.
"""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path

from .checks import Run, check_annotate, check_any, check_monthly, check_two_ways, check_validate
from .seeds import TODAY

SECONDS = 30
MEMORY_BYTES = 2**30
WORKBOOK = "Buku_Kerja.xlsx"
COPY = "salinan.xlsx"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the commands did with one workbook.

    ``codes``: exit code and failure by command, in their order. ``faults``: what must never
    happen, each in a line that begins with a short name to count by. ``peak_kib`` is the most
    memory that the process had, ``seconds`` the longest command.
    """

    codes: dict[str, str]
    faults: tuple[str, ...]
    reached_validation: bool
    peak_kib: int
    seconds: float


def warm(project: Path, data: bytes) -> None:
    """Run the commands once on a good workbook, so that all forks have what they import late.

    The collector is set as ``pipeline.cli.main`` sets it. Raises RuntimeError where even
    this workbook shows a fault: then the trials would tell nothing.
    """
    gc.set_threshold(50_000)
    (project / "input" / WORKBOOK).write_bytes(data)
    for run in (_run(arguments) for arguments in _commands(project, 1)):
        if run.code:
            raise RuntimeError(run.cause or run.err)
    gc.freeze()


def _commands(project: Path, month: int) -> tuple[tuple[str, ...], ...]:
    """validate, validate --annotate and monthly --draft."""
    place = ("--project", str(project))
    validate = ("validate", "--format", "json", *place)
    annotate = (*validate, "--annotate", str(project / COPY))
    return validate, annotate, ("monthly", "--month", str(month), "--draft", *place)


def try_workbook(project: Path, data: bytes, month: int) -> Outcome:
    """validate, validate --annotate and monthly --draft on ``data`` in ``project``/input."""
    (project / "input" / WORKBOOK).write_bytes(data)
    for left in ("output", COPY):
        _remove(project / left)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_the_trial(project, month, writer)
    os.close(writer)
    lines, hung, seconds = _follow(reader, child)
    os.close(reader)
    _, status, usage = os.wait4(child, 0)
    return _outcome(lines, hung, seconds, status, usage.ru_maxrss)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _follow(reader: int, child: int) -> tuple[list[str], bool, float]:
    """Lines from the trial until its end; it has SECONDS for each. Also the longest wait."""
    text = b""
    longest = 0.0
    began = time.monotonic()
    while True:
        left = SECONDS - (time.monotonic() - began)
        ready, _, _ = select.select([reader], [], [], max(left, 0))
        longest = max(longest, time.monotonic() - began)
        if not ready:
            os.kill(child, signal.SIGKILL)
            return text.decode().splitlines(), True, longest
        piece = os.read(reader, 65_536)
        if not piece:
            return text.decode().splitlines(), False, longest
        text += piece
        if piece.endswith(b"\n"):
            began = time.monotonic()


def _outcome(lines: list[str], hung: bool, seconds: float, status: int, peak: int) -> Outcome:
    results = [json.loads(line) for line in lines]
    faults = [fault for result in results for fault in result["faults"]]
    if hung:
        faults.append(f"hang: longer than {SECONDS} s after {len(results)} commands")
    elif os.WIFSIGNALED(status) or os.WEXITSTATUS(status):
        faults.append(f"died: status {status} after {len(results)} commands")
    if peak * 1024 > MEMORY_BYTES:
        faults.append(f"memory: {peak // 1024} MiB")
    reached = bool(results) and results[0]["code"] in (0, 1)
    codes = {r["command"]: f"{r['code']} {r['failure']}".strip() for r in results}
    return Outcome(codes, tuple(faults), reached, peak, seconds)


# --- inside the trial -------------------------------------------------------------------


def _be_the_trial(project: Path, month: int, writer: int) -> None:
    """Run the commands, tell of each in a line, and end; never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    status = 0
    try:
        _stop_the_clock()
        workbook = project / "input" / WORKBOOK
        validate, annotate, monthly = _commands(project, month)
        code = _tell(writer, "validate", validate, check_validate)
        if code != 2:
            _tell(
                writer,
                "annotate",
                annotate,
                lambda run: check_annotate(run, workbook, project / COPY),
            )
        _tell(writer, "monthly", monthly, lambda run: check_monthly(run, project / "output"))
        told = {"command": "read", "code": 0, "failure": "", "faults": check_two_ways(workbook)}
        os.write(writer, json.dumps(told).encode() + b"\n")
    except BaseException:
        os.write(2, traceback.format_exc().encode())
        status = 70
    os._exit(status)


def _stop_the_clock() -> None:
    from pipeline.cli import clock

    clock.today = lambda: TODAY
    clock.now = lambda: datetime.combine(TODAY, clock_time(9))


def _tell(
    writer: int, command: str, arguments: tuple[str, ...], check: Callable[[Run], list[str]]
) -> int:
    """Run a command, write its line, and give its exit code."""
    run = _run(arguments)
    faults = check_any(run) or check(run)
    told = {
        "command": command,
        "code": run.code,
        "failure": run.failure,
        "faults": [f"{command}: {fault}" for fault in faults],
    }
    os.write(writer, json.dumps(told).encode() + b"\n")
    return run.code


def _run(arguments: tuple[str, ...]) -> Run:
    from pipeline.cli import app
    from pipeline.failures import UNEXPECTED, Failure

    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    run = Run(-1, "", "")
    show = app.show_failure

    def note(failure: Failure) -> None:
        run.failure = failure.kind.name
        if failure.kind is UNEXPECTED:
            run.cause = _last_frames()
        show(failure)

    app.show_failure = note
    try:
        with redirect_stdout(out), redirect_stderr(err):
            run.code = app.run(list(arguments))
    except BaseException:
        run.cause = "past the shell: " + _last_frames()
    finally:
        app.show_failure = show
    for stream in (out, err):
        stream.flush()
    run.out = out.buffer.getvalue().decode()
    run.err = err.buffer.getvalue().decode()
    return run


def _last_frames() -> str:
    """The exception and where in this program it arose, innermost first, in one line."""
    kind, error, trace = sys.exc_info()
    frames = [f for f in traceback.extract_tb(trace) if "/pipeline/" in f.filename]
    where = " < ".join(
        f"{f.filename.rpartition('/pipeline/')[2]}:{f.lineno}" for f in reversed(frames[-4:])
    )
    return f"{kind.__name__ if kind else '?'} {where} ({str(error)[:120]!r})"
