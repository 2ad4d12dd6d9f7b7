"""Tables that the quarterly and annual reports add: heads, tags, widths in cm (16 in all)."""

from __future__ import annotations

from tools.templates.word_parts import Column

NO = Column("NO", "{{ r.number }}", 0.8, "Tengah")
AREA = Column("AREA", "{{ r.area }}", 3.1)


def summary_areas(unmet: str) -> tuple[Column, ...]:
    """The areas on the page for the leadership."""
    return (
        Column("AREA", "{{ r.area }}", 1.2, "Tengah"),
        Column("NAMA", "{{ r.name }}", 5.0),
        Column("CAPAIAN", "{{ r.achievement }}", 1.9, "Kanan"),
        Column("KATEGORI", "{{ r.band }}", 2.6, "Tengah"),
        Column("TARGET", "{{ r.due }}", 1.5, "Tengah"),
        Column("SELESAI", "{{ r.done_due }}", 1.6, "Tengah"),
        Column(unmet, "{{ r.unmet }}", 2.2, "Tengah"),
    )


MEETINGS = (
    NO,
    Column("TANGGAL", "{{ r.day }}", 2.8, "Tengah"),
    Column("RAPAT", "{{ r.kind }}", 2.4),
    Column("PIMPINAN", "{{ r.chair }}", 4.1),
    Column("NOTULIS", "{{ r.secretary }}", 3.4),
    Column("HADIR", "{{ r.attendance }}", 2.5, "Tengah"),
)
TREND = (
    Column("PERIODE", "{{ r.name }}", 3.0),
    Column("TARGET S.D. PERIODE", "{{ r.due }}", 2.4, "Tengah"),
    Column("SELESAI", "{{ r.done }}", 1.9, "Tengah"),
    Column("RENCANA (%)", "{{ r.plan }}", 2.1, "Kanan"),
    Column("REALISASI (%)", "{{ r.actual }}", 2.2, "Kanan"),
    Column("DEVIASI", "{{ r.deviation }}", 2.1, "Kanan"),
    Column("CAPAIAN (%)", "{{ r.achievement }}", 2.1, "Kanan"),
)
QUARTERS = (
    Column("TRIWULAN", "{{ r.quarter }}", 4.0),
    Column("TARGET", "{{ r.due }}", 2.8, "Tengah"),
    Column("SELESAI", "{{ r.done }}", 2.8, "Tengah"),
    Column("CAPAIAN (%)", "{{ r.achievement }}", 3.0, "Kanan"),
    Column("TUNGGAKAN DITUTUP", "{{ r.arrears_closed }}", 3.4, "Tengah"),
)
#: Under heads that span three months, each with R, L and D.
CUMULATIVE = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("AREA", "{{ r.area }}", 2.7),
    *(
        Column(head, f"{{{{ r.{name}_{month} }}}}", 1.4, "Kanan")
        for month in (1, 2, 3)
        for head, name in (("R", "plan"), ("L", "actual"), ("D", "deviation"))
    ),
)
#: Under heads that span the two quarters and their difference, or their counts.
COMPARISON = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("AREA", "{{ r.area }}", 2.7),
    Column("{{ comparison.before }}", "{{ r.achievement_before }}", 1.6, "Kanan"),
    Column("{{ comparison.now }}", "{{ r.achievement }}", 1.6, "Kanan"),
    Column("Selisih", "{{ r.achievement_change }}", 1.5, "Kanan"),
    Column("{{ comparison.before }}", "{{ r.actual_before }}", 1.6, "Kanan"),
    Column("{{ comparison.now }}", "{{ r.actual }}", 1.6, "Kanan"),
    Column("Selisih", "{{ r.actual_change }}", 1.5, "Kanan"),
    Column("{{ comparison.before }}", "{{ r.unmet_before }}", 1.6, "Tengah"),
    Column("{{ comparison.now }}", "{{ r.unmet }}", 1.6, "Tengah"),
)
QUARTER_AREAS = (
    Column("NO", "{{ r.number }}", 0.8, "Tengah"),
    Column("AREA", "{{ r.area }}", 3.2),
    *(
        Column(numeral, f"{{{{ r.{name}_{quarter} }}}}", 1.5, "Kanan")
        for name in ("achievement", "actual")
        for quarter, numeral in enumerate(("I", "II", "III", "IV"), 1)
    ),
)
AREA_RESULTS = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("AREA", "{{ r.area }}", 2.4),
    Column("INDIKATOR", "{{ r.indicators }}", 1.8, "Tengah"),
    Column("JUMLAH TARGET", "{{ r.obligations }}", 1.4, "Tengah"),
    Column("TEPAT WAKTU", "{{ r.on_time }}", 1.4, "Tengah"),
    Column("TERLAMBAT", "{{ r.late }}", 1.9, "Tengah"),
    Column("BELUM SELESAI", "{{ r.unfinished }}", 1.5, "Tengah"),
    Column("TIDAK BERLAKU", "{{ r.not_applicable }}", 1.5, "Tengah"),
    Column("REALISASI (%)", "{{ r.actual }}", 1.8, "Kanan"),
    Column("CAPAIAN (%)", "{{ r.achievement }}", 1.6, "Kanan"),
)
DONE = (
    NO,
    Column("KODE", "{{ r.code }}", 1.4, "Tengah"),
    Column("INDIKATOR", "{{ r.indicator }}", 5.0),
    Column("BATAS WAKTU", "{{ r.due_date }}", 2.2, "Tengah"),
    Column("TANGGAL REALISASI", "{{ r.realized_on }}", 2.2, "Tengah"),
    Column("PENANGGUNG JAWAB", "{{ r.person }}", 2.8),
    Column("STATUS", "{{ r.status }}", 1.6),
)
UNFINISHED = (
    NO,
    Column("KODE", "{{ r.code }}", 1.3, "Tengah"),
    Column("INDIKATOR", "{{ r.indicator }}", 2.9),
    Column("BATAS WAKTU", "{{ r.due_date }}", 1.7, "Tengah"),
    Column("STATUS", "{{ r.status }}", 1.6),
    Column("KENDALA", "{{ r.obstacle }}", 2.4),
    Column("USUL TINDAK LANJUT", "{{ r.proposal }}", 2.6),
    Column("PENANGGUNG JAWAB", "{{ r.person }}", 2.7),
)

# --- registers ------------------------------------------------------------------------

_OPENING = Column("SALDO AWAL", "{{ r.opening }}", 1.5, "Tengah")
_RECEIVED = Column("MASUK", "{{ r.received }}", 1.5, "Tengah")
_CLOSING = Column("SALDO AKHIR", "{{ r.closing }}", 1.5, "Tengah")
_SHARE = Column("% SELESAI", "{{ r.share }}", 1.7, "Kanan")

WBS = (
    Column("KATEGORI", "{{ r.name }}", 4.0),
    _OPENING,
    _RECEIVED,
    Column("TERBUKTI", "{{ r.proven }}", 1.7, "Tengah"),
    Column("TIDAK TERBUKTI", "{{ r.unproven }}", 1.8, "Tengah"),
    Column("TIDAK CUKUP BUKTI", "{{ r.insufficient }}", 2.0, "Tengah"),
    _CLOSING,
    _SHARE,
)
_UNTIMED = Column("SELESAI, KETEPATAN TIDAK DAPAT DIHITUNG", "{{ r.untimed }}", 2.2, "Tengah")


def complaints(untimed: bool) -> tuple[Column, ...]:
    """With the column of what can't be timed, or without."""
    return (
        Column("KANAL", "{{ r.name }}", 2.5 if untimed else 3.6),
        Column("SALDO AWAL", "{{ r.opening }}", 1.3, "Tengah"),
        Column("MASUK", "{{ r.received }}", 1.3, "Tengah"),
        Column("SELESAI TEPAT WAKTU", "{{ r.in_time }}", 1.6 if untimed else 2.0, "Tengah"),
        Column("SELESAI TERLAMBAT", "{{ r.late }}", 1.9 if untimed else 2.1, "Tengah"),
        *((_UNTIMED,) if untimed else ()),
        Column("DITERUSKAN/ DIARSIPKAN", "{{ r.passed_on }}", 2.2 if untimed else 2.5, "Tengah"),
        Column("SALDO AKHIR", "{{ r.closing }}", 1.4, "Tengah"),
        Column("% SELESAI", "{{ r.share }}", 1.6, "Kanan"),
    )


def gratification_balance(untimed: bool) -> tuple[tuple[str, str], ...]:
    """Heads and fields of the balance, which has one row."""
    return (
        ("BELUM DILAPORKAN (AWAL)", "opening"),
        ("DITERIMA", "received"),
        ("DILAPORKAN DALAM BATAS UPG", "in_unit"),
        ("DILAPORKAN DALAM BATAS KPK", "in_kpk"),
        ("DILAPORKAN MELEWATI BATAS", "late"),
        *((("KETEPATAN TIDAK DAPAT DIHITUNG", "untimed"),) if untimed else ()),
        ("BELUM DILAPORKAN (AKHIR)", "closing"),
    )


GRATIFICATIONS = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("DITERIMA / DILAPORKAN", "{{ r.received }}\n{{ r.reported }}", 2.1, "Tengah"),
    Column("BENTUK", "{{ r.form }}", 1.8),
    Column("NILAI", "{{ r.amount }}", 1.7, "Kanan"),
    Column("PERISTIWA", "{{ r.event }}", 1.9),
    Column("DITERUSKAN KE KPK", "{{ r.forwarded }}", 2.1, "Tengah"),
    Column("PENETAPAN STATUS", "{{ r.ruling }}", 1.9),
    Column("TINDAK LANJUT", "{{ r.action }}", 2.4),
    Column("STATUS", "{{ r.status }}", 1.4, "Tengah"),
)


def risk_counts(unknown: bool) -> tuple[Column, ...]:
    """With the column of rows whose STATUS says nothing, or without."""
    return (
        Column("TINGKAT RISIKO", "{{ r.name }}", 4.0),
        Column("BELUM", "{{ r.pending }}", 2.4, "Tengah"),
        Column("PROSES", "{{ r.in_progress }}", 2.4, "Tengah"),
        Column("SELESAI", "{{ r.done }}", 2.4, "Tengah"),
        *((Column("STATUS BELUM DIISI", "{{ r.unknown }}", 2.4, "Tengah"),) if unknown else ()),
        Column("JUMLAH", "{{ r.total }}", 2.4, "Tengah"),
    )


RISKS = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("TUGAS/FUNGSI", "{{ r.task }}", 2.4),
    Column("SITUASI POTENSIAL", "{{ r.situation }}", 2.2),
    Column("SUMBER", "{{ r.source }}", 1.9),
    Column("RISIKO", "{{ r.risk }}", 1.4, "Tengah"),
    Column("PENGENDALIAN", "{{ r.control }}", 2.6),
    Column("PENANGGUNG JAWAB", "{{ r.person }}", 2.7),
    Column("BATAS / STATUS", "{{ r.due }}\n{{ r.status }}", 2.1, "Tengah"),
)
ORIGINS = (
    Column("ASAL", "{{ r.name }}", 4.4),
    Column("SALDO AWAL", "{{ r.opening }}", 2.2, "Tengah"),
    Column("BARU", "{{ r.received }}", 2.2, "Tengah"),
    Column("SELESAI DITINDAKLANJUTI", "{{ r.closed }}", 2.8, "Tengah"),
    Column("SALDO AKHIR", "{{ r.closing }}", 2.2, "Tengah"),
    Column("% SELESAI", "{{ r.share }}", 2.2, "Kanan"),
)
FOLLOW_UPS = (
    Column("NO", "{{ r.number }}", 0.7, "Tengah"),
    Column("ASAL, TANGGAL", "{{ r.origin }}\n{{ r.day }}", 2.0),
    Column("PERMASALAHAN", "{{ r.problem }}", 2.5),
    Column("REKOMENDASI", "{{ r.recommendation }}", 2.4),
    Column("TINDAK LANJUT", "{{ r.action }}", 2.3),
    Column("PENANGGUNG JAWAB", "{{ r.person }}", 2.6),
    Column("BATAS WAKTU / SELESAI", "{{ r.due }}\n{{ r.finished }}", 2.0, "Tengah"),
    Column("STATUS", "{{ r.status }}", 1.5, "Tengah"),
)
