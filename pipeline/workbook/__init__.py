"""Makes the workbook of design.md: contents in, .xlsx bytes out.

The program writes a workbook once; from then on staff own it and it is only read.
XlsxWriter lives here, and is imported by :func:`write_workbook` alone.
"""

from __future__ import annotations

from typing import BinaryIO

from pipeline.schema import WBS

from .contents import Contents as Contents
from .contents import blank_contents as blank_contents
from .contents import monev_rows as monev_rows

#: The sheet that may live in a restricted workbook of its own.
CASES = WBS.name


def write_workbook(target: BinaryIO, contents: Contents) -> None:
    """See :func:`pipeline.workbook.writer.write_workbook`."""
    from .writer import write_workbook as write  # late: only init pays for XlsxWriter

    write(target, contents)


def write_case_workbook(target: BinaryIO, contents: Contents) -> None:
    """See :func:`pipeline.workbook.writer.write_case_workbook`."""
    from .writer import write_case_workbook as write  # late: only init pays for XlsxWriter

    write(target, contents)
