"""Catatan Metode and Catatan Kualitas Data."""

from datetime import date

from msgspec.structs import replace

from pipeline import rules
from pipeline.decree import load_decree
from pipeline.findings import Finding, Severity
from pipeline.model import Area, CellRef, Examination, Office, Settings
from pipeline.schedule import obligations, parse_target
from pipeline.view.parts.notes import method_notes
from pipeline.view.parts.quality import MOST, quality_empty, quality_intro, quality_rows
from tests.small_office import material_of, office_of, with_entry

OCTOBER = date(2025, 10, 10)


def notes(office: Office, month: int = 10, as_of: date | None = None) -> str:
    return "\n".join(method_notes(material_of(office, month, as_of)))


def decreed() -> Office:
    decree = load_decree()
    return Office(
        settings=Settings(year=2025, decree_number="74 Tahun 2025", decree_date=decree.day),
        areas=tuple(Area(a.number, a.name) for a in decree.areas),
        indicators=decree.indicators,
        obligations=tuple(
            o
            for i in decree.indicators
            for o in obligations(i.code, parse_target(i.target, 2025).dues, 2025)
        ),
    )


def test_the_decrees_own_figures() -> None:
    text = "\n".join(method_notes(material_of(decreed(), 10, decree=load_decree())))
    assert "82 target menurut Keputusan − 0 Tidak Berlaku = 82 dihitung." in text
    assert "24 target berentang dihitung satu kali, pada bulan terakhir." in text
    assert "16 target berbatas waktu sebelum Keputusan ditetapkan (7 Juli 2025)" in text
    assert "pada 15 indikator, seluruh targetnya demikian" in text


def test_a_plan_that_was_changed_tells_both_numbers() -> None:
    office = decreed()
    fewer = replace(office, obligations=office.obligations[1:])
    text = "\n".join(method_notes(material_of(fewer, 10, decree=load_decree())))
    assert (
        "82 target menurut Keputusan, dengan pengurangan 1 target (lihat Perubahan dan Koreksi) "
        "= 81 target menurut Rencana Aksi − 0 Tidak Berlaku = 81 dihitung." in text
    )


def test_without_the_built_in_decree_the_plan_is_what_counts() -> None:
    text = notes(office_of(("I.1.1", 10, ""), ("I.1.2", 10, "tidak berlaku")))
    assert "2 target menurut Rencana Aksi − 1 Tidak Berlaku = 1 dihitung." in text
    assert "Tidak Berlaku: I.1.2 (Oktober), dengan alasan: Contoh alasan" in text


def test_achievement_with_and_without_the_targets_before_the_decree() -> None:
    office = office_of(("I.1.1", 3, ""), ("I.1.2", 9, date(2025, 9, 2)), ("I.1.3", 10, ""))
    made = replace(office, settings=replace(office.settings, decree_date=date(2025, 7, 7)))
    assert "Capaian dengan target tersebut 33,33%, tanpa target tersebut 50,00%." in notes(made)
    assert "sebelum Keputusan" not in notes(office)


def test_proofs_that_are_links_and_those_to_repair() -> None:
    office = office_of(("I.1.1", 10, OCTOBER), ("I.1.2", 10, OCTOBER))
    office = with_entry(
        office,
        "I.1.1",
        10,
        evidence=("Contoh.pdf", "https://contoh.example/a", "WWW.contoh.example"),
        links=("https://contoh.example/a",),
        examination=Examination.PERLU_PERBAIKAN,
    )
    text = notes(office)
    assert "Bukti dukung ada pada 2 target: 1 telah diperiksa, 1 perlu perbaikan." in text
    assert "2 bukti berupa tautan; isinya tidak diperiksa aplikasi." in text
    assert "tautan" not in notes(office_of(("I.1.1", 10, OCTOBER)))


def test_the_position_and_the_source_are_told() -> None:
    text = notes(office_of(("I.1.1", 10, "")))
    assert text.startswith("Dinilai dari isian per 31 Oktober 2025; tanggal bukti tidak diuji.")
    assert '"Contoh.xlsx" (SHA-256 0123456789abcdef…) dengan zi-report 1.2.3.' in text
    assert "mendahului akhir bulan" in notes(office_of(("I.1.1", 10, "")), as_of=OCTOBER)
    assert "sesudah akhir bulan" in notes(office_of(("I.1.1", 10, "")), as_of=date(2025, 11, 2))


def test_the_weighted_total_is_never_called_a_score() -> None:
    text = notes(office_of(("I.1.1", 10, OCTOBER), ("II.1.1", 10, "")))
    assert "Nilai tertimbang 50,00% bersifat indikatif, bukan nilai LKE" in text
    assert "tertimbang" not in notes(office_of(("I.1.1", 12, "")))


def finding(severity: Severity, row: int, sheet: str = "Lembar Monev") -> Finding:
    return Finding("X001", severity, CellRef(sheet, row, 4 if row else 0), "Contoh pesan.")


def test_errors_and_warnings_are_listed_and_infos_counted() -> None:
    found = (
        finding(Severity.WARNING, 9),
        finding(Severity.INFO, 10),
        finding(Severity.ERROR, 14),
        finding(Severity.WARNING, 0),
        finding(Severity.WARNING, 0, sheet=""),
    )
    rows = quality_rows(found)
    assert [(r.number, r.place, r.severity) for r in rows] == [
        ("1", "Lembar Monev, sel D14", "Kesalahan"),
        ("2", "Lembar Monev, sel D9", "Peringatan"),
        ("3", "Lembar Monev", "Peringatan"),
        ("4", "Buku kerja", "Peringatan"),
    ]
    assert quality_intro(found).startswith(
        "Pemeriksaan buku kerja menghasilkan 1 kesalahan, 3 peringatan, dan 1 catatan."
    )


def test_what_comes_and_goes_with_the_day_of_the_run_is_not_printed() -> None:
    lasting = finding(Severity.WARNING, 9)
    passing = tuple(
        rule.at(CellRef(sheet, 8, 10), column="TANGGAL SELESAI", limit=14, expected="", name="")
        for rule, sheet in (
            (rules.registers.OVERDUE, "Pengaduan"),
            (rules.cells.DATE_IN_FUTURE, "Lembar Monev"),
            (rules.files.WORKBOOK_OPEN, ""),
            (rules.files.CONFLICT_COPY, ""),
        )
    )
    assert quality_rows((lasting, *passing)) == quality_rows((lasting,))
    assert quality_intro((lasting, *passing)) == quality_intro((lasting,))
    assert quality_empty(passing) == quality_empty(())


def test_a_clean_workbook_says_so() -> None:
    assert quality_rows(()) == ()
    assert quality_empty(()).endswith("tidak menemukan kesalahan atau peringatan.")
    assert quality_empty((finding(Severity.INFO, 3),)).endswith("; terdapat 1 catatan.")


def test_hundreds_of_findings_are_cut_and_the_rest_is_told() -> None:
    found = tuple(finding(Severity.WARNING, row) for row in range(1, MOST + 51))
    assert len(quality_rows(found)) == MOST
    assert "menghasilkan 250 peringatan" in quality_intro(found)
    assert f"Dicetak {MOST} yang pertama" in quality_intro(found)
