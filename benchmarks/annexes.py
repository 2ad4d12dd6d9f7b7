"""How long a big table takes through a template, against docxtemplater on the same rows.

Whole processes, paired and interleaved: each round fills a table of 6 columns from the same
JSON file once with this program's renderer and once with docxtemplater (Node.js), and this
program's for a tenth of the rows, too. The npm packages go into a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from startup import ROOT, Run, run_once

#: No slower than docxtemplater; ten times the rows in at most eight times the time.
AGAINST, GROWTH = 1.0, 8.0
PACKAGES = ("docxtemplater@3", "pizzip@3")
FIELDS = ("number", "code", "indicator", "person", "status", "note")

OURS = """
import json, sys
from pathlib import Path
from pipeline.render import render
rows = tuple(json.loads(Path(sys.argv[2]).read_text("utf-8")))
Path(sys.argv[3]).write_bytes(render(Path(sys.argv[1]), {"rows": rows}))
"""
THEIRS = """
const fs = require("fs"), PizZip = require("pizzip"), Docx = require("docxtemplater");
const [template, rows, target] = process.argv.slice(1);
const doc = new Docx(new PizZip(fs.readFileSync(template)), { paragraphLoop: true });
doc.render({ rows: JSON.parse(fs.readFileSync(rows, "utf-8")) });
fs.writeFileSync(target, doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" }));
"""


def write_template(path: Path, start: str, cell: str, end: str) -> None:
    """A table with a head and one row for each of ``rows``; the tags in the reader's syntax."""
    document = Document()
    table = document.add_table(1, len(FIELDS))
    for name, head in zip(FIELDS, table.rows[0].cells, strict=True):
        head.text = name.upper()
    if start.startswith("{%tr"):
        table.add_row().cells[0].text = start
    cells = table.add_row().cells
    for index, name in enumerate(FIELDS):
        cells[index].text = cell.format(name)
    if start.startswith("{%tr"):
        table.add_row().cells[0].text = end
    else:
        cells[0].text = start + cells[0].text
        cells[-1].text += end
    document.save(str(path))


def write_rows(path: Path, count: int) -> None:
    """Invented rows."""
    rows = [
        {
            "number": str(n),
            "code": f"V.{n % 9 + 1}.{n % 7 + 1}",
            "indicator": f"Contoh indikator {n} & uraiannya",
            "person": f"Kasubbag Contoh {n % 12}",
            "status": "Selesai" if n % 3 else "Belum",
            "note": "Contoh keterangan yang agak panjang untuk satu sel tabel",
        }
        for n in range(1, count + 1)
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")


def row_count(path: Path) -> int:
    (table,) = Document(str(path)).element.body.findall("{*}tbl")
    return len(table.findall("{*}tr"))


def median(name: str, runs: list[Run]) -> float:
    seconds = statistics.median(run.seconds for run in runs)
    print(f"  {name:28} {seconds:6.2f} s   {max(run.memory for run in runs):5.0f} MiB")
    return seconds


def told(what: str, ratio: float, limit: float) -> bool:
    kept = ratio <= limit
    print(f"  {what:28} {ratio:6.2f}     at most {limit:g}: {'kept' if kept else 'EXCEEDED'}")
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs (default 5)")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the big table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", *PACKAGES]
        subprocess.run(install, cwd=folder, check=True)
        write_template(
            folder / "a.docx", "{%tr for r in rows %}", "{{{{ r.{} }}}}", "{%tr endfor %}"
        )
        write_template(folder / "b.docx", "{#rows}", "{{{}}}", "{/rows}")
        for name, count in (("big", options.rows), ("small", options.rows // 10)):
            write_rows(folder / f"{name}.json", count)
        runs: dict[str, list[Run]] = {"big": [], "theirs": [], "small": []}
        paths = {n: str(folder / n) for n in ("a.docx", "b.docx", "big.json", "small.json")}
        ours = (sys.executable, "-c", OURS, paths["a.docx"])
        for _ in range(options.rounds):
            made = str(folder / "ours.docx")
            runs["big"].append(run_once((*ours, paths["big.json"], made), ROOT))
            command = ("node", "-e", THEIRS, paths["b.docx"], paths["big.json"])
            runs["theirs"].append(run_once((*command, str(folder / "theirs.docx")), folder))
            runs["small"].append(run_once((*ours, paths["small.json"], f"{made}.small"), ROOT))
        counts = [row_count(folder / name) for name in ("ours.docx", "theirs.docx")]
        assert counts == [options.rows + 1] * 2, counts
    print(f"{options.rows} rows of {len(FIELDS)} columns")
    big = median("zi-report", runs["big"])
    against = big / median("docxtemplater", runs["theirs"])
    growth = big / median(f"zi-report, {options.rows // 10} rows", runs["small"])
    kept = [told("against docxtemplater", against, AGAINST), told("growth", growth, GROWTH)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
