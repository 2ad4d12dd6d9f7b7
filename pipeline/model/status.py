"""What follows from a target's entry at the data's position."""

from __future__ import annotations

from enum import Enum


class DerivedStatus(Enum):
    """The status of a target at A, worst to best as an indicator takes it (domain.md)."""

    UNMET = "unmet"
    NO_DATE = "no_date"
    NO_EVIDENCE = "no_evidence"
    IN_PROGRESS = "in_progress"
    NOT_YET = "not_yet"
    DONE_LATE = "done_late"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"

    @property
    def printed(self) -> str:
        return _PRINTED[self]

    @property
    def is_done(self) -> bool:
        return self in (DerivedStatus.DONE, DerivedStatus.DONE_LATE)


_PRINTED = {
    DerivedStatus.UNMET: "Belum Terpenuhi",
    DerivedStatus.NO_DATE: "Tanggal Belum Diisi",
    DerivedStatus.NO_EVIDENCE: "Bukti Belum Ada",
    DerivedStatus.IN_PROGRESS: "Sedang Berjalan",
    DerivedStatus.NOT_YET: "Belum Waktunya",
    DerivedStatus.DONE_LATE: "Selesai Terlambat",
    DerivedStatus.DONE: "Selesai Tepat Waktu",
    DerivedStatus.NOT_APPLICABLE: "Tidak Berlaku",
}
