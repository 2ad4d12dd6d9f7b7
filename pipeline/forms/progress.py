"""Progress as a table for people, and as JSON and CSV with the keys of design.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipeline.measure import AreaProgress, Counts, Progress, QuarterProgress, percent

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from pipeline.model import Period


def _number(ratio: Fraction | None) -> float | None:
    value = percent(ratio)
    return None if value is None else float(value)


def counts_record(counts: Counts) -> dict[str, Any]:
    """Counts and percentages (0–100, 2 places) under the keys of design.md."""
    return {
        "obligations": counts.obligations,
        "due": counts.due,
        "done": counts.done,
        "done_due": counts.done_due,
        "overdue": counts.overdue,
        "plan": _number(counts.plan),
        "actual": _number(counts.actual),
        "deviation": _number(counts.deviation),
        "achievement": _number(counts.achievement),
        "arrears": counts.arrears,
    }


def _area_record(progress: AreaProgress) -> dict[str, Any]:
    return {
        "area": progress.area.number,
        "name": progress.area.name,
        "indicators": progress.indicators,
        **counts_record(progress.counts),
    }


def _total_record(progress: Progress) -> dict[str, Any]:
    return {
        "area": None,
        "name": None,
        "indicators": progress.indicators_total,
        **counts_record(progress.total),
        "weighted": _number(progress.weighted),
    }


def _quarter_record(progress: QuarterProgress) -> dict[str, Any]:
    counts = progress.counts
    return {
        "quarter": progress.quarter,
        "obligations": counts.obligations,
        "due": counts.due,
        "done_due": counts.done_due,
        "arrears_closed": progress.arrears_closed,
        "achievement": _number(counts.achievement),
    }


def progress_record(progress: Progress) -> dict[str, Any]:
    """The whole JSON object of ``progress --format json``."""
    return {
        "year": progress.period.year,
        "period_end": progress.period.end.isoformat(),
        "as_of": progress.as_of.isoformat(),
        "areas": [_area_record(a) for a in progress.areas],
        "total": _total_record(progress),
        "quarters": [_quarter_record(q) for q in progress.quarters],
        "indicators": [
            {
                "code": i.indicator.code,
                "indicator": i.indicator.indicator,
                "obligations": i.counts.obligations,
                "due": i.counts.due,
                "done": i.counts.done,
                "status": i.status.value,
            }
            for i in progress.indicators
        ],
        "obligations": [
            {
                "code": t.obligation.code,
                "month": t.obligation.month,
                "due_date": t.obligation.due_date.isoformat(),
                "status": t.status.value,
                "done": t.done,
                "realized_on": (
                    t.entry.realized_on.isoformat() if t.entry and t.entry.realized_on else None
                ),
                "evidence": list(t.entry.evidence) if t.entry else [],
            }
            for t in progress.targets
        ],
    }


def progress_json(progress: Progress) -> str:
    return json.dumps(progress_record(progress), ensure_ascii=False, indent=2)


def progress_csv(progress: Progress) -> str:
    """A row an area and a last row (area blank) for the total; keys and numbers as in JSON."""
    import pandas

    record = progress_record(progress)
    keys = {k: record[k] for k in ("year", "period_end", "as_of")}
    rows = [{**keys, **row} for row in (*record["areas"], record["total"])]
    frame = pandas.DataFrame(rows, dtype=object)
    return frame.to_csv(index=False, lineterminator="\n")


def _period_name(period: Period) -> str:
    """``Oktober 2025``, ``Triwulan IV 2025`` or ``Tahun 2025``."""
    from pipeline.months import month_name, roman

    if period.first == period.last:
        return f"{month_name(period.last)} {period.year}"
    if period.last - period.first == 2:
        return f"Triwulan {roman(period.quarter)} {period.year}"
    return f"Tahun {period.year}"


def _shown(value: Decimal | None) -> str:
    return "–" if value is None else f"{value}".replace(".", ",").replace("-", "−")


def _table_row(label: str, name: str, counts: Counts) -> list[str]:
    return [
        label,
        name,
        str(counts.obligations),
        str(counts.due),
        str(counts.done),
        _shown(percent(counts.plan)),
        _shown(percent(counts.actual)),
        _shown(percent(counts.deviation)),
        _shown(percent(counts.achievement)),
        str(counts.arrears),
    ]


def progress_table(progress: Progress) -> str:
    """A table for the screen, in the columns of Rekapitulasi per Area."""
    from tabulate import tabulate

    from pipeline.view.words.format import day

    rows = [_table_row(a.area.number, a.area.name, a.counts) for a in progress.areas]
    rows.append(_table_row("", "JUMLAH", progress.total))
    headers = [
        "NO",
        "AREA",
        "JUMLAH\nTARGET",
        "S.D.\nPERIODE",
        "SELESAI",
        "RENCANA\n(%)",
        "REALISASI\n(%)",
        "DEVIASI",
        "CAPAIAN\n(%)",
        "TUNGGAKAN",
    ]
    table = tabulate(
        rows,
        headers=headers,
        tablefmt="simple",
        disable_numparse=True,
        colalign=("left", "left", *["right"] * 8),
        maxcolwidths=[None, 36, *[None] * 8],
    )
    weighted = _shown(percent(progress.weighted))
    return "\n".join(
        [
            f"{_period_name(progress.period)} – posisi data per {day(progress.as_of)}",
            "",
            table,
            "",
            f"Lewat batas waktu dan belum selesai: {progress.total.overdue} target.",
            f"Nilai tertimbang (indikatif, bukan nilai LKE): {weighted}",
        ]
    )
