"""What validate, rules and rule print; and the pages made from the registry and the schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.findings import Severity
from pipeline.forms.findings import findings_json, findings_text, rule_text, rules_table
from pipeline.model import CellRef
from pipeline.reference import pages
from pipeline.rules import RULES, cells, files, monev

DOCS = Path(__file__).parent.parent / "docs"

FOUND = (
    files.CONFLICT_COPY.at(CellRef(), name="Rencana (1).xlsx"),
    monev.DONE_WITHOUT_DATE.at(CellRef("Lembar Monev", 14, 10)),
    cells.UNREADABLE_DATE.at(CellRef("Lembar Monev", 15, 10), text="segera"),
    files.SHEET_UNKNOWN.at(CellRef("Catatan")),
)


def test_text_names_each_cell_with_its_fault_and_cure():
    assert findings_text(FOUND, "Contoh.xlsx").splitlines() == [
        "Pemeriksaan Contoh.xlsx",
        "",
        "Buku kerja  Peringatan ZI121: "
        'Ada salinan bentrok "Rencana (1).xlsx" di samping buku kerja; salinan itu tidak dibaca. '
        "Pindahkan isian yang perlu ke buku kerja, lalu hapus salinan itu.",
        "",
        "Lembar Monev!J14  Peringatan ZI401: "
        "Status Selesai, tetapi TANGGAL REALISASI kosong. "
        "Isi tanggalnya, mis. 31/10/2025; sebelum diisi, target ini belum dihitung selesai.",
        "Lembar Monev!J15  Kesalahan ZI202: "
        'Tanggal "segera" tidak dapat dibaca. Ketik hari/bulan/tahun, mis. 31/10/2025.',
        "",
        "Catatan  Catatan ZI105: Lembar ini bukan bagian buku kerja dan tidak dibaca. "
        "Biarkan jika memang catatan sendiri.",
        "",
        "1 kesalahan, 2 peringatan, 1 catatan.",
    ]


def test_a_workbook_without_findings_is_told_so():
    assert findings_text((), "b.xlsx").endswith("Tidak ada kesalahan, peringatan, atau catatan.")


def test_json_has_the_keys_of_the_contract():
    data = json.loads(findings_json(FOUND, "Contoh.xlsx"))
    assert data["workbook"] == "Contoh.xlsx"
    assert data["summary"] == {"error": 1, "warning": 2, "info": 1}
    assert data["findings"][0]["sheet"] is None
    assert data["findings"][1] == {
        "code": "ZI401",
        "severity": "warning",
        "sheet": "Lembar Monev",
        "cell": "J14",
        "message": "Status Selesai, tetapi TANGGAL REALISASI kosong.",
        "hint": "Isi tanggalnya, mis. 31/10/2025; sebelum diisi, target ini belum dihitung "
        "selesai.",
    }
    assert data["findings"][3]["cell"] is None


def test_terminal_codes_in_a_cell_do_not_reach_the_terminal():
    from pipeline.exceltext import shown

    assert shown("a\x1b[31mb\u202ec") == "a\ufffd[31mb\ufffdc"


@pytest.mark.parametrize("rule", tuple(RULES), ids=lambda rule: rule.code)
def test_every_rule_is_its_own_documentation(rule):
    text = (rule.title, rule.message, *rule.hint, rule.what, rule.why, rule.example)
    assert all(part.strip() for part in text)
    assert rule.hint, "a fault without a cure"
    assert rule.message[-1] == "."
    assert all(hint[-1] in ".?}" for hint in rule.hint)
    assert rule.what[-1] == rule.why[-1] == rule.example[-1] == "."
    assert rule.code in rule_text(rule)
    assert rule.title in rules_table(RULES)


@pytest.mark.parametrize("rule", tuple(RULES), ids=lambda rule: rule.code)
def test_rules_speak_indonesian(rule):
    words = f"{rule.title} {rule.message} {' '.join(rule.hint)} {rule.what} {rule.why}".lower()
    english = {"the", "cell", "row", "column", "sheet", "value", "missing", "is", "not", "file"}
    plain = "".join(c if c.isalpha() or c in "{}_" else " " for c in words).split()
    assert not english & {word for word in plain if "{" not in word}


def test_severities_are_all_in_use():
    assert {rule.severity for rule in RULES} == set(Severity)


@pytest.mark.parametrize("name", ["aturan.md", "kontrak.md"])
def test_the_generated_pages_are_current(name):
    assert (DOCS / name).read_text("utf-8") == pages()[name], "run: python -m pipeline.reference"
