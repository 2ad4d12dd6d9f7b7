"""Why a signature is not valid: stable codes, and each in words for the reader."""

from __future__ import annotations

from typing import Final

REASONS: Final = {
    # the file
    "zip-prepended-data": "ada data asing di awal berkas",
    "zip-trailing-data": "ada data asing di akhir berkas",
    "zip-gap": "ada data asing di sela-sela isi berkas",
    "zip-headers-differ": "daftar isi berkas saling bertentangan",
    "zip-duplicate-entry": "ada bagian dokumen dengan nama yang sama",
    "part-name-invalid": "ada bagian dokumen dengan nama yang tidak sah",
    "content-types-odd": "daftar jenis isi dokumen tidak wajar",
    "relationships-odd": "daftar hubungan antarbagian dokumen tidak wajar",
    "origin-odd": "daftar tanda tangan dalam dokumen tidak wajar",
    # the signature itself
    "signature-unreachable": "tanda tangan tidak terhubung dengan dokumen",
    "signature-xml": "berkas tanda tangan tidak dapat dibaca dengan aman",
    "signature-structure": "susunan tanda tangan tidak wajar",
    "ids-not-unique": "penanda di dalam tanda tangan tidak unik",
    "algorithm-not-accepted": "algoritma tanda tangan tidak dapat diterima",
    "object-not-signed": "ada keterangan di dalam tanda tangan yang tidak ikut ditandatangani",
    "object-changed": "keterangan di dalam tanda tangan sudah berubah",
    "value-wrong": "nilai tanda tangan tidak cocok dengan sertifikatnya",
    "certificate-missing": "sertifikat penanda tangan tidak ada atau rusak",
    "certificate-differs": "sertifikat bukan yang dipakai saat menandatangani",
    # what it covers
    "manifest-missing": "tanda tangan tidak memuat daftar bagian dokumen",
    "manifest-duplicate": "satu bagian tercatat dua kali dalam tanda tangan",
    "part-missing": "ada bagian dokumen yang dihapus",
    "part-changed": "isi dokumen berubah setelah ditandatangani",
    "content-type-changed": "jenis isi bagian dokumen diubah",
    "spelled-otherwise": "berkas tanda tangan atau daftar isi dokumen ditulis ulang",
    "not-covered": "ada bagian dokumen yang tidak dicakup tanda tangan",
}

#: What is worth saying of a valid signature.
REMARKS: Final = {
    "weak-digest": "memakai SHA-1, yang sudah tidak dianjurkan",
    "certificate-not-bound": "sertifikatnya tidak ikut ditandatangani",
    "relationships-rewritten": "daftar bagian ditulis ulang oleh program lain; isinya tetap sama",
}

#: Trust in the certificate, reported apart from the signature's validity.
TRUST: Final = {
    "trusted": "penerbit sertifikat dipercaya",
    "self-signed": "sertifikat dibuat sendiri, tanpa penerbit",
    "unknown-issuer": "penerbit sertifikat tidak dikenal oleh aplikasi ini",
    "not-valid-at-signing": "sertifikat tidak berlaku pada waktu penandatanganan",
    "not-for-signing": "sertifikat tidak diterbitkan untuk menandatangani",
}
