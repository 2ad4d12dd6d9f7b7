"""Rules on Perubahan, Tindak Lanjut, Rapat and the registers (ZI6xx).

Most of these sheets are confidential: a message names the column, a choice of the list, a
date or a row that the program supplies, and never what stands in a cell.
"""

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
DATES_OUT_OF_ORDER = Rule(
    "ZI602",
    Severity.WARNING,
    "Urutan tanggal terbalik",
    "{column} lebih awal daripada {expected}.",
    ("Periksa kedua isian itu pada baris yang sama.",),
    "Memeriksa apakah tanggal pada satu baris berurutan: diterima, lengkap, lalu selesai; untuk "
    "WBS menurut bulannya.",
    "Kasus yang selesai sebelum diterima, atau gratifikasi yang dilaporkan sebelum diterima, tidak "
    "dapat dihitung ke periode mana pun (kesalahan); urutan lain yang terbalik membuat ketepatan "
    "waktu keliru (peringatan).",
    "TANGGAL DITERIMA 12/08/2025, TANGGAL SELESAI 10/08/2025.",
)
NUMBER_TWICE = Rule(
    "ZI603",
    Severity.WARNING,
    "Nomor tercatat dua kali",
    "{column} tercatat lebih dari satu kali (baris {rows}).",
    ("Beri setiap baris nomor sendiri, atau hapus baris yang berulang.",),
    "Memeriksa apakah kode kasus, nomor register, dan nomor urut hanya dipakai satu kali.",
    "Satu kasus dapat terhitung dua kali, dan rujukan kepadanya tidak menunjuk baris yang pasti.",
    "Dua baris Pengaduan bernomor register sama.",
)
CLOSED_WITHOUT_FINISH = Rule(
    "ZI604",
    Severity.ERROR,
    "Sudah selesai tanpa tanggal selesai",
    "STATUS {expected}, tetapi {column} kosong.",
    ("Isi {column}, atau perbaiki STATUS.",),
    "Memeriksa apakah baris yang menurut STATUS sudah selesai memuat tanggal atau bulan "
    "selesainya.",
    "Tanpa waktu selesai, kasus WBS dan pengaduan tidak dapat dihitung ke triwulannya (kesalahan); "
    "tindak lanjut belum dihitung selesai (peringatan).",
    "STATUS Pengaduan Diarsipkan, TANGGAL SELESAI kosong.",
)
OPEN_WITH_FINISH = Rule(
    "ZI605",
    Severity.WARNING,
    "Tanggal selesai terisi, tetapi belum selesai",
    "{column} terisi, tetapi STATUS masih {expected}.",
    ("Perbaiki STATUS, atau kosongkan {column}.",),
    "Memeriksa apakah baris yang memuat tanggal atau bulan selesai juga selesai menurut STATUS. "
    "Pada WBS, Diteruskan belum menutup kasus.",
    "Yang menentukan adalah STATUS: baris itu masih dihitung terbuka.",
    "STATUS WBS Pemeriksaan, BULAN SELESAI Oktober 2025.",
)
FINISHED_LATE = Rule(
    "ZI606",
    Severity.WARNING,
    "Batas hari kerja terlampaui",
    "{column} melewati batas {limit} hari kerja (paling lambat {expected}).",
    ("Periksa tanggalnya; bila benar, jelaskan sebabnya dalam laporan.",),
    "Membandingkan tanggal pelaksanaan dengan batas hari kerja pada Pengaturan. Hari pertama "
    "adalah hari kerja berikutnya; akhir pekan, libur nasional, cuti bersama, dan Hari Libur "
    "kantor tidak dihitung.",
    "Rekap mencatatnya sebagai terlambat.",
    "Pengaduan Aspirasi diterima 4 Agustus 2025, selesai 20 Agustus 2025.",
)
OVERDUE = Rule(
    "ZI607",
    Severity.WARNING,
    "Batas hari kerja sudah lewat",
    "{column} kosong, padahal batas {limit} hari kerja berakhir {expected}.",
    ("Selesaikan, lalu isi {column}.",),
    "Membandingkan hari ini dengan batas hari kerja pada Pengaturan, untuk pengaduan dan "
    "gratifikasi yang belum selesai.",
    "Rekap mencatatnya sebagai lewat batas waktu.",
    "Pengaduan Permintaan Informasi diterima tiga minggu yang lalu dan masih Proses.",
    passing=True,
)
LIMIT_NOT_COUNTED = Rule(
    "ZI608",
    Severity.INFO,
    "Batas hari kerja tidak dapat dihitung",
    "Hari libur nasional tahun {expected} belum diketahui, sehingga batas hari kerja pada "
    "{rows} baris tidak dapat dihitung.",
    ("Periksa batas waktunya sendiri.",),
    "Mencatat baris yang batas hari kerjanya jatuh pada tahun yang hari liburnya belum diketahui.",
    "Aplikasi tidak menebak hari libur.",
    "Pengaduan diterima pada Desember, dan libur tahun berikutnya belum ditetapkan.",
)
REFERENCE_NOWHERE = Rule(
    "ZI609",
    Severity.WARNING,
    "Rujukan tidak menunjuk apa pun",
    "RUJUKAN tidak ditemukan pada {expected}.",
    ("Salin kode, nomor, atau tanggalnya dari sana.",),
    "Memeriksa apakah RUJUKAN pada Tindak Lanjut ada: kode kasus untuk WBS, nomor register untuk "
    "Pengaduan, nomor matriks untuk Benturan Kepentingan, KODE atau tanggal rapat untuk Monev.",
    "Pembaca laporan tidak dapat menelusuri asal rekomendasi itu.",
    "ASAL Monev, RUJUKAN 31/10/2025, tetapi Rapat tidak memuat rapat pada tanggal itu.",
)
MEETING_OUTSIDE_PERIOD = Rule(
    "ZI610",
    Severity.WARNING,
    "PERIODE dan TANGGAL rapat tidak cocok",
    "TANGGAL rapat berada di luar PERIODE dan bulan sesudahnya.",
    ("Periksa PERIODE dan TANGGAL pada baris ini.",),
    "Memeriksa apakah rapat berlangsung dalam PERIODE yang dibahasnya, atau paling lambat pada "
    "bulan sesudahnya.",
    "Rapat dicetak pada laporan PERIODE itu.",
    "PERIODE 2025-10, TANGGAL 15/08/2025.",
)
CASES_IN_TWO_PLACES = Rule(
    "ZI611",
    Severity.ERROR,
    "Kasus WBS di dua tempat",
    "Lembar WBS di sini memuat {rows} baris, padahal kasus juga dibaca dari buku kerja WBS.",
    ("Pindahkan semua kasus ke satu tempat saja.",),
    "Memeriksa apakah kasus WBS hanya tercatat di satu tempat: di buku kerja ini, atau di buku "
    "kerja WBS yang disebut dengan --wbs.",
    "Aplikasi tidak boleh memilih sendiri daftar mana yang benar; yang dihitung hanya buku kerja "
    "WBS.",
    "Perintah memakai --wbs, tetapi lembar WBS buku kerja ini belum dikosongkan.",
)

RULES = (
    CHANGE_OF_UNKNOWN_CODE,
    DATES_OUT_OF_ORDER,
    NUMBER_TWICE,
    CLOSED_WITHOUT_FINISH,
    OPEN_WITH_FINISH,
    FINISHED_LATE,
    OVERDUE,
    LIMIT_NOT_COUNTED,
    REFERENCE_NOWHERE,
    MEETING_OUTSIDE_PERIOD,
    CASES_IN_TWO_PLACES,
)
