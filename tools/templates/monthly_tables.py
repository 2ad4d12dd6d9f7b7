"""The monthly report's tables: heads, tags, widths in cm (16 in all; landscape 25.7)."""

from __future__ import annotations

from tools.templates.word_parts import Column

NO = Column("NO", "{{ r.number }}", 0.9, "Tengah")
CODE = Column("KODE", "{{ r.code }}", 1.4, "Tengah")
PERSON = "{{ r.person }}"
DUE = "{{ r.due_date }}"

RECAP = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("AREA", "{{ r.area }}", 2.6),
    Column("JUMLAH TARGET", "{{ r.obligations }}", 1.4, "Tengah"),
    Column("TARGET S.D. PERIODE", "{{ r.due }}", 1.5, "Tengah"),
    Column("SELESAI", "{{ r.done }}", 1.4, "Tengah"),
    Column("RENCANA (%)", "{{ r.plan }}", 1.55, "Kanan"),
    Column("REALISASI (%)", "{{ r.actual }}", 1.8, "Kanan"),
    Column("DEVIASI", "{{ r.deviation }}", 1.5, "Kanan"),
    Column("CAPAIAN (%)", "{{ r.achievement }}", 1.55, "Kanan"),
    Column("TUNGGAKAN", "{{ r.arrears }}", 2.0, "Tengah"),
)
TARGETS = (
    NO,
    CODE,
    Column("INDIKATOR", "{{ r.indicator }}", 3.7),
    Column("BUKTI FISIK", "{{ r.evidence }}", 3.0),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
    Column("STATUS", "{{ r.status }}", 2.0),
    Column("TANGGAL REALISASI", "{{ r.realized_on }}", 2.2, "Tengah"),
)
ARREARS = (
    NO,
    CODE,
    Column("INDIKATOR", "{{ r.indicator }}", 4.0),
    Column("BATAS WAKTU", DUE, 2.0, "Tengah"),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
    Column("STATUS", "{{ r.status }}", 2.0),
    Column("KETERANGAN", "{{ r.note }}", 2.9),
)
EARLY = (
    NO,
    CODE,
    Column("INDIKATOR", "{{ r.indicator }}", 6.3),
    Column("BATAS WAKTU", DUE, 2.3, "Tengah"),
    Column("TANGGAL REALISASI", "{{ r.realized_on }}", 2.3, "Tengah"),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
)
NEXT = (
    NO,
    CODE,
    Column("INDIKATOR", "{{ r.indicator }}", 4.7),
    Column("BUKTI FISIK", "{{ r.evidence }}", 3.9),
    Column("BATAS WAKTU", DUE, 2.3, "Tengah"),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
)
AREA_TARGETS = (
    CODE,
    Column("INDIKATOR", "{{ r.indicator }}", 6.3),
    Column("BATAS WAKTU", DUE, 2.3, "Tengah"),
    Column("STATUS", "{{ r.status }}", 2.4),
    Column("KETERANGAN", "{{ r.note }}", 3.6),
)
OBSTACLES = (
    NO,
    CODE,
    Column("INDIKATOR", "{{ r.indicator }}", 3.7),
    Column("KENDALA", "{{ r.obstacle }}", 3.6),
    Column("RENCANA TINDAK LANJUT", "{{ r.plan }}", 3.6),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
)
AREA_OBSTACLES = (
    CODE,
    Column("KENDALA", "{{ r.obstacle }}", 5.9),
    Column("RENCANA TINDAK LANJUT", "{{ r.plan }}", 5.9),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
)
FOLLOW_UPS = (
    Column("NO", "{{ r.number }}", 0.8, "Tengah"),
    Column("ASAL, TANGGAL", "{{ r.origin }}\n{{ r.day }}", 1.95),
    Column("PERMASALAHAN", "{{ r.problem }}", 2.6),
    Column("REKOMENDASI", "{{ r.recommendation }}", 2.4),
    Column("TINDAK LANJUT", "{{ r.action }}", 2.15),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
    Column("BATAS WAKTU / SELESAI", "{{ r.due }}\n{{ r.finished }}", 1.9, "Tengah"),
    Column("STATUS", "{{ r.status }}", 1.4, "Tengah"),
)
CHANGES = (
    Column("NO", "{{ r.number }}", 0.8, "Tengah"),
    Column("TANGGAL", "{{ r.day }}", 1.7, "Tengah"),
    Column("JENIS, KODE", "{{ r.kind }}\n{{ r.code }}", 2.0),
    Column("SEMULA", "{{ r.before }}", 2.4),
    Column("MENJADI", "{{ r.after }}", 2.4),
    Column("DASAR", "{{ r.basis }}", 2.3),
    Column("ALASAN", "{{ r.reason }}", 2.5),
    Column("DISETUJUI OLEH", "{{ r.approved_by }}", 1.9),
)
CORRECTIONS = (
    Column("NO", "{{ r.number }}", 0.8, "Tengah"),
    Column("LAPORAN", "{{ r.period }}", 2.3),
    Column("HAL", "{{ r.subject }}", 2.6),
    Column("DILAPORKAN", "{{ r.reported }}", 3.2),
    Column("MENURUT DATA SEKARANG", "{{ r.now }}", 3.2),
    Column("PENJELASAN (PERUBAHAN)", "{{ r.explanation }}", 3.9),
)
# Areas stand in rows across, components are merged over their targets, as in the decree.
SHEET = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("KOMPONEN", "{% vm %}{{ c.name }}", 2.1),
    Column("INDIKATOR", "{{ r.code }} {{ r.indicator }}", 2.7),
    Column("LANGKAH AKSI", "{{ r.action }}", 2.25),
    Column("BUKTI FISIK", "{{ r.evidence }}", 2.25),
    Column("TARGET WAKTU", "{{ r.target }}", 1.4),
    Column("BATAS WAKTU", "{{ r.due_date }}", 1.35, "Tengah"),
    Column("PENANGGUNG JAWAB", PERSON, 2.2),
    Column("STATUS", "{{ r.status }}", 1.4),
    Column("TANGGAL REALISASI", "{{ r.realized_on }}", 1.45, "Tengah"),
    Column("BUKTI DUKUNG", "{{ r.proofs }}", 2.3),
    Column("KENDALA", "{{ r.obstacle }}", 1.8),
    Column("RENCANA TINDAK LANJUT", "{{ r.plan }}", 2.0),
    Column("KETERANGAN", "{{ r.note }}", 1.8),
)
SUMMARY_AREAS = (
    Column("AREA", "{{ r.area }}", 1.2, "Tengah"),
    Column("NAMA", "{{ r.name }}", 5.1),
    Column("CAPAIAN", "{{ r.achievement }}", 1.9, "Kanan"),
    Column("KATEGORI", "{{ r.band }}", 2.6, "Tengah"),
    Column("TARGET", "{{ r.due }}", 1.5, "Tengah"),
    Column("SELESAI", "{{ r.done_due }}", 1.6, "Tengah"),
    Column("TUNGGAKAN", "{{ r.arrears }}", 2.1, "Tengah"),
)
SUMMARY_DECISIONS = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("MASALAH", "{{ r.problem }}", 5.0),
    Column("USUL", "{{ r.proposal }}", 3.7),
    Column("PENANGGUNG JAWAB", PERSON, 2.8),
    Column("BATAS WAKTU", "{{ r.due }}", 1.8, "Tengah"),
    Column("KEPUTUSAN", "☐ Setuju\n☐ Arahan", 2.0),
)
TEAM = (
    NO,
    Column("NAMA", "{{ r.name }}", 5.6),
    Column("JABATAN", "{{ r.post }}", 5.5),
    Column("PERAN DALAM TIM", "{{ r.role }}", 4.0),
)
QUALITY = (
    NO,
    Column("TEMPAT", "{{ r.place }}", 4.2),
    Column("TINGKAT", "{{ r.severity }}", 2.2, "Tengah"),
    Column("CATATAN", "{{ r.message }}", 8.7),
)
