"""A plan that somebody brings: the decree's table in a workbook or a Word document.

Reading has given cells (:mod:`pipeline.read`, :mod:`pipeline.wordtables`); the parsing of any
workbook makes the plan of them, and what is not plain is a finding at its place in the source.
"""

from __future__ import annotations

from .document import table_of_document as table_of_document
from .plan import MAX_INDICATORS as MAX_INDICATORS
from .plan import Source as Source
from .plan import source_of as source_of
from .table import Table as Table
from .table import table_of_workbook as table_of_workbook
