"""Failures: ways in which a file, disk, option or template can fail, each with its words.

A :class:`Failure` is what the shell shows instead of a traceback: what happened and what
to do, in Indonesian. Findings (:mod:`pipeline.findings`) are about what a workbook says;
failures are about not getting as far as that. Exit code 2 unless the kind says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


class Failure(Exception):
    """Raised where going on is impossible; printed by the shell, never as a traceback."""

    def __init__(self, kind: FailureKind, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint
        self.exit_code = kind.exit_code


@dataclass(frozen=True, slots=True)
class FailureKind:
    """A way to fail; ``message`` and ``hint`` are templates with named fields."""

    name: str
    message: str
    hint: str
    exit_code: int = 2

    def error(self, **values: object) -> Failure:
        return Failure(self, self.message.format(**values), self.hint.format(**values))


# --- the workbook -----------------------------------------------------------------

WORKBOOK_NOT_FOUND = FailureKind(
    "workbook-not-found",
    'Buku kerja "{path}" tidak ditemukan.',
    "Periksa nama dan foldernya, atau buat buku kerja baru dengan: zi-report init",
)
NO_WORKBOOK = FailureKind(
    "no-workbook",
    "Tidak ada buku kerja di folder {folder}.",
    "Buat dengan: zi-report init, atau sebutkan berkasnya dengan -w NAMA_BERKAS.xlsx",
)
SEVERAL_WORKBOOKS = FailureKind(
    "several-workbooks",
    "Ada beberapa buku kerja di folder {folder}: {names}.",
    "Sebutkan yang dimaksud, mis. -w {example}",
)
WORKBOOK_OLD_FORMAT = FailureKind(
    "workbook-old-format",
    '"{path}" tersimpan dalam format Excel lama (.xls).',
    "Buka di Excel, pilih Simpan Sebagai, lalu pilih Buku Kerja Excel (*.xlsx).",
)
WORKBOOK_PASSWORD = FailureKind(
    "workbook-password",
    '"{path}" dilindungi kata sandi.',
    "Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi), lalu simpan.",
)
WORKBOOK_NOT_EXCEL = FailureKind(
    "workbook-not-excel",
    '"{path}" bukan buku kerja Excel (.xlsx).',
    "Buka berkas itu di Excel dan simpan sebagai Buku Kerja Excel (*.xlsx).",
)
WORKBOOK_EMPTY = FailureKind(
    "workbook-empty",
    '"{path}" kosong (0 bita).',
    "Salinan mungkin terputus; salin ulang dari sumbernya.",
)
WORKBOOK_DAMAGED = FailureKind(
    "workbook-damaged",
    '"{path}" rusak dan tidak dapat dibaca.',
    "Buka di Excel (Buka dan Perbaiki), lalu simpan ulang, atau pakai salinan cadangan.",
)
WORKBOOK_TOO_BIG = FailureKind(
    "workbook-too-big",
    '"{path}" terlalu besar untuk dibaca dengan aman ({reason}).',
    "Hapus lembar atau baris yang tidak dipakai, lalu simpan ulang.",
)
WORKBOOK_UNREADABLE = FailureKind(
    "workbook-unreadable",
    '"{path}" tidak dapat dibuka: {reason}.',
    "Periksa apakah Anda berhak membaca berkas itu dan apakah drive bersama tersambung.",
)

# --- options ----------------------------------------------------------------------

BAD_MONTH = FailureKind(
    "bad-month", 'Bulan "{value}" tidak dikenal.', "Tulis angka 1-12 atau nama bulan, mis. 10"
)
BAD_QUARTER = FailureKind(
    "bad-quarter", 'Triwulan "{value}" tidak dikenal.', "Tulis 1-4 atau TW1-TW4, mis. 4"
)
BAD_DATE = FailureKind(
    "bad-date", 'Tanggal "{value}" tidak dapat dibaca.', "Tulis hari/bulan/tahun, mis. 31/10/2025"
)
PERIOD_NEEDED = FailureKind(
    "period-needed",
    "Sebutkan satu bulan atau satu triwulan.",
    "Mis. --month 10, atau --quarter TW4",
)
YEAR_MISSING = FailureKind(
    "year-missing",
    "Tahun rencana aksi belum diketahui.",
    "Isi Tahun pada lembar Pengaturan, atau tambahkan --year, mis. --year 2025",
    exit_code=1,
)
UNKNOWN_RULE = FailureKind(
    "unknown-rule", 'Tidak ada aturan "{code}".', "Lihat semua kode dengan: zi-report rules"
)
OTHER_YEAR = FailureKind(
    "other-year",
    "Tahun {year} bukan tahun rencana aksi dalam buku kerja ({plan_year}).",
    "Hilangkan --year, atau pakai buku kerja tahun {year}.",
)

# --- output -----------------------------------------------------------------------

TARGET_EXISTS = FailureKind(
    "target-exists",
    '"{path}" sudah ada dan tidak ditimpa.',
    "Sebutkan nama lain, atau pindahkan berkas itu lebih dahulu.",
)
OUTPUT_NOT_WRITABLE = FailureKind(
    "output-not-writable",
    '"{path}" tidak dapat ditulis: {reason}.',
    "Periksa hak tulis dan sisa ruang pada folder itu, atau pilih folder lain dengan -o.",
)

# --- templates --------------------------------------------------------------------

TEMPLATE_NOT_FOUND = FailureKind(
    "template-not-found", 'Templat "{path}" tidak ditemukan.', "Periksa nama dan foldernya."
)
TEMPLATE_NOT_WORD = FailureKind(
    "template-not-word",
    'Templat "{path}" bukan dokumen Word (.docx) yang dapat dibaca.',
    "Buka di Word dan simpan sebagai Dokumen Word (*.docx), atau pakai templat bawaan.",
)
TEMPLATE_FAULT = FailureKind(
    "template-fault",
    'Templat "{path}" tidak dapat diisi: {reason}.',
    "Perbaiki templat itu di Word, atau hapus salinannya agar templat bawaan dipakai.",
    exit_code=1,
)

# --- a refused report ---------------------------------------------------------------

REPORT_REFUSED = FailureKind(
    "report-refused",
    "Laporan tidak disusun karena ada {count} kesalahan pada buku kerja (lihat di atas).",
    "Perbaiki sel-selnya, atau susun draf dengan --draft.",
    exit_code=1,
)
UNEXPECTED = FailureKind(
    "unexpected",
    "Terjadi gangguan yang tidak terduga ({reason}).",
    "Ulangi perintah; bila terulang, laporkan perintah dan pesan ini kepada pengelola aplikasi.",
)
