"""``docs/templat.md``: how to change a template, and every name that one may use."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from pipeline.templating.documents import DOCUMENTS, Document
from pipeline.templating.variables import Variable, variables

_SHARED = ("frame", "acknowledgement")


def templates_page() -> str:
    """The page as Markdown."""
    guide = files("pipeline.templating").joinpath("guide.md").read_text(encoding="utf-8")
    return "\n".join((guide, *_body(), ""))


def _body() -> Iterator[str]:
    yield "## Nama pada setiap dokumen\n"
    yield from _table(v for v in variables("laporan_monev") if _shared(v, "frame"))
    yield "### Blok Mengetahui (rekapitulasi, tindak lanjut, matrik)\n"
    yield from _table(v for v in variables("rekap_wbs") if _shared(v, "acknowledgement"))
    for document in DOCUMENTS:
        yield f"## {document.title} (`{document.stem}`)\n"
        yield _required(document)
        own = (v for v in variables(document.name) if not any(_shared(v, s) for s in _SHARED))
        yield from _table(own)


def _shared(variable: Variable, name: str) -> bool:
    return variable.path == name or variable.path.startswith(f"{name}.")


def _required(document: Document) -> str:
    names = ", ".join(needed.what for needed in document.required)
    return f"Harus tercetak: {names}; tanda DRAF/CONTOH pada setiap halaman.\n"


def _table(found: Iterator[Variable]) -> Iterator[str]:
    yield "| nama | jenis | makna | contoh |"
    yield "| --- | --- | --- | --- |"
    for variable in found:
        cells = (f"`{variable.path}`", variable.kind, variable.meaning, variable.example)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
