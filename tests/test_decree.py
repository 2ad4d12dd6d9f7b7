"""The decree as data: complete, exactly as decreed, and adding up to 82 obligations."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pipeline.decree import load_decree
from pipeline.model import quarter_of
from pipeline.schedule import PhraseProblem, obligations, parse_target, suggests_more

SOURCE = Path(__file__).parent / "data" / "keputusan-74-2025.md"
NOTES = Path(__file__).parents[1] / "docs" / "keputusan.md"
DECREE = load_decree()
AREAS = ("I", "II", "III", "IV", "V", "VI")
SCHEDULES = {i.code: parse_target(i.target, DECREE.year) for i in DECREE.indicators}
OBLIGATIONS = [
    o for code, found in SCHEDULES.items() for o in obligations(code, found.dues, DECREE.year)
]


def source_text() -> str:
    return SOURCE.read_text("utf-8")


def source_rows() -> list[list[str]]:
    """The table's rows as printed on the pages: six cells each, inline markup dropped."""
    lines = (re.sub(r"</?[bi]>", "", line) for line in source_text().splitlines())
    rows = [line.split("\t") for line in lines if line.count("\t") == 5]
    return [r for r in rows if r[0] != "NO" and r != ["1", "2", "3", "4", "5", "6"]]


def joined_rows() -> list[list[str]]:
    """The same with each page-break tail (no number, no target) joined to the row above."""
    joined: list[list[str]] = []
    for row in source_rows():
        if row[0] or row[5]:
            joined.append(list(row))
        else:
            joined[-1] = [f"{a} {b}".strip() for a, b in zip(joined[-1], row, strict=True)]
    return joined


def decree_rows() -> list[list[str]]:
    """The rows that the data prints: area rows, and components at their first indicator."""
    rows = []
    for area in DECREE.areas:
        shared = [f"{area.number} {area.name}", ""]
        rows.append((shared if area.shares_cell else [area.number, area.name]) + [""] * 4)
        for component in area.components:
            head = [component.number, component.name]
            for item in component.indicators:
                rows.append([*head, item.indicator, item.action, item.evidence, item.target])
                head = ["", ""]
    return rows


def test_every_cell_is_exactly_as_decreed() -> None:
    assert decree_rows() == joined_rows()


def test_the_source_has_75_data_rows_of_which_five_are_tails() -> None:
    data = [row for row in source_rows() if any(row[2:])]
    tails = [row for row in data if not row[5]]
    assert (len(data), len(tails)) == (75, 5)


def test_the_decree_has_70_indicators() -> None:
    counts = Counter(i.area for i in DECREE.indicators)
    assert [counts[a] for a in AREAS] == [5, 6, 18, 10, 19, 12]
    assert len(DECREE.indicators) == 70


def test_a_code_is_area_component_and_ordinal() -> None:
    for area in DECREE.areas:
        for number, component in enumerate(area.components, 1):
            assert component.number.rstrip(".") == str(number)
            for ordinal, item in enumerate(component.indicators, 1):
                assert item.code == f"{area.number}.{number}.{ordinal}"
                assert (item.area, item.component) == (area.number, component.name)
                assert item.component_number == component.number
    assert tuple(a.number for a in DECREE.areas) == AREAS


def test_the_decree_makes_82_obligations_by_month_quarter_and_area() -> None:
    months = Counter(o.month for o in OBLIGATIONS)
    quarters = Counter(quarter_of(o.month) for o in OBLIGATIONS)
    areas = Counter(o.code.split(".")[0] for o in OBLIGATIONS)
    assert [months[m] for m in range(1, 13)] == [6, 6, 0, 3, 1, 0, 5, 8, 6, 14, 8, 25]
    assert [quarters[q] for q in range(1, 5)] == [12, 4, 19, 47]
    assert [areas[a] for a in AREAS] == [13, 6, 18, 10, 23, 12]
    assert len({o.key for o in OBLIGATIONS}) == len(OBLIGATIONS) == 82


def test_24_obligations_are_ranges_counted_once() -> None:
    assert sum(o.is_range for o in OBLIGATIONS) == 24


def test_16_obligations_and_15_whole_indicators_fall_before_the_decree() -> None:
    before = Counter(o.code for o in OBLIGATIONS if o.due_date < DECREE.day)
    whole = [code for code, n in before.items() if n == len(SCHEDULES[code].dues)]
    assert (before.total(), len(whole)) == (16, 15)
    assert set(before) - set(whole) == {"I.4.2"}


def test_the_only_phrase_worth_a_question_is_the_deadline_of_ii_1_1() -> None:
    found = {code: s.problems for code, s in SCHEDULES.items() if s.problems}
    assert found == {"II.1.1": (PhraseProblem.CONFIRM_DEADLINE,)}


def test_periodic_evidence_disagrees_with_its_target_in_two_indicators() -> None:
    found = {i.code: suggests_more(i.evidence, SCHEDULES[i.code].dues) for i in DECREE.indicators}
    assert {code: s for code, s in found.items() if s} == {
        "III.6.1": "bulanan",
        "V.4.3": "triwulanan",
    }


@pytest.mark.parametrize(
    ("code", "key", "text"),
    [
        ("III.3.5", "target", "Juli- Desember 2025"),
        ("V.5.3", "evidence", "Surat Pernyataan Bebas Benturan Kepentingan,"),
        ("VI.3.2", "evidence", "Screenshoot dari website"),
        ("VI.3.2", "indicator", "Hasil survei kepuasan masyarakat dapat diakses secara terbuka"),
        ("V.4.1", "evidence", "Banner Saluran Penyampaian WBS KPU Kabupaten Jambi"),
        ("I.4.2", "action", "Menetapkan SK Tim Agen Perubahan."),
    ],
)
def test_quirks_stay_as_they_are(code: str, key: str, text: str) -> None:
    (item,) = [i for i in DECREE.indicators if i.code == code]
    assert getattr(item, key) == text


def test_component_numbers_stay_with_and_without_a_full_stop() -> None:
    numbers = {a.number: [c.number for c in a.components] for a in DECREE.areas}
    assert numbers["I"] == ["1", "2", "3", "4"]
    assert numbers["II"] == ["1.", "2.", "3."]
    assert [a.number for a in DECREE.areas if a.shares_cell] == ["II"]


def test_number_day_place_and_signatory_are_those_of_the_decree() -> None:
    text = re.sub(r"\s+", " ", source_text().replace("**", ""))
    assert f"NOMOR {DECREE.number} TAHUN {DECREE.year} " in text
    assert f"Ditetapkan di {DECREE.place} pada tanggal 7 Juli 2025" in text
    assert DECREE.day == date(2025, 7, 7)
    assert f"{DECREE.signatory_post} {DECREE.office},".upper() in text
    assert f"ttd. {DECREE.signatory} " in text
    assert f"TENTANG {DECREE.title} KETUA" in text
    assert f"{DECREE.table_title} NO KOMPONEN" in text


def test_the_legal_basis_is_the_decrees_own_in_14_numbers() -> None:
    start, end = "- Mengingat :", "M E M U T U S K A N"
    text = source_text().split(start)[1].split(end)[0]
    # The converter took "Undang-", cut at the page's end, and "Undang" for a list entry.
    text = text.replace("Undang-\n\n- Undang", "Undang-Undang")
    numbered = re.split(r"^ *\d+\. ", text, flags=re.MULTILINE)[1:]
    assert [" ".join(item.split()) for item in numbered] == list(DECREE.legal_basis)
    assert len(DECREE.legal_basis) == 14


def test_the_decree_is_read_once() -> None:
    assert load_decree() is DECREE


def notes_numbers(first_header: str) -> list[list[str]]:
    """The rows of the table in the notes whose second column is headed ``first_header``."""
    text = NOTES.read_text("utf-8").split(f"| Area | {first_header} |")[1].split("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in text.splitlines()[2:]]
    return [[row[0], *row[1:]] for row in rows]


def with_total(rows: list[list[int]]) -> list[list[int]]:
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def test_the_tables_of_the_notes_are_the_decrees_own_numbers() -> None:
    found = Counter((o.code.split(".")[0], o.month) for o in OBLIGATIONS)
    size = Counter(i.area for i in DECREE.indicators)
    months = [[found[a, m] for m in range(1, 13)] for a in AREAS]
    quarters = [[sum(row[q : q + 3]) for q in range(0, 12, 3)] for row in months]
    by_month = [[size[a], *row, sum(row)] for a, row in zip(AREAS, months, strict=True)]
    by_quarter = [[*row, sum(row)] for row in quarters]
    for header, rows in (("Indikator", by_month), ("Triwulan I", by_quarter)):
        printed = notes_numbers(header)
        assert [row[0] for row in printed] == [*AREAS, "Jumlah"]
        assert [[int(n) for n in row[1:]] for row in printed] == with_total(rows)


def test_the_codes_in_the_notes_are_the_decrees() -> None:
    codes = set(re.findall(r"\b[IV]+\.\d+\.\d+\b", NOTES.read_text("utf-8")))
    assert codes <= {i.code for i in DECREE.indicators}


def test_what_the_notes_quote_of_an_indicator_stands_in_it() -> None:
    """Every quotation in a row that names a single indicator is text of that indicator."""
    row = re.compile(r"^\| ([IV]+\.\d+\.\d+) \| ([^|]*) \|", re.MULTILINE)
    items = {i.code: i for i in DECREE.indicators}
    for code, said in row.findall(NOTES.read_text("utf-8")):
        item = items[code]
        cells = " ".join((item.indicator, item.action, item.evidence, item.target))
        for quotation in re.findall(r'"([^"]+)"|`([^`]+)`', said):
            assert "".join(quotation).removesuffix(" \u2026") in cells, code
