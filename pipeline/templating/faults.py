"""What ``templates check`` reports: a fault, where it is, and what to do about it."""

from __future__ import annotations

from msgspec import Struct

from pipeline.findings import Severity


class TemplateFault(Struct, frozen=True):
    """A fault of a template.

    ``part`` is the part of the page (``Isi dokumen``), ``place`` where in it (``tabel 3,
    baris 2, kolom 1``), ``near`` the nearest text, each "" where there is none. An ERROR
    keeps documents from being made; a WARNING or an INFO (what differs from the shipped
    template) does not.
    """

    code: str
    part: str
    place: str
    near: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    @property
    def where(self) -> str:
        """``Isi dokumen, tabel 3, baris 2, kolom 1, dekat "JUMLAH"``."""
        near = f'dekat "{self.near}"' if self.near else ""
        return ", ".join(filter(None, (self.part, self.place, near)))


#: The hint of each kind of fault that the form and place of tags may have.
TAG_HINTS = {
    "broken-tag": "Hapus tag ini, lalu ketik ulang, mis. {{ frame.period }}.",
    "split-tag": "Hapus tag ini, lalu ketik ulang sekaligus tanpa mengubah hurufnya di tengah.",
    "not-allowed": "Templat hanya mencetak nama, mengulang, dan memilih; lihat docs/templat.md.",
    "misplaced-tag": "Pindahkan tag ini ke paragraf atau baris tabel tersendiri.",
    "text-beside-tag": "Pindahkan isi yang lain itu ke paragraf atau baris tersendiri.",
    "unclosed-block": "Tambahkan penutupnya sesudah bagian yang diulang atau dipilih.",
    "unopened-block": "Hapus tag ini, atau tambahkan pembukanya sebelum bagian itu.",
    "uneven-block": "Tempatkan pembuka dan penutupnya di paragraf atau baris yang setara.",
    "merge-loses-values": "Lihat contoh tabel berkelompok dalam docs/templat.md.",
}
