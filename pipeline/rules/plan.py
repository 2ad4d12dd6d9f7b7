"""Rules on Rencana Aksi: its rows and the decree's text (ZI30x, ZI34x)."""

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
AREA_UNKNOWN = Rule(
    "ZI323",
    Severity.ERROR,
    "Area di luar enam area",
    "{code} berada pada Area {area}, di luar Area I sampai VI.",
    ("Perbaiki KODE dan baris areanya.",),
    "Memeriksa apakah setiap indikator berada pada salah satu dari enam area.",
    "Lembar Rekap hanya menghitung Area I sampai VI, sehingga angkanya akan berbeda dari laporan.",
    "KODE tertulis VII.1.1.",
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
    AREA_UNKNOWN,
    STRAY_ROW,
    TEXT_DIFFERS,
    INDICATOR_MISSING,
    INDICATOR_EXTRA,
)
