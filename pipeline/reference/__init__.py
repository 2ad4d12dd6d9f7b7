"""The reference pages that cannot go stale, from ``aturan.md`` to ``templat.md``.

They are generated into ``docs/`` (``python -m pipeline.reference``) from the registry of
rules, the decree's coverage, the schema and the views' types; a test compares them with the
files.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.templating.page import templates_page

from .contract_page import contract_page
from .coverage_page import coverage_page
from .rules_page import rules_page

__all__ = ["contract_page", "coverage_page", "pages", "rules_page", "write_pages"]


def pages() -> dict[str, str]:
    """File name in ``docs/`` → its text."""
    return {
        "aturan.md": rules_page(),
        "cakupan-bukti.md": coverage_page(),
        "kontrak.md": contract_page(),
        "templat.md": templates_page(),
    }


def write_pages(folder: Path) -> tuple[Path, ...]:
    """Write all pages into ``folder``; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)
