"""A worksheet element by element: the way that reads any form of it."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model import CellRef
from pipeline.raw import Held

from .grid import Grid, Link
from .held import How, formula
from .limits import LAST_COLUMN
from .markup import MAIN, Attributes, Parser, is_true, local_names, relation_id
from .text import plain

_NAMES = local_names(
    MAIN, "sheetData", "row", "c", "v", "f", "is", "t", "rPh", "col", "mergeCell", "hyperlink"
)


class Careful:
    """The handlers of one parser, which put what they see into a grid.

    ``row_end`` is where the last row ended: the offset of its end tag in the stream;
    ``last_row`` is its number, also where it was taken the plain way.
    """

    def __init__(self, parser: Parser, grid: Grid) -> None:
        self._parser = parser
        self._grid = grid
        self.in_data = False
        self.row_end = -1
        self.last_row = 0
        self._column = 0
        self._cell: Attributes | None = None
        self._collect: list[str] | None = None
        self._value: str | None = None
        self._source: str | None = None
        self._inline: list[str] | None = None
        self._hints = 0
        self._start: dict[str, Callable[[Attributes], None]] = {
            "sheetData": self._enter,
            "row": self._start_row,
            "c": self._start_cell,
            "is": self._start_inline,
            "v": self._start_text,
            "f": self._start_text,
            "t": self._start_text,
            "rPh": self._start_hint,
            "col": self._col,
            "mergeCell": self._merge,
            "hyperlink": self._hyperlink,
        }
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text

    def _on_start(self, name: str, attributes: Attributes) -> None:
        local = _NAMES.get(name)
        if local is not None and local in self._start:
            self._start[local](attributes)

    def _on_text(self, text: str) -> None:
        if self._collect is not None:
            self._collect.append(text)

    def _on_end(self, name: str) -> None:
        local = _NAMES.get(name)
        if local == "c":
            self._end_cell()
        elif local == "row":
            self.row_end = self._parser.CurrentByteIndex
        elif local == "sheetData":
            self.in_data = False
        elif local == "rPh":
            self._hints -= 1
        elif local in ("v", "f", "t") and self._collect is not None:
            self._end_text(local, "".join(self._collect))

    def _end_text(self, local: str, text: str) -> None:
        self._collect = None
        if local == "v":
            self._value = text
        elif local == "f":
            self._source = text
        elif self._inline is not None and not self._hints:
            self._inline.append(text)

    def _enter(self, _: Attributes) -> None:
        self.in_data = True

    def _start_row(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        self.last_row = int(given) if given else self.last_row + 1
        self._column = 0
        if is_true(attributes.get("hidden")):
            self._grid.hidden_rows.add(self.last_row)

    def _start_cell(self, attributes: Attributes) -> None:
        if not self.in_data:
            return
        self._cell = attributes
        self._value = self._source = self._inline = None

    def _start_text(self, _: Attributes) -> None:
        if self._cell is not None:
            self._collect = []

    def _start_inline(self, _: Attributes) -> None:
        self._inline = []

    def _start_hint(self, _: Attributes) -> None:
        self._hints += 1

    def _end_cell(self) -> None:
        cell, grid = self._cell, self._grid
        self._cell = None
        if cell is None:
            return
        reference = cell.get("r")
        if reference:
            row, self._column = grid.address(reference)
        else:
            row, self._column = self.last_row, self._column + 1
            if self._column > LAST_COLUMN:
                raise ValueError("column")
        how = grid.how(cell.get("t"), cell.get("s"))
        held = self._held(grid.place(row, self._column), how)
        if held is not None:
            grid.budget.spend_cells(1)
            cells = grid.row(row)
            if self._column in cells:  # one of the two values would be lost in silence
                raise ValueError("a cell twice")
            cells[self._column] = held

    def _held(self, place: CellRef, how: How) -> Held:
        """What the cell that ends here holds; None where it is blank."""
        if how is How.INLINE:
            value: Held = None if self._inline is None else plain("".join(self._inline))
        else:
            value = self._grid.decoder.value(place, how, self._value) if self._value else None
        if self._source is None:
            return value
        return formula(place, how, self._source, value)

    def _col(self, attributes: Attributes) -> None:
        if is_true(attributes.get("hidden")):
            self._grid.budget.spend_items()
            span = (int(attributes["min"]), int(attributes["max"]))
            self._grid.hidden_columns.append(span)

    def _merge(self, attributes: Attributes) -> None:
        self._grid.budget.spend_items()
        self._grid.merges.append(self._grid.area(attributes["ref"]))

    def _hyperlink(self, attributes: Attributes) -> None:
        self._grid.budget.spend_items()
        relation = relation_id(attributes)
        if relation:
            area = self._grid.area(attributes["ref"])
            self._grid.links.append(Link(area, relation))
