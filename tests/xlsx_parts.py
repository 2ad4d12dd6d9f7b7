"""Workbooks written part by part, for what no library writes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

FORMATS = (
    "General",
    "0.00",
    "dd/mm/yyyy",
    "d mmm yyyy",
    "[$-421]dd mmmm yyyy;@",
    "hh:mm",
    "dd/mm/yyyy hh:mm",
    "[h]:mm",
    "[mm]:ss",
    '0 "hari"',
    '"Rp"#,##0',
    "[Red]0",
    "0\\d",
    "@",
    "mmm-yy",
)
BUILT_IN = (0, 1, 9, 14, 15, 18, 20, 22, 45, 46, 47, 49)
STYLES = len(FORMATS) + len(BUILT_IN)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def sheet(rows, before="", after=""):
    """A worksheet part with ``rows`` as its sheetData."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def rewritten(data, change):
    """The package with each part as ``change(name, bytes)`` gives it; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            part = change(entry.filename, old.read(entry))
            if part is not None:
                new.writestr(entry.filename, part)
    return out.getvalue()


def package(shared, parts, settings_element="", state=""):
    """The bytes of an .xlsx: shared texts, and (worksheet part, its relationships) each."""
    out = io.BytesIO()
    kinds = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(parts) + 1)]
    kinds += [("rId90", "styles", "styles.xml"), ("rId91", "sharedStrings", "sharedStrings.xml")]
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", content_types(len(parts)))
        archive.writestr(
            "_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])
        )
        archive.writestr("xl/_rels/workbook.xml.rels", relationships(kinds))
        listed = "".join(
            f'<sheet name="Lembar {n}" sheetId="{n}" r:id="rId{n}"{state if n > 1 else ""}/>'
            for n in range(1, len(parts) + 1)
        )
        names = "<definedNames><definedName name=\"LM_KODE\">'Lembar 1'!$A$1:$A$9</definedName>"
        names += '<definedName name="Lokal" localSheetId="0">A1</definedName></definedNames>'
        archive.writestr(
            "xl/workbook.xml",
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{settings_element}'
            f"<sheets>{listed}</sheets>{names}</workbook>",
        )
        archive.writestr("xl/styles.xml", styles())
        texts = "".join(f"<si>{text}</si>" for text in shared)
        archive.writestr("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}">{texts}</sst>')
        for n, (part, relations) in enumerate(parts, 1):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", part)
            if relations:
                archive.writestr(f"xl/worksheets/_rels/sheet{n}.xml.rels", wrapped(relations))
    return out.getvalue()


def wrapped(relations):
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{relations}</Relationships>'


def relationships(kinds):
    return wrapped(
        "".join(
            f'<Relationship Id="{id_}" Type="{REL}/{kind}" Target="{target}"/>'
            for id_, kind, target in kinds
        )
    )


def content_types(count):
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{base}.worksheet+xml"/>'
        for n in range(1, count + 1)
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{base}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{base}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{base}.sharedStrings+xml"/>'
        f"{sheets}</Types>"
    )


def styles():
    custom = "".join(
        f'<numFmt numFmtId="{170 + n}" formatCode={quoteattr(code)}/>'
        for n, code in enumerate(FORMATS)
    )
    numbers = [170 + n for n in range(len(FORMATS))] + list(BUILT_IN)
    formats = "".join(f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0"/>' for n in numbers)
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{custom}</numFmts>'
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f"<cellXfs>{formats}</cellXfs></styleSheet>"
    )
