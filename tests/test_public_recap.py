"""The public version: the suppressed table and what it tells, nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from pipeline.model import Office, Period, Person
from pipeline.publication import public_complaints, public_wbs
from pipeline.suppress import PublicCell, PublicRow, PublicTable
from pipeline.suppress.layout import Mark
from pipeline.view.recaps.public import public_recap
from tests.recap_documents import complaints, everything, sheets_of, wbs
from tests.record_texts import texts_of
from tests.sample_registers import AS_OF, EMPTY, PEOPLE, RICH, SETTINGS, case


def number(value: int, *columns: int) -> PublicCell:
    return PublicCell(columns, Mark.NUMBER, value)


def table(*rows: PublicRow, total: PublicRow, **more: bool) -> PublicTable:
    options = {"is_nil": False, "altered": True, **more}
    return PublicTable("Kanal", ("A", "B"), rows, total, **options)


TOTAL = PublicRow(
    "Jumlah", ("Surat", "Email"), (number(4, 0, 1), number(1234, 2, 3), number(0, 4)), True, None
)


def shown(found: PublicTable, **more: int):
    return public_recap(found, "kasus", "Triwulan IV Tahun 2025", "31 Desember 2025", **more)


def test_cells_print_their_numbers_over_their_columns() -> None:
    (line,) = shown(table(total=TOTAL)).total
    assert [(c.span, c.text) for c in line.cells] == [(2, "4"), (2, "1.234"), (1, "0")]
    assert line.share == "–"


def test_a_share_that_the_printed_numbers_do_not_give_is_hidden() -> None:
    row = replace(TOTAL, has_share=False, share=None)
    assert shown(table(total=row)).total[0].share == "*"
    assert shown(table(total=replace(TOTAL, share=Fraction(7, 8)))).total[0].share == "87,50"


def test_sentences_are_told_from_the_printed_cells() -> None:
    assert shown(table(total=TOTAL)).paragraphs == (
        "Jumlah kasus yang ditangani pada Triwulan IV Tahun 2025 ialah 4. "
        "Tidak ada kasus yang masih terbuka per 31 Desember 2025.",
    )
    below = PublicRow(
        "Jumlah",
        ("Surat", "Email"),
        (PublicCell((0, 1), Mark.BELOW, None), PublicCell((2, 3, 4), Mark.HIDDEN, None)),
        False,
        None,
    )
    (text,) = shown(table(total=below)).paragraphs
    assert text == "Jumlah kasus yang ditangani pada Triwulan IV Tahun 2025 ialah kurang dari 3."
    hidden = replace(below, cells=(PublicCell((0, 1, 2, 3, 4), Mark.HIDDEN, None),))
    assert shown(table(total=hidden)).paragraphs == ()


def test_merged_and_missing_rows_are_explained() -> None:
    merged = replace(TOTAL, name="Gabungan")
    assert shown(table(merged, total=TOTAL)).notes[1] == "Gabungan memuat Surat dan Email."
    one = replace(TOTAL, name="Surat", members=("Surat",))
    assert "lain tidak ditampilkan" in shown(table(one, total=TOTAL)).notes[1]
    assert "Rincian menurut kanal" in shown(table(total=TOTAL)).notes[1]
    plain = shown(table(one, total=TOTAL, altered=False))
    assert len(plain.notes) == 1 and "gabung" not in plain.notes[0]


def test_an_empty_column_of_uncounted_timeliness_is_left_out() -> None:
    cells = (number(4, 0, 1), number(4, 2), number(0, 3), number(0, 4))
    row = replace(TOTAL, cells=cells)
    plain = shown(table(total=row), untimed=3)
    assert not plain.has_untimed and [c.span for c in plain.total[0].cells] == [2, 1, 1]
    # Inside a merged cell, or with a number, it stays.
    kept = shown(table(total=TOTAL), untimed=3)
    assert kept.has_untimed and [c.span for c in kept.total[0].cells] == [2, 2, 1]


@pytest.mark.parametrize("make", [wbs, complaints])
def test_the_public_record_holds_no_table_but_the_suppressed_one(make) -> None:
    view = make(RICH, public=True).view
    assert view.is_public and view.public.total
    blank = ("rows", "total", "months", "months_total", "references", "cases", "follow_up")
    blank += ("open_cases", "open_total", "class_rows", "class_total", "paragraphs")
    for name in blank:
        assert getattr(view, name, ()) == (), name
    assert (view.reconciliation, view.annex_note) == ("", "")


@pytest.mark.parametrize("make", [wbs, complaints])
def test_a_public_recap_prints_neither_one_nor_two(make) -> None:
    view = make(RICH, public=True).view
    for line in (*view.public.lines, *view.public.total):
        assert not {c.text for c in line.cells} & {"1", "2"}


def test_nihil_stays_nihil_for_the_public() -> None:
    for make in (wbs, complaints):
        view = make(EMPTY, public=True).view
        assert view.nil.startswith("NIHIL.") and view.public.notes == ()
        assert {c.text for c in view.public.total[0].cells} == {"0"}


def test_undated_cases_are_not_told_to_the_public() -> None:
    office = replace(EMPTY, cases=(replace(case("K", 10, "TPK", "Verifikasi"), received=None),))
    assert "tidak dihitung" not in "".join(texts_of(wbs(office, public=True).view))


# --- planted identities -----------------------------------------------------------------

SECRETS = (
    "Budiman Sangatrahasia",
    "3201 0101 0190 0001",
    "budiman@rahasia.go.id",
    "0812-9999-8888",
)


def planted() -> Office:
    """Each secret in every free text of the registers and of what is told beside them."""

    def spoiled(record):
        """The record with all its texts spoiled; what is a choice keeps its value."""
        kept = {"category", "status", "channel", "classification", "origin", "post_status"}
        changes = {}
        for name in record.__struct_fields__:
            value = getattr(record, name)
            if name in kept:
                continue
            if isinstance(value, str):
                changes[name] = " / ".join((value, *SECRETS))
            elif (
                isinstance(value, tuple)
                and all(isinstance(v, str) for v in value)
                and name == "response"
            ):
                changes[name] = SECRETS
        return replace(record, **changes)

    registers = {
        name: tuple(spoiled(r) for r in getattr(RICH, name))
        for name in ("cases", "complaints", "follow_ups", "conflicts")
    }
    # The signatories' names are printed by right; everybody else's are not.
    people = (*PEOPLE, Person(SECRETS[0], "320101010190000112", "Staf"))
    odd = (
        replace(registers["cases"][0], category=SECRETS[0], received=(2025, 12), finished=None),
        replace(registers["cases"][1], status=SECRETS[0], channel=SECRETS[1]),
    )
    return Office(
        settings=SETTINGS,
        people=people,
        **{**registers, "cases": (*registers["cases"], *odd)},
    )


@pytest.mark.parametrize("make", [wbs, complaints])
def test_no_planted_identity_is_in_any_byte_of_a_public_output(make) -> None:
    made = make(planted(), public=True)
    assert all(secret in repr(planted()) for secret in SECRETS)
    for data in (made.docx, made.xlsx):
        assert "RAHASIA" not in everything(data)
        told = everything(data).casefold()
        for secret in SECRETS:
            assert secret.casefold() not in told
        for word in ("budiman", "320101", "sangatrahasia", "ADU-0".casefold(), "wbs-2025"):
            assert word not in told, word


@pytest.mark.parametrize("make", [wbs, complaints])
def test_no_planted_identity_is_in_any_byte_of_an_internal_output(make) -> None:
    made = make(planted())
    for data in (made.docx, made.xlsx):
        told = everything(data).casefold()
        assert "lampiran ini bersifat rahasia" in told
        for word in ("budiman", "3201 0101", "0812-9999"):
            assert word not in told, word


# --- the chain of quarters ----------------------------------------------------------------


def test_the_public_table_is_drawn_up_with_the_quarters_before_it() -> None:
    for number in (1, 2, 3, 4):
        period = Period.of_quarter(2025, number)
        found = public_wbs(RICH, period, AS_OF)
        own = wbs(RICH, period=period).recap.categories
        assert found.is_nil == own.is_nil
        hand = [c for c in found.total.cells if set(c.columns) <= {0, 1} and c.value is not None]
        if sum(len(c.columns) for c in hand) == 2:
            assert sum(c.value for c in hand) == own.total.handled


def test_only_a_quarter_has_a_public_table() -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        public_complaints(RICH, Period.of_month(2025, 10), AS_OF)


def test_the_public_workbook_has_one_visible_sheet_with_the_printed_figures() -> None:
    made = complaints(RICH, public=True)
    ((name, sheet),) = sheets_of(made.xlsx).items()
    assert (name, sheet.sheet_state) == ("Rekap Pengaduan", "visible")
    texts_of = {str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None}
    assert not texts_of & {"1", "2", "ADU-01"}
