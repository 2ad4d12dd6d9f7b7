"""The thin shell: options, calls, printing, exit codes. Imports of weight come late."""

from __future__ import annotations

from pipeline.cli.app import main

__all__ = ["main"]
