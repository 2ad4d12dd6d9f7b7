"""Whether DRAF and CONTOH reach every page: the running heads that each section shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.opc import NotAPackage, parse_xml, relationships
from pipeline.render.package import Package
from pipeline.render.styles import W, on
from pipeline.templating.faults import TemplateFault
from pipeline.templating.reading import Part

STAMP = "frame.stamp"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGES = {"default": "", "first": "halaman pertama", "even": "halaman genap"}


def stamp_faults(
    package: Package, main: Part, used: Mapping[str, set[str]]
) -> Iterator[TemplateFault]:
    """Pages without the stamp. ``used``: the names that each part uses, by its file."""
    targets = {r.id: r.target for r in relationships(package.parts, main.file).values()}
    shown: dict[tuple[str, str], str] = {}
    different = _even_pages_differ(package)
    reported: set[tuple[str, str]] = set()
    for number, section in enumerate(main.root.iter(W + "sectPr"), 1):
        for kind in ("header", "footer"):
            for reference in section.findall(f"{W}{kind}Reference"):
                page = reference.get(W + "type") or "default"
                shown[kind, page] = targets.get(reference.get(_R_ID) or "", "")
        pages = ["default", *(["first"] if on(section.find(W + "titlePg")) else [])]
        for page in (*pages, *(["even"] if different else [])):
            running = tuple(shown.get((kind, page), "") for kind in ("header", "footer"))
            if any(STAMP in used.get(file, ()) for file in running) or running in reported:
                continue
            reported.add((running[0], running[1]))
            yield _fault(number, _PAGES[page])


def _fault(section: int, page: str) -> TemplateFault:
    place = ", ".join(filter(None, (f"bagian (section) {section}", page)))
    return TemplateFault(
        "missing-part",
        "Kepala halaman",
        place,
        "",
        "tanda DRAF atau CONTOH tidak tercetak pada halaman ini",
        f"Pasang {{{{ {STAMP} }}}} pada kepala halaman itu, seperti pada templat bawaan.",
    )


def _even_pages_differ(package: Package) -> bool:
    data = package.parts.get("word/settings.xml")
    if data is None:
        return False
    try:
        settings: etree._Element = parse_xml(data)
    except NotAPackage:
        return False
    return on(settings.find(W + "evenAndOddHeaders"))
