"""Where the program's own files lie: the Word templates that it ships with."""

from __future__ import annotations

from pathlib import Path

from pipeline import failures

_PACKAGE = Path(__file__).resolve().parent

#: Inside an installed wheel, then beside the package in a checkout.
_SHIPPED = (_PACKAGE / "templates", _PACKAGE.parent / "templates")


def shipped_template(name: str) -> Path:
    """The template ``name`` (``laporan_monev.docx``) that the program ships with.

    Raises TEMPLATE_NOT_FOUND; a name with a folder in it is not found.
    """
    if Path(name).name == name:
        for folder in _SHIPPED:
            if (folder / name).is_file():
                return folder / name
    raise failures.TEMPLATE_NOT_FOUND.error(path=name)


def shipped_templates() -> tuple[str, ...]:
    """The names of all Word templates that the program ships with, sorted."""
    folder = next((f for f in _SHIPPED if f.is_dir()), None)
    if folder is None:
        return ()
    return tuple(sorted(p.name for p in folder.glob("*.docx") if not p.name.startswith((".", "~"))))


def find_template(project: Path, name: str) -> Path:
    """The office's own ``templates/NAME`` in ``project`` if it is there, else the shipped one.

    Raises TEMPLATE_NOT_FOUND.
    """
    own = project / "templates" / name
    if Path(name).name == name and own.is_file():
        return own
    return shipped_template(name)
