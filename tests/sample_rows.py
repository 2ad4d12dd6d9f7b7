"""Pieces of an invented monthly report: names marked Contoh, the decree's own indicators."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from pipeline.charts import Chart, ChartKind, Series
from pipeline.decree import load_decree
from pipeline.model import Indicator
from pipeline.months import MONTH_ABBREVIATIONS
from pipeline.view.parts.chart_types import MonthlyCharts
from pipeline.view.parts.monev_types import SheetArea, SheetComponent, SheetRow
from pipeline.view.parts.types import (
    AreaLine,
    AreaSection,
    Decision,
    DocumentFrame,
    Implementation,
    Letterhead,
    ObstacleRow,
    RecapRow,
    Signature,
    Summary,
    TargetRow,
    TeamRow,
)

AREAS = (
    ("I", "Penguatan Komitmen Pimpinan"),
    ("II", "Penataan Tatalaksana"),
    ("III", "Penataan Sistem Manajemen SDM Aparatur"),
    ("IV", "Penguatan Akuntabilitas"),
    ("V", "Penguatan Pengawasan"),
    ("VI", "Peningkatan Kualitas Pelayanan Publik"),
)
PERSON = "Kasubbag Teknis Penyelenggaraan Pemilu, Partisipasi, dan Hubmas"


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
        person=PERSON,
        status=status,
        realized_on="28 Oktober 2025" if done else "–",
        note=note,
    )


def targets(start: int, count: int, status: str, note: str = "–") -> tuple[TargetRow, ...]:
    chosen = (indicators() * 2)[start : start + count]
    return tuple(_target(number, one, status, note) for number, one in enumerate(chosen, 1))


def obstacles(start: int, count: int) -> tuple[ObstacleRow, ...]:
    return tuple(
        ObstacleRow(
            str(number),
            one.code,
            one.indicator,
            "Dokumen pendukung belum ditandatangani karena pejabat terkait sedang dinas luar.",
            "Penandatanganan dijadwalkan pada minggu pertama bulan berikutnya.",
            PERSON,
        )
        for number, one in enumerate(indicators()[start : start + count], 1)
    )


def sheet() -> tuple[SheetArea, ...]:
    names = dict(AREAS)
    chosen = (indicators() + indicators()[:12])[:82]
    areas = []
    for area, of_area in groupby(enumerate(chosen, 1), key=lambda pair: pair[1].area):
        components = groupby(
            of_area, key=lambda pair: (pair[1].component_number, pair[1].component)
        )
        made = tuple(
            SheetComponent(f"{number}. {name}", _sheet_rows(rows))
            for (number, name), rows in components
        )
        areas.append(SheetArea(f"{area} {names[area]}", made))
    return tuple(areas)


def _sheet_rows(rows: Iterable[tuple[int, Indicator]]) -> tuple[SheetRow, ...]:
    return tuple(
        SheetRow(
            number=str(number),
            code=one.code,
            indicator=one.indicator,
            action=one.action,
            evidence=one.evidence,
            target=one.target,
            due_date="31 Oktober 2025",
            person=PERSON,
            status="Selesai Tepat Waktu" if number % 3 else "Belum Terpenuhi",
            realized_on="28 Oktober 2025" if number % 3 else "–",
            proofs="SK_Tim_Kerja_ZI_2025_final.pdf\nhttps://contoh.go.id/berkas/laporan-monev-10",
            obstacle="–" if number % 3 else "Pejabat terkait sedang dinas luar.",
            plan="–" if number % 3 else "Dijadwalkan ulang pada minggu pertama November.",
            note="–",
        )
        for number, one in rows
    )


def recap(number: str, area: str) -> RecapRow:
    return RecapRow(number, area, "13", "9", "8", "69,23", "61,54", "−7,69", "88,89", "1")


def charts() -> MonthlyCharts:
    """Capaian of six areas, one of them with nothing due, and the year's course to October."""
    shares = ("100.00", "83.33", "77.78", None, "70.00", "66.67")
    plan = ("7.32", "14.63", "14.63", "18.29", "19.51", "19.51")
    plan += ("25.61", "35.37", "42.68", "59.76", "69.51", "100.00")
    actual = ("4.88", "12.20", "13.41", "15.85", "17.07", "17.07", "20.73", "29.27", "37.80")
    return MonthlyCharts(
        Chart(
            kind=ChartKind.BAR,
            title="Capaian per area sampai dengan bulan Oktober 2025",
            categories=tuple(f"{number} {name}" for number, name in AREAS),
            series=(Series("Capaian", tuple(s and Decimal(s) for s in shares)),),
            alt_text="Grafik batang capaian per area dalam persen (contoh).",
            category_title="Area",
            value_title="Persen (%)",
            number_format="0.00",
            maximum=100,
            note="(–) belum ada target yang berbatas waktu s.d. 31 Oktober 2025.",
        ),
        Chart(
            kind=ChartKind.LINE,
            title="Rencana dan realisasi kumulatif per bulan tahun 2025",
            categories=tuple(name.capitalize() for name in MONTH_ABBREVIATIONS),
            series=(
                Series("Rencana", tuple(map(Decimal, plan)), labelled=False),
                Series("Realisasi", (*map(Decimal, actual), Decimal("52.44"), None, None)),
            ),
            alt_text="Grafik garis rencana dan realisasi kumulatif dalam persen (contoh).",
            category_title="Akhir bulan, tahun 2025",
            value_title="Persen (%)",
            number_format="0.00",
            maximum=100,
        ),
    )


def section(index: int, number: str, name: str) -> AreaSection:
    start = (0, 5, 11, 29, 39, 58)[index]
    return AreaSection(
        heading=f"Area {number} – {name}",
        paragraphs=(
            f"Sampai dengan 31 Oktober 2025 area {name} memiliki 9 target yang telah berbatas "
            "waktu; 8 di antaranya selesai, sehingga capaiannya 88,89% (Tinggi).",
            "Satu target diselesaikan setelah batas waktunya.",
        ),
        targets=targets(start, 3, "Selesai Tepat Waktu") if index != 1 else (),
        targets_empty="Tidak ada target yang berbatas waktu pada bulan Oktober 2025.",
        arrears=targets(start, 1, "Belum Terpenuhi", "Menunggu SK") if index % 2 else (),
        arrears_empty="Tidak terdapat tunggakan.",
        obstacles=obstacles(start, 1) if index % 2 else (),
    )


def summary(decisions: int) -> Summary:
    return Summary(
        achievement="Capaian 87,50% (Tinggi): 43 dari 49 target; bulan lalu 85,71%",
        month="Bulan ini 11 dari 14 · Tunggakan 3 (tertua III.4.1, Januari) · "
        "Selesai lebih awal 2 · November 8 target",
        evidence="Bukti: ada 43, diperiksa 30, perlu perbaikan 2",
        recommendations="Rekomendasi selesai 5 dari 8",
        meeting="Rapat dipimpin Ketua, tanggal 31 Oktober 2025, hadir 8 dari 10 orang",
        areas=tuple(
            AreaLine(number, name, "88,89%", "Sangat Tinggi", "9", "8", "1")
            for number, name in AREAS
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
                PERSON,
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


def implementation() -> Implementation:
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


PARAGRAPH = (
    "Pembangunan Zona Integritas menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih "
    "dan Melayani merupakan bagian dari reformasi birokrasi di lingkungan Komisi Pemilihan Umum. "
    "Rencana aksi memuat 82 target dari 70 indikator pada enam area perubahan, yang dipantau "
    "setiap bulan oleh Tim Kerja."
)
