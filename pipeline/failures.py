"""Failures: ways in which a file, disk, option or template can fail, each with its words.

A :class:`Failure` is what the shell shows instead of a traceback: what happened and what
to do, in Indonesian. Findings (:mod:`pipeline.findings`) are about what a workbook says;
failures are about not getting as far as that. Exit code 2 unless the kind says otherwise.
"""

from __future__ import annotations

from typing import NamedTuple


class Failure(Exception):
    """Raised where going on is impossible; printed by the shell, never as a traceback."""

    def __init__(self, kind: FailureKind, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint
        self.exit_code = kind.exit_code


class FailureKind(NamedTuple):  # not a Struct: --help loads this module and no library
    """A way to fail; ``message`` and ``hint`` are templates with named fields."""

    name: str
    message: str
    hint: str
    exit_code: int = 2

    def error(self, **values: object) -> Failure:
        return Failure(self, self.message.format(**values), self.hint.format(**values))


# --- the workbook -----------------------------------------------------------------

WORKBOOK_NOT_FOUND = FailureKind(
    "workbook-not-found",
    'Buku kerja "{path}" tidak ditemukan.',
    "Periksa nama dan foldernya, atau buat buku kerja baru dengan: zi-report init",
)
NO_WORKBOOK = FailureKind(
    "no-workbook",
    "Tidak ada buku kerja di folder {folder}.",
    "Buat dengan: zi-report init, atau sebutkan berkasnya dengan -w NAMA_BERKAS.xlsx",
)
PROJECT_NOT_FOUND = FailureKind(
    "project-not-found",
    'Folder kerja "{folder}" tidak ditemukan.',
    "Periksa ejaannya dan apakah drive bersama tersambung; "
    "bila memuat spasi, apit dengan tanda kutip.",
)
WORKBOOK_NAME = FailureKind(
    "workbook-name",
    'Nama buku kerja "{path}" tidak berakhiran .xlsx.',
    "Tulis mis. Rencana_Aksi_ZI_2025.xlsx",
)
ONLY_CONFLICT_COPIES = FailureKind(
    "only-conflict-copies",
    "Di folder {folder} hanya ada salinan bentrok: {names}.",
    "Bandingkan isinya, ganti nama yang benar (tanpa angka dalam kurung), lalu ulangi.",
)
SEVERAL_WORKBOOKS = FailureKind(
    "several-workbooks",
    "Ada beberapa buku kerja di folder {folder}: {names}.",
    "Sebutkan yang dimaksud, mis. -w {example}",
)
WORKBOOK_OLD_FORMAT = FailureKind(
    "workbook-old-format",
    '"{path}" tersimpan dalam format Excel lama (.xls).',
    "Buka di Excel, pilih Simpan Sebagai, lalu pilih Buku Kerja Excel (*.xlsx).",
)
WORKBOOK_PASSWORD = FailureKind(
    "workbook-password",
    '"{path}" dilindungi kata sandi.',
    "Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi), lalu simpan.",
)
WORKBOOK_NOT_EXCEL = FailureKind(
    "workbook-not-excel",
    '"{path}" bukan buku kerja Excel (.xlsx).',
    "Buka berkas itu di Excel dan simpan sebagai Buku Kerja Excel (*.xlsx).",
)
WORKBOOK_EMPTY = FailureKind(
    "workbook-empty",
    '"{path}" kosong (0 bita).',
    "Salinan mungkin terputus; salin ulang dari sumbernya.",
)
WORKBOOK_DAMAGED = FailureKind(
    "workbook-damaged",
    '"{path}" rusak dan tidak dapat dibaca.',
    "Buka di Excel (Buka dan Perbaiki), lalu simpan ulang, atau pakai salinan cadangan.",
)
ANNOTATION_PART = FailureKind(
    "annotation-part",
    '"{path}" sudah diperiksa, tetapi salinan beranotasi tidak dapat dibuat: bagian "{part}" di '
    "dalam berkas itu rusak.",
    "Temuan di atas tetap berlaku. Buka buku kerja di Excel (Buka dan Perbaiki), simpan ulang, "
    "lalu ulangi.",
)
WORKBOOK_TOO_BIG = FailureKind(
    "workbook-too-big",
    '"{path}" terlalu besar untuk dibaca dengan aman ({reason}).',
    "Hapus lembar atau baris yang tidak dipakai, lalu simpan ulang.",
)
WORKBOOK_UNREADABLE = FailureKind(
    "workbook-unreadable",
    '"{path}" tidak dapat dibuka: {reason}.',
    "Periksa apakah Anda berhak membaca berkas itu dan apakah drive bersama tersambung.",
)

# --- a plan that somebody brings (init --from) ---------------------------------------

SOURCE_NOT_FOUND = FailureKind(
    "source-not-found",
    'Sumber "{path}" tidak ditemukan.',
    "Periksa nama dan foldernya; bila memuat spasi, apit dengan tanda kutip.",
)
SOURCE_KIND = FailureKind(
    "source-kind",
    'Sumber "{path}" bukan berkas Excel (.xlsx) atau Word (.docx).',
    "Simpan tabel rencana aksinya sebagai .xlsx atau .docx, lalu ulangi.",
)
SOURCE_OLD_WORD = FailureKind(
    "source-old-word",
    'Sumber "{path}" tersimpan dalam format Word lama (.doc).',
    "Buka di Word, pilih Simpan Sebagai, lalu pilih Dokumen Word (*.docx).",
)
SOURCE_PDF = FailureKind(
    "source-pdf",
    'Sumber "{path}" berupa PDF, yang tabelnya tidak dapat dibaca dengan pasti.',
    "Mintalah berkas Word-nya, atau buka PDF itu di Word, periksa tabelnya, "
    "lalu simpan sebagai Dokumen Word (*.docx).",
)
SOURCE_NOT_WORD = FailureKind(
    "source-not-word",
    'Sumber "{path}" rusak atau bukan dokumen Word (.docx).',
    "Buka di Word dan simpan sebagai Dokumen Word (*.docx), lalu ulangi.",
)
SOURCE_PASSWORD = FailureKind(
    "source-password",
    'Sumber "{path}" dilindungi kata sandi atau tersimpan dalam format Word lama.',
    "Buka di Word, hapus kata sandinya (Berkas > Info > Proteksi Dokumen), "
    "lalu simpan sebagai Dokumen Word (*.docx).",
)
SOURCE_TOO_LONG = FailureKind(
    "source-too-long",
    'Sumber "{path}" terlalu besar untuk satu rencana aksi ({reason}).',
    "Simpan tabel rencana aksinya saja sebagai berkas tersendiri, lalu ulangi.",
)
SOURCE_WITHOUT_PLAN = FailureKind(
    "source-without-plan",
    'Dalam "{path}" tidak ada tabel rencana aksi.',
    "Judul kolomnya harus NO, KOMPONEN, INDIKATOR, LANGKAH AKSI, BUKTI FISIK, TARGET WAKTU, "
    "dan di bawahnya ada indikator.",
)
SOURCE_SEVERAL_PLANS = FailureKind(
    "source-several-plans",
    'Dalam "{path}" ada beberapa lembar rencana aksi: {names}.',
    "Beri nama Rencana Aksi pada lembar yang dimaksud, atau hapus yang lain, lalu ulangi.",
)
SOURCE_YEAR_UNKNOWN = FailureKind(
    "source-year-unknown",
    'Tahun rencana aksi dalam "{path}" tidak dapat dipastikan.',
    "Tambahkan --year, mis. --year {example}",
)
EXAMPLE_FROM_SOURCE = FailureKind(
    "example-from-source",
    "--example dan --from tidak dapat dipakai bersama.",
    "Data contoh hanya ada untuk keputusan bawaan; pakai salah satu saja.",
)
YEAR_WITHOUT_SOURCE = FailureKind(
    "year-without-source",
    "--year hanya dipakai bersama --from.",
    "Sebutkan sumber rencana aksinya, mis. --from Keputusan.docx; "
    "keputusan bawaan adalah rencana tahun {year}.",
)

# --- options ----------------------------------------------------------------------

BAD_MONTH = FailureKind(
    "bad-month", 'Bulan "{value}" tidak dikenal.', "Tulis angka 1-12 atau nama bulan, mis. 10"
)
BAD_QUARTER = FailureKind(
    "bad-quarter", 'Triwulan "{value}" tidak dikenal.', "Tulis 1-4 atau TW1-TW4, mis. 4"
)
BAD_YEAR = FailureKind("bad-year", 'Tahun "{value}" tidak dikenal.', "Tulis empat angka, mis. 2025")
BAD_DATE = FailureKind(
    "bad-date", 'Tanggal "{value}" tidak dapat dibaca.', "Tulis hari/bulan/tahun, mis. 31/10/2025"
)
AS_OF_BEFORE_YEAR = FailureKind(
    "as-of-before-year",
    "Posisi data {as_of} mendahului tahun rencana aksi {year}, sehingga belum ada yang dilaporkan.",
    "Periksa tahun pada --as-of, mis. --as-of 31/10/{year}",
)
AS_OF_AFTER_TODAY = FailureKind(
    "as-of-after-today",
    "Posisi data {as_of} melewati hari ini ({today}).",
    "Periksa --as-of; laporan dengan posisi yang belum tiba hanya dapat disusun sebagai draf, "
    "dengan --draft.",
)
FIGURES_AHEAD = FailureKind(
    "figures-ahead",
    "Posisi data {as_of} melewati hari ini ({today}).",
    "Hasilnya dihitung dari isian sekarang dan masih dapat berubah.",
)
DATE_BEFORE_POSITION = FailureKind(
    "date-before-position",
    "Tanggal laporan {report_date} mendahului posisi datanya ({as_of}).",
    "Periksa --date, atau sebutkan posisi yang lebih awal dengan --as-of; tanggal seperti itu "
    "hanya dapat dipakai pada draf, dengan --draft.",
)
PERIOD_NEEDED = FailureKind(
    "period-needed",
    "Sebutkan satu bulan atau satu triwulan.",
    "Mis. --month 10, atau --quarter TW4",
)
YEAR_MISSING = FailureKind(
    "year-missing",
    "Tahun rencana aksi belum diketahui.",
    "Isi Tahun pada lembar Pengaturan, atau tambahkan --year, mis. --year 2025",
    exit_code=1,
)
CONFLICTS_NEEDED = FailureKind(
    "conflicts-needed",
    "Sebutkan dokumen yang hendak disusun.",
    "Tambahkan --matrix, --statements, atau keduanya.",
)
MEETING_NOT_FOUND = FailureKind(
    "meeting-not-found",
    "Tidak ada rapat pada {day} dalam lembar Rapat.",
    "Periksa tanggalnya, atau isi rapat itu pada lembar Rapat.",
)
PHOTOS_WITHOUT_PACKET = FailureKind(
    "photos-without-packet",
    "Foto hanya dipakai dalam berkas rapat.",
    "Tambahkan --packet, atau hilangkan --photos.",
)
PUBLIC_TOO_EARLY = FailureKind(
    "public-too-early",
    "Versi untuk umum hanya disusun setelah triwulannya berakhir.",
    "Angka yang masih berubah, bila diterbitkan dua kali, dapat membuka angka yang disamarkan. "
    "Ulangi setelah {end}, tanpa --as-of yang lebih awal.",
)
UNKNOWN_RULE = FailureKind(
    "unknown-rule", 'Tidak ada aturan "{code}".', "Lihat semua kode dengan: zi-report rules"
)
OTHER_YEAR = FailureKind(
    "other-year",
    "Tahun {year} bukan tahun rencana aksi dalam buku kerja ({plan_year}).",
    "Hilangkan --year, atau pakai buku kerja tahun {year}.",
)

# --- output -----------------------------------------------------------------------

TARGET_EXISTS = FailureKind(
    "target-exists",
    '"{path}" sudah ada dan tidak ditimpa.',
    "Sebutkan nama lain, atau pindahkan berkas itu lebih dahulu.",
)
OUTPUT_NOT_WRITABLE = FailureKind(
    "output-not-writable",
    '"{path}" tidak dapat ditulis: {reason}.',
    "Periksa hak tulis dan sisa ruang pada folder itu, atau pilih folder lain "
    "(caranya: tambahkan --help pada perintah ini).",
)

RECORD_DAMAGED = FailureKind(
    "record-damaged",
    'Catatan periode "{path}" rusak, sehingga koreksi tidak dapat dihitung.',
    "Kembalikan berkas itu dari cadangan. Bila tidak ada, pindahkan ke folder lain; "
    "angka yang pernah dilaporkan untuk periode itu tidak lagi dibandingkan.",
)

# --- templates --------------------------------------------------------------------

TEMPLATE_NOT_FOUND = FailureKind(
    "template-not-found", 'Templat "{path}" tidak ditemukan.', "Periksa nama dan foldernya."
)
TEMPLATE_NOT_WORD = FailureKind(
    "template-not-word",
    'Templat "{path}" bukan dokumen Word (.docx) yang dapat dibaca.',
    "Buka di Word dan simpan sebagai Dokumen Word (*.docx), atau pakai templat bawaan.",
)
TEMPLATE_UNKNOWN = FailureKind(
    "template-unknown",
    'Tidak ada templat bernama "{name}".',
    "{meant}Yang ada: {names}.",
)
TEMPLATE_UNCLEAR = FailureKind(
    "template-unclear",
    'Tidak jelas dokumen apa yang disusun dengan templat "{path}".',
    "Sebutkan dokumennya, mis. --for laporan_monev.",
)
NOT_A_TEMPLATE = FailureKind(
    "not-a-template",
    '"{path}" tidak dapat dipakai sebagai templat: {reason}.',
    "{hint}",
    exit_code=1,
)
TEMPLATE_FAULT = FailureKind(
    "template-fault",
    'Templat "{path}" tidak dapat diisi: {reason}.',
    "Perbaiki templat itu di Word, atau hapus salinannya agar templat bawaan dipakai.",
    exit_code=1,
)

# --- evidence ---------------------------------------------------------------------

EVIDENCE_CHANGED = FailureKind(
    "evidence-changed",
    'Berkas bukti "{path}" berubah, terhapus, atau terkunci saat dihimpun.',
    "Tutup berkas itu di program lain, tunggu sinkronisasi selesai, lalu ulangi perintah.",
)
BUNDLE_INSIDE_EVIDENCE = FailureKind(
    "bundle-inside-evidence",
    '"{path}" berada di dalam folder bukti.',
    "Simpan himpunan bukti di folder lain, mis. output/Bukti_ZI_2025.zip",
)

# --- photos -----------------------------------------------------------------------

PHOTO_FOLDER_NOT_FOUND = FailureKind(
    "photo-folder-not-found",
    'Folder foto "{folder}" tidak ditemukan.',
    "Periksa nama foldernya, mis. --photos foto/rapat-oktober",
)
PHOTOS_NONE = FailureKind(
    "photos-none",
    'Di folder "{folder}" tidak ada foto JPEG atau PNG.',
    "Salin foto rapat langsung ke folder itu (bukan ke subfolder), atau hilangkan --photos.",
)
PHOTOS_UNUSABLE = FailureKind(
    "photos-unusable",
    "Foto tidak dapat dipakai: {names}.",
    "Perbaiki, simpan ulang sebagai JPEG, atau keluarkan dari folder foto, lalu ulangi.",
)

# --- a refused report ---------------------------------------------------------------

REPORT_REFUSED = FailureKind(
    "report-refused",
    "Laporan tidak disusun karena ada {count} kesalahan pada buku kerja (lihat di atas).",
    "Perbaiki sel-selnya, atau susun draf dengan --draft.",
    exit_code=1,
)
UNEXPECTED = FailureKind(
    "unexpected",
    "Terjadi gangguan yang tidak terduga ({reason}).",
    "Ulangi perintah; bila terulang, laporkan perintah dan pesan ini kepada pengelola aplikasi.",
)

# --- signing ------------------------------------------------------------------------

SIGN_NOT_WORD = FailureKind(
    "sign-not-word",
    "Berkas ini bukan dokumen Word (.docx) yang dapat dibaca.",
    "Buka di Word, simpan sebagai Dokumen Word (*.docx), lalu ulangi.",
)
SIGN_ODD_PACKAGE = FailureKind(
    "sign-odd-package",
    "Susunan dokumen ini tidak lazim, sehingga tidak aman untuk ditandatangani.",
    "Buka di Word, simpan ulang sebagai Dokumen Word (*.docx), lalu ulangi.",
)
SIGN_BROKEN_SIGNATURE = FailureKind(
    "sign-broken-signature",
    "Dokumen ini sudah ditandatangani, tetapi tanda tangan sebelumnya tidak sah lagi.",
    "Periksa dengan: zi-report verify, lalu mulailah dari dokumen yang masih asli.",
)
SIGN_KEY_UNSUPPORTED = FailureKind(
    "sign-key-unsupported",
    "Jenis kunci dalam sertifikat ini ({kind}) belum didukung.",
    "Gunakan sertifikat dengan kunci RSA (paling kecil 2048 bit) atau ECDSA.",
)
SIGN_FAILED = FailureKind(
    "sign-failed",
    "Tanda tangan yang baru dibuat tidak lolos pemeriksaan, jadi tidak disimpan.",
    "Pastikan kunci dan sertifikat berasal dari berkas .p12 yang sama, lalu ulangi.",
)
P12_WRONG_PASSPHRASE = FailureKind(
    "p12-wrong-passphrase",
    "Kata sandi sertifikat salah.",
    "Ketik ulang dengan memperhatikan huruf besar dan kecil; "
    "bila sudah benar, berkas .p12 mungkin rusak.",
)
P12_DAMAGED = FailureKind(
    "p12-damaged",
    "Berkas sertifikat rusak atau bukan berkas .p12/.pfx.",
    "Salin ulang dari sumbernya, atau unduh kembali dari penerbit sertifikat.",
)
P12_UNSUPPORTED = FailureKind(
    "p12-unsupported",
    "Berkas sertifikat memakai penyandian lama yang tidak didukung.",
    "Impor ke Windows, lalu ekspor kembali dengan enkripsi AES256-SHA256.",
)
P12_NO_KEY = FailureKind(
    "p12-no-key",
    "Berkas sertifikat tidak berisi kunci pribadi beserta sertifikatnya.",
    'Ekspor ulang dengan memilih "Ya, ekspor kunci pribadi".',
)
CERTIFICATE_EXPIRED = FailureKind(
    "certificate-expired",
    "Sertifikat {name} sudah habis masa berlakunya sejak {date}.",
    "Perpanjang sertifikat pada penerbitnya, lalu gunakan berkas .p12 yang baru.",
)
CERTIFICATE_NOT_YET = FailureKind(
    "certificate-not-yet",
    "Sertifikat {name} baru berlaku mulai {date}.",
    "Periksa tanggal dan jam komputer ini.",
)
CERTIFICATE_NOT_FOR_SIGNING = FailureKind(
    "certificate-not-for-signing",
    "Sertifikat {name} tidak diterbitkan untuk menandatangani.",
    "Gunakan sertifikat tanda tangan, bukan sertifikat enkripsi atau server.",
)
SIGNING_MISSING = FailureKind(
    "signing-missing",
    "Penandatanganan dan pemeriksaan tanda tangan memerlukan komponen tambahan "
    "yang belum terpasang.",
    'Pasang dengan: pip install "zi-report[sign]"',
)
SIGN_FILE_UNREADABLE = FailureKind(
    "sign-file-unreadable",
    '"{path}" tidak dapat dibuka: {reason}.',
    "Periksa nama dan foldernya, dan apakah Anda berhak membacanya.",
)
SIGN_UNKNOWN_KIND = FailureKind(
    "sign-unknown-kind",
    '"{path}" bukan dokumen Word (.docx) atau PDF.',
    "Sebutkan laporan .docx atau .pdf yang hendak ditandatangani atau diperiksa.",
)
SIGN_INCOMPLETE = FailureKind(
    "sign-incomplete",
    "Sebutkan dokumen yang ditandatangani dan berkas sertifikatnya.",
    "Mis. zi-report sign laporan.docx --p12 sertifikat.p12; untuk mencoba: --self-test-cert",
)
PASSPHRASE_NEEDED = FailureKind(
    "passphrase-needed",
    "Kata sandi sertifikat tidak dapat ditanyakan di sini.",
    "Sebutkan berkasnya dengan --passphrase-file, atau isi variabel lingkungan ZI_PASSPHRASE.",
)
PASSPHRASE_FILE = FailureKind(
    "passphrase-file",
    'Berkas kata sandi "{path}" tidak dapat dipakai: {reason}.',
    "Isi berkas itu hanya dengan kata sandi, dalam satu baris.",
)
POST_VACANT = FailureKind(
    "post-vacant",
    'Tidak ada pemegang jabatan "{post}" pada {day} di lembar Pegawai.',
    "Periksa JABATAN, MULAI, dan SAMPAI, atau sebutkan penandatangan dengan --name dan --post.",
)
WORKBOOK_OF_OTHER_YEAR = FailureKind(
    "workbook-of-other-year",
    'Buku kerja "{path}" untuk tahun {plan_year}, sedangkan dokumen ini untuk tahun {year}.',
    "Sebutkan buku kerja tahun {year} dengan -w, atau hilangkan -w.",
)
ISSUER_UNREADABLE = FailureKind(
    "issuer-unreadable",
    '"{path}" bukan sertifikat penerbit (.pem, .crt, atau .cer) yang dapat dibaca.',
    "Unduh sertifikat itu dari penerbitnya.",
)
SIGN_NOT_PDF = FailureKind(
    "sign-not-pdf",
    "Berkas ini bukan PDF yang dapat ditandatangani ({reason}).",
    "Buat ulang PDF-nya, lalu ulangi.",
)

# --- PDF ------------------------------------------------------------------------------

LIBREOFFICE_MISSING = FailureKind(
    "libreoffice-missing",
    "PDF tidak dibuat: LibreOffice tidak ditemukan di komputer ini.",
    "Pasang LibreOffice, atau buka dokumen di Word dan pilih Simpan Sebagai > PDF.",
)
LIBREOFFICE_FAILED = FailureKind(
    "libreoffice-failed",
    "PDF tidak dibuat: LibreOffice tidak dapat mengubah dokumen ini.",
    "Buka dokumen di LibreOffice atau Word dan simpan sebagai PDF dari sana.",
)
LIBREOFFICE_SLOW = FailureKind(
    "libreoffice-slow",
    "PDF tidak dibuat: LibreOffice belum selesai setelah {seconds} detik.",
    "Tutup program lain lalu ulangi, atau simpan sebagai PDF dari Word.",
)
PDF_NOT_WORD = FailureKind(
    "pdf-not-word",
    "PDF tidak dibuat: dokumen asalnya bukan dokumen Word (.docx) yang dapat dibaca.",
    "Susun ulang dokumennya, lalu ulangi.",
)
