"""The record of a correction; apart from :mod:`pipeline.view.parts.types`, which is long enough."""

from __future__ import annotations

from msgspec import Struct


class CorrectionRow(Struct, frozen=True):
    """Koreksi: what was reported on an earlier period, and what the workbook says today.

    Several figures of one area stand in one row, a line each (``Selesai: 43``);
    ``explanation`` are the rows of Perubahan that explain a target's change, or [DIISI].
    """

    number: str
    period: str
    subject: str
    reported: str
    now: str
    explanation: str
