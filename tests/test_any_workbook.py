"""Whatever many hands leave in a workbook: an answer, and the same one wherever things stand."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from pipeline.measure import measure
from pipeline.model import Period, month_end
from pipeline.opc import read_parts
from tests.books import cell_of, correct_book, findings, parsed
from tests.commands import zi
from tests.workbook_strategies import (
    LAST_COLUMN,
    LAST_ROW,
    SHEETS,
    messy_books,
    rearrange,
    rearrangements,
    spoil,
    spoils,
)

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
ADDRESS = re.compile(r"\b[A-Z]{1,3}[0-9]+\b")


@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(messy_books())
def test_every_workbook_gets_an_answer_and_a_draft_or_a_reason(book):
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "input").mkdir()
        book.write(project / "input" / "b.xlsx")
        checked = zi("validate", "--format", "json", "--project", project)
        assert checked.code in (0, 1), checked.err
        summary = json.loads(checked.out)["summary"]
        assert (checked.code == 1) == (summary["error"] > 0)
        drafted = zi("monthly", "--month", 10, "--draft", "--project", project)
        made = sorted((project / "output").glob("*"))
        if drafted.code:
            assert "tidak terduga" not in drafted.err
            assert drafted.err and not made
        else:
            assert [path.suffix for path in made] == [".docx"]
            assert read_parts(made[0].read_bytes())


def said_of(book, folder, moves=None):
    """(code, sheet, place) of each finding, where it would be without the ``moves``."""
    path = book.write(Path(folder) / "b.xlsx")
    back = {}
    for sheet in SHEETS:
        for row in range(1, LAST_ROW[sheet] + 4):
            for column in range(1, LAST_COLUMN[sheet] + 3):
                at = (row, column)
                back[sheet, moves.place(sheet, *at) if moves else at] = at
    found = []
    for finding in findings(path):
        at = cell_of(finding.cell) if finding.cell else None
        found.append((finding.code, finding.sheet, back.get((finding.sheet, at), at)))
    return sorted(found, key=repr), path


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(spoils(6), rearrangements())
def test_the_order_of_columns_and_blank_rows_change_nothing(spoiled, moves):
    spoiled = [(at, value) for at, value in spoiled if at[1] > 1]  # headers stay
    period, as_of = Period.of_month(2025, 10), month_end(2025, 10)
    with tempfile.TemporaryDirectory() as folder:
        said, path = said_of(spoil(correct_book(), spoiled), folder)
        figures = measure(parsed(path).office, period, as_of)
        moved, path = said_of(rearrange(spoil(correct_book(), spoiled), moves), folder, moves)
        assert moved == said
        assert measure(parsed(path).office, period, as_of).total == figures.total
