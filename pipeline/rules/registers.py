"""Rules on Perubahan and the registers (ZI6xx)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

CHANGE_OF_UNKNOWN_CODE = Rule(
    "ZI601",
    Severity.WARNING,
    "Perubahan atas KODE yang tidak ada",
    'KODE "{text}" pada Perubahan tidak ada dalam Rencana Aksi.',
    ('Maksud Anda "{suggestion}"?',),
    "Memeriksa apakah KODE pada Perubahan ada dalam Rencana Aksi. Indikator yang dicabut boleh "
    "sudah tidak ada.",
    "Perubahan itu tidak menjelaskan indikator mana pun.",
    'KODE tertulis "V.4.33" pada Perubahan.',
)

RULES = (CHANGE_OF_UNKNOWN_CODE,)
