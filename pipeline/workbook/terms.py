"""The terms that the live formulas are made of: what measure.py counts, of Excel 2013.

Everything is counted from what staff typed (the marks of Rencana Aksi and the entry cells
of Lembar Monev), never from another formula column, which someone may type over. Each
comparison trims, so that a stray space changes nothing, and a date with a time of day is
its day. ``SUMPRODUCT`` takes arrays without array entry in Excel 2013 and LibreOffice.

Three cells of Rekap place A, the data's position (measure.py: E is the end of A's month):
``BulanPeriode`` months of the plan are due by E, ``BulanTunggakan`` were due before that
month began, ``BulanLewat`` have ended by A.
"""

from __future__ import annotations

from pipeline.months import MONTH_NAMES

from .layout import POSITION_NAME

#: Shown where a share has nothing to be a share of.
NOTHING = "–"

#: The due month's number, 1…12, of each row of Lembar Monev; more where BULAN names none
#: (a filler and its own text stand behind the list, so that SEARCH always finds it). One a
#: row where an array of twelve would need twelve: the workbook stays quick to type in.
_MONTH_KEYS = "".join(name[:3] for name in MONTH_NAMES)
MONTH = f'((SEARCH(LEFT(TRIM(LM_BULAN)&"---",3),"{_MONTH_KEYS}---"&LM_BULAN)+2)/3)'

NAMES = "{" + ",".join(f'"{name}"' for name in MONTH_NAMES) + "}"
NUMBERS = "{1,2,3,4,5,6,7,8,9,10,11,12}"

MARKED = "(LEN(TRIM(RA_TANDA))>0)"
SAYS_DONE = '(TRIM(LM_STATUS)="Selesai")'
NOT_APPLICABLE = '(TRIM(LM_STATUS)="Tidak Berlaku")'
BY_POSITION = f"ISNUMBER(LM_TANGGAL)*(LM_TANGGAL<{POSITION_NAME}+1)"
DONE = f"{SAYS_DONE}*{BY_POSITION}*(LEN(TRIM(LM_BUKTI))>0)"
