"""Sentences that state figures, worded by what the figures say.

Each takes counts of :mod:`pipeline.measure` and gives formal Indonesian prose; none
recomputes a figure. A case that reads differently (nothing due, all done, some late, work
ahead of time, nothing done) has words of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure import Counts, Target, count
from pipeline.model import DerivedStatus
from pipeline.view.parts.material import Material, label
from pipeline.view.words.bands import with_band
from pipeline.view.words.format import day, integer, percentage, points
from pipeline.view.words.period_words import is_month, words_of
from pipeline.view.words.text import mentioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from fractions import Fraction


class Outcome(Struct, frozen=True):
    """How the targets of one period stand: all, done, of these late, missed, still running."""

    targets: tuple[Target, ...]
    done: int
    late: int
    open: tuple[Target, ...]
    missed: int

    @property
    def total(self) -> int:
        return len(self.targets)


def outcome(material: Material, targets: Sequence[Target]) -> Outcome:
    counts = count(targets, material.period, material.as_of)
    return Outcome(
        targets=tuple(targets),
        done=sum(t.done for t in targets),
        late=sum(t.status is DerivedStatus.DONE_LATE for t in targets),
        open=tuple(t for t in targets if not t.done),
        missed=counts.overdue,
    )


def labels(targets: Sequence[Target]) -> str:
    """``III.4.1 (Januari) dan V.1.1 (Oktober)``."""
    return mentioned([label(t) for t in targets])


def codes(targets: Sequence[Target]) -> str:
    """``III.4.1 dan V.1.1``: for targets of one month that the sentence has named."""
    return mentioned([t.obligation.code for t in targets])


def named(material: Material, targets: Sequence[Target]) -> str:
    """Targets of the reported period: by KODE alone where the period is one month."""
    return codes(targets) if is_month(material.period) else labels(targets)


def cumulative(material: Material, counts: Counts, subject: str = "") -> str:
    """How many targets are due by E and how many of them are done.

    ``subject`` is whose targets they are (``Area V``); "" speaks of the whole plan.
    """
    if not counts.obligations:
        return f"{subject or 'Rencana aksi'} tidak memiliki target yang dihitung."
    start = _due_start(material, counts, subject)
    if not counts.due:
        return f"{start}, sehingga capaian belum dapat dihitung."
    reached = with_band(material.settings, counts.achievement)
    rest = counts.due - counts.done_due
    only = counts.due == 1
    if not rest:
        how = "dan telah diselesaikan" if only else "dan seluruhnya telah diselesaikan"
        return f"{start}, {how}. Capaian tercatat {reached}."
    if not counts.done_due:
        how = "tetapi belum diselesaikan" if only else "tetapi belum satu pun yang diselesaikan"
        return f"{start}, {how}. Capaian tercatat {reached}."
    unmet = "belum terpenuhi" if counts.overdue == rest else "belum selesai"
    return (
        f"{start}. Sebanyak {integer(counts.done_due)} target telah diselesaikan dan "
        f"{integer(rest)} target {unmet}, sehingga capaian tercatat {reached}."
    )


def _due_start(material: Material, counts: Counts, subject: str) -> str:
    """The first half of :func:`cumulative`: what is due, out of how many."""
    due, whole = integer(counts.due), integer(counts.obligations)
    until = f"berbatas waktu sampai dengan {material.until}"
    plan = f"{subject} tahun {material.period.year}".strip()
    if counts.due == counts.obligations:
        if counts.due == 1:
            return f"Hanya terdapat 1 target {plan}, yang {until}"
        return f"Seluruh {whole} target {plan} {until}"
    found = f"{due} target" if counts.due else "belum ada yang"
    return f"Dari {whole} target {plan}, {found} {until}"


def compared(material: Material) -> str:
    """The total Capaian beside the previous period's; "" where there is none before."""
    previous, now = material.previous, material.progress.total.achievement
    if previous is None:
        return ""
    name = words_of(previous.period).name
    before = previous.total.achievement
    if before is None and now is None:
        return ""
    if before is None:
        return f"Sampai dengan {name} belum terdapat target yang berbatas waktu."
    if now is None:
        return ""
    word = "sama dengan" if now == before else "lebih tinggi daripada"
    if now < before:
        word = "lebih rendah daripada"
    return f"Capaian tersebut {word} capaian {name} ({percentage(before)})."


def deviation_word(deviation: Fraction) -> str:
    """``melampaui``, ``sesuai dengan`` or ``di bawah`` (rencana)."""
    if deviation > 0:
        return "melampaui"
    return "di bawah" if deviation < 0 else "sesuai dengan"


def planned(material: Material, counts: Counts, place: str = "") -> str:
    """Rencana, Realisasi and Deviasi, in figures and in words. ``place`` e.g. ``area ini``."""
    if counts.deviation is None:
        return ""
    plan, actual = percentage(counts.plan), percentage(counts.actual)
    if place:
        text = f"Realisasi {place} sebesar {actual} terhadap rencana {plan}"
    else:
        text = (
            f"Rencana kumulatif sampai dengan {material.words.name} sebesar {plan} dan realisasi "
            f"per {material.position} sebesar {actual}"
        )
    if not counts.deviation:
        return f"{text}; pelaksanaan sesuai dengan rencana (deviasi 0,00 poin persentase)."
    return (
        f"{text}; pelaksanaan {deviation_word(counts.deviation)} rencana "
        f"dengan deviasi {points(counts.deviation)} poin persentase."
    )


def period_outcome(material: Material, found: Outcome, place: str = "") -> str:
    """How the targets of the reported period stand. ``place`` e.g. ``pada area ini``."""
    head = f"Pada {material.words.full}"
    at = f" {place}" if place else ""
    if not found.total:
        return f"{head} tidak terdapat target yang berbatas waktu{at}."
    if found.total == 1:
        return _single_outcome(found, f"{head} terdapat 1 target{at}")
    start = f"{head} terdapat {integer(found.total)} target{at}"
    if not found.open:
        how = (
            f"{integer(found.late)} di antaranya setelah batas waktu"
            if found.late
            else "tepat waktu"
        )
        mark = ", " if found.late else " "
        return f"{start} dan seluruhnya telah diselesaikan{mark}{how}."
    if not found.done:
        return f"{start} dan belum satu pun yang diselesaikan."
    late = f" ({integer(found.late)} di antaranya terlambat)" if found.late else ""
    return (
        f"{start}: {integer(found.done)} telah diselesaikan{late} dan "
        f"{integer(len(found.open))} {_still_open(found)}, yaitu {named(material, found.open)}."
    )


def _still_open(found: Outcome) -> str:
    """What the open targets have in common; in a running quarter some are past their date."""
    if found.missed == len(found.open):
        return "belum terpenuhi"
    if not found.missed:
        return "masih berjalan"
    return f"belum selesai ({integer(found.missed)} di antaranya telah melewati batas waktu)"


def _single_outcome(found: Outcome, start: str) -> str:
    named = f"{start}, yaitu {found.targets[0].obligation.code}"
    if found.late:
        return f"{named}, yang telah diselesaikan setelah batas waktu."
    if found.done:
        return f"{named}, yang telah diselesaikan tepat waktu."
    return f"{named}, yang {'belum terpenuhi' if found.missed else 'masih berjalan'}."


def arrears_state(material: Material, arrears: Sequence[Target]) -> str:
    """Tunggakan: none, one, or several with the oldest named."""
    words = material.words
    if not arrears:
        if material.period.first == 1:
            return (
                f"{words.short} merupakan {words.unit} pertama tahun rencana sehingga belum ada "
                "tunggakan."
            )
        return f"Tidak terdapat tunggakan dari {words.others} sebelumnya."
    if len(arrears) == 1:
        return f"Terdapat 1 tunggakan dari {words.unit} sebelumnya, yaitu {label(arrears[0])}."
    oldest = arrears[0]
    return (
        f"Terdapat {integer(len(arrears))} tunggakan dari {words.others} sebelumnya; yang tertua "
        f"ialah {oldest.obligation.code} dengan batas waktu {day(oldest.obligation.due_date)}."
    )


def early_state(early: Sequence[Target], unit: str = "bulan") -> str:
    """Work done before the month or quarter (``unit``) that it was due in; "" without any."""
    if not early:
        return ""
    return (
        f"Terdapat {integer(len(early))} target yang telah diselesaikan lebih awal daripada {unit} "
        f"batas waktunya, yaitu {labels(early)}."
    )


def is_unread(target: Target, until: date) -> bool:
    """Marked Selesai, and not counted for its date or its proof is missing.

    What bears no date belongs to no time before its due date: ``until`` is the period's end.
    """
    if target.status is DerivedStatus.NO_DATE:
        return target.obligation.due_date <= until
    return target.status is DerivedStatus.NO_EVIDENCE


def uncounted(material: Material, targets: Iterable[Target]) -> str:
    """The targets of which :func:`is_unread` says yes, in one sentence; "" without any."""
    targets = [t for t in targets if is_unread(t, material.period.end)]
    dateless = [t for t in targets if t.status is DerivedStatus.NO_DATE]
    proofless = [t for t in targets if t.status is DerivedStatus.NO_EVIDENCE]
    reasons = []
    if dateless:
        reasons.append(f"tanggal realisasi {labels(dateless)} belum diisi")
    if proofless:
        reasons.append(f"bukti dukung {labels(proofless)} belum ada")
    if not reasons:
        return ""
    total = integer(len(dateless) + len(proofless))
    return (
        f"Terdapat {total} target yang tercatat Selesai, tetapi belum dihitung selesai karena "
        f"{' serta '.join(reasons)}."
    )


def next_state(material: Material, targets: Sequence[Target]) -> str:
    """What is due in the month or quarter after."""
    after = material.following
    if after is None:
        return (
            f"Tahun rencana {material.period.year} berakhir pada {material.words.name}, sehingga "
            f"tidak ada target {material.words.unit} berikutnya."
        )
    name = words_of(after).full
    if not targets:
        return f"Pada {name} tidak terdapat target yang berbatas waktu."
    done = sum(t.done for t in targets)
    text = f"Pada {name} terdapat {integer(len(targets))} target yang perlu diselesaikan"
    if done == len(targets):
        return f"Seluruh target {name} ({integer(done)}) telah diselesaikan lebih awal."
    return f"{text}; {integer(done)} di antaranya telah selesai lebih awal." if done else f"{text}."
