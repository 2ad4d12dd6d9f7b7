"""The registers' tables: heads, tags, widths in cm (16 in all; landscape 25.7)."""

from __future__ import annotations

from tools.templates.word_parts import Column


def _count(head: str, field: str, width: float) -> Column:
    return Column(head, f"{{{{ r.{field} }}}}", width, "Tengah")


def _share(width: float) -> Column:
    return Column("SELESAI (%)", "{{ r.share }}", width, "Kanan")


WBS = (
    Column("KATEGORI", "{{ r.name }}", 3.9),
    _count("SALDO AWAL", "opening", 1.5),
    _count("MASUK", "received", 1.5),
    _count("TERBUKTI", "proven", 1.9),
    _count("TIDAK TERBUKTI", "unproven", 1.9),
    _count("TIDAK CUKUP BUKTI", "insufficient", 2.0),
    _count("SALDO AKHIR", "closing", 1.5),
    _share(1.8),
)
OPEN_CASES = (
    Column("KATEGORI", "{{ r.name }}", 2.9),
    _count("DITERIMA", "received", 1.6),
    _count("VERIFIKASI", "verification", 1.85),
    _count("PENELAAHAN", "review", 2.15),
    _count("DITERUSKAN", "forwarded", 2.05),
    _count("PEMERIKSAAN", "examination", 2.25),
    _count("DALAM PROSES", "in_process", 1.6),
    _count("JUMLAH", "total", 1.6),
)
_COMPLAINT_END = (
    _count("DITERUSKAN/ DIARSIPKAN", "passed_on", 2.2),
    _count("SALDO AKHIR", "closing", 1.3),
    _share(1.6),
)


def complaints(head: str, untimed: bool) -> tuple[Column, ...]:
    """``untimed``: with the column for timeliness that can't be counted."""
    more = (_count("SELESAI, KETEPATAN TIDAK DAPAT DIHITUNG", "untimed", 2.1),) if untimed else ()
    return (
        Column(head, "{{ r.name }}", 2.7 if untimed else 4.7),
        _count("SALDO AWAL", "opening", 1.3),
        _count("MASUK", "received", 1.3),
        _count("SELESAI TEPAT WAKTU", "in_time", 1.6 if untimed else 1.7),
        _count("SELESAI TERLAMBAT", "late", 1.9),
        *more,
        *_COMPLAINT_END,
    )


MONTHS = (
    Column("BULAN", "{{ r.month }}", 5.0),
    _count("MASUK", "received", 3.0),
    _count("KELUAR", "left", 3.0),
)
REFERENCES = (
    _count("NO", "number", 0.9),
    Column("RUJUKAN", "{{ r.reference }}", 4.1),
    _count("TANGGAL", "day", 2.6),
    _count("BATAS WAKTU", "due", 2.6),
    _count("TANGGAL SELESAI", "finished", 2.6),
    Column("STATUS", "{{ r.status }}", 3.2),
)
CASES = (
    _count("NO", "number", 0.8),
    Column("KODE KASUS", "{{ r.code }}", 2.5),
    _count("BULAN DITERIMA", "received", 1.9),
    Column("KATEGORI", "{{ r.category }}", 2.2),
    _count("KE INSPEK-TORAT", "forwarded", 1.4),
    Column("STATUS", "{{ r.status }}", 2.1),
    _count("BULAN SELESAI", "finished", 1.9),
    Column("REKOMENDASI", "{{ r.recommendation }}", 3.2),
)
COMPLAINT_CASES = (
    _count("NO", "number", 0.7),
    Column("NO REGISTER", "{{ r.register }}", 1.7),
    _count("TANGGAL DITERIMA", "received", 2.15),
    Column("KANAL", "{{ r.channel }}", 1.55),
    Column("KLASIFIKASI", "{{ r.classification }}", 2.0),
    _count("BATAS WAKTU", "deadline", 2.15),
    Column("STATUS", "{{ r.status }}", 1.75),
    _count("TANGGAL SELESAI", "finished", 2.15),
    Column("KETEPATAN WAKTU", "{{ r.timeliness }}", 1.85),
)
ORIGINS = (
    Column("ASAL", "{{ r.name }}", 6.0),
    _count("SALDO AWAL", "opening", 3.0),
    _count("BARU", "received", 3.0),
    _count("SELESAI", "closed", 3.0),
    _count("SALDO AKHIR", "closing", 3.0),
    _share(3.0),
)
FOLLOW_UPS = (
    Column("NO", "{{ r.row.number }}", 0.9, "Tengah"),
    Column("ASAL, RUJUKAN", "{{ r.row.origin }}", 2.4),
    Column("TANGGAL", "{{ r.row.day }}", 2.2, "Tengah"),
    Column("PERMASALAHAN", "{{ r.row.problem }}", 3.2),
    Column("REKOMENDASI", "{{ r.row.recommendation }}", 3.2),
    Column("TINDAK LANJUT", "{{ r.row.action }}", 2.8),
    Column("PENANGGUNG JAWAB", "{{ r.row.person }}", 2.6),
    Column("BATAS WAKTU", "{{ r.row.due }}", 2.2, "Tengah"),
    Column("TANGGAL SELESAI", "{{ r.row.finished }}", 2.2, "Tengah"),
    Column("STATUS", "{{ r.row.status }}", 1.8, "Tengah"),
    Column("BUKTI", "{{ r.evidence }}", 2.2),
)
RISKS = (
    Column("NO", "{{ r.number }}", 0.9, "Tengah"),
    Column("TUGAS/FUNGSI", "{{ r.task }}", 3.6),
    Column("SITUASI POTENSIAL", "{{ r.situation }}", 5.0),
    Column("SUMBER", "{{ r.source }}", 2.7),
    Column("TINGKAT RISIKO", "{{ r.risk }}", 1.6, "Tengah"),
    Column("PENGENDALIAN", "{{ r.control }}", 5.0),
    Column("PENANGGUNG JAWAB", "{{ r.person }}", 3.0),
    Column("BATAS WAKTU", "{{ r.due }}", 2.2, "Tengah"),
    Column("STATUS", "{{ r.status }}", 1.7, "Tengah"),
)
SIGNERS = (
    _count("NO", "number", 0.9),
    Column("NAMA", "{{ r.name }}", 5.0),
    Column("JABATAN", "{{ r.post }}", 6.6),
    Column("TANGGAL DITANDATANGANI", "{{ r.signed_on }}", 3.5, "Tengah"),
)


def risk_counts(unknown: bool) -> tuple[Column, ...]:
    """``unknown``: with the column for risks without a status."""
    more = (_count("BELUM DIISI", "unknown", 3.0),) if unknown else ()
    return (
        Column("TINGKAT RISIKO", "{{ r.name }}", 5.0),
        _count("BELUM", "pending", 3.0),
        _count("PROSES", "in_progress", 3.0),
        _count("SELESAI", "done", 3.0),
        *more,
        _count("JUMLAH", "total", 3.0),
    )
