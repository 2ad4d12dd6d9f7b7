"""One figure, three places: live formulas, ``progress`` and the printed report."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline import schema
from pipeline.workbook import Contents, write_workbook
from tests.commands import zi
from tests.libreoffice import needs_libreoffice, poison, recalculate
from tests.random_entries import random_contents

pytestmark = needs_libreoffice

#: Seeds whose position lies in the plan year, so that a month can be reported on.
SEEDS = tuple(
    seed for seed in range(40) if (day := random_contents(seed).as_of) and day.year == 2025
)[:4]
COUNTS = ("obligations", "due", "done", "done_due", "arrears", "overdue")
SHARES = ("plan", "actual", "deviation", "achievement")


def with_reasons(contents: Contents) -> Contents:
    """Tidak Berlaku wants its reason; without one the workbook has an error."""
    rows = tuple({**row, "note": "Alasan contoh"} for row in contents.rows["Lembar Monev"])
    return replace(contents, rows={**contents.rows, "Lembar Monev": rows})


def day_of(contents: Contents) -> date:
    day = contents.as_of
    return day.date() if isinstance(day, datetime) else day


def rekap_rows(path: Path) -> list[dict[str, Any]]:
    """The first block of Rekap (the year): six areas and JUMLAH, by column key."""
    sheet = load_workbook(path, data_only=True)["Rekap"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(i for i, row in enumerate(rows) if "JUMLAH TARGET" in row)
    keys = {c.header: c.key for c in schema.REKAP.columns}
    columns = {keys[v]: i for i, v in enumerate(rows[at]) if v in keys}
    block = rows[at + 1 : at + 8]
    return [{key: row[i] for key, i in columns.items()} for row in block]


def as_printed(value: Any) -> str:
    """A share as both the sheet and the report show it: two places, a comma, or a dash."""
    if value is None or value in ("–", ""):
        return "–"
    shown = f"{Decimal(repr(value)).quantize(Decimal('0.01')):f}"
    return shown.replace("-", "−").replace(".", ",")


def sheet_share(key: str, value: Any) -> str:
    """Rekap keeps percentages as ratios (0.00%) and Deviasi in points."""
    if not isinstance(value, int | float):
        return "–"
    scaled = value if key == "deviation" else value * 100
    return as_printed(round(scaled, 6))


def printed(cell: Any) -> str:
    """The cell's text; python-docx passes over what stands in a content control."""
    return "".join(text.text or "" for text in cell._tc.iter(qn("w:t")))


def report_rows(path: Path) -> list[list[str]]:
    """Rekapitulasi per Area as printed."""
    for table in Document(str(path)).tables:
        header = [cell.text for cell in table.rows[0].cells]
        if "RENCANA (%)" in [h.replace("\n", " ") for h in header]:
            return [[printed(cell) for cell in row.cells] for row in table.rows[1:]]
    raise AssertionError("the report has no Rekapitulasi per Area")


def check(recalculated: Path, book: Path, contents: Contents, output: Path) -> None:
    day = day_of(contents)
    common = ("-w", book, "--month", day.month, "--as-of", day.isoformat())
    shown = zi("progress", *common, "--format", "json")
    assert shown.code == 0, shown.err
    record = json.loads(shown.out)
    made = zi("monthly", *common, "-o", output)
    assert made.code == 0, made.err
    printed = report_rows(Path(made.out.strip()))
    figures = [*record["areas"], record["total"]]
    for sheet, json_row, report in zip(rekap_rows(recalculated), figures, printed, strict=True):
        for key in COUNTS:
            assert sheet[key] == json_row[key], (key, sheet, json_row)
        for key in SHARES:
            assert sheet_share(key, sheet[key]) == as_printed(json_row[key]), (key, sheet)
        counts = [str(json_row[k]) for k in ("obligations", "due", "done")]
        shares = [as_printed(json_row[k]) for k in SHARES]
        if (json_row["deviation"] or 0) > 0:
            shares[2] = f"+{shares[2]}"
        assert report[2:] == [*counts, *shares, str(json_row["arrears"])]


def test_formulas_progress_and_report_agree_to_the_last_digit_shown(tmp_path: Path) -> None:
    books = {}
    poisoned = tmp_path / "poisoned"
    poisoned.mkdir()
    for seed in SEEDS:
        contents = with_reasons(random_contents(seed))
        buffer = BytesIO()
        write_workbook(buffer, contents)
        path = tmp_path / f"acak-{seed}.xlsx"
        path.write_bytes(buffer.getvalue())
        assert poison(path, poisoned / path.name) > 900
        books[path.stem] = (path, contents)
    for path in recalculate(tuple(poisoned.glob("*.xlsx")), tmp_path / "recalculated"):
        book, contents = books[path.stem]
        check(path, book, contents, tmp_path / "hasil")
    assert len(books) == 4
