"""Charts in a template: the tag, the caption with its own number, and a note."""

from __future__ import annotations

from docx.document import Document

from tools.templates import word_parts as parts
from tools.templates.word_running import add_field


def chart(document: Document, name: str) -> None:
    """The chart ``charts.<name>`` with its caption below; nothing where it shows nothing."""
    place = f"charts.{name}"
    parts.command(document, f"{{%p if {place} %}}")
    document.add_paragraph(f"{{{{ {place} }}}}", "Gambar")
    caption = document.add_paragraph("Gambar ", "Keterangan Gambar")
    add_field(caption, "SEQ Gambar \\* ARABIC", "1")
    caption.add_run(f". {{{{ {place}.title }}}}")
    parts.unless_blank(document, f"{place}.note", "Catatan Gambar")
    parts.command(document, "{%p endif %}")
