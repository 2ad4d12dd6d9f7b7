"""``--public``: no count of one or two can be worked out from the published tables.

The reader here is written apart from the program: it knows only what is printed, that
cells are whole numbers from 0, that rows balance, and that a quarter opens with what the
one before closed with. It searches all solutions (within generous upper bounds).
"""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.balance import Balance, BalanceTable
from pipeline.suppress import PublicTable, public_table
from pipeline.suppress.attack import Attack, Cells, Claim
from pipeline.suppress.layout import Mark


def table(*rows: tuple[int, ...], outcomes=None) -> BalanceTable:
    """Rows of opening, in, each outcome, closing, called A, B, C …"""
    count = len(rows[0]) - 3
    return BalanceTable(
        "Kategori",
        outcomes or tuple(f"Hasil {n + 1}" for n in range(count)),
        tuple(
            Balance("ABCDEFGH"[n], row[0], row[1], row[2:-1], row[-1]) for n, row in enumerate(rows)
        ),
    )


# --- the reader -------------------------------------------------------------------------


class Undecided(Exception):
    """The search of all solutions was cut short: neither found nor ruled out."""


class Reader:
    """All solutions of what was printed. A cell is (quarter, row name, column)."""

    def __init__(self, published: list[PublicTable], tables: list[BalanceTable]) -> None:
        names = [r.name for r in tables[0].rows]
        most = max(t.total.handled for t in tables) + 4
        self.truth: list[int] = []
        self.low: list[int] = []
        self.high: list[int] = []
        self.rules: list[tuple[tuple[tuple[int, int], ...], int, int]] = []
        self.cell: dict[tuple[int, str, int], int] = {}
        for quarter, public in enumerate(published):
            width = len(public.outcomes) + 3
            for name in names:
                for column in range(width):
                    at = self.cell.get((quarter - 1, name, width - 1))
                    if column or at is None:
                        at = len(self.low)
                        self.truth.append(tables[quarter].row(name).cells[column])
                        self.low.append(0)
                        self.high.append(most)
                    self.cell[quarter, name, column] = at
                row = [self.cell[quarter, name, c] for c in range(width)]
                terms = ((row[0], 1), (row[1], 1), *((c, -1) for c in row[2:]))
                self.rules.append((terms, 0, 0))
            for line in (*public.rows, public.total):
                for printed in line.cells:
                    self._believe(quarter, line.members, printed, most)

    def _believe(self, quarter, members, printed, most) -> None:
        bounds = {
            Mark.NUMBER: (printed.value, printed.value),
            Mark.BELOW: (1, 2),
            Mark.AT_LEAST: (3, most * 99),
            Mark.HIDDEN: (0, most * 99),
        }
        terms = tuple((self.cell[quarter, n, c], 1) for n in members for c in printed.columns)
        self.rules.append((terms, *bounds[printed.mark]))

    def may_differ(self, cells: list[tuple[int, str, int]], true: int) -> bool:
        """Whether a solution gives ``cells`` another sum. The truth only orders the search."""
        terms = tuple((self.cell[c], 1) for c in cells)
        if any(self._near(terms, at, step) for at, _ in terms for step in (1, -1)):
            return True
        order = self._order([at for at, _ in terms])
        self.nodes = 3_000
        return any(
            self._solve(list(self.low), list(self.high), [*self.rules, (terms, low, high)], order)
            for low, high in ((true + 1, 10**6), (0, true - 1))
            if high >= 0
        )

    def _near(self, terms, at: int, step: int) -> bool:
        """Whether a solution lies a few steps from the truth, the first of them ``at``.

        Each step repairs a rule that the ones before it broke. What is found is a solution
        by the rules alone; what is not found proves nothing.
        """
        values = list(self.truth)
        self.nodes = 600

        def take(cell: int, by: int) -> None:
            values[cell] += by

        def repaired(depth: int) -> bool:
            self.nodes -= 1
            broken = []
            for rule, least, most in self.rules:
                total = sum(values[c] * s for c, s in rule)
                if not least <= total <= most:
                    need = 1 if total < least else -1
                    ways = [
                        (c, need * s)
                        for c, s in rule
                        if self.low[c] <= values[c] + need * s <= self.high[c]
                        and abs(values[c] + need * s - self.truth[c])
                        > abs(values[c] - self.truth[c])
                    ]
                    broken.append(ways)
            if not broken:
                return sum((values[c] - self.truth[c]) * s for c, s in terms) != 0
            if depth == 0 or self.nodes < 0:
                return False
            for cell, by in min(broken, key=len):
                take(cell, by)
                if repaired(depth - 1):
                    return True
                take(cell, -by)
            return False

        if not self.low[at] <= values[at] + step <= self.high[at]:
            return False
        take(at, step)
        return repaired(20)

    def _order(self, first: list[int]) -> list[int]:
        """All cells, those nearest to ``first`` by shared rules at the front."""
        order = list(dict.fromkeys(first))
        for at in order:
            for terms, _, _ in self.rules:
                near = [c for c, _ in terms]
                if at in near:
                    order += [c for c in near if c not in order]
        return order

    def _solve(self, low, high, rules, order) -> bool:
        self.nodes -= 1
        if not self.nodes:
            raise Undecided
        if not self._narrow(low, high, rules):
            return False
        at = next((c for c in order if low[c] < high[c]), None)
        if at is None:
            return True
        guess = min(max(self.truth[at], low[at]), high[at])
        for a, b in ((guess, guess), (guess + 1, high[at]), (low[at], guess - 1)):
            if a <= b:
                lower, higher = list(low), list(high)
                lower[at], higher[at] = a, b
                if self._solve(lower, higher, rules, order):
                    return True
        return False

    @staticmethod
    def _narrow(low, high, rules) -> bool:
        changed = True
        while changed:
            changed = False
            for terms, least, most in rules:
                small = sum(low[c] if s > 0 else -high[c] for c, s in terms)
                large = sum(high[c] if s > 0 else -low[c] for c, s in terms)
                if small > most or large < least:
                    return False
                for c, s in terms:
                    mine = (low[c], high[c]) if s > 0 else (-high[c], -low[c])
                    upper = min(mine[1], most - small + mine[0])
                    lower = max(mine[0], least - large + mine[1])
                    if lower > upper:
                        return False
                    if (lower, upper) != mine:
                        low[c], high[c] = (lower, upper) if s > 0 else (-upper, -lower)
                        small += lower - mine[0]
                        large += upper - mine[1]
                        changed = True
        return True


def counts(tables: list[BalanceTable]):
    """Every count of every quarter: the cells that it sums up, and its value."""
    for quarter, one in enumerate(tables):
        width = len(one.outcomes) + 3
        columns = [(c,) for c in range(width)] + [tuple(range(2, width - 1)), (0, 1)]
        names = [r.name for r in one.rows]
        for rows in [[n] for n in names] + [names]:
            for cols in columns:
                value = sum(one.row(n).cells[c] for n in rows for c in cols)
                yield [(quarter, n, c) for n in rows for c in cols], value


def disclosed(
    tables: list[BalanceTable], published: list[PublicTable], cut: list | None = None
) -> list:
    """The counts of one or two that the reader works out.

    Those of which the search was cut short go to ``cut``; without it none may be.
    """
    reader = Reader(published, tables)
    found = []
    for cells, value in counts(tables):
        if value in (1, 2):
            try:
                if not reader.may_differ(cells, value):
                    found.append((cells, value))
            except Undecided:
                if cut is None:
                    raise
                cut.append((cells, value))
    return found


def assert_nothing_is_disclosed(registers: st.SearchStrategy, examples: int) -> None:
    """Reads ``examples`` random registers; nine in ten at the least have to be decided."""
    read, undecided = 0, 0

    @settings(max_examples=examples, deadline=None)
    @given(tables=registers)
    def check(tables: list[BalanceTable]) -> None:
        nonlocal read, undecided
        cut: list = []
        assert disclosed(tables, publish(tables), cut) == []
        read += 1
        undecided += bool(cut)

    check()
    assert undecided * 10 <= read, f"{undecided} of {read} registers undecided"


def publish(tables: list[BalanceTable]) -> list[PublicTable]:
    """Each quarter as it was published, from the quarters up to it alone."""
    return [public_table(tables[: n + 1]) for n in range(len(tables))]


@st.composite
def chains(draw: st.DrawFn, rows=3, outcomes=2, most_cases=9, quarters=4) -> list[BalanceTable]:
    """Random registers of single cases over some quarters."""
    cases = draw(
        st.lists(
            st.tuples(
                st.integers(0, rows - 1),
                st.integers(-1, quarters - 1),  # -1: open before the first quarter
                st.integers(0, quarters),  # quarters until it leaves; the last is open
                st.integers(0, outcomes - 1),
            ),
            max_size=most_cases,
        )
    )
    result = []
    for quarter in range(quarters):
        cells = [[0] * (outcomes + 3) for _ in range(rows)]
        for row, entered, stay, outcome in cases:
            left = max(entered, 0) + stay
            if entered > quarter or left < quarter:
                continue
            cells[row][0 if entered < quarter else 1] += 1
            cells[row][2 + outcome if left == quarter else -1] += 1
        result.append(table(*map(tuple, cells)))
    return result


def plain(one: BalanceTable) -> PublicTable:
    """``one`` as if nothing had to be hidden, to see that the reader reads."""
    padded = table(*(tuple(c * 100 for c in row.cells) for row in one.rows))
    public = public_table([padded])

    def shrunk(line):
        cells = tuple(
            type(c)(c.columns, c.mark, c.value // 100 if c.value is not None else None)
            for c in line.cells
        )
        return type(line)(line.name, line.members, cells, line.has_share, line.share)

    return PublicTable(
        public.heading,
        public.outcomes,
        tuple(shrunk(r) for r in public.rows),
        shrunk(public.total),
        public.is_nil,
        public.altered,
    )


# --- what the reader can't find -----------------------------------------------------------


def test_the_reader_of_a_plain_table_finds_each_small_count():
    one = table((0, 5, 1, 4, 0), (0, 4, 4, 0, 0))

    found = disclosed([one], [plain(one)])

    assert [(0, "A", 2)] in [cells for cells, _ in found]


@pytest.mark.parametrize(
    ("examples", "office"),
    [
        (60, {"rows": 2, "most_cases": 8}),
        (25, {"rows": 1, "outcomes": 3, "most_cases": 12}),
        (15, {}),
        (8, {"rows": 3, "outcomes": 3, "most_cases": 20, "quarters": 3}),
        (8, {"rows": 6, "outcomes": 3, "most_cases": 7, "quarters": 2}),
        (6, {"rows": 4, "outcomes": 3, "most_cases": 14, "quarters": 4}),
    ],
    ids=[
        *("two categories", "a single row", "three categories", "a busier office"),
        *("six categories", "four categories over a year"),
    ],
)
def test_no_small_count_can_be_worked_out(examples, office):
    assert_nothing_is_disclosed(chains(**office), examples)


def test_a_search_that_is_cut_short_counts_as_undecided(monkeypatch):
    monkeypatch.setattr(Reader, "may_differ", lambda *_: (_ for _ in ()).throw(Undecided))
    with pytest.raises(AssertionError, match="registers undecided"):
        assert_nothing_is_disclosed(chains(rows=2, most_cases=8), 20)


@settings(max_examples=15, deadline=None)
@given(tables=chains(most_cases=12), after=st.integers(1, 2))
def test_a_nil_quarter_after_it_gives_nothing_away(tables, after):
    tables = tables[:after]
    names = [r.name for r in tables[-1].rows if r.closing]
    closes = tuple(
        (r.closing, 0, r.closing if r.name in names else 0, 0, 0) for r in tables[-1].rows
    )
    nil = table(*((0,) * 5 for _ in closes))
    tables = [*tables, nil] if not names else [*tables, table(*closes), nil]

    published = publish(tables)

    assert published[-1].is_nil and not published[-1].altered
    assert disclosed(tables, published) == []


def test_a_reader_knows_that_nothing_is_open_where_the_next_recap_may_be_nil():
    """A's 4 that came in left as 3 and as 1: a closing balance can't have kept the fourth."""
    cells = Cells([table((0, 4, 3, 1, 0), (0, 2, 0, 2, 0))])
    claims = [Claim(0, (0, 1), (0,), 0, 0), Claim(0, (0,), (1,), 4, 4), Claim(0, (0,), (2,), 3, 3)]
    one_open = Cells([table((0, 4, 3, 1, 0), (0, 2, 0, 1, 1))])

    assert not Attack(cells).also(claims, ()).is_safe()
    assert Attack(one_open).also(claims, ()).is_safe()


def test_a_row_that_appears_later_had_no_case_before():
    first = table((0, 5, 1, 0, 4), (0, 4, 0, 3, 1))
    later = table((4, 3, 0, 4, 3), (1, 6, 7, 0, 0), (0, 3, 0, 0, 3))

    public = public_table([first, later])

    assert {n for r in public.rows for n in r.members} == {"A", "B", "C"}


def worlds(rows: int, most: int):
    """Every table of ``rows`` rows and one outcome with at most ``most`` in hand a row."""
    one = [
        (opening, received, left, opening + received - left)
        for opening in range(most + 1)
        for received in range(most + 1 - opening)
        for left in range(opening + received + 1)
    ]
    return [table(*rows) for rows in product(one, repeat=rows)]


def agrees(public: PublicTable, one: BalanceTable) -> bool:
    for line in (*public.rows, public.total):
        for printed in line.cells:
            value = sum(one.row(n).cells[c] for n in line.members for c in printed.columns)
            if printed.mark is Mark.NUMBER and value != printed.value:
                return False
            if printed.mark is Mark.BELOW and value not in (1, 2):
                return False
            if printed.mark is Mark.AT_LEAST and value < 3:
                return False
    return True


def test_all_tables_of_two_rows_leave_two_values_to_every_small_count():
    everything = worlds(2, 4)
    for one in everything[::41]:
        public = public_table([one])
        others = [[v for _, v in counts([w])] for w in everything if agrees(public, w)]
        for at, (cells, value) in enumerate(counts([one])):
            if value in (1, 2):
                assert len({other[at] for other in others}) > 1, (one, cells)


def test_registers_that_are_published_alike_differ_in_each_small_count():
    """Also who knows the program can't tell: many registers give the very same table."""
    alike: dict[PublicTable, list[list[int]]] = {}
    for one in worlds(2, 3):
        alike.setdefault(public_table([one]), []).append([v for _, v in counts([one])])

    for rows in alike.values():
        for values in zip(*rows, strict=True):
            assert values[0] not in (1, 2) or len(set(values)) > 1


# --- what is still printed ----------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(tables=chains(rows=4, most_cases=20))
def test_each_printed_number_is_its_sum_and_never_one_or_two(tables):
    for one, public in zip(tables, publish(tables), strict=True):
        for line in (*public.rows, public.total):
            assert [c for cell in line.cells for c in cell.columns] == list(range(5))
            for cell in line.cells:
                value = sum(one.row(n).cells[c] for n in line.members for c in cell.columns)
                if cell.mark is Mark.NUMBER:
                    assert (cell.value, cell.text) == (value, str(value))
                    assert value not in (1, 2)
                elif cell.mark is Mark.BELOW:
                    assert value in (1, 2)
            handled = sum(one.row(n).handled for n in line.members)
            left = sum(one.row(n).left_total for n in line.members)
            if line.has_share:
                assert line.share == (None if not handled else pytest.approx(left / handled))


def test_a_table_without_small_counts_is_printed_as_it_is():
    public = public_table([table((0, 9, 3, 3, 3), (3, 4, 0, 7, 0), (0, 0, 0, 0, 0))])

    assert not public.altered
    assert [[c.text for c in r.cells] for r in (*public.rows, public.total)] == [
        ["0", "9", "3", "3", "3"],
        ["3", "4", "0", "7", "0"],
        ["0", "0", "0", "0", "0"],
        ["3", "13", "3", "10", "3"],
    ]


def test_a_nil_quarter_stays_nil():
    public = public_table([table((0, 0, 0, 0, 0), (0, 0, 0, 0, 0))])

    assert public.is_nil and not public.altered
    assert all(c.text == "0" for r in (*public.rows, public.total) for c in r.cells)


@pytest.mark.parametrize("row", [(0, 1, 0, 0, 1), (1, 1, 1, 0, 1), (2, 0, 0, 2, 0)])
def test_one_or_two_cases_in_all_print_only_that_they_are_fewer_than_three(row):
    public = public_table([table(row, (0, 0, 0, 0, 0))])

    assert public.rows == ()
    assert [c.text for c in public.total.cells] == ["kurang dari 3", "*"]


def test_a_small_count_takes_a_second_row_with_it():
    public = public_table(
        [table((0, 8, 4, 4, 0), (0, 9, 6, 3, 0), (0, 4, 4, 0, 0), (0, 1, 1, 0, 0))]
    )

    merged = [r for r in public.rows if r.is_merged]
    assert len(merged) == 1 and "D" in merged[0].members
    assert public.altered


def test_one_new_case_does_not_show_beside_a_printed_closing_balance():
    tables = [table((0, 5, 0, 0, 5)), table((5, 1, 0, 0, 6))]

    published = publish(tables)

    assert [c.text for c in published[0].total.cells] == ["0", "5", "0", "0", "5"]
    assert disclosed(tables, published) == []
    assert "6" not in [c.text for c in published[1].total.cells]


def test_large_counts_mostly_remain_printed():
    tables = [
        table((0, 24, 12, 7, 5), (0, 18, 9, 5, 4), (0, 9, 5, 1, 3), (0, 31, 20, 4, 7)),
        table((5, 20, 14, 6, 5), (4, 16, 8, 8, 4), (3, 7, 6, 2, 2), (7, 25, 20, 7, 5)),
        table((5, 22, 15, 8, 4), (4, 12, 9, 3, 4), (2, 9, 5, 3, 3), (5, 30, 21, 8, 6)),
        table((4, 19, 13, 6, 4), (4, 15, 9, 7, 3), (3, 6, 5, 1, 3), (6, 27, 19, 9, 5)),
    ]

    published = publish(tables)

    large = printed = 0
    for one, public in zip(tables, published, strict=True):
        assert [c.value for c in public.total.cells] == list(one.total.cells)
        large += sum(c > 2 for r in one.rows for c in r.cells)
        printed += sum(
            len(c.columns) == 1 and c.value is not None and c.value > 2
            for r in public.rows
            if not r.is_merged
            for c in r.cells
        )
    assert disclosed(tables, published) == []
    assert printed >= 0.6 * large


def test_an_earlier_quarter_is_decided_without_the_later_ones():
    first = table((0, 5, 1, 0, 4), (0, 4, 0, 3, 1), (0, 3, 0, 0, 3))
    later = table((4, 0, 0, 4, 0), (1, 6, 7, 0, 0), (3, 2, 2, 0, 3))

    assert publish([first, later])[0] == public_table([first])


@given(tables=chains(quarters=2))
@settings(max_examples=8, deadline=None)
def test_the_same_register_is_published_in_the_same_way(tables):
    assert publish(tables) == publish(tables)


def test_tables_that_do_not_reconcile_are_refused():
    good = table((0, 3, 0, 0, 3))

    for bad in ([], [table((0, 3, 0, 0, 4))], [good, table((2, 3, 0, 0, 5))]):
        with pytest.raises(ValueError):
            public_table(bad)


def test_chains_used_here_reconcile():
    @settings(max_examples=30)
    @given(tables=chains())
    def check(tables):
        assert all(t.balanced for t in tables)
        assert all(later.continues(earlier) for earlier, later in pairwise(tables))

    check()
