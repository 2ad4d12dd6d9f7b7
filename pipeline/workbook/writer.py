"""The conductor: opens the file, makes every sheet of the schema in order, names the ranges."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from xlsxwriter import Workbook

from pipeline import schema

from . import layout
from .contents import Contents
from .figures import Figures, figures_of
from .guide_sheet import write_guide
from .heights import GrowingSheet
from .monev_sheet import MonevSheet, last_row
from .plan_sheet import SPARE, PlanSheet, first_and_last_row
from .registers import write_register
from .rekap_sheet import RekapSheet, range_of
from .settings_sheet import write_settings
from .style import Styles


def write_workbook(target: BinaryIO, contents: Contents) -> None:
    """Writes the workbook of design.md to ``target``; equal contents give equal bytes.

    Raises KeyError where a row of Lembar Monev has a BULAN or STATUS that is not in the
    schema: contents come from the program, not from a user.
    """
    figures = figures_of(contents)
    buffer = BytesIO()
    book = _new_book(buffer, contents)
    styles = Styles(book)
    for contract in schema.SHEETS:
        _write_sheet(
            book.add_worksheet(contract.name, GrowingSheet), styles, contract, contents, figures
        )
    _define_names(book, contents)
    book.close()
    target.write(buffer.getvalue())


def write_case_workbook(target: BinaryIO, contents: Contents) -> None:
    """Writes a restricted workbook that holds nothing but the sheet WBS and its rows."""
    buffer = BytesIO()
    book = _new_book(buffer, contents)
    sheet = book.add_worksheet(schema.WBS.name, GrowingSheet)
    rows = contents.rows.get(schema.WBS.name, ())
    write_register(sheet, Styles(book), schema.WBS, rows)
    book.close()
    target.write(buffer.getvalue())


def _new_book(buffer: BytesIO, contents: Contents) -> Workbook:
    book = Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "dd/mm/yyyy",
        },
    )
    _properties(book, contents)
    return book


def _properties(book: Workbook, contents: Contents) -> None:
    # The day of making stands for the time, so that the same contents give the same bytes.
    made = datetime(contents.today.year, contents.today.month, contents.today.day)
    title = f"Rencana Aksi Zona Integritas {contents.year or ''}".strip()
    book.set_properties({"title": title, "author": "", "created": made})
    book.set_calc_mode("auto")


def _write_sheet(
    sheet: GrowingSheet,
    styles: Styles,
    contract: schema.Sheet,
    contents: Contents,
    figures: Figures,
) -> None:
    if contract is schema.PETUNJUK:
        write_guide(sheet, styles, str(contents.settings.get("office") or ""), contents.year)
    elif contract is schema.PENGATURAN:
        write_settings(sheet, styles, contents)
    elif contract is schema.RENCANA_AKSI:
        PlanSheet(sheet, styles, contents, figures).write()
    elif contract is schema.LEMBAR_MONEV:
        MonevSheet(sheet, styles, contents, figures).write()
    elif contract is schema.REKAP:
        RekapSheet(sheet, styles, contents, figures).write()
    else:
        write_register(sheet, styles, contract, contents.rows.get(contract.name, ()))


def _define_names(book: Workbook, contents: Contents) -> None:
    first, last = first_and_last_row(contents)
    used = {
        schema.RENCANA_AKSI.name: last + SPARE + 1,
        schema.LEMBAR_MONEV.name: last_row(contents),
    }
    for named in layout.RANGE_NAMES:
        book.define_name(named.name, named.reference(used.get(named.sheet.name, 0)))
    code = layout.letter_of(schema.RENCANA_AKSI, "code")
    plan = schema.RENCANA_AKSI.name
    book.define_name(
        layout.CODE_LIST_NAME, f"='{plan}'!${code}${first + 1}:${code}${last + SPARE + 1}"
    )
    for name, place in (
        (schema.AS_OF_NAME, layout.REKAP_AS_OF),
        (layout.POSITION_NAME, layout.REKAP_POSITION),
        (layout.DUE_MONTHS_NAME, layout.REKAP_DUE_MONTHS),
        (layout.ARREARS_MONTHS_NAME, layout.REKAP_ARREARS_MONTHS),
        (layout.PASSED_MONTHS_NAME, layout.REKAP_PASSED_MONTHS),
        (layout.YEAR_NAME, layout.REKAP_YEAR),
    ):
        book.define_name(name, range_of(*place))
