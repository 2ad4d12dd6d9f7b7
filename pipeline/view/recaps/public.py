"""The public table of a recap in print; every sentence is told from its printed cells alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.recaps.types import PublicCellText, PublicLine, PublicRecap
from pipeline.view.words.format import integer, joined, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.suppress import PublicCell, PublicRow, PublicTable

HIDDEN = "*"
_MERGED = (
    "Untuk menjaga kerahasiaan pelapor dan pihak yang dilaporkan, jumlah 1 dan 2 tidak dicetak "
    "tersendiri. Angka kecil beserta angka yang dapat mengungkapkannya digabungkan: sel gabungan "
    "memuat jumlah kolom yang dicakupnya. Tanda * berarti tidak ditampilkan; angka 0 dicetak apa "
    "adanya."
)
_PLAIN = (
    "Versi untuk publik ini tidak memuat rincian kasus. Jumlah 1 dan 2 tidak dicetak tersendiri "
    "agar tidak ada pihak yang dapat dikenali."
)


def public_recap(
    table: PublicTable, unit: str, when: str, until: str, untimed: int | None = None
) -> PublicRecap:
    """``table`` as text. ``unit``: kasus, pengaduan; ``when``: the period in words.

    ``untimed``: the column that is printed only where it says more than 0 in each line.
    """
    has_untimed = untimed is not None and not _is_zero_everywhere(table, untimed)
    dropped = None if untimed is None or has_untimed else untimed
    return PublicRecap(
        lines=tuple(_line(row, dropped) for row in table.rows),
        total=(_line(table.total, dropped),),
        has_untimed=has_untimed,
        paragraphs=() if table.is_nil else _paragraphs(table.total, unit, when, until),
        notes=() if table.is_nil else _notes(table),
    )


def _is_zero_everywhere(table: PublicTable, column: int) -> bool:
    return all(
        any(c.columns == (column,) and c.value == 0 for c in row.cells)
        for row in (*table.rows, table.total)
    )


def _line(row: PublicRow, dropped: int | None) -> PublicLine:
    return PublicLine(
        name=row.name,
        cells=tuple(
            PublicCellText(_numbers(c.columns), len(c.columns), cell_text(c))
            for c in row.cells
            if dropped is None or c.columns != (dropped,)
        ),
        share=share(row.share) if row.has_share else HIDDEN,
    )


def _numbers(columns: tuple[int, ...]) -> str:
    first, last = columns[0] + 1, columns[-1] + 1
    return str(first) if first == last else f"{first}-{last}"


def cell_text(cell: PublicCell) -> str:
    """``1.234``, or what stands in place of a number."""
    return cell.text if cell.value is None else integer(cell.value)


def _told(cells: Sequence[PublicCell], columns: tuple[int, ...]) -> str:
    """What the cells print of the sum of ``columns``; "" where they don't."""
    inside = [c for c in cells if set(c.columns) <= set(columns)]
    if sorted(k for c in inside for k in c.columns) != list(columns):
        return ""
    if all(c.value is not None for c in inside):
        return integer(sum(c.value or 0 for c in inside))
    return inside[0].text if len(inside) == 1 and inside[0].text != HIDDEN else ""


def _paragraphs(total: PublicRow, unit: str, when: str, until: str) -> tuple[str, ...]:
    last = max(k for c in total.cells for k in c.columns)
    handled, closing = _told(total.cells, (0, 1)), _told(total.cells, (last,))
    texts = []
    if handled:
        texts.append(f"Jumlah {unit} yang ditangani pada {when} ialah {handled}.")
    if closing == "0":
        texts.append(f"Tidak ada {unit} yang masih terbuka per {until}.")
    elif closing:
        texts.append(f"Yang masih terbuka per {until} ialah {closing} {unit}.")
    return (" ".join(texts),) if texts else ()


def _notes(table: PublicTable) -> tuple[str, ...]:
    if not table.altered:
        return (_PLAIN,)
    merged = [row for row in table.rows if row.is_merged]
    rows = tuple(f"{row.name} memuat {joined(row.members)}." for row in merged)
    shown = {name for row in table.rows for name in row.members}
    heading = table.heading.lower()
    if not table.rows:
        rows = (f"Rincian menurut {heading} tidak ditampilkan.",)
    elif shown < set(table.total.members):
        rows = (*rows, f"{table.heading} lain tidak ditampilkan; jumlahnya termasuk dalam Jumlah.")
    return (_MERGED, *rows)
