"""What the registers ask for: items of Rekomendasi, and a sentence of Kesimpulan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.words.format import integer, percentage

if TYPE_CHECKING:
    from pipeline.recap.office import Recaps
    from pipeline.view.parts.material import Material


def register_recommendations(recaps: Recaps) -> tuple[str, ...]:
    """Each only where something is open or late; counts, never a case."""
    found = []
    if count := recaps.complaints.overdue:
        found.append(f"Menyelesaikan {integer(count)} pengaduan yang melewati batas waktu.")
    if count := recaps.wbs.categories.total.closing:
        found.append(
            f"Memantau penyelesaian {integer(count)} kasus WBS yang masih terbuka bersama "
            "Inspektorat."
        )
    if count := recaps.gratifications.table.total.closing:
        found.append(f"Melaporkan {integer(count)} penerimaan gratifikasi yang belum dilaporkan.")
    if count := recaps.conflicts.overdue:
        found.append(
            f"Menuntaskan pengendalian {integer(count)} risiko benturan kepentingan yang melewati "
            "batas waktunya."
        )
    return tuple(found)


def register_conclusion(material: Material, recaps: Recaps) -> str:
    """How many cases were handled and closed in the period; NIHIL where none was."""
    parts = []
    for name, total in (
        ("WBS", recaps.wbs.categories.total),
        ("pengaduan", recaps.complaints.channels.total),
        ("gratifikasi", recaps.gratifications.table.total),
    ):
        if total.handled:
            parts.append(
                f"{name} {integer(total.left_total)} dari {integer(total.handled)} "
                f"({percentage(total.share)})"
            )
        else:
            parts.append(f"{name} NIHIL")
    return f"Penyelesaian register pada {material.words.full}: {', '.join(parts)}."
