"""Rules on target phrases and month marks (ZI31x to ZI33x)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

TARGET_EMPTY = Rule(
    "ZI311",
    Severity.ERROR,
    "TARGET WAKTU kosong",
    "TARGET WAKTU {code} kosong.",
    ("Tulis seperti pada keputusan, mis. Oktober 2025.",),
    "Memeriksa apakah setiap indikator mempunyai TARGET WAKTU.",
    "Tanpa target waktu, bulan target tidak dapat ditentukan.",
    "Sel TARGET WAKTU pada baris V.4.3 terhapus.",
)
TARGET_NOT_UNDERSTOOD = Rule(
    "ZI312",
    Severity.ERROR,
    "TARGET WAKTU tidak dimengerti",
    'TARGET WAKTU "{text}" tidak dimengerti (pada "{culprit}").',
    ("Tulis bulan dan tahunnya, mis. Oktober 2025 atau April-Mei 2025.",),
    "Memeriksa apakah TARGET WAKTU dapat dibaca sebagai bulan.",
    "Bulan target yang tidak pasti tidak boleh ditebak.",
    'TARGET WAKTU diisi "secepatnya".',
)
TARGET_UNKNOWN_MONTH = Rule(
    "ZI313",
    Severity.ERROR,
    "Bulan pada TARGET WAKTU tidak dikenal",
    'TARGET WAKTU "{text}" memuat bulan yang tidak dikenal ("{culprit}").',
    ('Maksud Anda "{suggestion}"?',),
    "Memeriksa apakah nama bulan pada TARGET WAKTU dikenal.",
    "Bulan target yang tidak pasti tidak boleh ditebak.",
    'TARGET WAKTU diisi "Oktobr 2025".',
)
TARGET_REVERSED = Rule(
    "ZI314",
    Severity.ERROR,
    "Rentang TARGET WAKTU terbalik",
    'Rentang {culprit} pada TARGET WAKTU "{text}" terbalik.',
    ("Tulis bulan awal lebih dahulu.",),
    "Memeriksa apakah rentang bulan berjalan maju.",
    "Rentang yang terbalik tidak mempunyai bulan akhir yang pasti.",
    'TARGET WAKTU diisi "Mei-April 2025".',
)
TARGET_OTHER_YEAR = Rule(
    "ZI315",
    Severity.ERROR,
    "Tahun pada TARGET WAKTU bukan tahun rencana",
    'TARGET WAKTU "{text}" menyebut tahun {culprit}, bukan tahun rencana aksi ({expected}).',
    ("Periksa tahun pada TARGET WAKTU dan pada Pengaturan.",),
    "Memeriksa apakah tahun pada TARGET WAKTU sama dengan Tahun pada Pengaturan.",
    "Target di tahun lain tidak dapat dihitung dalam rencana ini.",
    'TARGET WAKTU diisi "Oktober 2024" pada rencana 2025.',
)
TARGET_YEAR_MISSING = Rule(
    "ZI316",
    Severity.WARNING,
    "TARGET WAKTU tanpa tahun",
    'TARGET WAKTU "{text}" tidak menyebut tahun; dibaca tahun {expected}.',
    ("Tambahkan tahunnya.",),
    "Memeriksa apakah TARGET WAKTU menyebut tahun.",
    "Tahun rencana dipakai sebagai gantinya.",
    'TARGET WAKTU diisi "Oktober".',
)
TARGET_MONTH_TWICE = Rule(
    "ZI317",
    Severity.WARNING,
    "Bulan tertulis dua kali",
    'TARGET WAKTU "{text}" menyebut {culprit} dua kali; dihitung satu kali.',
    ("Hapus salah satunya.",),
    "Memeriksa apakah suatu bulan disebut dua kali.",
    "Satu bulan hanya memuat satu target.",
    'TARGET WAKTU diisi "Oktober, Oktober 2025".',
)
TARGET_CONFIRM_DEADLINE = Rule(
    "ZI318",
    Severity.INFO,
    "Paling lambat dengan rentang bulan",
    'TARGET WAKTU "{text}" dihitung satu target, pada {expected}.',
    ("Pastikan bulan terakhir itu yang dimaksud.",),
    'Mencatat "paling lambat" yang diikuti rentang bulan.',
    "Batas waktu yang diambil adalah bulan terakhir.",
    'TARGET WAKTU diisi "Paling lambat September-Oktober 2025".',
)
TARGET_BEFORE_DECREE = Rule(
    "ZI319",
    Severity.INFO,
    "Target sebelum keputusan ditetapkan",
    "Batas waktu {code} ({months}) berakhir sebelum tanggal keputusan, {expected}.",
    ("Jelaskan dalam rapat; capaian dicetak dengan dan tanpa target ini.",),
    "Mencatat target yang batas waktunya mendahului tanggal keputusan.",
    "Target itu terhitung lewat batas waktu sejak hari pertama keputusan berlaku.",
    "Target Januari 2025 pada keputusan tanggal 7 Juli 2025.",
)
EVIDENCE_SUGGESTS_MORE = Rule(
    "ZI320",
    Severity.INFO,
    "BUKTI FISIK menyebut kegiatan berkala",
    "BUKTI FISIK {code} menyebut kegiatan {period}, tetapi targetnya {months}.",
    ("Pastikan bulan targetnya; jika perlu, catat perubahannya pada Perubahan.",),
    'Mencatat BUKTI FISIK yang menyebut "per bulan" atau "setiap triwulan" ketika targetnya '
    "tidak demikian.",
    "Jumlah target mungkin lebih banyak daripada yang tertulis; aplikasi tidak memutuskan.",
    'BUKTI FISIK "Laporan setiap triwulan" dengan target Desember saja.',
)
TARGET_AS_DATE = Rule(
    "ZI321",
    Severity.WARNING,
    "TARGET WAKTU tersimpan sebagai tanggal",
    "TARGET WAKTU {code} tersimpan sebagai tanggal; dibaca {expected}.",
    ("Beri format Teks pada selnya, lalu ketik ulang {expected}.",),
    "Memeriksa apakah Excel mengubah TARGET WAKTU menjadi tanggal.",
    'Excel mengubah ketikan seperti "Juli 2025" menjadi tanggal 1 Juli 2025.',
    "TARGET WAKTU berisi tanggal 1 Juli 2025.",
)
MARK_UNKNOWN = Rule(
    "ZI331",
    Severity.ERROR,
    "Tanda bulan tidak dikenal",
    '{column} berisi "{text}", bukan tanda ●.',
    ("Isi ● pada bulan target; kosongkan pada bulan lain.",),
    "Memeriksa apakah kolom bulan hanya memuat ● atau kosong.",
    "Tanda itulah yang menentukan bulan target.",
    'Kolom OKT berisi "ya".',
)
MARK_VARIANT = Rule(
    "ZI332",
    Severity.WARNING,
    "Tanda bulan lain",
    '{column} berisi "{text}"; dihitung sebagai tanda ●.',
    ("Ganti dengan ● (salin dari sel lain).",),
    "Mengenali tanda lain yang biasa dipakai sebagai pengganti ●.",
    "Tanda yang seragam memudahkan pemeriksaan.",
    'Kolom OKT berisi "v".',
)
MARK_EXTRA = Rule(
    "ZI333",
    Severity.WARNING,
    "Tanda ● di luar TARGET WAKTU",
    'Tanda ● {code} pada {month} tidak sesuai dengan TARGET WAKTU "{text}".',
    ("Hapus tandanya, atau catat alasannya pada Perubahan.",),
    "Membandingkan tanda ● dengan TARGET WAKTU.",
    "Tanda ● yang dihitung; perubahan target perlu dasar yang tercatat pada Perubahan.",
    "Target Oktober 2025, tetapi November juga bertanda.",
)
MARK_MISSING = Rule(
    "ZI334",
    Severity.WARNING,
    "Tanda ● kurang",
    'Tanda ● {code} pada {month} tidak ada, padahal TARGET WAKTU "{text}".',
    ("Isi tandanya, atau catat alasannya pada Perubahan.",),
    "Membandingkan tanda ● dengan TARGET WAKTU.",
    "Bulan tanpa tanda ● tidak dihitung sebagai target.",
    "Target Agustus dan September 2025, tetapi hanya Agustus yang bertanda.",
)
NO_DUE_MONTH = Rule(
    "ZI335",
    Severity.ERROR,
    "Indikator tanpa bulan target",
    "{code} tidak mempunyai tanda ● pada bulan mana pun.",
    ("Isi ● pada bulan targetnya; jika indikator dicabut, catat pada Perubahan.",),
    "Memeriksa apakah setiap indikator mempunyai bulan target.",
    "Indikator tanpa bulan target hilang dari semua angka.",
    "Semua tanda ● pada baris V.4.3 terhapus.",
)
NO_MONTH_COLUMNS = Rule(
    "ZI336",
    Severity.INFO,
    "Tanpa kolom bulan",
    "Rencana Aksi tidak mempunyai kolom JAN sampai DES; bulan target dibaca dari TARGET WAKTU.",
    ("Tambahkan kolom bulan jika target perlu digeser.",),
    "Mencatat Rencana Aksi yang tidak memuat kolom bulan.",
    "Tanpa kolom bulan, target hanya menuruti bunyi TARGET WAKTU.",
    "Tabel keputusan ditempel tanpa kolom tambahan.",
)

RULES = (
    TARGET_EMPTY,
    TARGET_NOT_UNDERSTOOD,
    TARGET_UNKNOWN_MONTH,
    TARGET_REVERSED,
    TARGET_OTHER_YEAR,
    TARGET_YEAR_MISSING,
    TARGET_MONTH_TWICE,
    TARGET_CONFIRM_DEADLINE,
    TARGET_BEFORE_DECREE,
    EVIDENCE_SUGGESTS_MORE,
    TARGET_AS_DATE,
    MARK_UNKNOWN,
    MARK_VARIANT,
    MARK_EXTRA,
    MARK_MISSING,
    NO_DUE_MONTH,
    NO_MONTH_COLUMNS,
)
