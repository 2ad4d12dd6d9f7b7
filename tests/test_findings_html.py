"""``validate --format html``: one page that stands alone, prints, and trusts no text."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser

from pipeline.findings import Finding, Severity
from pipeline.forms.findings_html import findings_html
from pipeline.model import CellRef

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

#: Elements of HTML that have no end tag.
VOID = {"meta", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """Headings, tables as lists of rows, and every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "h2":
            self.headings.append("")
        elif tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if "h2" in self._open:
            self.headings[-1] += data
        elif {"td", "th"} & set(self._open):
            self.tables[-1][-1][-1] += data


def finding(sheet: str, row: int, column: int, severity: Severity, message: str, hint: str = ""):
    return Finding("ZI201", severity, CellRef(sheet, row, column), message, hint)


def test_findings_stand_by_sheet_under_their_counts() -> None:
    page = Page(
        findings_html(
            (
                finding("", 0, 0, WARNING, "Ada salinan.", "Pakai satu."),
                finding("Lembar Monev", 14, 4, ERROR, "STATUS tidak dikenal.", "Pilih."),
                finding("Lembar Monev", 15, 4, INFO, "Catatan."),
                finding("WBS", 0, 0, ERROR, "Lembar tidak ada."),
            ),
            "Rencana_Aksi.xlsx",
        )
    )
    assert page.headings == [
        "Buku kerja 1 peringatan",
        "Lembar Monev 1 kesalahan, 1 catatan",
        "WBS 1 kesalahan",
    ]
    heads = ["SEL", "TINGKAT", "KODE", "PESAN", "SARAN"]
    assert page.tables == [
        [["Kesalahan", "Peringatan", "Catatan"], ["2", "1", "1"]],
        [heads, ["", "Peringatan", "ZI201", "Ada salinan.", "Pakai satu."]],
        [
            heads,
            ["D14", "Kesalahan", "ZI201", "STATUS tidak dikenal.", "Pilih."],
            ["D15", "Catatan", "ZI201", "Catatan.", ""],
        ],
        [heads, ["", "Kesalahan", "ZI201", "Lembar tidak ada.", ""]],
    ]
    assert "Rencana_Aksi.xlsx" in page.text


def test_a_sheet_that_comes_up_twice_has_one_section() -> None:
    page = Page(
        findings_html(
            (
                finding("B", 1, 1, ERROR, "satu"),
                finding("A", 1, 1, ERROR, "dua"),
                finding("B", 2, 1, ERROR, "tiga"),
            ),
            "x.xlsx",
        )
    )
    assert page.headings == ["B 2 kesalahan", "A 1 kesalahan"]
    assert [row[3] for row in page.tables[1][1:]] == ["satu", "tiga"]


def test_links_at_the_top_lead_to_the_sections() -> None:
    html = findings_html((finding("A", 1, 1, ERROR, "m"), finding("B", 1, 1, ERROR, "m")), "x.xlsx")
    tags = Page(html).tags
    targets = [a["href"] for tag, a in tags if tag == "a"]
    assert targets == [f"#{a['id']}" for tag, a in tags if tag == "h2"] and len(targets) == 2


def test_nothing_that_a_workbook_says_is_markup() -> None:
    nasty = "<script>alert(1)</script>\"'&amp;<img src=x onerror=y>\x00\x1b[31m\x85\ud800"
    html = findings_html((finding(nasty, 1, 1, ERROR, nasty, nasty),), nasty)
    html.encode("utf-8")
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "img"}
    assert page.tables[1][1][3] == "<script>alert(1)</script>\"'&amp;<img src=x onerror=y>[31m"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", html)


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    html = findings_html((finding("A", 1, 1, ERROR, "m"),), "x.xlsx")
    page = Page(html)
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "base"}
    assert not [a for _, a in page.tags if "src" in a or any(k.startswith("on") for k in a)]
    assert "url(" not in html and "@import" not in html and "http://" not in html
    assert "default-src 'none'" in [a.get("content") for t, a in page.tags if t == "meta"][1]


def test_a_clean_workbook_is_told_so() -> None:
    page = Page(findings_html((), "Rencana.xlsx"))
    assert "Tidak ada kesalahan, peringatan, atau catatan." in page.text
    assert page.tables == [[["Kesalahan", "Peringatan", "Catatan"], ["0", "0", "0"]]]


def test_thousands_are_written_as_in_indonesian() -> None:
    many = tuple(finding("A", n, 1, WARNING, f"m{n}") for n in range(1, 1235))
    page = Page(findings_html(many, "x.xlsx"))
    assert page.tables[0][1] == ["0", "1.234", "0"]
    assert page.headings == ["A 1.234 peringatan"]


def test_the_language_is_stated_and_the_heading_row_repeats_in_print() -> None:
    html = findings_html((finding("A", 1, 1, ERROR, "m"),), "x.xlsx")
    assert html.startswith('<!DOCTYPE html>\n<html lang="id">')
    assert "table-header-group" in html and "A4 landscape" in html
    assert sys.getsizeof(html) < 20_000
