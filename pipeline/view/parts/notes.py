"""Catatan Metode: what makes the figures of a report defensible (domain.md, Measures)."""

from __future__ import annotations

from pipeline.measure import Target, count
from pipeline.schema import AREA_WEIGHTS
from pipeline.view.parts.material import Material, decreed_targets, label
from pipeline.view.parts.proofs import count_proofs
from pipeline.view.words.bands import bands_explained
from pipeline.view.words.format import day, integer, joined, percentage, plain_number
from pipeline.view.words.period_words import is_month, is_quarter
from pipeline.view.words.text import clean, filled


def method_notes(material: Material) -> tuple[str, ...]:
    """Every note in the order in which a reader asks; one that does not apply is left out."""
    notes = (
        f"Dinilai dari isian per {material.position}; tanggal bukti tidak diuji.",
        *_formulas(material),
        counted(material),
        *_reasons(material),
        _ranges(material),
        _before_decree(material),
        *_proofs(material),
        _bands(material),
        _weights(material),
        _follow_ups(material),
        _position(material),
        _source(material),
    )
    return tuple(n for n in notes if n)


def _formulas(material: Material) -> tuple[str, ...]:
    unit = material.words.unit
    return (
        "Capaian = target selesai di antara target yang berbatas waktu sampai dengan "
        f"{material.until} ÷ seluruh target yang berbatas waktu sampai dengan {material.until} "
        "× 100%. Tanda – berarti belum ada target yang berbatas waktu.",
        "Target dihitung selesai apabila STATUS Selesai, TANGGAL REALISASI terisi dan tidak "
        "melewati posisi data, serta BUKTI DUKUNG terisi.",
        f"Rencana = target yang berbatas waktu sampai dengan {material.until} ÷ seluruh target; "
        "Realisasi = seluruh target selesai per posisi data ÷ seluruh target; Deviasi = Realisasi "
        "− Rencana, dalam poin persentase.",
        _unmet(material, unit),
    )


def _unmet(material: Material, unit: str) -> str:
    if not (is_month(material.period) or is_quarter(material.period)):
        return (
            "Belum terpenuhi = target yang batas waktunya telah lewat dan belum selesai per posisi "
            "data. Selesai terlambat = diselesaikan sesudah batas waktunya, termasuk sesudah tahun "
            "berakhir sampai dengan posisi data."
        )
    return (
        f"Tunggakan = target berbatas waktu sebelum {unit} laporan yang belum selesai per posisi "
        f"data; target {unit} laporan yang belum terpenuhi dihitung tersendiri. Pekerjaan yang "
        "selesai lebih awal menambah Realisasi, tidak menambah Capaian."
    )


def _follow_ups(material: Material) -> str:
    if is_month(material.period):
        return (
            "Status tindak lanjut dinilai per posisi data; rekomendasi yang diselesaikan "
            "sesudahnya dicetak Proses."
        )
    return (
        "Rekapitulasi register dan tindak lanjut dihitung sampai dengan "
        f"{day(material.rows_as_of)}; yang selesai sesudahnya dicetak Dalam Proses dan masuk "
        "rekapitulasi periode berikutnya."
    )


def _excluded(material: Material) -> tuple[Target, ...]:
    return tuple(t for t in material.progress.targets if not t.counts)


def counted(material: Material) -> str:
    """``82 target menurut Keputusan − 3 Tidak Berlaku = 79 dihitung.``

    Where the workbook's plan has another number of targets than the decree, both are told.
    """
    listed = len(material.progress.targets)
    away = len(_excluded(material))
    kept = integer(material.progress.total.obligations)
    end = f"− {integer(away)} Tidak Berlaku = {kept} dihitung."
    if material.decree is None:
        return f"{integer(listed)} target menurut Rencana Aksi {end}"
    decreed = decreed_targets(material.decree)
    if decreed == listed:
        return f"{integer(listed)} target menurut Keputusan {end}"
    change = "tambahan" if listed > decreed else "pengurangan"
    return (
        f"{integer(decreed)} target menurut Keputusan, dengan {change} "
        f"{integer(abs(listed - decreed))} target (lihat Perubahan dan Koreksi) = "
        f"{integer(listed)} target menurut Rencana Aksi {end}"
    )


def _reasons(material: Material) -> tuple[str, ...]:
    return tuple(
        f"Tidak Berlaku: {label(t)}, dengan alasan: {filled(t.entry.note if t.entry else '')}"
        for t in _excluded(material)
    )


def _ranges(material: Material) -> str:
    found = sum(t.counts and t.obligation.is_range for t in material.progress.targets)
    if not found:
        return ""
    return f"{integer(found)} target berentang dihitung satu kali, pada bulan terakhir."


def _before_decree(material: Material) -> str:
    """Targets that were due before the decree was made, and Capaian without them."""
    made = material.decree_day
    if made is None:
        return ""
    progress = material.progress
    found = [t for t in progress.targets if t.counts and t.obligation.due_date < made]
    if not found:
        return ""
    after = {t.obligation.code for t in progress.targets if t.obligation.due_date >= made}
    indicators = len({t.obligation.code for t in found} - after)
    rest = [t for t in progress.targets if t.obligation.due_date >= made]
    without = count(rest, material.period, material.as_of)
    return (
        f"{integer(len(found))} target berbatas waktu sebelum Keputusan ditetapkan ({day(made)}); "
        f"pada {integer(indicators)} indikator, seluruh targetnya demikian. Capaian dengan target "
        f"tersebut {percentage(progress.total.achievement)}, tanpa target tersebut "
        f"{percentage(without.achievement)}."
    )


def _proofs(material: Material) -> tuple[str, ...]:
    proofs = count_proofs(material.progress.targets, material.as_of)
    examined = (
        f"Bukti dukung ada pada {integer(proofs.given)} target: {integer(proofs.examined)} telah "
        f"diperiksa, {integer(proofs.to_repair)} perlu perbaikan."
    )
    if not proofs.links:
        return (examined,)
    return (
        examined,
        f"{integer(proofs.links)} bukti berupa tautan; isinya tidak diperiksa aplikasi.",
    )


def _bands(material: Material) -> str:
    if not material.settings.bands:
        return ""
    return (
        f"Kategori capaian (persen): {bands_explained(material.settings)}; diterapkan pada nilai "
        "sebelum pembulatan."
    )


def _weights(material: Material) -> str:
    weighted = material.progress.weighted
    if weighted is None:
        return ""
    order = {number: place for place, (number, _) in enumerate(AREA_WEIGHTS)}
    areas = sorted(material.progress.areas, key=lambda a: order.get(a.area.number, len(order)))
    weights = [
        f"{a.area.number} {plain_number(a.area.weight)}" for a in areas if a.area.weight is not None
    ]
    return (
        f"Nilai tertimbang {percentage(weighted)} bersifat indikatif, bukan nilai LKE; bobot area "
        f"{joined(weights)}, hanya area yang memiliki target berbatas waktu."
    )


def _position(material: Material) -> str:
    unit = material.words.unit
    if material.as_of < material.period.end:
        return (
            f"Posisi data ({material.position}) mendahului akhir {unit} laporan "
            f"({material.until}); angka laporan ini masih dapat berubah."
        )
    if material.as_of > material.period.end:
        return (
            f"Posisi data ({material.position}) sesudah akhir {unit} laporan "
            f"({material.until}); penyelesaian sampai dengan posisi data ikut dihitung."
        )
    return ""


def _source(material: Material) -> str:
    options = material.options
    name = clean(options.workbook_name)
    if not name:
        return ""
    text = f'Disusun dari buku kerja "{name}"'
    if options.workbook_digest:
        text += f" (SHA-256 {options.workbook_digest[:16]}…)"
    return f"{text} dengan zi-report {options.version}".rstrip() + "."
