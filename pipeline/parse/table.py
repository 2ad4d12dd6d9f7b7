"""A sheet as a table: typed records that know their cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import overload

from msgspec import Struct, field

from pipeline.model import RowRef
from pipeline.schema import Sheet

from .reading import FAULTY, Faulty, Value

_NO_LINKS: Mapping[str, str] = {}
_NO_PLACES: Mapping[str, int] = {}
_NO_COLUMNS: Mapping[str, Sequence[Value | Faulty]] = {}
_NO_ROWS: Mapping[int, Mapping[str, str]] = {}


class Record(Struct, frozen=True):
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


_NONE: frozenset[str] = frozenset()


class Records(Sequence[Record]):
    """The records of a sheet, held by columns: each is made when somebody asks for it.

    ``numbers`` are their rows, ``places`` where each schema column stands. ``columns`` hold a
    value for each record, FAULTY where its cell could not be read; ``links`` the hyperlinks
    of the records that have any, by index.
    """

    def __init__(
        self,
        sheet: str = "",
        places: Mapping[str, int] = _NO_PLACES,
        numbers: Sequence[int] = (),
        columns: Mapping[str, Sequence[Value | Faulty]] = _NO_COLUMNS,
        links: Mapping[int, Mapping[str, str]] = _NO_ROWS,
    ) -> None:
        self._sheet = sheet
        self._places = places
        self.numbers = numbers
        self._columns = columns
        self.links = links

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        values = {key: values[at] for key, values in self._columns.items()}
        return self._record(self.numbers[at], values, self.links.get(at, _NO_LINKS))

    def __iter__(self) -> Iterator[Record]:
        links = self.links
        keys = tuple(self._columns)
        for index, values in enumerate(zip(*self._columns.values(), strict=True)):
            by_key = dict(zip(keys, values, strict=True))
            yield self._record(self.numbers[index], by_key, links.get(index, _NO_LINKS))

    def _record(
        self, number: int, values: Mapping[str, Value | Faulty], links: Mapping[str, str]
    ) -> Record:
        row = RowRef(self._sheet, number, self._places)
        read = {key: value for key, value in values.items() if not isinstance(value, Faulty)}
        faulty = _NONE if len(read) == len(values) else frozenset(values.keys() - read.keys())
        return Record(row, read, faulty, links)

    def column(self, key: str) -> Sequence[Value | Faulty]:
        """What the records say in the column, FAULTY where that could not be read."""
        return self._columns.get(key) or [None] * len(self)

    def faulty(self) -> set[int]:
        """The records, by index, with a cell that could not be read."""
        return {
            index
            for values in self._columns.values()
            if FAULTY in values
            for index, value in enumerate(values)
            if value is FAULTY
        }

    def those(self, keys: Sequence[str], tells: Callable[[Record], bool]) -> Iterator[Record]:
        """The records of which ``tells`` says yes, by what they say in the columns ``keys``.

        Of records that say the same there it is asked once, for one without a row number.
        """
        columns = [self.column(key) for key in keys]
        wanted = {
            values
            for values in set(zip(*columns, strict=True))
            if tells(self._record(0, dict(zip(keys, values, strict=True)), _NO_LINKS))
        }
        if wanted:
            for index, values in enumerate(zip(*columns, strict=True)):
                if values in wanted:
                    yield self[index]

    def masked(self, masks: Mapping[int, Mapping[str, Value]]) -> Records:
        """The same with ``masks`` instead of what they say, and of their links, in those cells.

        A cell that could not be read stays so.
        """
        columns = dict(self._columns)
        for key in {key for changed in masks.values() for key in changed} & columns.keys():
            values = list(columns[key])
            for index, changed in masks.items():
                if key in changed and values[index] is not FAULTY:
                    values[index] = changed[key]
            columns[key] = values
        links = {
            index: {key: link for key, link in links.items() if key not in masks.get(index, ())}
            for index, links in self.links.items()
        }
        return Records(self._sheet, self._places, self.numbers, columns, links)


class Table(Struct, frozen=True):
    """A sheet that was read. ``columns``: where each schema column stands."""

    sheet: Sheet
    header_row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    records: Records = field(default_factory=Records)
