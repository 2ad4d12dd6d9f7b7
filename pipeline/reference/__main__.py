"""``python -m pipeline.reference [FOLDER]``: write the generated pages (into ``docs``)."""

from __future__ import annotations

import sys
from pathlib import Path

from . import write_pages

for _path in write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "docs")):
    print(_path)
