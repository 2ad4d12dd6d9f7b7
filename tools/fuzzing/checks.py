"""What has to hold of every command's answer, whatever the workbook was."""

from __future__ import annotations

import io
import json
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.read.container import BROKEN_ZIP

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")


@dataclass(slots=True)
class Run:
    code: int
    out: str
    err: str
    failure: str = ""
    cause: str = ""


def check_any(run: Run) -> list[str]:
    if run.cause:
        return [f"crash: {run.cause}"]
    if run.code not in (0, 1, 2):
        return [f"exit code {run.code}"]
    if "Traceback (most recent call last)" in run.out + run.err:
        return ["traceback"]
    if run.code == 2 and not (run.err.strip() and run.failure):
        return ["silent: exit code 2 without a message"]
    return []


def check_validate(run: Run) -> list[str]:
    if run.code == 2:
        return ["output: exit code 2, and yet a result"] if run.out else []
    told = json.loads(run.out)
    faults = []
    severities = [f["severity"] for f in told["findings"]]
    counted = {kind: severities.count(kind) for kind in ("error", "warning", "info")}
    if counted != told["summary"]:
        faults.append("summary: does not count the findings")
    if (run.code == 1) != (counted["error"] > 0):
        faults.append("exit code: does not agree with the findings")
    for finding in told["findings"]:
        if finding["cell"] is not None and not _CELL.fullmatch(finding["cell"]):
            faults.append(f"cell: {finding['cell']!r} of {finding['code']}")
        if not finding["message"].strip():
            faults.append(f"message: none of {finding['code']}")
    return faults


def check_annotate(run: Run, workbook: Path, copy: Path) -> list[str]:
    """A copy has every part that the workbook has, as readable as there."""
    if run.code == 2:
        return ["half: a copy in spite of a failure"] if copy.exists() else []
    lost = _readable(workbook) - _readable(copy)
    return [f"copy: {sorted(lost)} lost"] if lost else []


def check_two_ways(workbook: Path) -> list[str]:
    """Rows taken by pattern hold what the parser finds in them, or are refused like there."""
    from pipeline.failures import Failure
    from pipeline.read import read_workbook, worksheet

    def read() -> object:
        try:
            book = read_workbook(workbook)
        except Failure as failure:
            return failure.kind.name
        return [
            (sheet.name, sheet.merges, {n: row for n, row in sheet.rows.items() if row})
            for sheet in book.sheets
        ]

    by_pattern = read()
    worksheet.take_plain = lambda *_: None
    return [] if by_pattern == read() else ["read: the plain and the careful way differ"]


def _readable(path: Path) -> set[str]:
    """The parts that unpack. From memory: a file is asked for as many bytes as it claims."""
    found = set()
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        for name in archive.namelist():
            with suppress(*BROKEN_ZIP):
                archive.read(name)
                found.add(name)
    return found


def check_monthly(run: Run, output: Path) -> list[str]:
    from lxml import etree

    made = sorted(p.name for p in output.iterdir()) if output.is_dir() else []
    if run.code != 0:
        if not run.err.strip():
            return ["silent: refused without a message"]
        return [f"half: {made} in spite of a failure"] if made else []
    if len(made) != 1 or not made[0].endswith("_DRAF.docx"):
        return [f"output: {made}"]
    with zipfile.ZipFile(output / made[0]) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    return []
