"""Each rule planted once in a correct workbook: found at exactly its cell, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import pytest

from pipeline import rules
from pipeline.findings import Finding, Rule, Severity
from pipeline.rules import RULES, source
from tests.books import (
    Book,
    Formula,
    at,
    correct_book,
    correct_decree,
    findings,
    parsed,
    places,
    setting_row,
)

LM, RA, SET = "Lembar Monev", "Rencana Aksi", "Pengaturan"


@dataclass(frozen=True)
class Planted:
    rule: Rule
    spoil: Callable[[Book], object]
    place: str
    severity: Severity | None = None
    words: str = ""


def cell(
    rule: Rule,
    sheet: str,
    row: int,
    key: str,
    value: object,
    severity: Severity | None = None,
    words: str = "",
) -> Planted:
    """The fault of one cell, reported at that cell."""
    spoil = lambda book: book.set(sheet, row, key, value)  # noqa: E731
    return Planted(rule, spoil, at(sheet, row, key), severity, words)


def setting(rule: Rule, key: str, value: object, severity: Severity | None = None) -> Planted:
    return cell(rule, SET, setting_row(key), "value", value, severity)


def entry(row: int, **values: object) -> Callable[[Book], object]:
    def spoil(book: Book) -> None:
        for key, value in values.items():
            book.set(LM, row, key, value)

    return spoil


def plan(row: int, **values: object) -> Callable[[Book], object]:
    def spoil(book: Book) -> None:
        for key, value in values.items():
            book.set(RA, row, key, value)

    return spoil


def several(*steps: Callable[[Book], object]) -> Callable[[Book], object]:
    def spoil(book: Book) -> None:
        for step in steps:
            step(book)

    return spoil


def without_months(book: Book) -> None:
    for month in range(1, 13):
        book.drop_column(RA, f"month_{month}")


def two_aliases(book: Book) -> None:
    book.rename(LM, "Monev")
    book.sheets["Lembar Monitoring"] = {}


def rows(sheet: str, *values: dict[str, object], start: int = 3) -> Callable[[Book], object]:
    """Rows of a sheet from row ``start`` on, by column key."""

    def spoil(book: Book) -> None:
        for number, row in enumerate(values, start):
            for key, value in row.items():
                book.set(sheet, number, key, value)

    return spoil


def case(**values: object) -> dict[str, object]:
    return {
        **{"case": "W-02", "received": "Agustus 2025", "category": "TPK", "status": "Diterima"},
        **values,
    }


def complaint(**values: object) -> dict[str, object]:
    return {
        **{"number": "P-02", "received": date(2025, 10, 13), "channel": "Surat"},
        **{"classification": "Berkadar Pengawasan", "status": "Proses"},
        **values,
    }


def follow_up(**values: object) -> dict[str, object]:
    return {
        **{"number": "2", "origin": "Monev", "recommendation": "Contoh", "status": "Proses"},
        **values,
    }


def report(**values: object) -> dict[str, object]:
    return {"number": "2", "received": date(2025, 5, 5), "reported": date(2025, 5, 6), **values}


F, C, P, T, M, S, R, ID = (
    rules.files,
    rules.cells,
    rules.plan,
    rules.targets,
    rules.monev,
    rules.settings,
    rules.registers,
    rules.identity,
)
TL, WBS, ADU, GRAT, BK = (
    "Tindak Lanjut",
    "WBS",
    "Pengaduan",
    "Gratifikasi",
    "Benturan Kepentingan",
)
WARNING, ERROR, INFO = Severity.WARNING, Severity.ERROR, Severity.INFO

PLANTED = [
    # --- file, sheets, columns
    Planted(F.SHEET_MISSING, lambda b: b.sheets.pop("Narasi"), "Narasi", WARNING),
    Planted(F.SHEET_NEAR, lambda b: b.rename(SET, "Pengatuan"), "Pengatuan"),
    Planted(F.SHEET_UNKNOWN, lambda b: b.sheets.update({"Catatan": {}}), "Catatan"),
    Planted(F.SHEET_HIDDEN, lambda b: b.hidden_sheets.add(LM), LM),
    Planted(F.ROWS_HIDDEN, lambda b: b.hidden_rows.update({LM: {3, 4}}), LM, words="2 baris"),
    Planted(F.COLUMNS_HIDDEN, lambda b: b.hidden_columns.update({LM: {"L"}}), LM, words="KENDALA"),
    Planted(F.SHEET_EMPTY, lambda b: b.sheets.update({"Narasi": {}}), "Narasi", WARNING),
    Planted(F.HEADER_NOT_FOUND, lambda b: b.drop_row("Narasi", 1), "Narasi"),
    Planted(F.COLUMN_MISSING, lambda b: b.drop_column(LM, "obstacle"), LM, WARNING),
    Planted(F.COLUMN_TWICE, lambda b: b.put(LM, "X1", "STATUS"), f"{LM}!X1", ERROR, "Kolom STATUS"),
    Planted(F.COLUMN_TWICE, lambda b: b.put(LM, "X1", "KENDALA"), f"{LM}!X1", WARNING),
    Planted(
        F.COLUMN_UNKNOWN, lambda b: b.put(LM, "X1", "NOMOR RAK"), f"{LM}!X1", words="NOMOR RAK"
    ),
    cell(F.COLUMN_ALIAS, RA, 1, "person", "pic"),
    cell(F.COLUMN_ALIAS, RA, 1, "month_8", "Agustus"),
    cell(F.COLUMN_NEAR, LM, 1, "obstacle", "KENDLA", words="KENDALA"),
    Planted(
        F.HEADER_REPEATED,
        lambda b: b.insert_row(RA, 5, {1: "NO", 2: "KOMPONEN", 3: "INDIKATOR"}),
        f"{RA}!A5",
    ),
    Planted(
        F.NUMBERING_REPEATED,
        lambda b: b.insert_row(RA, 5, {n: str(n) for n in range(1, 7)}),
        f"{RA}!A5",
    ),
    Planted(F.MERGED_CELLS, lambda b: b.merges.update({LM: ["L3:L4"]}), f"{LM}!L3", words="L3:L4"),
    Planted(
        F.UNDER_MERGE,
        lambda b: b.merges.update({RA: ["A3:B3"]}),
        f"{RA}!B3",
        words="A3:B3",
    ),
    Planted(
        F.ABOVE_HEADER,
        lambda b: b.insert_row(LM, 1, {1: "Catatan", 3: "Contoh"}),
        f"{LM}!A1",
        INFO,
        "baris 2",
    ),
    Planted(
        F.ABOVE_HEADER,
        lambda b: b.insert_row("Hari Libur", 1, {1: date(2025, 9, 4), 2: "Contoh"}),
        "Hari Libur!A1",
        WARNING,
    ),
    Planted(
        F.ROW_NOT_COUNTED,
        several(
            lambda b: b.names.update({"LM_KODE": f"'{LM}'!$A$1:$A$6"}),
            lambda b: b.drop_row(LM, 6),
            entry(7, code="II.2.1", month="Oktober"),
        ),
        f"{LM}!A7",
        words="sampai baris 6",
    ),
    Planted(
        F.COLUMN_NOT_COUNTED,
        lambda b: b.names.update({"LM_STATUS": f"'{LM}'!$L$1:$L$400"}),
        at(LM, 1, "status"),
        words="kolom L",
    ),
    # --- cells
    cell(C.UNKNOWN_CHOICE, LM, 3, "status", "Prosess", ERROR, 'maksud Anda "Proses"?'),
    cell(C.UNKNOWN_CHOICE, LM, 3, "examination", "Baik", WARNING, "Sesuai, Perlu Perbaikan"),
    cell(C.UNKNOWN_CHOICE, "Pengaduan", 2, "channel", "Telepon", ERROR),
    cell(C.UNKNOWN_CHOICE, "Narasi", 2, "section", "Metod", WARNING),
    cell(C.UNREADABLE_DATE, LM, 2, "realized_on", "10/13/2025", words='"10/13/2025"'),
    cell(C.UNREADABLE_DATE, "Rapat", 2, "day", "segera"),
    cell(C.UNREADABLE_DATE, LM, 2, "realized_on", True),
    cell(
        C.AMBIGUOUS_DATE,
        *(LM, 2, "realized_on", "1/1/25"),
        words='Tanggal "1/1/25" tidak lengkap: tahunnya hanya dua angka.',
    ),
    cell(C.AMBIGUOUS_DATE, LM, 2, "realized_on", "31 Oktober", words="tahunnya belum ditulis"),
    cell(C.AMBIGUOUS_DATE, LM, 2, "realized_on", "Oktober 2025", words="harinya belum ditulis"),
    cell(C.IMPOSSIBLE_DATE, LM, 2, "realized_on", "31/02/2025"),
    cell(C.WEEKDAY_CONTRADICTS, "Rapat", 2, "day", "Senin, 31 Oktober 2025"),
    cell(C.TEXT_DATE_COUNTED, LM, 2, "realized_on", "20 Juli 2025", words="ketik ulang 20/07/2025"),
    cell(C.TEXT_DATE, "Perubahan", 2, "day", "1 Agustus 2025", words="Dibaca 1 Agustus 2025."),
    cell(C.NUMBER_AS_DATE, LM, 2, "realized_on", 45858, words="45858"),
    cell(C.ERROR_VALUE, LM, 3, "status", Formula("=#REF!", "#REF!"), words="#REF!"),
    cell(C.UNCALCULATED, LM, 2, "realized_on", Formula("=TODAY()")),
    cell(C.FORMULA_TYPED_OVER, LM, 2, "due_date", date(2025, 7, 31)),
    cell(C.DIGITS_LOST, "Pegawai", 3, "nip", 198001012005011001),
    cell(C.LOGICAL_VALUE, LM, 2, "note", True, WARNING),
    cell(C.LOGICAL_VALUE, LM, 2, "evidence", True, ERROR),
    cell(C.HIDDEN_CHARACTERS, LM, 3, "status", "Proses\u00a0", ERROR, "ketik ulang Proses"),
    cell(C.HIDDEN_CHARACTERS, LM, 3, "month", "Agustus\n", ERROR),
    cell(C.HIDDEN_CHARACTERS, LM, 3, "code", "I.1.2\t", ERROR),
    cell(C.HIDDEN_CHARACTERS, "Pengaduan", 2, "channel", "Surat\u00a0", WARNING),
    cell(C.MONTH_NAME, LM, 6, "month", "Okt", words='Maksud Anda "Oktober"?'),
    cell(C.MONTH_NAME, LM, 6, "month", 10, words="Oktober"),
    cell(C.NOT_A_NUMBER, "Gratifikasi", 2, "amount", "Rp1.000"),
    cell(C.PERIOD, "Narasi", 2, "period", "September 2025"),
    cell(C.MONTH_YEAR, "WBS", 2, "received", "Agustus"),
    cell(C.PERIOD_AS_DATE, "Narasi", 2, "period", date(2025, 9, 1), words="2025-09"),
    cell(C.REQUIRED_BLANK, "Perubahan", 2, "kind", None),
    cell(C.DATE_IN_FUTURE, LM, 2, "realized_on", date(2025, 10, 21), words="melewati hari ini"),
    cell(C.DATE_OUTSIDE_YEAR, LM, 2, "realized_on", date(2024, 7, 20), words="2025"),
    cell(C.DATE_IN_FUTURE, "Pegawai", 3, "declared_on", date(2025, 10, 21)),
    cell(C.DATE_OUTSIDE_YEAR, "Pegawai", 3, "declared_on", date(2024, 7, 20)),
    cell(C.UNREADABLE_DATE, "Pegawai", 3, "declared_on", "sudah"),
    cell(C.ONLY_HIDDEN_CHARACTERS, LM, 3, "evidence", "\n"),
    cell(C.ONLY_HIDDEN_CHARACTERS, RA, 3, "month_8", "\u00a0"),
    # --- plan
    cell(P.CODE_BLANK, RA, 4, "code", None, words="Isi I.1.2."),
    cell(P.CODE_MALFORMED, RA, 4, "code", "1.1.2", words='Maksud Anda "I.1.2"?'),
    cell(P.CODE_TWICE, RA, 4, "code", "I.1.1", words="baris 3 dan 4"),
    cell(P.CODE_MISPLACED, RA, 4, "code", "II.1.2"),
    Planted(P.COMPONENT_MISMATCH, plan(7, number="3"), at(RA, 7, "code")),
    Planted(P.AREA_ROW_MISSING, lambda b: b.drop_row(RA, 2), f"{RA}!A3"),
    Planted(
        P.AREA_TWICE,
        lambda b: b.insert_row(RA, 5, {1: "I", 2: "AREA SATU CONTOH"}),
        f"{RA}!A5",
        words="baris 2 dan 5",
    ),
    Planted(
        P.TAIL_JOINED,
        lambda b: b.set(RA, 3, "evidence", "Bukti").insert_row(RA, 4, {5: "pertama"}),
        f"{RA}!E4",
    ),
    Planted(P.STRAY_ROW, lambda b: b.insert_row(RA, 8, {1: "Catatan penutup"}), f"{RA}!A8"),
    Planted(
        P.AREA_UNKNOWN,
        several(
            lambda b: b.insert_row(RA, 8, {1: "VII", 2: "AREA TUJUH"}),
            plan(9, number="1", component="K", indicator="I", target="Oktober 2025"),
            plan(9, code="VII.1.1", month_10="●"),
            entry(7, code="VII.1.1", month="Oktober"),
            lambda b: b.set("Perubahan", 3, "day", date(2025, 9, 1)),
            lambda b: b.set("Perubahan", 3, "kind", "Indikator Ditambah"),
            lambda b: b.set("Perubahan", 3, "code", "VII.1.1"),
        ),
        at(RA, 9, "code"),
    ),
    Planted(P.INDICATOR_BLANK, plan(4, indicator=None), at(RA, 4, "indicator")),
    cell(P.TEXT_DIFFERS, RA, 4, "action", "Langkah lain", words="Langkah kedua"),
    cell(P.TEXT_DIFFERS, RA, 2, "component", "AREA SATU LAIN"),
    # --- targets
    cell(T.TARGET_EMPTY, RA, 4, "target", None),
    cell(T.TARGET_NOT_UNDERSTOOD, RA, 6, "target", "3 bulan sekali"),
    cell(T.TARGET_UNKNOWN_MONTH, RA, 6, "target", "April-Mey 2025", words='"Mei"'),
    cell(T.TARGET_REVERSED, RA, 6, "target", "Mei-April 2025", words="Mei-April"),
    cell(T.TARGET_OTHER_YEAR, RA, 6, "target", "April-Mei 2024", words="2024"),
    cell(T.TARGET_YEAR_MISSING, RA, 6, "target", "April-Mei", words="2025"),
    cell(T.TARGET_MONTH_TWICE, RA, 6, "target", "Mei, Mei 2025"),
    cell(T.TARGET_CONFIRM_DEADLINE, RA, 6, "target", "Paling lambat April-Mei 2025"),
    Planted(
        T.TARGET_BEFORE_DECREE,
        lambda b: b.set(SET, setting_row("decree_date"), "value", date(2025, 6, 1)),
        at(RA, 6, "target"),
        words="1 Juni 2025",
    ),
    cell(T.EVIDENCE_SUGGESTS_MORE, RA, 6, "evidence", "Laporan per bulan", words="bulanan"),
    cell(T.TARGET_AS_DATE, RA, 3, "target", date(2025, 7, 1), words="Juli 2025"),
    cell(T.MARK_UNKNOWN, RA, 3, "month_7", "ya", words="ya"),
    cell(T.MARK_VARIANT, RA, 3, "month_7", "v"),
    Planted(
        T.MARK_EXTRA,
        several(
            plan(3, month_10="●"),
            lambda b: b.set(LM, 7, "code", "I.1.1"),
            entry(7, month="Oktober"),
        ),
        at(RA, 3, "month_10"),
    ),
    Planted(
        T.MARK_MISSING,
        several(plan(4, month_9=None), lambda b: b.drop_row(LM, 4)),
        at(RA, 4, "month_9"),
        words="September",
    ),
    Planted(
        T.NO_DUE_MONTH,
        several(plan(7, month_10=None), lambda b: b.drop_row(LM, 6)),
        at(RA, 7, "code"),
    ),
    Planted(T.NO_MONTH_COLUMNS, without_months, RA),
    # --- monev
    cell(M.DONE_WITHOUT_DATE, LM, 2, "realized_on", None),
    cell(M.DONE_WITHOUT_EVIDENCE, LM, 2, "evidence", "   "),
    cell(M.EVIDENCE_MISSING, LM, 2, "evidence", "sk.pdf\nfoto.jpg", words='"foto.jpg"'),
    cell(M.EVIDENCE_OUTSIDE, LM, 2, "evidence", r"C:\Data\sk.pdf"),
    cell(M.UNKNOWN_CODE, LM, 6, "code", "II.2.11", words='Maksud Anda "II.2.1"?'),
    Planted(
        M.REPORTED_TWICE,
        entry(7, code="I.1.1", month="Juli"),
        at(LM, 7, "code"),
        words="I.1.1 bulan Juli tercatat dua kali (baris 2 dan 7).",
    ),
    cell(M.NOT_A_DUE_MONTH, LM, 3, "month", "Oktober", words="Seharusnya Agustus atau September."),
    cell(M.NOT_APPLICABLE_WITHOUT_REASON, LM, 5, "note", None),
    Planted(M.TARGETS_WITHOUT_ROW, lambda b: b.drop_row(LM, 4), LM, words="I.1.2\tSeptember"),
    Planted(M.ROW_WITHOUT_CODE, entry(7, obstacle="Contoh"), at(LM, 7, "code")),
    cell(M.ROW_WITHOUT_MONTH, LM, 6, "month", None, words="Oktober"),
    Planted(M.DATE_WITHOUT_DONE, entry(3, realized_on=date(2025, 8, 1)), at(LM, 3, "status")),
    # --- settings and people
    setting(S.YEAR_MISSING, "year", None),
    setting(S.SETTING_BLANK, "place", None),
    setting(S.SETTING_MALFORMED, "weight_III", "sepuluh"),
    setting(S.SETTING_MALFORMED, "limit_aspiration", 2.5),
    setting(S.SETTING_MALFORMED, "weight_III", -1, ERROR),
    setting(S.SETTING_WITHOUT_VALUE, "band_high", None),
    setting(S.WEIGHTS_TOTAL, "weight_III", 11),
    setting(S.BANDS_ORDER, "band_high", 95),
    Planted(S.SETTING_MISSING, lambda b: b.drop_row(SET, setting_row("band_low")), SET),
    cell(S.SETTING_NEAR, SET, setting_row("address"), "name", "Alamatt"),
    Planted(
        S.SETTING_UNKNOWN,
        lambda b: b.set(SET, 60, "name", "Nomor telepon").set(SET, 60, "value", "0"),
        f"{SET}!A60",
    ),
    Planted(
        S.SETTING_TWICE,
        lambda b: b.set(SET, 60, "name", "Tempat").set(SET, 60, "value", "Lain"),
        f"{SET}!A60",
        WARNING,
    ),
    cell(S.NIP, "Pegawai", 3, "nip", "19800101200501100"),
    cell(S.NIP_BIRTH, "Pegawai", 3, "nip", "198013012005011001"),
    Planted(S.NO_SIGNER, lambda b: b.set("Pegawai", 2, "until", date(2025, 9, 1)), "Pegawai"),
    Planted(
        S.SEVERAL_SIGNERS,
        lambda b: b.set("Pegawai", 4, "name", "Orang Contoh Tiga").set(
            "Pegawai", 4, "post", "Ketua KPU"
        ),
        "Pegawai",
        words="baris 2 dan 4",
    ),
    Planted(
        S.POST_ENDS_FIRST,
        lambda b: b.set("Pegawai", 3, "since", date(2025, 7, 1)).set(
            "Pegawai", 3, "until", date(2025, 1, 1)
        ),
        at("Pegawai", 3, "until"),
    ),
    Planted(
        S.TWO_HOLDERS,
        rows(
            "Pegawai",
            {"name": "Orang Contoh Tiga", "post": "Plt. Kasubbag Hukum KPU", "post_status": "Plt."},
            {"name": "Orang Contoh Empat", "post": "Kasubbag Hukum", "until": date(2025, 6, 30)},
            {"name": "Orang Contoh Lima", "post": "kasubbag hukum", "since": date(2025, 6, 30)},
            {"name": "Orang Contoh Enam", "post": "Anggota"},
            {"name": "Orang Contoh Tujuh", "post": "Anggota"},
            start=4,
        ),
        at("Pegawai", 6, "since"),
        words="baris 5 dan 6",
    ),
    # --- registers
    cell(R.CHANGE_OF_UNKNOWN_CODE, "Perubahan", 2, "code", "II.1.9"),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(WBS, case(status="Terbukti", finished="Juli 2025")),
        at(WBS, 3, "finished"),
        ERROR,
        "BULAN SELESAI lebih awal daripada BULAN DITERIMA.",
    ),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(ADU, complaint(status="Selesai", finished=date(2025, 10, 10))),
        at(ADU, 3, "finished"),
        ERROR,
    ),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(ADU, complaint(completed=date(2025, 10, 10))),
        at(ADU, 3, "completed"),
        WARNING,
        "TANGGAL LENGKAP lebih awal daripada TANGGAL DITERIMA.",
    ),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(
            ADU,
            complaint(status="Selesai", completed=date(2025, 10, 17), finished=date(2025, 10, 15)),
        ),
        at(ADU, 3, "finished"),
        WARNING,
        "TANGGAL SELESAI lebih awal daripada TANGGAL LENGKAP.",
    ),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(GRAT, report(reported=date(2025, 5, 2))),
        at(GRAT, 3, "reported"),
        ERROR,
    ),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(TL, follow_up(status="Sudah", day=date(2025, 9, 2), finished=date(2025, 9, 1))),
        at(TL, 3, "finished"),
        WARNING,
    ),
    Planted(
        R.DATES_OUT_OF_ORDER,
        rows(TL, follow_up(day=date(2025, 9, 2), due=date(2025, 9, 1))),
        at(TL, 3, "due"),
        WARNING,
    ),
    Planted(
        R.NUMBER_TWICE, rows(WBS, case(case="w-01 ")), at(WBS, 3, "case"), words="baris 2 dan 3"
    ),
    Planted(R.NUMBER_TWICE, rows(ADU, complaint(number="P-01")), at(ADU, 3, "number")),
    Planted(R.NUMBER_TWICE, rows(TL, follow_up(number=1)), at(TL, 3, "number")),
    Planted(R.NUMBER_TWICE, rows(GRAT, report(number="1")), at(GRAT, 3, "number")),
    Planted(R.NUMBER_TWICE, rows(BK, {"number": "1", "task": "Lain"}), at(BK, 3, "number")),
    Planted(
        R.CLOSED_WITHOUT_FINISH,
        rows(WBS, case(status="Tidak Cukup Bukti")),
        at(WBS, 3, "finished"),
        ERROR,
        "STATUS Tidak Cukup Bukti, tetapi BULAN SELESAI kosong.",
    ),
    Planted(
        R.CLOSED_WITHOUT_FINISH,
        rows(ADU, complaint(status="Diarsipkan")),
        at(ADU, 3, "finished"),
        ERROR,
    ),
    Planted(
        R.CLOSED_WITHOUT_FINISH,
        rows(TL, follow_up(status="Sudah")),
        at(TL, 3, "finished"),
        WARNING,
    ),
    Planted(
        R.OPEN_WITH_FINISH,
        rows(WBS, case(status="Diteruskan", finished="September 2025")),
        at(WBS, 3, "status"),
        words="STATUS masih Diteruskan",
    ),
    Planted(
        R.OPEN_WITH_FINISH,
        rows(ADU, complaint(finished=date(2025, 10, 14))),
        at(ADU, 3, "status"),
    ),
    Planted(
        R.OPEN_WITH_FINISH,
        rows(TL, follow_up(finished=date(2025, 10, 14))),
        at(TL, 3, "status"),
    ),
    Planted(
        # 4 August 2025 is a Monday; 17 August a Sunday, 18 August cuti bersama.
        R.FINISHED_LATE,
        rows(
            ADU,
            complaint(
                received=date(2025, 8, 4),
                classification="Tidak Berkadar Pengawasan",
                status="Selesai",
                finished=date(2025, 8, 26),
            ),
            complaint(
                number="P-03",
                received=date(2025, 8, 4),
                classification="Tidak Berkadar Pengawasan",
                status="Selesai",
                finished=date(2025, 8, 25),
            ),
        ),
        at(ADU, 3, "finished"),
        words="batas 14 hari kerja (paling lambat 25 Agustus 2025)",
    ),
    Planted(
        R.FINISHED_LATE,
        rows(
            ADU,
            complaint(
                channel="SP4N-LAPOR!",
                received=date(2025, 10, 6),
                completed=date(2025, 10, 10),
                status="Selesai",
                finished=date(2025, 10, 13),
            ),
        ),
        at(ADU, 3, "completed"),
        words="batas 3 hari kerja (paling lambat 9 Oktober 2025)",
    ),
    Planted(
        R.OVERDUE,
        rows(ADU, complaint(received=date(2025, 10, 6), classification="Aspirasi")),
        at(ADU, 3, "finished"),
        words="batas 5 hari kerja berakhir 13 Oktober 2025",
    ),
    Planted(
        R.OVERDUE,
        rows(
            ADU,
            complaint(
                channel="SP4N-LAPOR!",
                received=date(2025, 10, 14),
                status="Diterima",
                classification="Aspirasi",
            ),
        ),
        at(ADU, 3, "completed"),
        words="batas 3 hari kerja berakhir 17 Oktober 2025",
    ),
    Planted(
        R.FINISHED_LATE,
        rows(GRAT, report(reported=date(2025, 5, 23))),
        at(GRAT, 3, "reported"),
        words="batas 10 hari kerja",
    ),
    Planted(
        R.FINISHED_LATE,
        rows(GRAT, report(reported=date(2025, 7, 31))),
        at(GRAT, 3, "reported"),
        words="batas 30 hari kerja",
    ),
    Planted(
        R.LIMIT_NOT_COUNTED,
        rows(
            ADU,
            complaint(received=date(2001, 3, 1), status="Selesai", finished=date(2001, 7, 2)),
        ),
        ADU,
        INFO,
        "tahun 2001 belum diketahui",
    ),
    Planted(
        R.REFERENCE_NOWHERE,
        rows(TL, follow_up(reference="IX.4.3")),
        at(TL, 3, "reference"),
        words="Rencana Aksi",
    ),
    Planted(
        R.REFERENCE_NOWHERE,
        rows(TL, follow_up(reference="29/09/2025")),
        at(TL, 3, "reference"),
        words="Rapat",
    ),
    Planted(
        R.REFERENCE_NOWHERE,
        rows(TL, follow_up(origin="WBS", reference="W-09")),
        at(TL, 3, "reference"),
        words="WBS",
    ),
    Planted(
        R.REFERENCE_NOWHERE,
        rows(TL, follow_up(origin="Pengaduan", reference="P-01, P-07")),
        at(TL, 3, "reference"),
        words="Pengaduan",
    ),
    Planted(
        R.REFERENCE_NOWHERE,
        rows(TL, follow_up(origin="Benturan Kepentingan", reference="Matrik nomor 5")),
        at(TL, 3, "reference"),
        words="Benturan Kepentingan",
    ),
    cell(R.MEETING_OUTSIDE_PERIOD, "Rapat", 2, "period", "2025-07"),
    cell(R.MEETING_OUTSIDE_PERIOD, "Rapat", 2, "period", "2025-TW4"),
    # --- identities
    cell(ID.IDENTITY_IN_CELL, WBS, 2, "case", "198001012005011001", ERROR, "NIK atau NIP"),
    cell(ID.IDENTITY_IN_CELL, WBS, 2, "channel", "surel a@contoh.id", ERROR, "alamat surel"),
    cell(ID.IDENTITY_IN_CELL, ADU, 2, "note", "Hubungi 0812-3456-7890", WARNING, "KETERANGAN"),
    cell(ID.IDENTITY_IN_CELL, ADU, 2, "response", "a.pdf\nOrang Contoh Dua", WARNING),
    cell(ID.IDENTITY_IN_CELL, "Rapat", 2, "discussion", "oleh Orang Contoh Dua", WARNING),
    cell(ID.IDENTITY_IN_CELL, "Narasi", 2, "text", "Jl. Merdeka 5", WARNING),
    Planted(
        ID.IDENTITY_IN_CELL,
        rows(TL, follow_up(origin="WBS", problem="oleh Orang Contoh Dua")),
        at(TL, 3, "problem"),
    ),
    Planted(
        ID.IDENTITY_IN_CELL,
        rows(TL, follow_up(origin="Monev", reference="P-01", problem="oleh Orang Contoh Dua")),
        at(TL, 3, "problem"),
    ),
    Planted(ID.IDENTITY_COLUMN, lambda b: b.put(WBS, "K1", "NAMA PELAPOR"), f"{WBS}!K1", ERROR),
    Planted(ID.IDENTITY_COLUMN, lambda b: b.put(ADU, "P1", "No. HP"), f"{ADU}!P1", WARNING),
    Planted(ID.IDENTITY_COLUMN, lambda b: b.put("Rapat", "N1", "TERLAPOR"), "Rapat!N1", WARNING),
    Planted(
        ID.IDENTITY_IN_HEADER,
        lambda b: b.put(WBS, "K1", "Kasus Orang Contoh Dua"),
        f"{WBS}!K1",
        ERROR,
    ),
]

#: Rules whose fault brings others with it, or lies outside of the workbook: tested apart.
ELSEWHERE = {
    F.SHEET_ALIAS,
    F.SHEET_TWICE,
    F.CONFLICT_COPY,
    F.WORKBOOK_OPEN,
    P.PLAN_EMPTY,
    P.INDICATOR_MISSING,
    P.INDICATOR_EXTRA,
    S.YEAR_MALFORMED,
    R.CASES_IN_TWO_PLACES,
    *source.RULES,
}


def _found(spoil: Callable[[Book], object], tmp_path) -> tuple[Finding, ...]:
    made = correct_book()
    spoil(made)
    return findings(made.write(tmp_path / "buku.xlsx"), correct_decree())


def test_nothing_is_reported_on_a_correct_workbook(tmp_path):
    assert _found(lambda book: None, tmp_path) == ()


@pytest.mark.parametrize("planted", PLANTED, ids=lambda p: f"{p.rule.code}-{p.place}")
def test_a_planted_fault_is_reported_at_its_cell_and_nothing_else_is(planted, tmp_path):
    found = _found(planted.spoil, tmp_path)
    assert places(found) == [(planted.rule.code, planted.place)]
    assert found[0].severity is (planted.severity or planted.rule.severity)
    assert planted.words in f"{found[0].message} {found[0].hint}"


def test_every_rule_is_planted_by_some_test():
    here = {planted.rule.code for planted in PLANTED} | {rule.code for rule in ELSEWHERE}
    assert here == set(RULES.codes)


def test_formula_ranges_are_those_that_a_new_workbook_defines():
    from pipeline.validate.formula_ranges import COUNTED
    from pipeline.workbook.layout import RANGE_NAMES

    defined = {n.name: (n.sheet, n.first, n.last or n.first) for n in RANGE_NAMES}
    assert {name: defined[name] for name in COUNTED} == COUNTED


@pytest.mark.parametrize("value", ["sepuluh", None])
def test_a_weight_that_excel_takes_for_nothing_counts_nothing(value, tmp_path):
    made = correct_book().set(SET, setting_row("weight_III"), "value", value)
    settings = parsed(made.write(tmp_path / "b.xlsx")).office.settings
    assert "III" not in settings.weights


def test_a_year_that_excel_cannot_read_is_none(tmp_path):
    found = _found(lambda b: b.set(SET, setting_row("year"), "value", "2025\u00a0"), tmp_path)
    assert [finding.code for finding in found] == [S.YEAR_MALFORMED.code]


def test_a_time_of_day_is_dropped_without_a_word(tmp_path):
    spoil = entry(2, realized_on=datetime(2025, 7, 20, 23, 59))
    assert _found(spoil, tmp_path) == ()


def test_rows_in_order_are_left_alone(tmp_path):
    """The same day or month is in order; a limit counts from TANGGAL LENGKAP, to its last day."""
    day = date(2025, 10, 13)
    spoil = several(
        rows(
            WBS,
            case(status="Terbukti", finished="Agustus 2025"),
            case(case="W-03", received="Mei 2025"),
        ),
        rows(
            ADU,
            complaint(completed=day, status="Selesai", finished=day),
            complaint(number="P-03", status="Diarsipkan", finished=day, classification="Aspirasi"),
            complaint(
                number="P-04",
                classification="Aspirasi",
                received=date(2025, 9, 1),
                completed=date(2025, 10, 6),
                status="Selesai",
                finished=day,
            ),
        ),
        rows(TL, follow_up(status="Sudah", day=day, finished=day, due=day)),
        rows(GRAT, report(reported=date(2025, 5, 5))),
    )
    assert _found(spoil, tmp_path) == ()


@pytest.mark.parametrize(
    ("origin", "reference"),
    [
        ("Monev", "I.1.9 tidak ada"),
        ("WBS", "W-01"),
        ("WBS", "kasus w-01, W-02"),
        ("Pengaduan", "P-01\nP-02"),
        ("Pengaduan", "LAPOR-77"),
        ("Benturan Kepentingan", "Matrik nomor 1"),
        ("Benturan Kepentingan", "1"),
        ("Monev", "I.1.2"),
        ("Monev", "30/09/2025"),
        ("Monev", date(2025, 9, 30)),
        ("Monev", "Rapat tanggal 30 September 2025"),
        ("Monev", "Laporan Monev Triwulan III"),
        ("Inspektorat", "LHP 12/2025"),
        ("TPI", "1 Agustus 2025"),
    ],
)
def test_a_reference_that_points_somewhere_is_left_alone(origin, reference, tmp_path):
    spoil = several(
        rows(WBS, case()),
        rows(ADU, complaint(ticket="LAPOR-77")),
        rows(TL, follow_up(origin=origin, reference=reference)),
    )
    expected = [("ZI609", at(TL, 3, "reference"))] if "tidak ada" in str(reference) else []
    assert places(_found(spoil, tmp_path)) == expected


def test_cases_that_may_lie_in_a_workbook_of_their_own_are_not_missed(tmp_path):
    spoil = several(
        lambda b: b.drop_row(WBS, 2), rows(TL, follow_up(origin="WBS", reference="W-09"))
    )
    assert _found(spoil, tmp_path) == ()


@pytest.mark.parametrize("day", [date(2025, 9, 1), date(2025, 9, 30), date(2025, 10, 31)])
def test_a_meeting_may_be_held_in_the_month_after_its_period(day, tmp_path):
    assert _found(lambda b: b.set("Rapat", 2, "day", day), tmp_path) == ()


def test_the_signing_post_counts_at_the_plan_year_s_end_once_that_is_over(tmp_path):
    made = correct_book().set("Pegawai", 2, "until", date(2025, 12, 31))
    path = made.write(tmp_path / "b.xlsx")
    later = findings(path, correct_decree(), today=date(2026, 2, 2))
    assert "ZI523" not in {finding.code for finding in later}
    made.set("Pegawai", 2, "until", date(2025, 12, 30)).write(path)
    later = findings(path, correct_decree(), today=date(2026, 2, 2))
    signer = next(finding for finding in later if finding.code == "ZI523")
    assert "31 Desember 2025" in signer.message


def test_two_acting_and_plural_posts_and_one_person_twice_are_no_two_holders(tmp_path):
    spoil = rows(
        "Pegawai",
        {"name": "Orang Contoh Tiga", "post": "Kasubbag Hukum", "until": date(2025, 6, 30)},
        {"name": "Orang Contoh Empat", "post": "Kasubbag Hukum", "since": date(2025, 7, 1)},
        {"name": "orang contoh empat", "post": "Kasubbag Hukum"},
        {"name": "Orang Contoh Lima", "post": "Kasubbag Hukum", "post_status": "Plh."},
        {"name": "Orang Contoh Enam", "post": "Staf Hukum"},
        {"name": "Orang Contoh Tujuh", "post": "Staf Hukum"},
        start=4,
    )
    found = _found(spoil, tmp_path)
    # The first person's term does overlap the fourth row's, which has no MULAI.
    assert places(found) == [("ZI526", at("Pegawai", 6, "since"))]
