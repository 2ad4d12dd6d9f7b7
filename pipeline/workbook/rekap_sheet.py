"""Rekap: the figures per area, live, for the year and for each quarter."""

from __future__ import annotations

from pipeline import schema
from pipeline.model import DecreeArea, column_letter
from pipeline.months import roman

from . import formulas, layout
from .contents import Contents
from .figures import Figures, row_of_counts
from .heights import GrowingSheet, height_of
from .layout import HEADER_ROW, letter_of
from .page import date_check, put_formula, scale_for, set_page
from .style import DATE, PERCENT, POINTS, Styles
from .terms import NOTHING

SHEET = schema.REKAP
#: Where the labels of the three month numbers start, left of them.
_LABELS = 5
_COUNTS = ("obligations", "due", "done", "done_due", "arrears", "overdue")
_FORMATS = {
    "plan": PERCENT,
    "actual": PERCENT,
    "achievement": PERCENT,
    "deviation": POINTS,
}
_NOTE = (
    "Persentase dihitung tanpa target Tidak Berlaku. DEVIASI dalam poin persentase. "
    "TUNGGAKAN: batas waktunya sebelum bulan periode dan belum selesai. "
    "LEWAT BATAS WAKTU: termasuk target bulan periode yang batas waktunya sudah lewat."
)


class RekapSheet:
    """Writes the head with the date cell, then five blocks."""

    def __init__(
        self, sheet: GrowingSheet, styles: Styles, contents: Contents, figures: Figures
    ) -> None:
        self._sheet = sheet
        self._styles = styles
        self._contents = contents
        self._figures = figures
        numbered = tuple(area for area in contents.decree.areas if area.number)
        # A block needs a row to add up: the six areas where the plan names none.
        self._areas = numbered or tuple(DecreeArea(n, "", ()) for n, _ in schema.AREA_WEIGHTS)

    def write(self) -> None:
        self._head()
        row = layout.REKAP_FIRST_BLOCK
        year = f"TAHUN {self._contents.year or ''}".strip()
        row = self._block(row, year, 1, 12)
        for quarter in (1, 2, 3, 4):
            if quarter == 3:
                self._sheet.set_h_pagebreaks([row])
            title = f"TRIWULAN {roman(quarter)}"
            row = self._block(row, title, quarter * 3 - 2, quarter * 3)
        self._sheet.write_string(row, 0, _NOTE, self._styles.note())

    def _head(self) -> None:
        sheet, styles = self._sheet, self._styles
        set_page(sheet, tab="#548235")
        # Not fitted: a page break between two blocks holds only where the scale is given.
        sheet.set_print_scale(scale_for(column.width for column in SHEET.columns))
        for index, column in enumerate(SHEET.columns):
            sheet.set_column(index, index, column.width)
        sheet.fix_row(0, 24)
        decree = self._contents.decree
        sheet.write_string(0, 0, "REKAPITULASI PER AREA", styles.title())
        subtitle = f"Rencana Aksi Tahun {decree.year}"
        if decree.reference:
            subtitle = f"Rencana Aksi menurut Keputusan Nomor {decree.reference}"
        sheet.write_string(1, 0, subtitle, styles.note())
        self._as_of_cell()
        self._position_cells()
        sheet.freeze_panes(HEADER_ROW + 3, 0)

    def _position_cells(self) -> None:
        """What follows from TanggalBatas: the period, and the months that every count uses."""
        sheet, styles = self._sheet, self._styles
        due, before, passed = self._figures.months_by(self._contents.year)
        left = styles.formula(align="left", text_wrap=False)
        for place, label, formula, cell, value in (
            (
                layout.REKAP_POSITION,
                "Posisi data per",
                formulas.position_date(),
                styles.formula(align="left", num_format=DATE),
                self._contents.as_of,
            ),
            (
                layout.REKAP_PERIOD,
                "Periode",
                formulas.period_words(),
                left,
                self._figures.period_words(),
            ),
            (
                layout.REKAP_DUE_MONTHS,
                "Target yang diperhitungkan: sampai bulan ke-",
                formulas.due_months(),
                left,
                due,
            ),
            (
                layout.REKAP_ARREARS_MONTHS,
                "Tunggakan dihitung dari target sampai bulan ke-",
                formulas.arrears_months(),
                left,
                before,
            ),
            (
                layout.REKAP_PASSED_MONTHS,
                "Batas waktu yang sudah lewat: sampai bulan ke-",
                formulas.passed_months(),
                left,
                passed,
            ),
            (
                layout.REKAP_YEAR,
                "Tahun rencana aksi menurut Pengaturan",
                formulas.plan_year(),
                left,
                self._contents.year,
            ),
        ):
            beside = 0 if place[1] == layout.REKAP_AS_OF[1] else _LABELS
            sheet.write_string(place[0], beside, label, styles.of())
            put_formula(sheet, *place, formula, cell, value)

    def _as_of_cell(self) -> None:
        sheet, styles = self._sheet, self._styles
        row, column = layout.REKAP_AS_OF
        cell = styles.entry(align="left", num_format=DATE, bold=True)
        sheet.write_string(row, 0, "Tanggal batas", styles.of(bold=True))
        typed = self._contents.typed_as_of
        if typed is None:
            put_formula(sheet, row, column, "=TODAY()", cell, self._contents.today)
        else:
            sheet.write_datetime(row, column, typed, cell)
        hint = "Ketik tanggal untuk melihat posisi pada tanggal itu; kosongkan untuk hari ini."
        sheet.write_string(*layout.REKAP_HINT, hint, styles.note())
        sheet.data_validation(row, column, row, column, date_check("Tanggal Batas"))

    def _block(self, row: int, title: str, first: int, last: int) -> int:
        """Writes one block from ``row``; gives the row where the next one starts."""
        sheet, styles = self._sheet, self._styles
        whole_year = last - first == 11
        columns = SHEET.columns if whole_year else SHEET.columns[:-1]
        heading = styles.of(bold=True, font_size=12)
        sheet.write_string(row, 0, title, heading)
        sheet.fix_row(row + 1, 40)
        for index, column in enumerate(columns):
            sheet.write_string(row + 1, index, column.header, styles.header())
        top = row + 2
        for offset, area in enumerate(self._areas):
            line = top + offset
            sheet.write_string(line, 0, area.number, styles.plan(align="center"))
            sheet.write_string(line, 1, area.name, styles.plan())
            sheet.set_row(line, height_of([(area.name, SHEET.column("name").width)]))
            counts = formulas.rekap_counts(f"$A{line + 1}", first, last)
            self._figures_row(line, counts, area.number, first, last)
            if whole_year:
                self._weight(line, area.number)
        total = top + len(self._areas)
        self._total_row(total, top, first, last)
        if whole_year:
            self._weighted_row(total + 1, top, total - 1)
        else:
            self._closed_row(total + 1, last // 3)
        return total + 3

    def _figures_row(
        self, row: int, counts: dict[str, str], area: str | None, first: int, last: int
    ) -> None:
        cells = {key: f"{letter_of(SHEET, key)}{row + 1}" for key in _COUNTS}
        texts = {**counts, **formulas.rekap_shares(cells)}
        values = row_of_counts(self._figures.block(area, range(first, last + 1)))
        for index, column in enumerate(SHEET.columns):
            if column.key not in texts:
                continue
            more = {"align": "right", "num_format": _FORMATS.get(column.key, "0")}
            cell = self._styles.formula(**more) if area else self._styles.band(**more)
            put_formula(self._sheet, row, index, texts[column.key], cell, values[column.key])

    def _total_row(self, row: int, top: int, first: int, last: int) -> None:
        band = self._styles.band()
        self._sheet.write_blank(row, 0, None, band)
        self._sheet.write_string(row, 1, "JUMLAH", band)
        sums = {
            key: f"=SUM({letter_of(SHEET, key)}{top + 1}:{letter_of(SHEET, key)}{row})"
            for key in _COUNTS
        }
        self._figures_row(row, sums, None, first, last)

    def _weight(self, row: int, area: str) -> None:
        formula = formulas.setting_number(f"Bobot Area {area}")
        weight = self._contents.weight(area)
        stored = NOTHING if weight is None else weight
        index = layout.index_of(SHEET, "weight")
        put_formula(self._sheet, row, index, formula, self._styles.formula(align="right"), stored)

    def _weighted_row(self, row: int, top: int, bottom: int) -> None:
        due, done_due, weights = (
            f"{letter_of(SHEET, key)}{top + 1}:{letter_of(SHEET, key)}{bottom + 1}"
            for key in ("due", "done_due", "weight")
        )
        formula = formulas.weighted_total(due, done_due, weights)
        label = "Nilai tertimbang (indikatif, bukan nilai LKE)"
        self._labelled(row, label, "achievement", formula, PERCENT, self._figures.weighted())

    def _closed_row(self, row: int, quarter: int) -> None:
        label = "Tunggakan triwulan sebelumnya yang diselesaikan"
        formula = formulas.arrears_closed(quarter)
        value = self._figures.arrears_closed(quarter)
        self._labelled(row, label, "obligations", formula, "0", value)

    def _labelled(
        self, row: int, label: str, key: str, formula: str, number: str, value: int | float | str
    ) -> None:
        cell = self._styles.formula(align="right", num_format=number, bold=True)
        self._sheet.write_string(row, 0, label, self._styles.of(bold=True))
        put_formula(self._sheet, row, layout.index_of(SHEET, key), formula, cell, value)


def range_of(row: int, column: int) -> str:
    """The absolute reference of a cell of Rekap: ``='Rekap'!$C$3``."""
    return f"='{SHEET.name}'!${column_letter(column + 1)}${row + 1}"
