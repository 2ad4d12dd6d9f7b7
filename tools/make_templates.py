"""Makes the Word templates that ``zi-report`` ships with: ``python -m tools.make_templates``.

Once made, a template is edited in Word like any document; this script is how it began, and
a test tells when the two have parted.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from pipeline.opc import read_parts, write_parts
from tools.templates.annual import annual_template
from tools.templates.monthly import monthly_template
from tools.templates.packet import PACKET_TEMPLATES
from tools.templates.quarterly import quarterly_template
from tools.templates.registers import (
    complaints_template,
    follow_up_template,
    matrix_template,
    statements_template,
    wbs_template,
)
from tools.templates.word_parts import W15

TEMPLATES: Mapping[str, Callable[[], Document]] = {
    "laporan_monev.docx": monthly_template,
    "laporan_triwulan.docx": quarterly_template,
    "laporan_akhir.docx": annual_template,
    "rekap_wbs.docx": wbs_template,
    "rekap_pengaduan.docx": complaints_template,
    "tindak_lanjut.docx": follow_up_template,
    "matrik_benturan_kepentingan.docx": matrix_template,
    "surat_pernyataan.docx": statements_template,
    **PACKET_TEMPLATES,
}
FOLDER = Path(__file__).resolve().parent.parent / "templates"
# The decree's date: a fixed stamp, so that the script gives equal bytes on any day.
_STAMP = datetime(2025, 7, 7, tzinfo=UTC).replace(tzinfo=None)

# Parts of python-docx's own template that no reader needs.
_NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml")
_OTHER_LIST = re.compile(r"List (?:(?:Bullet|Number|Continue) )?\d$|List$|List Continue$|macro$")


def packed(document: Document) -> bytes:
    """``document`` as .docx bytes, equal on every run."""
    core = document.core_properties
    core.created = core.modified = _STAMP
    core.revision = 1
    _settings(document)
    _drop_unused_styles(document)
    _indonesian(document)
    _ignorable(document)
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for name, relation in list(relations.items()):
            if relation.reltype.endswith(_NEEDLESS):
                del relations[name]
    buffer = io.BytesIO()
    document.save(buffer)
    return write_parts(read_parts(buffer.getvalue()))


def _settings(document: Document) -> None:
    """Lines before a line break in justified text keep their natural spacing."""
    settings = document.settings.element
    compatibility = settings.find(qn("w:compat"))
    if compatibility is None:
        raise LookupError("python-docx's own template has lost its compatibility settings")
    compatibility.insert(0, OxmlElement("w:doNotExpandShiftReturn"))


def _ignorable(document: Document) -> None:
    """Word 2010 may pass over what later versions say of a content control."""
    root = document.element
    if next(root.iter(f"{{{W15}}}appearance"), None) is None:
        return
    etree.cleanup_namespaces(root, top_nsmap={"w15": W15}, keep_ns_prefixes=list(root.nsmap))
    name = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
    root.set(name, f"{root.get(name, '')} w15".strip())


def _indonesian(document: Document) -> None:
    """Word checks the spelling of an Indonesian text as Indonesian."""
    for node in document.styles.element.iter(qn("w:lang")):
        node.set(qn("w:val"), "id-ID")


def _drop_unused_styles(document: Document) -> None:
    """python-docx brings a hundred styles for tables and lists that staff need not see.

    Its lists, moreover, are numbered by definitions that the templates replace.
    """
    for style in list(document.styles):
        is_table = style.type == WD_STYLE_TYPE.TABLE
        if (is_table and style.name not in ("Normal Table", "Table Grid")) or _OTHER_LIST.match(
            style.name or ""
        ):
            style.delete()


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, make in TEMPLATES.items():
        (FOLDER / name).write_bytes(packed(make()))
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
