"""A signature never stands alone: what it signs, or its sums, are on the same page."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest
from msgspec.structs import replace

from pipeline.recap import recap_conflicts
from pipeline.render import render
from pipeline.resources import shipped_template
from pipeline.view.recaps.conflicts import build_conflict_matrix
from tests.libreoffice import needs_libreoffice, to_pdf
from tests.packet_office import MEETING, packet, packet_office
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


def _minutes(lines: int, decisions: int) -> bytes:
    """Minutes of a meeting that talked about ``lines`` matters and decided ``decisions``."""
    told = "\n".join(f"Contoh pokok bahasan {n}" for n in range(lines))
    reference = f"{MEETING.day:%d/%m/%Y}"
    rows = [replace(row, reference=reference) for row in ROWS[:decisions]]
    office = packet_office((replace(MEETING, discussion=told),), rows)
    context = packet(office)["Notulen"].context
    return render(shipped_template("notulen.docx"), context)


@on_libreoffice
@pytest.mark.parametrize("decisions", [0, 1, 3])
def test_minutes_are_signed_below_a_decision_however_long_the_talk_was(decisions, tmp_path):
    paths = []
    for lines in range(2, 30, 3):
        paths.append(tmp_path / f"{lines}.docx")
        paths[-1].write_bytes(_minutes(lines, decisions))
    counts = set()
    for path in to_pdf(paths, tmp_path / "pdf"):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
        pages = done.stdout.decode().split("\f")[:-1]
        above, _, below = pages[-1].partition("Demikian")
        assert "Notulis," in below, path.name
        assert (f"permasalahan {decisions}" if decisions else "belum tercatat") in above, path.name
        counts.add(len(pages))
    assert counts == {1, 2}  # where the page breaks goes through the whole ending
