"""What a new workbook is to hold, as values: the decree, settings, rows and marks.

:func:`blank_contents` is what ``init`` writes; ``pipeline.example`` fills the same record
with invented entries. :meth:`Contents.office` says what the workbook means, so that the
values stored beside the live formulas come from :mod:`pipeline.measure` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct, field

from pipeline import schema
from pipeline.model import Area, Decree, Entry, EntryStatus, Indicator, Obligation, Office, Settings
from pipeline.months import MONTH_NAMES, month_name
from pipeline.schedule import DueMonth, obligations, parse_target, window_opens

#: What a cell may be given: text, a number, a date (with or without a time of day), or nothing.
CellValue = str | int | float | date | datetime | None
Row = Mapping[str, CellValue]


class Contents(Struct, frozen=True):
    """Everything that :func:`pipeline.workbook.write_workbook` writes.

    ``settings`` are by setting key, ``rows`` by sheet name (mappings from column key),
    ``marks`` the due months (1…12) and ``persons`` PENANGGUNG JAWAB by KODE. ``today`` is
    the day on which the workbook is made; ``typed_as_of`` what stands in the cell
    TanggalBatas, None for the live formula of today.
    """

    decree: Decree
    today: date
    settings: Mapping[str, CellValue]
    rows: Mapping[str, tuple[Row, ...]]
    marks: Mapping[str, tuple[int, ...]]
    persons: Mapping[str, str] = field(default_factory=dict)
    typed_as_of: date | None = None

    @property
    def as_of(self) -> date:
        """A in design.md: the data's position that the stored values are true at."""
        return _day(self.typed_as_of) or self.today

    @property
    def year(self) -> int:
        """The plan year; 0 where the setting is left out."""
        value = self.settings.get("year")
        return int(value) if isinstance(value, int | float) else 0

    def dues(self, indicator: Indicator) -> tuple[DueMonth, ...]:
        """The due months of ``indicator`` by its marks, each with the window it has."""
        phrase = parse_target(indicator.target, self.year).dues
        result = []
        for month in sorted(self.marks.get(indicator.code, ())):
            opens, is_range = window_opens(phrase, month)
            result.append(DueMonth(month, opens, is_range))
        return tuple(result)

    def obligations(self) -> tuple[Obligation, ...]:
        """Every obligation, in the decree's order and by month."""
        return tuple(
            obligation
            for indicator in self._coded
            for obligation in obligations(indicator.code, self.dues(indicator), self.year)
        )

    @property
    def _coded(self) -> tuple[Indicator, ...]:
        """What the formulas count: by KODE, so not an indicator that has none yet."""
        return tuple(i for i in self.decree.indicators if i.has_code)

    def office(self) -> Office:
        """What the workbook says, as far as measures need it."""
        weights = {area: self.weight(area) for area, _ in schema.AREA_WEIGHTS}
        return Office(
            settings=Settings(
                year=self.year or None,
                weights={area: weight for area, weight in weights.items() if weight is not None},
            ),
            areas=tuple(Area(a.number, a.name, weights.get(a.number)) for a in self.decree.areas),
            indicators=self._coded,
            obligations=self.obligations(),
            entries=tuple(_entries(self.rows.get(schema.LEMBAR_MONEV.name, ()))),
        )

    def weight(self, area: str) -> float | None:
        """The weight of an area; None, which counts nothing, where the setting gives none."""
        value = self.settings.get(f"weight_{area}")
        return float(value) if isinstance(value, int | float) else None


def _text(value: CellValue) -> str:
    return "" if value is None else str(value).strip()


def _day(value: CellValue) -> date | None:
    """A date without its time of day; None for a blank cell."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


# As Excel's = compares: without regard to case.
_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
_STATUSES = {status.value.casefold(): status for status in EntryStatus}


def _entries(rows: Iterable[Row]) -> Iterable[Entry]:
    for row in rows:
        status = _text(row.get("status")).casefold()
        month = _text(row.get("month")).casefold()
        lines = _text(row.get("evidence")).split("\n")
        yield Entry(
            code=_text(row.get("code")),
            month=_MONTH_NUMBERS[month],
            status=_STATUSES[status] if status else None,
            realized_on=_day(row.get("realized_on")),
            evidence=tuple(line.strip() for line in lines if line.strip()),
        )


def blank_settings(decree: Decree) -> dict[str, CellValue]:
    """The settings that ``init`` writes: what the decree says, else the schema's defaults."""
    settings: dict[str, CellValue] = {s.key: s.default or None for s in schema.SETTINGS}
    settings["year"] = decree.year
    settings["decree_number"] = decree.reference or None
    settings["decree_date"] = decree.day
    settings["place"] = decree.place or None
    settings["office"] = decree.office.replace("Komisi Pemilihan Umum", "KPU")
    settings.update(_KNOWN_OFFICES.get(decree.office, {}))
    return settings


#: What a decree's office is called elsewhere: not in the decree, but known.
_KNOWN_OFFICES: Mapping[str, Mapping[str, CellValue]] = {
    "Komisi Pemilihan Umum Kabupaten Muaro Jambi": {"office_code": "1505", "province": "Jambi"},
}


def blank_contents(
    decree: Decree, today: date, settings: Mapping[str, CellValue] | None = None
) -> Contents:
    """A workbook as ``init`` writes it: marks from TARGET WAKTU, a row an obligation, no entry.

    ``settings`` (by key) stand in for those that the decree itself gives.
    """
    marks = {
        i.code: tuple(due.month for due in parse_target(i.target, decree.year).dues)
        for i in decree.indicators
    }
    return Contents(
        decree=decree,
        today=today,
        settings=blank_settings(decree) if settings is None else settings,
        rows={schema.LEMBAR_MONEV.name: monev_rows(decree, marks)},
        marks=marks,
        persons={i.code: i.person for i in decree.indicators if i.person},
    )


def monev_rows(decree: Decree, marks: Mapping[str, tuple[int, ...]]) -> tuple[Row, ...]:
    """The rows of Lembar Monev, one an obligation in the decree's order, without an entry."""
    return tuple(
        {"code": indicator.code, "month": month_name(month)}
        for indicator in decree.indicators
        if indicator.has_code
        for month in sorted(marks.get(indicator.code, ()))
    )
