"""Two invented monthly reports: one with much of everything, one with next to nothing.

Names are marked Contoh; the indicators are the decree's, so that lengths are true.
"""

from __future__ import annotations

from pipeline.decree import load_decree
from pipeline.view.parts.types import (
    AreaLine,
    AreaSection,
    ChangeRow,
    CorrectionRow,
    FollowUpRow,
    Implementation,
    MonthlyReport,
    QualityRow,
    RecapRow,
    Summary,
)
from pipeline.view.words.text import TO_FILL
from tests import sample_rows as rows


def rich_report(stamp: str = "") -> MonthlyReport:
    """Many rows in every table, five decisions, an annex of 82 rows."""
    return MonthlyReport(
        frame=rows.frame(stamp),
        number="77/PP.05-BA/1505/2025",
        summary=rows.summary(5),
        preface=(
            rows.PARAGRAPH,
            rows.PARAGRAPH,
            "Demikian laporan ini disusun untuk menjadi perhatian.",
        ),
        background=(rows.PARAGRAPH, rows.PARAGRAPH),
        legal_basis=tuple(load_decree().legal_basis),
        purpose=(
            "Maksud: mengetahui perkembangan pelaksanaan rencana aksi.",
            "Tujuan: menjadi bahan pimpinan dalam mengambil keputusan.",
        ),
        scope=("Enam area perubahan.", "Periode Januari sampai dengan Oktober 2025."),
        implementation=rows.implementation(),
        results=(rows.PARAGRAPH,),
        recap=tuple(rows.recap(number, name) for number, name in rows.AREAS),
        recap_total=rows.recap("", "JUMLAH"),
        recap_note="Nilai tertimbang 86,12% bersifat indikatif, bukan nilai LKE.",
        areas=tuple(rows.section(index, *area) for index, area in enumerate(rows.AREAS)),
        targets=rows.targets(39, 14, "Selesai Tepat Waktu"),
        targets_intro="Pada bulan Oktober 2025 terdapat 14 target; 11 selesai, 3 belum terpenuhi.",
        targets_empty="Tidak ada target pada bulan Oktober 2025.",
        arrears=rows.targets(11, 3, "Belum Terpenuhi", "Menunggu penetapan.\nDraf sudah ada."),
        arrears_intro="Terdapat 3 tunggakan dari bulan-bulan sebelumnya.",
        arrears_empty="Tidak terdapat tunggakan.",
        early=rows.targets(60, 2, "Selesai Tepat Waktu"),
        early_intro="Dua target diselesaikan sebelum bulannya.",
        obstacles=rows.obstacles(11, 4),
        obstacles_intro="Kendala utama ialah ketersediaan pejabat penanda tangan.\n"
        "Kendala yang dilaporkan dan rencana tindak lanjutnya sebagai berikut.",
        obstacles_empty="Tidak terdapat kendala yang dilaporkan.",
        follow_ups=tuple(
            FollowUpRow(
                str(number),
                "Inspektorat",
                "15 September 2025",
                "Laporan pengaduan belum disusun setiap triwulan",
                "Menyusun laporan pengaduan triwulanan",
                "Laporan TW3 telah disusun dan disampaikan",
                "Kasubbag Hukum",
                "31 Oktober 2025",
                "28 Oktober 2025" if number % 2 else "–",
                "Sudah" if number % 2 else "Proses",
            )
            for number in range(1, 9)
        ),
        follow_ups_intro="Dari 8 rekomendasi, 5 telah selesai.",
        follow_ups_empty="Belum ada rekomendasi yang tercatat.",
        next_targets=rows.targets(50, 8, "Belum Waktunya"),
        next_targets_heading="Target Bulan Depan (November 2025)",
        next_targets_intro="Pada bulan November 2025 terdapat 8 target.",
        next_targets_empty="Tidak ada target pada bulan November 2025.",
        changes=(
            ChangeRow(
                "1",
                "1 Oktober 2025",
                "Target Diubah",
                "V.4.3",
                "Oktober 2025",
                "November 2025",
                "Berita Acara Contoh Nomor 1",
                "Menyesuaikan jadwal aplikasi pusat",
                "Ketua",
            ),
        ),
        changes_intro="Sampai dengan 31 Oktober 2025 tercatat 1 perubahan atau koreksi.",
        changes_empty="Tidak terdapat perubahan atau koreksi.",
        conclusions=(rows.PARAGRAPH,),
        recommendations=(
            "Menyelesaikan tunggakan III.4.1 selambat-lambatnya 30 November 2025.",
            "Melengkapi dua bukti dukung yang perlu perbaikan.",
        ),
        closing=("Demikian laporan ini disusun untuk dipergunakan sebagaimana mestinya.",),
        sheet=rows.sheet(),
        method_notes=(
            "Capaian = target yang selesai di antara yang telah berbatas waktu, dibagi seluruh "
            "target yang telah berbatas waktu.",
            "82 target menurut Keputusan − 3 Tidak Berlaku = 79 dihitung.",
            "24 target berentang dihitung satu kali, pada bulan terakhir.",
        ),
        quality=tuple(
            QualityRow(
                str(number),
                f"Lembar Monev, sel D{number + 13}",
                "Peringatan",
                "Status Selesai, tetapi BUKTI DUKUNG kosong. Tulis nama berkas atau tautan.",
            )
            for number in range(1, 13)
        ),
        quality_intro="Laporan disusun dengan 12 peringatan sebagai berikut.",
        quality_empty="Tidak ada catatan.",
        corrections=(
            CorrectionRow(
                "1",
                "Bulan Agustus 2025",
                "Area I",
                "Selesai: 8\nBelum terpenuhi: 1",
                "Selesai: 9\nBelum terpenuhi: 0",
                "Akibat perubahan I.4.2 (Juli)",
            ),
            CorrectionRow(
                "2",
                "Bulan Agustus 2025",
                "Status I.4.2 (Juli)",
                "Belum Terpenuhi",
                "Selesai Terlambat",
                "Koreksi Data, 1 Oktober 2025: SK baru diterima.",
            ),
        ),
        corrections_intro="Angka yang pernah dilaporkan dan berbeda dari data sekarang (Koreksi).",
        charts=rows.charts(),
    )


def _empty_section(number: str, name: str) -> AreaSection:
    return AreaSection(
        heading=f"Area {number} – {name}",
        paragraphs=("Belum ada target yang berbatas waktu sampai dengan 31 Maret 2025.",),
        targets=(),
        targets_empty="Tidak ada target pada bulan ini.",
        arrears=(),
        arrears_empty="Tidak terdapat tunggakan.",
        obstacles=(),
    )


def minimal_report(stamp: str = "") -> MonthlyReport:
    """Nothing due, nothing entered, settings blank: ``[DIISI]`` and the sentences for no rows."""
    none = tuple[str, ...]()
    return MonthlyReport(
        frame=rows.frame(stamp),
        number="",
        summary=Summary(
            achievement="Capaian –: belum ada target yang berbatas waktu",
            month="Bulan ini tidak ada target · Tunggakan nihil · April 3 target",
            evidence="Bukti: belum ada",
            recommendations="Rekomendasi: belum ada yang tercatat",
            meeting=f"Rapat dipimpin {TO_FILL}, tanggal {TO_FILL}",
            areas=tuple(AreaLine(n, name, "–", "–", "0", "0", "0") for n, name in rows.AREAS),
            decisions=(),
            decisions_empty="Tidak ada hal yang memerlukan keputusan pimpinan.",
            decisions_note="",
        ),
        preface=(TO_FILL,),
        background=(TO_FILL,),
        legal_basis=(TO_FILL,),
        purpose=(TO_FILL,),
        scope=(TO_FILL,),
        implementation=Implementation(
            paragraphs=(TO_FILL,),
            day=TO_FILL,
            time=TO_FILL,
            place=TO_FILL,
            chair=TO_FILL,
            secretary=TO_FILL,
            attendance=f"{TO_FILL} dari {TO_FILL} orang",
            agenda=(TO_FILL,),
            discussion=(TO_FILL,),
            team=(),
            team_empty=f"Susunan tim: {TO_FILL}",
            method=(TO_FILL,),
        ),
        results=none,
        recap=tuple(
            RecapRow(n, name, "13", "0", "0", "0,00", "0,00", "0,00", "–", "0")
            for n, name in rows.AREAS
        ),
        recap_total=RecapRow("", "JUMLAH", "82", "0", "0", "0,00", "0,00", "0,00", "–", "0"),
        recap_note="",
        areas=tuple(_empty_section(number, name) for number, name in rows.AREAS),
        targets=(),
        targets_intro="",
        targets_empty="Tidak ada target pada bulan Maret 2025.",
        arrears=(),
        arrears_intro="",
        arrears_empty="Tidak terdapat tunggakan.",
        early=(),
        early_intro="",
        obstacles=(),
        obstacles_intro="",
        obstacles_empty="Tidak terdapat kendala yang dilaporkan.",
        follow_ups=(),
        follow_ups_intro="",
        follow_ups_empty="Belum ada rekomendasi yang tercatat.",
        next_targets=(),
        next_targets_heading="Target Bulan Depan (April 2025)",
        next_targets_intro="",
        next_targets_empty="Tidak ada target pada bulan April 2025.",
        changes=(),
        changes_intro="",
        changes_empty="Tidak terdapat perubahan atau koreksi.",
        conclusions=(TO_FILL,),
        recommendations=(TO_FILL,),
        closing=(TO_FILL,),
        sheet=(),
        method_notes=("82 target menurut Keputusan − 0 Tidak Berlaku = 82 dihitung.",),
        quality=(),
        quality_intro="",
        quality_empty="Tidak ada catatan kualitas data.",
    )
