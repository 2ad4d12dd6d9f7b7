"""The sheets that the figures come from, and those around them."""

from __future__ import annotations

from pipeline.schema.kinds import (
    EXAMINATION_CHOICES,
    MONTH_COLUMNS,
    STATUS_CHOICES,
    Column,
    Kind,
    Role,
    Sheet,
)

PETUNJUK = Sheet("Petunjuk", "cara mengisi setiap lembar", register=False)

PENGATURAN = Sheet(
    "Pengaturan",
    "data satuan kerja, keputusan, bobot, ambang dan batas hari kerja",
    (
        Column("name", "PENGATURAN", required=True, role=Role.PLAN, width=38),
        Column("value", "NILAI", Kind.SETTING, required=True, width=46, aliases=("ISI",)),
        Column("about", "KETERANGAN", role=Role.PLAN, width=64),
    ),
    required=True,
    register=False,
    aliases=("Setelan", "Setting"),
)

PEGAWAI = Sheet(
    "Pegawai",
    "orang dan jabatannya; pemegang jabatan penandatangan pada tanggal laporan menandatangani",
    (
        Column("name", "NAMA", width=34, required=True),
        Column("nip", "NIP", Kind.NIP, width=22),
        Column("post", "JABATAN", width=34, required=True),
        Column(
            "post_status",
            "STATUS JABATAN",
            Kind.CHOICE,
            choices=("Definitif", "Plt.", "Plh."),
            width=16,
        ),
        Column("role", "PERAN TIM", width=26, aliases=("PERAN", "PERAN DALAM TIM")),
        Column("since", "MULAI", Kind.DATE, width=14, aliases=("TMT", "MULAI TANGGAL")),
        Column("until", "SAMPAI", Kind.DATE, width=14, aliases=("SAMPAI DENGAN",)),
        Column(
            "declared_on",
            "SURAT PERNYATAAN",
            Kind.DATE,
            optional=True,
            width=16,
            aliases=("TANGGAL SURAT PERNYATAAN", "TANGGAL PERNYATAAN"),
            about="tanggal Surat Pernyataan Bebas Benturan Kepentingan ditandatangani",
        ),
    ),
)

RENCANA_AKSI = Sheet(
    "Rencana Aksi",
    "tabel rencana aksi menurut keputusan; tanda ● menentukan bulan target",
    (
        Column("number", "NO", role=Role.PLAN, width=5, aliases=("NO.", "NOMOR")),
        Column("component", "KOMPONEN", role=Role.PLAN, width=18),
        Column("indicator", "INDIKATOR", role=Role.PLAN, required=True, width=27),
        Column(
            "action", "LANGKAH AKSI", role=Role.PLAN, width=28, aliases=("RENCANA AKSI", "AKSI")
        ),
        Column(
            "evidence", "BUKTI FISIK", role=Role.PLAN, width=27, aliases=("DATA DUKUNG", "BUKTI")
        ),
        Column(
            "target",
            "TARGET WAKTU",
            role=Role.PLAN,
            required=True,
            width=15,
            aliases=("WAKTU", "TARGET"),
        ),
        Column("code", "KODE", Kind.CODE, Role.PLAN, required=True, feeds=True, width=8),
        Column("person", "PENANGGUNG JAWAB", width=18, aliases=("PIC", "PJ", "PENANGGUNGJAWAB")),
        *MONTH_COLUMNS,
        Column("total", "JUMLAH TARGET", role=Role.FORMULA, width=9),
        Column("done", "SELESAI", role=Role.FORMULA, width=9),
        Column("achievement", "CAPAIAN", role=Role.FORMULA, width=10),
        Column("status", "STATUS", role=Role.FORMULA, width=18),
        Column("link", "LEMBAR MONEV", role=Role.FORMULA, width=12, aliases=("TAUTAN",)),
    ),
    required=True,
    register=False,
    aliases=("Renaksi", "Rencana Aksi ZI"),
)

LEMBAR_MONEV = Sheet(
    "Lembar Monev",
    "satu baris satu target; di sinilah pelaksanaan dilaporkan",
    (
        Column("code", "KODE", Kind.CODE, Role.PLAN, required=True, feeds=True, width=9),
        Column("month", "BULAN", Kind.MONTH, Role.PLAN, required=True, feeds=True, width=12),
        Column("due_date", "BATAS WAKTU", Kind.DATE, Role.FORMULA, width=13),
        Column("indicator", "INDIKATOR", role=Role.FORMULA, width=34),
        Column("plan_evidence", "BUKTI FISIK", role=Role.FORMULA, width=28),
        Column("person", "PENANGGUNG JAWAB", role=Role.FORMULA, width=20),
        Column("position", "POSISI", role=Role.FORMULA, width=15),
        Column("link", "RENCANA AKSI", role=Role.FORMULA, width=10, aliases=("TAUTAN",)),
        Column(
            "status",
            "STATUS",
            Kind.CHOICE,
            required=True,
            choices=STATUS_CHOICES,
            feeds=True,
            width=14,
        ),
        Column(
            "realized_on",
            "TANGGAL REALISASI",
            Kind.DATE,
            required=True,
            feeds=True,
            width=14,
            aliases=("TGL REALISASI", "TANGGAL PELAKSANAAN"),
        ),
        Column(
            "evidence",
            "BUKTI DUKUNG",
            Kind.LINES,
            required=True,
            feeds=True,
            width=34,
            aliases=("BUKTI PENDUKUNG", "EVIDEN", "EVIDENCE"),
        ),
        Column("obstacle", "KENDALA", width=28, aliases=("HAMBATAN", "PERMASALAHAN")),
        Column("follow_up_plan", "RENCANA TINDAK LANJUT", width=28, aliases=("RTL",)),
        Column("note", "KETERANGAN", width=24, aliases=("KET", "KET.")),
        Column("examination", "HASIL PERIKSA", Kind.CHOICE, choices=EXAMINATION_CHOICES, width=16),
        Column("examined_by", "DIPERIKSA OLEH", width=20, aliases=("PEMERIKSA",)),
        Column("examined_on", "TANGGAL PERIKSA", Kind.DATE, width=14),
        Column("examiner_note", "CATATAN PEMERIKSA", width=26),
    ),
    required=True,
    aliases=("Monev", "Lembar Monitoring"),
)

REKAP = Sheet(
    "Rekap",
    "rekapitulasi per area, seluruhnya rumus, pada tanggal di sel TanggalBatas",
    (
        Column("area", "AREA", role=Role.PLAN, width=8),
        Column("name", "NAMA AREA", role=Role.PLAN, width=66),
        Column("obligations", "JUMLAH TARGET", role=Role.FORMULA, width=12),
        Column("due", "TARGET S.D. PERIODE", role=Role.FORMULA, width=12),
        Column("done", "SELESAI", role=Role.FORMULA, width=12),
        Column("plan", "RENCANA (%)", role=Role.FORMULA, width=12),
        Column("actual", "REALISASI (%)", role=Role.FORMULA, width=12),
        Column("deviation", "DEVIASI", role=Role.FORMULA, width=12),
        Column("done_due", "SELESAI DARI TARGET S.D. PERIODE", role=Role.FORMULA, width=14),
        Column("achievement", "CAPAIAN (%)", role=Role.FORMULA, width=12),
        Column("arrears", "TUNGGAKAN", role=Role.FORMULA, width=12),
        Column("overdue", "LEWAT BATAS WAKTU", role=Role.FORMULA, width=12),
        Column("weight", "BOBOT", role=Role.FORMULA, width=9, about="hanya pada rekap tahunan"),
    ),
    register=False,
)

PERUBAHAN = Sheet(
    "Perubahan",
    "perubahan rencana; dicetak dalam laporan",
    (
        Column("day", "TANGGAL", Kind.DATE, required=True, width=14),
        Column(
            "kind",
            "JENIS",
            Kind.CHOICE,
            required=True,
            choices=("Target Diubah", "Indikator Dicabut", "Indikator Ditambah", "Koreksi Data"),
            width=20,
        ),
        Column("code", "KODE", Kind.CODE, required=True, width=9),
        Column("before", "SEMULA", width=28),
        Column("after", "MENJADI", width=28),
        Column("basis", "DASAR", width=28),
        Column("reason", "ALASAN", width=34),
        Column("approved_by", "DISETUJUI OLEH", width=24),
    ),
)
