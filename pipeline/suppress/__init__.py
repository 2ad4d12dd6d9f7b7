"""``--public``: recaps from which no count of one or two can be worked out.

domain.md, "Registers": in a small office a category and a quarter can identify someone, so a
version for the public merges counts below 3, and what would give them away: complements,
totals, balances, and the quarters before and after, for a quarter's closing balance is the
next one's opening balance. 0 prints, and a NIHIL recap stays one.

- :mod:`~pipeline.suppress.layout`: which sums of cells a table may print;
- :mod:`~pipeline.suppress.attack`: what a reader of every quarter's table can work out;
- :mod:`~pipeline.suppress.publish`: the most useful layout that withstands the reader.
"""

from pipeline.suppress.publish import PublicCell, PublicRow, PublicTable, public_table

__all__ = ["PublicCell", "PublicRow", "PublicTable", "public_table"]
