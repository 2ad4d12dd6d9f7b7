"""Sentences that state figures read differently where the figures say something else."""

from datetime import date

from msgspec.structs import replace

from pipeline.measure import Counts
from pipeline.model import EntryStatus, Examination
from pipeline.view.monthly.results import conclusions, recommendations, results
from pipeline.view.parts.material import Material
from pipeline.view.parts.sentences import (
    arrears_state,
    compared,
    cumulative,
    early_state,
    next_state,
    outcome,
    period_outcome,
    planned,
    uncounted,
)
from tests.period_office import quarter_progress
from tests.small_office import Row, material_of, office_of, with_entry

OCTOBER = date(2025, 10, 10)


def october(*rows: Row, as_of: date | None = None) -> Material:
    return material_of(office_of(*rows), 10, as_of)


def month_sentence(material: Material) -> str:
    return period_outcome(material, outcome(material, material.progress.due_in_period()))


def test_nothing_due_in_the_month() -> None:
    assert month_sentence(october(("I.1.1", 11, ""))) == (
        "Pada bulan Oktober 2025 tidak terdapat target yang berbatas waktu."
    )


def test_targets_of_the_month_that_do_not_apply_are_told() -> None:
    rows = (("I.1.1", 10, "tidak berlaku"), ("I.1.2", 9, "tidak berlaku"), ("I.1.3", 11, ""))
    told = results(october(*rows))
    assert (
        "Terdapat 1 target bulan Oktober 2025 yang dinyatakan Tidak Berlaku sehingga tidak "
        "dihitung, yaitu I.1.1."
    ) in told
    assert "Tidak Berlaku" not in " ".join(results(october(("I.1.1", 10, OCTOBER))))


def test_all_done_on_time() -> None:
    material = october(("I.1.1", 10, OCTOBER), ("I.1.2", 10, OCTOBER))
    assert month_sentence(material) == (
        "Pada bulan Oktober 2025 terdapat 2 target dan seluruhnya telah diselesaikan tepat waktu."
    )


def test_all_done_but_some_late() -> None:
    late = date(2025, 11, 3)
    material = october(("I.1.1", 10, OCTOBER), ("I.1.2", 10, late), as_of=late)
    assert month_sentence(material) == (
        "Pada bulan Oktober 2025 terdapat 2 target dan seluruhnya telah diselesaikan, "
        "1 di antaranya setelah batas waktu."
    )


def test_nothing_done() -> None:
    assert month_sentence(october(("I.1.1", 10, ""), ("I.1.2", 10, "proses"))) == (
        "Pada bulan Oktober 2025 terdapat 2 target dan belum satu pun yang diselesaikan."
    )


def test_some_done_and_the_unmet_ones_named() -> None:
    material = october(("I.1.1", 10, OCTOBER), ("I.1.2", 10, ""), ("II.1.1", 10, "proses"))
    assert month_sentence(material) == (
        "Pada bulan Oktober 2025 terdapat 3 target: 1 telah diselesaikan dan 2 belum terpenuhi, "
        "yaitu I.1.2 dan II.1.1."
    )


def test_before_the_months_end_nothing_is_unmet_yet() -> None:
    material = october(("I.1.1", 10, OCTOBER), ("I.1.2", 10, ""), as_of=date(2025, 10, 20))
    assert month_sentence(material).endswith(
        "1 telah diselesaikan dan 1 masih berjalan, yaitu I.1.2."
    )
    assert "belum terpenuhi" not in " ".join(results(material))
    assert "sebelum bulan Oktober berakhir" in " ".join(results(material))


def test_in_a_running_quarter_what_is_past_its_date_is_not_called_running() -> None:
    office = office_of(("I.1.1", 10, OCTOBER), ("I.1.2", 10, ""), ("I.1.3", 12, ""))
    progress = quarter_progress(office, 4, date(2025, 11, 15))
    material = replace(material_of(office, 10), progress=progress)
    assert month_sentence(material).endswith(
        "1 telah diselesaikan dan 2 belum selesai (1 di antaranya telah melewati batas waktu), "
        "yaitu I.1.2 (Oktober) dan I.1.3 (Desember)."
    )


def test_a_single_target_is_named() -> None:
    assert month_sentence(october(("I.1.1", 10, OCTOBER))).endswith(
        "terdapat 1 target, yaitu I.1.1, yang telah diselesaikan tepat waktu."
    )
    assert month_sentence(october(("I.1.1", 10, ""))).endswith("yang belum terpenuhi.")


def test_achievement_is_not_stated_where_nothing_is_due() -> None:
    material = october(("I.1.1", 11, ""))
    text = cumulative(material, material.progress.total)
    assert text == (
        "Dari 1 target tahun 2025, belum ada yang berbatas waktu sampai dengan 31 Oktober 2025, "
        "sehingga capaian belum dapat dihitung."
    )
    assert "%" not in text


def test_achievement_with_everything_done_names_its_band() -> None:
    material = october(("I.1.1", 9, date(2025, 9, 1)), ("I.1.2", 10, OCTOBER), ("I.1.3", 12, ""))
    assert cumulative(material, material.progress.total) == (
        "Dari 3 target tahun 2025, 2 target berbatas waktu sampai dengan 31 Oktober 2025, dan "
        "seluruhnya telah diselesaikan. Capaian tercatat 100,00% (Sangat Tinggi)."
    )


def test_achievement_with_nothing_done_is_zero() -> None:
    material = october(("I.1.1", 9, ""), ("I.1.2", 10, ""), ("I.1.3", 12, ""))
    assert cumulative(material, material.progress.total).endswith(
        "tetapi belum satu pun yang diselesaikan. Capaian tercatat 0,00% (Sangat Rendah)."
    )


def test_achievement_in_between_tells_done_and_unmet() -> None:
    material = october(("I.1.1", 9, ""), ("I.1.2", 10, OCTOBER), ("I.1.3", 12, ""))
    assert cumulative(material, material.progress.total, "Area I") == (
        "Dari 3 target Area I tahun 2025, 2 target berbatas waktu sampai dengan 31 Oktober 2025. "
        "Sebanyak 1 target telah diselesaikan dan 1 target belum terpenuhi, sehingga "
        "capaian tercatat 50,00% (Sangat Rendah)."
    )


def test_when_everything_is_due_the_sentence_says_all() -> None:
    material = material_of(office_of(("I.1.1", 11, ""), ("I.1.2", 12, "")), 12)
    assert cumulative(material, material.progress.total).startswith(
        "Seluruh 2 target tahun 2025 berbatas waktu sampai dengan 31 Desember 2025, tetapi"
    )


def test_a_single_target_that_is_due_needs_no_all() -> None:
    material = october(("I.1.1", 10, OCTOBER))
    assert cumulative(material, material.progress.total, "Area I").startswith(
        "Hanya terdapat 1 target Area I tahun 2025, yang berbatas waktu sampai dengan 31 Oktober "
        "2025, dan telah diselesaikan."
    )


def test_a_plan_without_a_counted_target() -> None:
    material = october(("I.1.1", 10, "tidak berlaku"))
    assert cumulative(material, material.progress.total, "Area I") == (
        "Area I tidak memiliki target yang dihitung."
    )
    assert planned(material, material.progress.total) == ""


def test_the_deviation_in_words() -> None:
    material = october(("I.1.1", 10, ""))
    below = planned(material, Counts(obligations=40, due=20, done=18, done_due=18))
    assert below.endswith("di bawah rencana dengan deviasi −5,00 poin persentase.")
    above = planned(material, Counts(obligations=40, due=20, done=21, done_due=20))
    assert above.endswith("melampaui rencana dengan deviasi +2,50 poin persentase.")
    even = planned(material, Counts(obligations=40, due=20, done=20, done_due=20))
    assert "sesuai dengan rencana" in even and "50,00%" in even


def test_the_month_before_is_compared() -> None:
    september = date(2025, 9, 5)
    rows: tuple[Row, ...] = (("I.1.1", 9, september), ("I.1.2", 9, ""))
    better = october(*rows, ("I.1.3", 10, OCTOBER))
    assert compared(better) == (
        "Capaian tersebut lebih tinggi daripada capaian bulan September (50,00%)."
    )
    worse = october(*rows, ("I.1.3", 10, ""))
    assert "lebih rendah daripada capaian bulan September (50,00%)" in compared(worse)
    same = october(*rows)
    assert "sama dengan capaian bulan September (50,00%)" in compared(same)


def test_no_comparison_with_a_month_in_which_nothing_was_due() -> None:
    assert compared(october(("I.1.1", 10, OCTOBER))) == (
        "Sampai dengan bulan September belum terdapat target yang berbatas waktu."
    )


def test_january_has_neither_a_month_before_nor_arrears() -> None:
    material = material_of(office_of(("I.1.1", 1, "")), 1)
    assert compared(material) == ""
    assert arrears_state(material, material.progress.arrears()) == (
        "Januari merupakan bulan pertama tahun rencana sehingga belum ada tunggakan."
    )


def test_arrears_none_one_and_several() -> None:
    none = october(("I.1.1", 10, ""))
    assert arrears_state(none, none.progress.arrears()) == (
        "Tidak terdapat tunggakan dari bulan-bulan sebelumnya."
    )
    one = october(("I.1.1", 9, ""))
    assert arrears_state(one, one.progress.arrears()).endswith("yaitu I.1.1 (September).")
    two = october(("I.1.1", 9, ""), ("II.1.1", 3, ""))
    assert arrears_state(two, two.progress.arrears()) == (
        "Terdapat 2 tunggakan dari bulan-bulan sebelumnya; yang tertua ialah II.1.1 dengan batas "
        "waktu 31 Maret 2025."
    )


def test_early_work_is_listed_and_not_counted_as_achievement() -> None:
    material = october(("I.1.1", 10, OCTOBER), ("I.1.2", 12, OCTOBER))
    assert early_state(material.early()) == (
        "Terdapat 1 target yang telah diselesaikan lebih awal daripada bulan batas waktunya, "
        "yaitu I.1.2 (Desember)."
    )
    assert "tidak menambah capaian" in " ".join(results(material))
    assert early_state(()) == ""


def test_targets_that_do_not_count_say_what_is_missing() -> None:
    material = october(("I.1.1", 9, "tanpa tanggal"), ("I.1.2", 10, "tanpa bukti"))
    assert uncounted(material, material.progress.targets) == (
        "Terdapat 2 target yang tercatat Selesai, tetapi belum dihitung selesai karena tanggal "
        "realisasi I.1.1 (September) belum diisi serta bukti dukung I.1.2 (Oktober) belum ada."
    )


def test_what_bears_no_date_is_not_told_before_it_is_due() -> None:
    material = october(("I.1.1", 11, "tanpa tanggal"))
    assert uncounted(material, material.progress.targets) == ""
    assert not any("Melengkapi" in text for text in recommendations(material))
    due = october(("I.1.1", 10, "tanpa tanggal"))
    assert "Melengkapi tanggal realisasi atau bukti dukung I.1.1 (Oktober)." in (
        recommendations(due)
    )


def test_the_month_after() -> None:
    none = october(("I.1.1", 10, ""))
    assert next_state(none, none.due_next()) == (
        "Pada bulan November 2025 tidak terdapat target yang berbatas waktu."
    )
    material = october(("I.1.1", 11, ""), ("I.1.2", 11, OCTOBER))
    assert next_state(material, material.due_next()) == (
        "Pada bulan November 2025 terdapat 2 target yang perlu diselesaikan; "
        "1 di antaranya telah selesai lebih awal."
    )
    ready = october(("I.1.1", 11, OCTOBER))
    assert next_state(ready, ready.due_next()).startswith("Seluruh target bulan November 2025 (1)")


def test_december_is_the_plans_last_month() -> None:
    material = material_of(office_of(("I.1.1", 12, "")), 12)
    assert material.due_next() == ()
    assert "berakhir pada bulan Desember" in next_state(material, ())


def test_conclusions_name_the_areas_that_are_behind() -> None:
    behind = october(("I.1.1", 10, OCTOBER), ("II.1.1", 10, ""))
    assert "Area yang belum memenuhi seluruh targetnya ialah Area II (0,00%)." in conclusions(
        behind
    )
    fine = october(("I.1.1", 10, OCTOBER), ("II.1.1", 11, ""))
    assert any(c.startswith("Seluruh area yang memiliki target") for c in conclusions(fine))


def test_recommendations_ask_only_for_what_is_open() -> None:
    fine = october(("I.1.1", 10, OCTOBER))
    assert recommendations(fine) == ("Mempertahankan pelaksanaan rencana aksi sesuai jadwal.",)
    open_ones = recommendations(october(("I.1.1", 9, ""), ("I.1.2", 11, "")))
    assert open_ones == (
        "Menyelesaikan 1 target yang melewati batas waktu, yaitu I.1.1 (September), diusulkan "
        "paling lambat 30 November 2025.",
        "Menyiapkan penyelesaian 1 target bulan November 2025, yaitu I.1.2.",
    )


def test_proofs_to_repair_are_asked_for_unless_the_target_does_not_apply() -> None:
    office = office_of(("I.1.1", 10, OCTOBER), ("I.1.2", 10, OCTOBER))
    for code in ("I.1.1", "I.1.2"):
        office = with_entry(office, code, 10, examination=Examination.PERLU_PERBAIKAN)
    office = with_entry(office, "I.1.2", 10, status=EntryStatus.TIDAK_BERLAKU)
    assert recommendations(material_of(office, 10)) == (
        "Memperbaiki bukti dukung I.1.1 (Oktober) sesuai catatan pemeriksa.",
    )
