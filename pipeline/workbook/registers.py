"""Sheets with plain rows under one header: Pegawai, Perubahan, the registers, Narasi …"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import schema
from pipeline.model import column_letter
from pipeline.schema import Kind

from .contents import Row
from .heights import GrowingSheet
from .layout import FIRST_ROW, HEADER_ROW, LAST_CHECKED_ROW, LEAST_ROWS, SPARE_ROWS, letter_of
from .page import check_column, fit_row, format_of, put, set_page, write_head
from .style import Styles

#: What stands under the title of a register, for who fills it in and who reads its print.
NOTES: Mapping[str, str] = {
    "Pegawai": "Satu baris satu jabatan. Bila pejabat berganti, isi SAMPAI pada baris lama "
    "dan tambahkan baris baru.",
    "Perubahan": "Setiap perubahan rencana aksi beserta dasar dan alasannya; dicetak dalam "
    "laporan.",
    "Tindak Lanjut": "Rekomendasi dari semua sumber dan keputusan rapat. RUJUKAN keputusan rapat "
    "adalah tanggal rapatnya.",
    "WBS": "Hanya kode kasus. Jangan menulis nama, NIK, NIP, telepon, surel, alamat, atau jabatan "
    "siapa pun.",
    "Pengaduan": "Tanpa identitas pelapor dan terlapor; cukup nomor register atau nomor tiket.",
    "Gratifikasi": "Satu baris satu laporan penerimaan gratifikasi.",
    "Benturan Kepentingan": "Satu baris satu situasi yang berpotensi menimbulkan benturan "
    "kepentingan.",
    "Rapat": "Satu baris satu rapat. Keputusannya ditulis pada lembar Tindak Lanjut.",
    "Narasi": "Teks pada baris ini dicetak pada bagian laporan yang dipilih, untuk periode yang "
    "ditulis.",
    "Hari Libur": "Hari libur tambahan, mis. cuti bersama. Libur nasional sudah diketahui "
    "aplikasi.",
}


def write_register(
    sheet: GrowingSheet, styles: Styles, contract: schema.Sheet, rows: Sequence[Row]
) -> None:
    """Writes ``rows`` and some free rows below them, ready to be filled in."""
    set_page(sheet, tab="#BF8F00")
    columns = contract.columns
    write_head(sheet, styles, contract.name.upper(), NOTES[contract.name], columns)
    height = max(LEAST_ROWS, len(rows) + SPARE_ROWS)
    last = FIRST_ROW + height - 1
    for index, column in enumerate(columns):
        cell = format_of(styles, column)
        for offset in range(height):
            value = rows[offset].get(column.key) if offset < len(rows) else None
            put(sheet, FIRST_ROW + offset, index, value, cell)
        check_column(sheet, column, index, FIRST_ROW, LAST_CHECKED_ROW - 1)
    for offset, row in enumerate(rows):
        fit_row(sheet, FIRST_ROW + offset, columns, row)
    sheet.autofilter(HEADER_ROW, 0, last, len(columns) - 1)
    sheet.freeze_panes(FIRST_ROW, 1)
    _quiet_numbers_as_text(sheet, contract)
    if contract.name == schema.TINDAK_LANJUT.name:
        _colour_follow_ups(sheet, styles)


def _quiet_numbers_as_text(sheet: GrowingSheet, contract: schema.Sheet) -> None:
    """No green corner where digits are meant to be text."""
    places = [
        f"{column_letter(n)}{FIRST_ROW + 1}:{column_letter(n)}{LAST_CHECKED_ROW}"
        for n, column in enumerate(contract.columns, 1)
        if column.kind in (Kind.NIP, Kind.PERIOD, Kind.TEXT)
    ]
    sheet.ignore_errors({"number_stored_as_text": " ".join(places)})


def _colour_follow_ups(sheet: GrowingSheet, styles: Styles) -> None:
    """Sudah green; Proses amber; Belum amber, red once its BATAS WAKTU has passed."""
    contract = schema.TINDAK_LANJUT
    first = FIRST_ROW + 1
    status = letter_of(contract, "status")
    due = letter_of(contract, "due")
    place = f"{status}{first}:{status}{LAST_CHECKED_ROW}"
    says = f"TRIM(${status}{first})"
    missed = f"ISNUMBER(${due}{first}),${due}{first}<PosisiData"
    for criteria, cell in (
        (f'={says}="Sudah"', styles.green()),
        (f'=AND(OR({says}="Belum",{says}="Proses"),{missed})', styles.red()),
        (f'=OR({says}="Belum",{says}="Proses")', styles.amber()),
    ):
        sheet.conditional_format(
            place,
            {"type": "formula", "criteria": criteria, "format": cell, "stop_if_true": True},
        )
