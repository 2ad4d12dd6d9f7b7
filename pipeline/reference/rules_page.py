"""``docs/aturan.md``: every rule, from the registry."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.findings import Rule
from pipeline.forms.findings import template_text
from pipeline.rules import RULES

_GROUPS = {
    "1": "Berkas, lembar, dan kolom",
    "2": "Isi sel",
    "3": "Rencana Aksi",
    "4": "Lembar Monev",
    "5": "Pengaturan dan Pegawai",
    "6": "Perubahan, Tindak Lanjut, Rapat, dan register",
    "7": "Identitas",
}

_HEAD = """# Aturan pemeriksaan

Halaman ini dibuat dari program (`python -m pipeline.reference`); jangan diubah langsung.

`zi-report validate` menunjukkan semua temuan beserta selnya. **Kesalahan** membuat angka tidak
pasti atau hasil tidak aman, sehingga laporan tidak disusun (kecuali draf). **Peringatan** dicetak
pada Catatan Kualitas Data. **Catatan** hanya memberi tahu. Beberapa aturan menjadi lebih ringan
atau lebih berat menurut kolomnya; hal itu disebut pada alasannya.

`zi-report rule ZI401` menampilkan penjelasan satu aturan.
"""


def rules_page() -> str:
    """The page as Markdown."""
    return "\n".join((_HEAD, *_body(), ""))


def _body() -> Iterator[str]:
    group = ""
    for rule in sorted(RULES, key=lambda rule: rule.code):
        if rule.code[2] != group:
            group = rule.code[2]
            yield f"## {_GROUPS.get(group, 'Lain-lain')} (ZI{group}xx)\n"
        yield _rule(rule)


def _rule(rule: Rule) -> str:
    hints = " ".join(template_text(hint) for hint in rule.hint)
    return "\n".join(
        (
            f"### {rule.code} {rule.title}",
            "",
            f"*{rule.severity.printed}.* {template_text(rule.message)} {hints}".rstrip(),
            "",
            f"- Diperiksa: {rule.what}",
            f"- Alasan: {rule.why}",
            f"- Contoh: {rule.example}",
            "",
        )
    )
