"""Where a produced .docx comes from, kept in its properties (docProps/custom.xml).

Program version, workbook, period, cut-off and a fingerprint of the content travel with
the file, so that a later run knows its own untouched output from work of a person, and a
reader can ask whether a report still says what the program wrote. No field holds text
of the workbook.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.fingerprint import fingerprint, fingerprint_of_parts
from pipeline.opc import (
    CONTENT_TYPES,
    ROOT_RELATIONSHIPS,
    NotAPackage,
    attribute,
    local_name,
    parse_xml,
    read_parts,
    related,
    relationships,
    serialise_xml,
    write_parts,
)
from pipeline.tagged import count_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Provenance", "fingerprint", "is_signed", "is_untouched", "normalise", "read", "stamp"]

#: What core.xml says of a normalised file's making; any fixed day would do.
FIXED_DAY = date(2025, 1, 1)

_PREFIX = "zi-report."
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
_CUSTOM_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
)
_NO_PROPERTIES = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}"/>'.encode()
_CUSTOM_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
#: The property set that Word itself uses for custom properties [MS-OLEPS].
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#: The relationship's last step, in Transitional and in Strict files.
_CUSTOM_KINDS = ("custom-properties", "customProperties")


class Provenance(Struct, frozen=True):
    """A produced document's origin.

    ``workbook_digest`` is the SHA-256 of the workbook's bytes, ``period`` a slug (``2025-10``),
    ``as_of`` the data's position, ``kind`` the sort of document (``monthly``).
    ``fingerprint`` is of the content and ``figures`` the number of its tagged figures
    (:mod:`pipeline.tagged`; 0 where it has none), both filled in by :func:`stamp`.
    """

    version: str
    workbook_digest: str
    period: str
    as_of: date
    kind: str
    fingerprint: str = ""
    figures: int = 0


def stamp(docx: bytes, provenance: Provenance) -> bytes:
    """``docx`` with ``provenance`` and its own fingerprint in its properties, normalised.

    Other custom properties stay; core.xml's dates become ``provenance.as_of``, so that the
    same data give the same bytes on any day. Raises NotAPackage.
    """
    return stamp_parts(read_parts(docx), provenance)


def stamp_parts(parts: dict[str, bytes], provenance: Provenance) -> bytes:
    """As :func:`stamp`, of a package's parts by name, which it may change."""
    complete = replace(
        provenance, fingerprint=fingerprint_of_parts(parts), figures=count_figures(parts)
    )
    name = next(iter(related(parts, "", *_CUSTOM_KINDS)), "")
    if not name:
        name = "docProps/custom.xml"
        _declare(parts, name)
    parts[name] = _with_properties(parts.get(name), _to_properties(complete))
    return write_parts(_normalised(parts, provenance.as_of))


def read(docx: bytes) -> Provenance | None:
    """The document's provenance; None where it has none or is no readable document."""
    try:
        return _read(read_parts(docx))
    except NotAPackage:
        return None


def is_signed(docx: bytes) -> bool:
    """Whether the package holds a digital signature (or the place of one). Never raises."""
    try:
        return _is_signed(read_parts(docx))
    except NotAPackage:
        return False


def is_untouched(docx: bytes) -> bool:
    """Whether the program made this and nobody edited or signed it. Never raises.

    False in every case of doubt: then the file is kept.
    """
    try:
        parts = read_parts(docx)
        provenance = _read(parts)
        if provenance is None or _is_signed(parts):
            return False
        return provenance.fingerprint == fingerprint_of_parts(parts)
    except NotAPackage:
        return False


def normalise(docx: bytes, day: date = FIXED_DAY) -> bytes:
    """The same document in bytes that depend on its parts only: fixed zip times, sorted
    entries, core.xml made and changed on ``day``; embedded workbooks likewise.

    Raises NotAPackage.
    """
    return write_parts(_normalised(read_parts(docx), day))


def _normalised(parts: Mapping[str, bytes], day: date) -> dict[str, bytes]:
    result = dict(parts)
    for name, data in parts.items():
        if name.endswith((".xlsx", ".docx")):
            # An embedded file that can't be read as a package is kept as it is.
            try:
                result[name] = normalise(data, day)
            except NotAPackage:
                continue
    for name in related(parts, "", "core-properties"):
        root = parse_xml(parts[name])
        for element in root:
            if local_name(element) in ("created", "modified"):
                element.text = f"{day.isoformat()}T00:00:00Z"
        result[name] = serialise_xml(root)
    return result


def _is_signed(parts: Mapping[str, bytes]) -> bool:
    return any(name.lower().startswith("_xmlsignatures/") for name in parts) or any(
        "digital-signature" in relation.type for relation in relationships(parts, "").values()
    )


def _to_properties(provenance: Provenance) -> dict[str, str]:
    figures = {f"{_PREFIX}figures": str(provenance.figures)} if provenance.figures else {}
    return figures | {
        f"{_PREFIX}version": provenance.version,
        f"{_PREFIX}workbook-sha256": provenance.workbook_digest,
        f"{_PREFIX}period": provenance.period,
        f"{_PREFIX}as-of": provenance.as_of.isoformat(),
        f"{_PREFIX}kind": provenance.kind,
        f"{_PREFIX}fingerprint": provenance.fingerprint,
    }


def _read(parts: Mapping[str, bytes]) -> Provenance | None:
    found: dict[str, str] = {}
    for part in related(parts, "", *_CUSTOM_KINDS):
        for element in parse_xml(parts[part]):
            name = attribute(element, "name")
            if name.startswith(_PREFIX):
                found[name.removeprefix(_PREFIX)] = "".join(str(t) for t in element.itertext())
    try:
        return Provenance(
            version=found["version"],
            workbook_digest=found["workbook-sha256"],
            period=found["period"],
            as_of=date.fromisoformat(found["as-of"]),
            kind=found["kind"],
            fingerprint=found["fingerprint"],
            figures=int(found.get("figures", "0")),
        )
    except (KeyError, ValueError):
        return None


def _with_properties(custom: bytes | None, properties: Mapping[str, str]) -> bytes:
    """custom.xml with ``properties`` in place of the program's earlier ones."""
    root = parse_xml(custom or _NO_PROPERTIES)
    for element in list(root):
        if attribute(element, "name").startswith(_PREFIX):
            root.remove(element)
    # Property ids begin at 2 and are unique; a template may hold some already.
    used = {attribute(element, "pid") for element in root}
    free = (n for n in range(2, 2 + len(used) + len(properties)) if str(n) not in used)
    for (name, value), number in zip(properties.items(), free, strict=False):
        element = etree.SubElement(
            root,
            f"{{{etree.QName(root).namespace}}}property",
            {"fmtid": _FORMAT_ID, "pid": str(number), "name": name},
        )
        etree.SubElement(element, f"{{{_TYPES}}}lpwstr").text = value
    return serialise_xml(root)


def _declare(parts: dict[str, bytes], name: str) -> None:
    """Give part ``name`` its content type and its relationship from the package."""
    types = parse_xml(parts.get(CONTENT_TYPES, b""))
    for element in list(types):
        if attribute(element, "PartName") == f"/{name}":
            types.remove(element)
    etree.SubElement(
        types,
        f"{{{_CONTENT}}}Override",
        {"PartName": f"/{name}", "ContentType": _CUSTOM_CONTENT},
    )
    parts[CONTENT_TYPES] = serialise_xml(types)
    root = parse_xml(parts.get(ROOT_RELATIONSHIPS, b""))
    used = {attribute(element, "Id") for element in root}
    number = next(n for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    etree.SubElement(
        root,
        f"{{{_RELATION}}}Relationship",
        {"Id": f"rId{number}", "Type": _CUSTOM_RELATION, "Target": name},
    )
    parts[ROOT_RELATIONSHIPS] = serialise_xml(root)
