"""What the pages show of the program is what the program shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("docs/panduan.md",)

#: A marker with a command, and the block below it that shows the command's output.
_SHOWN = re.compile(r"^<!-- zi-report (.+?) -->\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shown_commands() -> list[tuple[str, str, str]]:
    return [
        (page, command, block)
        for page in PAGES
        for command, block in _SHOWN.findall((ROOT / page).read_text("utf-8"))
    ]


def output_of(command: str) -> str:
    """What ``zi-report command`` prints on a screen of 100 columns."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *command.split()],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(("page", "command", "block"), shown_commands())
def test_the_help_in_a_page_is_the_program_s_own(page: str, command: str, block: str) -> None:
    fresh = output_of(command)
    if os.environ.get("ZI_UPDATE_PAGES"):
        text = (ROOT / page).read_text("utf-8")
        start = text.index(f"<!-- zi-report {command} -->")
        old = f"```text\n{block}```"
        rest = text[start:].replace(old, f"```text\n{fresh}```", 1)
        (ROOT / page).write_text(text[:start] + rest, "utf-8")
    else:
        assert block == fresh, f"{page}: run ZI_UPDATE_PAGES=1 pytest {Path(__file__).name}"


def test_the_user_guide_shows_help_for_the_program_and_its_main_commands() -> None:
    shown = {command for _, command, _ in shown_commands()}
    assert {"--help", "monthly --help", "validate --help"} <= shown


def test_the_page_for_contributors_names_every_room() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = {name.rstrip("/").removesuffix(".py") for name in re.findall(r"`([\w./]+)`", page)}
    rooms = {p.stem for p in (ROOT / "pipeline").iterdir() if not p.name.startswith("__")}
    assert sorted(rooms - {"templates"} - named) == []


def test_every_sheet_of_the_workbook_is_explained_in_the_user_guide() -> None:
    from pipeline.schema import SHEET_NAMES

    guide = (ROOT / "docs" / "panduan.md").read_text("utf-8")
    assert [name for name in SHEET_NAMES if f"\n| {name} |" not in guide] == []


def test_every_printed_status_is_explained_in_the_user_guide() -> None:
    from pipeline.model import DerivedStatus

    guide = (ROOT / "docs" / "panduan.md").read_text("utf-8")
    assert [s.printed for s in DerivedStatus if s.printed not in guide] == []
