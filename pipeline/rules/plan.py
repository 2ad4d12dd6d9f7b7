"""Rules on Rencana Aksi: its rows, target phrases, marks and the decree's text (ZI3xx)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

CODE_BLANK = Rule(
    "ZI301",
    Severity.ERROR,
    "KODE indikator kosong",
    "KODE indikator ini kosong.",
    ("Isi {suggestion}.",),
    "Memeriksa apakah setiap indikator mempunyai KODE.",
    "KODE menghubungkan indikator dengan barisnya pada Lembar Monev.",
    "Baris indikator ketiga komponen 4 area V tanpa KODE V.4.3.",
)
CODE_MALFORMED = Rule(
    "ZI302",
    Severity.ERROR,
    "Bentuk KODE keliru",
    'KODE "{text}" tidak berbentuk area.komponen.urutan.',
    ('Maksud Anda "{suggestion}"?',),
    "Memeriksa apakah KODE berbentuk area.komponen.urutan, mis. V.4.3.",
    "Area dihitung dari KODE.",
    'KODE tertulis "5.4.3".',
)
CODE_TWICE = Rule(
    "ZI303",
    Severity.ERROR,
    "KODE indikator ganda",
    "KODE {code} dipakai dua kali (baris {rows}).",
    ("Setiap indikator mempunyai KODE sendiri; perbaiki salah satunya.",),
    "Memeriksa apakah setiap KODE hanya dipakai satu indikator.",
    "Realisasi tidak dapat ditentukan milik indikator yang mana.",
    "V.4.3 tertulis pada dua baris.",
)
CODE_MISPLACED = Rule(
    "ZI304",
    Severity.ERROR,
    "KODE di bawah area lain",
    "KODE {code} berada di bawah baris Area {area}.",
    ("Perbaiki KODE, atau pindahkan barisnya ke areanya.",),
    "Memeriksa apakah area pada KODE sama dengan area tempat barisnya berada.",
    "Indikator itu akan terhitung pada area yang keliru.",
    "V.4.3 berada di bawah Area IV.",
)
COMPONENT_MISMATCH = Rule(
    "ZI305",
    Severity.WARNING,
    "KODE di bawah komponen lain",
    "KODE {code} berada di bawah komponen {number}.",
    ("Perbaiki KODE, atau pindahkan barisnya ke komponennya.",),
    "Memeriksa apakah nomor komponen pada KODE sama dengan komponen tempat barisnya berada.",
    "Indikator itu akan tercetak di bawah komponen yang keliru.",
    "V.4.3 berada di bawah komponen 5.",
)
AREA_ROW_MISSING = Rule(
    "ZI306",
    Severity.WARNING,
    "Baris area tidak ada",
    "Indikator ini tidak berada di bawah baris area.",
    ("Tulis baris area di atasnya: angka Romawi pada NO dan nama area pada KOMPONEN.",),
    "Memeriksa apakah setiap indikator berada di bawah baris area.",
    "Nama area tidak diketahui sehingga tidak dapat dicetak.",
    "Baris area II terhapus.",
)
AREA_TWICE = Rule(
    "ZI307",
    Severity.WARNING,
    "Baris area berulang",
    "Baris Area {area} tercatat dua kali (baris {rows}).",
    ("Pertahankan satu baris saja.",),
    "Memeriksa apakah setiap area hanya mempunyai satu baris judul.",
    "Nama area yang dicetak adalah yang pertama.",
    "Baris area III terulang setelah tabel ditempel per halaman.",
)
TAIL_JOINED = Rule(
    "ZI308",
    Severity.WARNING,
    "Sambungan baris",
    "Baris {row} tanpa NO, KOMPONEN, KODE, dan TARGET WAKTU; disambung ke baris di atasnya.",
    ("Gabungkan teksnya ke baris di atas; jika ini indikator tersendiri, isi KODE dan target.",),
    "Mengenali baris yang terpotong pergantian halaman.",
    "Tabel yang ditempel dari keputusan memotong baris di akhir halaman.",
    'Baris yang hanya memuat "dan dokumentasi" pada BUKTI FISIK.',
)
PLAN_EMPTY = Rule(
    "ZI309",
    Severity.ERROR,
    "Rencana Aksi tanpa indikator",
    "Rencana Aksi tidak memuat satu indikator pun.",
    ("Salin tabelnya dari buku kerja baru yang dibuat dengan zi-report init.",),
    "Memeriksa apakah Rencana Aksi memuat indikator.",
    "Tanpa indikator tidak ada target yang dihitung.",
    "Semua baris Rencana Aksi terhapus.",
)
INDICATOR_BLANK = Rule(
    "ZI310",
    Severity.WARNING,
    "Nama indikator kosong",
    "INDIKATOR {code} kosong.",
    ("Tulis indikatornya seperti pada keputusan.",),
    "Memeriksa apakah setiap KODE mempunyai teks indikator.",
    "Indikator tanpa teks tercetak kosong dalam laporan.",
    "Sel INDIKATOR pada baris V.4.3 terhapus.",
)
STRAY_ROW = Rule(
    "ZI322",
    Severity.WARNING,
    "Baris bukan indikator",
    "Baris {row} bukan baris area, komponen, atau indikator, dan dilewati.",
    ("Hapus atau lengkapi baris itu; catatan boleh ditulis di luar tabel.",),
    "Mencatat baris Rencana Aksi yang tidak dikenali bentuknya.",
    "Isi baris itu tidak ikut dihitung dan tidak dicetak.",
    'Kolom NO hanya memuat tulisan "Catatan".',
)
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
TEXT_DIFFERS = Rule(
    "ZI341",
    Severity.WARNING,
    "Teks berbeda dari keputusan",
    '{column} {code} berbeda dari keputusan ("{decreed}").',
    ("Kembalikan teksnya, atau catat perubahannya pada Perubahan.",),
    "Membandingkan teks Rencana Aksi dengan keputusan yang disebut pada Pengaturan.",
    "Laporan mencetak teks buku kerja sebagai teks keputusan.",
    "Satu kata pada INDIKATOR terhapus tanpa sengaja.",
)
INDICATOR_MISSING = Rule(
    "ZI342",
    Severity.WARNING,
    "Indikator keputusan tidak ada",
    "{code} ada dalam keputusan, tetapi tidak ada dalam Rencana Aksi.",
    ("Tambahkan barisnya; jika dicabut, catat Indikator Dicabut pada Perubahan.",),
    "Memeriksa apakah semua indikator keputusan ada dalam Rencana Aksi.",
    "Target indikator yang hilang tidak ikut dihitung.",
    "Baris V.4.3 terhapus.",
)
INDICATOR_EXTRA = Rule(
    "ZI343",
    Severity.WARNING,
    "Indikator di luar keputusan",
    "{code} tidak ada dalam keputusan.",
    ("Periksa KODE; jika ditambah, catat Indikator Ditambah pada Perubahan.",),
    "Memeriksa apakah ada indikator yang tidak berasal dari keputusan.",
    "Tambahan indikator perlu dasar yang tercatat.",
    "Baris V.4.9 ditambahkan tanpa catatan.",
)

RULES = (
    CODE_BLANK,
    CODE_MALFORMED,
    CODE_TWICE,
    CODE_MISPLACED,
    COMPONENT_MISMATCH,
    AREA_ROW_MISSING,
    AREA_TWICE,
    TAIL_JOINED,
    PLAN_EMPTY,
    INDICATOR_BLANK,
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
    STRAY_ROW,
    MARK_UNKNOWN,
    MARK_VARIANT,
    MARK_EXTRA,
    MARK_MISSING,
    NO_DUE_MONTH,
    NO_MONTH_COLUMNS,
    TEXT_DIFFERS,
    INDICATOR_MISSING,
    INDICATOR_EXTRA,
)
