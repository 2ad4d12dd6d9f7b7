"""Where a heading will probably stand: page numbers before anything has laid out the pages.

Only a word processor knows where pages break. What is put here shows on the screen until
Word replaces it (when it prints, exports or updates fields); LibreOffice always does.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from pipeline.render.styles import Styles, W, on, value

# Average width of a letter, and height of a line, in parts of the font's size.
_WIDE_LETTER, _LETTER, _LINE = 0.55, 0.49, 1.17
# Words that do not fit leave the ends of lines empty, by this many letters on average.
_RAGGED = 2
_CELL_MARGIN, _ROW_LINE = 6.0, 0.5
_TWIPS = 20
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU_PER_POINT = 12_700


class _Look(Struct, frozen=True):
    """A paragraph style in points; ``letter`` the average width of a letter."""

    line: float
    letter: float
    before: float
    after: float
    indent: float
    new_page: bool
    keep_next: bool

    def height(self, block: etree._Element, width: float) -> float:
        breaks = sum(1 for _ in block.iter(W + "br"))
        count = lines(_letters(block), max(1.0, (width - self.indent) / self.letter)) + breaks
        return self.space_above(block) + count * self.line + self.after

    def space_above(self, block: etree._Element) -> float:
        """Points above the paragraph: its own, else its style's."""
        spacing = block.find(f"{W}pPr/{W}spacing")
        own = None if spacing is None else spacing.get(W + "before")
        return int(own) / _TWIPS if own and own.isdigit() else self.before


def lines(letters: int, room: float) -> int:
    """Lines that ``letters`` take up where ``room`` of them fit into a line."""
    if letters <= room:
        return 1
    return 1 + int((letters - 1) / max(1.0, room - _RAGGED))


class _Column(Struct, frozen=True):
    """A table's column: letters in a line, a line's height, space around a cell's text."""

    room: float
    line: float
    space: float


class PageEstimate:
    """Page numbers of the paragraphs in the body of ``root``."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self._looks: dict[str, _Look] = {}
        self._pages: dict[etree._Element, int] = {}
        body = root.find(W + "body")
        if body is not None:
            self._lay_out(body)

    def page_of(self, paragraph: etree._Element) -> str:
        return str(self._pages.get(paragraph, 1))

    def _lay_out(self, body: etree._Element) -> None:
        sections = iter([*body.iterfind(f"{W}p/{W}pPr/{W}sectPr"), *body.iterfind(W + "sectPr")])
        section = next(sections, None)
        width, height = text_area(section)
        page, y = _first_page(section, 1), 0.0
        blocks = list(body)
        for index, block in enumerate(blocks):
            if block.tag == W + "tbl":
                page, y = self._place_rows(block, height, page, y)
            elif block.tag == W + "p":
                look = self._look(_style_of(block))
                own = block.find(f"{W}pPr/{W}pageBreakBefore")
                if y and (look.new_page if own is None else on(own)):
                    page, y = page + 1, 0.0
                needed = look.height(block, width) + _drawings(block)
                # A heading moves on with the lines that it announces.
                held = 5 * look.line if look.keep_next else 0.0
                if kept := self._is_kept(block):
                    held = max(held, self._held(blocks[index + 1 :], width))
                if y + needed + held > height:
                    if kept or needed < 4 * look.line:
                        page, y = page + 1, 0.0
                    else:
                        page, y = page + 1, y - height
                self._pages[block] = page
                y += needed
                if block.find(f"{W}pPr/{W}sectPr") is not None:
                    section = next(sections, None)
                    width, height = text_area(section)
                    page, y = _first_page(section, page + 1), 0.0

    def _is_kept(self, block: etree._Element) -> bool:
        """Whether a paragraph stays on the page of the block below it."""
        own = block.find(f"{W}pPr/{W}keepNext")
        return self._look(_style_of(block)).keep_next if own is None else on(own)

    def _held(self, below: Sequence[etree._Element], width: float) -> float:
        """The height of what has to stay on the page of the paragraph above it."""
        held = 0.0
        for block in below:
            if block.tag != W + "p":
                break
            look = self._look(_style_of(block))
            needed = look.height(block, width) + _drawings(block)
            if not self._is_kept(block):
                return held + min(needed, look.space_above(block) + 2 * look.line)
            held += needed
        return held

    def _place_rows(
        self, table: etree._Element, height: float, page: int, y: float
    ) -> tuple[int, float]:
        widths = [
            int(column.get(W + "w") or 0) / _TWIPS - _CELL_MARGIN
            for column in table.iterfind(f"{W}tblGrid/{W}gridCol")
        ]
        head, columns = 0.0, list[_Column]()
        for row in table.iterchildren(W + "tr"):
            is_head = row.find(f"{W}trPr/{W}tblHeader") is not None
            cells = row.findall(W + "tc")
            # The rows of a table look alike: the first after the heads stands for all.
            if len(columns) != len(cells):
                columns = list(map(self._column, cells, widths))
            needed = _ROW_LINE + _row_height(row, cells, columns)
            if y + needed > height:
                page, y = page + 1, head
            y += needed
            if is_head:
                head, columns = head + needed, []
        return page, y

    def _column(self, cell: etree._Element, width: float) -> _Column:
        look = self._look(_style_of(cell.find(W + "p")))
        return _Column(max(1.0, width / look.letter), look.line, look.before + look.after)

    def _look(self, style: str) -> _Look:
        if style not in self._looks:
            self._looks[style] = self._looked_up(style)
        return self._looks[style]

    def _looked_up(self, style: str) -> _Look:
        def number(path: str, name: str, otherwise: int) -> int:
            node = self._styles.find(style, path)
            found = None if node is None else node.get(W + name)
            return int(found) if found and found.lstrip("-").isdigit() else otherwise

        size = number(f"{W}rPr/{W}sz", "val", 22) / 2
        font = self._styles.find(style, f"{W}rPr/{W}rFonts")
        wide = font is not None and "Bookman" in (font.get(W + "ascii") or "")
        spacing = f"{W}pPr/{W}spacing"
        return _Look(
            line=size * _LINE * number(spacing, "line", 240) / 240,
            letter=size * (_WIDE_LETTER if wide else _LETTER),
            before=number(spacing, "before", 0) / _TWIPS,
            after=number(spacing, "after", 0) / _TWIPS,
            indent=number(f"{W}pPr/{W}ind", "left", 0) / _TWIPS,
            new_page=on(self._styles.find(style, f"{W}pPr/{W}pageBreakBefore")),
            keep_next=on(self._styles.find(style, f"{W}pPr/{W}keepNext")),
        )


def _letters(block: etree._Element) -> int:
    # Ten times as fast as ``itertext``, which matters for an annex of thousands of cells.
    return len(etree.tostring(block, method="text", encoding="unicode", with_tail=False))


def _drawings(block: etree._Element) -> float:
    """Height of what is drawn among the words of a paragraph, in points."""
    found = [extent.get("cy", "0") for extent in block.iter(f"{_WP}extent")]
    return sum(int(one) / _EMU_PER_POINT for one in found if one.isdecimal())


def _row_height(row: etree._Element, cells: list[etree._Element], columns: list[_Column]) -> float:
    breaks = next(row.iter(W + "br"), None) is not None
    highest = 0.0
    for cell, column in zip(cells, columns, strict=False):
        count = lines(_letters(cell), column.room)
        if breaks:
            count += sum(1 for _ in cell.iter(W + "br"))
        highest = max(highest, column.space + count * column.line)
    return highest


def _style_of(paragraph: etree._Element | None) -> str:
    return "" if paragraph is None else value(paragraph.find(f"{W}pPr/{W}pStyle")) or ""


def text_area(section: etree._Element | None) -> tuple[float, float]:
    """Width and height of the text on a page, in points; of A4 where the section is silent."""
    size = None if section is None else section.find(W + "pgSz")
    margins = None if section is None else section.find(W + "pgMar")
    if size is None or margins is None:
        return 453.0, 700.0

    def taken(*sides: str) -> int:
        return sum(abs(int(margins.get(W + side) or 0)) for side in sides)

    width = int(size.get(W + "w") or 11906) - taken("left", "right")
    height = int(size.get(W + "h") or 16838) - taken("top", "bottom")
    return width / _TWIPS, height / _TWIPS


def _first_page(section: etree._Element | None, otherwise: int) -> int:
    form = None if section is None else section.find(W + "pgNumType")
    start = None if form is None else form.get(W + "start")
    return int(start) if start and start.isdigit() else otherwise
