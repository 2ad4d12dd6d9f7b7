"""Rules on what a single cell holds (ZI2xx)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

UNKNOWN_CHOICE = Rule(
    "ZI201",
    Severity.ERROR,
    "Pilihan tidak dikenal",
    '{column} "{text}" tidak dikenal.',
    ('Pilih dari daftar; maksud Anda "{suggestion}"?', "Pilih dari daftar: {choices}."),
    "Memeriksa apakah isian ada dalam daftar pilihan kolomnya. Huruf besar atau kecil dan "
    "spasi di awal atau akhir tidak dipersoalkan.",
    "Pilihan yang tidak dikenal tidak dihitung oleh rumus Excel. Pada kolom yang tidak "
    "menentukan angka hal ini hanya peringatan.",
    'STATUS diisi "Sudah selesai".',
)
UNREADABLE_DATE = Rule(
    "ZI202",
    Severity.ERROR,
    "Tanggal tidak dapat dibaca",
    'Tanggal "{text}" tidak dapat dibaca.',
    ("Ketik hari/bulan/tahun, mis. 31/10/2025.",),
    "Memeriksa apakah kolom tanggal memuat tanggal. Hari selalu ditulis lebih dahulu.",
    "Tanggal menentukan kapan sesuatu terhitung; aplikasi tidak menebak.",
    'TANGGAL REALISASI diisi "10/13/2025".',
)
AMBIGUOUS_DATE = Rule(
    "ZI203",
    Severity.ERROR,
    "Tanggal tidak lengkap",
    'Tanggal "{text}" tidak lengkap: {expected}.',
    ("Tulis hari/bulan/tahun, dengan tahun empat angka, mis. 31/10/2025.",),
    "Memeriksa apakah tanggal yang diketik menunjuk tepat satu hari.",
    "Tahun atau hari yang tidak ditulis tidak boleh ditebak.",
    'TANGGAL REALISASI diisi "31/10/25" sebagai teks.',
)
#: What such a date lacks.
SHORT_YEAR = "tahunnya hanya dua angka"
NO_YEAR = "tahunnya belum ditulis"
NO_DAY = "harinya belum ditulis"
IMPOSSIBLE_DATE = Rule(
    "ZI204",
    Severity.ERROR,
    "Tanggal tidak ada dalam kalender",
    'Tanggal "{text}" tidak ada dalam kalender.',
    ("Ketik hari/bulan/tahun, mis. 31/10/2025.",),
    "Memeriksa apakah tanggal yang diketik memang ada.",
    "Bulan itu tidak mempunyai hari tersebut.",
    'TANGGAL diisi "31/02/2025" sebagai teks.',
)
WEEKDAY_CONTRADICTS = Rule(
    "ZI205",
    Severity.ERROR,
    "Hari dan tanggal tidak cocok",
    'Hari dan tanggal pada "{text}" tidak cocok.',
    ("Periksa kalender, lalu ketik hari/bulan/tahun, mis. 31/10/2025.",),
    "Memeriksa apakah nama hari sesuai dengan tanggalnya.",
    "Salah satunya pasti keliru, dan aplikasi tidak menebak yang mana.",
    'TANGGAL diisi "Senin, 31 Oktober 2025", padahal Jumat.',
)
TEXT_DATE_COUNTED = Rule(
    "ZI206",
    Severity.ERROR,
    "Tanggal tersimpan sebagai teks pada kolom yang dihitung",
    'Tanggal "{text}" tersimpan sebagai teks sehingga rumus Excel tidak dapat menghitungnya.',
    ("Beri format Tanggal pada selnya, lalu ketik ulang {expected} dan tekan Enter.",),
    "Memeriksa apakah tanggal pada kolom yang dihitung rumus benar-benar tanggal Excel.",
    "Teks yang tampak seperti tanggal tidak terhitung, sehingga angka di Excel dan di laporan "
    "akan berbeda.",
    "TANGGAL REALISASI diisi '31 Oktober 2025 sebagai teks.",
)
TEXT_DATE = Rule(
    "ZI207",
    Severity.WARNING,
    "Tanggal tersimpan sebagai teks",
    'Tanggal "{text}" tersimpan sebagai teks.',
    (
        "Dibaca {day}.",
        "Beri format Tanggal pada selnya, lalu ketik ulang tanggalnya.",
    ),
    "Memeriksa apakah tanggal benar-benar tanggal Excel.",
    "Tanggal berupa teks tidak dapat diurutkan atau disaring menurut waktu.",
    "TANGGAL pada Rapat diisi '31 Oktober 2025 sebagai teks.",
)
NUMBER_AS_DATE = Rule(
    "ZI208",
    Severity.ERROR,
    "Bilangan pada kolom tanggal",
    "{column} berisi bilangan {text}, bukan tanggal.",
    ("Beri format Tanggal pada selnya, lalu ketik hari/bulan/tahun, mis. 31/10/2025.",),
    "Memeriksa apakah kolom tanggal memuat bilangan biasa.",
    "Bilangan biasa tidak menunjuk hari yang pasti.",
    "TANGGAL REALISASI diisi 31.",
)
ERROR_VALUE = Rule(
    "ZI209",
    Severity.ERROR,
    "Nilai galat",
    "Sel {column} berisi nilai galat {text}.",
    ("Hapus rumusnya, lalu ketik nilainya.",),
    "Memeriksa apakah sel isian memuat nilai galat Excel, mis. #REF! atau #N/A.",
    "Nilai galat bukan sel kosong; isinya tidak diketahui.",
    "STATUS berisi #REF! karena lembar rujukannya terhapus.",
)
UNCALCULATED = Rule(
    "ZI210",
    Severity.ERROR,
    "Rumus belum dihitung",
    "Rumus pada sel {column} belum dihitung, sehingga nilainya tidak diketahui.",
    ("Buka buku kerja di Excel, tekan F9, lalu simpan; atau ketik nilainya.",),
    "Memeriksa apakah rumus pada sel isian sudah mempunyai nilai.",
    "Rumus yang belum dihitung bukan sel kosong; nilainya tidak diketahui.",
    "TANGGAL REALISASI berisi =TODAY() yang ditulis aplikasi lain.",
)
FORMULA_TYPED_OVER = Rule(
    "ZI211",
    Severity.WARNING,
    "Rumus tertimpa",
    '{column} seharusnya rumus, tetapi berisi ketikan "{text}".',
    ("Salin rumus dari baris lain pada kolom yang sama.",),
    "Memeriksa apakah kolom rumus masih memuat rumus.",
    "Isian yang diketik tidak ikut berubah ketika data berubah; laporan tidak memakainya.",
    "BATAS WAKTU pada Lembar Monev diketik 31/12/2025.",
)
DIGITS_LOST = Rule(
    "ZI212",
    Severity.WARNING,
    "Angka terpotong",
    "{column} tersimpan sebagai bilangan sehingga digit setelah yang ke-15 hilang.",
    ("Beri format Teks pada selnya, lalu ketik ulang seluruh angkanya.",),
    "Memeriksa apakah deretan angka yang panjang tersimpan sebagai teks.",
    "Excel hanya menyimpan 15 digit; digit sisanya berubah menjadi nol dan tidak dicetak.",
    "NIP diketik pada sel berformat Umum.",
)
LOGICAL_VALUE = Rule(
    "ZI213",
    Severity.WARNING,
    "Nilai logika",
    "{column} berisi nilai logika (BENAR/SALAH), bukan teks.",
    ("Hapus isinya, lalu ketik teksnya.",),
    "Memeriksa apakah kolom teks memuat nilai logika Excel.",
    "BENAR dan SALAH adalah nilai hitung, bukan tulisan; pada kolom yang dihitung rumus hal "
    "ini kesalahan.",
    "KETERANGAN berisi BENAR.",
)
HIDDEN_CHARACTERS = Rule(
    "ZI214",
    Severity.ERROR,
    "Karakter tersembunyi",
    '{column} "{text}" memuat karakter tersembunyi (spasi khusus, tab, atau baris baru).',
    ("Hapus isinya, lalu ketik ulang {expected}.",),
    "Memeriksa apakah isian yang dihitung rumus memuat karakter yang tidak terlihat.",
    "Rumus Excel menganggapnya isian lain, sehingga angka di Excel dan di laporan akan "
    "berbeda. Pada kolom yang tidak dihitung hal ini hanya peringatan.",
    "STATUS Selesai ditempel dari laman web dan berakhir dengan spasi khusus.",
)
MONTH_NAME = Rule(
    "ZI215",
    Severity.ERROR,
    "Nama bulan tidak dikenal",
    '{column} "{text}" bukan nama bulan yang lengkap.',
    ('Maksud Anda "{suggestion}"?', "Tulis nama bulan yang lengkap, mis. Oktober."),
    "Memeriksa apakah BULAN memuat nama bulan yang lengkap.",
    "Rumus Excel mencocokkan nama bulan; singkatan tidak cocok.",
    'BULAN diisi "Okt".',
)
NOT_A_NUMBER = Rule(
    "ZI216",
    Severity.WARNING,
    "Bukan bilangan",
    '{column} "{text}" bukan bilangan.',
    ("Ketik angkanya saja, tanpa Rp dan tanpa titik, mis. 150000.",),
    "Memeriksa apakah kolom bilangan memuat bilangan.",
    "Teks tidak dapat dijumlahkan.",
    'NILAI (RP) diisi "Rp150.000".',
)
PERIOD = Rule(
    "ZI217",
    Severity.WARNING,
    "Periode tidak dikenal",
    '{column} "{text}" tidak dikenal.',
    (
        'Maksud Anda "{suggestion}"?',
        "Tulis mis. 2025-10 untuk bulan, 2025-TW4 untuk triwulan, atau 2025 untuk laporan akhir.",
    ),
    "Memeriksa apakah PERIODE tertulis sebagai tahun-bulan, tahun-triwulan, atau tahun.",
    "Baris dengan periode yang tidak dikenal tidak masuk laporan mana pun.",
    'PERIODE diisi "Oktober 2025".',
)
MONTH_YEAR = Rule(
    "ZI218",
    Severity.ERROR,
    "Bulan dan tahun tidak dapat dibaca",
    '{column} "{text}" tidak dapat dibaca sebagai bulan dan tahun.',
    ("Ketik nama bulan dan tahun, mis. Oktober 2025.",),
    "Memeriksa apakah kolom bulan memuat bulan beserta tahunnya.",
    "Tanpa bulan dan tahun yang pasti, kasus tidak dapat dihitung ke triwulannya.",
    'BULAN DITERIMA diisi "Oktober" tanpa tahun.',
)
PERIOD_AS_DATE = Rule(
    "ZI219",
    Severity.WARNING,
    "Periode tersimpan sebagai tanggal",
    "{column} tersimpan sebagai tanggal; dibaca {expected}.",
    ("Beri format Teks pada selnya, lalu ketik ulang {expected}.",),
    "Memeriksa apakah Excel mengubah PERIODE menjadi tanggal.",
    "Excel mengubah ketikan seperti 2025-10 menjadi tanggal.",
    "PERIODE berisi tanggal 1 Oktober 2025.",
)
REQUIRED_BLANK = Rule(
    "ZI220",
    Severity.WARNING,
    "Isian wajib kosong",
    "{column} kosong.",
    ("Isi sel ini, atau kosongkan seluruh barisnya.",),
    "Memeriksa apakah kolom wajib terisi pada setiap baris yang dipakai.",
    "Baris yang tidak lengkap tidak dapat dihitung atau dicetak dengan benar.",
    "Baris Perubahan tanpa KODE.",
)
DATE_IN_FUTURE = Rule(
    "ZI221",
    Severity.WARNING,
    "Tanggal melewati hari ini",
    "{column} melewati hari ini.",
    ("Periksa bulan dan tahunnya.",),
    "Memeriksa apakah tanggal kejadian sudah lewat.",
    "Sesuatu yang belum terjadi belum dapat dilaporkan selesai.",
    "TANGGAL REALISASI diisi tanggal bulan depan.",
    passing=True,
)
DATE_OUTSIDE_YEAR = Rule(
    "ZI222",
    Severity.WARNING,
    "Tanggal di luar tahun rencana",
    "{column} berada di luar tahun rencana aksi ({expected}).",
    ("Periksa tahunnya; biarkan jika memang benar.",),
    "Memeriksa apakah tanggal berada dalam tahun rencana aksi.",
    "Tahun yang salah ketik membuat realisasi tercatat di waktu yang keliru.",
    "TANGGAL REALISASI diisi 31/10/2024 untuk rencana 2025.",
)

ONLY_HIDDEN_CHARACTERS = Rule(
    "ZI223",
    Severity.ERROR,
    "Sel tampak kosong, tetapi berisi",
    "{column} tampak kosong, tetapi memuat karakter yang tidak terlihat.",
    ("Pilih selnya, tekan Delete, lalu isi kembali bila perlu.",),
    "Memeriksa apakah sel yang dihitung rumus hanya memuat karakter yang tidak terlihat.",
    "Rumus Excel menganggap sel itu berisi, padahal tidak ada yang dapat dibaca.",
    "BUKTI DUKUNG hanya memuat baris baru.",
)

RULES = (
    UNKNOWN_CHOICE,
    UNREADABLE_DATE,
    AMBIGUOUS_DATE,
    IMPOSSIBLE_DATE,
    WEEKDAY_CONTRADICTS,
    TEXT_DATE_COUNTED,
    TEXT_DATE,
    NUMBER_AS_DATE,
    ERROR_VALUE,
    UNCALCULATED,
    FORMULA_TYPED_OVER,
    DIGITS_LOST,
    LOGICAL_VALUE,
    HIDDEN_CHARACTERS,
    MONTH_NAME,
    NOT_A_NUMBER,
    PERIOD,
    MONTH_YEAR,
    PERIOD_AS_DATE,
    REQUIRED_BLANK,
    DATE_IN_FUTURE,
    DATE_OUTSIDE_YEAR,
    ONLY_HIDDEN_CHARACTERS,
)
