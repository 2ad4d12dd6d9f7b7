"""BAB I, II and V and the Kata Pengantar: standard formal texts, and the office's own.

A text in Narasi takes the place of a standard text (Kata Pengantar, Latar Belakang, Maksud
dan Tujuan, Ruang Lingkup, Pelaksanaan, Metode, Penutup); where figures are stated it is
added below them (Hasil, Area, Kendala, Kesimpulan, Rekomendasi). The standard Latar
Belakang shortens the decree's own (Lampiran, Pendahuluan, A).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.parts.meetings import attendance, is_held, long_day, monev_meeting
from pipeline.view.parts.proofs import count_proofs
from pipeline.view.parts.signatory import printed_post
from pipeline.view.parts.types import Implementation, TeamRow
from pipeline.view.words.format import day, integer, joined
from pipeline.view.words.office_name import full_office
from pipeline.view.words.period_words import is_month, is_quarter
from pipeline.view.words.text import TO_FILL, clean, dashed, filled, lines, title_case

if TYPE_CHECKING:
    from pipeline.model import Meeting, Office
    from pipeline.view.parts.material import Material

ZI = (
    "Zona Integritas menuju Wilayah Bebas dari Korupsi (WBK) dan "
    "Wilayah Birokrasi Bersih dan Melayani (WBBM)"
)


def decree_name(material: Material) -> str:
    """``Keputusan Komisi Pemilihan Umum Kabupaten X Nomor 74 Tahun 2025``."""
    settings, decree = material.settings, material.decree
    if decree is not None:
        return f"Keputusan {full_office(decree.office)} Nomor {decree.number} Tahun {decree.year}"
    office = full_office(settings.office) if clean(settings.office) else TO_FILL
    return f"Keputusan {office} Nomor {filled(settings.decree_number)}"


def decree_with_title(material: Material) -> str:
    subject = "Rencana Aksi Pembangunan Zona Integritas"
    if material.decree is not None:
        subject = title_case(material.decree.title)
    return f"{decree_name(material)} tentang {subject}"


def preface(material: Material) -> tuple[str, ...]:
    return material.narrative("Kata Pengantar") or (
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa karena atas rahmat dan "
        f"karunia-Nya {material.words.document} Pembangunan {ZI} pada "
        f"{material.office_name} {material.words.full} dapat disusun.",
        "Laporan ini memuat pelaksanaan rencana aksi yang ditetapkan dengan "
        f"{decree_name(material)}, capaian setiap area perubahan, tunggakan, kendala, serta "
        "tindak lanjut yang direncanakan, sebagai bahan pertimbangan pimpinan dalam mengambil "
        "keputusan.",
        "Kami menyampaikan terima kasih kepada seluruh anggota Tim Pembangunan Zona Integritas "
        "dan semua pihak yang telah membantu penyusunan laporan ini. Saran dan masukan untuk "
        "perbaikan pelaksanaan pembangunan Zona Integritas sangat kami harapkan.",
    )


def background(material: Material) -> tuple[str, ...]:
    office = material.office_name
    mandate = (
        " sesuai amanat Peraturan Menteri PANRB Nomor 52 Tahun 2014 jo. Peraturan Menteri "
        "PANRB Nomor 10 Tahun 2019"
        if material.decree
        else ""
    )
    return material.narrative("Latar Belakang") or (
        "Zona Integritas merupakan komitmen nyata yang dibangun oleh instansi pemerintah dalam "
        "rangka mewujudkan penyelenggaraan birokrasi yang bersih, transparan, dan akuntabel serta "
        "memberikan pelayanan publik yang berkualitas, melalui upaya pencegahan praktik korupsi "
        "dan peningkatan mutu layanan kepada masyarakat.",
        f"Sebagai penyelenggara pemilu, {office} memiliki tanggung jawab besar dalam memberikan "
        "pelayanan yang profesional, transparan, dan akuntabel kepada masyarakat. Untuk mendukung "
        f"hal tersebut, {office} berkomitmen membangun {ZI}{mandate}.",
        _plan_paragraph(material),
    )


def _plan_paragraph(material: Material) -> str:
    size = ""
    if material.decree is not None:
        indicators, areas = len(material.decree.indicators), len(material.decree.areas)
        size = f", yang memuat {integer(indicators)} indikator pada {integer(areas)} area perubahan"
    return (
        f"Rencana aksi pembangunan Zona Integritas tahun {material.period.year} ditetapkan dengan "
        f"{decree_name(material)} tanggal {day(material.decree_day, missing=TO_FILL)}{size}. "
        "Pelaksanaannya dipantau dan dievaluasi secara berkala agar kemajuan terukur, kendala "
        "diketahui sejak dini, dan tindak lanjutnya dapat segera ditetapkan. Laporan ini memuat "
        f"hasil monitoring dan evaluasi {material.words.full} dengan posisi data per "
        f"{material.position}."
    )


def legal_basis(material: Material) -> tuple[str, ...]:
    """The decree's own basis, as decreed, and the decree; else [DIISI] and its number."""
    decree = material.decree
    texts = [clean(t).rstrip(";. ") for t in decree.legal_basis] if decree else [TO_FILL]
    texts.append(decree_with_title(material))
    return (*(f"{text};" for text in texts[:-1]), f"{texts[-1]}.")


def purpose(material: Material) -> tuple[str, ...]:
    return material.narrative("Maksud dan Tujuan") or (
        "Maksud: memberikan gambaran yang utuh dan dapat "
        "dipertanggungjawabkan mengenai pelaksanaan rencana aksi pembangunan Zona Integritas di "
        f"lingkungan {material.office_name} sampai dengan {material.words.full}.",
        "Tujuan: mengukur capaian setiap area perubahan terhadap rencana, "
        "mengenali target yang belum terpenuhi beserta kendalanya, memastikan rekomendasi "
        "sebelumnya ditindaklanjuti, serta menyediakan bahan bagi pimpinan untuk menetapkan "
        "langkah perbaikan.",
    )


def scope(material: Material) -> tuple[str, ...]:
    progress = material.progress
    areas = [f"Area {a.area.number} ({title_case(a.area.name)})" for a in progress.areas]
    named = f", yaitu {joined(areas)}" if areas else ""
    return material.narrative("Ruang Lingkup") or (
        f"Ruang lingkup laporan ini meliputi {integer(progress.indicators_total)} indikator dengan "
        f"{integer(len(progress.targets))} target tahun {progress.period.year} pada "
        f"{integer(len(areas))} area perubahan{named}.",
        _reported(material),
    )


def _reported(material: Material) -> str:
    until = f"Yang dilaporkan adalah target yang berbatas waktu sampai dengan {material.until}"
    ends_year = material.period.last == 12  # nothing of the plan comes after it
    if is_month(material.period):
        if ends_year:
            return f"{until} dan tindak lanjut rekomendasi sebelumnya."
        return f"{until}, target bulan berikutnya, dan tindak lanjut rekomendasi sebelumnya."
    registers = (
        "rekapitulasi pengaduan, WBS, gratifikasi, dan benturan kepentingan, serta tindak lanjut "
        "rekomendasi"
    )
    if is_quarter(material.period) and not ends_year:
        return f"{until}, target triwulan berikutnya, {registers}."
    return f"{until}, {registers}."


def implementation(material: Material) -> Implementation:
    """BAB II; [DIISI] for what Rapat does not say of the period's monev meeting."""
    meeting = monev_meeting(material)
    team = team_rows(material.office, material)
    held = _is_held(material, meeting)
    return Implementation(
        paragraphs=material.narrative("Pelaksanaan") or (_meeting_paragraph(material, meeting),),
        day=long_day(meeting),
        time=filled(meeting.time) if meeting else TO_FILL,
        place=filled(meeting.place) if meeting else TO_FILL,
        chair=filled(meeting.chair) if meeting else TO_FILL,
        secretary=filled(meeting.secretary) if meeting else TO_FILL,
        attendance=attendance(material, meeting) if held else "rapat belum dilaksanakan",
        agenda=(meeting and lines(meeting.agenda)) or (TO_FILL,),
        discussion=(meeting and lines(meeting.discussion)) or (TO_FILL,),
        team=team,
        team_empty=f"Susunan tim: {TO_FILL}",
        method=method(material),
    )


def _is_held(material: Material, meeting: Meeting | None) -> bool:
    """False only for a meeting whose day is known and lies after the report's date."""
    return not meeting or not meeting.day or is_held(meeting, material.options.report_date)


def _meeting_paragraph(material: Material, meeting: Meeting | None) -> str:
    held = _is_held(material, meeting)
    verb = "dilaksanakan" if held else "akan dilaksanakan"
    when, place = long_day(meeting), filled(meeting.place) if meeting else TO_FILL
    chair = filled(meeting.chair) if meeting else TO_FILL
    text = (
        f"Monitoring dan evaluasi pembangunan Zona Integritas {material.words.full} {verb} "
        f"melalui rapat pada {when} bertempat di {place}, dipimpin oleh {chair}"
    )
    if not held:
        return f"{text}."
    return f"{text}, dan dihadiri {attendance(material, meeting)}."


def method(material: Material) -> tuple[str, ...]:
    proofs = count_proofs(material.progress.targets, material.as_of)
    examined = (
        f"sampai dengan posisi data, bukti dukung {integer(proofs.examined)} dari "
        f"{integer(proofs.given)} target yang berbukti telah diperiksa"
        if proofs.given
        else "sampai dengan posisi data belum terdapat bukti dukung yang dapat diperiksa"
    )
    return material.narrative("Metode") or (
        "Pengumpulan data: penanggung jawab mengisi status, tanggal realisasi, bukti dukung, "
        "kendala, dan rencana tindak lanjut setiap target pada lembar monev.",
        f"Pemeriksaan bukti dukung: pemeriksa mencatat hasilnya pada lembar monev; {examined}.",
        "Pengukuran: rencana, realisasi, deviasi, dan capaian dihitung dari lembar monev menurut "
        "rumus pada Catatan Metode.",
        "Pembahasan: hasil pengukuran dibahas dalam rapat monitoring dan evaluasi untuk "
        "menetapkan tindak lanjut, penanggung jawab, dan batas waktunya.",
    )


def team_rows(office: Office, material: Material) -> tuple[TeamRow, ...]:
    """Those with a PERAN TIM who held their post at A."""
    found = [p for p in office.people if clean(p.role) and p.holds_post_on(material.as_of)]
    return tuple(
        TeamRow(str(number), filled(p.name), dashed(printed_post(p)), clean(p.role))
        for number, p in enumerate(found, 1)
    )


def closing(material: Material) -> tuple[str, ...]:
    return material.narrative("Penutup") or (
        f"Demikian {material.words.document.lower()} pembangunan Zona Integritas "
        f"{material.words.full} disusun untuk disampaikan kepada "
        f"{filled(material.settings.recipient)}.",
        "Hasil monitoring dan evaluasi ini diharapkan menjadi dasar bagi seluruh penanggung jawab "
        "untuk menyelesaikan target yang belum terpenuhi dan menjaga pelaksanaan rencana aksi "
        f"pada {material.words.others} selanjutnya, sehingga {material.office_name} siap meraih "
        "predikat WBK/WBBM.",
    )
