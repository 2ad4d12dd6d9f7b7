"""Lembar Monev: one row an obligation, where staff report what was done."""

from __future__ import annotations

from pipeline import schema
from pipeline.months import MONTH_NAMES
from pipeline.schema import POSITIONS, Role

from .contents import CellValue, Contents, Row
from .figures import Figures, position
from .heights import GrowingSheet
from .layout import (
    FIRST_ROW,
    HEADER_ROW,
    POSITION_NAME,
    index_of,
    last_counted_row,
    letter_of,
)
from .page import check_column, fit_row, format_of, put, put_formula, set_page, write_head
from .row_formulas import MonevRow
from .style import Styles

SHEET = schema.LEMBAR_MONEV
#: Free rows for targets that are added later.
_SPARE = 10
_NOTE = (
    "Isi kolom yang berwarna krem. Satu baris satu target; kolom abu-abu adalah rumus. "
    "Selesai baru dihitung bila TANGGAL REALISASI dan BUKTI DUKUNG terisi."
)


def last_row(contents: Contents) -> int:
    """The last row (1-based) that is written, the free ones included."""
    return FIRST_ROW + len(contents.rows.get(SHEET.name, ())) + _SPARE


class MonevSheet:
    """Writes the sheet row by row."""

    def __init__(
        self, sheet: GrowingSheet, styles: Styles, contents: Contents, figures: Figures
    ) -> None:
        self._sheet = sheet
        self._styles = styles
        self._contents = contents
        self._figures = figures
        self._last = last_counted_row(SHEET, last_row(contents))
        self._indicators = {i.code: i for i in contents.decree.indicators}

    def write(self) -> None:
        sheet = self._sheet
        rows = self._contents.rows.get(SHEET.name, ())
        # Eighteen columns on one A4 page would be too small to read: two pages side by side.
        set_page(sheet, pages_wide=2)
        write_head(sheet, self._styles, "LEMBAR MONEV", _NOTE, SHEET.columns)
        for offset in range(len(rows) + _SPARE):
            self._row(FIRST_ROW + offset, rows[offset] if offset < len(rows) else {})
        last = FIRST_ROW + len(rows) + _SPARE - 1
        for index, column in enumerate(SHEET.columns):
            check_column(sheet, column, index, FIRST_ROW, self._last - 1)
        sheet.autofilter(HEADER_ROW, 0, last, len(SHEET.columns) - 1)
        sheet.freeze_panes(FIRST_ROW, index_of(SHEET, "due_date"))
        sheet.repeat_columns(0, index_of(SHEET, "month"))
        sheet.set_zoom(90)
        self._colours()

    def _row(self, row: int, values: Row) -> None:
        for index, column in enumerate(SHEET.columns):
            if column.role is not Role.FORMULA:
                cell = format_of(self._styles, column)
                put(self._sheet, row, index, values.get(column.key), cell)
        line = row + 1

        def cell_of(key: str) -> str:
            return f"${letter_of(SHEET, key)}{line}"

        formulas = MonevRow(
            *(cell_of(key) for key in ("code", "month", "status", "realized_on", "evidence"))
        )
        stored = self._stored(values)
        fit_row(self._sheet, row, SHEET.columns, {**values, **stored})
        for key, formula in (
            ("due_date", formulas.due_date()),
            ("indicator", formulas.lookup("RA_INDIKATOR")),
            ("plan_evidence", formulas.lookup("RA_BUKTI_FISIK")),
            ("person", formulas.lookup("RA_PENANGGUNG_JAWAB")),
            ("position", formulas.position()),
            ("link", formulas.link(letter_of(schema.RENCANA_AKSI, "code"))),
        ):
            cell = (
                self._styles.link() if key == "link" else format_of(self._styles, SHEET.column(key))
            )
            put_formula(self._sheet, row, index_of(SHEET, key), formula, cell, stored.get(key))

    def _stored(self, values: Row) -> dict[str, CellValue]:
        """What the formulas of a row give now; nothing for a spare row."""
        code = str(values.get("code") or "").strip()
        month = str(values.get("month") or "").strip()
        indicator = self._indicators.get(code)
        if indicator is None or month not in MONTH_NAMES:
            return {}
        target = self._figures.by_key.get((code, MONTH_NAMES.index(month) + 1))
        return {
            "due_date": target.obligation.due_date if target else None,
            "indicator": indicator.indicator,
            "plan_evidence": indicator.evidence,
            "person": self._contents.persons.get(code, ""),
            "position": position(target, self._figures.as_of) if target else None,
            "link": "Buka",
        }

    def _colours(self) -> None:
        """Unmet red, open amber, done green; the word stands beside each colour."""
        line = FIRST_ROW + 1
        late, now, _, _, done, not_applicable = POSITIONS
        place = letter_of(SHEET, "position")
        styles = self._styles
        for word, cell in (
            (late, styles.red()),
            (now, styles.amber()),
            (done, styles.green()),
            (not_applicable, styles.grey()),
        ):
            self._sheet.conditional_format(
                f"{place}{line}:{place}{self._last}",
                {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": cell},
            )
        status, day, proof, due = (
            f"${letter_of(SHEET, key)}{line}"
            for key in ("status", "realized_on", "evidence", "due_date")
        )
        counted = f"ISNUMBER({day}),N({day})<{POSITION_NAME}+1,LEN(TRIM({proof}))>0"
        missed = f"ISNUMBER({due}),N({due})<={POSITION_NAME}"
        place = letter_of(SHEET, "status")
        for criteria, cell in (
            (f'=AND(TRIM({status})="Selesai",{counted})', styles.green()),
            (f'=TRIM({status})="Tidak Berlaku"', styles.grey()),
            (f'=AND(TRIM({status})<>"Selesai",{missed})', styles.red()),
            (f'=OR(TRIM({status})="Selesai",TRIM({status})="Proses")', styles.amber()),
        ):
            self._sheet.conditional_format(
                f"{place}{line}:{place}{self._last}",
                {"type": "formula", "criteria": criteria, "format": cell, "stop_if_true": True},
            )
