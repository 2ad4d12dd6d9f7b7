"""The thin shell: options, calls, printing, exit codes. Imports of weight come late."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

__all__ = ["main"]


def main() -> None:
    """The console script. Windows pipes are not UTF-8 unless told so."""
    # A command builds one workbook's values and ends: looking for cycles every few hundred
    # objects, as is the default, only costs time (a tenth of ``monthly``, imports included).
    gc.set_threshold(1_000_000)
    from pipeline.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    code = run()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    # Nothing is left to clean up, and taking a hundred modules apart again takes as long as
    # reading the workbook. Tests call ``run``, so nothing of theirs is skipped.
    os._exit(code)
