"""Rules on the file, its sheets and its columns (ZI1xx)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

SHEET_MISSING = Rule(
    "ZI101",
    Severity.ERROR,
    "Lembar tidak ada",
    "Lembar {sheet} tidak ada.",
    ("Salin lembar itu dari buku kerja baru yang dibuat dengan zi-report init.",),
    "Memeriksa apakah semua lembar buku kerja ada.",
    "Tanpa Pengaturan, Rencana Aksi, dan Lembar Monev, target dan realisasi tidak dapat dihitung "
    "(kesalahan); tanpa lembar lain, bagian laporannya kosong (peringatan).",
    "Lembar Rencana Aksi terhapus.",
)
SHEET_ALIAS = Rule(
    "ZI102",
    Severity.INFO,
    "Lembar memakai nama lain",
    'Lembar bernama "{name}" dibaca sebagai lembar {sheet}.',
    ("Ubah nama lembar menjadi {sheet}.",),
    "Mengenali nama lain yang biasa dipakai untuk suatu lembar.",
    "Rumus dan tautan antarlembar mencari nama yang baku.",
    'Lembar Monev diberi nama "Monev".',
)
SHEET_NEAR = Rule(
    "ZI103",
    Severity.WARNING,
    "Nama lembar salah ketik",
    'Lembar bernama "{name}" dibaca sebagai lembar {sheet}, karena namanya hampir sama.',
    ("Ubah nama lembar menjadi {sheet}.",),
    "Mengenali nama lembar yang hampir sama dengan nama bakunya.",
    "Lembar yang salah nama mudah tertukar.",
    'Pengaturan tertulis "Pengatuan".',
)
SHEET_TWICE = Rule(
    "ZI104",
    Severity.ERROR,
    "Dua lembar untuk hal yang sama",
    'Lembar "{name}" juga dapat dibaca sebagai lembar {sheet}; lembar ini tidak dibaca.',
    ("Pertahankan satu lembar saja dan beri nama {sheet}.",),
    "Memeriksa apakah suatu lembar hanya ada satu.",
    "Aplikasi tidak boleh memilih sendiri lembar mana yang benar.",
    'Ada lembar "Monev" dan "Lembar Monitoring", tetapi tidak ada "Lembar Monev".',
)
SHEET_UNKNOWN = Rule(
    "ZI105",
    Severity.INFO,
    "Lembar di luar buku kerja",
    "Lembar ini bukan bagian buku kerja dan tidak dibaca.",
    ("Biarkan jika memang catatan sendiri.",),
    "Mencatat lembar tambahan yang tidak dibaca aplikasi.",
    "Isian pada lembar tambahan tidak ikut dihitung.",
    'Lembar "Catatan rapat" ditambahkan sendiri.',
)
SHEET_HIDDEN = Rule(
    "ZI106",
    Severity.INFO,
    "Lembar disembunyikan",
    "Lembar {sheet} disembunyikan; isinya tetap dihitung.",
    ("Tampilkan lembar itu agar isinya dapat diperiksa.",),
    "Mencatat lembar yang disembunyikan.",
    "Isian yang tidak terlihat tetap memengaruhi angka.",
    "Lembar Lembar Monev disembunyikan.",
)
ROWS_HIDDEN = Rule(
    "ZI107",
    Severity.INFO,
    "Baris disembunyikan",
    "{rows} baris berisi disembunyikan atau tersaring; isinya tetap dihitung.",
    ("Hapus saringan atau tampilkan barisnya untuk memeriksa.",),
    "Mencatat baris berisi yang disembunyikan atau tersaring.",
    "Isian yang tidak terlihat tetap memengaruhi angka.",
    "Saringan STATUS pada Lembar Monev masih aktif.",
)
COLUMNS_HIDDEN = Rule(
    "ZI109",
    Severity.INFO,
    "Kolom disembunyikan",
    "Kolom {column} disembunyikan; isinya tetap dihitung.",
    ("Tampilkan kolomnya untuk memeriksa.",),
    "Mencatat kolom tabel yang disembunyikan.",
    "Isian yang tidak terlihat tetap memengaruhi angka.",
    "Kolom KENDALA pada Lembar Monev disembunyikan.",
)
SHEET_EMPTY = Rule(
    "ZI108",
    Severity.ERROR,
    "Lembar kosong",
    "Lembar {sheet} kosong; judul kolomnya pun tidak ada.",
    ("Salin lembar itu dari buku kerja baru yang dibuat dengan zi-report init.",),
    "Memeriksa apakah lembar masih memuat tabelnya.",
    "Lembar tanpa judul kolom tidak dapat dibaca.",
    "Seluruh isi lembar Rencana Aksi terhapus.",
)
HEADER_NOT_FOUND = Rule(
    "ZI111",
    Severity.ERROR,
    "Baris judul kolom tidak ditemukan",
    "Baris judul kolom lembar {sheet} tidak ditemukan.",
    ("Tulis judul kolomnya dalam satu baris: {choices}.",),
    "Mencari baris judul kolom menurut namanya, di baris mana pun.",
    "Tanpa judul kolom, isi lembar tidak dapat dibaca.",
    "Baris judul Lembar Monev terhapus.",
)
COLUMN_MISSING = Rule(
    "ZI112",
    Severity.ERROR,
    "Kolom tidak ada",
    "Kolom {column} tidak ada pada lembar {sheet}.",
    ("Tambahkan kolom berjudul {column}.",),
    "Memeriksa apakah semua kolom ada; urutannya bebas.",
    "Kolom wajib menentukan angka (kesalahan); kolom lain melengkapi laporan (peringatan).",
    "Kolom STATUS pada Lembar Monev terhapus.",
)
COLUMN_TWICE = Rule(
    "ZI113",
    Severity.ERROR,
    "Kolom tercatat dua kali",
    "Kolom {column} ada lebih dari satu; yang dibaca hanya yang pertama.",
    ("Hapus atau ganti judul kolom yang tidak dipakai.",),
    "Memeriksa apakah setiap judul kolom hanya ada satu.",
    "Aplikasi tidak boleh memilih sendiri kolom mana yang benar; pada kolom yang tidak "
    "menentukan angka hal ini hanya peringatan.",
    "Ada dua kolom STATUS pada Lembar Monev.",
)
COLUMN_UNKNOWN = Rule(
    "ZI114",
    Severity.INFO,
    "Kolom tambahan",
    'Kolom "{header}" bukan bagian lembar {sheet} dan tidak dibaca.',
    ("Biarkan jika memang catatan sendiri.",),
    "Mencatat kolom tambahan yang tidak dibaca aplikasi.",
    "Isian pada kolom tambahan tidak ikut dihitung dan tidak dicetak.",
    'Kolom "NOMOR RAK" ditambahkan pada Lembar Monev.',
)
COLUMN_ALIAS = Rule(
    "ZI115",
    Severity.INFO,
    "Kolom memakai nama lain",
    'Judul "{header}" dibaca sebagai kolom {column}.',
    ("Ubah judulnya menjadi {column}.",),
    "Mengenali nama lain yang biasa dipakai untuk suatu kolom.",
    "Judul yang baku memudahkan orang lain membaca buku kerja.",
    'Kolom PENANGGUNG JAWAB berjudul "PIC".',
)
COLUMN_NEAR = Rule(
    "ZI116",
    Severity.WARNING,
    "Judul kolom salah ketik",
    'Judul "{header}" dibaca sebagai kolom {column}, karena tulisannya hampir sama.',
    ("Ubah judulnya menjadi {column}.",),
    "Mengenali judul kolom yang hampir sama dengan judul bakunya.",
    "Judul yang salah ketik dapat membuat kolom yang keliru terbaca.",
    'Kolom KENDALA berjudul "KENDAL".',
)
HEADER_REPEATED = Rule(
    "ZI117",
    Severity.INFO,
    "Baris judul berulang",
    "Baris {row} mengulang judul kolom dan dilewati.",
    ("Hapus baris itu.",),
    "Mengenali baris judul yang berulang, mis. dari tabel yang ditempel per halaman.",
    "Baris judul bukan isian.",
    "Judul NO, KOMPONEN, INDIKATOR muncul lagi di tengah tabel.",
)
NUMBERING_REPEATED = Rule(
    "ZI118",
    Severity.INFO,
    "Baris nomor kolom berulang",
    "Baris {row} hanya memuat nomor kolom dan dilewati.",
    ("Hapus baris itu.",),
    "Mengenali baris nomor kolom (1, 2, 3 …) yang berulang di tengah tabel.",
    "Baris nomor kolom bukan isian.",
    "Baris 1 2 3 4 5 6 muncul lagi di tengah tabel.",
)
MERGED_CELLS = Rule(
    "ZI119",
    Severity.WARNING,
    "Sel digabung",
    "Sel {expected} digabung; hanya sel pertamanya yang terbaca berisi.",
    ("Pisahkan selnya (Beranda > Gabungkan > Pisahkan Sel), lalu isi setiap baris.",),
    "Memeriksa apakah ada sel gabungan pada isian.",
    "Excel menyimpan isi sel gabungan hanya pada sel pertamanya, sehingga baris di bawahnya "
    "dihitung kosong.",
    "STATUS digabung untuk tiga baris Lembar Monev.",
)
UNDER_MERGE = Rule(
    "ZI120",
    Severity.WARNING,
    "Isi di balik sel gabungan",
    "Sel ini tertutup sel gabungan {expected}, tetapi masih berisi; isinya tetap dibaca.",
    ("Pisahkan selnya (Beranda > Gabungkan > Pisahkan Sel), lalu hapus atau pindahkan isinya.",),
    "Memeriksa apakah sel yang tertutup sel gabungan masih berisi.",
    "Isinya tidak terlihat di Excel, tetapi rumus Excel dan aplikasi tetap menghitungnya.",
    "STATUS digabung dari I3 sampai I5, dan I4 masih berisi Selesai.",
)
ABOVE_HEADER = Rule(
    "ZI124",
    Severity.WARNING,
    "Isian di atas judul kolom",
    "Baris {row} berada di atas judul kolom (baris {limit}) dan tidak dibaca.",
    ("Pindahkan isiannya ke bawah judul kolom; biarkan jika hanya keterangan.",),
    "Memeriksa apakah ada baris berisi beberapa sel di atas judul kolom.",
    "Hanya baris di bawah judul kolom yang dihitung. Jika baris itu hanya memuat keterangan atau "
    "judul bertingkat, hal ini hanya catatan.",
    "Baris isian disisipkan di atas judul kolom Lembar Monev.",
)
WORKBOOK_OPEN = Rule(
    "ZI125",
    Severity.INFO,
    "Buku kerja sedang dibuka",
    "Buku kerja sedang dibuka oleh {name}; perubahan yang belum disimpan tidak terbaca.",
    ("Minta yang bersangkutan menyimpan dahulu; abaikan jika buku kerja sudah ditutup.",),
    "Mencatat siapa yang sedang membuka buku kerja, menurut berkas penanda di sampingnya.",
    "Yang dibaca adalah isi yang terakhir disimpan. Berkas penanda dapat tertinggal setelah "
    "program atau komputer berhenti mendadak.",
    "Di samping buku kerja ada berkas ~$Rencana_Aksi_ZI_2025.xlsx.",
    passing=True,
)
ROW_NOT_COUNTED = Rule(
    "ZI122",
    Severity.ERROR,
    "Baris di luar jangkauan rumus",
    "Baris {row} berada di luar baris yang dihitung rumus (sampai baris {limit}).",
    ("Pindahkan isinya ke baris kosong di dalam tabel.",),
    "Memeriksa apakah setiap baris isian terjangkau oleh rumus buku kerja.",
    "Rekap di Excel tidak menghitung baris itu, sehingga angkanya akan berbeda dari laporan.",
    "Baris Lembar Monev ditempel pada baris 500.",
)
COLUMN_NOT_COUNTED = Rule(
    "ZI123",
    Severity.ERROR,
    "Rumus menghitung kolom lain",
    "Kolom {column} ada di sini, tetapi rumus buku kerja menghitung {expected}.",
    ("Kembalikan judul kolom ke tempat semula; untuk memindah kolom, potong dan sisipkan.",),
    "Memeriksa apakah rumus buku kerja menghitung kolom yang dibaca aplikasi.",
    "Rekap di Excel menghitung kolom lain, sehingga angkanya akan berbeda dari laporan.",
    "Judul STATUS dan KENDALA pada Lembar Monev tertukar.",
)
CONFLICT_COPY = Rule(
    "ZI121",
    Severity.WARNING,
    "Salinan bentrok",
    'Ada salinan bentrok "{name}" di samping buku kerja; salinan itu tidak dibaca.',
    ("Pindahkan isian yang perlu ke buku kerja, lalu hapus salinan itu.",),
    "Memeriksa apakah folder input memuat salinan bentrok dari drive bersama.",
    "Isian seseorang mungkin hanya tersimpan pada salinan itu.",
    "Di input/ ada Rencana_Aksi_ZI_2025 (1).xlsx.",
    passing=True,
)

RULES = (
    SHEET_MISSING,
    SHEET_ALIAS,
    SHEET_NEAR,
    SHEET_TWICE,
    SHEET_UNKNOWN,
    SHEET_HIDDEN,
    ROWS_HIDDEN,
    COLUMNS_HIDDEN,
    SHEET_EMPTY,
    HEADER_NOT_FOUND,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    COLUMN_ALIAS,
    COLUMN_NEAR,
    HEADER_REPEATED,
    NUMBERING_REPEATED,
    MERGED_CELLS,
    UNDER_MERGE,
    CONFLICT_COPY,
    ROW_NOT_COUNTED,
    COLUMN_NOT_COUNTED,
    ABOVE_HEADER,
    WORKBOOK_OPEN,
)
