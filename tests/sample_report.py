"""Two invented monthly reports: one with much of everything, one with next to nothing.

Names are marked Contoh; the indicators are the decree's, so that lengths are true.
"""

from __future__ import annotations

from pipeline.decree import load_decree
from pipeline.model import Indicator
from pipeline.view.types import (
    TO_FILL,
    AreaLine,
    AreaSection,
    ChangeRow,
    Decision,
    DocumentFrame,
    FollowUpRow,
    Implementation,
    Letterhead,
    MonthlyReport,
    ObstacleRow,
    QualityRow,
    RecapRow,
    SheetRow,
    Signature,
    Summary,
    TargetRow,
    TeamRow,
)

_AREAS = (
    ("I", "Penguatan Komitmen Pimpinan"),
    ("II", "Penataan Tatalaksana"),
    ("III", "Penataan Sistem Manajemen SDM Aparatur"),
    ("IV", "Penguatan Akuntabilitas"),
    ("V", "Penguatan Pengawasan"),
    ("VI", "Peningkatan Kualitas Pelayanan Publik"),
)
_PERSON = "Kasubbag Teknis Penyelenggaraan Pemilu, Partisipasi, dan Hubmas"


def indicators() -> tuple[Indicator, ...]:
    decree = load_decree()
    return tuple(i for a in decree.areas for c in a.components for i in c.indicators)


def frame(stamp: str = "") -> DocumentFrame:
    return DocumentFrame(
        letterhead=Letterhead(
            "KOMISI PEMILIHAN UMUM",
            "KABUPATEN MUARO JAMBI",
            "Jalan Contoh Nomor 1, Sengeti, Muaro Jambi 36381",
        ),
        title_lines=(
            "LAPORAN MONITORING DAN EVALUASI",
            "PEMBANGUNAN ZONA INTEGRITAS MENUJU WBK/WBBM",
            "BULAN OKTOBER (TRIWULAN IV) TAHUN 2025",
        ),
        short_title="Laporan Monev Pembangunan Zona Integritas",
        office_name="KPU Kabupaten Muaro Jambi",
        period="Bulan Oktober 2025",
        year="2025",
        position="Posisi data per 31 Oktober 2025",
        stamp=stamp,
        footer="Laporan Monev Pembangunan Zona Integritas – Oktober 2025 – "
        "Posisi data per 31 Oktober 2025",
        signature=Signature(
            "Sengeti, 31 Oktober 2025",
            ("Ketua Komisi Pemilihan Umum", "Kabupaten Muaro Jambi,"),
            "Contoh Ketua, S.Sos.",
            "",
        ),
    )


def _target(number: int, indicator: Indicator, status: str, note: str = "–") -> TargetRow:
    done = status.startswith("Selesai")
    return TargetRow(
        number=str(number),
        code=indicator.code,
        indicator=indicator.indicator,
        evidence=indicator.evidence,
        due_date="31 Oktober 2025",
        person=_PERSON,
        status=status,
        realized_on="28 Oktober 2025" if done else "–",
        note=note,
    )


def _targets(start: int, count: int, status: str, note: str = "–") -> tuple[TargetRow, ...]:
    chosen = (indicators() * 2)[start : start + count]
    return tuple(_target(number, one, status, note) for number, one in enumerate(chosen, 1))


def _obstacles(start: int, count: int) -> tuple[ObstacleRow, ...]:
    return tuple(
        ObstacleRow(
            str(number),
            one.code,
            one.indicator,
            "Dokumen pendukung belum ditandatangani karena pejabat terkait sedang dinas luar.",
            "Penandatanganan dijadwalkan pada minggu pertama bulan berikutnya.",
            _PERSON,
        )
        for number, one in enumerate(indicators()[start : start + count], 1)
    )


def _sheet() -> tuple[SheetRow, ...]:
    names = dict(_AREAS)
    rows = (indicators() + indicators()[:12])[:82]
    return tuple(
        SheetRow(
            number=str(number),
            code=one.code,
            area=f"{one.area} {names[one.area]}",
            component=f"{one.component_number}. {one.component}",
            indicator=one.indicator,
            action=one.action,
            evidence=one.evidence,
            target=one.target,
            due_date="31 Oktober 2025",
            person=_PERSON,
            status="Selesai Tepat Waktu" if number % 3 else "Belum Terpenuhi",
            realized_on="28 Oktober 2025" if number % 3 else "–",
            proofs="SK_Tim_Kerja_ZI_2025_final.pdf\nhttps://contoh.go.id/berkas/laporan-monev-10",
            obstacle="–" if number % 3 else "Pejabat terkait sedang dinas luar.",
            plan="–" if number % 3 else "Dijadwalkan ulang pada minggu pertama November.",
            note="–",
        )
        for number, one in enumerate(rows, 1)
    )


def _recap(number: str, area: str) -> RecapRow:
    return RecapRow(number, area, "13", "9", "8", "69,23", "61,54", "−7,69", "88,89", "1")


def _section(index: int, number: str, name: str) -> AreaSection:
    start = (0, 5, 11, 29, 39, 58)[index]
    return AreaSection(
        heading=f"Area {number} – {name}",
        paragraphs=(
            f"Sampai dengan 31 Oktober 2025 area {name} memiliki 9 target yang telah berbatas "
            "waktu; 8 di antaranya selesai, sehingga capaiannya 88,89% (Tinggi).",
            "Satu target diselesaikan setelah batas waktunya.",
        ),
        targets=_targets(start, 3, "Selesai Tepat Waktu") if index != 1 else (),
        targets_empty="Tidak ada target yang berbatas waktu pada bulan Oktober 2025.",
        arrears=_targets(start, 1, "Belum Terpenuhi", "Menunggu SK") if index % 2 else (),
        arrears_empty="Tidak terdapat tunggakan.",
        obstacles=_obstacles(start, 1) if index % 2 else (),
    )


def _summary(decisions: int) -> Summary:
    return Summary(
        achievement="Capaian 87,50% (Tinggi): 43 dari 49 target; bulan lalu 85,71%",
        month="Bulan ini 11 dari 14 · Tunggakan 3 (tertua III.4.1, Januari) · "
        "Selesai lebih awal 2 · November 8 target",
        evidence="Bukti: ada 43, diperiksa 30, perlu perbaikan 2",
        recommendations="Rekomendasi selesai 5 dari 8",
        meeting="Rapat dipimpin Ketua, tanggal 31 Oktober 2025, hadir 8 dari 10 orang",
        areas=tuple(
            AreaLine(number, name, "88,89%", "Sangat Tinggi", "9", "8", "1")
            for number, name in _AREAS
        ),
        decisions=tuple(
            Decision(
                str(number),
                # As long as the view lets them get.
                "III.4.1 (Januari) Penetapan kinerja individu yang terkait dengan kinerja "
                "organisasi telah disusun dan…: Dokumen pendukung belum ditandatangani karena "
                "pejabat terkait sedang dinas luar sampai akhir bulan…",
                "Penandatanganan dijadwalkan pada minggu pertama bulan berikutnya bersama "
                "seluruh kepala subbagian dan…",
                _PERSON,
                "30 November 2025 (usul)",
            )
            for number in range(1, decisions + 1)
        ),
        decisions_empty="Tidak ada hal yang memerlukan keputusan pimpinan pada periode ini.",
        decisions_note="Ditampilkan 5 dari 18 hal; selebihnya pada bagian Tunggakan, "
        "Target Bulan Ini, dan Tindak Lanjut Rekomendasi Sebelumnya."
        if decisions
        else "",
    )


def _implementation() -> Implementation:
    return Implementation(
        paragraphs=("Monitoring dan evaluasi dilaksanakan melalui rapat Tim Kerja ZI.",),
        day="Jumat, 31 Oktober 2025",
        time="09.00 – 11.30 WIB",
        place="Ruang Rapat KPU Kabupaten Muaro Jambi",
        chair="Contoh Ketua",
        secretary="Contoh Notulis",
        attendance="8 dari 10 orang",
        agenda=("Pembukaan", "Pemaparan capaian per area", "Pembahasan tunggakan"),
        discussion=(
            "Rapat membahas capaian setiap area dan kendala yang dihadapi.",
            "Seluruh penanggung jawab menyampaikan rencana penyelesaian targetnya.",
        ),
        team=tuple(
            TeamRow(str(n), f"Contoh Pegawai {n}", "Kepala Subbagian Hukum dan SDM", "Anggota")
            for n in range(1, 11)
        ),
        team_empty="Susunan tim belum diisi.",
        method=(
            "Penelaahan isian lembar monev dan bukti dukungnya.",
            "Pembahasan bersama penanggung jawab dalam rapat.",
        ),
    )


_PARAGRAPH = (
    "Pembangunan Zona Integritas menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih "
    "dan Melayani merupakan bagian dari reformasi birokrasi di lingkungan Komisi Pemilihan Umum. "
    "Rencana aksi memuat 82 target dari 70 indikator pada enam area perubahan, yang dipantau "
    "setiap bulan oleh Tim Kerja."
)


def rich_report(stamp: str = "") -> MonthlyReport:
    """Many rows in every table, five decisions, an annex of 82 rows."""
    return MonthlyReport(
        frame=frame(stamp),
        number="77/PP.05-BA/1505/2025",
        summary=_summary(5),
        preface=(_PARAGRAPH, _PARAGRAPH, "Demikian laporan ini disusun untuk menjadi perhatian."),
        background=(_PARAGRAPH, _PARAGRAPH),
        legal_basis=tuple(load_decree().legal_basis),
        purpose=(
            "Maksud: mengetahui perkembangan pelaksanaan rencana aksi.",
            "Tujuan: menjadi bahan pimpinan dalam mengambil keputusan.",
        ),
        scope=("Enam area perubahan.", "Periode Januari sampai dengan Oktober 2025."),
        implementation=_implementation(),
        results=(_PARAGRAPH,),
        recap=tuple(_recap(number, name) for number, name in _AREAS),
        recap_total=_recap("", "JUMLAH"),
        recap_note="Nilai tertimbang 86,12% bersifat indikatif, bukan nilai LKE.",
        areas=tuple(_section(index, *area) for index, area in enumerate(_AREAS)),
        targets=_targets(39, 14, "Selesai Tepat Waktu"),
        targets_intro="Pada bulan Oktober 2025 terdapat 14 target; 11 selesai, 3 belum terpenuhi.",
        targets_empty="Tidak ada target pada bulan Oktober 2025.",
        arrears=_targets(11, 3, "Belum Terpenuhi", "Menunggu penetapan.\nDraf sudah ada."),
        arrears_intro="Terdapat 3 tunggakan dari bulan-bulan sebelumnya.",
        arrears_empty="Tidak terdapat tunggakan.",
        early=_targets(60, 2, "Selesai Tepat Waktu"),
        early_intro="Dua target diselesaikan sebelum bulannya.",
        obstacles=_obstacles(11, 4),
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
        next_targets=_targets(50, 8, "Belum Waktunya"),
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
        conclusions=(_PARAGRAPH,),
        recommendations=(
            "Menyelesaikan tunggakan III.4.1 selambat-lambatnya 30 November 2025.",
            "Melengkapi dua bukti dukung yang perlu perbaikan.",
        ),
        closing=("Demikian laporan ini disusun untuk dipergunakan sebagaimana mestinya.",),
        sheet=_sheet(),
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
        frame=frame(stamp),
        number="",
        summary=Summary(
            achievement="Capaian –: belum ada target yang berbatas waktu",
            month="Bulan ini tidak ada target · Tunggakan nihil · April 3 target",
            evidence="Bukti: belum ada",
            recommendations="Rekomendasi: belum ada yang tercatat",
            meeting=f"Rapat dipimpin {TO_FILL}, tanggal {TO_FILL}",
            areas=tuple(AreaLine(n, name, "–", "–", "0", "0", "0") for n, name in _AREAS),
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
            for n, name in _AREAS
        ),
        recap_total=RecapRow("", "JUMLAH", "82", "0", "0", "0,00", "0,00", "0,00", "–", "0"),
        recap_note="",
        areas=tuple(_empty_section(number, name) for number, name in _AREAS),
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
