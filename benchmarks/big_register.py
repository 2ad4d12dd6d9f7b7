"""validate on a register of 100,000 complaints, against bare reads of the same file.

The register is invented, all its rows are in order, and 8,000 faults of five kinds are planted
in it. Each must be reported at exactly its cell and nothing else on that sheet. Then whole
processes are measured, paired and interleaved. See README.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from startup import ROOT, Run, run_once

sys.path.insert(0, str(ROOT))

from pipeline.model import column_letter
from pipeline.schema import PENGADUAN, Kind

#: At most so many times a bare read by python-calamine, by pandas over openpyxl, and MiB.
CALAMINE_LIMIT = 2.5
PANDAS_LIMIT = 0.25
MEMORY_LIMIT = 400

OURS = (sys.executable, "-m", "pipeline", "validate", "--format", "json", "-w")
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("Pengaduan").to_python()
"""
PANDAS = """
import sys
import pandas
pandas.read_excel(sys.argv[1], sheet_name="Pengaduan", engine="openpyxl")
"""

#: Serial of 1 January 2025.
_NEW_YEAR = (date(2025, 1, 1) - date(1899, 12, 30)).days
#: Code, column, and how XlsxWriter writes such a cell.
FAULTS: tuple[tuple[str, str, str, tuple[object, ...]], ...] = (
    ("ZI201", "channel", "write_string", ("Telepon",)),
    ("ZI202", "received", "write_string", ("10/13/2025",)),
    ("ZI209", "finished", "write_formula", ("=NA()", None, "#N/A")),
    ("ZI210", "classification", "write_formula", ('="Aspi"&"rasi"', None, "")),
    ("ZI220", "number", "write_blank", (None,)),
)
_WORDS = ("informasi", "jadwal", "loket", "berkas", "antrean", "petugas", "biaya", "ruang")


def write_register(path: Path, rows: int) -> set[tuple[str, str]]:
    """The register, and (code, cell) of each fault in it: every twelfth row or so has one."""
    import xlsxwriter

    places = {column.key: number for number, column in enumerate(PENGADUAN.columns)}
    planted: set[tuple[str, str]] = set()
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(PENGADUAN.name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for column in PENGADUAN.columns:
            sheet.write_string(0, places[column.key], column.header)
        for row in range(1, rows + 1):
            faulty = row * 8 // 100 > (row - 1) * 8 // 100
            code, spoiled, method, values = FAULTS[row * 8 // 100 % len(FAULTS)]
            for key, value in complaint(row).items():
                if faulty and key == spoiled:
                    continue
                if PENGADUAN.column(key).kind is Kind.DATE:
                    sheet.write_number(row, places[key], value, day)
                else:
                    sheet.write_string(row, places[key], value)
            if faulty:
                getattr(sheet, method)(row, places[spoiled], *values)
                planted.add((code, f"{column_letter(places[spoiled] + 1)}{row + 1}"))
    return planted


def complaint(row: int) -> dict[str, str | int]:
    """An invented complaint, finished two working days after it was complete."""
    received = _NEW_YEAR + 5 + 7 * (row % 30)  # a Monday
    channels = PENGADUAN.column("channel").choices
    words = " ".join(_WORDS[(row // step) % len(_WORDS)] for step in (1, 8, 64, 512))
    return {
        "number": f"P-{row:06}",
        "received": received,
        "channel": channels[row % len(channels)],
        "ticket": f"T-{row % 4000:05}",
        "classification": "Aspirasi",
        "substance": f"Contoh {row % 10_000}: {words}",
        "field": f"Bidang {row % 7}",
        "completed": received + 1,
        "status": "Selesai",
        "finished": received + 2,
        "outcome": "Sudah dijawab",
        "response": f"surat-{row % 900}.pdf",
        "note": "Contoh",
    }


def check(path: Path, planted: set[tuple[str, str]]) -> list[str]:
    """What ``validate`` says too much or too little of the sheet."""
    command = (*OURS, str(path))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    findings = json.loads(done.stdout)["findings"]
    found = {(f["code"], f["cell"]) for f in findings if f["sheet"] == "Pengaduan"}
    wrong = [f"not found: {code} {cell}" for code, cell in sorted(planted - found)]
    return wrong + [f"not planted: {code} {cell}" for code, cell in sorted(found - planted)]


def show(name: str, runs: list[Run]) -> float:
    median = statistics.median(run.seconds for run in runs)
    print(f"  {name:16} {median:6.2f} s   {max(run.memory for run in runs):5.0f} MiB")
    return median


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds of runs (default 5)")
    parser.add_argument("--keep", type=Path, help="write the register here, too")
    parser.add_argument("--rows", type=int, default=100_000, help="rows of the register")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "register.xlsx"
        # In a process of its own: what this one holds would count as its children's memory.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            planted = pool.submit(write_register, path, options.rows).result()
        if options.keep:
            shutil.copyfile(path, options.keep)
        wrong = check(path, planted)
        print(f"{options.rows} rows, {len(planted)} faults; reported wrongly: {len(wrong)}")
        print("\n".join(wrong[:20]))
        sides = {
            "validate": (*OURS, str(path)),
            "python-calamine": (sys.executable, "-c", CALAMINE, str(path)),
            "pandas, openpyxl": (sys.executable, "-c", PANDAS, str(path)),
        }
        runs: dict[str, list[Run]] = {name: [] for name in sides}
        for _ in range(options.rounds):
            for name, command in sides.items():
                # validate ends with 1, for there are errors.
                runs[name].append(run_once(command, ROOT, {0, 1} if name == "validate" else {0}))
    ours, calamine, pandas = (show(name, taken) for name, taken in runs.items())
    memory = max(run.memory for run in runs["validate"])
    kept = [
        _limit("to calamine", ours / calamine, CALAMINE_LIMIT),
        _limit("to pandas", ours / pandas, PANDAS_LIMIT),
        _limit("memory", memory, MEMORY_LIMIT),
    ]
    return 0 if all(kept) and not wrong else 1


def _limit(name: str, value: float, limit: float) -> bool:
    kept = value <= limit
    print(f"  {name:16} {value:6.2f}     at most {limit:g}: {'kept' if kept else 'EXCEEDED'}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
