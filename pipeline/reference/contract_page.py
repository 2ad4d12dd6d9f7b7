"""``docs/kontrak.md``: every sheet, column, choice, alias, setting and BAGIAN, from the schema."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import schema
from pipeline.parse.reading import number_text
from pipeline.schema import Column, Kind, Role, Setting, Sheet

_HEAD = """# Kontrak buku kerja

Halaman ini dibuat dari program (`python -m pipeline.reference`); jangan diubah langsung.

Baris judul kolom dicari menurut namanya, di baris mana pun; urutan kolom bebas. Kolom dan lembar
tambahan dibiarkan. Nama lain dan salah ketik kecil dikenali dan dilaporkan. **Wajib** berarti
tanpa kolom itu angka tidak dapat ditentukan. **Dihitung** berarti isinya dibaca rumus Excel,
sehingga harus tepat seperti pada daftar (huruf besar atau kecil dan spasi di awal atau akhir
tidak dipersoalkan).
"""


def contract_page() -> str:
    """The page as Markdown."""
    parts = [_HEAD, *(_sheet(sheet) for sheet in schema.SHEETS), _settings(), _sections()]
    return "\n".join((*parts, ""))


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or "–"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines.extend("| " + " | ".join(_cell(value) for value in row) + " |" for row in rows)
    return "\n".join(lines) + "\n"


def _sheet(sheet: Sheet) -> str:
    lines = [f"## Lembar {sheet.name}\n", f"{sheet.about[:1].upper()}{sheet.about[1:]}.\n"]
    if sheet.aliases:
        lines.append(f"Nama lain: {', '.join(sheet.aliases)}.\n")
    if sheet.required:
        lines.append("Lembar ini wajib ada.\n")
    if sheet.columns:
        head = ("Kolom", "Isi", "Sifat", "Pilihan", "Nama lain")
        lines.append(_table(head, (_column(column) for column in sheet.columns)))
    return "\n".join(lines)


def _column(column: Column) -> tuple[str, ...]:
    nature = [column.role.value]
    if column.required:
        nature.append("wajib")
    if column.feeds:
        nature.append("dihitung")
    if column.optional:
        nature.append("boleh tidak ada")
    kind = "rumus" if column.role is Role.FORMULA else column.kind.value
    if column.about:
        kind = f"{kind}; {column.about}"
    names = ", ".join(column.aliases)
    if column.kind is Kind.MARK:
        kind = f"{kind} atau kosong"
        names = "nama bulannya, lengkap atau singkat"
    return (column.header, kind, ", ".join(nature), ", ".join(column.choices), names)


def _settings() -> str:
    head = ("Pengaturan", "Isi", "Nilai bawaan", "Keterangan")
    table = _table(head, (_setting(setting) for setting in schema.SETTINGS))
    return f"## Baris lembar Pengaturan\n\n{table}"


def _setting(setting: Setting) -> tuple[str, ...]:
    kind = setting.kind.value
    if setting.choices:
        kind = f"{kind}: {', '.join(setting.choices)}"
    about = setting.about
    if setting.needed:
        about = "; ".join(filter(None, (about, "dicetak dalam laporan")))
    if setting.optional:
        about = "; ".join(filter(None, (about, "boleh tidak ada")))
    return (setting.name, kind, number_text(setting.default), about)


def _sections() -> str:
    names = "\n".join(f"- {name}" for name in schema.NARRATIVE_SECTIONS)
    return f"## BAGIAN pada lembar Narasi\n\n{names}"
