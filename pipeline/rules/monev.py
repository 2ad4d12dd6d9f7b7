"""Rules on Lembar Monev (ZI4xx)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

DONE_WITHOUT_DATE = Rule(
    "ZI401",
    Severity.WARNING,
    "Selesai tanpa tanggal",
    "Status Selesai, tetapi TANGGAL REALISASI kosong.",
    ("Isi tanggalnya, mis. 31/10/2025; sebelum diisi, target ini belum dihitung selesai.",),
    "Memeriksa apakah target yang selesai mempunyai TANGGAL REALISASI.",
    "Tanpa tanggal tidak diketahui pada periode mana target itu selesai.",
    "STATUS Selesai, TANGGAL REALISASI kosong.",
)
DONE_WITHOUT_EVIDENCE = Rule(
    "ZI402",
    Severity.WARNING,
    "Selesai tanpa bukti",
    "Status Selesai, tetapi BUKTI DUKUNG kosong.",
    ("Tulis nama berkas atau tautan, satu per baris.",),
    "Memeriksa apakah target yang selesai mempunyai BUKTI DUKUNG.",
    "Target tanpa bukti tidak dihitung selesai.",
    "STATUS Selesai, BUKTI DUKUNG kosong.",
)
EVIDENCE_MISSING = Rule(
    "ZI403",
    Severity.WARNING,
    "Berkas bukti tidak ditemukan",
    'Berkas "{text}" tidak ditemukan di input/bukti.',
    ("Periksa nama berkas dan foldernya.",),
    "Memeriksa apakah berkas yang disebut pada BUKTI DUKUNG ada di input/bukti.",
    "Penilai akan meminta berkas itu.",
    'BUKTI DUKUNG menyebut "SK_Tim.pdf", tetapi berkasnya belum disalin.',
)
EVIDENCE_OUTSIDE = Rule(
    "ZI404",
    Severity.ERROR,
    "Bukti di luar input/bukti",
    '"{text}" berada di luar input/bukti.',
    ("Salin berkasnya ke input/bukti, lalu tulis nama berkasnya saja.",),
    "Memeriksa apakah bukti berada di dalam input/bukti.",
    "Berkas di komputer seseorang tidak dapat dibuka oleh penilai, dan aplikasi tidak membaca "
    "berkas di luar folder kerja.",
    r"BUKTI DUKUNG diisi C:\Users\contoh\SK_Tim.pdf.",
)
UNKNOWN_CODE = Rule(
    "ZI405",
    Severity.ERROR,
    "KODE tidak ada dalam Rencana Aksi",
    'KODE "{text}" tidak ada dalam Rencana Aksi.',
    ('Maksud Anda "{suggestion}"?',),
    "Memeriksa apakah setiap KODE pada Lembar Monev ada dalam Rencana Aksi.",
    "Laporan pada KODE yang tidak dikenal tidak terhitung untuk indikator mana pun.",
    'KODE tertulis "V.4.33".',
)
REPORTED_TWICE = Rule(
    "ZI406",
    Severity.ERROR,
    "Target tercatat dua kali",
    "{code} bulan {month} tercatat dua kali (baris {rows}).",
    ("Pertahankan satu baris saja.",),
    "Memeriksa apakah setiap target hanya mempunyai satu baris.",
    "Dua baris dapat menyatakan hal yang berbeda tentang target yang sama.",
    "V.4.3 bulan Oktober ada pada baris 14 dan 61.",
)
NOT_A_DUE_MONTH = Rule(
    "ZI407",
    Severity.ERROR,
    "Bukan bulan target",
    "{month} bukan bulan target {code}.",
    ("Seharusnya {months}.",),
    "Memeriksa apakah BULAN adalah bulan target indikatornya.",
    "Laporan pada bulan lain tidak terhitung untuk target mana pun.",
    "V.4.3 dilaporkan pada September, padahal targetnya Oktober, November, dan Desember.",
)
NOT_APPLICABLE_WITHOUT_REASON = Rule(
    "ZI408",
    Severity.ERROR,
    "Tidak Berlaku tanpa alasan",
    "Tidak Berlaku tanpa alasan.",
    ("Tulis alasan dan dasarnya pada KETERANGAN.",),
    "Memeriksa apakah target yang dinyatakan Tidak Berlaku mempunyai alasan.",
    "Target yang Tidak Berlaku keluar dari semua hitungan, jadi alasannya harus tercatat.",
    "STATUS Tidak Berlaku, KETERANGAN kosong.",
)
TARGETS_WITHOUT_ROW = Rule(
    "ZI409",
    Severity.WARNING,
    "Target tanpa baris",
    "{count} target belum mempunyai baris pada Lembar Monev dan dihitung Belum.",
    ("Tempel KODE dan BULAN berikut di bawah baris terakhir:\n{lines}",),
    "Memeriksa apakah setiap target mempunyai baris pada Lembar Monev.",
    "Target tanpa baris tidak dapat dilaporkan.",
    "Baris V.4.3 bulan Oktober terhapus.",
)
ROW_WITHOUT_CODE = Rule(
    "ZI410",
    Severity.ERROR,
    "Baris tanpa KODE",
    "Baris {row} berisi, tetapi KODE kosong.",
    ("Isi KODE indikatornya, atau kosongkan barisnya.",),
    "Memeriksa apakah setiap baris yang terisi mempunyai KODE.",
    "Tidak diketahui target mana yang dilaporkan.",
    "STATUS Selesai pada baris tanpa KODE.",
)
ROW_WITHOUT_MONTH = Rule(
    "ZI411",
    Severity.ERROR,
    "Baris tanpa BULAN",
    "BULAN {code} kosong.",
    ("Isi bulan targetnya.", "Bulan target {code}: {months}."),
    "Memeriksa apakah setiap baris yang ber-KODE mempunyai BULAN.",
    "Tidak diketahui target bulan mana yang dilaporkan.",
    "V.4.3 tanpa BULAN.",
)
DATE_WITHOUT_DONE = Rule(
    "ZI412",
    Severity.WARNING,
    "Tanggal terisi, tetapi belum Selesai",
    "TANGGAL REALISASI terisi, tetapi STATUS {status}.",
    ("Pilih Selesai jika memang sudah selesai; jika belum, kosongkan tanggalnya.",),
    "Memeriksa apakah target yang bertanggal realisasi berstatus Selesai.",
    "Target yang belum berstatus Selesai tidak dihitung selesai.",
    "STATUS Proses, TANGGAL REALISASI 31/10/2025.",
)

RULES = (
    DONE_WITHOUT_DATE,
    DONE_WITHOUT_EVIDENCE,
    EVIDENCE_MISSING,
    EVIDENCE_OUTSIDE,
    UNKNOWN_CODE,
    REPORTED_TWICE,
    NOT_A_DUE_MONTH,
    NOT_APPLICABLE_WITHOUT_REASON,
    TARGETS_WITHOUT_ROW,
    ROW_WITHOUT_CODE,
    ROW_WITHOUT_MONTH,
    DATE_WITHOUT_DONE,
)
