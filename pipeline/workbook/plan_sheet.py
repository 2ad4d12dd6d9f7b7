"""Rencana Aksi: the decree's table as printed, the month marks, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import schema
from pipeline.model import DecreeArea, DecreeComponent, DerivedStatus, Indicator
from pipeline.schedule import parse_target
from pipeline.schema import Column, Role

from .contents import CellValue, Contents
from .figures import Figures, as_share
from .heights import GrowingSheet, height_for, height_of, lines_of
from .layout import HEADER_ROW, PLAN_FIRST_ROW, index_of, letter_of
from .page import check_column, format_of, put, put_formula, set_page, write_head
from .row_formulas import PlanRow
from .style import PERCENT, Styles
from .terms import NOTHING

SHEET = schema.RENCANA_AKSI
#: Rows for indicators that are added later.
SPARE = 5
_PRINTED_COLUMNS = 6
_NUMBER, _COMPONENT = 0, 1
_STATUS_COLOURS = (
    (DerivedStatus.UNMET, "red"),
    (DerivedStatus.NO_DATE, "amber"),
    (DerivedStatus.NO_EVIDENCE, "amber"),
    (DerivedStatus.IN_PROGRESS, "amber"),
    (DerivedStatus.DONE, "green"),
    (DerivedStatus.DONE_LATE, "green"),
    (DerivedStatus.NOT_APPLICABLE, "grey"),
)


def first_and_last_row(contents: Contents) -> tuple[int, int]:
    """The rows (from 0) of the table's first and last indicator or area, without spare rows."""
    areas = sum(area.has_row for area in contents.decree.areas)
    rows = areas + len(contents.decree.indicators)
    return PLAN_FIRST_ROW, PLAN_FIRST_ROW + rows - 1


class PlanSheet:
    """Writes the sheet row by row."""

    def __init__(
        self, sheet: GrowingSheet, styles: Styles, contents: Contents, figures: Figures
    ) -> None:
        self._sheet = sheet
        self._styles = styles
        self._contents = contents
        self._figures = figures
        self._last_column = len(SHEET.columns) - 1

    def write(self) -> None:
        self._head()
        row = PLAN_FIRST_ROW
        for area in self._contents.decree.areas:
            if area.has_row:
                self._area_row(row, area)
                row += 1
            for component in area.components:
                self._component(row, component)
                row += len(component.indicators)
        for spare in range(row, row + SPARE):
            self._spare_row(spare)
        self._checks(row + SPARE - 1)
        # The links are for the screen. Rows put in between are inside and print.
        self._sheet.print_area(0, 0, row + SPARE - 1, self._last_column - 1)

    def _head(self) -> None:
        decree = self._contents.decree
        sheet, styles = self._sheet, self._styles
        set_page(sheet)
        write_head(sheet, styles, "", "", SHEET.columns)
        title = styles.of(bold=True, font_size=14, align="center", valign="vcenter")
        sheet.fix_row(0, 30)
        sheet.merge_range(0, 0, 0, self._last_column, decree.table_title, title)
        annex = ""
        if decree.office and decree.reference:
            annex = f"Lampiran Keputusan {decree.office} Nomor {decree.reference}. "
        note = f"{annex}Tanda ● menentukan bulan target; KODE tidak boleh diubah."
        sheet.write_string(1, 0, note, styles.note())
        for index in range(len(SHEET.columns)):
            if index < _PRINTED_COLUMNS:
                sheet.write_number(HEADER_ROW + 1, index, index + 1, styles.numbering())
            else:
                sheet.write_blank(HEADER_ROW + 1, index, None, styles.numbering())
        sheet.repeat_rows(HEADER_ROW, HEADER_ROW + 1)
        sheet.freeze_panes(PLAN_FIRST_ROW, index_of(SHEET, "action"))
        sheet.set_zoom(90)

    def _area_row(self, row: int, area: DecreeArea) -> None:
        """An area across the decree's columns; in one cell with its number where printed so."""
        band = self._styles.band(valign="vcenter")
        last = _PRINTED_COLUMNS - 1
        self._sheet.fix_row(row, 18)
        if area.shares_cell:
            self._sheet.merge_range(row, 0, row, last, f"{area.number} {area.name}", band)
        else:
            self._sheet.write_string(row, _NUMBER, area.number, band)
            self._sheet.merge_range(row, _COMPONENT, row, last, area.name, band)
        for index in range(_PRINTED_COLUMNS, len(SHEET.columns)):
            self._sheet.write_blank(row, index, None, band)

    def _component(self, row: int, component: DecreeComponent) -> None:
        number = self._styles.plan(align="center")
        last = row + len(component.indicators) - 1
        for column, text, cell in (
            (_NUMBER, component.number, number),
            (_COMPONENT, component.name, self._styles.plan()),
        ):
            if last > row:
                self._sheet.merge_range(row, column, last, column, text, cell)
            else:
                self._sheet.write_string(row, column, text, cell)
        heights = [self._height(indicator) for indicator in component.indicators]
        # No program measures a merged cell: what its name needs more, the last row gets.
        name = height_for(lines_of(component.name, SHEET.columns[_COMPONENT].width))
        heights[-1] += max(0.0, name - sum(heights))
        for offset, indicator in enumerate(component.indicators):
            self._sheet.set_row(row + offset, heights[offset])
            self._indicator(row + offset, indicator)

    def _height(self, indicator: Indicator) -> float:
        texts = {
            "indicator": indicator.indicator,
            "action": indicator.action,
            "evidence": indicator.evidence,
            "target": indicator.target,
            "person": self._contents.persons.get(indicator.code, ""),
        }
        return height_of((text, SHEET.column(key).width) for key, text in texts.items())

    def _indicator(self, row: int, indicator: Indicator) -> None:
        marks = self._contents.marks.get(indicator.code, ())
        values = {
            "indicator": indicator.indicator,
            "action": indicator.action,
            "evidence": indicator.evidence,
            "target": indicator.target,
            "code": indicator.code if indicator.has_code else None,
            "person": self._contents.persons.get(indicator.code, ""),
            **{f"month_{month}": schema.MARK for month in marks},
        }
        for index, column in self._columns_after_component():
            put(self._sheet, row, index, values.get(column.key), format_of(self._styles, column))
        phrase = parse_target(indicator.target, self._contents.year).dues
        windows = [(due.month, due.opens) for due in phrase if due.opens < due.month]
        self._formulas(row, windows, indicator.code)

    def _formulas(self, row: int, windows: list[tuple[int, int]], code: str) -> None:
        """The live columns of a row; ``code`` "" for a spare one."""
        line = row + 1
        first, last = letter_of(SHEET, "month_1"), letter_of(SHEET, "month_12")
        formulas = PlanRow(
            code=f"${letter_of(SHEET, 'code')}{line}",
            marks=f"${first}{line}:${last}{line}",
            windows=windows,
        )
        number = self._styles.formula(align="center")
        share = self._styles.formula(align="center", num_format=PERCENT)
        link = formulas.link(letter_of(schema.LEMBAR_MONEV, "code"))
        stored = self._stored(code)
        for key, formula, cell in (
            ("total", formulas.total(), number),
            ("done", formulas.done(), number),
            ("achievement", formulas.achievement(), share),
            ("status", formulas.status(), number),
            ("link", link, self._styles.link()),
        ):
            put_formula(self._sheet, row, index_of(SHEET, key), formula, cell, stored.get(key))

    def _stored(self, code: str) -> dict[str, CellValue]:
        """What the live columns of an indicator give now; nothing for a spare row."""
        progress = self._figures.by_code.get(code)
        if progress is None:
            return {}
        rows = self._contents.rows.get(schema.LEMBAR_MONEV.name, ())
        return {
            "total": progress.counts.obligations,
            "done": progress.counts.done,
            "achievement": as_share(progress.counts.achievement),
            "status": progress.status.printed,
            "link": "Buka" if any(row.get("code") == code for row in rows) else NOTHING,
        }

    def _spare_row(self, row: int) -> None:
        for column in (_NUMBER, _COMPONENT):
            self._sheet.write_blank(row, column, None, self._styles.plan())
        for index, contract in self._columns_after_component():
            put(self._sheet, row, index, None, format_of(self._styles, contract))
        self._formulas(row, [], "")

    def _columns_after_component(self) -> Iterator[tuple[int, Column]]:
        for index, column in enumerate(SHEET.columns):
            if index > _COMPONENT and column.role is not Role.FORMULA:
                yield index, column

    def _checks(self, last: int) -> None:
        for index, column in enumerate(SHEET.columns):
            if column.kind is schema.Kind.MARK:
                check_column(self._sheet, column, index, PLAN_FIRST_ROW, last)
        status = letter_of(SHEET, "status")
        for derived, colour in _STATUS_COLOURS:
            self._sheet.conditional_format(
                f"{status}{PLAN_FIRST_ROW + 1}:{status}{last + 1}",
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{derived.printed}"',
                    "format": getattr(self._styles, colour)(),
                },
            )
