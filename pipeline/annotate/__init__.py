"""A copy of the user's workbook with each finding in its cell, made by patching the package.

Loading and saving with a spreadsheet library loses what the library does not know (threaded
comments, x14 rules, sparklines, cached values). So nothing is loaded: the few parts that
must change are edited as bytes, and all others are copied as they lie in the zip.
"""

from __future__ import annotations

from pipeline.annotate.book import annotate
from pipeline.annotate.package import UnusablePart

__all__ = ["UnusablePart", "annotate"]
