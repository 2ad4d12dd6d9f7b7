"""Which STATUS closes a row of a register, and which limit a complaint has (domain.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.schema import PENGADUAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.model import Complaint

#: Pengaduan: the channel with limits of its own, and the statuses with which a case leaves.
LAPOR = "SP4N-LAPOR!"
FINISHED = "Selesai"
PASSED_ON = ("Diteruskan", "Diarsipkan")
#: WBS: what closes a case; Diteruskan stays open.
CLOSING_STATUSES = ("Terbukti", "Tidak Terbukti", "Tidak Cukup Bukti")
#: Tindak Lanjut.
CLOSED = "Sudah"

CLASSIFICATIONS = PENGADUAN.column("classification").choices
_LIMIT_OF_CLASSIFICATION = dict(
    zip(
        CLASSIFICATIONS,
        ("information", "aspiration", "without_oversight", "with_oversight"),
        strict=True,
    )
)


def is_final(complaint: Complaint) -> bool:
    """Whether its STATUS closes it (without a finish date it stays open all the same)."""
    return complaint.status == FINISHED or complaint.status in PASSED_ON


def limit_of(complaint: Complaint, limits: Mapping[str, int]) -> int | None:
    """The limit in working days; None where the classification or the setting is missing."""
    if complaint.channel == LAPOR:
        return limits.get("lapor_action")
    return limits.get(_LIMIT_OF_CLASSIFICATION.get(complaint.classification, ""))
