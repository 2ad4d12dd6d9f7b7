"""Petunjuk: how to fill in each sheet, in words that staff use."""

from __future__ import annotations

from .heights import GrowingSheet, height_of
from .page import set_page
from .style import ENTRY, FORMULA, Styles

_TEXT_WIDTH = 118.0
#: The year of the guide's examples; a workbook for another year has its own in them.
_YEAR = "2025"

#: Headings and what stands beside them.
GUIDE: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Cara kerja",
        (
            (
                "Setiap bulan",
                "1) Isi Lembar Monev untuk target yang sudah dikerjakan. 2) Simpan berkas bukti ke "
                "folder input/bukti. 3) Isi Tindak Lanjut dan Rapat bila ada. 4) Simpan buku kerja "
                "ini, lalu jalankan pemeriksaan dan laporan pada aplikasi zi-report.",
            ),
            (
                "Warna sel",
                "Krem: diisi petugas. Abu-abu: rumus, jangan diketik ulang. Putih: teks menurut "
                "keputusan. Merah: belum terpenuhi. Kuning: masih terbuka. Hijau: selesai. Setiap "
                "warna selalu disertai kata, sehingga cetakan hitam-putih tetap terbaca.",
            ),
            (
                "Tanggal",
                "Ketik hari/bulan/tahun, mis. 31/10/2025. Jangan menulis tanggal sebagai kalimat.",
            ),
            (
                "Menambah baris",
                "Di bawah data tersedia baris kosong. Bila perlu lebih, sisipkan baris di tengah "
                "tabel lalu salin baris di atasnya, agar rumus dan daftar pilihannya ikut.",
            ),
            (
                "Mengurutkan",
                "Lembar Monev dan register boleh diurutkan dan disaring. Rencana Aksi jangan "
                "diurutkan, karena selnya digabung seperti pada keputusan.",
            ),
        ),
    ),
    (
        "Isi setiap lembar",
        (
            (
                "Pengaturan",
                "Data satuan kerja, keputusan, bobot area, ambang kategori, dan batas hari kerja. "
                "Yang kosong dicetak [DIISI] dalam laporan. TAHUN wajib diisi.",
            ),
            (
                "Pegawai",
                "Satu baris satu orang dalam satu jabatan. Pemegang jabatan penandatangan pada "
                "tanggal laporan dicetak pada tanda tangan. NIP ditulis 18 digit tanpa spasi; bagi "
                "anggota KPU dikosongkan. SURAT PERNYATAAN: tanggal surat itu ditandatangani.",
            ),
            (
                "Rencana Aksi",
                "Tabel menurut keputusan. Isi PENANGGUNG JAWAB. Tanda ● pada kolom JAN sampai DES "
                "menentukan bulan target; bila rencana berubah, pindahkan tandanya, sesuaikan "
                "BULAN pada Lembar Monev, dan catat pada lembar Perubahan. KODE tidak pernah "
                "diubah atau diberi nomor baru.",
            ),
            (
                "Lembar Monev",
                "Satu baris satu target (KODE dan BULAN). Isi STATUS, TANGGAL REALISASI, dan BUKTI "
                "DUKUNG. Target dihitung selesai hanya bila STATUS Selesai, tanggalnya terisi, dan "
                "buktinya terisi. Tulis KENDALA dan RENCANA TINDAK LANJUT bila belum selesai.",
            ),
            (
                "Tidak Berlaku",
                "Pilih hanya bila target memang tidak dapat diterapkan. Tulis alasan dan dasarnya "
                "pada KETERANGAN; tanpa itu laporan tidak dapat dibuat. Target itu keluar dari "
                "semua hitungan.",
            ),
            (
                "BUKTI DUKUNG",
                "Nama berkas atau folder di dalam input/bukti, atau tautan (https://…). Satu butir "
                "per baris: tekan Alt+Enter untuk baris baru. Contoh: V.4.3/rekap-wbs-oktober.pdf",
            ),
            (
                "HASIL PERIKSA",
                "Diisi pemeriksa: Sesuai atau Perlu Perbaikan, disertai nama, tanggal, dan "
                "catatan.",
            ),
            (
                "Rekap",
                "Seluruhnya rumus. Ketik tanggal pada sel Tanggal batas untuk melihat posisi pada "
                "tanggal itu; periodenya adalah bulan dari tanggal tersebut. Kosongkan untuk "
                "kembali ke hari ini.",
            ),
            (
                "Perubahan",
                "Setiap perubahan target, pencabutan, penambahan, atau koreksi data, beserta dasar "
                "dan alasannya. Dicetak dalam laporan.",
            ),
            (
                "Tindak Lanjut",
                "Rekomendasi dari semua sumber dan keputusan rapat. Untuk keputusan rapat, RUJUKAN "
                "diisi tanggal rapatnya. STATUS Sudah memerlukan TANGGAL SELESAI.",
            ),
            (
                "WBS",
                "Hanya kode kasus (mis. WBS-2025-01), bulan, dan kategori. Jangan pernah menulis "
                "nama, NIK, NIP, telepon, surel, alamat, atau jabatan pelapor maupun terlapor.",
            ),
            (
                "Pengaduan",
                "Satu baris satu pengaduan, tanpa identitas. Kasus Selesai, Diteruskan, atau "
                "Diarsipkan memerlukan TANGGAL SELESAI.",
            ),
            (
                "Gratifikasi",
                "Satu baris satu laporan penerimaan. NILAI (RP) diketik angka saja, mis. 250000.",
            ),
            (
                "Benturan Kepentingan",
                "Satu baris satu situasi potensial, tingkat risikonya, dan pengendaliannya.",
            ),
            (
                "Rapat",
                "Satu baris satu rapat. PERIODE ditulis 2025-10 untuk bulan atau 2025-TW4 untuk "
                "triwulan. PESERTA dan PEMBAHASAN: satu butir per baris.",
            ),
            (
                "Narasi",
                "Teks tambahan yang dicetak pada bagian laporan yang dipilih. PERIODE seperti pada "
                "Rapat; untuk laporan akhir tulis tahunnya saja, mis. 2025.",
            ),
            (
                "Hari Libur",
                "Hari libur tambahan, mis. cuti bersama. Libur nasional tidak perlu ditulis.",
            ),
        ),
    ),
)


def write_guide(sheet: GrowingSheet, styles: Styles, office: str, year: int) -> None:
    """Writes the guide, its examples in the plan year, with a sample of each colour."""
    set_page(sheet, tab="#7F7F7F")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    sheet.fix_row(0, 26)
    sheet.write_string(0, 0, "PETUNJUK PENGISIAN", styles.title())
    whose = f"Buku kerja rencana aksi Zona Integritas {office}".strip()
    sheet.write_string(1, 0, whose, styles.note())
    row = 3
    for heading, entries in GUIDE:
        sheet.write_string(row, 0, heading, styles.header())
        sheet.write_blank(row, 1, None, styles.header())
        row += 1
        for name, words in entries:
            text = words.replace(_YEAR, str(year or _YEAR))
            sheet.write_string(row, 0, name, styles.plan(bold=True))
            sheet.write_string(row, 1, text, styles.plan())
            sheet.set_row(row, height_of([(name, 24), (text, _TEXT_WIDTH)]))
            row += 1
        row += 1
    sheet.write_string(row, 0, "Contoh warna", styles.of(bold=True))
    for label, colour in (("isian petugas", ENTRY), ("rumus", FORMULA)):
        sheet.write_string(row, 1, label, styles.plan(bg_color=colour))
        row += 1
    for label, colour in (
        ("belum terpenuhi", "#F8CBCB"),
        ("masih terbuka", "#FFE699"),
        ("selesai", "#C6E7C8"),
    ):
        sheet.write_string(row, 1, label, styles.plan(bg_color=colour))
        row += 1
