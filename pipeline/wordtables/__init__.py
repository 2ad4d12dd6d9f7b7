"""Tables of a Word document → rows of cells, as Word shows them with every change accepted.

The document is read without trust (:mod:`pipeline.opc`) and never written.
"""

from __future__ import annotations

from .tables import MAX_CELLS as MAX_CELLS
from .tables import TooManyCells as TooManyCells
from .tables import WordCell as WordCell
from .tables import WordDocument as WordDocument
from .tables import WordTable as WordTable
from .tables import read_tables as read_tables
