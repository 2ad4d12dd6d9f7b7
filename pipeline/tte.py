"""The sentence that a document for a certified electronic signature (TTE) bears on every page.

Such a signature is put on the PDF, so the sentence goes into a copy of the finished
document just before that becomes a PDF: whatever its template, and without its makers
having to keep a place for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.opc import (
    CONTENT_TYPES,
    attribute,
    parse_xml,
    read_parts,
    related,
    relationships,
    relationships_part,
    serialise_xml,
    write_parts,
)

SENTENCE = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang "
    "diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara"
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
#: 7 pt, so that it fits below a footer within the margins of an official document.
_PARAGRAPH = f"""<w:p xmlns:w="{_W}"><w:pPr><w:pBdr>
<w:top w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>
<w:spacing w:before="40" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/>
<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr>
<w:t>{SENTENCE}</w:t></w:r></w:p>"""
_FOOTER = f'<w:ftr xmlns:w="{_W}" xmlns:r="{_R}"/>'.encode()


def with_sentence(docx: bytes) -> bytes:
    """``docx`` with the sentence at the foot of every page. Raises NotAPackage."""
    parts = read_parts(docx)
    for main in related(parts, "", "officeDocument")[:1]:
        root = parse_xml(parts[main])
        missing = list(_missing(parts, main, root))
        if missing:
            _add_footer(parts, main, root, missing)
            parts[main] = serialise_xml(root)
        links = relationships(parts, main)
        used = {attribute(r, "id") for r in root.iter(f"{{{_W}}}footerReference")}
        for name in {links[i].target for i in used if i in links and links[i].target in parts}:
            footer = parse_xml(parts[name])
            footer.append(etree.fromstring(_PARAGRAPH))
            parts[name] = serialise_xml(footer)
    return write_parts(parts)


def _missing(parts: dict[str, bytes], main: str, root: etree._Element) -> Iterator[str]:
    """The kinds of pages for which the first section has no footer; later ones inherit."""
    first = next(root.iter(f"{{{_W}}}sectPr"), None)
    if first is None:
        return
    wanted = ["default"]
    if next(root.iter(f"{{{_W}}}titlePg"), None) is not None:
        wanted.append("first")
    settings = (parse_xml(parts[name]) for name in related(parts, main, "settings"))
    if any(next(s.iter(f"{{{_W}}}evenAndOddHeaders"), None) is not None for s in settings):
        wanted.append("even")
    there = {attribute(r, "type") for r in first.iterchildren(f"{{{_W}}}footerReference")}
    yield from (kind for kind in wanted if kind not in there)


def _add_footer(parts: dict[str, bytes], main: str, root: etree._Element, kinds: list[str]) -> None:
    """An empty footer for ``kinds`` of pages, with its relationship and content type."""
    folder = main.rpartition("/")[0]
    name = next(n for n in (f"footerTte{i}.xml" for i in range(99)) if f"{folder}/{n}" not in parts)
    parts[f"{folder}/{name}"] = _FOOTER
    types = parse_xml(parts[CONTENT_TYPES])
    kind = {"PartName": f"/{folder}/{name}", "ContentType": _FOOTER_TYPE}
    etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override", kind)
    parts[CONTENT_TYPES] = serialise_xml(types)
    beside = relationships_part(main)
    links = parse_xml(
        parts.get(beside) or f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    )
    relation = {"Id": "rIdTte", "Type": f"{_R}/footer", "Target": name}
    etree.SubElement(links, f"{{{_PACKAGE}/relationships}}Relationship", relation)
    parts[beside] = serialise_xml(links)
    first = next(root.iter(f"{{{_W}}}sectPr"))
    for kind_of_page in kinds:
        reference = {f"{{{_W}}}type": kind_of_page, f"{{{_R}}}id": "rIdTte"}
        first.insert(0, etree.Element(f"{{{_W}}}footerReference", reference))
