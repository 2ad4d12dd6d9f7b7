"""The workbook's live formulas, recalculated by LibreOffice, against measure.py."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.decree import load_decree
from pipeline.example import example_contents
from pipeline.workbook import Contents, blank_contents, write_workbook
from tests.libreoffice import POISON_NUMBER, POISON_TEXT, needs_libreoffice, poison, recalculate
from tests.random_entries import random_contents

pytestmark = needs_libreoffice

SEEDS = range(5)


def _save(contents: Contents, path: Path) -> Path:
    buffer = BytesIO()
    write_workbook(buffer, contents)
    path.write_bytes(buffer.getvalue())
    return path


def _shown(value: Any) -> Any:
    """A cell's value as far as it is shown: whole days, and 6 places are more than any format."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | float):
        return Decimal(repr(round(float(value), 6))).normalize()
    return value or ""


def _values(path: Path, formulas_of: Path) -> dict[str, Any]:
    """The values in ``path`` of every cell that is a formula in ``formulas_of``."""
    from openpyxl import load_workbook

    plan = load_workbook(formulas_of)
    values = load_workbook(path, data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": values[sheet.title][cell.coordinate].value
        for sheet in plan
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    }


def _compare(tmp_path: Path, workbooks: dict[str, Contents]) -> list[str]:
    """Poisons and recalculates the workbooks; every cell that is not what measure() says."""
    fresh = {name: _save(c, tmp_path / f"{name}.xlsx") for name, c in workbooks.items()}
    poisoned = tmp_path / "poisoned"
    poisoned.mkdir()
    for name, path in fresh.items():
        assert poison(path, poisoned / path.name) > 900, name
    paths = tuple(poisoned / path.name for path in fresh.values())
    wrong = []
    for path in recalculate(paths, tmp_path / "recalculated"):
        expected = _values(fresh[path.stem], fresh[path.stem])
        for place, value in _values(path, fresh[path.stem]).items():
            assert value != POISON_TEXT and value != float(POISON_NUMBER), place
            if _shown(value) != _shown(expected[place]):
                wrong.append(f"{path.stem} {place}: {value!r}, measure: {expected[place]!r}")
    return wrong


def test_the_formulas_agree_with_measure(tmp_path: Path) -> None:
    """Random entries, the example, and a blank workbook that shows today."""
    decree = load_decree()
    workbooks = {f"acak-{seed}": random_contents(seed) for seed in SEEDS}
    workbooks["contoh"] = example_contents(decree, date(2025, 11, 20))
    workbooks["hari-ini"] = blank_contents(decree, date.today())
    wrong = _compare(tmp_path, workbooks)
    assert not wrong, "\n".join(wrong[:40])
