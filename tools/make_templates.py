"""Makes the Word templates that ``zi-report`` ships with: ``python -m tools.make_templates``.

Once made, a template is edited in Word like any document; this script is how it began, and
a test tells when the two have parted.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.render.package import unpack, write_package
from tools.monthly_template import monthly_template

TEMPLATES: Mapping[str, Callable[[], Document]] = {"laporan_monev.docx": monthly_template}
FOLDER = Path(__file__).resolve().parent.parent / "templates"
# The decree's date: a fixed stamp, so that the script gives equal bytes on any day.
_STAMP = datetime(2025, 7, 7, tzinfo=UTC).replace(tzinfo=None)


def packed(document: Document) -> bytes:
    """``document`` as .docx bytes, equal on every run."""
    core = document.core_properties
    core.created = core.modified = _STAMP
    core.revision = 1
    _settings(document)
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATION.THUMBNAIL:
            del package.rels[name]
    buffer = io.BytesIO()
    document.save(buffer)
    return write_package(unpack(buffer.getvalue()))


def _settings(document: Document) -> None:
    """Lines before a line break in justified text keep their natural spacing."""
    settings = document.settings.element
    compatibility = settings.find(qn("w:compat"))
    if compatibility is None:
        raise LookupError("python-docx's own template has lost its compatibility settings")
    compatibility.insert(0, OxmlElement("w:doNotExpandShiftReturn"))


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, make in TEMPLATES.items():
        (FOLDER / name).write_bytes(packed(make()))
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
