"""Pengaturan: a row a setting, with its meaning beside it."""

from __future__ import annotations

from typing import Any

from pipeline import schema
from pipeline.schema import Setting, SettingKind

from .contents import Contents
from .heights import GrowingSheet
from .layout import setting_row
from .page import choice_check, date_check, fit_row, put, set_page, write_head
from .style import DATE, TEXT, Styles

SHEET = schema.PENGATURAN
_NOTE = "Isi kolom NILAI. Nama pengaturan tidak diubah; yang kosong dicetak [DIISI] dalam laporan."


def write_settings(sheet: GrowingSheet, styles: Styles, contents: Contents) -> None:
    """Writes every setting of the schema in its order."""
    set_page(sheet, tab="#BF8F00")
    write_head(sheet, styles, "PENGATURAN", _NOTE, SHEET.columns)
    for setting in schema.SETTINGS:
        row = setting_row(setting.key)
        value = contents.settings.get(setting.key)
        # Examples name the plan year.
        about = setting.about.replace("2025", str(contents.year or 2025))
        sheet.write_string(row, 0, setting.name, styles.plan(bold=True))
        put(sheet, row, 1, value, _format(styles, setting))
        sheet.write_string(row, 2, about, styles.plan(font_color="#595959"))
        fit_row(sheet, row, SHEET.columns, {"value": value, "about": about})
        check = _check(setting)
        if check is not None:
            sheet.data_validation(row, 1, row, 1, check)
    first, last = setting_row(schema.SETTINGS[0].key), setting_row(schema.SETTINGS[-1].key)
    sheet.ignore_errors({"number_stored_as_text": f"B{first + 1}:B{last + 1}"})
    sheet.freeze_panes(first, 1)


def _format(styles: Styles, setting: Setting) -> Any:
    number = {
        SettingKind.TEXT: TEXT,
        SettingKind.DATE: DATE,
        SettingKind.YEAR: "0",
        SettingKind.NUMBER: "General",
        SettingKind.DAYS: "0",
        SettingKind.CHOICE: TEXT,
    }[setting.kind]
    return styles.entry(num_format=number, align="left")


def _check(setting: Setting) -> dict[str, Any] | None:
    if setting.kind is SettingKind.CHOICE:
        return choice_check(setting.name, setting.choices)
    if setting.kind is SettingKind.DATE:
        return date_check(setting.name)
    if setting.kind is SettingKind.YEAR:
        return _number(setting, "integer", 2000, 2099, "tahun empat angka, mis. 2025")
    if setting.kind is SettingKind.DAYS:
        return _number(setting, "integer", 0, 366, "jumlah hari kerja, mis. 14")
    if setting.kind is SettingKind.NUMBER:
        return _number(setting, "decimal", 0, 100, "bilangan 0 sampai 100")
    return None


def _number(setting: Setting, kind: str, least: int, most: int, what: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_title": "Isian bukan bilangan yang benar",
        "error_message": f"{setting.name}: ketik {what}.",
    }
