"""Workbooks as many hands leave them: strategies for Hypothesis.

``messy_books`` are whatever may come; ``rearrangements`` move things without changing what a
workbook says, so that what the program says of it may not change either.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from pipeline.model import column_letter
from tests.books import Formula, Link, correct_book

#: Sheets with a table; Petunjuk is empty here.
TABLES = {name: cells for name, cells in correct_book().sheets.items() if cells}
SHEETS = sorted(TABLES)
LAST_ROW = {name: max(row for row, _ in cells) for name, cells in TABLES.items()}
LAST_COLUMN = {name: max(column for _, column in cells) for name, cells in TABLES.items()}

WORDS = (
    *("", " ", "\u00a0", "\n", "●", "x", "I", "II X", "1.", "②", "²", "٣", "½", "İ", "ß", "-"),
    *("Selesai", "selesai ", "SELESAI\n", "Tidak Berlaku", "Belum", "Ya", "Terbukti", "Definitif"),
    *("I.1.1", "i.1.2 ", "II.1.1", "VII.9.9", "I.1.²", "Juli", "juli", "Nopember", "2025-10"),
    *(
        "2025-TW4",
        "2025-13",
        "31/10/2025",
        "10/13/2025",
        "31 Oktober 2025",
        "31/02/2025",
        "1/1/0001",
    ),
    *("Juli-Mei 2025", "Januari s.d. Desember 2025", "Setiap bulan", "Januari 9999"),
    *("198001012005011001", "1.000", "87.5", "50%", "{{ 7*7 }}", "{%tr for a in b %}", "{#", "%"),
    *("=1+1", "@A1", "../x.pdf", "C:\\x.pdf", "sk.pdf\nlain.pdf", "http://[::1", "file:///x", "/"),
    *("KODE", "STATUS", "BULAN", "JUMLAH", "😀", "e\u0301", "\u202ex", "a" * 300, "kata " * 400),
)


def cell_values():
    """None, and whatever xlsxwriter can put into a cell."""
    return st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**18), 10**18),
        st.floats(allow_nan=False, allow_infinity=False),
        st.dates(),
        st.sampled_from(WORDS),
        st.text(st.characters(blacklist_categories=("Cs",)), max_size=12),
        st.builds(
            Formula,
            st.sampled_from(["=1+1", "=A1", '=IF(A1="","",1)']),
            st.sampled_from([None, 3, "Selesai", "#REF!", "#N/A"]),
        ),
        st.builds(Link, st.sampled_from(["https://contoh.example/a", "internal:WBS!A1"]), WORD),
    )


WORD = st.sampled_from([word for word in WORDS if word.strip()])


@st.composite
def places(draw):
    """(sheet, row, column) in or a little beyond one of the tables."""
    sheet = draw(st.sampled_from(SHEETS))
    row = draw(st.integers(1, LAST_ROW[sheet] + 3))
    return sheet, row, draw(st.integers(1, LAST_COLUMN[sheet] + 2))


def spoils(max_size=12):
    """Cells to set: (place, value)."""
    return st.lists(st.tuples(places(), cell_values()), max_size=max_size)


def spoil(book, spoiled):
    for (sheet, row, column), value in spoiled:
        if sheet in book.sheets:
            book.sheets[sheet][row, column] = value
    return book


@st.composite
def messy_books(draw):
    """The correct workbook after many hands: cells, headers, sheets, merges, hidden things."""
    book = spoil(correct_book(), draw(spoils(20)))
    for sheet in draw(st.lists(st.sampled_from(SHEETS), max_size=2, unique=True)):
        book.merges[sheet] = [draw(areas(sheet))]
    for sheet in draw(st.lists(st.sampled_from(SHEETS), max_size=2, unique=True)):
        book.hidden_rows[sheet] = draw(st.sets(st.integers(1, LAST_ROW[sheet]), max_size=3))
        book.hidden_columns[sheet] = {"B"}
    visible = SHEETS[1:]  # a file has at least one
    book.hidden_sheets = set(draw(st.lists(st.sampled_from(visible), max_size=2)))
    for sheet in draw(st.lists(st.sampled_from(SHEETS), max_size=1)):
        del book.sheets[sheet]
    for sheet in draw(st.lists(st.sampled_from(sorted(book.sheets)), max_size=1)):
        book = book.rename(sheet, draw(st.sampled_from([f"{sheet} (2)", sheet.upper(), "Lain"])))
    return rearrange(book, draw(rearrangements()))


@st.composite
def areas(draw, sheet):
    """``B2:C4`` in the sheet's table, of two cells at least."""
    top = draw(st.integers(1, LAST_ROW[sheet]))
    left = draw(st.integers(1, LAST_COLUMN[sheet]))
    bottom = top + draw(st.integers(0, 3))
    right = left + draw(st.integers(0 if bottom > top else 1, 2))
    return f"{column_letter(left)}{top}:{column_letter(right)}{bottom}"


@dataclass(frozen=True)
class Rearrangement:
    """For each sheet: rows that move down by how many (from which row), and column → column."""

    shifts: dict[str, list[tuple[int, int]]]
    columns: dict[str, dict[int, int]]

    def place(self, sheet, row, column):
        shifts = self.shifts.get(sheet, ())
        moved = row + sum(by for first, by in shifts if row >= first)
        return moved, self.columns.get(sheet, {}).get(column, column)


@st.composite
def rearrangements(draw):
    """Columns in another order, blank rows above and between: the workbook says the same."""
    moved = draw(st.lists(st.sampled_from(SHEETS), max_size=4, unique=True))
    shifts, columns = {}, {}
    for sheet in moved:
        first = st.integers(1, LAST_ROW[sheet])
        shifts[sheet] = draw(st.lists(st.tuples(first, st.integers(1, 4)), max_size=2))
        before = list(range(1, LAST_COLUMN[sheet] + 1))
        columns[sheet] = dict(zip(before, draw(st.permutations(before)), strict=True))
    return Rearrangement(shifts, columns)


def rearrange(book, moves):
    """``book`` with its cells moved; merges stay where they were."""
    for sheet, cells in book.sheets.items():
        book.sheets[sheet] = {moves.place(sheet, *at): value for at, value in cells.items()}
    return book
