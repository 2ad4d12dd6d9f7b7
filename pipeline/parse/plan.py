"""Rencana Aksi → areas, indicators and due months, from the decree's table as printed.

Area rows run across, a component is written once over its indicators, and a pasted table
repeats its header on every page and cuts rows in two (domain.md, "The decree").
"""

from __future__ import annotations

import re
from datetime import date, datetime

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import rules
from pipeline.exceltext import shown
from pipeline.findings import Finding
from pipeline.model import CellRef, Indicator, RowRef
from pipeline.months import month_name
from pipeline.raw import RawSheet
from pipeline.schedule import Schedule, parse_target
from pipeline.schema import CODE_PATTERN, MONTH_COLUMNS

from .table import Record, Table

_CODE = re.compile(CODE_PATTERN)
_ROMAN = re.compile(r"([IVX]+)\.?", re.IGNORECASE)
_NAMED_AREA = re.compile(r"([IVX]+)[.\s]\s*(\S.*)", re.DOTALL)
_NUMBER = re.compile(r"(\d+)\.?")
_MARKS = tuple(column.key for column in MONTH_COLUMNS)


class PlanRow(Struct, frozen=True):
    """An indicator, what its TARGET WAKTU says, and the months that are marked.

    ``schedule`` is None where the plan year is not known; ``marks`` is None where the
    sheet has no month columns. ``faulty`` names the columns that could not be read.
    """

    indicator: Indicator
    row: RowRef
    schedule: Schedule | None
    marks: tuple[int, ...] | None
    faulty: frozenset[str] = frozenset()

    @property
    def marks_are_faulty(self) -> bool:
        return any(key in self.faulty for key in _MARKS)

    @property
    def dues(self) -> tuple[int, ...]:
        """The due months: the marks, or the phrase's where there are no month columns."""
        if self.marks is not None:
            return self.marks
        return tuple(d.month for d in self.schedule.dues) if self.schedule else ()


class _Walk(Struct):
    """Where reading stands in the table: area and component, filled in from above."""

    found: list[Finding]
    area: str = ""
    number: str = ""
    component: str = ""
    area_rows: dict[str, int] = field(default_factory=dict)
    area_names: dict[str, str] = field(default_factory=dict)
    area_cells: dict[str, CellRef] = field(default_factory=dict)
    last: dict[tuple[str, str], int] = field(default_factory=dict)
    first_rows: dict[str, int] = field(default_factory=dict)
    rows: list[PlanRow] = field(default_factory=list)

    def enter_area(self, record: Record, number: str, name: str) -> None:
        if number in self.area_rows:
            rows = f"{self.area_rows[number]} dan {record.row.number}"
            place = record.row.cell("number")
            self.found.append(rules.plan.AREA_TWICE.at(place, area=number, rows=rows))
        self.area_rows.setdefault(number, record.row.number)
        if number not in self.area_names:
            key = "component" if record.text("component") else "number"
            self.area_names[number] = name
            self.area_cells[number] = record.row.cell(key)
        if number != self.area:
            self.number, self.component = "", ""
        self.area = number

    def enter_component(self, record: Record) -> None:
        number, name = record.text("number"), record.text("component")
        if number and number.rstrip(".") != self.number.rstrip("."):
            self.number, self.component = number, ""
        self.component = name or self.component

    def expected_code(self) -> str | None:
        """The KODE that the next row has by its place, None where that gives none."""
        number = self.number.rstrip(".")
        if not self.area or not number.isdigit():
            return None
        code = f"{self.area}.{number}.{self.last.get((self.area, number), 0) + 1}"
        return None if code in self.first_rows else code


class Plan(Struct, frozen=True):
    """The plan as read: areas in the sheet's order (number → name), their cells, its rows."""

    areas: dict[str, str]
    area_cells: dict[str, CellRef]
    rows: tuple[PlanRow, ...]


def parse_plan(
    table: Table | None, raw: RawSheet | None, year: int | None, found: list[Finding]
) -> Plan:
    """The plan of Rencana Aksi; ``year`` is the plan year, None where it is not known."""
    if table is None or raw is None:
        return Plan({}, {}, ())
    walk = _Walk(found)
    for record in table.records:
        _take_row(walk, _with_target_text(record, raw, found), table, year)
    if not walk.rows:
        found.append(rules.plan.PLAN_EMPTY.at(CellRef(table.sheet.name)))
    elif not any(key in table.columns for key in _MARKS):
        found.append(rules.targets.NO_MONTH_COLUMNS.at(CellRef(table.sheet.name)))
    for row in walk.rows:
        walk.area_names.setdefault(row.indicator.area, "")
    return Plan(walk.area_names, walk.area_cells, tuple(walk.rows))


def _with_target_text(record: Record, raw: RawSheet, found: list[Finding]) -> Record:
    """Excel turns "Juli 2025" into 1 July 2025: read back as the phrase, with a finding."""
    place = record.row.cell("target")
    value = raw.cell(place.row, place.column).value if place.row else None
    if not isinstance(value, datetime | date) or value.day != 1:
        return record
    phrase = f"{month_name(value.month)} {value.year}"
    code = record.text("code")
    found.append(rules.targets.TARGET_AS_DATE.at(place, code=code, expected=phrase))
    return replace(record, values={**record.values, "target": phrase})


def _take_row(walk: _Walk, record: Record, table: Table, year: int | None) -> None:
    area = _area_of(record)
    if area is not None:
        walk.enter_area(record, *area)
    elif _is_indicator(record):
        walk.enter_component(record)
        _add_indicator(walk, record, table, year)
    elif record.text("number") or record.text("component"):
        if _NUMBER.fullmatch(record.text("number") or "1") and record.text("component"):
            walk.enter_component(record)  # a component on a row of its own
        else:
            place = record.row.cell("number")
            walk.found.append(rules.plan.STRAY_ROW.at(place, row=record.row.number))
    elif walk.rows and any(record.text(key) for key in _TEXTS):
        _join_tail(walk, record)
    else:
        place = CellRef(table.sheet.name, record.row.number, 1)
        walk.found.append(rules.plan.STRAY_ROW.at(place, row=record.row.number))


_TEXTS = ("indicator", "action", "evidence")


def _is_indicator(record: Record) -> bool:
    """Has a KODE, a target or a mark, or starts a component with an indicator's texts."""
    keys = ("code", "target", *_MARKS)
    if any(not record.is_blank(key) for key in keys):
        return True
    starts = record.text("number") or record.text("component")
    return bool(starts) and any(record.text(key) for key in _TEXTS)


def _area_of(record: Record) -> tuple[str, str] | None:
    """The number and name of an area row; None for any other row."""
    keys = ("action", "evidence", "target", "code", *_MARKS)
    if any(not record.is_blank(key) for key in keys):
        return None
    number, name = record.text("number"), record.text("component") or record.text("indicator")
    if match := _ROMAN.fullmatch(number):
        return match[1].upper(), name
    texts = [text for text in (number, record.text("component"), record.text("indicator")) if text]
    if len(texts) == 1 and (match := _NAMED_AREA.fullmatch(texts[0])):
        return match[1], match[2]
    return None


def _add_indicator(walk: _Walk, record: Record, table: Table, year: int | None) -> None:
    code = _checked_code(walk, record, table)
    area = walk.area
    if _CODE.fullmatch(code):
        area, number, ordinal = code.split(".")
        walk.last[area, number] = int(ordinal)
    walk.first_rows[code] = record.row.number
    if not record.text("indicator") and "indicator" not in record.faulty:
        place = record.row.cell("indicator")
        walk.found.append(rules.plan.INDICATOR_BLANK.at(place, code=code))
    target = record.text("target")
    has_months = any(key in table.columns for key in _MARKS)
    indicator = Indicator(
        code=code,
        area=area,
        component_number=walk.number,
        component=walk.component,
        indicator=record.text("indicator"),
        action=record.text("action"),
        evidence=record.text("evidence"),
        target=target,
        person=record.text("person"),
        row=record.row,
    )
    marks = tuple(n for n, key in enumerate(_MARKS, 1) if record.marked(key))
    walk.rows.append(
        PlanRow(
            indicator=indicator,
            row=record.row,
            schedule=parse_target(target, year) if year else None,
            marks=marks if has_months else None,
            faulty=record.faulty,
        )
    )


def _checked_code(walk: _Walk, record: Record, table: Table) -> str:
    """The row's KODE; where it is blank or malformed the one that its place gives."""
    code = record.text("code")
    expected = walk.expected_code()
    place = record.row.cell("code")
    stand_in = expected or f"?{record.row.number}"
    if _CODE.fullmatch(code):
        return code if _check_place(walk, code, place, record) else stand_in
    if "code" not in table.columns or "code" in record.faulty:
        return stand_in  # one finding on the column or the cell says it
    if not code:
        walk.found.append(rules.plan.CODE_BLANK.at(place, suggestion=expected))
    else:
        rule = rules.plan.CODE_MALFORMED
        walk.found.append(rule.at(place, text=shown(code), suggestion=expected))
    return stand_in


def _check_place(walk: _Walk, code: str, place: CellRef, record: Record) -> bool:
    """Is the KODE the row's own? One of another row or area is not, and has an error."""
    area, number, _ = code.split(".")
    if code in walk.first_rows:
        rows = f"{walk.first_rows[code]} dan {record.row.number}"
        walk.found.append(rules.plan.CODE_TWICE.at(place, code=code, rows=rows))
        return False
    if not walk.area:
        if area not in walk.area_names:  # once an area
            walk.area_names[area] = ""
            walk.found.append(rules.plan.AREA_ROW_MISSING.at(record.row.cell("number")))
    elif area != walk.area:
        walk.found.append(rules.plan.CODE_MISPLACED.at(place, code=code, area=walk.area))
        return False
    elif walk.number and number != walk.number.rstrip("."):
        rule = rules.plan.COMPONENT_MISMATCH
        walk.found.append(rule.at(place, code=code, number=walk.number))
    return True


def _join_tail(walk: _Walk, record: Record) -> None:
    """The rest of a row that a page break cut: joined to the row above by a space."""
    above = walk.rows[-1]
    whole = above.indicator

    def joined(text: str, key: str) -> str:
        return " ".join(filter(None, (text, record.text(key))))

    whole = replace(
        whole,
        indicator=joined(whole.indicator, "indicator"),
        action=joined(whole.action, "action"),
        evidence=joined(whole.evidence, "evidence"),
    )
    walk.rows[-1] = replace(above, indicator=whole)
    first = next(key for key in _TEXTS if record.text(key))
    rule = rules.plan.TAIL_JOINED
    walk.found.append(rule.at(record.row.cell(first), row=record.row.number))
