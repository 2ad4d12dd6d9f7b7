"""``--public``: recaps from which no count of one or two can be worked out.

domain.md, "Registers": in a small office a category and a quarter can identify someone, so a
version for the public merges counts below 3, and what would give them away: complements,
totals, balances, and the quarters before and after, for a quarter's closing balance is the
next one's opening balance. 0 prints, and a NIHIL recap stays one.

What is promised: given every table published from the chain's first quarter on, each count
of one or two has at least two possible values. What is not: a reader who runs this program
over all registers that he can think of may rule some values out by the layout that they
would get; only tables with nothing left blank where merging will do keep that small. Nor
is a quarter published twice covered (before and after its end, or a correction), nor a
second table of the same cases by another heading.

- :mod:`~pipeline.suppress.layout`: which sums of cells a table may print;
- :mod:`~pipeline.suppress.attack`: what a reader of every quarter's table can work out;
- :mod:`~pipeline.suppress.publish`: the most useful layout that withstands the reader.
"""

from pipeline.suppress.publish import PublicCell, PublicRow, PublicTable, public_table

__all__ = ["PublicCell", "PublicRow", "PublicTable", "public_table"]
