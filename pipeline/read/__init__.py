"""Reading: an .xlsx file → raw sheets whose cells know where they stand.

The file's bytes are read once and everything works from them; nothing is ever written.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.raw import RawWorkbook

from .container import check_container
from .container import load_bytes as load_bytes
from .sheets import read_sheets


def read_workbook(path: Path) -> RawWorkbook:
    """The workbook at ``path``, as the file holds it.

    Raises a Failure (failures.py, "the workbook") where the file is not there, locked,
    protected, damaged, no .xlsx, or not safe to read.
    """
    data = load_bytes(path)
    check_container(path, data)
    sheets, names = read_sheets(path, data)
    return RawWorkbook(
        name=path.name,
        digest=hashlib.sha256(data).hexdigest(),
        sheets=sheets,
        names=names,
    )
