"""Every sheet, in the workbook's order."""

from __future__ import annotations

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
    GRATIFIKASI,
    HARI_LIBUR,
    NARASI,
    PENGADUAN,
    RAPAT,
    TINDAK_LANJUT,
    WBS,
)

#: Every sheet, in the workbook's order.
SHEETS = (
    PETUNJUK,
    PENGATURAN,
    PEGAWAI,
    RENCANA_AKSI,
    LEMBAR_MONEV,
    REKAP,
    PERUBAHAN,
    TINDAK_LANJUT,
    WBS,
    PENGADUAN,
    GRATIFIKASI,
    BENTURAN_KEPENTINGAN,
    RAPAT,
    NARASI,
    HARI_LIBUR,
)
SHEET_NAMES = tuple(s.name for s in SHEETS)
