"""How long ``--annotate`` takes on a big register, against openpyxl on the same file.

Whole processes, paired and interleaved: each round marks 8,000 cells of a register of
100,000 rows once by patching the package and once by loading and saving with openpyxl.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import xlsxwriter
from startup import ROOT, Run, run_once

#: Of openpyxl's time; the first measurement gave 2.3 s to 17.8 s.
LIMIT = 0.2

OURS = """
import sys
from pathlib import Path
from pipeline.annotate import annotate
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef
source, target, marks = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
found = tuple(
    Finding("ZI201", Severity.ERROR, CellRef("Pengaduan", 2 + n * 12, 1 + n % 8),
            f"Isian {n} tidak dikenal.", "Pilih dari daftar.")
    for n in range(marks)
)
target.write_bytes(annotate(source.read_bytes(), found))
"""
THEIRS = """
import sys
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
book = load_workbook(sys.argv[1])
sheet = book["Pengaduan"]
fill = PatternFill("solid", fgColor="FFFF9B9B")
for n in range(int(sys.argv[3])):
    cell = sheet.cell(2 + n * 12, 1 + n % 8)
    cell.fill = fill
    cell.comment = Comment(f"Kesalahan ZI201: isian {n} tidak dikenal. Pilih.", "zi-report")
book.save(sys.argv[2])
"""


def write_register(path: Path, rows: int) -> None:
    """An invented register: eight columns, one of them dates."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False})
    sheet = book.add_worksheet("Pengaduan")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(
        0, 0, ["NO", "TANGGAL", "KANAL", "TIKET", "KELAS", "SUBSTANSI", "BIDANG", "KET"]
    )
    for row in range(1, rows):
        texts = ["Surat", f"T-{row}", "Ringan", f"Contoh {row % 500}", "Data", "Selesai"]
        sheet.write_number(row, 0, row)
        sheet.write_number(row, 1, 45_658 + row % 300, day)
        sheet.write_row(row, 2, texts)
    book.close()


def show(name: str, runs: list[Run]) -> float:
    median = statistics.median(r.seconds for r in runs)
    print(f"  {name:10} {median:6.2f} s   {max(r.memory for r in runs):5.0f} MiB")
    return median


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="pairs of runs (default 3)")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the register")
    options = parser.parse_args()
    marks = options.rows * 8 // 100
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = folder / "register.xlsx"
        write_register(source, options.rows)
        ours: list[Run] = []
        theirs: list[Run] = []
        for _ in range(options.rounds):
            for code, runs in ((OURS, ours), (THEIRS, theirs)):
                arguments = (str(source), str(folder / "marked.xlsx"), str(marks))
                runs.append(run_once((sys.executable, "-c", code, *arguments), ROOT))
    print(f"{marks} marks on {options.rows} rows")
    ratio = show("patching", ours) / show("openpyxl", theirs)
    kept = ratio <= LIMIT
    print(f"  ratio      {ratio:6.2f}     at most {LIMIT:g}: {'kept' if kept else 'EXCEEDED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
