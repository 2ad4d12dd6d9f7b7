"""What Word leaves in a template beside its text: tracked changes, comments, unfilled tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.render.package import LABELS, Package
from pipeline.render.styles import W
from pipeline.templating.faults import TemplateFault
from pipeline.templating.reading import Part

_TAG = re.compile(rb"\{[{%]|%7[Bb](?:%7[Bb]|%25)")
_TRACKED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_OTHER = {
    "comments": "Komentar Word",
    "settings": "Pengaturan dokumen",
    "styles": "Gaya",
    "rels": "Alamat tautan",
}


def leftover_faults(package: Package, parts: tuple[Part, ...]) -> Iterator[TemplateFault]:
    """Tags in parts that are not filled, tracked changes, comments."""
    for name, data in package.parts.items():
        if package.kinds.get(name, "") in LABELS or not name.endswith((".xml", ".rels")):
            continue
        if _TAG.search(data):
            key = name.rpartition(".")[2] if name.endswith(".rels") else _stem(name)
            yield TemplateFault(
                "unfilled-part",
                _OTHER.get(key, "Bagian lain"),
                "" if key in _OTHER else name,
                "",
                "tag di sini tidak diisi dan akan tercetak apa adanya",
                "Pindahkan tag itu ke isi dokumen, kepala, kaki, catatan kaki, atau properti.",
            )
    for part in parts:
        yield from _tracked(part)
    comments = next((d for n, d in package.parts.items() if _stem(n) == "comments"), b"")
    if b"<w:comment " in comments:
        yield TemplateFault(
            "comments",
            "Komentar Word",
            "",
            "",
            "templat ini memuat komentar, yang ikut terbawa ke setiap dokumen",
            "Hapus komentarnya: Tinjau (Review) > Hapus semua komentar.",
            Severity.WARNING,
        )


def _tracked(part: Part) -> Iterator[TemplateFault]:
    deleted = {tag.holder for tag in part.tags if tag.holder.tag == W + "delText"}
    for node in part.root.iter(*_TRACKED):
        holds = any(inner in deleted for inner in node.iter(W + "delText"))
        spot = part.places.spot(node)
        yield TemplateFault(
            "tracked-changes",
            spot.part,
            spot.place,
            "",
            "perubahan yang dilacak (Track Changes) belum diterima"
            + ("; tag yang dihapus di sini masih bekerja" if holds else ""),
            "Terima semua perubahan: Tinjau (Review) > Terima semua perubahan.",
            Severity.ERROR if holds else Severity.WARNING,
        )
        if not holds:
            return  # one warning for the part is enough


def _stem(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(".xml")
