"""The invented workbook of ``init --example``: what staff see before they fill in their own.

The texts are TOML beside this file, so that they can be read and reviewed without code;
here they become :class:`pipeline.workbook.contents.Contents`, and small evidence files.
Everything is marked Contoh, and none of it is about a real person or event.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pipeline import schema
from pipeline.model import Decree
from pipeline.months import MONTH_NAMES, month_name
from pipeline.workbook.contents import Contents, Row, blank_contents, monev_rows

_STATUS = {"S": "Selesai", "P": "Proses", "T": "Tidak Berlaku"}
_EXAMINER = "Contoh Pegawai Lima"


def _load(name: str) -> dict[str, Any]:
    import tomllib  # late, as the next: only init --example reads these
    from importlib.resources import files

    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def example_contents(decree: Decree, today: date) -> Contents:
    """The blank workbook of ``decree`` with invented entries in every sheet.

    The codes of the entries are those of Keputusan 74 Tahun 2025. TanggalBatas is typed, so
    that the workbook shows the same figures on every day.
    """
    data = _load("contoh")
    blank = blank_contents(decree, today)
    marks = {**blank.marks, **{code: tuple(months) for code, months in data["marks"].items()}}
    rows: dict[str, tuple[Row, ...]] = {
        name: tuple(entries) for name, entries in _load("register").items()
    }
    rows[schema.RAPAT.name] = _meetings()
    rows[schema.LEMBAR_MONEV.name] = tuple(
        {**row, **_entry(data["monev"], row)} for row in monev_rows(decree, marks)
    )
    return replace(
        blank,
        settings={**blank.settings, **data["settings"]},
        rows=rows,
        marks=marks,
        persons={i.code: _person(data["persons"], i.code) for i in decree.indicators},
        typed_as_of=data["as_of"],
    )


def _person(persons: Mapping[str, str], code: str) -> str:
    """The person under the longest start of ``code``: V.2 before V."""
    fitting = [start for start in persons if f"{code}.".startswith(f"{start}.")]
    return persons[max(fitting, key=len)] if fitting else ""


def _given(monev: Mapping[str, Mapping[str, Any]], row: Row) -> Mapping[str, Any]:
    number = MONTH_NAMES.index(str(row["month"])) + 1
    found: Mapping[str, Any] = monev.get(str(row["code"]), {}).get(str(number), {})
    return found


def _entry(monev: Mapping[str, Mapping[str, Any]], row: Row) -> dict[str, Any]:
    """The entry cells of a row of Lembar Monev, by column key."""
    given = _given(monev, row)
    poor = given.get("poor", "")
    examined = given.get("ok")
    return {
        "status": _STATUS.get(given.get("status", ""), "Belum"),
        "realized_on": given.get("on"),
        "evidence": "\n".join(_path(str(row["code"]), line) for line in given.get("proof", ())),
        "obstacle": given.get("obstacle"),
        "follow_up_plan": given.get("plan"),
        "note": given.get("note"),
        "examination": ("Perlu Perbaikan" if poor else "Sesuai") if examined else None,
        "examined_by": _EXAMINER if examined else None,
        "examined_on": examined,
        "examiner_note": poor or None,
    }


def _path(code: str, line: str) -> str:
    return line if line.startswith("https://") else f"{code}/{line}"


def _meetings() -> tuple[Row, ...]:
    data = _load("meetings")
    lines = ("agenda", "participants", "discussion")
    return tuple(
        {
            key: "\n".join(value) if key in lines else value
            for key, value in {**data["defaults"], **meeting}.items()
        }
        for meeting in data["meetings"]
    )


def evidence_files() -> dict[str, bytes]:
    """The evidence files by their path under ``input/bukti``; equal bytes on every run.

    One that an entry names is left out on purpose: what a missing file looks like.
    """
    from .files import content_of, folder_files  # late: only init --example makes them

    result: dict[str, bytes] = {}
    for code, months in _load("contoh")["monev"].items():
        for number, given in months.items():
            missing = given.get("missing", ())
            about = f"Bukti dukung {code}, target {month_name(int(number))}"
            for line in given.get("proof", ()):
                path = _path(code, line)
                if line.startswith("https://") or line in missing:
                    continue
                if line.endswith("/"):
                    result.update(folder_files(path, about))
                else:
                    result[path] = content_of(path, about)
    return result


def write_evidence(folder: Path) -> tuple[Path, ...]:
    """Writes the evidence files under ``folder`` (``input/bukti``); an existing file stays.

    Gives the paths that were written. Raises OSError where the disk refuses.
    """
    written = []
    for name, content in sorted(evidence_files().items()):
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return tuple(written)
