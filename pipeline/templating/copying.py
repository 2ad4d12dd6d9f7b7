"""A copy of a shipped template, for an office to edit."""

from __future__ import annotations

from pathlib import Path

from pipeline.output import ensure_folder, write_new
from pipeline.resources import shipped_template
from pipeline.templating.documents import document_named


def copy_template(name: str, project: Path) -> Path:
    """Puts the template of document ``name`` into the ``templates/`` of ``project``; its path.

    Commands run in that folder take it from then on. Never overwrites.

    :raises failures.Failure: TEMPLATE_UNKNOWN, TARGET_EXISTS, OUTPUT_NOT_WRITABLE.
    """
    file = document_named(name).name
    data = shipped_template(file).read_bytes()
    return write_new(ensure_folder(project / "templates") / file, data)
