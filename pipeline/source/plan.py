"""The plan of a source: its texts, its year and title, and what Pengaturan says beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from pipeline import failures, rules
from pipeline.exceltext import collapsed, loose, shown
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef, Decree, DecreeArea, DecreeComponent, Indicator
from pipeline.months import month_name
from pipeline.parse.headers import find_header
from pipeline.parse.plan import Plan, parse_plan
from pipeline.parse.rows import read_table
from pipeline.parse.settings import parse_settings
from pipeline.raw import RawWorkbook
from pipeline.schedule import PhraseProblem, parse_target
from pipeline.schema import PENGATURAN, RENCANA_AKSI

from .kept import not_kept
from .table import SOURCE_SHEET, Table

#: More indicators than this are no action plan: the decree's has 70.
MAX_INDICATORS = 1_000
#: What a cell of Excel holds [Excel specifications and limits].
_LONGEST = 32_767
#: What no XML file can hold [XML 1.0, 2.2].
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TITLE = re.compile(r"rencana\s+aksi", re.IGNORECASE)
_LONGEST_TITLE = 250
#: What a setting holds.
Value = str | int | float | date | None

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")

#: What says nothing of a source: no month columns, a formula typed over, blank settings (the
#: new workbook has these too, and there they can be filled in).
_NOT_OF_A_SOURCE = frozenset(
    rule.code
    for rule in (
        rules.targets.NO_MONTH_COLUMNS,
        rules.cells.FORMULA_TYPED_OVER,
        rules.plan.PLAN_EMPTY,
        rules.settings.YEAR_MISSING,
        rules.settings.SETTING_BLANK,
    )
)


class Source(Struct, frozen=True):
    """What the new workbook is made of, and the findings, each at its place in the source.

    ``settings`` are by setting key, None where the source has no Pengaturan.
    """

    decree: Decree
    settings: Mapping[str, Value] | None
    findings: tuple[Finding, ...]


class _Office(Struct, frozen=True):
    """What Pengaturan of the source says; nothing where there is none."""

    year: int | None = None
    values: Mapping[str, object] | None = None
    findings: tuple[Finding, ...] = ()

    def text(self, key: str) -> str:
        value = (self.values or {}).get(key)
        return value if isinstance(value, str) else ""


def source_of(name: str, table: Table, year: int | None, book: RawWorkbook | None = None) -> Source:
    """The plan of ``table``; ``year`` is what was asked for, ``book`` where Pengaturan may be.

    ``name`` is the source's, for failures: SOURCE_WITHOUT_PLAN where the table holds no
    indicator, SOURCE_TOO_LONG, SOURCE_YEAR_UNKNOWN.
    """
    found = [*table.findings]
    read = read_table(SOURCE_SHEET, table.raw, table.header, found)
    plan = parse_plan(read, table.raw, None, found)
    if not plan.rows:
        raise failures.SOURCE_WITHOUT_PLAN.error(path=name)
    if len(plan.rows) > MAX_INDICATORS:
        reason = f"lebih dari {MAX_INDICATORS} indikator"
        raise failures.SOURCE_TOO_LONG.error(path=name, reason=reason)
    office = _office_of(book)
    plan_year = year or office.year or _single_year(plan)
    if plan_year is None:
        named = _years(row.indicator.target for row in plan.rows)
        raise failures.SOURCE_YEAR_UNKNOWN.error(path=name, example=max(named, default="2026"))
    found += _marks_that_differ(plan, office.year or plan_year)
    found += _targets_of_other_years(plan, plan_year)
    found += not_kept(read, plan, found)
    rows = (replace(row, indicator=_writable(row.indicator, found)) for row in plan.rows)
    plan = replace(plan, rows=tuple(rows))
    if office.year not in (None, plan_year):
        office = _without_decree(office, plan_year)
    title = _title(table.above, plan_year, CellRef(RENCANA_AKSI.name), found)
    found = sorted(found, key=lambda f: (f.place.row, f.place.column, f.code))
    return Source(
        decree=_decree(plan, plan_year, title, office),
        settings=None if office.values is None else _settings(office.values, plan_year),
        findings=tuple(
            replace(_as_seen_here(finding), place=table.locate(finding.place))
            for finding in (*found, *office.findings)
            if finding.code not in _NOT_OF_A_SOURCE
        ),
    )


def _as_seen_here(finding: Finding) -> Finding:
    """A column that is not taken over is worth more here than in a workbook that stays."""
    if finding.code != rules.files.COLUMN_UNKNOWN.code:
        return finding
    return replace(finding, severity=Severity.WARNING)


# --- Pengaturan ---------------------------------------------------------------------------


def _office_of(book: RawWorkbook | None) -> _Office:
    names = {loose(PENGATURAN.name), *map(loose, PENGATURAN.aliases)}
    raw = next((s for s in (book.sheets if book else ()) if loose(s.name) in names), None)
    if raw is None:
        return _Office()
    found: list[Finding] = []
    header = find_header(PENGATURAN, raw, found)
    if header is None:
        return _Office(findings=tuple(found))  # the sheet has no such columns: said there
    table = read_table(PENGATURAN, raw, header, found)
    rows = parse_settings(table, raw, None, found)
    placed = (replace(f, place=replace(f.place, sheet=raw.name)) for f in found)
    return _Office(rows.settings.year, rows.values or None, tuple(placed))


def _settings(values: Mapping[str, object], year: int) -> dict[str, Value]:
    plain = {k: v for k, v in values.items() if isinstance(v, str | int | float | date)}
    return {**plain, "year": year}


def _without_decree(office: _Office, year: int) -> _Office:
    """Another year's plan has another decree: what names the old one is left blank."""
    values = {**(office.values or {}), "decree_number": "", "decree_date": None}
    found = office.findings
    if office.text("decree_number") or (office.values or {}).get("decree_date"):
        place = CellRef(PENGATURAN.name)
        rule = rules.source.DECREE_LEFT_BLANK
        found = (*found, rule.at(place, text=office.year, expected=year))
    return replace(office, values=values, findings=found)


# --- the year and the title ------------------------------------------------------------------


def _years(texts: Iterable[str]) -> set[str]:
    return {year for text in texts for year in _YEAR.findall(text)}


def _single_year(plan: Plan) -> int | None:
    """The year, where every TARGET WAKTU names it and none names another."""
    phrases = [row.indicator.target for row in plan.rows if row.indicator.target]
    years = {frozenset(_years([phrase])) for phrase in phrases}
    only = next(iter(years)) if len(years) == 1 else frozenset()
    return int(next(iter(only))) if len(only) == 1 else None


def _title(above: Sequence[str], year: int, place: CellRef, found: list[Finding]) -> str:
    """The nearest text above the table that speaks of a plan, unless it is another year's."""
    common = f"RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS TAHUN {year}"
    titles = [t for t in above if _TITLE.search(t) and len(t) <= _LONGEST_TITLE]
    if not titles:
        return common
    if _years(titles[-1:]) - {str(year)}:
        rule = rules.source.TITLE_OF_OTHER_YEAR
        found.append(rule.at(place, text=shown(titles[-1]), expected=year))
        return common
    return titles[-1]


# --- the plan --------------------------------------------------------------------------------


def _marks_that_differ(plan: Plan, year: int) -> Iterator[Finding]:
    """Marks of the source that its phrase does not give; ``year`` is the source's."""
    for row in plan.rows:
        if row.marks is None or row.marks_are_faulty or "target" in row.faulty:
            continue
        phrase = tuple(due.month for due in parse_target(row.indicator.target, year).dues)
        if phrase != row.marks:
            yield rules.source.MARKS_DIFFER.at(
                row.row.cell("target"),
                code=row.indicator.code,
                own=_months(row.marks),
                months=_months(phrase),
                text=shown(row.indicator.target),
            )


def _targets_of_other_years(plan: Plan, year: int) -> Iterator[Finding]:
    """One finding: each of its targets is an error of the new workbook, too."""
    schedules = [parse_target(row.indicator.target, year) for row in plan.rows]
    count = sum(PhraseProblem.OTHER_YEAR in schedule.problems for schedule in schedules)
    if count:
        place = CellRef(RENCANA_AKSI.name)
        yield rules.source.TARGETS_OF_OTHER_YEAR.at(place, count=count, expected=year)


def _months(months: Iterable[int]) -> str:
    return ", ".join(map(month_name, months)) or "tanpa bulan"


def _writable(indicator: Indicator, found: list[Finding]) -> Indicator:
    """The indicator with texts that a cell, and the value beside a formula, can hold."""
    texts: dict[str, str] = {}
    for key in ("component", "indicator", "action", "evidence", "target", "person"):
        before = getattr(indicator, key)
        text = _UNWRITABLE.sub("", before)
        column = RENCANA_AKSI.column(key).header
        place = indicator.row.cell(key) if indicator.row else CellRef(RENCANA_AKSI.name)
        if text != before:
            found.append(rules.source.CHARACTERS_LEFT_OUT.at(place, column=column))
        if _units(text) > _LONGEST:
            found.append(rules.source.TEXT_CUT.at(place, column=column, limit=_LONGEST))
            text = _fitting(text)
        texts[key] = text
    return replace(indicator, **texts)


def _units(text: str) -> int:
    """Characters as Excel counts them, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le")[: _LONGEST * 2]
    return units.decode("utf-16-le", "ignore")


def _decree(plan: Plan, year: int, title: str, office: _Office) -> Decree:
    number = collapsed(office.text("decree_number"))
    own = re.fullmatch(rf"([0-9]+) tahun {year}", number, re.IGNORECASE)
    day = (office.values or {}).get("decree_date")
    return Decree(
        year=year,
        table_title=title,
        areas=tuple(_areas(plan)),
        number=own[1] if own else number,
        day=day if isinstance(day, date) else None,
        office=office.text("office"),
    )


def _areas(plan: Plan) -> Iterator[DecreeArea]:
    """The areas in the table's order; first, without a row, what stands above them all."""
    rows = [row.indicator for row in plan.rows]
    number_column = plan.rows[0].row.columns.get("number")
    for number, name in sorted(plan.areas.items(), key=lambda item: item[0] != ""):
        cell = plan.area_cells.get(number)
        shares_cell = bool(name and cell and cell.column == number_column)
        own = [indicator for indicator in rows if indicator.area == number]
        yield DecreeArea(number, name, tuple(_components(own)), shares_cell)


def _components(indicators: Iterable[Indicator]) -> Iterator[DecreeComponent]:
    parts = groupby(indicators, key=lambda i: (i.component_number, i.component))
    for (number, name), members in parts:
        yield DecreeComponent(number, name, tuple(members))
