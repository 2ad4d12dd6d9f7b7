"""Each recap document of an office, built and filled, for the tests of what it prints."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.annex import write_sheets
from pipeline.model import Office
from pipeline.opc import read_parts
from pipeline.publication import public_complaints, public_wbs
from pipeline.recap import recap_complaints, recap_follow_ups, recap_wbs
from pipeline.render import context_of, render
from pipeline.view.recaps.complaints import build_complaints_recap
from pipeline.view.recaps.follow_ups import build_follow_up_table
from pipeline.view.recaps.sheets import complaint_sheets, follow_up_sheets, wbs_sheets
from pipeline.view.recaps.wbs import build_wbs_recap
from pipeline.workdays import WorkCalendar
from tests.sample_registers import AS_OF, OPTIONS, TW4

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


@dataclass(frozen=True)
class Made:
    """A document's record, its recap, and the bytes of the .docx and the .xlsx."""

    view: object
    recap: object
    docx: bytes
    xlsx: bytes


def filled(template: str, view: object) -> bytes:
    return render(TEMPLATES / template, context_of(view))


def _once(make: Callable[..., Made]) -> Callable[..., Made]:
    """Made once for one office and its options: the tests look at the same documents."""
    kept: dict[object, tuple[Office, Made]] = {}

    @functools.wraps(make)
    def made(office: Office, **options: object) -> Made:
        key = (id(office), *sorted(options.items()))
        if key not in kept:
            kept[key] = (office, make(office, **options))
        return kept[key][1]

    return made


@_once
def wbs(office: Office, *, public: bool = False, period=TW4, as_of=AS_OF) -> Made:
    recap = recap_wbs(office.cases, period, as_of)
    table = public_wbs(office, period, as_of) if public else None
    view = build_wbs_recap(office, None, recap, table, OPTIONS)
    book = write_sheets(wbs_sheets(view, recap, table))
    return Made(view, recap, filled("rekap_wbs.docx", view), book)


@_once
def complaints(office: Office, *, public: bool = False, period=TW4, as_of=AS_OF) -> Made:
    calendar = WorkCalendar(office.days_off)
    recap = recap_complaints(office.complaints, period, as_of, office.settings.limits, calendar)
    table = public_complaints(office, period, as_of) if public else None
    view = build_complaints_recap(office, None, recap, table, OPTIONS)
    book = write_sheets(complaint_sheets(view, recap, table))
    return Made(view, recap, filled("rekap_pengaduan.docx", view), book)


@_once
def follow_ups(office: Office, *, period=TW4, as_of=AS_OF) -> Made:
    recap = recap_follow_ups(office.follow_ups, period, as_of)
    view = build_follow_up_table(office, None, recap, OPTIONS)
    book = write_sheets(follow_up_sheets(view, recap))
    return Made(view, recap, filled("tindak_lanjut.docx", view), book)


def docx_tables(docx: bytes) -> list[list[list[str]]]:
    """Each table as rows of cells; a cell that is merged over several counts once."""
    tables = []
    for table in Document(io.BytesIO(docx)).tables:
        tables.append([[_text(cell) for cell in _own_cells(row)] for row in table.rows])
    return tables


def _text(cell: object) -> str:
    """The cell's lines; python-docx leaves out what stands in content controls."""
    lines = cell._tc.iterchildren(qn("w:p"))  # type: ignore[attr-defined]
    pieces = (qn("w:t"), qn("w:br"))
    return "\n".join("".join(t.text or "\n" for t in line.iter(*pieces)) for line in lines)


def _own_cells(row: object) -> list:
    seen, found = set(), []
    for cell in row.cells:  # type: ignore[attr-defined]
        if cell._tc not in seen:
            seen.add(cell._tc)
            found.append(cell)
    return found


def table_with(docx: bytes, head: str) -> list[list[str]]:
    """The rows below the head of the one table whose first head cell is ``head``."""
    (found,) = [t for t in docx_tables(docx) if t[0][0] == head]
    return found[1:]


def sheets_of(xlsx: bytes) -> dict[str, Worksheet]:
    book = load_workbook(io.BytesIO(xlsx))
    return {sheet.title: sheet for sheet in book.worksheets}


def sheet_rows(sheet: Worksheet, head: str) -> list[list[object]]:
    """The rows below the head row that begins with ``head``, up to the first blank one."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(rows) if row[0] == head)
    found = []
    for row in rows[start + 1 :]:
        if not any(value is not None for value in row):
            break
        found.append([value for value in row if value is not None])
    return found


def everything(data: bytes) -> str:
    """All text of every part, unpacked to any depth, with markup that splits words dropped."""
    texts = []
    for name, part in read_parts(data).items():
        texts.append(name)
        if part[:2] == b"PK":
            texts.append(everything(part))
        else:
            raw = part.decode("utf-8", "replace")
            texts += [raw, re.sub(r"<[^>]+>", "", raw)]
    return "\n".join(texts)
