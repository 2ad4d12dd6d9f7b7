"""Writes pipeline/workdays/national_days.toml: ``python -m tools.national_days``.

Only years of which the ``holidays`` library has every day confirmed, cuti bersama included;
for any other year the program asks the library itself.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.workdays import NationalDays, library_days

TARGET = Path(__file__).resolve().parent.parent / "pipeline" / "workdays" / "national_days.toml"
FIRST, LAST = 2024, 2030


def text() -> str:
    """The file's text, a line a year."""
    lines = [
        "# National holidays and cuti bersama, confirmed years only, from the library holidays.",
        "# Made by: python -m tools.national_days",
    ]
    for year in range(FIRST, LAST + 1):
        known = library_days(year)
        if isinstance(known, NationalDays) and not known.estimated:
            days = ",\n    ".join(day.isoformat() for day in sorted(known.days))
            lines.append(f"{year} = [\n    {days},\n]")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), "utf-8", newline="\n")
