"""Where things stand in a workbook that ``init`` writes, and what the ranges are called.

Rows and columns count from 0, as XlsxWriter does. The program reads a workbook by its
headers and never by these places: they only serve to write it, and its formulas.
"""

from __future__ import annotations

from msgspec import Struct

from pipeline import schema
from pipeline.model import column_letter

#: The title, a note, then the header row: on every sheet with rows, Rencana Aksi included.
HEADER_ROW = 2
FIRST_ROW = 3
#: Rencana Aksi has the decree's numbering row 1 to 6 below its header.
PLAN_FIRST_ROW = HEADER_ROW + 2

#: Formatted rows of a register: at least so many, and so many free ones below the data.
LEAST_ROWS = 20
SPARE_ROWS = 8
#: The last row (1-based) that formulas count, so that rows put in below the data are counted;
#: a longer plan has more, and as many below it as here.
LAST_COUNTED_ROW = 400
_ROOM_BELOW = 100
_LAST_ROWS = {"Lembar Monev": LAST_COUNTED_ROW, "Rencana Aksi": 250, "Pengaturan": 120}
#: The last row (1-based) that drop-downs and date checks reach in a register.
LAST_CHECKED_ROW = 500

REKAP_AS_OF = (2, 2)
REKAP_POSITION = (3, 2)
REKAP_PERIOD = (4, 2)
REKAP_DUE_MONTHS = (2, 9)
REKAP_ARREARS_MONTHS = (3, 9)
REKAP_PASSED_MONTHS = (4, 9)
REKAP_YEAR = (5, 9)
REKAP_HINT = (5, 0)
REKAP_FIRST_BLOCK = 7


def index_of(sheet: schema.Sheet, key: str) -> int:
    """The column of ``key``, from 0."""
    return next(n for n, column in enumerate(sheet.columns) if column.key == key)


def letter_of(sheet: schema.Sheet, key: str) -> str:
    """The column letter of ``key``: ``G``."""
    return column_letter(index_of(sheet, key) + 1)


class RangeName(Struct, frozen=True):
    """A defined name over one or more columns of a sheet, its header row included."""

    name: str
    sheet: schema.Sheet
    first: str
    last: str = ""

    def reference(self, last_used: int = 0) -> str:
        """``='Lembar Monev'!$A$1:$A$400``; the last row that is written is ``last_used``."""
        first = letter_of(self.sheet, self.first)
        last = letter_of(self.sheet, self.last or self.first)
        row = last_counted_row(self.sheet, last_used)
        return f"='{self.sheet.name}'!${first}$1:${last}${row}"


RANGE_NAMES = (
    RangeName("PENGATURAN_NAMA", schema.PENGATURAN, "name"),
    RangeName("PENGATURAN_NILAI", schema.PENGATURAN, "value"),
    RangeName("RA_KODE", schema.RENCANA_AKSI, "code"),
    RangeName("RA_INDIKATOR", schema.RENCANA_AKSI, "indicator"),
    RangeName("RA_BUKTI_FISIK", schema.RENCANA_AKSI, "evidence"),
    RangeName("RA_PENANGGUNG_JAWAB", schema.RENCANA_AKSI, "person"),
    RangeName("RA_TANDA", schema.RENCANA_AKSI, "month_1", "month_12"),
    RangeName("LM_KODE", schema.LEMBAR_MONEV, "code"),
    RangeName("LM_BULAN", schema.LEMBAR_MONEV, "month"),
    RangeName("LM_STATUS", schema.LEMBAR_MONEV, "status"),
    RangeName("LM_TANGGAL", schema.LEMBAR_MONEV, "realized_on"),
    RangeName("LM_BUKTI", schema.LEMBAR_MONEV, "evidence"),
)

CODE_LIST_NAME = "DAFTAR_KODE"
YEAR_NAME = "TAHUN"
POSITION_NAME = "PosisiData"
DUE_MONTHS_NAME = "BulanPeriode"
ARREARS_MONTHS_NAME = "BulanTunggakan"
PASSED_MONTHS_NAME = "BulanLewat"


def last_counted_row(sheet: schema.Sheet, last_used: int) -> int:
    """The last row (1-based) that formulas count where ``last_used`` is the last one written."""
    return max(_LAST_ROWS[sheet.name], last_used + _ROOM_BELOW if last_used else 0)


def setting_row(key: str) -> int:
    """The row of a setting in Pengaturan, from 0."""
    return FIRST_ROW + next(n for n, s in enumerate(schema.SETTINGS) if s.key == key)
