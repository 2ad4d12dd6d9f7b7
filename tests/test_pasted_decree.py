"""The decree's own table, pasted page by page with nothing tidied, and a KODE beside each row."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.decree import load_decree
from tests.books import correct_book, findings, parsed, setting_row

SOURCE = Path(__file__).parent / "data" / "keputusan-74-2025.md"


@pytest.fixture(scope="module")
def pasted(tmp_path_factory):
    lines = (re.sub(r"</?[bi]>", "", line) for line in SOURCE.read_text("utf-8").splitlines())
    rows = [line.split("\t") for line in lines if line.count("\t") == 5]
    codes = iter(load_decree().indicators)
    made = correct_book()
    cells = {(1, 1): "RENCANA AKSI, ditempel"}
    for number, row in enumerate(rows, 3):
        for column, text in enumerate(row, 1):
            cells[number, column] = text or None
        if number == 3:
            cells[number, 7] = "KODE"
        elif row[5] and row[5] not in ("TARGET WAKTU", "6"):
            cells[number, 7] = next(codes).code
    made.sheets["Rencana Aksi"] = cells
    made.sheets["Lembar Monev"] = {
        place: value for place, value in made.sheets["Lembar Monev"].items() if place[0] == 1
    }
    made.drop_row("Perubahan", 2)
    for key, value in (("decree_number", "74 Tahun 2025"), ("decree_date", date(2025, 7, 7))):
        made.set("Pengaturan", setting_row(key), "value", value)
    return made.write(tmp_path_factory.mktemp("pasted") / "b.xlsx")


def test_it_is_the_decrees_plan_to_the_letter(pasted):
    office = parsed(pasted).office
    decree = load_decree()
    assert [
        (i.code, i.component_number, i.component, i.indicator, i.action, i.evidence, i.target)
        for i in office.indicators
    ] == [
        (i.code, i.component_number, i.component, i.indicator, i.action, i.evidence, i.target)
        for i in decree.indicators
    ]
    assert [(a.number, a.name) for a in office.areas] == [(a.number, a.name) for a in decree.areas]


def test_its_phrases_give_the_82_targets(pasted):
    months = Counter(o.month for o in parsed(pasted).office.obligations)
    assert [months[n] for n in range(1, 13)] == [6, 6, 0, 3, 1, 0, 5, 8, 6, 14, 8, 25]


def test_what_the_pages_left_behind_is_reported(pasted):
    found = Counter(f.code for f in findings(pasted, load_decree()) if f.sheet == "Rencana Aksi")
    assert found["ZI308"] == 5
    assert found["ZI117"] == found["ZI118"] > 5
    assert (found["ZI341"], found["ZI342"], found["ZI343"], found["ZI322"]) == (0, 0, 0, 0)
    assert found["ZI318"] == 1
    assert found["ZI320"] == 2
    assert found["ZI319"] == 16
