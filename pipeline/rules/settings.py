"""Rules on Pengaturan and Pegawai (ZI5xx)."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

YEAR_MISSING = Rule(
    "ZI501",
    Severity.ERROR,
    "Tahun belum diisi",
    "Tahun rencana aksi belum diisi.",
    ("Isi Tahun pada Pengaturan, mis. 2025.",),
    "Memeriksa apakah Tahun terisi.",
    "Tanpa tahun, batas waktu target tidak dapat ditentukan.",
    "NILAI pada baris Tahun kosong.",
)
YEAR_MALFORMED = Rule(
    "ZI502",
    Severity.ERROR,
    "Tahun keliru",
    'Tahun "{text}" tidak dapat dibaca.',
    ("Ketik empat angka, mis. 2025.",),
    "Memeriksa apakah Tahun berupa empat angka.",
    "Tanpa tahun, batas waktu target tidak dapat ditentukan.",
    'Tahun diisi "dua ribu dua puluh lima".',
)
SETTING_MISSING = Rule(
    "ZI503",
    Severity.WARNING,
    "Pengaturan tidak ada",
    "Baris {setting} tidak ada; dipakai {default}.",
    ("Tambahkan baris {setting} pada Pengaturan.",),
    "Memeriksa apakah semua baris Pengaturan ada.",
    "Nilai bawaan belum tentu sesuai dengan kantor Anda.",
    "Baris Bobot Area III terhapus.",
)
SETTING_BLANK = Rule(
    "ZI504",
    Severity.WARNING,
    "Pengaturan belum diisi",
    "{setting} belum diisi; laporan mencetak [DIISI].",
    ("Isi pada kolom NILAI.",),
    "Memeriksa apakah pengaturan yang dicetak dalam laporan sudah diisi.",
    "Laporan yang ditandatangani tidak boleh memuat [DIISI].",
    "NILAI pada baris Tempat kosong.",
)
SETTING_MALFORMED = Rule(
    "ZI505",
    Severity.WARNING,
    "Nilai pengaturan keliru",
    '{setting} "{text}" bukan {kind}; dipakai {default}.',
    ("Ketik ulang pada kolom NILAI.",),
    "Memeriksa apakah nilai pengaturan sesuai jenisnya.",
    "Nilai yang tidak dapat dibaca diganti nilai bawaan.",
    'Bobot Area III diisi "sepuluh".',
)
SETTING_UNKNOWN = Rule(
    "ZI506",
    Severity.INFO,
    "Pengaturan tidak dikenal",
    'Pengaturan "{text}" tidak dikenal dan tidak dibaca.',
    ('Maksud Anda "{suggestion}"?',),
    "Mencatat baris Pengaturan yang tidak dibaca aplikasi.",
    "Nilainya tidak dipakai.",
    'Baris "Nomor telepon" ditambahkan.',
)
SETTING_TWICE = Rule(
    "ZI507",
    Severity.WARNING,
    "Pengaturan ganda",
    "{setting} ditulis dua kali (baris {rows}); dipakai yang pertama.",
    ("Pertahankan satu baris saja.",),
    "Memeriksa apakah setiap pengaturan hanya ditulis satu kali.",
    "Dua baris dapat menyatakan nilai yang berbeda; untuk Tahun hal ini kesalahan.",
    "Baris Tempat ada dua.",
)
SETTING_NEAR = Rule(
    "ZI508",
    Severity.WARNING,
    "Nama pengaturan salah ketik",
    'Pengaturan "{text}" dibaca sebagai {setting}.',
    ("Ubah namanya menjadi {setting}.",),
    "Mengenali nama pengaturan yang hampir sama dengan nama bakunya.",
    "Nama yang salah ketik dapat membuat nilai yang keliru terbaca.",
    'Satuan kerja tertulis "Satuan kerj".',
)
WEIGHTS_TOTAL = Rule(
    "ZI509",
    Severity.WARNING,
    "Jumlah bobot keliru",
    "Jumlah bobot keenam area {total}, seharusnya {expected}.",
    ("Periksa keenam Bobot Area.",),
    "Memeriksa apakah jumlah bobot area 60.",
    "Bobot yang keliru mengubah nilai tertimbang.",
    "Bobot Area V diisi 5, seharusnya 15.",
)
BANDS_ORDER = Rule(
    "ZI510",
    Severity.WARNING,
    "Urutan ambang keliru",
    "{setting} tidak lebih rendah daripada ambang di atasnya, atau di luar 0 sampai 100.",
    ("Ambang ditulis menurun, mis. 90, 75, 65, 50.",),
    "Memeriksa apakah ambang kategori menurun dan berada antara 0 dan 100.",
    "Kategori yang ambangnya tidak menurun tidak pernah tercapai.",
    "Ambang Tinggi diisi 95, lebih besar daripada Ambang Sangat Tinggi.",
)
SETTING_WITHOUT_VALUE = Rule(
    "ZI511",
    Severity.WARNING,
    "Nilai pengaturan kosong",
    "{setting} kosong; dipakai {default}.",
    ("Isi pada kolom NILAI.",),
    "Memeriksa apakah bobot, ambang, batas hari kerja, dan sifat data terisi.",
    "Nilai bawaan belum tentu sesuai dengan kantor Anda.",
    "NILAI pada baris Ambang Tinggi kosong.",
)
NIP = Rule(
    "ZI521",
    Severity.WARNING,
    "NIP keliru",
    'NIP "{text}" tidak terdiri atas 18 angka.',
    ("Ketik ulang sebagai teks, 18 angka.",),
    "Memeriksa apakah NIP terdiri atas 18 angka.",
    "NIP dicetak di bawah tanda tangan.",
    "NIP terdiri atas 17 angka.",
)
NIP_BIRTH = Rule(
    "ZI522",
    Severity.WARNING,
    "Tanggal lahir pada NIP keliru",
    'NIP "{text}" tidak diawali tanggal lahir yang benar.',
    ("Delapan angka pertama NIP adalah tahun, bulan, dan hari lahir; periksa ketikannya.",),
    "Memeriksa apakah delapan angka pertama NIP adalah tanggal lahir.",
    "NIP dicetak di bawah tanda tangan.",
    "NIP diawali 19851340.",
)
NO_SIGNER = Rule(
    "ZI523",
    Severity.WARNING,
    "Penandatangan belum ada",
    "Tidak ada pemegang jabatan {post} per {expected}; laporan mencetak [DIISI].",
    ("Isi NAMA, JABATAN, MULAI, dan SAMPAI pada Pegawai.",),
    "Memeriksa apakah ada orang yang memegang jabatan penandatangan.",
    "Laporan ditandatangani oleh pemegang jabatan pada tanggal laporan.",
    "Jabatan penandatangan Ketua, tetapi Pegawai tidak memuat Ketua.",
)
SEVERAL_SIGNERS = Rule(
    "ZI524",
    Severity.WARNING,
    "Penandatangan lebih dari satu",
    "Lebih dari satu orang memegang jabatan {post} per {expected} (baris {rows}).",
    ("Isi SAMPAI pada pejabat yang lama.",),
    "Memeriksa apakah hanya satu orang yang memegang jabatan penandatangan.",
    "Aplikasi tidak boleh memilih sendiri siapa yang menandatangani.",
    "Ketua lama tanpa SAMPAI, Ketua baru sudah tercatat.",
)
POST_ENDS_FIRST = Rule(
    "ZI525",
    Severity.WARNING,
    "Masa jabatan terbalik",
    "SAMPAI lebih awal daripada MULAI.",
    ("Periksa kedua tanggalnya.",),
    "Memeriksa apakah masa jabatan berjalan maju.",
    "Orang itu tidak pernah memegang jabatannya.",
    "MULAI 01/07/2025, SAMPAI 01/01/2025.",
)
TWO_HOLDERS = Rule(
    "ZI526",
    Severity.WARNING,
    "Satu jabatan, dua pejabat definitif",
    "Jabatan pada baris {rows} dipegang definitif oleh lebih dari satu orang pada waktu yang sama.",
    ("Isi SAMPAI pada pejabat yang lama, atau perbaiki STATUS JABATAN.",),
    "Memeriksa apakah masa jabatan dua pejabat definitif pada jabatan yang sama tumpang tindih. "
    "Jabatan yang memang dipegang beberapa orang (anggota, staf, pelaksana, fungsional) tidak "
    "diperiksa.",
    "Dokumen yang menyebut pejabat itu dapat memuat orang yang keliru.",
    "Dua Kasubbag Hukum definitif, keduanya tanpa SAMPAI.",
)

RULES = (
    YEAR_MISSING,
    YEAR_MALFORMED,
    SETTING_MISSING,
    SETTING_BLANK,
    SETTING_MALFORMED,
    SETTING_UNKNOWN,
    SETTING_TWICE,
    SETTING_NEAR,
    WEIGHTS_TOTAL,
    BANDS_ORDER,
    SETTING_WITHOUT_VALUE,
    NIP,
    NIP_BIRTH,
    NO_SIGNER,
    SEVERAL_SIGNERS,
    POST_ENDS_FIRST,
    TWO_HOLDERS,
)
