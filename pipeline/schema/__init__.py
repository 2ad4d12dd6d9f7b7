"""The workbook's contract as data: sheets, columns, kinds, aliases, choices, settings.

``docs/kontrak.md`` is generated from here, :mod:`pipeline.workbook` writes from here and
:mod:`pipeline.parse` reads by it, so that a word is spelled in one place. Every text that
stands in a workbook is Indonesian; keys are English.
"""

from __future__ import annotations

from pipeline.schema.kinds import (
    AS_OF_NAME,
    CODE_PATTERN,
    EXAMINATION_CHOICES,
    MARK,
    MARK_VARIANTS,
    MONTH_COLUMNS,
    POSITIONS,
    STATUS_CHOICES,
    YES_NO,
    Column,
    Kind,
    Role,
    Sheet,
)
from pipeline.schema.monitoring import (
    LEMBAR_MONEV,
    PEGAWAI,
    PENGATURAN,
    PERUBAHAN,
    PETUNJUK,
    REKAP,
    RENCANA_AKSI,
)
from pipeline.schema.registers import (
    BENTURAN_KEPENTINGAN,
    FOLLOW_UP_ORIGINS,
    GRATIFIKASI,
    HARI_LIBUR,
    NARASI,
    NARRATIVE_SECTIONS,
    PENGADUAN,
    RAPAT,
    TINDAK_LANJUT,
    WBS,
)
from pipeline.schema.settings import (
    AREA_WEIGHTS,
    BANDS,
    LIMITS,
    LOWEST_BAND,
    SETTINGS,
    SIGNING_PURPOSE,
    WEIGHT_TOTAL,
    Setting,
    SettingKind,
)
from pipeline.schema.workbook import SHEET_NAMES, SHEETS

__all__ = [
    "AREA_WEIGHTS",
    "AS_OF_NAME",
    "BANDS",
    "BENTURAN_KEPENTINGAN",
    "CODE_PATTERN",
    "EXAMINATION_CHOICES",
    "FOLLOW_UP_ORIGINS",
    "GRATIFIKASI",
    "HARI_LIBUR",
    "LEMBAR_MONEV",
    "LIMITS",
    "LOWEST_BAND",
    "MARK",
    "MARK_VARIANTS",
    "MONTH_COLUMNS",
    "NARASI",
    "NARRATIVE_SECTIONS",
    "PEGAWAI",
    "PENGADUAN",
    "PENGATURAN",
    "PERUBAHAN",
    "PETUNJUK",
    "POSITIONS",
    "RAPAT",
    "REKAP",
    "RENCANA_AKSI",
    "SETTINGS",
    "SHEETS",
    "SHEET_NAMES",
    "SIGNING_PURPOSE",
    "STATUS_CHOICES",
    "TINDAK_LANJUT",
    "WBS",
    "WEIGHT_TOTAL",
    "YES_NO",
    "Column",
    "Kind",
    "Role",
    "Setting",
    "SettingKind",
    "Sheet",
]
