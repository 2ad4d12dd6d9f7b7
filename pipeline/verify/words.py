"""A verdict in Indonesian, for whoever received the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from pipeline.months import month_name
from pipeline.provenance import Provenance
from pipeline.sign.moment import day_in_words, moment_in_words
from pipeline.sign.reasons import REASONS, REMARKS, TRUST
from pipeline.sign.report import SignatureReport
from pipeline.verify.figures import Figure
from pipeline.verify.verdict import Verdict

_KINDS = {
    "monthly": "Laporan Monev bulanan",
    "quarterly": "Laporan Monev triwulanan",
    "annual": "Laporan Akhir",
    "wbs": "Rekapitulasi WBS",
    "wbs_publik": "Rekapitulasi WBS untuk publik",
    "complaints": "Rekapitulasi Pengaduan",
    "complaints_publik": "Rekapitulasi Pengaduan untuk publik",
    "followup": "Tabel Tindak Lanjut",
    "conflicts": "Matrik Identifikasi Benturan Kepentingan",
    "statements": "Surat Pernyataan Bebas Benturan Kepentingan",
    "lembar_monev": "Lembar Monev",
}
#: More than this many parts tell a reader nothing.
_PARTS_SHOWN = 5


def verdict_text(verdict: Verdict, zone: tzinfo | None) -> str:
    """What was found, part by part; times in ``zone`` (None: the machine's own)."""
    lines = [f"Berkas: {printable(verdict.file)}", ""]
    lines += _signatures(verdict, zone)
    lines += ["", *_origin(verdict)]
    lines += ["", *_figures(verdict)]
    lines += ["", f"Kesimpulan: {_conclusion(verdict)}"]
    return "\n".join(lines)


def printable(text: str) -> str:
    """``text`` from a document that nobody vouches for, fit for a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


# --- signatures ---------------------------------------------------------------------


def _signatures(verdict: Verdict, zone: tzinfo | None) -> Iterator[str]:
    if not verdict.signatures:
        yield "Tanda tangan elektronik: tidak ada."
        return
    yield f"Tanda tangan elektronik: {len(verdict.signatures)}"
    for number, signature in enumerate(verdict.signatures, 1):
        name = printable(signature.signer) or "(penanda tangan tidak terbaca)"
        yield f"{number}. {name}: {'SAH' if signature.valid else 'TIDAK SAH'}"
        yield from (f"   {line}" for line in _about(signature, zone))


def _about(report: SignatureReport, zone: tzinfo | None) -> Iterator[str]:
    yield from (f"{_sentence(REASONS.get(code, code))}." for code in report.reasons)
    if report.changed:
        yield f"Bagian yang berubah: {_listed(report.changed)}"
    details = report.details
    stated = [details.name, details.post, details.place, details.purpose]
    if any(stated):
        yield f"Keterangan penanda tangan: {printable(', '.join(filter(None, stated)))}"
    if report.signed_at is not None:
        moment = moment_in_words(report.signed_at.astimezone(zone))
        yield f"Waktu menurut penanda tangan: {moment}"
    if report.certificate is not None:
        held = report.certificate
        begin, end = (day_in_words(d.astimezone(zone)) for d in (held.not_before, held.not_after))
        yield f"Sertifikat: {printable(held.subject)}"
        yield f"Penerbit: {printable(held.issuer)}"
        yield f"Masa berlaku: {begin} s.d. {end}"
    if report.trust is not None:
        codes = (report.trust.state, *report.trust.problems)
        yield f"Kepercayaan: {'; '.join(TRUST.get(code, code) for code in codes)}"
    yield from (f"Catatan: {REMARKS.get(code, code)}" for code in report.remarks)
    if report.uncovered:
        yield f"Tidak tercakup tanda tangan: {_listed(report.uncovered)}"


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(printable(name) for name in names[:_PARTS_SHOWN])
    left = len(names) - _PARTS_SHOWN
    return f"{shown}, dan {left} lainnya" if left > 0 else shown


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- origin and edits ---------------------------------------------------------------


def _origin(verdict: Verdict) -> Iterator[str]:
    origin = verdict.provenance
    if _is_pdf(verdict):
        yield "Asal dan isi: catatannya hanya ada pada dokumen Word; pada PDF tidak diperiksa."
        return
    if origin is None:
        yield "Asal: tidak ada catatan bahwa dokumen ini dibuat oleh zi-report."
        return
    kind = _KINDS.get(origin.kind, printable(origin.kind))
    day = origin.as_of
    yield (
        f"Asal: {kind}, periode {_period(origin)}, posisi data per {day.day} "
        f"{month_name(day.month)} {day.year}; dibuat oleh zi-report {printable(origin.version)}."
    )
    yield (
        "Isi: DISUNTING setelah dibuat oleh aplikasi."
        if verdict.edited
        else "Isi: sama dengan yang dibuat oleh aplikasi."
    )


def _period(origin: Provenance) -> str:
    """``Oktober 2025``, ``Triwulan IV 2025`` or ``2025`` for a slug that is one."""
    year, _, part = origin.period.partition("-")
    if part.isdecimal() and 1 <= int(part) <= 12:
        return f"{month_name(int(part))} {year}"
    roman = {"TW1": "I", "TW2": "II", "TW3": "III", "TW4": "IV"}.get(part)
    return f"Triwulan {roman} {year}" if roman else printable(origin.period)


# --- figures ------------------------------------------------------------------------


def _is_pdf(verdict: Verdict) -> bool:
    return verdict.file.lower().endswith(".pdf")


def _figures(verdict: Verdict) -> Iterator[str]:
    if _is_pdf(verdict):
        yield "Angka: pada PDF tidak dibandingkan; periksa dokumen Word-nya (.docx)."
        return
    if verdict.provenance is None:
        yield "Angka: tidak dibandingkan, karena dokumen ini bukan hasil aplikasi."
        return
    if verdict.lost:
        yield (
            f"Angka: penanda {verdict.lost} angka hilang sehingga angka itu tidak dapat "
            "dibandingkan (biasanya karena dokumen disimpan ulang dengan program selain Word)."
        )
    if not verdict.figures:
        if not verdict.lost:
            yield "Angka: dokumen ini tidak memuat angka berpenanda untuk dibandingkan."
        return
    if not verdict.workbook:
        yield (
            f"Angka: {len(verdict.figures)} angka tercetak, tidak dibandingkan karena buku kerja "
            "tidak disebutkan (-w BUKU_KERJA)."
        )
        return
    yield from _compared(verdict, [f for f in verdict.figures if not f.agrees])


def _compared(verdict: Verdict, wrong: list[Figure]) -> Iterator[str]:
    total, book = len(verdict.figures), printable(verdict.workbook)
    same = "sama dengan saat" if verdict.same_workbook else "sudah berubah sejak"
    yield f"Buku kerja: {book} ({same} laporan disusun)."
    if not wrong:
        yield f"Angka: {total} angka tercetak, semuanya cocok dengan buku kerja."
        return
    yield f"Angka: {total} angka tercetak, {len(wrong)} TIDAK COCOK dengan buku kerja:"
    for figure in wrong:
        now = "tidak ada" if figure.workbook is None else f'"{printable(figure.workbook)}"'
        where = printable(figure.label) or "Tulisan di luar tabel"
        yield f'- {where}: tercetak "{printable(figure.printed)}", menurut buku kerja {now}'
    if _speaks_of_cases(verdict, wrong):
        yield "Bila kasus WBS disimpan dalam buku kerja terpisah, sebutkan dengan --wbs BERKAS."


def _speaks_of_cases(verdict: Verdict, wrong: list[Figure]) -> bool:
    """Whether cases may be what is missing: they may live in a workbook of their own."""
    kind = verdict.provenance.kind if verdict.provenance else ""
    return kind.startswith("wbs") or any("wbs" in figure.name.split(".") for figure in wrong)


def _conclusion(verdict: Verdict) -> str:
    faults = list(_faults(verdict))
    if faults:
        return f"TIDAK LOLOS: {'; '.join(faults)}."
    passed = list(_passed(verdict))
    if passed:
        return f"lolos pemeriksaan ({', '.join(passed)})."
    return "tidak ada yang dapat diperiksa pada dokumen ini."


def _faults(verdict: Verdict) -> Iterable[str]:
    if any(not signature.valid for signature in verdict.signatures):
        yield "ada tanda tangan yang tidak sah"
    if verdict.edited:
        yield "isi disunting setelah dibuat"
    if any(figure.agrees is False for figure in verdict.figures):
        yield "ada angka yang tidak cocok dengan buku kerja"
    if verdict.workbook and verdict.lost:
        yield "ada angka yang tidak dapat dibandingkan"


def _passed(verdict: Verdict) -> Iterable[str]:
    if verdict.signatures:
        yield "semua tanda tangan sah"
    if verdict.edited is False:
        yield "isi tidak disunting"
    if verdict.workbook and verdict.figures:
        yield "angka cocok dengan buku kerja"
