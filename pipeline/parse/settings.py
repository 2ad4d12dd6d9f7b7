"""The sheet Pengaturan → :class:`Settings`. Names are matched as headers are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from pipeline import rules
from pipeline.exceltext import loose, shown
from pipeline.findings import Finding, Severity
from pipeline.model import CellRef, Settings
from pipeline.near import misspelling_of, suggestion
from pipeline.raw import CellKind, RawCell, RawSheet
from pipeline.schema import (
    AREA_WEIGHTS,
    BANDS,
    LIMITS,
    PENGATURAN,
    SETTINGS,
    Column,
    Kind,
    Setting,
    SettingKind,
)

from .cells import read_value
from .reading import Faulty, Reading, Value, number_text
from .table import Record, Table

#: A plan year outside of these is a slip of the keyboard.
_YEARS = range(2000, 2100)


class SettingRows(Struct, frozen=True):
    """The settings with the cells that they stand in, and each value as read, by key."""

    settings: Settings
    places: Mapping[str, CellRef]
    values: Mapping[str, object] = field(default_factory=dict)


def parse_settings(
    table: Table | None, raw: RawSheet | None, year: int | None, found: list[Finding]
) -> SettingRows:
    """Settings from the rows of Pengaturan; defaults where they say nothing readable.

    ``year`` (an option) stands in where Tahun is blank or missing.
    """
    if table is None or raw is None or "value" not in table.columns:
        defaults = {s.key: s.default for s in SETTINGS if s.default != ""}
        return SettingRows(_settings(defaults, year), {})
    rows = _rows(table, found)
    values: dict[str, object] = {}
    places = {}
    for setting in SETTINGS:
        record = rows.get(setting.key)
        if record is None:
            _report_missing(setting, table, year, found)
            values[setting.key] = _fallback(setting)
            continue
        place = record.row.cell("value")
        places[setting.key] = place
        cell = raw.cell(place.row, place.column)
        values[setting.key] = _read(setting, cell, place, year, found)
    return SettingRows(_settings(values, year), places, values)


def _rows(table: Table, found: list[Finding]) -> dict[str, Record]:
    rows: dict[str, Record] = {}
    unmatched: list[Record] = []
    names = {loose(name): s.key for s in SETTINGS for name in (s.name, *s.aliases)}
    by_key = {s.key: s for s in SETTINGS}
    for record in table.records:
        key = names.get(loose(record.text("name")))
        if key is None:
            unmatched.append(record)
        elif key in rows:
            severity = Severity.ERROR if key == "year" else Severity.WARNING
            numbers = f"{rows[key].row.number} dan {record.row.number}"
            place = record.row.cell("name")
            setting = by_key[key].name
            rule = rules.settings.SETTING_TWICE
            found.append(rule.at(place, severity, setting=setting, rows=numbers))
        else:
            rows[key] = record
    for record in unmatched:
        _match_misspelled(record, rows, found)
    return rows


def _match_misspelled(record: Record, rows: dict[str, Record], found: list[Finding]) -> None:
    text = record.text("name")
    place = record.row.cell("name")
    if not text:
        if not record.is_blank("value"):
            found.append(rules.cells.REQUIRED_BLANK.at(place, column="PENGATURAN"))
        return
    missing = {s.name: s.key for s in SETTINGS if s.key not in rows}
    near = misspelling_of(text, missing)
    if near:
        rows[missing[near]] = record
        rule = rules.settings.SETTING_NEAR
        found.append(rule.at(place, text=shown(text), setting=near))
    elif not record.is_blank("value"):  # a name alone is a heading
        hint = suggestion(text, missing, cutoff=0.75)
        rule = rules.settings.SETTING_UNKNOWN
        found.append(rule.at(place, text=shown(text), suggestion=hint))


def _fallback(setting: Setting) -> object:
    """What stands in for a setting that says nothing readable.

    A weight counts nothing then, for the formulas of Rekap take it so.
    """
    return None if _is_weight(setting) else setting.default


def _is_weight(setting: Setting) -> bool:
    return setting.key.startswith("weight_")


def _fallback_text(setting: Setting) -> str:
    value = _fallback(setting)
    if value is None:
        return "0"
    return number_text(value) if value != "" else "nilai kosong"


def _report_missing(setting: Setting, table: Table, year: int | None, found: list[Finding]) -> None:
    place = CellRef(table.sheet.name)
    if setting.key == "year":
        if year is None:
            found.append(rules.settings.YEAR_MISSING.at(place))
        return
    if not setting.optional:
        rule = rules.settings.SETTING_MISSING
        found.append(rule.at(place, setting=setting.name, default=_fallback_text(setting)))


_KINDS: Mapping[SettingKind, Kind] = {
    SettingKind.TEXT: Kind.TEXT,
    SettingKind.YEAR: Kind.TEXT,
    SettingKind.DATE: Kind.DATE,
    SettingKind.NUMBER: Kind.TEXT,
    SettingKind.DAYS: Kind.TEXT,
    SettingKind.CHOICE: Kind.TEXT,
}


def _read(
    setting: Setting, cell: RawCell, place: CellRef, year: int | None, found: list[Finding]
) -> object:
    """The setting's value; its default (with a finding) where the cell does not give one."""
    column = Column("value", setting.name, _KINDS[setting.kind])
    value = read_value(Reading(PENGATURAN, column, cell, place, found))
    if isinstance(value, Faulty):
        return _fallback(setting)
    if value in (None, ""):
        return _blank(setting, place, year, found)
    if setting.kind in (SettingKind.TEXT, SettingKind.DATE):
        return value
    read = _of_kind(setting, cell, value)
    if read is not None:
        return read
    if setting.key == "year":
        found.append(rules.settings.YEAR_MALFORMED.at(place, text=shown(value)))
        return None
    # Excel takes a weight that is text for 0, and anything else for a number.
    severity = Severity.ERROR if cell.kind is not CellKind.TEXT and _is_weight(setting) else None
    found.append(
        rules.settings.SETTING_MALFORMED.at(
            place,
            severity,
            setting=setting.name,
            text=shown(value),
            kind=setting.kind.value,
            default=_fallback_text(setting),
        )
    )
    return _fallback(setting)


def _blank(setting: Setting, place: CellRef, year: int | None, found: list[Finding]) -> object:
    if setting.key == "year":
        if year is None:
            found.append(rules.settings.YEAR_MISSING.at(place))
        return None
    if setting.needed:
        found.append(rules.settings.SETTING_BLANK.at(place, setting=setting.name))
        return ""
    if setting.optional:
        return _fallback(setting)
    if setting.default != "" and setting.kind is not SettingKind.TEXT:
        rule = rules.settings.SETTING_WITHOUT_VALUE
        found.append(rule.at(place, setting=setting.name, default=_fallback_text(setting)))
        return _fallback(setting)
    return ""


def _of_kind(setting: Setting, cell: RawCell, value: Value) -> object:
    """The value as the setting's kind; None where it is not one."""
    if setting.kind is SettingKind.CHOICE:
        return next((c for c in setting.choices if loose(c) == loose(str(value))), None)
    number = cell.value if cell.kind is CellKind.NUMBER else None
    if setting.kind is SettingKind.YEAR:
        text = cell.text if cell.kind is CellKind.TEXT else str(value)
        year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
        return year if year in _YEARS else None
    if not isinstance(number, int | float) or number < 0:
        return None
    if setting.kind is SettingKind.DAYS:
        return int(number) if number == int(number) and number > 0 else None
    return number


def _settings(values: Mapping[str, object], year: int | None) -> Settings:
    def text(key: str) -> str:
        value = values.get(key)
        return value if isinstance(value, str) else ""

    def number(key: str) -> float | None:
        value = values.get(key)
        return float(value) if isinstance(value, int | float) else None

    own_year = values.get("year")
    decree_date = values.get("decree_date")
    weights = {n: w for n, _ in AREA_WEIGHTS if (w := number(f"weight_{n}")) is not None}
    bands = tuple((word, b) for k, word, _ in BANDS if (b := number(f"band_{k}")) is not None)
    limits = {k: int(d) for k, _, _ in LIMITS if (d := number(f"limit_{k}")) is not None}
    return Settings(
        office=text("office"),
        office_code=text("office_code"),
        province=text("province"),
        year=own_year if isinstance(own_year, int) else year,
        decree_number=text("decree_number"),
        decree_date=decree_date if isinstance(decree_date, date) else None,
        place=text("place"),
        address=text("address"),
        signing_post=text("signing_post"),
        acknowledging_post=text("acknowledging_post"),
        signing_purpose=text("signing_purpose"),
        recipient=text("recipient"),
        letter_pattern=text("letter_pattern"),
        weights=weights,
        bands=bands,
        limits=limits,
        is_example=text("data_nature") == "Contoh",
    )
