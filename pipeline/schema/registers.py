"""Registers, meetings and texts."""

from __future__ import annotations

from pipeline.schema.kinds import YES_NO, Column, Kind, Sheet

FOLLOW_UP_ORIGINS = (
    "Monev",
    "Inspektorat",
    "TPI",
    "WBS",
    "Pengaduan",
    "Benturan Kepentingan",
)

TINDAK_LANJUT = Sheet(
    "Tindak Lanjut",
    "rekomendasi dan keputusan rapat, sampai selesai ditindaklanjuti",
    (
        Column("number", "NO", required=True, width=5, aliases=("NO.", "NOMOR")),
        Column("origin", "ASAL", Kind.CHOICE, choices=FOLLOW_UP_ORIGINS, width=14),
        Column("day", "TANGGAL", Kind.DATE, width=12),
        Column("reference", "RUJUKAN", width=15),
        Column("problem", "PERMASALAHAN", width=30),
        Column("recommendation", "REKOMENDASI", required=True, width=30),
        Column("action", "TINDAK LANJUT", width=30),
        Column("person", "PENANGGUNG JAWAB", width=20, aliases=("PIC", "PJ")),
        Column("due", "BATAS WAKTU", Kind.DATE, width=12),
        Column("finished", "TANGGAL SELESAI", Kind.DATE, width=12),
        Column("evidence", "BUKTI", width=22),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=("Belum", "Proses", "Sudah"),
            width=10,
        ),
    ),
)

WBS = Sheet(
    "WBS",
    "kasus WBS, tanpa identitas: hanya kode kasus, bulan dan jumlah",
    (
        Column("case", "KODE KASUS", required=True, width=16),
        Column(
            "received",
            "BULAN DITERIMA",
            Kind.MONTH_YEAR,
            required=True,
            width=18,
        ),
        Column("channel", "KANAL", aliases=("SALURAN",), width=20),
        Column(
            "category",
            "KATEGORI",
            Kind.CHOICE,
            required=True,
            choices=(
                "TPK",
                "Gratifikasi",
                "Benturan Kepentingan",
                "Disiplin/Kode Etik",
                "Anggaran",
                "Lainnya",
            ),
            width=22,
        ),
        Column("complete", "LENGKAP 4W1H", Kind.CHOICE, choices=YES_NO, width=12),
        Column("forwarded", "DITERUSKAN KE INSPEKTORAT", Kind.CHOICE, choices=YES_NO, width=16),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=(
                "Diterima",
                "Verifikasi",
                "Penelaahan",
                "Diteruskan",
                "Pemeriksaan",
                "Terbukti",
                "Tidak Terbukti",
                "Tidak Cukup Bukti",
            ),
            width=20,
        ),
        Column("finished", "BULAN SELESAI", Kind.MONTH_YEAR, required=True, width=18),
        Column("recommendation", "REKOMENDASI", width=34),
    ),
    aliases=("Whistle Blowing System",),
)

PENGADUAN = Sheet(
    "Pengaduan",
    "register pengaduan masyarakat, tanpa identitas pelapor dan terlapor",
    (
        Column("number", "NO REGISTER", required=True, width=14, aliases=("NOMOR REGISTER",)),
        Column("received", "TANGGAL DITERIMA", Kind.DATE, required=True, width=12),
        Column(
            "channel",
            "KANAL",
            Kind.CHOICE,
            required=True,
            choices=("Langsung", "Surat", "Email", "Media Sosial", "SP4N-LAPOR!", "Inspektorat"),
            aliases=("SALURAN",),
            width=14,
        ),
        Column("ticket", "NO TIKET", width=14, aliases=("NOMOR TIKET",)),
        Column(
            "classification",
            "KLASIFIKASI",
            Kind.CHOICE,
            required=True,
            choices=(
                "Permintaan Informasi",
                "Aspirasi",
                "Tidak Berkadar Pengawasan",
                "Berkadar Pengawasan",
            ),
            width=18,
        ),
        Column("substance", "SUBSTANSI", width=32),
        Column("field", "BIDANG TERKAIT", width=16),
        Column("completed", "TANGGAL LENGKAP", Kind.DATE, width=12),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=(
                "Diterima",
                "Verifikasi",
                "Tertunda",
                "Diteruskan",
                "Proses",
                "Selesai",
                "Diarsipkan",
            ),
            width=12,
        ),
        Column("finished", "TANGGAL SELESAI", Kind.DATE, required=True, width=12),
        Column("outcome", "HASIL", width=24),
        Column("response", "BUKTI TANGGAPAN", Kind.LINES, width=20),
        Column("note", "KETERANGAN", width=18, aliases=("KET", "KET.")),
    ),
)

GRATIFIKASI = Sheet(
    "Gratifikasi",
    "laporan penerimaan gratifikasi",
    (
        Column("number", "NO", required=True, width=6, aliases=("NO.", "NOMOR")),
        Column("received", "TANGGAL PENERIMAAN", Kind.DATE, required=True, width=16),
        Column("reported", "TANGGAL LAPOR", Kind.DATE, required=True, width=14),
        Column("form", "BENTUK", width=24),
        Column("amount", "NILAI (RP)", Kind.MONEY, width=16, aliases=("NILAI",)),
        Column("event", "PERISTIWA", width=28),
        Column("forwarded", "DITERUSKAN KE KPK", Kind.CHOICE, choices=YES_NO, width=14),
        Column("ruling", "PENETAPAN STATUS", width=20),
        Column("action", "TINDAK LANJUT", width=28),
        Column(
            "status", "STATUS", Kind.CHOICE, choices=("Diterima", "Proses", "Selesai"), width=12
        ),
    ),
)

BENTURAN_KEPENTINGAN = Sheet(
    "Benturan Kepentingan",
    "pemetaan risiko benturan kepentingan",
    (
        Column("number", "NO", required=True, width=6, aliases=("NO.", "NOMOR")),
        Column("task", "TUGAS/FUNGSI", required=True, width=26),
        Column("situation", "SITUASI POTENSIAL", width=34),
        Column("source", "SUMBER", width=22),
        Column(
            "risk",
            "TINGKAT RISIKO",
            Kind.CHOICE,
            choices=("Rendah", "Sedang", "Tinggi"),
            width=12,
        ),
        Column("control", "PENGENDALIAN", width=34),
        Column("person", "PENANGGUNG JAWAB", width=22, aliases=("PIC", "PJ")),
        Column("due", "BATAS", Kind.DATE, width=14, aliases=("BATAS WAKTU",)),
        Column("status", "STATUS", Kind.CHOICE, choices=("Belum", "Proses", "Selesai"), width=12),
    ),
)

RAPAT = Sheet(
    "Rapat",
    "rapat monev dan rapat lain; keputusannya ditulis pada Tindak Lanjut",
    (
        Column("period", "PERIODE", Kind.PERIOD, required=True, width=10),
        Column("day", "TANGGAL", Kind.DATE, required=True, width=12),
        Column("time", "WAKTU", width=15),
        Column("place", "TEMPAT", width=20),
        Column("kind", "JENIS", width=14, about="mis. Monev ZI, WBS, SPIP, SOP"),
        Column("agenda", "ACARA", Kind.LINES, width=28),
        Column("invitation", "NOMOR UNDANGAN", width=18),
        Column("chair", "PIMPINAN", width=18),
        Column("secretary", "NOTULIS", width=18),
        Column("participants", "PESERTA", Kind.LINES, width=22),
        Column("discussion", "PEMBAHASAN", Kind.LINES, width=44),
    ),
)

#: BAGIAN of Narasi: where in the report its text goes.
NARRATIVE_SECTIONS = (
    "Kata Pengantar",
    "Latar Belakang",
    "Maksud dan Tujuan",
    "Ruang Lingkup",
    "Pelaksanaan",
    "Metode",
    "Hasil",
    "Area I",
    "Area II",
    "Area III",
    "Area IV",
    "Area V",
    "Area VI",
    "Kendala",
    "Akar Masalah",
    "Kesimpulan",
    "Pelajaran",
    "Rekomendasi",
    "Usulan Tahun Berikutnya",
    "Penutup",
)

NARASI = Sheet(
    "Narasi",
    "teks tambahan untuk bagian laporan tertentu",
    (
        Column("period", "PERIODE", Kind.PERIOD, required=True, width=12),
        Column(
            "section",
            "BAGIAN",
            Kind.CHOICE,
            required=True,
            choices=NARRATIVE_SECTIONS,
            width=24,
        ),
        Column("text", "TEKS", Kind.LINES, required=True, width=90),
    ),
)

HARI_LIBUR = Sheet(
    "Hari Libur",
    "hari libur tambahan kantor; ditambahkan pada libur nasional",
    (
        Column("day", "TANGGAL", Kind.DATE, required=True, width=14),
        Column("note", "KETERANGAN", width=40, aliases=("KET", "KET.")),
    ),
)
