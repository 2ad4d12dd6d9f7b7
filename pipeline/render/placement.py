"""Whether a tag stands where it may: what docxtpl would take away with it must be empty.

docxtpl works on the part's text. A tag at the wrong place makes it cut out whatever lies
between that place and the next one that fits, without a word; so each is looked at first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pipeline.render.styles import W
from pipeline.render.tags import Tag, TagKind, above, own_texts

#: Block tags that have no end.
CELL_COMMANDS = ("vm", "colspan", "cellbg")
_PLACES = {"p": "paragraf", "tr": "baris tabel", "tc": "sel tabel"}
_NESTED = {"p": "p", "tr": "tbl", "tc": "tbl"}
# What a paragraph may hold besides text, and what a clerk calls it.
_LOST_WITH_IT = {
    "drawing": "gambar",
    "pict": "gambar",
    "object": "objek",
    "sectPr": "pemisah bagian (section break)",
    "footnoteReference": "catatan kaki",
    "endnoteReference": "catatan akhir",
    "fldChar": "bidang isian (field)",
    "fldSimple": "bidang isian (field)",
}
_TRIMMED = re.compile(r"^\{[{%#][-+]|[-+][%#}]\}$")
_CUTS = re.compile("[%}]")
_ALONE = re.compile(r"^(?:p|tr|tc|r)\b")


class TagFault(Struct, frozen=True, eq=False):
    """What is wrong with ``tag``: a stable code, and the reason in Indonesian.

    ``beside`` is the text that would be lost, ``partner`` the tag with which it does not fit.
    """

    tag: Tag
    code: str
    reason: str
    beside: str = ""
    partner: Tag | None = None


def placement_faults(tags: tuple[Tag, ...]) -> Iterator[TagFault]:
    """The faults of tags that are broken, or stand where they would take text away."""
    for tag in tags:
        fault = _broken(tag) or _form(tag) or _scope(tag) or _cell(tag)
        if fault:
            yield fault


def block_of(tag: Tag) -> etree._Element | None:
    """The paragraph, row or cell that a tag with a scope takes away; None where it is in none."""
    if not tag.pieces:
        return None
    return tag.holder if tag.scope == "p" else above(tag.holder, tag.scope)


def _broken(tag: Tag) -> TagFault | None:
    if tag.kind is not TagKind.BROKEN:
        return None
    if tag.text.startswith("{#"):
        return TagFault(tag, "broken-tag", 'komentar tidak ditutup dengan "#}" dalam paragraf ini')
    if tag.text.startswith(("{{", "{%")):
        ending = "}}" if tag.text.startswith("{{") else "%}"
        reason = f'penulisan tag keliru: tidak ditutup dengan "{ending}" dalam paragraf ini'
        return TagFault(tag, "broken-tag", reason)
    reason = f'ada tag yang tidak lengkap: "{tag.text[-2:]}" tanpa pembukanya'
    return TagFault(tag, "broken-tag", reason)


def _form(tag: Tag) -> TagFault | None:
    if _TRIMMED.search(tag.text):
        reason = "tanda - atau + pada kurung tag tidak boleh: tulisan di sekitarnya dapat hilang"
        return TagFault(tag, "not-allowed", reason)
    if tag.kind is TagKind.COMMENT:
        return None
    if not tag.body:
        return TagFault(tag, "broken-tag", "tag ini kosong")
    if tag.scope and tag.text[2 + len(tag.scope)] != " ":
        return TagFault(tag, "broken-tag", f'sesudah "{tag.scope}" harus ada satu spasi biasa')
    if not tag.scope and tag.kind is TagKind.BLOCK and _ALONE.match(tag.body):
        word = tag.word
        reason = f'"{word}" harus menempel pada kurungnya dan diikuti spasi: {{%{word} … %}}'
        return TagFault(tag, "broken-tag", reason)
    if tag.scope and _CUTS.search(tag.body):
        return TagFault(tag, "broken-tag", "tanda % atau } tidak boleh di dalam tag seperti ini")
    return _split(tag)


def _split(tag: Tag) -> TagFault | None:
    """Word may cut a tag into runs, but not over links and controls: their ends would be lost."""
    runs = [piece.node.getparent() for piece in tag.pieces]
    around = {None if run is None else run.getparent() for run in runs}
    if len(around) > 1:
        reason = "tag ini terpotong oleh tautan atau kontrol konten; hapus, lalu ketik ulang"
        return TagFault(tag, "split-tag", reason)
    first, last = (tag.pieces[0].node, tag.pieces[-1].node) if tag.pieces else (None, None)
    if first is last:
        return None
    inside = False
    for node in tag.holder.iter("*"):
        inside = (inside or node is first) and node is not last
        name = node.tag.rpartition("}")[2]
        if inside and name in _LOST_WITH_IT:
            reason = f"{_LOST_WITH_IT[name]} di tengah tag ini akan hilang; pindahkan dari dalamnya"
            return TagFault(tag, "split-tag", reason)
    return None


def _scope(tag: Tag) -> TagFault | None:
    if not tag.scope:
        return None
    if tag.scope == "r" or tag.kind is TagKind.PRINT:
        reason = f'tag dengan "{tag.scope}" seperti ini tidak boleh; tulis tanpa "{tag.scope}"'
        return TagFault(tag, "not-allowed", reason)
    block = block_of(tag)
    place = _PLACES[tag.scope]
    if block is None:
        reason = (
            f"tag ini harus sendirian dalam paragraf atau baris tabelnya; di sini tidak ada {place}"
        )
        return TagFault(tag, "misplaced-tag", reason)
    if block.find(f".//{W}{_NESTED[tag.scope]}") is not None:
        reason = f"{place} tag ini memuat tabel atau kotak teks, yang akan hilang bersamanya"
        return TagFault(tag, "text-beside-tag", reason)
    return _beside(tag, block)


def _beside(tag: Tag, block: etree._Element) -> TagFault | None:
    """Text beside a tag that takes its paragraph or row away would be lost."""
    paragraphs = [block] if tag.scope == "p" else list(block.iter(W + "p"))
    text = " ".join("".join(n.text or "" for n in own_texts(p)) for p in paragraphs)
    beside = " ".join(text.replace(tag.text, "", 1).split())
    if beside:
        reason = "tulisan di samping tag ini akan hilang; tag ini harus sendirian di tempatnya"
        return TagFault(tag, "text-beside-tag", reason, beside)
    for node in block.iter():
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        page_break = name == "br" and node.get(W + "type") == "page"
        if name in _LOST_WITH_IT or page_break:
            lost = _LOST_WITH_IT.get(name, "ganti halaman (page break)")
            reason = f"{lost} di samping tag ini akan hilang; tag ini harus sendirian di tempatnya"
            return TagFault(tag, "text-beside-tag", reason)
    return None


def _cell(tag: Tag) -> TagFault | None:
    if tag.word not in CELL_COMMANDS:
        return None
    cell = above(tag.holder, "tc")
    if tag.word == "vm" and cell is not None and cell.find(f"{W}tbl") is not None:
        reason = "sel yang digabung tidak boleh memuat tabel lain"
        return TagFault(tag, "misplaced-tag", reason)
    if tag.scope or not tag.pieces or cell is None:
        reason = f'"{tag.word}" hanya dapat dipakai di dalam sel tabel'
        return TagFault(tag, "misplaced-tag", reason)
    return None
