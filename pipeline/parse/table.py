"""A sheet as a table: typed records that know their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.model import RowRef
from pipeline.schema import Sheet

from .reading import Value


@dataclass(frozen=True, slots=True)
class Record:
    """A row's values by column key.

    ``faulty`` names the columns whose cell could not be read (a finding stands there);
    they have no value. ``links`` are the cells' hyperlink targets.
    """

    row: RowRef
    values: Mapping[str, Value]
    faulty: frozenset[str] = frozenset()
    links: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def lines(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        return value if isinstance(value, tuple) else ()

    def number(self, key: str) -> int | float | None:
        value = self.values.get(key)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def marked(self, key: str) -> bool:
        return self.values.get(key) is True

    def is_blank(self, key: str) -> bool:
        """Nothing stands there (a cell that could not be read is not blank)."""
        return key not in self.faulty and self.values.get(key) in (None, "", (), False)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that was read. ``columns``: where each schema column stands."""

    sheet: Sheet
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
