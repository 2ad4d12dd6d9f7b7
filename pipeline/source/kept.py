"""Nothing of a source is lost in silence: each of its texts is in the plan, or in a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import rules
from pipeline.exceltext import collapsed, shown
from pipeline.findings import Finding
from pipeline.parse import Table
from pipeline.parse.plan import Plan
from pipeline.schema import RENCANA_AKSI

_TEXTS = ("component", "indicator", "action", "evidence", "target", "person")


def not_kept(table: Table, plan: Plan, found: Sequence[Finding]) -> Iterator[Finding]:
    """Texts of ``table`` that ``plan`` does not hold and of which nothing is ``found`` yet."""
    whole = _whole_text(plan)
    stray = {f.place.row for f in found if f.code == rules.plan.STRAY_ROW.code}
    cells = {(f.place.row, f.place.column) for f in found}
    for record in table.records:
        if record.row.number in stray:
            continue
        for key in _TEXTS:
            text = collapsed(record.text(key))
            place = record.row.cell(key)
            if text and text not in whole and (place.row, place.column) not in cells:
                column = RENCANA_AKSI.column(key).header
                rule = rules.source.TEXT_NOT_KEPT
                yield rule.at(place, column=column, text=shown(text))


def _whole_text(plan: Plan) -> str:
    """Everything that the plan says, each text on one line; areas in all their spellings."""
    texts = [
        spelled.format(number, name)
        for number, name in plan.areas.items()
        for spelled in ("{1}", "{0} {1}", "{0}. {1}", "{0}.{1}")
    ]
    for row in plan.rows:
        texts += [getattr(row.indicator, key) for key in _TEXTS]
    return "\n".join(map(collapsed, texts))
