"""Running whole commands in the test's own process, with a clock that stands still."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time
from unittest import mock

TODAY = date(2026, 1, 15)


@dataclass(frozen=True, slots=True)
class Result:
    code: int
    out: str
    err: str


def zi(*arguments: object, today: date = TODAY) -> Result:
    """``zi-report`` with these arguments, as on ``today``."""
    from pipeline.cli import app, clock

    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    err = io.StringIO()
    with (
        mock.patch.object(clock, "today", lambda: today),
        mock.patch.object(clock, "now", lambda: datetime.combine(today, time(9))),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = app.run([str(a) for a in arguments])
    out.flush()
    raw = out.buffer
    assert isinstance(raw, io.BytesIO)
    return Result(code, raw.getvalue().decode("utf-8"), err.getvalue())
