"""Rules of the identity guard (ZI7xx). They say what kind of thing stands there, never what."""

from __future__ import annotations

from pipeline.findings import Rule, Severity

IDENTITY_IN_CELL = Rule(
    "ZI701",
    Severity.WARNING,
    "Identitas dalam isian",
    "{column} memuat {expected}; isi sel ini disamarkan dalam semua hasil.",
    ("Hapus identitas itu; sebut kode kasus atau nomor registernya saja.",),
    "Mengenali NIK, NIP, nomor telepon, alamat surel, alamat rumah, dan nama lengkap orang dalam "
    "lembar Pegawai pada WBS dan Pengaduan, pada Rapat dan Narasi, dan pada baris Tindak Lanjut "
    "yang berasal dari WBS atau Pengaduan (juga yang ASAL-nya belum jelas). Nama yang terdiri atas "
    "satu kata hanya dikenali setelah Sdr., Bpk., Ibu, Pak, atau Bu, atau bila berdiri sendiri. "
    "Nomor register dan nomor tiket boleh berupa angka yang panjang. Pimpinan, notulis, peserta, "
    "dan penanggung jawab boleh disebut namanya.",
    "Pelapor dan terlapor harus terlindungi. Pada lembar WBS hal ini kesalahan. Yang disamarkan "
    "hanya sel ini, seluruhnya.",
    "REKOMENDASI pada WBS menyebut nama lengkap seorang pegawai.",
)
IDENTITY_COLUMN = Rule(
    "ZI702",
    Severity.WARNING,
    "Kolom identitas",
    "Judul kolom ini meminta identitas seseorang; isinya tidak dibaca.",
    ("Hapus kolom ini beserta isinya dari lembar {sheet}.",),
    "Mengenali kolom tambahan yang meminta nama, nomor, alamat, atau jabatan pelapor atau "
    "terlapor.",
    "Buku kerja ini dipakai bersama; identitas pelapor dan terlapor tidak boleh tersimpan di "
    "dalamnya. Pada lembar WBS hal ini kesalahan.",
    'Kolom "NAMA PELAPOR" ditambahkan pada Pengaduan.',
)
IDENTITY_IN_HEADER = Rule(
    "ZI703",
    Severity.WARNING,
    "Identitas dalam judul kolom",
    "Judul kolom ini memuat {expected}.",
    ("Hapus identitas itu dari judul kolom.",),
    "Mengenali nomor, alamat, dan nama seseorang dalam judul kolom tambahan.",
    "Identitas pelapor dan terlapor tidak boleh tersimpan dalam buku kerja yang dipakai bersama. "
    "Pada lembar WBS hal ini kesalahan.",
    "Judul kolom tambahan pada WBS memuat nama lengkap seorang pegawai.",
)

RULES = (IDENTITY_IN_CELL, IDENTITY_COLUMN, IDENTITY_IN_HEADER)
