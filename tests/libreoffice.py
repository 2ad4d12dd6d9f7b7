"""LibreOffice as a witness: recalculates workbooks, prints documents, draws their pages.

Each call uses a profile of its own, one that always recalculates what it opens, so that
nothing stored in a file is taken for a result.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")

#: What :func:`poison` stores for numbers and for texts; no formula gives them.
POISON_NUMBER = "-98765.25"
POISON_TEXT = "RACUN"

needs_libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="soffice (LibreOffice) tidak ada di mesin ini"),
]

#: OOXMLRecalcMode 0 is "always": Tools > Options > Calc > Formula.
_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

_TIMEOUT_SECONDS = 240
_FORMULA_CELL = re.compile(r"<c ([^>]*)>(<f[^>]*>[^<]*</f>)<v>[^<]*</v></c>")


def _convert(kind: str, paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """One soffice run for all ``paths``; the results lie in ``folder`` under the same stems."""
    if SOFFICE is None:
        raise RuntimeError("soffice is missing")
    folder.mkdir(parents=True, exist_ok=True)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS_RECALCULATE, "utf-8")
    command = [
        SOFFICE,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        *map(str, paths),
    ]
    made = tuple(folder / f"{path.stem}.{kind.partition(':')[0]}" for path in paths)
    for _ in range(2):  # LibreOffice falls over now and then for no reason of ours
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_SECONDS)
        missing = [path.name for path in made if not path.exists()]
        if done.returncode == 0 and not missing:
            return made
    raise RuntimeError(f"soffice ended with {done.returncode}, did not make {missing}")


def recalculate(paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Copies of the workbooks in ``folder``, every formula calculated anew."""
    return _convert("xlsx:Calc MS Excel 2007 XML", paths, folder)


def to_pdf(paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """The documents printed to PDF, as staff would print them."""
    return _convert("pdf", paths, folder)


def saved_as(kind: str, path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it in another form (``xls``, ``ods``)."""
    return _convert(kind, [path], folder)[0]


def to_png(pdf: Path, folder: Path, dots_per_inch: int = 80) -> tuple[Path, ...]:
    """A picture of each page of ``pdf``."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = folder / pdf.stem
    command = ["pdftoppm", "-r", str(dots_per_inch), "-png", str(pdf), str(stem)]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT_SECONDS)
    return tuple(sorted(folder.glob(f"{pdf.stem}-*.png")))


def poison(source: Path, target: Path) -> int:
    """A copy of a workbook in which every stored value of a formula is wrong; how many."""
    count = 0

    def spoil(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        attributes, formula = match.groups()
        value = POISON_TEXT if 't="str"' in attributes else POISON_NUMBER
        return f"<c {attributes}>{formula}<v>{value}</v></c>"

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = _FORMULA_CELL.sub(spoil, data.decode("utf-8")).encode("utf-8")
            new.writestr(item, data)
    return count
