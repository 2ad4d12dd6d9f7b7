"""A signature never stands alone: what it signs, or its sums, are on the same page."""

from __future__ import annotations

import subprocess
from datetime import date

from msgspec.structs import replace

from pipeline.recap import recap_conflicts
from pipeline.view.recaps.conflicts import build_conflict_matrix
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.recap_documents import filled, follow_ups
from tests.sample_registers import AS_OF, CONFLICTS, OPTIONS, RICH, follow_up

ROWS = tuple(
    follow_up(n, "Monev", date(2025, 10, 1 + n), f"0{n}/10/2025", "Proses") for n in range(1, 9)
)


def on_libreoffice(test):
    for mark in needs_libreoffice:
        test = mark(test)
    return test


def matrix(risks):
    office = replace(RICH, conflicts=risks)
    view = build_conflict_matrix(office, None, recap_conflicts(risks, AS_OF), OPTIONS)
    return filled("matrik_benturan_kepentingan.docx", view)


@on_libreoffice
def test_the_sums_stand_on_the_page_of_the_signature_whatever_the_number_of_rows(tmp_path):
    documents = {
        f"tindak{n}": follow_ups(replace(RICH, follow_ups=ROWS[:n])).docx for n in range(1, 9)
    } | {f"matrik{n}": matrix((CONFLICTS * 3)[:n]) for n in range(1, 9)}
    paths = []
    for name, data in documents.items():
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(data)
    for path in to_pdf(paths, tmp_path / "pdf"):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        last = done.stdout.decode().split("\f")[:-1][-1]
        assert "Contoh Ketua" in last and "Jumlah" in last and "Demikian" in last, path.name
