"""What a reader can work out of published recaps: are two different registers possible?

The unknowns are all cells of all quarters, whole numbers from 0; a row's closing balance is
the same unknown as its opening balance in the next quarter. The reader knows each row's
balance, every sum printed so far, the rule by which small counts are hidden, and, at a
quarter that ends with nothing open, that nothing is open in any row (the next recap may be
NIHIL, and will say so).

A count is safe when another set of cells agrees with all of that and gives it another
value. :meth:`Attack.is_safe` looks for one near the true cells and checks it against every
constraint: finding it is proof, not finding it counts as unsafe.
"""

from __future__ import annotations

from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.suppress.linear import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipeline.balance import BalanceTable

#: Counts that must not be known.
SMALL = (1, 2)
_UNBOUNDED = 10**9
#: Bounds of the search: how many cells another register may change, and by how much each.
_DEPTH = 26
#: Steps of one search, first few and then many: most are short, and some are long.
_ROUNDS = (150, 3000)
#: Long searches over all layouts of one quarter end after so many steps (a few seconds).
_STEPS = 30_000
_CHANGE = 2


class Claim(Struct, frozen=True):
    """A printed statement on a sum of cells: rows × columns of one quarter.

    Columns are numbered as in ``Balance.cells``. The sum is between ``low`` and ``high``,
    which are equal where a number is printed.
    """

    quarter: int
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    low: int
    high: int = _UNBOUNDED


class Pool(Struct, frozen=True):
    """Rows of one quarter that print only together. Rows without a case print apart as 0."""

    quarter: int
    rows: tuple[int, ...]


class _Constraint(Struct, frozen=True):
    """Σ sign × change must stay within ``low`` … ``high`` (changes from the true cells)."""

    terms: tuple[tuple[int, int], ...]
    low: int
    high: int


class Cells:
    """The unknowns of a chain of quarters, and the counts of one or two among them.

    ``tables`` have the same rows in the same order and follow one another (each opens with
    what the one before closed with).
    """

    def __init__(self, tables: Sequence[BalanceTable]) -> None:
        self.values: list[int] = [row.opening for row in tables[0].rows]
        opening = list(range(len(self.values)))
        self.index: list[list[tuple[int, ...]]] = []
        for table in tables:
            quarter = []
            for at, row in enumerate(table.rows):
                start = len(self.values)
                self.values += row.cells[1:]
                cells = (opening[at], *range(start, len(self.values)))
                opening[at] = cells[-1]
                quarter.append(cells)
            self.index.append(quarter)
        self.counts = [self._counts(quarter) for quarter in range(len(tables))]

    def members(self, quarter: int, rows: Iterable[int], columns: Iterable[int]) -> tuple[int, ...]:
        columns = tuple(columns)
        return tuple(self.index[quarter][r][c] for r in rows for c in columns)

    def total(self, members: Iterable[int]) -> int:
        return sum(self.values[m] for m in members)

    def _counts(self, quarter: int) -> list[tuple[int, ...]]:
        """All counts of one quarter: cells, all that left, all in hand; by row and in total."""
        width = len(self.index[quarter][0])
        columns: list[tuple[int, ...]] = [(c,) for c in range(width)]
        columns += [tuple(range(2, width - 1)), (0, 1)]
        every = range(len(self.index[quarter]))
        groups: list[tuple[int, ...]] = [*((r,) for r in every), tuple(every)]
        return [self.members(quarter, rows, cols) for rows in groups for cols in columns]

    def small(self, quarter: int) -> list[tuple[int, ...]]:
        return [m for m in self.counts[quarter] if self.total(m) in SMALL]


class Attack:
    """The reader's knowledge after some quarters were published.

    ``also`` adds to it, so that the layouts of one quarter share the work on the earlier
    ones. The counts that proved hardest to hide are tried first the next time.
    """

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self._pools: list[tuple[Pool, int]] = []
        self._constraints = [*self._balances(), *self._ends()]
        self._known = Known()
        for constraint in self._constraints:
            self._known.add(constraint.terms)
        self._steps = [_STEPS]
        self._suppressed = [q for q in range(len(cells.index)) if cells.small(q)]
        self._targets = [m for q in self._suppressed for m in cells.small(q)]

    def also(self, claims: Iterable[Claim], pools: Iterable[Pool]) -> Attack:
        """The same reader, who has read ``claims`` as well."""
        other = copy(self)
        added = [self._claim(claim) for claim in claims]
        other._constraints = [*self._constraints, *added]
        other._pools = self._pools + [(p, self._empty(p, self._cells.values)) for p in pools]
        other._known = Known(self._known)
        for constraint in added:
            if constraint.low == constraint.high == 0:
                other._known.add(constraint.terms)
        return other

    def _balances(self) -> Iterable[_Constraint]:
        for quarter in self._cells.index:
            for row in quarter:
                terms = ((row[0], 1), (row[1], 1), *((c, -1) for c in row[2:]))
                yield _Constraint(terms, 0, 0)

    def _claim(self, claim: Claim) -> _Constraint:
        members = self._cells.members(claim.quarter, claim.rows, claim.columns)
        total = self._cells.total(members)
        return _Constraint(tuple((m, 1) for m in members), claim.low - total, claim.high - total)

    def _ends(self) -> Iterable[_Constraint]:
        for quarter in self._cells.index:
            closing = tuple(row[-1] for row in quarter)
            if not self._cells.total(closing):
                yield _Constraint(tuple((c, 1) for c in closing), 0, 0)

    def is_safe(self) -> bool:
        """Whether every count of one or two has at least two possible values."""
        if any(self._known.determines(members) for members in self._targets):
            return False
        self._settle()
        for at, members in enumerate(self._targets):
            if not self._has_another_value(members):
                self._targets.insert(0, self._targets.pop(at))
                return False
        return True

    def _settle(self) -> None:
        """Fix the cells that some constraint alone determines, and so on until none is left."""
        values = self._cells.values
        fixed: set[int] = set()
        before = -1
        while before < len(fixed):
            before = len(fixed)
            for constraint in self._constraints:
                if constraint.low or constraint.high:
                    continue
                free = [(c, s) for c, s in constraint.terms if c not in fixed]
                same = len({s for _, s in free}) == 1
                if len(free) == 1 or (same and not any(values[c] for c, _ in free)):
                    fixed.update(c for c, _ in free)
        self._fixed = fixed
        self._of: list[list[tuple[int, int]]] = [[] for _ in values]
        for number, constraint in enumerate(self._constraints):
            for cell, sign in constraint.terms:
                self._of[cell].append((number, sign))

    def _has_another_value(self, members: tuple[int, ...]) -> bool:
        free = [m for m in members if m not in self._fixed]
        free.sort(key=lambda m: -self._cells.values[m])
        for nodes in _ROUNDS:
            for cell in free:
                for step in (1, -1):
                    search = _Search(self, members, nodes)
                    if search.starts_with(cell, step):
                        return True
                    self._steps[0] -= nodes - search.nodes
            if self._steps[0] < 0:
                return False
        return False

    def is_plausible(self, changes: Sequence[int]) -> bool:
        """Whether the other register would have been published in the same way, by the rule.

        It has counts to hide in the same quarters, and no more empty rows merged: three
        merged rows with three cases would else be one case each.
        """
        values = [v + z for v, z in zip(self._cells.values, changes, strict=True)]
        return all(
            any(sum(values[m] for m in members) in SMALL for members in self._cells.counts[q])
            for q in self._suppressed
        ) and all(self._empty(pool, values) <= most for pool, most in self._pools)

    def _empty(self, pool: Pool, values: Sequence[int]) -> int:
        rows = self._cells.index[pool.quarter]
        return sum(not any(values[cell] for cell in rows[row]) for row in pool.rows)

    def choices(self, constraint: int, need: int, changes: Sequence[int]) -> list[tuple[int, int]]:
        """The cells whose change by one step repairs ``constraint`` in direction ``need``."""
        found = []
        for cell, sign in self._constraints[constraint].terms:
            step = need * sign
            change = changes[cell]
            if cell in self._fixed or change * step < 0 or abs(change) >= _CHANGE:
                continue
            if self._cells.values[cell] + change + step >= 0:
                found.append((cell, step))
        return found

    def touched(self, cell: int) -> list[tuple[int, int]]:
        return self._of[cell]

    def violation(self, constraint: int, shift: int) -> int:
        """-1 where the sum is too high, 1 where it is too low, else 0."""
        rule = self._constraints[constraint]
        return -1 if shift > rule.high else int(shift < rule.low)


class _Search:
    """A depth-first search for another register that gives ``members`` another sum."""

    def __init__(self, attack: Attack, members: tuple[int, ...], nodes: int) -> None:
        self._attack = attack
        self._members = members
        self._changes = [0] * len(attack._of)
        self._shifts = [0] * len(attack._constraints)
        self._broken: dict[int, int] = {}
        self.nodes = nodes

    def starts_with(self, cell: int, step: int) -> bool:
        if self._attack._cells.values[cell] + step < 0:
            return False
        self._apply(cell, step)
        return self._repair(_DEPTH)

    def _apply(self, cell: int, step: int) -> None:
        self._changes[cell] += step
        for number, sign in self._attack.touched(cell):
            self._shifts[number] += sign * step
            need = self._attack.violation(number, self._shifts[number])
            if need:
                self._broken[number] = need
            else:
                self._broken.pop(number, None)

    def _repair(self, depth: int) -> bool:
        if not self._broken:
            moved = sum(self._changes[m] for m in self._members)
            return moved != 0 and self._attack.is_plausible(self._changes)
        self.nodes -= 1
        if depth == 0 or self.nodes < 0:
            return False
        options = min(
            (self._attack.choices(n, need, self._changes) for n, need in self._broken.items()),
            key=len,
        )
        for cell, step in options:
            self._apply(cell, step)
            if self._repair(depth - 1):
                return True
            self._apply(cell, -step)
        return False


def check_chain(tables: Sequence[BalanceTable]) -> None:
    """Raises ValueError where ``tables`` don't reconcile within or between quarters."""
    if not all(t.balanced for t in tables):
        raise ValueError("a table does not reconcile")
    if not all(later.continues(earlier) for earlier, later in pairwise(tables)):
        raise ValueError("a quarter does not open with what the one before closed with")
