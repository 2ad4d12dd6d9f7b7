"""Checks on Rencana Aksi: target phrases, marks, and what they give."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import rules
from pipeline.exceltext import shown
from pipeline.findings import Finding
from pipeline.model import month_end
from pipeline.months import month_name, suggest_month
from pipeline.parse import PlanRow
from pipeline.parse.reading import spelled_date
from pipeline.schedule import DueMonth, PhraseProblem, Schedule, suggests_more, window_opens
from pipeline.schema import AREA_WEIGHTS

from .context import Check, Context, month_list


def phrases_are_understood(context: Context) -> Iterator[Finding]:
    """Every TARGET WAKTU is in the grammar of phrases.py; its doubtful points are named."""
    year = context.office.year
    for row in context.parsed.plan:
        if row.schedule is not None and "target" not in row.faulty:
            for problem in row.schedule.problems:
                yield _phrase_finding(row, row.schedule, problem, year)


_PHRASE_RULES = {
    PhraseProblem.EMPTY: rules.targets.TARGET_EMPTY,
    PhraseProblem.NOT_UNDERSTOOD: rules.targets.TARGET_NOT_UNDERSTOOD,
    PhraseProblem.UNKNOWN_MONTH: rules.targets.TARGET_UNKNOWN_MONTH,
    PhraseProblem.REVERSED: rules.targets.TARGET_REVERSED,
    PhraseProblem.OTHER_YEAR: rules.targets.TARGET_OTHER_YEAR,
    PhraseProblem.YEAR_MISSING: rules.targets.TARGET_YEAR_MISSING,
    PhraseProblem.DUPLICATE_MONTH: rules.targets.TARGET_MONTH_TWICE,
    PhraseProblem.CONFIRM_DEADLINE: rules.targets.TARGET_CONFIRM_DEADLINE,
}


def _phrase_finding(row: PlanRow, schedule: Schedule, problem: PhraseProblem, year: int) -> Finding:
    expected: object = year
    if problem is PhraseProblem.CONFIRM_DEADLINE:
        expected = month_list(due.month for due in schedule.dues)
    suggestion = None
    if problem is PhraseProblem.UNKNOWN_MONTH:
        suggestion = suggest_month(schedule.culprit)
    return _PHRASE_RULES[problem].at(
        row.row.cell("target"),
        code=row.indicator.code,
        text=shown(schedule.phrase),
        culprit=shown(schedule.culprit),
        expected=expected,
        suggestion=suggestion,
    )


def every_indicator_has_a_due_month(context: Context) -> Iterator[Finding]:
    """No mark at all, and Perubahan does not revoke it: the indicator would leave all figures.

    Where there are no month columns, the phrase's own finding says it.
    """
    revoked = {c.code for c in context.office.changes if c.kind == "Indikator Dicabut"}
    for row in context.parsed.plan:
        if row.marks == () and not row.marks_are_faulty and row.indicator.code not in revoked:
            place = row.row.cell("code")
            yield rules.targets.NO_DUE_MONTH.at(place, code=row.indicator.code)


def marks_follow_the_phrase(context: Context) -> Iterator[Finding]:
    """A mark that the phrase does not give, or one that it gives and that is not there.

    The marks count; Perubahan explains those that were moved.
    """
    explained = context.changed_codes()
    for row in context.parsed.plan:
        schedule = row.schedule
        if schedule is None or not schedule.dues or not row.marks or row.marks_are_faulty:
            continue
        if row.indicator.code in explained:
            continue
        phrase = {due.month for due in schedule.dues}
        for month in range(1, 13):
            if (month in phrase) == (month in row.marks):
                continue
            rule = rules.targets.MARK_MISSING if month in phrase else rules.targets.MARK_EXTRA
            yield rule.at(
                row.row.cell(f"month_{month}"),
                code=row.indicator.code,
                month=month_name(month),
                text=shown(schedule.phrase),
            )


def targets_before_the_decree(context: Context) -> Iterator[Finding]:
    """Targets whose month had ended when the decree was signed; one finding an indicator."""
    signed = context.office.settings.decree_date
    year = context.office.year
    if signed is None or not year:
        return
    for row in context.parsed.plan:
        before = [month for month in row.dues if month_end(year, month) < signed]
        if before:
            yield rules.targets.TARGET_BEFORE_DECREE.at(
                row.row.cell("target"),
                code=row.indicator.code,
                months=month_list(before),
                expected=spelled_date(signed),
            )


def evidence_suggests_more(context: Context) -> Iterator[Finding]:
    """BUKTI FISIK speaks of something monthly or quarterly, and the targets do not."""
    for row in context.parsed.plan:
        phrase = row.schedule.dues if row.schedule else ()
        dues = [DueMonth(month, *window_opens(phrase, month)) for month in row.dues]
        period = suggests_more(row.indicator.evidence, dues)
        if period:
            yield rules.targets.EVIDENCE_SUGGESTS_MORE.at(
                row.row.cell("evidence"),
                code=row.indicator.code,
                period=period,
                months=month_list(row.dues),
            )


def areas_are_the_six(context: Context) -> Iterator[Finding]:
    """Every indicator is in one of the areas that Rekap counts; one finding an area."""
    known = {number for number, _ in AREA_WEIGHTS}
    for row in context.parsed.plan:
        area = row.indicator.area
        if area and area not in known:
            known.add(area)
            place = row.row.cell("code")
            yield rules.plan.AREA_UNKNOWN.at(place, code=row.indicator.code, area=area)


CHECKS: tuple[Check, ...] = (
    phrases_are_understood,
    every_indicator_has_a_due_month,
    marks_follow_the_phrase,
    targets_before_the_decree,
    evidence_suggests_more,
    areas_are_the_six,
)
