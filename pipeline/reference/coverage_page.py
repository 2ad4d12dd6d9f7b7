"""``docs/cakupan-bukti.md``: the decree's 70 proofs, which are made and which are tracked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.decree import load_decree
from pipeline.decree.coverage import Command, Coverage, Extent, load_commands, load_coverage
from pipeline.model import Indicator

_HEAD = """# Cakupan bukti menurut Keputusan

Halaman ini dibuat dari program (`python -m pipeline.reference`); jangan diubah langsung.

Keputusan Nomor {number} Tahun {year} menyebut BUKTI FISIK untuk {total} indikator. Tabel di bawah
menunjukkan bukti mana yang disusun aplikasi dan dengan perintah apa:

- **Seluruhnya** ({whole}): aplikasi menyusun dokumennya; satuan kerja tinggal menandatangani,
  menambahkan foto, atau memindai.
- **Sebagian** ({part}): aplikasi menyusun sebagian; sisanya disiapkan satuan kerja.
- **Dilacak** ({tracked}): bukti dibuat di luar aplikasi (surat keputusan, foto, aplikasi lain).
  Aplikasi mencatat apakah bukti itu ada, tepat waktu, dan sudah diperiksa.

Bukti semua indikator, termasuk yang disusun aplikasi, disimpan di `input/bukti` dan ditulis pada
BUKTI DUKUNG di Lembar Monev; `due` menunjukkan yang jatuh waktunya. Aplikasi tidak menilai
apakah isi suatu bukti memadai; itu tetap tugas pemeriksa (HASIL PERIKSA).
"""
_COLUMNS = (
    "KODE",
    "Indikator",
    "Bukti fisik menurut Keputusan",
    "Cakupan",
    "Perintah",
    "Yang disusun aplikasi",
    "Yang disiapkan satuan kerja",
)
_WORDS = {Extent.WHOLE: "Seluruhnya", Extent.PART: "Sebagian", Extent.TRACKED: "Dilacak"}


def coverage_page() -> str:
    """The page as Markdown."""
    decree = load_decree()
    coverage = load_coverage()
    of_indicator = {i.code: _of(coverage, i.code) for i in decree.indicators}
    counts = {e.value: n for e, n in _count(of_indicator.values()).items()}
    parts = [
        _HEAD.format(number=decree.number, year=decree.year, total=len(of_indicator), **counts)
    ]
    parts.append(_summary(of_indicator))
    for area in decree.areas:
        parts.append(f"## Area {area.number} {area.name}\n")
        own = (i for component in area.components for i in component.indicators)
        parts.append(_table(_COLUMNS, (_row(i, of_indicator[i.code]) for i in own)))
    parts.append("## Perintah\n")
    parts.append(_table(("Perintah", "Menyusun"), map(_command, load_commands().values())))
    return "\n".join(parts)


def _of(coverage: dict[str, Coverage], code: str) -> Coverage:
    return coverage.get(code, Coverage(code, Extent.TRACKED))


def _count(coverage: Iterable[Coverage]) -> dict[Extent, int]:
    extents = [item.extent for item in coverage]
    return {extent: extents.count(extent) for extent in Extent}


def _summary(of_indicator: dict[str, Coverage]) -> str:
    def rows() -> Iterator[tuple[str, ...]]:
        for area in load_decree().areas:
            own = [c for code, c in of_indicator.items() if code.startswith(f"{area.number}.")]
            yield (area.number, *map(str, _count(own).values()), str(len(own)))
        yield ("Jumlah", *map(str, _count(of_indicator.values()).values()), str(len(of_indicator)))

    return _table(("Area", *(_WORDS[extent] for extent in Extent), "Indikator"), rows())


def _row(indicator: Indicator, coverage: Coverage) -> tuple[str, ...]:
    commands = ", ".join(f"`{c.name}`{_mark(c)}" for c in coverage.commands)
    return (
        indicator.code,
        indicator.indicator,
        indicator.evidence,
        _WORDS[coverage.extent],
        commands or "–",
        coverage.makes or "–",
        coverage.left or ("Seluruh bukti" if coverage.extent is Extent.TRACKED else "–"),
    )


def _mark(command: Command) -> str:
    return " (menyusul)" if command.coming else ""


def _command(command: Command) -> tuple[str, ...]:
    return (f"`zi-report {command.name}`{_mark(command)}", command.makes)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
