"""Benturan Kepentingan in a report: the matrix, its counts, and the signed statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.view.registers.types import ConflictSection, RiskCountRow, RiskRow
from pipeline.view.registers.words import counted
from pipeline.view.words.format import day, integer, percentage
from pipeline.view.words.text import TO_FILL, dashed, filled

if TYPE_CHECKING:
    from pipeline.model import ConflictRisk
    from pipeline.recap.conflicts import ConflictRecap, Declarations, RiskCount


def _count_row(name: str, counts: tuple[int, ...]) -> RiskCountRow:
    """``counts`` follow STATUSES of the recap: Belum, Proses, Selesai, unknown."""
    pending, in_progress, done, unknown = map(integer, counts)
    return RiskCountRow(name, pending, in_progress, done, unknown, integer(sum(counts)))


def _total(risks: tuple[RiskCount, ...]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*(r.counts for r in risks), strict=True))


def _row(number: int, risk: ConflictRisk) -> RiskRow:
    return RiskRow(
        number=str(number),
        task=filled(risk.task),
        situation=filled(risk.situation),
        source=dashed(risk.source),
        risk=filled(risk.risk),
        control=filled(risk.control),
        person=filled(risk.person),
        due=day(risk.due),
        status=dashed(risk.status),
    )


def signed_statements(found: Declarations) -> str:
    """``… 12 dari 14 orang (85,71%).``; [DIISI] where the office keeps no dates of signing."""
    people = integer(len(found.people)) if found.people else TO_FILL
    signed = integer(found.signed) if found.people and found.is_kept else TO_FILL
    told = "" if signed == TO_FILL else f" ({percentage(found.share)})"
    return (
        "Surat Pernyataan Bebas Benturan Kepentingan yang telah ditandatangani: "
        f"{signed} dari {people} orang{told}."
    )


def conflict_section(recap: ConflictRecap, declarations: Declarations) -> ConflictSection:
    totals = _total(recap.risks)
    return ConflictSection(
        paragraphs=() if recap.is_nil else (_stated(recap, totals),),
        # The row of rows without a level is only needed where there are some.
        risks=tuple(_count_row(r.name, r.counts) for r in recap.risks[:-1])
        + tuple(_count_row(r.name, r.counts) for r in recap.risks[-1:] if r.total),
        total=_count_row("Jumlah", totals),
        has_unknown=bool(totals[-1]),
        rows=tuple(_row(number, r) for number, r in enumerate(recap.rows, 1)),
        statements=signed_statements(declarations),
        nil=(
            "NIHIL. Belum terdapat risiko benturan kepentingan yang teridentifikasi dalam matrik."
            if recap.is_nil
            else ""
        ),
    )


def _stated(recap: ConflictRecap, totals: tuple[int, ...]) -> str:
    risks = counted([(f"{r.name.lower()}", r.total) for r in recap.risks])
    text = (
        f"Matrik identifikasi memuat {integer(recap.total)} risiko benturan kepentingan dengan "
        f"tingkat {risks}. "
    )
    text += (
        f"Pengendaliannya selesai pada {integer(totals[2])} risiko"
        if totals[2]
        else "Belum ada pengendalian yang selesai"
    )
    if totals[2] == recap.total:
        return f"{text}, yaitu seluruhnya."
    if not recap.overdue:
        return f"{text}; tidak ada yang melewati batas waktu."
    return f"{text}; {integer(recap.overdue)} melewati batas waktunya."
