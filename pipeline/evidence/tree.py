"""The empty folders of ``evidence --init``: one a KODE, one a month where there are several."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from pipeline.model import Office
from pipeline.months import month_name
from pipeline.output import ensure_folder


def folder_names(office: Office) -> tuple[str, ...]:
    """Paths relative to ``input/bukti``: ``V.4.3/Oktober``; ``V.4.1`` where one month is due."""
    months = Counter(o.code for o in office.obligations)
    names = (
        f"{o.code}/{month_name(o.month)}" if months[o.code] > 1 else o.code
        for o in office.obligations
    )
    return tuple(dict.fromkeys(names))


def init_folders(office: Office, project: Path) -> tuple[Path, ...]:
    """Make the tree in ``project``'s ``input/bukti``; what was made, not what was there.

    Nothing is made below a link. Raises OUTPUT_NOT_WRITABLE, also where a file has a
    folder's name.
    """
    root = ensure_folder(project / "input" / "bukti")
    real = os.path.realpath(root)
    made = []
    for name in folder_names(office):
        folder = root / name
        wanted = os.path.normcase(os.path.join(real, *name.split("/")))
        if folder.is_dir() or os.path.normcase(os.path.realpath(folder)) != wanted:
            continue
        made.append(ensure_folder(folder))
    return tuple(made)
