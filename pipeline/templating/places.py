"""Where a tag stands, as a person finds it in Word: part, paragraph or cell, nearest heading."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from pipeline.opc import local_name
from pipeline.render.faults import near_text, without_tags
from pipeline.render.package import LABELS, Package
from pipeline.render.styles import W, value
from pipeline.render.tags import Tag, above

_PROPERTIES = {
    "title": "Judul",
    "subject": "Subjek",
    "creator": "Penulis",
    "keywords": "Kata Kunci",
    "description": "Komentar",
    "category": "Kategori",
    "lastModifiedBy": "Terakhir Diubah Oleh",
    "Company": "Perusahaan",
    "Manager": "Manajer",
}
_ATTRIBUTES = {"descr": "teks alternatif", "title": "judul teks alternatif", "string": "WordArt"}
_HEADINGS = ("heading", "judul")
_SHORT = 40


class Spot(Struct, frozen=True):
    """``part``, ``place`` and ``near`` as in TemplateFault."""

    part: str
    place: str
    near: str


def part_names(package: Package) -> Mapping[str, str]:
    """Part → its name for a reader: ``Isi dokumen``, ``Kepala halaman 2``."""
    by_label: dict[str, list[str]] = {}
    for name in package.parts:
        label = LABELS.get(package.kinds.get(name, ""))
        if label:
            by_label.setdefault(label, []).append(name)
    shown = {}
    for label, names in by_label.items():
        title = label[0].upper() + label[1:]
        many = len(names) > 1 and not label.startswith("properti")
        for number, name in enumerate(sorted(names, key=lambda n: (len(n), n)), 1):
            shown[name] = f"{title} {number}" if many else title
    return shown


class Places:
    """The places in one part; ``part`` is its name for a reader."""

    def __init__(self, root: etree._Element, part: str) -> None:
        self._part = part
        self._numbers: dict[etree._Element, int] = {}
        self._headings: dict[etree._Element, str] = {}
        self._number(root)

    def of(self, tag: Tag) -> Spot:
        return self.spot(tag.holder, tag.attribute, near_text(tag))

    def spot(self, node: etree._Element, attribute: str = "", near: str = "") -> Spot:
        """The place of ``node``, a paragraph or what is in one, or a property."""
        if node.tag.startswith(W) or above(node, "p") is not None:
            paragraph = node if node.tag == W + "p" else above(node, "p")
            place = self._of_paragraph(paragraph) if paragraph is not None else ""
            if attribute:
                named = _ATTRIBUTES.get(attribute, "")
                if node.tag == W + "tag":
                    named = "nama kontrol konten"
                place = ", ".join(filter(None, (place or self._around(node), named)))
            return Spot(self._part, place, near)
        name = attribute or local_name(node)
        return Spot(self._part, _PROPERTIES.get(name, _ATTRIBUTES.get(name, name)), near)

    def _number(self, root: etree._Element) -> None:
        """Numbers paragraphs and tables as they are seen: those outside tables and boxes."""
        paragraphs = tables = 0
        heading = ""
        for node in root.iter(W + "p", W + "tbl"):
            if above(node, "tbl") is not None or above(node, "p") is not None:
                continue
            if node.tag == W + "tbl":
                tables += 1
                self._numbers[node] = tables
            else:
                paragraphs += 1
                self._numbers[node] = paragraphs
                style = (value(node.find(f"{W}pPr/{W}pStyle")) or "").casefold()
                if style.startswith(_HEADINGS):
                    heading = without_tags(node)[:_SHORT] or heading
            self._headings[node] = heading

    def _around(self, node: etree._Element) -> str:
        """The place of a control around whole paragraphs: that of the first one in it."""
        control = above(node, "sdt")
        inner = None if control is None else next(control.iter(W + "p"), None)
        return "" if inner is None else self._of_paragraph(inner)

    def _of_paragraph(self, paragraph: etree._Element) -> str:
        outer = paragraph
        box = above(paragraph, "p")
        while box is not None:
            outer, box = box, above(box, "p")
        words = self._of_cell(outer) if above(outer, "tbl") is not None else ""
        top = next(reversed(list(outer.iterancestors(W + "tbl"))), outer)
        if not words:
            words = f"paragraf {self._numbers.get(outer, 1)}"
        if outer is not paragraph:
            words += ", kotak teks"
        heading = self._headings.get(top, "")
        if heading and heading != without_tags(outer)[:_SHORT]:
            words += f' (di bawah "{heading}")'
        return words

    def _of_cell(self, paragraph: etree._Element) -> str:
        words: list[str] = []
        cell = above(paragraph, "tc")
        while cell is not None:
            row, table = above(cell, "tr"), above(cell, "tbl")
            if row is None or table is None:
                break
            rows = [r for r in table.iter(W + "tr") if above(r, "tbl") is table]
            cells = [c for c in row.iter(W + "tc") if above(c, "tr") is row]
            number = self._numbers.get(table)
            name = f"tabel {number}" if number else "tabel di dalamnya"
            words.insert(0, f"{name}, baris {rows.index(row) + 1}, kolom {cells.index(cell) + 1}")
            cell = above(table, "tc")
        return ", ".join(words)
