"""Rules on the table that ``init --from`` makes a workbook of (ZI35x)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

MARKS_DIFFER = Rule(
    "ZI351",
    Severity.WARNING,
    "Tanda ● sumber berbeda dari TARGET WAKTU",
    'Tanda ● {code} ({own}) berbeda dari TARGET WAKTU "{text}" ({months}); '
    "buku kerja baru mengikuti TARGET WAKTU.",
    (
        "Bila targetnya memang digeser, pindahkan tandanya di buku kerja baru dan catat dasarnya "
        "pada Perubahan.",
    ),
    "Membandingkan tanda ● pada sumber init --from dengan TARGET WAKTU-nya.",
    "Tanda ● buku kerja lama tidak disalin; rencana yang baru berawal dari TARGET WAKTU.",
    "Target Oktober 2025, tetapi yang bertanda November.",
)
TABLE_NOT_READ = Rule(
    "ZI352",
    Severity.WARNING,
    "Tabel Word tidak dibaca",
    "Tabel ini tidak mempunyai judul kolom rencana aksi, sehingga tidak dibaca.",
    ("Bila ini lanjutan rencana aksi, ulangi baris judul kolomnya di atas tabel ini.",),
    "Mencatat tabel sesudah rencana aksi yang tidak berjudul kolom.",
    "Tabel yang terpotong tanpa judul kolom tidak boleh ditebak isinya.",
    "Tabel rencana aksi dipotong menjadi dua, dan judulnya hanya pada potongan pertama.",
)
COLUMNS_DIFFER = Rule(
    "ZI353",
    Severity.WARNING,
    "Judul kolom potongan tabel berbeda",
    "Judul kolom tabel ini berbeda dari tabel pertama; kolom {column} tidak sama-sama ada.",
    ("Samakan judul kolomnya, lalu ulangi.",),
    "Membandingkan judul kolom semua potongan tabel rencana aksi.",
    "Kolom yang hanya ada pada satu potongan tidak terbaca seluruhnya.",
    "Kolom PENANGGUNG JAWAB hanya ada pada potongan kedua.",
)
CELLS_UNEVEN = Rule(
    "ZI354",
    Severity.WARNING,
    "Sel baris tidak sesuai dengan kolom",
    "Beberapa sel baris ini berada di bawah satu judul kolom ({column}); isinya disatukan.",
    ("Periksa batas selnya, dan teksnya di buku kerja baru.",),
    "Memeriksa apakah setiap sel tabel Word berada di bawah satu judul kolom.",
    "Sel yang dipecah tidak pasti termasuk kolom yang mana.",
    "Sel INDIKATOR pada satu baris dipecah menjadi dua sel.",
)
CHANGES_MARKED = Rule(
    "ZI355",
    Severity.WARNING,
    "Perubahan terlacak dalam dokumen",
    "Tabel ini memuat perubahan yang masih terlacak; sisipan dipakai dan hapusan ditinggalkan.",
    ("Pastikan naskah akhirnya, atau terima perubahannya di Word (Tinjau > Terima) lalu ulangi.",),
    "Mengenali perubahan terlacak pada tabel Word.",
    "Naskah yang masih berubah mungkin bukan yang ditetapkan.",
    'Kata "Oktober" dicoret dan diganti "November" dengan pelacakan perubahan.',
)
NUMBER_NOT_READ = Rule(
    "ZI356",
    Severity.WARNING,
    "Nomor otomatis tidak terbaca",
    "Nomor otomatis pada {column} tidak dapat dibaca.",
    ("Ketik nomornya sebagai teks di Word, lalu ulangi.",),
    "Memeriksa apakah penomoran otomatis Word dapat dibaca.",
    "Nomor area dan komponen menentukan KODE.",
    "Nomor komponen memakai bentuk penomoran yang tidak lazim.",
)
TEXT_CUT = Rule(
    "ZI357",
    Severity.ERROR,
    "Teks melebihi isi sel Excel",
    "{column} lebih panjang daripada isi satu sel Excel ({limit} karakter); sisanya tidak disalin.",
    ("Ringkas teksnya di sumber, lalu ulangi.",),
    "Memeriksa apakah teks sumber muat dalam satu sel Excel.",
    "Excel tidak menyimpan teks yang lebih panjang.",
    "BUKTI FISIK memuat seluruh isi sebuah laporan.",
)
TITLE_OF_OTHER_YEAR = Rule(
    "ZI358",
    Severity.WARNING,
    "Judul tabel menyebut tahun lain",
    'Judul "{text}" menyebut tahun lain dari tahun rencana aksi ({expected}); '
    "buku kerja baru memakai judul umum.",
    ("Ganti judulnya di buku kerja baru bila perlu.",),
    "Memeriksa apakah judul tabel sumber sesuai dengan tahun rencana aksi.",
    "Judul tahun lalu tidak boleh tercetak pada rencana tahun ini.",
    "Judul menyebut Tahun 2025, sedangkan buku kerja dibuat untuk 2026.",
)
DECREE_LEFT_BLANK = Rule(
    "ZI359",
    Severity.WARNING,
    "Keputusan tahun lain tidak disalin",
    "Nomor dan tanggal keputusan sumber (tahun {text}) tidak disalin ke rencana {expected}.",
    ("Isi nomor dan tanggal keputusan tahun {expected} pada Pengaturan buku kerja baru.",),
    "Membandingkan Tahun pada Pengaturan sumber dengan tahun yang diminta.",
    "Setiap rencana aksi ditetapkan dengan keputusan tahunnya sendiri.",
    "Buku kerja 2025 dijadikan sumber rencana 2026.",
)
TARGETS_OF_OTHER_YEAR = Rule(
    "ZI360",
    Severity.WARNING,
    "TARGET WAKTU sumber menyebut tahun lain",
    "{count} TARGET WAKTU menyebut tahun lain dari tahun rencana aksi ({expected}), "
    "sehingga tanpa tanda ● di buku kerja baru.",
    ("Ganti tahunnya pada salinan sumber (Ctrl+H), hapus buku kerja baru, lalu ulangi.",),
    "Membandingkan tahun pada TARGET WAKTU sumber dengan tahun rencana aksi.",
    "Target tahun lain tidak dapat dipindahkan ke tahun ini tanpa keputusan.",
    "Buku kerja 2025 dijadikan sumber rencana 2026, dan semua targetnya masih 2025.",
)
TEXT_NOT_KEPT = Rule(
    "ZI361",
    Severity.WARNING,
    "Teks sumber tidak terbawa",
    'Teks {column} "{text}" tidak terbawa ke buku kerja baru.',
    ("Lengkapi barisnya di sumber lalu ulangi, atau ketik teksnya di buku kerja baru.",),
    "Memeriksa apakah setiap teks tabel sumber ada di buku kerja baru.",
    "Tidak ada bagian rencana aksi yang boleh hilang tanpa diketahui.",
    "Komponen tanpa satu indikator pun.",
)
CHARACTERS_LEFT_OUT = Rule(
    "ZI362",
    Severity.WARNING,
    "Karakter yang tidak dapat ditulis",
    "{column} memuat karakter kendali yang tidak dapat ditulis; karakter itu ditinggalkan.",
    ("Periksa teksnya di buku kerja baru.",),
    "Mengenali karakter kendali dalam teks sumber.",
    "Buku kerja yang memuat karakter itu tidak dapat dibuka.",
    "Teks hasil salinan dari PDF memuat karakter kendali.",
)

RULES = (
    MARKS_DIFFER,
    TABLE_NOT_READ,
    COLUMNS_DIFFER,
    CELLS_UNEVEN,
    CHANGES_MARKED,
    NUMBER_NOT_READ,
    TEXT_CUT,
    TITLE_OF_OTHER_YEAR,
    DECREE_LEFT_BLANK,
    TARGETS_OF_OTHER_YEAR,
    TEXT_NOT_KEPT,
    CHARACTERS_LEFT_OUT,
)
